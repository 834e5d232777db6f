"""The door for lists coming in: a preview that writes nothing, and its acceptance as one action."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import BadValue
from store.intake import Edits, Grid, Preview, preview_roster, read_grid, read_grids
from store.roster import tidy_member

if TYPE_CHECKING:
    from store.book import Book


class Intake:
    """Rosters in."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def preview(self, file: Path, columns: Mapping[str, int] | None = None) -> Preview:
        """What the file would bring; nothing is written. BadFile when it cannot be read as a list."""
        return self.judge(read_grid(file), Edits(columns=columns))

    def sheets(self, file: Path) -> tuple[Grid, ...]:
        """The sheets of a file as cells, at least one. BadFile when it cannot be read as a list."""
        return read_grids(file)

    def judge(self, grid: Grid, edits: Edits) -> Preview:
        """What a sheet would bring as the hand has changed it; nothing is written. BadFile, BadValue."""
        return preview_roster(grid, self._book.roster.members(), today=self._book.clock.today(), edits=edits)

    def accept(self, preview: Preview, *, source: str = "") -> Change:
        """Write the new and changed members of a preview, all in one action that one undo takes back.

        BadValue when the book has changed since the preview was made: look again, then accept.
        """
        wanted = [row for row in preview.rows if row.state in ("new", "changed") and row.member is not None]

        def build() -> list[Put]:
            shelf = self._book.members()
            known = {m.id for m in shelf.all()}
            seen = {m.id for m in preview.missing} | {r.before.id for r in preview.rows if r.before}
            if known - seen or any(r.before and shelf.get(r.before.id) != r.before for r in wanted):
                raise BadValue(
                    why_vi="Danh sách trong sổ vừa thay đổi; hãy xem lại tệp rồi ghi.",
                    why_en="The members in the book have just changed; look at the file again, then write.",
                )
            fresh = shelf.next_id()
            puts = []
            for row in wanted:
                assert row.member is not None
                id, fresh = (row.before.id, fresh) if row.before else (fresh, fresh + 1)
                puts.append(Put("members", id, replace(tidy_member(row.member), id=id)))
            return puts

        return self._book.commit("intake.accept", build, why=source)
