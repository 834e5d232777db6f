"""The rows of a preparation as they are shown: five sections, each a heading and what stands under it.

A row is made of texts alone, so that after a change only those that say something else are repainted.
How wide each part is, is known when it is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

import msgspec

from store import Book
from store.agenda import Page
from store.records import Assignment, Check, Document, Item, Kind, PutOff
from store.rules.agenda import NotReady, Slot, StepState, Total, progress
from store.rules.assignments import WELL, is_open, stage_of
from store.threads import Thread
from store.vietnamese import short_name
from tui.assignments import stage_words
from tui.language import N_, _, n_
from tui.look import Look
from tui.members import names
from tui.rooms.agenda import words
from tui.text import day, fit, weekday
from tui.widgets.line import Span

HEAD: Final = 16
"""Cells of the name of a section."""
LEAD: Final = 14
"""Cells before the title of a row."""
TAIL: Final = 15
"""Cells behind the title; a wide terminal gives twice as many."""


class Section(StrEnum):
    """What a row belongs to."""

    ITEMS = "items"
    STEPS = "steps"
    GIVEN = "given"
    DOCUMENTS = "documents"
    THREADS = "threads"


NAMES: Final[Mapping[Section, str]] = {
    Section.ITEMS: N_("Agenda"), Section.STEPS: N_("To prepare"), Section.GIVEN: N_("Assigned"),
    Section.DOCUMENTS: N_("From above"),
    Section.THREADS: N_("Carried over"),
}  # fmt: skip

Subject = Item | Check | Assignment | Document | Thread | None


class Row(msgspec.Struct, frozen=True):
    """One line: what stands before its title, the title, what stands behind, and what the foot says of it."""

    section: Section
    key: str
    """Stable while the row is the same thing."""
    lead: str
    title: str
    tail: str = ""
    mood: str = "plain"
    """Which style repeats what the words say: plain, dim, good, late."""
    about: str = ""
    subject: Subject = None
    """The record it shows; None for the heading of a section."""
    why: str = ""
    """Why it was put off, where it was."""


def rows_of(book: Book, page: Page, look: Look) -> list[Row]:
    """All rows of a preparation, as they stand today."""
    english = book.agenda.english(page.session.kind)
    today = book.clock.today()
    tell = partial(words.said, english=english)
    rows = [_items_head(book, page)]
    rows += [_item(book, item, slot, page.total, n, tell(item.title))
             for n, (item, slot) in enumerate(zip(page.items, page.slots, strict=True), 1)]  # fmt: skip
    ready = words.ready_words(page.ready, len(page.not_ready), english)
    rows.append(_head(Section.STEPS, ready, late=bool(page.ready.late or page.not_ready)))
    rows += [_check(book, check, today, look, tell(check.title)) for check in page.checks]
    if page.given or page.session.kind is Kind.THEMATIC:
        late = {one.assignment.id: one for one in page.not_ready}
        rows.append(_head(Section.GIVEN, _given_words(len(page.given)), late=bool(late)))
        rows += [_given(book, one, late.get(one.id), look) for one in page.given]
    rows.append(_head(Section.DOCUMENTS, _count(len(page.documents))))
    rows += [_document(document, look) for document in page.documents]
    rows.append(_head(Section.THREADS, _carried(len(page.carried.threads), len(page.carried.put_off))))
    rows += [_thread(book, thread, None, today, look) for thread in page.carried.threads]
    rows += [_thread(book, thread, put_off, today, look) for thread, put_off in page.carried.put_off]
    return rows


def _head(section: Section, told: str, *, late: bool = False) -> Row:
    return Row(section, f"head:{section}", _(NAMES[section]), told, mood="late" if late else "dim")


def _items_head(book: Book, page: Page) -> Row:
    session, total = page.session, page.total
    when = f"{weekday(session.date)} {day(session.date)} {book.calendar.start(session)}"
    told = words.total_words(total) if page.items else _("none yet")
    return _head(Section.ITEMS, f"{when} · {told}", late=bool(total.over))


def _given_words(count: int) -> str:
    return n_("{n} lead-in or paper", "{n} lead-ins and papers", count).format(n=count) if count else _("none yet")


def _count(count: int) -> str:
    return n_("{n} document", "{n} documents", count).format(n=count) if count else _("none yet")


def _carried(taken: int, off: int) -> str:
    if not taken and not off:
        return _("nothing is open")
    told = n_("{n} open thing", "{n} open things", taken).format(n=taken)
    return told + (" · " + _("{n} put off").format(n=off) if off else "")


def _item(book: Book, item: Item, slot: Slot, total: Total, number: int, title: str) -> Row:
    minutes = f"{item.minutes}'" if item.minutes is not None else "–"
    over = max(0, slot.upto - total.planned)
    upto = n_("{n} minute up to here", "{n} minutes up to here", slot.upto).format(n=slot.upto)
    about = [f"{slot.begins}–{slot.ends}", upto, words.over_words(over, 0) if over else "", item.note]
    return Row(
        Section.ITEMS, f"item:{item.id}", f"{number:3} {slot.begins} {minutes:>4}", title,
        names(book, (item.presenter,)) if item.presenter else _("the chair"),
        "late" if over else "plain", " · ".join(x for x in about if x), item,
    )  # fmt: skip


def _check(book: Book, check: Check, today: date, look: Look, title: str) -> Row:
    stand = progress(check, today)
    sign = {StepState.DONE: look.done_sign, StepState.LATE: look.late_sign}.get(stand.state, look.open_sign)
    when = f"{weekday(check.due)} {check.due:%d/%m}" if check.due else ""
    mood = {StepState.DONE: "dim", StepState.LATE: "late", StepState.TODAY: "good"}.get(stand.state, "plain")
    who = names(book, (check.member,)) if check.member else ""
    about = [f"{day(check.due)}" if check.due else "", words.progress_words(stand)]
    if stand.state is StepState.DONE and stand.days:
        about.append(words.late_words(stand.days))
    about.append(who)
    return Row(
        Section.STEPS, f"check:{check.id}", f"  {sign} {when}", title, words.progress_words(stand), mood,
        " · ".join(x for x in about if x), check,
    )  # fmt: skip


def _given(book: Book, one: Assignment, late: NotReady | None, look: Look) -> Row:
    due = f"{weekday(one.due)} {one.due:%d/%m}" if one.due else ""
    stage = stage_of(one)
    closed = look.done_sign if stage in WELL else look.off_sign
    sign, mood = (look.open_sign, "plain") if is_open(one) else (closed, "dim")
    about = f"{words.work_words(book, one)}: {stage_words(stage)}"
    tail = stage_words(stage)
    if late is not None:
        sign, mood, tail, about = look.late_sign, "late", words.late_words(late.days), words.not_ready_words(book, late)
    elif one.due is not None and is_open(one):
        about += " · " + _("due {day}").format(day=day(one.due))
    return Row(
        Section.GIVEN, f"given:{one.id}", f"  {sign} {due}", words.work_words(book, one), tail, mood, about, one
    )  # fmt: skip


def _document(document: Document, look: Look) -> Row:
    told = document.title or document.issuer
    return Row(
        Section.DOCUMENTS, f"document:{document.id}", f"  {look.entry_sign}",
        f"{document.number}: {told}" if told else document.number, day(document.dated), "plain",
        words.document_words(document), document,
    )  # fmt: skip


def _thread(book: Book, thread: Thread, put_off: PutOff | None, today: date, look: Look) -> Row:
    late = (today - thread.due).days if thread.due else 0
    whose = names(book, thread.members)
    if put_off is not None:
        tail, mood = _("put off"), "dim"
        about = _("put off: {why}").format(why=put_off.why) + " · " + words.thread_words(book, thread)
    else:
        due = _("due {day}").format(day=f"{thread.due:%d/%m}") if thread.due else ""
        tail, mood = (words.late_words(late), "late") if late > 0 else (due, "plain")
        about = words.thread_words(book, thread)
    sign = look.entry_sign if put_off is None else look.off_sign
    title = f"{words.thread_name(thread.kind)}: {thread.title}" + (f" · {whose}" if whose else "")
    return Row(
        Section.THREADS, f"thread:{thread.key}", f"  {sign}", title, tail, mood, about, thread,
        put_off.why if put_off else "",
    )  # fmt: skip


def draw(row: Row, look: Look, width: int) -> Sequence[Span]:
    """A row in exactly so many cells; what is behind the title goes first where there is little room."""
    style = {"dim": look.dim, "late": look.late, "good": look.good}.get(row.mood, look.plain)
    if row.subject is None:
        return ((fit(row.lead, HEAD), look.strong), (fit(row.title, max(0, width - HEAD)), style))
    tail = 0 if width < 60 else TAIL if width < 100 else 2 * TAIL
    lead = LEAD if row.section in (Section.ITEMS, Section.STEPS, Section.GIVEN) else 3
    room = max(0, width - lead - 1 - tail)
    titled = look.dim if row.mood == "dim" else look.plain
    agenda = row.section is Section.ITEMS
    return (
        (fit(row.lead, lead) + " ", look.dim if agenda and row.mood == "plain" else style),
        (fit(row.title, room), titled),
        (fit(f" {short_name(row.tail, tail - 1) if agenda else row.tail}", tail), look.dim if agenda else style),
    )
