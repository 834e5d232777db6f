"""The facts of a session's resolution (domain.md 2.4): the month before, the one ahead, who does what by when.

abstract, opening, ahead; thinking, discussed, commended, weaknesses, directions (all of them), ahead_thinking and
ahead_tasks (the two parts they fall into), quality, votes, opinions (lines);
last_tasks: title, names, before, result; tasks: title, names, due. What the book does not hold is left to a hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Final

import msgspec

from store.errors import BadValue
from store.papers import words
from store.papers.documents import Gathered, Lack, Subject
from store.papers.head import default_recipients, spelt
from store.papers.minutes import Minutes, Voted
from store.papers.minutes_words import (
    commended,
    comrades,
    figure,
    one_line,
    paragraphs,
    percent,
    spoken,
    stopped,
    unstopped,
)
from store.papers.score_sheet import unnumbered
from store.records import Assignment, Kind, Session, Stage, Work
from store.rules.assignments import STAGE_WORDS, last
from store.rules.calendar import month_of
from store.vietnamese import fold

if TYPE_CHECKING:
    from store.book import Book

LETTERS: Final = "abcdđeghik"
"""The order of letters in Party papers (domain.md 2.4)."""
POLITICS: Final = ("chinh tri, tu tuong", "chinh tri tu tuong", "thoi su")
"""Words, without accents, by which an item of the agenda is political-ideological work."""


class LastTask(msgspec.Struct, frozen=True):
    """A task that was open when the month began, and what became of it."""

    title: str
    names: str
    before: str
    result: str


class NewTask(msgspec.Struct, frozen=True):
    """A task that the session gives out."""

    title: str
    names: str
    due: str


def facts(book: Book, subject: Subject) -> Gathered:
    """The resolution of a session. NoSuch; BadValue for a committee meeting, which decides for no cell."""
    session = book.calendar.session(subject.session)
    if session.kind is Kind.COMMITTEE:
        raise BadValue(
            why_vi="Họp chi ủy không ra nghị quyết chi bộ; có biên bản.",
            why_en="A committee meeting makes no resolution of the cell; it has minutes.",
        )
    held = book.minutes.preview(session.id)
    recipients = default_recipients(book.settings.cell())
    if book.settings.cell().higher:
        recipients.insert(1, spelt(book.settings.cell(), "Cấp ủy viên phụ trách chi bộ;"))
    ahead = _ahead(session, book.settings.rules().number("resolution_months_ahead"))
    directions = paragraphs(held.conclusion)
    return Gathered(
        facts={
            "abstract": _abstract(session, held, ahead), "ahead": ahead, "opening": _opening(held),
            "thinking": list(_lettered(_thinking(held))), "discussed": list(_lettered(_discussed(held))),
            "last_tasks": list(_last_tasks(book, session)),
            "commended": [f"- {commended(one)}" for one in held.commended],
            "weaknesses": paragraphs(held.weaknesses), "directions": list(_lettered(directions)),
            "ahead_thinking": list(_lettered(one for one in directions if _is_politics(one))),
            "ahead_tasks": list(_lettered(one for one in directions if not _is_politics(one))),
            "tasks": [
                NewTask(unstopped(one_line(t.title)), comrades(t.names), words.day(t.due) if t.due else "")
                for t in held.tasks
            ],
            "quality": list(_quality(held)), "votes": [_vote(v) for v in _deciding(held.votes)],
            "opinions": [spoken(one) for point in held.points for one in point.spoken],
        },
        title=_abstract(session, held, ahead), lacks=tuple(_lacks(book, session, held)), recipients=tuple(recipients),
        dated=session.date,
    )  # fmt: skip


def _abstract(session: Session, held: Minutes, ahead: str) -> str:
    match session.kind:
        case Kind.REGULAR:
            return f"lãnh đạo thực hiện nhiệm vụ {ahead}"
        case Kind.THEMATIC if held.topic is not None:
            return f"về chuyên đề «{held.topic.title}»"
        case _:
            return words.lower(held.name)


def _ahead(session: Session, months: int) -> str:
    """The month a resolution leads, so many after the session's: 'tháng 3 năm 2026' (domain.md 3.2)."""
    month = month_of(session)
    years, at = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + months, 12)
    return f"tháng {at + 1} năm {years}"


def _opening(held: Minutes) -> str:
    """Day, place, kind of session; who was there; how long; who chaired; what was announced."""
    told = [f"{words.long_day(held.date).capitalize()}, {f'tại {held.place}, ' if held.place else ''}"
            f"{held.cell} tổ chức {words.lower(held.name)}."]  # fmt: skip
    there = held.presence
    if there is not None:
        absent = f"vắng {len(there.absent)}"
        if there.absent:
            absent += f" (có lý do {len(there.excused)}, không có lý do {len(there.unexcused)})"
        exempt = f", miễn sinh hoạt {len(there.exempt)}" if there.exempt else ""
        exempt += f", sinh hoạt tạm thời nơi khác {len(there.elsewhere)}" if there.elsewhere else ""
        exempt += f", chưa điểm danh {len(there.not_taken)}" if there.not_taken else ""
        told.append(f"Tổng số đảng viên: {there.members}; có mặt {there.present}, {absent}{exempt}.")
    if held.length:
        told.append(f"Thời lượng: {held.length} phút.")
    people = [
        f"Chủ trì: đ/c {held.chair.name}" if held.chair else "",
        f"thư ký: đ/c {held.taker.name}" if held.taker else "",
    ]
    if any(people):
        told.append("; ".join(filter(None, people)) + ".")
    if held.dues:
        told.append("Chi bộ đã thông báo tình hình nộp đảng phí, thông qua chương trình và thống nhất ra nghị quyết:")
    else:
        told.append("Chi bộ thông qua chương trình và thống nhất ra nghị quyết:")
    return " ".join(told)


