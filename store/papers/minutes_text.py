"""The minutes as plain text: a paragraph a line, numbered, in the order of the form (domain.md 2.1 to 2.3).

Vietnamese always, whatever language the screen speaks. Pure: facts in (minutes.py), lines out. A part with nothing
in it is left out; what the book does not say is not said here either (minutes add no comment of their own, S41).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.papers import words
from store.papers.minutes import Minutes, Point, Presence
from store.papers.minutes_words import (
    TEXT_LIMIT,
    commended,
    comrades,
    figure,
    one_line,
    paragraphs,
    percent,
    person,
    raised,
    reviewed,
    spoken,
    stopped,
    task,
    unstopped,
    voted,
)
from store.records import Kind, SpeechKind
from store.rules.speeches import PAPERS
from store.vietnamese import clean


class Head(str):
    """A paragraph that heads those after it: the item of the agenda they belong to."""

    __slots__ = ()


class Section:
    """One numbered part of the minutes: what it is called, and its paragraphs."""

    __slots__ = ("heading", "paragraphs")

    def __init__(self, heading: str, paragraphs: Iterable[str]) -> None:
        self.heading = heading
        self.paragraphs = tuple(one for one in paragraphs if one.strip())

    @property
    def is_short(self) -> bool:
        """Whether its one paragraph stands beside the heading."""
        return len(self.paragraphs) == 1 and not self.paragraphs[0].startswith("- ")


def minutes_text(facts: Minutes) -> str:
    """The whole text, with a line feed at the end of each paragraph."""
    lines = [*_head(facts), ""]
    for number, section in enumerate(sections(facts), 1):
        if section.is_short:
            lines.append(f"{number}. {section.heading}: {section.paragraphs[0]}")
        else:
            lines += [f"{number}. {section.heading}", *section.paragraphs]
    lines += ["", *signatures(facts)]
    return "".join(f"{clean(line, limit=TEXT_LIMIT)}\n" for line in lines)


def sections(facts: Minutes) -> list[Section]:
    """The parts that say something, in the order of the form."""
    thematic = facts.kind is Kind.THEMATIC
    found = [
        Section("Thời gian", _time(facts)),
        Section("Địa điểm", [stopped(facts.place) if facts.place else ""]),
        Section("Thành phần tham dự", _attendance(facts)),
        *(_theme(facts) if thematic else ()),
        Section("Nội dung, chương trình", _agenda(facts)),
        *(_thematic(facts) if thematic else [Section("Diễn biến", [*_course(facts), *_spoke(facts)])]),
        Section("Đề xuất, kiến nghị", map(raised, facts.proposals)),
        Section("Kết luận của chủ trì", _conclusion(facts)),
        Section("Hoàn thiện, gửi chuyên đề", _finishing(facts)),
        Section(
            "Phân công nhiệm vụ" if facts.kind is not Kind.COMMITTEE else "Phân công chuẩn bị", map(task, facts.tasks)
        ),
        Section("Biểu quyết", (line for vote in facts.votes for line in voted(vote))),
        Section("Tự đánh giá chất lượng sinh hoạt", _quality(facts)),
        Section("Kiểm điểm việc thực hiện đăng ký", map(reviewed, facts.reviewed)),
        Section("Biểu dương, nhắc nhở", _commended(facts)),
        Section("Thông qua biên bản", _read_back(facts)),
        Section("Kết thúc", _end(facts)),
    ]
    return [section for section in found if section.paragraphs]


# -- head and foot -----------------------------------------------------------------------------


def _head(facts: Minutes) -> Iterator[str]:
    yield "ĐẢNG CỘNG SẢN VIỆT NAM"
    if facts.higher:
        yield facts.higher.upper()
    yield facts.cell.upper()
    if facts.number:
        yield f"Số {facts.number}"
    yield ""
    yield "BIÊN BẢN"
    yield facts.name
    if facts.title:
        yield facts.title


def signatures(facts: Minutes) -> list[str]:
    """Who signs, and for what: the taker on the left, the chair on the right of the paper."""
    taker, chair = (person.name if person is not None else "" for person in (facts.taker, facts.chair))
    return [f"NGƯỜI GHI BIÊN BẢN: {taker}".rstrip(), f"CHỦ TRÌ HỘI NGHỊ: {chair}".rstrip()]


# -- time and people ---------------------------------------------------------------------------


def _time(facts: Minutes) -> Iterator[str]:
    start = f"{words.hour(facts.opened)}, " if facts.opened else ""
    before = facts.moved_from
    moved = f" (chuyển từ {words.long_day(before)})" if before is not None and before != facts.date else ""
    shared = f"; họp chung với buổi {words.lower(facts.shared_with)}" if facts.shared_with else ""
    yield f"{start}{words.weekday_and_day(facts.date)}{moved}{shared}."


def _attendance(facts: Minutes) -> Iterator[str]:
    yield _line("Chủ trì", person(facts.chair))
    yield _line("Thư ký", person(facts.taker))
    if facts.presence is not None:
        yield from _presence(facts.presence, f"{facts.committee} viên" if facts.kind is Kind.COMMITTEE else "")
    guests = facts.presence.guests if facts.presence is not None else ()
    yield _line("Khách mời", "; ".join(", ".join(filter(None, (g.name, g.post))) for g in guests))
    if facts.dues is not None:
        told = "đã thông báo" if facts.dues else "chưa thông báo"
        yield _line("Tình hình nộp đảng phí", told + (f"; chưa nộp: {comrades(facts.unpaid)}" if facts.unpaid else ""))


def _presence(there: Presence, committee: str) -> Iterator[str]:
    """Who was there and who was not; `committee` is what those of a committee are called, empty for the cell."""
    probationary = there.members - there.official
    whom = committee or "đảng viên"
    yield _line(
        "Có mặt",
        f"{there.present}/{there.members} {whom}"
        + (f" (chính thức {there.present_official}/{there.official},"
           f" dự bị {there.present - there.present_official}/{probationary})" if probationary else "")
        + (f"; tỷ lệ dự {percent(there.rate)}" if there.rate is not None else ""),
    )  # fmt: skip
    if committee:
        yield _line("Gồm", "; ".join(person(one) for one in there.there))
    yield _line(
        "Vắng",
        f"{len(there.absent)}; có phép {len(there.excused)}, không phép {len(there.unexcused)}"
        if there.absent else "không có",
    )  # fmt: skip
    yield _line(f"Vắng có phép ({len(there.excused)})", "; ".join(_absent(a.name, a.reason) for a in there.excused))
    if there.unexcused:
        yield _line(
            f"Vắng không phép ({len(there.unexcused)})",
            "; ".join(_absent(a.name, a.reason or "không có lý do") for a in there.unexcused),
        )
    yield _line("Đến muộn", "; ".join(_at(m.name, m.clock) for m in there.late))
    yield _line("Về sớm", "; ".join(_at(m.name, m.clock) for m in there.left_early))
    yield _line(f"Miễn sinh hoạt ({len(there.exempt)})", comrades(there.exempt))
    yield _line(f"Sinh hoạt tạm thời nơi khác ({len(there.elsewhere)})", comrades(there.elsewhere))
    yield _line("Chưa điểm danh", comrades(there.not_taken))


def _absent(name: str, reason: str) -> str:
    return f"đ/c {name} ({reason or 'chưa ghi lý do'})"


def _at(name: str, clock: str) -> str:
    return f"đ/c {name}" + (f" ({words.hour(clock)})" if clock else "")


# -- what was said -----------------------------------------------------------------------------


def _theme(facts: Minutes) -> Iterator[Section]:
    topic = facts.topic
    if topic is None:
        return
    who = f" (đ/c {topic.presenter} chuẩn bị đề dẫn)" if topic.presenter else ""
    kind = "; ".join(filter(None, (topic.group, topic.form)))
    yield Section("Chuyên đề", [stopped(f"{unstopped(topic.title)}{who}")])
    yield Section("Nhóm nội dung, hình thức", [stopped(kind) if kind else ""])
    yield Section("Mục đích, yêu cầu", paragraphs(topic.purpose))


def _agenda(facts: Minutes) -> Iterator[str]:
    for point in facts.points:
        if point.number:
            who = f" (đ/c {point.presenter} trình bày)" if point.presenter else ""
            yield stopped(f"- Nội dung {point.number}: {unstopped(point.title)}{who}")
    yield _line("Văn bản quán triệt", "; ".join(facts.documents))


def _course(facts: Minutes) -> Iterator[str]:
    """Item by item: who spoke, and what the chair concluded of it."""
    for point in facts.points:
        if point.spoken or point.conclusion or point.began:
            yield _point_head(point)
            yield from map(spoken, point.spoken)
            yield from _concluded(point)


def _point_head(point: Point) -> str:
    if not point.number:
        return Head("Ý kiến khác:")
    times = " – ".join(filter(None, (point.began, point.ended)))
    beside = "; ".join(filter(None, (times, f"đ/c {point.presenter} trình bày" if point.presenter else "")))
    return Head(f"Nội dung {point.number}. {point.title}" + (f" ({beside})" if beside else ""))


def _spoke(facts: Minutes) -> Iterator[str]:
    """How many of those present spoke; nothing where nobody's words were taken down."""
    there = facts.presence
    if there is not None and there.spoke:
        share = f" ({percent(there.share_spoke)})" if there.share_spoke is not None else ""
        whom = f"{facts.committee} viên" if facts.kind is Kind.COMMITTEE else "đảng viên"
        yield f"- Số {whom} có mặt đã phát biểu: {there.spoke}/{there.present}{share}."


