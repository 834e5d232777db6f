"""The foot of every room: one line to tell or to ask, one line with the keys.

Questions are asked here, in a line, not in a dialog: a dialog repaints the screen, a line does not.
Three kinds: a text (with a field), one key out of a few, and yes or no. What is told is told whole:
a sentence too long for its line goes on in the lines beneath, for which the foot grows while it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec
from textual import events
from textual.widgets import Input

from store.drafts import Draft
from tui.language import _
from tui.widgets.drawn import Across, Down
from tui.widgets.line import Beneath, Line, Span, fit_spans, split_spans, width_of, wrapped_spans

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.app import ChiboApp


FIRST = 60
"""Cells of the first part of the line that tells."""

HEIGHT = 2
"""Rows of the foot at rest."""

MORE = 3
"""Rows at most by which it grows."""

KEPT = 6
"""Rows of a terminal that are the room's own, however much the foot has to say."""

Choices = Sequence[tuple[str, str, Callable[[], None]]]
"""What may be chosen: the key (a digit), the words, what it does."""

Complete = Callable[[str], tuple[str, Sequence[str]]]
"""A text typed so far to the text with more of it, and what else could follow."""


class KeyQuestion(msgspec.Struct, frozen=True):
    """A question answered by one key. `answers` maps a key to what it does; `other` gets any other key."""

    answers: Mapping[str, Callable[[], None]]
    other: Callable[[], bool] | None = None
    """Called for a key that is no answer; True when that key should then act as usual."""