def _thinking(held: Minutes) -> Iterator[str]:
    """Papers that were passed on, and what was concluded of political-ideological work."""
    if held.documents:
        yield f"Quán triệt: {'; '.join(held.documents)}"
    for point in held.points:
        if point.conclusion and _is_politics(point.title):
            yield one_line(point.conclusion)


def _discussed(held: Minutes) -> Iterator[str]:
    """What was concluded of the other items."""
    for point in held.points:
        if point.conclusion and not _is_politics(point.title):
            yield f"{unstopped(point.title)}: {one_line(point.conclusion)}"


def _is_politics(title: str) -> bool:
    return any(said in fold(title) for said in POLITICS)


def _lettered(lines: Iterable[str]) -> Iterator[str]:
    """Lines lettered a) b) c) d) đ) …; one alone needs no letter."""
    found = [line for line in lines if line.strip()]
    for at, line in zip(count(), found, strict=False):
        letter = LETTERS[at] if at < len(LETTERS) else str(at + 1)
        yield stopped(f"{letter}) {line}" if len(found) > 1 else line)


def _last_tasks(book: Book, session: Session) -> Iterator[LastTask]:
    """The tasks that earlier sessions left: open when the month began, and how they stand on the session's day."""
    before = [s.date for s in book.calendar.sessions() if s.kind is Kind.REGULAR and s.date < session.date]
    since = before[-1] if before else date.min
    for one in book.rows("assignments", Assignment).all():
        given = one.stages[0].on if one.stages else None
        if one.kind is not Work.TASK or one.source == session.id or given is None or given >= session.date:
            continue
        ended = last(one)
        if ended is not None and ended.stage in (Stage.DONE, Stage.DROPPED) and ended.on < since:
            continue
        names = comrades(m.name for id in one.members if (m := book.members().get(id)) is not None)
        due = f", hạn {words.day(one.due)}" if one.due else ""
        stood = [s for s in one.stages if s.on <= session.date]
        result = STAGE_WORDS[stood[-1].stage][0] if stood else ""
        said = one_line(one.result) if stood and stood[-1] == ended else ""
        if said and not fold(said).startswith(fold(result)):
            said = f"{result}: {said}"
        shown = said or result
        yield LastTask(unstopped(one_line(one.title)), names, f"đã giao{due}", shown[:1].upper() + shown[1:])


def _quality(held: Minutes) -> Iterator[str]:
    if held.quality is not None:
        grade = f", xếp loại {held.quality.grade}" if held.quality.grade else ""
        yield f"Tổng số điểm: {figure(held.quality.points)}/{figure(held.quality.most)}{grade}."
        for name, points, most in held.quality.groups:
            yield f"- {unnumbered(name)}: {figure(points)}/{figure(most)} điểm."
        if held.quality.note:
            yield stopped(f"Hạn chế cần khắc phục: {one_line(held.quality.note)}")


def _deciding(votes: Iterable[Voted]) -> list[Voted]:
    """The votes on the resolution; all of them where none says so."""
    every = list(votes)
    return [v for v in every if "nghi quyet" in fold(v.subject)] or every


def _vote(one: Voted) -> str:
    """The sentence of the vote: passed by so many of how many."""
    if one.favour is None:
        return stopped(f"Biểu quyết: {one.subject}")
    how = "thông qua" if one.passed else "không thông qua"
    what = "Nghị quyết" if "nghi quyet" in fold(one.subject) else f"Nội dung «{unstopped(one_line(one.subject))}»"
    share = f"{one.favour}/{one.denominator} đảng viên tán thành, đạt {percent(one.share)}"
    return f"{what} được chi bộ biểu quyết {how} với {share}."


def _lacks(book: Book, session: Session, held: Minutes) -> Iterator[Lack]:
    """What a reader of the resolution will miss."""
    said = paragraphs(held.conclusion)
    found = (
        (held.presence is None, "Chưa điểm danh buổi này.", "The roll was not called.", "attendance", ""),
        (
            not held.conclusion, "Chưa có kết luận để nêu phương hướng.", "No conclusion to give directions.",
            "minutes", "conclusion",
        ),
        (
            bool(held.conclusion) and session.kind is Kind.REGULAR and not any(map(_is_politics, said)),
            "Kết luận chưa nêu công tác chính trị, tư tưởng của tháng tới.",
            "The conclusion says nothing of political and ideological work ahead.", "minutes", "conclusion",
        ),
        (not held.tasks, "Chưa giao nhiệm vụ cho ai.", "No task is assigned to anybody.", "minutes", "tasks"),
        (not held.votes, "Chưa ghi biểu quyết thông qua.", "No vote is written down.", "sitting", ""),
        (held.quality is None, "Chưa tự chấm chất lượng.", "The session was not scored.", "scoring", ""),
    )  # fmt: skip
    for missing, vi, en, door, at in found:
        if missing:
            yield Lack(vi, en, door, session.id, at)
