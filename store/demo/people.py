"""The invented people of the demo cell: names nobody there bears together, and what each is good at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from store.records import Away, Cell, Member, Post, Role, Standing, Status

CELL: Final = Cell(
    name="Chi bộ Phòng Đào tạo và Khoa học (mẫu)",
    higher="Đảng bộ Trường Chính trị tỉnh (mẫu)",
    place="Phòng họp 2",
    locality="Việt Trì",
    term="2025-2027",
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

LEFT: Final = "Ninh Văn Tạo"
"""Who moved to another cell in the course of the year: on older rolls, not on today's."""


def members(today: date) -> list[Member]:
    """The sixteen invented members as they stand on `today`, and the one who left."""
    made: list[Member] = []
    for name, sex, born, official, strengths, post in PEOPLE:
        on = date.fromisoformat(official) if official else None
        admitted = on.replace(year=on.year - 1) if on else today - timedelta(days=330)
        made.append(
            Member(
                name=name, sex=sex, born=date.fromisoformat(born), admitted=admitted, official_on=on,
                card=f"0{25_000_000_000 + 7_919 * (len(made) + 1)}" if on else "", strengths=strengths,
                posts=(post,) if post else (), standings=_standings(name, today), aways=_aways(name, today),
                job="Giảng viên" if len(made) % 3 else "Chuyên viên", unit="Phòng Đào tạo và Khoa học",
                mentor=1 if on is None else 0,
            )
        )  # fmt: skip
    moved = Standing(status=Status.MOVED_OUT, since=today - timedelta(days=150))
    made.append(
        Member(
            name=LEFT, sex="nam", born=date(1982, 2, 14), admitted=date(2007, 9, 2), official_on=date(2008, 9, 2),
            strengths=("thể thao",), standings=(moved,), note="Chuyển sinh hoạt về chi bộ khác.",
        )
    )  # fmt: skip
    return made


def _standings(name: str, today: date) -> tuple[Standing, ...]:
    if name.startswith("Hứa"):
        return (Standing(status=Status.EXEMPT, since=today - timedelta(days=500)),)
    if name.startswith("Y Thoan"):
        since, until = today - timedelta(days=60), today + timedelta(days=120)
        return (Standing(status=Status.ELSEWHERE, since=since, until=until),)
    return ()


def _aways(name: str, today: date) -> tuple[Away, ...]:
    if name.startswith("La Khánh"):
        return (Away(since=today + timedelta(days=3), until=today + timedelta(days=24), reason="study"),)
    if name.startswith("Doãn"):
        return (Away(since=today - timedelta(days=2), until=today + timedelta(days=5), reason="business"),)
    return ()
