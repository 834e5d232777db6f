"""Documents out: each command writes one file and prints its path."""

from __future__ import annotations

import argparse
from pathlib import Path

from store import open_book
from tui.commands.sessions import session_meant


def register(args: argparse.Namespace, folder: Path) -> int:
    """The register of a year as .xlsx or .csv."""
    book = open_book(folder)
    try:
        print(book.papers.register(args.year, Path(args.to).expanduser(), force=args.force))
    finally:
        book.close()
    return 0


def sign_in(args: argparse.Namespace, folder: Path) -> int:
    """The blank sign-in sheet of a session as .xlsx."""
    book = open_book(folder)
    try:
        session = session_meant(book, args.session)
        print(book.papers.sign_in(session.id, Path(args.to).expanduser(), force=args.force))
    finally:
        book.close()
    return 0
