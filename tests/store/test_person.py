"""The page of a person equals register, tracking, dials, proposals and lists, in the demo year and in random years."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import Book
from store.demo import keep
from store.disk import Put
from store.errors import NoSuch
from store.records import (
    Assignment,
    Code,
    Commendation,
    Commending,
    Mark,
    Proposal,
    ProposalState,
    ProposalStep,
    Speech,
    SpeechKind,
    Stage,
    Staged,
    Work,
    mark_id,
)  # fmt: skip
from store.rules import speeches as counting
from store.rules import workload
from store.rules.calendar import partners, quarter_at
from store.rules.commendations import is_promise
from store.rules.person import Part, Person
from store.rules.tracking import Part as Sum
from store.scoring_facts import facts_of
from tests.cells import make_cell

DEMO = date(2026, 11, 24)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
PEOPLE = st.integers(1, 16)


@pytest.fixture(scope="module")
def demo() -> Iterator[Book]:
    """The invented cell."""
    with tempfile.TemporaryDirectory() as folder:
        book = keep(Path(folder) / "book", DEMO)
        yield book
        book.close()


def pages(book: Book, year: int) -> list[Person]:
    return [book.person.page(m.id, year) for m in book.roster.members()]


def ensure_alike(book: Book, year: int) -> None:
    """Every figure of the pages, added up, is the figure of the place that shows the whole."""
    people = pages(book, year)
    register, tracked = book.register.year(year), book.tracking.year(year)
    marks: Counter[Code] = Counter()
    for one in people:
        marks.update(one.tally.counts)
    assert {c: n for c, n in marks.items() if n} == {c: n for c, n in register.tally.counts.items() if n}
    assert sum((one.line.year for one in people), Sum()) + tracked.others.year == tracked.whole
    for place, quarter in enumerate(tracked.quarters):
        parts = (one.line.quarters[place] for one in people)
        assert sum(parts, Sum()) + tracked.others.quarters[place] == quarter.part
    assert tracked.whole.fates == book.proposals.fates(str(year))
    now = book.tracking.quarter(quarter_at(book.clock.today()))
    dials = {dial.key: dial.value for dial in book.home.page().dials}
    assert dials["general"] == now.part.speeches.general_share
    assert dials["exchange"] == now.per_session
    assert dials["solved"] == now.part.solved_share
    if quarter_at(book.clock.today()).startswith(str(year)):
        assert now in tracked.quarters
    counts = workload.counts(book.assignments.shelf().all(), book.assignments.days(), year)
    assert {one.member.id: one.works for one in people if one.member.id in counts} == counts
    for one in people:
        ensure_every_figure_is_its_rows(book, one)
    ensure_the_year_and_the_scores_are_alike(book, year)


def ensure_the_year_and_the_scores_are_alike(book: Book, year: int) -> None:
    """The cell's year in figures says what register, tracking and lists say, and a score counts alike."""
    register, tracked = book.register.year(year), book.tracking.year(year)
    figures = {figure.key: figure.now for figure in book.summary.year(year)}
    assert figures["attendance"] == register.tally.rate
    assert figures["spoke"] == tracked.spoke_share
    assert figures["general"] == tracked.whole.speeches.general_share
    assert figures["proposals"] == book.proposals.fates(str(year)).raised
    assert figures["solved"] == book.proposals.fates(str(year)).solved_share
    praised = [c for c in book.commendations.every(year) if c.kind is Commending.PRAISE and not is_promise(c)]
    assert figures["praise"] == len(praised)
    for session in book.tracking.held(year):
        if book.attendance.called(session) and not session.sitting:
            sat = counting.sat(session, book.attendance.marks(session), book.speeches.of_session(session.id))
            facts = facts_of(book, session)
            assert facts.present == len(sat.present)
            if not partners(session, book.calendar.sessions()):
                assert facts.spoke == len(sat.present & sat.spoke)


