"""The register in spans: names, signs, headings of sessions, sums. Two lines above, two below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from store.records import Code, Kind
from store.rules.attendance import Tally
from store.rules.register import FIGURES, Column, Line, Stage, Year
from store.vietnamese import short_name
from tui.language import N_, _
from tui.look import Look
from tui.text import fit, percent
from tui.widgets.grid import CELL
from tui.widgets.line import Span

RATE: Final = "rate"

Sum = tuple[str, int, str | Code]
"""A figure of rules/register.py (or RATE), its width, and its heading: two lines, or a mark's sign."""

SETS: Final[tuple[tuple[Sum, ...], ...]] = (
    (("present", 4, N_("in |")), ("absent", 4, N_("out|")), (RATE, 6, N_("rate|%"))),
    (
        ("late", 4, Code.LATE), ("left_early", 3, Code.LEFT_EARLY), ("excused", 3, Code.EXCUSED),
        ("unexcused", 4, Code.UNEXCUSED),
    ),
    (("sessions", 5, N_("held|")), ("left_out", 5, N_("left|out")), ("not_taken", 4, Code.NOT_TAKEN)),
)  # fmt: skip
"""The sums at the right, by what is looked at together: as many sets as fit."""

SET_WIDTH: Final = 14
"""Cells of the terminal each set takes."""

HEAD: Final = 2
TAIL: Final = 2

BANDS: Final = {"head": (N_("day"), N_("month")), "tail": (N_("present"), N_("rate %"))}
"""What the lines of a band are about."""

Sums = Sequence[Sum]


def sums_from(first: int, count: int) -> list[Sum]:
    """`count` sets of sums, beginning with set `first`."""
    return [one for n in range(count) for one in SETS[(first + n) % len(SETS)]]


def draw_name(line: Line, look: Look, width: int) -> Sequence[Span]:
    """Number and name, the name shortened where it does not fit."""
    room = width - 4
    return ((f"{line.number:3} ", look.dim), (fit(short_name(line.member.name, room), room), look.plain))


def draw_code(code: Code | None, look: Look) -> Span:
    """The sign of a mark, a blank where there is none."""
    return (look.signs[code], look.marks[code]) if code else (" ", look.plain)


def draw_sums(tally: Tally, sums: Iterable[Sum], look: Look) -> Sequence[Span]:
    """The figures of a line."""
    return [
        (_figure(tally, name).rjust(width), look.strong if name == RATE else look.plain) for name, width, _h in sums
    ]


def _figure(tally: Tally, name: str) -> str:
    if name != RATE:
        return str(FIGURES[name](tally))
    return percent(None if tally.rate is None else float(tally.rate)).rstrip("% ")


def draw_band(
    year: Year, band: str, part: str, line: int, width: int, sums: Iterable[Sum], look: Look
) -> Sequence[Span]:
    """A band beside the columns: what its lines are about; the sums' headings above, the cell's sums below."""
    if part == "names":
        return ((_(BANDS[band][line]).rjust(width - 1), look.dim),)
    if band == "tail":
        return draw_sums(year.tally, sums, look) if line == 0 else ()
    return [(_heading(of, line, look).rjust(width), look.dim) for _name, width, of in sums]


def _heading(of: str | Code, line: int, look: Look) -> str:
    if isinstance(of, Code):
        return look.signs[of] if line == 0 else ""
    return _(of).split("|")[line]


def draw_session(column: Column, band: str, line: int, look: Look) -> Span:
    """Above a column its day and month, a dot before the day of a thematic one; below it its present and its rate."""
    session = column.session
    if band == "head":
        sign = look.thematic_sign if session.kind is Kind.THEMATIC else " "
        return (f"{sign}{session.date.day:02}" if line == 0 else f"{session.date.month:3}", look.plain)
    if column.stage is not Stage.TAKEN:
        return (("–" if column.stage is Stage.UNTAKEN and line == 0 else "").rjust(CELL), look.dim)
    if line == 0:
        return (f"{column.tally.present:3}", look.plain)
    return (_whole_percent(column.tally).rjust(CELL), look.dim)


def _whole_percent(tally: Tally) -> str:
    """A rate in two places: a hundred is a word, and nothing less is rounded up to it."""
    if tally.rate is None:
        return ""
    return _("ok") if tally.rate == 1 else str(min(99, round(float(tally.rate) * 100)))
