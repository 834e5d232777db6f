"""What the room lists: the rows of the file, then what else there is to tell of it. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from store.intake import Preview, RowPlan
from store.vietnamese import fold
from tui.fields import value_words
from tui.language import _
from tui.rooms.intake.words import changes, facts, reason_of, said, state_name


class Item(msgspec.Struct, frozen=True):
    """One line of the list."""

    state: str
    """A key of words.STATES."""
    number: int
    """Number of the row in the file; 0 for what is no row."""
    name: str
    brief: str
    """What the line tells besides."""
    told: str
    """The whole of it, for below the list."""
    row: RowPlan | None = None

    def has(self, words: list[str]) -> bool:
        """Whether all these unaccented words are in it."""
        held = fold(f"{self.number or ''} {state_name(self.state)} {self.name} {self.brief} {self.told}")
        return all(word in held for word in words)


def items(preview: Preview) -> Iterator[Item]:
    """People of the file in its order, rows that are none, members it does not name, columns it does not read."""
    for row in preview.rows:
        yield _of_row(row)
    for doubt in preview.skipped:
        why = reason_of(doubt)
        yield Item(
            "skipped",
            doubt.row,
            "",
            why,
            _("{why} Press <intake.leave_out> if it is a person after all.").format(why=why),
        )
    for member in preview.missing:
        told = _("{name} is in the book and no row is about them; they stay as they are.").format(name=member.name)
        yield Item("missing", 0, member.name, _("stays as it is"), told)
    for heading in preview.unknown_columns:
        told = _("The column «{heading}» is not one Chibo knows; it stays out.").format(heading=heading)
        yield Item("unread", 0, heading, _("<intake.columns> says what it is"), told)


def _of_row(row: RowPlan) -> Item:
    name = row.member.name if row.member else ""
    notes = [said(note) for note in row.notes]
    match row.state:
        case "doubtful":
            told = [said(doubt) for doubt in row.doubts] + notes
            brief = told[0]
        case "changed":
            told = changes(row) + notes
            brief = " · ".join(told)
        case "new" if row.member is not None:
            told = notes + facts(row.member)
            held = (row.member.born, row.member.posts, row.member.job, row.member.unit)
            brief = " · ".join(words for words in map(value_words, held) if words)
        case "left_out":
            told, brief = [_("Left out by hand. Press <intake.leave_out> to take it in again.")], ""
        case _:
            told, brief = notes or [_("The book has all of this already.")], ""
    return Item(row.state, row.number, name, brief, " · ".join(told), row)
