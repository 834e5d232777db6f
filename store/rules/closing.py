"""What is still missing or odd when the minutes of a session are to be closed: each thing one sentence, with its place.

Nothing here stops the closing by itself: each thing is either seen to, or left so by a hand that knows of it
(its key is kept in the proceedings). Pure: records in, a list out, in the order of the minutes (domain.md 1.5, 2.1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from store.errors import BadValue
from store.records import (
    Assignment,
    Code,
    Item,
    Kind,
    Mark,
    Proceedings,
    Session,
    Speech,
    SpeechKind,
    Stage,
    Theme,
    Vote,
)
from store.rules.agenda import AT_A_SESSION
from store.rules.assignments import WORK_WORDS, is_open, stage_of
from store.rules.attendance import COUNTED_PRESENT, minutes_after, taken

TITLE: Final = 40
"""Characters of a title that a sentence has room for."""


class Where(StrEnum):
    """Where a missing thing is seen to."""

    SITTING = "sitting"
    """The course of the session: items, speeches, votes."""
    ROLL = "roll"
    ASSIGNMENT = "assignment"
    THEMES = "themes"
    SAID = "said"
    """What is said of the sitting as a whole: chair, taker, times, dues, conclusion."""
    SCORE = "score"
    READING = "reading"
    """The minutes on screen, to be read back."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to see to before closing, or to leave as it is."""

    key: str
    """What it is, and of which row: 'taker', 'assigned:12'. Kept where it is left open."""
    where: Where
    vi: str
    en: str
    row: int = 0
    """Number of the assignment, item, vote or member it is about; 0 for none."""
    left: bool = False
    """Whether it was consciously left so."""

    def sentence(self, language: str) -> str:
        """It in words."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Held:
    """What is written of a session, as closing looks at it. Of a shared sitting, `said` has the sitting's times."""

    session: Session
    said: Proceedings
    chair: int = 0
    """Who chairs, the secretary of that day where nobody is named; 0 where there is neither."""
    items: Sequence[Item] = ()
    marks: Sequence[Mark] = ()
    speeches: Sequence[Speech] = ()
    assignments: Sequence[Assignment] = ()
    """What was to be given at the session."""
    tasks: Sequence[Assignment] = ()
    """What the session assigned."""
    votes: Sequence[tuple[Vote, int]] = ()
    """Each vote with how many present may vote."""
    theme: Theme | None = None
    minimum: int = 0
    """Minutes the sitting should last at least."""
    scored: bool = True
    """Whether the sitting scored itself, or need not."""
    names: Mapping[int, str] = field(default_factory=dict)
    """Members' names by number."""


def missing(held: Held) -> list[Missing]:
    """Everything missing or odd, in the order of the minutes, what was left open among it and marked so."""
    checks: tuple[Callable[[Held], Iterable[Missing]], ...] = (
        _people, _roll, _times, _course, _given, _concluded, _votes, _read_back,
    )  # fmt: skip
    found = (one for check in checks for one in check(held))
    return [Missing(one.key, one.where, one.vi, one.en, one.row, one.key in held.said.left_open) for one in found]


def ensure_answered(found: Iterable[Missing]) -> None:
    """BadValue while something missing is neither seen to nor left open; the first is named."""
    open_ = unanswered(found)
    if open_:
        rest = f" (+{len(open_) - 1})" if len(open_) > 1 else ""
        raise BadValue(
            why_vi=f"Chưa khóa được biên bản: {open_[0].vi}{rest}", why_en=f"Not closed yet: {open_[0].en}{rest}"
        )


def unanswered(found: Iterable[Missing]) -> list[Missing]:
    """What is neither seen to nor left open."""
    return [one for one in found if not one.left]


# -- the checks --------------------------------------------------------------------------------