def _concluded(point: Point) -> Iterator[str]:
    if point.conclusion:
        yield f"- Chủ trì kết luận: {one_line(point.conclusion)}"


def _thematic(facts: Minutes) -> Iterator[Section]:
    """Lead-in, papers, discussion with the link to own work, then what was concluded of each item (domain.md 2.2)."""
    every = [one for point in facts.points for one in point.spoken]
    yield Section("Đề dẫn", (spoken(s) for s in every if s.kind is SpeechKind.LEAD_IN))
    yield Section("Tham luận", (spoken(s) for s in every if s.kind is SpeechKind.PAPER))
    yield Section("Thảo luận", [*(spoken(s) for s in every if s.kind not in PAPERS), *_spoke(facts)])
    concluded = [p for p in facts.points if p.conclusion]
    yield Section("Kết luận từng nội dung", (f"- {p.title}: {one_line(p.conclusion)}" for p in concluded))


# -- what came of it ---------------------------------------------------------------------------


def _conclusion(facts: Minutes) -> Iterator[str]:
    yield from paragraphs(facts.conclusion)
    for heading, text in (
        ("Ưu điểm", facts.strengths), ("Hạn chế", facts.weaknesses), ("Bài học kinh nghiệm", facts.lessons),
    ):  # fmt: skip
        yield _line(heading, one_line(text))


