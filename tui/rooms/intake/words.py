"""A preview in words: for the room and for the command line alike."""

from __future__ import annotations

from typing import Final

from store.intake import FIELDS, Doubt, RowPlan
from tui.language import N_, _, language

STATES: Final = {"new": N_("new"), "changed": N_("changed"), "unchanged": N_("unchanged"), "doubtful": N_("doubtful")}
"""What a row of the file would do."""

SIGNS: Final = {"new": "+", "changed": "~", "unchanged": "=", "doubtful": "?"}


def state_name(state: str) -> str:
    """The state in the user's language."""
    return _(STATES[state])


def said(doubt: Doubt) -> str:
    """A doubt in the user's language, with its column."""
    reason = doubt.en if language() == "en" else doubt.vi
    return f"{doubt.column}: {reason}" if doubt.column else reason


def changes(row: RowPlan) -> list[str]:
    """What a changed row would change, field by field, old to new."""
    if row.state != "changed":
        return []
    return [f"{field_name(c.field)}: {c.old or '–'} → {c.new or '–'}" for c in row.changes]


def field_name(field: str) -> str:
    """What a field of a member is called."""
    words = FIELDS.get({"posts": "post", "standings": "status"}.get(field, field))
    return field if words is None else words[1 if language() == "en" else 0]
