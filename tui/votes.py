"""A vote in words: for the session room, the log and the documents' screens alike. Draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from store import Book
from store.records import Item, Majority, Record, Vote
from store.rules import votes as rules
from store.rules.votes import Part, Voters
from tui.fields import changes_words
from tui.language import N_, _, language

if TYPE_CHECKING:
    from rich.style import Style

    from tui.look import Look

FIELDS: Final[Mapping[str, str]] = {
    "subject": N_("voted on"), "session": N_("session"), "item": N_("item"), "majority": N_("carried by"),
    "secret": N_("way of voting"), "favour": N_("in favour"), "against": N_("against"), "other": N_("other opinion"),
    "note": N_("note"),
}  # fmt: skip
"""The fields of a vote."""


def majority_words(majority: Majority) -> str:
    """How many must agree, in words."""
    return rules.MAJORITY_WORDS[majority][language() == "en"]


def ballot_words(*, secret: bool) -> str:
    """How the votes are given."""
    return _("secret ballot") if secret else _("show of hands")


def numbers_words(vote: Vote) -> str:
    """The numbers in one line: '12 in favour, 1 against, 1 other opinion'; '' while nothing is counted."""
    told = ((vote.favour, "favour"), (vote.against, "against"), (vote.other, "other"))
    return ", ".join(f"{number} {_(FIELDS[field])}" for number, field in told if number is not None)


def sign(vote: Vote, voters: Voters, *, plain: bool = False) -> str:
    """The sign of whether it is carried."""
    passed = rules.is_passed(vote, voters)
    return ("-" if plain else "○") if passed is None else ("+" if plain else "√") if passed else ("x" if plain else "×")


def state_words(vote: Vote, voters: Voters) -> str:
    """Whether it is carried, in words."""
    passed = rules.is_passed(vote, voters)
    return _("not counted yet") if passed is None else _("carried") if passed else _("not carried")


def mood(vote: Vote, voters: Voters, look: Look) -> Style:
    """The style of its result; its sign and its words say the same without it."""
    passed = rules.is_passed(vote, voters)
    return look.dim if passed is None else look.good if passed else look.warn


def here_words(voters: Voters) -> str:
    """How many are there and may vote."""
    return _("{n} here with a vote").format(n=voters.present) if voters.called else _("roll not called yet")


def summary_words(voters: Voters) -> str:
    """Who is counted, in one line: '16 counted, 3 not; 14 here with a vote'."""
    told = _("{n} counted, {out} not").format(n=voters.denominator, out=voters.left_out)
    return f"{told} · {here_words(voters)}"


def part_words(part: Part) -> tuple[str, str]:
    """A group of those counted or not, as a row: how many of what kind, and who."""
    what = rules.GROUP_WORDS[part.group][language() == "en"]
    return str(len(part.members)), f"{what}: {part.names()}"


def field_words(book: Book, field: str, value: object) -> str:
    """What a field holds, in words; '' where it reads as it is."""
    match field, value:
        case "majority", Majority():
            return majority_words(value)
        case "secret", bool():
            return ballot_words(secret=value)
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
