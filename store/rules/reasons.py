"""The cell's reasons of absence: which digit picks which, and what happens to one no longer wanted.

A reason that marks may carry is never thrown away: it is retired, keeps its key and its words, and gives
its digit free. Pure: a tuple of reasons in, another out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from store.errors import BadValue, NoSuch
from store.records import Reason
from store.vietnamese import clean, fold

LIMIT: Final = 60
"""Longest words of a reason, in characters."""

SHORT_LIMIT: Final = 12
"""Longest short words: ten reasons stand on one line."""

DIGITS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
"""In the order of the keyboard."""

Reasons = tuple[Reason, ...]


def offered(reasons: Iterable[Reason]) -> Reasons:
    """Those that can be picked, in the order of their digits."""
    return tuple(sorted((r for r in reasons if not r.retired), key=lambda r: DIGITS.index(r.digit)))


def free_digits(reasons: Iterable[Reason]) -> tuple[int, ...]:
    """Digits that pick nothing yet."""
    taken = {r.digit for r in reasons if not r.retired}
    return tuple(d for d in DIGITS if d not in taken)


def added(reasons: Reasons, facts: Mapping[str, object]) -> Reasons:
    """With one more reason. BadValue without words, with words that are there already, or with no digit free."""
    free = free_digits(reasons)
    if not free:
        raise BadValue(
            why_vi="Mười chữ số đều đã có lý do; bỏ bớt một lý do rồi thêm.",
            why_en="All ten digits have a reason; take one away first.",
        )
    blank = Reason(digit=free[0], key="", vi="", en="")
    fresh = _worded(blank, {k: v for k, v in facts.items() if k != "digit"})
    fresh = replace(fresh, key=_key_for(fresh.vi, {r.key for r in reasons}))
    _ensure_new(fresh, reasons)
    whole = (*reasons, fresh)
    return _with_digit(whole, fresh, facts["digit"]) if "digit" in facts else whole


def changed(reasons: Reasons, key: str, facts: Mapping[str, object]) -> Reasons:
    """With other words or another digit for one reason; a digit that is taken changes places. BadValue, NoSuch.

    A digit brings a retired reason back; it must be a free one then.
    """
    old = find(reasons, key)
    fresh = _worded(old, {k: v for k, v in facts.items() if k != "digit"})
    _ensure_new(fresh, reasons)
    whole = tuple(fresh if r.key == key else r for r in reasons)
    return _with_digit(whole, fresh, facts["digit"]) if "digit" in facts else whole


def retired(reasons: Reasons, key: str) -> Reasons:
    """Without offering that reason any more; its words stay for past rolls. NoSuch."""
    find(reasons, key)
    return tuple(replace(r, retired=True) if r.key == key else r for r in reasons)


def find(reasons: Iterable[Reason], key: str) -> Reason:
    """The reason with that key. NoSuch when there is none."""
    found = next((r for r in reasons if r.key == key), None)
    if found is None:
        raise NoSuch(what_vi="lý do", what_en="reason", key=key)
    return found


def _worded(reason: Reason, facts: Mapping[str, object]) -> Reason:
    words = {}
    for field, said in facts.items():
        text, limit = clean(str(said)), SHORT_LIMIT if field.startswith("short") else LIMIT
        if len(text) > limit:
            raise BadValue(
                why_vi=f"«{text}» dài {len(text)} ký tự; nhiều nhất {limit}.",
                why_en=f"«{text}» is {len(text)} characters long; at most {limit}.",
            )
        words[field] = text
    fresh = replace(reason, **words)
    if not fresh.vi:
        raise BadValue(why_vi="Lý do phải có chữ.", why_en="A reason must have Vietnamese words.")
    return fresh


def _ensure_new(reason: Reason, reasons: Reasons) -> None:
    twin = next((r for r in reasons if r.key != reason.key and fold(r.vi) == fold(reason.vi)), None)
    if twin is not None and twin.retired:
        raise BadValue(
            why_vi=f"«{twin.vi}» có trong các lý do thôi dùng: cho nó một chữ số để dùng lại.",
            why_en=f"«{twin.vi}» is among the retired reasons: give it a digit to use it again.",
        )
    if twin is not None:
        raise BadValue(
            why_vi=f"Đã có lý do «{twin.vi}», số {twin.digit}.",
            why_en=f"There is a reason «{twin.vi}» already, digit {twin.digit}.",
        )


def _with_digit(reasons: Reasons, reason: Reason, digit: object) -> Reasons:
    if digit not in DIGITS or isinstance(digit, bool):
        raise BadValue(
            why_vi=f"«{digit}» không phải một chữ số từ 0 đến 9.", why_en=f"«{digit}» is no digit from 0 to 9."
        )
    holder = next((r for r in reasons if r.digit == digit and not r.retired and r.key != reason.key), None)
    if holder is not None and reason.retired:
        free = ", ".join(map(str, free_digits(reasons)))
        raise BadValue(
            why_vi=f"Số {digit} đang là của «{holder.vi}»; còn trống: {free or 'không số nào'}.",
            why_en=f"Digit {digit} is that of «{holder.vi}»; free: {free or 'none'}.",
        )
    moved = {reason.key: replace(reason, digit=digit, retired=False)}
    if holder is not None:
        moved[holder.key] = replace(holder, digit=reason.digit)
    return tuple(moved.get(r.key, r) for r in reasons)


def _key_for(words: str, taken: set[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:30] or "reason"
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
