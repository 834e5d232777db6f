"""A grid against the members of the book: what each row would do, before anything is written.

Pure: cells and records in, a Preview out. Opening files is in files.py, writing in door.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from store.intake.checks import check_days
from store.intake.edits import NONE, Edits
from store.intake.grid import Grid
from store.intake.headings import chosen, locate
from store.intake.matching import pair
from store.intake.merging import changes_between, merged
from store.intake.person import Person, people_in
from store.intake.plan import Preview, RowPlan
from store.intake.refusals import bad_file
from store.records import Member


def preview_roster(
    grid: Grid, members: Sequence[Member], *, today: date, columns: Mapping[str, int] | None = None, edits: Edits = NONE
) -> Preview:
    """What the rows of `grid` would do to `members`; nothing is written.

    `edits` is what the hand has changed about the file; every row is judged anew over it, since one
    cell may end or begin a clash with another. `columns` is the user's own choice, field -> column
    index, in the place of the guess (and of that of `edits`). BadFile when no row of the first 30 names a
    column of names and none was chosen; BadValue for a field there is not. Everything else that is
    wrong is a doubt of its row.
    """
    columns = edits.columns if columns is None else columns
    layout = locate(grid.rows) if columns is None else chosen(grid.rows, columns)
    if layout is None:
        raise bad_file(grid.sheet, "no_heading")
    people, skipped = people_in(edits.applied(grid).rows, layout, edits.taken_in)
    wanted = [person for person in people if person.number not in edits.left_out]
    pairs = pair(wanted, members)
    rows = tuple(
        _left_out(person) if person.number in edits.left_out else _plan(person, pairs.get(person.number), today)
        for person in people
    )
    named = {row.before.id for row in rows if row.before}
    return Preview(
        heading_row=layout.heading_row,
        columns=layout.columns,
        unknown_columns=layout.unknown(),
        titles=layout.titles,
        rows=rows,
        doubts=tuple(doubt for row in rows for doubt in row.doubts),
        missing=tuple(m for m in members if m.id not in named),
        skipped=tuple(skipped),
    )


def _left_out(person: Person) -> RowPlan:
    return RowPlan(person.number, "left_out", Member(name=person.name) if person.name else None, None)


def _plan(person: Person, before: Member | None, today: date) -> RowPlan:
    member = merged(person, before, today)
    check_days(person, member, today)
    changes = changes_between(before, member) if before and not person.doubts else ()
    if person.doubts:
        state = "doubtful"
    elif before is None:
        state = "new"
    else:
        state = "changed" if changes else "unchanged"
    return RowPlan(
        number=person.number,
        state=state,
        member=member if person.name else None,
        before=before,
        changes=changes,
        doubts=tuple(person.doubts),
        notes=tuple(person.notes),
    )
