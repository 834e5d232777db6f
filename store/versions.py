"""The versions of a cell's rule set, read off the journal: which numbers were in force when, and by whose hand.

A report keeps the name of the version it was made with (RuleSet.version). The journal has the cell's own
numbers; the others are the defaults of this release, so a name given by a release with other defaults is
not found here, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from store.changes import CellSaved, Change
from store.errors import NoSuch
from store.records import Cell
from store.rules.ruleset import RuleSet, Value, load


class Moved(msgspec.Struct, frozen=True):
    """A rule that got another number."""

    rule: str
    old: Value
    new: Value


class Version(msgspec.Struct, frozen=True):
    """A rule set as it stood from one moment on."""

    name: str
    """RuleSet.version: equal numbers have an equal name."""
    at: str
    """Since when, ISO time; empty where the journal does not reach back to it."""
    by: str
    """Whose hand; empty likewise."""
    moved: tuple[Moved, ...]
    """What differs from the version before; at the first, from the defaults."""
    own: dict[str, Value]
    """The cell's own numbers, by rule."""

    def rules(self) -> RuleSet:
        """The rule set itself."""
        return RuleSet(self.own)


def versions(changes: Iterable[Change]) -> list[Version]:
    """Every version, newest first; `changes` newest first, as the history gives them."""
    steps = [(c, p) for c in changes for p in c.parts if isinstance(p, CellSaved)]
    found: list[Version] = []
    if steps and (before := steps[-1][1].before) is not None:
        found.append(_version(before, "", "", RuleSet()))
    for change, part in reversed(steps):
        last = found[-1].rules() if found else RuleSet()
        version = _version(part.after or Cell(), change.at, change.by, last)
        if not found or version.name != found[-1].name:
            found.append(version)
    return found[::-1] or [_version(Cell(), "", "", RuleSet())]


def named(found: Iterable[Version], name: str) -> RuleSet:
    """The rule set with that name. NoSuch when no version has it."""
    version = next((v for v in found if v.name == name), None)
    if version is None:
        raise NoSuch(what_vi="phiên bản quy tắc", what_en="version of the rule set", key=name)
    return version.rules()


def as_of(found: Iterable[Version], moment: datetime) -> RuleSet:
    """The rule set in force at a moment (aware); `found` newest first. Before the first version, the first."""
    first = RuleSet()
    for version in found:
        first = version.rules()
        if not version.at or datetime.fromisoformat(version.at) <= moment:
            break
    return first


def _version(cell: Cell, at: str, by: str, last: RuleSet) -> Version:
    known = load()
    own = {id: known[id].checked(value) for id, value in cell.rules.items() if id in known}
    rules = RuleSet(own)
    moved = tuple(Moved(id, last.value(id), rules.value(id)) for id in known if last.value(id) != rules.value(id))
    return Version(rules.version, at, by, moved, own)
