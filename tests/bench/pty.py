"""A program in a pseudo-terminal: its bytes counted and timed, its keys pressed, its screen read back.

The terminal answers questions (modes, attributes, colours, cursor) at once and as a plain xterm, so
that no program waits for one. It does not model a slow line: bytes are counted here, and what they
cost on a line is worked out from the counts. Linux only.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pyte

SEQUENCE: Final = re.compile(
    rb"\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b[PX^_][^\x1b]*\x1b\\|\x1b[\x20-\x2f]+[\x30-\x7e]|\x1b[\x30-\x4f\x51-\x57\x59\x5a\x5c\x60-\x7e]"
)
"""One escape sequence of a terminal, whole."""

FOREIGN: Final = re.compile(
    rb"\x1b\[[<=>][^\x40-\x7e]*[\x40-\x7e]|\x1b\[[\x30-\x3f]*[\x20-\x2f]+[\x40-\x7e]|\x1b[P\]].*", re.S
)
"""Sequences that the screen model would misread; they paint nothing."""

ANSWERS: Final = (
    (re.compile(rb"\x1b\[(\?\d+)\$p"), b"\x1b[\\1;0$y"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?64;1;2;6;9;15;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>41;379;0c"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[>0?q"), b"\x1bP>|XTerm(379)\x1b\\\\"),
    (re.compile(rb"\x1b\](1[01]);\?(?:\x07|\x1b\\)"), b"\x1b]\\1;rgb:0000/0000/0000\x1b\\\\"),
)
"""Questions a program may put to its terminal, and what a plain xterm says."""

KEYS: Final[Mapping[str, bytes]] = {
    "enter": b"\r", "escape": b"\x1b", "backspace": b"\x7f", "home": b"\x1b[H",
    "down": b"\x1b[B", "up": b"\x1b[A", "ctrl+c": b"\x03", "ctrl+g": b"\x07", "ctrl+p": b"\x10", "ctrl+q": b"\x11",
    "f1": b"\x1bOP", "f2": b"\x1bOQ", "f3": b"\x1bOR", "f4": b"\x1bOS", "f5": b"\x1b[15~",
    "f6": b"\x1b[17~", "f7": b"\x1b[18~", "f8": b"\x1b[19~", "f9": b"\x1b[20~", "f10": b"\x1b[21~",
    "f11": b"\x1b[23~",
}  # fmt: skip
"""Keys by name; any other text is sent as it stands."""

NOW: Final = time.perf_counter


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one read brought."""

    at: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Cost:
    """What one action brought to the screen."""

    ms: float
    """From the key's byte to the last byte painted."""
    size: int
    """Bytes sent to the terminal."""
    text: str
    """The words among them."""


class Silent(AssertionError):
    """A program did not show in time what it was waited for."""


def words_of(data: bytes) -> str:
    """The text among terminal bytes, escape sequences left out."""
    return SEQUENCE.sub(b"", data).decode("utf-8", "replace")


