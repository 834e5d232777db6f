"""What every widget of ours is: lines without border, padding or tint, kept until they change.

Textual asks every widget that a repaint comes near for all of its lines, and makes them through a
cache that allows for borders, padding, opacity and links: a dozen widgets at a mark. Ours have
nothing of that, so a line once drawn is handed out as it is. Not here: what a line says (line.py,
sheet.py), and how a repaint reaches the screen (textual_hacks/painting.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Self

from textual.color import Color
from textual.containers import Horizontal, Vertical
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui import textual_hacks

if TYPE_CHECKING:
    from tui.app import ChiboApp
    from tui.look import Look

    _Base = Widget
else:
    _Base = object

_BEHIND: Final = Color(0, 0, 0)
"""What a filter takes to lie behind a dim text without a ground; all of ours have one (look)."""

Filters = Sequence[LineFilter]
"""What the app does to every line: no colour at all, or none of the terminal's own."""


def filtered(line: Strip, filters: Iterable[LineFilter]) -> Strip:
    """The line as the app's filters leave it."""
    for one in filters:
        line = line.apply_filter(one, _BEHIND)
    return line


class Drawn(Widget):
    """A widget that draws its lines itself (render_line) and keeps them until it is refreshed.

    A line may depend on what the widget was given, on its size and on the look; who changes the
    first calls `refresh` with the regions that have changed, or without any for the whole.
    """

    app: ChiboApp

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        self._lines: list[Strip] = []
        self._changed: set[int] = set()
        self._drawn_for: tuple[Size, Look, Filters] | None = None
        super().__init__(name=name, id=id, classes=classes, markup=False)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw these regions anew with the next frame; the whole widget if none is named."""
        for region in regions:
            self._changed.update(region.line_range)
        if not regions:
            self._drawn_for = None
        if layout or recompose or not repaint or not textual_hacks.paint_next(self, regions):
            super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget (Textual's interface), drawn only where they have changed."""
        size = self.outer_size
        now = (size, self.app.look, self.get_line_filters())
        if self._drawn_for != now:
            self._drawn_for = now
            self._lines = [self._line(y) for y in range(size.height)]
        else:
            for y in self._changed:
                if y < size.height:
                    self._lines[y] = self._line(y)
        self._changed.clear()
        if crop.size == size:
            return self._lines
        return [line.crop(*crop.column_span) for line in self._lines[crop.y : crop.bottom]]

    def _line(self, y: int) -> Strip:
        return filtered(self.render_line(y), self.get_line_filters())


class Ground(_Base):
    """Mix into what other widgets stand on: blank lines, without looking for borders and tints."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank lines (Textual's interface)."""
        app: ChiboApp = self.app  # type: ignore[assignment]
        return [filtered(Strip.blank(crop.width, app.look.plain), self.get_line_filters())] * crop.height


class Across(Ground, Horizontal):
    """Widgets side by side."""


class Down(Ground, Vertical):
    """Widgets one below the other."""
