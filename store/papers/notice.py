"""The notice to members and the text for the members' app, as plain text. Vietnamese always: members read it.

Pure: a Meeting in (meeting.py), blocks of lines out. A part with nothing in it is left out; no word stands here
that the book does not hold, but for the headings. Control characters go at the end, whatever a file held.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import msgspec

from store.papers import words
from store.papers.meeting import Given, Line, Meeting, Part
from store.records import Kind, Work
from store.rules.theme_data import forms
from store.vietnamese import clean, visible

WIDTH: Final = 72
"""Characters of a line of the notice; a telephone wraps it further, a letter does not."""
TEXT_LIMIT: Final = 2000
"""Characters of one text of the book; none there is longer."""

SIGNATURE: Final = 36
"""Characters of the block of the signature, at the right."""

WORKS: Final = {Work.LEAD_IN: "Đề dẫn", Work.PAPER: "Tham luận", Work.OPINION: "Ý kiến chuẩn bị", Work.TASK: "Nhiệm vụ"}


class Block(msgspec.Struct, frozen=True):
    """A part of a text that is read, and pasted, by itself."""

    heading: str
    lines: tuple[str, ...]


Lay = Callable[[str, Sequence[str], int], list[str]]
"""Lays a block out: its heading, its lines, its number."""


class Text(msgspec.Struct, frozen=True):
    """A text for members, as lines to be shown or sent."""

    lines: tuple[str, ...]
    parts: tuple[str, ...]
    """What is pasted into one field of another program: each block without its heading."""
    part_of: tuple[int, ...]
    """For each line, which part it belongs to."""

    @property
    def plain(self) -> str:
        """The whole text, with a line feed at the end of each line."""
        return "".join(f"{line}\n" for line in self.lines)


# -- the two texts -----------------------------------------------------------------------------


def notice(meeting: Meeting) -> Text:
    """The notice: headed, numbered, wrapped."""
    blocks = [
        Block("Thời gian", (_time(meeting),)),
        Block("Địa điểm", (meeting.place,)),
        Block("Chủ trì", _comrades([meeting.chair])),
        *(block for part in meeting.parts for block in _theme(part, "Chuyên đề")),
        *_agendas(meeting, "Nội dung, chương trình"),
        Block("Phân công", tuple(map(_work, _works(meeting)))),
        Block("Tài liệu nghiên cứu trước", tuple(map(words.document, meeting.documents))),
        Block("Đề nghị chuẩn bị", tuple(_to_prepare(meeting))),
    ]
    head = Block("", tuple(_head(meeting)))
    return _signed(_laid_out([head, *blocks], _numbered), meeting)


def app_text(meeting: Meeting) -> Text:
    """The text for the members' app: short headings, unwrapped lines, to be pasted field by field."""
    blocks = [
        Block("Tên buổi sinh hoạt", (" và ".join(_names(meeting)),)),
        Block("Loại hình", (", ".join(KINDS[part.session.kind] for part in meeting.parts),)),
        Block("Ngày", (words.day(meeting.session.date),)),
        Block("Bắt đầu", (meeting.start,)),
        Block("Kết thúc (dự kiến)", (_end(meeting),)),
        Block("Địa điểm", (meeting.place,)),
        Block("Chủ trì", (meeting.chair,)),
        *(block for part in meeting.parts for block in _theme(part, "Chuyên đề")),
        *_agendas(meeting, "Chương trình"),
        Block("Phân công", tuple(map(_work, _works(meeting)))),
        Block("Tài liệu", tuple(map(words.document, meeting.documents))),
    ]
    return _laid_out(blocks, _headed)


KINDS: Final = {
    Kind.REGULAR: "Sinh hoạt định kỳ", Kind.THEMATIC: "Sinh hoạt chuyên đề",
    Kind.EXTRAORDINARY: "Sinh hoạt bất thường", Kind.COMMITTEE: "Họp chi ủy",
}  # fmt: skip
"""What the kinds of session are called in full."""


# -- the parts ---------------------------------------------------------------------------------


def _head(meeting: Meeting) -> Iterator[str]:
    committee = meeting.session.kind is Kind.COMMITTEE
    yield meeting.higher.upper()
    yield meeting.cell.upper()
    yield "THÔNG BÁO HỌP CHI ỦY" if committee else "THÔNG BÁO SINH HOẠT CHI BỘ"
    yield " và ".join(_names(meeting))
    yield f"Kính gửi: các đồng chí {'chi ủy viên' if committee else 'đảng viên'} {meeting.cell}"


def _names(meeting: Meeting) -> list[str]:
    """What the sessions are called, with their titles where these are not the theme's; the second begins small."""
    found: list[str] = []
    for part in meeting.parts:
        name, title = words.session_name(part.session), part.session.title
        if found:
            name = name[:1].lower() + name[1:]
        theme = part.theme.title if part.theme is not None else ""
        found.append(f"{name}: {title}" if title and title != theme else name)
    return found


def _time(meeting: Meeting) -> str:
    session = meeting.session
    said = f"{words.hour(meeting.start)}, {words.weekday_and_day(session.date)}, dự kiến {meeting.minutes} phút"
    if session.moved_from is not None and session.moved_from != session.date:
        said += f" (chuyển từ {words.weekday_and_day(session.moved_from)})"
    return said


def _end(meeting: Meeting) -> str:
    """The hour the sitting should be over by; nothing where that is another day."""
    hour, minute = map(int, meeting.start.split(":"))
    end = hour * 60 + minute + meeting.minutes
    return f"{end // 60:02}:{end % 60:02}" if end < 24 * 60 else ""


