"""A few lines below a sheet that tell the whole of the row under the cursor."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.style import Style

from tui.text import fit
from tui.widgets.drawn import Down
from tui.widgets.line import Line, Rule

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.app import ChiboApp


def wrapped(text: str, width: int, lines: int) -> list[str]:
    """The text in exactly `lines` lines of at most `width` cells; what is left over is cut with an ellipsis."""
    parts = textwrap.wrap(text, max(10, width), break_on_hyphens=False) or [""]
    if len(parts) > lines:
        parts[lines - 1 :] = [fit(" ".join(parts[lines - 1 :]), width)]
    return parts + [""] * (lines - len(parts))


class Told(Down):
    """Two lines under a rule; the first line of the foot may go on below them."""

    DEFAULT_CSS = "Told { height: 3; }"
    app: ChiboApp

    def __init__(self) -> None:
        super().__init__(id="told-below")
        self.lines = (Line(), Line())

    def compose(self) -> ComposeResult:
        """A rule, then the lines."""
        yield Rule()
        yield from self.lines

    def tell(self, text: str, style: Style, *, more: int = 0) -> list[str]:
        """Tell this, over both lines if it takes them; gives back what `more` lines elsewhere would say."""
        parts = wrapped(text, self.app.size.width - 2, len(self.lines) + more)
        for line, part in zip(self.lines, parts, strict=False):
            line.say((f" {part}", style))
        return parts[len(self.lines) :]
