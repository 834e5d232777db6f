"""The members, to read: number, name, post, standing, strong points; found by unaccented prefixes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from store.errors import BookError
from store.records import Away, Member, Post, Role, Status
from store.rules import roster as membership
from store.rules.care import ROLE_WORDS, STATUS_WORDS, Care, Concern
from store.spans import parse_span
from store.typed import parse_day
from tui import keys
from tui.adding import AddingRoom
from tui.fields import STATUS_SHORT, care_words
from tui.language import _, language, n_
from tui.rooms.roster.span import TITLES
from tui.text import day, fit, post, reason_words
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

CONCERNS: Final = {
    Concern.PROBATION: "!", Concern.AWAY: "○", Concern.EXEMPT: "░", Concern.ELSEWHERE: "◄", Concern.SUSPENDED: "■",
}  # fmt: skip
"""The sign of what needs care; the foot says it in words."""


class RosterRoom(AddingRoom):
    """Everyone who belongs to the cell today, then those who have left."""

    noun = "roster"
    BINDINGS = keys.bindings("roster")

    def __init__(self) -> None:
        self.members: list[Member] = []
        self._cares: dict[int, tuple[Care, ...]] = {}
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """The room's name and how many belong."""
        count = len(self.book.roster.members(self.book.clock.today()))
        return n_("{n} member", "{n} members", count).format(n=count)

    def _nothing(self) -> Sequence[Span]:
        if self.filter:
            return ((_("Nobody is found by these words."), self.look.dim),)
        return (
            (
                _("No member yet. Press <roster.import> to bring in the office's list (xlsx, xls, ods, csv)."),
                self.look.plain,
            ),
        )

    def fill(self) -> None:
        """Read the members that pass the filter."""
        kept = self.members[self.sheet.cursor].id if self.members else 0
        self.members = self.book.roster.sift(self.filter)
        self._cares.clear()
        self.sheet.show(len(self.members), self.place_of([m.id for m in self.members], kept))
        self._show_heading()
        self.rest()

    def stands_on(self) -> tuple[int, int]:
        """The member under the cursor."""
        found = self.member()
        return 0, found.id if found is not None else 0

    def member(self) -> Member | None:
        """The member under the cursor."""
        return self.members[self.sheet.cursor] if self.members else None

    def cares(self, member: Member) -> tuple[Care, ...]:
        """What of a member needs care; asked once a member and reading."""
        if member.id not in self._cares:
            self._cares[member.id] = self.book.roster.cares(member)
        return self._cares[member.id]

    def at_rest(self) -> tuple[Span, ...]:
        """What needs care of the member under the cursor, then the dates and the office post."""
        m = self.member()
        if m is None:
            return ()
        told = " · ".join(care_words(care) for care in self.cares(m))
        facts = [
            _("born {day}").format(day=day(m.born)) if m.born else "",
            _("admitted {day}").format(day=day(m.admitted)) if m.admitted else "",
            _("official {day}").format(day=day(m.official_on)) if m.official_on else _("probationary"),
            m.job,
            _("card {number}").format(number=m.card) if m.card else "",
        ]
        spans: list[Span] = [(f" {told}", self.look.late)] if told else []
        return (*spans, (" " + " · ".join(f for f in facts if f), self.look.dim))

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        member, look, today = self.members[index], self.look, self.book.clock.today()
        status = membership.status_on(member, today)
        here = membership.belongs_on(member, today)
        cares = self.cares(member)
        sign = CONCERNS[cares[0].concern] if cares else " "
        said = "" if status is Status.ACTIVE else STATUS_WORDS[status][language() == "en"]
        points = "; ".join(member.strengths)
        spans: list[Span] = [
            (f"{index + 1:4} ", look.dim),
            (fit(member.name, 25), look.plain if here else look.dim),
            (f" {sign} ", look.late),
            (fit(post(member, today) if here else "", 11) + " ", look.dim),
        ]
        if width > 45:
            room = width - 45
            if said:
                spans.append((fit(said, min(len(said), room)) + "  ", look.late if here else look.dim))
                room -= len(said) + 2
            spans.append((fit(points, max(0, room)), look.dim))
        return spans

    def action_import(self) -> None:
        """Ask for a file and show what it would bring, before anything is written."""
        self.app.ask_intake(self.rest)

    def action_open(self) -> None:
        """Open the member under the cursor."""
        if (member := self.member()) is not None:
            self.app.open_member(member.id)

    def action_person(self) -> None:
        """Open the page of the year of the member under the cursor."""
        if (member := self.member()) is not None:
            self.app.open_person(member.id)

    def action_add(self) -> None:
        """Open an empty form."""
        self.awaiting(m.id for m in self.book.members().all())
        self.app.open_member(0)

    def action_praise(self) -> None:
        """Praise and criticism of the member under the cursor."""
        if (member := self.member()) is not None:
            self.app.open_commendations(member_id=member.id)

    def action_registration(self) -> None:
        """The year's registration of the member under the cursor; where there is none, a new one."""
        if (member := self.member()) is not None:
            year = self.book.clock.today().year
            there = self.book.registrations.of_member(member.id, year)
            self.app.open_registration(there.id if there else 0, member_id=member.id, year=year)

    def action_changes(self) -> None:
        """How the member under the cursor was changed."""
        if (member := self.member()) is not None:
            self.app.show_log(list(self.book.roster.log(member.id)), member.name)

    # -- for a time ----------------------------------------------------------------------------

    def action_away(self) -> None:
        """Ask for the days, then for the reason."""
        member = self.member()
        if member is None:
            return

        def chosen(span: tuple[date, date | None], reason: str) -> None:
            with self.trying():
                away = Away(since=span[0], until=span[1], reason=reason)
                self.book.roster.put_span(member.id, away)

        def answered(text: str) -> bool:
            if not text.strip():
                self.rest()
                return True
            try:
                span = parse_span(text, self.book.clock.today())
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            reasons = self.book.settings.reasons()
            options = [
                (str(r.digit), reason_words(self.book, r.key, short=True), partial(chosen, span, r.key))
                for r in reasons
            ]
            self.choose(_("Reason?"), [*options, ("enter", "Enter –", partial(chosen, span, ""))])
            return True

        self.foot.ask_text(_("Away (1/5-20/5):"), answered, limit=40, given_up=self.rest)

    def action_status(self) -> None:
        """Choose a status, then ask from which day it holds."""
        if (member := self.member()) is None:
            return
        now = membership.status_on(member, self.book.clock.today())
        statuses = [s for s in Status if s is not now]
        english = language() == "en"
        options = [
            (str(n), STATUS_SHORT[s][english], partial(self._status_from, member, s)) for n, s in enumerate(statuses, 1)
        ]
        self.choose(_("Status?"), options)

    def action_remove(self) -> None:
        """Who leaves is moved out with a date."""
        if (member := self.member()) is not None:
            self._status_from(member, Status.MOVED_OUT)

    def _status_from(self, member: Member, status: Status) -> None:
        words = STATUS_WORDS[status][language() == "en"]
        self._ask_day(
            f"{member.name}: {words}, " + _("from:"), lambda on: self.book.roster.set_status(member.id, status, on)
        )

    def action_post(self) -> None:
        """Choose a post, then ask from which day it is held."""
        if (member := self.member()) is None:
            return
        english = language() == "en"

        def given(role: Role) -> None:
            words = f"{member.name}: {ROLE_WORDS[role][english]}, " + _("from:")
            self._ask_day(words, lambda on: self._give_post(member, role, on))

        def ended() -> None:
            self._ask_day(
                f"{member.name}: " + _("last day in the posts:"),
                lambda on: self.book.roster.end_posts(member.id, on),
            )

        options = [(str(n), ROLE_WORDS[role][english], partial(given, role)) for n, role in enumerate(Role, 1)]
        self.choose(_("Post?"), [*options, (str(len(options) + 1), _("ends the posts"), ended)])

    def _give_post(self, member: Member, role: Role, on: date) -> None:
        self.book.roster.put_span(member.id, Post(title=TITLES[role], role=role, since=on))
        others = [
            m.name for m in self.book.roster.members(on) if m.id != member.id and membership.role_on(m, on) is role
        ]
        if others and role is Role.SECRETARY:
            self.call_after_refresh(
                lambda: self.tell(
                    _("{name} is secretary too: press <roster.post> there to end it.").format(name=", ".join(others))
                )
            )

    def _ask_day(self, prompt: str, then: Callable[[date], object]) -> None:
        today = self.book.clock.today()

        def answered(text: str) -> bool:
            if not text.strip():
                self.rest()
                return True
            try:
                then(parse_day(text, today))
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self.rest()
            return True

        self.foot.ask_text(prompt, answered, initial=day(today), limit=20, given_up=self.rest)
