"""The way of a list into the book: the file asked for, what it would bring, and what is said when it is in."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import BookError
from tui import fence
from tui.language import _, language, n_
from tui.paths import completed, typed_path
from tui.room import Room

if TYPE_CHECKING:
    from textual.app import App

    from store import Book

    _Base = App[None]
else:
    _Base = object


class BringingIn(_Base):
    """Mix into the app, beneath the other ways."""

    _book: Book | None

    if TYPE_CHECKING:

        @property
        def room(self) -> Room:
            """The room on screen."""

        @property
        def book(self) -> Book:
            """The open book."""

        def go(self, name: str) -> None:
            """Go to a room."""

        def _open(self, room: Room) -> None:
            """Open a room above the present one."""

    def ask_intake(self, given_up: Callable[[], None], initial: str = "") -> None:
        """Ask for a file and show what it would bring; a path that leads nowhere stays, to be mended."""
        room = self.room

        def answered(text: str) -> bool:
            if not text.strip():
                given_up()
                return True
            try:
                self.open_intake(typed_path(text))
            except BookError as error:
                room.tell(error.sentence(language()), trouble=True)
                return False
            return True

        words = _("File with the roster (Tab: the rest of a name):")
        room.foot.ask_text(words, answered, initial=initial, limit=1000, given_up=given_up, complete=completed)

    def open_intake(self, file: Path) -> None:
        """Read a roster and show what it would bring, with what was mended when a line dropped.

        BadFile when it cannot be read. Where no heading is found, the columns are asked for first.
        """
        from tui.rooms.intake.columns import IntakeColumnsRoom
        from tui.rooms.intake.screen import IntakeRoom
        from tui.rooms.intake.work import DRAFT, Work

        path = Path(os.path.abspath(fence.inside(file, writing=False) if fence.closed() else file))
        left = next((kept for kept in self.book.drafts.left() if kept.draft.name == f"{DRAFT}{path}"), None)
        work = Work(self.book, path, self.book.intake.sheets(path), left.draft.texts if left else None)
        news = ""
        if left is not None:
            news = _("What was mended at {time} is here again.")
            if work.outdated:
                news = _("The file has changed since {time}; what was mended then no longer fits.")
            news = news.format(time=left.draft.at[11:16])
            self.book.drafts.drop(left)
        self._open(IntakeRoom(work, news))
        if not work.preview.columns:
            self._open(IntakeColumnsRoom(work))

    def after_intake(self, count: int, doubtful: int = 0) -> None:
        """The roster is in: show the members and say so."""
        self.go("roster")
        said = _("{n} members written. ^Z takes the whole import back.").format(n=count)
        if doubtful:
            stayed = n_("{n} doubtful row stayed out.", "{n} doubtful rows stayed out.", doubtful)
            said += " " + stayed.format(n=doubtful)
        self.call_after_refresh(lambda: self.room.tell(said))
