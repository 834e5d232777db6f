"""Sessions, their states and free days in words, short enough for a row; shared by the room and the command line."""

from __future__ import annotations

from datetime import date
from typing import Final

from store.records import Kind, Session, State
from store.rules.attendance import Tally
from store.rules.calendar import ROMAN, Standing, month_of, quarter_of, year_of
from store.rules.coverage import YearWarning
from store.rules.holidays import DayRun
from tui.language import _, language, n_
from tui.text import KINDS, STATES, day, percent, weekday

ABBREVIATIONS: Final = (
    ("Nghị quyết ", "NQ "), ("Hướng dẫn ", "HD "), ("Điều lệ Đảng, Điều ", "Điều lệ Đ."),
    ("Bộ luật Lao động, Điều ", "BLLĐ Đ."),
    ("Resolution ", "NQ "), ("Guidance ", "HD "), ("Party Charter, Art. ", "Charter "),
)  # fmt: skip
"""Documents as a line that is short of room names them."""


def short_name(session: Session, year: int) -> str:
    """What a session is called on the page of a year; the year stands there only where it is another one."""
    of = year_of(session)
    if session.kind is Kind.REGULAR:
        words = _("Regular, month {month}").format(month=int(month_of(session)[5:]))
    elif session.kind is Kind.THEMATIC:
        words = _("Thematic, qtr {quarter}").format(quarter=ROMAN[int(quarter_of(session)[6:]) - 1])
    else:
        return _("Committee meeting") if session.kind is Kind.COMMITTEE else _("Extraordinary")
    return words if of == year else f"{words}/{of % 100:02}"


def row_day(session: Session, year: int) -> str:
    """Weekday and day of a row; the year too where it is another one."""
    words = f"{weekday(session.date)} {session.date:%d/%m}"
    return words if session.date.year == year else f"{words}/{session.date:%y}"


def state_words(standing: Standing, tally: Tally) -> str:
    """How far a session has come, with its rate."""
    state = standing.state
    if state is State.CANCELLED:
        return _(STATES[state]) + (f": {standing.why}" if standing.why else "")
    if state in (State.HELD, State.CLOSED):
        return _(STATES[state]) + (f" {percent(float(tally.rate))}" if tally.rate is not None else "")
    return _("not taken") if standing.due else _(STATES[state])


def moved_words(standing: Standing, *, whole: bool = False) -> str:
    """From which day a session was moved; `whole` with the year and the reason. Empty for one that was not."""
    first = standing.moved_from
    if first is None:
        return ""
    if not whole:
        return _("moved from {day}").format(day=f"{first:%d/%m}")
    words = _("moved from {day}").format(day=day(first))
    told = standing.why if standing.state is not State.CANCELLED else ""
    return f"{words}: {told}" if told else words


def missing_words(standing: Standing, tally: Tally) -> str:
    """How many have no mark yet, once the roll was begun."""
    n = tally.not_taken
    if standing.state is not State.HELD or tally.rate is None or not n:
        return ""
    return n_("{n} not yet", "{n} not yet", n).format(n=n)


def near_words(session: Session, today: date) -> str:
    """'today', or in how many days."""
    days = (session.date - today).days
    return _("today") if days == 0 else n_("in {n} day", "in {n} days", days).format(n=days)


def run_words(run: DayRun) -> str:
    """A run of free days for the narrow column: 'Tết 05–10/02'."""
    return f"{run.day.short(language())} {run.span}"


def warning_words(warning: YearWarning) -> str:
    """A warning with the short name of the document it comes from."""
    source = warning.citation(language()).partition(" (")[0].partition(";")[0]
    for long, short in ABBREVIATIONS:
        source = source.replace(long, short)
    return f"{warning.sentence(language())} · {source}"


def kind_words(kind: Kind) -> str:
    """A kind of session in a word."""
    return _(KINDS[kind])
