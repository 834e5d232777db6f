"""An invented cell with half a year of life in it, to look around in. No person here exists.

The cell is made through the same doors a secretary uses, with a clock that walks through the last
six months, so that its log and its backups look as they would.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from store.book import Book, make_book, open_book
from store.clock import zone_named
from store.records import (
    Assignment,
    Cell,
    Code,
    Kind,
    Member,
    Post,
    Role,
    Session,
    Stage,
    Staged,
    Standing,
    Status,
    Work,
)
from store.rules import roster as membership

CELL: Final = Cell(
    name="Chi bộ Phòng Đào tạo và Khoa học (mẫu)", higher="Đảng bộ Trường Chính trị tỉnh (mẫu)", place="Phòng họp 2"
)

_SECRETARY = Post(title="Bí thư chi bộ", role=Role.SECRETARY)
_DEPUTY = Post(title="Phó bí thư", role=Role.DEPUTY)
_COMMITTEE = Post(title="Chi ủy viên", role=Role.COMMITTEE)
_HIGHER = Post(title="Đảng ủy viên", role=Role.HIGHER)

PEOPLE: Final[tuple[tuple[str, str, str, str, tuple[str, ...], Post | None], ...]] = (
    ("Lưu Thị Hồng Ánh", "nữ", "1976-05-12", "2001-02-03", ("quản lý đào tạo", "điều hành"), _SECRETARY),
    ("Mai Văn Bảo", "nam", "1979-09-01", "2004-05-19", ("nghiên cứu khoa học",), _DEPUTY),
    ("Tạ Thị Diễm", "nữ", "1983-11-23", "2009-09-02", ("dân vận", "công tác học viên"), _COMMITTEE),
    ("Cao Đức Duy", "nam", "1981-04-30", "2006-02-03", ("lý luận chính trị", "kể chuyện"), None),
    ("Quách Minh Đăng", "nam", "1986-08-15", "2011-11-07", ("công nghệ thông tin", "số liệu"), None),
    ("Chu Hương Giang", "nữ", "1989-03-08", "2013-03-26", ("văn bản", "thư ký"), None),
    ("Thái Thị Hòa", "nữ", "1980-10-20", "2005-05-19", ("xây dựng Đảng",), None),
    ("Kiều Văn Hoà", "nam", "1984-12-22", "2010-12-22", ("quốc phòng, an ninh",), None),
    ("Tôn Xuân Ích", "nam", "1971-06-05", "1998-02-03", ("kinh tế chính trị",), _HIGHER),
    ("La Khánh Linh", "nữ", "1993-07-17", "2018-09-02", ("truyền thông", "thanh niên"), None),
    ("Doãn Công Lực", "nam", "1987-01-09", "2012-05-19", ("kế hoạch", "thống kê"), None),
    ("Viên Thị Oanh", "nữ", "1985-09-25", "2010-10-20", ("tài chính", "thi đua"), None),
    ("Hứa Ngọc Quý", "nam", "1957-04-14", "1984-12-22", ("triết học",), None),
    ("Giáp Thị Thúy", "nữ", "1995-06-29", "2020-05-19", ("khảo sát", "tổng hợp"), None),
    ("Y Thoan Niê", "nữ", "1996-02-11", "2019-06-01", ("dân tộc, tôn giáo",), None),
    ("Khổng Minh Vỹ", "nam", "1999-12-07", "", ("chuyển đổi số",), None),
)
"""Name, sex, born, official since, strong points, post."""

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
"""Who was not simply present, by how many sessions ago the half year began: member, code, reason or time."""


PAPERS: Final = (
    (Work.LEAD_IN, 0, "Nâng cao chất lượng quản lý đào tạo"),
    (Work.PAPER, 4, "Số liệu học viên nói gì về nền nếp học tập"),
    (Work.PAPER, 3, "Kể chuyện Bác Hồ: nói đi đôi với làm"),
    (Work.LEAD_IN, 1, "Nghiên cứu khoa học gắn với thực tiễn"),
    (Work.PAPER, 6, "Xây dựng Đảng từ việc nhỏ của phòng"),
    (Work.PAPER, 11, "Tiết kiệm trong công việc văn phòng"),
)
"""What is given at thematic sessions: kind, who, what about; three a session, in turn."""

TASKS: Final = (
    ((10, 13), "Khảo sát ý kiến học viên về lịch học", -6, Stage.DOING),
    ((5,), "Rà soát hồ sơ, văn bản năm 2026", 9, Stage.ASSIGNED),
    ((9, 15), "Bản tin của chi bộ trên trang nội bộ", -40, Stage.DONE),
)
"""Who, what, due in so many days, how far."""


class _Walk:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.moment

    def to(self, day: date, hour: str) -> None:
        """Stand at that hour of that day, the cell's time."""
        at = datetime.combine(day, time.fromisoformat(hour), tzinfo=zone_named(CELL.zone))
        self.moment = min(at, datetime.now(UTC))


