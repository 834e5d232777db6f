"""What a hand, an input method or a hostile host may send: texts, pastes, keys, sizes of windows."""

from __future__ import annotations

from typing import Final

from tui import keys

TEXTS: Final = (
    "Nguyễn Văn Mới", "x", "0", "-1", "99999999999999999999", "31/2", "5/11", "05112026", "hôm nay", "15:70", "14h",
    "[/]", "[red]Lan[/red]", "[@click=app.bell]x[/]", "[type=x, v={'a[0]'}]", "\\[", "{}", "%s", "=1+1", "../x", "/",
    "Ươ" * 60, "e\u0301\u0323" * 20, "a" + "\u0301" * 50, "‮đảo", "​", "👩‍👩‍👧", "漢字", "ß", "İ", "\u00ad", "﷽",
    "1,2,3", "3-5", "is:vắng", "#nêu gương", "Đảng viên", "ds.csv", "a\tb",
)  # fmt: skip
"""Texts typed into fields: days, hours, markup, formulas, paths, letters that have no width or too much."""

PASTES: Final = (
    *TEXTS, "", "\n", "a\nb\r\nc\rd", "\x1b[31mđỏ\x1b[0m", "\x1b]52;c;UFdO\x07", "\x00\x01\x08\x0e\x7f",
    "\x9b2J\x9d0;x\x9c", "\ud800", "\ufeffx", "\u2028\u2029", "STT\tHọ và tên\n1\tTô Văn Mới\n",
    "đồng chí " * 11_000, "dòng\n" * 20_000, "\u0301" * 100_000,
)  # fmt: skip
"""Pastes: the texts, control bytes, sequences for the terminal, half characters, tables, and 100 kB of text."""

SIZES: Final = ((80, 24), (20, 5), (1, 1), (200, 60), (40, 12), (120, 40), (79, 23), (81, 3))

LETTERS: Final = tuple("bcghklmnpqtv")
TYPED: Final = (
    *LETTERS, *LETTERS, *"0123456789", *"adefijorsuwxyzđâ", "space", "enter", "enter", "slash", "asterisk",
    "exclamation_mark", "plus", "minus", "comma", "full_stop", "greater_than_sign", "less_than_sign",
    "question_mark", "at", "number_sign", "colon", "semicolon", "left_square_bracket", "underscore",
    "quotation_mark", "tab", "shift+tab", "escape", "backspace", "delete", "up", "down", "down", "left", "right",
    "home", "end", "pageup", "pagedown",
)  # fmt: skip
"""Keys that are no command key, as Textual names them; the safe letters twice, because most of them act."""

ANYWHERE: Final = tuple(
    sorted({key for row in keys.KEYS for key in row.keys.split(",") if key.startswith(("ctrl+", "f")) and len(key) > 1})
)
"""Every Ctrl+letter and F-key that means something somewhere: ways to other rooms, undo, forms."""
