"""The year's register to read and to paste: plain text a member a line, or a table in Markdown.

The marks are the signs of the screen; the numbers are those of store/rules/register.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from store.papers import words
from store.papers.markdown import signs
from store.rules.attendance import Tally
from store.rules.register import FIGURES, Year
from store.vietnamese import visible

NAME: Final = 24
"""Characters of a name in a line."""
WIDE: Final = 4
"""Characters of a figure."""
SHORT: Final = {
    "sessions": "buổi", "present": "mặt", "late": "muộn", "left_early": "sớm", "excused": "phép", "unexcused": "k.p",
    "absent": "vắng", "left_out": "miễn", "not_taken": "chưa",
}  # fmt: skip
"""The figures in a few letters."""


def register_text(year: Year) -> str:
    """The register as plain text: the sessions, then a line a member with a sign a session."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(year))


def _lines(year: Year) -> Iterator[str]:
    yield f"SỔ THEO DÕI SINH HOẠT CHI BỘ NĂM {year.year}"
    yield ""
    for number, column in enumerate(year.columns, 1):
        there = f"có mặt {column.tally.present}/{column.tally.present + column.tally.absent}"
        yield f"{number:>3}. {words.day(column.session.date)} {words.session_name(column.session)}: {there}"
    yield ""
    marks = len(year.columns)
    heads = " ".join(f"{SHORT[name]:>{WIDE}}" for name in FIGURES)
    yield f"{'STT':>3} {'Họ và tên':<{NAME}} {'Các buổi':<{marks}} {heads}  {words.RATE}"
    for line in year.lines:
        signs_of = "".join(words.SIGNS[code] if code else " " for code in line.codes)
        name = visible(line.member.name)[:NAME]
        yield f"{line.number:>3} {name:<{NAME}} {signs_of:<{max(8, marks)}} {_figures(line.tally)}"
    yield f"{'':>3} {'Cả chi bộ':<{NAME}} {'':<{max(8, marks)}} {_figures(year.tally)}"
    yield ""
    yield "Ký hiệu: " + ", ".join(f"{sign} {words.CODES[code]}" for code, sign in words.SIGNS.items()) + "."


def _figures(tally: Tally) -> str:
    figures = " ".join(f"{figure(tally):>{WIDE}}" for figure in FIGURES.values())
    return f"{figures}  {_rate(tally.rate)}"


def _rate(rate: Fraction | None) -> str:
    return words.percent(rate)


def register_markdown(year: Year) -> str:
    """The register as a table in Markdown."""
    dates = [f"{c.session.date.day:02}/{c.session.date.month} {words.KINDS[c.session.kind]}" for c in year.columns]
    head = ["STT", "Họ và tên", *dates, *(words.FIGURES[name] for name in FIGURES), words.RATE]
    rows = [
        [
            str(line.number), signs(visible(line.member.name)), *(words.SIGNS[c] if c else "" for c in line.codes),
            *_cells(line.tally),
        ]
        for line in year.lines
    ]  # fmt: skip
    rows.append(["", "Cả chi bộ", *(str(c.tally.present) for c in year.columns), *_cells(year.tally)])
    lines = [head, ["---"] * len(head), *rows]
    told = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"# SỔ THEO DÕI SINH HOẠT CHI BỘ NĂM {year.year}\n\n{told}\n"


def _cells(tally: Tally) -> list[str]:
    return [*(str(figure(tally)) for figure in FIGURES.values()), _rate(tally.rate)]
