"""The door to the votes: numbers only, a denominator that follows the roll, undo, and the lock of a closed session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Book
from store.errors import BadValue, BookError
from store.records import Code, Majority, State, Vote
from store.rules.votes import needed
from tests.cells import again, make_cell, november, number_of


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def vote(book: Book, subject: str = "Thông qua kết luận", **more: object) -> int:
    return number_of(book.votes.add(Vote(session=november(book).id, subject=subject, **more)))  # type: ignore[arg-type]


def call(book: Book, absent: int = 2) -> None:
    session = november(book)
    for row in book.attendance.roll(session.id).rows:
        book.attendance.mark(session.id, row.member.id, Code.EXCUSED if row.number <= absent else Code.PRESENT)


def test_a_vote_is_counted_and_read_back(book: Book) -> None:
    call(book)
    id = vote(book, majority=Majority.TWO_THIRDS, secret=True)
    book.votes.count(id, 12, 1, 1)
    door = again(book.disk_folder).votes
    found = door.of_session(november(book).id)[0]
    assert (found.id, found.favour, found.against, found.other, found.secret) == (id, 12, 1, 1, True)
    assert door.result(found) == "Thông qua: 12/16 tán thành, cần 11."
    assert door.remarks(found) == ()


def test_the_denominator_follows_the_roll_and_the_members_days(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book", exempt=16)
    session = november(book)
    assert book.votes.voters(session).denominator == 15
    book.attendance.mark(session.id, 16, Code.PRESENT)
    assert book.votes.voters(session).denominator == 16
    book.attendance.mark(session.id, 1, Code.UNEXCUSED)
    assert needed(book.votes.voters(session).denominator, Majority.HALF) == 9
    book.close()


def test_a_session_that_shares_a_sitting_counts_by_the_roll_called_for_it(book: Book) -> None:
    thematic = book.calendar.resolve("2026-Q4-CD")
    book.calendar.join(thematic.id, november(book).id)
    call(book, absent=3)
    shared = book.calendar.session(thematic.id)
    assert (book.votes.voters(shared).denominator, book.votes.voters(shared).present) == (16, 13)


def test_a_sum_that_does_not_add_up_is_written_and_said(book: Book) -> None:
    call(book)
    id = vote(book, favour=20, against=0, other=0)
    kept = again(book.disk_folder).votes
    assert [told.vi for told in kept.remarks(kept.vote(id))] == ["Tổng 20 phiếu, có mặt 14: thừa 6."]


def test_undo_brings_a_vote_back_and_takes_its_numbers_back(book: Book) -> None:
    id = vote(book)
    book.votes.count(id, 9)
    book.votes.remove(id)
    assert book.votes.of_session(november(book).id) == []
    book.history.undo()
    assert again(book.disk_folder).votes.vote(id).favour == 9
    book.history.undo()
    assert again(book.disk_folder).votes.vote(id).favour is None


def test_two_hands_write_different_fields_and_neither_is_lost(book: Book) -> None:
    id = vote(book)
    other = again(book.disk_folder)
    other.votes.change(id, {"subject": "Nghị quyết tháng 12"})
    book.votes.count(id, 10)
    found = again(book.disk_folder).votes.vote(id)
    assert (found.subject, found.favour) == ("Nghị quyết tháng 12", 10)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"subject": "  "}, "biểu quyết việc gì"), ({"favour": -1}, "số phiếu"), ({"other": 10_000}, "số phiếu"),
        ({"item": 99}, "99"), ({"session": 999}, "999"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(book: Book, facts: dict[str, object], said: str) -> None:
    id = vote(book)
    with pytest.raises(BookError) as caught:
        book.votes.change(id, facts)
    assert said in caught.value.sentence("vi")
    assert again(book.disk_folder).votes.vote(id).subject == "Thông qua kết luận"


def test_a_closed_session_locks_its_votes(book: Book) -> None:
    id = vote(book, favour=9)
    call(book)
    session = november(book)
    book.calendar.set_state(session.id, State.CLOSED)
    for act in (lambda: book.votes.count(id, 3), lambda: book.votes.remove(id), lambda: vote(book)):
        with pytest.raises(BadValue) as caught:
            act()
        assert "đã khóa" in caught.value.sentence("vi")
    assert again(book.disk_folder).votes.vote(id).favour == 9
