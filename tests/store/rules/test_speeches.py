"""Speeches counted: parts add up to totals, what is empty is left out, who is silent comes longest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Code, Kind, Mark, Member, Session, Source, Speech, SpeechKind, State, mark_id
from store.rules import speeches as rules
from store.rules.calendar import quarter_at
from store.rules.speeches import Counts, Sat, Silent, counts

JANUARY = date(2026, 1, 5)
DAYS = {n: JANUARY + timedelta(days=41 * n) for n in range(9)}

SPEECHES = st.builds(
    Speech,
    session=st.sampled_from(sorted(DAYS)),
    member=st.integers(0, 5),
    kind=st.sampled_from(SpeechKind),
    seconds=st.integers(0, 3000),
    quality=st.none() | st.integers(1, 4),
    own_work=st.none() | st.booleans(),
)


def said(
    kind: SpeechKind = SpeechKind.OPINION, quality: int | None = None, own: bool | None = None, *,
    session: int = 1, member: int = 1, seconds: int = 0,
) -> Speech:  # fmt: skip
    return Speech(kind=kind, quality=quality, own_work=own, session=session, member=member, seconds=seconds)


def session(number: int = 1, kind: Kind = Kind.REGULAR, state: State = State.PLANNED) -> Session:
    return Session(id=number, code=f"s{number}", kind=kind, date=JANUARY + timedelta(days=number), state=state)


def people(*numbers: int) -> list[Member]:
    return [Member(id=n, name=f"Người {n}") for n in numbers]


# -- one speech ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quality", "own", "judged", "general"),
    [
        (None, None, False, False),
        (1, None, True, True),
        (2, None, True, False),
        (4, None, True, False),
        (None, True, True, False),
        (None, False, True, True),
        (1, True, True, True),
        (3, False, True, False),
    ],
)
def test_a_speech_is_general_by_its_quality_and_where_that_is_empty_by_own_work(
    quality: int | None, own: bool | None, judged: bool, general: bool
) -> None:
    speech = said(SpeechKind.PAPER, quality, own)
    assert (rules.is_judged(speech), rules.is_general(speech)) == (judged, general)


@pytest.mark.parametrize(
    ("kind", "state", "heard"),
    [
        (Kind.REGULAR, State.HELD, True),
        (Kind.THEMATIC, State.PLANNED, True),
        (Kind.EXTRAORDINARY, State.CLOSED, True),
        (Kind.COMMITTEE, State.HELD, False),
        (Kind.REGULAR, State.CANCELLED, False),
    ],
)
def test_speeches_count_in_sessions_of_the_whole_cell(kind: Kind, state: State, heard: bool) -> None:
    assert rules.heard(session(kind=kind, state=state)) is heard


def test_the_words_of_the_scale_are_the_cells_own_only_where_it_has_all_four() -> None:
    assert rules.quality_word(1, "vi") == "chung chung"
    assert rules.quality_word(4, "en") == "concrete"
    assert rules.quality_word(2, "en", ("a", "b", "c", "d")) == "b"
    assert rules.quality_word(2, "vi", ("a", "b")) == "đạt"


# -- counts ----------------------------------------------------------------------------------


def test_an_empty_quality_is_left_out_of_the_mean() -> None:
    assert counts([said(quality=4), said(quality=1), said()]).quality == Fraction(5, 2)
    assert counts([said(), said(own=False)]).quality is None


@pytest.mark.parametrize(
    ("speeches", "share"),
    [
        ([], None),
        ([said(SpeechKind.PAPER)], None),
        ([said(SpeechKind.OPINION, 1)], None),
        ([said(SpeechKind.PAPER, 1), said(SpeechKind.LEAD_IN, 3), said(SpeechKind.PAPER)], Fraction(1, 2)),
        ([said(SpeechKind.PAPER, own=False), said(SpeechKind.LEAD_IN, own=True, quality=1)], Fraction(1)),
    ],
)
def test_the_share_of_general_papers_is_out_of_those_judged(speeches: list[Speech], share: Fraction | None) -> None:
    assert counts(speeches).general_share == share


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2), (3600, 60)])
def test_minutes_are_rounded_once(seconds: int, minutes: int) -> None:
    assert counts([said(seconds=seconds)]).minutes == minutes


@given(st.lists(SPEECHES))
def test_the_kinds_add_up_to_the_total(speeches: list[Speech]) -> None:
    found = counts(speeches)
    assert sum(found.kinds[kind] for kind in rules.KINDS) == found.total == len(speeches)
    rest = found.kinds[SpeechKind.EXPLANATION] + found.kinds[SpeechKind.CONCLUSION]
    assert found.papers + found.exchanges + rest == found.total
    assert found.general <= found.judged <= found.papers
    assert found.quality is None or 1 <= found.quality <= 4


@given(st.lists(SPEECHES))
def test_members_sessions_and_quarters_add_up_to_the_whole(speeches: list[Speech]) -> None:
    parts = (rules.by_member(speeches), rules.by_session(speeches), rules.by_quarter(speeches, DAYS))
    for part in parts:
        assert sum(part.values(), Counts()) == counts(speeches)


@given(st.lists(SPEECHES))
def test_each_part_holds_its_own_speeches_only(speeches: list[Speech]) -> None:
    for member, found in rules.by_member(speeches).items():
        assert found.total == sum(s.member == member for s in speeches)
    for quarter, found in rules.by_quarter(speeches, DAYS).items():
        assert found.total == sum(quarter_at(DAYS[s.session]) == quarter for s in speeches)


def test_a_speech_of_a_session_without_a_day_is_in_no_quarter() -> None:
    assert rules.by_quarter([said(session=99)], DAYS) == {}


# -- who spoke -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("present", "speakers", "share"),
    [
        ((), (), None),
        ((), (1,), None),
        (range(1, 15), (*range(1, 10), 3, 3), Fraction(9, 14)),
        ((1, 2), (), Fraction(0)),
        ((1, 2), (0, 3, 1), Fraction(1, 2)),
    ],
)
def test_the_share_who_spoke_counts_members_present_once(
    present: Sequence[int], speakers: Sequence[int], share: Fraction | None
) -> None:
    assert rules.share_who_spoke(present, [said(member=n) for n in speakers]) == share


@pytest.mark.parametrize(("spoke", "enough"), [((7, 14), False), ((8, 14), True), ((0, 1), False), ((1, 1), True)])
def test_half_is_not_more_than_half(spoke: tuple[int, int], enough: bool) -> None:
    assert rules.enough_spoke(Fraction(*spoke), Fraction(1, 2)) is enough


def marks(*codes: Code, source: Source = Source.HAND) -> list[Mark]:
    return [Mark(id=mark_id(1, n), session=1, member=n, code=code, source=source) for n, code in enumerate(codes, 1)]


def test_who_came_late_or_left_early_was_there() -> None:
    roll = marks(Code.PRESENT, Code.LATE, Code.LEFT_EARLY, Code.EXCUSED, Code.EXEMPT, Code.NOT_TAKEN)
    found = rules.sat(session(), roll, [said(member=2), said(member=4), said(member=1, session=2), said(member=0)])
    assert found.present == {1, 2, 3}
    assert found.spoke == {2, 4}


def test_where_no_roll_was_called_only_those_who_spoke_are_known_to_have_been_there() -> None:
    roll = marks(Code.EXCUSED, Code.EXEMPT, source=Source.PREFILL)
    assert rules.sat(session(), roll, [said(member=3)]).present == {3}


def test_the_longest_silent_come_first_with_the_number_of_sessions() -> None:
    before = [
        Sat(session(1), frozenset({1, 2, 3, 4}), frozenset({2})),
        Sat(session(2), frozenset({1, 2, 3}), frozenset({1})),
        Sat(session(3), frozenset({1, 2, 3, 5}), frozenset()),
    ]
    one, two, three, four, five, six = people(1, 2, 3, 4, 5, 6)
    assert rules.silent_list([one, two, three, four, five, six], {6}, before) == [
        Silent(three, 3, None),
        Silent(two, 2, session(1).date),
        Silent(four, 1, None),
        Silent(five, 1, None),
        Silent(one, 1, session(2).date),
    ]


def test_a_newcomer_who_was_at_no_session_has_not_been_silent() -> None:
    newcomer = rules.silent_list(people(7), (), [Sat(session(), frozenset({1}), frozenset())])[0]
    assert (newcomer.sessions, newcomer.never) == (0, False)


@given(
    st.lists(
        st.builds(Sat, st.just(session()), st.frozensets(st.integers(1, 6)), st.frozensets(st.integers(1, 6))),
        max_size=8,
    ),
    st.sets(st.integers(1, 6)),
)
def test_the_silent_and_those_who_spoke_are_everybody(before: list[Sat], spoke: set[int]) -> None:
    here = people(1, 2, 3, 4, 5, 6)
    found = rules.silent_list(here, spoke, before)
    assert {s.member.id for s in found} | spoke == {m.id for m in here}
    assert len(found) + len(spoke) == len(here)
    assert [s.sessions for s in found] == sorted((s.sessions for s in found), reverse=True)
    assert all(s.sessions <= len(before) for s in found)
