"""What the foot of the sitting tells: letters, digits and what they mean, where the hand is."""

from __future__ import annotations

from tui import keys
from tui.language import _
from tui.rooms.sitting.log import told
from tui.rooms.sitting.rows import StepRow
from tui.rooms.sitting.speaking import Speaking
from tui.widgets.line import Span


class Telling(Speaking):
    """Mix into the sitting, before the room."""

    in_order: bool
    """Whether the left half shows the order of the sitting."""

    def at_rest(self) -> tuple[Span, ...]:
        """The letters of the kinds; in the log, its digits or what was said; in the order, what Enter does."""
        speech = self.subject() if self.in_log() else None
        if speech is not None:
            said = told(self.book, speech) if speech.summary else ""
            return ((f" {said}", self.look.dim),) if said else self.quality_line(speech)
        if self.in_order:
            row = self.row()
            words = row.words if isinstance(row, StepRow) else ""
            return ((f" {words} · ", self.look.dim), (_("<sitting.open>: go to this step"), self.look.key))
        spans: list[Span] = []
        for key in (k for k in keys.KEYS if k.room == "sitting" and k.action.startswith("kind(")):
            spans += [(f" {self._first_key(key)}", self.look.key), (f" {_(key.label)}", self.look.dim)]
        return tuple(spans)

    def show_keys(self) -> None:
        """The keys of the room; in the log, the digits of the four questions first."""
        if self.in_log():
            self.foot.keys.say(
                *self.questions_line(self.subject()),
                (" Enter", self.look.bar_strong),
                (" " + _("summary"), self.look.bar),
            )
        else:
            super().show_keys()

    def rest(self) -> None:
        """Back to what the foot tells; what judging had put over the keys goes."""
        super().rest()
        if self.judging or self.in_log():
            self.judging = False
            self.show_keys()
