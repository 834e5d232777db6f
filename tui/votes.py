"""A vote in words: for the session room, the log and the documents' screens alike. Draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from store import Book
from store.records import Item, Majority, Record, Vote
from store.rules.votes import MAJORITY_WORDS
from tui.fields import changes_words
from tui.language import N_, _, language

FIELDS: Final[Mapping[str, str]] = {
    "subject": N_("voted on"), "session": N_("session"), "item": N_("item"), "majority": N_("carried by"),
    "secret": N_("secret ballot"), "favour": N_("in favour"), "against": N_("against"), "other": N_("other opinion"),
    "note": N_("note"),
}  # fmt: skip
"""The fields of a vote."""


def majority_words(majority: Majority) -> str:
    """How many must agree, in words."""
    return MAJORITY_WORDS[majority][language() == "en"]


def numbers_words(vote: Vote) -> str:
    """The numbers in one line: '12 in favour, 1 against, 1 other opinion'; '' while nothing is counted."""
    told = ((vote.favour, "favour"), (vote.against, "against"), (vote.other, "other"))
    return ", ".join(f"{number} {_(FIELDS[field])}" for number, field in told if number is not None)


def field_words(book: Book, field: str, value: object) -> str:
    """What a field holds, in words; '' where it reads as it is."""
    match field, value:
        case "majority", Majority():
            return majority_words(value)
        case "secret", bool():
            return _("yes") if value else _("no")
        case "session", int():
            session = book.sessions().get(value)
            return session.code if session else ""
        case "item", int() if value:
            item = book.rows("items", Item).get(value)
            return item.title if item else f"#{value}"
        case _:
            return ""


def row_changes(book: Book, before: Record | None, after: Record | None) -> str:
    """What happened to a vote, for the log."""
    row = after if after is not None else before
    if not isinstance(row, Vote):
        return ""
    if before is None or after is None:
        return f"{'–' if after is None else '+'} {row.subject}"
    told = changes_words(before, after, FIELDS, lambda field, value: field_words(book, field, value))
    return f"{row.subject}: {told}" if told else row.subject
