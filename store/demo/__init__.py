"""An invented cell with a full year of life in it, to look around in. No person here exists.

    people.py   who they are
    life.py     the year they live, through the doors a secretary uses
    sittings.py what is said at each session (words.py has the texts)
    outcomes.py what is proposed, put to the vote, praised there
    registered.py  what each has registered, and how it was looked at again
    scored.py   how it scores its sittings
    graded.py   how it reviews its members at the year's end
    closed.py   the minutes of the older sessions, closed
    work.py     what they have to do: themes, papers to come, tasks

The same day always gives the same book: nothing here is drawn by chance.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path

from store.book import Book, make_book, open_book
from store.clock import zone_named
from store.demo.life import YEAR, Walk, live
from store.demo.people import CELL


def keep(folder: Path, today: date | None = None) -> Book:
    """Make the demo book in `folder` to keep, as of `today`, and open it. BookExists when there is a book already."""
    day = today or datetime.now(zone_named(CELL.zone)).date()
    walk = Walk()
    walk.to(day - YEAR, "08:00")
    book = make_book(folder, CELL, by="mẫu", now=walk, hasty=True)
    try:
        live(book, walk, day)
        book.backup()
    finally:
        book.close()
    return open_book(folder)


def throw_away() -> Book:
    """The demo book in a folder of its own that goes when the program ends."""
    place = Path(tempfile.mkdtemp(prefix="chibo-demo-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return keep(place / "book")
