"""The roster: who belongs to the cell, since when, as what. Nobody is ever erased.

Rules of membership live in store/rules/roster.py; files come in through store/intake.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import Member
from store.rules import roster as rules
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book

NAME_LIMIT = 100
"""Longest name kept, in characters."""

LIMITS: Final = {
    "other_name": NAME_LIMIT, "code": 40, "sex": 10, "card": 40, "file_number": 40, "phone": 40, "email": 120,
    "job": 120, "degree": 120, "profession": 120, "duties": 120, "unit": 120, "ethnicity": 40, "religion": 40,
    "home": 200, "residence": 200, "schooling": 80, "theory": 80, "languages": 80, "computing": 80,
}  # fmt: skip
"""Texts of one line a member has, and the longest each may be, in characters."""


class Roster:
    """The door to the members."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._ordered: tuple[int, list[Member]] = (-1, [])

    def members(self, day: date | None = None) -> list[Member]:
        """Members in Vietnamese order of names; those who belong on `day` if one is given. Not to be changed."""
        shelf = self._book.members()
        if self._ordered[0] != shelf.version:
            self._ordered = (shelf.version, rules.order(shelf.all()))
        everyone = self._ordered[1]
        return everyone if day is None else [m for m in everyone if rules.belongs_on(m, day)]

    def member(self, id: int) -> Member:
        """The member with that number. NoSuch when there is none."""
        found = self._book.members().get(id)
        if found is None:
            raise NoSuch(what_vi="đảng viên số", what_en="member number", key=id)
        return found

    def find(self, query: str, day: date | None = None) -> list[Member]:
        """Members whose names match the unaccented prefixes in `query`, best first."""
        return rules.find(self.members(day), query)

    def save(self, member: Member, *, why: str = "") -> Change:
        """Add a member (id 0) or write a changed one. BadValue when there is no name."""
        tidy = tidy_member(member)

        def build() -> list[Put]:
            id = tidy.id or self._book.members().next_id()
            return [Put("members", id, replace(tidy, id=id))]

        return self._book.commit("roster.save", build, why=why)


def tidy_member(member: Member) -> Member:
    """The member with every text cleaned. BadValue when the name is empty."""
    name = clean(member.name, limit=NAME_LIMIT)
    if not name:
        raise BadValue(why_vi="Đảng viên phải có họ và tên.", why_en="A member must have a name.")
    return replace(
        member,
        name=name,
        sort_name=clean(member.sort_name, limit=NAME_LIMIT),
        **{field: clean(getattr(member, field), limit=limit) for field, limit in LIMITS.items()},
        note=clean(member.note, lines=True, limit=2000),
        aways=tuple(replace(a, detail=clean(a.detail, limit=120)) for a in member.aways),
        strengths=tuple(tag for tag in (clean(t, limit=80) for t in member.strengths) if tag),
        posts=tuple(replace(p, title=clean(p.title, limit=120)) for p in member.posts),
    )
