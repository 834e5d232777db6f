"""The kinds of documents a cell makes from templates: what each is made for, numbered as, and gathered by.

A new kind is a row of KINDS, a template in layout/ and a module that gathers its facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import msgspec

from store.errors import BadValue


class Per(StrEnum):
    """What a document is made for."""

    SESSION = "session"
    YEAR = "year"
    MEMBERS = "members"
    """A year's page for each member, or for one of them."""


class Kind(msgspec.Struct, frozen=True):
    """A kind of document."""

    key: str
    """Its name on the command line, and of its template."""
    vi: str
    en: str
    per: Per
    symbol: str
    """Type of its number (rules/issued.py); empty for papers without one."""
    gather: str
    """Module and function that gather its facts: 'plan.facts', in store/papers."""
    file: str
    """Its file name without ending, plain letters; {what} is the year or the session's code."""

    def name(self, language: str) -> str:
        """What it is called."""
        return self.en if language == "en" else self.vi


KINDS: Final[Mapping[str, Kind]] = {
    kind.key: kind
    for kind in (
        Kind("minutes", "Biên bản", "Minutes of a session", Per.SESSION, "BB", "minutes_docx.facts", "bien-ban-{what}"),
        Kind(
            "resolution", "Nghị quyết chi bộ", "Resolution of a session", Per.SESSION, "NQ", "resolution.facts",
            "nghi-quyet-{what}",
        ),
        Kind(
            "score", "Phiếu tự đánh giá chất lượng sinh hoạt", "Score sheet of a session", Per.SESSION, "",
            "score_sheet.facts", "cham-diem-{what}",
        ),
        Kind(
            "plan", "Kế hoạch sinh hoạt chuyên đề", "Yearly plan of themes", Per.YEAR, "KH", "plan.facts",
            "ke-hoach-chuyen-de-{what}",
        ),
        Kind(
            "report", "Báo cáo sinh hoạt chuyên đề", "Yearly report on thematic sessions", Per.YEAR, "BC",
            "report.facts", "bao-cao-chuyen-de-{what}",
        ),
        Kind(
            "registrations", "Bản đăng ký học tập và làm theo", "Registrations", Per.MEMBERS, "",
            "registrations.facts", "dang-ky-{what}",
        ),
        Kind(
            "commitments", "Bản cam kết tu dưỡng, rèn luyện", "Commitments", Per.MEMBERS, "",
            "registrations.commitments", "cam-ket-{what}",
        ),
        Kind(
            "year-end", "Bản kiểm điểm cuối năm (dự thảo)", "Year-end reviews (draft)", Per.MEMBERS, "",
            "year_end.facts", "kiem-diem-{what}",
        ),
        Kind(
            "commendations", "Danh sách biểu dương, khen thưởng", "List of commendations", Per.YEAR, "",
            "commendations.facts", "bieu-duong-{what}",
        ),
        Kind(
            "proposals", "Báo cáo kết quả đề xuất, kiến nghị", "What became of proposals", Per.YEAR, "BC",
            "proposals.facts", "de-xuat-{what}",
        ),
    )
}  # fmt: skip
"""Every kind of document made from a template, in the order in which they are offered."""


class Subject(msgspec.Struct, frozen=True):
    """What a document is about: a session, or a year and perhaps one member."""

    session: int = 0
    year: int = 0
    member: int = 0

    def key(self, kind: Kind) -> str:
        """How the number of a document remembers what it was given for: 'minutes:12', 'plan:2026'."""
        return f"{kind.key}:{self.session or self.year}"


def kind_of(key: str) -> Kind:
    """A kind by its name. BadValue for one that is not."""
    if key not in KINDS:
        known = ", ".join(KINDS)
        raise BadValue(
            why_vi=f"Không có loại văn bản «{key}». Có: {known}.",
            why_en=f"There is no kind of document «{key}». There are: {known}.",
        )
    return KINDS[key]
