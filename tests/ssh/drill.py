"""One cut line after another: somebody types over a real sshd, the line is cut at random, the book is read.

What the screen had shown is what was acknowledged; all of it has to be in the book. After every cut no
program of Chibo may run on, the lock has to be free, and the text that was half typed has to be kept.
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from store.clock import Clock
from store.disk.checking import check
from store.records import Code, Kind
from tests.cells import NAMES, make_cell
from tests.ssh.daemon import ALIVE, PEOPLE, Daemon
from tests.ssh.full_disk import Disk
from tests.wire.terminal import Terminal

CUTS: Final = ("client killed", "client frozen", "program killed", "line killed", "disk full")
WORK: Final = ("roll", "speeches", "draft")
LAST: Final = f"16 {NAMES[15]}"
AT_ONCE: Final = 6.0
"""Seconds a program may take to be gone once its line is: 0.3 s on a free machine, 3 s where its alarm ends it."""
FROZEN: Final = ALIVE * 3 + 12.0
"""The same where sshd has to find out first that the client answers no more."""
SIGNS: Final = {"●": "present", "×": "unexcused", "·": ""}
CODES: Final = {"c": Code.PRESENT, "k": Code.UNEXCUSED}
LETTERS: Final = {code.value: letter for letter, code in CODES.items()}
SHOWN_AS: Final = {code: code.value for code in CODES.values()}
NOT_SAVED: Final = "CHƯA LƯU"
BY, OTHER, NAMELESS = PEOPLE


@dataclass
class Tally:
    """What a drill saw."""

    cuts: Counter[str] = field(default_factory=Counter)
    shown: int = 0
    """Marks and speeches that a screen had shown when its line was cut."""
    lost: list[str] = field(default_factory=list)
    drafts: int = 0
    refused: int = 0
    """How often a full disk was said to be one."""
    slowest: dict[str, float] = field(default_factory=dict)
    """Seconds until the program was gone, the longest of each cut."""


def prepare(folder: Path) -> int:
    """A book with sixteen members and this year's sessions, one of them being held now: its number."""
    now = Clock()()
    book = make_cell(folder, now=now)
    book.calendar.plan_year(now.year, "05")
    if not any(one.date == now.date() for one in book.calendar.sessions()):
        book.calendar.add(Kind.EXTRAORDINARY, now.date())
    session = next(one.id for one in book.calendar.sessions() if one.date == now.date())
    book.attendance.mark_rest(session)
    book.proceedings.begin(session)
    book.close()
    return session


