"""Speeches by keys: number, letter, Enter logs one; then what was said in short. Judging one is judging.py."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from store.changes import Change, RowSaved
from store.errors import BookError
from store.records import Assignment, Speech, SpeechKind
from store.rules.sitting import Person
from store.rules.speaking import SUMMARY_LIMIT
from tui.language import _, language
from tui.log_words import change_words
from tui.rooms.sitting.judging import Judging
from tui.rooms.sitting.rows import Row
from tui.rooms.sitting.steps import Steps
from tui.speeches import kind_words, speaker_words
from tui.text import CODES

if TYPE_CHECKING:
    from store.drafts import Draft


class Speaking(Judging, Steps):
    """Mix into the sitting, before the room."""

    session_id: int
    pending: tuple[tuple[int, int], SpeechKind] | None = None
    """Whose row a kind was chosen on, and which; Enter logs it."""

    if TYPE_CHECKING:
        log_lines: list[Speech]

        def row(self) -> Row | None:
            """The row under the cursor."""

        def in_log(self) -> bool:
            """Whether the hand is in the log."""

        def item_id(self) -> int:
            """The number of the item that is shown; 0 for none."""

        def redraw_person(self, key: tuple[int, int]) -> None:
            """Repaint the right cells of a person's row."""

        def go_to_log(self, here: bool) -> None:
            """The hand goes to the log, or back."""

    def subject(self) -> Speech | None:
        """The speech under the cursor of the log, else the last one of this item."""
        lines = self.log_lines
        if self.in_log() and self.sheet.cursor < len(lines):
            return lines[self.sheet.cursor]
        return lines[-1] if lines else None

    def tell_nothing_yet(self) -> None:
        """Say that nobody has spoken yet."""
        self.tell(_("Nobody has spoken under this item yet."))

    # -- logging -----------------------------------------------------------------------------

    def action_kind(self, kind: str) -> None:
        """A kind for the row under the cursor: Enter logs it. In the log, the kind of the speech there."""
        if self.in_log():
            self._change("kind", SpeechKind(kind))
            return
        row = self.row()
        if not isinstance(row, Person):
            self.tell(_("Type the number of a row first, then the letter, then Enter."))
            return
        before, self.pending = self.pending, (row.key, SpeechKind(kind))
        if before is not None and before[0] != row.key:
            self.redraw_person(before[0])
        self.redraw_person(row.key)

    def forget_pending(self) -> None:
        """A key that is no answer lets the chosen kind go."""
        before, self.pending = self.pending, None
        if before is not None:
            self.redraw_person(before[0])

    def log_pending(self) -> bool:
        """Log what was chosen; False where nothing was."""
        row, pending = self.row(), self.pending
        if pending is None or not isinstance(row, Person):
            return False
        self.forget_pending()
        self.first_begun(partial(self._log_asking, row, pending[1]))
        return True

    def first_begun(self, then: Callable[[], None]) -> None:
        """Do it once the sitting has begun: where it has not, ask for that first."""
        if self.page.said.opened:
            then()
            return

        def begin() -> None:
            with self.trying():
                self.book.proceedings.begin(self.session_id)
                then()

        self.confirm(_("This session has not begun. Begin it now?"), begin)

    def _log_asking(self, row: Person, kind: SpeechKind) -> None:
        member = row.member.id if row.member is not None else 0
        if member and row.code is not None and self.book.speeches.is_doubtful(self.session_id, member):
            words = _("{name}: {mark}. Log it all the same?")
            asked = words.format(name=row.name, mark=_(CODES[row.code]))
            self.confirm(asked, partial(self._log, row, kind))
        else:
            self._log(row, kind)

    def _log(self, row: Person, kind: SpeechKind) -> None:
        member, guest = row.key
        with self.trying():
            door = self.book.speeches
            self._logged(door.log(self.session_id, kind, member=member, guest=guest, item=self.item_id()))

    def log_waiting(self, assignment: Assignment) -> None:
        """Log what was assigned as given by who was to give it; somebody not there is asked about."""

        def log() -> None:
            with self.trying():
                self._logged(self.book.speeches.log_assigned(assignment.id, item=self.item_id()))

        def ask() -> None:
            member = assignment.members[0]
            if self.book.speeches.is_doubtful(self.session_id, member):
                name = speaker_words(self.book, Speech(session=0, member=member, kind=SpeechKind.PAPER))
                self.confirm(_("{name} is not marked as present. Log it all the same?").format(name=name), log)
            else:
                log()

        self.first_begun(ask)

    def _logged(self, change: Change) -> None:
        """A watch that runs goes over to who speaks now."""
        made = next((p.after for p in change.parts if isinstance(p, RowSaved) and isinstance(p.after, Speech)), None)
        if self.running is not None and made is not None:
            self.start_watch(made)

    def action_given(self) -> None:
        """Log the first thing that waits on top."""
        if self.page.waiting:
            self.log_waiting(self.page.waiting[0])
        else:
            self.tell(_("No paper is waiting for this session."))

    # -- mending -----------------------------------------------------------------------------

    def _change(self, field: str, value: object) -> None:
        speech = self.subject()
        if speech is not None:
            with self.trying():
                self.book.speeches.change(speech.id, {field: value})

    def action_summary(self) -> None:
        """The summary of the last speech, or of the one under the cursor of the log."""
        speech = self.subject()
        if speech is None:
            self.tell_nothing_yet()
        else:
            self.ask_summary(speech.id)

    def ask_summary(self, id: int, given: str = "") -> None:
        """Ask for the summary of a speech, with the text that a dropped line had left."""
        speech = self.book.speeches.shelf().get(id)
        if speech is None:
            return

        def answered(text: str) -> bool:
            try:
                self.book.speeches.summarise(id, text)
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self.rest()
            return True

        name = speaker_words(self.book, speech).split()[-1]
        self.foot.ask_text(
            f"{name} · {kind_words(speech.kind)}:", answered, initial=speech.summary, limit=SUMMARY_LIMIT,
            given_up=self.rest, draft=f"speeches.summary:{id}", given=given,
        )  # fmt: skip

    def draft(self) -> Draft | None:
        """What is half typed, named by whose it is or which item's."""
        return self.foot.draft(self.foot.prompt.text.strip().rstrip(":"))

    def take_up(self, name: str, id: int, text: str) -> None:
        """Ask again for what a dropped line had left: a summary, or a conclusion (0: the whole sitting's)."""
        if name == "speeches.summary":
            self.ask_summary(id, text)
        elif id == 0:
            self.ask_conclusion(text)
        else:
            for item in (i for i in self.page.items if i.id == id):
                self.ask_item_conclusion(item, text)

    def action_remove(self) -> None:
        """Take the speech under the cursor of the log away."""
        speech = self.subject() if self.in_log() else None
        if speech is None:
            self.tell(_("<sitting.log> leads to the log; there <sitting.remove> takes a speech away."))
            return
        with self.trying():
            change = self.book.speeches.remove(speech.id)
            self.tell(_("Taken off: {what}. ^Z brings it back.").format(what=change_words(self.book, change)))

    def action_changes(self) -> None:
        """How the speech came to be as it is."""
        speech = self.subject()
        if speech is not None:
            words = f"{speaker_words(self.book, speech)} · {kind_words(speech.kind)}"
            self.app.show_log(list(self.book.speeches.log_of(speech.id)), words)
