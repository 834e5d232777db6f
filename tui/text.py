"""Records into words: the one place where what is stored becomes what is read on screen or paper.

No markup is built anywhere: rooms draw spans of text and style.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from rich.cells import cell_len, set_cell_size

from store import Book
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


def decimal(value: float | None) -> str:
    """A mean with one decimal: 2,5 or 2.5; a dash when there is none."""
    if value is None:
        return "–"
    figure = f"{value:.1f}"
    return figure.replace(".", ",") if language() == "vi" else figure


def post(member: Member, on: date) -> str:
    """The short name of the member's first Party post that day, or that they are probationary: for narrow columns."""
    for held in membership.posts_on(member, on):
        return _(POSTS[held.role]) if held.role else held.title
    return "" if membership.is_official(member, on) else _("probation")


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
        return (short and reason.short_en) or reason.en or reason.vi
    return (short and reason.short_vi) or reason.vi


def reasons_line(book: Book, width: int) -> tuple[str, str]:
    """The line that asks for a reason of absence, in `width` cells: the question, and every digit with its words.

    Where it is too long, the longest words are cut until it fits: no digit is ever out of sight.
    """
    ask = f" {_('Reason?')} "
    reasons = [(r.digit, reason_words(book, r.key, short=True)) for r in book.settings.reasons()]
    longest = max((cell_len(words) for _digit, words in reasons), default=0)
    for most in range(longest, 0, -1):
        shown = [f"{digit} {words if cell_len(words) <= most else fit(words, most)}" for digit, words in reasons]
        for between in ("  ", " "):
            line = between.join([*shown, "Enter –"])
            if cell_len(ask + line) <= width:
                return ask, line
    return ask, " ".join([*(str(digit) for digit, _words in reasons), "Enter –"])


def mark_text(book: Book, mark: Mark | None) -> str:
    """A mark in words with its reason; no row reads as not taken."""
    if mark is None:
        return _(CODES[Code.NOT_TAKEN])
    return mark_words(mark, reason_words(book, mark.reason))


def cut(text: str, width: int) -> tuple[str, str]:
    """A text as far as it fits between words, and the rest of it."""
    if cell_len(text) <= width:
        return text, ""
    at = text.rfind(" ", 0, max(1, width - 1))
    at = at if at > width // 2 else width - 1
    return text[:at].rstrip(" ·") + "…", text[at:].strip(" ·")
