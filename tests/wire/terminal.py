"""A terminal for tests: runs any command in a pseudo-terminal, shows its screen, counts its bytes.

It answers what a plain xterm answers and nothing more. Every wait is on a condition, has an end, and
fails with the screen as it was.
"""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

ROOT = Path(__file__).parent.parent.parent
ANSWERS = {b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[0c": b"\x1b[?62;22c"}
UNKNOWN_TO_PYTE = re.compile(r"\x1b\[[<>=?][0-9;]*[a-zA-Z$]*[uqpm]|\x1b\[\?\d+\$p|\x1bP[^\x1b]*\x1b\\")


class Terminal:
    """One running program and what it has drawn."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        ignore_hang_up: bool = False,
    ) -> None:
        self.columns, self.rows = size
        self.screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self.screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.raw = b""
        self.exit_code: int | None = None
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            # As a login shell starts a program, also where the tests themselves run under nohup.
            signal.signal(signal.SIGHUP, signal.SIG_IGN if ignore_hang_up else signal.SIG_DFL)
            os.chdir(ROOT)
            plain = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8"}
            os.execvpe(command[0], list(command), {**plain, "TERM": "xterm-256color", **(env or {})})
        self.resize(*size)
        os.set_blocking(self.master, False)

    # -- what the program draws --------------------------------------------------------------

    def _read(self, wait: float) -> bool:
        poll = select.poll()
        poll.register(self.master, select.POLLIN | select.POLLHUP)
        if not poll.poll(wait * 1000):
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            data = b""
        if not data:
            return False
        self.raw += data
        for question, answer in ANSWERS.items():
            for _n in range(data.count(question)):
                self.send(answer)
        self._stream.feed(UNKNOWN_TO_PYTE.sub("", self._decode(data)))
        return True

    def lines(self) -> list[str]:
        """The screen, line by line, without trailing blanks."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    def wait_for(self, wanted: str | Callable[[], bool], timeout: float = 20) -> None:
        """Read until the screen has `wanted` (or it is true)."""
        end = time.monotonic() + timeout
        while not (wanted in self.text if isinstance(wanted, str) else wanted()):
            if time.monotonic() > end:
                raise AssertionError(f"never came: {wanted!r}\n{self.text}")
            self._read(0.05)

    def settle(self, quiet: float = 0.15, timeout: float = 20) -> None:
        """Read until nothing has come for `quiet` seconds."""
        end = time.monotonic() + timeout
        while self._read(quiet):
            assert time.monotonic() < end, f"never quiet\n{self.text}"

    def bytes_for(self, *keys: bytes | str) -> int:
        """How many bytes came back for these keys, sent in one write."""
        self.settle()
        before = len(self.raw)
        self.send(*keys)
        self.settle()
        return len(self.raw) - before

    # -- what the hand does ------------------------------------------------------------------

    def send(self, *keys: bytes | str) -> None:
        """Write keys in one burst."""
        data = b"".join(k.encode() if isinstance(k, str) else k for k in keys)
        while data:
            try:
                data = data[os.write(self.master, data) :]
            except BlockingIOError:
                self._read(0.05)

    def type(self, keys: Sequence[bytes | str], pause: float) -> None:
        """Write keys one by one with a pause between."""
        for key in keys:
            self.send(key)
            end = time.monotonic() + pause
            while time.monotonic() < end:
                self._read(max(0.0, end - time.monotonic()))

    def resize(self, columns: int, rows: int) -> None:
        """Another size of window."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.columns, self.rows = columns, rows
        self.screen.resize(rows, columns)

    def hang_up(self) -> None:
        """Close the line."""
        os.close(self.master)
        self.master = -1

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def wait_exit(self, timeout: float = 10) -> int:
        """The exit code (128 + n for a signal n) once the program has ended."""
        end = time.monotonic() + timeout
        while self.exit_code is None:
            if self.master >= 0:
                self._read(0.02)
            else:
                time.sleep(0.02)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                code = os.waitstatus_to_exitcode(status)
                self.exit_code = code if code >= 0 else 128 - code
            assert time.monotonic() < end, f"still running\n{self.text if self.master >= 0 else ''}"
        while self.master >= 0 and self._read(0.05):
            pass
        return self.exit_code

    def cpu_seconds(self) -> float:
        """CPU time the program has used."""
        words = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def echoes(self) -> bool:
        """Whether the terminal shows what is typed by itself, as it does for a shell."""
        return bool(termios.tcgetattr(self.master)[3] & termios.ECHO)

    def close(self) -> None:
        """End whatever is left."""
        if self.exit_code is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.exit_code = -1
        if self.master >= 0:
            os.close(self.master)
            self.master = -1


def chibo(*words: str, book: Path, size: tuple[int, int] = (80, 24), **env: str) -> Terminal:
    """The real program over a book, its settings in a folder beside the book."""
    place = {"CHIBO_BOOK": str(book), "XDG_CONFIG_HOME": str(book.parent / "config"), **env}
    return Terminal([sys.executable, "-m", "tui", *words], size=size, env=place)
