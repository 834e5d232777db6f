"""How far a theme has come: its states in order with their days, which may follow, what is odd. Pure.

Odd is not forbidden: a state left out, a day before the one before it. Whoever asks says it once and then
writes it. What a quarter lacks is in themes.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from store.errors import BadValue
from store.records import Session, Theme, ThemeState, ThemeStep
from store.rules.days import spelt
from store.rules.ruleset import RuleSet

ORDER: Final = tuple(ThemeState)
"""The states as they follow one another (domain.md 2.7)."""

STATE_WORDS: Final[Mapping[ThemeState, tuple[str, str]]] = {
    ThemeState.PLANNED: ("dự kiến", "planned"),
    ThemeState.ASSIGNED: ("đã phân công", "assigned"),
    ThemeState.DRAFTED: ("đã nộp dự thảo", "draft handed in"),
    ThemeState.APPROVED: ("chi ủy đã duyệt", "approved by the committee"),
    ThemeState.SENT: ("đã gửi tài liệu", "papers sent"),
    ThemeState.HELD: ("đã sinh hoạt", "held"),
    ThemeState.FINISHED: ("đã hoàn thiện", "finished"),
    ThemeState.REPORTED: ("đã báo cáo", "reported"),
}
"""What a state is called, in Vietnamese and English."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something unusual about a step, worth one question."""

    vi: str
    en: str


def state_of(theme: Theme) -> ThemeState:
    """The state a theme stands in; planned while nothing has come about."""
    return theme.steps[-1].state if theme.steps else ThemeState.PLANNED


def reached(theme: Theme, state: ThemeState) -> bool:
    """Whether a theme stands in that state or in a later one."""
    return ORDER.index(state_of(theme)) >= ORDER.index(state)


def day_of(theme: Theme, state: ThemeState) -> date | None:
    """The day a state came about; None where it has not, or was left out."""
    return next((step.on for step in theme.steps if step.state is state), None)


def next_state(theme: Theme) -> ThemeState | None:
    """What follows; None once it is reported."""
    at = ORDER.index(state_of(theme)) + 1
    return ORDER[at] if at < len(ORDER) else None


def ensure_follows(theme: Theme, state: ThemeState) -> None:
    """BadValue unless the state comes after the one the theme stands in."""
    if not reached(theme, state):
        return
    now = STATE_WORDS[state_of(theme)]
    raise BadValue(
        why_vi=f"Chuyên đề đang ở bước «{now[0]}»; lùi bước trước đã.",
        why_en=f"The theme stands at «{now[1]}» already; take that back first.",
    )


def with_step(theme: Theme, state: ThemeState, on: date) -> tuple[ThemeStep, ...]:
    """The steps with this state on that day, in order; the day it had goes."""
    others = [step for step in theme.steps if step.state is not state]
    return tuple(sorted([*others, ThemeStep(state=state, on=on)], key=lambda step: ORDER.index(step.state)))


def without_step(theme: Theme, state: ThemeState) -> tuple[ThemeStep, ...]:
    """The steps without this state. BadValue when nothing would be left."""
    left = tuple(step for step in theme.steps if step.state is not state)
    if not left:
        raise BadValue(
            why_vi="Chuyên đề mới dự kiến, không còn bước nào để lùi. Del để bỏ chuyên đề.",
            why_en="The theme is only planned; there is no state to take back. Del removes the theme.",
        )
    return left


def oddities(
    theme: Theme, state: ThemeState, on: date, session: Session | None, today: date, rules: RuleSet
) -> tuple[Oddity, ...]:
    """What is unusual about writing this state on that day; nothing for the usual.

    Left-out states, a day to come, days out of order, papers sent later than the rule set's
    `papers_days_before`, and a session held on another day than the calendar has.
    """
    found = [*_left_out(theme, state), *_out_of_order(theme, state, on)]
    if on > today:
        found.append(Oddity(f"Ngày {spelt(on)} chưa đến.", f"{spelt(on)} is still to come."))
    if session is not None and state is ThemeState.SENT:
        latest = session.date - timedelta(days=rules.number("papers_days_before"))
        if on > latest:
            vi = f"Gửi tài liệu muộn nhất {spelt(latest)} ({rules.rule('papers_days_before').cite_vi})."
            en = f"Papers go out by {spelt(latest)} ({rules.rule('papers_days_before').cite_en})."
            found.append(Oddity(vi, en))
    if session is not None and state is ThemeState.HELD and on != session.date:
        vi, en = f"Lịch ghi buổi này ngày {spelt(session.date)}.", f"The calendar has it on {spelt(session.date)}."
        found.append(Oddity(vi, en))
    return tuple(found)


def _left_out(theme: Theme, state: ThemeState) -> list[Oddity]:
    """The states between the one the theme stands in and a later one."""
    missing = ORDER[ORDER.index(state_of(theme)) + 1 : ORDER.index(state)]
    if not missing:
        return []
    vi, en = (", ".join(f"«{STATE_WORDS[m][n]}»" for m in missing) for n in (0, 1))
    return [Oddity(f"Bỏ qua {vi}.", f"This leaves out {en}.")]


def _out_of_order(theme: Theme, state: ThemeState, on: date) -> list[Oddity]:
    """The nearest step before with a later day, and the nearest after with an earlier one.

    Planned is dated when it is written into the book, which may be after the rest came about.
    """
    at = ORDER.index(state)
    dated = [s for s in theme.steps if s.state is not ThemeState.PLANNED and state is not ThemeState.PLANNED]
    before = [s for s in dated if ORDER.index(s.state) < at and s.on > on]
    after = [s for s in dated if ORDER.index(s.state) > at and s.on < on]
    found = []
    for step, vi, en in ((before[-1:], "trước", "before"), (after[:1], "sau", "after")):
        for other in step:
            words = STATE_WORDS[other.state]
            found.append(
                Oddity(
                    f"Ngày {spelt(on)} {vi} ngày «{words[0]}» ({spelt(other.on)}).",
                    f"{spelt(on)} is {en} «{words[1]}» ({spelt(other.on)}).",
                )
            )
    return found
