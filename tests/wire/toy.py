"""A small app that holds all that makes keys go astray: fields, a text, a list, dialogs, slow rooms.

Run as `python -m tests.wire.toy STATE [stock]`: F12 writes what is in all of them, and what is focused,
as JSON to the file STATE; with `stock` the keys are left to Textual, to show what goes astray there.
Ctrl+R puts everything back. Nothing of the real program is in here but the two mixins under test.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import App, ComposeResult, ScreenStackError
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from tui.terminal import SafeTerminal
from tui.typeahead import OneKeyAtATime

SECRET = "Nguyễn Văn Kín"
"""A name that must never be shown nor written down."""


class Still(Input):
    """Textual's own field, but its cursor does not blink: a blink between two keys would be counted as theirs."""

    def on_mount(self) -> None:
        self.cursor_blink = False


class Letters(Widget, can_focus=True):
    """A list that acts on single letters, as a roll call does."""

    pressed = ""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.freed = asyncio.Event()

    async def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character.isalpha():
            event.stop()
            self.pressed += event.character
            self.refresh()
        elif event.character == "!":
            self.screen.query_one("#first").focus()
            await self.freed.wait()

    def render(self) -> str:
        return self.pressed or "-"


class Hop(Message):
    """Goes from the list to the app and back a few times before it moves the focus."""

    def __init__(self, left: int) -> None:
        self.left = left
        super().__init__()


class Desk(Screen[None]):
    """Two fields, a text of several lines, a list."""

    def compose(self) -> ComposeResult:
        yield Still(id="first", compact=True)
        yield Still(id="second", compact=True, max_length=60)
        yield TextArea(id="text", compact=True)
        yield Letters(id="letters")
        yield Static("", id="told", markup=False)

    @on(Input.Submitted, "#first")
    def _next(self) -> None:
        self.query_one("#second").focus()


