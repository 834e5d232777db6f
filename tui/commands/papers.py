"""Documents out: each command writes one file and prints its path; a text without a file goes to standard output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.opening import open_book
from tui.commands.sessions import session_coming, session_meant
from tui.language import _
from tui.rooms.papers.words import lack_words

if TYPE_CHECKING:
    from store.papers.door import Papers


def register(args: argparse.Namespace, folder: Path) -> int:
    """The register of a year to a file, or as text on standard output."""
    if args.to:
        return _of_year(lambda papers: papers.register, args, folder)
    book = open_book(folder)
    try:
        print(book.papers.register_data(args.year, f".{args.format or 'txt'}").decode(), end="")
    finally:
        book.close()
    return 0


def ics(args: argparse.Namespace, folder: Path) -> int:
    """The sessions of a year as .ics."""
    return _of_year(lambda papers: papers.ics, args, folder)


def _of_year(paper: Callable[[Papers], Callable[..., Path]], args: argparse.Namespace, folder: Path) -> int:
    book = open_book(folder)
    try:
        print(paper(book.papers)(args.year, Path(args.to).expanduser(), force=args.force))
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


def notice(args: argparse.Namespace, folder: Path) -> int:
    """The notice of a session to its members."""
    return _text("notice", args, folder)


def app_text(args: argparse.Namespace, folder: Path) -> int:
    """The text of a session for the members' app."""
    return _text("app_text", args, folder)


def _text(name: str, args: argparse.Namespace, folder: Path) -> int:
    """Print a text or write it to a file; what it still lacks is said beside it."""
    book = open_book(folder)
    try:
        session = session_coming(book, args.session)
        if args.to:
            print(book.papers.write_text(name, session.id, Path(args.to).expanduser(), force=args.force))
        else:
            print(book.papers.text(name, session.id).plain, end="")
        sys.stdout.flush()
        for lacking in book.papers.lacking(session.id):
            print(_("Missing: {what}").format(what=lack_words(lacking)), file=sys.stderr)
    finally:
        book.close()
    return 0
