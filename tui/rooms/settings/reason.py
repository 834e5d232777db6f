"""The form of one reason of absence: its digit and its words, long and short, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from store.changes import CellSaved, Change
from store.records import Reason
from store.rules import reasons
from tui import keys
from tui.entries import Entry, Row
from tui.form import FormRoom
from tui.language import N_, _
from tui.text import reasons_line

WORDS: Final[Mapping[str, str]] = {
    "vi": N_("in Vietnamese"), "short_vi": N_("short, Vietnamese"), "en": N_("in English"),
    "short_en": N_("short, English"),
}  # fmt: skip

NARROW: Final = 80
"""Cells of the terminal whose line the short words should fit."""


class ReasonRoom(FormRoom):
    """One reason; a new one (no key) is written as soon as it has words."""

    noun = "reason"
    BINDINGS = keys.bindings("reason")

    def __init__(self, key: str = "", texts: Mapping[str, str] | None = None) -> None:
        self.key = key
        self._new: dict[str, object] = {}
        super().__init__(texts)

    @property
    def reason(self) -> Reason | None:
        """The reason as the book has it; None while it is new."""
        return self.book.settings.reason(self.key) if self.key else None

    def title_words(self) -> str:
        """What is being changed."""
        return _("Reason of absence")

    def draft_name(self) -> str:
        """The form is this reason's."""
        return f"settings.reason:{self.key}"

    def rows(self) -> list[Row]:
        """The words, then the digit."""
        reason, line = self.reason, reasons_line(self.book, NARROW)[1]
        free = " ".join(map(str, reasons.free_digits(self.book.settings.cell().reasons)))
        rows: list[Row] = []
        for field, label in WORDS.items():
            held = str(getattr(reason, field) if reason else self._new.get(field, ""))
            limit = reasons.SHORT_LIMIT if field.startswith("short") else reasons.LIMIT
            about, hint = _("Past rolls show the words as they are now."), ""
            if field.startswith("short"):
                about, hint = line, _("cut at 80 columns") if "…" in line else _("for the roll call")
            rows.append(Entry(field, _(label), held, partial(self._take, field), hint=hint, limit=limit, about=about))
        digit = str(self._new.get("digit", "")) if reason is None else "" if reason.retired else str(reason.digit)
        about = (
            _("This reason is retired; a free digit brings it back.")
            if reason is not None and reason.retired
            else _("A digit that is taken changes places.")
        )
        rows.append(Entry("digit", _("digit"), digit, self._take_digit, hint=_("free: {digits}").format(digits=free),
            limit=2, about=about, whole=True))  # fmt: skip
        return rows

    # -- saving ------------------------------------------------------------------------------

    def _take_digit(self, text: str) -> None:
        said = text.strip()
        self._take("digit", int(said) if said.isascii() and said.isdigit() else said)

    def _take(self, field: str, value: object) -> None:
        if self.key:
            self.book.settings.change_reason(self.key, {field: value})
            return
        facts = self._new | {field: value}
        if str(facts.get("vi", "")).strip():
            self._added(self.book.settings.add_reason(facts))
        self._new = facts

    def _added(self, change: Change) -> None:
        for part in change.parts:
            if isinstance(part, CellSaved) and part.after is not None:
                self.key = part.after.reasons[-1].key
        self.fill()
