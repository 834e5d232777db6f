"""A hand that knows no rule, in the real app over the demo book; hypothesis makes what fails as short as it can.

After each step the app has not failed and has not been busy for long. At the end everything is taken
back with ^Z: the book is then what it was, as far as fifty actions go, and `check` finds it whole.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import ClassVar, Final, TypeVar
from unittest import mock

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from textual import events
from textual.keys import key_to_character
from textual.pilot import Pilot

from store import Book, open_book
from store.disk import Entry, open_disk
from store.disk.checking import check
from tests.cells import at
from tests.fuzz.demo import demo_book
from tests.fuzz.hand import ANYWHERE, PASTES, SIZES, TEXTS, TYPED
from tui import keys
from tui.app import ChiboApp, Start
from tui.language import set_language
from tui.preferences import Preferences

SLOW: Final = 2.0
"""Seconds of processor time one step may take; the tests' other processes do not count."""
STUCK: Final = 30.0
"""Seconds after which a step that has not come to rest never will."""
ROOMS: Final = (
    "home",
    "calendar",
    "roster",
    "history",
    "register",
    "themes",
    "assignments",
    "commendations",
    "registrations",
    "proposals",
    "settings",
    "scoring",
    "evaluations",
    "alerts",
    "tracking",
)
"""Rooms a visit begins in; the others lie behind their rows and keys."""
Rows = dict[tuple[str, int], dict[str, object]]
T = TypeVar("T")


def rows_in(folder: Path) -> Rows:
    """Every row of a closed book."""
    disk = open_disk(folder, now=at(), by="t")
    try:
        return {(name, int(id)): dict(doc) for name, rows in disk.tables().items() for id, doc in rows.items()}
    finally:
        disk.let_go()


def expected(before: Rows, entries: list[Entry], oldest: int) -> Rows:
    """The rows after the entries below `oldest`, which are beyond undo; entries oldest first."""
    rows = dict(before)
    for entry in entries:
        for op in entry.ops:
            if entry.n < oldest:
                rows.pop((op.table, op.id), None)
                if op.new is not None:
                    rows[op.table, op.id] = dict(op.new)
    return rows


def untakeable(entry: Entry) -> bool:
    """Rows that opening a roll lays out are no action of a hand; nobody takes them back."""
    return entry.act == "attendance.open"


class Failed(AssertionError):
    """The program did what it must not."""


