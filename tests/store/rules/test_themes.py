"""What a quarter's theme lacks and when: the day before, the day itself, the day after."""

from __future__ import annotations

import re
from datetime import date, timedelta
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import BadValue
from store.records import (
    Assignment,
    Kind,
    Session,
    Stage,
    Staged,
    State,
    Theme,
    ThemeState,
    ThemeStep,
    Work,
)
from store.rules.ruleset import RuleSet
from store.rules.theme_data import forms, groups, load
from store.rules.themes import Lack, due_of, gaps, last_day, late, parse_quarter, quarter_name, session_for

RULES = RuleSet({"draft_days_before": 7})
"""A week for drafts: far enough from the other days to tell them apart."""
HELD_ON = date(2026, 11, 12)
SESSION = Session(id=7, code="2026-Q4-CD", kind=Kind.THEMATIC, date=HELD_ON, quarter="2026-Q4")
PLAIN = Theme(id=3, quarter="2026-Q4", title="Đọc sách")
LED = Theme(id=3, quarter="2026-Q4", title="Đọc sách", presenter=1)
PAPER = Assignment(id=1, kind=Work.PAPER, members=(4,), theme=3)
EARLY = date(2026, 1, 1)


def at(state: ThemeState, on: date = HELD_ON, **facts: object) -> Theme:
    """A theme that stands in that state."""
    return Theme(id=3, quarter="2026-Q4", title="x", presenter=1, steps=(ThemeStep(state=state, on=on),), **facts)  # type: ignore[arg-type]


def staged(stage: Stage) -> Assignment:
    return Assignment(id=1, kind=Work.PAPER, members=(4,), theme=3, stages=(Staged(stage=stage, on=EARLY),))


def lacks(theme: Theme | None, today: date, *given: Assignment, session: Session | None = SESSION) -> list[str]:
    return [g.lack.value for g in gaps(theme, "2026-Q4", given, session, today, RULES)]


# -- the data --------------------------------------------------------------------------------


def test_the_guidance_names_six_groups_and_the_data_has_them_with_its_name() -> None:
    assert list(groups()) == ["hcm", "capacity", "directives", "decline", "building", "pressing"]
    assert all("12-HD/BTCTW" in choice.citation(lang) for choice in groups().values() for lang in ("vi", "en"))


@pytest.mark.parametrize("choice", [*groups().values(), *forms().values()], ids=lambda c: c.key)
def test_each_choice_has_its_words_in_both_languages_and_short_ones(choice: object) -> None:
    assert isinstance(choice, type(next(iter(forms().values()))))
    for lang in ("vi", "en"):
        assert choice.words(lang)
        assert len(choice.words(lang, short=True)) <= 20
        assert choice.citation(lang)
    assert choice.words("vi") != choice.words("en")


def test_every_sentence_cites_a_rule_that_exists_and_uses_only_facts_that_are_given() -> None:
    data = load()
    plain = {"period_vi", "period_en", "due", "count"}
    repeat = {"before_vi", "before_en", "period_vi", "period_en", "form_vi", "form_en"}
    for allowed, sentences in ((plain, [*data.gaps.values(), *data.late.values()]), (repeat, [data.repeat])):
        for sentence in sentences:
            assert RULES.rule(sentence.rule).cite_vi
            for text in (sentence.vi, sentence.en, sentence.en_one):
                assert {field for _, field, _, _ in Formatter().parse(text) if field} <= allowed
    assert set(data.gaps) == {lack.value for lack in Lack}


# -- quarters --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "quarter"),
    [
        ("4", "2026-Q4"), ("IV", "2026-Q4"), ("iii", "2026-Q3"), ("q2", "2026-Q2"), ("Quý I", "2026-Q1"),
        ("quý 2/2027", "2027-Q2"), ("IV/2027", "2027-Q4"), ("3 2025", "2025-Q3"), ("2027-Q4", "2027-Q4"),
        ("quarter 1", "2026-Q1"), (" quy   iv nam 2027 ", "2027-Q4"),
    ],
)  # fmt: skip
def test_a_quarter_is_typed_as_people_type_it(typed: str, quarter: str) -> None:
    assert parse_quarter(typed, 2026) == quarter


@pytest.mark.parametrize("typed", ["", "5", "0", "V", "IIII", "Q", "1/0000", "9999-Q1", "quý", "12", "4/26", "²", "一"])
def test_what_is_no_quarter_is_refused_with_what_to_type(typed: str) -> None:
    with pytest.raises(BadValue) as caught:
        parse_quarter(typed, 2026)
    assert "IV/2027" in caught.value.sentence("vi")


@given(st.integers(1930, 2100), st.integers(1, 4))
def test_a_quarters_own_name_is_read_back(year: int, number: int) -> None:
    quarter = f"{year}-Q{number}"
    assert parse_quarter(quarter, 2000) == quarter
    for lang in ("vi", "en"):
        assert parse_quarter(quarter_name(quarter, lang), 2000) == quarter
    assert (last_day(quarter) + timedelta(days=1)).day == 1
    assert last_day(quarter).month == number * 3


