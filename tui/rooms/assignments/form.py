"""The form of one assignment: what, who, until when, the check of the draft, and the steps with their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from msgspec.structs import replace
from textual.widgets import Input

from store.changes import Change, RowSaved
from store.drafts import Draft
from store.errors import BookError
from store.records import Assignment, Stage, Work
from store.rules import assignments as rules
from store.typed import parse_day
from tui import keys
from tui.assignments import FIELDS, field_words, names, sign, stage_words, title_words
from tui.entries import Door, Row, Title
from tui.form import FormRoom
from tui.language import _, key_name, language
from tui.rooms.assignments import fields
from tui.rooms.assignments.candidates import CandidatesRoom
from tui.rooms.assignments.steps import Steps
from tui.text import day

KEYS_OF: Final = {
    Stage.DRAFT: "assignment.draft", Stage.RETURNED: "assignment.return", Stage.APPROVED: "assignment.approve",
    Stage.GIVEN: "assignment.given", Stage.NOT_GIVEN: "assignment.not_given", Stage.DOING: "assignment.doing",
    Stage.DONE: "assignment.given", Stage.DROPPED: "assignment.not_given",
}  # fmt: skip
"""The key of a step, for the rows that offer it (tui/keys.py)."""


class AssignmentRoom(Steps, FormRoom):
    """One assignment, to read and to change; number 0 is a new one, written as soon as somebody does it."""

    noun = "assignment"
    BINDINGS = keys.bindings("assignment")

    def __init__(self, id: int = 0, texts: Mapping[str, str] | None = None, session_id: int = 0) -> None:
        self.id_ = id
        self._kept = Assignment(kind=Work.PAPER, members=(), session=session_id)
        self._touched: set[str] = set()
        """Fields of a new one that were typed, not filled in."""
        self._begun = False
        super().__init__(texts)

    @property
    def one(self) -> Assignment:
        """The assignment as the book has it, or what is known of the new one so far."""
        if self.id_:
            self._kept = self.book.assignments.shelf().get(self.id_) or self._kept
        elif not self._begun:
            self._begun = True
            self._kept = fields.begin(self.book, self._kept)
        return self._kept

    def at_hand(self) -> Assignment | None:
        """The assignment, once it is in the book."""
        if not self.id_:
            self.tell(_("Nobody was assigned yet."))
            return None
        return self.one

    def title_words(self) -> str:
        """What it is."""
        return title_words(self.one)[:50] if self.id_ else _("A new assignment")

    def draft_name(self) -> str:
        """The form is this assignment's."""
        return f"assignments.form:{self.id_}"

    def draft(self) -> Draft | None:
        """What is typed and not taken; of a new one also what the form has taken and the book has not."""
        found = super().draft()
        if self.id_ or not self._touched:
            return found
        texts = {field: field_words(self.book, self.one, field) for field in self._touched}
        return Draft(name=self.draft_name(), title=self.title_words(), texts=texts | (found.texts if found else {}))

    def on_mount(self) -> None:
        """Fill in what a dropped line had left of a new one; whom it is for is left to be handed in."""
        if self.id_:
            return
        for field in [f for f in self.pending if f in FIELDS and f != "members"]:
            text = self.pending.pop(field)
            try:
                self._take(field, text)
            except BookError:
                self.pending[field] = text

    # -- rows --------------------------------------------------------------------------------

    def rows(self) -> list[Row]:
        """What it is, the check of the draft, then the steps."""
        one = self.one
        rows: list[Row] = [Title(_("What, who, until when"))]
        rows += [fields.entry(self.book, one, field, self._take) for field in fields.fields_of(self.book, one)]
        if not self.id_:
            return rows
        if one.kind is not Work.TASK:
            rows.append(Title(_("Check of the draft")))
            rows += [fields.check(self.book, one, field, self._take) for field in rules.CHECKS]
        rows.append(Title(_("Steps")))
        rows += self._steps(one)
        rows += self._next(one)
        return rows

    def _steps(self, one: Assignment) -> Iterator[Row]:
        plain = self.app.preferences.plain_letters
        for place, staged in enumerate(one.stages):
            last = place == len(one.stages) - 1
            said = f"{sign(staged.stage, plain=plain)} {stage_words(staged.stage)}"
            yield Door(
                f"step{place}", day(staged.on), said + (f": {staged.note}" if staged.note else ""),
                partial(self._redate, place), remove=self._step_back if last and place else None,
                about=_("<form.open> corrects the day; <form.remove> takes the last step off."),
            )  # fmt: skip

    def _next(self, one: Assignment) -> Iterator[Row]:
        for stage in rules.next_stages(one):
            yield Door(
                f"next{stage}", f"  {key_name(KEYS_OF[stage])}", f"→ {stage_words(stage)}", partial(self._go_on, stage),
                about=_("Enter, or the letter, here on the rows of the steps."),
            )  # fmt: skip
        if not rules.is_open(one):
            goes_on = _("open again: {stage}").format(stage=stage_words(rules.resumed(one)))
            yield Door("reopen", f"  {key_name('assignment.reopen')}", f"→ {goes_on}", self.action_reopen)

    def _go_on(self, stage: Stage) -> None:
        if stage is Stage.APPROVED:
            self.action_approve()
        elif stage in rules.CLOSED:
            self.action_settle(stage in rules.WELL)
        else:
            self.action_step(stage.value)

    def _step_back(self) -> None:
        self.book.assignments.step_back(self.id_)
        self.tell(_("Taken away. ^Z brings it back."))

    def _redate(self, place: int) -> None:
        def answered(text: str) -> bool:
            try:
                self.book.assignments.redate(self.id_, place, parse_day(text, self.book.clock.today()))
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self.rest()
            return True

        self.foot.ask_text(_("Day:"), answered, initial=day(self.one.stages[place].on), limit=40, given_up=self.rest)

    # -- saving ------------------------------------------------------------------------------

    def _take(self, field: str, text: str) -> None:
        self._write({field: fields.read(self.book, self.one, field, text.strip())})

    def _write(self, facts: Mapping[str, object]) -> None:
        if self.id_:
            self.book.assignments.change(self.id_, facts)
            if "due" in facts or "session" in facts:
                self._say_remarks()
            return
        self._kept = replace(self.one, **facts)
        self._touched |= facts.keys()
        if {"kind", "session"} & facts.keys():
            self._kept = fields.fill_in(self.book, self._kept, self._touched)
        if self._kept.members and (self._kept.title or self._kept.kind is not Work.TASK):
            self._added(self.book.assignments.add(self._kept))

    def _added(self, change: Change) -> None:
        for part in change.parts:
            if isinstance(part, RowSaved) and isinstance(part.after, Assignment):
                self.id_ = part.after.id
        self._show_heading()
        self.fill()
        said = _("Assigned to {names}.").format(names=names(self.book, self.one.members))
        self._say_remarks(said)

    def _say_remarks(self, before: str = "") -> None:
        """Say what is worth saying of the due day, once the cursor stands on its next field."""
        told = [before, *(remark.sentence(language()) for remark in self.book.assignments.remarks(self.one))]
        if any(told):
            self.call_after_refresh(lambda: self.tell(" ".join(t for t in told if t)))

    # -- whom ----------------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter on an empty field for the members opens the ranking instead of refusing."""
        row = self.entry()
        if row is not None and row.key == "members" and not event.value.strip() and event.input is self.field:
            event.prevent_default()
            event.stop()
            self.action_rank()

    def action_rank(self) -> None:
        """Show the members ranked for this, and let one or several be picked."""
        if self.take():
            self.app.push_room(CandidatesRoom(self.one, self._picked))

    def _picked(self, members: tuple[int, ...]) -> None:
        with self.trying():
            self.pending.pop("members", None)
            self.wrong.pop("members", None)
            self._write({"members": members})
            if not self.id_:
                self.fill()
                self.tell(_("Say what is to be done, then it is assigned."))

    # -- leaving -------------------------------------------------------------------------------

    def changed(self, change: Change) -> None:
        """Read again; leave when the assignment was taken away, here or by another hand."""
        if self.id_ and self.book.assignments.shelf().get(self.id_) is None:
            self._leave()
            return
        super().changed(change)

    def action_leave(self) -> None:
        """Leave; of a new one that nobody was given yet, ask first."""
        if self._unwritten() and self._typed() is None:
            self._ask_to_leave()
        else:
            super().action_leave()

    def action_done(self) -> None:
        """Hand in what is typed and leave; a new one that nobody was given yet is asked about."""
        if self.take() and self._unwritten():
            self._ask_to_leave()
        else:
            super().action_done()

    def _unwritten(self) -> bool:
        return not self.id_ and bool(self._touched - {"kind"} or self.pending)

    def _ask_to_leave(self) -> None:
        self.confirm(_("Nobody was assigned. Leave it?"), self._leave)

    def action_log(self) -> None:
        """How this assignment was changed, newest first."""
        if self.id_:
            self.app.show_log(list(self.book.assignments.log(self.id_)), title_words(self.one))
