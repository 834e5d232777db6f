"""Whom to assign: the members ranked, each with the reasons in words. A person picks; nothing is picked by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.records import Assignment
from store.rules.candidates import Candidate, Told
from store.vietnamese import Matcher, fold, name_parts
from tui import keys
from tui.assignments import reason_said, reasons_said, title_words
from tui.language import _
from tui.room import ListRoom
from tui.text import fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

NAME: int = 22


class CandidatesRoom(ListRoom):
    """The cursor stands on the first; Enter takes the row, Space marks several; a warning is asked about once."""

    noun = "candidates"
    BINDINGS = keys.bindings("candidates")

    def __init__(self, wanted: Assignment, picked: Callable[[tuple[int, ...]], None]) -> None:
        self.wanted = wanted
        self.rows: list[Candidate] = []
        self.marked: list[int] = list(wanted.members)
        """Numbers of those marked, in the order of marking; the first answers for it."""
        self.touched = False
        """Whether anybody was marked here: then Enter takes the marked ones, not the row."""
        self._picked = picked
        self._agreed: set[int] = set()
        super().__init__()

    def make_sheet(self) -> Sheet:
        """The box stands in a pane of its own: a mark costs a few cells."""
        return Sheet(
            PaneSpec("box", "3", self._draw_box),
            PaneSpec("row", "1fr", self._draw_row),
            moved=self.rest,
            empty=lambda: ((_("Nobody is found by these words."), self.look.dim),),
        )

    def title_words(self) -> str:
        """For what."""
        return _("Who does it?") + f" · {title_words(self.wanted)}"[:44]

    def fill(self) -> None:
        """Rank everybody who could do it; a filter means names, else what is said of them."""
        every = self.book.assignments.candidates(self.wanted)
        matcher, words = Matcher(self.filter), fold(self.filter).split()
        named = [c for c in every if matcher.rank(c.member.name, c.member.sort_name) is not None]
        kept = self.row()
        self.rows = named or [c for c in every if all(w in fold(self._said(c)) for w in words)]
        at = next((i for i, c in enumerate(self.rows) if kept and c.member.id == kept.member.id), self.sheet.cursor)
        self.sheet.show(len(self.rows), at)
        self.rest()

    def _said(self, one: Candidate) -> str:
        return " · ".join((reasons_said(self.book, one), *one.member.strengths))

    def row(self) -> Candidate | None:
        """The candidate under the cursor."""
        return self.rows[self.sheet.cursor] if self.sheet.cursor < len(self.rows) else None

    def at_rest(self) -> tuple[Span, ...]:
        """The reasons of the row under the cursor, what warns of them first; or who is marked."""
        row = self.row()
        if row is None:
            return ()
        if self.touched and self.marked:
            found = [self.book.roster.member(id).name for id in self.marked]
            return (
                (" " + _("<candidates.take> assigns it to: {names}").format(names=", ".join(found)), self.look.key),
            )
        warned = " · ".join(reason_said(self.book, r) for r in row.warnings)
        others = " · ".join(reason_said(self.book, r) for r in row.reasons if not r.warns)
        if row.member.strengths and all(r.kind is not Told.STRENGTH for r in row.reasons):
            others += " · " + _("strong points: {words}").format(words="; ".join(row.member.strengths))
        spans: list[Span] = [(f" {warned}", self.look.late)] if warned else []
        return (*spans, (f" {others}", self.look.dim))

    def _draw_box(self, index: int, width: int) -> Sequence[Span]:
        plain = self.app.preferences.plain_letters
        full, empty = ("x", ".") if plain else ("■", "□")
        return ((f" {full if self.rows[index].member.id in self.marked else empty} ", self.look.key),)

    def _draw_row(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.rows[index], self.look
        style = look.dim if row.warnings else look.plain
        return (
            (f"{index + 1:2} ", look.dim),
            (fit(row.member.name, NAME), style),
            (
                " " + fit(reasons_said(self.book, row), max(0, width - NAME - 4)),
                look.late if row.warnings else look.dim,
            ),
        )

    # -- picking -----------------------------------------------------------------------------

    def action_tick(self) -> None:
        """Mark the row under the cursor, or take the mark off."""
        row = self.row()
        if row is None:
            return
        id = row.member.id
        if id in self.marked:
            self.touched = True
            self.marked.remove(id)
            self._marked()
        else:
            self._with_consent(row, lambda: self._mark(id))

    def _mark(self, id: int) -> None:
        if not self.touched:
            self.touched = True
        self.marked.append(id)
        self._marked()

    def _marked(self) -> None:
        self.sheet.redraw(self.sheet.cursor, "box")
        self.rest()

    def action_take(self) -> None:
        """Assign it to the marked ones; to the row under the cursor where none was marked here."""
        row = self.row()
        if self.touched and self.marked:
            self._take(tuple(self.marked))
        elif row is not None:
            self._with_consent(row, lambda: self._take((row.member.id,)))

    def _take(self, members: tuple[int, ...]) -> None:
        self.app.pop_screen()
        self._picked(members)

    def _with_consent(self, row: Candidate, then: Callable[[], None]) -> None:
        """Do it at once, or after one question where there is something to warn of."""
        id = row.member.id
        if not row.warnings or id in self._agreed:
            then()
            return

        def agreed() -> None:
            self._agreed.add(id)
            then()

        given = name_parts(row.member.name, row.member.sort_name)[0]
        warned = " · ".join(reason_said(self.book, r) for r in row.warnings)
        self.confirm(_("Still {name}? {warning}").format(name=given, warning=warned), agreed)