class Drill:
    """A book, its sshd, and how often what was cut."""

    def __init__(self, place: Path, seed: int) -> None:
        self.disk = Disk(place / "disk")
        self.folder = self.disk.folder
        self.session = prepare(self.folder)
        self.sent: dict[str, str] = {}
        self.daemon = Daemon(place / "sshd", self.folder)
        self.random = random.Random(seed)
        self.tally = Tally()
        self.year = Clock()().year

    def round(self, cut: str, work: str) -> None:
        """Type, cut, wait, read."""
        terminal = self.daemon.open("attend", f"{self.year}-01" if work == "roll" else str(self.session))
        try:
            terminal.wait_for(LAST)
            expected = self._work(terminal, work, self.random.uniform(0.1, 1.5))
            if work == "draft" and cut == "program killed":
                time.sleep(1.3)  # a killed program writes nothing any more; while it lives, once a second
            if expected is None:
                expected = self._shown(terminal, work)
            assert self.daemon.programs()
            if cut == "disk full":
                expected = self._on_a_full_disk(terminal, work, expected)
            self._cut(terminal, cut)
            seconds = self.daemon.gone(FROZEN if cut == "client frozen" else AT_ONCE)
            self.tally.slowest[cut] = max(seconds, self.tally.slowest.get(cut, 0.0))
        finally:
            terminal.close()
        self.tally.cuts[cut] += 1
        self._read(expected, f"{cut}, {work}")

    # -- typing ------------------------------------------------------------------------------

    def _work(self, terminal: Terminal, work: str, seconds: float) -> dict[str, str] | None:
        """Type for some seconds; what has to be in the book, where it is not read off the screen."""
        if work == "roll":
            order = self.random.sample(range(1, 17), 16)
            self.sent = {str(n): self.random.choice("ck") for n in order}
            keys = [n + letter for n, letter in self.sent.items()]
        else:
            terminal.send("\x1b[23~")  # F11: the sitting of this session
            terminal.wait_for("lượt")
            keys = [f"{self.random.randint(1, 16)}p\r" for _n in range(40)]
        if work == "draft":
            text = f"tóm tắt dở {self.random.randrange(10**6)}"
            terminal.send("1p\r")
            terminal.settle()
            terminal.send("v", text)
            terminal.wait_for(text)
            return {"draft": text}
        end = time.monotonic() + seconds
        while keys and time.monotonic() < end:
            terminal.type([keys.pop(0)], self.random.uniform(0.0, 0.15))
        return None

    def _shown(self, terminal: Terminal, work: str) -> dict[str, str]:
        """What the screen says is in the book."""
        if work == "speeches":
            found = re.search(r"(\d+) lượt", terminal.text)
            return {"speeches": found[1] if found else "0"}
        rows = [re.match(r"[► •]+ *(\d+) .{24,44}?([●×·]) ", line) for line in terminal.lines()]
        read = {row[1]: SIGNS[row[2]] for row in rows if row is not None}
        assert len(read) == len(NAMES), f"the roll is not read off the screen\n{terminal.text}"
        return read

    def _on_a_full_disk(self, terminal: Terminal, work: str, expected: dict[str, str]) -> dict[str, str]:
        """Type on while nothing more can be written, and once there is room again; what the screen says then.

        A mark that could not be written is said so, and shown as it was before.
        """
        programs = self.daemon.programs()
        self.disk.fill(programs)
        if work == "draft":  # a disk that refuses costs the draft, nothing else: typing goes on
            terminal.send(" thêm")
            terminal.settle()
            self.disk.empty(programs)
            return {"draft": expected["draft"] + " thêm"}
        for n in range(40):
            terminal.send(f"{n % 16 + 1}{'ck'[n // 16 % 2]}" if work == "roll" else f"{n % 16 + 1}p\r")
            terminal.settle(0.05)
            if NOT_SAVED in terminal.text:
                break
        else:
            self.tally.lost.append(f"disk full, {work}: forty entries and not one was refused aloud")
        self.tally.refused += 1
        if work == "roll":
            self._compare_now(self._shown(terminal, work))
        self.disk.empty(programs)
        terminal.send("1c" if work == "roll" else "1p\r")
        terminal.settle()
        shown = self._shown(terminal, work)
        if work == "roll":
            self.sent = {number: LETTERS[sign] for number, sign in shown.items() if sign}
            if shown.get("1") != "present":
                self.tally.lost.append("disk full, roll: nothing can be marked once there is room again")
        return shown

    def _compare_now(self, shown: dict[str, str]) -> None:
        """Compare what stands on the screen with what another hand reads from the full disk."""
        from store import open_book

        book = open_book(self.folder, by=BY)
        try:
            roll = book.attendance.roll(book.calendar.resolve(f"{self.year}-01").id)
            for row in roll.rows:
                there = shown.get(str(row.number))
                if there is not None and there != SHOWN_AS.get(row.mark.code, ""):
                    self.tally.lost.append(f"disk full: row {row.number} shown {there!r}, kept {row.mark.code}")
        finally:
            book.close()

    # -- cutting -----------------------------------------------------------------------------

    def _cut(self, terminal: Terminal, cut: str) -> None:
        match cut:
            case "client killed" | "disk full":
                terminal.kill(signal.SIGKILL)
            case "client frozen":
                terminal.kill(signal.SIGSTOP)
            case "program killed":
                for pid in self.daemon.programs():
                    os.kill(pid, signal.SIGKILL)
            case _:
                for pid in self.daemon.connections():
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)

    # -- reading -----------------------------------------------------------------------------

    def _read(self, expected: dict[str, str], where: str) -> None:
        """Compare what was shown with what is in the book, opened anew (which needs the lock)."""
        from store import open_book

        report = check(self.folder)
        if not report.ok:
            self.tally.lost.append(f"{where}: {[line.en for line in report.lines if line.level == 'bad']}")
        book = open_book(self.folder, by=BY)
        try:
            book.tidy()
            if "draft" in expected:
                kept = [left for left in book.drafts.left() if expected["draft"] in left.draft.texts.values()]
                self.tally.drafts += len(kept)
                if not kept:
                    self.tally.lost.append(f"{where}: draft {expected['draft']!r}")
                for left in book.drafts.left():
                    book.drafts.drop(left)
            elif "speeches" in expected:
                there = len(book.speeches.of_session(self.session))
                self._compare(int(expected["speeches"]), there, where)
            else:
                roll = book.attendance.roll(book.calendar.resolve(f"{self.year}-01").id)
                codes = {str(row.number): row.mark.code for row in roll.rows}
                for number, shown in expected.items():
                    self.tally.shown += bool(shown)
                    if shown and codes[number] not in (Code(shown), CODES[self.sent[number]]):
                        self.tally.lost.append(f"{where}: row {number} shown {shown}, kept {codes[number]}")
        finally:
            book.close()

    def _compare(self, shown: int, there: int, where: str) -> None:
        self.tally.shown += shown
        if there < shown:
            self.tally.lost.append(f"{where}: {shown} speeches shown, {there} kept")

    def close(self) -> None:
        """End the sshd, and let go of the disk."""
        self.daemon.stop()
        self.disk.close()
