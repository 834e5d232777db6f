"""What a session begins with where it shares its sitting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Book
from store.records import ItemTemplate, Kind
from tests.cells import again, make_cell, november


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def minutes(book: Book, code: str) -> int:
    return sum(item.minutes or 0 for item in book.agenda.items(book.calendar.resolve(code).id))


def test_joined_two_sessions_fit_and_parted_each_has_its_whole_agenda_again(book: Book) -> None:
    thematic = book.calendar.resolve("2026-Q4-CD").id
    assert (minutes(book, "2026-11"), minutes(book, "2026-Q4-CD")) == (90, 90)
    book.calendar.join(thematic, november(book).id)
    assert (minutes(book, "2026-11"), minutes(book, "2026-Q4-CD")) == (60, 60)
    assert again(book.disk_folder).agenda.page(thematic).total.over == 0
    book.calendar.part(thematic)
    assert (minutes(book, "2026-11"), minutes(book, "2026-Q4-CD")) == (90, 90)


def test_a_cells_own_template_speaks_in_a_shared_sitting_too_and_rows_taken_up_stay(book: Book) -> None:
    thematic = book.calendar.resolve("2026-Q4-CD").id
    book.agenda.prepare(november(book).id)
    book.agenda.put_template_entry(Kind.THEMATIC, ItemTemplate(vi="Xem phim", minutes=30))
    book.calendar.join(thematic, november(book).id)
    assert minutes(book, "2026-11") == 90
    titles = [item.title for item in book.agenda.items(thematic)]
    assert (titles[-1], len(titles)) == ("Xem phim", 8)
