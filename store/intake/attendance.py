"""A list of names or row numbers against the roll of one session: whom each line is about, and what it says.

Pure: cells and a roll in, lines out. The words of marks are in mark_words.py; opening files is in
files.py, writing in door.py. Nobody is guessed at: a line that fits two people or none is told, not taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from store.intake import headings, mark_words
from store.intake.grid import Cell
from store.intake.headings import Layout, field_of
from store.intake.mark_words import Said, read_mark
from store.records import Code, Mark, Member, Session
from store.rules import roster
from store.vietnamese import clean, fold, same_key

SUGGESTED: Final = 3
"""How many names are offered where none fits."""
SHOWN: Final = 60
"""Characters of a line of the file that are shown."""

_NUMBER: Final = re.compile(r"(?:#|số|so|stt)?\s*(\d{1,4})(?:\.0+)?\s*[.)]?", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\s*(?:(?P<number>\d{1,4})\s*[.):–-]|[-–•*+])\s*(?=\D)")
_COMRADE: Final = re.compile(r"(?:đ\s*/\s*c|đ\.c|đồng chí)\b[\s.:]*", re.IGNORECASE)

Words = tuple[str, str]
"""One sentence in Vietnamese and in English."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list and what would become of the roll."""

    line: int
    """Row number as the file shows it, from 1."""
    text: str
    """What the line says, in short."""
    member: Member | None = None
    said: Said | None = None
    doubt: Words | None = None
    """Why the line is not taken."""
    note: Words | None = None
    """Something worth saying that stops nothing."""
    before: Mark | None = None
    after: Mark | None = None
    """The mark as it is and as it would be, of a line that is taken."""

    @property
    def changes(self) -> bool:
        """Whether taking the line would write something."""
        return self.after is not None and self.after != self.before


@dataclass(frozen=True, slots=True)
class RollPreview:
    """A list against the roll of a session."""

    session: Session
    rows: tuple[Listed, ...]
    unread: tuple[str, ...]
    """Headings of columns that are not read."""
    missing: tuple[Member, ...]
    """Members of the roll that no taken line is about; they stay as they are."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column says what."""

    below: int
    """The heading's last row, from 1; 0 when there is none."""
    names: tuple[int, ...] = ()
    number: int | None = None
    marks: tuple[tuple[int, mark_words.Meaning | None], ...] = ()
    """Columns of marks, each with what a tick in it means."""
    reason: int | None = None
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    number: int | None
    name: str
    said: Said | None
    doubt: Words | None = None


def listed(
    rows: Sequence[Sequence[Cell]], roll: Sequence[Member], everyone: Sequence[Member] = ()
) -> tuple[list[Listed], tuple[str, ...]]:
    """The lines of a list, each with the member of `roll` (in its order) it is about or why it is about nobody.

    `everyone` is all members of the book, to tell somebody who was not expected that day from a stranger.
    Also gives the headings that were not read.
    """
    columns = find_columns(rows)
    found: list[Listed] = []
    for number, row in enumerate(rows[columns.below :], columns.below + 1):
        shown = " · ".join(t for t in map(_text, row) if t)[:SHOWN]
        line = _read(row, columns) if shown else None
        if line is not None:
            found.append(_match(Listed(number, shown, said=line.said), line, roll, everyone))
    return _without_contradictions(found), columns.unread


def find_columns(rows: Sequence[Sequence[Cell]]) -> Columns:
    """The heading of a list, if it has one: of names, or of row numbers alone."""
    layout = headings.locate(rows) or _numbered(rows)
    if layout is None:
        return Columns(0)
    parts = [layout.columns[of] for of in ("name", "family_part", "given_part") if of in layout.columns]
    titles = {i: title for i, title in layout.titles.items() if title and i not in parts}
    number = next((i for i, title in titles.items() if field_of(title) == "stt"), None)
    marks = tuple((i, means) for i, title in titles.items() for is_mark, means in [mark_words.heading_means(title)]
                  if is_mark and i != number)  # fmt: skip
    used = {number, *(i for i, _means in marks)}
    reason = next(
        (i for word in mark_words.REASONED for i, title in titles.items()
         if i not in used and f" {word} " in f" {headings.plain(title)} "), None,
    )  # fmt: skip
    unread = tuple(title for i, title in titles.items() if i not in used | {reason})
    return Columns(layout.heading_row, tuple(parts), number, marks, reason, unread)


def _numbered(rows: Sequence[Sequence[Cell]]) -> Layout | None:
    """A heading that names row numbers and no names."""
    for index, row in enumerate(rows[: headings.SEARCHED]):
        titles = {i: clean(cell) for i, cell in enumerate(row) if isinstance(cell, str)}
        if any(field_of(title) == "stt" for title in titles.values()):
            return Layout(index + 1, {}, titles)
    return None


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else clean(str(cell))


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else None


def _read(row: Sequence[Cell], columns: Columns) -> _Line | None:
    """One line; None for one that names nobody."""
    if not columns.below:
        return _read_bare([text for text in map(_text, row) if text])

    def at(index: int | None) -> str:
        return _text(row[index]) if index is not None and index < len(row) else ""

    number, name = _number(at(columns.number)), " ".join(filter(None, map(at, columns.names)))
    if number is None and not name:
        return None
    number, name = _name_in(name, number)
    reason = at(columns.reason)
    if not columns.marks:
        return _Line(number, name, Said(Code.PRESENT, reason))
    filled = [(at(i), means) for i, means in columns.marks if at(i)]
    read = [read_mark(text, means, reason) for text, means in filled]
    if not filled:
        return _Line(number, name, None, ("không có dấu; giữ nguyên.", "has no mark; left as it is."))
    if None in read:
        return _Line(number, name, None, _not_understood(filled[read.index(None)][0]))
    if len(set(read)) > 1:
        return _Line(number, name, None, ("có hai dấu trái nhau.", "has two marks that disagree."))
    return _Line(number, name, read[0])


