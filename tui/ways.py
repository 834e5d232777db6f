"""The ways from room to room: which room opens above which, and what is said on arrival. No feature code."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.changes import Change
from store.errors import BookError
from store.records import Proposal
from store.rules.home import Goes, Where
from tui.language import _, language, n_
from tui.paths import completed, typed_path
from tui.room import Room

if TYPE_CHECKING:
    from textual.app import App

    from store import Book

    _Base = App[None]
else:
    _Base = object


FORM_TABLES: Final = {"themes.theme": "themes", "topics.topic": "topics", "documents.document": "documents"}
"""Forms by the name of their drafts, and the table whose row each shows."""


class Ways(_Base):
    """Mix into the app: opens rooms by what is to be seen in them."""

    _book: Book | None

    if TYPE_CHECKING:

        @property
        def room(self) -> Room:
            """The room on screen."""

        @property
        def book(self) -> Book:
            """The open book."""

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

    def open_roll(self, session_id: int, member_id: int = 0) -> None:
        """Open the roll call of a session above the present room, the cursor on a member if one is given."""
        from tui.rooms.attendance.screen import AttendanceRoom

        self._open(AttendanceRoom(session_id, member_id))

    def push_room(self, room: Room) -> None:
        """Open a room above the present one; leaving it comes back here."""
        self._open(room)

    def show_sessions(self, year: int, session_id: int = 0) -> None:
        """Go to the sessions of a year, the cursor on one of them."""
        self.go("calendar")

        def there() -> None:
            from tui.rooms.calendar.screen import CalendarRoom

            if isinstance(self.room, CalendarRoom):
                self.room.show_year(year, session_id)

        self.call_later(there)

    def go_to(self, goes: Goes) -> None:
        """Go to where a line of the day, or an alert, is seen to."""
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
                self.go("registrations")
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

    def go_mend(self, door: str, row: int) -> None:
        """Go to the room in which something missing from a document is mended, to the row itself where there is one."""
        from tui.lobby import ROOMS

        if door == "themes" and row:
            self.open_form("themes.theme", row)
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

    def open_agenda(self, session_id: int) -> None:
        """Open the preparation of a session above the present room."""
        from tui.rooms.agenda.screen import AgendaRoom

        self._open(AgendaRoom(session_id))

    def open_minutes(self, session_id: int) -> None:
        """Open the closing of a session above the present room: what is missing, its minutes, their versions."""
        from tui.rooms.minutes.screen import MinutesRoom

        self._open(MinutesRoom(session_id))

    def open_reading(self, session_id: int) -> None:
        """Open the minutes of a session as they stand, to be read back."""
        from tui.rooms.minutes.reading import ReadingRoom

        self._open(ReadingRoom(session_id))

    def open_sitting(self, session_id: int) -> None:
        """Open the sitting of a session above the present room."""
        from tui.rooms.sitting.screen import SittingRoom

        self._open(SittingRoom(session_id))

    def action_sitting(self) -> None:
        """Take down the session of today, or the nearest."""
        if self._book is None:
            return
        session = self.book.sitting.nearest()
        if session is None:
            self.room.tell(_("There is no session yet to take down."))
        elif getattr(self.room, "session_id", 0) != session.id or self.room.noun != "sitting":
            self.open_sitting(session.id)

    def open_paper(self, session_id: int, name: str) -> None:
        """Open a text for the members of a session, by its name; one that is cancelled has none."""
        from tui.rooms.papers.screen import PaperRoom

        with self.room.trying():
            self.book.papers.meeting(session_id)
            self._open(PaperRoom(session_id, name))

    def action_agenda(self) -> None:
        """Prepare the nearest session to come."""
        if self._book is None:
            return
        session = self.book.agenda.coming()
        if session is None:
            self.room.tell(_("There is no session yet to prepare."))
            return
        room = self.room
        if getattr(room, "session_id", 0) != session.id or room.noun != "agenda":
            self.open_agenda(session.id)

    def open_member(self, member_id: int, texts: Mapping[str, str] | None = None) -> None:
        """Open the form of a member (0: a new one), with texts that a dropped line had left."""
        from tui.rooms.roster.member import MemberRoom

        self._open(MemberRoom(member_id, texts))

    def open_person(self, member_id: int, year: int = 0) -> None:
        """Open the page of a member's year (0: this year's) above the present room."""
        from tui.rooms.person.screen import PersonRoom

        self._open(PersonRoom(member_id, year))

    def open_spoken(self, member_id: int, year: int) -> None:
        """Open what a member said in a year, speech by speech."""
        from tui.rooms.tracking.spoken import SpokenRoom

        self._open(SpokenRoom(member_id, year))

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

    def ask_intake(self, given_up: Callable[[], None]) -> None:
        """Ask for a file and show what it would bring; a path that leads nowhere stays, to be mended."""
        room = self.room

        def answered(text: str) -> bool:
            if not text.strip():
                given_up()
                return True
            try:
                self.open_intake(typed_path(text))
            except BookError as error:
                room.tell(error.sentence(language()), trouble=True)
                return False
            return True

        words = _("File with the roster (Tab: the rest of a name):")
        room.foot.ask_text(words, answered, limit=1000, given_up=given_up, complete=completed)

    def open_intake(self, file: Path) -> None:
        """Read a roster and show what it would bring, with what was mended when a line dropped.

        BadFile when it cannot be read. Where no heading is found, the columns are asked for first.
        """
        from tui.rooms.intake.columns import IntakeColumnsRoom
        from tui.rooms.intake.screen import IntakeRoom
        from tui.rooms.intake.work import DRAFT, Work

        path = Path(os.path.abspath(file))
        left = next((kept for kept in self.book.drafts.left() if kept.draft.name == f"{DRAFT}{path}"), None)
        work = Work(self.book, path, self.book.intake.sheets(path), left.draft.texts if left else None)
        news = ""
        if left is not None:
            news = _("What was mended at {time} is here again.")
            if work.outdated:
                news = _("The file has changed since {time}; what was mended then no longer fits.")
            news = news.format(time=left.draft.at[11:16])
            self.book.drafts.drop(left)
        self._open(IntakeRoom(work, news))
        if not work.preview.columns:
            self._open(IntakeColumnsRoom(work))

    def after_intake(self, count: int, doubtful: int = 0) -> None:
        """The roster is in: show the members and say so."""
        self.go("roster")
        said = _("{n} members written. ^Z takes the whole import back.").format(n=count)
        if doubtful:
            stayed = n_("{n} doubtful row stayed out.", "{n} doubtful rows stayed out.", doubtful)
            said += " " + stayed.format(n=doubtful)
        self.call_after_refresh(lambda: self.room.tell(said))

    def show_log(self, changes: Sequence[Change], subject: str) -> None:
        """Show some changes of the log above the present room."""
        from tui.rooms.history.screen import HistoryRoom

        self._open(HistoryRoom(changes, subject))
