"""The ways from room to room: which room opens above which, and what is said on arrival. No feature code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from store.changes import Change
from store.records import Proposal
from tui.bringing_in import BringingIn
from tui.language import _
from tui.room import Room
from tui.session_ways import SessionWays

if TYPE_CHECKING:
    from store.rules.home import Goes

FORM_TABLES: Final = {"themes.theme": "themes", "topics.topic": "topics", "documents.document": "documents"}
"""Forms by the name of their drafts, and the table whose row each shows."""


class Ways(SessionWays, BringingIn):
    """Mix into the app: opens rooms by what is to be seen in them."""

    def go(self, name: str) -> None:
        """Go to a room; rooms opened above the present one are left, the room itself stays as it is."""
        if self._book is None and name != "welcome":
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_mode(name)

    def _open(self, room: Room) -> None:
        """Open a room above the present one. Held back for a moment, it is painted once, not three times."""
        self.delay_update()
        self.push_screen(room)

    def leave_room(self) -> None:
        """Go back to the room below, which is then painted once, not twice."""
        self.delay_update()
        self.pop_screen()

    def push_room(self, room: Room) -> None:
        """Open a room above the present one; leaving it comes back here."""
        self._open(room)

    def go_to(self, goes: Goes) -> None:
        """Go to where a line of the day, or an alert, is seen to."""
        from store.rules.home import Where  # the rules of the day: not for the first sight

        match goes.where:
            case Where.ROLL:
                self.open_roll(goes.id)
            case Where.PREPARATION:
                self.open_agenda(goes.id)
            case Where.MEMBER:
                self.open_member(goes.id)
            case Where.ASSIGNMENT:
                self.open_assignment(goes.id)
            case Where.PROPOSAL:
                self.open_proposal(goes.id)
            case Where.THEME:
                self.open_form("themes.theme", goes.id)
            case Where.THEMES:
                self.go("themes")
            case Where.MEMBERS:
                self.go("roster")
            case Where.PRAISE:
                self.go("commendations")
            case Where.REGISTRATIONS:
                self.show_registrations(goes.id or self.book.clock.today().year)
            case Where.SETTINGS:
                self.go("settings")
            case Where.SESSION:
                self.show_sessions(self.book.calendar.session(goes.id).date.year, goes.id)
            case Where.YEAR:
                self.show_sessions(goes.id)

    def open_score(self, session_id: int) -> None:
        """Open the score of the sitting of a session above the present room."""
        from tui.rooms.scoring.sheet import ScoreRoom

        self._open(ScoreRoom(session_id))

    def action_documents(self) -> None:
        """Open the documents of what stands under the hand: a session, a member, else a year."""
        if self._book is None or self.room.noun in ("issued", "preview"):
            return
        from store.papers.kinds import Subject
        from tui.rooms.issued.screen import IssuedRoom

        room = self.room
        session, member = room.stands_on()
        shown = getattr(room, "year", 0)
        year = shown if isinstance(shown, int) and shown else self.book.clock.today().year
        self._open(IssuedRoom(Subject(session=session, year=0 if session else year, member=member)))

    def go_mend(self, door: str, row: int, at: str = "") -> None:
        """Go to the room in which something missing from a document is mended, to the row itself where there is one.

        `at` is which missing thing of a session's closing it is.
        """
        from tui.lobby import ROOMS

        if door == "themes" and row:
            self.open_form("themes.theme", row)
            return
        if door == "minutes" and row:
            self.open_minutes(row, at)
            return
        above = {
            "attendance": "open_roll", "agenda": "open_agenda", "sitting": "open_sitting", "scoring": "open_score",
            "roster": "open_member", "assignments": "open_assignment",
        }  # fmt: skip
        opens = getattr(self, above.get(door, ""), None) if row else None
        if opens is not None:
            opens(row)
        elif door in ROOMS:
            self.go(door)
        else:
            self.room.tell(_("Find it with ^P."))

    def open_minutes(self, session_id: int, at: str = "") -> None:
        """Open the closing of a session above the present room, on the missing thing `at` where one is named."""
        from tui.rooms.minutes.screen import MinutesRoom

        self._open(MinutesRoom(session_id, at))

    def open_reading(self, session_id: int) -> None:
        """Open the minutes of a session as they stand, to be read back."""
        from tui.rooms.minutes.reading import ReadingRoom

        self._open(ReadingRoom(session_id))

    def open_member(self, member_id: int, texts: Mapping[str, str] | None = None) -> None:
        """Open the form of a member (0: a new one), with texts that a dropped line had left."""
        from tui.rooms.roster.member import MemberRoom

        self._open(MemberRoom(member_id, texts))

    def open_person(self, member_id: int, year: int = 0) -> None:
        """Open the page of a member's year (0: this year's) above the present room."""
        from tui.rooms.person.screen import PersonRoom

        self._open(PersonRoom(member_id, year))

    def open_evaluation(self, year: int, member_id: int) -> None:
        """Open the year-end review of a member."""
        from tui.rooms.evaluations.form import EvaluationRoom

        self._open(EvaluationRoom(year, member_id))

    def open_spoken(self, member_id: int, year: int, of: str = "") -> None:
        """Open what a member said in a year, speech by speech; with `of` those that a figure is made of."""
        from tui.rooms.tracking.spoken import SpokenRoom

        self._open(SpokenRoom(member_id, year, of))

    def open_assignment(self, id: int, texts: Mapping[str, str] | None = None, *, session_id: int = 0) -> None:
        """Open the form of an assignment (0: a new one, for that session), with texts that a dropped line had left."""
        from tui.rooms.assignments.form import AssignmentRoom

        self._open(AssignmentRoom(id, texts, session_id))

    def open_proposal(
        self, id: int, texts: Mapping[str, str] | None = None, *, start: Proposal | None = None
    ) -> None:  # fmt: skip
        """Open the page of a proposal (0: a new one, beginning as `start`), with texts a dropped line had left."""
        from tui.rooms.proposals.form import ProposalRoom

        self._open(ProposalRoom(id, texts, start))

    def open_votes(self, session_id: int, item: int = 0) -> None:
        """Open the votes of a session; a new one belongs to that item of its agenda."""
        from tui.rooms.votes.screen import VotesRoom

        self._open(VotesRoom(session_id, item))

    def open_vote(
        self, id: int, texts: Mapping[str, str] | None = None, *, session_id: int = 0, item: int = 0
    ) -> None:  # fmt: skip
        """Open the form of a vote (0: a new one of that session and item), with texts a dropped line had left."""
        from tui.rooms.votes.form import VoteRoom

        self._open(VoteRoom(id, texts, session_id=session_id, item=item))

    def open_form(self, name: str, number: int, texts: Mapping[str, str] | None = None) -> None:
        """Open the form of a theme, a topic or a document, named as its draft is; 0 is a new document."""
        from tui.rooms.themes.document import DocumentRoom
        from tui.rooms.themes.theme import ThemeRoom
        from tui.rooms.themes.topic import TopicRoom

        rooms: Mapping[str, Callable[[int, Mapping[str, str] | None], Room]] = {
            "themes.theme": ThemeRoom, "topics.topic": TopicRoom, "documents.document": DocumentRoom,
        }  # fmt: skip
        if number == 0 or self.book.row(FORM_TABLES[name], number) is not None:
            self._open(rooms[name](number, texts))

    def show_log(self, changes: Sequence[Change], subject: str) -> None:
        """Show some changes of the log above the present room."""
        from tui.rooms.history.screen import HistoryRoom

        self._open(HistoryRoom(changes, subject))
