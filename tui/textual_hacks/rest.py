"""Looking whether the program is at rest, without asking it anything. Private names of Textual 8.2.8.

What rest is good for is decided in typeahead.py.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen


def loop_is_idle(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether nothing but the caller is ready to run.

    asyncio `BaseEventLoop._ready` (3.11 to 3.14): no public call tells whether a task can go on.
    A loop without it is never idle; the caller then goes on after a number of turns.
    """
    ready = getattr(loop, "_ready", None)
    return ready is not None and not ready


def is_leaving(app: App[Any]) -> bool:
    """Whether the app is on its way out: `App._exit`, `MessagePump._closing` (8.2.8) have no public twin.

    `App._shutdown` begins by taking `_running` back, then takes the rooms down one by one.
    """
    return app._exit or app._closing or app._closed or not app._running


def place(app: App[Any]) -> tuple[Screen[object] | None, MessagePump | None]:
    """The screen on top and the node a key goes to first; Nones while there is no screen.

    `App._screen_stack` (8.2.8): `App.screen` raises one of several errors while modes change.
    """
    try:
        stack = app._screen_stack
    except (LookupError, AttributeError):
        return None, None
    if not stack:
        return None, None
    screen = cast("Screen[object]", stack[-1])
    return screen, screen.focused or screen


def _is_at_work(pump: MessagePump) -> bool:
    """Whether a pump is busy with a message (or not yet mounted).

    `MessagePump._message_queue.ready_event._waiters` (8.2.8, asyncio.Event of 3.11 to 3.14): a pump
    at rest waits for its queue. `message_queue_size` is public, but is 0 during the last message.
    A pump that has ended, or never began, holds nobody up.
    """
    if not pump._running:
        return False
    queue: Any = pump._message_queue
    return bool(queue.values) or not queue.ready_event._waiters


def _road(node: MessagePump | None) -> Iterator[MessagePump]:
    """The nodes a key bubbles through: `MessagePump._parent` (8.2.8); `DOMNode.parent` ends below the App."""
    while node is not None:
        yield node
        node = node._parent


def is_busy(app: App[Any], where_given: MessagePump | None) -> bool:
    """Whether someone on the road from where a key was given, or from where one is now, is at work."""
    now = place(app)[1]
    if any(_is_at_work(node) for node in _road(now or app)):
        return True
    return where_given is not None and where_given is not now and any(map(_is_at_work, _road(where_given)))


def is_unsettled(app: App[Any], screen_before: Screen[object] | None) -> bool:
    """Whether a new screen is not laid out yet, or something waits for the next frame.

    `App._batch_count` (up for 50 ms after a change of mode), `Screen._layout_required` and
    `Screen._callbacks` (what call_after_refresh was given), all 8.2.8: only Pilot's waiting, which
    sleeps until the process is idle, is public.
    """
    screen = place(app)[0]
    if screen is None:
        return False
    if screen._callbacks:
        return True
    return screen is not screen_before and bool(app._batch_count or screen._layout_required or not screen.size)
