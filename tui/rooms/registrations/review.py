"""The form of a review: at which session, what the member says, what the cell says, the result, the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from store import Book
from store.changes import Change
from store.meant import session_meant
from store.records import Outcome, Review
from store.reviewing import REVIEW_LIMIT
from store.rules import registrations as rules
from store.typed import parse_day
from tui import keys
from tui.entries import Door, Entry, Options, Row, Title, option, option_hint
from tui.language import N_, _, language
from tui.record_form import RecordForm
from tui.registrations import REVIEW, act_words, member_name, outcome_words, review_field_words
from tui.text import day, weekday

HINTS: Final = {
    "session": N_("11, Q4, 5/11; empty: outside one"), "on": N_("5/2, -1, today"),
    "own": N_("what was done, what not"), "remark": N_("facts, what to go on with"),
    "evidence": N_("list, product, number"),
}  # fmt: skip


class ReviewRoom(RecordForm[Review]):
    """One review; a new one is written as soon as it says anything."""

    noun = "review"
    BINDINGS = keys.bindings("review")

    def stored(self) -> Review | None:
        """The row as the book has it."""
        return self.book.registrations.reviews().get(self.id_)

    def add(self, row: Review) -> Change:
        """Write a new one."""
        return self.book.registrations.add_review(row)

    def change(self, facts: Mapping[str, object]) -> Change:
        """Write some fields of it."""
        return self.book.registrations.change_review(self.id_, facts)

    def says_enough(self, row: Review) -> bool:
        """The member's word, the cell's, the result or the evidence."""
        return bool(row.own or row.remark or row.outcome or row.evidence)

    def read(self, field: str, said: str) -> object:
        """What a typed text means for a field."""
        today = self.book.clock.today()
        match field:
            case "session":
                session = session_meant(self.book, said)
                return session.id if session else 0
            case "on":
                return parse_day(said, today) if said else today
            case "outcome":
                chosen = option(said, outcomes())
                return Outcome(chosen) if chosen else None
            case _:
                return said

    def held(self, row: Review, field: str) -> str:
        """What a field holds, as it is typed again."""
        return review_field_words(self.book, row, field)

    def title_words(self) -> str:
        """Whose."""
        return _("Review · {name}").format(name=member_name(self.book, self.one.member))

    def draft_name(self) -> str:
        """The form is this row's, or a new one's of a registration at a session."""
        return f"registrations.review:{self.id_}.{self._kept.registration}.{self._kept.session}"

    def rows(self) -> list[Row]:
        """What was registered, to be looked at, then the review."""
        one = self.one
        rows: list[Row] = [Title(_("Registered"))]
        of = self.book.registrations.shelf().get(one.registration)
        for place, act in enumerate(of.acts if of else ()):
            label = rules.heading_words(act.heading, language()) or _("act {n}").format(n=place + 1)
            rows.append(Door(f"act{place}", label, act_words(act).removeprefix(f"{label}: "), self._open))
        rows.append(Title(_("Review")))
        rows += [self._entry(one, field) for field in ("session", *(() if one.session else ("on",)))]
        rows += [self._entry(one, field) for field in ("own", "remark", "outcome", "evidence")]
        return rows

    def start_at(self) -> str:
        """What the member says comes first."""
        return "own"

    def _entry(self, one: Review, field: str) -> Entry:
        hint, about = _(HINTS[field]) if field in HINTS else "", ""
        if field == "outcome":
            hint = about = option_hint(outcomes())
        elif field == "session" and one.session:
            session = self.book.calendar.session(one.session)
            hint = f"{weekday(session.date)} {day(session.date)}"
        return Entry(
            field, _(REVIEW[field]), review_field_words(self.book, one, field), partial(self.take_text, field),
            hint=hint, limit=REVIEW_LIMIT, about=about, whole=field in ("session", "on", "outcome"),
        )  # fmt: skip

    def _open(self) -> None:
        self.app.open_registration(self.one.registration)


def outcomes() -> Options:
    """How a review can end."""
    return [(outcome.value, outcome_words(outcome)) for outcome in Outcome]


def begun(book: Book, registration: int, session: int = 0) -> Review:
    """A new one: at the session given, else at today's regular one that still takes it, else outside one."""
    today = book.clock.today()
    of = book.registrations.shelf().get(registration)
    if not session and of is not None:
        session = next((s.id for s in book.calendar.sessions() if s.date == today
                        and any(m.id == of.member for m in book.registrations.due_at(s.id).due)), 0)  # fmt: skip
    return Review(registration=registration, member=of.member if of else 0, session=session, on=today)
