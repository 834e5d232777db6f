"""A year of speeches and proposals: members, quarters and the cell are the same numbers added up in other ways."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from store.records import Kind, Member, Proposal, Session, Speech, SpeechKind, Standing, Status
from store.rules import tracking as rules
from store.rules.speeches import Counts, Sat, counts
from store.rules.tracking import Line, Part, Quarter, Year

DAYS = [date(2026, 1, 5), date(2026, 3, 31), date(2026, 4, 1), date(2026, 8, 5), date(2026, 12, 31), date(2025, 12, 31)]
HELD = [Session(id=n, code=str(n), kind=Kind.REGULAR, date=day) for n, day in enumerate(DAYS, 1)]
GONE = Standing(status=Status.MOVED_OUT, since=date(2020, 1, 1))
MEMBERS = [*(Member(id=n, name=f"Người {n}") for n in (3, 1, 2)), Member(id=9, name="Đã đi", standings=(GONE,))]

SPEECHES = st.builds(
    Speech,
    session=st.integers(1, len(HELD)),
    member=st.sampled_from([0, 1, 2, 3, 9, 77]),
    kind=st.sampled_from(SpeechKind),
    seconds=st.integers(0, 900),
    quality=st.none() | st.integers(1, 4),
    own_work=st.none() | st.booleans(),
)
PROPOSALS = st.builds(
    Proposal,
    text=st.just("Đề nghị"),
    raised=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    member=st.sampled_from([0, 1, 2, 9]),
    result=st.sampled_from(["", "xong"]),
)


def sat(session: Session, speeches: Sequence[Speech]) -> Sat:
    spoke = frozenset(s.member for s in speeches if s.session == session.id and s.member)
    return Sat(session, frozenset({1, 2, 3}), spoke)


def year_of(speeches: Sequence[Speech] = (), proposals: Sequence[Proposal] = (), year: int = 2026) -> Year:
    by_session = {s.id: [x for x in speeches if x.session == s.id] for s in HELD}
    return rules.track(year, [sat(s, speeches) for s in HELD], by_session, proposals, MEMBERS)


def numbers(year: Year) -> list[int]:
    return [line.member.id for line in year.lines if line.member is not None]


@given(st.lists(SPEECHES), st.lists(PROPOSALS))
def test_lines_and_quarters_are_the_whole_added_up_in_two_ways(
    speeches: list[Speech], proposals: list[Proposal]
) -> None:
    year = year_of(speeches, proposals)
    lines = [*year.lines, year.others]
    assert sum((line.year for line in lines), Part()) == year.whole
    for place, quarter in enumerate(year.quarters):
        assert sum((line.quarters[place] for line in lines), Part()) == quarter.part
    this = [s for s in speeches if HELD[s.session - 1].date.year == 2026]
    assert year.whole.speeches == counts(this)
    assert year.whole.proposals == sum(p.raised.year == 2026 for p in proposals)
    assert year.whole.solved <= year.whole.proposals


@given(st.lists(SPEECHES), st.lists(PROPOSALS))
def test_a_quarter_asked_for_alone_is_the_quarter_of_its_year(
    speeches: list[Speech], proposals: list[Proposal]
) -> None:
    for place, (first, last) in enumerate([(0, 2), (2, 3), (3, 4), (4, 5)]):
        held = HELD[first:last]
        said = [s for s in speeches if s.session in {h.id for h in held}]
        alone = rules.quarter(f"2026-Q{place + 1}", [sat(h, speeches) for h in held], said, proposals)
        assert alone == year_of(speeches, proposals).quarters[place]


@given(st.lists(SPEECHES))
def test_who_was_in_the_cell_or_spoke_stands_in_the_year(speeches: list[Speech]) -> None:
    spoke = {s.member for s in speeches if HELD[s.session - 1].date.year == 2026}
    assert numbers(year_of(speeches)) == [3, 1, 2] + ([9] if 9 in spoke else [])


def test_a_proposal_counts_in_the_quarter_it_was_made_in() -> None:
    made = [
        Proposal(text="a", raised=date(2026, 3, 31), member=1, result="xong"),
        Proposal(text="b", raised=date(2026, 4, 1), member=1),
        Proposal(text="c", raised=date(2025, 12, 31), member=1),
    ]
    line = year_of(proposals=made).line(1)
    assert [(q.proposals, q.solved) for q in line.quarters] == [(1, 1), (1, 0), (0, 0), (0, 0)]
    assert line.year.solved_share == Fraction(1, 2)


def test_exchange_is_opinions_questions_and_proposals_a_session_held() -> None:
    said = [Speech(session=1, member=1, kind=kind) for kind in SpeechKind]
    made = [Proposal(text="a", raised=date(2026, 2, 2))]
    first, second, *_rest = year_of(said, made).quarters
    assert (first.sessions, first.per_session) == (2, Fraction(3, 2))
    assert (second.sessions, second.per_session) == (1, Fraction(0))
    assert year_of(said, made).per_session == Fraction(3, 5)


def test_the_share_who_spoke_adds_sessions_up() -> None:
    said = [Speech(session=1, member=n, kind=SpeechKind.OPINION) for n in (1, 1, 2, 77)]
    year = year_of(said)
    assert year.quarters[0].spoke_share == Fraction(2, 6)
    assert year.spoke_share == Fraction(2, 15)


def test_a_year_without_a_session_has_no_figures() -> None:
    year = year_of(year=2031)
    assert (year.lines, year.sessions, year.per_session, year.spoke_share) == ((), 0, None, None)
    assert year.quarters[0] == Quarter("2031-Q1")
    assert year.others == Line(None, (Part(),) * 4)
    assert year.line(5).year.speeches == Counts()
