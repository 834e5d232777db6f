"""Listening to the terminal without waking ten times a second. Private names of Textual 8.2.8.

Stands for `LinuxDriver.run_input_thread`, which asks the parser every tenth of a second whether it still
waits for something, and takes that long to end, and up to twice that long to tell Esc from the beginning
of an arrow key. What bytes mean is read in reading.py.
"""

from __future__ import annotations

import codecs
import os
import select
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from textual.drivers.linux_driver import LinuxDriver

from tui.textual_hacks.reading import GuardedParser

_READ: Final = 4096
"""Bytes in one read, as Textual has it."""


class Bell(threading.Event):
    """An event that also wakes who waits for a file: stands for `LinuxDriver.exit_event` (8.2.8)."""

    def __init__(self) -> None:
        super().__init__()
        self.file, self._rope = os.pipe()
        """Readable while the event is set."""
        os.set_blocking(self.file, False)
        os.set_blocking(self._rope, False)

    def set(self) -> None:
        """Set the event and wake the thread that listens."""
        super().set()
        with suppress(BlockingIOError):
            os.write(self._rope, b"!")

    def clear(self) -> None:
        """Make ready to be set again."""
        super().clear()
        with suppress(BlockingIOError):
            os.read(self.file, _READ)


def listen(driver: LinuxDriver, bell: Bell, ended: Callable[[], None]) -> None:
    """Hand on what the terminal sends until the bell is set; `ended` is called when it has no more to give.

    Runs in the input thread. Bytes that are no UTF-8 become U+FFFD (Textual's decoder ends the program,
    issue 6456); after the end nothing is read any more (Textual would spin, pull request 6690).
    """
    parser = GuardedParser(driver._debug)
    decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
    open_ends = [driver.fileno, bell.file]
    while not bell.is_set():
        if driver.fileno in select.select(open_ends, (), (), parser.patience())[0]:
            data = _read(driver.fileno)
            if not data:
                open_ends.remove(driver.fileno)
                ended()
            for message in parser.feed(text) if (text := decode(data)) else ():
                driver.process_message(message)
        for message in parser.tick():
            driver.process_message(message)


def _read(file: int) -> bytes:
    """What is there to read; nothing when the terminal has gone, however it says so."""
    try:
        return os.read(file, _READ)
    except OSError:
        return b""
