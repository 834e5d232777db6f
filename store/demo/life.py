"""A year in the demo cell, lived through the doors a secretary uses, with a clock that walks along."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from store.book import Book
from store.clock import zone_named
from store.demo.closed import close
from store.demo.graded import grade
from store.demo.people import CELL, PEOPLE, members
from store.demo.scored import score
from store.demo.sittings import Sitting
from store.demo.work import give, theme
from store.records import Code, Kind, Session, Status
from store.rules import roster as membership
from store.rules.speeches import heard

ABSENT: Final[dict[int, tuple[tuple[int, Code, str], ...]]] = {
    0: ((4, Code.EXCUSED, "business"), (11, Code.LATE, "14:12")),
    1: ((7, Code.EXCUSED, "teaching"),),
    2: ((4, Code.EXCUSED, "business"), (9, Code.LATE, "14:05"), (14, Code.UNEXCUSED, "")),
    3: ((4, Code.EXCUSED, "business"),),
    4: ((4, Code.EXCUSED, "study"), (12, Code.EXCUSED, "health")),
    5: ((10, Code.LEFT_EARLY, "15:40"),),
    6: ((2, Code.EXCUSED, "health"), (8, Code.LATE, "14:20")),
    7: ((15, Code.EXCUSED, "leave"),),
}
"""Who was not simply present, by the session's place in the year, round and round: member, code, reason or time."""

NOTES: Final[dict[int, tuple[int, str]]] = {
    3: (4, "Đã gửi ý kiến bằng văn bản."),
    9: (2, "Có đơn xin phép."),
}
"""Notes on marks: by the session's place, the member and the text."""

THEMES: Final = (
    "Chuyển đổi số trong quản lý đào tạo, dùng AI an toàn",
    "Nêu gương trong thực thi công vụ, nói đi đôi với làm",
    "Nghiên cứu khoa học gắn với thực tiễn địa phương",
    "Tiết kiệm, chống lãng phí trong công việc văn phòng",
    "Đảng viên trẻ với việc phát biểu trong chi bộ",
)
"""Themes of the quarters, in turn."""

YEAR: Final = timedelta(days=372)
"""How long the cell has kept its book."""


class Walk:
    """A clock that stands where it is put, never later than the real one."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self.moment

    def to(self, day: date, hour: str) -> None:
        """Stand at that hour of that day, the cell's time."""
        at = datetime.combine(day, time.fromisoformat(hour), tzinfo=zone_named(CELL.zone))
        self.moment = min(at, datetime.now(UTC))


def live(book: Book, walk: Walk, today: date) -> None:
    """Live a year in the book, ending on `today`."""
    begun = today - YEAR
    walk.to(begun, "08:30")
    for member in members(today):
        book.roster.save(member)
    _plan(book, begun, today)
    held = [s for s in book.calendar.sessions() if begun < s.date < today]
    last_theme = next((s.id for s in reversed(held) if s.kind is Kind.THEMATIC), 0)
    for number, session in enumerate(held):
        walk.to(session.date, "14:02")
        _hold(book, session, number)
        if session.kind is Kind.COMMITTEE:
            Sitting(book, session, number, today).write_committee()
        if heard(session):
            Sitting(book, session, number, today).write()
            if session.kind is Kind.THEMATIC:
                theme(book, session, len(book.themes.all()), today, last=session.id == last_theme)
    walk.to(today, "08:00")
    give(book, today)
    if held:
        book.attendance.add_guest(held[-1].id, "Bạch Thị Nguyệt", "Đảng ủy viên phụ trách chi bộ")
        _correct(book, held[-1])
    score(book, today)
    grade(book, today)
    close(book, today)


def _plan(book: Book, begun: date, today: date) -> None:
    """The years' sessions with their themes, what was moved and cancelled, the cell's own days off."""
    for year in range(begun.year, (today + timedelta(days=40)).year + 1):
        book.calendar.plan_year(year, "05")
    off = today - timedelta(days=100)
    book.calendar.add_own_day(off, off + timedelta(days=1), "Hội nghị công chức")
    _name_the_themes(book, begun, today)
    past = [s for s in book.calendar.sessions() if begun < s.date < today and s.kind is Kind.REGULAR]
    if len(past) > 5:
        moved = past[-5]
        book.calendar.move(moved.id, moved.date + timedelta(days=2), "trùng lịch coi thi")
    for session in past[-3:]:
        day = session.date - timedelta(days=4)
        working = day - timedelta(days=max(0, day.weekday() - 4))
        book.calendar.add(Kind.COMMITTEE, working, title="Chuẩn bị nội dung sinh hoạt tháng")
    _join_the_next(book, today)
    if not any(s.date == today for s in book.calendar.sessions()):
        book.calendar.add(Kind.EXTRAORDINARY, today, title="Chuẩn bị tổng kết năm")


def _name_the_themes(book: Book, begun: date, today: date) -> None:
    """Thematic sessions of the year lived and the next one are called as their themes; later quarters wait for one."""
    thematic = [s for s in book.calendar.sessions() if s.kind is Kind.THEMATIC]
    coming = [s.id for s in thematic if s.date >= today]
    for number, session in enumerate(thematic):
        if begun < session.date < today or session.id in coming[:1]:
            book.calendar.edit(session.id, title=THEMES[number % len(THEMES)])


def _join_the_next(book: Book, today: date) -> None:
    """The next thematic session shares the sitting of its month's regular one, where both are still to come."""
    coming = [s for s in book.calendar.sessions() if s.date > today]
    thematic = next((s for s in coming if s.kind is Kind.THEMATIC), None)
    if thematic is None:
        return
    month = f"{thematic.date:%Y-%m}"
    regular = next((s for s in coming if s.kind is Kind.REGULAR and s.month == month), None)
    if regular is not None:
        book.calendar.join(thematic.id, regular.id)


def _hold(book: Book, session: Session, number: int) -> None:
    """Call the roll: who was not simply present, then the rest."""
    order = {m.name: m.id for m in book.roster.members()}
    roll = {m.id for m in book.attendance.expected(session)}
    for place, code, fact in ABSENT.get(number % len(ABSENT), ()):
        member = book.roster.member(order[PEOPLE[place][0]])
        left_out = membership.status_on(member, session.date) is not Status.ACTIVE
        if member.id not in roll or left_out:
            continue
        clock = fact if code in (Code.LATE, Code.LEFT_EARLY) else None
        book.attendance.mark(session.id, member.id, code, reason="" if clock else fact, clock=clock)
    book.attendance.mark_rest(session.id)
    place, text = NOTES.get(number, (-1, ""))
    if text and order[PEOPLE[place][0]] in roll:
        book.attendance.note(session.id, order[PEOPLE[place][0]], text)


def _correct(book: Book, session: Session) -> None:
    """One mark of the last session was corrected later, with its cause in the log."""
    chair = book.proceedings.chair(session.id)
    there = (r for r in book.attendance.roll(session.id).rows if r.mark.code is Code.PRESENT)
    row = next((r for r in there if chair is None or r.member.id != chair.id), None)
    if row is not None:
        why = "nhầm dòng khi điểm danh"
        book.attendance.mark(session.id, row.member.id, Code.LATE, clock="14:06", why=why)