@given(st.text(max_size=12))
def test_any_text_is_a_quarter_or_a_sentence(text: str) -> None:
    try:
        found = parse_quarter(text, 2026)
    except BadValue:
        return
    assert re.fullmatch(r"\d{4}-Q[1-4]", found)


# -- the session -----------------------------------------------------------------------------


def thematic(id: int, day: date, quarter: str = "2026-Q4", state: State = State.PLANNED) -> Session:
    return Session(id=id, code=str(id), kind=Kind.THEMATIC, date=day, quarter=quarter, state=state)


@pytest.mark.parametrize(
    ("named", "found"), [(0, 1), (2, 2), (3, 1), (4, 1), (99, 1)], ids=["none", "own", "cancelled", "other", "gone"]
)
def test_a_theme_is_held_in_the_session_it_names_else_in_the_first_of_its_quarter(named: int, found: int) -> None:
    there = [
        thematic(2, date(2026, 12, 1)), thematic(1, HELD_ON), thematic(4, date(2026, 8, 1), "2026-Q3"),
        thematic(3, date(2026, 10, 1), state=State.CANCELLED),
        Session(id=5, code="r", kind=Kind.REGULAR, date=date(2026, 10, 5), month="2026-10"),
    ]  # fmt: skip
    session = session_for(Theme(id=1, quarter="2026-Q4", title="x", session=named), "2026-Q4", there)
    assert session is not None
    assert session.id == found


def test_a_quarter_without_a_session_that_counts_has_none() -> None:
    assert session_for(None, "2026-Q4", [thematic(3, HELD_ON, state=State.CANCELLED)]) is None


def test_a_session_moved_past_the_end_of_its_quarter_still_is_its_own() -> None:
    assert session_for(None, "2026-Q4", [thematic(3, date(2027, 1, 8))]) is not None


# -- due days --------------------------------------------------------------------------------


def test_days_are_proposed_from_the_session_and_follow_it_unless_typed() -> None:
    due = due_of(PLAIN, SESSION, RULES)
    assert (due.draft, due.send, due.report) == (date(2026, 11, 5), date(2026, 11, 11), date(2026, 11, 14))
    moved = Session(id=7, code="c", kind=Kind.THEMATIC, date=date(2026, 11, 20), quarter="2026-Q4")
    typed = Theme(id=3, quarter="2026-Q4", title="x", due_draft=date(2026, 10, 1))
    due = due_of(typed, moved, RULES)
    assert (due.draft, due.send, due.draft_typed, due.send_typed) == (
        date(2026, 10, 1), date(2026, 11, 19), True, False,
    )  # fmt: skip


def test_the_days_are_the_cells_own_numbers() -> None:
    own = RuleSet({"draft_days_before": 10, "papers_days_before": 3, "report_days_after": 5})
    due = due_of(PLAIN, SESSION, own)
    assert (due.draft, due.send, due.report) == (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 17))


def test_without_a_session_nothing_is_proposed() -> None:
    due = due_of(PLAIN, None, RULES)
    assert (due.draft, due.send, due.report) == (None, None, None)


def test_the_report_counts_from_the_day_it_was_really_held() -> None:
    assert due_of(at(ThemeState.HELD, date(2026, 11, 13)), SESSION, RULES).report == date(2026, 11, 15)


# -- what is lacking -------------------------------------------------------------------------


@pytest.mark.parametrize("today", [EARLY, HELD_ON, date(2027, 2, 1)])
def test_a_quarter_without_a_theme_is_named_at_once_and_whenever_one_looks(today: date) -> None:
    assert lacks(None, today) == ["theme"]
    assert lacks(None, today, session=None) == ["theme", "session"]


def test_a_presenter_is_lacking_at_once_and_an_assigned_lead_in_is_one() -> None:
    assert lacks(PLAIN, EARLY) == ["presenter"]
    assert lacks(LED, EARLY) == []
    assert lacks(PLAIN, EARLY, Assignment(id=2, kind=Work.LEAD_IN, members=(4,), theme=3)) == []


@pytest.mark.parametrize(
    ("days", "named"),
    [(-15, False), (-14, True), (-13, True), (-1, True), (0, True), (1, True), (40, True)],
    ids=str,
)
def test_papers_are_lacking_from_two_weeks_before_drafts_are_due(days: int, named: bool) -> None:
    found = lacks(LED, date(2026, 11, 5) + timedelta(days=days))
    assert ("papers" in found) is named


