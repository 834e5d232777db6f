"""A roster before it comes in: who is new, who changes and how, what is doubtful and why.

Nothing is written before yes. Doubtful rows stay out; they are named by row and column.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from store.intake import Preview
from tui import keys
from tui.language import _, n_
from tui.room import ListRoom
from tui.rooms.intake.words import SIGNS, STATES, changes, said, state_name
from tui.text import fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class IntakeRoom(ListRoom):
    """The rows of a file as they would come in."""

    noun = "intake"
    BINDINGS = keys.bindings("intake")

    def __init__(self, file: Path, preview: Preview) -> None:
        self.file = file
        self.preview = preview
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(
            PaneSpec("row", "1fr", self._draw), moved=self.rest,
            empty=lambda: ((_("There is no row with a name in this file."), self.look.warn),),
        )  # fmt: skip

    def title_words(self) -> str:
        """The file, and what it holds."""
        counts = {state: sum(r.state == state for r in self.preview.rows) for state in STATES}
        told = " · ".join(f"{n} {state_name(state)}" for state, n in counts.items() if n)
        return f"{self.file.name[:30]}: {told}"

    def fill(self) -> None:
        """Show the rows."""
        self.sheet.show(len(self.preview.rows))

    def at_rest(self) -> tuple[Span, ...]:
        """Why the row under the cursor is doubtful, or how it changes."""
        if not self.preview.rows:
            return ()
        row = self.preview.rows[self.sheet.cursor]
        if row.doubts:
            return ((" " + " · ".join(said(d) for d in row.doubts), self.look.late),)
        return ((" " + " · ".join([*changes(row), *(said(d) for d in row.notes)]), self.look.dim),)

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.preview.rows[index], self.look
        style = {"new": look.good, "changed": look.key, "doubtful": look.late}.get(row.state, look.dim)
        if row.doubts:
            detail = said(row.doubts[0])
        elif row.state == "changed":
            detail = " · ".join(changes(row))
        else:
            detail = ""
        name = row.member.name if row.member else ""
        return (
            (f"{row.number:5} ", look.dim),
            (f"{SIGNS[row.state]} {fit(state_name(row.state), 12)}", style),
            (fit(name, 26) + " ", look.plain),
            (fit(detail, max(0, width - 47)), look.dim),
        )

    def action_next_doubt(self) -> None:
        """Go to the next doubtful row, round again at the end."""
        rows = self.preview.rows
        for step in range(1, len(rows) + 1):
            index = (self.sheet.cursor + step) % len(rows)
            if rows[index].state == "doubtful":
                self.sheet.move_to(index)
                return
        self.tell(_("No row is doubtful."))

    def action_accept(self) -> None:
        """Ask, then write the new and changed members in one action."""
        new = sum(r.state == "new" for r in self.preview.rows)
        changed = sum(r.state == "changed" for r in self.preview.rows)
        doubtful = sum(r.state == "doubtful" for r in self.preview.rows)
        if not new and not changed:
            self.tell(_("This file brings nothing new; nothing was written."))
            return
        question = _("Write {new} new and {changed} changed members?").format(new=new, changed=changed)
        if doubtful:
            question += " " + n_("{n} doubtful row stays out.", "{n} doubtful rows stay out.", doubtful).format(
                n=doubtful
            )
        self.confirm(question, self._accept)

    def _accept(self) -> None:
        with self.trying():
            self.book.intake.accept(self.preview, source=self.file.name)
            self.app.after_intake(len([r for r in self.preview.rows if r.state in ("new", "changed")]))
