"""The backlog: pressing questions and weaknesses, kept until a quarter takes one up. Part of the door `themes`.

A topic becomes a theme by `Themes.promote`; nothing here writes a theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import Origin, Session, State, Topic
from store.rules import theme_year as rules
from store.vietnamese import clean, fold

if TYPE_CHECKING:
    from store.book import Book

TEXT_LIMIT: Final = 300
"""Longest topic, in characters: it may become a title."""


class Topics:
    """The part of the door to the topics."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> list[Topic]:
        """Every topic, taken up and dropped ones too, the longest waiting first."""
        return rules.in_order(self._book.rows("topics", Topic).all())

    def open(self, query: str = "") -> list[Topic]:
        """Topics that still wait, the longest first; those with all these words, accents not needed."""
        themes = {theme.id for theme in self._book.themes.all()}
        words = fold(query).split()
        return [t for t in self.all() if rules.is_open(t, themes) and all(w in fold(t.text) for w in words)]

    def put_away(self, query: str = "") -> list[Topic]:
        """Topics that were put away, the longest noted first; those with all these words, accents not needed."""
        words = fold(query).split()
        return [t for t in self.all() if t.dropped and all(w in fold(f"{t.text} {t.dropped}") for w in words)]

    def topic(self, id: int) -> Topic:
        """The topic with that number. NoSuch when there is none."""
        found = self._book.rows("topics", Topic).get(id)
        if found is None:
            raise NoSuch(what_vi="vấn đề số", what_en="topic number", key=id)
        return found

    def session(self, topic: Topic) -> Session | None:
        """The session in which it was noted."""
        return self._book.sessions().get(topic.session) if topic.session else None

    def add(
        self,
        text: str,
        *,
        origin: Origin = Origin.QUESTION,
        session: int | None = None,
        noted: date | None = None,
        note: str = "",
    ) -> Change:
        """Note a topic. BadValue without words.

        It was noted in the session of today where there is one, unless `session` says otherwise (0: in
        none), and today, unless `noted` says otherwise.
        """
        today = self._book.clock.today()
        at = self._today(today) if session is None else session
        topic = self._tidy(Topic(text=text, origin=origin, noted=noted or today, session=at, note=note))

        def build() -> list[Put]:
            self._ensure_session(topic)
            id = self._book.rows("topics", Topic).next_id()
            return [Put("topics", id, replace(topic, id=id))]

        return self._book.commit("topics.add", build)

    def change(self, topic_id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields of a topic, and leave the others as they stand by then. NoSuch; BadValue."""

        def build() -> list[Put]:
            new = self._tidy(replace(self.topic(topic_id), **facts))
            if "session" in facts:
                self._ensure_session(new)
            return [Put("topics", topic_id, new)]

        return self._book.commit("topics.change", build)

    def drop(self, topic_id: int, why: str) -> Change:
        """Put a topic away, with the reason. NoSuch; BadValue without a reason."""
        reason = clean(why, limit=200)
        if not reason:
            raise BadValue(why_vi="Cần ghi lý do bỏ vấn đề này.", why_en="Say why this topic is put away.")

        def build() -> list[Put]:
            return [Put("topics", topic_id, replace(self.topic(topic_id), dropped=reason))]

        return self._book.commit("topics.drop", build, why=reason)

    def remove(self, topic_id: int) -> Change:
        """Take a topic off the book that was noted by mistake (undo brings it back). NoSuch."""

        def build() -> list[Put]:
            self.topic(topic_id)
            return [Put("topics", topic_id, None)]

        return self._book.commit("topics.remove", build)

    def _today(self, today: date) -> int:
        there = [s for s in self._book.calendar.sessions() if s.date == today and s.state is not State.CANCELLED]
        return there[0].id if there else 0

    def _tidy(self, topic: Topic) -> Topic:
        text = clean(topic.text, limit=TEXT_LIMIT)
        if not text:
            raise BadValue(why_vi="Vấn đề phải có nội dung.", why_en="A topic must have words.")
        return replace(
            topic, text=text, dropped=clean(topic.dropped, limit=200), note=clean(topic.note, lines=True, limit=2000)
        )

    def _ensure_session(self, topic: Topic) -> None:
        if topic.session:
            self._book.calendar.session(topic.session)
