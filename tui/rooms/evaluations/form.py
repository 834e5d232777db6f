"""The review of one member: the facts of their year, what they say, what the cell decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from store.errors import BadValue
from store.records import Evaluation, Grade
from store.rules.commendations import GOOD
from store.rules.evaluations import TEXT_LIMIT
from store.rules.person import Part
from store.typed import parse_day
from tui import keys
from tui.entries import Entry, Row, Title, option, option_hint
from tui.evaluations import FIELDS, grade_options, grade_words
from tui.form import FormRoom
from tui.language import _
from tui.text import day

OWN = ("strengths", "weaknesses", "repaired", "directions", "own")
CELL = ("remark", "cell", "favour", "voters", "decided", "above", "note")
WEIGHED = frozenset({"strengths", "weaknesses", "own", "remark", "cell"})
"""Fields beside which the figures of the year are shown."""
GRADED = frozenset({"own", "cell", "above"})
COUNTED = frozenset({"favour", "voters"})


class EvaluationRoom(FormRoom):
    """One member's review of one year."""

    noun = "evaluation"
    BINDINGS = keys.bindings("evaluation")

    def __init__(self, year: int, member_id: int, texts: Mapping[str, str] | None = None) -> None:
        self.year, self.member_id = year, member_id
        super().__init__(texts)

    def title_words(self) -> str:
        """Whose it is."""
        member = self.book.roster.member(self.member_id)
        return _("Review {year}: {name}").format(year=self.year, name=member.name)

    def draft_name(self) -> str:
        """The form is this member's and this year's."""
        return f"evaluations.form:{self.year * 100_000 + self.member_id}"

    def rows(self) -> list[Row]:
        """What the member says, then what the cell decides."""
        held = self.book.evaluations.of(self.year, self.member_id)
        return [
            Title(_("The member's own review")), *self._entries(held, OWN),
            Title(_("Committee and cell")), *self._entries(held, CELL),
        ]  # fmt: skip

    def _entries(self, held: Evaluation, fields: tuple[str, ...]) -> Iterator[Row]:
        year = self._year_words()
        for field in fields:
            value, hint, limit = getattr(held, field), "", TEXT_LIMIT
            about = year if field in WEIGHED else ""
            if field in GRADED:
                value = grade_words(value) if value is not None else ""
                hint = option_hint(grade_options())
                limit = 40
            elif field in COUNTED:
                value, limit = "" if value is None else str(value), 5
                if field == "voters":
                    hint = _("of that day: {n}").format(n=self.book.evaluations.voters(self.year))
            elif field == "decided":
                value, hint, limit = day(value), "5/2, +7, t6", 30
            yield Entry(
                field, _(FIELDS[field]), value, partial(self._take, field), hint=hint, limit=limit, about=about,
                whole=field in GRADED or field in COUNTED or field == "decided",
            )  # fmt: skip

    def _year_words(self) -> str:
        """The member's year in a line, to be weighed: the figures of their page."""
        (one,) = self.book.person.pages([self.book.roster.member(self.member_id)], self.year)
        part, tally = one.line.year, one.tally
        words = _(
            "attended {came}/{all} · papers {papers} · opinions {opinions} · proposals {proposals} · "
            "tasks {done}/{tasks} · praise {praise}"
        )
        return words.format(
            came=tally.present, all=tally.expected - tally.not_taken, papers=part.speeches.papers,
            opinions=part.speeches.exchanges, proposals=part.proposals, done=one.done(Part.TASKS),
            tasks=one.assigned(Part.TASKS), praise=sum(one.said[kind] for kind in GOOD),
        )  # fmt: skip

    def _take(self, field: str, text: str) -> None:
        facts: dict[str, object] = {field: self._read(field, text.strip())}
        held = self.book.evaluations.of(self.year, self.member_id)
        if field == "favour" and facts[field] is not None and held.voters is None:
            facts["voters"] = self.book.evaluations.voters(self.year)
        self.book.evaluations.change(self.year, self.member_id, facts)

    def _read(self, field: str, said: str) -> object:
        if field in GRADED:
            return Grade(chosen) if (chosen := self._grade(said)) else None
        if field in COUNTED:
            return self._count(said)
        if field == "decided":
            return parse_day(said, self.book.clock.today()) if said else None
        return said

    def _grade(self, said: str) -> str:
        whole = [grade.value for grade in Grade if grade_words(grade) == said]
        return whole[0] if whole else option(said, grade_options())

    def _count(self, said: str) -> int | None:
        if not said:
            return None
        if not said.isdecimal():
            raise BadValue(why_vi=f"«{said}» không phải số phiếu.", why_en=f"«{said}» is no number of votes.")
        return int(said)
