"""The form of one vote: what is voted on, the numbers, and always in view how many must agree and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from store.changes import Change
from store.errors import BadValue
from store.records import Majority, Vote
from store.rules import votes as rules
from store.votes import NOTE_LIMIT, SUBJECT_LIMIT
from tui import keys
from tui.entries import Door, Entry, Options, Row, Title, option, option_hint
from tui.language import _, language
from tui.record_form import RecordForm
from tui.votes import FIELDS, ballot_words, here_words, majority_words, mood, part_words
from tui.widgets.line import Line, Rule

if TYPE_CHECKING:
    from textual.widget import Widget

NUMBERS: Final = ("favour", "against", "other")
"""The numbers, in the order they are called out."""
TYPED: Final = ("subject", *NUMBERS, "majority", "secret", "note")
"""The fields, in the order they are called out: the numbers at once, for most votes are by hand and by half."""
LIMITS: Final = {"subject": SUBJECT_LIMIT, "note": NOTE_LIMIT}


def majorities() -> Options:
    """How many must agree, to choose from."""
    return [(majority.value, majority_words(majority)) for majority in Majority]


def ballots() -> Options:
    """By show of hands, or in secret."""
    return [("hands", ballot_words(secret=False)), ("secret", ballot_words(secret=True))]


class VoteRoom(RecordForm[Vote]):
    """One vote, to read and to change; number 0 is a new one, written as soon as it says what is voted on."""

    noun = "vote"
    BINDINGS = keys.bindings("vote")

    def __init__(
        self, id: int = 0, texts: Mapping[str, str] | None = None, *, session_id: int = 0, item: int = 0
    ) -> None:  # fmt: skip
        self.needed = Line(id="needed")
        self.result = Line(id="result")
        self.remarks = Line(id="remarks")
        super().__init__(id, Vote(session=session_id, item=item, subject=""), texts)

    # -- the row -----------------------------------------------------------------------------

    def stored(self) -> Vote | None:
        """The vote as the book has it."""
        return self.book.votes.shelf().get(self.id_)

    def add(self, row: Vote) -> Change:
        """Write a new vote."""
        return self.book.votes.add(row)

    def change(self, facts: Mapping[str, object]) -> Change:
        """Write some fields of the vote."""
        return self.book.votes.change(self.id_, facts)

    def says_enough(self, row: Vote) -> bool:
        """Whether it says what is voted on."""
        return bool(row.subject)

    def unwritten_words(self) -> str:
        """What is asked before a new vote without a subject is left."""
        return _("It does not say yet what is voted on. Leave it?")

    def take_left(self, field: str) -> None:
        """Take a text that a dropped line had left; what is voted on is left to be handed in."""
        if field in TYPED and field != "subject":
            super().take_left(field)

    def write(self, facts: Mapping[str, object]) -> None:
        """Write some fields, and say what comes of the numbers so far."""
        super().write(facts)
        self._show_result()

    @property
    def voters(self) -> rules.Voters:
        """Who is counted."""
        return self.book.votes.voters(self.book.calendar.session(self.one.session))

    def title_words(self) -> str:
        """What is voted on."""
        return self.one.subject[:50] if self.id_ else _("A new vote")

    def furniture(self) -> Iterator[Widget]:
        """How many must agree and what came of it, then the fields."""
        yield self.needed
        yield self.result
        yield self.remarks
        yield Rule()
        yield from super().furniture()

    def draft_name(self) -> str:
        """The form is this vote's; a new one's name says where it is taken."""
        return f"votes.form:{self.id_}" if self.id_ else f"votes.form:0.{self._kept.session}.{self._kept.item}"

    # -- rows --------------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the rows anew, and say how many must agree and what came of it."""
        super().fill()
        self._show_result()

    def _show_result(self) -> None:
        one, voters, look = self.one, self.voters, self.look
        told = [t.sentence(language()) for t in rules.remarks(one, voters, self.book.settings.rules())]
        self.needed.say(
            (f" {rules.asked_words(voters, one.majority, language())}", look.strong),
            (f" {here_words(voters)}", look.dim),
        )
        self.result.say((f" {rules.result_words(one, voters, language())}", mood(one, voters, look)))
        self.remarks.say((f" {' '.join(told)}", look.warn))

    def rows(self) -> list[Row]:
        """What, the numbers, then who is counted and who is not."""
        rows: list[Row] = [Title(_("The vote"))]
        rows += [self._entry(field) for field in TYPED]
        parts = rules.explained(self.voters)
        for counted, words in ((True, _("Counted: {n}")), (False, _("Not counted: {n}"))):
            there = [part for part in parts if part.counted is counted]
            if there:
                rows.append(Title(words.format(n=sum(len(part.members) for part in there))))
                rows += [self._part(part) for part in there]
        return rows

    def _part(self, part: rules.Part) -> Door:
        label, who = part_words(part)
        about = f"{part.words(language())}: {part.names()}"
        return Door(f"part{part.group}", label, who, partial(self.app.open_roll, self.one.session), about=about)

    def _entry(self, field: str) -> Entry:
        hint, about = "", ""
        match field:
            case "majority":
                hint = option_hint(majorities())
            case "secret":
                hint = option_hint(ballots())
            case "favour" | "against" | "other":
                hint = self._rest(field)
                about = rules.CITE_EN if language() == "en" else rules.CITE_VI
        return Entry(
            field, _(FIELDS[field]), self.held(self.one, field), partial(self.take_text, field), hint=hint, about=about,
            limit=LIMITS.get(field, 20), whole=field not in LIMITS,
        )  # fmt: skip

    def _rest(self, field: str) -> str:
        """How many of those present are left for a number."""
        voters = self.voters
        others = sum(getattr(self.one, name) or 0 for name in NUMBERS if name != field)
        left = voters.present - others
        return _("{n} of {all} left").format(n=left, all=voters.present) if voters.called and left >= 0 else ""

    def held(self, row: Vote, field: str) -> str:
        """What a field holds, as it is typed again."""
        held = getattr(row, field)
        match field:
            case "majority":
                return majority_words(row.majority)
            case "secret":
                return ballot_words(secret=row.secret)
            case _:
                return "" if held is None else str(held)

    # -- saving ------------------------------------------------------------------------------

    def read(self, field: str, said: str) -> object:
        """What a text means for a field. BadValue where it means nothing."""
        match field:
            case "majority":
                return Majority(option(said, majorities()) or self.one.majority)
            case "secret":
                return (option(said, ballots()) or ballots()[self.one.secret][0]) == "secret"
            case "favour" | "against" | "other":
                return self._number(said)
            case _:
                return said

    @staticmethod
    def _number(said: str) -> int | None:
        if not said:
            return None
        if not (said.isascii() and said.isdecimal() and len(said) <= 6):
            raise BadValue(why_vi=f"«{said}» không phải số phiếu.", why_en=f"«{said}» is no number of votes.")
        return int(said)
