"""The minutes of a session on standard output: as they stand, a closed version, or what they still lack."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.commands.opening import open_book
from tui.commands.sessions import session_meant
from tui.language import _, language


def show(args: argparse.Namespace, folder: Path) -> int:
    """Print the minutes; with --missing, what is to be answered before they are closed."""
    book = open_book(folder)
    try:
        session = session_meant(book, args.session)
        if args.missing:
            for one in book.minutes.lacking(session.id):
                print(one.sentence(language()) + (f" ({_('left open')})" if one.left else ""))
        elif args.number is not None:
            print(book.minutes.version(session.id, args.number).text, end="")
        else:
            print(book.minutes.text(session.id), end="")
    finally:
        book.close()
    return 0
