"""A disk that is full under a running program, and has room again.

Where loop devices may be mounted the book lies on a small ext4, which is filled up. Elsewhere the kernel lets
the program's files grow no further: the same failing writes, by another error number.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tests.faults.ext4 import Ext4, lacking


class Disk:
    """Where the book lies."""

    def __init__(self, place: Path) -> None:
        (place / "trial").mkdir(parents=True)
        self.why_not = lacking(place / "trial")
        """Why the disk is none of its own; empty where it is."""
        (place / "own").mkdir()
        self._own = None if self.why_not else Ext4(place / "own").__enter__()
        self.folder = (self._own.root if self._own else place) / "book"
        self._ballast = self.folder.parent / "ballast"

    def fill(self, programs: Iterable[int]) -> None:
        """Leave no byte free for these programs' next block."""
        if self._own is None:
            size = (self.folder / "db.jsonl").stat().st_size
            for pid in programs:
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (size + 500, resource.RLIM_INFINITY))
            return
        with suppress(OSError), self._ballast.open("wb", buffering=0) as file:
            while file.write(b"\0" * 4096):
                pass

    def empty(self, programs: Iterable[int]) -> None:
        """Give the room back."""
        if self._own is None:
            for pid in programs:
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        else:
            self._ballast.unlink()
            os.sync()

    def close(self) -> None:
        """Let go of the disk; nobody may have it open any more."""
        if self._own is not None:
            self._own.__exit__(None, None, None)
