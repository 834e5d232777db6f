"""The tracking room in spans: what stands above the columns, a member's line, the cell's sums."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from store.rules.tracking import Line
from store.vietnamese import short_name
from tui.language import _
from tui.look import Look
from tui.text import fit
from tui.tracking import COLUMNS, WIDE, Column, figure_words, head_words
from tui.widgets.line import Span

NAME: Final = 12
"""Cells of a name at least."""
MOST: Final = 26
"""Cells of a name at most."""
NUMBER: Final = 4
"""Cells of the number before it."""


def columns_for(width: int) -> tuple[Column, ...]:
    """The columns that fit beside a whole name; those of COLUMNS always."""
    shown = list(COLUMNS)
    room = width - NUMBER - MOST - sum(column.width for column in shown)
    for column in WIDE:
        room -= column.width
        if room < 0:
            break
        shown.append(column)
    return tuple(shown)


def name_width(width: int, columns: Sequence[Column]) -> int:
    """Cells for the name."""
    return max(NAME, min(MOST, width - NUMBER - sum(column.width for column in columns)))


def draw_head(columns: Sequence[Column], chosen: str, down: bool, look: Look, width: int, plain: bool) -> list[Span]:
    """What stands above: the column the lines are in order of carries a sign."""
    sign = ("v" if plain else "▼") if down else ("^" if plain else "▲")
    spans: list[Span] = [(" " * (NUMBER + name_width(width, columns)), look.dim)]
    for column in columns:
        mark = sign if column.name == chosen else ""
        said = f"{mark}{head_words(column)}"
        spans.append((fit(said, column.width, right=True), look.key if mark else look.dim))
    return spans


def draw_line(number: int, line: Line, columns: Sequence[Column], look: Look, width: int) -> list[Span]:
    """A member's year; what is nothing is a dot, so that the eye finds what is there."""
    room = name_width(width, columns)
    name = line.member.name if line.member is not None else _("Guests, others")
    silent = line.year.speeches.total == 0
    spans: list[Span] = [
        (f"{number:3} " if number else " " * NUMBER, look.dim),
        (fit(short_name(name, room - 1), room), look.dim if silent else look.plain),
    ]
    return [*spans, *_figures(line, columns, look)]


def draw_sums(line: Line, columns: Sequence[Column], look: Look, width: int) -> list[Span]:
    """The cell's own sums under the lines."""
    head = f"{' ' * NUMBER}{fit(_('The cell'), name_width(width, columns))}"
    return [(head, look.strong), *((text, look.strong) for text, _style in _figures(line, columns, look))]


def _figures(line: Line, columns: Sequence[Column], look: Look) -> list[Span]:
    spans: list[Span] = []
    for column in columns:
        value = column.figure(line)
        said = "·" if value == 0 and not column.share else figure_words(value, share=column.share)
        spans.append((fit(said, column.width, right=True), look.dim if said in "·–" else look.plain))
    return spans
