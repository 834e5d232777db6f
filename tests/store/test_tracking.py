"""The door to a year of speeches: which sessions count, and the same figures by year, by quarter and at home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from store import Book
from store.demo import keep
from store.disk import Put
from store.records import Code, Kind, Proposal, Session, SpeechKind
from store.rules.calendar import quarter_at
from tests.cells import make_cell, november


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def propose(book: Book, *proposals: Proposal) -> None:
    """Write proposals down as they are."""

    def build() -> list[Put]:
        first = book.rows("proposals", Proposal).next_id()
        return [Put("proposals", first + n, one) for n, one in enumerate(proposals)]

    book.commit("proposals.add", build)


def october(book: Book) -> Session:
    return book.calendar.resolve("2026-10")


def test_a_session_is_held_when_its_roll_was_called_or_somebody_spoke(book: Book) -> None:
    assert book.tracking.held(2026) == []
    book.speeches.log(october(book).id, SpeechKind.OPINION, member=1)
    assert book.tracking.held(2026) == [october(book)]
    book.attendance.mark_rest(november(book).id)
    assert book.tracking.held(2026) == [october(book), november(book)]
    assert book.tracking.years() == [2026]


def test_a_committee_meeting_is_not_the_cells_year(book: Book) -> None:
    book.calendar.add(Kind.COMMITTEE, date(2026, 11, 3))
    meeting = next(s for s in book.calendar.sessions() if s.kind is Kind.COMMITTEE)
    book.speeches.log(meeting.id, SpeechKind.OPINION, member=2)
    assert book.tracking.held(2026) == []
    assert book.tracking.year(2026).whole.speeches.total == 0


def test_what_a_member_said_stands_behind_the_members_sums(book: Book) -> None:
    for session in (october(book), november(book)):
        book.speeches.log(session.id, SpeechKind.OPINION, member=3, quality=2)
        book.speeches.log(session.id, SpeechKind.QUESTION, member=4)
    line = book.tracking.year(2026).line(3)
    said = book.tracking.speeches(3, 2026)
    assert [s.date for s, _one in said] == [october(book).date, november(book).date]
    assert line.year.speeches.total == len(said) == 2
    assert line.year.speeches.quality == 2


def test_the_share_who_spoke_is_out_of_those_who_came(book: Book) -> None:
    session = november(book)
    book.attendance.mark(session.id, 1, Code.EXCUSED)
    book.attendance.mark_rest(session.id)
    for member in (1, 2, 3, 3):
        book.speeches.log(session.id, SpeechKind.OPINION, member=member)
    assert book.tracking.quarter("2026-Q4").spoke_share == Fraction(2, 15)


def test_a_proposal_counts_when_it_was_raised_with_or_without_a_session(book: Book) -> None:
    propose(
        book,
        Proposal(text="Mua máy chiếu", raised=date(2026, 11, 5), session=november(book).id, member=2, result="đã mua"),
        Proposal(text="Đổi giờ họp", raised=date(2026, 10, 1), member=2),
    )
    quarter = book.tracking.quarter("2026-Q4")
    assert (quarter.part.proposals, quarter.part.solved, quarter.per_session) == (2, 1, None)
    assert book.tracking.year(2026).line(2).year.proposals == 2


def test_year_quarters_and_dials_of_the_invented_cell_say_the_same(tmp_path: Path) -> None:
    demo = keep(tmp_path / "demo", date(2026, 11, 24))
    try:
        year = demo.tracking.year(2026)
        assert [demo.tracking.quarter(q.name) for q in year.quarters] == list(year.quarters)
        page = demo.home.page()
        now, last = (demo.tracking.quarter(quarter_at(d)) for d in (page.day, date(page.day.year, page.day.month, 1)))
        assert last == now
        by_key = {dial.key: dial for dial in page.dials}
        assert by_key["general"].value == now.part.speeches.general_share
        assert by_key["exchange"].value == now.per_session
        assert by_key["solved"].value == now.part.solved_share
        for line in year.lines:
            assert line.member is not None
            said = demo.tracking.speeches(line.member.id, 2026)
            assert len(said) == line.year.speeches.total
    finally:
        demo.close()
