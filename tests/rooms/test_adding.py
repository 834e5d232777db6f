"""Back from the form of a new row, the cursor stands on that row; what another hand adds moves no cursor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from store import Book
from store.records import Assignment, Commendation, Commending, Document, Member, Proposal, Work
from tests.cells import again
from tests.rooms.conftest import Opener, screen

TODAY = date(2026, 11, 5)


def praised(book: Book, words: str, on: date) -> None:
    book.commendations.add(Commendation(kind=Commending.PRAISE, members=(3,), text=words, on=on))


def assigned(book: Book, words: str, on: date) -> None:
    book.assignments.add(Assignment(kind=Work.TASK, members=(3,), title=words, due=on))


def proposed(book: Book, words: str, on: date) -> None:
    book.proposals.add(Proposal(text=words, raised=on, member=3))


def numbered(book: Book, words: str, on: date) -> None:
    book.themes.documents.add(Document(number=words, title="Văn bản", dated=on))


def came(book: Book, words: str, on: date) -> None:
    book.roster.save(Member(name=words, joined=on))


ROOMS: dict[str, tuple[str, list[str], Callable[[Book, str, date], None]]] = {
    "praise": ("commendations", [], praised), "assignments": ("assignments", [], assigned),
    "proposals": ("proposals", [], proposed), "documents": ("themes", ["k"], numbered), "members": ("roster", [], came),
}  # fmt: skip


@pytest.mark.parametrize("name", ROOMS)
async def test_the_cursor_stands_on_the_row_a_form_has_added_and_stays_when_another_hand_adds(
    name: str, rooms: Opener, book: Book
) -> None:
    room, way, add = ROOMS[name]
    for number in (1, 2, 3):
        add(book, f"Hoa {number}", date(2026, 10, number))
    other = again(book.disk_folder)
    async with rooms(room) as pilot:
        await pilot.press(*way, "home", "ctrl+n")
        add(book, "Mai 5", date(2026, 10, 5))  # as the form does, while the list lies below
        await pilot.press("escape")
        await pilot.pause()
        assert "Mai 5" in [line for line in screen(pilot) if line.startswith("►")][-1]
        await pilot.press("ctrl+n", "escape")
        add(other, "Đào 9", date(2026, 9, 1))
        book.poll()
        await pilot.pause()
        assert "Mai 5" in [line for line in screen(pilot) if line.startswith("►")][-1]
