"""A real power cut: a book on an ext4 of its own, which is shut down without its log, and mounted again.

`EXT4_IOC_SHUTDOWN` without a flush of the log is what the kernel's own tests call "godown": all that was not
flushed is gone, as if the power were. It asks for root and a loop device. Only what a writer was told before
the cut counts.
"""

from __future__ import annotations

import fcntl
import os
import random
import select
import shutil
import signal
import struct
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from store.disk.checking import check
from tests.faults.books import make, marked, reopen, writer

SHUTDOWN: Final = 0x8004587D
"""EXT4_IOC_SHUTDOWN: _IOR('X', 125, __u32)."""
NO_LOG_FLUSH: Final = 2
NO_FLUSH: Final = "from store.disk import system\nsystem.fdatasync = lambda descriptor: None"
"""For the control: a program that acknowledges what it has not flushed."""


class Ext4:
    """A small ext4 in a file, mounted while it is needed."""

    def __init__(self, place: Path) -> None:
        self.image, self.root = place / "disk.img", place / "disk"
        self.root.mkdir()

    def __enter__(self) -> Self:
        with self.image.open("wb") as file:
            file.truncate(16 << 20)
        _do("mkfs.ext4", "-q", "-O", "^metadata_csum", str(self.image))
        self._mount()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if os.path.ismount(self.root):
            _do("umount", str(self.root))

    def _mount(self) -> None:
        _do("mount", "-o", "loop", str(self.image), str(self.root))

    def cut(self) -> None:
        """The power is gone: nothing more reaches the disk."""
        descriptor = os.open(self.root, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        finally:
            os.close(descriptor)

    def back(self) -> None:
        """The power is back: what the disk had is read again."""
        _do("umount", str(self.root))
        self._mount()


def _do(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


def lacking(place: Path) -> str:
    """Why there can be no real power cut here; empty where there can."""
    if os.geteuid() != 0:
        return "only root may mount"
    if any(shutil.which(name) is None for name in ("mkfs.ext4", "mount", "umount")):
        return "there is no mkfs.ext4 or mount here"
    try:
        with Ext4(place) as disk:
            disk.cut()
    except (OSError, subprocess.CalledProcessError) as error:
        return f"this machine lets nobody mount a loop device or cut it off: {error}"
    return ""


def lost_in_a_cut(place: Path, rng: random.Random, *, sabotage: str = "") -> tuple[int, set[int], str]:
    """Cut the power under a writer: marks it was told of, those that are gone, and what `check` finds damaged."""
    place.mkdir()
    with Ext4(place) as disk:
        folder = disk.root / "book"
        make(folder, members=400)
        _do("sync", "-f", str(disk.root))
        pause, tail = rng.choice([0.0, 0.002]), rng.choice([4 << 20, 1500])
        process = writer(folder, 1, 400, pause=pause, tail=tail, sabotage=sabotage)
        told = _told(process, rng.randrange(1, 120), idle=rng.choice([0.0, 0.0, rng.uniform(0, 0.4)]))
        disk.cut()
        process.kill()
        process.wait()
        disk.back()
        report = check(folder)
        book = reopen(folder)
        lost = told - marked(book)
        trouble = str(book.read_only or "") + "".join(line.en for line in report.lines if line.level == "bad")
        book.let_go()
    return len(told), lost, trouble


def _told(process: subprocess.Popen[str], count: int, *, idle: float) -> set[int]:
    """What the writer says is saved, until it has said so many; after a pause in which it writes nothing, if any."""
    assert process.stdout is not None
    file, data, end = process.stdout.fileno(), b"", time.monotonic() + 20
    while data.count(b"\n") < count and time.monotonic() < end:
        if select.select([file], [], [], 0.5)[0]:
            more = os.read(file, 1 << 16)
            data += more
            if not more:
                break
    if idle:
        process.send_signal(signal.SIGSTOP)
        time.sleep(idle)
    return {int(line) for line in data.split(b"\n")[:-1] if line}
