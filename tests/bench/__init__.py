"""The benchmark that Chibo ships: what a key, a room and a start cost, against bare floors in the same run.

Run it with `python -m tests.bench` in the project's folder.

    floors.py    bare Textual programs that do as little as such a screen can do
    books.py     invented books of one to fifty years
    pty.py       a program in a pseudo-terminal, its bytes counted and timed
    screens.py   one start, one key, one walk through the rooms, measured
    parts.py     what is measured against which floor, and the budgets
    storage.py   the disk's part of a mark, and opening a book
    scale.py     five hundred members with fifty years; thirty terminals at once
    table.py     medians, ratios and budgets in one table
    test_bench_counts.py   what does not depend on the machine; runs with the other tests

Milliseconds belong to the machine and the moment, ratios and bytes hardly: quote those.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
"""The project's folder: programs are started here."""

NAMES: Final = (
    "Bùi Thị Lan Anh", "Chu Quang Bách", "Doãn Thị Cúc", "Đinh Văn Dũng",
    "Giáp Thị Hạnh", "Hoàng Xuân Hiếu", "Kiều Thu Hương", "Lâm Văn Khôi",
    "Mạc Thị Loan", "Nghiêm Đức Minh", "Ông Thị Nga", "Phùng Gia Phúc",
    "Quách Thị Quyên", "Sầm Văn Sơn", "Tống Thị Thảo", "Vi Mạnh Tùng",
)  # fmt: skip
"""Sixteen invented people: on every floor and in every book, in the roll's order."""
