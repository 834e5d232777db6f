"""The agenda: the preparation of a session. Its items, its checklist, how ready it is.

Until a hand changes something, the template of its kind stands in for a session's own rows: nothing is
written for sixteen sessions a year that nobody has looked at, and a better template serves all of them.
Such lent rows have numbers below 0; the first command that touches one, or adds one, takes the whole
preparation up in the same action. Papers and what is carried over are in carrying.py, templates in
templates.py; what minutes and days mean is decided in store/rules/agenda.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from store.carrying import Carried, Carrying
from store.changes import Change, RowSaved
from store.disk import Put
from store.errors import NoSuch
from store.records import Assignment, Check, Document, Item, Kind, Session, Template
from store.rules import agenda as rules
from store.rules import templates
from store.rules.sessions import ensure_open

Row = TypeVar("Row", Item, Check)


class Prep(msgspec.Struct, frozen=True):
    """Items and steps of a session, as stored or as its template lends them."""

    items: tuple[Item, ...] = ()
    checks: tuple[Check, ...] = ()


class Page(msgspec.Struct, frozen=True):
    """The whole preparation of a session, as read on a day."""

    session: Session
    partners: tuple[Session, ...]
    """Sessions in the same sitting."""
    items: tuple[Item, ...]
    slots: tuple[rules.Slot, ...]
    """When each item begins and ends."""
    total: rules.Total
    checks: tuple[Check, ...]
    ready: rules.Readiness
    not_ready: tuple[rules.NotReady, ...]
    given: tuple[Assignment, ...]
    """Lead-ins, papers and opinions of the session, however far they are."""
    documents: tuple[Document, ...]
    carried: Carried
    lent: bool
    """Whether items and steps are still the template's."""


