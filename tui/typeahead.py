"""One key at a time: keys written in one burst act as if typed slowly.

A Vietnamese input method sends backspaces and new letters in one read; a slow line joins keys typed
apart. Textual hands each key to the widget focused at that moment and runs bindings later, when the
key has bubbled up, so Backspace, Tab, Enter or a key that opens a room would act after the letters
that followed it (Textual issue 6605). Here the app holds every key and paste back until the one
before has come to rest. Nothing is subclassed but the App.

At rest is found by walking the road a key takes: a callback through the queue of the focused widget,
its parent, … the screen, the app; and again, until a whole walk has found the same screen and the
same focus as the walk before. A road that breaks (a widget removed while the callback waits) is left
after a short while, and the next key goes out all the same: no key is lost.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Final

from textual import events
from textual.css.query import NoMatches
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App

    _Base = App[None]
else:
    _Base = object

PATIENCE: Final = 0.5
"""Seconds after which a queue that does not answer is passed by."""

WALKS: Final = 12
"""How often the road is walked before the next key goes out whatever is still moving."""


class OneKeyAtATime(_Base):
    """Mix into an App, before App."""

    def __init__(self) -> None:
        self._held: deque[events.Key | events.Paste] = deque()
        self._giving: asyncio.Task[None] | None = None
        super().__init__()

    async def on_event(self, event: events.Event) -> None:
        """Hold keys and pastes back; everything else goes its usual way."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._held.append(event)
            if self._giving is None or self._giving.done():
                self._giving = asyncio.create_task(self._give_out(), name="one key at a time")
            return
        await super().on_event(event)

    async def settled(self) -> None:
        """Wait until every key typed so far has come to rest."""
        while self._giving is not None and not self._giving.done():
            await asyncio.sleep(0.001)

    async def _give_out(self) -> None:
        """Give the held keys out in order, each after the one before has come to rest."""
        while self._held and not self._exit:
            event = self._held.popleft()
            before = self._place()
            await self._through(self, self._give, event)
            await self._come_to_rest(before)
        self._held.clear()

    async def _give(self, event: events.Event) -> None:
        """Give one key out, in the app's own turn."""
        await super().on_event(event)

    def _place(self) -> tuple[MessagePump, MessagePump | None]:
        """The screen on top and what is focused on it."""
        try:
            screen = self.screen
        except (NoMatches, LookupError):
            return self, None
        return screen, screen.focused

    async def _come_to_rest(self, before: tuple[MessagePump, MessagePump | None]) -> None:
        """Walk the road until nothing moves: from where the key was given, then from where one is now."""
        place, walked = before, 0
        while walked < WALKS and not self._exit:
            await self._walk(place)
            walked += 1
            now = self._place()
            if now == place and walked >= 2:
                return
            place = now

    async def _walk(self, place: tuple[MessagePump, MessagePump | None]) -> None:
        screen, focused = place
        node: MessagePump | None = focused or screen
        while node is not None and node is not self:
            await self._through(node)
            node = node._parent
        await self._through(self)

    async def _through(self, node: MessagePump, *work: object) -> None:
        """Let a callback go through a node's queue (doing `work`, if any), and wait until it has."""
        passed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def through() -> None:
            try:
                if work:
                    await work[0](*work[1:])  # type: ignore[operator]
            finally:
                if not passed.done():
                    passed.set_result(None)

        if not node.is_running and node is not self and not node.is_attached:
            return
        if not node.call_later(through):
            return
        # Work is waited for without end: a key that is being acted on must be done before the next.
        await asyncio.wait([passed], timeout=None if work else PATIENCE)
