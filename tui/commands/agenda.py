"""The preparation of a session as plain text: what is on the agenda, what is done, what is passed on, what is open."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from store import Book
from store.agenda import Page
from store.rules.agenda import StepState, progress
from store.rules.assignments import stage_of
from tui.assignments import stage_words
from tui.commands.opening import open_book
from tui.commands.sessions import session_coming
from tui.language import _
from tui.members import names
from tui.rooms.agenda import words
from tui.text import day, fit, session_name, weekday


def show(args: argparse.Namespace, folder: Path) -> int:
    """Print the preparation of a session; without one, of the nearest to come."""
    book = open_book(folder)
    try:
        found = session_coming(book, args.session)
        for line in lines(book, book.agenda.page(found.id)):
            print(line.rstrip())
    finally:
        book.close()
    return 0


def lines(book: Book, page: Page) -> Iterator[str]:
    """A preparation, line by line."""
    session = page.session
    head = f"{session_name(session)} · {weekday(session.date)} {day(session.date)} {book.calendar.start(session)}"
    place = session.place or book.settings.cell().place
    yield f"{head} · {place}" if place else head
    yield from _items(book, page)
    yield from _checks(book, page)
    yield from ("", f"{_('From above')}: " + ("" if page.documents else _("none yet")))
    yield from (f"  - {words.document_words(document)}" for document in page.documents)
    yield from _carried(book, page)


def _items(book: Book, page: Page) -> Iterator[str]:
    tell = partial(words.said, english=book.agenda.english(page.session.kind))
    yield from ("", f"{_('Agenda')}: " + (words.total_words(page.total) if page.items else _("none yet")))
    for number, (item, slot) in enumerate(zip(page.items, page.slots, strict=True), 1):
        minutes = f"{item.minutes}'" if item.minutes is not None else "–"
        who = names(book, (item.presenter,)) if item.presenter else _("the chair")
        yield f"{number:3}. {slot.begins} {minutes:>4}  {fit(tell(item.title), 48)}  {who}"


def _checks(book: Book, page: Page) -> Iterator[str]:
    english = book.agenda.english(page.session.kind)
    yield from ("", f"{_('To prepare')}: " + words.ready_words(page.ready, len(page.not_ready), english))
    for check in page.checks:
        stand = progress(check, book.clock.today())
        box = "[x]" if stand.state is StepState.DONE else "[ ]"
        who = f" · {names(book, (check.member,))}" if check.member else ""
        title = fit(words.said(check.title, english), 48)
        yield f"  {box} {fit(day(check.due), 10)}  {title}  {words.progress_words(stand)}{who}"
    if page.given:
        yield from ("", f"{_('Assigned')}:")
    late = {n.assignment.id: n for n in page.not_ready}
    for one in page.given:
        told = f"{words.work_words(book, one)}: {stage_words(stage_of(one))}"
        if one.id in late:
            told = words.not_ready_words(book, late[one.id])
        yield f"  - {fit(day(one.due), 10)}  {told}"


def _carried(book: Book, page: Page) -> Iterator[str]:
    carried = page.carried
    yield from ("", f"{_('Carried over')}: " + ("" if carried.threads or carried.put_off else _("nothing is open")))
    yield from (f"  - {words.thread_words(book, thread)}" for thread in carried.threads)
    for thread, put_off in carried.put_off:
        yield f"  - {words.thread_words(book, thread)} · " + _("put off: {why}").format(why=put_off.why)
