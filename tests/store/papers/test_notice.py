"""What members are told: every fact once, nothing that is not in the book, nothing a terminal would act on."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from msgspec.structs import replace

from store.papers.meeting import Given, Lack, Line, Meeting, Part, Signer, lacking
from store.papers.notice import WIDTH, app_text, notice
from store.papers.words import hour, long_day, weekday_and_day
from store.records import Document, Kind, Session, Theme, Work

DAY = date(2026, 2, 5)
REGULAR = Session(id=2, code="2026-02-DK", kind=Kind.REGULAR, date=DAY, month="2026-02")
THEMATIC = Session(id=14, code="2026-Q1-CD", kind=Kind.THEMATIC, date=DAY, quarter="2026-Q1", sitting=2)
AGENDA = (Line("Mở đầu", 10), Line("Kết quả tháng", 80, "Trần Văn Bình"))
THEME = Theme(
    quarter="2026-Q1",
    title="Nêu gương",
    purpose="Nói đi đôi với làm",
    questions="- Vì sao?\n\n• Làm gì?",
    form="debate",
)
LEAD_IN = Given(Work.LEAD_IN, ("Đỗ Thị Diệu", "Lê Đức Dũng"), "Nêu gương ở cơ sở", date(2026, 1, 30))
DIRECTIVE = Document(number="50-CT/TW", title="Đổi mới sinh hoạt chi bộ", dated=date(2025, 7, 23), issuer="Ban Bí thư")
LAST = Session(id=15, code="2025-Q4-CD", kind=Kind.THEMATIC, date=date(2025, 11, 12), quarter="2025-Q4")
BARE = Meeting("Chi bộ Mẫu", "", (Part(REGULAR),), "14:00", "", 90)
FULL = Meeting(
    "Chi bộ Mẫu", "Đảng bộ Mẫu",
    (Part(REGULAR, AGENDA), Part(THEMATIC, (Line("Trình bày đề dẫn", 30),), theme=THEME, given=(LEAD_IN,))),
    "14:00", "Phòng họp 2", 120, "Nguyễn Thị Ân, Bí thư chi bộ", (DIRECTIVE,),
    (Given(Work.TASK, ("Hà Minh Vỹ",), "Báo cáo số liệu", date(2026, 2, 1)),),
    (Given(Work.PAPER, ("Bùi Xuân Ích",), "Tiết kiệm", date(2025, 11, 9), held=LAST),),
    date(2026, 2, 2), "Phú Thọ", Signer("BÍ THƯ", "Nguyễn Thị Ân"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 5), "thứ Năm, ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "thứ Bảy, ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "thứ Hai, ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 1), "Chủ nhật, ngày 01 tháng 11 năm 2026"),
    ],
)
def test_days_are_written_as_documents_write_them(day: date, said: str) -> None:
    assert weekday_and_day(day) == said
    assert said.endswith(long_day(day))
    assert (hour("14:00"), hour("07:05")) == ("14 giờ 00", "07 giờ 05")


NOTICE = """\
ĐẢNG BỘ MẪU
CHI BỘ MẪU
THÔNG BÁO SINH HOẠT CHI BỘ
Sinh hoạt định kỳ tháng 2 năm 2026 và sinh hoạt chuyên đề quý I năm 2026
Kính gửi: các đồng chí đảng viên Chi bộ Mẫu

1. Thời gian: 14 giờ 00, thứ Năm, ngày 05 tháng 02 năm 2026, dự kiến 120
   phút
2. Địa điểm: Phòng họp 2
3. Chủ trì: đồng chí Nguyễn Thị Ân, Bí thư chi bộ
4. Chuyên đề: Nêu gương
5. Mục đích, yêu cầu: Nói đi đôi với làm
6. Hình thức: tọa đàm, trao đổi, tranh luận
7. Câu hỏi gợi mở:
   - Vì sao?
   - Làm gì?
8. Nội dung, chương trình (sinh hoạt định kỳ):
   - Mở đầu (10 phút)
   - Kết quả tháng (80 phút): đồng chí Trần Văn Bình
9. Nội dung, chương trình (sinh hoạt chuyên đề): Trình bày đề dẫn (30
   phút)
10. Phân công:
   - Đề dẫn: đồng chí Đỗ Thị Diệu, đồng chí Lê Đức Dũng; «Nêu gương ở cơ
     sở»; hạn nộp thứ Sáu, ngày 30 tháng 01 năm 2026
   - Tham luận: đồng chí Bùi Xuân Ích; «Tiết kiệm»; chuyển từ buổi sinh
     hoạt chuyên đề quý IV năm 2025
