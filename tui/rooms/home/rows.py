"""The rows of the home room and how each is drawn: a heading a section, its lines, a row for those without room."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import msgspec
from rich.style import Style

from store import Book
from store.home import Page
from store.records import Code
from store.rules.home import Line, Section, What, shares
from tui import home_words as words
from tui.look import Look
from tui.text import cut, fit
from tui.widgets.line import Span

TAIL: Final = 14
"""Cells of the days at the end of a row."""


class Row(msgspec.Struct, frozen=True):
    """One row, made of words, so that after a change only rows that say something else are repainted."""

    section: Section
    key: str
    said: str
    tail: str = ""
    behind: str = ""
    """What the foot says of it."""
    line: Line | None = None
    """What it shows; None for a heading and for the row that tells how many are left out."""
    more: bool = False
    """The row that tells how many are left out; Enter shows them."""


def can_stand(row: Row) -> bool:
    """Whether the cursor may stand on a row."""
    return row.line is not None or row.more


def rows_of(book: Book, page: Page, room: int, opened: Collection[Section]) -> list[Row]:
    """The rows of a day in `room` lines, as far as they fit; sections in `opened` are shown whole."""
    lines = {section: page.of(section) for section in Section}
    fit_in = shares({s: len(there) for s, there in lines.items()}, room - len(Section), opened)
    rows: list[Row] = []
    for section, there in lines.items():
        rows.append(Row(section, f"head:{section}", words.head_words(section, len(there))))
        shown = there if fit_in[section] == len(there) else there[: fit_in[section] - 1]
        for line in shown:
            said, tail = words.sentence(book, line), words.tail(line)
            rows.append(Row(section, line.key, said, tail, words.behind(book, line), line))
        if len(shown) < len(there):
            rows.append(Row(section, f"more:{section}", words.more_words(len(there) - len(shown)), more=True))
    return rows


def room_of(row: Row, width: int) -> int:
    """Cells of a row's sentence."""
    return max(10, width - 3 - (TAIL if row.tail else 0))


def draw(row: Row, look: Look, width: int) -> Sequence[Span]:
    """A row as spans."""
    if row.line is None and not row.more:
        head = f"{look.rule_sign * 2} {row.said} "
        return ((head[:width], look.strong), (look.rule_sign * max(0, width - len(head)), look.rule))
    if row.line is None:
        return ((f"   {row.said}", look.dim),)
    sign, style = _sign(row.line, look)
    room = room_of(row, width)
    tail = look.late if row.line.days is not None and row.line.days < 0 else look.dim
    return (
        (f" {sign} ", style),
        (fit(cut(row.said, room)[0], room), look.strong if row.line.what is What.SESSION else look.plain),
        (fit(row.tail, TAIL, right=True) if row.tail else "", tail),
    )


def _sign(line: Line, look: Look) -> tuple[str, Style]:
    late = line.days is not None and line.days < 0
    match line.what:
        case What.SESSION:
            return look.calendar.session, look.key
        case What.READY:
            done = line.of and line.count == line.of
            return (
                (look.done_sign, look.good)
                if done
                else (look.late_sign, look.late)
                if late
                else (look.open_sign, look.dim)
            )
        case What.AWAY:
            return look.signs[Code.EXCUSED], look.marks[Code.EXCUSED]
        case What.STEP:
            return (look.late_sign, look.late) if late else (look.open_sign, look.dim)
        case What.NO_MEMBERS | What.NO_SESSION:
            return look.entry_sign, look.key
        case _:
            return look.calendar.warn, look.late
