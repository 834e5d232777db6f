"""What all rooms share: the heading, the foot, questions, and errors made into sentences.

A room knows which row the hand is on, never what it means: it asks a door of the store and repaints
from the Change that comes back. This is the only place on screen that catches the store's errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.reactive import Reactive
from textual.screen import Screen

from store import Book, BookError
from store.changes import CellSaved, Change
from tui import keys
from tui.language import _, language
from tui.text import fit
from tui.widgets.drawn import Ground
from tui.widgets.foot import Choices, Foot, KeyQuestion
from tui.widgets.line import Line, Rule, Span
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.drafts import Draft
    from tui.app import ChiboApp
    from tui.look import Look


class Room(Ground, Screen[None]):
    """A screen of the program. Subclasses say their noun, their heading, and what stands in them."""

    noun: ClassVar[str] = ""
    AUTO_FOCUS = ""
    ESCAPE_TO_MINIMIZE = False
    app: ChiboApp
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The field one types into; a room looks the same whichever it is, so nothing but the field is painted for it."""

    def __init__(self) -> None:
        super().__init__(classes="room")
        self.heading = Line(id="heading", bar=True)
        self.foot = Foot()
        self._trouble = False
        self._seen = (-1, -1)

    # -- what a room fills in ----------------------------------------------------------------

    def title_words(self) -> str:
        """What the heading says on the right."""
        return ""

    def furniture(self) -> Iterator[Widget]:
        """What stands between heading and foot."""
        yield from ()

    def fill(self) -> None:
        """Read from the book and show; called at first sight, and when language or look change."""

    def changed(self, change: Change) -> None:
        """Repaint what a change moved."""
        self.fill()

    def at_rest(self) -> tuple[Span, ...]:
        """What the foot tells when there is nothing else to say."""
        return ()

    def draft(self) -> Draft | None:
        """What is half typed in this room and worth keeping when the line drops."""
        return self.foot.draft(self.title_words())

    def brought_in(self) -> None:
        """The lunar calendar is there now, which was not at the first sight."""

    def stands_on(self) -> tuple[int, int]:
        """The numbers of the session and of the member that the hand is at; 0 for none."""
        return getattr(self, "session_id", 0), getattr(self, "member_id", 0)

    def leaving(self, then: Callable[[], None]) -> None:
        """The hand wants to go elsewhere; a room with something to lose asks first."""
        then()

    # -- shared ------------------------------------------------------------------------------

    @property
    def book(self) -> Book:
        """The open book."""
        return self.app.book

    @property
    def look(self) -> Look:
        """The styles in use."""
        return self.app.look

    def compose(self) -> ComposeResult:
        """Heading, furniture, foot."""
        yield self.heading
        yield from self.furniture()
        yield Rule()
        yield self.foot

    def on_mount(self) -> None:
        """Listen for changes and show the room."""
        self.app.changes.subscribe(self, self._on_change, immediate=True)
        self.repaint()

    def on_screen_resume(self) -> None:
        """Come back to the room: read again only if something has changed meanwhile."""
        if self.is_mounted and self._seen != self.app.moment:
            self.repaint()

    def on_resize(self) -> None:
        """A wider line has room for more keys."""
        self._show_heading()
        self.show_keys()

    def _on_change(self, change: Change) -> None:
        if self.is_mounted and self.app.screen is self:
            self._seen = self.app.moment
            if any(isinstance(part, CellSaved) for part in change.parts):
                self._show_heading()
            with self.foot.kept(change.foreign):  # another's hand takes no sentence away
                self.changed(change)
            self.show_saved(change)

    def repaint(self) -> None:
        """Show everything anew."""
        self._seen = self.app.moment
        self._show_heading()
        self.show_keys()
        self.fill()
        if not self.foot.asking and not self._trouble:
            self.foot.tell(*self.at_rest(), whole=False)

    def _show_heading(self) -> None:
        cell = self.app.cell_name()
        title = self.title_words()
        name = fit(f" {cell}", room - 1) + " " if (room := max(0, self.size.width - len(title) - 2)) else ""
        self.heading.say((name, self.look.bar), (f"{title}  ", self.look.bar_strong))

    def show_keys(self) -> None:
        """The keys of this room, as many as fit; those of everywhere last, by key alone where it is narrow."""
        look, spans = self.look, list[Span]()
        rows = keys.of_room(self.noun)
        shared = [row for row in rows if row.room == keys.EVERYWHERE and row.foot]
        words = {row.id: _(row.label) if self.size.width >= 100 else "" for row in shared}
        room = self.size.width - 14 - sum(len(self._words_of_key(row, words[row.id])) for row in shared)
        for row in rows:
            if not row.foot or not row.keys:
                continue
            label = words[row.id] if row.id in words else _(row.label)
            size = len(self._words_of_key(row, label))
            if row.id not in words:
                room -= size
                if room < 0:
                    continue
            spans += [(f" {self._first_key(row)}", look.bar_strong), (f" {label} " if label else " ", look.bar)]
        self.foot.keys.say(*spans)

    def _first_key(self, row: keys.Key) -> str:
        return keys.shown(self.app.keys_of(row).split(",")[0])

    def _words_of_key(self, row: keys.Key, label: str) -> str:
        return f" {self._first_key(row)} {label} " if label else f" {self._first_key(row)} "

    def show_saved(self, change: Change) -> None:
        """Say that it is on disk, and since when; the words change once a minute."""
        if change.n and not change.foreign:
            self.foot.saved.say((" " + _("Saved {time}").format(time=change.at[11:16]), self.look.bar))

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Say one sentence at the foot."""
        self._trouble = trouble
        self.foot.tell((f" {sentence}", self.look.warn if trouble else self.look.plain))

    def rest(self) -> None:
        """Go back to what the foot tells when there is nothing to say."""
        self._trouble = False
        if not self.foot.asking:
            self.foot.tell(*self.at_rest(), whole=False)

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Do something with the book; an error becomes a sentence and the old values stay on screen."""
        try:
            yield
        except BookError as error:
            self.fill()
            self.tell(error.sentence(language()), trouble=True)

    def choose(self, question: str, options: Choices, *, others_act: bool = False) -> None:
        """Ask for one of a few. Any other key chooses none; but for Esc it acts as usual then, if others_act."""
        self.foot.ask_key(
            KeyQuestion({"escape": self.rest} | {k: chosen for k, _words, chosen in options}, lambda: others_act),
            (f" {question} ", self.look.key),
            ("  ".join(f"{key} {words}" for key, words, _chosen in options), self.look.plain),
        )

    def ask_meant(self, prompt: str, found: Callable[[str], None], initial: str = "") -> None:
        """Ask for a text that the store gives a meaning; what it refuses keeps the question open, with the reason."""

        def answered(text: str) -> bool:
            self.rest()
            if not text.strip():
                return True
            try:
                found(text)
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            return True

        self.foot.ask_text(prompt, answered, initial=initial, limit=60, given_up=self.rest)

    def confirm(self, question: str, yes: Callable[[], None], no: Callable[[], bool] = lambda: False) -> None:
        """Ask for Enter before what a stray key must not do; `no` gets any other, True lets it act as usual."""
        self.foot.ask_key(
            KeyQuestion({"enter": yes}, other=no),
            (" " + _("Enter: yes · another key: no") + " ", self.look.key),
            (f" {question}", self.look.warn),
        )

    def on_key(self, event: events.Key) -> None:
        """Answer an open one-key question; hint at a letter that an input method has composed."""
        question = self.foot.question
        if question is None:
            if event.character is not None and not event.character.isascii() and event.is_printable:
                event.stop()
                self.tell(
                    _("«{key}» does nothing here: switch the input method off, or press F1.").format(
                        key=event.character
                    )
                )
            return
        answer = question.answers.get(event.key)
        self.foot.question = None
        if answer is not None or question.other is None or not question.other():
            event.stop()
            event.prevent_default()
        self.rest()
        if answer is not None:
            answer()


