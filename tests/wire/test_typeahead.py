"""One key at a time, on a small app: every way in which keys of one burst could overtake each other.

The bursts go through a real pseudo-terminal. What the app holds afterwards (fields, text, list, screens,
focus) is what is compared. The same on the real program is in test_typing.py. A paste between keys
is not among the random bursts: keys between two pastes of one burst are taken for pasted on purpose.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from textual import events

from tests.wire.terminal import Terminal
from tests.wire.toy import Letters, Toy
from tui import typeahead

DEL, ENTER, TAB, LEFT, UP = "\x7f", "\r", "\t", "\x1b[D", "\x1b[A"
SHIFT_LEFT = "\x1b[1;2D"
ANEW, WRITE = "\x12", "\x1b[24~"
ASK, ROOM, BACK, SLOW, SLOW_ROOM = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~"
HOP, OTHER, REPLACE = "\x1b[18~", "\x1b[19~", "\x1b[20~"
TO_TEXT = TAB + TAB
ENVIRONMENT = {"ESCDELAY": "200", "TEXTUAL_DISABLE_KITTY_KEY": "1", "TEXTUAL_ANIMATIONS": "none"}

State = dict[str, object]


class Typist:
    """A toy in a terminal, and what it holds."""

    def __init__(self, state: Path, *words: str) -> None:
        command = [sys.executable, "-m", "tests.wire.toy", str(state), *words]
        self.terminal = Terminal(command, env=ENVIRONMENT)
        self._file, self._written = state, 0
        self.terminal.wait_for(lambda: b"\x1b[?2004h" in self.terminal.raw)
        self.terminal.settle()

    def state(self) -> State:
        """What the toy holds now, without the count of askings."""
        self.terminal.send(WRITE)
        self._written += 1
        self.terminal.wait_for(lambda: self._read().get("written") == self._written)
        state = self._read()
        del state["written"]
        return state

    def _read(self) -> State:
        read: State = json.loads(self._file.read_text("utf-8")) if self._file.exists() else {}
        return read

    def after(self, *keys: str) -> State:
        """What the toy holds after these keys in one write, from the beginning."""
        self.terminal.send(ANEW, *keys)
        return self.state()

    def after_slowly(self, keys: Sequence[str], quiet: float = 0.06) -> State:
        """What the toy holds after these keys, each typed when all is quiet."""
        for key in (ANEW, *keys):
            self.terminal.send(key)
            # What waits for a timer of the toy or of Textual is silent meanwhile.
            self.terminal.settle(0.25 if key in (ANEW, SLOW, ROOM, SLOW_ROOM, BACK, OTHER, REPLACE) else quiet)
        return self.state()


@pytest.fixture(scope="module")
def typist(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typist]:
    one = Typist(tmp_path_factory.mktemp("toy") / "state")
    yield one
    one.terminal.close()


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typist]:
    one = Typist(tmp_path_factory.mktemp("stock") / "state", "stock")
    yield one
    one.terminal.close()


WORDS: list[tuple[list[str], str]] = [
    (["ha", DEL, "ạnh"], "hạnh"),
    (["h", "a", DEL + "ạ", "n", "h"], "hạnh"),
    (["ha", "\x08", "ạnh"], "hạnh"),
    (["viet", DEL, DEL, "ệt"], "việt"),
    (["d", DEL + "đ"], "đ"),
    (["viet", SHIFT_LEFT, SHIFT_LEFT, "ệt"], "việt"),
    (["vuong", DEL * 4, "ương"], "vương"),
    (["vuong", DEL * 4, "ương sy", DEL, "ỹ ha", DEL, "ạnh"], "vương sỹ hạnh"),
]
"""What an input method writes, and what must come out."""


@pytest.mark.parametrize("pause", [None, 0.0, 0.001, 0.005], ids=["one write", "0 ms", "1 ms", "5 ms"])
@pytest.mark.parametrize(("way", "where"), [("", "Desk first"), (TO_TEXT, "text")], ids=["field", "text"])
@pytest.mark.parametrize(("keys", "word"), WORDS, ids=["".join(k).encode("unicode_escape").decode() for k, _w in WORDS])
def test_what_an_input_method_writes_comes_out_right(
    typist: Typist, keys: list[str], word: str, way: str, where: str, pause: float | None
) -> None:
    if pause is None:
        typist.terminal.send(ANEW, way, *keys)
    else:
        typist.terminal.send(ANEW, way)
        typist.terminal.type(keys, pause)
    assert typist.state()[where] == word


MOVES: list[tuple[str, list[str], State]] = [
    ("Tab", ["ab", TAB, "cd"], {"Desk first": "ab", "Desk second": "cd"}),
    ("arrows", ["ab", LEFT, LEFT, "X"], {"Desk first": "Xab"}),
    ("Enter moves on", ["ab", ENTER, "cd", DEL, "e"], {"Desk first": "ab", "Desk second": "ce"}),
    ("dialog", [ASK, "ha", DEL, "ạnh", ENTER, "z"], {"found": ["word:hạnh"], "Desk first": "z"}),
    ("two dialogs", [ASK, "a", ENTER, ASK, "b", ENTER], {"found": ["word:a", "word:b"], "Desk first": ""}),
    ("room of 300", [ROOM, "cd", BACK, "e"], {"found": ["room0:cd"], "Desk first": "e"}),
    ("room slow to stand", [SLOW_ROOM, "cd", DEL, BACK, "e"], {"found": ["room40:c"], "Desk first": "e"}),
    ("rooms above rooms", [ROOM, "a", SLOW_ROOM, "b", BACK, BACK], {"found": ["room40:b", "room0:a"]}),
    ("other mode", [OTHER, "ab", DEL, OTHER, "c"], {"Desk first": "c", "screens": ["Desk"]}),
    ("slow action", [SLOW, "xyz"], {"Desk second": "xyz", "Desk first": ""}),
    ("messages to and fro", [HOP, "xyz"], {"letters": "xyz", "Desk first": ""}),
    ("a field that goes", [TAB, "a", REPLACE, "xyz", REPLACE, "uv"], {"Desk second": "uv", "Desk first": ""}),
    ("lines of a text", [TO_TEXT, "ab", ENTER, "c", UP, "x", DEL, "y"], {"text": "ayb\nc", "at": [0, 2]}),
    ("a paste, then keys", ["a", "\x1b[200~b c\x1b[201~", "d", DEL, "e"], {"Desk first": "ab ce"}),
]
"""What in 8.2.8 acts after the letters that follow it."""


@pytest.mark.parametrize(("keys", "held"), [m[1:] for m in MOVES], ids=[m[0] for m in MOVES])
def test_keys_of_one_burst_wait_for_what_the_one_before_does(typist: Typist, keys: list[str], held: State) -> None:
    state = typist.after(*keys)
    assert {name: state.get(name) for name in held} == held


def test_without_the_dispatcher_the_same_bursts_go_astray(stock: Typist) -> None:
    tried = {"Tab", "arrows", "Enter moves on", "room of 300", "slow action", "messages to and fro"}
    astray: list[str] = []
    for name, keys, held in (m for m in MOVES if m[0] in tried):
        stock.terminal.send(ANEW)
        stock.terminal.settle(0.2)
        stock.terminal.send(*(key for key in keys if key != BACK))
        stock.terminal.settle(0.3)
        if not held.items() <= stock.state().items():
            astray.append(name)
    assert set(astray) == tried


KEYS = st.sampled_from(
    ["a", "b", "c", "h", "ạ", "ệ", "đ", "ư", DEL, DEL, LEFT, "\x1b[C", UP, "\x1b[B", TAB, "\x1b[Z", ENTER, SHIFT_LEFT,
     "\x1b[H", "\x1b[3~", "\x01", "\x15", " ", ASK, ROOM, BACK, SLOW, SLOW_ROOM, HOP, OTHER, REPLACE]
)  # fmt: skip


@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(keys=st.lists(KEYS, min_size=4, max_size=12))
@example(keys=["a", ENTER, "b", ASK, "c", ENTER, OTHER, "ạ", DEL, OTHER, "h"])
def test_any_keys_in_one_burst_act_as_if_typed_slowly(typist: Typist, keys: list[str]) -> None:
    slow = typist.after_slowly(keys)
    typist.terminal.settle(0.2)
    shown = typist.terminal.text
    assert typist.after(*keys) == slow
    typist.terminal.settle(0.2)
    assert typist.terminal.text == shown


def test_holding_keys_back_costs_no_byte(typist: Typist, stock: Typist) -> None:
    counts = []
    for one in (stock, typist):
        one.terminal.send(ANEW)
        one.terminal.settle(0.5)
        counts.append([one.terminal.bytes_for(key) for key in ("a", "b", TAB, "c")])
    assert counts[0] == counts[1]


async def burst(toy: Toy, *keys: str) -> None:
    """Post keys as the input thread does, all before the app looks at the first."""
    for key in keys:
        toy.post_message(events.Key(key, key if len(key) == 1 else None))
    await toy.settled()


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    toy = Toy()
    toy.state = tmp_path / "state"
    return toy


async def test_pilot_presses_as_before_and_also_in_bursts(toy: Toy) -> None:
    async with toy.run_test() as pilot:
        await pilot.press("a", "b", "tab", "c")
        await burst(toy, "d", "backspace", "tab", "x", "y")
        assert toy.screen.query_one("#first").value == "ab"  # type: ignore[attr-defined]
        assert toy.screen.query_one("#second").value == "c"  # type: ignore[attr-defined]
        assert toy.screen.query_one("#text").text == "xy"  # type: ignore[attr-defined]


async def test_a_handler_that_never_ends_is_left_behind_and_no_key_is_lost(
    toy: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "PATIENCE", 0.2)
    async with toy.run_test():
        toy.screen.query_one(Letters).focus()
        await toy.settled()
        await burst(toy, "k", "!", "a", "b")
        toy.screen.query_one(Letters).freed.set()
        assert toy.screen.query_one(Letters).pressed == "k"
        assert toy.screen.query_one("#first").value == "ab"  # type: ignore[attr-defined]


async def test_a_loop_that_is_never_idle_holds_no_key_up_for_long(toy: Toy) -> None:
    async with toy.run_test():

        async def spin() -> None:
            while True:
                await asyncio.sleep(0)

        spinning = asyncio.create_task(spin())
        await burst(toy, "a", "tab", "b")
        spinning.cancel()
        assert toy.screen.query_one("#second").value == "b"  # type: ignore[attr-defined]


@pytest.mark.parametrize("how", ["quit", "break"])
async def test_keys_after_the_one_that_ends_the_program_do_nothing(
    toy: Toy, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(Toy, "action_ask", lambda self: done.append("ask"))
    expected = pytest.raises(ValueError) if how == "break" else contextlib.nullcontext()
    with expected:
        async with toy.run_test():
            await burst(toy, "f2", "ctrl+q" if how == "quit" else "f10", "f2", "f2")
    assert done == ["ask"]
