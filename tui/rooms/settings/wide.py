"""A form whose labels are whole sentences: a wide label, a short value, and the sentence again in full below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from tui.entries import Row, Title
from tui.form import FormRoom
from tui.text import fit
from tui.widgets.form import Page, draw_label, draw_value
from tui.widgets.line import Line, Rule, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget


class WideForm(FormRoom):
    """Subclasses say `rows`, what stands beside a value, and what of a row is told below."""

    HERE: ClassVar[tuple[str, ...]] = ()
    VALUE: ClassVar[int] = 7
    WORD: ClassVar[int] = 24
    DETAILS: ClassVar[int] = 3
    """Lines below the sheet."""

    def __init__(self, texts: dict[str, str] | None = None) -> None:
        super().__init__(texts)
        self.details = [Line(id=f"detail{n}") for n in range(self.DETAILS)]

    def beside(self, row: Row) -> str:
        """A few words beside the value of a row."""
        return ""

    def detail(self, row: Row) -> Sequence[str]:
        """What is told of a row in full, paragraph by paragraph."""
        return ()

    def make_sheet(self) -> Sheet:
        """Sentence, value and words in panes of their own."""
        return Sheet(
            PaneSpec("label", "1fr", lambda i, w: draw_label(self._rows[i], self.look, w)),
            PaneSpec(
                "value", str(self.VALUE), lambda i, w: draw_value(self._rows[i], self.pending, self.wrong, self.look, w)
            ),
            PaneSpec("word", str(self.WORD), self._draw_word),
        )

    def furniture(self) -> Iterator[Widget]:
        """The form, and below it the row of the cursor in full."""
        self.field.display = False
        yield Page(self.sheet, self.field, self._place_field)
        yield Rule()
        yield from self.details

    def spare(self) -> int:
        """What stands beside the value is said on the row of the cursor too: the field keeps to its own cells."""
        return 0

    def share_out(self, width: int) -> None:
        """On a narrow line the sentence alone gives way."""
        self.sheet.panes["word"].display = width >= 60

    def at_rest(self) -> tuple[Span, ...]:
        """What the foot tells; the lines above it say the row in full."""
        row = self._rows[self.sheet.cursor] if self.sheet.cursor < len(self._rows) else None
        told = [] if row is None or isinstance(row, Title) else list(self.detail(row))
        lines = [line for words in told for line in wrapped(words, self.size.width - 2)]
        for number, line in enumerate(self.details):
            words = lines[number] if number < len(lines) else ""
            line.say((f" {words}", self.look.plain if number < len(lines) - 1 else self.look.dim))
        return super().at_rest()

    def _draw_word(self, index: int, width: int) -> Sequence[Span]:
        row = self._rows[index]
        if not isinstance(row, Title) and row.key in self.wrong:
            return ((fit(f" × {self.wrong[row.key]}", width), self.look.warn),)
        words = self.beside(row)
        return ((fit(f" {words}", width), self.look.key if "•" in words else self.look.dim),) if words else ()


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells, broken between words."""
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and cell_len(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