@pytest.mark.parametrize(
    ("paper", "counts"),
    [
        (PAPER, True),
        (Assignment(id=1, kind=Work.PAPER, members=(4,), session=7), True),
        (Assignment(id=1, kind=Work.PAPER, members=(4,), session=8), False),
        (Assignment(id=1, kind=Work.PAPER, members=(4,), theme=9, session=7), False),
        (Assignment(id=1, kind=Work.OPINION, members=(4,), theme=3), False),
        (staged(Stage.RETURNED), True),
        (staged(Stage.GIVEN), True),
        (staged(Stage.DROPPED), False),
        (staged(Stage.NOT_GIVEN), False),
    ],
    ids=["own", "session's", "other session", "other theme", "opinion", "returned", "given", "dropped", "not given"],
)  # fmt: skip
def test_which_assignments_are_papers_of_the_theme(paper: Assignment, counts: bool) -> None:
    assert ("papers" not in lacks(LED, HELD_ON, paper)) is counts


@pytest.mark.parametrize(("days", "named"), [(-1, False), (0, False), (1, False), (2, False), (3, True), (30, True)])
def test_a_report_is_lacking_only_when_two_days_after_the_session_have_passed(days: int, named: bool) -> None:
    today = HELD_ON + timedelta(days=days)
    assert (lacks(at(ThemeState.HELD), today, PAPER) == ["report"]) is named
    assert ("report" in lacks(at(ThemeState.ASSIGNED, EARLY), today, PAPER)) is named
    assert lacks(at(ThemeState.REPORTED), today, PAPER) == []


def test_in_a_quarter_without_a_session_papers_are_asked_for_before_its_end() -> None:
    assert lacks(LED, date(2026, 12, 9), session=None) == ["session"]
    assert lacks(LED, date(2026, 12, 10), session=None) == ["session", "papers"]
    assert lacks(at(ThemeState.HELD), date(2026, 11, 13), PAPER, session=None) == []
    assert lacks(at(ThemeState.HELD), date(2026, 11, 15), PAPER, session=None) == ["report"]


def test_a_gap_is_a_whole_sentence_with_its_document_in_both_languages() -> None:
    for gap in [*gaps(None, "2026-Q4", (), None, EARLY, RULES), *gaps(PLAIN, "2026-Q4", (), SESSION, HELD_ON, RULES)]:
        assert "IV/2026" in gap.sentence("vi")
        assert gap.sentence("vi")[0].isupper()
        assert "IV/2026" in gap.sentence("en")
        assert len(gap.sentence("vi")) <= 76
        assert gap.citation("vi")
        assert gap.citation("en")


@given(
    st.sampled_from([None, PLAIN, LED, at(ThemeState.HELD), at(ThemeState.REPORTED)]),
    st.sampled_from([None, SESSION]),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.lists(st.sampled_from([PAPER, Assignment(id=2, kind=Work.LEAD_IN, members=(4,), theme=3)]), max_size=2),
)
def test_what_was_lacking_goes_on_lacking_until_something_is_done(
    theme: Theme | None, session: Session | None, today: date, given_out: list[Assignment]
) -> None:
    now = {g.lack for g in gaps(theme, "2026-Q4", given_out, session, today, RULES)}
    later = {g.lack for g in gaps(theme, "2026-Q4", given_out, session, today + timedelta(days=9), RULES)}
    assert now <= later
    assert {g.lack for g in gaps(theme, "2026-Q4", [*given_out, PAPER], session, today, RULES)} <= now


# -- late ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 11, 4), []),
        (date(2026, 11, 5), []),
        (date(2026, 11, 6), [("drafted", 1)]),
        (date(2026, 11, 11), [("drafted", 6)]),
        (date(2026, 11, 12), [("drafted", 7), ("sent", 1)]),
        (date(2026, 11, 13), [("drafted", 8), ("sent", 2), ("held", 1)]),
        (date(2026, 11, 15), [("drafted", 10), ("sent", 4), ("held", 3), ("reported", 1)]),
    ],
    ids=str,
)
def test_states_that_are_due_are_named_with_the_days_they_are_late(today: date, found: list[tuple[str, int]]) -> None:
    assert [(x.state.value, x.days) for x in late(LED, SESSION, today, RULES)] == found


def test_a_state_reached_makes_no_earlier_one_late() -> None:
    assert [x.state.value for x in late(at(ThemeState.SENT), SESSION, date(2026, 11, 20), RULES)] == [
        "held",
        "reported",
    ]
    assert late(at(ThemeState.REPORTED), SESSION, date(2027, 1, 1), RULES) == ()
    assert late(LED, None, date(2027, 1, 1), RULES) == ()


def test_one_day_is_said_as_one_day() -> None:
    said = late(LED, SESSION, date(2026, 11, 6), RULES)[0].said
    assert said.sentence("vi") == "Quý IV/2026: dự thảo chậm 1 ngày, hạn 05/11/2026."
    assert said.sentence("en") == "Quarter IV/2026: the draft is a day late, due 05/11/2026."
