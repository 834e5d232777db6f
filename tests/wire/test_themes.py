"""The room of the themes in a real terminal: what typing brings to the file, what a dropped line leaves, the bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cells import again
from tests.wire.conftest import Opener
from tests.wire.terminal import Terminal
from tests.wire.test_typing import BURSTS

F6, END, DOWN = "\x1b[17~", "\x1b[F", "\x1b[B"


def themes(program: Opener) -> Terminal:
    """The program in the room of the themes."""
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send(F6)
    terminal.wait_for("chờ chọn")
    return terminal


@pytest.mark.parametrize("in_one_write", [True, False], ids=["one write", "1 ms"])
def test_topics_take_what_an_input_method_writes(program: Opener, folder: Path, in_one_write: bool) -> None:
    terminal = themes(program)
    keys = [END]
    for burst, _word in BURSTS:
        keys += ["\x0e", *burst, "\r", "1"]  # Ctrl+N, the words, Enter, comes from a weakness
    if in_one_write:
        terminal.send(*keys)
    else:
        terminal.type(keys, 0.001)
    terminal.settle(0.4)
    topics = again(folder).themes.topics.open()
    assert [t.text for t in topics] == [word for _burst, word in BURSTS]
    assert {t.origin.value for t in topics} == {"weakness"}


def test_the_room_its_forms_and_its_keys_cost_little(program: Opener, folder: Path) -> None:
    book = again(folder)
    for number in range(1, 5):
        book.themes.add(
            f"2026-Q{number}", "Nêu gương về đạo đức và trách nhiệm thực thi công vụ", facts={"form": "debate"}
        )
    for number in range(12):
        book.themes.topics.add(f"Vấn đề còn hạn chế, nổi cộm, quan trọng số {number}")
    book.close()
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    assert terminal.bytes_for(F6) <= 15_000
    terminal.wait_for("chờ chọn")
    for _row in range(3):
        assert terminal.bytes_for("\x1b[A") <= 600
    assert terminal.bytes_for("\r") <= 15_000
    assert terminal.bytes_for(DOWN) <= 900
    assert terminal.bytes_for("\x1b") <= 15_000
    assert terminal.bytes_for("k") <= 15_000


def test_a_half_typed_topic_is_offered_when_the_line_drops(program: Opener, folder: Path) -> None:
    terminal = themes(program)
    terminal.send(END, "\x0e", "Ít ý kiến")
    terminal.wait_for("Ít ý kiến")
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    terminal = program("--lang", "vi")
    terminal.wait_for("Viết dở")
    terminal.send("\r")
    terminal.wait_for("Vấn đề:")
    terminal.send(" trao đổi", "\r", "1")
    terminal.settle(0.4)
    assert [t.text for t in again(folder).themes.topics.open()] == ["Ít ý kiến trao đổi"]
