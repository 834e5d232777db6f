"""Killed at any moment, the book opens with every mark that was acknowledged; and a control that loses some."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from store.disk.checking import check
from tests.faults.books import acknowledged, make, marked, reopen, writer

KILLS = 40


@pytest.mark.parametrize("tail", [4 << 20, 1500], ids=["journal only", "with checkpoints"])
def test_no_acknowledged_mark_is_lost_by_kill_9(tmp_path: Path, tail: int) -> None:
    folder = tmp_path / "book"
    make(folder)
    rng, told, first = random.Random(tail), set[int](), 1
    for n in range(KILLS // 2):
        process = writer(folder, first, 400, tail=tail)
        # One kill in five falls into starting up and recovering.
        time.sleep(rng.uniform(0.02, 0.15) if n % 5 == 0 else rng.uniform(0.18, 0.32))
        process.kill()
        process.wait()
        told |= acknowledged(process)
        first = 1 + 50 * (n % 3)
    disk = reopen(folder)
    assert disk.read_only is None
    assert told, "the writer was always killed before its first mark"
    assert told <= marked(disk)
    disk.close()
    assert check(folder).ok


def test_the_control_without_a_write_loses_marks(tmp_path: Path) -> None:
    """Acknowledge from memory only: this is what the test above would see if nothing reached the disk."""
    folder = tmp_path / "book"
    make(folder)
    sabotage = (
        "from store.disk import files\nfrom store.disk import disk as d\n"
        "d.Disk._append = lambda self, line: None\nd.Disk._length = lambda self: self._state.stand.offset"
    )
    process = writer(folder, 1, 400, pause=0.001, sabotage=sabotage)
    time.sleep(0.5)
    process.kill()
    process.wait()
    told = acknowledged(process)
    disk = reopen(folder)
    assert told - marked(disk)
    disk.close()


def test_two_writers_lose_none_of_each_others_marks(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    make(folder)
    one, two = writer(folder, 1, 200), writer(folder, 201, 200)
    assert (one.wait(60), two.wait(60)) == (0, 0)
    disk = reopen(folder)
    assert marked(disk) == set(range(1, 401))
    disk.close()
    assert check(folder).ok


def test_the_control_without_the_lock_damages_the_book(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    make(folder)
    sabotage = "from store.disk import system\nsystem.flock = lambda *a: None"
    writers = [writer(folder, start, 120, sabotage=sabotage) for start in (1, 121, 241, 361)]
    ends = [w.wait(60) for w in writers]
    report = check(folder)
    disk = reopen(folder)
    lost = set(range(1, 481)) - marked(disk)
    disk.close()
    assert lost or not report.ok or any(ends)


def test_a_live_writer_goes_on_while_the_other_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    make(folder)
    survivor = writer(folder, 1, 150, pause=0.004)
    told: set[int] = set()
    for n in range(6):
        other = writer(folder, 200 + 40 * n, 40, pause=0.001)
        time.sleep(0.12 + 0.05 * n)
        other.kill()
        other.wait()
        told |= acknowledged(other)
    assert survivor.wait(60) == 0
    disk = reopen(folder)
    assert told | set(range(1, 151)) <= marked(disk)
    disk.close()
