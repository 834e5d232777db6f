"""Noise into the real program in a pseudo-terminal: bytes, torn sequences, torn pastes, sizes, signals.

Whatever came, the program says no traceback, ends when it is told to, gives the terminal back, leaves a
book that `check` finds whole, and meets no fault of its own (a log of one lies in the book's folder).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from store.disk.checking import check
from tests.fuzz.demo import demo_book
from tests.fuzz.hand import PASTES, SIZES, TEXTS
from tests.wire.terminal import ROOT, Terminal

PIECES: Final = (
    b"\x1b", b"\x1b[", b"\x1b[<35;10;10M", b"\x1b[<0;1;", b"\x1bO", b"\x1bOP", b"\x1b[15~", b"\x1b[23~", b"\x1b[1;5A",
    b"\x1b[A", b"\x1b[200~", b"\x1b[201~", b"\x1b[200", b"~", b"\x1b[?62;22c", b"\x1b[24;80R", b"\x1b]52;c;UFdO\x07",
    b"\x1b]11;rgb:0/0/0", b"\x1b\\", b"\x1bP>|x\x1b\\", b"\x1b_Gi=1\x1b\\", b"\x1b[I", b"\x1b[O", b"\x1b[?2026;2$y",
    b"\x1b[97;5u", b"\x1b[M   ", b"\x9b2J", b"\xff", b"\xe9", b"\xe1\xbb", b"\xf0\x9f\x91", b"\xc3\x28",
    b"\xed\xa0\x80", b"\x00", b"\x1a", b"\x03", b"\x04", b"\x7f",
)  # fmt: skip
"""Beginnings, middles and ends of what terminals send, and bytes that are no text."""

ENDS: Final = {"hang-up": 129, "SIGHUP": 129, "SIGTERM": 143}
"""Ways of ending the program, and its exit code after each; 0 where noise has left it before."""
IN_TIME: Final = 2.9
"""Seconds to leave in: after 3 an alarm of the program's own would end it, with another code."""


def state_of(pid: int) -> str:
    """The kernel's letter for what a process is doing: T stopped, Z ended."""
    return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]


