"""The form of one member: the Party fields in groups, each saved when it is left; only the name is required."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Final

from msgspec.structs import replace

from store.changes import Change, MemberSaved
from store.errors import BadValue
from store.meant import member_meant
from store.records import Away, Member, Post, Standing
from store.roster import LIMITS, NAME_LIMIT, Span
from store.rules import roster as membership
from store.rules.assignments import stage_of
from store.rules.care import probation_ends
from store.typed import parse_day
from tui import keys
from tui.assignments import due_words, stage_words, title_words, whole
from tui.entries import Door, Entry, Row, Title, option, option_hint
from tui.fields import MEMBER, SEXES, care_words, value_words
from tui.form import FormRoom
from tui.language import N_, _
from tui.rooms.roster.span import SpanRoom
from tui.text import day, reason_words

GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (N_("Name"), ("name", "other_name", "sort_name", "code", "sex", "born")),
    (
        N_("In the Party"),
        ("admitted", "decided", "official_on", "joined", "card", "card_issued", "file_number", "mentor"),
    ),
    (N_("At work"), ("job", "unit", "degree", "profession", "duties", "strengths")),
    (N_("Education"), ("schooling", "theory", "languages", "computing")),
    (N_("Contact and origin"), ("phone", "email", "ethnicity", "religion", "home", "residence", "note")),
)  # fmt: skip
DAYS: Final = frozenset({"born", "admitted", "decided", "official_on", "joined", "card_issued"})

HINTS: Final[Mapping[str, str]] = {
    "name": N_("the only one required"), "sort_name": N_("if not the last word"), "strengths": N_("parted by ;"),
    "mentor": N_("a few letters of the name"), "card": N_("12 digits"), "admitted": N_("day of the ceremony"),
    "decided": N_("Party age counts from it"), "official_on": N_("empty: probationary"),
}  # fmt: skip


class MemberRoom(FormRoom):
    """One member, to read and to change; number 0 is a new one."""

    noun = "member"
    BINDINGS = keys.bindings("member")

    def __init__(self, member_id: int = 0, texts: Mapping[str, str] | None = None) -> None:
        self.member_id = member_id
        self._new = Member(name="")
        super().__init__(texts)

    @property
    def member(self) -> Member:
        """The member as the book has them, or what is known of the new one so far."""
        return self.book.roster.member(self.member_id) if self.member_id else self._new

    def title_words(self) -> str:
        """Whose form it is."""
        return self.member.name or _("A new member")

    def draft_name(self) -> str:
        """The form is this member's."""
        return f"roster.member:{self.member_id}"

    def rows(self) -> list[Row]:
        """The groups of fields, then statuses, posts and absences, one row each."""
        member = self.member
        rows: list[Row] = []
        for title, fields in GROUPS:
            rows.append(Title(_(title)))
            rows += [self._entry(member, field) for field in fields]
        if self.member_id:
            rows.append(Title(_("For a time")))
            rows += self._spans(member)
            rows += self._assignments()
        return rows

    def _entry(self, member: Member, field: str) -> Entry:
        held = getattr(member, field)
        if field == "mentor":
            found = self.book.members().get(held) if held else None
            value = found.name if found else ""
        else:
            value = value_words(held)
        hint = option_hint([(key, _(words)) for key, words in SEXES]) if field == "sex" else ""
        hint = hint or (_(HINTS[field]) if field in HINTS else "5/2/1980" if field in DAYS else "")
        limit = NAME_LIMIT if field == "name" else LIMITS.get(field, 400)
        about = self._about(member) if field in ("admitted", "official_on", "mentor") else ""
        return Entry(field, _(MEMBER[field]), value, partial(self._take, field), hint=hint, limit=limit, about=about,
            whole=field in DAYS or field == "sex")  # fmt: skip

    def _about(self, member: Member) -> str:
        ends = probation_ends(member, self.book.settings.rules())
        if ends is None:
            return ""
        return _("Probation ends on {day}.").format(day=day(ends))

    def _spans(self, member: Member) -> Iterator[Row]:
        names = {Standing: _("status"), Post: _("Party post"), Away: _("absence")}
        reasons = {r.key: reason_words(self.book, r.key) for r in self.book.settings.cell().reasons}
        held: Iterator[Span] = chain(member.standings, member.posts, member.aways)
        for number, span in enumerate(held):
            yield Door(
                f"span{number}", names[type(span)], value_words(span, reasons), partial(self._open_span, span),
                remove=partial(self._drop, span), about=_(
                    "<form.open> opens it, <form.remove> "
                    "takes it away, ^Z brings it back."
                ),
            )  # fmt: skip
        for kind, words in ((Standing, N_("+ status")), (Post, N_("+ Party post")), (Away, N_("+ absence"))):
            yield Door(f"new{kind.__name__}", _(words), "", partial(self._open_new, kind))

    def _assignments(self) -> list[Row]:
        """What the member was given to do this year, if anything."""
        found = self.book.assignments.of_member(self.member_id, self.book.clock.today().year)
        doors = [
            Door(
                f"assignment{one.id}", stage_words(stage_of(one)), f"{title_words(one)} · {due_words(self.book, one)}",
                partial(self.app.open_assignment, one.id), about=whole(self.book, one),
            )
            for one in found
        ]  # fmt: skip
        return [Title(_("Assignments")), *doors] if doors else []

    # -- saving ------------------------------------------------------------------------------

    def _take(self, field: str, text: str) -> None:
        value = self._read(field, text)
        if self.member_id:
            self.book.roster.change(self.member_id, {field: value})
            return
        self._new = replace(self._new, **{field: value})
        if self._new.name.strip():
            self._added(self.book.roster.add(self._new))

    def _added(self, change: Change) -> None:
        for part in change.parts:
            if isinstance(part, MemberSaved) and part.after is not None:
                self.member_id = part.after.id
        self._show_heading()
        self.fill()

    def _read(self, field: str, text: str) -> object:
        said = text.strip()
        if field in DAYS:
            return parse_day(said, self.book.clock.today()) if said else None
        if field == "sex":
            return option(said, [(key, _(words)) for key, words in SEXES])
        if field == "strengths":
            return tuple(tag.strip() for tag in said.replace("\n", ";").split(";") if tag.strip())
        if field == "mentor":
            return self._mentor(said)
        return said

    def _mentor(self, said: str) -> int:
        """The number of the member meant. BadValue when it is nobody, more than one, or a probationary one."""
        if not said:
            return 0
        today = self.book.clock.today()
        mentor = member_meant(self.book, said)
        if not membership.is_official(mentor, today):
            raise BadValue(
                why_vi=f"{mentor.name} còn dự bị; người hướng dẫn phải là đảng viên chính thức (Điều lệ, Điều 5).",
                why_en=f"{mentor.name} is probationary; the guide must be an official member (Charter Art. 5).",
            )
        return mentor.id

    # -- statuses, posts, absences -------------------------------------------------------------

    def _open_span(self, span: Span) -> None:
        self.app.push_room(SpanRoom(self.member_id, span))

    def _open_new(self, kind: Callable[..., Span]) -> None:
        self.app.push_room(SpanRoom(self.member_id, None, kind=kind))

    def _drop(self, span: Span) -> None:
        self.book.roster.drop_span(self.member_id, span)
        self.tell(_("Taken away. ^Z brings it back."))

    def action_log(self) -> None:
        """How this member was changed, newest first."""
        self.app.show_log(list(self.book.roster.log(self.member_id)), self.member.name)

    def care(self) -> str:
        """What of this member needs care, in words."""
        return " · ".join(care_words(c) for c in self.book.roster.cares(self.member)) if self.member_id else ""
