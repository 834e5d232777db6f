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


def test_the_second_session_of_a_sitting_begins_where_the_first_ends(book: Book) -> None:
    thematic = book.calendar.resolve("2026-Q4-CD").id
    book.calendar.join(thematic, november(book).id)
    first, second = book.agenda.page(november(book).id), book.agenda.page(thematic)
    assert (first.slots[0].begins, first.slots[-1].ends) == ("14:00", "15:00")
    assert (second.slots[0].begins, second.slots[-1].ends, second.slots[-1].upto) == ("15:00", "16:00", 120)
    book.agenda.add_item(november(book).id, {"title": "Xét kết nạp", "minutes": 20})
    assert again(book.disk_folder).agenda.page(thematic).slots[0].begins == "15:20"
    book.calendar.part(thematic)
    assert book.agenda.page(thematic).slots[0].begins == "14:00"


def test_parted_a_session_has_its_own_hour_and_place_again(book: Book) -> None:
    thematic = book.calendar.resolve("2026-Q4-CD")
    book.calendar.edit(thematic.id, start="08:30", place="Hội trường")
    before = book.calendar.session(thematic.id)
    book.calendar.join(thematic.id, november(book).id)
    shared = book.calendar.session(thematic.id)
    assert (book.calendar.start(shared), book.calendar.place(shared)) == ("14:00", "")
    book.calendar.part(thematic.id)
    assert again(book.disk_folder).calendar.session(thematic.id) == before


def test_a_cells_own_template_speaks_in_a_shared_sitting_too_and_rows_taken_up_stay(book: Book) -> None:
    thematic = book.calendar.resolve("2026-Q4-CD").id
    book.agenda.prepare(november(book).id)
    book.agenda.put_template_entry(Kind.THEMATIC, ItemTemplate(vi="Xem phim", minutes=30))
    book.calendar.join(thematic, november(book).id)
    assert minutes(book, "2026-11") == 90
    titles = [item.title for item in book.agenda.items(thematic)]
    assert (titles[-1], len(titles)) == ("Xem phim", 8)
