"""Looking after the book: where it is, is it whole, backups, what happened, taking back."""

from __future__ import annotations

import argparse
from pathlib import Path

from store import keeping
from store.errors import BadValue, ChangedSince
from tui import preferences
from tui.commands.lists import say, yes
from tui.commands.opening import open_book
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


def repair(args: argparse.Namespace, folder: Path) -> int:
    """Save what can be read into a new book and list the rest; exit 0 when all was saved, 1 when something was not."""
    if keeping.check(folder).ok:
        say(_("The book is whole; there is nothing to repair."))
        return 0
    done = keeping.repair(folder, Path(args.to).expanduser().absolute() if args.to else None)
    print(done.folder)
    say(_("{entries} entries of the history and {rows} rows were saved.").format(entries=done.entries, rows=done.rows))
    if done.lost:
        numbers = ", ".join(map(str, done.lost[:20])) + (" …" if len(done.lost) > 20 else "")
        say(_("Entries that could not be saved: {numbers}").format(numbers=numbers))
    if done.losses:
        say(_("What is lost or not proven, by table and row: {file}").format(file=done.listed))
    say(_("The damaged book was not touched. Look at the new one: chibo --book '{new}'").format(new=done.folder))
    return 1 if done.lost or done.losses else 0


def backup(args: argparse.Namespace, folder: Path) -> int:
    """Make a backup and print its path; with --sealed one for other eyes' keys, into a folder elsewhere."""
    if bool(args.sealed) != bool(args.to):
        raise BadValue(
            why_vi="Bản sao niêm phong cần cả hai: --sealed --to THƯ_MỤC.",
            why_en="A sealed copy needs both: --sealed --to FOLDER.",
        )
    book = open_book(folder)
    try:
        if args.sealed:
            from store.sealing import seal

            print(seal(book, Path(args.to).expanduser().absolute()))
        else:
            print(book.backup())
    finally:
        book.close()
    return 0


def restore(args: argparse.Namespace, folder: Path) -> int:
    """Bring a backup back after a question; what it replaces is kept."""
    keeping.ensure_wanted(folder, args.which, args.at)
    found = keeping.backups(folder)
    for item in found:
        say(f"{item.path.name}  {_('whole') if item.good else _('damaged')}")
    what = args.which or _("the newest good backup")
    if args.at:
        what = (f"{args.which} → " if args.which else "") + _("the book as it was at {time}").format(time=args.at)
    if lines := keeping.behind(folder):
        say(
            _(
                "{lines} lines behind a damage can still be read: 'chibo repair' keeps them, a restore leaves them out."
            ).format(lines=lines)
        )
    if not args.yes and not yes(_("Bring back {what}? Nothing is deleted. [y/N]").format(what=what)):
        say(_("Nothing was changed. Add --yes to do it without being asked."))
        return 1
    done = keeping.restore(folder, args.which, at=args.at)
    say(done.en if language() == "en" else done.vi)
    return 0


def undo(args: argparse.Namespace, folder: Path) -> int:
    """Take one entry back by writing a further one."""
    book = open_book(folder)
    try:
        change = book.history.take_back(args.number, anyway=args.anyway)
        undone = next(one for one in book.history.changes() if one.n == change.undoes)
        say(_("Taken back: {what}").format(what=change_words(book, undone)))
    except ChangedSince as error:
        say(_("{who} changed this row at {at}. Add --anyway to take it back all the same.").format(**error.facts))
        return 1
    finally:
        book.close()
    return 0
