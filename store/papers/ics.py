"""A year's sessions as an iCalendar file (RFC 5545) for the calendar on a telephone or in an office.

One event a session. Two sessions in one sitting are two events, one following the other as Guidance 42 has
them held: each keeps its own identity, so that joining and parting them moves an event and never leaves one
behind; only the first of the two rings. A cancelled session, and one that was taken out of the book, is sent
as cancelled. No member is named: such a file often ends with a company that keeps calendars.

The text is made of the book alone, so that the same book gives the same bytes (revisions.py has the numbers).
The library is imported when a file is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from store.clock import zone_named
from store.errors import BadValue, NoSuch
from store.papers import words
from store.papers.notice import KINDS
from store.papers.revisions import Revision, Revisions, read
from store.records import Item, Kind, Session, State
from store.rules.agenda import partners, planned_minutes
from store.rules.calendar import in_year
from store.rules.templates import items_from
from store.vietnamese import clean

if TYPE_CHECKING:
    from icalendar import Event

    from store.book import Book

PRODID: Final = "-//Chibo//So chi bo//VI"
STEP: Final = 5
"""Minutes to which the beginning of the second session of a sitting is rounded."""


class Slot(msgspec.Struct, frozen=True):
    """When a session is held."""

    begins: datetime
    ends: datetime


class Entry(msgspec.Struct, frozen=True):
    """What the file says of one session."""

    uid: str
    revision: Revision
    slot: Slot
    summary: str
    place: str
    description: str
    cancelled: bool
    rings: tuple[timedelta, ...]
    """How long before its beginning it reminds."""


def year_ics(book: Book, year: int) -> bytes:
    """The sessions of a year. NoSuch where it has none; BadValue where the journal cannot tell which book it is."""
    if not book.origin:
        raise BadValue(
            why_vi="Nhật ký của sổ không đọc được; hãy gõ chibo check.",
            why_en="The book's journal cannot be read; run chibo check.",
        )
    return written(entries(book, year), f"{book.settings.cell().name or 'Chi bộ'} {year}")


# -- what is said ------------------------------------------------------------------------------


def entries(book: Book, year: int) -> list[Entry]:
    """What the file of a year says, by day. NoSuch where the year has no session and never had one."""
    every = book.calendar.sessions()
    noon = datetime.combine(date(year, 1, 1), time(12), UTC).isoformat()
    revisions = read(book.entries(), every, noon)
    shown = [*book.calendar.page(year), *(s for s in _removed(revisions) if in_year(s, year))]
    if not shown:
        raise NoSuch(what_vi="buổi sinh hoạt nào của năm", what_en="session of the year", key=year)
    told = _Told(book, every, revisions)
    return [told.entry(session) for session in sorted(shown, key=lambda s: (s.date, s.code))]


def _removed(revisions: Revisions) -> Iterator[Session]:
    """Sessions that were taken out of the book, as cancelled ones."""
    for id, doc in revisions.removed:
        there = msgspec.convert({**doc, "id": id}, Session)
        yield msgspec.structs.replace(there, state=State.CANCELLED, sitting=0)


class _Told:
    """Reads the book for one file."""

    def __init__(self, book: Book, every: Sequence[Session], revisions: Revisions) -> None:
        self._book, self._every, self._revisions = book, every, revisions
        self._zone = zone_named(book.settings.cell().zone)
        self._origin = book.origin[:24]
        rules = book.settings.rules()
        before = timedelta(days=rules.number("remind_days_before"))
        shortly = timedelta(minutes=rules.number("remind_minutes_before"))
        self._rings = tuple(sorted({before, shortly} - {timedelta()}, reverse=True))
        self._items: dict[int, list[Item]] = {}
        for item in sorted(book.rows("items", Item).all(), key=lambda i: (i.place, i.id)):
            self._items.setdefault(item.session, []).append(item)

    def entry(self, session: Session) -> Entry:
        """What is said of a session."""
        cancelled = session.state is State.CANCELLED
        beside = [] if cancelled else partners(session, self._every)
        second = bool(beside) and session.kind is Kind.THEMATIC
        return Entry(
            uid=f"{session.code.lower()}.{self._origin}@chibo",
            revision=self._revisions.of[session.code],
            slot=self._slot(session, beside),
            summary=("ĐÃ HỦY: " if cancelled else "") + self._name(session),
            place=clean(self._book.calendar.place(session)),
            description="\n".join(self._description(session, beside)),
            cancelled=cancelled,
            rings=() if cancelled or second else self._rings,
        )

    def _slot(self, session: Session, beside: Sequence[Session]) -> Slot:
        clock = time.fromisoformat(self._book.calendar.start(session))
        begins = datetime.combine(session.date, clock, self._zone)
        whole = planned_minutes(session, beside, self._book.settings.rules())
        if not beside:
            return Slot(begins, begins + timedelta(minutes=whole))
        thematic = session.kind is Kind.THEMATIC
        first, second = (beside[0], session) if thematic else (session, beside[0])
        change = begins + timedelta(minutes=self._share(first, second, whole))
        return Slot(change, begins + timedelta(minutes=whole)) if thematic else Slot(begins, change)

    def _share(self, first: Session, second: Session, whole: int) -> int:
        """Minutes of a sitting that its first session takes: as the agendas say, half of it while one says nothing."""
        own, other = (sum(item.minutes or 0 for item in self._of(s, shared=True)) for s in (first, second))
        share = own * min(1, whole / (own + other)) if own and other else whole / 2
        return min(max(STEP, round(share / STEP) * STEP), max(STEP, whole - STEP))

    def _of(self, session: Session, *, shared: bool) -> Sequence[Item]:
        """The agenda of a session: its own, else the template's until it is closed, whatever day one looks at it."""
        if session.begun or session.state not in (State.PLANNED, State.PREPARED):
            return self._items.get(session.id, [])
        return items_from(self._book.agenda.template(session.kind, shared=shared), session)

    def _name(self, session: Session) -> str:
        title = self._theme(session) or clean(session.title)
        return f"{words.session_name(session)}: {title}" if title else words.session_name(session)

    def _theme(self, session: Session) -> str:
        theme = self._book.assignments.theme_of(session)
        return clean(theme.title) if theme is not None else ""

    def _description(self, session: Session, beside: Sequence[Session]) -> Iterator[str]:
        if session.state is State.CANCELLED:
            if session.why:
                yield f"Lý do: {clean(session.why)}"
            return
        if session.moved_from is not None and session.moved_from != session.date:
            yield f"Chuyển từ {words.weekday_and_day(session.moved_from)}."
        for other in beside:
            yield f"Cùng một buổi với: {KINDS[other.kind].lower()}."
        if session.title and clean(session.title) != self._theme(session) and self._theme(session):
            yield clean(session.title)
        items = self._of(session, shared=bool(beside))
        if items and not session.begun:
            yield "Chương trình theo mẫu:"
        for number, item in enumerate(items, 1):
            minutes = f" ({item.minutes} phút)" if item.minutes else ""
            yield f"{number}. {clean(item.title)}{minutes}"


# -- how it is written -------------------------------------------------------------------------


def written(said: Iterable[Entry], name: str) -> bytes:
    """The file: CRLF, lines of at most 75 octets, the zone's own rules inside."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", clean(name, limit=200))
    for entry in said:
        calendar.add_component(_event(entry))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    stamp = datetime.fromisoformat(entry.revision.at).astimezone(UTC).replace(microsecond=0)
    facts: Mapping[str, object] = {
        "uid": entry.uid, "sequence": entry.revision.n, "dtstamp": stamp, "last-modified": stamp,
        "dtstart": entry.slot.begins, "dtend": entry.slot.ends, "summary": entry.summary,
        "location": entry.place, "description": entry.description,
        "status": "CANCELLED" if entry.cancelled else "CONFIRMED", "class": "PRIVATE",
        "transp": "TRANSPARENT" if entry.cancelled else "OPAQUE",
    }  # fmt: skip
    for field, value in facts.items():
        if value != "":
            event.add(field, value)
    for before in entry.rings:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.summary)
        alarm.add("trigger", -before)
        event.add_component(alarm)
    return event
