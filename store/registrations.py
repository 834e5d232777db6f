"""Registrations: what each member undertakes for a year, the commitment with it, and its reviews in the sessions.

What makes a registration whole and when it is stale is decided in store/rules/registrations.py; whose turn it is
at which session in store/rules/review_queue.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec
from msgspec.structs import replace

from store.changes import Change, RowSaved
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.intake.dates import FIRST_YEAR, LAST_YEAR
from store.records import Act, Member, Registration, Review, Status
from store.reviewing import Reviewing
from store.rules import registrations as rules
from store.rules import review_queue
from store.rules import roster as membership
from store.vietnamese import clean

TEXT_LIMIT: Final = 2000
ACT_LIMIT: Final = 300
WORD_LIMIT: Final = 120
"""Longest section, longest act, longest heading, measure or period, in characters."""
TEXTS: Final = ("solutions", "support", *rules.SECTIONS, "outcome", "note")
"""The fields of a registration that are texts of several lines."""


class Standing(msgspec.Struct, frozen=True):
    """One member on the page of a year."""

    year: int
    member: Member
    registration: Registration | None
    reviews: tuple[Review, ...]
    """Of that year, oldest first."""
    turn: review_queue.Turn | None
    """The session of the running quarter at which it is reviewed next."""
    missed: tuple[str, ...]
    """Quarters in a row in which it was not reviewed: YYYY-Qn."""
    status: Status = Status.ACTIVE
    """Of the member today, in the running year: who is elsewhere or exempt has no turn."""


class Registrations(Reviewing):
    """The door to the registrations; their reviews are in Reviewing."""

    # -- queries ---------------------------------------------------------------------------

    def begin(self, member_id: int, year: int) -> Registration:
        """A registration to start from, not written yet: the member's of the year before, if there is one."""
        old = self.of_member(member_id, year - 1)
        return rules.copied(old, year) if old else Registration(member=member_id, year=year)

    def without(self, year: int) -> list[Member]:
        """Who should have a registration for a year and has none."""
        return rules.without(self.expected(year), self.shelf().all(), year)

    def year(self, year: int) -> list[Standing]:
        """The page of a year: a line a member, in the order of a roll."""
        of = {r.member: r for r in self.shelf().all() if r.year == year}
        today = self._book.clock.today()
        turns = self.queue() if year == today.year and self.is_used(year) else None
        missed = {id: row for id, every in self._missed(today) if (row := _shown(every, year, today.year))}
        return [
            Standing(
                year, m, of.get(m.id), tuple(self.reviews_of(of[m.id].id)) if m.id in of else (),
                turns.next_for(m.id) if turns else None, tuple(missed.get(m.id, ())),
                membership.status_on(m, today) if turns else Status.ACTIVE,
            )
            for m in self.expected(year)
        ]  # fmt: skip

    def log(self, id: int) -> Iterator[Change]:
        """Every change of one registration and its reviews, newest first."""
        for change in self._book.history.changes():
            if any(isinstance(part, RowSaved) and id == _registration(part) for part in change.parts):
                yield change

    # -- commands --------------------------------------------------------------------------

    def add(self, one: Registration) -> Change:
        """Write a registration down. BadValue without a concrete act, or when the member has one for the year."""

        def build() -> list[Put]:
            fresh = replace(one, id=self.shelf().next_id())
            return [Put("registrations", fresh.id, self._checked(fresh))]

        return self._book.commit("registrations.add", build)

    def change(self, id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields, and leave the others as they stand in the book by then. NoSuch; BadValue as in `add`."""
        return self._book.commit(
            "registrations.change",
            lambda: [Put("registrations", id, self._checked(replace(self.registration(id), **facts)))],
        )

    def set_act(self, id: int, place: int, act: Act) -> Change:
        """Write the act at a place, counted from 0; at the end it is added. NoSuch; BadValue as in `add`."""

        def build() -> list[Put]:
            old = self.registration(id)
            if not 0 <= place <= len(old.acts):
                raise NoSuch(what_vi="việc thứ", what_en="act number", key=place + 1)
            acts = (*old.acts[:place], act, *old.acts[place + 1 :])
            return [Put("registrations", id, self._checked(replace(old, acts=acts)))]

        return self._book.commit("registrations.act", build)

    def remove_act(self, id: int, place: int) -> Change:
        """Take an act away. NoSuch; BadValue when no concrete one is left."""

        def build() -> list[Put]:
            old = self.registration(id)
            if not 0 <= place < len(old.acts):
                raise NoSuch(what_vi="việc thứ", what_en="act number", key=place + 1)
            acts = (*old.acts[:place], *old.acts[place + 1 :])
            return [Put("registrations", id, self._checked(replace(old, acts=acts)))]

        return self._book.commit("registrations.act", build)

    def remove(self, id: int) -> Change:
        """Take a registration away (undo brings it back). NoSuch; BadValue when it was reviewed."""

        def build() -> list[Put]:
            self.registration(id)
            if self.reviews_of(id):
                raise BadValue(
                    why_vi="Bản đăng ký đã được kiểm điểm, không xóa; sửa tại chỗ.",
                    why_en="The registration was reviewed and is not taken away; change it where it stands.",
                )
            return [Put("registrations", id, None)]

        return self._book.commit("registrations.remove", build)

    # -- inside ----------------------------------------------------------------------------

    def _checked(self, new: Registration) -> Registration:
        texts = {f: clean(getattr(new, f), lines=True, limit=TEXT_LIMIT) for f in TEXTS}
        new = replace(new, acts=tuple(_cleaned(act) for act in new.acts), **texts)
        member = self._book.members().get(new.member)
        if member is None:
            raise NoSuch(what_vi="đảng viên số", what_en="member number", key=new.member)
        if not FIRST_YEAR <= new.year <= LAST_YEAR:
            raise BadValue(why_vi=f"{new.year} không phải năm.", why_en=f"{new.year} is no year.")
        there = self.of_member(new.member, new.year)
        if there is not None and there.id != new.id:
            raise BadValue(
                why_vi=f"{member.name} đã có bản đăng ký năm {new.year}.",
                why_en=f"{member.name} has a registration for {new.year} already.",
            )
        rules.ensure_sound(new, self._book.clock.today())
        return new


def _cleaned(act: Act) -> Act:
    return replace(
        act,
        heading=rules.heading_meant(clean(act.heading, limit=WORD_LIMIT)),
        text=clean(act.text, limit=ACT_LIMIT),
        measure=clean(act.measure, limit=WORD_LIMIT),
        period=clean(act.period, limit=WORD_LIMIT),
    )


def _shown(missed: list[str], year: int, now: int) -> list[str]:
    """The quarters missed that a year's page tells: this year's all of the row, another's those of that year."""
    return missed if year == now else [quarter for quarter in missed if quarter.startswith(f"{year}-")]


def _registration(part: RowSaved) -> int:
    """The number of the registration a change is about; 0 for a row of another table."""
    row = part.after or part.before
    return row.id if isinstance(row, Registration) else row.registration if isinstance(row, Review) else 0
