"""The roster: who belongs to the cell, since when, as what. Nobody is ever erased.

Rules of membership live in store/rules/roster.py; files come in through store/intake.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.changes import Change, MemberSaved
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import Away, Member, Post, Standing, Status
from store.rules import care
from store.rules import roster as rules
from store.rules.days import contradictions
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

Span = Standing | Post | Away
"""What a member is, holds or misses for a time."""

SPANS: Final[Mapping[type[Span], str]] = {Standing: "standings", Post: "posts", Away: "aways"}
"""Which field of a member holds them."""


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

    def sift(self, query: str) -> list[Member]:
        """The members a filter means today (rules/care.py), those who belong first."""
        today = self._book.clock.today()
        found = care.sift(self.members(), query, today, self._book.settings.rules())
        return sorted(found, key=lambda m: not rules.belongs_on(m, today))

    def cares(self, member: Member) -> tuple[care.Care, ...]:
        """What of a member needs care today."""
        return care.cares(member, self._book.clock.today(), self._book.settings.rules())

    def change(self, member_id: int, facts: Mapping[str, object], *, why: str = "") -> Change:
        """Write some fields of a member, and leave the others as they stand in the book by then.

        NoSuch; BadValue when a day contradicts another, a card is another member's, or the name is empty.
        """

        def build() -> list[Put]:
            old = self.member(member_id)
            new = tidy_member(replace(old, **facts))
            self._ensure_possible(new, facts.keys())
            return [Put("members", member_id, new)]

        return self._book.commit("roster.change", build, why=why)

    def add(self, member: Member) -> Change:
        """Add a member. BadValue as in `change`."""
        tidy = tidy_member(replace(member, id=0))

        def build() -> list[Put]:
            self._ensure_possible(tidy, tidy.__struct_fields__)
            id = self._book.members().next_id()
            return [Put("members", id, replace(tidy, id=id))]

        return self._book.commit("roster.save", build)

    def put_span(self, member_id: int, span: Span, *, instead: Span | None = None) -> Change:
        """Add a status, a post or an absence to a member, or write it in the place of another.

        NoSuch when `instead` is no longer there; BadValue when it ends before it begins.
        """
        rules.ensure_in_order(span)
        of = SPANS[type(span)]

        def build() -> list[Put]:
            old = self.member(member_id)
            held = list(getattr(old, of))
            if instead is None:
                held.append(span)
            elif instead in held:
                held[held.index(instead)] = span
            else:
                raise NoSuch(what_vi="mục đã sửa của", what_en="such entry any more of", key=old.name)
            return [Put("members", member_id, tidy_member(replace(old, **{of: tuple(held)})))]

        return self._book.commit(f"roster.{of}", build)

    def drop_span(self, member_id: int, span: Span) -> Change:
        """Take a status, a post or an absence off a member (undo brings it back)."""
        of = SPANS[type(span)]

        def build() -> list[Put]:
            old = self.member(member_id)
            left = tuple(held for held in getattr(old, of) if held != span)
            return [Put("members", member_id, replace(old, **{of: left}))]

        return self._book.commit(f"roster.{of}", build)

    def set_status(self, member_id: int, status: Status, since: date, until: date | None = None) -> Change:
        """The member is of that status from a day on; what held before ends the day before. BadValue."""

        def build() -> list[Put]:
            old = self.member(member_id)
            new = rules.with_status(old, Standing(status=status, since=since, until=until))
            return [Put("members", member_id, new)]

        return self._book.commit("roster.standings", build)

    def end_posts(self, member_id: int, day: date) -> Change:
        """The member holds no post after `day`: those that go on end then."""

        def build() -> list[Put]:
            old = self.member(member_id)
            posts = tuple(replace(p, until=day) if rules.covers(p, day) else p for p in old.posts)
            return [Put("members", member_id, replace(old, posts=posts))]

        return self._book.commit("roster.posts", build)

    def log(self, member_id: int) -> Iterator[Change]:
        """Every change of one member's record, newest first."""
        for change in self._book.history.changes():
            for part in change.parts:
                if isinstance(part, MemberSaved) and member_id in {r.id for r in (part.before, part.after) if r}:
                    yield change
                    break

    def _ensure_possible(self, member: Member, fields: Collection[str]) -> None:
        for found in contradictions(member, self._book.clock.today()):
            if any(field in fields for field in found.fields):
                raise BadValue(why_vi=found.vi[:1].upper() + found.vi[1:], why_en=found.en[:1].upper() + found.en[1:])
        twin = next((m for m in self.members() if member.card and m.card == member.card and m.id != member.id), None)
        if "card" in fields and twin is not None:
            raise BadValue(
                why_vi=f"Số thẻ này đã là của {twin.name}.", why_en=f"{twin.name} has that card number already."
            )

    def save(self, member: Member, *, why: str = "") -> Change:
        """Write a whole member as given, or add one (id 0). BadValue when there is no name."""
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
