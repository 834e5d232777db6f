"""What is looked at once a second while the program stands: others' changes, the day, a book to tidy.

It is the only thing that wakes a program at rest: a hang-up or a key wakes it by itself.
"""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, Final

from store.errors import BookError
from tui.language import language
from tui.room import Room

if TYPE_CHECKING:
    from textual.app import App

    from store import Book

    _Base = App[None]
else:
    _Base = object

EACH: Final = 1.0
"""Seconds between two looks at what other terminals wrote, which is to be noticed within two."""

TIDY_AFTER: Final = 30.0
"""Seconds without a change after which the readable file is brought up to the journal."""


class LookingAround(_Base):
    """Mix into the app: sees what changes without a key."""

    _book: Book | None
    moment: tuple[int, int]

    if TYPE_CHECKING:

        @property
        def room(self) -> Room:
            """The room on screen."""

        def save_drafts(self) -> None:
            """Keep what is half typed."""

    def __init__(self) -> None:
        self._last_change = 0.0
        self._day: date | None = None
        self._said = 0
        super().__init__()

    def look_around_from_now_on(self) -> None:
        """Begin to look."""
        self.set_interval(EACH, self._look_around)

    def changed_now(self) -> None:
        """The book has changed: it is tidied up when nothing follows for a while."""
        self._last_change = time.monotonic()

    def _look_around(self) -> None:
        """Every EACH seconds: what have others written, has a new day begun; and tidy up when all is quiet.

        Between two rooms, and while the program is taken down, there is no screen for a moment: the next look does.
        """
        if self._book is None or not self.screen_stack:
            return
        try:
            self._see_the_day(self._book.clock.today())
            self.save_drafts()
            self._book.poll()
            if self._last_change and time.monotonic() - self._last_change > TIDY_AFTER:
                self._last_change = 0.0
                self._book.tidy()
            self._say_found(self._book)
        except BookError as error:
            if isinstance(self.screen, Room):
                self.room.tell(error.sentence(language()), trouble=True)

    def _say_found(self, book: Book) -> None:
        """Say what the book has found about itself meanwhile: no backup could be made, the history is broken."""
        if len(book.notices) > self._said and isinstance(self.screen, Room) and not self.room.foot.asking:
            self.room.tell(book.notices[self._said].sentence(language()), trouble=True)
            self._said += 1

    def _see_the_day(self, today: date) -> None:
        """At midnight everything that counts days says something else; any other second nothing is done."""
        before, self._day = self._day, today
        if before not in (None, today) and isinstance(self.screen, Room):
            self.moment = (self.moment[0] + 1, self.moment[1])
            self.room.repaint()