class ListRoom(Room):
    """A room that is one sheet with a cursor and, often, a filter."""

    def __init__(self) -> None:
        super().__init__()
        self.filter = ""
        self.sheet = self.make_sheet()

    def make_sheet(self) -> Sheet:
        """The sheet of this room."""
        raise NotImplementedError

    def furniture(self) -> Iterator[Widget]:
        """The sheet fills the room."""
        yield self.sheet

    def action_up(self) -> None:
        """One row up."""
        self.sheet.move_by(-1)

    def action_down(self) -> None:
        """One row down."""
        self.sheet.move_by(1)

    def action_page(self, pages: int) -> None:
        """Whole pages up or down."""
        self.sheet.page(pages)

    def action_first(self) -> None:
        """The first row."""
        self.sheet.move_to(0)

    def action_last(self) -> None:
        """The last row."""
        self.sheet.move_to(self.sheet.count - 1)

    def action_find(self) -> None:
        """Filter while one types; Enter keeps the filter, Esc takes it off."""

        def typed(text: str) -> None:
            self.filter = text
            self.sheet.cursor = 0
            self.fill()

        def answered(text: str) -> bool:
            typed(text)
            self.rest()
            return True

        self.foot.ask_text("/", answered, initial=self.filter, limit=80, typed=typed, given_up=lambda: typed(""))
