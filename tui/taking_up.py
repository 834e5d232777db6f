"""Taking up what a dropped line had left half typed: which room a draft belongs to, and how it comes back there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from store.drafts import Left
from store.errors import BookError
from store.records import MARKS_PER_SESSION, Proposal
from tui.deeds import Deeds
from tui.language import _
from tui.text import fit
from tui.ways import FORM_TABLES


def _numbers(rest: str) -> list[int]:
    """The numbers a draft's name ends in, parted by full stops; 0 where there are none."""
    return [int(number) for number in rest.split(".") if number.isdecimal()] or [0]


class TakingUp(Deeds):
    """Mix into the app, in the place of Ways."""

    def _take_up_assignment(self, what: str, id: int, texts: Mapping[str, str]) -> None:
        if id == 0 or self.book.assignments.shelf().get(id) is not None:
            self.open_assignment(id, {"result": texts.get("", "")} if what == "assignments.result" else texts)

    def take_up(self, left: Left) -> None:
        """Open what a dropped line had left half typed, with its texts, and let the kept copy go.

        Where what it was for is gone, the copy is kept under another name, which is said once.
        """
        before = self.screen
        self._open_draft(left)
        if self.screen is not before:
            self.book.drafts.drop(left)
        elif left.file.exists():
            words = _("What this text was for is gone; the text is kept in {file}.")
            self.room.tell(words.format(file=self.book.drafts.set_aside(left)), trouble=True)

    def _open_draft(self, left: Left) -> None:
        name, _colon, rest = left.draft.name.partition(":")
        if name == "intake":
            self._take_up_intake(left, Path(rest))
            return
        if name == "roster.member" and rest.isdecimal() and (rest == "0" or self.book.members().get(int(rest))):
            self.open_member(int(rest), left.draft.texts)
        elif name == "attendance.note" and rest.isdecimal():
            self._take_up_note(int(rest), left.draft.texts.get("", ""))
        elif name.partition(".")[0] == "settings":
            self.go("settings")
            self.call_after_refresh(self._take_up_settings, name, rest, left.draft.texts)
        elif name in ("assignments.form", "assignments.result") and rest.isdecimal():
            self._take_up_assignment(name, int(rest), left.draft.texts)
        elif name.startswith("proposals."):
            self._take_up_proposal(name.removeprefix("proposals."), rest, left.draft.texts)
        elif name == "votes.form":
            self._take_up_vote(rest, left.draft.texts)
        elif name in FORM_TABLES and rest.isdecimal() and (rest != "0" or name == "documents.document"):
            self.open_form(name, int(rest), left.draft.texts)
        elif name in ("themes.title", "topics.text"):
            self._take_up_line(name, rest, left.draft.texts.get("", ""))
        elif name.partition(".")[0] in ("commendations", "registrations"):
            self.take_up_words(name, rest.split("."), left.draft.texts)
        elif name.startswith("minutes.") and rest.isdecimal():
            self._take_up_minutes(name, int(rest), left.draft.texts)
        elif name.startswith("agenda."):
            self._take_up_row(name.removeprefix("agenda."), rest, left.draft.texts)
        elif name in ("speeches.summary", "proceedings.conclusion"):
            self._take_up_sitting(name, rest, left.draft.texts.get("", ""))

    def _take_up_minutes(self, name: str, session: int, texts: Mapping[str, str]) -> None:
        """The form of a sitting, or what was put right while its minutes were read."""
        from tui.rooms.minutes.said import SaidRoom

        if self.book.sessions().get(session) is not None:
            self.open_minutes(session)
            self._open(SaidRoom(session, {"corrections": texts[""]} if "" in texts else texts))

    def _take_up_proposal(self, what: str, rest: str, texts: Mapping[str, str]) -> None:
        """A proposal's page, or what was being said of it at the foot."""
        id, *place = _numbers(rest)
        if id and self.book.proposals.shelf().get(id) is None:
            return
        if what == "form":
            self.open_proposal(id, texts, start=self._begun_in(*place) if place else None)
            return
        self.open_proposal(id, {what: texts.get("", "")} if what in ("answer", "result") else None)
        if what == "refusal":
            from tui.rooms.proposals.form import ProposalRoom

            room = self.room
            if isinstance(room, ProposalRoom):
                room.call_after_refresh(room.ask_refusal, room.one, texts.get("", ""))

    def _begun_in(self, session: int, speech: int, item: int, member: int) -> Proposal | None:
        """A new proposal as it was begun in a session, while that is there."""
        there = not session or self.book.sessions().get(session) is not None
        today = self.book.clock.today()
        one = Proposal(text="", raised=today, session=session, speech=speech, item=item, member=member)
        return one if there else None

    def _take_up_vote(self, rest: str, texts: Mapping[str, str]) -> None:
        id, *place = _numbers(rest)
        if id and self.book.votes.shelf().get(id) is not None:
            self.open_vote(id, texts)
        elif place and self.book.sessions().get(place[0]) is not None:
            self.open_vote(0, texts, session_id=place[0], item=place[1])

    def _take_up_sitting(self, name: str, rest: str, text: str) -> None:
        """The summary of a speech, or a conclusion, that was being typed."""
        from tui.rooms.sitting.screen import SittingRoom

        session, _dot, row = rest.partition(".")
        if name == "speeches.summary" and rest.isdecimal():
            speech = self.book.speeches.shelf().get(int(rest))
            session, row = (str(speech.session), rest) if speech is not None else ("", "")
        if session.isdecimal() and row.isdecimal() and self.book.sessions().get(int(session)) is not None:
            room = SittingRoom(int(session))
            self._open(room)
            room.call_after_refresh(room.take_up, name, int(row), text)

    def _take_up_intake(self, left: Left, file: Path) -> None:
        """The import looks for the draft itself; where its file cannot be read any more, that is said once."""
        try:
            self.open_intake(file)
        except BookError:
            self.book.drafts.set_aside(left)
            words = _("{file} cannot be read; what was mended is kept, and not offered again.")
            self.room.tell(words.format(file=fit(file.name, 20).rstrip()), trouble=True)

    def _take_up_note(self, mark: int, text: str) -> None:
        from tui.rooms.attendance.screen import AttendanceRoom

        session, _member = divmod(mark, MARKS_PER_SESSION)
        if self.book.sessions().get(session) is not None:
            room = AttendanceRoom(session)
            self._open(room)
            room.call_after_refresh(room.take_up_note, mark, text)

    def _take_up_settings(self, name: str, key: str, texts: Mapping[str, str]) -> None:
        from tui.rooms.settings.screen import SettingsRoom

        if isinstance(self.screen, SettingsRoom):
            self.screen.take_up(name, key, texts)

    def _take_up_line(self, name: str, quarter: str, text: str) -> None:
        """A theme's title or a topic that was being typed."""
        from tui.rooms.themes.screen import ThemesRoom

        self.go("themes")

        def ask() -> None:
            if isinstance(room := self.room, ThemesRoom):
                if name == "themes.title":
                    room.ask_theme(quarter, text)
                else:
                    room.add_topic(text)

        self.call_after_refresh(ask)

    def _take_up_row(self, noun: str, place: str, texts: Mapping[str, str]) -> None:
        from tui.rooms.agenda.forms import FORMS

        session, _dot, row = place.partition(".")
        if noun in FORMS and session.isdecimal() and self.book.sessions().get(int(session)) is not None:
            self.open_agenda(int(session))
            self._open(FORMS[noun](int(session), int(row), texts=texts))