def _people(held: Held) -> Iterator[Missing]:
    codes, called = {mark.member: mark.code for mark in held.marks}, taken(held.marks)
    for key, who, vi, en, none_vi, none_en in (
        ("chair", held.chair, "Chủ trì", "who chairs", "Chưa ghi ai chủ trì.", "Nobody is named to chair."),
        ("taker", held.said.taker, "Thư ký", "who takes the minutes", "Chưa cử thư ký ghi biên bản.",
         "Nobody is named to take the minutes."),
    ):  # fmt: skip
        name = held.names.get(who, "")
        if not who:
            yield Missing(key, Where.SAID, none_vi, none_en)
        elif called and codes.get(who) not in COUNTED_PRESENT:
            yield Missing(
                f"{key}_absent", Where.SAID, f"{vi} {name} không được điểm danh có mặt.",
                f"{name}, {en}, is not marked as present.",
            )  # fmt: skip


def _roll(held: Held) -> Iterator[Missing]:
    if not taken(held.marks):
        yield Missing("roll", Where.ROLL, "Chưa điểm danh.", "The roll was not called.")
        return
    untaken = sum(mark.code is Code.NOT_TAKEN for mark in held.marks)
    if untaken:
        yield Missing("marks", Where.ROLL, f"{untaken} người chưa điểm danh.", f"Not taken on the roll: {untaken}.")
    for mark in held.marks:
        name = held.names.get(mark.member, "")
        if mark.code is Code.EXCUSED and not mark.reason and not mark.detail:
            yield Missing(
                f"reason:{mark.member}", Where.ROLL, f"{name} vắng có phép mà chưa ghi lý do.",
                f"{name} is excused without a reason written.", mark.member,
            )  # fmt: skip


def _times(held: Held) -> Iterator[Missing]:
    said = held.said
    if not said.opened:
        yield Missing("opened", Where.SAID, "Chưa ghi giờ khai mạc.", "It is not written when it began.")
    if not said.ended:
        yield Missing("ended", Where.SAID, "Chưa ghi giờ kết thúc.", "It is not written when it ended.")
    if not (said.opened and said.ended):
        return
    minimum = 0 if held.session.kind is Kind.COMMITTEE else held.minimum
    if said.ended <= said.opened:
        yield Missing(
            "times", Where.SAID, f"Kết thúc {said.ended} không sau khai mạc {said.opened}.",
            f"It ended at {said.ended}, not after it began at {said.opened}.",
        )  # fmt: skip
    elif (length := minutes_after(said.opened, said.ended)) < minimum:
        yield Missing(
            "short", Where.SAID, f"Buổi kéo dài {length} phút, dưới {minimum} phút.",
            f"It lasted {length} minutes, under {minimum}.",
        )  # fmt: skip


def _course(held: Held) -> Iterator[Missing]:
    if held.session.kind is Kind.REGULAR and held.said.dues is None:
        yield Missing(
            "dues", Where.SAID, "Chưa ghi việc thông báo đảng phí.", "Whether dues were announced is not written."
        )
    if held.session.kind is Kind.THEMATIC and held.theme is None:
        yield Missing("theme", Where.THEMES, "Chưa có chuyên đề của quý.", "The quarter has no theme.")
    if not held.items:
        yield Missing("items", Where.SITTING, "Buổi chưa có chương trình.", "The session has no agenda.")
    if not held.speeches and held.session.kind is not Kind.COMMITTEE:
        yield Missing("speeches", Where.SITTING, "Chưa ghi ai phát biểu.", "No speech is written down.")
    blank = sum(not s.summary and not s.assignment for s in held.speeches)
    if blank:
        yield Missing(
            "summaries", Where.SITTING, f"{blank} lượt phát biểu chưa ghi tóm tắt nội dung.",
            f"Speeches without a summary: {blank}.",
        )  # fmt: skip


