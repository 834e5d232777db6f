"""The assignments, one a line; and who gave no paper in a year."""

from __future__ import annotations

import argparse
from pathlib import Path

from store import Book
from store.meant import member_meant, session_meant
from store.records import Assignment
from store.rules import assignments as rules
from tui.assignments import due_words, names, session_code, stage_words, title_words
from tui.commands.opening import open_book
from tui.text import fit


def assignments(args: argparse.Namespace, folder: Path) -> int:
    """One assignment a line: number, state, time left, session, what, who.

    Open ones only, unless a session or a year is named.
    """
    book = open_book(folder)
    try:
        if args.without_paper:
            for member in book.assignments.without_paper(args.year or book.clock.today().year):
                print(member.name)
        else:
            for one in _asked(book, args):
                print(_line(book, one))
    finally:
        book.close()
    return 0


def _asked(book: Book, args: argparse.Namespace) -> list[Assignment]:
    door = book.assignments
    found = door.overdue() if args.overdue else door.every()
    if args.year:
        of_year = {a.id for a in door.every(args.year)}
        found = [a for a in found if a.id in of_year]
    if args.mine:
        who = member_meant(book, args.mine).id
        found = [a for a in found if who in a.members]
    if args.session:
        session = session_meant(book, args.session)
        found = [a for a in found if session and session.id in (a.session, a.source)]
    elif not args.year:
        found = [a for a in found if rules.is_open(a)]
    return found


def _line(book: Book, one: Assignment) -> str:
    columns = (
        f"{one.id:4}",
        fit(stage_words(rules.stage_of(one)), 15),
        fit(due_words(book, one), 12),
        fit(session_code(book, one.session or one.source), 10),
        f"{title_words(one)} ({names(book, one.members)})",
    )
    return "  ".join(columns).rstrip()
