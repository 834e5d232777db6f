"""A preparation in words: for its room and for the command line alike. Draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from store import Book
from store.records import Assignment, Document, Work
from store.rules.agenda import NotReady, Progress, Readiness, StepState, Total
from store.threads import Thread
from tui.language import N_, _, language, n_
from tui.members import names
from tui.text import day

WORKS: Final[Mapping[Work, str]] = {
    Work.LEAD_IN: N_("lead-in"), Work.PAPER: N_("paper"), Work.OPINION: N_("prepared opinion"), Work.TASK: N_("task"),
}  # fmt: skip
"""What a member is to do, in words."""

THREADS: Final[Mapping[str, str]] = {
    **{work.value: words for work, words in WORKS.items()},
    "proposal": N_("proposal raised"), "registration": N_("registration"), "praise": N_("praise"),
}  # fmt: skip
"""What a thread is, in words."""


def said(title: str, english: Mapping[str, str]) -> str:
    """A title in the language spoken, as far as it is still the template's."""
    return english.get(title, title) if language() == "en" else title


def total_words(total: Total) -> str:
    """How the items add up: '105 minutes, planned 90: 15 minutes over'."""
    words = n_("{n} minute, planned {planned}", "{n} minutes, planned {planned}", total.minutes)
    told = words.format(n=total.minutes, planned=total.planned) + ": " + over_words(total.over, total.left)
    if total.shared:
        told += " · " + _("{n} of them in the other session of the sitting").format(n=total.shared)
    if total.open:
        told += " · " + n_("{n} item without minutes", "{n} items without minutes", total.open).format(n=total.open)
    return told


def over_words(over: int, left: int) -> str:
    """Minutes over, minutes left, or neither."""
    if over:
        return n_("{n} minute over", "{n} minutes over", over).format(n=over)
    if left:
        return n_("{n} minute left", "{n} minutes left", left).format(n=left)
    return _("just right")


def late_words(days: int) -> str:
    """By how many days something is late."""
    return n_("late by {n} day", "late by {n} days", days).format(n=days)


def progress_words(progress: Progress) -> str:
    """How a step stands: done and when, late, today, in so many days."""
    match progress.state:
        case StepState.DONE:
            return _("done {day}").format(day=f"{progress.on:%d/%m}") if progress.on else _("done")
        case StepState.LATE:
            return late_words(progress.days)
        case StepState.TODAY:
            return _("today")
        case StepState.COMING:
            return n_("in {n} day", "in {n} days", progress.days).format(n=progress.days)
        case _:
            return _("no day yet")


def ready_words(ready: Readiness, waiting: int, english: Mapping[str, str]) -> str:
    """How ready a session is: how many steps are done, what is late, what is not handed in."""
    if not ready.steps and not waiting:
        return _("none yet")
    told = [_("all {n} done").format(n=ready.steps) if ready.all_done and ready.steps else
            _("{done} of {steps} done").format(done=ready.done, steps=ready.steps)]  # fmt: skip
    if waiting:
        told.append(n_("{n} not handed in", "{n} not handed in", waiting).format(n=waiting))
    if ready.late:
        check, days = ready.late[0]
        words = n_("{n} late by {days} d.: {title}", "{n} late, up to {days} d.: {title}", len(ready.late))
        told.append(words.format(n=len(ready.late), days=days, title=said(check.title, english)))
    return " · ".join(told)


def work_words(book: Book, assignment: Assignment) -> str:
    """What is to be given and by whom: 'paper: Đỗ Thị Diệu, «…»'."""
    title = f", «{assignment.title}»" if assignment.title else ""
    return f"{_(WORKS[assignment.kind])}: {names(book, assignment.members)}{title}"


def not_ready_words(book: Book, late: NotReady) -> str:
    """What is not handed in, whose it is, and by how many days it is late."""
    return f"{work_words(book, late.assignment)}: " + _("not handed in") + f", {late_words(late.days)}"


def document_words(document: Document) -> str:
    """A paper from above: number, day, issuer, what it is about."""
    head = ", ".join(x for x in (document.number, day(document.dated), document.issuer) if x)
    return f"{head}: {document.title}" if document.title else head


def thread_name(kind: str) -> str:
    """What a thread is."""
    return _(THREADS[kind]) if kind in THREADS else kind


def thread_days(thread: Thread) -> str:
    """Since when a thread is open, and until when it should be answered."""
    told = [
        _("since {day}").format(day=day(thread.since)) if thread.since else "",
        _("due {day}").format(day=day(thread.due)) if thread.due else "",
    ]
    return " · ".join(x for x in told if x)


def thread_words(book: Book, thread: Thread) -> str:
    """A whole thread: what, whose, since when, until when."""
    whose = names(book, thread.members)
    told = (f"{thread_name(thread.kind)}: {thread.title}", whose, thread_days(thread))
    return " · ".join(x for x in told if x)
