"""A preview in words: for the room and for the command line alike."""

from __future__ import annotations

from typing import Final

from store.intake import Doubt, RowPlan
from store.records import Member
from tui.fields import MEMBER, field_name, held_words
from tui.language import N_, _, language

STATES: Final = {
    "new": N_("new"), "changed": N_("changed"), "unchanged": N_("unchanged"), "doubtful": N_("doubtful"),
    "left_out": N_("left out"), "skipped": N_("passed over"), "missing": N_("not in file"), "unread": N_("odd column"),
}  # fmt: skip
"""What a row of the file would do; then what else there is to tell of a file."""

SIGNS: Final = {
    "new": "+", "changed": "~", "unchanged": "=", "doubtful": "?", "left_out": "×", "skipped": "·", "missing": "·",
    "unread": "·",
}  # fmt: skip


def state_name(state: str) -> str:
    """The state in the user's language."""
    return _(STATES[state])


def said(doubt: Doubt) -> str:
    """A doubt in the user's language, with its column."""
    reason = reason_of(doubt)
    return f"{doubt.column}: {reason}" if doubt.column else reason


def reason_of(doubt: Doubt) -> str:
    """A doubt in the user's language, where its column stands beside it."""
    return doubt.en if language() == "en" else doubt.vi


def changes(row: RowPlan) -> list[str]:
    """What a changed row would change, field by field, old to new."""
    if row.state != "changed":
        return []
    return [
        f"{field_name(c.field)}: {held_words(c.field, c.old) or '–'} → {held_words(c.field, c.new) or '–'}"
        for c in row.changes
    ]


def facts(member: Member) -> list[str]:
    """What is known of a member, field by field, the name excepted."""
    return [
        f"{field_name(of)}: {words}" for of in MEMBER if of != "name" and (words := held_words(of, getattr(member, of)))
    ]
