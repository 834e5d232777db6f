"""Opening the book for a command, and saying afterwards what was found about it: words go to standard error."""

from __future__ import annotations

import sys
from pathlib import Path

import store
from store import Book
from store.errors import BookError
from tui.language import language

_opened: list[Book] = []


def open_book(folder: Path) -> Book:
    """Open the book in `folder`. What store.open_book raises."""
    _opened.append(store.open_book(folder))
    return _opened[-1]


def tell(besides: BookError | None = None) -> None:
    """Say what the opened books have to say, but what ended the command anyway: a torn line, no backup, a damage."""
    while _opened:
        book = _opened.pop()
        for trouble in (*book.notices, book.read_only):
            if trouble is not None and str(trouble) != str(besides):
                print(trouble.sentence(language()), file=sys.stderr)
