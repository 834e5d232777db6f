"""A page of the calendar as rows of spans: day, name, state, and the free days of each month at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from rich.cells import cell_len

from store.records import Session, State
from store.rules.attendance import Tally
from store.rules.calendar import Standing
from store.rules.holidays import DayRun
from tui.language import language
from tui.look import Look
from tui.rooms.calendar.words import (
    missing_words,
    moved_words,
    near_words,
    row_day,
    run_words,
    short_name,
    state_words,
)
from tui.text import fit
from tui.widgets.line import Span

NAME = 20
"""Cells of the name on a narrow terminal, one blank included."""
DAYS = 24
"""Cells of the column of free days; more where a month has more to name."""


class Page(msgspec.Struct, frozen=True):
    """A year as it is shown."""

    year: int
    today: date
    sessions: tuple[Session, ...]
    """The rows, in order of date."""
    free: tuple[str, ...]
    """The free days named in each row."""
    soon: int = 0
    """Number of the session of today or, where there is none, of the next one; 0 on the page of another year."""


def page_of(year: int, today: date, sessions: Sequence[Session], runs: Sequence[DayRun]) -> Page:
    """The page of a year from its sessions in order and its runs of free days."""
    ahead = [s for s in sessions if s.date >= today and s.state is not State.CANCELLED]
    soon = ahead[0].id if ahead and today.year == year else 0
    return Page(year, today, tuple(sessions), tuple(free_words(year, sessions, runs)), soon)


def free_words(year: int, sessions: Sequence[Session], runs: Sequence[DayRun]) -> list[str]:
    """Each run of free days once, in the first row of its month; what does not fit there goes one row down.

    A month without a row of its own is named in the next row there is, or in the last.
    """
    words = [""] * len(sessions)
    months = [(s.date.year, s.date.month) for s in sessions]
    for run in runs:
        rows = [i for i, month in enumerate(months) if month == (year, run.since.month)]
        if not rows:
            later = [i for i, month in enumerate(months) if month > (year, run.since.month)]
            rows = later[:1] or ([len(months) - 1] if months else [])
        said = run_words(run)
        for i in [*(i for i in rows if not words[i] or len(words[i]) + len(said) + 2 <= DAYS), *rows[:1]][:1]:
            words[i] = f"{words[i]}, {said}" if words[i] else said
    return words


def draw_row(page: Page, look: Look, standing: Standing, tally: Tally, index: int, width: int) -> Sequence[Span]:
    """One session: a sign where it is today's, day, name, state by sign and words, free days of the month."""
    session = page.sessions[index]
    is_today, gone = session.date == page.today, standing.state is State.CANCELLED
    style = look.dim if gone else look.strong if is_today else look.plain
    when = 10 if language() == "vi" else 11
    if session.date.year != page.year:
        when += 3
    spare = max(0, width - 79)
    name = _name(page, look, index, NAME + spare // 2 - 1)
    left = fit((look.calendar.today if is_today else " ") + row_day(session, page.year), when)
    room = max(0, width - when - NAME - spare // 2)
    state, style_of_state = _state(page, look, standing, tally, session)
    free = page.free[index]
    at = room if not free else max(min(room - DAYS, room - cell_len(free)), min(cell_len(state) + 1, room))
    return (
        (left, style),
        (fit(name, NAME + spare // 2), style),
        (fit(state, at - 1) + " " if at < room else fit(state, room), style_of_state),
        (fit(free, room - at), look.dim),
    )


def _name(page: Page, look: Look, index: int, width: int) -> str:
    session = page.sessions[index]
    name = short_name(session, page.year)
    if session.sitting and any(s.id == session.sitting and s.date == session.date for s in page.sessions[:index]):
        name = f"{look.calendar.shared} {name}"
    left = width - len(name) - 2
    if session.title and left >= min(6, len(session.title)):
        name = f"{name}: {fit(session.title, min(left, cell_len(session.title)))}"
    return name


def _state(page: Page, look: Look, standing: Standing, tally: Tally, session: Session) -> Span:
    words = [f"{look.calendar.states[standing.state]} {state_words(standing, tally)}"]
    if missing := missing_words(standing, tally):
        words.append(missing)
    if moved := moved_words(standing):
        words.append(f"{look.calendar.moved} {moved}")
    if session.id == page.soon and standing.state is not State.HELD:
        words.append(near_words(session, page.today))
    styles = {State.HELD: look.good, State.CLOSED: look.good, State.CANCELLED: look.dim}
    style = look.late if standing.due and session.date < page.today else styles.get(standing.state, look.plain)
    return " · ".join(words), style
