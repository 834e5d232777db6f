"""The log on screen: back to the book's first change, whoever made it and however large the cell is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book, open_book
from store.records import Code
from tests.cells import again, at, make_cell, november
from tests.rooms.conftest import Opener, foot_of, running, said, screen
from tui.app import Start
from tui.rooms.history import screen as history

FIRST = "lập sổ: +"
"""What the first change of every book is called."""


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The room reads five changes at a time; the cell of the tests has eighteen."""
    monkeypatch.setattr(history, "SHOWN", 5)


def lines(pilot: Pilot[None]) -> int:
    room = pilot.app.screen
    assert isinstance(room, history.HistoryRoom)
    return room.sheet.count


@pytest.mark.parametrize("keys", [["end"], ["down"] * 17, ["pagedown"] * 4])
@pytest.mark.usefixtures("few")
async def test_going_down_comes_to_the_first_change_of_the_book(rooms: Opener, book: Book, keys: list[str]) -> None:
    async with rooms("history") as pilot:
        assert lines(pilot) == 5
        await pilot.press(*keys)
        assert lines(pilot) == len(list(book.history.changes())) == 18
        assert FIRST in next(line for line in screen(pilot) if line.startswith("►"))


@pytest.mark.usefixtures("few")
async def test_words_are_looked_for_in_all_that_ever_happened(rooms: Opener) -> None:
    async with rooms("history") as pilot:
        assert FIRST not in said(pilot)
        await pilot.press("slash", *"lap so")
        assert (lines(pilot), FIRST in said(pilot)) == (1, True)
        await pilot.press("escape")
        assert lines(pilot) == 18


@pytest.mark.usefixtures("few")
async def test_a_roll_of_five_hundred_members_hides_nothing_behind_it(
    rooms: Opener, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "READ", 16)  # a roll of sixteen is as far as the room reads at a time
    book.attendance.mark(november(book).id, 3, Code.UNEXCUSED)
    book.attendance.mark_rest(november(book).id)
    async with rooms("history") as pilot:
        assert lines(pilot) < 5
        await pilot.press("end")
        assert lines(pilot) == len(list(book.history.changes()))
        assert FIRST in said(pilot)


@pytest.mark.usefixtures("few")
async def test_a_change_meanwhile_stands_on_top_and_what_was_read_stays(rooms: Opener, book: Book) -> None:
    async with rooms("history") as pilot:
        await pilot.press("end")
        book.attendance.mark(november(book).id, 3, Code.UNEXCUSED)
        await pilot.pause(0.1)
        assert lines(pilot) == len(list(book.history.changes()))
        await pilot.press("home")
        assert "Trần Văn Bình" in screen(pilot)[1]
        await pilot.press("ctrl+t")
        assert lines(pilot) == len(list(book.history.changes()))
        await pilot.press("ctrl+t")


async def test_two_who_share_family_names_are_told_apart_and_one_is_named_in_full_below(
    rooms: Opener, book: Book
) -> None:
    names = ("Trần Thị Lan", "Trần Thị Hoa", "ssh-ed25519 SHA256:Xc7Qp1uV9aBcD0eFgHiJkLmN")
    for name in names:
        hand = open_book(book.disk_folder, by=name, now=at())
        hand.attendance.mark(november(book).id, names.index(name) + 1, Code.PRESENT)
        hand.close()
    book.poll()
    async with rooms("history") as pilot:
        found = [screen(pilot)[n][16:26].strip() for n in (1, 2, 4)]  # the first mark opened the roll
        assert found == ["Xc7Qp1uV9…", "T. T. Hoa", "T. T. Lan"]
        await pilot.press("down")
        assert names[1] in foot_of(pilot)
    async with rooms("history", (120, 40)) as pilot:
        assert names[1] in screen(pilot)[2]


async def test_a_change_of_another_year_has_its_year(tmp_path: Path) -> None:
    make_cell(tmp_path / "book").close()
    book = again(tmp_path / "book", datetime(2028, 1, 3, 7, 10, tzinfo=UTC))
    book.attendance.mark(november(book).id, 1, Code.PRESENT)
    async with running(book, book.disk_folder, Start(room="history")) as pilot:
        assert " 03/01 14:10 " in screen(pilot)[1]
        assert " 05/11/2026 " in screen(pilot)[3]


def test_a_log_being_read_goes_on_when_a_restore_puts_another_journal_in_its_place(book: Book) -> None:
    there = list(book.history.changes())
    reading = book.history.changes()
    assert next(reading) == there[0]
    journal = book.disk_folder / "db.jsonl"
    journal.rename(journal.with_name("aside"))
    journal.write_bytes(b"".join((book.disk_folder / "aside").read_bytes().splitlines(keepends=True)[:3]))
    book.poll()  # opens the journal in the folder and lets go of the other
    assert [there[0], *reading] == there
