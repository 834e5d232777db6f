"""One writer at a time: flock on a file that is never replaced or deleted.

The lock is held only around storage code. A stopped process keeps its lock, so waiting ends after
three seconds with the name of who holds it. Where flock does not exist nothing is promised.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from store.disk import system
from store.disk.files import private_open
from store.errors import LockBusy

PATIENCE: Final = 3.0
"""Seconds a writer waits."""


class Lock:
    """The book's lock; re-entrant within one process object."""

    def __init__(self, path: Path) -> None:
        self._descriptor = private_open(path, os.O_RDWR | os.O_CREAT)
        self._depth = 0

    @property
    def mine(self) -> bool:
        """Whether this object holds the lock now."""
        return self._depth > 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock alone. LockBusy after three seconds."""
        if self._depth == 0:
            self._take()
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if self._depth == 0:
                system.flock(self._descriptor, fcntl.LOCK_UN)

    @contextmanager
    def shared(self) -> Iterator[bool]:
        """Hold the lock for reading if it is free at once; yields whether it was."""
        if self._depth:
            yield True
            return
        try:
            system.flock(self._descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        try:
            yield True
        finally:
            system.flock(self._descriptor, fcntl.LOCK_UN)

    def _take(self) -> None:
        end = time.monotonic() + PATIENCE
        pause = 0.0005
        while True:
            try:
                system.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise LockBusy(holder=holder(self._descriptor), seconds=int(PATIENCE)) from None
                time.sleep(pause)
                pause = min(pause * 2, 0.02)
            else:
                return

    def close(self) -> None:
        """Let go of the lock file."""
        if self._descriptor >= 0:
            system.close(self._descriptor)
            self._descriptor = -1


def holder(descriptor: int) -> str:
    """Who holds the lock on an open file, in words, as far as this system tells."""
    inode = os.fstat(descriptor).st_ino
    try:
        lines = Path("/proc/locks").read_text("ascii", "replace").splitlines()
    except OSError:
        return "một máy khác"
    for line in lines:
        words = line.split()
        if "->" not in words and "FLOCK" in words and words[5].rpartition(":")[2] == str(inode):
            return _person(int(words[4]))
    return "một máy khác"


def _person(pid: int) -> str:
    process = Path(f"/proc/{pid}")
    try:
        uid = process.stat().st_uid
    except OSError:
        return f"tiến trình {pid}"
    try:
        name = pwd.getpwuid(uid).pw_name
    except KeyError:
        name = str(uid)
    try:
        terminal = os.readlink(process / "fd" / "0").removeprefix("/dev/")
    except OSError:
        terminal = "?"
    return f"{name} ({terminal}, tiến trình {pid})"


def seat() -> str:
    """Which terminal this is, for the journal."""
    try:
        return os.ttyname(0).removeprefix("/dev/")
    except OSError:
        return ""
