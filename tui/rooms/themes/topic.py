"""The form of one topic of the backlog: its words, where it comes from, when and in which session it was noted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from store.meant import session_meant
from store.records import Origin, Topic
from store.topics import TEXT_LIMIT
from store.typed import parse_day
from tui import keys
from tui.entries import Door, Entry, Options, Row, option, option_hint
from tui.language import _
from tui.rooms.themes.row_form import RowForm
from tui.text import day
from tui.theme_words import ORIGINS, TOPIC, quarter_words, session_value


class TopicRoom(RowForm):
    """One topic, to read and to change."""

    noun = "topic"
    table = "topics"
    BINDINGS = keys.bindings("topic")

    def __init__(self, topic_id: int, texts: Mapping[str, str] | None = None) -> None:
        self.topic_id = topic_id
        super().__init__(texts)

    def number(self) -> int:
        """The topic's number."""
        return self.topic_id

    @property
    def topic(self) -> Topic:
        """The topic as the book has it."""
        return self.book.themes.topics.topic(self.topic_id)

    def title_words(self) -> str:
        """What it is."""
        return _("A topic that waits")

    def draft_name(self) -> str:
        """The form is this topic's."""
        return f"topics.topic:{self.topic_id}"

    def rows(self) -> list[Row]:
        """Words, origin, day, session, note; then what became of it."""
        if self.is_gone():
            return []
        topic, books = self.topic, self.book.themes
        rows: list[Row] = [
            self._entry("text", topic.text, limit=TEXT_LIMIT),
            self._entry("origin", _(ORIGINS[topic.origin]), hint=option_hint(self._origins()), whole=True),
            self._entry("noted", day(topic.noted), hint="5/2, +7, t6", whole=True),
            self._entry(
                "session", session_value(books.topics.session(topic)), hint=_("10/2026, a day, a code"), whole=True
            ),
            self._entry("note", topic.note, limit=2000),
        ]
        if topic.dropped:
            rows.append(self._entry("dropped", topic.dropped, about=_("Empty it, and the topic waits again.")))
        theme = next((t for t in books.all() if t.id == topic.theme), None)
        if theme is not None:
            shown = f"{quarter_words(theme.quarter)}  {theme.title}"
            rows.append(Door("theme", _(TOPIC["theme"]), shown, partial(self.app.open_form, "themes.theme", theme.id)))
        return rows

    def _entry(
        self, field: str, value: str, *, hint: str = "", limit: int = 200, about: str = "", whole: bool = False
    ) -> Entry:
        return Entry(
            field, _(TOPIC[field]), value, partial(self._take, field),
            hint=hint, limit=limit, about=about, whole=whole,
        )  # fmt: skip

    def _origins(self) -> Options:
        return [(origin.value, _(words)) for origin, words in ORIGINS.items()]

    def _take(self, field: str, text: str) -> None:
        self.book.themes.topics.change(self.topic_id, {field: self._read(field, text.strip())})

    def _read(self, field: str, said: str) -> object:
        match field:
            case "origin":
                return Origin(option(said, self._origins()) or self.topic.origin)
            case "noted":
                return parse_day(said, self.book.clock.today()) if said else None
            case "session":
                meant = session_meant(self.book, said)
                return meant.id if meant is not None else 0
            case _:
                return said
