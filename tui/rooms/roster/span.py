"""The form of one status, post or absence of a member: what, from when, until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Final, cast

import msgspec
from msgspec.structs import replace

from store.errors import BadValue
from store.intake.posts import role_of
from store.records import Away, Post, Role, Standing, Status
from store.roster import Span
from store.rules.care import ROLE_WORDS, STATUS_WORDS
from store.typed import parse_day
from tui import keys
from tui.entries import Entry, Options, Row, option, option_hint
from tui.fields import STATUS_SHORT, value_words
from tui.form import FormRoom
from tui.language import _, language
from tui.text import day, reason_words

TITLES: Final[Mapping[Role, str]] = {
    Role.SECRETARY: "Bí thư chi bộ", Role.DEPUTY: "Phó bí thư", Role.COMMITTEE: "Chi ủy viên",
    Role.HIGHER: "Cấp ủy viên cấp trên",
}  # fmt: skip
"""Posts as papers here word them, whatever language the screen speaks."""


class SpanRoom(FormRoom):
    """One status, post or absence; a new one is written as soon as it says what it is."""

    noun = "span"
    BINDINGS = keys.bindings("span")

    def __init__(self, member_id: int, span: Span | None, *, kind: Callable[..., Span] = Standing) -> None:
        self.member_id = member_id
        self.span = span
        self.kind = cast("type[Span]", type(span) if span is not None else kind)
        self._new: dict[str, object] = {}
        super().__init__()

    def title_words(self) -> str:
        """Whose it is, and what."""
        words = {Standing: _("status"), Post: _("Party post"), Away: _("absence")}[self.kind]
        return f"{self.book.roster.member(self.member_id).name} · {words}"

    def rows(self) -> list[Row]:
        """What it is, its days and, of an absence, the reason in words."""
        rows: list[Row] = [self._what(), self._day("since", _("first day")), self._day("until", _("last day"))]
        if self.kind is Away:
            rows.append(Entry("detail", _("reason in words"), str(self._held("detail") or ""), self._take_text))
        return rows

    def _held(self, field: str) -> object:
        return getattr(self.span, field) if self.span is not None else self._new.get(field)

    def _options(self) -> Options:
        en = language() == "en"
        if self.kind is Standing:
            return [(s.value, STATUS_WORDS[s][en]) for s in Status if s is not Status.ACTIVE]
        if self.kind is Post:
            return [(role.value, ROLE_WORDS[role][en]) for role in Role]
        return [(r.key, reason_words(self.book, r.key)) for r in self.book.settings.reasons()]

    def _short(self) -> Options:
        """The choices in so few words that all stand on one line."""
        if self.kind is Standing:
            return [(s.value, STATUS_SHORT[s][language() == "en"]) for s in Status if s is not Status.ACTIVE]
        return self._options()

    def _reasons_hint(self) -> str:
        """The reasons with the digits that pick them in a roll call."""
        said = ((r.digit, reason_words(self.book, r.key, short=True)) for r in self.book.settings.reasons())
        return "  ".join(f"{digit} {words}" for digit, words in said)

    def _what(self) -> Entry:
        options = self._options()
        about = option_hint(self._short()) if self.kind is not Away else self._reasons_hint()
        match self.kind:
            case _ if self.kind is Standing:
                key, label = "status", _("status")
                held = self._held("status")
                value = dict(options).get(str(held), "") if held else ""
            case _ if self.kind is Post:
                key, label, value = "title", _("Party post"), str(self._held("title") or "")
            case _:
                key, label = "reason", _("reason")
                value = reason_words(self.book, str(self._held("reason") or ""))
        return Entry(
            key, label, value, partial(self._take_what, key), hint=_("a number or words"), about=about, whole=True
        )

    def _day(self, field: str, label: str) -> Entry:
        held = self._held(field)
        value = day(held) if isinstance(held, date) else ""
        return Entry(
            field, label, value, partial(self._take_day, field), hint=_("5/2, hôm nay; empty: open"), whole=True
        )

    # -- saving ------------------------------------------------------------------------------

    def _take_what(self, key: str, text: str) -> None:
        if key == "title":
            self._take_post(text.strip())
            return
        chosen = self._reason(text) if key == "reason" else option(text, self._options())
        self._write({key: Status(chosen) if key == "status" else chosen} if chosen or key == "reason" else {})

    def _reason(self, text: str) -> str:
        """The key of a reason: by its digit, as in a roll call, or by the beginning of its words. BadValue."""
        said = text.strip()
        if not said.isdecimal():
            return option(said, self._options())
        found = next((r.key for r in self.book.settings.reasons() if str(r.digit) == said), "")
        if not found:
            raise BadValue(
                why_vi=f"Không có lý do số {said}: {self._reasons_hint()}.",
                why_en=f"There is no reason {said}: {self._reasons_hint()}.",
            )
        return found

    def _take_post(self, text: str) -> None:
        by_number = dict(enumerate(Role, 1))
        if text.isdecimal() and int(text) in by_number:
            role = by_number[int(text)]
            self._write({"title": TITLES[role], "role": role})
        elif text:
            self._write({"title": text, "role": role_of(text)})

    def _take_day(self, field: str, text: str) -> None:
        self._write({field: parse_day(text, self.book.clock.today()) if text.strip() else None})

    def _take_text(self, text: str) -> None:
        self._write({"detail": text.strip()})

    def _write(self, facts: Mapping[str, object]) -> None:
        """Write what is known; of a new one, as soon as it says what it is (an absence: since when)."""
        if self.span is not None:
            fresh = replace(self.span, **facts)
            self.book.roster.put_span(self.member_id, fresh, instead=self.span)
            self.span = fresh
            return
        self._new |= facts
        if self._new.get({Standing: "status", Post: "title", Away: "since"}[self.kind]):
            fresh = msgspec.convert(self._new, self.kind)
            self.book.roster.put_span(self.member_id, fresh)
            self.span = fresh

    def at_words(self) -> str:
        """The whole of it in words."""
        return value_words(self.span)
