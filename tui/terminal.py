"""The terminal can go away, freeze, lie or be the wrong kind: none of it may cost a mark or show a name.

Signals, hang-up, closed input, pastes and crashes, for any App of ours. What is typed ahead is in
typeahead.py; what is drawn is cleaned where it is drawn.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final

from textual import events
from textual.widgets import Input

from store.errors import BookError
from store.vietnamese import clean

if TYPE_CHECKING:
    from textual.app import App

    _Base = App[None]
else:
    _Base = object

GONE_AFTER: Final = 3
"""Seconds a terminated program gets to leave by itself; a frozen terminal may hold it."""


class Crashed(BookError):
    """The program met its own fault. Facts: log."""

    vi = "Chibo gặp lỗi của chính nó và đã dừng; sổ vẫn nguyên. Chi tiết (không có tên ai) ở {log}"
    en = "Chibo met a fault of its own and stopped; the book is whole. Details (no names) are in {log}"


class SafeTerminal(_Base):
    """Mix into an App, before App: leaves well whatever the terminal does."""

    log_folder: Path | None = None
    """Where a crash is written down; None keeps it nowhere."""
    last_words: BookError | None = None
    """What to say on the plain terminal after the screen is gone."""

    def watch_terminal(self) -> None:
        """Begin to listen for hang-up and termination; to be called once the app runs in a real terminal."""
        signal.signal(signal.SIGHUP, self._on_signal)
        signal.signal(signal.SIGTERM, self._on_signal)
        self.set_interval(1.0, self._look_for_hang_up)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        # A frozen terminal blocks the writer and, behind it, the loop: the alarm ends the program then.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(GONE_AFTER)
        loop = self._loop
        if loop is not None:
            loop.call_soon_threadsafe(self.leave_with, 128 + number)

    def leave_with(self, code: int) -> None:
        """End the program with an exit code."""
        self.exit(return_code=code)

    def _look_for_hang_up(self) -> None:
        """Notice a terminal that is gone even where SIGHUP is ignored; costs a system call a second."""
        poll = select.poll()
        try:
            poll.register(0, select.POLLHUP)
            gone = any(flags & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _fd, flags in poll.poll(0))
        except OSError:
            gone = True
        if gone:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(GONE_AFTER)
            self.leave_with(129)

    # -- pastes ------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """A paste comes in clean: one line into a one-line field, no control character anywhere."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = self._clean_paste(event.text)
        await super().on_event(event)

    def _clean_paste(self, text: str) -> str:
        field = self.focused
        if not isinstance(field, Input):
            return ""
        whole = clean(text)
        room = None if field.max_length is None else max(0, field.max_length - len(field.value))
        if room is not None and len(whole) > room:
            self.told_paste_cut(room, len(whole) - room)
            return whole[:room]
        return whole

    def told_paste_cut(self, kept: int, dropped: int) -> None:
        """Hear that a paste was longer than its field."""

    # -- crashes -----------------------------------------------------------------------------

    def _fatal_error(self) -> None:
        """No traceback ever reaches the screen: a private log, one sentence, exit code 1."""
        error = sys.exc_info()[1] or self._exception
        self.last_words = Crashed(log=self._write_down(error) or "–")
        self._close_messages_no_wait()

    def panic(self, *_renderables: object) -> None:
        """The same for faults that would draw themselves."""
        self._fatal_error()

    def _print_error_renderables(self) -> None:
        """Nothing of a fault is printed (Textual would show local variables)."""
        self._exit_renderables.clear()

    def _write_down(self, error: BaseException | None) -> Path | None:
        """The fault's kind and places, no message and no value: those may hold names."""
        if self.log_folder is None or error is None:
            return None
        lines = [time.strftime("%Y-%m-%dT%H:%M:%S"), type(error).__name__]
        for frame in traceback.extract_tb(error.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        target = self.log_folder / f"crash-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
        try:
            self.log_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
        except OSError:
            return None
        return target
