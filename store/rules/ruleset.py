"""The rule set: the numbers of the regulations, their documents, and the cell's own numbers over them.

The data is ruleset.toml beside this file. What a number means for a member or a session is
decided in the other modules of this folder, which ask for it by id.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Final

from store.errors import BadValue

Value = int | str
"""A whole number, or a fraction as text ('2/3')."""

GROUPS: Final[Mapping[str, tuple[str, str]]] = {
    "sessions": ("Buổi sinh hoạt", "Sessions"),
    "attendance": ("Điểm danh, vắng mặt", "Attendance and absence"),
    "members": ("Đảng viên, chi ủy", "Members, committee"),
    "papers": ("Chuyên đề, phân công", "Themes and assignments"),
    "documents": ("Văn bản", "Documents"),
    "praise": ("Biểu dương, đăng ký", "Praise and registrations"),
    "quality": ("Chất lượng, chấm điểm", "Quality and scores"),
    "tet": ("Tết", "Tết"),
    "other": ("Khác", "Other"),
}
"""What the rules are about, in the order they are read: Vietnamese, English."""

UNITS: Final[Mapping[str, tuple[str, str, str]]] = {
    "sessions": ("buổi", "session", "sessions"),
    "months": ("tháng", "month", "months"),
    "quarters": ("quý", "quarter", "quarters"),
    "days": ("ngày", "day", "days"),
    "minutes": ("phút", "minute", "minutes"),
    "members": ("đảng viên", "member", "members"),
    "marks": ("lần", "mark", "marks"),
    "papers": ("tham luận", "paper", "papers"),
    "size": ("pt", "pt", "pt"),
    "points": ("điểm", "point", "points"),
    "percent": ("%", "%", "%"),
    "fraction": ("", "", ""),
}
"""What a number counts: Vietnamese, English for one, English for more."""

MOST: Final = 1000
"""No number of a rule set is larger; a slip of the finger is caught."""

SIZES: Final = (8, 40)
"""Smallest and largest size of letters and lines: what is outside cannot be read, or is no text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what its number means, where it comes from, its default."""

    id: str
    vi: str
    """What the number means, in Vietnamese."""
    en: str
    """The same in English."""
    cite_vi: str
    """The document it comes from."""
    cite_en: str
    """The same in English."""
    unit: str
    """One of UNITS: how the value is read."""
    value: Value
    """The default."""
    group: str = "other"
    """One of GROUPS: what it is about."""
    alert_vi: str = ""
    """What to say when it is not met; a template."""
    alert_en: str = ""
    """The same in English."""
    alert_one_en: str = ""
    """The English sentence for a count of one, where it differs."""

    def meaning(self, language: str) -> str:
        """What the number means, in the user's language."""
        return self.en if language == "en" else self.vi

    def citation(self, language: str) -> str:
        """The document, in the user's language."""
        return self.cite_en if language == "en" else self.cite_vi

    def unit_words(self, value: Value, language: str) -> str:
        """What the number counts: 'buổi', 'session', '%'; nothing for a fraction."""
        vi, one, many = UNITS[self.unit]
        return vi if language != "en" else one if value == 1 else many

    def amount(self, value: Value, language: str) -> str:
        """A value with what it counts: '3 buổi', '1 session', '90 %'."""
        return f"{value} {self.unit_words(value, language)}".rstrip()

    def read(self, text: str) -> Value | None:
        """The value a text means, its unit or none behind it; None, for the default, where it is empty. BadValue."""
        said = " ".join(text.split())
        if not said:
            return None
        if self.unit == "fraction":
            return self.checked(re.sub(r" ?/ ?", "/", said))
        number = re.fullmatch(r"([0-9]{1,9}) ?(.*)", said)
        counted = number is not None and number[2].casefold() in {"", *UNITS[self.unit]}
        return self.checked(int(number[1]) if number is not None and counted else said)

    def checked(self, value: object) -> Value:
        """The value, when this rule can have it. BadValue otherwise."""
        if self.unit == "fraction":
            if isinstance(value, str) and _fraction(value) is not None:
                return value
            raise self._refused(value, "một phân số từ 0 đến 1, như 2/3", "a fraction from 0 to 1, such as 2/3")
        least, most = {"percent": (0, 100), "size": SIZES}.get(self.unit, (0, MOST))
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise self._refused(value, f"một số nguyên từ {least} đến {most}", f"a whole number from {least} to {most}")

    def _refused(self, value: object, vi: str, en: str) -> BadValue:
        return BadValue(
            why_vi=f"«{value}» không dùng được: cần {vi} ({self.id}: {self.vi}).",
            why_en=f"«{value}» will not do: it takes {en} ({self.id}: {self.en}).",
        )