class Agenda(Carrying):
    """The door to what is prepared."""

    # -- queries ---------------------------------------------------------------------------

    def page(self, session_id: int) -> Page:
        """Everything there is to see of a session's preparation today."""
        book, today = self._book, self._book.clock.today()
        session = book.calendar.session(session_id)
        prep = self._prep(session)
        partners = rules.partners(session, book.calendar.sessions())
        planned = rules.planned_minutes(session, partners, book.settings.rules())
        shared = [item for partner in partners for item in self._prep(partner).items]
        total = rules.total(prep.items, planned, shared)
        # In one sitting the thematic session follows the regular one (Guidance 42/2025).
        taken = total.shared if session.kind is Kind.THEMATIC else 0
        every = book.rows("assignments", Assignment).all()
        return Page(
            session=session,
            partners=tuple(partners),
            items=prep.items,
            slots=tuple(rules.slots(prep.items, book.calendar.start(session), taken)),
            total=total,
            checks=prep.checks,
            ready=rules.readiness(prep.checks, today),
            not_ready=tuple(rules.not_ready(every, session, today)),
            given=tuple(rules.given_at(every, session)),
            documents=tuple(self.documents(session_id)),
            carried=self.carried(session_id),
            lent=not session.begun and bool(prep.items or prep.checks),
        )

    def items(self, session_id: int) -> tuple[Item, ...]:
        """The items of a session in their order."""
        return self._prep(self._book.calendar.session(session_id)).items

    def checks(self, session_id: int) -> tuple[Check, ...]:
        """The steps of a session by their day, as it is now."""
        return self._prep(self._book.calendar.session(session_id)).checks

    def coming(self) -> Session | None:
        """The nearest session still to come; the last one held where none is; None in an empty calendar."""
        return rules.coming(self._book.calendar.sessions(), self._book.clock.today())

    def next_steps(self, n: int = 3) -> list[rules.Step]:
        """The next steps of the secretary's month over all sessions, the late ones first."""
        today = self._book.clock.today()
        near = [s for s in self._book.calendar.sessions() if today - rules.PAST <= s.date <= today + rules.AHEAD]
        checks = [check for session in near for check in self._prep(session).checks]
        return rules.steps(near, checks, today, n)

    # -- commands: the whole -----------------------------------------------------------------

    def prepare(self, session_id: int) -> Change:
        """Give a session the items and steps of its template, dated from its day. A second time does nothing."""

        def build() -> list[Put]:
            session = self._book.calendar.session(session_id)
            if session.begun:
                return []
            return self._puts(session, Prep(), self._from_template(session))

        return self._book.commit("agenda.prepare", build)

    def redate(self, session_id: int) -> Change:
        """Write down the days of undone steps after the session moved; those a hand has dated stay.

        The door reads them from the session's day in any case, so what is shown is right before this.
        """
        return self._book.commit("agenda.redate", lambda: self.redated(self._book.calendar.session(session_id)))

    def redated(self, session: Session) -> list[Put]:
        """The rows `redate` writes for a session as it will stand, for a command that moves it."""
        stored = [c for c in self._book.rows("checks", Check).all() if c.session == session.id]
        return [Put("checks", c.id, now) for c in stored if (now := rules.dated(c, session)) != c]

    def set_minutes(self, session_id: int, minutes: int) -> Change:
        """Say how long a session is planned to last; 0 leaves it to the rule set. BadValue beyond reason."""
        rules.ensure_minutes(minutes)
        return self._book.commit(
            "agenda.minutes",
            lambda: [Put("sessions", session_id, replace(self._book.calendar.unlocked(session_id), minutes=minutes))],
        )

    # -- commands: items -------------------------------------------------------------------

    def add_item(self, session_id: int, facts: Mapping[str, object], *, after: int = 0) -> Change:
        """Add an item behind the one with the number `after` (0: at the end). BadValue without a title."""

        def edit(prep: Prep) -> Prep:
            order = list(prep.items)
            at = next((n for n, item in enumerate(order, 1) if after and item.id == after), len(order))
            new = rules.tidy_item(msgspec.convert({"title": "", **facts, "session": session_id, "place": 0}, Item))
            order.insert(at, new)
            return replace(prep, items=tuple(rules.placed(order)))

        return self._edit("agenda.item", session_id, edit)

    def change_item(self, session_id: int, item_id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields of an item, the others as they stand. NoSuch; BadValue."""

        def edit(prep: Prep) -> Prep:
            old = _found(prep.items, item_id)
            new = rules.tidy_item(replace(old, **facts))
            return replace(prep, items=tuple(new if i.id == item_id else i for i in prep.items))

        return self._edit("agenda.item", session_id, edit)

    def shift_item(self, session_id: int, item_id: int, by: int) -> Change:
        """Move an item up (below 0) or down. NoSuch."""

        def edit(prep: Prep) -> Prep:
            _found(prep.items, item_id)
            return replace(prep, items=tuple(rules.shifted(prep.items, item_id, by)))

        return self._edit("agenda.shift", session_id, edit)

    def remove_item(self, session_id: int, item_id: int) -> Change:
        """Take an item off the agenda (undo brings it back). NoSuch."""

        def edit(prep: Prep) -> Prep:
            _found(prep.items, item_id)
            return replace(prep, items=tuple(i for i in prep.items if i.id != item_id))

        return self._edit("agenda.item", session_id, edit)

    # -- commands: steps -------------------------------------------------------------------

    def tick(self, session_id: int, check_id: int) -> Change:
        """A step is done, today; ticked again, it is not. NoSuch."""
        today = self._book.clock.today()

        def edit(prep: Prep) -> Prep:
            old = _found(prep.checks, check_id)
            new = replace(old, done=None if old.done else today)
            return replace(prep, checks=tuple(new if c.id == check_id else c for c in prep.checks))

        return self._edit("agenda.tick", session_id, edit)

    def add_check(self, session_id: int, facts: Mapping[str, object]) -> Change:
        """Add a step of the cell's own. BadValue without a title."""

        def edit(prep: Prep) -> Prep:
            new = msgspec.convert({"title": "", **facts, "session": session_id, "key": ""}, Check)
            return replace(prep, checks=(*prep.checks, rules.tidy_check(new)))

        return self._edit("agenda.check", session_id, edit)

    def change_check(self, session_id: int, check_id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields of a step; a day set here no longer moves with the session. NoSuch; BadValue."""

        def edit(prep: Prep) -> Prep:
            old = _found(prep.checks, check_id)
            by_hand = {"days": None} if "due" in facts and facts["due"] != old.due else {}
            new = rules.tidy_check(replace(old, **facts, **by_hand))
            return replace(prep, checks=tuple(new if c.id == check_id else c for c in prep.checks))

        return self._edit("agenda.check", session_id, edit)

    def remove_check(self, session_id: int, check_id: int) -> Change:
        """Take a step off the checklist (undo brings it back). NoSuch."""

        def edit(prep: Prep) -> Prep:
            _found(prep.checks, check_id)
            return replace(prep, checks=tuple(c for c in prep.checks if c.id != check_id))

        return self._edit("agenda.check", session_id, edit)

    # -- inside ----------------------------------------------------------------------------

    def _prep(self, session: Session) -> Prep:
        if not session.begun:
            if not templates.stands_in(session, self._template(session), self._book.clock.today()):
                return Prep()
            return self._from_template(session)
        items = [i for i in self._book.rows("items", Item).all() if i.session == session.id]
        checks = [c for c in self._book.rows("checks", Check).all() if c.session == session.id]
        return Prep(
            tuple(sorted(items, key=lambda i: (i.place, i.id))),
            tuple(rules.in_order(rules.dated(c, session) for c in checks)),
        )

    def _from_template(self, session: Session) -> Prep:
        template = self._template(session)
        checks = rules.in_order(templates.checks_from(template, session))
        return Prep(tuple(templates.items_from(template, session)), tuple(checks))

    def _template(self, session: Session) -> Template:
        return self.template(session.kind, shared=bool(rules.partners(session, self._book.calendar.sessions())))

    def edited(self, session: Session, edit: Callable[[Prep], Prep], *, bring: bool = False) -> list[Put]:
        """The rows that an edit of a session changes, for any command; of one not begun, everything there is then.

        Steps are seen to after the minutes are closed as well (report, papers); items are not. With `bring`, a
        session without any preparation gets the items of its template, whose steps are past anyhow.
        """
        old = self._prep(session)
        if bring and not session.begun and not old.items:
            old = Prep(self._from_template(session).items)
        new = edit(old)
        if new.items != old.items:
            ensure_open(session)
        return self._puts(session, old if session.begun else Prep(), new)

    def _edit(self, act: str, session_id: int, edit: Callable[[Prep], Prep]) -> Change:
        return self._book.commit(act, lambda: self.edited(self._book.calendar.session(session_id), edit))

    def _puts(self, session: Session, old: Prep, new: Prep) -> list[Put]:
        """The rows that differ; rows with no number of their own get one, and the session is begun."""
        puts = [] if session.begun else [Put("sessions", session.id, replace(session, begun=True))]
        items, checks = self._book.rows("items", Item), self._book.rows("checks", Check)
        puts += _differences("items", items.next_id(), old.items, new.items)
        return puts + _differences("checks", checks.next_id(), old.checks, new.checks)


def _differences(table: str, first: int, before: Sequence[Item | Check], after: Sequence[Item | Check]) -> list[Put]:
    """What to write for `after`: lent rows are numbered from `first` as the template had them, a new one comes last."""
    stood, kept = {row.id: row for row in before}, {row.id for row in after}
    puts = [Put(table, id, None) for id in stood if id not in kept]
    for row in sorted(after, key=lambda r: (r.id >= 0, -r.id)):
        if row.id > 0:
            puts += [Put(table, row.id, row)] if row != stood[row.id] else []
            continue
        number = first - (row.id + 1 if row.id else min(kept))
        puts.append(Put(table, number, replace(row, id=number)))
    return puts


def number_after(change: Change, table: str, id: int) -> int:
    """The number a row has after a change: its own, or the one it got if it was lent (below 0) or new (0)."""
    fresh = [p.after for p in change.parts if isinstance(p, RowSaved) and p.table == table and p.before is None]
    numbers = sorted(getattr(row, "id", 0) for row in fresh)
    if id > 0 or not numbers:
        return id
    return numbers[-1] if id == 0 else numbers[0] - id - 1


def _found(rows: Sequence[Row], id: int) -> Row:
    found = next((row for row in rows if row.id == id), None)
    if found is None:
        raise NoSuch(what_vi="dòng này (máy khác vừa sửa); mở lại buổi", what_en="such row any more; open", key=id)
    return found
