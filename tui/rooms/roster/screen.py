"""The members, to read: number, name, post, standing, strong points; found by unaccented prefixes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from store.records import Member, Status
from store.rules import roster as membership
from store.vietnamese import fold
from tui import keys
from tui.language import _, n_
from tui.room import ListRoom
from tui.text import STATUSES, day, fit, post
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class RosterRoom(ListRoom):
    """Everyone who belongs to the cell today, then those who have left."""

    noun = "roster"
    BINDINGS = keys.bindings("roster")

    def __init__(self) -> None:
        self.members: list[Member] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """The room's name and how many belong."""
        count = len(self.book.roster.members(self.book.clock.today()))
        return n_("{n} member", "{n} members", count).format(n=count)

    def _nothing(self) -> Sequence[Span]:
        if self.filter:
            return ((_("Nobody's name begins like this."), self.look.dim),)
        return ((_("No member yet. Press n to bring in the office's list (xlsx, xls, ods, csv)."), self.look.plain),)

    def fill(self) -> None:
        """Read the members that pass the filter."""
        today = self.book.clock.today()
        query = self.filter if fold(self.filter).strip() else ""
        every = self.book.roster.find(query) if query else self.book.roster.members()
        here = [m for m in every if membership.belongs_on(m, today)]
        self.members = here + [m for m in every if not membership.belongs_on(m, today)]
        self.sheet.show(len(self.members))
        self._show_heading()

    def at_rest(self) -> tuple[Span, ...]:
        """The dates and the office post of the member under the cursor."""
        if not self.members:
            return ()
        m = self.members[self.sheet.cursor]
        facts = [
            _("born {day}").format(day=day(m.born)) if m.born else "",
            _("admitted {day}").format(day=day(m.admitted)) if m.admitted else "",
            _("official {day}").format(day=day(m.official_on)) if m.official_on else _("probationary"),
            m.job,
            _("card {number}").format(number=m.card) if m.card else "",
        ]
        return ((" " + " · ".join(f for f in facts if f), self.look.dim),)

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        member, look, today = self.members[index], self.look, self.book.clock.today()
        status = membership.status_on(member, today)
        style = look.plain if membership.belongs_on(member, today) else look.dim
        said = "" if status is Status.ACTIVE else _(STATUSES[status])
        points = "; ".join(member.strengths)
        spans: list[Span] = [
            (f"{index + 1:4} ", look.dim),
            (fit(member.name, 26), style),
            (" " + fit(post(member, today), 12), look.dim),
        ]
        if width > 45:
            spans.append((" " + fit(f"{said}  {points}" if said and points else said or points, width - 46),
                          look.late if said else look.dim))  # fmt: skip
        return spans

    def action_import(self) -> None:
        """Ask for a file and show what it would bring, before anything is written."""

        def answered(text: str) -> bool:
            if not text.strip():
                self.rest()
                return True
            with self.trying():
                self.app.open_intake(Path(text.strip()).expanduser())
            return True

        self.foot.ask_text(_("File with the roster:"), answered, limit=1000, given_up=self.rest)
