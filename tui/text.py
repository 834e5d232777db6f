"""Records into words: the one place where what is stored becomes what is read on screen or paper.

No markup is built anywhere: rooms draw spans of text and style.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from rich.cells import cell_len, set_cell_size

from store import Book
from store.changes import CellSaved, Change, GuestSaved, MarkGone, MarkSet, MemberSaved, Part, RowSaved, SessionSaved
from store.records import Code, Kind, Mark, Member, Role, Session, State
from store.rules import roster as membership
from store.rules.attendance import Alert
from store.vietnamese import visible
from tui.language import N_, _, language, n_

CODES: Final[dict[Code, str]] = {
    Code.NOT_TAKEN: N_("not taken"),
    Code.PRESENT: N_("present"),
    Code.LATE: N_("late"),
    Code.LEFT_EARLY: N_("left early"),
    Code.EXCUSED: N_("excused"),
    Code.UNEXCUSED: N_("unexcused"),
    Code.EXEMPT: N_("exempt"),
    Code.ELSEWHERE: N_("elsewhere"),
}
"""What a mark is called."""

KINDS: Final[dict[Kind, str]] = {
    Kind.REGULAR: N_("regular"),
    Kind.THEMATIC: N_("thematic"),
    Kind.EXTRAORDINARY: N_("extraordinary"),
    Kind.COMMITTEE: N_("committee"),
}

STATES: Final[dict[State, str]] = {
    State.PLANNED: N_("planned"),
    State.PREPARED: N_("prepared"),
    State.HELD: N_("held"),
    State.CLOSED: N_("closed"),
    State.CANCELLED: N_("cancelled"),
}

POSTS: Final[dict[Role, str]] = {
    Role.SECRETARY: N_("Secretary"),
    Role.DEPUTY: N_("Deputy"),
    Role.COMMITTEE: N_("Committee"),
    Role.HIGHER: N_("Higher"),
}
"""Short names of Party posts, for narrow columns."""

ACTS: Final[dict[str, str]] = {
    "book.create": N_("new book"),
    "book.restore": N_("restored from a backup"),
    "attendance.open": N_("roll opened"),
    "attendance.mark": N_("mark"),
    "attendance.mark_rest": N_("the rest present"),
    "attendance.note": N_("note"),
    "attendance.guest": N_("guest"),
    "roster.save": N_("member"),
    "roster.change": N_("member"),
    "roster.standings": N_("status"),
    "roster.posts": N_("Party posts"),
    "roster.aways": N_("absence"),
    "intake.accept": N_("roster brought in"),
    "calendar.plan_year": N_("year planned"),
    "calendar.save": N_("session"),
    "agenda.prepare": N_("session's preparation begun"),
    "agenda.redate": N_("steps moved with the session"),
    "agenda.minutes": N_("planned length"),
    "agenda.item": N_("agenda"),
    "agenda.shift": N_("order of the agenda"),
    "agenda.check": N_("step of preparation"),
    "agenda.tick": N_("step done or not"),
    "agenda.document": N_("document from above"),
    "agenda.put_off": N_("put off"),
    "agenda.take_back": N_("taken up after all"),
    "agenda.template": N_("template of preparation"),
    "settings.cell": N_("settings"),
    "history.undo": N_("undone"),
}
"""What an action of the journal is called."""

WEEKDAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def fit(text: str, width: int, *, right: bool = False) -> str:
    """The text in exactly `width` cells, cut with an ellipsis where it is longer."""
    shown = visible(text)
    size = cell_len(shown)
    if size > width:
        return set_cell_size(shown, width - 1) + "…" if width > 0 else ""
    return " " * (width - size) + shown if right else shown + " " * (width - size)


ALERTS: Final[dict[str, str]] = {
    "excused_in_a_row": N_("excused {n} in a row"),
    "unexcused_allowed": N_("unexcused {n}, last {day}"),
    "months_without_attendance": N_("{n} months missed without reason"),
}
"""What an alert says in a few words; the whole sentence is the rule set's."""


def alert_words(alert: Alert, *, short: bool) -> str:
    """An alert with the document it comes from: a whole sentence, or a few words for a narrow line."""
    source = alert.citation(language())
    if not short or alert.rule not in ALERTS:
        return f"{alert.sentence(language())} ({source})"
    words = _(ALERTS[alert.rule]).format(n=alert.count, day=f"{alert.last:%d/%m}")
    source = source.partition(" (")[0].partition(";")[0].replace("Hướng dẫn ", "HD ").replace("Guidance ", "HD ")
    return f"{words} · {source}"


def day(value: date | None) -> str:
    """A date as people here write it: 05/02/2026."""
    return value.strftime("%d/%m/%Y") if value else ""


def weekday(value: date) -> str:
    """The short name of the day of the week."""
    return _(WEEKDAYS[value.weekday()])


