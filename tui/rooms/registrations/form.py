"""The form of a yearly registration: its concrete acts, the commitment, the days, and its reviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from msgspec.structs import replace

from store.changes import Change
from store.drafts import Draft
from store.errors import BookError
from store.records import Act, Registration, Review
from store.registrations import TEXT_LIMIT
from store.rules import registrations as rules
from store.typed import parse_day
from tui import keys
from tui.entries import Door, Entry, Row, Title
from tui.language import N_, _, language
from tui.record_form import RecordForm
from tui.registrations import ACT, FIELDS, act_words, field_words, member_name, review_words, sign
from tui.rooms.registrations.act import ActRoom, read
from tui.text import day

GROUPS: Final = (
    (N_("Carrying it out"), ("solutions", "support")),
    (N_("Commitment"), rules.SECTIONS),
    (N_("Signed, confirmed"), ("signed", "confirmed")),
)
"""The groups of fields between the acts and the reviews."""
DAYS: Final = ("signed", "confirmed")


class RegistrationRoom(RecordForm[Registration]):
    """One member's registration for a year; a new one is written as soon as it has a concrete act."""

    noun = "registration"
    BINDINGS = keys.bindings("registration")

    def __init__(self, id: int, begun: Registration, texts: Mapping[str, str] | None = None) -> None:
        acts, left = _split(texts or {})
        super().__init__(id, begun, left)
        self._acts_left = acts

    # -- the row -------------------------------------------------------------------------------

    def stored(self) -> Registration | None:
        """The row as the book has it."""
        return self.book.registrations.shelf().get(self.id_)

    def add(self, row: Registration) -> Change:
        """Write a new one."""
        return self.book.registrations.add(row)

    def change(self, facts: Mapping[str, object]) -> Change:
        """Write some fields of it."""
        return self.book.registrations.change(self.id_, facts)

    def says_enough(self, row: Registration) -> bool:
        """At least one concrete act; last year's count as soon as a hand changes or confirms anything."""
        return bool(row.member) and any(rules.is_concrete(act) for act in row.acts)

    def read(self, field: str, said: str) -> object:
        """What a typed text means for a field."""
        if field in DAYS:
            return parse_day(said, self.book.clock.today()) if said else None
        return said

    def held(self, row: Registration, field: str) -> str:
        """What a field holds, as it is typed again."""
        return field_words(self.book, row, field)

    def unwritten_words(self) -> str:
        """A registration without a concrete act is not kept."""
        return _("Without a concrete act, its measure and deadline it is not written. Leave it?")

    def title_words(self) -> str:
        """Whose, for which year."""
        words = _("Registration {year} · {name}")
        return words.format(year=self.one.year, name=member_name(self.book, self.one.member))

    def draft_name(self) -> str:
        """The form is this row's, or a new one's of a member and a year."""
        return f"registrations.form:{self.id_}.{self._kept.member}.{self._kept.year}"

    def draft(self) -> Draft | None:
        """What is typed and not taken; of a new one its acts too, field by field."""
        found = super().draft()
        if self.id_ or found is None:
            return found
        texts = {key: text for key, text in found.texts.items() if key != "acts"}
        return replace(found, texts=texts | _joined(self.one.acts))

    def on_mount(self) -> None:
        """Put the acts back that a dropped line had left."""
        if self._acts_left and not self.id_:
            acts = tuple(_act(texts, self) for _place, texts in sorted(self._acts_left.items()))
            try:
                self.write({"acts": acts})
            except BookError:
                self._kept = replace(self._kept, acts=acts)

    # -- rows --------------------------------------------------------------------------------

    def rows(self) -> list[Row]:
        """The acts, the fields, then the reviews."""
        one = self.one
        rows: list[Row] = [Title(_("Concrete acts")), *self._acts(one)]
        for words, fields in GROUPS:
            rows.append(Title(_(words)))
            rows += [self._entry(one, field) for field in fields]
        if self.id_:
            rows.append(Title(_("Reviews")))
            rows += self._reviews()
        rows.append(Title(_("At the end")))
        rows += [self._entry(one, field) for field in ("outcome", "note")]
        return rows

    def _acts(self, one: Registration) -> Iterator[Row]:
        about = _("<form.open> opens it, <form.remove> takes it away, ^Z brings it back.")
        for place, act in enumerate(one.acts):
            label = rules.heading_words(act.heading, language()) or _("act {n}").format(n=place + 1)
            words = act_words(replace(act, heading=""))
            if not rules.is_concrete(act):
                words = f"? {words} · " + _("measure or deadline is missing")
            yield Door(
                f"act{place}", label, words, partial(self.open_act, place), remove=partial(self._drop, place),
                about=about if self.id_ else _("Enter opens it; confirm with it what stays from last year."),
            )  # fmt: skip
        if one.acts and not self.id_:
            yield Door("keep", "√", _("these acts hold for {year}").format(year=one.year), self._keep_acts,
                       about=_("Enter writes the registration with the acts above."))  # fmt: skip
        yield Door(
            "act+", _("+ act"), "", self.action_add_act, about=_("Enter or <registration.act> adds a concrete act.")
        )

    def _entry(self, one: Registration, field: str) -> Entry:
        hint = _("5/2, -1, today") if field in DAYS else ""
        return Entry(
            field, _(FIELDS[field]), field_words(self.book, one, field), partial(self.take_text, field), hint=hint,
            limit=40 if field in DAYS else TEXT_LIMIT, whole=field in DAYS,
        )  # fmt: skip

    def _reviews(self) -> Iterator[Row]:
        plain = self.app.preferences.plain_letters
        for one in self.book.registrations.reviews_of(self.id_):
            label = f"{sign(one.outcome, plain=plain)} {day(one.on)}"
            yield Door(
                f"review{one.id}", label, review_words(self.book, one), partial(self.app.open_review, one.id),
                remove=partial(self._drop_review, one),
                about=_("<form.open> opens it, <form.remove> takes it away, ^Z brings it back."),
            )  # fmt: skip
        yield Door(
            "review+", _("+ review"), "", self.action_review, about=_("Enter or <registration.review> reviews it.")
        )

    # -- acts --------------------------------------------------------------------------------

    def open_act(self, place: int, texts: Mapping[str, str] | None = None) -> None:
        """Open the small form of an act; the place after the last is a new one."""
        acts = self.one.acts
        act = acts[place] if place < len(acts) else Act(text="")
        self.app.push_room(ActRoom(act, partial(self._save_act, place), partial(self._act_draft, place), texts))

    def action_add_act(self) -> None:
        """Add a concrete act."""
        if self.put_away():
            self.open_act(len(self.one.acts))

    def _save_act(self, place: int, act: Act) -> None:
        if self.id_:
            self.book.registrations.set_act(self.id_, place, act)
        else:
            self.write({"acts": (*self.one.acts[:place], act, *self.one.acts[place + 1 :])})

    def _act_draft(self, place: int, texts: Mapping[str, str]) -> Draft:
        """The draft of this form with what is typed in the small one."""
        if self.id_:
            return Draft(name=f"registrations.act:{self.id_}.{place}", title=self.title_words(), texts=dict(texts))
        found = self.draft()
        typed = {f"act.{place}.{field}": text for field, text in texts.items()}
        return Draft(
            name=self.draft_name(), title=self.title_words(), texts={**(found.texts if found else {}), **typed}
        )

    def _keep_acts(self) -> None:
        with self.trying():
            self.write({"acts": self.one.acts})

    def _drop(self, place: int) -> None:
        if self.id_:
            self.book.registrations.remove_act(self.id_, place)
            self.tell(_("Taken away. ^Z brings it back."))
        else:
            self._kept = replace(self.one, acts=(*self.one.acts[:place], *self.one.acts[place + 1 :]))
            self.fill()

    # -- reviews -----------------------------------------------------------------------------

    def action_review(self) -> None:
        """Review it, outside a session unless the form says which."""
        if not self.id_:
            self.tell(_("It is not written yet: it needs a concrete act first."))
        elif self.put_away():
            self.app.open_review(registration_id=self.id_)

    def _drop_review(self, one: Review) -> None:
        self.book.registrations.remove_review(one.id)
        self.tell(_("Taken away. ^Z brings it back."))

    def action_log(self) -> None:
        """How it was changed and reviewed, newest first."""
        if self.id_:
            self.app.show_log(list(self.book.registrations.log(self.id_)), self.title_words())


def _joined(acts: tuple[Act, ...]) -> dict[str, str]:
    """Acts as the texts of a draft: 'act.0.text' …"""
    return {
        f"act.{place}.{field}": text
        for place, act in enumerate(acts)
        for field in ACT
        if (text := day(act.due) if field == "due" else getattr(act, field))
    }


def _split(texts: Mapping[str, str]) -> tuple[dict[int, dict[str, str]], dict[str, str]]:
    """The texts of a draft: those of acts by place, and the others."""
    acts: dict[int, dict[str, str]] = {}
    for key, text in texts.items():
        name, _dot, rest = key.partition(".")
        place, _dot, field = rest.partition(".")
        if name == "act" and place.isdecimal() and field in ACT:
            acts.setdefault(int(place), {})[field] = text
    return acts, {key: text for key, text in texts.items() if not key.startswith("act.")}


def _act(texts: Mapping[str, str], room: RegistrationRoom) -> Act:
    """An act out of the texts of a draft; what cannot be read any more is left out."""
    act = Act(text=texts.get("text", ""))
    for field, text in texts.items():
        try:
            act = replace(act, **{field: read(field, text, room.book.clock.today())})
        except BookError:
            continue
    return act
