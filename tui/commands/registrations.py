"""The registrations of a year, one member a line."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.cells import cell_len

from tui.commands.opening import open_book
from tui.registrations import acts_words, quarters_signs, turn_words
from tui.text import fit


def registrations(args: argparse.Namespace, folder: Path) -> int:
    """One member a line: name, the results of four quarters, who is next, what was registered."""
    book = open_book(folder)
    try:
        lines = book.registrations.year(args.year or book.clock.today().year)
        width = max((cell_len(turn_words(line)) for line in lines), default=0)
        for line in lines:
            said = acts_words(line.registration) if line.registration else "–"
            signs = " ".join(sign.strip() or "·" for sign in quarters_signs(line, plain=True))
            print("  ".join((fit(line.member.name, 24), signs, fit(turn_words(line), width), said)).rstrip())
    finally:
        book.close()
    return 0
