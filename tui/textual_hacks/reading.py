"""Reading what the terminal sends: only what a hand has typed becomes a key. Private names of Textual 8.2.8.

Who asks the terminal, and when, is in listening.py.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from textual import _xterm_parser as xterm
from textual import constants, events
from textual.message import Message

_START: Final = "\x1b[200~"
_END: Final = "\x1b[201~"
_PASTE_SILENCE: Final = 2.0
"""Seconds of silence after which a paste without an end is taken as it is, so that keys are heard again."""
_SUSPICION: Final = 0.1
"""Seconds of silence after a paste before what followed it counts as typed."""
_SUSPICION_ENDS: Final = 1.0
"""Seconds after a paste in which nothing more than _BY_HAND characters are typed by hand."""
_STRING_LASTS: Final = 1.0
"""Seconds within which a reply that is a string has come; so long, at most, it makes us deaf."""
_LATE: Final = 1.0
"""Seconds after a lone Esc in which the rest of a torn sequence is still known as such."""
_TICK: Final = 0.1
"""Seconds between two looks at a paste or a reply that is not whole yet."""
_SOON: Final = 0.005
"""Seconds of the shortest wait for the rest of a sequence: a wait that ends a moment early would else spin."""
_BY_HAND: Final = 16
"""Characters in one read that a hand may have typed after a paste broke off."""

_SEQUENCE: Final = re.compile(
    r"\x1b(?:\[(?:\[.|M.{3}|(?!M)[0-?]*[ -/]*[@-~])|O[^\x1b]|[O\]P_]|[^\x1b\[])|\x1b\[[0-?]*[ -/]*|\x1b", re.DOTALL
)
_STRING: Final = re.compile(r"\x1b(?:\][0-9]|P[0-9>!$+]|_G)")
_UNFINISHED: Final = re.compile(r"\x1b(?:\[(?:\[|M.{0,2}|[0-?]*[ -/]*)|[O\]P_])?\Z", re.DOTALL)
_STRING_END: Final = re.compile(r"\x07|\x1b\\|(?<!^)(?=\x1b[^\\])|(?=[\r\n\t\x7f])")
_TORN: Final = re.compile(r"\[[<?>=]?[\d;:]*[ -/]*[@-~]")
_REPORTS: Final = (xterm._re_mouse_event, xterm._re_in_band_window_resize, xterm._re_cursor_position)


class GuardedParser(xterm.XTermParser):
    """Reads what the terminal sends, and takes for a key only what a hand has typed.

    Stands before `_xterm_parser.XTermParser` (8.2.8), which types unknown replies of the terminal as
    text, lets an ESC inside a paste turn the rest into key presses, and hears no key while a paste
    has no end. Here a paste is text up to its last end mark: what stands between an end mark and
    another mark of the same burst was pasted too. Runs in the input thread.
    """

    def __init__(self, debug: bool = False) -> None:
        self._text = ""
        self._reading: Callable[[float], Iterator[Message]] = self._plain
        self._pasted: list[str] = []
        self._heard = self._paste_ended = self._string_began = self._escaped = 0.0
        self._broke_off = False
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Messages for the characters of one read; '' at the end of input."""
        if not data:
            yield from super().feed("")
            return
        now = self._heard = time.monotonic()
        torn = _TORN.match(data) if now - self._escaped < _LATE and self._reading == self._plain else None
        self._escaped = 0.0
        self._text += data[torn.end() :] if torn else data
        if self._broke_off and self._reading == self._plain:
            self._broke_off = False
            if _END in self._text or len(data) > _BY_HAND:
                self._reading = self._paste
        yield from self._read_on(now)

    def tick(self) -> Iterable[Message]:
        """Messages for what has waited long enough; to be called after `patience` at the latest."""
        now = time.monotonic()
        silence = now - self._heard
        if self._reading == self._paste and silence > _PASTE_SILENCE:
            yield from self._end_paste(self._text)
            self._text, self._reading, self._broke_off = "", self._plain, True
        elif self._reading == self._after_paste and (
            silence >= _SUSPICION or now - self._paste_ended > _SUSPICION_ENDS
        ):
            self._reading = self._plain
            yield from self._read_on(now)
        elif self._reading == self._string and now - self._string_began > _STRING_LASTS:
            self._text, self._reading = "", self._plain
        elif self._reading == self._plain and self._text and silence >= constants.ESCAPE_DELAY:
            text, self._text = self._text, ""
            if text == "\x1b":
                self._escaped = now
            if len(text) < 3 or self._is_known(text):
                yield from self._key(text)
        yield from super().tick()

    def patience(self) -> float | None:
        """Seconds until `tick` may have something to say; None while it waits for nothing but the terminal."""
        if self._reading != self._plain:
            return _TICK
        if not self._text and self._timeout_time is None:
            return None
        return max(_SOON, constants.ESCAPE_DELAY - (time.monotonic() - self._heard))

    def _read_on(self, now: float) -> Iterator[Message]:
        """Read until a way of reading has nothing left, or waits for more."""
        before: object = None
        while self._text and before != (self._reading, len(self._text)):
            before = (self._reading, len(self._text))
            yield from self._reading(now)

    def _plain(self, now: float) -> Iterator[Message]:
        text, at = self._text, 0
        while at < len(text):
            escape = text.find("\x1b", at)
            if escape < 0:
                escape = len(text)
            if escape > at:
                yield from super().feed(text[at:escape])
            at = escape
            if at == len(text) or _UNFINISHED.match(text, at):
                break
            if _STRING.match(text, at):
                self._reading, self._string_began = self._string, now
                break
            found = _SEQUENCE.match(text, at)
            assert found is not None, "a lone ESC always matches"
            token = found.group()
            at = found.end()
            if token == _START:
                self._reading = self._paste
                break
            if token != _END and self._is_known(token):
                yield from self._key(token)
        self._text = text[at:]

    def _key(self, token: str) -> Iterator[Message]:
        """Hand a whole sequence on, and do not let Textual wait for more of it (`Parser._timeout_time`)."""
        yield from super().feed(token)
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from super().tick()

    def _is_known(self, token: str) -> bool:
        """Whether Textual knows a CSI sequence; it would type the others as text."""
        if not token.startswith("\x1b["):
            return True
        if token in xterm.SPECIAL_SEQUENCES or xterm._re_terminal_mode_response.match(token):
            return True
        return any(report.match(token) for report in _REPORTS) or any(self._sequence_to_key_events(token))

    def _paste(self, now: float) -> Iterator[Message]:
        text, mark, rest = self._text.partition(_END)
        if not mark:
            kept = next((n for n in range(len(_END) - 1, 0, -1) if text.endswith(_END[:n])), 0)
            self._pasted.append(text[: len(text) - kept])
            self._text = text[len(text) - kept :]
            return
        yield from self._end_paste(text)
        self._text, self._reading, self._paste_ended = rest, self._after_paste, now

    def _end_paste(self, last: str) -> Iterator[Message]:
        text, self._pasted = "".join(self._pasted) + last, []
        if text:
            yield events.Paste(text)

    def _after_paste(self, now: float) -> Iterator[Message]:
        """Hold what follows a paste; if another mark comes, it stood inside the paste and is text."""
        marks = [at for at in (self._text.find(_START), self._text.find(_END)) if at >= 0]
        if marks:
            at = min(marks)
            yield from self._end_paste(self._text[:at])
            starts = self._text.startswith(_START, at)
            self._text = self._text[at + len(_END) :]
            self._reading = self._paste if starts else self._after_paste
            self._paste_ended = now

    def _string(self, now: float) -> Iterator[Message]:
        """Drop a reply that is a string (OSC, DCS, APC) up to its end."""
        end = _STRING_END.search(self._text)
        if end is None:
            self._text = "\x1b" if self._text.endswith("\x1b") else ""
        else:
            self._text, self._reading = self._text[end.end() :], self._plain
        yield from ()
