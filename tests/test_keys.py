"""The page of keys: each key once, each action there, nothing an input method rewrites."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui.rooms
from tui import keys
from tui.app import ChiboApp
from tui.language import both, set_language
from tui.room import Room


def every_room() -> Iterator[type[Room]]:
    """Every room there is, wherever in tui/rooms it stands."""
    for module in pkgutil.walk_packages(tui.rooms.__path__, "tui.rooms."):
        for found in vars(importlib.import_module(module.name)).values():
            if isinstance(found, type) and issubclass(found, Room) and found.__module__ == module.name and found.noun:
                yield found


ROOMS: dict[str, type[Room]] = {room.noun: room for room in every_room()}


@pytest.mark.parametrize("room", ROOMS)
def test_each_key_stands_once_in_a_room(room: str) -> None:
    count = Counter(k for row in keys.of_room(room) for k in row.keys.split(",") if k)
    assert [k for k, n in count.items() if n > 1] == []


def test_each_id_stands_once() -> None:
    assert max(Counter(row.id for row in keys.KEYS).values()) == 1


@pytest.mark.parametrize("row", keys.KEYS, ids=lambda row: row.id)
def test_each_action_exists(row: keys.Key) -> None:
    name = re.match(r"(app\.)?(\w+)", row.action)
    assert name is not None
    owners = [ChiboApp] if name[1] else [ROOMS[r] for r in ROOMS if row.room in (r, keys.shared_with(r))]
    assert owners
    for owner in owners:
        assert callable(getattr(owner, f"action_{name[2]}", None)), owner


@pytest.mark.parametrize("row", keys.KEYS, ids=lambda row: row.id)
def test_a_letter_shortcut_is_one_no_input_method_rewrites(row: keys.Key) -> None:
    for key in row.keys.split(","):
        if len(key) == 1 and key.isalpha():
            assert key in keys.SAFE_LETTERS
        assert key not in {"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+j"}


@pytest.mark.parametrize("row", [r for r in keys.KEYS if r.keys], ids=lambda row: row.id)
def test_nothing_is_only_on_a_function_key_or_only_on_esc(row: keys.Key) -> None:
    others = [k for k in row.keys.split(",") if not re.fullmatch(r"f\d+|escape", k)]
    assert others or row.palette


def test_the_palette_finds_by_words_of_either_language() -> None:
    set_language("vi")
    row = next(r for r in keys.KEYS if r.id == "attendance.late")
    assert both(row.label) == ("muộn", "late")


def test_the_readme_has_the_table_of_keys_as_the_page_has_it() -> None:
    set_language("vi")
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    assert keys.as_markdown() in readme


def test_no_method_of_a_screen_is_named_as_textual_names_the_handler_of_a_key() -> None:
    """Textual calls `key_at` or `_key_at` of a widget for the key `@`: such a name ends the program."""
    for path in (Path(__file__).parents[1] / "tui").rglob("*.py"):
        assert re.findall(r"^ +(?:async )?def _?key_.*$", path.read_text("utf-8"), re.M) == [], path