def percent(share: float | None) -> str:
    """A share as a rate with one decimal: 86,7 % or 86.7%; a dash when there is none."""
    if share is None:
        return "–"
    figure = f"{share * 100:.1f}"
    return figure.replace(".", ",") + " %" if language() == "vi" else figure + "%"


def post(member: Member, on: date) -> str:
    """The short name of the member's first Party post that day, or what kind of member they are."""
    for held in membership.posts_on(member, on):
        return _(POSTS[held.role]) if held.role else held.title
    return "" if membership.is_official(member, on) else _("probationary")


def session_name(session: Session) -> str:
    """What a session is called: 'Regular session, November 2026'."""
    if session.kind is Kind.REGULAR:
        month = session.month or f"{session.date:%Y-%m}"
        return _("Regular session {month}/{year}").format(month=int(month[5:]), year=month[:4])
    if session.kind is Kind.THEMATIC:
        quarter = session.quarter or f"{session.date.year}-Q{(session.date.month + 2) // 3}"
        roman = ("I", "II", "III", "IV")[int(quarter[6:]) - 1]
        return _("Thematic session, quarter {quarter}/{year}").format(quarter=roman, year=quarter[:4])
    if session.kind is Kind.COMMITTEE:
        return _("Committee meeting {day}").format(day=day(session.date))
    return _("Extraordinary session {day}").format(day=day(session.date))


def mark_words(mark: Mark, reason: str = "") -> str:
    """What a mark says in words: 'late 14:10 (10 minutes)', 'excused: business trip'."""
    said = _(CODES[mark.code])
    if mark.clock:
        said += f" {mark.clock}"
        if mark.minutes and mark.code is Code.LATE:
            said += " " + n_("({n} minute)", "({n} minutes)", mark.minutes).format(n=mark.minutes)
    extra = mark.detail or reason
    return f"{said}: {extra}" if extra else said


def reason_words(book: Book, key: str, *, short: bool = False) -> str:
    """The reason of absence as the cell words it; `short` for the line that asks."""
    reason = book.settings.reason(key) if key else None
    if reason is None:
        return ""
    if language() == "en":
        return (short and reason.short_en) or reason.en
    return (short and reason.short_vi) or reason.vi


def mark_text(book: Book, mark: Mark | None) -> str:
    """A mark in words with its reason; no row reads as not taken."""
    if mark is None:
        return _(CODES[Code.NOT_TAKEN])
    return mark_words(mark, reason_words(book, mark.reason))


def _name_of(book: Book, member_id: int) -> str:
    found = book.members().get(member_id)
    return found.name if found else f"#{member_id}"


def _session_of(book: Book, session_id: int) -> str:
    found = book.sessions().get(session_id)
    return found.code if found else f"#{session_id}"


def part_words(book: Book, part: Part) -> str:
    """One row's change in words: who or what, and from what to what."""
    match part:
        case MarkSet(before, after):
            old, new = mark_text(book, before), mark_text(book, after)
            if before is not None and before.note != after.note:
                old, new = before.note or "–", after.note or "–"
            return f"{_name_of(book, after.member)}: {old} → {new} · {_session_of(book, after.session)}"
        case MarkGone(before):
            return (
                f"{_name_of(book, before.member)}: {mark_text(book, before)} → – · {_session_of(book, before.session)}"
            )
        case MemberSaved(before, after):
            if before is not None and after is not None:
                from tui.fields import member_changes

                return member_changes(before, after)
            return _before_after(before.name if before else None, after.name if after else None)
        case SessionSaved(before, after):
            return _before_after(
                f"{before.code} {day(before.date)}" if before else None,
                f"{after.code} {day(after.date)}" if after else None,
            )
        case GuestSaved(before, after):
            return _before_after(before.name if before else None, after.name if after else None)
        case RowSaved(table, before, after):
            from tui.fields import row_words

            return row_words(book, table, before, after)
        case CellSaved(before, after):
            return _before_after(before.name if before else None, after.name if after else None)


def _before_after(old: str | None, new: str | None) -> str:
    if old is None:
        return f"+ {new}"
    if new is None:
        return f"– {old}"
    return new if old == new else f"{old} → {new}"


def change_words(book: Book, change: Change) -> str:
    """A whole change in one line: what was done, to whom, and how many rows besides."""
    name = _(ACTS[change.act]) if change.act in ACTS else change.act
    if not change.parts:
        return name
    first = part_words(book, change.parts[0])
    if len(change.parts) == 1:
        return f"{name}: {first}"
    if change.act == "attendance.open" and isinstance(change.parts[0], MarkSet):
        first = _session_of(book, change.parts[0].after.session)
    rest = len(change.parts)
    return f"{name}: " + n_("{n} row", "{n} rows", rest).format(n=rest) + f" ({first} …)"
