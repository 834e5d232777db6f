"""Assignments for tests of rooms: made through the door, read back by another hand."""

from __future__ import annotations

from datetime import date

from store import Book
from store.changes import Change, RowSaved
from store.records import Assignment, Work
from tests.cells import again


def made(change: Change) -> int:
    part = change.parts[0]
    assert isinstance(part, RowSaved)
    assert isinstance(part.after, Assignment)
    return part.after.id


def paper(book: Book, *members: int, title: str = "Chuyển đổi số", due: date | None = None) -> int:
    session = book.calendar.resolve("2026-Q4-CD").id
    work = Assignment(kind=Work.PAPER, members=members, title=title, session=session, due=due)
    return made(book.assignments.add(work))


def task(book: Book, *members: int, title: str = "Rà soát hồ sơ", due: date | None = None) -> int:
    return made(book.assignments.add(Assignment(kind=Work.TASK, members=members, title=title, due=due)))


def read(book: Book, id: int) -> Assignment:
    return again(book.disk_folder).assignments.assignment(id)


def cursor(lines: list[str]) -> str:
    return next(line for line in lines[1:] if line.startswith("►") and "2 quá hạn" not in line)
