"""The proposals, one a line: number, when it was raised, where it stands, how long is left, who, to whom, what."""

from __future__ import annotations

import argparse
from pathlib import Path

from store import Book
from store.records import Proposal
from store.rules import proposals as rules
from tui.commands.opening import open_book
from tui.proposals import addressee_words, author_words, due_words, standing_words, text_words
from tui.text import day, fit


def proposals(args: argparse.Namespace, folder: Path) -> int:
    """One proposal a line, the longest unanswered first; of a year if one is named, with --open only open ones."""
    book = open_book(folder)
    try:
        for one in book.proposals.every(f"{args.year:04}" if args.year else ""):
            if rules.is_open(one) or not args.open:
                print(_line(book, one))
    finally:
        book.close()
    return 0


def _line(book: Book, one: Proposal) -> str:
    columns = (
        f"{one.id:4}",
        day(one.raised),
        fit(standing_words(one), 15),
        fit(due_words(book, one), 13),
        f"{author_words(book, one)} → {addressee_words(one)}: {text_words(one)}",
    )
    return "  ".join(columns).rstrip()
