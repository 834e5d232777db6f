"""What a quarter's theme is made of and what it lacks, seen from a day. Pure: `today` is an argument.

Groups of content, forms and sentences are data (theme_data.py, themes.toml beside this file). A theme's states
and which may follow which are in theme_steps.py; a year of themes, topics and documents in theme_year.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from store.errors import BadValue
from store.records import Assignment, Kind, Session, Stage, State, Theme, ThemeState, Work
from store.rules.calendar import quarter_of
from store.rules.days import spelt
from store.rules.ruleset import RuleSet
from store.rules.theme_data import Told, load, told
from store.rules.theme_steps import day_of, reached
from store.vietnamese import fold

ROMAN: Final = ("I", "II", "III", "IV")
"""Quarters as people write them."""
FIRST_YEAR, LAST_YEAR = 1930, 2100
"""Years that a quarter can be of."""
OUT: Final = frozenset({Stage.DROPPED, Stage.NOT_GIVEN})
"""Stages of an assignment that no longer count."""

_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/ ]?q?([1-4])")
_QUARTER_FIRST: Final = re.compile(r"(?:quy|q|quarter)?\s*([1-4]|iv|i{1,3})(?:\s*[-/. ]\s*(?:nam )?(\d{4}))?")


# -- quarters --------------------------------------------------------------------------------


def quarter_name(quarter: str, language: str = "vi") -> str:
    """A quarter inside a sentence: 'quý IV/2026'. Vietnamese or English."""
    word = "quarter" if language == "en" else "quý"
    return f"{word} {ROMAN[int(quarter[6:]) - 1]}/{quarter[:4]}"


def last_day(quarter: str) -> date:
    """The last day of a quarter."""
    year, month = int(quarter[:4]), int(quarter[6:]) * 3
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def parse_quarter(text: str, year: int) -> str:
    """The quarter a text means: 4, IV, q4, quý IV/2027, 2027-Q4; without a year that of `year`. BadValue."""
    words = " ".join(fold(text).split())
    first, second = _YEAR_FIRST.fullmatch(words), _QUARTER_FIRST.fullmatch(words)
    if first is not None:
        told_year, number = first[1], int(first[2])
    elif second is not None:
        told_year = second[2] or str(year)
        number = int(second[1]) if second[1].isdecimal() else ROMAN.index(second[1].upper()) + 1
    else:
        told_year, number = "", 0
    if not number or not FIRST_YEAR <= int(told_year) <= LAST_YEAR:
        raise BadValue(
            why_vi=f"«{text.strip()}» không phải quý. Gõ 1 đến 4, hoặc IV/2027.",
            why_en=f"«{text.strip()}» is no quarter. Type 1 to 4, or IV/2027.",
        )
    return f"{int(told_year):04}-Q{number}"


# -- the session and the days that follow from it ----------------------------------------------


def session_for(theme: Theme | None, quarter: str, sessions: Iterable[Session]) -> Session | None:
    """The thematic session a theme is held in: the one it names, else the first of its quarter.

    A cancelled session, or one that counts for another quarter by now, is none; None where there is none.
    """
    there = [
        s for s in sessions if s.kind is Kind.THEMATIC and s.state is not State.CANCELLED and quarter_of(s) == quarter
    ]
    named = [s for s in there if theme is not None and s.id == theme.session]
    return min(named or there, key=lambda s: (s.date, s.start, s.id), default=None)


@dataclass(frozen=True, slots=True)
class Due:
    """The days by which things are due; None while no session says when."""

    draft: date | None
    send: date | None
    report: date | None
    draft_typed: bool
    """True when a hand has typed the day: then it stays when the session moves."""
    send_typed: bool


def due_of(theme: Theme, session: Session | None, rules: RuleSet) -> Due:
    """The days a hand has typed, else those that follow from the session's day by the rule set.

    The report counts from the day it was really held, where that is written down.
    """
    day = session.date if session is not None else None
    held = day_of(theme, ThemeState.HELD) or day
    return Due(
        draft=theme.due_draft or _shifted(day, -rules.number("draft_days_before")),
        send=theme.due_send or _shifted(day, -rules.number("papers_days_before")),
        report=_shifted(held, rules.number("report_days_after")),
        draft_typed=theme.due_draft is not None,
        send_typed=theme.due_send is not None,
    )


def _shifted(day: date | None, days: int) -> date | None:
    return None if day is None else day + timedelta(days=days)


# -- what is lacking -----------------------------------------------------------------------------


class Lack(StrEnum):
    """What a quarter can lack."""

    THEME = "theme"
    SESSION = "session"
    PRESENTER = "presenter"
    PAPERS = "papers"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a quarter lacks on a day."""

    lack: Lack
    quarter: str
    said: Told

    def sentence(self, language: str = "vi") -> str:
        """The gap in words, naming the quarter."""
        return self.said.sentence(language)

    def citation(self, language: str = "vi") -> str:
        """The document the rule comes from."""
        return self.said.citation(language)


