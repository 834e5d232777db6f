"""The page of keys: each key once, each action there, nothing an input method rewrites."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tui import keys
from tui.app import ChiboApp
from tui.language import both, set_language
from tui.room import Room
from tui.rooms.agenda.forms import CheckRoom, ItemRoom
from tui.rooms.agenda.screen import AgendaRoom
from tui.rooms.agenda.templates import LineRoom, TemplateRoom
from tui.rooms.alerts.screen import AlertsRoom
from tui.rooms.assignments.candidates import CandidatesRoom
from tui.rooms.assignments.form import AssignmentRoom
from tui.rooms.assignments.paperless import PaperlessRoom
from tui.rooms.assignments.screen import AssignmentsRoom
from tui.rooms.attendance.screen import AttendanceRoom
from tui.rooms.calendar.days import DaysRoom
from tui.rooms.calendar.screen import CalendarRoom
from tui.rooms.calendar.warnings import WarningsRoom
from tui.rooms.commendations.form import CommendationRoom
from tui.rooms.commendations.screen import CommendationsRoom
from tui.rooms.help.screen import HelpRoom
from tui.rooms.history.screen import HistoryRoom
from tui.rooms.home.screen import HomeRoom
from tui.rooms.intake.columns import IntakeColumnsRoom
from tui.rooms.intake.row import IntakeRowRoom
from tui.rooms.intake.screen import IntakeRoom
from tui.rooms.palette.screen import PaletteRoom
from tui.rooms.papers.screen import PaperRoom
from tui.rooms.register.screen import RegisterRoom
from tui.rooms.registrations.act import ActRoom
from tui.rooms.registrations.form import RegistrationRoom
from tui.rooms.registrations.review import ReviewRoom
from tui.rooms.registrations.screen import RegistrationsRoom
from tui.rooms.roster.member import MemberRoom
from tui.rooms.roster.screen import RosterRoom
from tui.rooms.roster.span import SpanRoom
from tui.rooms.scoring.screen import ScoringRoom
from tui.rooms.scoring.sheet import ScoreRoom
from tui.rooms.settings.keymap import KeysRoom
from tui.rooms.settings.reason import ReasonRoom
from tui.rooms.settings.rules import RulesRoom
from tui.rooms.settings.screen import SettingsRoom
from tui.rooms.settings.versions import VersionsRoom
from tui.rooms.themes.document import DocumentRoom
from tui.rooms.themes.documents import DocumentsRoom
from tui.rooms.themes.screen import ThemesRoom
from tui.rooms.themes.theme import ThemeRoom
from tui.rooms.themes.topic import TopicRoom
from tui.rooms.welcome.screen import WelcomeRoom

ROOMS: dict[str, type[Room]] = {
    room.noun: room
    for room in (
        ActRoom, CommendationRoom, CommendationsRoom, RegistrationRoom, RegistrationsRoom, ReviewRoom,
        AgendaRoom, AlertsRoom, AssignmentRoom, AssignmentsRoom, AttendanceRoom, CalendarRoom, CandidatesRoom,
        CheckRoom, DaysRoom, DocumentRoom, DocumentsRoom, HelpRoom, HistoryRoom, HomeRoom,
        IntakeColumnsRoom, IntakeRoom, IntakeRowRoom, ItemRoom, KeysRoom, LineRoom, MemberRoom, PaletteRoom,
        PaperRoom, PaperlessRoom, ReasonRoom, RegisterRoom, RosterRoom, RulesRoom, ScoreRoom, ScoringRoom,
        SettingsRoom, SpanRoom, TemplateRoom, ThemeRoom, ThemesRoom, TopicRoom, VersionsRoom, WarningsRoom, WelcomeRoom,
    )
}  # fmt: skip


@pytest.mark.parametrize("room", ROOMS)
def test_each_key_stands_once_in_a_room(room: str) -> None:
    count = Counter(k for row in keys.of_room(room) for k in row.keys.split(",") if k)
    assert [k for k, n in count.items() if n > 1] == []


def test_each_id_stands_once() -> None:
    assert max(Counter(row.id for row in keys.KEYS).values()) == 1


@pytest.mark.parametrize("row", keys.KEYS, ids=lambda row: row.id)
def test_each_action_exists(row: keys.Key) -> None:
    name = re.match(r"(app\.)?(\w+)", row.action)
    assert name is not None
    owners = [ChiboApp] if name[1] else [ROOMS[r] for r in ROOMS if row.room in (r, keys.shared_with(r))]
    assert owners
    for owner in owners:
        assert callable(getattr(owner, f"action_{name[2]}", None)), owner


@pytest.mark.parametrize("row", keys.KEYS, ids=lambda row: row.id)
def test_a_letter_shortcut_is_one_no_input_method_rewrites(row: keys.Key) -> None:
    for key in row.keys.split(","):
        if len(key) == 1 and key.isalpha():
            assert key in keys.SAFE_LETTERS
        assert key not in {"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+j"}


@pytest.mark.parametrize("row", [r for r in keys.KEYS if r.keys], ids=lambda row: row.id)
def test_nothing_is_only_on_a_function_key_or_only_on_esc(row: keys.Key) -> None:
    others = [k for k in row.keys.split(",") if not re.fullmatch(r"f\d+|escape", k)]
    assert others or row.palette


def test_the_palette_finds_by_words_of_either_language() -> None:
    set_language("vi")
    row = next(r for r in keys.KEYS if r.id == "attendance.late")
    assert both(row.label) == ("muộn", "late")


def test_the_readme_has_the_table_of_keys_as_the_page_has_it() -> None:
    set_language("vi")
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    assert keys.as_markdown() in readme
