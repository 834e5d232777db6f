"""What one member said in a year: session, kind, quality, minutes, summary. Enter opens the session at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from store.records import Session, Speech
from store.rules.speeches import PAPERS, is_judged
from store.vietnamese import fold
from tui import keys
from tui.language import _, n_
from tui.room import ListRoom
from tui.speeches import FIELDS, QUESTIONS, kind_words, minutes_words, quality_words, speaker_words, yes_no
from tui.text import fit, session_name
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

OF: Final[Mapping[str, Callable[[Speech], bool]]] = {
    "quality": lambda speech: speech.quality is not None,
    "general": lambda speech: speech.kind in PAPERS and is_judged(speech),
}
"""Figures that are of some of the speeches only, and whether a speech is one of them."""

KIND: Final = 14
QUALITY: Final = 21
MINUTES: Final = 7


class SpokenRoom(ListRoom):
    """A member's speeches of a year, the newest first; member 0 is the guests together.

    With `of` those a figure is made of: whose quality was judged, or the lead-ins and papers that were.
    """

    noun = "spoken"
    BINDINGS = keys.bindings("spoken")

    def __init__(self, member_id: int, year: int, of: str = "") -> None:
        self.member_id, self.year, self.of = member_id, year, of
        self.rows: list[tuple[Session, Speech]] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """Whose speeches, of which year, how many."""
        found = self.book.members().get(self.member_id)
        name = found.name if found is not None else _("Guests, others")
        n = len(self.rows)
        match self.of:
            case "quality":
                count = n_("{n} judged", "{n} judged", n).format(n=n)
            case "general":
                count = _("lead-ins, papers judged: {n}").format(n=n)
            case _:
                count = n_("{n} speech", "{n} speeches", n).format(n=n)
        return f"{name} · {self.year} · {count}"

    def _nothing(self) -> Sequence[Span]:
        return ((_("Nothing was said that is written down."), self.look.dim),)

    def fill(self) -> None:
        """Read the speeches that pass the filter."""
        words = fold(self.filter).split()
        counts = OF.get(self.of)
        every = self.book.tracking.speeches(self.member_id, self.year)
        every = [row for row in every if counts is None or counts(row[1])]
        self.rows = [row for row in reversed(every) if all(word in fold(self._said(*row)) for word in words)]
        self.sheet.show(len(self.rows))
        self._show_heading()
        self.rest()

    def _said(self, session: Session, speech: Speech) -> str:
        quality = quality_words(self.book, speech.quality)
        return f"{session_name(session)} {session.date:%d/%m} {kind_words(speech.kind)} {quality} {speech.summary}"

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        session, speech = self.rows[index]
        look = self.look
        quality = f"{speech.quality} {quality_words(self.book, speech.quality)}" if speech.quality else ""
        style = look.late if speech.quality == 1 else look.plain
        spent = minutes_words(speech.seconds) if speech.seconds else ""
        room = max(0, width - 7 - KIND - QUALITY - MINUTES - 1)
        return (
            (f" {session.date:%d/%m} ", look.dim),
            (fit(kind_words(speech.kind), KIND), look.plain),
            (fit(quality, QUALITY), style),
            (fit(spent, MINUTES - 1, right=True) + "  ", look.dim),
            (fit(speech.summary, room), look.dim),
        )

    def at_rest(self) -> tuple[Span, ...]:
        """The session of the row under the cursor, its judgement and the whole summary."""
        if self.sheet.cursor >= len(self.rows):
            return ()
        session, speech = self.rows[self.sheet.cursor]
        judged = [f"{_(FIELDS[q])} {yes_no(said)}" for q in QUESTIONS if (said := getattr(speech, q)) is not None]
        who = "" if self.member_id else speaker_words(self.book, speech)
        told = " · ".join(x for x in (session_name(session), who, *judged, speech.summary) if x)
        return ((f" {told}", self.look.dim),)

    def action_open(self) -> None:
        """Open the session of the row under the cursor, on that speech."""
        if self.sheet.cursor < len(self.rows):
            session, speech = self.rows[self.sheet.cursor]
            self.app.open_sitting(session.id, speech.id)

    def action_person(self) -> None:
        """Open the page of the member."""
        if self.member_id:
            self.app.open_person(self.member_id, self.year)