def members(today: date) -> list[Member]:
    """The invented members, as they stand on `today`."""
    made: list[Member] = []
    for name, sex, born, official, strengths, post in PEOPLE:
        on = date.fromisoformat(official) if official else None
        admitted = on.replace(year=on.year - 1) if on else today - timedelta(days=330)
        standings: tuple[Standing, ...] = ()
        if name.startswith("Hứa"):
            standings = (Standing(status=Status.EXEMPT, since=today - timedelta(days=400)),)
        if name.startswith("Y Thoan"):
            standings = (
                Standing(status=Status.ELSEWHERE, since=today - timedelta(days=60), until=today + timedelta(days=120)),
            )
        made.append(
            Member(
                name=name, sex=sex, born=date.fromisoformat(born), admitted=admitted, official_on=on,
                strengths=strengths, posts=(post,) if post else (), standings=standings,
                job="Giảng viên" if len(made) % 3 else "Chuyên viên",
            )
        )  # fmt: skip
    return made


def fill(book: Book, walk: _Walk, today: date) -> None:
    """Live half a year in the book, ending today."""
    begun = today - timedelta(days=185)
    walk.to(begun, "08:30")
    for member in members(today):
        book.roster.save(member)
    for year in sorted({begun.year, today.year}):
        book.calendar.plan_year(year, "05")
    held = [s for s in book.calendar.sessions() if begun < s.date < today]
    if not any(s.date == today for s in book.calendar.sessions()):
        book.calendar.save(
            Session(code=f"{today:%Y-%m-%d}-BT", kind=Kind.EXTRAORDINARY, date=today, title="Chuẩn bị tổng kết năm")
        )
    given = -3
    for number, session in enumerate(held):
        walk.to(session.date, "14:02")
        _hold(book, session, ABSENT.get(number % len(ABSENT), ()))
        if session.kind is Kind.THEMATIC:
            _give(book, session, given := given + 3)
        walk.to(session.date, "16:10")
    if held:
        book.attendance.add_guest(held[-1].id, "Bạch Thị Nguyệt", "Đảng ủy viên phụ trách chi bộ")
        walk.to(today, "08:30")
        _assign(book, today, held[-1], given + 3)


def _hold(book: Book, session: Session, absent: tuple[tuple[int, Code, str], ...]) -> None:
    order = {m.name: m.id for m in book.roster.members()}
    for place, code, fact in absent:
        member = book.roster.member(order[PEOPLE[place][0]])
        if not membership.belongs_on(member, session.date):
            continue
        clock = fact if code in (Code.LATE, Code.LEFT_EARLY) else None
        book.attendance.mark(session.id, member.id, code, reason="" if clock else fact, clock=clock)
    book.attendance.mark_rest(session.id)


def _numbers(book: Book) -> list[int]:
    """Numbers of the invented members in the order of PEOPLE."""
    order = {m.name: m.id for m in book.roster.members()}
    return [order[person[0]] for person in PEOPLE]


def _give(book: Book, session: Session, first: int) -> None:
    """What was given at a thematic session, checked and approved before."""
    who, on = _numbers(book), session.date
    way = ((Stage.ASSIGNED, 14), (Stage.DRAFT, 4), (Stage.APPROVED, 2), (Stage.GIVEN, 0))
    for n in range(first, first + 3):
        kind, person, title = PAPERS[n % len(PAPERS)]
        book.assignments.add(
            Assignment(
                kind=kind, members=(who[person],), title=title, session=session.id, due=on - timedelta(days=3),
                stages=tuple(Staged(stage=stage, on=on - timedelta(days=days)) for stage, days in way),
                own_work=True, analysis=n % 2 == 0, measure=True, proposal=n % 3 == 0,
            )
        )  # fmt: skip


def _assign(book: Book, today: date, last: Session, first: int) -> None:
    """What is under way today: papers for the next session, and tasks that the last one gave."""
    who, door = _numbers(book), book.assignments
    coming = next((s for s in book.calendar.sessions() if s.date > today), None)
    for n in range(first, first + 2 if coming else first):
        kind, person, title = PAPERS[n % len(PAPERS)]
        session = coming.id if coming else 0
        begun = Staged(stage=Stage.ASSIGNED, on=today - timedelta(days=8))
        drafted = (Staged(stage=Stage.DRAFT, on=today),) if n % 2 else ()
        door.add(
            Assignment(
                kind=kind, members=(who[person],), title=title, session=session, due=door.default_due(session),
                stages=(begun, *drafted),
            )
        )  # fmt: skip
    for people, title, days, stage in TASKS:
        begun = Staged(stage=Stage.ASSIGNED, on=min(last.date, today))
        further = () if stage is Stage.ASSIGNED else (Staged(stage=stage, on=today),)
        door.add(
            Assignment(
                kind=Work.TASK, members=tuple(who[p] for p in people), title=title, source=last.id,
                due=today + timedelta(days=days), stages=(begun, *further),
            )
        )  # fmt: skip


def keep(folder: Path) -> Book:
    """Make the demo book in `folder` to keep, and open it. BookExists when there is a book already."""
    walk = _Walk()
    today = datetime.now(zone_named(CELL.zone)).date()
    walk.to(today - timedelta(days=185), "08:00")
    book = make_book(folder, CELL, by="mẫu", now=walk)
    try:
        fill(book, walk, today)
    finally:
        book.close()
    return open_book(folder)


def throw_away() -> Book:
    """The demo book in a folder of its own that goes when the program ends."""
    place = Path(tempfile.mkdtemp(prefix="chibo-demo-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return keep(place / "book")
