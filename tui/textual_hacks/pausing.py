"""Pausing the program (SIGTSTP) and going on (SIGCONT), in whatever order they come. Private names of Textual 8.2.8."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tui.textual_hacks.painting import paint_now

if TYPE_CHECKING:
    from textual.app import App
    from textual.drivers.linux_driver import LinuxDriver


class Pauses:
    """Gives the terminal back when told to stop, takes it again when told to go on, and only after a pause.

    Stands for `LinuxDriver._sigtstp_application` and `_sigcont_application` (8.2.8). Theirs start a second
    pair of threads over one that runs, and remember raw modes as those to give back: a hang-up comes as
    SIGHUP and SIGCONT together. And where one signal came while the other was being seen to, the program
    stayed deaf in a terminal that was not its own. Here a signal that comes meanwhile waits its turn, and
    the last one counts. It is seen to in the app's loop: a signal may come in the middle of a line being handed
    to the writer, and giving the terminal back waits for the writer, which would wait for that line for ever.
    `App._running` and `LinuxDriver._key_thread` have no public twin.
    """

    def __init__(self, app: App[Any], driver: LinuxDriver, soon: Callable[[Callable[[], None]], None]) -> None:
        """`soon` runs a callback in the app's loop, from a signal handler."""
        self._app, self._driver, self._soon = app, driver, soon
        self._down = self._busy = False
        self._told = 0
        signal.signal(signal.SIGTSTP, self._hear)
        signal.signal(signal.SIGCONT, self._hear)

    def _hear(self, number: int, _frame: object) -> None:
        self._told = number
        self._soon(self._see_to_it)

    def _see_to_it(self) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            while self._told:
                told, self._told = self._told, 0
                self._pause() if told == signal.SIGTSTP else self._go_on()
        finally:
            self._busy = False

    def _pause(self) -> None:
        if self._app._running and not self._down:
            self._driver.suspend_application_mode()
            self._driver._must_signal_resume = True
            self._down = True
        if not self._told:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Take the terminal; where it belongs to another program for now, the next SIGCONT tries again."""
        if self._app._running and self._down:
            self._driver._key_thread = None
            self._driver.resume_application_mode()
            self._down = self._driver._key_thread is None
            if not self._down:  # the terminal stands empty: a shell was there meanwhile
                self._app.call_next(lambda: paint_now(self._app.screen))
