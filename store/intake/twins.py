"""Rows of one file that cannot both be right: one card, one code, or one name and birth twice.

The book is not asked here; which member a row is about is in matching.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from store.intake.person import Person


def card_key(card: str) -> str:
    """A card number for comparing: leading zeros do not count, a spreadsheet may have eaten them."""
    return card.lstrip("0") if card.isdecimal() else card


def doubt_twins(people: Sequence[Person]) -> None:
    """Add a doubt to every row that has a twin in the file."""
    for group in _groups(people, lambda p: card_key(p.texts.get("card", ""))):
        _doubt(group, "card", "trùng số thẻ với hàng {row}.", "same card number as row {row}.")
    for group in _groups(people, lambda p: p.texts.get("code", "").casefold()):
        _doubt(group, "code", "trùng mã với hàng {row}.", "same code as row {row}.")
    for namesakes in _groups(people, lambda p: p.key):
        _doubt_namesakes(namesakes)


def _doubt_namesakes(group: Sequence[Person]) -> None:
    """Rows of one name with one birth; without a birth only cards or codes can tell them apart."""
    vi = "trùng họ tên và ngày sinh với hàng {row}; hãy bỏ bớt một hàng."
    en = "same name and birth as row {row}; drop one of them."
    for same in _groups(group, lambda p: p.days.get("born")):
        _doubt(same, "name", vi, en)
    if all("born" in p.days for p in group) or _all_told_apart(group):
        return
    vi = "trùng họ tên với hàng {row}; hãy thêm ngày sinh hoặc số thẻ, hoặc bỏ bớt."
    en = "same name as row {row}; add the birth or the card number, or drop one."
    for person in group:
        twin = next((other for other in group if other is not person and _maybe_same(person, other)), None)
        if twin:
            _doubt([person, twin], "name", vi, en, only=person)


def _all_told_apart(group: Sequence[Person]) -> bool:
    return any(len({p.texts.get(of, "") for p in group} - {""}) == len(group) for of in ("card", "code"))


def _maybe_same(one: Person, other: Person) -> bool:
    """Whether two rows of one name, at least one without a birth, may be one person."""
    if "born" in one.days and "born" in other.days:
        return False
    return not any(
        one.texts.get(of) and other.texts.get(of) and one.texts[of] != other.texts[of] for of in ("card", "code")
    )


def _groups(people: Sequence[Person], key: Callable[[Person], Hashable]) -> list[list[Person]]:
    """The rows that share a key; an empty key is shared by nobody."""
    found: dict[Hashable, list[Person]] = defaultdict(list)
    for person in people:
        found[key(person)].append(person)
    return [group for shared, group in found.items() if shared not in ("", None) and len(group) > 1]


def _doubt(group: Sequence[Person], of: str, vi: str, en: str, only: Person | None = None) -> None:
    for place, person in enumerate(group):
        if only is None or person is only:
            row = group[1 if place == 0 else 0].number
            person.doubt(of, (vi.format(row=row), en.format(row=row)))
