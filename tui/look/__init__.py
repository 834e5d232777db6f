"""How the program looks: its colours by meaning, its signs, its themes.

A meaning is read from sign and word first; colour only repeats it, so that 16 colours, no colour
and a black-and-white printout say the same. Signs are of WGL4, the set every PuTTY font has.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import msgspec
from rich.style import Style
from textual.theme import Theme

from store.records import Code, State

SIGNS: Final[dict[Code, str]] = {
    Code.NOT_TAKEN: "·",
    Code.PRESENT: "●",
    Code.LATE: "▲",
    Code.LEFT_EARLY: "▼",
    Code.EXCUSED: "○",
    Code.UNEXCUSED: "×",
    Code.EXEMPT: "░",
    Code.ELSEWHERE: "◄",
}
"""One sign a mark (WGL4)."""

LETTERS: Final[dict[Code, str]] = {
    Code.NOT_TAKEN: ".",
    Code.PRESENT: "C",
    Code.LATE: "M",
    Code.LEFT_EARLY: "V",
    Code.EXCUSED: "P",
    Code.UNEXCUSED: "K",
    Code.EXEMPT: "E",
    Code.ELSEWHERE: "T",
}
"""The same in plain letters, for fonts without the signs."""


class CalendarSigns(msgspec.Struct, frozen=True):
    """The signs of the calendar's pages."""

    states: dict[State, str]
    """One sign a state of a session."""
    today: str = "•"
    moved: str = "◄"
    """A session that was moved from another day."""
    shared: str = "└"
    """A thematic session in the sitting of the row above."""
    warn: str = "▲"
    session: str = "■"
    """A day of the month with a session."""
    free: str = "○"
    worked: str = "+"
    clash: str = "▲"
    """A session on a free day."""
    edge: str = "│"
    """Between the year and the month beside it."""


CALENDAR_SIGNS: Final = CalendarSigns(
    {State.PLANNED: "·", State.PREPARED: "□", State.HELD: "●", State.CLOSED: "■", State.CANCELLED: "×"}
)
CALENDAR_LETTERS: Final = CalendarSigns(
    {State.PLANNED: ".", State.PREPARED: "C", State.HELD: "H", State.CLOSED: "K", State.CANCELLED: "X"},
    today="*", moved="<", shared="+", warn="!", session="S", free="o", clash="!", edge="|",
)  # fmt: skip
"""The same in plain letters."""


class Palette(msgspec.Struct, frozen=True):
    """Colours by meaning, as Rich colour names or hex."""

    ground: str
    text: str
    dim: str
    strong: str
    bar_ground: str
    bar_text: str
    key: str
    present: str
    late: str
    excused: str
    unexcused: str
    left_out: str
    warn: str
    dark: bool = True
    terminal: bool = False


DARK: Final = Palette(
    ground="#121212", text="#d0d0d0", dim="#8a8a8a", strong="#ffffff", bar_ground="#303030", bar_text="#d7d7af",
    key="#d7af5f", present="#87af87", late="#d7af5f", excused="#87afd7", unexcused="#ff8787",
    left_out="#8a8a8a", warn="#ff8787",
)  # fmt: skip
LIGHT: Final = Palette(
    ground="#ffffff", text="#262626", dim="#6c6c6c", strong="#000000", bar_ground="#dadada", bar_text="#303030",
    key="#875f00", present="#005f00", late="#875f00", excused="#005faf", unexcused="#af0000",
    left_out="#6c6c6c", warn="#af0000", dark=False,
)  # fmt: skip
TERMINAL: Final = Palette(
    ground="default", text="default", dim="default", strong="default", bar_ground="default", bar_text="default",
    key="yellow", present="green", late="yellow", excused="cyan", unexcused="red", left_out="default",
    warn="red", terminal=True,
)  # fmt: skip
"""Follows the colours the user's own terminal has."""

PALETTES: Final = {"dark": DARK, "light": LIGHT, "terminal": TERMINAL}


def themes() -> list[Theme]:
    """The palettes as Textual themes, for the few stock widgets (text fields) in use."""
    made = []
    for name, p in PALETTES.items():
        if p.terminal:
            made.append(
                Theme(
                    name=f"chibo-{name}", primary="ansi_yellow", foreground="ansi_default",
                    background="ansi_default", surface="ansi_default", panel="ansi_default", dark=True, ansi=True,
                    variables={"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"},
                )
            )  # fmt: skip
        else:
            made.append(
                Theme(
                    name=f"chibo-{name}", primary=p.key, foreground=p.text, background=p.ground,
                    surface=p.ground, panel=p.bar_ground, warning=p.late, error=p.warn, success=p.present,
                    accent=p.key, dark=p.dark,
                )
            )  # fmt: skip
    return made


class Look:
    """Rich styles by meaning for one palette."""

    def __init__(self, name: str = "dark", plain_letters: bool = False) -> None:
        self.name = name if name in PALETTES else "dark"
        p = PALETTES[self.name]
        self.signs = LETTERS if plain_letters else SIGNS
        self.cursor_sign = ">" if plain_letters else "►"
        self.thematic_sign = "*" if plain_letters else "•"
        self.rule_sign = "-" if plain_letters else "─"
        self.calendar = CALENDAR_LETTERS if plain_letters else CALENDAR_SIGNS
        self.done_sign = "x" if plain_letters else "√"
        self.open_sign = "." if plain_letters else "□"
        self.late_sign = "!" if plain_letters else "▲"
        self.entry_sign = "-" if plain_letters else "•"
        self.off_sign = "<" if plain_letters else "◄"

        def on(color: str, **more: bool) -> Style:
            return Style(color=color, bgcolor=p.ground, **more)  # type: ignore[arg-type]

        self.plain = on(p.text)
        self.dim = on(p.dim, dim=p.terminal)
        self.strong = on(p.strong, bold=True)
        self.rule = on(p.dim, dim=p.terminal)
        self.key = on(p.key)
        self.cursor = on(p.key, bold=True)
        self.warn = on(p.warn, bold=True)
        self.good = on(p.present)
        self.late = on(p.late)
        self.bar = Style(color=p.bar_text, bgcolor=p.bar_ground, reverse=p.terminal)
        self.bar_strong = Style(color=p.bar_text, bgcolor=p.bar_ground, bold=True, reverse=p.terminal)
        self.marks: dict[Code, Style] = {
            Code.NOT_TAKEN: self.dim,
            Code.PRESENT: on(p.present),
            Code.LATE: on(p.late),
            Code.LEFT_EARLY: on(p.late),
            Code.EXCUSED: on(p.excused),
            Code.UNEXCUSED: on(p.unexcused, bold=True),
            Code.EXEMPT: on(p.left_out),
            Code.ELSEWHERE: on(p.left_out),
        }


@lru_cache(maxsize=8)
def look(name: str, plain_letters: bool) -> Look:
    """The styles of a palette, made once."""
    return Look(name, plain_letters)
