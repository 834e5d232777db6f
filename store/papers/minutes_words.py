"""The sentences of the minutes: how a person, a speech, a proposal, a task, a vote is put into words. Pure.

Used by the plain text (minutes_text.py) and the document (minutes_docx.py), so that both say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from store.papers import words
from store.papers.minutes import Commended, Person, Raised, Reviewed, Spoken, Tasked, Voted
from store.records import Commending, Majority
from store.rules.speeches import KIND_WORDS
from store.vietnamese import clean

TEXT_LIMIT: Final = 20_000
"""Characters of one text of the book; none there is longer."""

COMMENDED: Final = {
    Commending.PRAISE: "Biểu dương", Commending.AWARD: "Khen thưởng", Commending.REMINDER: "Nhắc nhở",
    Commending.CRITICISM: "Phê bình", Commending.SELF_CRITICISM: "Tự phê bình",
}  # fmt: skip

MAJORITY: Final = {Majority.HALF: "quá nửa", Majority.TWO_THIRDS: "từ hai phần ba"}


def person(one: Person | None) -> str:
    """Somebody as the minutes name them: 'đ/c Nguyễn Văn An, Bí thư chi bộ'."""
    return "" if one is None else ", ".join(filter(None, (f"đ/c {one.name}", one.post)))


def comrades(names: Iterable[str]) -> str:
    """Several by name: 'đ/c An, đ/c Bình'."""
    return ", ".join(f"đ/c {name}" for name in names)


def percent(share: Fraction | None) -> str:
    """A share with one decimal, rounded half up: '93,8%'; nothing for none."""
    return "" if share is None else words.percent(share)


def spoken(one: Spoken) -> str:
    """A speech: who, of what kind, what was said, and whether it was tied to own work."""
    who = f"{one.name}, {one.post} (khách mời)" if one.guest and one.post else one.name
    who = f"{one.name} (khách mời)" if one.guest and not one.post else who
    title = f" «{one.title}»" if one.title else ""
    said = f": {one_line(one.summary)}" if one.summary else ""
    own = " Có liên hệ công việc của bản thân." if one.own_work else ""
    head = f"- {'' if one.guest else 'Đ/c '}{who}, {KIND_WORDS[one.kind][0].partition(',')[0]}{title}{said}"
    return stopped(head) + own


def raised(one: Raised) -> str:
    """A proposal: whose, to whom, what, what was answered and who sees to it."""
    who = f"Đ/c {one.name}" if one.name else "Chi bộ"
    to = f" (gửi {one.addressee})" if one.addressee else ""
    told = stopped(f"- {who}{to}: {one_line(one.text)}")
    if one.answer:
        told += " " + stopped(f"Trả lời: {one_line(one.answer)}")
    if one.assigned:
        told += f" Giao {comrades(one.assigned)}{_by(one.due)}."
    return told


def reviewed(one: Reviewed) -> str:
    """The review of a registration: the member's own word, the cell's, the result."""
    parts = (
        f"tự nhận xét: {unstopped(one_line(one.own))}" if one.own else "",
        f"chi bộ nhận xét: {unstopped(one_line(one.remark))}" if one.remark else "",
        f"kết quả: {one.outcome}" if one.outcome else "",
    )
    return stopped(f"- Đ/c {one.name}: {'; '.join(filter(None, parts)) or 'đã kiểm điểm'}")


def commended(one: Commended) -> str:
    """Praise, a reminder or criticism, and of whom; self-criticism is said by the member."""
    text = f": {one_line(one.text)}" if one.text else ""
    who = comrades(one.names)
    if one.kind is Commending.SELF_CRITICISM:
        return stopped(f"{_capital(who)} {words.lower(COMMENDED[one.kind])}{text}")
    return stopped(f"{COMMENDED[one.kind]} {who}{text}")


def task(one: Tasked) -> str:
    """A task: clear person, clear work, clear deadline."""
    return f"- {_capital(comrades(one.names))}: {unstopped(one_line(one.title))}{_by(one.due)}."


def _by(due: date | None) -> str:
    return f", hạn {words.day(due)}" if due is not None else ""


def voted(one: Voted) -> Iterator[str]:
    """A vote: its numbers, the share of those who count, and who they are."""
    how = "bỏ phiếu kín" if one.secret else "giơ tay"
    yield f"- {unstopped(one_line(one.subject))} ({how}): {_result(one)}"
    counted = "; ".join(one.counted)
    rest = f". Không tính: {'; '.join(one.left_out)}" if one.left_out else ""
    yield f"+ Tính trên {one.denominator} đảng viên: {counted}{rest}."
    if one.note:
        yield f"+ {one_line(one.note)}"


def _result(one: Voted) -> str:
    if one.favour is None:
        return "chưa ghi kết quả."
    cast = [f"tán thành {one.favour}/{one.denominator}" + (f" ({percent(one.share)})" if one.share is not None else "")]
    cast += [f"không tán thành {one.against}"] if one.against is not None else []
    cast += [f"ý kiến khác {one.other}"] if one.other is not None else []
    came = "thông qua" if one.passed else "không thông qua"
    return f"{', '.join(cast)}; {came} (cần ít nhất {one.needed}, {MAJORITY[one.majority]})."


def figure(value: Fraction) -> str:
    """Points as people write them: '92', '92,5'."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def one_line(text: str) -> str:
    """A text of several lines as one, its lines parted by semicolons where they end without a stop."""
    lines = [line.strip().lstrip("-–•+*").strip() for line in clean(text, lines=True, limit=TEXT_LIMIT).splitlines()]
    told = ""
    for line in filter(None, lines):
        told += line if not told else f" {line}" if told[-1] in ".;:!?" else f"; {line}"
    return told


def paragraphs(text: str) -> list[str]:
    """A text line by line, as it was written."""
    return clean(text, lines=True, limit=TEXT_LIMIT).splitlines()


def stopped(text: str) -> str:
    """The text with a full stop, where it does not end in one of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def unstopped(text: str) -> str:
    """The text without the stop a sentence goes on behind."""
    return text.rstrip(" .;")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
