"""Which row of a grid is the heading and which column is what. No cell below it is judged here.

Headings are compared without accents, case and signs, the longest known phrase first; a heading
may be one row or two ('Ngày' over 'vào Đảng' and 'chính thức'). Where a guess is wrong the user
chooses the columns and `chosen` takes the guess's place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from store.errors import BadValue
from store.intake.grid import Cell
from store.intake.phrases import FIELDS, NEVER, PHRASES
from store.intake.posts import names_party_post
from store.vietnamese import clean, fold

SEARCHED: Final = 30
"""Rows looked through for the heading."""
_LONGEST: Final = 80
"""Characters; a longer text is a sentence, not a heading."""
_NAMED: Final = ("name", "family_part", "given_part")

Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a grid."""

    heading_row: int
    """Last row of the heading as the file numbers it, from 1; 0 when there is none."""
    columns: Mapping[str, int]
    """Field -> column index from 0; the fields are those of phrases.FIELDS."""
    titles: Mapping[int, str]
    """Column index -> heading as in the file, on one line."""

    def unknown(self) -> tuple[str, ...]:
        """Headings of columns that will not be read, the row numbers' excepted."""
        used = set(self.columns.values())
        return tuple(t for i, t in self.titles.items() if t and i not in used and field_of(t) != "stt")

    def title(self, field: str) -> str:
        """The heading of a field's column as in the file, or the column's letter; '' when it has none."""
        index = self.columns.get(field)
        return "" if index is None else self.titles.get(index) or f"cột {letter(index)}"


def locate(rows: Rows) -> Layout | None:
    """The heading found in the first rows, or None when none names a column of names."""
    best: Layout | None = None
    for index in range(min(SEARCHED, len(rows))):
        for layout in (_one_row(rows, index), _two_rows(rows, index)):
            if layout and (best is None or _weight(layout) > _weight(best)):
                best = layout
    return _refined(rows, best) if best else None


def chosen(rows: Rows, columns: Mapping[str, int]) -> Layout:
    """The layout with the user's own choice of columns. BadValue for a field there is not."""
    for field, index in columns.items():
        if field not in FIELDS or index < 0:
            raise BadValue(why_vi=f"Không có cột «{field}».", why_en=f"There is no column “{field}”.")
    twins = [field for field in columns if list(columns.values()).count(columns[field]) > 1]
    if twins:
        at = letter(columns[twins[0]])
        raise BadValue(why_vi=f"Cột {at} được chọn cho hai loại.", why_en=f"Column {at} was chosen for two fields.")
    found = locate(rows)
    return Layout(found.heading_row if found else 0, dict(columns), found.titles if found else {})


def plain(text: str) -> str:
    """A heading as the phrases spell it: no accents, no signs, small letters, '#' for a number sign."""
    small = re.sub(r"[^a-z0-9#]+", " ", fold(clean(text))).strip()
    return re.sub(r"\b(ngay thang nam|ngay thang)\b", "ngay", small)


@lru_cache(maxsize=4096)
def field_of(heading: str) -> str | None:
    """The field a heading names, NEVER for one known not to be kept, or None."""
    text = plain(heading)
    if not text or len(heading) > _LONGEST:
        return None
    if text == "nam" and unicodedata.normalize("NFC", heading).strip().lower() != "nam":
        return None  # 'Năm' is a year
    whole = PHRASES.get(text)
    if whole:
        return whole[0]
    inside = [p for p, (_, alone) in PHRASES.items() if not alone and f" {p} " in f" {text} "]
    return PHRASES[max(inside, key=len)][0] if inside else None


def letter(index: int) -> str:
    """The letters a spreadsheet puts over a column: 0 is A, 26 is AA."""
    high, low = divmod(index, 26)
    return (letter(high - 1) if high else "") + chr(ord("A") + low)


def _text(row: Sequence[Cell], index: int) -> str:
    cell = row[index] if index < len(row) else None
    return clean(cell) if isinstance(cell, str) else ""


def _layout(number: int, titles: Mapping[int, str], fields: Mapping[int, str | None]) -> Layout | None:
    """Columns by field; a heading that is the whole phrase goes before one that contains it."""
    columns: dict[str, int] = {}
    for index in sorted(titles, key=lambda i: (plain(titles[i]) not in PHRASES, i)):
        field = fields[index]
        if field and field != NEVER:
            columns.setdefault(field, index)
    if not any(field in columns for field in _NAMED):
        return None
    return Layout(number, columns, titles)


def _one_row(rows: Rows, index: int) -> Layout | None:
    titles = {i: _text(rows[index], i) for i in range(len(rows[index]))}
    return _layout(index + 1, titles, {i: field_of(title) for i, title in titles.items()})


def _two_rows(rows: Rows, index: int) -> Layout | None:
    """A heading over two rows; a group's words stand over its first column only (merged cells)."""
    if index + 1 >= min(SEARCHED, len(rows)) or sum(isinstance(c, str) for c in rows[index]) < 2:
        return None  # one text alone above a heading is the list's title
    if not any(isinstance(c, str) for c in rows[index + 1]):
        return None
    if any(c is not None and (not isinstance(c, str) or re.search(r"\d", c)) for c in rows[index + 1]):
        return None
    titles: dict[int, str] = {}
    fields: dict[int, str | None] = {}
    group = ""
    for i in range(max(len(rows[index]), len(rows[index + 1]))):
        own, below = _text(rows[index], i), _text(rows[index + 1], i)
        group = own or (group if below else "")
        both = f"{group} {below}".strip()
        titles[i] = both if below else own
        whole = PHRASES.get(plain(titles[i]))
        alone = PHRASES.get(plain(below)) if below and below.lower() != "năm" and not whole else None
        fields[i] = alone[0] if alone and alone[0] != "post" else field_of(titles[i]) or field_of(below)
    layout = _layout(index + 2, titles, fields)
    names = [layout.columns[of] for of in _NAMED if of in layout.columns] if layout else []
    if any((below := _text(rows[index + 1], i)) and not field_of(below) for i in names):
        return None  # somebody's name stands there: that row is the first of the list
    return layout


def _weight(layout: Layout) -> tuple[int, int]:
    """More columns known, then fewer words: a row that adds nothing is no part of the heading."""
    return len(layout.columns), -sum(map(len, layout.titles.values()))


def _refined(rows: Rows, layout: Layout) -> Layout:
    """What takes more than one heading: a name over two columns, whose 'Chức vụ' and which 'Chuyên môn' it is."""
    columns = dict(layout.columns)
    below = rows[layout.heading_row :]
    if "name" in columns and "given_part" not in columns:
        at = columns["name"] + 1
        named = [row for row in below if _text(row, at - 1)]
        if not layout.titles.get(at) and 2 * sum(bool(_text(row, at)) for row in named) > len(named):
            columns["family_part"], columns["given_part"] = columns.pop("name"), at
    if "post" not in columns and "job" in columns and plain(layout.titles[columns["job"]]) == "chuc vu":
        texts = [_text(row, columns["job"]) for row in below]
        if any(names_party_post(text) for text in texts):
            columns["post"] = columns.pop("job")
    trades = [i for i, title in layout.titles.items() if plain(title) == "chuyen mon"]
    points = [i for i, title in layout.titles.items() if i not in trades and field_of(title) == "strengths"]
    if trades and points and "profession" not in columns:
        columns["profession"], columns["strengths"] = trades[0], points[0]
    return Layout(layout.heading_row, columns, layout.titles)
