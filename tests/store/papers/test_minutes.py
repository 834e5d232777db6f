"""The minutes in plain words: what the form asks, in its order, for each kind of session; nothing that is not so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store import Book
from store.papers.minutes_text import minutes_text, sections
from store.papers.minutes_words import one_line, percent
from store.records import (
    Assignment,
    Code,
    Member,
    Speech,
    SpeechKind,
    Work,
)
from store.vietnamese import clean
from tests.cells import make_cell, november
from tests.sittings import say, whole_sitting, write


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Sixteen members, one exempt and a probationary one besides."""
    made = make_cell(tmp_path / "book", exempt=16)
    made.roster.save(Member(name="Tô Thị Yến", admitted=date(2026, 3, 1)))
    yield made
    made.close()


@pytest.fixture
def session(book: Book) -> int:
    """November's session with everything a form asks for."""
    return whole_sitting(book)


def lines(book: Book, id: int) -> list[str]:
    return book.minutes.text(id).splitlines()


EXPECTED = (
    "BIÊN BẢN",
    "Sinh hoạt chi bộ định kỳ tháng 11 năm 2026",
    "1. Thời gian: 14 giờ 00, thứ Năm, ngày 05 tháng 11 năm 2026.",
    "- Chủ trì: đ/c Nguyễn Thị Ân, Bí thư chi bộ.",
    "- Thư ký: đ/c Nguyễn Văn An.",
    "- Có mặt: 14/17 đảng viên (chính thức 13/16, dự bị 1/1); tỷ lệ dự 87,5%.",
    "- Vắng: 2; có phép 1, không phép 1.",
    "- Vắng có phép (1): đ/c Đỗ Thị Diệu (đi công tác: Hà Nội).",
    "- Vắng không phép (1): đ/c Phạm Hương Giang (không có lý do).",
    "- Đến muộn: đ/c Lê Đức Dũng (14 giờ 10).",
    "- Về sớm: đ/c Đặng Quang Đạt (15 giờ 20).",
    "- Miễn sinh hoạt (1): đ/c Hà Minh Vỹ.",
    "- Khách mời: Bạch Thị Nguyệt, Đảng ủy viên.",
    "- Tình hình nộp đảng phí: đã thông báo; chưa nộp: đ/c Đinh Công Lực.",
    "3. Nội dung, chương trình",
    "4. Diễn biến",
    "- Đ/c Trần Văn Bình, phát biểu: Đồng ý; thêm số liệu. Có liên hệ công việc của bản thân.",
    "- Đ/c Vũ Thị Hòa, tham luận «Kể chuyện <b>».",
    "- Chủ trì kết luận: Thống nhất.",
    "Ý kiến khác:",
    "- Bạch Thị Nguyệt, Đảng ủy viên (khách mời), phát biểu: Đề nghị làm sớm!",
    "5. Đề xuất, kiến nghị",
    "- Đ/c Lê Đức Dũng (gửi lãnh đạo phòng): Mua máy in. Trả lời: Quý I.",
    "6. Kết luận của chủ trì",
    "Giao việc.",
    "Hạn rõ.",
    "- Ưu điểm: đúng giờ.",
    "- Hạn chế: ít đề xuất.",
    "7. Phân công nhiệm vụ",
    "- Đ/c Trần Văn Bình, đ/c Vũ Thị Hòa: Soạn báo cáo, hạn 20/11/2026.",
    "8. Biểu quyết",
    "- Nghị quyết tháng 12 (giơ tay): tán thành 12/15 (80%), không tán thành 1, ý kiến khác 0; thông qua"
    " (cần ít nhất 8, quá nửa).",
    "- Khen thưởng (bỏ phiếu kín): tán thành 7/15 (46,7%); không thông qua (cần ít nhất 8, quá nửa).",
    "9. Kiểm điểm việc thực hiện đăng ký",
    "- Đ/c Đặng Quang Đạt: tự nhận xét: đúng hạn; chi bộ nhận xét: cần cụ thể; kết quả: đạt.",
    "10. Biểu dương, nhắc nhở",
    "- Biểu dương đ/c Vũ Thị Hòa: bài cụ thể.",
    "11. Thông qua biên bản",
    "Biên bản đã được đọc lại và thông qua trước chi bộ.",
    "- Sửa khi đọc lại: sửa tên đ/c Hòa.",
    "12. Kết thúc: 15 giờ 40 cùng ngày, sau 100 phút.",
    "NGƯỜI GHI BIÊN BẢN: Nguyễn Văn An",
    "CHỦ TRÌ HỘI NGHỊ: Nguyễn Thị Ân",
)


def test_the_minutes_of_a_regular_session_say_all_of_it_in_the_order_of_the_form(book: Book, session: int) -> None:
    said = iter(lines(book, session))
    for wanted in EXPECTED:
        assert wanted in said, f"{wanted!r} is missing or out of its place\n{book.minutes.text(session)}"


def test_discipline_and_what_belongs_to_other_sessions_is_in_no_minutes(book: Book, session: int) -> None:
    text = book.minutes.text(session)
    assert "khiển trách" not in text
    assert "buổi khác" not in text


