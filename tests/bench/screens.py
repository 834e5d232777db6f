"""What a person feels at the screen: start, keys, typed letters, rooms, an idle screen.

Programs run in a pseudo-terminal of 80x24, `TERM=xterm-256color`, no COLORTERM, each on a fresh copy
of its book; Chibo and the floors take turns, so that a change of the machine's mood hits both.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from store import open_book
from tests.bench import NAMES, ROOT, books
from tests.bench.pty import Cost, Wire

YEARS: Final = 20
QUIET: Final = 1.2
"""Seconds between two speeches: nobody speaks shorter."""
LETTERS: Final = "ghi thuong"
"""What is typed into a field."""

ROOMS: Final = (
    ("sessions", "f2"), ("members", "f3"), ("a member", "enter"), ("back to the members", "ctrl+g"), ("log", "f4"),
    ("register", "f5"), ("themes", "f6"), ("assignments", "f7"), ("preparation", "f8"), ("settings", "f9"),
    ("today", "f10"), ("help", "f1"), ("back from help", "q"), ("palette", "ctrl+p"),
    ("back from the palette", "ctrl+c"), ("sessions again", "f2"), ("roll call", "enter"),
)  # fmt: skip
"""One walk through the rooms, from the roll call: the room, and the key that opens it."""


@dataclass(frozen=True, slots=True)
class Program:
    """Something to start and to press keys in."""

    name: str
    words: tuple[str, ...]
    """The command line after the interpreter."""
    rows: tuple[str, ...]
    """What must be on screen before it counts as there."""
    answer: str
    """What a mark paints."""
    book: Path | None = None
    """The book it opens a copy of."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start, in milliseconds from the making of the process."""

    rows: float
    """All rows are painted."""
    usable: float
    """A key pressed then has marked the first row, on disk where there is one."""
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Marks:
    """One roll called with one key a member."""

    costs: list[Cost]
    """Each key after the first."""
    first: Cost
    """The first key; in a book it also stores the rows of the roll."""
    cpu_ms: float
    """Processor time a key."""


@dataclass(frozen=True, slots=True)
class Speeches:
    """Opinions logged one after the other: the last key's time, the bytes of all their keys."""

    costs: list[Cost]


class Unsaved(AssertionError):
    """A mark was painted before it was on disk."""


def floor(kind: str) -> Program:
    """A floor of floors.py."""
    return Program(kind, ("-m", "tests.bench.floors", kind), NAMES, "● present")


def chibo(name: str, book: Path) -> Program:
    """The real program before the roll that is to be called."""
    opened = open_book(book)
    try:
        roll = opened.attendance.roll(opened.calendar.resolve(books.OPEN_CODE).id)
    finally:
        opened.close()
    rows = tuple(row.member.name for row in roll.rows[:16])
    return Program(name, ("-m", "tui", "attend", books.OPEN_CODE), rows, "● có mặt", book)


