"""The form of what is said of a sitting as a whole: people, times, dues, conclusion, remarks, reading back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from store.meant import member_meant, members_meant
from store.records import Kind, Proceedings
from store.rules.proceedings import TEXT_LIMIT
from tui import keys
from tui.entries import Entry, Options, Row, Title, option, option_hint
from tui.form import FormRoom
from tui.language import N_, _
from tui.members import names
from tui.speeches import PROCEEDINGS
from tui.text import session_name

FIELD_OF: Final = {"times": "ended", "short": "ended", "read": "read_back"}
"""Which field a missing thing is mended in, where it is not its own."""


class SaidRoom(FormRoom):
    """What is said of one sitting, to read and to change."""

    noun = "said"
    BINDINGS = keys.bindings("said")

    def __init__(self, session_id: int, texts: Mapping[str, str] | None = None, *, field: str = "") -> None:
        self.session_id = session_id
        self.first = next(iter(texts or {}), FIELD_OF.get(field, field))
        super().__init__(texts)

    def title_words(self) -> str:
        """Which session it is."""
        return session_name(self.book.calendar.session(self.session_id))

    def draft_name(self) -> str:
        """The form is this session's."""
        return f"minutes.said:{self.session_id}"

    def fill(self) -> None:
        """Read the rows; at first sight the cursor goes to the field one came for."""
        first = not self._rows
        super().fill()
        if first and self.first:
            at = next((i for i, row in enumerate(self._rows) if getattr(row, "key", "") == self.first), None)
            if at is not None:
                self.sheet.show(len(self._rows), at)
                self._offer()

    def rows(self) -> list[Row]:
        """People and times, then conclusion and remarks, then the reading back."""
        said = self.book.proceedings.of(self.session_id)
        chair = self.book.proceedings.chair(self.session_id)
        return [
            Title(_("People and times")),
            self._entry(
                "chair", names(self.book, [said.chair]), hint=_("a few letters of the name"), whole=True,
                about="" if said.chair or chair is None else _("Empty: {name}, the secretary.").format(name=chair.name),
            ),
            self._entry("taker", names(self.book, [said.taker]), hint=_("a few letters of the name"), whole=True),
            self._entry("opened", said.opened, hint="14:00, 14h, 1400", whole=True),
            self._entry("ended", said.ended, hint="15:35, 15h35, 1535", whole=True),
            *self._dues(said),
            Title(_("Conclusion and remarks")),
            *(self._entry(f, getattr(said, f), limit=TEXT_LIMIT)
              for f in ("conclusion", "strengths", "weaknesses", "lessons")),
            Title(_("Reading back")),
            self._entry("read_back", _words(said.read_back, _READ), hint=option_hint(_options(_READ)), whole=True),
            self._entry("corrections", said.corrections, limit=TEXT_LIMIT),
        ]  # fmt: skip

    def _dues(self, said: Proceedings) -> list[Row]:
        if self.book.calendar.session(self.session_id).kind is Kind.COMMITTEE:
            return []
        return [
            self._entry("dues", _words(said.dues, _DUES), hint=option_hint(_options(_DUES)), whole=True),
            self._entry("unpaid", names(self.book, said.unpaid), hint=_("names, comma between"), limit=1000),
        ]

    def _entry(
        self, field: str, value: str, *, hint: str = "", limit: int = 200, about: str = "", whole: bool = False
    ) -> Entry:
        return Entry(
            field,
            _(PROCEEDINGS[field]),
            value,
            partial(self._take, field),
            hint=hint,
            limit=limit,
            about=about,
            whole=whole,
        )

    def _take(self, field: str, text: str) -> None:
        self.book.proceedings.say(self.session_id, {field: self._read(field, text.strip())})

    def _read(self, field: str, said: str) -> object:
        meant: dict[str, Callable[[str], object]] = {
            "chair": lambda text: member_meant(self.book, text).id if text else 0,
            "taker": lambda text: member_meant(self.book, text).id if text else 0,
            "unpaid": lambda text: members_meant(self.book, text),
            "dues": lambda text: _answer(text, _DUES),
            "read_back": lambda text: _answer(text, _READ),
        }
        return meant[field](said) if field in meant else said


_DUES: Final = (N_("announced"), N_("not announced"))
_READ: Final = (N_("read back to the cell"), N_("not read back"))


def _options(words: tuple[str, str]) -> Options:
    return [("yes", _(words[0])), ("no", _(words[1]))]


def _words(answer: bool | None, words: tuple[str, str]) -> str:
    return "" if answer is None else _(words[0] if answer else words[1])


def _answer(text: str, words: tuple[str, str]) -> bool | None:
    return {"yes": True, "no": False}.get(option(text, _options(words)))
