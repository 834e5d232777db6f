"""Assignments: who gives a lead-in, a paper or an opinion at which session, who does which task, and how far it is.

Which stage follows which, what is late and whom to think of is decided in store/rules (assignments.py,
candidates.py, workload.py). Nothing here assigns anybody by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.assigning import TITLE_LIMIT, checked, ensure_has
from store.changes import Change, RowSaved
from store.disk import Put
from store.errors import BadValue, NoSuch, Odd
from store.outcomes import carried
from store.records import Assignment, Kind, Member, Session, Stage, Staged, Theme, Work
from store.rules import assignments as rules
from store.rules import candidates, workload
from store.rules import roster as membership
from store.rules.proposals import unsaid
from store.threads import Thread
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.disk import Shelf


class Assignments:
    """The door to the assignments."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._days: tuple[int, dict[int, date]] = (-1, {})

    # -- queries ---------------------------------------------------------------------------

    def shelf(self) -> Shelf[Assignment]:
        """Rows of the assignments table."""
        return self._book.rows("assignments", Assignment)

    def every(self, year: int | None = None) -> list[Assignment]:
        """All of them, the longest overdue first, closed ones last; those that count for a year if one is given."""
        days, today = self.days(), self._book.clock.today()
        found = [a for a in self.shelf().all() if year is None or workload.in_time(a, days, year)]
        return sorted(found, key=lambda a: rules.urgency(a, today, days))

    def assignment(self, id: int) -> Assignment:
        """The assignment with that number. NoSuch when there is none."""
        found = self.shelf().get(id)
        if found is None:
            raise NoSuch(what_vi="việc đã giao số", what_en="assignment number", key=id)
        return found

    def open(self) -> list[Assignment]:
        """What is still waited for, the longest overdue first."""
        return [a for a in self.every() if rules.is_open(a)]

    def overdue(self) -> list[Assignment]:
        """What is open and past its day, the latest by most first."""
        days, today = self.days(), self._book.clock.today()
        return [a for a in self.every() if rules.is_overdue(a, today, days)]

    def of_session(self, session_id: int) -> list[Assignment]:
        """What is given at a session, and the tasks that it assigned."""
        return [a for a in self.every() if session_id in (a.session, a.source)]

    def of_member(self, member_id: int, year: int | None = None) -> list[Assignment]:
        """What a member has to do or did; of a year if one is given."""
        return [a for a in self.every(year) if member_id in a.members]

    def days(self) -> dict[int, date]:
        """The day of each session that is not cancelled, by its number."""
        version = self._book.sessions().version
        if self._days[0] != version:
            self._days = (version, rules.days_of(self._book.sessions().all()))
        return self._days[1]

    def days_left(self, assignment: Assignment) -> int | None:
        """Days until what is waited for, below 0 when late; None when nothing is waited for."""
        return rules.days_left(assignment, self._book.clock.today(), self.days())

    def is_due_soon(self, assignment: Assignment) -> bool:
        """Whether its day is near (rule set: `due_soon_days`)."""
        return rules.is_due_soon(assignment, self._book.clock.today(), self.days(), self._book.settings.rules())

    def remarks(self, assignment: Assignment) -> tuple[rules.Odd, ...]:
        """What is allowed and yet worth saying of its due day."""
        return rules.remarks(assignment, self._book.clock.today(), self.days())

    def default_due(self, session_id: int) -> date | None:
        """When the draft for a session is due, unless one says otherwise; never before today for one to come."""
        session = self._book.sessions().get(session_id)
        if session is None:
            return None
        templates = self._book.settings.cell().templates
        template = next((t for t in templates if t.kind is session.kind), None)
        due = session.date - timedelta(days=rules.draft_days(template, self._book.settings.rules()))
        return max(due, min(self._book.clock.today(), session.date))

    def theme(self, id: int) -> Theme | None:
        """The theme with that number."""
        return self._book.rows("themes", Theme).get(id) if id else None

    def theme_of(self, session: Session) -> Theme | None:
        """The theme of a thematic session: the one held in it, else its quarter's."""
        if session.kind is not Kind.THEMATIC:
            return None
        every = self._book.rows("themes", Theme).all()
        held = [t for t in every if t.session == session.id]
        return next(iter(held or [t for t in every if not t.session and t.quarter == session.quarter]), None)

    def candidates(self, wanted: Assignment) -> list[candidates.Candidate]:
        """The members for a piece of work (in the book or not yet), the one to think of first at the top."""
        held = self.days().get(wanted.session)
        day = held or wanted.due or self._book.clock.today()
        session = self._book.sessions().get(wanted.session) if held else None
        everyone = self._book.roster.members()
        who = membership.expected_at(everyone, session) if session else self._book.roster.members(day)
        theme = self.theme(wanted.theme)
        asked = candidates.Wanted(
            wanted.kind,
            f"{wanted.title} · {theme.title if theme else ''}",
            day,
            wanted.session if held else 0,
            wanted.id,
        )
        return candidates.rank(asked, who, self.shelf().all(), self.days(), self._book.settings.rules())

    def without_paper(self, year: int) -> list[Member]:
        """Who is active today and gave no lead-in or paper in that year."""
        today = self._book.clock.today()
        return workload.without_paper(self._book.roster.members(), self.shelf().all(), self.days(), year, today)

    def counts(self, year: int, quarter: int | None = None) -> dict[int, workload.Counts]:
        """What each member was assigned and gave in a year or a quarter, by the member's number."""
        return workload.counts(self.shelf().all(), self.days(), year, quarter)

    def open_threads(self, day: date) -> list[Thread]:
        """What a session of `day` brings along: open tasks, and what sessions that are over did not come to hear."""
        days, today = self.days(), self._book.clock.today()
        found = [a for a in self.shelf().all() if rules.is_open(a) and self._left_over(a, min(day, today), day, days)]
        return [
            Thread(
                f"assignments:{a.id}", a.kind.value, a.title, a.members,
                since=a.stages[0].on if a.stages else None, due=rules.awaited_on(a, days),
            )
            for a in sorted(found, key=lambda a: rules.urgency(a, day, days))
        ]  # fmt: skip

    @staticmethod
    def _left_over(assignment: Assignment, over: date, day: date, days: rules.Days) -> bool:
        if assignment.kind is Work.TASK:
            return not assignment.stages or assignment.stages[0].on <= day
        held = days.get(assignment.session)
        return held is None or held < over

    def log(self, id: int) -> Iterator[Change]:
        """Every change of one assignment, newest first."""
        for change in self._book.history.changes():
            if any(isinstance(part, RowSaved) and id == _number(part) for part in change.parts):
                yield change

    # -- commands --------------------------------------------------------------------------

    def add(self, assignment: Assignment) -> Change:
        """Assign something; it stands at 'assigned' since today unless it says otherwise.

        BadValue without a member, with one who is not in the book, or for a task that does not say what.
        """
        first = (Staged(stage=Stage.ASSIGNED, on=self._book.clock.today()),)

        def build() -> list[Put]:
            id = self.shelf().next_id()
            fresh = replace(assignment, id=id, stages=assignment.stages or first)
            return [Put("assignments", id, checked(self._book, None, fresh))]

        return self._book.commit("assignments.add", build)

    def change(self, id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields, and leave the others as they stand in the book by then. NoSuch; BadValue as in `add`."""
        return self._write(id, "assignments.change", lambda old: replace(old, **facts))

    def advance(
        self,
        id: int,
        stage: Stage,
        on: date | None = None,
        note: str = "",
        *,
        answers: Mapping[str, bool | None] | None = None,
        result: str | None = None,
        anyway: bool = False,
    ) -> Change:
        """It has come to `stage` on a day (today if none is given).

        `answers` are those to the four questions about a draft; None leaves one as it is. Odd out of
        the usual order, or on approval with a question open, unless `anyway`; BadValue for a stage that
        this kind of work does not have, or a day before the stage before or still to come. What came of a
        task that carries out a proposal is the proposal's result too (store/outcomes.py).
        """
        said = {check: answer for check, answer in (answers or {}).items() if answer is not None}
        if set(said) - set(rules.CHECKS):
            raise BadValue(why_vi="Không có câu hỏi này.", why_en="There is no such question.")

        def new(old: Assignment) -> Assignment:
            answered = replace(old, **said) if said else old
            ensure_has(answered.kind, stage)
            day = on or self._book.clock.today()
            said_of_it = answered.result if result is None else result
            asked = (
                rules.jump_of(answered, stage),
                rules.early_of(answered, stage, day, self.days()),
                unsaid(answered, stage, said_of_it),
            )
            odd = [o for o in asked if o]
            if odd and not anyway:
                raise Odd(why_vi=" ".join(o.vi for o in odd), why_en=" ".join(o.en for o in odd))
            step = Staged(stage=stage, on=day, note=clean(note, limit=TITLE_LIMIT))
            fresh = replace(answered, stages=(*answered.stages, step))
            return fresh if result is None else replace(fresh, result=result)

        return self._write(id, "assignments.advance", new)

    def close(self, id: int, stage: Stage, result: str = "", on: date | None = None, *, anyway: bool = False) -> Change:
        """Close it at one of the last stages, with what came of it in words. Errors as in `advance`."""
        if stage not in rules.CLOSED:
            raise BadValue(why_vi="Bước này chưa khép việc lại.", why_en="That stage does not close anything.")
        return self.advance(id, stage, on, result=result, anyway=anyway)

    def reopen(self, id: int, on: date | None = None) -> Change:
        """Go on with a closed one where it last stood. BadValue when it is open."""

        def new(old: Assignment) -> Assignment:
            if rules.is_open(old):
                raise BadValue(why_vi="Việc này còn đang mở.", why_en="This is still open.")
            step = Staged(stage=rules.resumed(old), on=on or self._book.clock.today())
            return replace(old, stages=(*old.stages, step))

        return self._write(id, "assignments.advance", new)

    def redate(self, id: int, place: int, on: date) -> Change:
        """Correct the day of a stage (`place` counts from 0). BadValue when it is out of order."""

        def new(old: Assignment) -> Assignment:
            if not 0 <= place < len(old.stages):
                raise NoSuch(what_vi="bước số", what_en="stage number", key=place + 1)
            step = replace(old.stages[place], on=on)
            return replace(old, stages=(*old.stages[:place], step, *old.stages[place + 1 :]))

        return self._write(id, "assignments.advance", new)

    def step_back(self, id: int) -> Change:
        """Take the last stage off, as if it had not been written. BadValue where only the first is left."""

        def new(old: Assignment) -> Assignment:
            if len(old.stages) < 2:
                raise BadValue(
                    why_vi="Đây là bước đầu; bỏ cả việc thì bấm Del ở danh sách.",
                    why_en="This is the first stage; Del in the list takes the whole assignment away.",
                )
            return replace(old, stages=old.stages[:-1])

        return self._write(id, "assignments.advance", new)

    def remove(self, id: int) -> Change:
        """Take an assignment away (undo brings it back). NoSuch when there is none."""

        def build() -> list[Put]:
            return [Put("assignments", id, None), *carried(self._book, self.assignment(id), None)]

        return self._book.commit("assignments.remove", build)

    # -- inside ----------------------------------------------------------------------------

    def _write(self, id: int, act: str, new: Callable[[Assignment], Assignment]) -> Change:
        def build() -> list[Put]:
            old = self.assignment(id)
            fresh = checked(self._book, old, new(old))
            return [Put("assignments", id, fresh), *carried(self._book, old, fresh)]

        return self._book.commit(act, build)


def _number(part: RowSaved) -> int:
    """The number of the assignment a change is about; 0 for a row of another table."""
    row = part.after or part.before
    return row.id if isinstance(row, Assignment) else 0
