"""The themes of the quarters: planned, prepared, held, reported; with them the backlog and documents from above.

What a quarter lacks, which state may follow which and what is odd about it is decided in store/rules
(themes, theme_steps, theme_year). Who gives a paper is the assignments' own: here they are only counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.documents import Documents
from store.errors import BadValue, NoSuch, Odd
from store.leading import lead_in
from store.planned import Planned, read
from store.records import Assignment, Kind, Session, Theme, ThemeState, ThemeStep, Topic
from store.rules import theme_steps as steps
from store.rules import theme_year as years
from store.rules import themes as rules
from store.rules.calendar import quarter_of
from store.rules.theme_data import forms, groups
from store.topics import Topics
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book

TITLE_LIMIT: Final = 300
"""Longest title, in characters."""


class Themes:
    """The door to the themes; `topics` and `documents` are its other parts."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.topics = Topics(book)
        self.documents = Documents(book)
        self._ordered: tuple[tuple[int, int], list[Theme]] = ((-1, -1), [])
        self._thematic: tuple[int, dict[str, list[Session]]] = (-1, {})

    # -- queries ---------------------------------------------------------------------------

    def all(self) -> list[Theme]:
        """Every theme by quarter, then by the day it is held, then by number. Not to be changed."""

        def key(theme: Theme) -> tuple[str, date, int]:
            session = self.session(theme)
            return theme.quarter, session.date if session is not None else date.max, theme.id

        shelf = self._book.rows("themes", Theme)
        version = (shelf.version, self._book.sessions().version)
        if self._ordered[0] != version:
            self._ordered = (version, sorted(shelf.all(), key=key))
        return self._ordered[1]

    def of_year(self, year: int) -> list[Theme]:
        """The themes of a year in order; a quarter may have several."""
        return [theme for theme in self.all() if theme.quarter.startswith(f"{year}-")]

    def theme(self, id: int) -> Theme:
        """The theme with that number. NoSuch when there is none."""
        found = self._book.rows("themes", Theme).get(id)
        if found is None:
            raise NoSuch(what_vi="chuyên đề số", what_en="theme number", key=id)
        return found

    def session(self, theme: Theme) -> Session | None:
        """The thematic session a theme is held in: the one it names, else the one of its quarter."""
        return rules.session_for(theme, theme.quarter, self._sessions_of(theme.quarter))

    def due(self, theme: Theme) -> rules.Due:
        """The days by which things are due: typed by a hand, else proposed from the session's day as it stands."""
        return rules.due_of(theme, self.session(theme), self._book.settings.rules())

    def plan(self, year: int) -> list[Planned]:
        """The year's plan: one row a theme, and one for a quarter that has none."""
        found: list[Planned] = []
        there, own = self.of_year(year), self._book.settings.rules()
        repeats = {r.theme: r for r in years.repeats(self._with_the_one_before(year), own)}
        given = self._book.rows("assignments", Assignment).all()
        for number in range(1, 5):
            quarter = f"{year}-Q{number}"
            themes: list[Theme | None] = [t for t in there if t.quarter == quarter]
            for theme in themes or [None]:
                session = rules.session_for(theme, quarter, self._sessions_of(quarter))
                repeat = repeats.get(theme.id) if theme is not None else None
                found.append(read(theme, quarter, session, given, repeat, own, self._book.clock.today()))
        return found

    def look(self, theme_id: int) -> Planned:
        """One theme as the year's plan shows it. NoSuch."""
        theme = self.theme(theme_id)
        return next(p for p in self.plan(int(theme.quarter[:4])) if p.theme is not None and p.theme.id == theme_id)

    def counts(self, year: int) -> years.Counts:
        """The themes of a year counted by form and by group."""
        return years.counts(self.of_year(year))

    # -- commands --------------------------------------------------------------------------

    def add(self, quarter: str, title: str, *, topic: int = 0, facts: Mapping[str, object] | None = None) -> Change:
        """Plan a theme for a quarter (YYYY-Qn), from today on; its session is found by itself.

        With `topic`, that topic's row keeps the theme's number in the same action. BadValue without a
        title or for a quarter that is none; NoSuch for a member, session or topic that is not there.
        """
        plain = Theme(quarter=quarter, title=title, topic=topic)
        tidy = self._tidy(replace(plain, **(facts or {})))

        def build() -> list[Put]:
            id = self._book.rows("themes", Theme).next_id()
            planned = (ThemeStep(state=ThemeState.PLANNED, on=self._book.clock.today()),)
            self._ensure_possible(tidy, facts or {})
            theme = self._linked(replace(tidy, id=id, steps=tidy.steps or planned))
            taken = [Put("topics", topic, self._taken_up(topic, id))] if topic else []
            return [Put("themes", id, theme), *taken]

        return self._book.commit("themes.promote" if topic else "themes.add", build)

    def promote(self, topic_id: int, quarter: str) -> Change:
        """Make a topic of the backlog a quarter's theme: one action, and both know each other.

        NoSuch; BadValue when another theme has taken it up.
        """
        return self.add(quarter, self.topics.topic(topic_id).text, topic=topic_id)

    def change(self, theme_id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields of a theme, and leave the others as they stand in the book by then.

        Another quarter finds its session anew; a due day of None is proposed again; who is named its presenter has
        the lead-in assigned in the same action (store/leading.py). NoSuch; BadValue.
        """

        def build() -> list[Put]:
            old = self.theme(theme_id)
            new = self._tidy(replace(old, **facts))
            if "quarter" in facts and "session" not in facts:
                new = self._linked(replace(new, session=0))
            self._ensure_possible(new, facts)
            named = "presenter" in facts and new.presenter != old.presenter
            led = lead_in(self._book, old, new, self.session(new), self.due(new).draft) if named else []
            return [Put("themes", theme_id, new), *led]

        return self._book.commit("themes.change", build)

    def advance(self, theme_id: int, state: ThemeState, on: date, *, anyway: bool = False) -> Change:
        """The theme has come to a later state on a day.

        BadValue when it stands there already (another hand may have been first); Odd, once, for a state
        left out, a day that is unusual: `anyway` writes it.
        """

        def build() -> list[Put]:
            theme = self.theme(theme_id)
            steps.ensure_follows(theme, state)
            return [self._stepped(theme, state, on, anyway)]

        return self._book.commit("themes.state", build)

    def date_state(self, theme_id: int, state: ThemeState, on: date | None, *, anyway: bool = False) -> Change:
        """Write or correct the day of any state, or (None) take that state out. Errors as in `advance`."""

        def build() -> list[Put]:
            theme = self.theme(theme_id)
            if on is None:
                return [Put("themes", theme_id, replace(theme, steps=steps.without_step(theme, state)))]
            return [self._stepped(theme, state, on, anyway)]

        return self._book.commit("themes.state", build)

    def take_back(self, theme_id: int, state: ThemeState | None = None) -> Change:
        """Take the last state back; `state` says which one was seen. BadValue when none is left, or another is last."""

        def build() -> list[Put]:
            theme = self.theme(theme_id)
            last = steps.state_of(theme)
            if state is not None and last is not state:
                now = steps.STATE_WORDS[last]
                raise BadValue(
                    why_vi=f"Bước cuối nay là «{now[0]}»; xem lại rồi hãy lùi.",
                    why_en=f"The last state is «{now[1]}» by now; look again before taking it back.",
                )
            return [Put("themes", theme_id, replace(theme, steps=steps.without_step(theme, last)))]

        return self._book.commit("themes.state", build)

    def remove(self, theme_id: int) -> Change:
        """Take a theme out of the plan; its topic waits again, and what names the theme lets go of it.

        One action, undone as one. NoSuch.
        """

        def build() -> list[Put]:
            self.theme(theme_id)
            return [Put("themes", theme_id, None), *self._letting_go(theme_id)]

        return self._book.commit("themes.remove", build)

    # -- inside ----------------------------------------------------------------------------

    def _sessions_of(self, quarter: str) -> list[Session]:
        """The thematic sessions of a quarter; asked for every theme, so remembered until a session changes."""
        version = self._book.sessions().version
        if self._thematic[0] != version:
            found: dict[str, list[Session]] = {}
            for session in self._book.sessions().all():
                if session.kind is Kind.THEMATIC:
                    found.setdefault(quarter_of(session), []).append(session)
            self._thematic = (version, found)
        return self._thematic[1].get(quarter, [])

    def _letting_go(self, theme_id: int) -> list[Put]:
        """What names a theme, without it: numbers of rows may be given again."""
        rows = self._book.rows
        return [
            *(Put("topics", t.id, replace(t, theme=0)) for t in rows("topics", Topic).all() if t.theme == theme_id),
            *(Put("documents", d.id, replace(d, theme=0)) for d in self.documents.of_theme(theme_id)),
            *(
                Put("assignments", a.id, replace(a, theme=0))
                for a in rows("assignments", Assignment).all()
                if a.theme == theme_id
            ),
        ]

    def _with_the_one_before(self, year: int) -> list[Theme]:
        """The themes of a year after the last one of the year before."""
        return [*self.of_year(year - 1)[-1:], *self.of_year(year)]

    def _stepped(self, theme: Theme, state: ThemeState, on: date, anyway: bool) -> Put:
        own = self._book.settings.rules()
        odd = steps.oddities(theme, state, on, self.session(theme), self._book.clock.today(), own)
        if odd and not anyway:
            raise Odd(why_vi=" ".join(o.vi for o in odd), why_en=" ".join(o.en for o in odd))
        return Put("themes", theme.id, replace(theme, steps=steps.with_step(theme, state, on)))

    def _linked(self, theme: Theme) -> Theme:
        """The theme with the number of its quarter's session, where there is one."""
        session = self.session(theme)
        return replace(theme, session=session.id if session is not None else 0)

    def _taken_up(self, topic_id: int, theme_id: int) -> Topic:
        topic = self.topics.topic(topic_id)
        other = self._book.rows("themes", Theme).get(topic.theme) if topic.theme else None
        if other is not None:
            raise BadValue(
                why_vi=f"Vấn đề này đã thành chuyên đề {rules.quarter_name(other.quarter, 'vi')}.",
                why_en=f"This topic is the theme of {rules.quarter_name(other.quarter, 'en')} already.",
            )
        return replace(topic, theme=theme_id, dropped="")

    def _tidy(self, theme: Theme) -> Theme:
        title = clean(theme.title, limit=TITLE_LIMIT)
        if not title:
            raise BadValue(why_vi="Chuyên đề phải có tên.", why_en="A theme must have a title.")
        return replace(
            theme,
            title=title,
            quarter=rules.parse_quarter(theme.quarter, self._book.clock.today().year),
            purpose=clean(theme.purpose, lines=True, limit=2000),
            questions=clean(theme.questions, lines=True, limit=2000),
            note=clean(theme.note, lines=True, limit=2000),
        )

    def _ensure_possible(self, theme: Theme, fields: Mapping[str, object]) -> None:
        """What the given fields of a theme name is there; what is wrong elsewhere does not block them."""
        if "presenter" in fields and theme.presenter:
            self._book.roster.member(theme.presenter)
        if "session" in fields and theme.session:
            session = self._book.calendar.session(theme.session)
            if rules.session_for(theme, theme.quarter, [session]) is None:
                vi, en = (rules.quarter_name(theme.quarter, language) for language in ("vi", "en"))
                raise BadValue(
                    why_vi=f"{session.code} không phải buổi chuyên đề của {vi}.",
                    why_en=f"{session.code} is no thematic session of {en}.",
                )
        if "form" in fields and theme.form and theme.form not in forms():
            raise NoSuch(what_vi="hình thức", what_en="form", key=theme.form)
        if "group" in fields and theme.group and theme.group not in groups():
            raise NoSuch(what_vi="nhóm nội dung", what_en="group of content", key=theme.group)
