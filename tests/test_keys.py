"""The page of keys: each key once, each action there, nothing an input method rewrites."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import tui.rooms
from tui import keys
from tui.app import ChiboApp
from tui.keymap import renamed
from tui.language import _, both, key_name, name_keys, set_language
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


LITERAL = re.compile(
    r"(?<![\w«'’{/.-])(?:[bcghklmnpqtv](?=[ ,:;)])|\^[A-Z]|Space|Phím cách|Del|PgDn|PgUp|\(!\))(?![\w'’}/-])"
)
"""A key written out in a sentence: a letter by itself, Ctrl with a letter, a named key."""

SPOKEN_OF: set[str] = {"{n} to write (+), {same} as they are (=), {out} not taken (!)."}
"""Sentences of the command line in which a sign is no key."""


def sentences() -> Iterator[tuple[str, list[str]]]:
    """Every sentence of the catalogue in English, with what the two languages say."""
    with Path("tui/language/vi/LC_MESSAGES/messages.po").open("rb") as file:
        for message in read_po(file, locale="vi"):
            ids, texts = ([m] if isinstance(m, str) else list(m) for m in (message.id, message.string or ""))
            if ids[0]:
                yield ids[0], [*ids, *texts]


def test_no_sentence_writes_the_key_of_a_room_out() -> None:
    """It names it by its id, so that a moved key is followed; those of everywhere stand as they are by default."""
    everywhere = {keys.shown(k) for row in keys.KEYS if row.room == keys.EVERYWHERE for k in row.keys.split(",") if k}
    found = {t: LITERAL.findall(t) for english, texts in sentences() if english not in SPOKEN_OF for t in texts}
    assert {t: set(k) - everywhere for t, k in found.items() if set(k) - everywhere} == {}


def test_the_keys_that_sentences_name_are_there_and_the_same_in_both_languages() -> None:
    ids, named = {row.id for row in keys.KEYS if row.keys}, 0
    for english, texts in sentences():
        found = [set(re.findall(r"<([^<>]+)>", text)) for text in texts]
        named += len(found[0])
        assert all(f == found[0] for f in found), english
        assert found[0] <= ids, english
    assert named > 60
    assert not [row.id for row in keys.KEYS if "<" in row.label + row.help]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_sentences_name_the_key_as_it_is_pressed_here(language: str) -> None:
    sentence = "Added: {what}. <calendar.edit> gives it a title, ^Z takes it back."
    set_language(language)
    try:
        assert re.findall(r"\. (\S+) |, (\^.)", _(sentence)) == [("g", ""), ("", "^Z")]
        name_keys(renamed({"calendar.edit": "f12,v", "app.undo": "ctrl+b"}))
        assert re.findall(r"\. (\S+) |, (\^.)", _(sentence)) == [("F12", ""), ("", "^B")]
        assert (key_name("calendar.edit"), key_name("calendar.move")) == ("F12", "c")
    finally:
        name_keys({})
        set_language("vi")


def test_a_sentence_of_the_command_line_names_a_key_without_textual() -> None:
    code = (
        "import sys; from tui.language import _; print(_('<agenda.add> adds here.')); print('textual' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["^N thêm vào đây.", "False"]
