"""From a command line to a running screen and back to an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from store import Book, open_book
from store.errors import NoBook
from tui.commands.sessions import session_meant
from tui.language import language
from tui.preferences import Preferences


def run(args: argparse.Namespace, folder: Path, chosen: Preferences) -> int:
    """Open the book and draw. Refuses, with a sentence, where nothing can be drawn."""
    from tui.environment import prepare_environment, refusal

    refused = refusal()
    if refused is not None:
        raise refused
    prepare_environment()
    book: Book | None
    session = 0
    if args.verb == "demo":
        from store.demo import throw_away

        book = throw_away()
        folder = book.disk_folder
    else:
        try:
            book = open_book(folder)
        except NoBook:
            if args.verb == "attend":
                raise
            book = None
    try:
        if args.verb == "attend" and book is not None:
            session = session_meant(book, args.session).id
        return _draw(args, folder, book, session, chosen)
    except BaseException:
        if book is not None:
            book.close()
        raise


def _draw(args: argparse.Namespace, folder: Path, book: Book | None, session: int, chosen: Preferences) -> int:
    from tui.app import ChiboApp, Start

    app = ChiboApp(folder, book, Start(session=session), chosen=chosen)
    app.run(mouse=args.mouse)
    app.close_book()
    code = app.return_code or 0
    if code > 128:
        _let_go_of_the_terminal()
    leave_the_terminal(app.last_words.sentence(language()) if app.last_words else "")
    return code


def leave_the_terminal(last_words: str = "") -> None:
    """Say the last words and write out what is held back; to a terminal that has hung up meanwhile, nothing.

    Python writes the rest out at its very end, and where that fails it ends with 120, whatever was to be its code.
    """
    try:
        if last_words:
            print(last_words, file=sys.stderr)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except OSError:
        _let_go_of_the_terminal()


def _let_go_of_the_terminal() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
