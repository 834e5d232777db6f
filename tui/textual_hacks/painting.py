"""Having a widget painted with the next frame without two messages on the way, or a screen at once. For Textual 8.2.8.

Which widgets are painted so is decided in widgets/drawn.py, when a screen is, in app.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Final, TypeVar

from textual.app import App
from textual.dom import NoScreen
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

AnyScreen = TypeVar("AnyScreen", bound=Screen[Any])

_FRAME: Final = 1 / 60
"""Seconds between two frames."""


def paint_next(widget: Widget, regions: Collection[Region]) -> bool:
    """Put regions of a widget (all of it if there are none) among what its screen paints next; False if it cannot.

    `Widget.refresh` wakes the widget, which tells its screen by message: two messages and two turns
    of the event loop for each of the eight small widgets that a mark touches. This does what comes
    of them: `Widget._repaint_regions`, `Screen._dirty_widgets`, and `Screen._compositor` to see that
    the widget is on show (all 8.2.8). One that is not says False and goes the usual way.
    """
    try:
        screen = widget.screen
    except NoScreen:
        return False
    if widget not in screen._compositor.visible_widgets:
        return False
    if not regions:
        widget._repaint_regions.clear()
        widget._repaint_regions.add(widget.outer_size.region)
    widget._repaint_regions.update(regions)
    screen._dirty_widgets.add(widget)
    screen.check_idle()
    return True


def paint_waiting(screen: Screen[object]) -> None:
    """Paint what paint_next has put together now, not with the next frame: `Screen._on_timer_update` (8.2.8).

    The clock of frames lets up to 16 ms pass between two keys typed quickly, and is two messages away.
    What needs a new layout, or has gone the usual way, is left to it.
    """
    if screen._dirty_widgets and not (screen._layout_required or screen._scroll_required or screen._repaint_required):
        with screen._context():
            screen._on_timer_update()


def lay_out_now(screen: Screen[Any]) -> None:
    """Lay a screen out at once: `Screen._refresh_layout` (8.2.8).

    What moves and changes in one go would else be painted twice: changed where it stood, then where it went.
    """
    if screen.is_current and screen.size:
        screen._refresh_layout()


def after_layout(screen: AnyScreen, callback: Callable[[], None]) -> None:
    """Call back when a screen may have been laid out; who still finds no size may ask again.

    `App._batch_count` (8.2.8): for 50 ms after a change of mode, and for good once the app leaves, nothing is laid
    out and `call_after_refresh` calls at once, as it does on a screen that is covered. Asking again would then
    be a loop that lets nothing else run, not even what ends the batch or the app.
    """
    if screen.app._batch_count or not screen.is_current:
        screen.set_timer(_FRAME, callback)
    else:
        screen.call_after_refresh(callback)


def styled(app: App[Any], screen: AnyScreen) -> AnyScreen:
    """Say that a new screen has no older styles: `Screen._css_update_count`, `App._css_update_count` (8.2.8).

    Textual takes every screen that it makes for a mode for one that was there before the colours changed: it
    reads all styles anew, twice, and lays the old screen out again. The sheet of styles has the colours in use.
    """
    screen._css_update_count = app._css_update_count
    return screen


def paint_now(screen: Screen[object]) -> None:
    """Paint a whole screen that is laid out now, not with the next frame: `Screen._on_timer_update` (8.2.8).

    Textual lays the first screen out while the app is still starting, and paints nothing then; what
    it would have painted comes with the first tick of a clock that begins to run at that moment.
    """
    screen.refresh()
    screen._on_timer_update()
