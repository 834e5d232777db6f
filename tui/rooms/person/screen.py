"""One member's year on one page: every figure opens the rows behind it. Nothing is written here.

What a line says is in rows.py, the rows behind a figure in behind.py; the figures are the store's (store/person.py).
"""

from __future__ import annotations

from typing import Final

from store.rules.person import Part
from tui import keys
from tui.language import _
from tui.rooms.person.behind import open_behind
from tui.rooms.person.listing import BehindRoom
from tui.rooms.person.rows import Row, draw, rows_of
from tui.sections import SectionedRoom
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

AROUND: Final = 4
"""Lines of the room that are not the page: heading, rule, foot."""


class PersonRoom(SectionedRoom):
    """A member's page for a year."""

    noun = "person"
    BINDINGS = keys.bindings("person")

    def __init__(self, member_id: int, year: int = 0) -> None:
        self.member_id, self.year = member_id, year
        self.rows: list[Row] = []
        self._height = 0
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: a key moves the cursor."""
        return Sheet(PaneSpec("row", "1fr", lambda i, w: draw(self.rows[i], self.look, w)), moved=self.rest)

    def title_words(self) -> str:
        """Whose page it is, and of which year."""
        return f"{self.book.roster.member(self.member_id).name} · {self.year or self.book.clock.today().year}"

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the page; the cursor stays with its line."""
        self.year = self.year or self.book.clock.today().year
        self._height = self.app.size.height
        old, at = self.rows, self.sheet.cursor
        kept = old[at].key if at < len(old) else ""
        self.rows = rows_of(self.book, self.book.person.page(self.member_id, self.year), self._height - AROUND)
        found = next((i for i, row in enumerate(self.rows) if row.key == kept and self.can_stand(i)), None)
        self.sheet.show(len(self.rows), self._nearest(at if old else 0, 1) if found is None else found)
        self._show_heading()
        self.rest()

    def on_resize(self) -> None:
        """A higher terminal has room for rows behind the figures."""
        super().on_resize()
        if self.rows and self._height != self.app.size.height:
            self.fill()

    def can_stand(self, index: int) -> bool:
        """Whether the cursor may stand on a row: on no heading."""
        return self.rows[index].part is not None

    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.sheet.cursor] if self.sheet.cursor < len(self.rows) else None

    def at_rest(self) -> tuple[Span, ...]:
        """The row under the cursor in full: it may have been cut."""
        row = self.row()
        if row is None:
            return ()
        said = row.behind.said if row.behind is not None else row.words
        return ((f" {said}", self.look.dim),)

    # -- keys --------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open the rows behind the figure under the cursor, or the row itself."""
        row = self.row()
        if row is None or row.part is None:
            return
        if row.behind is not None:
            open_behind(self.app, row.behind, self.member_id)
        elif row.part is Part.MEMBER:
            self.app.open_member(self.member_id)
        elif row.part is Part.GRADE:
            self.app.open_evaluation(self.year, self.member_id)
        elif row.part is Part.REGISTRATION:
            made = self.book.registrations.of_member(self.member_id, self.year)
            self.app.open_registration(made.id if made else 0, member_id=self.member_id, year=self.year)
        elif row.part is Part.SPEECHES:
            self.app.open_spoken(self.member_id, self.year, row.key)
        else:
            self.app.push_room(BehindRoom(self.member_id, self.year, row.part))

    def action_form(self) -> None:
        """Open the member's own record."""
        self.app.open_member(self.member_id)

    def action_year(self, step: int) -> None:
        """The next year there is something of, before or after this one."""
        years = [y for y in self.book.person.years() if (y - self.year) * step > 0]
        if not years:
            words = _("There is no session before {year}.") if step < 0 else _("There is no session after {year}.")
            self.tell(words.format(year=self.year))
            return
        self.year = min(years, key=lambda year: abs(year - self.year))
        self.fill()

    def action_member(self, step: int) -> None:
        """The page of the member before or after, in the order of a roll."""
        members = [m.id for m in self.book.roster.members()]
        at = members.index(self.member_id) if self.member_id in members else 0
        self.member_id = members[(at + step) % len(members)]
        self.fill()
