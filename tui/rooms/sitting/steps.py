"""The steps of the sitting and where each leads. A noun that comes later joins with one line of WAYS."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from store.errors import BadValue, BookError
from store.meant import member_meant
from store.records import Commending, Item, Proposal, Speech
from store.rules.proceedings import TEXT_LIMIT
from store.rules.sitting import ITEMS, Person
from tui.commendations import kind_words
from tui.language import _, language
from tui.members import names
from tui.rooms.sitting.rows import Row, StepRow

if TYPE_CHECKING:
    from store.sitting import Page
    from tui.room import ListRoom

    _Base = ListRoom
else:
    _Base = object


SAID: Final = (Commending.PRAISE, Commending.REMINDER, Commending.CRITICISM, Commending.SELF_CRITICISM)
"""What is said of somebody at a session."""


class Steps(_Base):
    """Mix into the sitting, before the room."""

    session_id: int

    if TYPE_CHECKING:

        @property
        def page(self) -> Page:
            """The sitting as last read."""

        def shown_item(self) -> Item | None:
            """The item that is shown."""

        def show_item(self, item: Item) -> None:
            """Show an item, and who speaks."""

        def action_look(self, by: int) -> None:
            """Look at another item."""

        def follow(self) -> None:
            """Look at the item the sitting is at."""

        def subject(self) -> Speech | None:
            """The speech that the hand is on."""

        def row(self) -> Row | None:
            """The row under the cursor."""

        def in_log(self) -> bool:
            """Whether the hand is in the log."""

    def open_step(self, row: StepRow) -> None:
        """Go to where a step is done."""
        if row.item is not None:
            self._go_to(row.item)
        elif row.session:
            self.app.open_sitting(row.session)
        else:
            WAYS[row.key](self)

    def _go_to(self, item: Item) -> None:
        if self.page.running and not (self.page.item is not None and self.page.item.id == item.id):
            with self.trying():
                self.book.proceedings.go_to(self.session_id, item.id)
        self.show_item(item)

    def action_go(self, by: int) -> None:
        """The next item, or the one before; where no clock runs they are only shown."""
        if not self.page.running:
            self.action_look(by)
            return
        door = self.book.proceedings
        with self.trying():
            self.follow()
            if by > 0:
                door.go_on(self.session_id)
            else:
                door.go_back(self.session_id)

    # -- what a step asks ----------------------------------------------------------------------

    def _ask(
        self,
        prompt: str,
        initial: str,
        write: Callable[[str], object],
        *,
        draft: str = "",
        given: str = "",
        limit: int = 200,
    ) -> None:
        """Ask for a text; what is refused stays, to be mended, with the reason beside it."""

        def answered(text: str) -> bool:
            try:
                write(text)
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self.rest()
            return True

        self.foot.ask_text(prompt, answered, initial=initial, limit=limit, given_up=self.rest, draft=draft, given=given)

    def _say(self, **facts: object) -> None:
        self.book.proceedings.say(self.session_id, facts)

    def ask_opening(self) -> None:
        """When the sitting began: now, unless one says otherwise; a time already written is mended."""
        said, door = self.page.said, self.book.proceedings
        if said.opened:
            self._ask(_("Began at:"), said.opened, lambda text: self._say(opened=text), limit=8)
            return
        today = self.page.session.date == self.book.clock.today()
        now = self.book.clock.hour() if today else self.book.calendar.start(self.page.session)
        self._ask(_("Began at:"), now, lambda text: door.begin(self.session_id, text), limit=8)

    def ask_end(self) -> None:
        """When the sitting ended: now, unless one says otherwise."""
        said, door = self.page.said, self.book.proceedings
        today = self.page.session.date == self.book.clock.today()
        now = said.ended or (self.book.clock.hour() if today else "")
        self._ask(_("Ended at:"), now, lambda text: door.end(self.session_id, text), limit=8)

    def ask_chair(self) -> None:
        """Who chairs, by a few letters of the name; nothing typed means the secretary."""
        self._ask(
            _("Chair:"), names(self.book, [self.page.said.chair]), lambda text: self._say(chair=self._meant(text))
        )

    def ask_taker(self) -> None:
        """Who takes the minutes, by a few letters of the name or the row's number."""
        now = names(self.book, [self.page.said.taker])
        self._ask(_("Minutes-taker:"), now, lambda text: self._say(taker=self._meant(text)))

    def ask_dues(self) -> None:
        """The payment of dues was announced; who has not paid, by row numbers or names."""
        unpaid = self.page.said.unpaid
        numbers = {p.member.id: p.number for p in self.page.people if p.member is not None}
        initial = ", ".join(str(numbers[id]) if id in numbers else names(self.book, [id]) for id in unpaid)

        def write(text: str) -> None:
            parts = [part for part in re.split(r"[;,\s]+(?=\d)|[;,]", text) if part.strip()]
            self.book.proceedings.announce_dues(self.session_id, [self._meant(part) for part in parts])

        self._ask(_("Dues announced. Not paid (row numbers, none: Enter):"), initial, write)

    def ask_conclusion(self, given: str = "") -> None:
        """The chair's conclusion of the whole sitting."""
        self._ask(
            _("Conclusion:"), self.page.said.conclusion, lambda text: self._say(conclusion=text),
            draft=f"proceedings.conclusion:{self.session_id}.0", given=given, limit=TEXT_LIMIT,
        )  # fmt: skip

    def action_conclude(self) -> None:
        """The chair's conclusion of the item that is shown."""
        item = self.shown_item()
        if item is None:
            self.tell(_("There is no item here to conclude."))
        else:
            self.ask_item_conclusion(item)

    def ask_item_conclusion(self, item: Item, given: str = "") -> None:
        """Ask for an item's conclusion, with the text that a dropped line had left."""
        self._ask(
            _("Item {n} concluded:").format(n=self.page.items.index(item) + 1), item.conclusion,
            lambda text: self.book.proceedings.conclude(self.session_id, item.id, text),
            draft=f"proceedings.conclusion:{self.session_id}.{item.id}", given=given, limit=TEXT_LIMIT,
        )  # fmt: skip

    def action_roll(self) -> None:
        """The roll call of this session; back from it, all is as it was."""
        self.app.open_roll(self.book.speeches.roll_of(self.page.session).id)

    def read_back(self) -> None:
        """The minutes as they stand, page by page, to be read to the cell."""
        self.app.open_reading(self.session_id)

    def close(self) -> None:
        """What is missing before the minutes are closed, and closing them."""
        self.app.open_minutes(self.session_id)

    # -- other rooms, above this one ---------------------------------------------------------------

    def action_propose(self) -> None:
        """A proposal made in the speech the hand is on; one made alone where there is none."""
        speech, item = self.subject(), self.shown_item()
        start = Proposal(
            text="", raised=min(self.page.session.date, self.book.clock.today()), session=self.session_id,
            speech=speech.id if speech else 0, member=speech.member if speech else 0,
            item=max(0, item.id) if item else 0,
        )  # fmt: skip
        self.app.open_proposal(0, start=start)

    def action_vote(self) -> None:
        """The votes of this session; a new one belongs to the item that is shown."""
        item = self.shown_item()
        self.app.open_votes(self.session_id, max(0, item.id) if item else 0)

    def review(self) -> None:
        """Whose registration is reviewed at this session."""
        self.app.open_reviews(self.session_id)

    def commend(self) -> None:
        """The praise, reminders and criticism of this session."""
        self.app.open_commendations(session_id=self.session_id)

    def action_commend(self) -> None:
        """Praise, remind or criticise whoever the hand is on, under this item."""
        speech, row, item = self.subject(), self.row(), self.shown_item()
        person = row.member.id if isinstance(row, Person) and row.member is not None else 0
        member = speech.member if speech is not None and self.in_log() else person

        def begin(kind: Commending) -> None:
            self.app.open_commendation(
                kind=kind, session_id=self.session_id, member_id=member, item_id=max(0, item.id) if item else 0
            )

        options = [
            (str(n), words, partial(begin, kind))
            for n, (kind, words) in enumerate(((k, kind_words(k)) for k in SAID), 1)
        ]
        self.choose(_("Of this member:"), options)

    def mark_quality(self) -> None:
        """The points of this session, filled in as far as the book knows."""
        self.app.open_score(self.session_id)

    def _meant(self, text: str) -> int:
        """The member a row number or a few letters of a name mean; 0 for nothing typed. BadValue."""
        said = text.strip()
        if not said:
            return 0
        if said.isdigit():
            found = next((p for p in self.page.people if p.number == int(said)), None)
            if found is None or found.member is None:
                raise BadValue(why_vi=f"Không có đảng viên ở dòng {said}.", why_en=f"No member stands in row {said}.")
            return found.member.id
        return member_meant(self.book, said).id


WAYS: Final[Mapping[str, Callable[[Steps], None]]] = {
    "opening": Steps.ask_opening,
    "chair": Steps.ask_chair,
    "taker": Steps.ask_taker,
    "roll": Steps.action_roll,
    "dues": Steps.ask_dues,
    "votes": Steps.action_vote,
    "registrations": Steps.review,
    "praise": Steps.commend,
    "conclusion": Steps.ask_conclusion,
    "score": Steps.mark_quality,
    "reading": Steps.read_back,
    "end": Steps.ask_end,
    "closing": Steps.close,
}
"""Where each step of the order leads (store/rules/sitting.py); a step that is not here is not shown."""

OFFERED: Final = frozenset(WAYS) | {ITEMS}