class Noise:
    """Visits with noise over copies of the demo book, and what went wrong."""

    def __init__(self, place: Path, seed: int, *, program: tuple[str, ...] = ("-m", "tui")) -> None:
        self.place, self.seed, self.program = place, seed, program
        self.tally: Counter[str] = Counter()
        self.wrong: list[str] = []

    def one(self) -> None:
        """One visit: start, noise, end, look."""
        self.tally["visits"] += 1
        seed = f"{self.seed}-{self.tally['visits']}"
        rng = random.Random(seed)
        folder = self.place / "book"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(demo_book(), folder)
        terminal = self._open(folder, rng)
        try:
            terminal.wait_for(lambda: "^Z" in terminal.text, timeout=30)
            for _n in range(rng.randrange(4, 20)):
                if terminal.exit_code is None and not self._ended(terminal):
                    rng.choice(self._kinds)(self, terminal, rng)
            end = rng.choice(list(ENDS))
            trouble = self._end(terminal, end)
        except AssertionError as error:
            trouble = [str(error)]
        finally:
            raw, code = terminal.raw, terminal.exit_code
            terminal.close()
        if b"Traceback" in raw:
            trouble.append("a traceback was shown")
        self._look(folder, trouble)
        self.tally[f"ended with {code}"] += 1
        self.wrong += [f"visit {seed}: {one}" for one in trouble]

    def _open(self, folder: Path, rng: random.Random) -> Terminal:
        here = folder.parent / "here"
        here.mkdir(exist_ok=True)
        env = {
            "CHIBO_BOOK": str(folder), "XDG_CONFIG_HOME": str(folder.parent / "config"), "PYTHONPATH": str(ROOT),
            "CHIBO_BY": "tay", "PATH": "",
        }  # fmt: skip
        words = rng.choice([(), ("attend",), ("--restricted",)])
        command = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', str(here), sys.executable, *self.program, *words]
        return Terminal(command, size=rng.choice([(80, 24), (120, 40)]), env=env)

    def _ended(self, terminal: Terminal) -> bool:
        """Whether noise has already led out of the program."""
        done, status = os.waitpid(terminal.pid, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            terminal.exit_code = code if code >= 0 else 128 - code
        return bool(done)

    # -- noise -------------------------------------------------------------------------------

    def _bytes(self, terminal: Terminal, rng: random.Random) -> None:
        # Ctrl+\ is left out: a program that is leaving has given the terminal back, and there it kills.
        terminal.send(rng.randbytes(rng.randrange(1, 200)).replace(b"\x11", b"").replace(b"\x1c", b""))

    def _torn(self, terminal: Terminal, rng: random.Random) -> None:
        for piece in rng.choices(PIECES, k=rng.randrange(1, 12)):
            terminal.type([piece[: rng.randrange(1, len(piece) + 1)]], rng.choice([0.0, 0.0, 0.01, 0.25]))

    def _paste(self, terminal: Terminal, rng: random.Random) -> None:
        text = rng.choice(PASTES).encode("utf-8", "surrogatepass")
        whole = b"\x1b[200~" + text + b"\x1b[201~"
        terminal.send(whole[: rng.choice([len(whole), rng.randrange(1, len(whole))])])

    def _keys(self, terminal: Terminal, rng: random.Random) -> None:
        keys = [*"bcghklmnpqtv0123456789*!/ <>", "\r", "\r", "\x1b[B", "\x1b[A", "\x1a", "\x07", "\x10", "\x0e", "\x7f"]
        keys += ["\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[20~", "\x1b[23~", "\x1b[24~"]
        terminal.send(*rng.choices([*keys, *TEXTS], k=rng.randrange(1, 40)))

    def _size(self, terminal: Terminal, rng: random.Random) -> None:
        for size in rng.choices(SIZES, k=rng.randrange(1, 4)):
            terminal.resize(*size)

    def _pause(self, terminal: Terminal, rng: random.Random) -> None:
        """Stop it as a shell would, and go on once it stands, as a shell does; or tell it to go on out of nothing."""
        number = rng.choice([signal.SIGTSTP, signal.SIGSTOP, signal.SIGCONT])
        terminal.kill(number)
        if number != signal.SIGCONT:
            terminal.wait_for(lambda: state_of(terminal.pid) in "TZ", timeout=5)
        terminal.type([rng.choice(TEXTS)], 0.02)
        terminal.kill(signal.SIGCONT)
        # Until it has its terminal again, a byte means what it means to a shell.
        terminal.wait_for(lambda: not terminal.echoes() or state_of(terminal.pid) == "Z", timeout=5)

    def _wait(self, terminal: Terminal, rng: random.Random) -> None:
        terminal.type([""], rng.uniform(0.0, 0.3))

    _kinds: Final[tuple[Callable[..., None], ...]] = (_bytes, _torn, _torn, _paste, _keys, _keys, _size, _pause, _wait)

    # -- the end -----------------------------------------------------------------------------

    def _end(self, terminal: Terminal, end: str) -> list[str]:
        """End it; what was wrong with how it ended."""
        left_before = terminal.exit_code is not None or self._ended(terminal)
        begun = time.monotonic()
        if not left_before:
            match end:
                case "hang-up":
                    terminal.hang_up()
                case "SIGHUP":
                    terminal.kill(signal.SIGHUP)
                case _:
                    terminal.kill(signal.SIGTERM)
        code = terminal.wait_exit(IN_TIME + 8)
        wrong = []
        if code not in (0, 130, ENDS[end]):  # 130: Ctrl+C while it was leaving by itself
            wrong.append(f"ended with {code} after {end}")
        if (took := time.monotonic() - begun) > IN_TIME:
            wrong.append(f"took {took:.1f} s to end after {end}")
        if terminal.master >= 0 and not left_before:
            if not terminal.echoes():
                wrong.append(f"the terminal does not echo after {end}")
            if terminal.raw.rfind(b"\x1b[?1049l") < terminal.raw.rfind(b"\x1b[?1049h"):
                wrong.append(f"the screen was not given back after {end}")
        return wrong

    def _look(self, folder: Path, trouble: list[str]) -> None:
        report = check(folder)
        if not report.ok:
            trouble.append(str([line.en for line in report.lines if line.level == "bad"]))
        trouble += [log.read_text("utf-8") for log in sorted((folder / "logs").glob("*"))]
