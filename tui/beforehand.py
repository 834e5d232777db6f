"""What the first sight of the program does not need is brought in beside it, so that no room opens slowly.

A room's module is read when the room is first opened, and the lunar calendar takes about 40 ms. Both
are read here by a thread, soon after the first room stands; a key pressed meanwhile is answered, and a
room opened meanwhile reads what it needs by itself, as it would without this.
"""

from __future__ import annotations

import gc
import pkgutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Final

import tui.rooms
from store.rules import holidays
from tui import textual_hacks
from tui.room import Room

if TYPE_CHECKING:
    from textual.app import App

    _Base = App[None]
else:
    _Base = object

LATER: Final = 0.3
"""Seconds after the first sight: the first keys find nothing in their way."""

TURN: Final = 0.001
"""Seconds after which the thread lets a waiting key have the interpreter; Python's own 5 ms would be felt."""


class Beforehand(_Base):
    """Mix into the app: reads rooms and the calendar before they are asked for."""

    def bring_in_soon(self) -> None:
        """Begin in a moment."""
        self.set_timer(LATER, threading.Thread(target=self._bring_in, name="beforehand", daemon=True).start)

    def _bring_in(self) -> None:
        with _in_small_turns():
            holidays.bring_in()
            for name in sorted(rooms()):
                if textual_hacks.is_leaving(self):
                    return
                import_module(name)
        textual_hacks.call_in_app(self, self._say_so)

    def _say_so(self) -> None:
        self.call_later(self._brought_in)

    def _brought_in(self) -> None:
        gc.freeze()  # a thousand things that stay: no later collection looks at them
        screen = textual_hacks.place(self)[0]  # none any more where the program is just ending
        if isinstance(screen, Room):
            with screen.foot.kept():
                screen.brought_in()


def rooms() -> Iterator[str]:
    """The names of all modules of rooms."""
    for package in pkgutil.iter_modules(tui.rooms.__path__, "tui.rooms."):
        folder = import_module(package.name)
        yield from (module.name for module in pkgutil.iter_modules(folder.__path__, f"{package.name}."))


@contextmanager
def _in_small_turns() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
