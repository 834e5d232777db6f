"""The rows a form is made of, and how one of a few is chosen by number or by its words. Draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from store.errors import BadValue
from store.vietnamese import fold


class Title(msgspec.Struct, frozen=True):
    """The heading of a group of fields."""

    words: str


class Entry(msgspec.Struct, frozen=True):
    """One field: what it is called, what it holds, and who takes a new text."""

    key: str
    """Stable name, also of its draft."""
    label: str
    value: str
    """The text as the book has it."""
    take: Callable[[str], object]
    """Reads and saves a text; a BookError refuses it."""
    hint: str = ""
    """A few words beside the field: how to type it, or what to choose from."""
    limit: int = 200
    about: str = ""
    """A sentence for the foot while the cursor is here."""
    whole: bool = False
    """The first letter typed takes the place of what stands there (a day, a choice)."""
    doubt: str = ""
    """What is the matter with the value as it stands; shown as the reason of a refusal is."""


class Door(msgspec.Struct, frozen=True):
    """A row that opens something: a form of its own, a list."""

    key: str
    label: str
    value: str
    open: Callable[[], None]
    remove: Callable[[], None] | None = None
    """What Delete does here; None when nothing can be removed."""
    about: str = ""


Row = Title | Entry | Door


def shown(row: Row) -> tuple[str, ...]:
    """What one sees of a row: two that show the same need no repainting."""
    if isinstance(row, Title):
        return (row.words,)
    return (row.label, row.value, row.hint if isinstance(row, Entry) else "")


Options = Sequence[tuple[str, str]]
"""Key and words of what can be chosen, in order; the first has the number 1."""


def option_hint(options: Options) -> str:
    """The choices as a hint: '1 nam  2 nữ'."""
    return "  ".join(f"{number} {words}" for number, (_key, words) in enumerate(options, 1))


def option(text: str, options: Options) -> str:
    """The key of the choice a text means: its number, or the beginning of its words, accents not needed.

    An empty text chooses nothing (''). BadValue when it means none or more than one.
    """
    said = fold(text).strip()
    if not said:
        return ""
    if said.isdecimal() and 1 <= int(said) <= len(options):
        return options[int(said) - 1][0]
    whole = [key for key, words in options if fold(words) == said]
    found = whole or [key for key, words in options if fold(words).startswith(said)]
    if len(found) != 1:
        few = ", ".join(words for _key, words in options)
        raise BadValue(why_vi=f"Chọn một trong: {few}.", why_en=f"Choose one of: {few}.")
    return found[0]


def one_line(text: str) -> str:
    """A text as the one-line field shows it; one of several lines stays as it is until it is typed over."""
    return text.replace("\n", " ")
