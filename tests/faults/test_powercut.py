"""A power cut keeps only what was flushed. A model of the disk drops the rest, at every moment.

The model stands between the book and the system: a write lives in the cache until the file is
flushed, a new name until its folder is. After each acknowledged mark the power goes.
"""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from store.disk import system
from tests.faults.books import make, marked, puts, reopen


class Power:
    """Follows what has reached the platter: bytes of files, names of folders."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, *, flushes: bool = True) -> None:
        self.folder, self.flushes = folder, flushes
        self.safe: dict[str, bytes] = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
        self.written: dict[int, bytes] = {}
        monkeypatch.setattr(system, "fdatasync", self.flush)
        monkeypatch.setattr(system, "fsync", self.flush)

    def flush(self, descriptor: int) -> Any:
        if not self.flushes:
            return None
        path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        if path.is_dir():
            if path == self.folder:
                # Names are made durable: what each name stands for is what was flushed of that file.
                known = {p.name: self.written.get(p.stat().st_ino) for p in path.iterdir() if p.is_file()}
                self.safe = {n: d if d is not None else self.safe.get(n, b"") for n, d in known.items()}
            return None
        data = path.read_bytes()
        self.written[os.fstat(descriptor).st_ino] = data
        if path.parent == self.folder and path.name in self.safe and not path.name.startswith("."):
            self.safe[path.name] = data
        return None

    def cut(self, place: Path) -> Path:
        """The folder as it would be found after the power is back."""
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        for name, data in self.safe.items():
            (place / name).write_bytes(data)
        return place


def losses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, flushes: bool) -> int:
    """How many acknowledged marks are gone, summed over a power cut after every mark and checkpoint."""
    folder = tmp_path / "book"
    make(folder, members=40)
    power = Power(monkeypatch, folder, flushes=flushes)
    disk = reopen(folder)
    lost = 0
    for member in range(1, 25):
        disk.commit("attendance.mark", partial(puts, member))
        if member % 5 == 0:
            disk.checkpoint()
        found = reopen(power.cut(tmp_path / "after"))
        lost += len(set(range(1, member + 1)) - marked(found))
        assert not flushes or found.read_only is None
        found.let_go()
    disk.let_go()
    return lost


def test_a_power_cut_after_any_acknowledged_mark_loses_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert losses(tmp_path, monkeypatch, flushes=True) == 0


def test_the_control_without_flushes_loses_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert losses(tmp_path, monkeypatch, flushes=False) > 0
