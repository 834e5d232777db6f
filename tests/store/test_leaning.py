"""Undo takes no row away from under others: marks, speeches and assignments keep what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Book
from store.changes import MemberSaved
from store.errors import BadValue, LeanedOn, NoSuch
from store.keeping import check
from store.records import Code, Kind, Member, SpeechKind, mark_id
from tests.cells import again, make_cell, november


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def _new_member(book: Book) -> int:
    book.roster.save(Member(name="Lê Văn Tám"))
    return max(member.id for member in book.roster.members())


def test_a_member_whom_another_terminal_has_marked_is_not_taken_away(book: Book) -> None:
    new = _new_member(book)
    other = again(book.disk_folder)
    other.attendance.mark(november(other).id, new, Code.PRESENT)
    other.close()
    with pytest.raises(LeanedOn) as refused:
        book.history.undo()
    assert "Lê Văn Tám" in refused.value.sentence("vi")
    assert "1 dòng" in refused.value.sentence("vi")
    assert "a mark" in refused.value.sentence("en")
    assert book.roster.member(new).name == "Lê Văn Tám"
    book.close()
    assert check(book.disk_folder).ok


def test_the_rows_of_a_roll_that_was_only_opened_go_with_the_member(book: Book) -> None:
    new = _new_member(book)
    session = november(book)
    book.attendance.open(session.id)
    change = book.history.undo()
    assert not book.members().get(new)
    assert all(mark.member != new for mark in book.marks().all())
    book.history.take_back(change.n)
    assert book.roster.member(new).name == "Lê Văn Tám"
    assert book.marks().get(mark_id(session.id, new))
    book.close()
    assert check(book.disk_folder).ok


def test_a_member_who_spoke_is_not_taken_away_by_the_number_of_the_entry_either(book: Book) -> None:
    session = november(book)
    first = next(
        c.n for c in book.history.changes() if isinstance(c.parts[0], MemberSaved) and c.parts[0].before is None
    )
    book.attendance.mark(session.id, 16, Code.PRESENT)
    book.speeches.log(session.id, SpeechKind.OPINION, member=16)
    with pytest.raises(LeanedOn):
        book.history.take_back(first, anyway=True)
    assert len(book.roster.members()) == 16


def test_a_session_goes_again_when_nothing_was_said_at_it(book: Book) -> None:
    book.calendar.add(Kind.EXTRAORDINARY, november(book).date)
    session = max(s.id for s in book.calendar.sessions())
    book.attendance.open(session)
    book.history.undo()
    assert book.sessions().get(session) is None
    assert not [mark for mark in book.marks().all() if mark.session == session]


def test_a_number_that_is_no_entry_is_named(book: Book) -> None:
    with pytest.raises(NoSuch) as refused:
        book.history.take_back(999_999)
    assert "999999" in refused.value.sentence("vi")
    with pytest.raises(BadValue):
        book.history.take_back(1)
