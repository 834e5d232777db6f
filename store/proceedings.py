"""Proceedings: the course of a sitting. Who chairs and takes the minutes, when it began and ended, which item it is at.

One row a session, made when something is first said of it. Items are the agenda's own rows (agenda.py); here they
are begun, left and concluded. Who spoke is speeches.py; what closing asks and keeps is minutes.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.agenda import Prep
from store.changes import Change
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import Item, Member, Proceedings, Role, Session, State
from store.rules import proceedings as rules
from store.rules import roster as membership
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.disk import Shelf


class ProceedingsDoor:
    """The door to the course of each sitting."""

    def __init__(self, book: Book) -> None:
        self._book = book

    # -- queries ---------------------------------------------------------------------------

    def shelf(self) -> Shelf[Proceedings]:
        """Rows of the proceedings table."""
        return self._book.rows("proceedings", Proceedings)

    def of(self, session_id: int) -> Proceedings:
        """What is said of a sitting; a blank one while nothing is. NoSuch for a session that is not there."""
        self._book.calendar.session(session_id)
        return self.shelf().get(session_id) or Proceedings(id=session_id, session=session_id)

    def chair(self, session_id: int) -> Member | None:
        """Who chairs: the one named, else the secretary of that day; None where there is neither."""
        named = self.of(session_id).chair
        if named:
            return self._book.members().get(named)
        day = self._book.calendar.session(session_id).date
        return next((m for m in self._book.roster.members(day) if membership.role_on(m, day) is Role.SECRETARY), None)

    def taker(self, session_id: int) -> Member | None:
        """Who takes the minutes; None while nobody is named."""
        named = self.of(session_id).taker
        return self._book.members().get(named) if named else None

    def item(self, session_id: int) -> Item | None:
        """The item the sitting is at; None before the first and after the last."""
        return rules.current(self._book.agenda.items(session_id))

    def is_running(self, session_id: int) -> bool:
        """Whether the sitting is going on now: today's, begun and not ended."""
        session, said = self._book.calendar.session(session_id), self.of(session_id)
        return session.date == self._book.clock.today() and bool(said.opened) and not said.ended

    def minutes_left(self, session_id: int) -> int | None:
        """Minutes the present item has left, below 0 beyond its time; None where no clock runs."""
        item = self.item(session_id) if self.is_running(session_id) else None
        return rules.minutes_left(item, self._book.clock.hour()) if item is not None else None

    # -- commands --------------------------------------------------------------------------

    def begin(self, session_id: int, opened: str | None = None) -> Change:
        """The sitting begins, at a clock (today's: now; another day's: the session's hour), with its first item.

        It is held from then on. BadValue for a session still to come, cancelled, closed or begun already.
        """

        def build() -> list[Put]:
            session, old = self._unlocked(session_id), self.of(session_id)
            if session.state is State.CANCELLED:
                raise BadValue(
                    why_vi="Buổi này đã hủy; hãy khôi phục buổi trước.",
                    why_en="This session is cancelled; bring it back first.",
                )
            if session.date > self._book.clock.today():
                raise BadValue(
                    why_vi=f"Buổi {session.date:%d/%m/%Y} chưa tới, chưa khai mạc được.",
                    why_en=f"The session of {session.date:%d/%m/%Y} is still to come.",
                )
            if old.opened:
                raise BadValue(why_vi=f"Đã khai mạc lúc {old.opened}.", why_en=f"It began at {old.opened} already.")
            today = session.date == self._book.clock.today()
            now = self._book.clock.hour() if today else self._book.calendar.start(session)
            new = rules.tidy(replace(old, opened=opened or now))
            held = replace(session, state=State.HELD)

            def to_first(prep: Prep) -> Prep:
                first = rules.following(prep.items) if today else None
                return replace(prep, items=rules.come_to(prep.items, first.id if first else 0, new.opened))

            puts = self._book.agenda.edited(held, to_first, bring=True)
            if not any(put.table == "sessions" for put in puts):
                puts = [Put("sessions", session_id, held), *puts]
            return [*puts, Put("proceedings", session_id, new)]

        return self._book.commit("proceedings.begin", build)

    def end(self, session_id: int, ended: str | None = None) -> Change:
        """The sitting ends, at a clock (today's: now), and leaves the item it is at. BadValue before it began."""

        def build() -> list[Put]:
            session, old = self._unlocked(session_id), self.of(session_id)
            if not old.opened:
                raise BadValue(why_vi="Buổi này chưa khai mạc.", why_en="This session has not begun.")
            today = session.date == self._book.clock.today()
            clock = ended or (self._book.clock.hour() if today else "")
            if not clock:
                raise BadValue(why_vi="Hãy ghi giờ kết thúc.", why_en="Please say when it ended.")
            new = rules.tidy(replace(old, ended=clock))
            return [Put("proceedings", session_id, new), *self._moved(session, 0, new.ended)]

        return self._book.commit("proceedings.end", build)

    def say(self, session_id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields of the proceedings, the others as they stand. BadValue; NoSuch for a member not there."""

        def build() -> list[Put]:
            self._unlocked(session_id)
            new = rules.tidy(replace(self.of(session_id), **facts))
            self._ensure_members([m for m in (new.chair, new.taker, *new.unpaid) if m])
            return [Put("proceedings", session_id, new)]

        return self._book.commit("proceedings.say", build)

    def announce_dues(self, session_id: int, unpaid: Iterable[int] = ()) -> Change:
        """The payment of dues was announced; `unpaid` are the members who have not paid this month."""
        return self.say(session_id, {"dues": True, "unpaid": tuple(unpaid)})

    def go_to(self, session_id: int, item_id: int) -> Change:
        """The sitting comes to an item now and leaves the one it was at; items of a template have numbers below 0.

        NoSuch for an item that is not on the agenda; BadValue when the sitting is not going on: then there is
        no clock to write.
        """
        return self._go(session_id, lambda items: item_id)

    def go_on(self, session_id: int) -> Change:
        """The sitting comes to the next item; after the last, to none. Errors as in `go_to`."""

        def after(items: Sequence[Item]) -> int:
            found = rules.following(items)
            return found.id if found is not None else 0

        return self._go(session_id, after)

    def go_back(self, session_id: int) -> Change:
        """The sitting comes back to the item before. BadValue at the first, and as in `go_to`."""

        def before(items: Sequence[Item]) -> int:
            found = rules.preceding(items)
            if found is None:
                raise BadValue(why_vi="Đây là mục đầu.", why_en="This is the first item.")
            return found.id

        return self._go(session_id, before)

    def conclude(self, session_id: int, item_id: int, text: str) -> Change:
        """Write the chair's conclusion of an item; an empty text takes it away. NoSuch."""
        said = clean(text, lines=True, limit=rules.TEXT_LIMIT)

        def build() -> list[Put]:
            session = self._unlocked(session_id)

            def edit(prep: Prep) -> Prep:
                _ensure_there(prep, item_id)
                items = (replace(i, conclusion=said) if i.id == item_id else i for i in prep.items)
                return replace(prep, items=tuple(items))

            return self._book.agenda.edited(session, edit)

        return self._book.commit("proceedings.conclude", build)

    # -- inside ----------------------------------------------------------------------------

    def _unlocked(self, session_id: int) -> Session:
        return self._book.calendar.unlocked(session_id)

    def _go(self, session_id: int, chosen: Callable[[Sequence[Item]], int]) -> Change:
        def build() -> list[Put]:
            session = self._unlocked(session_id)
            if not self.is_running(session_id):
                raise BadValue(
                    why_vi="Buổi này không đang họp, nên không bấm giờ cho mục được.",
                    why_en="This session is not going on, so an item gets no time.",
                )
            return self._moved(session, chosen(self._book.agenda.items(session_id)), self._book.clock.hour())

        return self._book.commit("proceedings.item", build)

    def _moved(self, session: Session, item_id: int, clock: str) -> list[Put]:
        def edit(prep: Prep) -> Prep:
            if item_id:
                _ensure_there(prep, item_id)
            return replace(prep, items=rules.come_to(prep.items, item_id, clock))

        return self._book.agenda.edited(session, edit)

    def _ensure_members(self, ids: Iterable[int]) -> None:
        for id in ids:
            if self._book.members().get(id) is None:
                raise NoSuch(what_vi="đảng viên số", what_en="member number", key=id)


def _ensure_there(prep: Prep, item_id: int) -> None:
    if not any(item.id == item_id for item in prep.items):
        raise NoSuch(what_vi="mục chương trình số", what_en="agenda item number", key=item_id)
