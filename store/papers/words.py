"""What records are called on paper. Documents are Vietnamese whatever language the screen speaks."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

from store.records import Code, Document, Kind, Member, Session
from store.rules import roster as membership
from store.rules.calendar import month_of, quarter_of
from store.vietnamese import clean

SIGNS: Final = {
    Code.PRESENT: "●", Code.LATE: "▲", Code.LEFT_EARLY: "▼", Code.EXCUSED: "○", Code.UNEXCUSED: "×",
    Code.EXEMPT: "░", Code.ELSEWHERE: "◄", Code.NOT_TAKEN: "·",
}  # fmt: skip
"""One sign a mark, the same as on screen (a test holds the two together)."""

CODES: Final = {
    Code.PRESENT: "có mặt", Code.LATE: "đi muộn", Code.LEFT_EARLY: "về sớm", Code.EXCUSED: "vắng có phép",
    Code.UNEXCUSED: "vắng không phép", Code.EXEMPT: "miễn sinh hoạt", Code.ELSEWHERE: "sinh hoạt tạm thời nơi khác",
    Code.NOT_TAKEN: "chưa điểm danh",
}  # fmt: skip
"""The same in words (domain.md 2.5)."""

FIGURES: Final = {
    "sessions": "Tổng số buổi", "present": "Có mặt", "late": "Trong đó đi muộn", "left_early": "Trong đó về sớm",
    "excused": "Vắng có phép", "unexcused": "Vắng không phép", "absent": "Tổng vắng", "left_out": "Miễn, nơi khác",
    "not_taken": "Chưa điểm danh",
}  # fmt: skip
"""What the figures of rules/register.py are called."""

RATE: Final = "Tỷ lệ chuyên cần"

KINDS: Final = {Kind.REGULAR: "ĐK", Kind.THEMATIC: "CĐ", Kind.EXTRAORDINARY: "BT", Kind.COMMITTEE: "CU"}
"""Two letters a kind of session, as in the sessions' codes."""

WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

QUARTERS: Final = ("I", "II", "III", "IV")


def session_name(session: Session) -> str:
    """What a session is called: 'Sinh hoạt định kỳ tháng 11 năm 2026'."""
    match session.kind:
        case Kind.REGULAR:
            month = month_of(session)
            return f"Sinh hoạt định kỳ tháng {int(month[5:])} năm {month[:4]}"
        case Kind.THEMATIC:
            quarter = quarter_of(session)
            return f"Sinh hoạt chuyên đề quý {QUARTERS[int(quarter[6:]) - 1]} năm {quarter[:4]}"
        case Kind.COMMITTEE:
            return f"Họp chi ủy ngày {day(session.date)}"
        case Kind.EXTRAORDINARY:
            return f"Sinh hoạt bất thường ngày {day(session.date)}"


def sitting(session: Session | None) -> str:
    """A session in a cell of a table, its day standing beside it: 'định kỳ tháng 11'; a dash for none."""
    match session.kind if session is not None else None:
        case Kind.REGULAR if session is not None:
            return f"định kỳ tháng {int(month_of(session)[5:])}"
        case Kind.THEMATIC if session is not None:
            return f"chuyên đề quý {QUARTERS[int(quarter_of(session)[6:]) - 1]}"
        case Kind.COMMITTEE:
            return "họp chi ủy"
        case Kind.EXTRAORDINARY:
            return "bất thường"
        case _:
            return "–"


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer."""
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= limit else line[:limit].rpartition(" ")[0] + "…"


def post(member: Member, on: date) -> str:
    """The member's Party posts that day, or that they are still probationary."""
    held = "; ".join(p.title for p in membership.posts_on(member, on))
    return held or ("" if membership.is_official(member, on) else "Đảng viên dự bị")


def day(value: date) -> str:
    """A date as tables have it: 05/02/2026."""
    return f"{value:%d/%m/%Y}"


def long_day(value: date) -> str:
    """A date as documents have it: ngày 05 tháng 02 năm 2026 (nought before days under 10, months 1 and 2)."""
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02} tháng {month} năm {value.year}"


def weekday_and_day(value: date) -> str:
    """A date with its day of the week: thứ Năm, ngày 05 tháng 02 năm 2026."""
    return f"{WEEKDAYS[value.weekday()]}, {long_day(value)}"


def percent(share: Fraction | None) -> str:
    """A share as documents have it, rounded half up: 93,8%; a dash where there is none."""
    if share is None:
        return "–"
    whole, tenth = divmod((share * 2000 + 1) // 2, 10)
    return f"{whole},{tenth}%" if tenth else f"{whole}%"


def decimal(number: Fraction | float) -> str:
    """A number with a comma and at most one figure after it: 2,8."""
    return f"{float(number):.1f}".removesuffix(".0").replace(".", ",")


def paragraphs(text: str) -> list[str]:
    """A text of the book, a paragraph a line, without the signs a hand has put before each."""
    lines = clean(text, lines=True).splitlines()
    return [told for line in lines if (told := line.strip().lstrip("-–•+*").strip())]


def hour(clock: str) -> str:
    """HH:MM as documents have it: 14 giờ 00 (domain.md 8.6)."""
    return clock.replace(":", " giờ ", 1)


def document(document: Document) -> str:
    """A paper from above as it is cited: number, day, issuer: what it is about."""
    dated = long_day(document.dated) if document.dated is not None else ""
    head = ", ".join(filter(None, (clean(document.number), dated, clean(document.issuer))))
    return ": ".join(filter(None, (head, clean(document.title))))


def lower(name: str) -> str:
    """A name inside a sentence: its first letter small."""
    return name[:1].lower() + name[1:]
