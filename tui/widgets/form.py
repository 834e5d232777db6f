"""How a form looks: its rows as spans, and the page on which a text field lies over the row of the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.containers import Container

from tui.entries import Door, Entry, Row, Title
from tui.look import Look
from tui.text import fit
from tui.widgets.line import Span


def draw_label(row: Row, look: Look, width: int) -> Sequence[Span]:
    """The heading of a group, or what a field is called."""
    if isinstance(row, Title):
        return ((fit(row.words, width), look.strong),)
    return ((" " + fit(row.label, width - 2) + " ", look.dim),)


def draw_value(
    row: Row, pending: Mapping[str, str], wrong: Mapping[str, str], look: Look, width: int
) -> Sequence[Span]:
    """What a field holds, or the text that it has not taken."""
    if isinstance(row, Title):
        return ()
    if isinstance(row, Door):
        return ((fit(row.value, width), look.plain),)
    text = pending.get(row.key, row.value)
    style = look.warn if row.key in wrong or row.doubt else look.plain
    return ((fit(text.replace("\n", " "), width - 1), style),) if text else (("–", look.dim),)


def draw_word(row: Row, wrong: Mapping[str, str], here: bool, look: Look, width: int) -> Sequence[Span]:
    """Why a text was refused; on the row of the cursor, how to type it."""
    if isinstance(row, Title):
        return ()
    if row.key in wrong:
        return ((fit(f" × {wrong[row.key]}", width), look.warn),)
    if isinstance(row, Entry) and row.doubt:
        return ((fit(f" ? {row.doubt}", width), look.warn),)
    return ((fit(f" {row.hint}", width), look.dim),) if here and isinstance(row, Entry) and row.hint else ()


class Page(Container):
    """A sheet with a field on a layer above it."""

    DEFAULT_CSS = """
    Page { layers: below above; height: 1fr; width: 1fr; }
    Page > Sheet { layer: below; }
    Page > Field { layer: above; background: $panel; }
    Page > Field:focus { background: $panel; }
    """