class Hands(RuleBasedStateMachine):
    """One visit to the book."""

    tally: ClassVar[Counter[str]] = Counter()
    """What all visits of this process did: keys, rooms, changes."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="chibo-fuzz-"))
        self.folder = self.place / "book"
        shutil.copytree(demo_book(), self.folder)
        self.before = rows_in(self.folder)
        self.last = self.book_entries(self.folder)[-1].n
        (self.place / "here").mkdir()
        (self.place / "here" / "ds.csv").write_text("STT;Họ và tên\n1;Tô Văn Mới\n", "utf-8")
        self.came_from = Path.cwd()
        os.chdir(self.place / "here")
        # LibreOffice takes seconds for a page: it is not what is looked at here.
        self.patch = mock.patch.dict(os.environ, {"XDG_CONFIG_HOME": str(self.place / "config"), "PATH": ""})
        self.patch.start()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.book: Book = open_book(self.folder, by="tay", now=at())
        self.pilot: Pilot[None]

    # -- the app -----------------------------------------------------------------------------

    @initialize(room=st.sampled_from(sorted(ROOMS)))
    def open_app(self, room: str = "home") -> None:
        """Start the app over the open book, in a room."""
        set_language("vi")
        self._app = ChiboApp(self.folder, self.book, Start(room=room), chosen=Preferences(language="vi"))
        self.pilot = self._run(self.stack.enter_async_context(self._app.run_test(size=(80, 24))))

    def _run(self, doing: Coroutine[object, object, T]) -> T:
        async def in_time() -> T:
            async with asyncio.timeout(STUCK):
                return await doing

        begun = time.process_time()
        result = self.runner.run(in_time())
        busy = time.process_time() - begun
        if busy > SLOW:
            raise Failed(f"busy for {busy:.1f} s")
        return result

    def press(self, *pressed: str) -> None:
        """Press keys one after another, each once the one before has come to rest."""

        async def pressing() -> None:
            for key in pressed:
                if self._app._exit:
                    return
                # As the terminal gives it out; Pilot's own press sleeps twice a key.
                self._app.post_message(events.Key(key, key if len(key) == 1 else key_to_character(key)))
                await self._app.settled()
                self.tally["keys"] += 1

        self._run(pressing())
        self._again_if_left()

    def _again_if_left(self) -> None:
        """Keys may lead out of the program: come in again, with the same memory of what can be undone."""
        if self._app._exit:
            self._sound()
            self._leave()
            self.open_app()

    def _leave(self) -> None:
        stack, self.stack = self.stack, AsyncExitStack()
        self._run(stack.aclose())

    def _sound(self) -> None:
        if self._app.last_words is not None:
            raise Failed(self._app.last_words.sentence("en") + "\n" + self._logs())
        if found := self._logs():
            raise Failed(found)

    def _logs(self) -> str:
        return "".join(log.read_text("utf-8") for log in sorted((self.folder / "logs").glob("*")))

    # -- what hands do -----------------------------------------------------------------------

    @rule(pressed=st.lists(st.sampled_from(TYPED), min_size=1, max_size=8))
    def hit(self, pressed: list[str]) -> None:
        """Any keys."""
        self.press(*pressed)

    @rule(nth=st.integers(0, 40), then=st.lists(st.sampled_from(TYPED), max_size=3))
    def use(self, nth: int, then: list[str]) -> None:
        """A key of the room one is in, and what one presses after it."""
        found = [row.keys.split(",")[0] for row in keys.of_room(self._app.room.noun) if row.keys]
        self.press(found[nth % len(found)], *then)

    @rule(key=st.sampled_from(ANYWHERE))
    def go(self, key: str) -> None:
        """To another room, or what such a key does here."""
        self.press(key)

    @rule(text=st.sampled_from(TEXTS), end=st.sampled_from(["enter", "down", "ctrl+g", "escape", "tab"]))
    def write(self, text: str, end: str) -> None:
        """Type a text, one letter at a time, and hand it in."""

        async def typing() -> None:
            for letter in text[:40]:
                if self._app._exit:
                    return
                self._app.post_message(events.Key(letter if letter.isalnum() else "", letter))
            await self._app.settled()

        self._run(typing())
        self._again_if_left()
        self.press(end)

    @rule(text=st.sampled_from(PASTES), end=st.sampled_from(["enter", "down", "ctrl+g", "escape", "q"]))
    def paste(self, text: str, end: str) -> None:
        """Paste a text, and hand it in."""

        async def pasting() -> None:
            self._app.post_message(events.Paste(text))
            await self._app.settled()

        self._run(pasting())
        self.press(end)

    @rule(size=st.sampled_from(SIZES))
    def resize(self, size: tuple[int, int]) -> None:
        """Another size of window."""
        self._run(self.pilot.resize_terminal(*size))

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        """Take something back, and say yes."""
        self.press(*["ctrl+z", "enter"] * times)

    @invariant()
    def nothing_has_failed(self) -> None:
        """No fault was met, in the app or in a task of it."""
        if hasattr(self, "_app"):
            self._sound()
            self.tally[f"in {self._app.room.noun}"] += 1

    # -- the end -----------------------------------------------------------------------------

    def teardown(self) -> None:
        """Take everything back, leave, and look at what is on disk."""
        try:
            if hasattr(self, "_app") and self._app.last_words is None and not self._logs():
                self._take_back()
                self._compare()
        finally:
            self._clean()

    def _take_back(self) -> None:
        """^Z until nothing is left, in an app with the keys as they are shipped."""
        self._leave()
        self.open_app()
        history = self.book.history
        oldest = min((change.n for change in history.own()), default=1 << 60)
        self.oldest = oldest
        while left := len(history.own()):
            self.press("ctrl+z")
            if len(history.own()) == left:
                self.press("enter")
            if len(history.own()) == left:
                raise Failed(f"^Z does not take back {history.own()[0]}")
        self._sound()
        self._leave()

    def _compare(self) -> None:
        entries = [e for e in reversed(list(self.book.entries())) if e.n > self.last]
        self.tally["changes"] += len(entries)
        self.tally["visits"] += 1
        self.book.close()
        report = check(self.folder)
        if not report.ok:
            raise Failed(str([line.en for line in report.lines if line.level == "bad"]))
        laid = {(op.table, op.id) for e in entries if untakeable(e) for op in e.ops}
        right, now = expected(self.before, entries, self.oldest), rows_in(self.folder)
        for row in sorted({*right, *now} - laid):
            if right.get(row) != now.get(row) and not kept_void(row, right.get(row), now.get(row)):
                raise Failed(f"{row} was {right.get(row)}, is {now.get(row)} after everything was taken back")

    def _clean(self) -> None:
        with suppress(Exception):  # what has failed was told already
            self.runner.run(self.stack.aclose())
        self.book.close()
        self.runner.close()
        self.patch.stop()
        os.chdir(self.came_from)
        shutil.rmtree(self.place, ignore_errors=True)

    @staticmethod
    def book_entries(folder: Path) -> list[Entry]:
        """All entries of a closed book, oldest first."""
        disk = open_disk(folder, now=at(), by="t")
        try:
            return list(reversed(list(disk.entries(None))))
        finally:
            disk.let_go()


def kept_void(row: tuple[str, int], right: object, now: dict[str, object] | None) -> bool:
    """A number once given to a document stays, void: undo is not to give it to another."""
    return row[0] == "issued" and right is None and now is not None and bool(now.get("void"))
