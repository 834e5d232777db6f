"""One row of the file as a person: every cell read, nothing compared with the book.

Which rows are people at all is decided here too: totals, signatures, repeated headings and the
numbers under the headings are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

from store.intake.dates import read_day
from store.intake.grid import Cell
from store.intake.headings import Layout, plain
from store.intake.plan import Doubt
from store.intake.posts import official_in, posts_in, status_of
from store.intake.readings import Reading, T, Words
from store.intake.values import (
    is_mark,
    read_card,
    read_email,
    read_name,
    read_phone,
    read_sex,
    read_tags,
    read_text,
    text_of,
    too_long,
)
from store.records import Post, Status
from store.roster import LIMITS, TITLE_LIMIT
from store.vietnamese import clean, fold, same_key

DAYS: Final = ("born", "admitted", "decided", "official_on", "joined", "card_issued")
"""Fields of a member that are days."""
SPAN: Final = ("status_since", "status_until")
"""Fields that are days, of the status."""
TEXTS: Final[Mapping[str, Callable[[Cell], Reading[str]]]] = {
    **{of: partial(read_text, of) for of in LIMITS},
    "sex": read_sex,
    "card": read_card,
    "phone": read_phone,
    "email": read_email,
}
"""Fields that are text, and how each is read."""
_IDENTIFYING: Final = ("born", "admitted", "official_on", "code", "card", "male", "female", "email")
_SUMMARY: Final = re.compile(
    r"(tong (so|cong)|tong|cong|danh sach|an dinh|nguoi lap|lap bieu|xac nhan|thu truong|ky ten|ngay \d"
    r"|dang vien (chinh thuc|du bi)|total|prepared by)\b.*"
)


@dataclass(slots=True)
class Person:
    """What a row says; absent keys and None are cells that say nothing."""

    number: int
    name: str = ""
    key: str = ""
    """The name for comparing: case and tone placement do not count."""
    texts: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    posts: tuple[Post, ...] | None = None
    """None: the cell is empty. (): the cell says that there is none."""
    strengths: tuple[str, ...] = ()
    status: Status | None = None
    official: bool | None = None
    """Whether the row says chính thức (True) or dự bị (False)."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Field -> heading, for the words of a doubt."""
    doubts: list[Doubt] = field(default_factory=list)
    notes: list[Doubt] = field(default_factory=list)

    def doubt(self, of: str, words: Words) -> None:
        """Say why the row may not be written; `of` is the field it is about."""
        self.doubts.append(Doubt(self.number, self.titles.get(of, ""), *words, field=of))

    def remark(self, of: str, words: Words) -> None:
        """Say something that stops nothing."""
        self.notes.append(Doubt(self.number, self.titles.get(of, ""), *words, field=of))


def people_in(
    rows: Sequence[Sequence[Cell]], layout: Layout, taken: Collection[int] = ()
) -> tuple[list[Person], list[Doubt]]:
    """The people below the heading, and the rows with text that are none; rows in `taken` are people."""
    people: list[Person] = []
    skipped: list[Doubt] = []
    titles = {name: layout.title(name) for name in layout.columns}
    if layout.columns.keys() & {"family_part", "given_part"}:
        titles.setdefault("name", titles.get("family_part") or titles.get("given_part") or "")
    for number, row in enumerate(rows[layout.heading_row :], layout.heading_row + 1):
        if not any(text_of(cell) for cell in row):
            continue
        cells = {name: row[i] for name, i in layout.columns.items() if i < len(row)}
        if number == layout.heading_row + 1 and _is_numbering(row):
            continue
        why = None if number in taken else _no_person(cells, titles)
        if why:
            skipped.append(Doubt(number, "", *why))
        else:
            people.append(read_person(number, cells, titles))
    return people, _last_signatures(people, skipped, rows, layout, taken)


def read_person(number: int, cells: Mapping[str, Cell], titles: Mapping[str, str]) -> Person:
    """One row read field by field; what is doubtful is said and left out."""
    person = Person(number, titles=titles)
    family = cells.get("family_part", cells.get("name"))
    person.name = _kept(person, "name", read_name(family, cells.get("given_part"))) or ""
    person.key = same_key(person.name)
    for of, read in TEXTS.items():
        value = _kept(person, of, read(cells.get(of)))
        if value:
            person.texts[of] = value
    for of in (*DAYS, *SPAN):
        day = _kept(person, of, read_day(cells.get(of)))
        if day:
            person.days[of] = day
    _read_marks(person, cells)
    person.strengths = _kept(person, "strengths", read_tags(cells.get("strengths"))) or ()
    _read_post(person, text_of(cells.get("post"), lines=True))
    _read_status(person, text_of(cells.get("status")))
    return person


