"""What a session counts for, what it is called, how far it has come, and which one somebody means.

Which days are free is in holidays.py, the year's plan in plan.py, what the year lacks in coverage.py, and
what may be done to a session in sessions.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from store.errors import NoSuch
from store.records import Kind, Session, State

SUFFIXES: Final = {Kind.REGULAR: "DK", Kind.THEMATIC: "CD", Kind.EXTRAORDINARY: "BT", Kind.COMMITTEE: "CU"}
"""How the code of a session ends."""
ROMAN: Final = ("I", "II", "III", "IV")
"""Quarters as people write them."""


def month_of(session: Session) -> str:
    """The month a session counts for, YYYY-MM: its own, else that of its day."""
    return session.month or f"{session.date:%Y-%m}"


def quarter_of(session: Session) -> str:
    """The quarter a session counts for, YYYY-Qn: its own, else that of its day."""
    return session.quarter or quarter_at(session.date)


def quarter_at(day: date) -> str:
    """The quarter of a day, YYYY-Qn."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def year_of(session: Session) -> int:
    """The year a session counts for: that of its month or quarter, else that of its day."""
    if session.kind is Kind.REGULAR:
        return int(month_of(session)[:4])
    return int(quarter_of(session)[:4]) if session.kind is Kind.THEMATIC else session.date.year


def in_year(session: Session, year: int) -> bool:
    """Whether a year's page shows the session: it counts for the year, or its day is in it."""
    return year in (session.date.year, year_of(session))


def unique_code(kind: Kind, period: str, taken: Collection[str]) -> str:
    """The code of a new session of that month or quarter: 2026-11-CU; the second one 2026-11-CU-2."""
    stem = f"{period}-{SUFFIXES[kind]}"
    number = 1
    while (code := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return code


def name_of(session: Session, language: str = "vi") -> str:
    """What a session is called inside a sentence: 'buổi định kỳ tháng 11/2026'."""
    month, quarter, day = month_of(session), quarter_of(session), f"{session.date:%d/%m/%Y}"
    period = f"{int(month[5:])}/{month[:4]}"
    roman = f"{ROMAN[int(quarter[6:]) - 1]}/{quarter[:4]}"
    vi, en = {
        Kind.REGULAR: (f"buổi định kỳ tháng {period}", f"the regular session of {period}"),
        Kind.THEMATIC: (f"buổi chuyên đề quý {roman}", f"the thematic session of quarter {roman}"),
        Kind.EXTRAORDINARY: (f"buổi bất thường {day}", f"the extraordinary session of {day}"),
        Kind.COMMITTEE: (f"buổi họp chi ủy {day}", f"the committee meeting of {day}"),
    }[session.kind]
    return en if language == "en" else vi


@dataclass(frozen=True, slots=True)
class Standing:
    """A session as people see it: how far it has come, and besides whether it was moved."""

    state: State
    due: bool = False
    """Its day has come or gone, and the roll was not called."""
    moved_from: date | None = None
    """The day first planned, where it was moved."""
    why: str = ""
    """Why it was moved or cancelled."""


def state_of(session: Session, taken: bool, today: date) -> Standing:
    """How far a session has come; `taken` tells whether its roll was called.

    Cancelled and closed are what somebody said; held is what the roll says, or somebody; prepared and
    planned are left.
    """
    state = session.state
    if state in (State.PLANNED, State.PREPARED) and taken:
        state = State.HELD
    due = not taken and session.date <= today and state in (State.PLANNED, State.PREPARED)
    why = session.why if session.moved_from or state is State.CANCELLED else ""
    return Standing(state, due, session.moved_from, why)


def partners(session: Session, sessions: Sequence[Session]) -> list[Session]:
    """The thematic sessions that share the sitting of a regular one."""
    return [s for s in sessions if s.sitting == session.id and s.sitting and s.state is not State.CANCELLED]


def sitting_of(session: Session, sessions: Sequence[Session]) -> Session | None:
    """The regular session whose sitting a thematic one shares; None where it has one of its own."""
    if not session.sitting:
        return None
    return next((s for s in sessions if s.id == session.sitting and s.state is not State.CANCELLED), None)


def nearest(sessions: Sequence[Session], today: date) -> Session | None:
    """The session of today (the regular one first), else the nearest in days, the coming one of two."""
    there = [s for s in sessions if s.state is not State.CANCELLED]
    return min(there, key=lambda s: (abs((s.date - today).days), s.date < today, _rank(s)), default=None)


def _rank(session: Session) -> int:
    return (Kind.REGULAR, Kind.THEMATIC, Kind.EXTRAORDINARY, Kind.COMMITTEE).index(session.kind)


def resolve(sessions: Sequence[Session], text: str, today: date) -> Session:
    """The session meant by YYYY-MM (its regular one), YYYY-MM-DD, a code, a number or 'today'. NoSuch."""
    found: list[Session] = []
    if re.fullmatch(r"\d{4}-\d{2}", text):
        found = [s for s in sessions if s.kind is Kind.REGULAR and month_of(s) == text]
    elif re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        found = [s for s in sessions if s.date.isoformat() == text]
    elif text.casefold() in ("today", "hôm nay", "hom nay"):
        found = [s for s in sessions if s.date == today]
    else:
        found = [s for s in sessions if s.code.casefold() == text.casefold() or str(s.id) == text]
    if not found:
        raise NoSuch(what_vi="buổi sinh hoạt", what_en="session", key=text)
    return min(found, key=lambda s: (s.state is State.CANCELLED, _rank(s), s.id))