class Stage:
    """Where programs are started: a folder for copies of books, and a bare environment."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._count = 0
        self._env = {
            "PATH": os.environ.get("PATH", os.defpath), "HOME": str(place), "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "CHIBO_BY": "bench", "XDG_CONFIG_HOME": str(place / "config"), "XDG_STATE_HOME": str(place / "state"),
        }  # fmt: skip

    @contextmanager
    def start(self, program: Program) -> Iterator[tuple[Wire, Path | None]]:
        """Start a program; gives its terminal and the journal of its book."""
        env, journal = dict(self._env), None
        if program.book is not None:
            self._count += 1
            folder = books.copy(program.book, self._place / f"copy-{self._count}")
            env["CHIBO_BOOK"], journal = str(folder), folder / "db.jsonl"
        with Wire([sys.executable, *program.words], env=env, cwd=ROOT) as wire:
            yield wire, journal

    @contextmanager
    def standing(self, program: Program, *, rest: float = 0.25) -> Iterator[tuple[Wire, Path | None]]:
        """Start a program and wait until its rows stand and nothing moves."""
        with self.start(program) as (wire, journal):
            until_rows(wire, program)
            wire.settle(rest)
            shown = "\n".join(wire.display())
            assert all(row in shown for row in program.rows), shown
            yield wire, journal

    # -- one measuring each ------------------------------------------------------------------

    def once(self, program: Program) -> Start:
        """Start, press a key as soon as the rows are there, wait for its answer."""
        with self.start(program) as (wire, journal):
            rows = until_rows(wire, program)
            size = size_of(journal)
            first = len(wire.chunks)
            wire.press("c")
            usable = wire.until(lambda words: program.answer in words, since=first)
            ensure_grown(journal, size)
            wire.settle(0.2)
            return Start((rows - wire.started) * 1000, (usable - wire.started) * 1000, wire.peak_mib())

    def marks(self, program: Program, count: int) -> Marks:
        """Mark `count` successive members present, each on disk by the time it is painted."""
        with self.standing(program) as (wire, journal):
            first = self._mark(wire, program, journal)
            cpu = wire.cpu_ms()
            costs = [self._mark(wire, program, journal) for _ in range(count - 1)]
            cpu = (wire.cpu_ms() - cpu) / len(costs)
            shown = "\n".join(wire.display())
            assert shown.count(program.answer) >= min(count, 4), shown  # a long roll has moved on
            return Marks(costs, first, cpu)

    def _mark(self, wire: Wire, program: Program, journal: Path | None) -> Cost:
        size = size_of(journal)
        return wire.cost("c", answer=program.answer, answered=lambda: ensure_grown(journal, size))

    def speeches(self, program: Program, count: int) -> Speeches:
        """Log one opinion of each member after the first at their sitting, each on disk by the time it is painted."""
        with self.standing(program) as (wire, journal):
            wire.cost("*", quiet=0.2)
            wire.cost("f11", answer="chưa khai mạc", quiet=0.4)
            for key in ("enter", "enter", "b"):
                wire.cost(key, quiet=0.2)
            found = []
            for number in range(2, count + 2):  # the cursor stands on the first
                before = sum(wire.cost(key).size for key in (*str(number), "p"))
                size = size_of(journal)
                last = wire.cost("enter", answer="phát biểu", answered=partial(ensure_grown, journal, size))
                found.append(Cost(last.ms, before + last.size, last.text))
                wire.settle(QUIET)  # the log makes room for the next ones while nobody types
            return Speeches(found)

    def letters(self, program: Program) -> list[Cost]:
        """Type into the program's field (in Chibo the note's)."""
        with self.standing(program) as (wire, _journal):
            if program.book is not None:
                wire.cost("enter", quiet=0.1)
            return [wire.cost(letter) for letter in LETTERS]

    def rooms(self, program: Program) -> dict[str, Cost]:
        """Walk through the rooms."""
        with self.standing(program) as (wire, _journal):
            wire.cost("c", quiet=0.2)
            return {name: wire.cost(key, quiet=0.2) for name, key in ROOMS}

    def switches(self, program: Program, count: int) -> list[Cost]:
        """Switch between the two screens of a floor, there and back, after each was seen once."""
        with self.standing(program) as (wire, _journal):
            for _warm in range(2):
                wire.cost("c", quiet=0.2)
            return [wire.cost("c", quiet=0.2) for _ in range(count)]

    def first_screen(self, program: Program) -> int:
        """Bytes until the program stands and rests."""
        with self.standing(program) as (wire, _journal):
            return wire.size

    def idle(self, program: Program, seconds: float) -> tuple[int, float, float]:
        """Bytes sent, processor time in percent, and times woken a second, while nothing is done."""
        with self.standing(program, rest=1.2) as (wire, _journal):
            wire.steady()
            size, cpu, wakes, begun = wire.size, wire.cpu_ms(), wire.wakes(), time.perf_counter()
            while (left := begun + seconds - time.perf_counter()) > 0:
                wire.read(left)
            took = time.perf_counter() - begun
            return wire.size - size, (wire.cpu_ms() - cpu) / took / 10, (wire.wakes() - wakes) / took


def until_rows(wire: Wire, program: Program) -> float:
    """Wait until every row has been painted; the moment it was."""
    return wire.until(lambda words: all(row in words for row in program.rows))


def size_of(journal: Path | None) -> int:
    """How long the journal is; 0 for a floor."""
    return journal.stat().st_size if journal is not None else 0


def ensure_grown(journal: Path | None, size: int) -> None:
    """The journal is longer than it was. Unsaved when it is not."""
    if journal is not None and size_of(journal) <= size:
        raise Unsaved(f"{journal.name} has not grown, yet the mark is painted")
