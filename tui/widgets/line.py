"""One line of text, repainted only when it says something else.

The cheapest widget there is: a heading, a counter, a rule, a message. No markup is ever parsed;
a span is a text and a style. A repaint runs to the right end of the widget, so what changes often
stands in a Line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from store.vietnamese import visible
from tui.widgets.drawn import Drawn

Span = tuple[str, Style]
"""A text and its style."""


def strip_of(spans: Sequence[Span], width: int, ground: Style) -> Strip:
    """Spans as one line of exactly `width` cells; what does not fit is cut, equal neighbours merge."""
    segments: list[Segment] = []
    run, style, room = "", ground, width
    for text, own in spans:
        if room <= 0:
            break
        shown = visible(text)
        size = cell_len(shown)
        if size > room:
            shown, size = set_cell_size(shown, room), room
        room -= size
        if run and own != style:
            segments.append(Segment(run, style))
            run = ""
        run, style = run + shown, own
    # Blanks in the style before them join its run: one colour code less on the wire.
    run += " " * room
    return Strip([*segments, Segment(run, style)] if run else segments, width)


def width_of(spans: Sequence[Span]) -> int:
    """Cells that spans take."""
    return sum(cell_len(visible(text)) for text, _style in spans)


def split_spans(spans: Sequence[Span], width: int) -> tuple[list[Span], list[Span]]:
    """Spans before and after a cell of a line."""
    first: list[Span] = []
    second: list[Span] = []
    room = width
    for text, style in spans:
        shown = visible(text)
        at = min(len(shown), room)
        while cell_len(shown[:at]) > room:
            at -= 1
        if at:
            first.append((shown[:at], style))
        if at < len(shown):
            second.append((shown[at:], style))
        room = max(0, room - cell_len(shown)) if at == len(shown) else 0
    return first, second


def fit_spans(spans: Sequence[Span], width: int) -> list[Span]:
    """Spans in at most `width` cells, with an ellipsis where they are longer: half a day or number is no fact."""
    if width <= 0 or width_of(spans) <= width:
        return list(spans)
    first, _rest = split_spans(spans, width - 1)
    return [*first[:-1], (first[-1][0] + "…", first[-1][1])] if first else []


def wrapped_spans(spans: Sequence[Span], width: int, lines: int) -> list[list[Span]]:
    """Spans in at most `lines` lines of `width` cells, broken at blanks, each but the first a cell in from the left.

    What is left over after the last line stands in it, to be cut where it is drawn.
    """
    found: list[list[Span]] = []
    rest = list(spans)
    while len(found) < lines - 1 and width_of(rest) > width:
        first, second = split_spans(rest, width)
        said = "".join(text for text, _style in first)
        blank = said.rfind(" ", width // 2)
        if blank > 0 and not second[0][0].startswith(" "):
            first, second = split_spans(rest, cell_len(said[:blank]))
        found.append(first)
        text, style = second[0]
        rest = [(" " + text.lstrip(" "), style), *second[1:]]
    return [*found, rest]


class Line(Drawn):
    """A widget one row high that shows spans."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"

    def __init__(self, *spans: Span, id: str | None = None, classes: str | None = None, bar: bool = False) -> None:
        super().__init__(id=id, classes=classes)
        self._spans: list[Span] = list(spans)
        self._bar = bar

    def say(self, *spans: Span) -> None:
        """Show these spans; nothing is sent when they are what is shown already."""
        if list(spans) == self._spans:
            return
        before, self._spans = self._spans, list(spans)
        width = max(width_of(before), width_of(self._spans))
        if width and self._ground(before) == self._ground(self._spans):
            self.refresh(Region(0, 0, width, 1))  # beyond the longer text the line is blank already
        else:
            self.refresh()

    def _ground(self, spans: Sequence[Span]) -> tuple[object, ...]:
        """What is seen of a style where nothing stands."""
        style = spans[-1][1] if spans else self.app.look.bar if self._bar else self.app.look.plain
        return style.bgcolor, style.reverse, style.underline, style.strike

    @property
    def text(self) -> str:
        """What the line says, without styles."""
        return "".join(text for text, _ in self._spans)

    def render_line(self, y: int) -> Strip:
        """Draw the line (Textual's line interface)."""
        ground = self.app.look.bar if self._bar else self.app.look.plain
        return strip_of(self._spans if y == 0 else (), self.outer_size.width, ground)


class Beneath(Drawn):
    """Lines below each other, which stand there only while they say something."""

    DEFAULT_CSS = "Beneath { height: 1; width: 1fr; display: none; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said: Sequence[Sequence[Span]] = ()

    def say(self, lines: Sequence[Sequence[Span]]) -> None:
        """Show these lines, as many rows high as they are."""
        self._said = lines
        self.styles.height = max(1, len(lines))
        self.display = bool(lines)
        self.refresh()

    @property
    def text(self) -> str:
        """What the lines say, without styles."""
        return "".join(text for line in self._said for text, _ in line)

    def __len__(self) -> int:
        return len(self._said)

    def render_line(self, y: int) -> Strip:
        """Draw a line (Textual's line interface)."""
        spans = self._said[y] if y < len(self._said) else ()
        return strip_of(spans, self.outer_size.width, self.app.look.plain)


class Rule(Drawn):
    """A thin line across the room."""

    DEFAULT_CSS = "Rule { height: 1; width: 1fr; }"

    def render_line(self, y: int) -> Strip:
        """Draw the line (Textual's line interface)."""
        look = self.app.look
        return Strip([Segment(look.rule_sign * self.outer_size.width, look.rule)], self.outer_size.width)
