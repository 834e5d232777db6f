"""A year's speeches and proposals as plain text: one line a member, the cell's sums and quarters under them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from store.rules.themes import FIRST_YEAR, LAST_YEAR
from store.rules.tracking import Year
from tui.commands.opening import open_book
from tui.language import _, n_
from tui.tracking import ROMAN, figure_words, part_words


def tracking(args: argparse.Namespace, folder: Path) -> int:
    """Print who spoke and proposed how much in a year."""
    book = open_book(folder)
    try:
        year = book.clock.today().year if args.year is None else max(FIRST_YEAR, min(LAST_YEAR, args.year))
        for line in lines(book.tracking.year(year)):
            print(line)
    finally:
        book.close()
    return 0


def lines(year: Year) -> Iterator[str]:
    """The year, line by line."""
    for line in year.lines:
        if line.member is not None:
            yield f"{line.member.name}: {part_words(line.year)}"
    others = year.others.year
    if others.speeches.total or others.proposals:
        yield f"{_('Guests, others')}: {part_words(others)}"
    yield f"{_('The cell')}: {part_words(year.whole)}"
    for roman, quarter in zip(ROMAN, year.quarters, strict=True):
        told = [
            n_("{n} session", "{n} sessions", quarter.sessions).format(n=quarter.sessions),
            f"{_('General papers')} {figure_words(quarter.part.speeches.general_share, share=True)}",
            f"{_('Exchange per session')} {figure_words(quarter.per_session)}",
            f"{_('Proposals with result')} {figure_words(quarter.part.solved_share, share=True)}",
            f"{_('Who spoke')} {figure_words(quarter.spoke_share, share=True)}",
        ]
        yield f"{_('Q {roman}').format(roman=roman)}: {' · '.join(told)}"
