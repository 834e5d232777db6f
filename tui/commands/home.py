"""What needs doing today as plain text: one line each, with the document behind it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from store import Book
from store.home import Page
from store.rules.home import Section
from store.rules.home_dials import quarter_before
from tui import home_words as words
from tui.commands.opening import open_book
from tui.language import _
from tui.text import day, weekday


def today(args: argparse.Namespace, folder: Path) -> int:
    """Print the day: next session, overdue, alerts, next steps, the quarter's figures."""
    book = open_book(folder)
    try:
        for line in lines(book, book.home.page()):
            print(line.rstrip())
    finally:
        book.close()
    return 0


def lines(book: Book, page: Page) -> Iterator[str]:
    """The day, line by line."""
    yield f"{_('Today')} · {weekday(page.day)} {day(page.day)}"
    for section in Section:
        there = page.of(section)
        yield from ("", words.head_words(section, len(there)))
        for line in there:
            said = [words.sentence(book, line), words.tail(line)]
            behind = words.behind(book, line)
            yield "  - " + " · ".join(part for part in said if part) + (f" ({behind})" if behind else "")
    yield from ("", f"{words.quarter_words(page.quarter)} · {words.quarter_words(quarter_before(page.quarter))}")
    for dial in page.dials:
        value, before = (words.dial_words(dial, x) for x in (dial.value, dial.before))
        yield f"  {_(words.DIALS[dial.key]):26} {value:>8}  {before:>8}"