class Field(Input):
    """A one-line text field: at the foot of a room, or over a row of a form."""

    DEFAULT_CSS = """
    Field { border: none; height: 1; padding: 0; background: $background; width: 1fr; }
    Field:focus { border: none; background: $background; }
    Field > .input--placeholder { color: $foreground 60%; }
    """

    def __init__(self, id: str = "field") -> None:
        super().__init__(compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False


class Foot(Down):
    """Tells, asks, and shows the keys of the room."""

    DEFAULT_CSS = """
    Foot { height: 2; dock: bottom; }
    Foot #asking { height: 1; display: none; }
    Foot.-asking #asking { display: block; }
    Foot.-asking #telling { display: none; }
    Foot #telling { height: 1; }
    Foot #told { width: 60; }
    Foot #prompt { width: auto; }
    Foot #saved { width: 14; }
    """
    app: ChiboApp

    def __init__(self) -> None:
        super().__init__(id="foot")
        self.told = Line(id="told")
        self.more = Line(id="more")
        self.prompt = Line(id="prompt")
        self.field = Field()
        self.beneath = Beneath(id="beneath")
        self.saved = Line(id="saved", bar=True)
        self.keys = Line(id="keys", bar=True)
        self.question: KeyQuestion | None = None
        self._answered: Callable[[str], bool] | None = None
        self._given_up: Callable[[], None] | None = None
        self._typed: Callable[[str], None] | None = None
        self._complete: Complete | None = None
        self._draft = ("", "")
        self._last: tuple[Span, ...] = ()
        self._standing: tuple[Span, ...] = ()
        self._over_keys = False
        self._width = 0

    def compose(self) -> ComposeResult:
        """A line to tell or to ask, and the line of keys."""
        with Across(id="telling"):
            yield self.told
            yield self.more
        with Across(id="asking"):
            yield self.prompt
            yield self.field
        yield self.beneath
        with Across():
            yield self.keys
            yield self.saved

    @property
    def asking(self) -> bool:
        """Whether a question of either kind is open."""
        return self._answered is not None or self.question is not None

    def tell(self, *spans: Span, whole: bool = True) -> None:
        """Say something (nothing is sent when it is said already); beside an open field it goes on the line of keys.

        What does not fit goes on beneath; unless it is not worth it (`whole`), and is cut.
        """
        self._last = spans
        if self._answered is not None:
            fits = width_of(spans) <= self.keys.outer_size.width or not self._room()
            self._grow([] if fits else self._wrapped(spans))
            if fits:
                self._over_keys = True
                self.keys.say(*spans)
            else:
                self._ways_out()
            return
        self._standing = spans if whole else ()
        lines = self._wrapped(spans, over=1) if whole else [fit_spans(spans, self.app.size.width)]
        self._grow(lines[1:])
        # What is told at a mark fits the first part; only a longer sentence repaints the second.
        first, second = split_spans(lines[0], FIRST)
        self.told.say(*first)
        self.more.say(*second)

    def on_resize(self, event: events.Resize) -> None:
        """A line of another width has room for more of what is told, or for less."""
        if event.size.width != self._width and self._width and self._answered is None:
            self.tell(*self._last, whole=bool(self._standing))
        self._width = event.size.width

    @contextmanager
    def kept(self, when: bool = True) -> Iterator[None]:
        """Leave the sentence that is told standing while the room is read again, unasked, beneath it."""
        standing = self._standing if when else ()
        yield
        if standing and self._answered is None:
            self.tell(*standing)

    def _wrapped(self, spans: Sequence[Span], *, over: int = 0) -> list[list[Span]]:
        """The spans in lines: `over` of them on the foot's own, the others as many as there is room for beneath."""
        return wrapped_spans(spans, self.app.size.width, max(1, self._room() + over))

    def _room(self) -> int:
        """How many rows it may grow by in this terminal."""
        return max(0, min(MORE, self.app.size.height - HEIGHT - KEPT))

    def _grow(self, lines: Sequence[Sequence[Span]]) -> None:
        """Let the foot be as high as what stands beneath."""
        if lines or len(self.beneath):
            self.styles.height = HEIGHT + len(lines)
            self.beneath.say(lines)

    def ask_text(
        self,
        prompt: str,
        answered: Callable[[str], bool],
        *,
        initial: str = "",
        limit: int = 200,
        placeholder: str = "",
        typed: Callable[[str], None] | None = None,
        given_up: Callable[[], None] | None = None,
        draft: str = "",
        given: str = "",
        complete: Complete | None = None,
    ) -> None:
        """Ask for a line of text. `answered` returns False to keep the question open (a sentence is told).

        `draft` names what is typed, if it is worth keeping when the line drops; `given` is such a text
        brought back, in the place of `initial`. Tab asks `complete` for more of the text.
        """
        look = self.app.look
        self.question = None
        self._answered, self._given_up, self._typed, self._complete = answered, given_up, typed, complete
        words = f" {prompt} "
        self.prompt.styles.width = len(words)
        self.prompt.say((words, look.key))
        self.field.max_length = limit
        self.field.placeholder = placeholder
        self._draft = (draft, initial)
        with self.field.prevent(Input.Changed):
            self.field.value = given or initial
        self.field.cursor_position = len(self.field.value)
        self.add_class("-asking")
        self.field.focus()
        self._ways_out()

    def _ways_out(self) -> None:
        """While a text is asked for, the letters of the room are text: the line of keys says what ends the question."""
        look = self.app.look
        self._over_keys = True
        self.keys.say(
            (" Enter", look.bar_strong), (" " + _("done") + " ", look.bar),
            (" Esc", look.bar_strong), (" " + _("give up") + " ", look.bar),
        )  # fmt: skip

    def ask_key(self, question: KeyQuestion, *spans: Span) -> None:
        """Ask for one key; the spans say which."""
        self.question = question
        self.tell(*spans)

    def draft(self, title: str) -> Draft | None:
        """What is being typed, where it is worth keeping."""
        name, initial = self._draft
        if self._answered is None or not name or self.field.value == initial:
            return None
        return Draft(name=name, title=title, texts={"": self.field.value})

    def close_question(self) -> None:
        """Put the question away without an answer."""
        self.question = None
        if self._answered is not None:
            self._answered = self._given_up = self._typed = None
            self.remove_class("-asking")
            self.screen.set_focus(None)
        self._grow(())
        self._keys_again()

    def _keys_again(self) -> None:
        """What was said over the line of keys goes; the keys stand there again."""
        if self._over_keys:
            self._over_keys = False
            self.app.room.show_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed while it is typed."""
        event.stop()
        if self._typed is not None:
            self._typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand in the answer; the question closes when it is taken."""
        event.stop()
        answered, given_up, typed = self._answered, self._given_up, self._typed
        if answered is None:
            return
        self.close_question()
        before = self._last
        if not answered(event.value):
            self._answered, self._given_up, self._typed = answered, given_up, typed
            self.add_class("-asking")
            self.field.focus()
            self._ways_out()
            if self._last is not before:
                self.tell(*self._last)

    def on_key(self, event: events.Key) -> None:
        """Esc, or the key that gives up, puts a text question away, and what was typed. Tab may complete it."""
        if self._answered is not None and event.key == "tab" and self._complete is not None:
            event.stop()
            event.prevent_default()
            self.field.value, found = self._complete(self.field.value)
            self.field.cursor_position = len(self.field.value)
            if len(found) > 1:
                self.tell((" " + "  ".join(found[:12]), self.app.look.plain))
            return
        if self._answered is not None and self.app.gives_up(event.key):
            event.stop()
            event.prevent_default()
            given_up = self._given_up
            self.close_question()
            if given_up is not None:
                given_up()
