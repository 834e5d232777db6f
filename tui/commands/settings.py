"""The cell's settings and the rules in force, read and written from the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from store import Book
from store.errors import BadValue
from store.rules.ruleset import load
from store.settings import LIMITS
from tui.commands.lists import say
from tui.commands.opening import open_book
from tui.fields import CELL, value_words
from tui.language import _, language
from tui.log_words import change_words
from tui.text import fit


def settings(args: argparse.Namespace, folder: Path) -> int:
    """Print every setting of the cell, or write one."""
    book = open_book(folder)
    try:
        return _set(book, args.key, args.value) if args.what == "set" else _show(book)
    finally:
        book.close()


def _show(book: Book) -> int:
    """One a line: a field's key, value and meaning; a rule's key, number, unit, default, sentence and document."""
    cell, rules = book.settings.cell(), book.settings.rules()
    for field in LIMITS:
        print(f"{field:28} {value_words(getattr(cell, field)) or '–':40}  {_(CELL[field])}")
    for id, rule in load().items():
        value = rules.value(id)
        default = _("(default {number})").format(number=rule.value) if rules.changed(id) else ""
        columns = (f"{id:28} {value!s:>5}", fit(rule.unit_words(value, language()), 9), fit(default, 15))
        print(" ".join(columns), f"{rule.meaning(language())} [{rule.citation(language())}]")
    say(_("version {name}").format(name=rules.version))
    return 0


def _set(book: Book, key: str, value: str) -> int:
    """Write one field of the cell, or a rule's number; an empty value puts the default back. BadValue."""
    if key in LIMITS:
        change = book.settings.change(key, value)
    elif key in load():
        change = book.settings.set_rule(key, value)
    else:
        keys = ", ".join([*LIMITS, *load()])
        raise BadValue(
            why_vi=f"Không có thiết lập «{key}». Các mục: {keys}.",
            why_en=f"There is no setting «{key}». There are: {keys}.",
        )
    if not change.n:
        say(_("That is what it was; nothing was written."))
        return 0
    say(change_words(book, change))
    say(_("«chibo undo {entry}» takes it back.").format(entry=change.n))
    return 0
