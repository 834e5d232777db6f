"""The door for lists coming in, of members and of who was there: a preview that writes nothing, then one action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace as with_
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.attendance import NOTE_LIMIT
from store.changes import Change
from store.disk import Put
from store.errors import BadValue
from store.intake import Edits, Grid, Preview, preview_roster, read_grid, read_grids
from store.intake.attendance import Listed, RollPreview, listed
from store.intake.headings import plain
from store.records import Code, Mark, Session
from store.roster import tidy_member
from store.rules.attendance import ABSENT
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book


class Intake:
    """Lists in."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def preview(self, file: Path, columns: Mapping[str, int] | None = None) -> Preview:
        """What the file would bring; nothing is written. BadFile when it cannot be read as a list."""
        return self.judge(read_grid(file), Edits(columns=columns))

    def sheets(self, file: Path) -> tuple[Grid, ...]:
        """The sheets of a file as cells, at least one. BadFile when it cannot be read as a list."""
        return read_grids(file)

    def judge(self, grid: Grid, edits: Edits) -> Preview:
        """What a sheet would bring as the hand has changed it; nothing is written. BadFile, BadValue."""
        return preview_roster(grid, self._book.roster.members(), today=self._book.clock.today(), edits=edits)

    def accept(self, preview: Preview, *, source: str = "") -> Change:
        """Write the new and changed members of a preview, all in one action that one undo takes back.

        BadValue when the book has changed since the preview was made: look again, then accept.
        """
        wanted = [row for row in preview.rows if row.state in ("new", "changed") and row.member is not None]

        def build() -> list[Put]:
            shelf = self._book.members()
            known = {m.id for m in shelf.all()}
            seen = {m.id for m in preview.missing} | {r.before.id for r in preview.rows if r.before}
            if known - seen or any(r.before and shelf.get(r.before.id) != r.before for r in wanted):
                raise BadValue(
                    why_vi="Danh sách trong sổ vừa thay đổi; hãy xem lại tệp rồi ghi.",
                    why_en="The members in the book have just changed; look at the file again, then write.",
                )
            fresh = shelf.next_id()
            puts = []
            for row in wanted:
                assert row.member is not None
                id, fresh = (row.before.id, fresh) if row.before else (fresh, fresh + 1)
                puts.append(Put("members", id, replace(tidy_member(row.member), id=id)))
            return puts

        return self._book.commit("intake.accept", build, why=source)

    # -- who was there ---------------------------------------------------------------------

    def preview_attendance(self, file: Path, session_id: int) -> RollPreview:
        """What a list of names or row numbers would mark in a session; nothing is written. BadFile, NoSuch."""
        book = self._book
        session = book.calendar.session(session_id)
        roll = book.attendance.expected(session)
        rows, unread = listed(read_grid(file).rows, roll, book.roster.members())
        marked = tuple(self._marked(session, row) for row in rows)
        about = {row.member.id for row in marked if row.member is not None and row.after is not None}
        return RollPreview(session, marked, unread, tuple(m for m in roll if m.id not in about))

    def accept_attendance(self, preview: RollPreview, *, source: str = "") -> Change:
        """Write the marks of a preview, and a row for everybody on the roll, in one action.

        Who is not in the list stays as they were. BadValue when one of these marks, or the roll, has
        changed since the preview was made, or when the minutes are closed.
        """
        book = self._book
        wanted = [row for row in preview.rows if row.changes]

        def build() -> list[Put]:
            session = book.calendar.unlocked(preview.session.id)
            roll = {m.id: m for m in book.attendance.expected(session)}
            for row in wanted:
                assert row.member is not None
                if row.member.id not in roll or book.attendance.mark_of(session, row.member) != row.before:
                    raise BadValue(
                        why_vi="Điểm danh của buổi này vừa thay đổi; hãy xem lại tệp rồi ghi.",
                        why_en="The roll of this session has just changed; look at the file again, then write.",
                    )
            marks = {mark.id: mark for mark in book.attendance.blanks(session)} if wanted else {}
            marks |= {row.after.id: row.after for row in wanted if row.after is not None}
            return [Put("marks", id, mark) for id, mark in marks.items()]

        return book.commit("intake.attendance", build, why=source)

    def _marked(self, session: Session, row: Listed) -> Listed:
        """The line with the mark as it is and as it would be; what the list does not say stays as it was."""
        if row.member is None or row.said is None or row.said.code is Code.NOT_TAKEN:
            return row
        said, attendance = row.said, self._book.attendance
        old = attendance.mark_of(session, row.member)
        same = old.code is said.code
        key = self._reason(said.reason)
        new = attendance.made(
            session, old, said.code,
            reason=key or (old.reason if same and not said.reason else ""),
            detail="" if key else said.reason or (old.detail if same else ""),
            clock=said.clock or (old.clock if same else ""),
        )  # fmt: skip
        return with_(row, before=old, after=self._noted(new, said.reason))

    def _noted(self, mark: Mark, words: str) -> Mark:
        """A reason beside a mark that has none is a note, where there is no other."""
        if not words or mark.code in ABSENT or mark.note:
            return mark
        return replace(mark, note=clean(words, limit=NOTE_LIMIT))

    def _reason(self, words: str) -> str:
        """The key of the cell's reason so called, in either language; '' when it is none of them."""
        wanted = plain(words)
        for reason in self._book.settings.cell().reasons:
            if wanted and wanted in map(plain, (reason.key, reason.vi, reason.en, reason.short_vi, reason.short_en)):
                return reason.key
        return ""