@dataclass(frozen=True, slots=True)
class Late:
    """A state that is due and has not come about."""

    state: ThemeState
    due: date
    days: int
    """Days past the due day; 1 on the day after it."""
    said: Told


def of_theme(theme: Theme, assignments: Iterable[Assignment], session: Session | None, kind: Work) -> list[Assignment]:
    """What is assigned for a theme and still counts: its own, and its session's that name no theme."""
    return [
        a
        for a in assignments
        if a.kind is kind
        and (a.theme == theme.id if a.theme else session is not None and a.session == session.id)
        and (not a.stages or a.stages[-1].stage not in OUT)
    ]


def gaps(
    theme: Theme | None,
    quarter: str,
    assignments: Sequence[Assignment],
    session: Session | None,
    today: date,
    rules: RuleSet,
) -> tuple[Gap, ...]:
    """What the quarter lacks today, the most basic first.

    Theme, session and presenter are named at once. Papers from `theme_notice_days` before drafts are due (in a
    quarter without a session: before the day that would follow from its last). The report only when
    `report_days_after` the session have passed.
    """

    def gap(lack: Lack, due: date | None = None) -> Gap:
        return Gap(lack, quarter, told(load().gaps[lack.value], rules, _facts(quarter, due)))

    held = theme is not None and reached(theme, ThemeState.HELD)
    found = [gap(Lack.THEME)] if theme is None else []
    if session is None and not held:
        found.append(gap(Lack.SESSION))
    if theme is None:
        return tuple(found)
    if not theme.presenter and not of_theme(theme, assignments, session, Work.LEAD_IN):
        found.append(gap(Lack.PRESENTER))
    due = due_of(theme, session, rules)
    draft = due.draft or last_day(quarter) - timedelta(days=rules.number("draft_days_before"))
    near = today >= draft - timedelta(days=rules.number("theme_notice_days"))
    if near and not of_theme(theme, assignments, session, Work.PAPER):
        found.append(gap(Lack.PAPERS, draft))
    if due.report is not None and today > due.report and not reached(theme, ThemeState.REPORTED):
        found.append(gap(Lack.REPORT, due.report))
    return tuple(found)


def late(theme: Theme, session: Session | None, today: date, rules: RuleSet) -> tuple[Late, ...]:
    """States whose day is past and that have not come about, the earliest first, with the days they are late."""
    due = due_of(theme, session, rules)
    days: Mapping[ThemeState, date | None] = {
        ThemeState.DRAFTED: due.draft,
        ThemeState.SENT: due.send,
        ThemeState.HELD: session.date if session is not None else None,
        ThemeState.REPORTED: due.report,
    }
    found = []
    for state, day in days.items():
        if day is not None and today > day and not reached(theme, state):
            over = (today - day).days
            said = told(load().late[state.value], rules, {**_facts(theme.quarter, day), "count": over})
            found.append(Late(state, day, over, said))
    return tuple(found)


def _facts(quarter: str, due: date | None) -> dict[str, object]:
    return {
        "period_vi": quarter_name(quarter, "vi"),
        "period_en": quarter_name(quarter, "en"),
        "due": spelt(due) if due is not None else "",
    }
