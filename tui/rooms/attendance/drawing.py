"""A row of the roll as spans: number, name and post; the mark; the last marks."""

from __future__ import annotations

from collections.abc import Sequence

from store import Book
from store.attendance import Roll
from store.records import Source
from tui.language import _
from tui.look import Look
from tui.text import fit, mark_words, post, reason_words
from tui.widgets.line import Span


def draw_name(roll: Roll, look: Look, index: int, width: int) -> Sequence[Span]:
    """Number, name and Party post; a guest has no number."""
    if index >= len(roll.rows):
        guest = roll.guests[index - len(roll.rows)]
        words = f"{guest.name}, {guest.post}" if guest.post else guest.name
        return ((" " * 5, look.dim), (fit(words, width - 6), look.plain))
    row = roll.rows[index]
    tail = min(12, max(0, width - 27))
    return (
        (f"{row.number:4} ", look.dim),
        (fit(row.member.name, width - tail - 6), look.plain),
        (" " + fit(post(row.member, roll.session.date), tail), look.dim),
    )


def draw_mark(book: Book, roll: Roll, look: Look, index: int, width: int) -> Sequence[Span]:
    """The mark by sign and word; in brackets where a status filled it in, with a dot where there is a note."""
    if index >= len(roll.rows):
        return (("  " + _("guest"), look.dim),)
    mark = roll.rows[index].mark
    words = mark_words(mark, reason_words(book, mark.reason))
    if mark.source is Source.PREFILL:
        words = f"({words})"
    if mark.note:
        words += " •"
    style = look.marks[mark.code]
    return ((f"{look.signs[mark.code]} ", style), (words if len(words) < width - 2 else fit(words, width - 2), style))


def draw_past(roll: Roll, look: Look, index: int) -> Sequence[Span]:
    """The member's last marks, oldest first, at the right end."""
    if index >= len(roll.rows):
        return ()
    past = roll.rows[index].past
    return ((" " * (7 - len(past)), look.dim), *((look.signs[code], look.marks[code]) for code in past))