def ensure_every_figure_is_its_rows(book: Book, one: Person) -> None:
    """Behind each figure of a page are as many rows as it says."""
    door, id, year = book.person, one.member.id, one.year
    marks = door.marks(id, year)
    assert Counter(mark.code for _session, mark in marks) == {c: n for c, n in one.tally.counts.items() if n}
    assert len(door.speeches(id, year)) == one.line.year.speeches.total
    proposals = door.proposals(id, year)
    assert len(proposals) == one.line.year.fates.raised
    assert sum(bool(p.result) for p in proposals) == one.line.year.solved
    for part in (Part.WORKS, Part.TASKS):
        assert len(door.assignments(id, year, part)) == one.assigned(part)
    assert len(door.commendations(id, year)) == sum(one.said.values()) + one.promised


# -- random years ------------------------------------------------------------------------------

MARKS = st.dictionaries(st.tuples(st.integers(1, 16), PEOPLE), st.sampled_from(Code), max_size=60)
SPEECHES = st.builds(
    Speech, session=st.integers(1, 16), member=st.integers(0, 16), kind=st.sampled_from(SpeechKind),
    seconds=st.integers(0, 900), quality=st.none() | st.integers(1, 4), own_work=st.none() | st.booleans(),
)  # fmt: skip
PROPOSALS = st.builds(
    Proposal, text=st.just("Đề nghị"), raised=DAYS, member=st.integers(0, 16), result=st.sampled_from(["", "xong"]),
    steps=st.lists(st.builds(ProposalStep, state=st.sampled_from(ProposalState), on=DAYS), max_size=2).map(tuple),
)  # fmt: skip
WORKS = st.builds(
    Assignment, kind=st.sampled_from(Work), members=st.lists(PEOPLE, min_size=1, max_size=3, unique=True).map(tuple),
    title=st.just("Việc"), due=DAYS, session=st.integers(0, 16),
    stages=st.lists(st.builds(Staged, stage=st.sampled_from(Stage), on=DAYS), max_size=3).map(tuple),
)  # fmt: skip
SAID = st.builds(
    Commendation, kind=st.sampled_from([k for k in Commending if k is not Commending.DISCIPLINE]),
    members=st.lists(PEOPLE, min_size=1, max_size=2, unique=True).map(tuple), text=st.just("Lời"), on=DAYS,
    promised=st.booleans(),
)  # fmt: skip


def rows_of(table: str, rows: Sequence[Speech | Proposal | Assignment | Commendation]) -> list[Put]:
    return [Put(table, n, row) for n, row in enumerate(rows, 1)]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    MARKS, st.lists(SPEECHES, max_size=40), st.lists(PROPOSALS, max_size=15), st.lists(WORKS, max_size=15),
    st.lists(SAID, max_size=15),
)  # fmt: skip
def test_in_a_random_year_the_pages_equal_register_tracking_dials_and_lists(
    marks: dict[tuple[int, int], Code],
    speeches: list[Speech],
    proposals: list[Proposal],
    works: list[Assignment],
    said: list[Commendation],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = make_cell(Path(folder) / "book", exempt=16)
        try:
            made = [
                Put("marks", mark_id(s, m), Mark(id=mark_id(s, m), session=s, member=m, code=code))
                for (s, m), code in marks.items()
            ]
            made += rows_of("speeches", speeches) + rows_of("proposals", proposals)
            made += rows_of("assignments", works) + rows_of("commendations", said)
            book.commit("demo.year", lambda: made)
            ensure_alike(book, 2026)
        finally:
            book.close()


# -- the demo year -----------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_in_the_demo_year_the_pages_equal_register_tracking_dials_and_lists(demo: Book, year: int) -> None:
    ensure_alike(demo, year)


def test_a_page_has_the_registration_with_its_reviews_and_who_was_passed_over(demo: Book) -> None:
    page = demo.person.page(2, 2026)
    assert page.registration is not None
    assert [r.registration for r in page.reviews] == [page.registration.id] * len(page.reviews)
    assert sum(page.outcomes().values()) == len(page.reviews) > 0


def test_the_years_are_those_there_is_something_of(demo: Book) -> None:
    assert demo.person.years()[0] <= (DEMO - timedelta(days=372)).year
    assert DEMO.year in demo.person.years()


def test_nobody_has_no_page(demo: Book) -> None:
    with pytest.raises(NoSuch):
        demo.person.page(99, 2026)