def test_every_speaker_of_the_book_is_named_and_every_absent_member_too(book: Book, session: int) -> None:
    text = book.minutes.text(session)
    names = [book.roster.member(s.member).name for s in book.speeches.of_session(session) if s.member]
    names += [row.member.name for row in book.attendance.roll(session).rows if row.mark.code is not Code.PRESENT]
    assert len(names) == 7
    assert all(f"/c {name}" in text for name in names)


def test_a_theme_is_minuted_by_lead_in_papers_and_discussion(book: Book) -> None:
    id = book.calendar.resolve("2026-Q4-CD").id
    facts = {"presenter": 3, "form": "story", "purpose": "Hiểu rõ.\nLàm theo."}
    book.themes.add("2026-Q4", "Nêu gương", facts=facts)
    write(
        book, "speeches",
        Speech(session=id, member=5, kind=SpeechKind.QUESTION, summary="Làm thế nào?"),
        Speech(session=id, member=3, kind=SpeechKind.LEAD_IN, summary="Mở đầu."),
        Speech(session=id, member=8, kind=SpeechKind.PAPER, summary="Một tấm gương.", own_work=True),
    )  # fmt: skip
    said = iter(lines(book, id))
    for wanted in (
        "Sinh hoạt chuyên đề quý IV năm 2026", "3. Chuyên đề: Nêu gương (đ/c Trần Văn Bình chuẩn bị đề dẫn).",
        "5. Mục đích, yêu cầu", "Hiểu rõ.",
        "7. Đề dẫn", "- Đ/c Trần Văn Bình, đề dẫn: Mở đầu.", "8. Tham luận", "9. Thảo luận",
        "- Đ/c Lê Đức Dũng, chất vấn: Làm thế nào?",
    ):  # fmt: skip
        assert wanted in said, wanted


def test_the_two_sessions_of_a_sitting_have_minutes_of_their_own_and_one_roll(book: Book) -> None:
    theme, id = book.calendar.resolve("2026-Q4-CD").id, november(book).id
    book.calendar.join(theme, id)
    book.attendance.mark(id, 4, Code.EXCUSED, reason="business")
    book.attendance.mark_rest(id)
    book.attendance.add_guest(id, "Bạch Thị Nguyệt")
    say(book, id, taker=1, opened="14:00", ended="16:10", conclusion="Giao việc.")
    own, shared = book.minutes.preview(theme), book.minutes.preview(id)
    assert own.presence == shared.presence
    assert own.presence is not None
    assert (own.presence.present, own.presence.guests[0].name) == (15, "Bạch Thị Nguyệt")
    assert (own.chair, own.taker, own.opened, own.length) == (shared.chair, shared.taker, "14:00", 130)
    assert (own.conclusion, shared.conclusion) == ("", "Giao việc.")
    assert "họp chung với buổi sinh hoạt định kỳ tháng 11 năm 2026" in book.minutes.text(theme)
    assert "họp chung với buổi sinh hoạt chuyên đề quý IV năm 2026" in book.minutes.text(id)


def test_a_committee_meeting_names_who_was_there_and_says_what_each_prepares(book: Book) -> None:
    from store.records import Kind

    book.calendar.add(Kind.COMMITTEE, date(2026, 11, 2))
    id = next(s.id for s in book.calendar.sessions() if s.kind is Kind.COMMITTEE)
    book.attendance.mark_rest(id)
    write(book, "assignments", Assignment(kind=Work.TASK, members=(2,), title="Soạn nội dung", source=id))
    text = book.minutes.text(id)
    for wanted in ("Họp chi ủy\n", "- Có mặt: 1/1 chi ủy viên", "- Gồm: đ/c Nguyễn Thị Ân, Bí thư chi bộ.",
                   "Phân công chuẩn bị\n- Đ/c Nguyễn Thị Ân: Soạn nội dung."):  # fmt: skip
        assert wanted in text, text


def test_an_empty_session_gives_good_minutes_without_an_empty_part(book: Book) -> None:
    text = book.minutes.text(book.calendar.resolve("2026-03").id)
    assert "None" not in text
    assert text.count("\n\n") == 3, text
    facts = book.minutes.preview(book.calendar.resolve("2026-03").id)
    assert all(section.paragraphs for section in sections(facts))
    assert "Có mặt" not in text


@given(st.text(max_size=60))
def test_whatever_was_typed_stays_one_paragraph_where_a_sentence_needs_one(text: str) -> None:
    held = one_line(clean(text, lines=True))
    assert "\n" not in held
    assert "".join(held.split()).replace(";", "") == "".join(
        part.strip().lstrip("-–•+*").strip().replace(" ", "") for part in clean(text, lines=True).splitlines()
    ).replace(";", "").replace("\t", "") or any(c.isspace() for c in text)


def test_a_share_is_rounded_half_up_like_people_do() -> None:
    from fractions import Fraction

    said = [percent(Fraction(a, b)) for a, b in ((15, 16), (1, 3), (2, 3), (1, 1), (0, 5))]
    assert said == ["93,8%", "33,3%", "66,7%", "100%", "0%"]


def test_control_characters_never_reach_the_text(book: Book, session: int) -> None:
    facts = replace(book.minutes.preview(session), conclusion="a\x1b[31mb\u202ec", place="x\ny")
    assert not any(ord(c) < 32 and c != "\n" for c in minutes_text(facts))
    assert "\u202e" not in minutes_text(facts)
