"""Names, numbers and words of one cell: what may be kept and what is doubtful.

Days are in dates.py, posts and standings in posts.py. Lengths are those the roster's door keeps
(store/roster.py); what is longer is doubtful, not cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from store.intake.dates import spell
from store.intake.grid import Cell
from store.intake.readings import Reading, Words
from store.roster import LIMITS, NAME_LIMIT, TAG_LIMIT
from store.vietnamese import clean, fold, legacy_font

CARD_DIGITS: Final = 12
"""A Party card's number has 12 digits (Central Organisation Commission's rules on cards)."""
PHONE_DIGITS: Final = 10
"""A Vietnamese number with its leading zero."""

HIDDEN: Final = "□"
"""Stands for a character that cannot be seen."""

_BLANK: Final = re.compile(r"[\s\-–—.…]*")
_FORMULA: Final = "=+-@\uff1d\uff0b\uff0d\uff20"
_BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_SEXES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("nam", "male", "m", "trai"), "nam"),
    **dict.fromkeys(("nu", "female", "f", "gai"), "nữ"),
}
_MARK: Final = re.compile(r"x+|v|co|true|yes|y|1|[✓✔√•●*+]")


def text_of(cell: Cell, *, lines: bool = False) -> str:
    """A cell as the text it shows: whole numbers without '.0', days as dd/mm/yyyy, cleaned."""
    match cell:
        case None:
            return ""
        case datetime():
            return spell(cell.date())
        case date():
            return spell(cell)
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case _:
            return clean(str(cell), lines=lines)


def shown(cell: Cell) -> str:
    """A cell as a field for typing shows it: one line, with a box for what hides in it.

    Lines become ';', by which lists are parted; a control character must be seen to be taken away.
    """
    if not isinstance(cell, str):
        return text_of(cell)
    parts = [part.strip() for part in re.split(r"[\r\n\v\f\x85\u2028\u2029]+", cell) if part.strip()]
    one = "; ".join(parts).replace("\t", " ")
    return clean("".join(HIDDEN if unicodedata.category(c)[0] == "C" else c for c in one))


def read_text(field: str, cell: Cell) -> Reading[str]:
    """Plain text of a field; dashes alone are a blank, too long is doubtful."""
    text = text_of(cell, lines=field == "note")
    if _BLANK.fullmatch(text):
        return Reading()
    return Reading(text, doubt=too_long(text, LIMITS[field]))


def too_long(text: str, limit: int) -> Words | None:
    """A doubt when the text is longer than what is kept."""
    if len(text) <= limit:
        return None
    return (
        f"dài {len(text)} ký tự, quá {limit}; hãy rút ngắn.",
        f"is {len(text)} characters long, over {limit}; shorten it.",
    )


def read_name(family: Cell, given: Cell) -> Reading[str]:
    """A full name from one or two cells: family name with middle name, and given name.

    Doubtful: none, formulas, control characters, digits, brackets, old fonts. A name all in
    capitals is rewritten (Đinh Công Lực), with a note; nothing else of it is changed.
    """
    raw = " ".join(str(part) for part in (family, given) if part is not None)
    first, last = text_of(family), text_of(given)
    name = first if last and first.casefold().endswith(f" {last.casefold()}") else f"{first} {last}".strip()
    if _BLANK.fullmatch(name):
        return Reading(doubt=("thiếu họ và tên; hãy điền.", "the name is missing; fill it in."))
    doubt = _strange(raw, name)
    if doubt:
        return Reading(name, doubt=doubt)
    if " " in name and name == name.upper() != name.lower():
        mixed = clean(name.title())
        note = (f"tên viết hoa toàn bộ, ghi thành «{mixed}».", f"all in capitals, kept as “{mixed}”.")
        return Reading(mixed, note=note)
    return Reading(name)


def _strange(raw: str, name: str) -> Words | None:
    """Why a name is no name, or None."""
    if raw.lstrip()[:1] in _FORMULA:
        return ("trông như một công thức; hãy gõ lại họ tên.", "looks like a formula; type the name again.")
    if _BIDI.search(raw) or any(unicodedata.category(c) == "Cc" and c not in "\t\r\n" for c in raw):
        return (
            f"tên có ký tự điều khiển ẩn («{name[:40]}»); hãy gõ lại.",
            f"the name hides control characters (“{name[:40]}”); type it again.",
        )
    if legacy_font(raw):
        return (
            f"«{name[:40]}» gõ bằng phông cũ {legacy_font(raw)}; hãy đổi sang Unicode.",
            f"“{name[:40]}” was typed for the old font {legacy_font(raw)}; convert it to Unicode.",
        )
    odd = sorted({c for c in name if unicodedata.category(c)[0] not in "LM" and c not in " '’‘-.·"})
    if odd:
        shown = " ".join(odd[:6])
        return (f"tên có ký tự lạ: {shown}; hãy sửa.", f"the name has odd characters: {shown}; mend it.")
    if not any(c.isalpha() for c in name):
        return ("không đọc được như một tên người; hãy sửa.", "is not a person's name; mend it.")
    return too_long(name, NAME_LIMIT)


def read_sex(cell: Cell) -> Reading[str]:
    """'nam' or 'nữ'; any other word is doubtful."""
    text = text_of(cell)
    sex = _SEXES.get(fold(text))
    if sex or _BLANK.fullmatch(text):
        return Reading(sex)
    return Reading(doubt=(f"«{text[:40]}» không phải nam hay nữ.", f"“{text[:40]}” is neither male nor female."))


def is_mark(cell: Cell) -> bool:
    """Whether a cell is ticked (x, v, 1 …), as in a column headed 'Nữ'."""
    return bool(_MARK.fullmatch(fold(text_of(cell))))


def read_card(cell: Cell) -> Reading[str]:
    """A card number as text. A cell kept as a number has lost its leading zeros; they come back."""
    text = re.sub(r"[\s.\-]", "", text_of(cell).lstrip("'"))
    if isinstance(cell, (int, float)) and text.isdecimal() and len(text) < CARD_DIGITS:
        padded = text.zfill(CARD_DIGITS)
        vi = f"ô là số, thêm 0 ở đầu cho đủ {CARD_DIGITS} chữ số: {padded}."
        return Reading(padded, note=(vi, f"the cell is a number; zeros were put before it: {padded}."))
    if not text:
        return Reading()
    if not (text.isascii() and text.isdecimal()):
        shown = text[:40]
        return Reading(
            text,
            doubt=(f"số thẻ «{shown}» phải chỉ có chữ số.", f"the card number “{shown}” must be digits only."),
        )
    if len(text) != CARD_DIGITS:
        vi = f"số thẻ có {len(text)} chữ số, thường là {CARD_DIGITS}."
        note = (vi, f"the card number has {len(text)} digits, usually {CARD_DIGITS}.")
        return Reading(text, doubt=too_long(text, LIMITS["card"]), note=note)
    return Reading(text)


def read_phone(cell: Cell) -> Reading[str]:
    """A phone number as text; a cell kept as a number gets its leading zero back."""
    reading = read_text("phone", cell)
    text = reading.value or ""
    if isinstance(cell, (int, float)) and text.isdecimal() and len(text) == PHONE_DIGITS - 1:
        return Reading("0" + text, note=(f"ô là số, thêm 0 ở đầu: 0{text}.", f"a zero was put before it: 0{text}."))
    return reading


def read_email(cell: Cell) -> Reading[str]:
    """An address; one without '@' is kept with a note."""
    reading = read_text("email", cell)
    if reading.value and "@" not in reading.value:
        return Reading(reading.value, reading.doubt, ("địa chỉ thiếu @.", "the address has no @."))
    return reading


def read_tags(cell: Cell) -> Reading[tuple[str, ...]]:
    """Strengths, parted by ';' and lines only: 'quốc phòng, an ninh' is one."""
    pieces = [clean(piece) for piece in re.split(r"[;\n]", text_of(cell, lines=True))]
    tags = tuple(dict.fromkeys(piece for piece in pieces if not _BLANK.fullmatch(piece)))
    long = next((tag for tag in tags if len(tag) > TAG_LIMIT), "")
    return Reading(tags or None, doubt=too_long(long, TAG_LIMIT))
