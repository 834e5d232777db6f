"""The course of a sitting: when it began and ended, which item it is at, how long that item has left. Pure.

Clocks are HH:MM of the cell's clock. What the minutes make of it is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from store.errors import BadValue
from store.records import Item, Proceedings
from store.rules.attendance import parse_clock
from store.vietnamese import clean

TEXT_LIMIT: Final = 10_000
"""Longest conclusion and longest other text of the proceedings, in characters."""

TEXTS: Final = ("conclusion", "strengths", "weaknesses", "lessons", "corrections")
"""The fields that are text of several lines."""

CLOCKS: Final = ("opened", "ended")


def tidy(proceedings: Proceedings) -> Proceedings:
    """The proceedings with texts cleaned and clocks as HH:MM. BadValue for no time, or an end before the beginning."""
    texts = {field: clean(getattr(proceedings, field), lines=True, limit=TEXT_LIMIT) for field in TEXTS}
    clocks = {field: parse_clock(said) if (said := getattr(proceedings, field).strip()) else "" for field in CLOCKS}
    if clocks["opened"] and clocks["ended"] and clocks["ended"] < clocks["opened"]:
        raise BadValue(
            why_vi=f"Giờ kết thúc {clocks['ended']} trước giờ bắt đầu {clocks['opened']}.",
            why_en=f"It cannot end at {clocks['ended']}, before it began at {clocks['opened']}.",
        )
    return replace(
        proceedings,
        **texts,
        **clocks,
        unpaid=tuple(sorted(set(proceedings.unpaid))),
        left_open=tuple(dict.fromkeys(proceedings.left_open)),
    )


def of_sitting(own: Proceedings, host: Proceedings | None) -> Proceedings:
    """The proceedings of a session; of one that shares a sitting, what it does not say itself is the sitting's.

    Each keeps its own conclusion and remarks: the minutes of the two are written one after the other (domain.md M6).
    """
    if host is None:
        return own
    return replace(
        own,
        chair=own.chair or host.chair,
        taker=own.taker or host.taker,
        opened=own.opened or host.opened,
        ended=own.ended or host.ended,
        dues=host.dues if own.dues is None else own.dues,
        unpaid=own.unpaid or host.unpaid,
        read_back=host.read_back if own.read_back is None else own.read_back,
    )


# -- items -----------------------------------------------------------------------------------


def current(items: Sequence[Item]) -> Item | None:
    """The item the sitting is at: begun and not left; None before the first and after the last."""
    return next((item for item in reversed(items) if item.began and not item.ended), None)


def following(items: Sequence[Item]) -> Item | None:
    """The item after the present one; before the first, the first that was not come to. None at the end."""
    now = current(items)
    if now is None:
        return next((item for item in items if not item.began), None)
    return next(iter(items[items.index(now) + 1 :]), None)


def preceding(items: Sequence[Item]) -> Item | None:
    """The item before the present one; between items, the last that was come to. None at the beginning."""
    now = current(items)
    if now is None:
        return next((item for item in reversed(items) if item.began), None)
    place = items.index(now)
    return items[place - 1] if place else None


def come_to(items: Sequence[Item], id: int, clock: str) -> tuple[Item, ...]:
    """The items once the sitting has come to one of them (0: to none); the one it was at is left at that clock.

    An item come back to keeps the time it first began.
    """

    def moved(item: Item) -> Item:
        if item.id == id:
            return replace(item, began=item.began or clock, ended="")
        return replace(item, ended=clock) if item.began and not item.ended else item

    return tuple(map(moved, items))


def minutes(clock: str) -> int:
    """Minutes since midnight of HH:MM."""
    hour, _colon, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def minutes_left(item: Item, clock: str) -> int | None:
    """Minutes an item has left at a clock, below 0 beyond its time; None where it has no time or was not begun."""
    if item.minutes is None or not item.began or item.ended:
        return None
    return item.minutes - (minutes(clock) - minutes(item.began))


def length(proceedings: Proceedings) -> int | None:
    """How many minutes the sitting took; None while it has no beginning or no end."""
    if not proceedings.opened or not proceedings.ended:
        return None
    return minutes(proceedings.ended) - minutes(proceedings.opened)
