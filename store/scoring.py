"""Scoring: how a sitting scores itself. What the records fill in, what a hand says, and the score once settled.

What a figure is and what it is worth is decided in store/rules (scoring.py, scoring_figures.py); what the records
say is gathered in scoring_facts.py. Until a score is settled it is computed anew whenever it is read;
a settled one keeps its points and its table, whatever changes later.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import Cell, Kind, Score, ScoreTable, Session, State
from store.rules import scoring as rules
from store.rules.calendar import sitting_of
from store.rules.ruleset import RuleSet
from store.scoring_facts import facts_of
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.disk import Shelf

NOTE_LIMIT = 1000
"""Longest note on a score, in characters."""

SCORED = (Kind.REGULAR, Kind.THEMATIC)
"""Sessions that score themselves."""


class Sheet(msgspec.Struct, frozen=True):
    """The score of a sitting, as it stands."""

    session: Session
    table: ScoreTable
    lines: tuple[rules.Line, ...]
    total: rules.Total
    closed: date | None
    note: str
    begun: bool
    """Whether anything of it is in the book."""


class Scoring:
    """The door to the scores."""

    def __init__(self, book: Book) -> None:
        self._book = book

    # -- queries ---------------------------------------------------------------------------

    def table(self) -> ScoreTable:
        """The table of points in use: the cell's own, else the shipped one it chose."""
        cell = self._book.settings.cell()
        return cell.score_table or rules.table_named(cell.score_key)

    def host(self, session_id: int) -> Session:
        """The session that bears the score of a sitting: the regular one where two share it. NoSuch."""
        session = self._book.calendar.session(session_id)
        return sitting_of(session, self._book.calendar.sessions()) or session

    def sheet(self, session_id: int) -> Sheet:
        """The score of the sitting of a session, as of now. NoSuch."""
        session = self.host(session_id)
        score = self._shelf().get(session.id)
        full, own = self._book.settings.cell().full_for_good, self._book.settings.rules()
        if score is not None and score.closed is not None:
            table, found = score.table, rules.frozen_lines(score.table, score.points)
            if score.rules:
                own = self._rules_then(score.rules)
            if score.full_for_good is not None:
                full = score.full_for_good
        else:
            table = self.table()
            found = rules.lines(table, facts_of(self._book, session), score.points if score else ())
        return Sheet(
            session=session,
            table=table,
            lines=found,
            total=rules.total(found, own, full_for_good=full),
            closed=score.closed if score else None,
            note=score.note if score else "",
            begun=score is not None,
        )

    def year(self, year: int) -> list[Sheet]:
        """The scores of a year's sittings that were held, in order of date."""
        sessions = self._book.calendar.sessions()
        here = [
            s for s in sessions
            if s.date.year == year and s.kind in SCORED and s.state is not State.CANCELLED
            and sitting_of(s, sessions) is None and s.date <= self._book.clock.today()
        ]  # fmt: skip
        return [self.sheet(s.id) for s in here if self._shelf().get(s.id) or self._book.attendance.called(s)]

    # -- commands --------------------------------------------------------------------------

    def say(self, session_id: int, key: str, points: float | None, *, applies: bool = True, note: str = "") -> Change:
        """Give a criterion its points by hand, or say that it does not apply. BadValue; NoSuch."""

        def edit(score: Score) -> Score:
            said = rules.checked_point(score.table, key, points, applies=applies, note=clean(note)[:NOTE_LIMIT])
            return replace(score, points=(*(p for p in score.points if p.key != key), said))

        return self._edit("scoring.say", session_id, edit)

    def take_back(self, session_id: int, key: str) -> Change:
        """Leave a criterion to the records again. NoSuch."""
        return self._edit(
            "scoring.take_back",
            session_id,
            lambda score: replace(score, points=tuple(p for p in score.points if p.key != key)),
        )

    def set_note(self, session_id: int, note: str) -> Change:
        """Write down the weaknesses to mend. BadValue when it is too long; NoSuch."""
        text = clean(note)
        if len(text) > NOTE_LIMIT:
            vi, en = f"Ghi chú dài quá {NOTE_LIMIT} ký tự.", f"The note is longer than {NOTE_LIMIT} characters."
            raise BadValue(why_vi=vi, why_en=en)
        return self._edit("scoring.note", session_id, lambda score: replace(score, note=text))

    def settle(self, session_id: int) -> Change:
        """Settle the score: its points are written down and no longer computed. BadValue while something is open."""

        def edit(score: Score) -> Score:
            sheet = self.sheet(score.session)
            if sheet.total.open:
                raise BadValue(
                    why_vi=f"Còn {sheet.total.open} tiêu chí chưa có điểm; chấm nốt rồi mới chốt.",
                    why_en=f"{sheet.total.open} criteria have no points yet; score them first.",
                )
            return replace(
                score,
                points=rules.settled_points(sheet.lines),
                rules=self._book.settings.rules().version,
                full_for_good=self._book.settings.cell().full_for_good,
                closed=self._book.clock.today(),
            )

        return self._edit("scoring.settle", session_id, edit)

    def open_again(self, session_id: int) -> Change:
        """Open a settled score again: what a hand gave stays, the rest is computed anew, with today's table."""

        def edit(score: Score) -> Score:
            return replace(
                score,
                table=self.table(),
                points=rules.opened_points(score.points),
                rules="",
                full_for_good=None,
                closed=None,
            )

        return self._edit("scoring.open", session_id, edit, settled=True)

    def use_table(self, key: str) -> Change:
        """Score by another shipped table from now on; settled scores keep theirs. BadValue for an unknown one."""
        rules.table_named(key)
        return self._set_cell(lambda cell: replace(cell, score_key=key, score_table=None))

    def set_full_for_good(self, on: bool) -> Change:
        """Whether some criteria must be full for the grade 'Tốt'."""
        return self._set_cell(lambda cell: replace(cell, full_for_good=on))

    # -- inside ----------------------------------------------------------------------------

    def _set_cell(self, changed: Callable[[Cell], Cell]) -> Change:
        return self._book.commit("scoring.table", lambda: [Put("cell", 1, changed(self._book.settings.cell()))])

    def _shelf(self) -> Shelf[Score]:
        return self._book.rows("scores", Score)

    def _rules_then(self, version: str) -> RuleSet:
        try:
            return self._book.settings.rules_at(version)
        except NoSuch:
            return self._book.settings.rules()

    def _edit(self, act: str, session_id: int, edit: Callable[[Score], Score], *, settled: bool = False) -> Change:
        def build() -> list[Put]:
            session = self.host(session_id)
            if session.kind not in SCORED:
                raise BadValue(
                    why_vi="Chỉ chấm điểm buổi định kỳ hoặc chuyên đề.",
                    why_en="Only a regular or a thematic session is scored.",
                )
            self._book.calendar.unlocked(session.id)  # the minutes say the grade
            old = self._shelf().get(session.id) or Score(id=session.id, session=session.id, table=self.table())
            if (old.closed is not None) is not settled:
                raise BadValue(
                    why_vi="Điểm buổi này chưa chốt." if settled else "Điểm buổi này đã chốt; mở lại trước đã.",
                    why_en="This score is not settled." if settled else "This score is settled; open it again first.",
                )
            base = old if old.closed is not None else replace(old, table=self.table())
            return [Put("scores", session.id, edit(base))]

        return self._book.commit(act, build)
