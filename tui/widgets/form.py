"""How a form looks: its rows as spans, and the page on which a text field lies over the row of the cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.containers import Container

from tui.entries import Door, Entry, Row, Title, one_line
from tui.look import Look
from tui.text import fit
from tui.widgets.line import Span, split_spans

if TYPE_CHECKING:
    from textual.widget import Widget


def draw_label(row: Row, look: Look, width: int) -> Sequence[Span]:
    """The heading of a group, or what a field is called."""
    if isinstance(row, Title):
        return ((fit(row.words, width), look.strong),)
    return ((" " + fit(row.label, width - 2) + " ", look.dim),)


def draw_value(
    row: Row, pending: Mapping[str, str], wrong: Mapping[str, str], look: Look, width: int
) -> Sequence[Span]:
    """What a field holds, or the text that it has not taken with the reason behind it."""
    if isinstance(row, Title):
        return ()
    if isinstance(row, Door):
        return split_spans([(row.value, look.plain)], width)[0]
    if row.key in wrong:
        return split_spans([(_refused(row, pending, wrong), look.warn)], width)[0]
    text = one_line(pending.get(row.key, row.value))
    style = look.warn if row.doubt else look.plain
    return split_spans([(text, style)], width)[0] if text else (("–", look.dim),)


def draw_word(
    row: Row, pending: Mapping[str, str], wrong: Mapping[str, str], look: Look, widths: tuple[int, int], *, here: bool
) -> Sequence[Span]:
    """On the row of the cursor, how to type it or why it was refused; elsewhere the rest of the value or the reason.

    `widths` are the cells of the value and of the words beside it.
    """
    value, width = widths
    if isinstance(row, Title):
        return ()
    if isinstance(row, Entry) and here:
        if row.key in wrong:
            return ((fit(f" × {wrong[row.key]}", width), look.warn),)
        if row.doubt:
            return ((fit(f" ? {row.doubt}", width), look.warn),)
        return ((fit(f" {row.hint}", width), look.dim),) if row.hint else ()
    if isinstance(row, Entry) and row.key in wrong:
        told = (_refused(row, pending, wrong), look.warn)
    elif isinstance(row, Entry) and row.doubt:
        return ((fit(f" ? {row.doubt}", width), look.warn),)
    else:
        held = row.value if isinstance(row, Door) else one_line(pending.get(row.key, row.value))
        told = (held, look.plain)
    return tuple((fit(text, width), style) for text, style in split_spans([told], value)[1])


def _refused(row: Entry, pending: Mapping[str, str], wrong: Mapping[str, str]) -> str:
    return f"{pending.get(row.key, row.value)}  × {wrong[row.key]}"


class Page(Container):
    """A sheet with a field on a layer above it; `resized` lays the field again where the rows stand then."""

    DEFAULT_CSS = """
    Page { layers: below above; height: 1fr; width: 1fr; }
    Page > Sheet { layer: below; }
    Page > Field { layer: above; background: $panel; }
    Page > Field:focus { background: $panel; }
    """

    def __init__(self, sheet: Widget, field: Widget, resized: Callable[[], None]) -> None:
        super().__init__(sheet, field)
        self._resized = resized

    def on_resize(self) -> None:
        """The foot takes rows for a long sentence, and gives them back."""
        self.call_after_refresh(self._resized)
