"""A roll taken from a list: shown line by line, written after yes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from store import Book
from tui.commands.lists import say, yes
from tui.commands.opening import open_book
from tui.commands.sessions import session_meant
from tui.language import _, language, n_
from tui.text import day, fit, mark_text, session_name

if TYPE_CHECKING:
    from store.intake.attendance import Listed, RollPreview


def _line(book: Book, row: Listed) -> str:
    name = row.member.name if row.member is not None else f"«{row.text}»"
    told = [words[language() == "en"] for words in (row.doubt, row.note) if words]
    if row.changes:
        sign = "+"
        told.insert(0, f"{mark_text(book, row.before)} → {mark_text(book, row.after)}")
    elif row.after is not None:
        sign = "="
        told.insert(0, mark_text(book, row.after))
    else:
        sign = "!" if row.doubt else "="
    return f"{row.line:4} {sign} {fit(name, 28)} {' · '.join(told)}".rstrip()


def _show(book: Book, preview: RollPreview) -> int:
    """Print the lines; how many marks would be written."""
    session = preview.session
    say(f"{session_name(session)} · {day(session.date)}")
    for row in preview.rows:
        print(_line(book, row))
    for heading in preview.unread:
        say(_("The column «{heading}» is not read.").format(heading=heading))
    count = sum(row.changes for row in preview.rows)
    same = sum(row.after is not None and not row.changes for row in preview.rows)
    out = sum(row.doubt is not None for row in preview.rows)
    say(_("{n} to write (+), {same} as they are (=), {out} not taken (!).").format(n=count, same=same, out=out))
    if preview.missing:
        left = len(preview.missing)
        say(n_("{n} member is not in the list and stays as they are.",
               "{n} members are not in the list and stay as they are.", left).format(n=left))  # fmt: skip
    return count


def import_attendance(args: argparse.Namespace, folder: Path) -> int:
    """Show what the list says of the session, ask, write it as one entry of the history."""
    book = open_book(folder)
    try:
        session = session_meant(book, args.session)
        preview = book.intake.preview_attendance(Path(args.file), session.id)
        count = _show(book, preview)
        if args.dry_run or not count:
            say(_("Nothing was written."))
            return 0
        question = n_("Write {n} mark? [y/N]", "Write {n} marks? [y/N]", count).format(n=count)
        if not args.yes and not yes(question):
            say(_("Nothing was written. Add --yes to write without being asked."))
            return 1
        change = book.intake.accept_attendance(preview, source=Path(args.file).name)
        say(_("{n} marks written. «chibo undo {entry}» takes it back.").format(n=count, entry=change.n))
        return 0
    finally:
        book.close()