11. Tài liệu nghiên cứu trước: 50-CT/TW, ngày 23 tháng 7 năm 2025, Ban
    Bí thư: Đổi mới sinh hoạt chi bộ
12. Đề nghị chuẩn bị:
   - Đọc trước tài liệu nêu trên.
   - Chuẩn bị ý kiến theo các câu hỏi gợi mở.
   - Báo cáo kết quả nhiệm vụ «Báo cáo số liệu» (hạn 01/02/2026): đồng
     chí Hà Minh Vỹ.

                                     Phú Thọ, ngày 02 tháng 02 năm 2026
                                                 T/M CHI BỘ
                                                   BÍ THƯ

                                               Nguyễn Thị Ân
"""


def test_the_whole_notice_reads_as_a_secretary_would_write_it() -> None:
    assert notice(FULL).plain == NOTICE.replace("tọa đàm, trao đổi, tranh luận", form_words())


def form_words() -> str:
    from store.rules.theme_data import forms

    return forms()["debate"].words("vi")


@pytest.mark.parametrize(
    ("change", "end"),
    [
        ({"locality": ""}, ("Ngày 02 tháng 02 năm 2026", "T/M CHI BỘ", "BÍ THƯ", "", "Nguyễn Thị Ân")),
        (
            {"signs_for": "T/M CHI ỦY", "locality": "Huế"},
            ("Huế, ngày 02 tháng 02 năm 2026", "T/M CHI ỦY", "BÍ THƯ", "", "Nguyễn Thị Ân"),
        ),
        ({"signer": None}, ("Phú Thọ, ngày 02 tháng 02 năm 2026",)),
        (
            {"signer": Signer("PHÓ BÍ THƯ", "Trần Văn Bình"), "issued": date(2026, 11, 12)},
            ("Phú Thọ, ngày 12 tháng 11 năm 2026", "T/M CHI BỘ", "PHÓ BÍ THƯ", "", "Trần Văn Bình"),
        ),
    ],
)
def test_the_day_and_the_signature_are_what_the_book_knows(change: dict[str, object], end: tuple[str, ...]) -> None:
    text = notice(replace(FULL, **change))
    assert tuple(line.strip() for line in text.lines[-len(end) :]) == end
    assert text.parts[-1] == "\n".join(end)
    assert len(text.part_of) == len(text.lines)
    assert max(map(len, text.lines)) <= WIDTH


def test_a_part_with_nothing_in_it_is_left_out() -> None:
    assert (
        notice(BARE).plain
        == """\
CHI BỘ MẪU
THÔNG BÁO SINH HOẠT CHI BỘ
Sinh hoạt định kỳ tháng 2 năm 2026
Kính gửi: các đồng chí đảng viên Chi bộ Mẫu

1. Thời gian: 14 giờ 00, thứ Năm, ngày 05 tháng 02 năm 2026, dự kiến 90
   phút