def _read_bare(texts: Sequence[str]) -> _Line | None:
    """A line of a list without heading: number, name, mark, reason, whichever are there, in that order."""
    left = list(texts)
    number = _number(left[0])
    if number is not None:
        left.pop(0)
    name = left.pop(0) if left and read_mark(left[0]) is None else ""
    if number is None and not name:
        return None
    number, name = _name_in(name, number)
    if not left:
        return _Line(number, name, Said(Code.PRESENT))
    said = read_mark(left[0], reason=", ".join(left[1:]))
    return _Line(number, name, said, None if said else _not_understood(left[0]))


def _not_understood(text: str) -> Words:
    return (
        f"không hiểu dấu «{text}»; ghi: có mặt, muộn, về sớm, có phép, không phép.",
        f"the mark «{text}» is not understood; write: present, late, left early, excused, unexcused.",
    )


def _name_in(text: str, number: int | None) -> tuple[int | None, str]:
    """A name without what people write before it: '3.', '-', 'đ/c'."""
    found = _BEFORE.match(text)
    if found:
        number = int(found["number"]) if number is None and found["number"] else number
        text = text[found.end() :]
    return number, _COMRADE.sub("", text, count=1).strip() if _COMRADE.match(text) else text.strip()


# -- whom a line is about --------------------------------------------------------------------


def _match(row: Listed, line: _Line, roll: Sequence[Member], everyone: Sequence[Member]) -> Listed:
    member, why = _who(line, roll, everyone)
    if why is None and member is not None and member.id in {m.id for m in roll}:
        return replace(row, member=member, doubt=line.doubt, said=None if line.doubt else line.said)
    return replace(row, doubt=why, said=None)


def _who(line: _Line, roll: Sequence[Member], everyone: Sequence[Member]) -> tuple[Member | None, Words | None]:
    """The member meant, or why nobody is. A name goes before a number: lists have numbers of their own."""
    if not line.name:
        assert line.number is not None
        if 1 <= line.number <= len(roll):
            return roll[line.number - 1], None
        return None, (
            f"danh sách buổi này có {len(roll)} dòng, không có dòng {line.number}.",
            f"the roll has {len(roll)} rows; there is no row {line.number}.",
        )
    found = _named(line.name, roll)
    if len(found) > 1 and line.number is not None:
        found = [n for n in found if n == line.number] or found
    if len(found) == 1:
        return roll[found[0] - 1], None
    if found:
        which = "; ".join(f"{n} {roll[n - 1].name}" for n in found)
        return None, (
            f"có {len(found)} người như vậy: {which}. Hãy ghi số dòng.",
            f"{len(found)} people fit: {which}. Give the row number.",
        )
    return None, _nobody(line.name, roll, everyone)


def _named(name: str, roll: Sequence[Member]) -> list[int]:
    """Row numbers of those so named: exactly (tone placement apart), else without accents if none are typed."""
    key = same_key(name)
    exact = [n for n, m in enumerate(roll, 1) if key in (same_key(m.name), same_key(m.other_name) or None)]
    if exact or fold(name) != name.casefold():
        return exact
    plain = headings.plain(name)
    return [n for n, m in enumerate(roll, 1) if headings.plain(m.name) == plain]


def _nobody(name: str, roll: Sequence[Member], everyone: Sequence[Member]) -> Words:
    if _named(name, everyone):
        return (
            "không thuộc danh sách của buổi này (chưa về, đã chuyển đi, hoặc ngoài chi ủy).",
            "is not on the roll of this session (not yet here, gone, or outside the committee).",
        )
    near = roster.find(roll, fold(name)) or [m for m in roll if fold(m.name).split()[-1:] == fold(name).split()[-1:]]
    which = "; ".join(f"{roll.index(m) + 1} {m.name}" for m in near[:SUGGESTED])
    vi, en = "không có ai tên như vậy.", "nobody has this name."
    return (f"{vi} Gần giống: {which}.", f"{en} Near: {which}.") if which else (vi, en)


def _without_contradictions(rows: Sequence[Listed]) -> list[Listed]:
    """Lines about one member that disagree are all doubtful; one said again is taken once."""
    about: dict[int, list[Listed]] = defaultdict(list)
    for row in rows:
        if row.member is not None and row.said is not None:
            about[row.member.id].append(row)
    return list(_settled(rows, about))


def _settled(rows: Sequence[Listed], about: dict[int, list[Listed]]) -> Iterator[Listed]:
    for row in rows:
        same = about.get(row.member.id, []) if row.member is not None and row.said is not None else []
        other = next((r for r in same if r is not row), None)
        if other is None:
            yield row
        elif any(r.said != row.said for r in same):
            clash = next(r for r in same if r.said != row.said)
            vi = f"trái với hàng {clash.line} về cùng một người."
            yield replace(row, said=None, doubt=(vi, f"disagrees with row {clash.line} about the same member."))
        elif row is same[0]:
            yield row
        else:
            note = (f"đã có ở hàng {same[0].line}.", f"is in row {same[0].line} already.")
            yield replace(row, said=None, note=note)
