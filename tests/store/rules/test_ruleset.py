"""The rule set: defaults with a citation, the cell's own numbers over them."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from string import Formatter

import pytest

from store.errors import BadValue
from store.rules import ruleset
from store.rules.ruleset import GROUPS, UNITS, Rule, RuleSet, load

DEFAULTS = {
    "regular_per_month": 1,
    "thematic_per_quarter": 1,
    "minutes_regular": 90,
    "minutes_combined": 120,
    "attendance_target": 90,
    "excused_in_a_row": 3,
    "months_without_attendance": 3,
    "unexcused_allowed": 0,
    "quorum": "2/3",
    "probation_months": 12,
    "confirm_within_working_days": 30,
    "papers_days_before": 1,
    "report_days_after": 2,
    "speakers_share": 50,
    "committee_from_members": 9,
    "min_official_members": 3,
    "marks_shown": 6,
}
"""What the Charter and the guidances say in November 2026."""


def test_the_defaults_are_those_of_the_documents() -> None:
    rules = RuleSet()
    assert {id: rules.value(id) for id in DEFAULTS} == DEFAULTS


@pytest.mark.parametrize("rule", load().values(), ids=lambda rule: rule.id)
def test_every_rule_says_what_it_means_and_where_it_comes_from(rule: Rule) -> None:
    for language in ("vi", "en"):
        assert rule.meaning(language)
        assert rule.citation(language)
    assert rule.meaning("vi") != rule.meaning("en")
    assert rule.unit in UNITS
    assert rule.group in GROUPS
    assert rule.checked(rule.value) == rule.value


@pytest.mark.parametrize("rule", load().values(), ids=lambda rule: rule.id)
def test_alert_sentences_use_only_facts_that_are_given(rule: Rule) -> None:
    facts = {"name", "names", "count", "least", "since", "last", "year", "period_vi", "period_en"}
    for template in (rule.alert_vi, rule.alert_en, rule.alert_one_en):
        assert {field for _, field, _, _ in Formatter().parse(template) if field} <= facts
    assert bool(rule.alert_vi) == bool(rule.alert_en)


@pytest.mark.parametrize(
    ("id", "text", "value"),
    [
        ("minutes_regular", " 75 ", 75),
        ("minutes_regular", "75 phút", 75),
        ("minutes_regular", "75phút", 75),
        ("minutes_regular", "75 minutes", 75),
        ("attendance_target", "85%", 85),
        ("attendance_target", "85 %", 85),
        ("excused_in_a_row", "1 session", 1),
        ("quorum", "1/2", "1/2"),
        ("quorum", " 3 / 4 ", "3/4"),
        ("quorum", "  ", None),
        ("minutes_regular", "", None),
    ],
)
def test_a_number_is_read_as_people_type_it(id: str, text: str, value: int | str | None) -> None:
    assert RuleSet().rule(id).read(text) == value


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("minutes_regular", "chín mươi"),
        ("minutes_regular", "90 ngày"),
        ("minutes_regular", "-1"),
        ("minutes_regular", "1001"),
        ("minutes_regular", "9" * 30),
        ("minutes_regular", "٩٠"),
        ("attendance_target", "101"),
        ("attendance_target", "85,5"),
        ("quorum", "66"),
        ("quorum", "1 2/3"),
        ("quorum", "2/0"),
    ],
)
def test_a_text_that_is_no_number_of_the_rule_is_refused_with_what_it_takes(id: str, text: str) -> None:
    with pytest.raises(BadValue) as caught:
        RuleSet().rule(id).read(text)
    assert caught.value.sentence("vi").index("cần một") < 60


def test_an_amount_says_what_it_counts_in_either_language() -> None:
    rules = RuleSet()
    assert rules.rule("excused_in_a_row").amount(3, "vi") == "3 buổi"
    assert rules.rule("excused_in_a_row").amount(1, "en") == "1 session"
    assert rules.rule("attendance_target").amount(90, "vi") == "90 %"
    assert rules.rule("quorum").amount("2/3", "en") == "2/3"


def test_the_cells_own_number_goes_over_the_default() -> None:
    rules = RuleSet({"attendance_target": 85, "quorum": "1/2"})
    assert rules.number("attendance_target") == 85
    assert rules.changed("attendance_target")
    assert not rules.changed("minutes_regular")
    assert rules.rule("attendance_target").value == 90
    assert rules.share("quorum") == Fraction(1, 2)


def test_shares_are_exact() -> None:
    rules = RuleSet()
    assert Fraction(10, 15) >= rules.share("quorum")
    assert rules.share("attendance_target") == Fraction(9, 10)


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("no_such_rule", 1),
        ("minutes_regular", "90"),
        ("minutes_regular", 90.0),
        ("minutes_regular", -1),
        ("minutes_regular", 1001),
        ("minutes_regular", True),
        ("attendance_target", 101),
        ("quorum", 66),
        ("quorum", "3/2"),
        ("quorum", "1/0"),
        ("quorum", "0.5"),
        ("quorum", "²/3"),
        ("quorum", ""),
    ],
)
def test_a_number_the_rule_cannot_have_is_refused_by_name(id: str, value: int | float | str) -> None:
    with pytest.raises(BadValue) as caught:
        RuleSet({id: value})
    assert id in caught.value.sentence("vi")
    assert id in caught.value.sentence("en")


@pytest.mark.parametrize(
    ("id", "value"), [("attendance_target", 0), ("attendance_target", 100), ("quorum", "0/1"), ("quorum", "1/1")]
)
def test_the_limits_themselves_are_allowed(id: str, value: int | str) -> None:
    assert RuleSet({id: value}).value(id) == value


def test_asking_for_what_is_not_there_says_so() -> None:
    with pytest.raises(BadValue):
        RuleSet().rule("nothing")
    with pytest.raises(BadValue):
        RuleSet().number("nothing")
    with pytest.raises(BadValue):
        RuleSet().number("quorum")


def test_equal_numbers_have_one_version_and_others_another() -> None:
    assert RuleSet().version == RuleSet({"minutes_regular": 90}).version
    assert RuleSet({"minutes_regular": 60}).version != RuleSet().version
    assert RuleSet({"quorum": "1/2", "marks_shown": 5}).version == RuleSet({"marks_shown": 5, "quorum": "1/2"}).version


def test_rules_read_one_by_one_are_those_of_the_whole_file() -> None:
    text = Path(ruleset.__file__).with_name("ruleset.toml").read_text("utf-8")
    whole = tomllib.loads(text)
    assert list(ruleset.load()) == list(whole)
    assert len(ruleset.load()) == len(whole)
    for id, table in whole.items():
        assert ruleset.load()[id] == ruleset.Rule(id=id, **table)
