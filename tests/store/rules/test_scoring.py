"""How a sitting scores itself: the tables, each figure with its points, totals, grades and what a hand says."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import BadValue
from store.records import Point, ScoreTable
from store.rules import scoring
from store.rules.ruleset import RuleSet
from store.rules.scoring import ScoreGrade
from store.rules.scoring_figures import Facts, figures

RULES = RuleSet()
TABLE = scoring.table_named("")
FULL = Facts(
    minutes=95, asked_minutes=90, present=14, expected=15, committee=True, notified=True, papers_out=True, posted=True,
    praised=2, spoke=9, taker=True, written=True, done=9, settled=10, conclusion=True, read_back=True, tasks_given=3,
    sent=True,
)  # fmt: skip


@pytest.mark.parametrize("table", scoring.shipped().values(), ids=lambda t: t.key)
def test_a_shipped_table_adds_up_to_a_hundred_and_its_figures_exist(table: ScoreTable) -> None:
    assert sum(c.most for c in table.criteria) == 100
    assert len({c.key for c in table.criteria}) == len(table.criteria)
    known = figures(Facts())
    for criterion in table.criteria:
        assert criterion.vi
        assert criterion.en
        assert not criterion.computed or criterion.computed in known
        values = [value for value, _points in criterion.steps]
        assert values == sorted(values, reverse=True)
        assert all(0 <= points <= criterion.most for _value, points in criterion.steps)
        assert bool(criterion.steps) is bool(criterion.computed)


def points_of(key: str, facts: Facts) -> float | None:
    found = scoring.lines(TABLE, facts, ())
    return next(line.points for line in found if line.criterion.key == key)


@pytest.mark.parametrize(
    ("minutes", "points"),
    [(120, 5), (90, 5), (89, 4), (75, 4), (74, 3), (60, 3), (59, 2), (45, 2), (44, 1), (0, 1), (None, None)],
)
def test_the_points_for_the_length_fall_by_quarters_of_an_hour(minutes: int | None, points: float | None) -> None:
    assert points_of("duration", replace(FULL, minutes=minutes)) == points


@pytest.mark.parametrize(
    ("present", "expected", "unexcused", "points"),
    [(15, 15, 0, 4), (9, 10, 0, 4), (89, 100, 0, 3), (75, 100, 0, 3), (74, 100, 0, 2), (65, 100, 0, 2),
     (64, 100, 0, 1), (15, 16, 1, 1), (0, 0, 0, None)],
)  # fmt: skip
def test_anyone_absent_without_reason_leaves_one_point_for_attendance(
    present: int, expected: int, unexcused: int, points: float | None
) -> None:
    facts = replace(FULL, present=present, expected=expected, unexcused=unexcused)
    assert points_of("attendance", facts) == points


@pytest.mark.parametrize(
    ("spoke", "present", "points"), [(9, 14, 5), (7, 14, 4), (6, 15, 4), (5, 14, 3), (3, 10, 3), (2, 10, 2), (0, 10, 2)]
)
def test_more_than_half_of_those_present_must_have_spoken_for_full_points(
    spoke: int, present: int, points: float
) -> None:
    assert points_of("speakers", replace(FULL, spoke=spoke, present=present)) == points


@pytest.mark.parametrize(
    ("done", "settled", "points"),
    [(9, 10, 30), (8, 10, 27), (7, 10, 24), (6, 10, 20), (5, 10, 15), (4, 10, 10), (0, 0, None)],
)
def test_tasks_done_in_time_are_the_results(done: int, settled: int, points: float | None) -> None:
    assert points_of("results", replace(FULL, done=done, settled=settled)) == points


@pytest.mark.parametrize(("run", "points"), [(0, 1), (3, 1), (4, 0)])
def test_a_run_longer_than_the_rule_allows_costs_its_point(run: int, points: float) -> None:
    assert points_of("in_a_row", replace(FULL, run=run)) == points


def test_a_cell_without_a_committee_has_full_points_for_its_meeting() -> None:
    assert points_of("committee", replace(FULL, committee=None, alone=True)) == 2
    assert points_of("committee", replace(FULL, committee=None)) is None
    assert points_of("committee", replace(FULL, committee=False)) == 0


def test_minutes_need_a_taker_and_speeches_written_down() -> None:
    assert points_of("minutes_book", FULL) == 1
    assert points_of("minutes_book", replace(FULL, taker=False)) == 0
    assert points_of("minutes_book", replace(FULL, written=False)) == 0


def asked_full() -> list[Point]:
    return [Point(key=c.key, points=c.most, by_hand=True) for c in TABLE.criteria if not c.computed]


def test_a_full_month_without_a_theme_is_scaled_to_a_hundred_and_says_both() -> None:
    total = scoring.total(scoring.lines(TABLE, FULL, [p for p in asked_full() if p.key != "thematic"]), RULES)
    assert [total.points, total.most, total.scaled] == [Fraction(95), Fraction(95), Fraction(100)]
    assert total.is_scaled
    assert total.grade is ScoreGrade.GOOD


def test_with_a_thematic_session_nothing_is_scaled() -> None:
    total = scoring.total(scoring.lines(TABLE, replace(FULL, thematic=True), asked_full()), RULES)
    assert total.points == total.scaled == Fraction(100)
    assert not total.is_scaled


def test_there_is_no_grade_while_a_criterion_is_open() -> None:
    total = scoring.total(scoring.lines(TABLE, FULL, ()), RULES)
    assert total.open == sum(not c.computed and not c.only_thematic for c in TABLE.criteria)
    assert total.grade is None


def test_what_must_be_full_holds_the_grade_back_only_where_the_cell_asks_for_it() -> None:
    found = scoring.lines(TABLE, replace(FULL, thematic=True, spoke=6), asked_full())
    assert scoring.total(found, RULES).grade is ScoreGrade.GOOD
    held = scoring.total(found, RULES, full_for_good=True)
    assert (held.grade, held.held_back) == (ScoreGrade.FAIR, ("speakers",))


@pytest.mark.parametrize(
    ("points", "grade"),
    [(100, "good"), (90, "good"), (Fraction(8999, 100), "fair"), (70, "fair"), (Fraction(6999, 100), "average"),
     (50, "average"), (Fraction(4999, 100), "weak"), (0, "weak")],
)  # fmt: skip
def test_grades_begin_at_90_70_and_50(points: Fraction, grade: str) -> None:
    assert scoring.graded(Fraction(points), RULES).value == grade


def test_a_hand_goes_before_the_records_and_may_say_that_something_does_not_apply() -> None:
    said = [
        scoring.checked_point(TABLE, "duration", 3),
        scoring.checked_point(TABLE, "papers", None, applies=False),
    ]
    by_key = {line.criterion.key: line for line in scoring.lines(TABLE, FULL, said)}
    assert by_key["duration"].points == 3
    assert by_key["duration"].by_hand
    assert not by_key["papers"].applies
    assert by_key["papers"].points is None


@pytest.mark.parametrize(("key", "points"), [("duration", 6), ("duration", -1), ("nothing", 1)])
def test_points_beyond_a_criterion_are_refused_with_a_sentence(key: str, points: float) -> None:
    with pytest.raises(BadValue) as caught:
        scoring.checked_point(TABLE, key, points)
    assert caught.value.sentence("vi").strip()


def test_a_settled_score_reads_as_it_was_written() -> None:
    found = scoring.lines(TABLE, replace(FULL, thematic=True), asked_full())
    again = scoring.frozen_lines(TABLE, scoring.settled_points(found))
    assert scoring.total(again, RULES) == scoring.total(found, RULES)


facts = st.builds(
    Facts, minutes=st.none() | st.integers(0, 300), asked_minutes=st.sampled_from([90, 120]),
    present=st.integers(0, 50), expected=st.integers(50, 100), unexcused=st.integers(0, 3), run=st.integers(0, 6),
    committee=st.none() | st.booleans(), alone=st.booleans(), notified=st.none() | st.booleans(),
    papers_out=st.none() | st.booleans(), praised=st.integers(0, 5), spoke=st.integers(0, 50), taker=st.booleans(),
    written=st.booleans(), done=st.integers(0, 5), settled=st.integers(5, 10), thematic=st.booleans(),
)  # fmt: skip


@given(facts, st.sampled_from(sorted(scoring.shipped())))
def test_the_groups_always_add_up_to_the_total(some: Facts, key: str) -> None:
    found = scoring.lines(scoring.table_named(key), some, ())
    total = scoring.total(found, RULES)
    groups = scoring.by_group(found)
    assert sum(points for _vi, _en, points, _most in groups) == total.points
    assert sum(most for _vi, _en, _points, most in groups) == total.most
    assert total.points <= total.most <= 100
    assert all(line.points is None or 0 <= line.points <= line.criterion.most for line in found)
