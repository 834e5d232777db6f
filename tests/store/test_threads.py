"""What a session carries over: every open thing is taken along or put off with a reason, and none gets lost."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Book
from store.errors import BadValue, BookError, NoSuch
from store.threads import SOURCES, Thread, open_threads
from tests.cells import again, make_cell


class Tasks:
    """A door that leaves things open, as the nouns that join in will be."""

    def __init__(self, *keys: int) -> None:
        self.open = list(keys)

    def open_threads(self, day: date) -> list[Thread]:
        return [Thread(key=f"assignments:{n}", kind="task", title=f"việc {n}", members=(n,)) for n in self.open]


def with_tasks(book: Book, *keys: int) -> Tasks:
    """The book with a door of open tasks, put where the real one stands."""
    tasks = Tasks(*keys)
    book.__dict__[SOURCES[0]] = tasks
    return tasks


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def test_a_book_without_such_a_door_has_nothing_open(book: Book) -> None:
    bare = type("Bare", (), {})()
    assert open_threads(bare, date(2026, 11, 5)) == []


def test_what_is_put_off_needs_a_reason_and_comes_back_at_the_next_session(book: Book) -> None:
    with_tasks(book, 1, 2)
    november, december = (book.calendar.resolve(f"2026-{n}").id for n in (11, 12))
    with pytest.raises(BadValue):
        book.agenda.put_off(november, "assignments:1", "   ")
    with pytest.raises(NoSuch):
        book.agenda.put_off(november, "assignments:9", "không có")
    book.agenda.put_off(november, "assignments:1", "chờ  kinh phí")
    hand = again(book.disk_folder)
    with_tasks(hand, 1, 2)
    assert [t.key for t in hand.agenda.threads(november)] == ["assignments:2"]
    assert [(t.key, p.why) for t, p in hand.agenda.carried(november).put_off] == [("assignments:1", "chờ kinh phí")]
    assert [t.key for t in hand.agenda.threads(december)] == ["assignments:1", "assignments:2"]


def test_a_second_reason_takes_the_place_of_the_first_and_it_can_be_taken_back_and_undone(book: Book) -> None:
    with_tasks(book, 1)
    november = book.calendar.resolve("2026-11").id
    book.agenda.put_off(november, "assignments:1", "một")
    book.agenda.put_off(november, "assignments:1", "hai")
    assert [p.why for p in again(book.disk_folder).agenda.put_offs(november)] == ["hai"]
    book.agenda.take_back(november, "assignments:1")
    assert [t.key for t in book.agenda.threads(november)] == ["assignments:1"]
    with pytest.raises(NoSuch):
        book.agenda.take_back(november, "assignments:1")
    book.history.undo()
    assert [p.why for p in again(book.disk_folder).agenda.put_offs(november)] == ["hai"]


def test_what_was_answered_since_is_no_longer_carried_but_its_reason_stays_in_the_book(book: Book) -> None:
    tasks = with_tasks(book, 1)
    november = book.calendar.resolve("2026-11").id
    book.agenda.put_off(november, "assignments:1", "chờ")
    tasks.open.clear()
    assert book.agenda.carried(november).put_off == ()
    assert [p.why for p in book.agenda.put_offs(november)] == ["chờ"]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["open", "close", "put off", "take back", "undo"]),
        st.integers(1, 5),
        st.integers(0, 2),
        st.sampled_from(["", " ", "chờ kinh phí"]),
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_every_open_thing_is_either_taken_along_or_put_off_with_a_reason(
    steps: list[tuple[str, int, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as place:
        book = make_cell(Path(place) / "book", members=1)
        tasks = with_tasks(book)
        sessions = [book.calendar.resolve(m).id for m in ("2026-10", "2026-11", "2026-12")]
        for act, n, at, why in steps:
            key = f"assignments:{n}"
            try:
                match act:
                    case "open" if n not in tasks.open:
                        tasks.open.append(n)
                    case "close" if n in tasks.open:
                        tasks.open.remove(n)
                    case "put off":
                        book.agenda.put_off(sessions[at], key, why)
                    case "take back":
                        book.agenda.take_back(sessions[at], key)
                    case "undo" if book.history.own() and book.history.own()[0].act.startswith("agenda."):
                        book.history.undo()
            except BookError:
                pass
            everything = sorted(t.key for t in open_threads(book, date(2026, 11, 5)))
            for session in sessions:
                found = book.agenda.carried(session)
                taken, left = [t.key for t in found.threads], [t.key for t, _p in found.put_off]
                assert sorted(taken + left) == everything
                assert all(p.why.strip() and p.session == session for _t, p in found.put_off)
        book.close()
