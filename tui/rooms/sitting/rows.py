"""What stands in the left half of the sitting: who may speak, with what waits on top; or its order, step by step."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from store import Book
from store.records import Assignment, Item
from store.rules.sitting import ITEMS, Person
from store.sitting import Page
from store.vietnamese import short_name
from tui.assignments import title_words
from tui.language import _, language, n_
from tui.look import Look
from tui.members import names
from tui.speeches import minutes_words
from tui.text import CODES, fit, session_name
from tui.widgets.line import Span


class StepRow(msgspec.Struct, frozen=True):
    """A step of the order, or one item of the agenda among them."""

    key: str
    number: int
    done: bool
    words: str
    tail: str = ""
    item: Item | None = None
    now: bool = False
    """Whether the sitting is at this item."""
    session: int = 0
    """Number of the other session in this sitting that it leads to."""


Row = Assignment | Person | StepRow


def key_of(row: Row) -> str:
    """What a row is known by, so that the cursor stays with it."""
    match row:
        case Person():
            return f"person:{row.key}"
        case StepRow():
            return f"step:{row.key}:{row.item.place if row.item else row.session}"
        case _:
            return f"assignment:{row.id}"


def same_but_tail(before: Row, after: Row) -> bool:
    """Whether a person's row says something else only at its right end."""
    if not isinstance(before, Person) or not isinstance(after, Person):
        return False
    return (before.key, before.code, before.here) == (after.key, after.code, after.here)


def people_rows(page: Page) -> list[Row]:
    """What waits to be given, then everybody who may speak."""
    return [*page.waiting, *page.people]


def order_rows(book: Book, page: Page, offered: Collection[str], shown: Item | None) -> list[Row]:
    """The order of the sitting with the items of its agenda; steps that lead nowhere yet are left out."""
    rows: list[Row] = []
    for step, done in page.steps:
        if step.key == ITEMS:
            for item in page.items:
                now = shown is not None and item.place == shown.place
                rows.append(StepRow(step.key, len(rows) + 1, bool(item.ended), item.title, _item_tail(item), item, now))
            for other in page.partners:
                done, name = bool(book.proceedings.of(other.id).ended), session_name(other)
                rows.append(StepRow("partner", len(rows) + 1, done, name, _("same sitting"), session=other.id))
        elif step.key in offered:
            tail = _step_tail(book, page, step.key)
            rows.append(StepRow(step.key, len(rows) + 1, done, step.words(language()), tail))
    return rows


def _item_tail(item: Item) -> str:
    if item.began:
        return f"{item.began}–{item.ended}"
    return f"{item.minutes}'" if item.minutes is not None else ""


def _step_tail(book: Book, page: Page, key: str) -> str:
    said, id = page.said, page.session.id
    match key:
        case "opening":
            return said.opened
        case "end":
            return said.ended
        case "chair":
            chair = book.proceedings.chair(id)
            return short_name(chair.name, 18) if chair else ""
        case "taker":
            return short_name(names(book, [said.taker]), 18) if said.taker else ""
        case "roll":
            return f"{len(page.present)}/{sum(p.member is not None for p in page.people)}" if page.called else ""
        case "praise":
            count = len(book.commendations.of_session(id))
            return str(count) if count else ""
        case "registrations":
            due = book.registrations.due_at(id)
            return f"{len(due.reviewed)}/{len(due.reviewed) + len(due.due)}"
        case "dues" if said.dues is not None and said.unpaid:
            return n_("{n} not paid", "{n} not paid", len(said.unpaid)).format(n=len(said.unpaid))
        case _:
            return ""


# -- drawing -----------------------------------------------------------------------------------


def draw_row(book: Book, row: Row, look: Look, width: int) -> Sequence[Span]:
    """The left part of a row: who it is, with their mark; what waits; which step."""
    match row:
        case Person():
            style = look.plain if row.here else look.dim
            sign = (look.signs[row.code], look.marks[row.code]) if row.code is not None else (" ", look.dim)
            return ((f"{row.number:3} ", look.dim), (fit(row.name, width - 6), style), (" ", look.dim), sign)
        case StepRow():
            sign = (look.done_sign, look.good) if row.done else (look.open_sign, look.dim)
            if row.now:
                sign = (look.entry_sign, look.key)
            style = look.strong if row.now else look.dim if row.done else look.plain
            return ((f"{row.number:3} ", look.dim), sign, (f" {fit(row.words, width - 6)}", style))
        case _:
            words = f" {title_words(row)}"
            return (("  ", look.dim), (look.open_sign, look.late), (fit(words, width - 3), look.late))


def draw_tail(row: Row, look: Look, width: int, *, pending: str = "", watch: str = "", who: str = "") -> Span:
    """The right part: what was chosen and waits for Enter; the running watch; how often and how long they spoke.

    `who` is to give what waits.
    """
    words, style = _tail(row, look, pending, watch, who)
    return (f" {fit(words, width - 2)} ", style)


def _tail(row: Row, look: Look, pending: str, watch: str, who: str) -> Span:
    if pending:
        return f"{pending}?", look.key
    if watch:
        return f"{look.entry_sign} {watch}", look.strong
    match row:
        case Person() if row.times:
            return f"{row.times} {minutes_words(row.seconds)}" if row.seconds else str(row.times), look.good
        case Person() if row.guest is not None:
            return _("guest"), look.dim
        case Person() if not row.here and row.code is not None:
            return _(CODES[row.code]), look.dim
        case StepRow():
            return row.tail, look.dim
        case Assignment():
            return who, look.late
        case _:
            return "", look.plain