def _own_terminal() -> None:
    """In the child: the pseudo-terminal is its controlling one, and no signal is ignored."""
    for sig in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(sig, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Wire:
    """One program on one pseudo-terminal. Times are seconds of time.perf_counter."""

    def __init__(
        self, argv: Sequence[str], *, env: Mapping[str, str], cwd: Path, columns: int = 80, lines: int = 24
    ) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._unasked = b""
        self._painted = 0
        self.chunks: list[Chunk] = []
        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.started = NOW()
        self.process = subprocess.Popen(
            argv, stdin=theirs, stdout=theirs, stderr=theirs, env=dict(env), cwd=cwd,
            start_new_session=True, preexec_fn=_own_terminal,
        )  # fmt: skip
        os.close(theirs)
        os.set_blocking(ours, False)
        self._fd = ours
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program at once, whatever it does."""
        if not self._closed:
            self._closed = True
            self.process.kill()
            self.process.wait()
            os.close(self._fd)

    # -- talking -----------------------------------------------------------------------------

    def press(self, key: str) -> float:
        """Send a key (a name of KEYS, or text) and return the moment."""
        at = NOW()
        os.write(self._fd, KEYS.get(key, key.encode()))
        return at

    def read(self, seconds: float) -> bool:
        """Wait up to that long for bytes, take what is there; False when nothing came."""
        if not select.select([self._fd], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            data = b""
        if not data:
            time.sleep(0.002)
            return False
        self.chunks.append(Chunk(NOW(), data))
        self._answer(data)
        return True

    def _answer(self, data: bytes) -> None:
        self._unasked += data
        for question, answer in ANSWERS:
            for asked in question.finditer(self._unasked):
                os.write(self._fd, asked.expand(answer))
            self._unasked = question.sub(b"", self._unasked)
        tail = self._unasked.rfind(b"\x1b")
        self._unasked = self._unasked[tail:] if tail >= 0 else b""

    def until(self, seen: Callable[[str], bool], *, since: int = 0, timeout: float = 15.0) -> float:
        """Read until `seen` is true of the words that came since chunk `since`; the moment it became so.

        Silent when it does not happen in time.
        """
        end = NOW() + timeout
        while NOW() < end:
            if self.read(0.05) and seen(words_of(b"".join(c.data for c in self.chunks[since:]))):
                return self.chunks[-1].at
        raise Silent("\n".join(self.display()))

    def settle(self, quiet: float, timeout: float = 10.0) -> None:
        """Read until nothing has come for `quiet` seconds."""
        end = NOW() + timeout
        while self.read(quiet):
            if NOW() > end:
                raise Silent("the program does not come to rest")

    def cost(
        self, key: str, *, answer: str = "", answered: Callable[[], None] | None = None, quiet: float = 0.04
    ) -> Cost:
        """Press a key, wait until `answer` is painted and the screen at rest, and say what it took.

        `answered` is called the moment the answer is there. Silent if it never comes.
        """
        first = len(self.chunks)
        at = self.press(key)
        self.until(lambda words: answer in words, since=first, timeout=5.0)
        if answered is not None:
            answered()
        self.settle(quiet)
        data = b"".join(c.data for c in self.chunks[first:])
        return Cost((self.chunks[-1].at - at) * 1000, len(data), words_of(data))

    # -- reading back ------------------------------------------------------------------------

    @property
    def size(self) -> int:
        """Bytes received so far."""
        return sum(len(c.data) for c in self.chunks)

    def display(self) -> list[str]:
        """The lines of the screen as they stand."""
        data = b"".join(c.data for c in self.chunks)
        fresh, self._painted = data[self._painted :], len(data)
        self._stream.feed(SEQUENCE.sub(lambda m: b"" if FOREIGN.fullmatch(m[0]) else m[0], fresh))
        return [str(line) for line in self._screen.display]

    # -- accounting --------------------------------------------------------------------------

    def _of_threads(self, name: str) -> list[str]:
        texts = []
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            with suppress(OSError):  # a thread may end meanwhile
                texts.append((task / name).read_text())
        return texts

    def cpu_ms(self) -> float:
        """Processor time of the program so far, all threads, in milliseconds."""
        return sum(int(text.split()[0]) for text in self._of_threads("schedstat")) / 1e6

    def wakes(self) -> int:
        """How often its threads have gone to sleep so far."""
        found = (re.search(r"\nvoluntary_ctxt_switches:\s+(\d+)", text) for text in self._of_threads("status"))
        return sum(int(m[1]) for m in found if m)

    def steady(self, quiet: float = 0.5, timeout: float = 20.0) -> None:
        """Read on until no thread has begun or ended for `quiet` seconds: the time of one that ends is lost."""
        end, before = NOW() + timeout, 0
        while (now := len(self._of_threads("schedstat"))) != before and NOW() < end:
            before = now
            self.settle(quiet)

    def peak_mib(self) -> float:
        """Most memory it has had so far, in MiB."""
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0