"""
    )
    headings = [line for line in app_text(BARE).lines if line.startswith("[")]
    assert headings == ["[TÊN BUỔI SINH HOẠT]", "[LOẠI HÌNH]", "[NGÀY]", "[BẮT ĐẦU]", "[KẾT THÚC (DỰ KIẾN)]"]


def test_the_text_for_the_app_is_pasted_field_by_field() -> None:
    text = app_text(FULL)
    assert "05/02/2026" in text.parts
    assert "14:00" in text.parts
    assert "16:00" in text.parts
    assert "Vì sao?\nLàm gì?" in text.parts
    assert "Mở đầu (10 phút)\nKết quả tháng (80 phút): đồng chí Trần Văn Bình" in text.parts
    assert not any(part.startswith("[") for part in text.parts)
    for line, part in zip(text.lines, text.part_of, strict=True):
        assert not line or line.startswith("[") or line in text.parts[part].splitlines()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"moved_from": date(2026, 1, 28)}, "(chuyển từ thứ Tư, ngày 28 tháng 01"),
        ({"kind": Kind.COMMITTEE}, "Kính gửi: các đồng chí chi ủy viên Chi bộ Mẫu"),
        ({"kind": Kind.COMMITTEE}, "THÔNG BÁO HỌP CHI ỦY"),
        ({"kind": Kind.EXTRAORDINARY, "title": "Xét kết nạp"}, "Sinh hoạt bất thường ngày 05/02/2026: Xét kết nạp"),
    ],
)
def test_other_sessions_are_called_what_they_are(change: dict[str, object], said: str) -> None:
    text = notice(replace(BARE, parts=(Part(replace(REGULAR, **change)),))).plain
    assert said in " ".join(line.strip() for line in text.splitlines())


def test_questions_typed_into_one_line_are_told_one_by_one() -> None:
    theme = replace(THEME, questions="Vì sao? Làm gì? Ai làm")
    text = notice(replace(BARE, parts=(Part(THEMATIC, theme=theme),)))
    assert "Vì sao?\nLàm gì?\nAi làm" in text.parts


def test_an_end_after_midnight_is_not_said() -> None:
    assert "[KẾT THÚC (DỰ KIẾN)]" not in app_text(replace(BARE, start="23:00")).lines


HOSTILE = "A\x1b]52;c;UFdO\x07\x9b2J\u202eB\n\n[/red][@click=app.bell]\tC\u200b\x00"


def test_no_control_character_and_no_line_of_its_own_comes_out_of_any_field() -> None:
    work = Given(Work.PAPER, (HOSTILE,), HOSTILE, DAY)
    theme = Theme(quarter="2026-Q1", title=HOSTILE, purpose=HOSTILE, questions=HOSTILE)
    part = Part(replace(THEMATIC, title=HOSTILE), (Line(HOSTILE, 5, HOSTILE),), theme=theme, given=(work,))
    paper = Document(number=HOSTILE, title=HOSTILE, issuer=HOSTILE)
    meeting = Meeting(HOSTILE, HOSTILE, (part,), "14:00", HOSTILE, 90, HOSTILE, (paper,), (work,))
    for text in (notice(meeting), app_text(meeting)):
        assert not [c for c in text.plain if unicodedata.category(c)[0] == "C" and c != "\n"]
        assert all(not [c for c in p if unicodedata.category(c)[0] == "C" and c != "\n"] for p in text.parts)
        assert "[/red][@click=app.bell]" in text.plain
        assert len(text.part_of) == len(text.lines)


def test_the_notice_keeps_its_width_but_for_words_that_are_longer() -> None:
    long = replace(
        FULL,
        place="hội trường " * 30,
        parts=(
            Part(
                REGULAR,
                (Line("việc " * 60, 10), Line("x" * 100)),
            ),
        ),
    )
    lines = notice(long).lines
    assert all(len(line) <= WIDTH or "x" * 100 in line for line in lines)
    assert "x" * 100 in notice(long).plain


# -- what is missing ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "what", "n"),
    [
        ({"place": ""}, Lack.PLACE, 1),
        ({"chair": ""}, Lack.CHAIR, 1),
        ({"parts": (Part(REGULAR),)}, Lack.AGENDA, 1),
        ({"parts": (Part(REGULAR, AGENDA, lent=True),)}, Lack.LENT, 1),
        ({"parts": (Part(REGULAR, (Line("a"), Line("b"))),)}, Lack.MINUTES, 2),
        ({"parts": (Part(REGULAR, (Line("a", 200),)),)}, Lack.OVER, 80),
        ({"parts": (Part(THEMATIC, AGENDA),)}, Lack.THEME, 1),
        ({"parts": (Part(THEMATIC, AGENDA, theme=replace(THEME, questions=" ")),)}, Lack.QUESTIONS, 1),
        ({"parts": (Part(THEMATIC, AGENDA, theme=THEME),)}, Lack.LEAD_IN, 1),
        ({"parts": (Part(REGULAR, AGENDA, given=(replace(LEAD_IN, due=None),)),)}, Lack.DUE, 1),
        ({"locality": ""}, Lack.LOCALITY, 1),
        ({"signer": None}, Lack.SIGNER, 1),
    ],
)
def test_what_is_missing_is_said(change: dict[str, object], what: Lack, n: int) -> None:
    found = {x.what: x.n for x in lacking(replace(FULL, **change), DAY)}
    assert found.get(what) == n


def test_nothing_is_missing_from_a_full_notice_and_a_day_that_is_over_is_told() -> None:
    whole = replace(FULL, minutes=120)
    assert lacking(whole, DAY) == []
    assert [x.what for x in lacking(whole, date(2026, 2, 6))] == [Lack.PAST]
