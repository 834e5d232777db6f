"""The words and signs by which lists say who was there, Vietnamese and English: data, and one reading of it.

Words are written as `headings.plain` leaves them: no accents, no signs, small letters. 'P' is có phép and
'KP' không phép, as lists in offices and schools have it. A lone 'v' is left out: some mean vắng by it, some
về sớm, some a tick.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from store.errors import BadValue
from store.intake.headings import plain
from store.records import Code
from store.rules.attendance import parse_clock
from store.vietnamese import clean

ABSENT: Final = "absent"
"""Absent, without a word on permission: excused where a reason stands, unexcused where none does."""

Meaning = Code | str
"""A mark, ABSENT, or TICK."""

TICK: Final = "tick"
"""Yes: what the column's heading says, present under a heading that says nothing."""

_WORDS: Final[Mapping[Meaning, str]] = {
    Code.PRESENT: "co mat|co|co du|du hop|co tham gia|tham gia|co tham du|c|present|yes|here|attended",
    Code.LATE: "muon|di muon|den muon|tre|di tre|den tre|m|late|came late",
    Code.LEFT_EARLY: "ve som|vs|left early|early",
    Code.EXCUSED: "co phep|vang co phep|vang co ly do|co ly do|nghi phep|nghi co phep|xin phep|vang xin phep|vang phep"
    "|phep|p|cp|vcp|vang cp|vang p|excused|excused absence|absent with reason|absent excused",
    Code.UNEXCUSED: "khong phep|vang khong phep|vang khong ly do|khong ly do|nghi khong phep|khong co phep|ko phep|k|kp"
    "|vkp|vang kp|vang k|unexcused|unexcused absence|absent without reason|absent unexcused",
    ABSENT: "vang|vang mat|nghi|khong co mat|absent",
    Code.EXEMPT: "mien|mien sinh hoat|mien sh|msh|e|exempt",
    Code.ELSEWHERE: "noi khac|sinh hoat noi khac|sinh hoat tam thoi|sinh hoat tam thoi noi khac|tam thoi noi khac|t"
    "|elsewhere|temporarily elsewhere",
    Code.NOT_TAKEN: "chua|chua diem danh|not taken",
    TICK: "x|1",
}
WORDS: Final = {word: meaning for meaning, words in _WORDS.items() for word in words.split("|")}

SIGNS: Final[Mapping[str, Meaning]] = {
    "●": Code.PRESENT, "▲": Code.LATE, "▼": Code.LEFT_EARLY, "○": Code.EXCUSED, "×": Code.UNEXCUSED,
    "░": Code.EXEMPT, "◄": Code.ELSEWHERE, "·": Code.NOT_TAKEN, ".": Code.NOT_TAKEN,
    "√": TICK, "✓": TICK, "✔": TICK, "☑": TICK, "☒": TICK, "+": TICK,
}  # fmt: skip
"""The signs of the roll call, and ticks."""

MARKED: Final = (
    "dau", "diem danh", "tinh trang", "trang thai", "chuyen can", "hien dien", "ky hieu", "mark", "attendance",
    "status",
)  # fmt: skip
"""What stands in a heading of a column of marks."""

SIGNED: Final = "signed"
"""What anything written under one of SIGNATURES says: present."""

SIGNATURES: Final = ("ky ten", "chu ky", "signature", "signed")

REASONED: Final = ("ly do", "reason", "ghi chu", "note", "notes")
"""What stands in a heading of a column of reasons, the surer first."""

_PARTS: Final = re.compile(r"(?P<mark>[^:;(–—]+?)\s*(?:[:;(–—]\s*(?P<rest>.*?)\s*\)?)?")
_TIMED: Final = re.compile(r"(?P<mark>.*?[^\d\s:.h])\s*(?:lúc|luc|at)?\s*(?P<clock>\d[\d\s:.hHgiờphút]*)")


TIMED: Final = frozenset({Code.LATE, Code.LEFT_EARLY})
"""Marks that may carry a time of day."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says of somebody."""

    code: Code
    reason: str = ""
    clock: str = ""
    """HH:MM of a late or early mark; empty when it is not said."""


def meaning_of(text: str) -> Meaning | None:
    """What a word or sign alone means; None when it is none."""
    return SIGNS.get(text.strip()) or WORDS.get(plain(text))


def heading_means(heading: str) -> tuple[bool, Meaning | None]:
    """Whether a column so headed holds marks, and what a tick in it means (None: present; SIGNED: anything does)."""
    words = f" {plain(heading)} "
    if any(f" {word} " in words for word in SIGNATURES):
        return True, SIGNED
    if sum(f" {word} " in words for word in ("co mat", "vang", "absent", "present")) > 1:
        return True, None
    alone = meaning_of(heading)
    if alone is not None and alone != TICK:
        return True, alone
    return any(f" {word} " in words for word in MARKED), None


def read_mark(text: str, ticked: Meaning | None = None, reason: str = "") -> Said | None:
    """A cell of a column of marks: 'muộn 14:10', 'vắng: đi công tác', 'x' … None when it is not understood.

    `ticked` is what a tick means in that column, `reason` what another column says of the cause.
    """
    text = clean(text)
    found = _PARTS.fullmatch(text)
    meaning = meaning_of(found["mark"]) if found else None
    if found is None or meaning is None:
        return Said(Code.PRESENT) if ticked == SIGNED and text else _read_timed(text)
    own = found["rest"] or ""
    if meaning == TICK:
        meaning = Code.PRESENT if ticked in (None, SIGNED) else ticked
    clock = _clock(own) if meaning in TIMED else ""
    cause = ("" if clock else own) or reason
    if meaning == ABSENT:
        said = meaning_of(cause)
        if said in (Code.EXCUSED, Code.UNEXCUSED):
            return Said(Code(said), reason if own else "")
        meaning = Code.EXCUSED if cause else Code.UNEXCUSED
    return Said(Code(meaning), cause, clock)


def _read_timed(text: str) -> Said | None:
    """A mark with its time behind it: 'muộn 14:10', 'về sớm lúc 15h'."""
    found = _TIMED.fullmatch(text)
    meaning = meaning_of(found["mark"].rstrip(" :,(")) if found else None
    clock = _clock(found["clock"]) if found else ""
    return Said(Code(meaning), clock=clock) if meaning is not None and meaning in TIMED and clock else None


def _clock(text: str) -> str:
    try:
        return parse_clock(text)
    except BadValue:
        return ""
