"""A cell of five hundred members: its roll is called and read back; its log opens without reading it all."""

from __future__ import annotations

from pathlib import Path

from store import open_book
from store.changes import Change
from store.records import Code
from tests.bench import books
from tui.rooms.history.screen import READ, SHOWN, stretch


def test_five_hundred_members_are_marked_and_read_back(tmp_path: Path) -> None:
    book = open_book(books.make(tmp_path / "book", 1, people=500))
    session = books.open_session(1)
    book.attendance.mark(session, 500, Code.UNEXCUSED)
    rest = book.attendance.mark_rest(session)
    assert len({row.member.name for row in book.attendance.roll(session).rows}) == 500
    book.close()
    book = open_book(tmp_path / "book")
    codes = {row.member.id: row.mark.code for row in book.attendance.roll(session).rows}
    assert codes == {**dict.fromkeys(range(1, 500), Code.PRESENT), 500: Code.UNEXCUSED}
    newest = next(iter(book.history.changes()))
    assert (newest.n, len(newest.parts)) == (rest.n, len(rest.parts))
    book.close()


def test_the_log_of_a_large_cell_is_read_by_rows_and_that_of_a_small_one_by_changes() -> None:
    def change(n: int, size: int) -> Change:
        return Change(n=n, at="", by="", act="", parts=(None,) * size)  # type: ignore[arg-type]

    def read(size: int) -> int:
        return sum(1 for _change in stretch(change(n, size) for n in range(1000)))

    assert read(16) == SHOWN
    assert read(500) == READ // 500
