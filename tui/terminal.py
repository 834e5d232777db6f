"""The terminal can go away, freeze, lie or be the wrong kind: none of it may cost a mark or show a name.

Signals, hang-up, closed input, pastes and crashes, for any App of ours. Elsewhere: whether there is a
terminal at all (environment.py, which must not import Textual), what is typed ahead (typeahead.py),
what counts as a key and what as a paste (textual_hacks/reading.py); what is drawn is cleaned where
it is drawn.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import signal
import sys
import threading
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any, Final

import textual
from textual import events
from textual.app import ScreenStackError
from textual.widgets import Input

from store.errors import BookError
from tui import textual_hacks
from tui.faults import Crashed, CrashedUnseen, short, write_down

GONE_AFTER: Final = 3
"""Seconds a terminated program gets to leave by itself; a frozen terminal may hold it."""

HANGUP_CODE: Final = 128 + signal.SIGHUP

_LINE_BREAKS: Final = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_BREAK: Final = re.compile(r"[ ]*[\n\t][\n\t ]*")


def many_lines(text: str) -> str:
    """A paste as text: NFC, line ends as LF, no control or invisible format character but LF and TAB."""
    text = unicodedata.normalize("NFC", _LINE_BREAKS.sub("\n", text))
    if text.isprintable():
        return text
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c)[0] != "C")


def one_line(text: str) -> str:
    """A paste for a field of one line: line breaks and tabs become one space, none at the ends."""
    return _BREAK.sub(" ", many_lines(text).strip("\n\t"))


class SafeTerminal(textual_hacks.QuietFaults):
    """Mix into an App, before App: leaves well whatever the terminal does."""

    log_folder: Path | None = None
    """Where a crash is written down; None keeps it nowhere."""
    last_words: BookError | None = None
    """What to say on the plain terminal after the screen is gone; whoever called run() says it."""

    def __init__(self) -> None:
        self._signalled = False
        textual_hacks.guard_output()
        super().__init__()

    # -- beginning ---------------------------------------------------------------------------

    def clear_selection(self) -> None:
        """Nothing is selected on a screen that is not there yet.

        Textual's own, but that it fails where a field is made before the first screen stands (Python 3.12 on).
        """
        with contextlib.suppress(ScreenStackError):
            super().clear_selection()

    # -- going away --------------------------------------------------------------------------

    def watch_terminal(self) -> None:
        """Begin to listen for whoever ends programs; to be called once the app runs in a real terminal.

        Ctrl+C and Ctrl+\\ are keys there; as signals they come from another program.
        """
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, self._on_signal)
        asyncio.get_running_loop().set_exception_handler(self._stray)
        threading.excepthook = lambda fault: self._write_down(fault.exc_value, ())
        sys.unraisablehook = lambda fault: self._unraisable(fault.exc_value)

    def save_drafts(self) -> None:
        """Write down what is half typed; nothing by default.

        Runs in a signal handler, in the middle of anything: it may write a small file from memory,
        and must take no lock and wait for nobody.
        """

    def leave_with(self, code: int) -> None:
        """End the program with an exit code."""
        self.exit(return_code=code)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if not self._signalled:
            self._leave_in_time()
            with contextlib.suppress(Exception):
                self.save_drafts()
        textual_hacks.call_in_app(self, lambda: self.leave_with(128 + number))

    def _leave_in_time(self) -> None:
        """Whatever happens from here on, the program ends: a frozen terminal blocks the writer and then the loop.

        A handler of the event loop would never run then; the alarm ends the program without asking.
        """
        self._signalled = True
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(GONE_AFTER)
        textual_hacks.restore_modes(self)

    def terminal_gone(self) -> None:
        """Leave when the line is gone, even where no signal says so."""
        if not self._signalled:
            self._leave_in_time()
            with contextlib.suppress(Exception):
                self.save_drafts()
            self.leave_with(HANGUP_CODE)

    # -- pastes ------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """A paste comes in clean: one line into a one-line field, no control character anywhere."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            field = self.focused
            event.text = self._for_field(field, event.text) if isinstance(field, Input) else many_lines(event.text)
        await super().on_event(event)

    def _for_field(self, field: Input, text: str) -> str:
        text = one_line(text)
        if not field.max_length:  # Textual's own default is 0, for no limit
            return text
        start, end = field.selection
        kept = max(0, field.max_length - len(field.value) + abs(end - start))
        if len(text) <= kept:
            return text
        while kept and unicodedata.combining(text[kept]):
            kept -= 1
        self.told_paste_cut(kept, len(text) - kept)
        return text[:kept]

    def told_paste_cut(self, kept: int, dropped: int) -> None:
        """Hear that a paste was longer than its field (both in characters)."""

    # -- crashes -----------------------------------------------------------------------------

    def crash(self, error: BaseException | None, places: Sequence[str] = ()) -> None:
        """Write a fault down and find the sentence for it; the app is ending with code 1 already.

        A fault after the program was told to leave is written down, too, but not worth a word.
        """
        log = self._write_down(error, places)
        if self.last_words is None and not textual_hacks.is_leaving(self):
            kind = type(error).__name__ if error is not None else "?"
            self.last_words = Crashed(log=log) if log is not None else CrashedUnseen(kind=kind)

    def _stray(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A fault in a task nobody waits for: asyncio would print it, message and all."""
        self._write_down(context.get("exception"), ())

    def _unraisable(self, error: BaseException | None) -> None:
        """A fault nobody can be told of; that a size came just as a pause took its handler away is none."""
        if not (isinstance(error, OSError) and error.errno is None):
            self._write_down(error, ())

    def _write_down(self, error: BaseException | None, places: Sequence[str]) -> Path | None:
        """Kinds and places into a private file of this run; None where it cannot be written."""
        more = [short(place) for place in places]
        return write_down(self.log_folder, error, f"textual {textual.__version__}", more)
