"""Alerts put aside: until a day, with a reason, and back when that day has come. Pure: `today` is an argument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from store.errors import BadValue
from store.records import Aside
from store.rules.home import Line
from store.vietnamese import clean

WHY_LIMIT: Final = 300
"""Longest reason, in characters."""


def key_of(line: Line) -> str:
    """What an alert is put aside under: its subject, its rule, since when it is so and how far it has come.

    A later occurrence of the same rule has another beginning, one that went on another stage; both are told again.
    """
    key = f"{line.key}@{line.since.isoformat()}" if line.since is not None else line.key
    return f"{key}/{line.stage}" if line.stage else key


@dataclass(frozen=True, slots=True)
class Split:
    """The alerts of a day, those put aside apart."""

    open: tuple[Line, ...]
    aside: tuple[tuple[Line, Aside], ...]
    """With the row that puts each aside, the soonest back first."""


def split(lines: Iterable[Line], asides: Iterable[Aside], today: date) -> Split:
    """Which alerts are told today, and which wait: an alert is back on the day it was put aside until."""
    held = {a.alert: a for a in sorted(asides, key=lambda a: (a.until, a.id)) if today < a.until}
    told: list[Line] = []
    waiting: list[tuple[Line, Aside]] = []
    for line in lines:
        aside = held.get(key_of(line))
        if aside is None:
            told.append(line)
        else:
            waiting.append((line, aside))
    return Split(tuple(told), tuple(sorted(waiting, key=lambda pair: pair[1].until)))


def checked(alert: str, why: str, until: date, today: date) -> Aside:
    """An alert put aside. BadValue without a reason, with one too long, or with a day that is not ahead."""
    text = clean(why)
    if not text:
        raise BadValue(why_vi="Hãy ghi lý do gác lại.", why_en="Please give a reason for putting it aside.")
    if len(text) > WHY_LIMIT:
        raise BadValue(
            why_vi=f"Lý do dài quá {WHY_LIMIT} ký tự.", why_en=f"The reason is longer than {WHY_LIMIT} characters."
        )
    if until <= today:
        raise BadValue(
            why_vi=f"Ngày nhắc lại {until:%d/%m/%Y} phải sau hôm nay.",
            why_en=f"The day to be told again, {until:%d/%m/%Y}, must come after today.",
        )
    return Aside(alert=alert, until=until, why=text, on=today)
