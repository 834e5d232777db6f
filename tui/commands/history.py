"""The history of the book: printed, or written out so that it can be read without Chibo."""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

from store import Book
from store.changes import Change, Part, RowSaved
from store.errors import BadValue
from store.records import Version
from tui.commands.opening import open_book
from tui.language import _
from tui.log_words import ACTS, change_words, part_words


def show(args: argparse.Namespace, folder: Path) -> int:
    """One change a line, newest first: number, when, who, what. With --to every row of it, oldest first, in a file."""
    book = open_book(folder)
    try:
        if args.to:
            print(_write(book, Path(args.to).expanduser(), args.limit, force=args.force))
            return 0
        for change in islice(book.history.changes(), args.limit):
            words = change_words(book, change)
            why = f"  [{change.why}]" if change.why and change.why not in words else ""
            print(f"{change.n:6}  {change.at[:19].replace('T', ' ')}  {change.by}  {words}{why}")
    finally:
        book.close()
    return 0


def _write(book: Book, file: Path, limit: int | None, *, force: bool) -> Path:
    from store.papers.files import write_out

    if file.suffix.lower() not in (".txt", ".csv"):
        raise BadValue(
            why_vi=f"Lịch sử ghi ra .txt hoặc .csv, không ghi ra «{file.name}».",
            why_en=f"The history is written as .txt or .csv, not as «{file.name}».",
        )
    changes = list(islice(book.history.changes(), limit))[::-1]
    data = _as_csv(book, changes) if file.suffix.lower() == ".csv" else _as_text(book, changes)
    return write_out(file, data, force=force)


def _act(change: Change) -> str:
    return _(ACTS[change.act]) if change.act in ACTS else change.act


def _text(part: Part) -> list[str]:
    """The minutes themselves, line by line, where a version of them was closed; nothing of any other row."""
    version = part.after if isinstance(part, RowSaved) else None
    return [f"    {line}".rstrip() for line in version.text.splitlines()] if isinstance(version, Version) else []


def _cell(book: Book, part: Part) -> str:
    """A row in one cell of a table; one that begins with + would be a formula there."""
    words = " ".join((part_words(book, part), *(line.strip() for line in _text(part))))
    return _("added: {what}").format(what=words[2:]) if words.startswith("+ ") else words


def _as_text(book: Book, changes: list[Change]) -> bytes:
    """An entry a paragraph: its line, then a line a row."""
    lines = [book.settings.cell().name, ""]
    for change in changes:
        why = f"  [{change.why}]" if change.why else ""
        undoes = f"  ← {change.undoes}" if change.undoes else ""
        lines.append(f"{change.n:6}  {change.at[:19].replace('T', ' ')}  {change.by}  {_act(change)}{undoes}{why}")
        for part in change.parts:
            lines += [f"        {line}" for line in (part_words(book, part), *_text(part))]
    return "\n".join([*lines, ""]).encode("utf-8")


def _as_csv(book: Book, changes: list[Change]) -> bytes:
    """A row of the book a line, the entry's own facts repeated."""
    from store.papers.plain import csv_bytes

    head = [_("entry"), _("when"), _("who"), _("what"), _("row"), _("why"), _("takes back")]
    rows = [
        [change.n, change.at, change.by, _act(change), words, change.why, change.undoes]
        for change in changes
        for words in [_cell(book, part) for part in change.parts] or [""]
    ]
    return csv_bytes([head, *rows])
