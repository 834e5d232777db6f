"""The door to the course of a sitting: begun, from item to item, concluded, ended; undo, two hands, the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Book
from store.errors import BadValue, BookError, NoSuch
from store.records import Kind, State
from tests.cells import again, make_cell, november


class Clock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 5, 7, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def now(self, hour: int, minute: int) -> None:
        """Hà Nội time."""
        self.at = self.at.replace(hour=hour - 7, minute=minute)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Iterator[Book]:
    make_cell(tmp_path / "book").close()
    from store import open_book

    made = open_book(tmp_path / "book", by="thuky", now=clock)
    yield made
    made.close()


def begun(book: Book) -> int:
    id = november(book).id
    book.proceedings.begin(id)
    return id


def test_beginning_writes_the_hour_the_agenda_and_its_first_item_and_one_undo_takes_all_back(book: Book) -> None:
    id = begun(book)
    door = book.proceedings
    assert door.of(id).opened == "14:00"
    assert november(book).state is State.HELD
    assert november(book).begun
    first = door.item(id)
    assert first is not None
    assert (first.place, first.began, first.ended) == (1, "14:00", "")
    assert door.is_running(id)
    book.history.undo()
    assert door.of(id).opened == ""
    assert november(book).state is State.PLANNED
    assert door.item(id) is None


def test_items_follow_each_other_with_their_times_and_the_last_leads_to_none(book: Book, clock: Clock) -> None:
    id = begun(book)
    door, count = book.proceedings, len(book.agenda.items(id))
    for step in range(1, count + 1):
        clock.now(14, step)
        door.go_on(id)
    items = book.agenda.items(id)
    assert [(i.began, i.ended) for i in items[:2]] == [("14:00", "14:01"), ("14:01", "14:02")]
    assert door.item(id) is None
    clock.now(15, 0)
    door.go_back(id)
    assert door.item(id) == book.agenda.items(id)[-1]
    door.go_to(id, items[0].id)
    assert (found := door.item(id)) is not None
    assert found.id == items[0].id
    with pytest.raises(BadValue):
        door.go_back(id)


def test_minutes_left_count_down_and_go_below_nought(book: Book, clock: Clock) -> None:
    id = begun(book)
    item = book.proceedings.item(id)
    assert item is not None
    assert item.minutes is not None
    clock.now(14, 2)
    assert book.proceedings.minutes_left(id) == item.minutes - 2
    clock.now(14, 59)
    assert book.proceedings.minutes_left(id) == item.minutes - 59
    book.proceedings.end(id)
    assert book.proceedings.minutes_left(id) is None


def test_ending_leaves_the_item_and_is_on_disk(book: Book, clock: Clock) -> None:
    id = begun(book)
    clock.now(15, 35)
    book.proceedings.end(id)
    read = again(book.disk_folder)
    assert read.proceedings.of(id).ended == "15:35"
    assert read.agenda.items(id)[0].ended == "15:35"
    assert not read.proceedings.is_running(id)


def test_a_session_of_another_day_begins_at_its_hour_and_gives_items_no_time(book: Book) -> None:
    id = book.calendar.resolve("2026-10").id
    book.proceedings.begin(id)
    assert book.proceedings.of(id).opened == "14:00"
    assert not book.proceedings.is_running(id)
    assert book.proceedings.item(id) is None
    with pytest.raises(BadValue):
        book.proceedings.go_on(id)
    with pytest.raises(BadValue):
        book.proceedings.end(id)
    book.proceedings.end(id, "15:40")
    assert book.proceedings.of(id).ended == "15:40"


def test_what_cannot_begin_says_why(book: Book) -> None:
    id = begun(book)
    with pytest.raises(BadValue, match="14:00"):
        book.proceedings.begin(id)
    with pytest.raises(BadValue):
        book.proceedings.begin(book.calendar.resolve("2026-12").id)
    october = book.calendar.resolve("2026-10").id
    book.calendar.cancel(october, "bão")
    with pytest.raises(BadValue):
        book.proceedings.begin(october)
    with pytest.raises(BadValue):
        book.proceedings.end(book.calendar.resolve("2026-09").id)


def test_chair_and_taker_are_the_named_ones_the_chair_else_the_secretary(book: Book) -> None:
    id = november(book).id
    door = book.proceedings
    assert (found := door.chair(id)) is not None
    assert found.name == "Nguyễn Thị Ân"
    assert door.taker(id) is None
    door.say(id, {"chair": 1, "taker": 5})
    assert (found := door.chair(id)) is not None
    assert found.name == "Nguyễn Văn An"
    assert (found := door.taker(id)) is not None
    assert found.id == 5
    with pytest.raises(NoSuch):
        door.say(id, {"taker": 99})


def test_dues_are_announced_with_those_who_have_not_paid(book: Book) -> None:
    id = november(book).id
    book.proceedings.announce_dues(id, [7, 3, 7])
    assert (book.proceedings.of(id).dues, book.proceedings.of(id).unpaid) == (True, (3, 7))


def test_the_conclusion_of_an_item_is_kept_and_undone(book: Book) -> None:
    id = begun(book)
    item = book.agenda.items(id)[1].id
    book.proceedings.conclude(id, item, "Nhất trí; giao đồng chí Dũng hoàn thiện.\nHạn 20/11.")
    assert again(book.disk_folder).agenda.items(id)[1].conclusion.endswith("Hạn 20/11.")
    book.history.undo()
    assert book.agenda.items(id)[1].conclusion == ""
    with pytest.raises(NoSuch):
        book.proceedings.conclude(id, 999, "x")


def test_nothing_is_written_where_the_minutes_are_closed(book: Book) -> None:
    id = begun(book)
    book.calendar.set_state(id, State.CLOSED)
    item = book.agenda.items(id)[0].id
    refusals: tuple[Callable[[], object], ...] = (
        lambda: book.proceedings.go_on(id),
        lambda: book.proceedings.end(id),
        lambda: book.proceedings.say(id, {"dues": True}),
        lambda: book.proceedings.conclude(id, item, "x"),
    )
    for refused in refusals:
        with pytest.raises(BadValue, match="khóa"):
            refused()


def test_two_hands_that_begin_at_once_begin_it_once(book: Book) -> None:
    other = again(book.disk_folder)
    id = begun(book)
    with pytest.raises(BookError):
        other.proceedings.begin(id)
    other.proceedings.say(id, {"taker": 4})
    book.poll()
    assert (book.proceedings.of(id).taker, book.proceedings.of(id).opened) == (4, "14:00")


def test_a_committee_meeting_has_proceedings_of_its_own(book: Book) -> None:
    book.calendar.add(Kind.COMMITTEE, november(book).date)
    id = book.calendar.resolve("2026-11-CU").id
    book.proceedings.begin(id)
    assert book.proceedings.of(id).session == id
    assert book.proceedings.of(november(book).id).opened == ""
