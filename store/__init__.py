"""The book of a cell: its records, its rules, and how they are kept. Knows no screen.

In reading order:

    records.py      every record: the whole schema on one page
    changes.py      what just happened, as data
    errors.py       what can go wrong, in sentences
    vietnamese.py   NFC at every door, the order of names, search without accents
    clock.py        the cell's own time
    rules/          pure functions: what a regulation asks, given records and a day
    disk/           the only part that knows TinyDB, the journal, locks and flushes
    book.py         Book: one door per noun (doors.py: those made when first asked for)
    roster.py calendar.py attendance.py register.py assignments.py settings.py history.py   the doors
    leaning.py      which rows speak of others, so that undo takes none away from under them
    themes.py planned.py topics.py documents.py   quarters' themes, the backlog, papers from above
    leading.py      who presents a theme has its lead-in to prepare
    commendations.py registrations.py reviewing.py   praise and criticism; what members undertake, and its reviews
    agenda.py templates.py carrying.py threads.py   the preparation of a session, and what it carries over
    proposals.py proposing.py outcomes.py   what was proposed, and what a task says of the proposal it carries out
    votes.py        what was voted on, and who is counted
    speeches.py proceedings.py   who spoke, and the course of a sitting
    minutes.py      what a session still lacks, its minutes, closing them, every version
    tracking.py     the year of every member and of the cell, read off speeches, marks and proposals
    person.py       one member's year on a page, and the rows behind its figures
    home.py         what needs doing today, read off all the others; it writes nothing
    versions.py     which numbers of the rule set were in force when, read off the journal
    days_off.py     the calendar's door to free days
    typed.py spans.py meant.py   what is typed into a field: a day, two days, whom and which
    intake/         lists in, with a preview before anything is written
    papers/         documents out, for the printer and for other programs
    drafts.py       what is half typed, beside the book
    demo/           an invented cell to look around in
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.book import Book, make_book, open_book
    from store.errors import BookError

__all__ = ["Book", "BookError", "make_book", "open_book"]


def __getattr__(name: str) -> object:
    """Bring a name in when it is first asked for, so that a rule or an error alone costs no TinyDB."""
    if name not in __all__:
        raise AttributeError(name)
    from store import book, errors

    found: object = getattr(errors if name == "BookError" else book, name)
    globals()[name] = found
    return found
