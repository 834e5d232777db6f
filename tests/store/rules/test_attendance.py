"""What marks add up to: tables of cases, boundaries by the day, and parts that sum to totals."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import BadValue
from store.records import Code, Kind, Mark, Member, Session, Source
from store.rules import attendance as rules
from store.rules.ruleset import RuleSet

ANN = Member(id=1, name="Nguyễn Văn An")
P, M, V, CP, KP, E, T, N = (
    Code.PRESENT, Code.LATE, Code.LEFT_EARLY, Code.EXCUSED, Code.UNEXCUSED, Code.EXEMPT, Code.ELSEWHERE, Code.NOT_TAKEN,
)  # fmt: skip


def mark(code: Code, source: Source = Source.HAND) -> Mark:
    return Mark(session=1, member=1, code=code, source=source)


def year(*codes: Code, of: int = 2026, kind: Kind = Kind.REGULAR) -> list[tuple[Session, Mark]]:
    """One session on the 5th of each month from January, with these codes."""
    return [
        (Session(id=i, code=f"{of}-{i:02}", kind=kind, date=date(of, i, 5)), mark(code))
        for i, code in enumerate(codes, 1)
    ]


@pytest.mark.parametrize(
    ("codes", "rate"),
    [
        ([P] * 13 + [CP, KP, E], Fraction(13, 15)),
        ([P] * 14 + [CP, KP], Fraction(14, 16)),
        ([P, M, V], Fraction(1)),
        ([N, N, N], None),
        ([P, N, N], Fraction(1)),
        ([E, T], None),
        ([KP], Fraction(0)),
    ],
)
def test_the_rate_is_those_there_over_those_expected_and_marked(codes: list[Code], rate: Fraction | None) -> None:
    assert rules.tally(map(mark, codes)).rate == rate


@given(st.lists(st.sampled_from(list(Code)), max_size=120))
def test_the_parts_of_a_tally_add_up_to_the_whole(codes: list[Code]) -> None:
    tally = rules.tally(map(mark, codes))
    assert tally.present + tally.absent + tally.not_taken == tally.expected
    assert tally.expected + tally.count(E) + tally.count(T) == tally.members == len(codes)
    assert tally.rate is None or 0 <= tally.rate <= 1


def test_a_roll_is_taken_once_a_hand_has_marked_somebody() -> None:
    assert not rules.taken([mark(N), mark(E, Source.PREFILL)])
    assert rules.taken([mark(N), mark(P)])


@pytest.mark.parametrize(
    ("codes", "length", "excused"),
    [([P, CP, KP], 2, 1), ([CP, P], 0, 0), ([CP, E, N, KP], 2, 1), ([], 0, 0), ([M, CP, CP], 2, 2)],
)
def test_a_run_of_absences_is_counted_back_to_the_last_time_there(codes: list[Code], length: int, excused: int) -> None:
    run = rules.run_of_absences(year(*codes))
    assert (run.length, run.excused) == (length, excused)


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        ([CP, CP, CP], []),
        ([CP, CP, CP, CP], ["excused_in_a_row"]),
        ([CP, CP, P, CP, CP], []),
        ([CP, CP, E, CP, CP], ["excused_in_a_row"]),
        ([KP], ["unexcused_allowed"]),
        ([KP, KP], ["unexcused_allowed"]),
        ([KP, KP, KP], ["unexcused_allowed", "months_without_attendance"]),
        ([KP, P, KP, P, KP], ["unexcused_allowed", "months_without_attendance"]),
        ([P, M, V, E, T, N], []),
    ],
)
def test_each_rule_raises_one_alert_and_no_more(codes: list[Code], found: list[str]) -> None:
    alerts = rules.alerts(ANN, year(*codes), RuleSet(), date(2026, 12, 31))
    assert [alert.rule for alert in alerts] == found
    assert all(alert.citation("vi") and alert.sentence("vi") and alert.sentence("en") for alert in alerts)


@pytest.mark.parametrize(("day", "count"), [(date(2026, 4, 4), 0), (date(2026, 4, 5), 1), (date(2026, 4, 6), 1)])
def test_the_fourth_excused_absence_alerts_from_its_day_on(day: date, count: int) -> None:
    assert len(rules.alerts(ANN, year(CP, CP, CP, CP), RuleSet(), day)) == count


def test_a_run_does_not_cross_the_year() -> None:
    marks = [*year(P, P, P, P, P, P, P, P, P, P, CP, CP, of=2025), *year(CP, CP)]
    assert not rules.alerts(ANN, marks, RuleSet(), date(2026, 12, 31))


def test_a_cell_may_set_its_own_number() -> None:
    assert not rules.alerts(ANN, year(CP, CP, CP, CP), RuleSet({"excused_in_a_row": 4}), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "clock"),
    [("1410", "14:10"), ("14h10", "14:10"), ("14:10", "14:10"), ("9h", "09:00"), ("905", "09:05"),
     ("14 giờ 5", "14:05"),
     ("0:00", "00:00"), ("2359", "23:59"), ("14.10", "14:10")],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(text: str, clock: str) -> None:
    assert rules.parse_clock(text) == clock


@pytest.mark.parametrize("text", ["", "2400", "14:60", "giờ", "-1", "14:5:6", "99999"])
def test_what_is_no_time_is_refused_with_examples(text: str) -> None:
    with pytest.raises(BadValue, match="14:10"):
        rules.parse_clock(text)


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_is_refused(text: str) -> None:
    try:
        clock = rules.parse_clock(text)
    except BadValue:
        return
    assert len(clock) == 5
    assert "00:00" <= clock <= "23:59"


def test_minutes_are_counted_from_the_start_and_never_below_nought() -> None:
    assert rules.minutes_after("14:00", "14:10") == 10
    assert rules.minutes_after("14:00", "13:50") == 0
