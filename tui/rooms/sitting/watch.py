"""The stopwatch of a speaker: one at a time, a few cells a second while it runs, nothing while it does not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

import msgspec

from store.errors import BookError
from store.records import Speech
from tui.speeches import minutes_words

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.room import ListRoom

    _Base = ListRoom
else:
    _Base = object


class Running(msgspec.Struct, frozen=True):
    """A watch that runs for a speech."""

    speech: Speech
    since: float
    """Seconds of the monotonic clock."""

    def seconds(self) -> int:
        """Whole seconds run so far."""
        return int(monotonic() - self.since)


class Watching(_Base):
    """Mix into the sitting, before the room."""

    running: Running | None = None
    _ticking: Timer | None = None

    if TYPE_CHECKING:

        def subject(self) -> Speech | None:
            """The speech that the hand is on, else the last one."""

        def redraw_speaker(self, speech: Speech) -> None:
            """Repaint the right cells of the speaker's row."""

    def watch_words(self, speech_key: tuple[int, int]) -> str:
        """What the running watch shows for a speaker; '' for everybody else."""
        running = self.running
        if running is None or (running.speech.member, running.speech.guest) != speech_key:
            return ""
        return minutes_words(running.speech.seconds + running.seconds())

    def start_watch(self, speech: Speech) -> None:
        """Let the watch run for a speech; the one that ran is stopped."""
        self.stop_watch()
        self.running = Running(speech, monotonic())
        self._ticking = self.set_interval(1.0, self._tick)
        self.redraw_speaker(speech)

    def stop_watch(self) -> None:
        """Stop it and add what it has run to its speech; a speech taken away meanwhile gets nothing."""
        running = self._off()
        if running is not None:
            with self.trying():
                self._keep(running)
            self.redraw_speaker(running.speech)

    def _off(self) -> Running | None:
        running, self.running = self.running, None
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
        return running

    def _keep(self, running: Running) -> None:
        seconds = running.seconds()
        if seconds and self.book.speeches.shelf().get(running.speech.id) is not None:
            self.book.speeches.time(running.speech.id, seconds)

    def action_watch(self) -> None:
        """Start or stop the watch of the last speech, or of the one under the cursor of the log."""
        speech = self.subject()
        if self.running is not None:
            self.stop_watch()
        elif speech is not None:
            self.start_watch(speech)
        else:
            self.tell_nothing_yet()

    def tell_nothing_yet(self) -> None:
        """Say that nobody has spoken yet."""
        raise NotImplementedError

    def _tick(self) -> None:
        running = self.running
        if running is not None and self.app.screen is self:
            self.redraw_speaker(running.speech)

    def leaving(self, then: Callable[[], None]) -> None:
        """Whoever leaves the room stops the watch."""
        self.stop_watch()
        then()

    def on_unmount(self) -> None:
        """The program ends: what the watch has run is kept, if the disk lets it."""
        running = self._off()
        if running is not None:
            with suppress(BookError):
                self._keep(running)
