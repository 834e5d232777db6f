"""A year of themes on one screen: the four quarters, what each lacks, and below them the topics that wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from store.errors import Odd
from store.records import Theme, ThemeState, Topic
from store.rules import theme_steps as steps
from store.rules.themes import ROMAN
from store.themes import TITLE_LIMIT
from store.typed import parse_day
from tui import keys
from tui.language import _, language
from tui.rooms.themes.lines import ThemeLine, TopicLine
from tui.rooms.themes.page import ThemesPage
from tui.text import day
from tui.theme_words import quarter_words, state_words
from tui.topics import Topics


class ThemesRoom(Topics, ThemesPage):
    """What is done to the themes and topics of the page."""

    noun = "themes"
    BINDINGS = keys.bindings("themes")

    def action_open(self) -> None:
        """Open the form of the theme or topic; a quarter without a theme asks for one."""
        match self.row():
            case ThemeLine(planned=planned) if planned.theme is not None:
                self.app.open_form("themes.theme", planned.theme.id)
            case TopicLine(topic=topic) if topic is not None:
                self.app.open_form("topics.topic", topic.id)
            case _:
                self.action_add()

    # -- adding --------------------------------------------------------------------------------

    def action_add(self) -> None:
        """On a quarter a theme is asked for, in the backlog a topic."""
        row = self.row()
        if isinstance(row, ThemeLine):
            self.ask_theme(row.planned.quarter)
        else:
            self.add_topic()

    def ask_theme(self, quarter: str, given: str = "") -> None:
        """Ask for the title of a theme of that quarter; `given` is one that a dropped line had left."""

        def answered(text: str) -> bool:
            return self.try_to(lambda: self.book.themes.add(quarter, text))

        words = _("Theme of quarter {quarter}:").format(quarter=quarter_words(quarter))
        self.foot.ask_text(
            words, answered, limit=TITLE_LIMIT, given_up=self.rest, draft=f"themes.title:{quarter}", given=given
        )

    def add_topic(self, given: str = "") -> None:
        """Ask for a topic; the cursor goes to it."""
        self.ask_topic(given, noted=lambda id: self.sheet.move_to(self._index_of(("topic", id))))

    # -- topics --------------------------------------------------------------------------------

    def action_promote(self) -> None:
        """Choose the quarter of the year on screen whose theme the topic becomes."""
        if (topic := self.topic()) is None:
            return
        options = [(str(n), roman, partial(self._promote, topic, n)) for n, roman in enumerate(ROMAN, 1)]
        self.choose(_("Theme of which quarter of {year}?").format(year=self.year), options)

    def _promote(self, topic: Topic, number: int) -> None:
        quarter = f"{self.year}-Q{number}"
        with self.trying():
            self.book.themes.promote(topic.id, quarter)
            words = _("«{topic}» is a theme of quarter {quarter} now.")
            self.tell(words.format(topic=topic.text[:40], quarter=quarter_words(quarter)))

    def action_drop(self) -> None:
        """Ask why a topic is put away."""
        if (topic := self.topic()) is None:
            return

        def answered(text: str) -> bool:
            if not self.try_to(lambda: self.book.themes.topics.drop(topic.id, text)):
                return False
            self.tell(_("Put away. ^Z brings it back."))
            return True

        self.foot.ask_text(_("Put away because:"), answered, limit=200, given_up=self.rest)

    def action_remove(self) -> None:
        """Take the theme or topic under the cursor off the book; undo brings it back."""
        match self.row():
            case ThemeLine(planned=planned) if planned.theme is not None:
                theme = planned.theme
                self._removed(lambda: self.book.themes.remove(theme.id), theme.quarter)
            case TopicLine(topic=topic) if topic is not None:
                self._removed(lambda: self.book.themes.topics.remove(topic.id))

    def _removed(self, remove: Callable[[], object], quarter: str = "") -> None:
        """Remove; a quarter that is left without a theme is named."""
        with self.trying():
            remove()
            left = (p for p in self.book.themes.plan(self.year) if p.quarter == quarter and p.theme is None)
            named = [gap.sentence(language()) for planned in left for gap in planned.gaps]
            self.tell(" ".join([_("Taken away. ^Z brings it back."), *named]), trouble=bool(named))

    # -- states --------------------------------------------------------------------------------

    def action_next(self) -> None:
        """Ask for the day of the next state."""
        if (theme := self.theme()) is None:
            return
        state = steps.next_state(theme)
        if state is None:
            self.tell(_("This theme is reported: nothing follows."))
            return
        today, session = self.book.clock.today(), self.book.themes.session(theme)
        held = state is ThemeState.HELD and session is not None and session.date <= today
        self.foot.ask_text(
            _("{state}, on:").format(state=state_words(state).capitalize()),
            partial(self._next_on, theme, state),
            initial=day(session.date if held and session is not None else today), limit=40, given_up=self.rest,
        )  # fmt: skip

    def _next_on(self, theme: Theme, state: ThemeState, text: str) -> bool:
        if not text.strip():
            self.rest()
            return True
        return self.try_to(lambda: self._advance(theme, state, parse_day(text, self.book.clock.today())))

    def _advance(self, theme: Theme, state: ThemeState, on: date) -> None:
        try:
            self.book.themes.advance(theme.id, state, on)
        except Odd as odd:
            self.confirm(odd.sentence(language()), partial(self._anyway, theme, state, on))

    def _anyway(self, theme: Theme, state: ThemeState, on: date) -> None:
        with self.trying():
            self.book.themes.advance(theme.id, state, on, anyway=True)

    def action_back(self) -> None:
        """Take the last state back."""
        if (theme := self.theme()) is not None:
            state = steps.state_of(theme)
            with self.trying():
                self.book.themes.take_back(theme.id, state)
                self.tell(_("Taken back: {what}").format(what=state_words(state)))

    def action_documents(self) -> None:
        """The documents from above of the year on screen."""
        from tui.rooms.themes.documents import DocumentsRoom

        self.app.push_room(DocumentsRoom(self.year))
