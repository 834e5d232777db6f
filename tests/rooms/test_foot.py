"""The foot tells whole sentences: what is too long for its line goes on beneath, and the foot shrinks again after."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book
from tests.rooms.conftest import Opener, foot_of, screen
from tui.form import FormRoom
from tui.room import ListRoom
from tui.widgets.foot import MORE

PATH, FACT = 80, 20
"""Cells that are kept for what a sentence is filled in with: a path, or else a name or a number."""


def sentence(length: int) -> str:
    """A sentence with that many characters, no two words alike."""
    words = ""
    for n in range(length):
        words += f"từ{n} "
    return words[: length - 1] + "."


def at_hand(pilot: Pilot[None]) -> ListRoom:
    room = pilot.app.screen
    assert isinstance(room, ListRoom)
    return room


def joined(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("way", ["told", "beside an open question", "asked by one key"])
async def test_a_sentence_of_any_length_is_told_whole_and_the_foot_shrinks_again(way: str, rooms: Opener) -> None:
    async with rooms() as pilot:
        room, before = at_hand(pilot), screen(pilot)
        for length in (20, 60, 66, 67, 79, 80, 81, 140, 160, 239):
            said = sentence(length)
            match way:
                case "told":
                    room.tell(said)
                case "asked by one key":
                    room.confirm(said, lambda: None)
                case _:
                    room.foot.ask_text("Hỏi:", lambda _text: False, given_up=room.rest)
                    room.tell(said, trouble=True)
            await pilot.pause()
            assert said in foot_of(pilot), length
            await pilot.press(*(["escape"] if way != "told" else []))
            room.rest()
            await pilot.pause()
            assert screen(pilot)[-3:] == before[-3:]
            assert len(room.foot.beneath) == 0


async def test_a_refusal_in_a_form_is_told_whole_and_the_field_stays_on_its_row(rooms: Opener, book: Book) -> None:
    book.themes.add("2026-Q4", "Nêu gương")
    async with rooms("themes") as pilot:
        await pilot.press("enter", "pagedown", "pagedown", "pagedown", "pagedown", "up", *"dự kiến", "enter")
        form = pilot.app.screen
        assert isinstance(form, FormRoom)
        refused = next(iter(form.wrong.values()))
        form.wrong[next(iter(form.wrong))] = long = f"{refused} {sentence(120)}"
        form.rest()
        await pilot.pause()
        lines = screen(pilot)
        assert joined(long) in joined(" ".join(lines))
        assert len(form.foot.beneath)
        assert lines[form.field.region.y].startswith("►")
        await pilot.press("escape")
        await pilot.pause()
        assert not len(form.foot.beneath)
        assert screen(pilot)[form.field.region.y].startswith("►")


async def test_a_small_terminal_keeps_its_room_whatever_is_told(rooms: Opener) -> None:
    async with rooms(size=(40, 8)) as pilot:
        at_hand(pilot).tell(sentence(200))
        await pilot.pause()
        assert at_hand(pilot).foot.outer_size.height == 2
        await pilot.resize_terminal(80, 24)
        at_hand(pilot).tell(sentence(300))
        await pilot.pause()
        assert joined(sentence(300)) in foot_of(pilot)


async def test_what_stands_at_rest_is_cut_with_an_ellipsis_and_has_more_of_it_on_a_wider_line(rooms: Opener) -> None:
    words = sentence(100)
    async with rooms(size=(80, 24)) as pilot:
        room = at_hand(pilot)
        room.foot.tell((words, room.look.plain), whole=False)
        await pilot.pause()
        assert foot_of(pilot).startswith(words[:79] + "… ")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert words in foot_of(pilot)


def _length(node: ast.expr) -> int:
    """Characters of a sentence as it stands in the code, and room for what is filled in."""
    said = ast.unparse(node)
    facts = PATH if "{file}" in said or "{folder}" in said else FACT if "{" in said else 0
    if isinstance(node, ast.JoinedStr):
        return facts + sum(len(str(v.value)) for v in node.values if isinstance(v, ast.Constant))
    return facts + len(node.value) if isinstance(node, ast.Constant) and isinstance(node.value, str) else 0


def test_every_refusal_there_is_has_room_on_the_foot_with_its_facts() -> None:
    found = []
    for file in (*Path("store").rglob("*.py"), *Path("tui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in ("why_vi", "why_en"):
                found.append((_length(node.value), file.name, node.value.lineno))
            elif isinstance(node, ast.ClassDef):
                named = [a for a in node.body if isinstance(a, ast.Assign)]
                told = [a for a in named if isinstance(a.targets[0], ast.Name) and a.targets[0].id in ("vi", "en")]
                found += [(_length(a.value), file.name, a.lineno) for a in told]
    assert len(found) > 300
    assert max(found)[0] <= MORE * (80 - 10)  # a blank may come up to ten cells before the end


async def test_while_a_text_is_asked_for_the_line_of_keys_says_what_ends_it(rooms: Opener, book: Book) -> None:
    book.themes.add("2026-Q4", "Đọc sách")
    async with rooms("themes") as pilot:
        rest = screen(pilot)[-1]
        await pilot.press("c")
        assert screen(pilot)[-1].split() == ["Enter", "xong", "Esc", "bỏ"]
        await pilot.press(*"xxx", "enter")  # refused: it is still asked
        assert screen(pilot)[-1] != rest
        await pilot.press("escape")
        assert screen(pilot)[-1] == rest