def _given(held: Held) -> Iterator[Missing]:
    """What was assigned and is neither given nor said not to be; what was given and is in no speech (features G6)."""
    logged = {speech.assignment for speech in held.speeches}
    for one in held.assignments:
        stage = stage_of(one)
        if one.kind not in AT_A_SESSION or one.id in logged or not (is_open(one) or stage is Stage.GIVEN):
            continue
        (vi, en), who = WORK_WORDS[one.kind], ", ".join(held.names.get(id, "") for id in one.members)
        key, how_vi, how_en = "assigned", "đã giao, chưa trình bày", "was assigned and is not given"
        if stage is Stage.GIVEN:
            key, how_vi, how_en = "unlogged", "đã trình bày mà chưa ghi nội dung", "was given and is in no speech"
        yield Missing(
            f"{key}:{one.id}", Where.ASSIGNMENT if is_open(one) else Where.SITTING,
            f"{vi[:1].upper()}{vi[1:]} của {who} {how_vi}.{_quoted(one.title)}",
            f"{en[:1].upper()}{en[1:]} of {who} {how_en}.{_quoted(one.title)}", one.id,
        )  # fmt: skip


def _concluded(held: Held) -> Iterator[Missing]:
    spoken = {s.item for s in held.speeches if s.kind is not SpeechKind.CONCLUSION}
    concluded = {s.item for s in held.speeches if s.kind is SpeechKind.CONCLUSION}
    for item in held.items:
        title = _short(item.title)
        if (
            item.id in spoken
            and held.session.kind is not Kind.THEMATIC
            and not item.conclusion
            and item.id not in concluded
        ):
            yield Missing(
                f"item:{item.id}", Where.SITTING, f"Mục {item.place} có phát biểu mà chưa kết luận: {title}",
                f"Item {item.place} was discussed and has no conclusion: {title}", item.id,
            )  # fmt: skip
        elif any(i.began for i in held.items) and not item.began and item.id not in spoken and not item.conclusion:
            yield Missing(
                f"skipped:{item.id}", Where.SITTING, f"Mục {item.place} chưa tiến hành: {title}",
                f"The session never came to item {item.place}: {title}", item.id,
            )  # fmt: skip
    if not held.said.conclusion:
        yield Missing("conclusion", Where.SAID, "Chưa ghi kết luận của chủ trì.", "The chair's conclusion is missing.")
    if not held.tasks and held.session.kind is not Kind.THEMATIC:
        yield Missing(
            "tasks",
            Where.ASSIGNMENT,
            "Kết luận chưa giao nhiệm vụ cho ai.",
            "The conclusion assigns no task to anybody.",
        )
    for task in (t for t in held.tasks if t.due is None):
        yield Missing(
            f"due:{task.id}", Where.ASSIGNMENT, f"Nhiệm vụ chưa có thời hạn.{_quoted(task.title)}",
            f"A task has no deadline.{_quoted(task.title)}", task.id,
        )  # fmt: skip


def _votes(held: Held) -> Iterator[Missing]:
    for vote, voters in held.votes:
        subject = _short(vote.subject)
        if vote.favour is None:
            yield Missing(
                f"uncounted:{vote.id}", Where.SITTING, f"Biểu quyết chưa ghi kết quả: {subject}",
                f"A vote has no result: {subject}", vote.id,
            )  # fmt: skip
            continue
        cast = vote.favour + (vote.against or 0) + (vote.other or 0)
        whole = vote.against is not None and vote.other is not None  # what is left empty may be the rest
        if cast > voters or (whole and cast < voters):
            yield Missing(
                f"vote:{vote.id}", Where.SITTING, f"Biểu quyết cộng lại {cast} phiếu, có mặt {voters}: {subject}",
                f"A vote adds up to {cast}, {voters} were there to vote: {subject}", vote.id,
            )  # fmt: skip


def _read_back(held: Held) -> Iterator[Missing]:
    if not held.scored:
        yield Missing("score", Where.SCORE, "Chưa tự chấm xong chất lượng.", "The session has not scored itself yet.")
    if not held.said.read_back:
        yield Missing(
            "read_back", Where.READING, "Biên bản chưa được đọc lại trước chi bộ.",
            "The minutes were not read back to the cell.",
        )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= TITLE else text[: TITLE - 1].rstrip() + "…"


def _quoted(title: str) -> str:
    return f" «{_short(title)}»" if title else ""
