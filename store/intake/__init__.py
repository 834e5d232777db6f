"""Lists in, of members and of who was there: a file becomes a grid, a grid a preview, a preview waits for yes.

In reading order:

    files.py       a file, opened and handed to a guarded child; the child is reader.py, which
                   looks at zips with packed.py and at text with plain.py, within limits.py
    grid.py        what comes back: cells
    refusals.py    why a file is not read, in words
    headings.py    which column is what, by the words of phrases.py
    person.py      one row read, by dates.py, values.py and posts.py
    twins.py       rows of one file that clash
    matching.py    which member a row is about
    merging.py     the row laid over the member
    checks.py      whether the days can be true
    plan.py        what would happen, as data
    roster.py      all of it in order: grid and members in, Preview out
    mark_words.py  the words and signs of attendance
    attendance.py  a list of names or numbers against one roll: whom each line is about, what it says
    door.py        the book's door: preview, accept
"""

from store.intake.files import read_grid
from store.intake.grid import Cell, Grid
from store.intake.phrases import FIELDS
from store.intake.plan import Doubt, FieldChange, Preview, RowPlan
from store.intake.roster import preview_roster

__all__ = [
    "FIELDS",
    "Cell",
    "Doubt",
    "FieldChange",
    "Grid",
    "Preview",
    "RowPlan",
    "preview_roster",
    "read_grid",
]
