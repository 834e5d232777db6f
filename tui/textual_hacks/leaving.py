"""Leaving without a word, whatever has failed, and a writer that outlives its terminal. Private names of 8.2.8.

What is written down about a fault, and what is said, is decided in terminal.py.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread

from tui.textual_hacks.listening import Bell, listen
from tui.textual_hacks.pausing import Pauses

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

    _Base = App[None]
else:
    _Base = object


class PatientWriter(WriterThread):
    """A writer that goes on taking what is written when the terminal has gone.

    `_writer_thread.WriterThread` (8.2.8) ends with a traceback at the first failed write; its queue of
    30 then fills and the event loop waits for room in it for ever. The failure may come as late as the last
    sending, after the stop was taken from the queue: no second stop will follow.
    """

    def run(self) -> None:
        """Write until told to stop, sending off when nothing waits; after a failure only listen for the stop."""
        gone = False
        stop = False
        while not stop:
            text = self._queue.get()
            stop = text is None
            if gone:
                continue
            try:
                self._file.write(text or "")
                if stop or not self._queue.qsize():
                    self._file.flush()
            except (OSError, ValueError):
                gone = True


def guard_output() -> None:
    """Write through `PatientWriter`: `linux_driver.WriterThread` (8.2.8) is looked up when the app starts."""
    linux_driver.WriterThread = PatientWriter  # type: ignore[attr-defined]


class QuietFaults(_Base):
    """Mix into an App: no traceback, local variable or message of an exception ever reaches the terminal.

    Overrides `App._handle_exception`, `_fatal_error`, `panic`, `_print_error_renderables` and
    `_build_driver` (8.2.8): Textual prints Rich tracebacks with local variables, also for what fails
    after `exit()` (Textual issue 5325), and offers no other place to stop it.
    """

    def crash(self, error: BaseException | None, places: list[str]) -> None:
        """Hear of a fault once it has ended the app. `places` are 'file:line function', outermost first."""

    def terminal_gone(self) -> None:
        """Hear, once and in the app's loop, that the terminal has no more to give."""

    def _handle_exception(self, error: Exception) -> None:
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._end(error, [])

    def _fatal_error(self) -> None:
        self._end(sys.exc_info()[1], [])

    def panic(self, *renderables: object) -> None:
        """End the app; the input thread hands its fault in as a drawn traceback, of which the places are kept."""
        from rich.traceback import Traceback  # takes pygments with it: a tenth of the start

        stacks = [s for r in renderables if isinstance(r, Traceback) for s in r.trace.stacks]
        self._end(None, [f"{frame.filename}:{frame.lineno} {frame.name}" for s in stacks for frame in s.frames])

    def _end(self, error: BaseException | None, places: list[str]) -> None:
        leaving, code = self._exit, self._return_code
        self.crash(error, places)
        # Who was leaving already keeps the code it was leaving with (129 after a hang-up).
        self._return_code = code if leaving else 1
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    def _build_driver(self, *args: Any, **kwargs: Any) -> Driver:
        driver = super()._build_driver(*args, **kwargs)
        # Textual draws on stderr; with stderr sent to a file the screen would go there.
        stderr, stdout = sys.__stderr__, sys.__stdout__
        if isinstance(driver, linux_driver.LinuxDriver) and stdout and not (stderr and stderr.isatty()):
            driver._file = stdout
        # The driver makes a task for every key; post_message may be called from a thread as it is.
        driver.send_message = self.post_message  # type: ignore[assignment, method-assign]
        if isinstance(driver, linux_driver.LinuxDriver):
            bell = driver.exit_event = Bell()
            gone = partial(call_in_app, self, self.terminal_gone)
            driver.run_input_thread = partial(listen, driver, bell, gone)  # type: ignore[method-assign]
            Pauses(self, driver, partial(call_in_app, self))
        return driver


def call_in_app(app: App[Any], callback: Callable[[], None]) -> None:
    """Run a callback in the app's loop, from a signal handler or a thread: `App._loop` (8.2.8)."""
    loop = app._loop
    if loop is not None and not loop.is_closed():
        loop.call_soon_threadsafe(callback)


def restore_modes(app: App[Any]) -> None:
    """Give the terminal its modes (echo, lines) back at once: `LinuxDriver.attrs_before` (8.2.8).

    Does not wait for a frozen terminal; what is drawn stays until Textual has left by itself.
    """
    import termios

    driver = app._driver
    if isinstance(driver, linux_driver.LinuxDriver) and driver.attrs_before is not None:
        with contextlib.suppress(termios.error, OSError):  # a terminal that is gone has no modes
            termios.tcsetattr(driver.fileno, termios.TCSANOW, driver.attrs_before)