def _finishing(facts: Minutes) -> Iterator[str]:
    """Who takes the comments in, by when, and to whom the finished paper goes (domain.md 2.2)."""
    topic = facts.topic
    if topic is not None and topic.presenter:
        by = f", hạn {words.day(topic.finished_by)}" if topic.finished_by is not None else ""
        above = f", báo cáo {facts.higher}" if facts.higher else ""
        yield (f"Đ/c {topic.presenter} tiếp thu ý kiến, hoàn thiện chuyên đề{by}; gửi đảng viên trong chi bộ{above}.")


def _quality(facts: Minutes) -> Iterator[str]:
    if facts.quality is None:
        return
    points, most = figure(facts.quality.points), figure(facts.quality.most)
    grade = f", xếp loại {facts.quality.grade}" if facts.quality.grade else ""
    yield f"{points}/{most} điểm{grade}."
    yield _line("Hạn chế cần khắc phục", one_line(facts.quality.note))


def _commended(facts: Minutes) -> Iterator[str]:
    for one in facts.commended:
        yield f"- {commended(one)}"


def _read_back(facts: Minutes) -> Iterator[str]:
    whom = facts.committee if facts.kind is Kind.COMMITTEE else "chi bộ"
    if facts.read_back:
        yield f"Biên bản đã được đọc lại và thông qua trước {whom}."
    elif facts.read_back is False:
        yield f"Biên bản chưa được đọc lại trước {whom}."
    yield _line("Sửa khi đọc lại", one_line(facts.corrections))


def _end(facts: Minutes) -> Iterator[str]:
    if facts.ended:
        length = f", sau {facts.length} phút" if facts.length else ""
        yield f"{words.hour(facts.ended)} cùng ngày{length}."


# -- words -------------------------------------------------------------------------------------


def _line(heading: str, text: str) -> str:
    return f"- {stopped(f'{heading}: {text}')}" if text else ""
