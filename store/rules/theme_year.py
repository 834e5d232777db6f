"""A year of themes, topics and documents: forms that repeat, how many of what, which are still open. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from store.records import Document, Session, Theme, ThemeState, Topic
from store.rules.ruleset import RuleSet
from store.rules.theme_data import Told, forms, groups, load, sentence_case, told
from store.rules.theme_steps import reached
from store.rules.themes import quarter_name

NO_FORM: Final = frozenset({"", "other"})
"""Forms that are never alike: not said yet, or said in no word of ours."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A theme whose form is that of the one before it."""

    theme: int
    before: int
    """Number of the theme before."""
    said: Told


def repeats(themes: Sequence[Theme], rules: RuleSet) -> tuple[Repeat, ...]:
    """Themes of one form that follow each other more often than `same_form_in_a_row` lets pass.

    `themes` are in the order they are held; give the last one of the year before too.
    """
    found, run = [], 1
    for before, theme in pairwise(themes):
        run = run + 1 if theme.form == before.form and theme.form not in NO_FORM else 1
        if run > max(1, rules.number("same_form_in_a_row")):
            found.append(Repeat(theme.id, before.id, _repeat_words(before, theme, rules)))
    return tuple(found)


def _repeat_words(before: Theme, theme: Theme, rules: RuleSet) -> Told:
    form = forms().get(theme.form)
    facts = {
        "before_vi": sentence_case(quarter_name(before.quarter, "vi")),
        "before_en": sentence_case(quarter_name(before.quarter, "en")),
        "period_vi": quarter_name(theme.quarter, "vi"),
        "period_en": quarter_name(theme.quarter, "en"),
        "form_vi": form.words("vi") if form else theme.form,
        "form_en": form.words("en") if form else theme.form,
    }
    return told(load().repeat, rules, facts)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many themes a year has, and of which kinds."""

    total: int
    held: int
    reported: int
    forms: Mapping[str, int]
    """By key, in the order of the data; every form, also those with none. Under '' those without one."""
    groups: Mapping[str, int]


def counts(themes: Iterable[Theme]) -> Counts:
    """The themes of a year counted by form and by group of content (features C8)."""
    there = list(themes)
    by_form, by_group = Counter(t.form for t in there), Counter(t.group for t in there)
    return Counts(
        total=len(there),
        held=sum(reached(t, ThemeState.HELD) for t in there),
        reported=sum(reached(t, ThemeState.REPORTED) for t in there),
        forms={key: by_form[key] for key in _keys(forms(), by_form)},
        groups={key: by_group[key] for key in _keys(groups(), by_group)},
    )


def _keys(known: Iterable[str], counted: Iterable[str]) -> list[str]:
    """The keys of the data, then any other that the book holds."""
    ordered = list(known)
    return ordered + sorted(key for key in counted if key not in ordered)


# -- the backlog -----------------------------------------------------------------------------------


def is_open(topic: Topic, themes: Collection[int]) -> bool:
    """Whether a topic still waits: no theme of the book took it up, and it was not put away."""
    return not topic.dropped and topic.theme not in themes


def in_order(topics: Iterable[Topic]) -> list[Topic]:
    """Topics, the longest waiting first; those without a day last."""
    return sorted(topics, key=lambda t: (t.noted or date.max, t.id))


# -- documents from above ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """How many documents a year's list has."""

    total: int
    passed_on: int
    """Passed on in a session of the year."""
    waiting: int
    """No session is chosen yet."""


def in_year(document: Document, year: int, session: Session | None, today: date) -> bool:
    """Whether a year's list has the document.

    It has those dated or passed on in it; the list of the present year also those still to be passed on.
    """
    if document.dated is not None and document.dated.year == year:
        return True
    return session.date.year == year if session is not None else today.year == year


def document_counts(documents: Iterable[Document], year: int, sessions: Mapping[int, Session]) -> DocumentCounts:
    """The documents of a year's list, those passed on in that year, and those waiting (features C11)."""
    there = list(documents)
    found = [sessions.get(d.session) for d in there]
    return DocumentCounts(
        total=len(there),
        passed_on=sum(s is not None and s.date.year == year for s in found),
        waiting=sum(s is None for s in found),
    )
