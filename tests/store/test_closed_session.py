"""A session whose minutes are closed stays as it was read back: each door refuses, and says what to do first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store import Book
from store.errors import BadValue
from store.records import Code, SpeechKind, State, Vote
from tests.cells import make_cell, november


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """November's session held, with a guest and a preparation of its own, then closed."""
    made = make_cell(tmp_path / "book", members=3)
    id = november(made).id
    made.agenda.prepare(id)
    made.attendance.add_guest(id, "Khách")
    made.attendance.mark_rest(id)
    made.calendar.set_state(id, State.CLOSED)
    yield made
    made.close()


def session(book: Book) -> int:
    return november(book).id


def first_item(book: Book) -> int:
    return book.agenda.items(session(book))[0].id


COMMANDS: dict[str, Callable[[Book], object]] = {
    "mark": lambda b: b.attendance.mark(session(b), 1, Code.LATE),
    "mark the rest": lambda b: b.attendance.mark_rest(session(b)),
    "note": lambda b: b.attendance.note(session(b), 1, "x"),
    "guest": lambda b: b.attendance.add_guest(session(b), "Khách nữa"),
    "guest gone": lambda b: b.attendance.remove_guest(b.attendance.guests(session(b))[0].id),
    "item": lambda b: b.agenda.add_item(session(b), {"title": "x"}),
    "item changed": lambda b: b.agenda.change_item(session(b), first_item(b), {"title": "x"}),
    "item moved": lambda b: b.agenda.shift_item(session(b), first_item(b), 1),
    "item gone": lambda b: b.agenda.remove_item(session(b), first_item(b)),
    "score": lambda b: b.scoring.set_note(session(b), "x"),
    "dues": lambda b: b.proceedings.announce_dues(session(b)),
    "speech": lambda b: b.speeches.log(session(b), SpeechKind.OPINION, member=1),
    "vote": lambda b: b.votes.add(Vote(session=session(b), subject="x")),
    "length": lambda b: b.agenda.set_minutes(session(b), 100),
    "title": lambda b: b.calendar.edit(session(b), title="x"),
    "move": lambda b: b.calendar.move(session(b), b.clock.today().replace(day=9), "x"),
    "cancel": lambda b: b.calendar.cancel(session(b), "x"),
    "remove": lambda b: b.calendar.remove(session(b)),
    "join": lambda b: b.calendar.join(b.calendar.resolve("2026-Q4-CD").id, session(b)),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_nothing_the_minutes_say_changes_while_they_are_closed(book: Book, command: Callable[[Book], object]) -> None:
    before = book.disk_folder.joinpath("db.jsonl").read_bytes()
    with pytest.raises(BadValue) as refused:
        command(book)
    assert any(words in refused.value.sentence("vi") for words in ("đã khóa", "đã điểm danh", "Đã điểm danh"))
    assert book.disk_folder.joinpath("db.jsonl").read_bytes() == before
    book.calendar.set_state(session(book), State.HELD)
    if command not in [COMMANDS[name] for name in ("move", "cancel", "remove", "join")]:
        command(book)  # opened again, it may; what was held is moved by nobody


def test_steps_after_the_session_are_ticked_though_it_is_closed(book: Book) -> None:
    step = book.agenda.checks(session(book))[-1]
    book.agenda.tick(session(book), step.id)
    assert any(c.done for c in book.agenda.checks(session(book)))


def test_looking_at_a_closed_roll_writes_nothing(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "other", members=3)
    book.attendance.mark(november(book).id, 1, Code.PRESENT)
    book.calendar.set_state(november(book).id, State.CLOSED)
    book.roster.save(book.roster.member(1).__class__(name="Người mới"))
    assert book.attendance.open(november(book).id).n == 0
    assert len(book.attendance.roll(november(book).id).rows) == 4
    book.close()
