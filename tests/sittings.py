"""A whole sitting for tests, written row by row: what several doors write while a session runs, at once."""

from __future__ import annotations

from msgspec.structs import replace

from store import Book
from store.changes import Change
from store.disk import Put
from store.records import Proceedings, Record


def say(book: Book, session: int, **facts: object) -> Change:
    """Write some fields of a session's proceedings."""

    def build() -> list[Put]:
        old = book.rows("proceedings", Proceedings).get(session) or Proceedings(id=session, session=session)
        return [Put("proceedings", session, replace(old, **facts))]

    return book.commit("proceedings.say", build)


def write(book: Book, table: str, *rows: Record) -> list[int]:
    """Add rows to a table and give their numbers."""
    numbers: list[int] = []

    def build() -> list[Put]:
        first = book.rows(table, type(rows[0])).next_id()
        numbers[:] = range(first, first + len(rows))
        return [Put(table, id, replace(row, id=id)) for id, row in zip(numbers, rows, strict=True)]

    book.commit(f"{table}.add", build)
    return numbers
