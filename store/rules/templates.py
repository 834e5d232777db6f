"""Templates: what the agenda and the checklist of a kind of session begin with, and how a cell changes them.

The data is templates.toml beside this file; a cell's own template of a kind goes over the shipped one.
How items add up and how steps stand on a day is in agenda.py.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Final, TypedDict

from msgspec.structs import replace

from store.errors import BadValue, NoSuch
from store.records import Check, Item, ItemTemplate, Kind, Session, State, StepTemplate, Template
from store.rules.agenda import TITLE_LIMIT, dated, ensure_minutes
from store.rules.ruleset import RuleSet
from store.vietnamese import clean

MOST_DAYS: Final = 200
"""No step is further from its session."""

Entry = ItemTemplate | StepTemplate
"""A line of a template."""


class _Line(TypedDict, total=False):
    key: str
    vi: str
    en: str
    minutes: int
    days: int | str


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Mapping[str, list[_Line]]]:
    text = files("store.rules").joinpath("templates.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def shipped(kind: Kind, rules: RuleSet, *, shared: bool = False) -> Template:
    """The template as it comes with the program, its days taken from the rule set where a rule names them.

    `shared` gives the shorter items of a session that shares its sitting, where the kind has such.
    """
    table = _shipped()[kind.value]
    items = table.get("shared", table["items"]) if shared else table["items"]
    return Template(
        kind=kind,
        items=tuple(ItemTemplate(vi=i["vi"], en=i["en"], minutes=i["minutes"]) for i in items),
        steps=tuple(
            StepTemplate(key=s["key"], vi=s["vi"], en=s["en"], days=_days(s["days"], rules)) for s in table["steps"]
        ),
    )


def _days(said: int | str, rules: RuleSet) -> int:
    if isinstance(said, int):
        return said
    return rules.number(said[1:]) * (-1 if said.startswith("-") else 1)


def template_of(kind: Kind, own: Iterable[Template], rules: RuleSet, *, shared: bool = False) -> Template:
    """The template in force for a kind of session: the cell's own, shared sitting or not, else the shipped one."""
    return next((t for t in own if t.kind is kind), None) or shipped(kind, rules, shared=shared)


def with_template(own: Iterable[Template], new: Template, rules: RuleSet) -> tuple[Template, ...]:
    """The cell's own templates with this one among them; one that equals the shipped one is no longer its own."""
    others = [t for t in own if t.kind is not new.kind]
    kept = [*others] if new == shipped(new.kind, rules) else [*others, new]
    return tuple(sorted(kept, key=lambda t: tuple(Kind).index(t.kind)))


def with_entry(template: Template, entry: Entry, instead: Entry | None = None) -> Template:
    """The template with a line added at the end of its part, or in the place of another; steps by their day.

    BadValue for a line without words, or numbers beyond reason; NoSuch when `instead` is there no more.
    """
    new = tidy_entry(entry)
    if isinstance(new, ItemTemplate):
        items = list(template.items)
        _place(items, new, instead)
        return replace(template, items=tuple(items))
    steps = list(template.steps)
    _place(steps, new if new.key else replace(new, key=_fresh_key(steps)), instead)
    return replace(template, steps=tuple(sorted(steps, key=lambda s: s.days)))


def _place(lines: list[Entry] | list[ItemTemplate] | list[StepTemplate], new: Entry, instead: Entry | None) -> None:
    held: list[Entry] = lines  # type: ignore[assignment]
    if instead is None:
        held.append(new)
    elif instead in held:
        held[held.index(instead)] = new
    else:
        raise NoSuch(what_vi="dòng mẫu", what_en="line of the template", key=instead.vi)


def without_entry(template: Template, entry: Entry) -> Template:
    """The template without a line; as it is when the line is not there."""
    return replace(
        template,
        items=tuple(i for i in template.items if i != entry),
        steps=tuple(s for s in template.steps if s != entry),
    )


def shifted(template: Template, item: ItemTemplate, by: int) -> Template:
    """The template with an item moved up (below 0) or down; at the ends it stays."""
    items = list(template.items)
    if item not in items:
        raise NoSuch(what_vi="dòng mẫu", what_en="line of the template", key=item.vi)
    at = items.index(item)
    to = max(0, min(at + by, len(items) - 1))
    items.insert(to, items.pop(at))
    return replace(template, items=tuple(items))


def english(template: Template) -> dict[str, str]:
    """The English of the titles that a template gives, by the Vietnamese."""
    lines: list[Entry] = [*template.items, *template.steps]
    return {line.vi: line.en for line in lines if line.en}


def _fresh_key(steps: Iterable[StepTemplate]) -> str:
    taken = {step.key for step in steps}
    return next(key for n in range(1, len(taken) + 2) if (key := f"own{n}") not in taken)


def tidy_entry(entry: Entry) -> Entry:
    """The line with its texts cleaned. BadValue without words, or with numbers beyond reason."""
    vi, en = clean(entry.vi, limit=TITLE_LIMIT), clean(entry.en, limit=TITLE_LIMIT)
    if not vi:
        raise BadValue(why_vi="Dòng mẫu phải có nội dung.", why_en="A line of a template must say what it is.")
    if isinstance(entry, ItemTemplate):
        ensure_minutes(entry.minutes)
        return replace(entry, vi=vi, en=en)
    if not -MOST_DAYS <= entry.days <= MOST_DAYS:
        raise BadValue(
            why_vi=f"Số ngày phải từ -{MOST_DAYS} đến {MOST_DAYS}; âm là trước buổi.",
            why_en=f"Days go from -{MOST_DAYS} to {MOST_DAYS}; below 0 is before the session.",
        )
    return replace(entry, vi=vi, en=en)


def stands_in(session: Session, template: Template, today: date) -> bool:
    """Whether the template speaks for a session nobody has begun to prepare: until its last step is over."""
    last = max((step.days for step in template.steps), default=0)
    return not session.begun and session.state is not State.CANCELLED and today <= session.date + timedelta(days=last)


def items_from(template: Template, session: Session) -> list[Item]:
    """The items a template brings; lent, so their numbers are below 0."""
    return [
        Item(id=-n, session=session.id, place=n, title=i.vi, minutes=i.minutes)
        for n, i in enumerate(template.items, 1)
    ]  # fmt: skip


def checks_from(template: Template, session: Session) -> list[Check]:
    """The steps a template brings, dated from the session's day; lent, so their numbers are below 0."""
    return [
        dated(Check(id=-n, session=session.id, key=s.key, title=s.vi, days=s.days), session)
        for n, s in enumerate(template.steps, 1)
    ]
