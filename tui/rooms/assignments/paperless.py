"""Who gave no lead-in or paper in a year: everyone active, minus those with one that was given."""

from __future__ import annotations

from collections.abc import Sequence

from store.records import Assignment, Member
from store.rules import assignments as rules
from store.vietnamese import fold
from tui import keys
from tui.assignments import due_words, stage_words, title_words
from tui.language import _, n_
from tui.room import ListRoom
from tui.text import fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class PaperlessRoom(ListRoom):
    """Members in the order of a roll, with what each still has to give."""

    noun = "paperless"
    BINDINGS = keys.bindings("paperless")

    def __init__(self, year: int) -> None:
        self.year = year
        self.members: list[Member] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """The room's name, the year, how many."""
        count = len(self.members)
        return (
            _("No paper in {year}").format(year=self.year)
            + " · "
            + n_("{n} member", "{n} members", count).format(n=count)
        )

    def _nothing(self) -> Sequence[Span]:
        return ((_("Everybody has given a paper this year."), self.look.plain),)

    def fill(self) -> None:
        """Read who gave none and passes the filter."""
        words = fold(self.filter).split()
        every = self.book.assignments.without_paper(self.year)
        kept = self.member()
        self.members = [m for m in every if all(w in fold(m.name) for w in words)]
        at = next((i for i, m in enumerate(self.members) if kept and m.id == kept.id), self.sheet.cursor)
        self.sheet.show(len(self.members), at)
        self._show_heading()
        self.rest()

    def member(self) -> Member | None:
        """The member under the cursor."""
        return self.members[self.sheet.cursor] if self.sheet.cursor < len(self.members) else None

    def _coming(self, member: Member) -> list[Assignment]:
        found = self.book.assignments.of_member(member.id)
        return [a for a in found if a.kind in rules.PAPERS and rules.is_open(a)]

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        member, look = self.members[index], self.look
        coming = [f"{title_words(a)} ({stage_words(rules.stage_of(a))})" for a in self._coming(member)]
        points = "; ".join(member.strengths)
        said, style = (" · ".join(coming), look.plain) if coming else (points, look.dim)
        return (
            (f"{index + 1:4} ", look.dim),
            (fit(member.name, 26), look.plain),
            (fit(said, max(0, width - 31)), style),
        )

    def at_rest(self) -> tuple[Span, ...]:
        """What the member under the cursor still has to give, and by when."""
        member = self.member()
        if member is None:
            return ()
        told = [f"{title_words(a)}: {due_words(self.book, a)}" for a in self._coming(member)]
        return ((" " + " · ".join(told or [_("nothing assigned; <paperless.add> assigns a paper")]), self.look.dim),)

    def action_open(self) -> None:
        """Open the member under the cursor."""
        if (member := self.member()) is not None:
            self.app.open_member(member.id)

    def action_add(self) -> None:
        """Begin a paper with the member under the cursor filled in."""
        if (member := self.member()) is not None:
            self.app.open_assignment(0, {"members": member.name})
