"""Noting a topic of the backlog at the foot of a room: its words, then where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from store.changes import Change
from store.errors import BookError
from store.records import Origin, Topic
from store.topics import TEXT_LIMIT
from tui.language import _, language
from tui.room import Room
from tui.theme_words import ORIGINS


class Topics(Room):
    """Mix into a room in which weaknesses and pressing questions come up."""

    def ask_topic(
        self, given: str = "", *, session: int | None = None, noted: Callable[[int], None] = lambda _id: None
    ) -> None:  # fmt: skip
        """Ask for a topic, then where it comes from; any other key leaves it a pressing question and acts.

        `session` is the one in which it came up, today's where none is said; `given` is a text that a
        dropped line had left; `noted` is called with the number of the new topic.
        """

        def answered(text: str) -> bool:
            made: list[Change] = []
            if not self.try_to(lambda: made.append(self.book.themes.topics.add(text, session=session))):
                return False
            id = next(r.id for part in made[0].parts if isinstance(r := getattr(part, "after", None), Topic))
            noted(id)
            options = [(str(n), _(ORIGINS[o]), partial(self._comes_from, id, o)) for n, o in enumerate(Origin, 1)]
            self.choose(_("Written. It comes from?"), options, others_act=True)
            return True

        self.foot.ask_text(
            _("Topic:"), answered, limit=TEXT_LIMIT, given_up=self.rest, draft="topics.text:0", given=given
        )

    def _comes_from(self, topic_id: int, origin: Origin) -> None:
        if origin is not Origin.QUESTION:
            self.try_to(lambda: self.book.themes.topics.change(topic_id, {"origin": origin}))

    def try_to(self, do: Callable[[], object]) -> bool:
        """Do something with the book; a refusal is told and keeps the question open."""
        try:
            do()
        except BookError as error:
            self.tell(error.sentence(language()), trouble=True)
            return False
        return True
