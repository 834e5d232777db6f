"""The form of one theme: what, in which form, by whom, by when, from which documents, how far, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final

from textual.widgets import Input

from store.errors import BadValue, Odd
from store.meant import member_meant, session_meant
from store.planned import Planned
from store.records import Assignment, Theme, ThemeState, Work
from store.rules.assignments import stage_of
from store.rules.theme_data import Choice, Told, forms, groups
from store.rules.theme_steps import ORDER, day_of
from store.rules.themes import of_theme, parse_quarter
from store.themes import TITLE_LIMIT
from store.typed import parse_day
from tui import keys
from tui.assignments import due_words, stage_words, who_words, whole, work_words
from tui.entries import Door, Entry, Options, Row, Title, option
from tui.language import N_, _, language
from tui.rooms.themes.document import DocumentRoom
from tui.rooms.themes.row_form import RowForm
from tui.text import day
from tui.theme_words import (
    LACKS,
    LATE,
    THEME,
    came_from,
    document_name,
    late_states,
    quarter_words,
    session_value,
    state_words,
    told_words,
    with_document,
)

LIMITS: Final = {"title": TITLE_LIMIT, "purpose": 2000, "questions": 2000, "note": 2000}
"""Longest text of a field, in characters, where it is not 200."""

HINTS: Final[Mapping[str, str]] = {
    "quarter": N_("1 to 4, or IV/2027"), "group": N_("a number or words"), "form": N_("a number or words"),
    "presenter": N_("a name: has the lead-in"), "session": N_("found by itself"),
    "questions": N_("sent with the papers"),
}  # fmt: skip
WHOLE: Final = frozenset({"quarter", "group", "form", "presenter", "session", "due_draft", "due_send"})
"""Fields in which the first letter typed takes the place of what stands there."""


class ThemeRoom(RowForm):
    """One theme, to read and to change."""

    noun = "theme"
    table = "themes"
    BINDINGS = keys.bindings("theme")

    def __init__(self, theme_id: int, texts: Mapping[str, str] | None = None) -> None:
        self.theme_id = theme_id
        self._said_odd: tuple[str, str] | None = None
        """Field and text that were said to be odd; Enter on them again means them."""
        self._meant = False
        super().__init__(texts)

    def number(self) -> int:
        """The theme's number."""
        return self.theme_id

    @property
    def theme(self) -> Theme:
        """The theme as the book has it."""
        return self.book.themes.theme(self.theme_id)

    def title_words(self) -> str:
        """Of which quarter it is."""
        return (
            "" if self.is_gone() else _("Theme of quarter {quarter}").format(quarter=quarter_words(self.theme.quarter))
        )

    def draft_name(self) -> str:
        """The form is this theme's."""
        return f"themes.theme:{self.theme_id}"

    def fill(self) -> None:
        """Read the rows anew; at first sight the hand is on the title, below what is lacking."""
        first = not self._rows
        super().fill()
        if first and self._rows:
            at = next(i for i, row in enumerate(self._rows) if isinstance(row, Entry))
            self.sheet.show(len(self._rows), at)
            self._offer()

    # -- rows --------------------------------------------------------------------------------

    def rows(self) -> list[Row]:
        """The theme, its days, its states, its documents; what it lacks stands first."""
        if self.is_gone():
            return []
        planned = self.book.themes.look(self.theme_id)
        return [
            *self._lacking(planned),
            *self._about(planned),
            *self._assigned(planned),
            *self._days(planned),
            *self._states(),
            *self._documents(),
        ]

    def _lacking(self, planned: Planned) -> Iterator[Row]:
        told = [(_("lacks {what}").format(what=_(LACKS[gap.lack])), gap.said) for gap in planned.gaps]
        told += [(_("late: {what}").format(what=_(LATE[late.state])), late.said) for late in late_states(planned)]
        told += [(_("form repeated"), planned.repeat.said)] if planned.repeat is not None else []
        if told:
            yield Title(_("Still lacking"))
        for number, (label, said) in enumerate(told):
            yield self._told_row(f"lack{number}", label, said)

    def _told_row(self, key: str, label: str, said: Told) -> Door:
        return Door(key, label, said.sentence(language()), lambda: None, about=told_words(said, self.size.width - 2))

    def _about(self, planned: Planned) -> Iterator[Row]:
        theme, book = self.theme, self.book
        member = book.members().get(planned.presenter) if planned.presenter else None
        strengths = "; ".join(member.strengths) if member else ""
        yield Title(_("The theme"))
        yield self._entry("title", theme.title)
        yield self._entry("quarter", quarter_words(theme.quarter))
        yield self._chosen("group", theme.group, groups())
        yield self._chosen("form", theme.form, forms())
        yield self._entry("purpose", theme.purpose)
        yield self._entry("questions", theme.questions)
        yield self._entry("presenter", member.name if member else "", about=strengths)
        yield self._entry("session", session_value(planned.session))
        if source := came_from(book, theme, int(theme.quarter[:4])):
            yield Door(
                "topic", _(THEME["topic"]), source.partition(": ")[2],
                partial(self.app.open_form, "topics.topic", theme.topic), about=source,
            )  # fmt: skip
        yield self._entry("note", theme.note)

    def _assigned(self, planned: Planned) -> Iterator[Row]:
        """Lead-in, papers and opinions of the theme, how far each is; and the way to assign one more."""
        book = self.book
        yield Title(_("Assignments"))
        for kind in (Work.LEAD_IN, Work.PAPER, Work.OPINION):
            for one in of_theme(self.theme, book.rows("assignments", Assignment).all(), planned.session, kind):
                title = one.title if one.title != self.theme.title else ""
                facts = (who_words(book, one, 30), stage_words(stage_of(one)), title, due_words(book, one))
                yield Door(
                    f"assignment{one.id}", work_words(kind),
                    " · ".join(fact for fact in facts if fact), partial(self.app.open_assignment, one.id),
                    about=whole(book, one),
                )  # fmt: skip
        yield Door("assign", _("+ lead-in, paper"), "", partial(self._assign, planned))

    def _assign(self, planned: Planned) -> None:
        if planned.session is None:
            self.tell(_("This quarter has no thematic session yet (F2): papers are given at one."))
        else:
            self.app.open_assignment(0, session_id=planned.session.id)

    def _days(self, planned: Planned) -> Iterator[Row]:
        due = self.book.themes.due(self.theme)
        proposed, typed = _("proposed; moves along"), _("typed; empty: proposed")
        yield Title(_("Due days"))
        yield self._entry("due_draft", day(due.draft), hint=typed if due.draft_typed else proposed)
        yield self._entry("due_send", day(due.send), hint=typed if due.send_typed else proposed)

    def _states(self) -> Iterator[Row]:
        yield Title(_("States"))
        for state in ORDER:
            yield Entry(
                state.value, state_words(state), day(day_of(self.theme, state)), partial(self._take_state, state),
                hint=_("a day; empty: taken out"), whole=True,
            )  # fmt: skip

    def _documents(self) -> Iterator[Row]:
        yield Title(_("Documents"))
        for document in self.book.themes.documents.of_theme(self.theme_id):
            yield Door(
                f"document{document.id}", document.number, document_name(document),
                partial(self.app.open_form, "documents.document", document.id),
                remove=partial(self._unlink, document.id),
                about=_("<form.open> opens it, <form.remove> takes it off this theme, ^Z brings it back."),
            )  # fmt: skip
        yield Entry("link", _("+ from the list"), "", self._link, hint=_("the first letters of its number"))
        yield Door("new", _("+ new document"), "", self._open_new)

    def _entry(self, field: str, value: str, *, hint: str = "", about: str = "") -> Entry:
        hint = hint or (_(HINTS[field]) if field in HINTS else "")
        return Entry(
            field, _(THEME[field]), value, partial(self._take, field), hint=hint,
            limit=LIMITS.get(field, 200), about=about, whole=field in WHOLE,
        )  # fmt: skip

    def _chosen(self, field: str, key: str, choices: Mapping[str, Choice]) -> Entry:
        """A field whose choices stand at the foot; once chosen, the foot says it in full with its document."""
        choice = choices.get(key)
        words = self._choices(choices, short=True)
        about = (
            with_document(choice.words(language()), choice.citation(language()), self.size.width - 2) if choice else ""
        )
        hint = " ".join(f"{number} {said}" for number, (_key, said) in enumerate(words, 1))
        return self._entry(field, choice.words(language()) if choice else key, about=about or hint)

    def _choices(self, choices: Mapping[str, Choice], *, short: bool = False) -> Options:
        return [(key, choice.words(language(), short=short)) for key, choice in choices.items()]

    # -- saving ------------------------------------------------------------------------------

    def _take(self, field: str, text: str) -> None:
        self.book.themes.change(self.theme_id, {field: self._read(field, text.strip())})
        self._show_heading()

    def _read(self, field: str, said: str) -> object:
        match field:
            case "quarter":
                return parse_quarter(said, int(self.theme.quarter[:4]))
            case "group" | "form":
                return self._one_of(said, groups() if field == "group" else forms())
            case "presenter":
                return member_meant(self.book, said).id if said else 0
            case "session":
                meant = session_meant(self.book, said)
                return meant.id if meant is not None else 0
            case "due_draft" | "due_send":
                return parse_day(said, self.book.clock.today()) if said else None
            case _:
                return said

    def _one_of(self, said: str, choices: Mapping[str, Choice]) -> str:
        """By number, by the short words or by the full ones."""
        try:
            return option(said, self._choices(choices, short=True))
        except BadValue:
            return option(said, self._choices(choices))

    def _take_state(self, state: ThemeState, text: str) -> None:
        said = text.strip()
        on: date | None = parse_day(said, self.book.clock.today()) if said else None
        meant, self._meant = self._meant, False
        try:
            self.book.themes.date_state(self.theme_id, state, on, anyway=meant)
        except Odd as odd:
            self._said_odd = (state.value, text)
            again = {
                "why_vi": f"{odd.facts['why_vi']} Enter lần nữa: vẫn ghi.",
                "why_en": f"{odd.facts['why_en']} Enter again writes it.",
            }
            raise BadValue(**again) from odd

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter again on a text that was said to be odd means it (the form itself hands it in)."""
        row = self.entry()
        self._meant = row is not None and self._said_odd == (row.key, self.field.value)

    # -- documents -----------------------------------------------------------------------------

    def _link(self, text: str) -> None:
        if text.strip():
            documents = self.book.themes.documents
            documents.change(documents.meant(text).id, {"theme": self.theme_id})

    def _unlink(self, document_id: int) -> None:
        self.book.themes.documents.change(document_id, {"theme": 0})
        self.tell(_("Taken away. ^Z brings it back."))

    def _open_new(self) -> None:
        self.app.push_room(DocumentRoom(theme=self.theme_id))
