"""The cell's own settings: its names, its zone, its reasons of absence, its rule set.

Each command writes one thing of the cell's row as it stands by then, so that two terminals lose nothing
of each other's. What belongs to one person's terminal (language, colours, keys) is in tui/preferences.py;
the cell's own days off have a door of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store import versions
from store.changes import Change
from store.clock import DEFAULT_ZONE, zone_named
from store.disk import Put
from store.errors import BadValue
from store.records import Cell, Reason
from store.rules import reasons
from store.rules.attendance import parse_clock
from store.rules.ruleset import RuleSet
from store.rules.speeches import QUALITY_WORDS
from store.versions import Version
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book

LIMITS: Final[Mapping[str, int]] = {
    "name": 120, "higher": 120, "locality": 80, "place": 120, "start": 10, "term": 20, "zone": 60,
    "signs_for": 40, "spelling": 10, "quality_words": 160,
}  # fmt: skip
"""The fields of the cell that are one text, and the longest each may be, in characters."""

LONGEST_TERM: Final = 10
"""Years between the ends of a term; more is a slip of the finger."""


class Settings:
    """The door to the cell's row."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._rules: tuple[int, RuleSet] | None = None
        self._versions: tuple[int, list[Version]] | None = None

    # -- queries ---------------------------------------------------------------------------

    def cell(self) -> Cell:
        """The cell as it is set now; a book without the row reads as all defaults."""
        return self._book.cells().get(1) or Cell()

    def rules(self) -> RuleSet:
        """The rule set in force: defaults with the cell's own numbers over them."""
        version = self._book.cells().version
        if self._rules is None or self._rules[0] != version:
            self._rules = (version, RuleSet(self.cell().rules))
        return self._rules[1]

    def reason(self, key: str) -> Reason | None:
        """The reason of absence called `key`, also one that is retired."""
        return next((r for r in self.cell().reasons if r.key == key), None)

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of absence that can be picked, in the order of their digits."""
        return reasons.offered(self.cell().reasons)

    def versions(self) -> list[Version]:
        """Every version of the rule set, newest first: since when, by whom, which numbers moved."""
        version = self._book.cells().version
        if self._versions is None or self._versions[0] != version:
            self._versions = (version, versions.versions(self._book.history.changes()))
        return self._versions[1]

    def rules_at(self, version: str) -> RuleSet:
        """The rule set as it stood under a version's name. NoSuch when this book never had it."""
        return versions.named(self.versions(), version)

    def rules_as_of(self, moment: datetime) -> RuleSet:
        """The rule set in force at a moment (aware)."""
        return versions.as_of(self.versions(), moment)

    # -- commands --------------------------------------------------------------------------

    def change(self, field: str, text: str) -> Change:
        """Write one field of the cell from a text. BadValue when there is no such field or it cannot hold that."""
        value = read_field(field, text)
        return self._commit("settings.cell", lambda cell: replace(cell, **{field: value}))

    def set_discipline(self, on: bool) -> Change:
        """Whether references to discipline may be written down; those there stay in the book either way."""
        return self._commit("settings.cell", lambda cell: replace(cell, discipline=on))

    def set_rule(self, id: str, text: str) -> Change:
        """Give a rule the cell's own number; an empty text puts the default back. BadValue."""
        rule = RuleSet().rule(id)
        value = rule.read(text)

        def with_number(cell: Cell) -> Cell:
            own = {k: v for k, v in cell.rules.items() if k != id}
            if value is not None and value != rule.value:
                own[id] = value
            return replace(cell, rules=dict(sorted(own.items())))

        return self._commit("settings.rule", with_number)

    def add_reason(self, facts: Mapping[str, object]) -> Change:
        """Add a reason of absence: vi, and if wanted digit, en, short_vi, short_en. BadValue."""
        return self._commit("settings.reason", lambda cell: replace(cell, reasons=reasons.added(cell.reasons, facts)))

    def change_reason(self, key: str, facts: Mapping[str, object]) -> Change:
        """Write some fields of a reason; a digit taken by another changes places with it. BadValue, NoSuch."""
        return self._commit(
            "settings.reason", lambda cell: replace(cell, reasons=reasons.changed(cell.reasons, key, facts))
        )

    def retire_reason(self, key: str) -> Change:
        """Offer a reason no more; past rolls still read it, and a digit brings it back. NoSuch."""
        return self._commit("settings.reason", lambda cell: replace(cell, reasons=reasons.retired(cell.reasons, key)))

    def _commit(self, act: str, changed: Callable[[Cell], Cell]) -> Change:
        return self._book.commit(act, lambda: [Put("cell", 1, changed(self.cell()))])


def read_field(field: str, text: str) -> str | tuple[str, ...]:
    """What a text means in a field of the cell; an empty one puts back the default. BadValue."""
    if field not in LIMITS:
        raise BadValue(
            why_vi=f"Thiết lập không có mục «{field}». Các mục: {', '.join(LIMITS)}.",
            why_en=f"There is no setting «{field}». There are: {', '.join(LIMITS)}.",
        )
    said, limit = clean(text), LIMITS[field]
    if len(said) > limit:
        raise BadValue(
            why_vi=f"Dài {len(said)} ký tự; nhiều nhất {limit}.",
            why_en=f"That is {len(said)} characters long; at most {limit}.",
        )
    match field:
        case "name" if not said:
            raise BadValue(why_vi="Chi bộ phải có tên.", why_en="The cell must have a name.")
        case "start":
            return parse_clock(said) if said else Cell().start
        case "term":
            return _term(said) if said else ""
        case "spelling":
            return _spelling(said)
        case "quality_words":
            return _scale(said)
        case "zone":
            zone_named(said or DEFAULT_ZONE)
            return said or DEFAULT_ZONE
        case _:
            return said


def _scale(said: str) -> tuple[str, ...]:
    """The cell's own words for quality 1 to 4, parted by ';'; none where it has the shipped ones."""
    words = tuple(" ".join(word.split()) for word in said.split(";") if word.strip())
    if len(words) not in (0, len(QUALITY_WORDS)):
        raise BadValue(
            why_vi=f"Cần bốn mức, cách nhau bằng dấu «;», từ thấp đến cao; đây có {len(words)}.",
            why_en=f"It takes four words parted by «;», the lowest first; there are {len(words)}.",
        )
    return () if words == tuple(vi for vi, _en in QUALITY_WORDS) else words


def _spelling(said: str) -> str:
    """Where documents put the tone of 'ủy', told by writing the word; the usual one is the empty default."""
    word = said.casefold()
    if word in ("", "ủy", "uỷ"):
        return "uỷ" if word == "uỷ" else ""
    raise BadValue(why_vi=f"«{said}»: gõ ủy hoặc uỷ.", why_en=f"«{said}»: type ủy or uỷ.")


def _term(said: str) -> str:
    """A term as documents print it, 2025-2027; typed with any dash, or with two digits at the end."""
    years = re.fullmatch(r"([12]\d{3})\s*[-–—/]\s*(\d{4}|\d{2})", said)
    if years is not None:
        first, last = int(years[1]), int(years[2] if len(years[2]) == 4 else years[1][:2] + years[2])
        if first < last <= first + LONGEST_TERM:
            return f"{first}-{last}"
    raise BadValue(
        why_vi=f"«{said}» không phải nhiệm kỳ. Gõ như 2025-2027.",
        why_en=f"«{said}» is no term. Type it like 2025-2027.",
    )