class Dialog(ModalScreen[str]):
    """Asks for a word; Enter answers."""

    def compose(self) -> ComposeResult:
        yield Still(id="word", compact=True)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class Room(Screen[None]):
    """Three hundred lines and a field; slow to stand when asked to be."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "leave", "back")]

    def __init__(self, name: str, wait: float = 0.0) -> None:
        super().__init__(name=name)
        self.wait = wait

    def compose(self) -> ComposeResult:
        yield Still(id="field", compact=True)
        with VerticalScroll():
            for n in range(300):
                yield Static(f"line {n}", markup=False)

    async def on_mount(self) -> None:
        await asyncio.sleep(self.wait)

    def action_leave(self) -> None:
        toy = self.app
        assert isinstance(toy, Stock)
        if len(toy.screen_stack) == 1:
            return
        toy.found.append(f"{self.name}:{self.query_one(Input).value}")
        self.app.pop_screen()


class Stock(App[None]):
    """The toy as Textual alone drives it."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "TextArea { height: 6; } Letters { height: 1; } VerticalScroll { height: 5; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "ask", "dialog"),
        Binding("f3", "room(0)", "room"),
        Binding("f5", "slow", "acts slowly"),
        Binding("f6", "room(40)", "slow room"),
        Binding("f7", "hop", "long way round"),
        Binding("f8", "other", "other mode"),
        Binding("f9", "replace", "the field goes, another comes"),
        Binding("f10", "break", "a fault"),
        Binding("f11", "break_late", "a fault after leaving"),
        Binding("ctrl+r", "anew", "put back", priority=True),
        Binding("f12", "write", "write the state", priority=True),
    ]
    MODES = {"desk": Desk, "other": lambda: Room("other")}
    DEFAULT_MODE = "desk"

    state: Path
    """Where F12 writes; to be set before the app runs."""

    def clear_selection(self) -> None:
        """Nothing before there is a screen: Textual alone does not begin with a field on Python 3.12 and later."""
        with suppress(ScreenStackError):
            super().clear_selection()

    def __init__(self) -> None:
        self.found: list[str] = []
        self.written = 0
        super().__init__()

    def action_ask(self) -> None:
        if not isinstance(self.screen, Dialog):
            self.push_screen(Dialog(), lambda word: self.found.append(f"word:{word}"))

    def action_room(self, wait: int) -> None:
        if len(self.screen_stack) < 3:
            self.push_screen(Room(f"room{wait}", wait / 1000))

    async def action_slow(self) -> None:
        await asyncio.sleep(0.04)
        self.screen.query(Input).last().focus()

    def action_hop(self) -> None:
        if isinstance(self.screen, Desk):
            self.screen.query_one(Letters).post_message(Hop(6))

    def on_hop(self, hop: Hop) -> None:
        if not isinstance(self.screen, Desk):
            return
        letters = self.screen.query_one(Letters)
        if hop.left:
            letters.post_message(Hop(hop.left - 1))
        else:
            letters.focus()

    def action_other(self) -> None:
        if len(self.screen_stack) == 1:
            self.switch_mode("other" if self.current_mode == "desk" else "desk")

    async def action_replace(self) -> None:
        if isinstance(self.screen, Desk):
            await self.screen.query("#second").remove()
            await self.screen.mount(Still(id="second", compact=True, max_length=60), after="#first")
            self.screen.query_one("#second").focus()

    def action_break(self) -> None:
        name = SECRET
        raise ValueError(f"no such member: {name}")

    def action_break_late(self) -> None:
        self.exit(return_code=0)
        self.call_next(self.action_break)

    async def action_anew(self) -> None:
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if self.current_mode != "other":
            await self.switch_mode("other")
        self.screen.query_one("#field", Input).value = ""
        self.screen.set_focus(self.screen.query_one("#field"))
        await self.switch_mode("desk")
        desk = self.screen
        desk.query_one("#first", Input).value = desk.query_one("#second", Input).value = ""
        desk.query_one(TextArea).load_text("")
        desk.query_one(Letters).pressed = ""
        self.found.clear()
        desk.set_focus(desk.query_one("#first"))

    def action_write(self) -> None:
        self.written += 1
        fields = {f"{s.name or type(s).__name__} {f.id}": f.value for s in self.screen_stack for f in s.query(Input)}
        focused = self.focused.id if self.focused else None
        state: dict[str, object] = {"written": self.written, "found": self.found, "focused": focused, **fields}
        state["screens"] = [s.name or type(s).__name__ for s in self.screen_stack]
        for desk in (s for s in self.screen_stack if isinstance(s, Desk)):
            state["text"] = desk.query_one(TextArea).text
            state["at"] = desk.query_one(TextArea).cursor_location
            state["letters"] = desk.query_one(Letters).pressed
        whole = self.state.with_suffix(".new")
        whole.write_text(json.dumps(state, ensure_ascii=False), "utf-8")
        whole.replace(self.state)


class Toy(OneKeyAtATime, SafeTerminal, Stock):
    """The toy with both mixins."""

    def on_mount(self) -> None:
        self.log_folder = self.state.parent / "logs"
        if not self.is_headless:
            self.watch_terminal()

    def save_drafts(self) -> None:
        (self.state.parent / "draft").write_text(self.screen.query(Input).first().value, "utf-8")

    def told_paste_cut(self, kept: int, dropped: int) -> None:
        self.found.append(f"cut {kept} {dropped}")


def main() -> int:
    """Run one of the two; the exit code is the app's."""
    if "stock" in sys.argv[2:]:
        stock = Stock()
        stock.state = Path(sys.argv[1])
        stock.run(mouse=False)
        return stock.return_code or 0
    toy = Toy()
    toy.state = Path(sys.argv[1])
    toy.run(mouse=False)
    if toy.last_words is not None:
        print(toy.last_words.sentence("en"), file=sys.stderr)
    return toy.return_code or 0


if __name__ == "__main__":
    code = main()
    if code > 128:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for descriptor in (1, 2):
            os.dup2(nowhere, descriptor)
    sys.exit(code)
