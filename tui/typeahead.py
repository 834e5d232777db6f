"""One key at a time: keys written in one burst act as if typed slowly.

A Vietnamese input method sends backspaces and new letters in one read; a slow line joins keys typed
apart. Textual hands each key to the widget focused at that moment and runs bindings later, when the
key has bubbled up, so Backspace, Tab, Enter or a key that opens a room would act after the letters
that followed it (Textual issue 6605). Here the app holds everything that comes from the terminal
(keys, pastes, mouse, focus of the window) in one line and gives out the next only when the one
before has come to rest. Resizing, timers and signals do not stand in this line.

At rest means: no task of the event loop has anything left to do, nobody on the road a key takes (the
focused widget, its parents, the screen, the app) is still busy with a message, and after a change of
screen the new one has been laid out. What has come to rest is only looked at, never asked by message,
so holding costs no byte and next to no time, and a widget that is removed meanwhile cannot break the
line. A handler that never ends is left behind after PATIENCE: the line goes on and no key is lost.

Deliberately not here: what a key or a paste may hold (terminal.py).
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Final

from textual import events

from tui import textual_hacks

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump
    from textual.screen import Screen

    _Base = App[None]
else:
    _Base = object

PATIENCE: Final = 5.0
"""Seconds after which a handler that is still busy is left behind and the next key goes out."""

DRAWING: Final = 0.5
"""Seconds after which a screen that is still not laid out is left to itself."""

TURNS: Final = 200
"""Turns of the event loop after which a loop that is never idle (another's spinner) counts as idle."""

PAUSE: Final = 0.004
"""Seconds between two looks while something waits for a timer, a file or a frame."""


class OneKeyAtATime(_Base):
    """Mix into an App, before App (and before what looks at single keys or pastes)."""

    def __init__(self) -> None:
        self._held: deque[events.Event] = deque()
        self._given: events.Event | None = None
        self._moving = False
        self._since = 0.0
        self._turns = 0
        self._later: asyncio.TimerHandle | None = None
        self._from: tuple[Screen[object] | None, MessagePump | None] = (None, None)
        self._waiting: list[asyncio.Future[None]] = []
        super().__init__()

    async def on_event(self, event: events.Event) -> None:
        """Hold back what comes from the terminal; everything else goes its usual way."""
        if not isinstance(event, events.InputEvent | events.Paste | events.AppFocus | events.AppBlur):
            await super().on_event(event)
        elif event is self._given:
            self._given = None
            await super().on_event(event)
        elif event.is_forwarded:
            await super().on_event(event)
            self._show_what_it_did()
        elif self._leaving:
            pass  # what is typed after the key that ends the program is for nobody
        elif self._moving or self._held:
            self._held.append(event)
            self._hurry()
        else:
            self._start()
            await super().on_event(event)

    async def settled(self) -> None:
        """Wait until all that was typed has come to rest. For tests; a handler that awaits it waits for itself."""
        passed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(passed)
        if self._moving:
            self._hurry()
        else:
            self._start()  # what was posted a moment ago may not have reached on_event yet
        await passed

    @property
    def _leaving(self) -> bool:
        return textual_hacks.is_leaving(self)

    def _show_what_it_did(self) -> None:
        """Paint what a key has changed at once; in a burst the frames are left to their clock, and fewer."""
        screen = None if self._held or self._leaving else textual_hacks.place(self)[0]
        if screen is not None:
            textual_hacks.paint_waiting(screen)

    def _start(self) -> None:
        """One event is on its way: look after it until it has come to rest."""
        loop = asyncio.get_running_loop()
        self._moving = True
        self._since, self._turns = loop.time(), 0
        self._from = textual_hacks.place(self)
        if self._held or self._waiting:
            loop.call_soon(self._look)
        else:
            # Nobody waits for it: no need to look at every turn of the loop while a key is being painted.
            self._later = loop.call_later(PAUSE, self._look)

    def _hurry(self) -> None:
        """Somebody waits now for what is on its way: look at once, not after a pause."""
        if self._later is not None:
            self._later.cancel()
            self._later = None
            asyncio.get_running_loop().call_soon(self._look)

    def _look(self) -> None:
        """Look whether the event on its way has come to rest; then give out the next."""
        loop = asyncio.get_running_loop()
        self._later = None
        waited = loop.time() - self._since
        if self._leaving:
            self._held.clear()
        elif self._turns < TURNS and not textual_hacks.loop_is_idle(loop):
            self._turns += 1
            loop.call_soon(self._look)
            return
        elif (waited < PATIENCE and textual_hacks.is_busy(self, self._from[1])) or (
            waited < DRAWING and textual_hacks.is_unsettled(self, self._from[0])
        ):
            self._turns = 0
            loop.call_later(PAUSE, self._look)
            return
        self._moving = False
        self._give_next()

    def _give_next(self) -> None:
        if self._held:
            self._given = self._held.popleft()
            self._start()
            self.post_message(self._given)
            return
        waiting, self._waiting = self._waiting, []
        for passed in waiting:
            if not passed.done():
                passed.set_result(None)
