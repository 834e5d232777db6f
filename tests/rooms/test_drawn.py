"""Lines are kept until they change: what stands on the screen is what would be drawn anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from store import Book
from store.records import Code, Member
from tests.cells import again, make_cell, november
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import Start
from tui.rooms.attendance.screen import AttendanceRoom
from tui.widgets.drawn import Drawn

KEYS = (
    "c", "c", "c", "m", "k", "v", "n", "p", "1", "up", "down", "pageup", "pagedown", "home", "end", "7", "asterisk",
    "ctrl+z", "ctrl+t", "escape", "f1", "f2", "enter", "f3", "q", "f5", "left", "right",
)  # fmt: skip
"""What a hand may press, the frequent ones often."""


def strips(pilot: Pilot[None]) -> list[Strip]:
    return pilot.app.screen._compositor.render_strips()


def drawn_anew(pilot: Pilot[None]) -> list[Strip]:
    """The screen with every line drawn once more."""
    for widget in pilot.app.screen.query(Drawn):
        widget._drawn_for = None
    return strips(pilot)


@pytest.mark.parametrize("seed", range(6))
async def test_what_stands_is_what_would_be_drawn_anew_after_any_keys(seed: int, roll: Opener) -> None:
    chance = random.Random(seed)
    async with roll() as pilot:
        for _step in range(30):
            await pilot.press(chance.choice(KEYS))
            if not pilot.app.is_running or not pilot.app.screen.is_mounted:
                break
            assert strips(pilot) == drawn_anew(pilot)


async def test_signs_colours_and_size_are_seen_in_every_line_at_once(roll: Opener) -> None:
    async with roll() as pilot:
        for change in ("action_signs", "action_colours", "action_colours", "action_language", "action_signs"):
            getattr(pilot.app, change)()
            await pilot.pause()
            assert strips(pilot) == drawn_anew(pilot)
        assert "-" * 80 in said(pilot) or "─" * 80 in said(pilot)
        for size in ((100, 30), (40, 12), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert strips(pilot) == drawn_anew(pilot)


async def test_plain_letters_reach_the_rule_too(roll: Opener) -> None:
    async with roll() as pilot:
        assert "─" * 80 in said(pilot)
        pilot.app.action_signs()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "─" not in said(pilot)
        assert "-" * 80 in said(pilot)


async def test_without_colour_no_colour_is_left(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(book, book.disk_folder, Start(session=november(book).id)) as pilot:
        await pilot.press("c", "k")
        colours = {
            part.style.color.triplet
            for strip in strips(pilot)
            for part in strip
            if part.style and part.style.color and part.style.color.triplet
        }
        assert colours
        assert all(red == green == blue for red, green, blue in colours)


async def test_another_terminals_marks_members_and_undo_are_drawn(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("c", "c", "1")
        other = again(book.disk_folder)
        people = other.attendance.roll(november(other).id).rows
        steps: tuple[Callable[[], object], ...] = (
            lambda: other.attendance.mark(november(other).id, people[0].member.id, Code.UNEXCUSED),
            lambda: other.attendance.mark(november(other).id, people[5].member.id, Code.LATE, clock="14:05"),
            lambda: other.history.undo(),
            lambda: other.roster.save(Member(name="Âu Thị Thêm")),
        )
        for step in steps:
            step()
            book.poll()
            await pilot.pause()
            room = pilot.app.screen
            assert isinstance(room, AttendanceRoom)
            assert room.roll == book.attendance.roll(november(book).id)
            shown = screen(pilot)
            room.fill()
            await pilot.pause()
            assert screen(pilot) == shown


async def test_a_line_told_while_it_is_hidden_is_there_when_it_comes_back(roll: Opener) -> None:
    async with roll() as pilot:
        room = pilot.app.screen
        assert isinstance(room, AttendanceRoom)
        await pilot.press("slash")
        room.foot.told.say(("said meanwhile", room.look.plain))
        await pilot.pause()
        assert "said meanwhile" not in said(pilot)
        room.foot.close_question()
        await pilot.pause()
        assert "said meanwhile" in said(pilot)


async def test_a_hundred_rows_stay_true_while_the_view_moves(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "hundred", members=100)
    async with running(book, book.disk_folder, Start(session=november(book).id)) as pilot:
        for n in range(60):
            await pilot.press("ckm"[n % 3])
            assert strips(pilot) == drawn_anew(pilot)
    book.close()