def _theme(part: Part, heading: str) -> Iterator[Block]:
    theme = part.theme
    if theme is None:
        return
    yield Block(heading, (theme.title,))
    yield Block("Mục đích, yêu cầu", tuple(_paragraphs(theme.purpose)))
    form = forms().get(theme.form)
    yield Block("Hình thức", (form.words("vi"),) if form is not None else ())
    yield Block("Câu hỏi gợi mở", tuple(_questions(theme.questions)))


def _paragraphs(text: str) -> list[str]:
    """A text of several lines, line by line, without the signs a hand has put before each."""
    lines = clean(text, lines=True, limit=TEXT_LIMIT).splitlines()
    return [told for line in lines if (told := line.strip().lstrip("-–•+*").strip())]


def _questions(text: str) -> list[str]:
    """One question a line, also where a hand has typed several into one line."""
    return [told for line in _paragraphs(text) for one in re.split(r"(?<=\?)\s+", line) if (told := one.strip())]


def _agendas(meeting: Meeting, heading: str) -> Iterator[Block]:
    """The agenda of each session of the sitting; two are told apart by their names."""
    for part in meeting.parts:
        name = f"{heading} ({KINDS[part.session.kind].lower()})" if len(meeting.parts) > 1 else heading
        yield Block(name, tuple(_item(line) for line in part.lines))


def _item(line: Line) -> str:
    minutes = f" ({line.minutes} phút)" if line.minutes else ""
    who = "; ".join(_comrades([line.presenter]))
    return f"{clean(line.title)}{minutes}" + (f": {who}" if who else "")


def _works(meeting: Meeting) -> list[Given]:
    """What is given at the sitting, what an earlier one did not come to last."""
    return [*(work for part in meeting.parts for work in part.given), *meeting.left]


def _work(work: Given) -> str:
    said = f"{WORKS[work.kind]}: {', '.join(_comrades(work.names))}"
    if work.title:
        said += f"; «{clean(work.title)}»"
    if work.held is not None:
        name = words.session_name(work.held)
        return f"{said}; chuyển từ buổi {name[:1].lower()}{name[1:]}"
    return said + (f"; hạn nộp {words.weekday_and_day(work.due)}" if work.due is not None else "")


def _to_prepare(meeting: Meeting) -> Iterator[str]:
    """What each member brings along, as far as the book says."""
    if meeting.documents:
        yield "Đọc trước tài liệu nêu trên."
    if any(part.theme is not None and _paragraphs(part.theme.questions) for part in meeting.parts):
        yield "Chuẩn bị ý kiến theo các câu hỏi gợi mở."
    for task in meeting.tasks:
        due = f" (hạn {words.day(task.due)})" if task.due is not None else ""
        who = ", ".join(_comrades(task.names))
        yield f"Báo cáo kết quả nhiệm vụ «{clean(task.title)}»{due}" + (f": {who}." if who else ".")


def _comrades(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"đồng chí {name}" for name in map(clean, names) if name)


def _dated(meeting: Meeting) -> str:
    """Where and when members are told: 'Phú Thọ, ngày 05 tháng 02 năm 2026'."""
    if meeting.issued is None:
        return ""
    said = words.long_day(meeting.issued)
    where = clean(meeting.locality)
    return f"{where}, {said}" if where else f"{said[:1].upper()}{said[1:]}"


# -- laying out --------------------------------------------------------------------------------


def _signed(text: Text, meeting: Meeting) -> Text:
    """A text with its day and, where it is known, the signature at the right; one more part to paste."""
    signer = meeting.signer
    said = [_dated(meeting), *((meeting.signs_for, signer.post, "", clean(signer.name)) if signer is not None else ())]
    if not said[0]:
        return text
    margin = " " * (WIDTH - SIGNATURE)
    right = [
        (margin + line.center(SIGNATURE)).rstrip() if len(line) <= SIGNATURE else line.rjust(WIDTH) for line in said
    ]
    return Text(
        (*text.lines, "", *right),
        (*text.parts, "\n".join(said)),
        (*text.part_of, len(text.parts) - 1, *[len(text.parts)] * len(right)),
    )


def _laid_out(blocks: Sequence[Block], lay: Lay) -> Text:
    """The blocks that say something, one below the other."""
    lines: list[str] = []
    parts: list[str] = []
    part_of: list[int] = []
    for block in blocks:
        said = [told for line in block.lines if (told := clean(line, limit=TEXT_LIMIT))]
        if not said:
            continue
        shown = lay(block.heading, said, len(parts) if block.heading else 0)
        lines += [visible(line).rstrip() for line in shown]
        part_of += [len(parts)] * len(shown)
        parts.append("\n".join(said))
    while lines and not lines[-1]:
        lines.pop()
        part_of.pop()
    return Text(tuple(lines), tuple(parts), tuple(part_of))


def _numbered(heading: str, said: Sequence[str], number: int) -> list[str]:
    """A block of the notice: one line beside its heading, several below it; the head stands as it is."""
    if not heading:
        return [line for told in said for line in _wrapped(told, "", "")] + [""]
    head = f"{number}. {heading}:"
    if len(said) == 1:
        return _wrapped(f"{head} {said[0]}", "", " " * len(f"{number}. "))
    return [head, *(line for told in said for line in _wrapped(told, "   - ", "     "))]


def _headed(heading: str, said: Sequence[str], _number: int) -> list[str]:
    """A block of the app's text: its heading in capitals, its lines as they are pasted, an empty line."""
    return [f"[{heading.upper()}]", *said, ""]


def _wrapped(text: str, first: str, further: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=further, break_long_words=False, break_on_hyphens=False
    )
