"""The small form of one act of a registration: heading, what, measure, by when or how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Final

from msgspec.structs import replace

from store.drafts import Draft
from store.errors import BookError
from store.records import Act
from store.registrations import ACT_LIMIT, WORD_LIMIT
from store.rules import registrations as rules
from store.typed import parse_day
from store.vietnamese import fold
from tui import keys
from tui.entries import Entry, Options, Row, Title, option, option_hint
from tui.form import FormRoom
from tui.language import N_, _, language
from tui.registrations import ACT
from tui.text import day

HINTS: Final = {
    "heading": N_("1 to {n}, or your own words"), "text": N_("one clear act, no slogan"),
    "measure": N_("how many, which product"), "due": N_("5/2, +7, t6"), "period": N_("monthly, quarter II"),
}  # fmt: skip
LIMITS: Final = {"text": ACT_LIMIT, "measure": WORD_LIMIT, "period": WORD_LIMIT, "heading": WORD_LIMIT}

Save = Callable[[Act], None]
"""Hands an act to the registration it belongs to. BookError when that cannot hold it."""
Kept = Callable[[Mapping[str, str]], Draft]
"""Makes the draft of the registration with what is typed here."""


class ActRoom(FormRoom):
    """One act; each field is handed to its registration when it is left."""

    noun = "act"
    BINDINGS = keys.bindings("act")

    def __init__(self, act: Act, save: Save, kept: Kept, texts: Mapping[str, str] | None = None) -> None:
        self.act = act
        self._save, self._keep = save, kept
        super().__init__(texts)

    def title_words(self) -> str:
        """What it is."""
        return self.act.text[:50] or _("A concrete act")

    def draft(self) -> Draft | None:
        """What is typed and not taken, in the draft of the registration."""
        texts = dict(self.pending)
        if (typed := self._typed()) is not None:
            texts[typed[0]] = typed[1]
        found = self._keep(texts)
        return found if found.texts else None

    def rows(self) -> list[Row]:
        """Its fields."""
        return [Title(_("Clear work, clear day")), *(self._entry(field) for field in ACT)]

    def _entry(self, field: str) -> Entry:
        about = option_hint(headings()) if field == "heading" else ""
        if field in ("due", "period"):
            about = _("A deadline, or how often: one of the two is enough.")
        return Entry(
            field, _(ACT[field]), _held(self.act, field), partial(self._take, field),
            hint=_(HINTS[field]).format(n=len(rules.HEADINGS)), limit=LIMITS.get(field, 40), about=about,
            whole=field in ("heading", "due"),
        )  # fmt: skip

    def _take(self, field: str, text: str) -> None:
        fresh = replace(self.act, **{field: read(field, text.strip(), self.book.clock.today())})
        if fresh.text:
            self._save(fresh)
        self.act = fresh
        self._show_heading()

    def on_mount(self) -> None:
        """Fill in what a dropped line had left; what is refused is left in its field."""
        for field in [f for f in self.pending if f in ACT]:
            text = self.pending.pop(field)
            try:
                self._take(field, text)
            except BookError:
                self.pending[field] = text


def headings() -> Options:
    """The headings to choose from."""
    return [(key, words[language() == "en"]) for key, words in rules.HEADINGS.items()]


def read(field: str, said: str, today: date) -> object:
    """What a typed text means for a field of an act; a heading by its number, its words, or one's own."""
    if field == "due":
        return parse_day(said, today) if said else None
    if field == "heading":
        known = said.isdecimal() or any(fold(words).startswith(fold(said)) for _key, words in headings())
        return option(said, headings()) if said and known else said
    return said


def _held(act: Act, field: str) -> str:
    if field == "heading":
        return rules.heading_words(act.heading, language())
    return day(act.due) if field == "due" else str(getattr(act, field))
