"""Looking after the book: where it is, is it whole, backups, what happened, taking back."""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

from store import keeping, open_book
from tui import preferences
from tui.commands.lists import say, yes
from tui.language import _, language
from tui.log_words import change_words


def where(args: argparse.Namespace, folder: Path) -> int:
    """The paths in use, one a line."""
    rows = [
        (_("book"), folder),
        (_("file"), folder / "db.json"),
        (_("journal"), folder / "db.jsonl"),
        (_("backups"), folder / "backups"),
        (_("settings"), preferences.path()),
        (_("crash log"), folder / "logs"),
    ]
    for name, path in rows:
        print(f"{name:14} {path}" + ("" if path.exists() else "  " + _("(not there yet)")))
    return 0


def check(args: argparse.Namespace, folder: Path) -> int:
    """Say what is whole and what is not; exit 1 when anything is damaged."""
    report = keeping.check(folder)
    signs = {"ok": "√", "warn": "!", "bad": "×"}
    for finding in report.lines:
        print(f"{signs[finding.level]} {finding.en if language() == 'en' else finding.vi}")
    return 0 if report.ok else 1


def backup(args: argparse.Namespace, folder: Path) -> int:
    """Make a backup and print its path."""
    book = open_book(folder)
    try:
        print(book.backup())
    finally:
        book.close()
    return 0


def restore(args: argparse.Namespace, folder: Path) -> int:
    """Bring a backup back after a question; what it replaces is kept."""
    found = keeping.backups(folder)
    for item in found:
        say(f"{item.path.name}  {_('whole') if item.good else _('damaged')}")
    what = args.which or _("the newest good backup")
    if not args.yes and not yes(_("Bring back {what}? Nothing is deleted. [y/N]").format(what=what)):
        say(_("Nothing was changed. Add --yes to do it without being asked."))
        return 1
    done = keeping.restore(folder, args.which, at=args.at)
    say(done.en if language() == "en" else done.vi)
    return 0


def history(args: argparse.Namespace, folder: Path) -> int:
    """One change a line, newest first: number, when, who, what."""
    book = open_book(folder)
    try:
        for change in islice(book.history.changes(), args.limit):
            why = f"  [{change.why}]" if change.why else ""
            print(f"{change.n:6}  {change.at[:19].replace('T', ' ')}  {change.by}  {change_words(book, change)}{why}")
    finally:
        book.close()
    return 0


def undo(args: argparse.Namespace, folder: Path) -> int:
    """Take one entry back by writing a further one."""
    book = open_book(folder)
    try:
        change = book.history.take_back(args.number, anyway=args.anyway)
        say(_("Taken back: {what}").format(what=change_words(book, change)))
    finally:
        book.close()
    return 0
