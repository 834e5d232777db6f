"""A year as plain text: the scores of its sittings, one a line, and the cell's figures beside last year's."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.cells import cell_len

from store.rules.scoring import by_group
from tui import summary_words
from tui.commands.lists import say
from tui.commands.opening import open_book
from tui.language import _
from tui.score_words import number, total_words
from tui.text import fit, session_name


def scores(args: argparse.Namespace, folder: Path) -> int:
    """Print the scores of a year: session, points by group, sum and grade; '■' where it is settled."""
    book = open_book(folder)
    try:
        found = book.scoring.year(args.year or book.clock.today().year)
        width = max((cell_len(session_name(sheet.session)) for sheet in found), default=0)
        for sheet in found:
            groups = " ".join(number(points).rjust(4) for _vi, _en, points, _most in by_group(sheet.lines))
            settled = "■" if sheet.closed else " "
            name = f"{sheet.session.date:%d/%m} {fit(session_name(sheet.session), width)}"
            print(f"{name} {groups}  {settled} {total_words(sheet.total)}")
        if not found:
            say(_("No session of {year} was held yet.").format(year=args.year or book.clock.today().year))
    finally:
        book.close()
    return 0


def summary(args: argparse.Namespace, folder: Path) -> int:
    """Print the cell's figures of a year, those of the year before, and how they moved."""
    book = open_book(folder)
    try:
        year = args.year or book.clock.today().year
        print(f"{'':36} {year:>10} {year - 1:>10}")
        for figure in book.summary.year(year):
            now, before = (summary_words.value_words(figure.unit, x) for x in (figure.now, figure.before))
            moved, _better = summary_words.change_words(figure)
            print(f"{summary_words.name(figure):36} {now:>10} {before:>10}  {moved}".rstrip())
    finally:
        book.close()
    return 0
