"""Faults of every kind, one after another at random, over books that are marked meanwhile.

A fault counts as survived when every acknowledged mark is in the book afterwards, no row is silently
different, and `check` finds nothing it should not. The short tests beside this file have the controls.
"""

from __future__ import annotations

import contextlib
import errno
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from store.disk import Disk
from store.disk.checking import check
from store.disk.repairing import repair
from store.errors import BookError
from tests.faults.books import acknowledged, make, marked, now, put, puts, reopen, touched, writer
from tests.faults.test_io_errors import Failing
from tests.faults.test_powercut import Power

Rows = dict[str, dict[str, dict[str, object]]]


def rows_of(disk: Disk) -> Rows:
    """Every row of an open book."""
    return {name: dict(rows) for name, rows in disk.tables().items()}


class LongRun:
    """Books in one folder, and what was lost of them."""

    def __init__(self, place: Path, seed: int) -> None:
        self.place, self.random = place, random.Random(seed)
        self.faults: Counter[str] = Counter()
        self.marks = 0
        """Acknowledged marks that were looked for after a fault."""
        self.lost: list[str] = []
        self._first = 0
        self.kinds: dict[str, tuple[int, Callable[[], None]]] = {
            "killed": (15, self.killed), "one of two killed": (3, self.one_of_two_killed), "torn line": (22, self.torn),
            "bits flipped": (30, self.flipped), "system call failed": (20, self.call_failed),
            "power cut": (10, self.power_cut),
        }  # fmt: skip

    def one(self) -> None:
        """One fault of a kind drawn at random."""
        kinds = list(self.kinds)
        kind = self.random.choices(kinds, [self.kinds[name][0] for name in kinds])[0]
        self.kinds[kind][1]()
        self.faults[kind] += 1

    def _expect(self, told: set[int], found: set[int], where: str) -> None:
        self.marks += len(told)
        if told - found:
            self.lost.append(f"{where}: {sorted(told - found)}")

    def _fresh(self, name: str, members: int = 20) -> Path:
        folder = self.place / name
        shutil.rmtree(folder, ignore_errors=True)
        make(folder, members=members)
        return folder

    # -- processes that are killed -----------------------------------------------------------

    def _to_be_killed(self) -> tuple[Path, int]:
        """A book and the first member of fifty that nobody has marked yet."""
        if self._first % 450 == 0:
            self._fresh("killed", members=500)
            self._first = 0
        self._first += 50
        return self.place / "killed", self._first - 49

    def _read(self, folder: Path, told: set[int], where: str) -> None:
        disk = reopen(folder)
        if disk.read_only is not None:
            self.lost.append(f"{where}: {disk.read_only}")
        self._expect(told, marked(disk), where)
        disk.close()
        if not check(folder).ok:
            self.lost.append(f"{where}: check")

    def killed(self) -> None:
        """A writer is killed at a random moment, one in five while it starts."""
        folder, first = self._to_be_killed()
        process = writer(folder, first, 50, pause=0.001, tail=self.random.choice([4 << 20, 1500]))
        time.sleep(self.random.uniform(0.02, 0.15) if self.random.random() < 0.2 else self.random.uniform(0.15, 0.4))
        process.kill()
        process.wait()
        self._read(folder, acknowledged(process), "killed")

    def one_of_two_killed(self) -> None:
        """Two write at once and one is killed; the other has to end well."""
        folder, first = self._to_be_killed()
        one, two = writer(folder, first, 25, pause=0.002), writer(folder, first + 25, 25, pause=0.002)
        time.sleep(self.random.uniform(0.1, 0.4))
        one.kill()
        one.wait()
        if two.wait(60) != 0:
            self.lost.append("the survivor died")
        self._read(folder, acknowledged(one) | acknowledged(two), "one of two killed")

    # -- files that are damaged --------------------------------------------------------------

    def _marked_book(self) -> tuple[Path, set[int]]:
        """A book with a checkpoint and marks behind it; who was acknowledged."""
        folder = self._fresh("damaged")
        told = set(self.random.sample(range(1, 21), 8))
        disk = reopen(folder)
        for n, member in enumerate(sorted(told)):
            disk.commit("attendance.mark", partial(puts, member))
            if n == 4:
                disk.checkpoint()
        disk.let_go()
        return folder, told

    def torn(self) -> None:
        """An unacknowledged line is torn at a random byte, or followed by zeros."""
        folder, told = self._marked_book()
        file = folder / "db.jsonl"
        line = file.read_bytes().splitlines(keepends=True)[-1]
        with file.open("ab") as out:
            out.write(line[: self.random.randrange(1, len(line))] + b"\0" * self.random.choice([0, 512]))
        disk = reopen(folder)
        if disk.read_only is not None:
            self.lost.append(f"torn: {disk.read_only}")
        disk.commit("attendance.mark", lambda: [put(20)])
        self._expect(told | {20}, marked(disk), "torn")
        disk.let_go()

    def flipped(self) -> None:
        """One to three bits flip; the book says so, and a repair saves every row or names it."""
        folder, _told = self._marked_book()
        disk = reopen(folder)
        right, by_entry = rows_of(disk), touched(folder)
        disk.let_go()
        flips = self.random.randrange(1, 4)
        for _n in range(flips):
            file = folder / self.random.choice(["db.json", "db.jsonl"])
            data = bytearray(file.read_bytes())
            data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
            file.write_bytes(data)
        report = check(folder)
        # Two hits may make the last line look like one that was never finished, which is said, too, but is no damage.
        if report.ok and (flips == 1 or not any("unfinished" in line.en for line in report.lines)):
            self.lost.append("flipped: not noticed")
        disk = reopen(folder)
        for name, rows in rows_of(disk).items():
            self.lost += [f"flipped: {name} {id}" for id, doc in rows.items() if right[name].get(id) != doc]
        disk.let_go()
        shutil.rmtree(self.place / "repaired", ignore_errors=True)
        made = repair(folder, self.place / "repaired", now=now, by="t")
        named = {(loss.table, loss.row) for loss in made.losses}
        self._compare(right, made.folder, named.union(*(by_entry.get(n, set()) for n in made.lost)))

    def _compare(self, right: Rows, folder: Path, named: set[tuple[str, str]]) -> None:
        disk = reopen(folder)
        rows = rows_of(disk)
        disk.let_go()
        if not check(folder).ok or disk.read_only is not None:
            self.lost.append("repair: the new book is not whole")
        for name in right:
            for id in {*right[name], *rows.get(name, {})}:
                same = right[name].get(id) == rows.get(name, {}).get(id)
                self.marks += name == "marks"
                if not (same or (name, id) in named):
                    self.lost.append(f"repair: {name} {id} different and not named")

    # -- systems that fail -------------------------------------------------------------------

    def call_failed(self) -> None:
        """Some system call fails, once or from then on; the same program marks again afterwards."""
        folder, told = self._fresh("failing"), set[int]()
        disk = reopen(folder)
        with pytest.MonkeyPatch.context() as patch:
            failing = Failing(
                patch, self.random.randrange(1, 30), self.random.choice([errno.EIO, errno.ENOSPC]),
                lasting=self.random.random() < 0.5, half=self.random.random() < 0.5,
            )  # fmt: skip
            for member in range(1, 7):
                with contextlib.suppress(BookError):
                    if disk.commit("attendance.mark", partial(puts, member)) is not None:
                        told.add(member)
                with contextlib.suppress(BookError):
                    disk.checkpoint()
            failing.on = False
            disk.commit("attendance.mark", lambda: [put(20)])
            self._expect(told | {20}, marked(disk), "call failed, in memory")
            disk.close()
        self._read(folder, told | {20}, "call failed")

    def power_cut(self) -> None:
        """The power goes after a random mark; only what was flushed is there again."""
        folder, told = self._fresh("power"), set[int]()
        with pytest.MonkeyPatch.context() as patch:
            power = Power(patch, folder)
            disk = reopen(folder)
            for member in range(1, self.random.randrange(2, 15)):
                disk.commit("attendance.mark", partial(puts, member))
                told.add(member)
                if self.random.random() < 0.2:
                    disk.checkpoint()
            after = power.cut(self.place / "after")
            disk.let_go()
        self._read(after, told, "power cut")
