"""A year of themes: forms that repeat, counts, topics that wait, documents and their year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Document, Kind, Session, Theme, ThemeState, ThemeStep, Topic
from store.rules import theme_year
from store.rules.ruleset import RuleSet
from store.rules.theme_data import forms, groups

RULES = RuleSet()


def at(state: ThemeState) -> Theme:
    return Theme(id=1, quarter="2026-Q1", title="x", steps=(ThemeStep(state=state, on=date(2026, 2, 12)),))


def year(*forms_: str) -> list[Theme]:
    return [Theme(id=n, quarter=f"2026-Q{n}", title="x", form=form) for n, form in enumerate(forms_, 1)]


@pytest.mark.parametrize(
    ("held", "noted"),
    [
        (("lecture", "story", "lecture", "story"), []),
        (("lecture", "lecture", "story", "story"), [2, 4]),
        (("lecture", "lecture", "lecture", "story"), [2, 3]),
        (("", "", "other", "other"), []),
        (("lecture", "", "lecture"), []),
        ((), []),
    ],
    ids=str,
)
def test_two_alike_forms_that_follow_each_other_are_noted(held: tuple[str, ...], noted: list[int]) -> None:
    assert [r.theme for r in theme_year.repeats(year(*held), RULES)] == noted


def test_the_note_names_both_quarters_and_the_form_and_the_cell_may_let_two_pass() -> None:
    said = theme_year.repeats(year("lecture", "lecture", "lecture"), RULES)[0].said
    assert said.sentence("vi") == "Quý I/2026 và quý II/2026 cùng hình thức «thuyết trình chuyên đề»; nên đổi."
    assert "lecture" in said.sentence("en")
    own = RuleSet({"same_form_in_a_row": 2})
    assert [r.theme for r in theme_year.repeats(year("lecture", "lecture", "lecture"), own)] == [3]


@given(
    st.lists(st.sampled_from(["", "other", *forms()]), max_size=8),
    st.lists(st.sampled_from(["", *groups()]), max_size=8),
)
def test_counts_by_form_and_by_group_add_up_to_the_themes(form: list[str], group: list[str]) -> None:
    there = [
        Theme(id=n, quarter="2026-Q1", title="x", form=f, group=g)
        for n, (f, g) in enumerate(zip(form, group, strict=False))
    ]
    found = theme_year.counts(there)
    assert sum(found.forms.values()) == sum(found.groups.values()) == found.total == len(there)
    assert set(forms()) <= set(found.forms)


def test_held_and_reported_are_counted_by_where_a_theme_stands() -> None:
    found = theme_year.counts(
        [at(s) for s in (ThemeState.PLANNED, ThemeState.HELD, ThemeState.FINISHED, ThemeState.REPORTED)]
    )
    assert (found.total, found.held, found.reported) == (4, 3, 1)


@pytest.mark.parametrize(
    ("topic", "waits"),
    [
        (Topic(id=1, text="x"), True), (Topic(id=1, text="x", theme=3), False), (Topic(id=1, text="x", theme=9), True),
        (Topic(id=1, text="x", dropped="đã làm"), False),
    ],
    ids=["new", "taken up", "its theme is gone", "dropped"],
)  # fmt: skip
def test_which_topics_wait(topic: Topic, waits: bool) -> None:
    assert theme_year.is_open(topic, {3}) is waits


@pytest.mark.parametrize(
    ("dated", "session", "years"),
    [
        (date(2025, 12, 20), None, {2025, 2026}),
        (date(2025, 12, 20), date(2026, 1, 5), {2025, 2026}),
        (None, date(2025, 3, 5), {2025}),
        (None, None, {2026}),
        (date(2026, 3, 1), None, {2026}),
    ],
)
def test_a_document_is_in_the_list_of_the_year_it_is_dated_or_passed_on_in(
    dated: date | None, session: date | None, years: set[int]
) -> None:
    held = Session(id=1, code="x", kind=Kind.REGULAR, date=session) if session else None
    paper = Document(id=1, number="1-CT/TW", dated=dated, session=1 if session else 0)
    assert {y for y in range(2023, 2029) if theme_year.in_year(paper, y, held, date(2026, 11, 5))} == years


def test_documents_are_counted_where_they_were_passed_on() -> None:
    sessions = {1: Session(id=1, code="x", kind=Kind.REGULAR, date=date(2026, 1, 5))}
    there = [Document(id=1, number="a", session=1), Document(id=2, number="b"), Document(id=3, number="c", session=9)]
    assert theme_year.document_counts(there, 2026, sessions) == theme_year.DocumentCounts(3, 1, 2)
