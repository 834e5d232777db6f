"""The door to scores: filled in from the records, said by hand, settled and opened again, undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Book
from store.disk import Put
from store.errors import BadValue
from store.records import Code, Proceedings, Score, Speech, SpeechKind
from store.rules.scoring import Line
from store.scoring import Sheet
from tests.cells import again, make_cell, november


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book", now=datetime(2026, 11, 5, 9, 0, tzinfo=UTC))
    yield made
    made.close()


def hold(book: Book, *, spoke: int = 9) -> None:
    """November is held: everyone but two present, `spoke` members speak, from two to twenty to four."""
    session = november(book)
    members = book.attendance.expected(session)
    for member in members[:2]:
        book.attendance.mark(session.id, member.id, Code.EXCUSED)
    book.attendance.mark_rest(session.id)
    held = Proceedings(id=session.id, session=session.id, taker=members[5].id, opened="14:00", ended="15:40")
    book.commit("speeches.log", lambda: [
        Put("proceedings", session.id, held),
        *(Put("speeches", n, Speech(id=n, session=session.id, member=m.id, kind=SpeechKind.OPINION))
          for n, m in enumerate(members[2 : 2 + spoke], 1)),
    ])  # fmt: skip


def line(sheet: Sheet, key: str) -> Line:
    return next(found for found in sheet.lines if found.criterion.key == key)


def say_the_rest(book: Book, id: int) -> None:
    for found in book.scoring.sheet(id).lines:
        if found.applies and found.points is None:
            book.scoring.say(id, found.criterion.key, found.criterion.most)


def test_what_the_records_say_is_filled_in_with_its_working(book: Book) -> None:
    hold(book)
    sheet = book.scoring.sheet(november(book).id)
    assert line(sheet, "duration").points == 5
    assert line(sheet, "attendance").points == 3  # 14 of 16
    assert line(sheet, "speakers").points == 5  # 9 of 14
    figure = line(sheet, "speakers").figure
    assert figure is not None
    assert "9/14" in figure.words("vi")
    assert not sheet.begun


def test_the_score_follows_the_records_until_it_is_settled(book: Book) -> None:
    hold(book, spoke=5)
    id = november(book).id
    assert line(book.scoring.sheet(id), "speakers").points == 3
    say_the_rest(book, id)
    book.scoring.settle(id)
    book.commit("speeches.log", lambda: [
        Put("speeches", 50 + n, Speech(id=50 + n, session=id, member=m.id, kind=SpeechKind.OPINION))
        for n, m in enumerate(book.attendance.expected(november(book)))
    ])  # fmt: skip
    settled = book.scoring.sheet(id)
    assert line(settled, "speakers").points == 3
    working = line(settled, "speakers").figure
    assert working is not None
    assert working.words("vi") == "5/14 người dự phát biểu"
    assert settled.closed is not None
    book.scoring.open_again(id)
    assert line(book.scoring.sheet(id), "speakers").points == 5
    assert not any(point.vi for point in book.rows("scores", Score).all()[0].points)


def test_a_rule_changed_afterwards_leaves_a_settled_score_as_it_was(book: Book) -> None:
    hold(book)
    id = november(book).id
    say_the_rest(book, id)
    book.scoring.settle(id)
    before = book.scoring.sheet(id)
    book.settings.set_rule("score_good", "99")
    assert book.scoring.sheet(id).total == before.total
    book.scoring.open_again(id)
    assert book.scoring.sheet(id).total.grade is not before.total.grade


def test_a_settled_score_is_not_changed_by_hand(book: Book) -> None:
    hold(book)
    id = november(book).id
    say_the_rest(book, id)
    book.scoring.settle(id)
    with pytest.raises(BadValue):
        book.scoring.say(id, "duration", 1)
    with pytest.raises(BadValue):
        book.scoring.settle(id)


def test_nothing_is_settled_while_a_criterion_is_open(book: Book) -> None:
    hold(book)
    with pytest.raises(BadValue) as caught:
        book.scoring.settle(november(book).id)
    assert "tiêu chí" in caught.value.sentence("vi")


def test_what_a_hand_said_survives_a_restart_and_is_undone(book: Book) -> None:
    hold(book)
    id = november(book).id
    book.scoring.say(id, "flexible", 2, note="điều hành tốt")
    book.scoring.say(id, "papers", None, applies=False)
    other = again(book.disk_folder, datetime(2026, 11, 5, 9, 0, tzinfo=UTC))
    assert line(other.scoring.sheet(id), "flexible").points == 2
    assert not line(other.scoring.sheet(id), "papers").applies
    book.scoring.take_back(id, "papers")
    assert line(book.scoring.sheet(id), "papers").applies
    book.history.undo()
    assert not line(book.scoring.sheet(id), "papers").applies


def test_a_committee_session_is_not_scored(book: Book) -> None:
    from store.records import Kind

    added = book.calendar.add(Kind.COMMITTEE, book.clock.today())
    assert added
    committee = next(s for s in book.calendar.sessions() if s.kind is Kind.COMMITTEE)
    with pytest.raises(BadValue):
        book.scoring.say(committee.id, "duration", 1)


def test_a_theme_in_the_same_sitting_is_scored_with_the_regular_session(book: Book) -> None:
    session = november(book)
    thematic = book.calendar.resolve("2026-Q4-CD")
    book.calendar.join(thematic.id, session.id)
    assert book.scoring.host(thematic.id).id == session.id
    assert line(book.scoring.sheet(thematic.id), "thematic").applies


def test_a_year_lists_the_sittings_that_were_held(book: Book) -> None:
    assert book.scoring.year(2026) == []
    hold(book)
    assert [sheet.session.id for sheet in book.scoring.year(2026)] == [november(book).id]