def _fraction(text: str) -> Fraction | None:
    above, slash, below = text.partition("/")
    if not (slash and above.isascii() and above.isdigit() and below.isascii() and below.isdigit() and int(below)):
        return None
    share = Fraction(int(above), int(below))
    return share if share <= 1 else None


_HEAD: Final = re.compile(r"^\[(\w+)\][ \t]*$", re.MULTILINE)
"""The line a rule's table begins with."""


class _Shipped(Mapping[str, Rule]):
    """The rules of a file by id. A table is read when it is asked for: a roll call asks for four of them."""

    def __init__(self, text: str) -> None:
        _before, *pieces = _HEAD.split(text)
        self._texts = dict(zip(pieces[::2], pieces[1::2], strict=True))
        self._rules: dict[str, Rule] = {}

    def __getitem__(self, id: str) -> Rule:
        if id not in self._rules:
            self._rules[id] = Rule(id=id, **tomllib.loads(self._texts[id]))
        return self._rules[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@lru_cache(maxsize=1)
def load() -> Mapping[str, Rule]:
    """The rules as shipped, by id, in the order of the file; read once."""
    return _Shipped(Path(__file__).with_name("ruleset.toml").read_text(encoding="utf-8"))


class RuleSet:
    """The rules in force for a cell: the defaults with the cell's own numbers over them.

    BadValue when an override names no rule or has a value the rule cannot have.
    """

    def __init__(self, overrides: Mapping[str, int | float | str] | None = None) -> None:
        self._own = {id: self.rule(id).checked(value) for id, value in (overrides or {}).items()}

    def rule(self, id: str) -> Rule:
        """The rule with that id. BadValue when there is none."""
        found = load().get(id)
        if found is None:
            raise BadValue(
                why_vi=f"Bộ quy tắc không có mục «{id}». Các mục: {', '.join(load())}.",
                why_en=f"The rule set has no «{id}». It has: {', '.join(load())}.",
            )
        return found

    def value(self, id: str) -> Value:
        """The value in force, as it is written. BadValue for an unknown id."""
        return self._own.get(id, self.rule(id).value)

    def number(self, id: str) -> int:
        """The whole number in force. BadValue for an unknown id or a rule that is a fraction."""
        value = self.value(id)
        if isinstance(value, int):
            return value
        raise BadValue(
            why_vi=f"«{id}» là phân số ({value}), không phải số nguyên.",
            why_en=f"«{id}» is a fraction ({value}), not a whole number.",
        )

    def share(self, id: str) -> Fraction:
        """A percent or a fraction, exactly, as a part of one. BadValue for an unknown id."""
        value = self.value(id)
        return Fraction(value) if isinstance(value, str) else Fraction(value, 100)

    def changed(self, id: str) -> bool:
        """Whether the cell has its own number here."""
        return self.value(id) != self.rule(id).value

    @property
    def version(self) -> str:
        """Name of exactly these numbers; equal numbers have an equal name, on any machine."""
        numbers = json.dumps({id: self.value(id) for id in sorted(load())}, ensure_ascii=True)
        return hashlib.sha256(numbers.encode()).hexdigest()[:12]
