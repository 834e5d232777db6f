"""The day in words: for its room and for the command line alike. Draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from store import Book
from store.records import Session
from store.rules.home import Line, Section, What
from store.rules.home_dials import Dial, Unit
from store.rules.themes import ROMAN
from tui.assignments import names, title_words, who_words
from tui.language import N_, _, language, n_
from tui.text import day, decimal, percent, session_name, weekday

SECTIONS: Final[Mapping[Section, str]] = {
    Section.NEXT: N_("Next session"), Section.OVERDUE: N_("Overdue"), Section.ALERTS: N_("To look at"),
    Section.STEPS: N_("Next steps"),
}  # fmt: skip
"""What a section is called."""

NOTHING: Final[Mapping[Section, str]] = {
    Section.NEXT: N_("none"), Section.OVERDUE: N_("nothing is overdue"),
    Section.ALERTS: N_("all is in order"), Section.STEPS: N_("no step in the coming weeks"),
}  # fmt: skip
"""What a section says when there is nothing in it."""

DIALS: Final[Mapping[str, str]] = {
    "general": N_("General papers"), "exchange": N_("Exchange per session"), "solved": N_("Proposals with result"),
    "attendance": N_("Attendance"), "papers": N_("Drafts in time"), "tasks": N_("Tasks in time"),
}  # fmt: skip
"""What a dial is called."""


def dial_words(dial: Dial, value: Fraction | None) -> str:
    """A figure of a dial in words: a rate, or a mean; a dash where there is none."""
    number = None if value is None else float(value)
    return percent(number) if dial.unit is Unit.SHARE else decimal(number)


WHO: Final = 24
"""Cells for whose it is, before what it is."""


def head_words(section: Section, count: int) -> str:
    """The heading of a section: how many lines, or that there is nothing."""
    if not count:
        return f"{_(SECTIONS[section])}: {_(NOTHING[section])}"
    return _(SECTIONS[section]) + (f" · {count}" if section in (Section.OVERDUE, Section.ALERTS) else "")


def more_words(count: int) -> str:
    """The line that tells how many are not shown."""
    return n_("… {n} more line", "… {n} more lines", count).format(n=count)


def quarter_words(quarter: str) -> str:
    """A quarter beside a figure: 'Quý IV'."""
    return _("Q {roman}").format(roman=ROMAN[int(quarter[6:]) - 1])


def sentence(book: Book, line: Line) -> str:
    """What a line says, the most telling words first."""
    if line.said is not None:
        said = line.said.sentence(language())
        return f"{said} (+{line.count})" if line.what is What.THEME and line.count else said
    match line.what:
        case What.SESSION if line.session is not None:
            return _session(line, line.session)
        case What.READY:
            return _ready(line)
        case What.AWAY:
            return _("Announced absent: {names}").format(names=", ".join(_names(book, line)))
        case What.DRAFT | What.UNWRITTEN | What.TASK:
            return _late_work(book, line)
        case What.PREPARATION if line.session is not None:
            words = n_("{n} step of {session} is late", "{n} steps of {session} are late", line.count)
            return " · ".join(
                (_whose(book, line), words.format(n=line.count, session=session_name(line.session)), _title(line))
            )
        case What.STEP if line.session is not None:
            who = _names(book, line)
            return " · ".join((_title(line), *who, session_name(line.session)))
        case What.NO_MEMBERS:
            return _(
                "No members yet. <home.open> goes to their list: "
                "<roster.add> adds one, <roster.import> brings in a file."
            )
        case _:
            return _("No session is to come. <home.open> goes to the sessions: <calendar.plan> makes a whole year.")


def _title(line: Line) -> str:
    return (line.title_en if language() == "en" else "") or line.title


def _names(book: Book, line: Line) -> list[str]:
    return [m.name for id in line.members if (m := book.members().get(id)) is not None]


def _whose(book: Book, line: Line) -> str:
    return ", ".join(_names(book, line)) or _("The secretary")


def _session(line: Line, session: Session) -> str:
    name, on = session_name(session), day(session.date)
    when = (
        f"{weekday(session.date)} {line.hour}"
        if on in name
        else f"{weekday(session.date)} {session.date:%d/%m} {line.hour}"
    )
    return " · ".join(part for part in (name, when, line.place) if part)


def _ready(line: Line) -> str:
    if line.of and line.count == line.of:
        told = [_("Preparation: all {n} steps done").format(n=line.of)]
    else:
        told = [_("Preparation: {done} of {steps} steps done").format(done=line.count, steps=line.of)]
    if line.late:
        told.append(n_("{n} late", "{n} late", line.late).format(n=line.late))
    if line.over:
        told.append(n_("{n} minute over", "{n} minutes over", line.over).format(n=line.over))
    return " · ".join(told)


def _late_work(book: Book, line: Line) -> str:
    one = line.assignment
    if one is None:
        return line.title
    state = {What.DRAFT: _("draft not in"), What.UNWRITTEN: _("not written down as given")}.get(line.what, "")
    return " · ".join(part for part in (who_words(book, one, WHO), state, title_words(one)) if part)


def tail(line: Line) -> str:
    """How many days, or how many came: short, for the end of a row."""
    if line.what is What.SESSION and line.of:
        return _("{n}/{all} came").format(n=line.count, all=line.of)
    days = line.days
    if days is None or line.what in (What.PROBATION, What.ROLLS, What.UNCOVERED):
        return ""
    if line.what is What.ROLL:
        return n_("{n} day ago", "{n} days ago", -days).format(n=-days)
    if days < 0:
        return n_("late by {n} day", "late by {n} days", -days).format(n=-days)
    if days == 0:
        return _("today")
    return n_("in {n} day", "in {n} days", days).format(n=days)


def behind(book: Book, line: Line) -> str:
    """What stands behind a line: its document and since when; else the rest of what there is to know."""
    if line.said is not None:
        told = line.since is not None and line.what is not What.PROBATION
        since = _("since {day}").format(day=day(line.since)) if told else ""
        return " · ".join(part for part in (line.said.citation(language()), since) if part)
    match line.what:
        case What.SESSION:
            return line.title
        case What.READY:
            return _title(line)
        case What.DRAFT | What.UNWRITTEN | What.TASK if line.assignment is not None:
            return _("due {day}").format(day=day(line.on)) + " · " + names(book, line.assignment.members)
        case What.PREPARATION | What.STEP:
            return _("due {day}").format(day=day(line.on)) if line.on else ""
        case _:
            return ""
