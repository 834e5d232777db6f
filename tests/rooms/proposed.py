"""Invented proposals for tests of rooms, made by the door; `read` opens the book anew."""

from __future__ import annotations

from datetime import date

from textual.pilot import Pilot

from store import Book
from store.disk import Put
from store.records import Proposal, Session, Speech, SpeechKind
from tests.cells import again, number_of
from tests.rooms.conftest import screen

TODAY = date(2026, 11, 5)


def propose(book: Book, text: str = "Trang bị thêm máy chiếu", **more: object) -> int:
    """A proposal of member 4's to the cell, raised today unless told."""
    facts: dict[str, object] = {"raised": TODAY, "member": 4, **more}
    return number_of(book.proposals.add(Proposal(text=text, **facts)))  # type: ignore[arg-type]


def read(book: Book, id: int) -> Proposal:
    """The proposal as the disk has it."""
    return again(book.disk_folder).proposals.proposal(id)


def every(book: Book) -> list[Proposal]:
    """All proposals as the disk has them, in the order of their numbers."""
    return list(again(book.disk_folder).proposals.shelf().all())


def spoken(book: Book) -> Session:
    """October's session, in which member 4 spoke (speech number 1)."""
    session = book.calendar.resolve("2026-10")
    speech = Speech(id=1, session=session.id, member=4, kind=SpeechKind.OPINION, summary="Phòng họp thiếu máy chiếu")
    book.commit("speeches.log", lambda: [Put("speeches", 1, speech)])
    return session


def row_at(pilot: Pilot[None]) -> str:
    """The row under the cursor of the list; the line of choices above it begins with the same sign."""
    return next(line for line in screen(pilot)[3:] if line.startswith("►"))