def _kept(person: Person, of: str, reading: Reading[T]) -> T | None:
    if reading.doubt:
        person.doubt(of, reading.doubt)
    if reading.note:
        person.remark(of, reading.note)
    return reading.value


def _read_marks(person: Person, cells: Mapping[str, Cell]) -> None:
    """Columns 'Nam' and 'Nữ': ticked, or holding the date of birth of the one or the other."""
    said = [(of, sex) for of, sex in (("male", "nam"), ("female", "nữ")) if text_of(cells.get(of))]
    if len(said) == 2:
        person.doubt(said[1][0], ("đánh dấu cả nam lẫn nữ.", "both male and female are marked."))
    for of, sex in said[:1]:
        person.texts.setdefault("sex", sex)
        if not is_mark(cells.get(of)):
            day = _kept(person, of, read_day(cells.get(of)))
            if day:
                person.days.setdefault("born", day)


def _read_post(person: Person, text: str) -> None:
    if not text:
        return
    person.posts = posts_in(text)
    long = next((p.title for p in person.posts if len(p.title) > TITLE_LIMIT), "")
    doubt = too_long(long, TITLE_LIMIT)
    if doubt:
        person.doubt("post", doubt)
    if re.search(r"dang vien du bi|dvdb|probationary", fold(text)):
        person.official = False


def _read_status(person: Person, text: str) -> None:
    if not text:
        return
    person.status = status_of(text)
    official = official_in(text)
    person.official = person.official if official is None else official
    if person.status is None and official is None:
        shown = text[:40]
        person.remark("status", (f"không hiểu «{shown}», bỏ qua.", f"“{shown}” is not understood, left out."))
    since, until = person.days.get("status_since"), person.days.get("status_until")
    if since and until and until < since:
        person.doubt("status_until", ("trước ngày bắt đầu.", "is before the first day."))


def _is_numbering(row: Sequence[Cell]) -> bool:
    """Whether a row holds only the columns' numbers: (1) (2) (3), 1 2 3 or A B 1."""
    texts = [text for text in map(text_of, row) if text]
    return len(texts) > 1 and all(re.fullmatch(r"\(?(\d{1,2}|[A-Z])\)?", text) for text in texts)


def _no_person(cells: Mapping[str, Cell], titles: Mapping[str, str]) -> Words | None:
    """Why a row is not about a person, or None."""
    name = " ".join(text_of(cells.get(of)) for of in ("family_part", "name", "given_part")).strip()
    identified = any(text_of(cells.get(of)) for of in _IDENTIFYING)
    shown = next((text for text in map(text_of, cells.values()) if text), "")[:40]
    if not name and not identified:
        return (f"không có họ tên («{shown}»), bỏ qua.", f"no name (“{shown}”), passed over.")
    if plain(name) and plain(name) in (plain(titles.get("name", "")), plain(" ".join(titles.values()))):
        return ("tiêu đề lặp lại, bỏ qua.", "the heading again, passed over.")
    if name and not identified and _SUMMARY.fullmatch(fold(clean(name))):
        return (f"không phải tên người («{name[:40]}»), bỏ qua.", f"no person (“{name[:40]}”), passed over.")
    return None


def _last_signatures(
    people: list[Person],
    skipped: list[Doubt],
    rows: Sequence[Sequence[Cell]],
    layout: Layout,
    taken: Collection[int],
) -> list[Doubt]:
    """Take names without a row number, after the last numbered row and with nothing else, for signatures."""
    at = layout.columns.get("stt")
    if at is None:
        return skipped
    numbered = [p.number for p in people if at < len(rows[p.number - 1]) and text_of(rows[p.number - 1][at])]
    while people and numbered and people[-1].number > numbered[-1]:
        if people[-1].number in taken or _says_more(people[-1]):
            break
        last = people.pop()
        shown = last.name[:40]
        vi = f"«{shown}» đứng sau danh sách, không có số thứ tự; coi là chữ ký, bỏ qua."
        skipped.append(Doubt(last.number, "", vi, f"“{shown}” follows the list unnumbered; taken for a signature."))
    return sorted(skipped, key=lambda doubt: doubt.row)


def _says_more(person: Person) -> bool:
    return bool(person.texts or person.days or person.posts or person.strengths or person.status)
