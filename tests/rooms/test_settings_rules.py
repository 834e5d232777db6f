"""The rule set by its keys: sentence, document, the cell's own number, and the versions it has had."""

from __future__ import annotations

import pytest

from store import Book
from store.records import Code
from store.rules.ruleset import load
from tests.cells import again
from tests.rooms.conftest import Opener, cursor_line, said, screen, to_row
from tui.app import ChiboApp
from tui.language import set_language
from tui.rooms.settings.wide import wrapped


async def test_a_number_changed_in_the_room_changes_the_roll_call_at_once(roll: Opener, book: Book) -> None:
    for month in ("2026-09", "2026-10"):
        book.attendance.mark(book.calendar.resolve(month).id, 1, Code.EXCUSED, reason="study")
    async with roll() as pilot:
        await pilot.press("p", "4", "up")
        assert "vắng có phép 3 buổi liên tiếp" not in said(pilot)
        assert "có phép 3" not in said(pilot)
        await pilot.press("f9", "pagedown", "pagedown", "pagedown", "down", "enter", "down")
        assert "Số buổi vắng có phép liên tiếp" in cursor_line(pilot)
        await pilot.press("2", "enter")
        app = pilot.app
        assert isinstance(app, ChiboApp)
        app.go("attendance")
        await pilot.pause()
        assert "HD 12" in screen(pilot)[-2]
    assert again(book.disk_folder).settings.cell().rules == {"excused_in_a_row": 2}


async def test_a_rule_shows_its_sentence_document_and_what_is_the_cells_own(rooms: Opener, book: Book) -> None:
    async with rooms("settings") as pilot:
        await to_row(pilot, "Buổi sinh hoạt")
        await pilot.press("enter", "down", "down", *"60 phút", "enter", "up")
        text = said(pilot)
        assert "60" in cursor_line(pilot)
        assert "phút • mặc định 90" in cursor_line(pilot)
        assert "Thời lượng ít nhất của một buổi sinh hoạt\n" in text
        assert "Hướng dẫn 42-HD/BTCTW (28/10/2025); trước đó" in text
        assert "Mặc định: 90 phút." in text
        assert again(book.disk_folder).settings.rules().version[:12] in screen(pilot)[0]
        await pilot.press("backspace", "enter", "up")
        assert "mặc định 90" not in cursor_line(pilot)
    assert again(book.disk_folder).settings.cell().rules == {}


@pytest.mark.parametrize("typed", ["abc", "1001", "-1", "9,5"])
async def test_a_number_a_rule_cannot_have_is_refused_where_it_was_typed(rooms: Opener, book: Book, typed: str) -> None:
    async with rooms("settings") as pilot:
        await to_row(pilot, "Buổi sinh hoạt")
        await pilot.press("enter", *typed, "enter")
        assert typed in cursor_line(pilot)
        assert "cần một số nguyên từ 0 đến 1000" in said(pilot)
        await pilot.press("down")  # one may go on; the text stays, with its sign
        line = next(x for x in screen(pilot) if typed in x)
        assert "×" in line
    assert again(book.disk_folder).settings.cell().rules == {}


async def test_the_versions_are_listed_with_day_hand_and_number(rooms: Opener, book: Book) -> None:
    first = book.settings.rules().version
    again(book.disk_folder).settings.set_rule("quorum", "1/2")
    book.poll()
    async with rooms("settings") as pilot:
        await to_row(pilot, "các phiên bản")
        await pilot.press("enter")
        lines = screen(pilot)
        assert "05/11/2026 14:10  khac" in lines[1]
        assert "2/3 → 1/2" in lines[1]
        assert lines[2].split()[0] == first
        await pilot.press("q")
        assert "Thiết lập" in screen(pilot)[0]


async def test_a_rule_changed_is_in_the_log_with_its_old_and_new_number(rooms: Opener, book: Book) -> None:
    book.settings.set_rule("minutes_regular", "60")
    async with rooms("history") as pilot:
        assert "quy tắc: 90 → 60 phút (Thời lượng" in screen(pilot)[1]


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_every_sentence_and_document_is_whole_at_80_columns(book: Book, language: str) -> None:
    set_language(language)
    for rule in load().values():
        lines = wrapped(rule.meaning(language), 78) + wrapped(rule.citation(language), 78)
        assert len(lines) <= 3, rule.id
