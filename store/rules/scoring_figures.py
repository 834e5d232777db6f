"""The figures of a sitting that points are given for, each with its working in words (domain.md 2.6). Pure.

Which points a figure gives is in scoring.toml and scoring.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

FAR_TOO_SHORT: Final = -9999.0
"""The figure of a sitting that lasted less than half of what is asked."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the records say of a sitting. None where they say nothing, so that it is asked."""

    minutes: int | None = None
    """How long it lasted."""
    asked_minutes: int = 90
    """How long it has to last."""
    present: int = 0
    expected: int = 0
    """Members marked and not left out of the rate; 0 where no roll was called."""
    unexcused: int = 0
    run: int = 0
    """Longest run of excused absences of a member up to this sitting."""
    run_allowed: int = 3
    committee: bool | None = None
    """Whether the committee met before it, with minutes; None where there is no committee to meet."""
    alone: bool = False
    """Whether the cell is too small for a committee: the secretary alone has full points (form of An Phú ward)."""
    notified: bool | None = None
    papers_out: bool | None = None
    """Whether papers were out by their day; None where the preparation says nothing."""
    posted: bool | None = None
    praised: int = 0
    """Praise, reminders, criticism and self-criticism of the sitting."""
    spoke: int = 0
    """Those present who spoke."""
    taker: bool = False
    written: bool = False
    """Whether speeches were written down."""
    done: int = 0
    settled: int = 0
    """Tasks that were due since the last regular session, and how many of them were done by their day."""
    conclusion: bool | None = None
    read_back: bool | None = None
    tasks_given: int = 0
    sent: bool | None = None
    thematic: bool = False
    """Whether the month has a thematic session."""
    regular: bool = True
    """Whether a regular session is part of the sitting."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure read off the records, with its working in words."""

    value: float | None
    vi: str
    en: str

    def words(self, language: str = "vi") -> str:
        """How the figure came about."""
        return self.en if language == "en" else self.vi


_UNKNOWN: Final = Figure(None, "sổ chưa có, hãy tự chấm", "not in the book, to be judged")


def figures(facts: Facts) -> dict[str, Figure]:
    """Every figure that a criterion may name as `computed`."""
    return {
        "duration": _duration(facts),
        "attendance": _attendance(facts),
        "in_a_row": _in_a_row(facts),
        "committee": _committee(facts),
        "notify": _said(facts.notified, "bước báo nội dung trong chuẩn bị", "the step of telling members"),
        "papers": _said(
            facts.papers_out, "bước gửi tài liệu, so với hạn", "the step of sending papers, against its day"
        ),
        "posted": _said(facts.posted, "bước đưa tài liệu lên sổ tay", "the step of posting papers"),
        "praise": _praise(facts),
        "speakers": _speakers(facts),
        "minutes_book": _minutes_book(facts),
        "results": _results(facts),
        "conclusion": _said(facts.conclusion, "kết luận của chủ trì", "the chair's conclusion"),
        "adopted": _adopted(facts),
        "sent": _said(facts.sent, "bước báo cáo sau buổi, so với hạn", "the step of reporting, against its day"),
    }


def _said(value: bool | None, vi: str, en: str) -> Figure:
    if value is None:
        return _UNKNOWN
    return Figure(float(value), f"{vi}: {'có' if value else 'chưa'}", f"{en}: {'yes' if value else 'no'}")


def _duration(facts: Facts) -> Figure:
    if facts.minutes is None:
        return _UNKNOWN
    vi = f"{facts.minutes} phút, cần {facts.asked_minutes}"
    en = f"{facts.minutes} minutes, {facts.asked_minutes} asked"
    value = FAR_TOO_SHORT if facts.minutes * 2 < facts.asked_minutes else float(facts.minutes - facts.asked_minutes)
    return Figure(value, vi, en)


def _attendance(facts: Facts) -> Figure:
    if not facts.expected:
        return _UNKNOWN
    share = Fraction(100 * facts.present, facts.expected)
    vi, en = f"{facts.present}/{facts.expected} có mặt", f"{facts.present} of {facts.expected} present"
    if facts.unexcused:
        return Figure(0.0, f"{vi}, {facts.unexcused} vắng không lý do", f"{en}, {facts.unexcused} without reason")
    return Figure(float(share), vi, en)


def _in_a_row(facts: Facts) -> Figure:
    if not facts.expected:
        return _UNKNOWN
    if facts.run > facts.run_allowed:
        vi = f"có người vắng có lý do {facts.run} lần liền nhau, cho phép {facts.run_allowed}"
        return Figure(0.0, vi, f"somebody excused {facts.run} times in a row, {facts.run_allowed} allowed")
    vi = f"không ai vắng có lý do quá {facts.run_allowed} lần liền nhau"
    return Figure(1.0, vi, f"nobody excused more than {facts.run_allowed} times in a row")


def _committee(facts: Facts) -> Figure:
    if facts.alone:
        return Figure(1.0, "chi bộ không có chi ủy", "the cell has no committee")
    return _said(
        facts.committee, "họp chi ủy trước buổi, có điểm danh hoặc biên bản", "committee met before, on record"
    )


def _praise(facts: Facts) -> Figure:
    vi, en = f"{facts.praised} lượt biểu dương, nhắc nhở, phê bình", f"{facts.praised} praised, reminded or criticised"
    return Figure(float(facts.praised > 0), vi, en)


def _speakers(facts: Facts) -> Figure:
    if not facts.present:
        return _UNKNOWN
    share = Fraction(100 * facts.spoke, facts.present)
    return Figure(
        float(share), f"{facts.spoke}/{facts.present} người dự phát biểu", f"{facts.spoke} of {facts.present} spoke"
    )


def _minutes_book(facts: Facts) -> Figure:
    if not facts.taker:
        return Figure(0.0, "chưa cử thư ký", "no minutes-taker named")
    if not facts.written:
        return Figure(0.0, "chưa ghi ý kiến nào", "no speech written down")
    return Figure(1.0, "có thư ký, có ghi ý kiến từng người", "minutes-taker named, speakers written down")


def _results(facts: Facts) -> Figure:
    if not facts.settled:
        return _UNKNOWN
    share = Fraction(100 * facts.done, facts.settled)
    vi = f"{facts.done}/{facts.settled} nhiệm vụ đến hạn đã xong đúng hạn"
    return Figure(float(share), vi, f"{facts.done} of {facts.settled} tasks due were done in time")


def _adopted(facts: Facts) -> Figure:
    if facts.read_back is None:
        return _UNKNOWN
    vi = f"đọc lại biên bản: {'có' if facts.read_back else 'chưa'}; {facts.tasks_given} nhiệm vụ được giao"
    en = f"minutes read back: {'yes' if facts.read_back else 'no'}; {facts.tasks_given} tasks assigned"
    return Figure(float(facts.read_back and facts.tasks_given > 0), vi, en)
