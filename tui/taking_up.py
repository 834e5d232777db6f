"""Taking up what a dropped line had left half typed: which room a draft belongs to, and how it comes back there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from store.drafts import Left
from store.errors import BookError
from store.records import MARKS_PER_SESSION
from tui.deeds import Deeds
from tui.language import _
from tui.text import fit
from tui.ways import FORM_TABLES


class TakingUp(Deeds):
    """Mix into the app, in the place of Ways."""

    def _take_up_assignment(self, what: str, id: int, texts: Mapping[str, str]) -> None:
        if id == 0 or self.book.assignments.shelf().get(id) is not None:
            self.open_assignment(id, {"result": texts.get("", "")} if what == "assignments.result" else texts)

    def take_up(self, left: Left) -> None:
        """Open what a dropped line had left half typed, with its texts, and let the kept copy go."""
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
        elif name in FORM_TABLES and rest.isdecimal() and (rest != "0" or name == "documents.document"):
            self.open_form(name, int(rest), left.draft.texts)
        elif name in ("themes.title", "topics.text"):
            self._take_up_line(name, rest, left.draft.texts.get("", ""))
        elif name.partition(".")[0] in ("commendations", "registrations"):
            self.take_up_words(name, rest.split("."), left.draft.texts)
        elif name.startswith("agenda."):
            self._take_up_row(name.removeprefix("agenda."), rest, left.draft.texts)
        elif name in ("speeches.summary", "proceedings.conclusion"):
            self._take_up_sitting(name, rest, left.draft.texts.get("", ""))
        self.book.drafts.drop(left)

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
