"""Keys a person has moved: which key may do what, and what of a settings file can be followed.

A key is refused where it would do two things in one room, where an input method rewrites it, where a
terminal cannot tell it from another, and where a text field needs it. Draws nothing, writes nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from textual.keys import KEY_NAME_REPLACEMENTS, Keys
from textual.widgets import Input

from store.errors import BadValue, BookError
from tui.keys import EVERYWHERE, FORMS, KEYS, LISTS, ROOM_NAMES, SAFE_LETTERS, Key, of_room, shown
from tui.language import both

TWINS: Final[Mapping[str, str]] = {"ctrl+m": "Enter", "ctrl+i": "Tab", "ctrl+h": "Backspace", "ctrl+j": "Enter"}
"""Keys that arrive as another one over a plain terminal."""

_NAMED: Final = frozenset(key.value for key in Keys if "<" not in key.value)
_ROOMS: Final = frozenset(row.room for row in KEYS) - {"list", "form", EVERYWHERE} | LISTS | FORMS
_FIELD: Final = frozenset(
    key for binding in Input.BINDINGS if not isinstance(binding, tuple) for key in binding.key.split(",")
)


class BadKeys(BookError):
    """Keys of the settings file that cannot be followed. Facts: ids, why_vi, why_en."""

    vi = "Bỏ qua phím đã đặt cho {ids}: {why_vi}"
    en = "The key set for {ids} is passed over: {why_en}"


def named(key: str) -> str:
    """A key as Textual names it: '?' is question_mark."""
    key = key.strip()
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def keys_of(row: Key, moved: Mapping[str, str]) -> list[str]:
    """The keys of a row with those that were moved."""
    return [named(key) for key in moved.get(row.id, row.keys).split(",") if key]


def renamed(moved: Mapping[str, str]) -> dict[str, str]:
    """What this person presses instead: for a moved key by its id; for one of everywhere as sentences write it, too."""
    names = {row: shown(keys_of(row, moved)[0]) for row in KEYS if row.keys and row.id in moved}
    by_sign = {shown(row.keys.split(",")[0]): name for row, name in names.items() if row.room == EVERYWHERE}
    return by_sign | {row.id: name for row, name in names.items()}


def movable(row: Key) -> bool:
    """Whether the row has keys that one other key can stand for."""
    return bool(row.keys) and "{key}" not in row.action


def ensure_possible(row: Key, keys: str, moved: Mapping[str, str]) -> None:
    """Let these keys do what the row does. BadValue, with the reason, where they cannot."""
    if not movable(row):
        raise BadValue(why_vi="Phím của dòng này không đổi được.", why_en="The keys of this row stay as they are.")
    for key in keys.split(","):
        _ensure_key(row, named(key))
    _ensure_alone(row, {**moved, row.id: keys})


def _ensure_key(row: Key, key: str) -> None:
    if len(key) == 1 and key.isalpha() and key not in SAFE_LETTERS:
        letters = " ".join(sorted(SAFE_LETTERS))
        raise BadValue(
            why_vi=f"bộ gõ tiếng Việt viết lại «{key}»; chữ dùng được: {letters}.",
            why_en=f"a Vietnamese input method rewrites «{key}»; letters that do: {letters}.",
        )
    if key in TWINS:
        raise BadValue(
            why_vi=f"qua SSH không phân biệt được {shown(key)} với {TWINS[key]}.",
            why_en=f"over SSH {shown(key)} cannot be told from {TWINS[key]}.",
        )
    printable = len(key) == 1 or key in _PUNCTUATION
    if not printable and key not in _NAMED:
        raise BadValue(why_vi=f"«{key}» không phải phím dùng được.", why_en=f"«{key}» is no key that can be used.")
    in_fields = row.room == EVERYWHERE or row.room == "form" or row.room in FORMS
    if in_fields and (printable or key in _FIELD or key == "space") and key not in keys_of(row, {}):
        raise BadValue(
            why_vi=f"ô chữ cần phím {shown(key)}; hãy dùng phím F hoặc Ctrl với một chữ.",
            why_en=f"text fields need {shown(key)}; take an F-key, or Ctrl with a letter.",
        )


def _ensure_alone(row: Key, moved: Mapping[str, str]) -> None:
    wanted = set(keys_of(row, moved))
    for room in _rooms(row):
        others = of_room(room)
        for other in others if row in others else ():
            taken = wanted.intersection(keys_of(other, moved)) if other.id != row.id else ()
            for key in sorted(taken):
                (vi, en), (room_vi, room_en) = both(other.label), both(ROOM_NAMES[other.room])
                raise BadValue(
                    why_vi=f"{shown(key)} đang là «{vi}» ({room_vi}).",
                    why_en=f"{shown(key)} is «{en}» already ({room_en}).",
                )


def _rooms(row: Key) -> Iterator[str]:
    match row.room:
        case "list":
            yield from sorted(LISTS)
        case "form":
            yield from sorted(FORMS)
        case room if room == EVERYWHERE:
            yield from sorted(_ROOMS)
        case room:
            yield room


def sound(wanted: Mapping[str, str]) -> tuple[dict[str, str], BookError | None]:
    """The moved keys that can be followed, and a sentence about those that cannot."""
    rows = {row.id: row for row in KEYS}
    kept = {id: keys for id, keys in wanted.items() if id in rows}
    refused: dict[str, BadValue] = {
        id: BadValue(why_vi="không có việc nào tên ấy.", why_en="nothing has that name.")
        for id in wanted
        if id not in rows
    }
    while True:  # a key let go of takes its default back, which may be another's by now
        for id, keys in reversed(kept.items()):
            try:
                ensure_possible(rows[id], keys, kept)
            except BadValue as error:
                refused[id] = error
                del kept[id]
                break
        else:
            break
    if not refused:
        return kept, None
    first = next(iter(refused.values())).facts
    return kept, BadKeys(ids=", ".join(refused), why_vi=first["why_vi"], why_en=first["why_en"])


_PUNCTUATION: Final = frozenset(named(chr(code)) for code in range(33, 127) if not chr(code).isalnum()) | {"space"}
