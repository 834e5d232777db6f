"""The disk's part: one mark against a bare append and flush, opening a book, at any age of the book.

Each measuring is a process of its own, as the program would be, with one book open in it:

    python -m tests.bench.storage marks FOLDER SESSION COUNT
    python -m tests.bench.storage open FOLDER SESSION COUNT

prints milliseconds as JSON. No screen is drawn and Textual is not imported.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from tests.bench import ROOT, books
from tests.bench.table import Row

LINE: Final = b"x" * 99 + b"\n"
"""What the bare floor appends: a hundred bytes."""

Samples = dict[str, list[float]]
"""Milliseconds (or counts) by what was measured."""


def timed(work: Callable[[], object]) -> float:
    """How many milliseconds `work` takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def append_and_flush(descriptor: int) -> None:
    """The floor: a hundred bytes at the end of a file, durable."""
    os.write(descriptor, LINE)
    os.fdatasync(descriptor)


def count_flushes() -> list[int]:
    """Count every flush of the store from now on, in the list's one number."""
    from store.disk import system

    counted = [0]
    for name in ("fsync", "fdatasync"):
        flush = getattr(system, name)

        def counting(descriptor: int, flush: Callable[[int], None] = flush) -> None:
            counted[0] += 1
            flush(descriptor)

        setattr(system, name, counting)
    return counted


def written() -> int:
    """Bytes this process has handed to write calls so far."""
    return int(Path("/proc/self/io").read_text().split("wchar:")[1].split()[0])


def marks(folder: Path, session: int, count: int) -> Samples:
    """Mark members in turn, each mark next to a bare append in the same folder."""
    from store import open_book
    from store.records import Code

    flushed = count_flushes()
    book = open_book(folder)
    people = [m.id for m in book.roster.members()]
    book.attendance.mark(session, people[0], Code.LATE)
    floor = os.open(folder / "floor", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    found: Samples = {"mark": [], "floor": [], "flushes": [], "bytes": []}
    codes = (Code.PRESENT, Code.UNEXCUSED)
    for i in range(count):
        found["floor"].append(timed(partial(append_and_flush, floor)))
        member, code = people[i % len(people)], codes[i // len(people) % 2]
        before, sent = flushed[0], written()
        found["mark"].append(timed(partial(book.attendance.mark, session, member, code)))
        found["flushes"].append(flushed[0] - before)
        found["bytes"].append(written() - sent)
    os.close(floor)
    return found


def opening(folder: Path, session: int, count: int) -> Samples:
    """Open the book and read the roll that is to be called; then, after a mark, bring the file up to the journal."""
    from store import open_book
    from store.records import Code

    found: Samples = {"open": [], "tidy": []}
    for i in range(count):
        begun = time.perf_counter()
        book = open_book(folder)
        book.attendance.roll(session)
        found["open"].append((time.perf_counter() - begun) * 1000)
        book.attendance.mark(session, 1, (Code.PRESENT, Code.LATE)[i % 2], clock="14:05" if i % 2 else None)
        found["tidy"].append(timed(book.tidy))
        book.close()
    return found


def in_a_process(what: str, folder: Path, session: int, count: int) -> Samples:
    """Run one measuring in a process of its own."""
    argv = [sys.executable, "-m", "tests.bench.storage", what, str(folder), str(session), str(count)]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    said: Samples = json.loads(done.stdout)
    return said


def rows(place: Path, ages: Sequence[int], runs: int, count: int, tell: Callable[[str], None]) -> list[Row]:
    """The table's rows on the disk: every age measured once a run, in turn."""
    masters = {years: books.make(place / f"age-{years}", years) for years in ages}
    marked: dict[int, list[Samples]] = {years: [] for years in ages}
    opened: dict[int, list[Samples]] = {years: [] for years in ages}
    for run in range(runs):
        tell(f"store {run + 1}/{runs}")
        for years in ages:
            session = books.open_session(years)
            fresh = books.copy(masters[years], place / f"age-{years}-{run}")
            opened[years].append(in_a_process("open", fresh, session, 3))
            marked[years].append(in_a_process("marks", fresh, session, count))
    return [*_mark_rows(marked), *_open_rows(opened)]


def _medians(samples: Sequence[Samples], what: str) -> list[float]:
    return [median(s[what]) for s in samples]


def _late(samples: Sequence[Samples], what: str) -> list[float]:
    """The 95th percentile of each run."""
    return [quantiles(s[what], n=20, method="inclusive")[-1] for s in samples]


def _mark_rows(marked: dict[int, list[Samples]]) -> list[Row]:
    made = []
    for years, found in marked.items():
        own, floor = _medians(found, "mark"), _medians(found, "floor")
        made.append(Row(f"store: a mark, {years} y (floor: append + flush)", "ms", own, floor, ratio=2))
        made.append(Row(f"store: … 95th percentile, {years} y", "ms", _late(found, "mark"), _late(found, "floor")))
    youngest, oldest = min(marked), max(marked)
    if youngest != oldest:
        first, last = _medians(marked[youngest], "mark"), _medians(marked[oldest], "mark")
        made.append(Row(f"store: a mark, {oldest} y against {youngest} y", "ms", last, first, ratio=1.3))
    old = marked[oldest]
    made.append(Row("store: flushes a mark", "", [max(s["flushes"]) for s in old], most=1))
    made.append(Row("store: bytes written a mark", "bytes", [max(s["bytes"]) for s in old], most=1024))
    return made


def _open_rows(opened: dict[int, list[Samples]]) -> list[Row]:
    made = []
    for years, found in opened.items():
        made.append(Row(f"store: book open and roll read, {years} y", "ms", _medians(found, "open"), most=150))
    old = opened[max(opened)]
    made.append(Row(f"store: bringing the file up, {max(opened)} y", "ms", _medians(old, "tidy"), most=60))
    return made


if __name__ == "__main__":
    work = {"marks": marks, "open": opening}[sys.argv[1]]
    print(json.dumps(work(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
