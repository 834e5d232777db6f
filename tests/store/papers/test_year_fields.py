"""Every field of the forms of a year and of a member (domain.md 2.7 to 2.12), found in those of a year that is over."""

from __future__ import annotations

from store import Book
from store.papers import words
from store.papers.documents import Subject
from store.records import Evaluation, Registration
from tests.store.papers.reading import opened, text
from tests.store.papers.year_over import HEAD, WHO, YEAR, document, ensure_in_order, name


def test_the_plan_has_twelve_columns_worth_of_each_theme(year_over: Book) -> None:
    doc = opened(year_over, "plan", Subject(year=YEAR))
    for planned, row in zip(year_over.themes.plan(YEAR), doc.tables[1].rows[1:], strict=True):
        theme, session, due = planned.theme, planned.session, planned.due
        assert theme is not None
        assert session is not None
        assert due is not None
        assert due.draft is not None
        assert due.send is not None
        cells = [cell.text for cell in row.cells]
        quarter, day, what, given, papers = cells
        assert quarter == words.QUARTERS[int(planned.quarter[6:]) - 1]
        assert day == words.day(session.date)
        assert theme.title in what
        assert "(" in what
        assert "chưa chọn" not in what
        assert f"Đề dẫn: {name(year_over, planned.presenter)}" in given
        assert "chưa phân công" not in given
        assert "Chủ trì: " in given
        assert f"Tài liệu: {year_over.themes.documents.of_theme(theme.id)[0].number}" in papers
        assert f"Nộp dự thảo: {words.day(due.draft)}" in papers
        assert f"Gửi đảng viên: {words.day(due.send)}" in papers
        assert "Trạng thái: " in papers
        assert "Báo cáo cấp trên: " in papers
    ensure_in_order(text(doc), (
        *HEAD, ("number", "-KH/CB"), ("I", "I- MỤC ĐÍCH, YÊU CẦU"), ("purpose of a quarter", "Quý I: "),
        ("II", "II- NỘI DUNG, THỜI GIAN"), ("III", "III- TỔ CHỨC THỰC HIỆN"), ("recipients", "Nơi nhận:"),
        ("signer", name(year_over, 1)),
    ))  # fmt: skip


def test_the_report_has_its_parts(year_over: Book) -> None:
    said = document(year_over, "report", Subject(year=YEAR))
    ensure_in_order(said, (
        *HEAD, ("number", "-BC/CB"), ("title", "kết quả sinh hoạt chuyên đề năm 2025"), ("I", "I- TÌNH HÌNH CHUNG"),
        ("committee", "Chi ủy có 3 đồng chí"), ("II", "II- KẾT QUẢ"),
        ("held of planned", "Cả năm: 4/4 buổi; quý I: 1/1"),
        *((column, column) for column in ("Quý, ngày", "Chuyên đề", "Người trình bày", "Dự/Tổng", "Tham luận", "Ý kiến",
                                          "Kiến nghị", "Điểm, loại")),
        ("mean quality", "Chất lượng trung bình"), ("proposals", "Đề xuất, kiến nghị: "),
        ("registrations", "Đã đăng ký 15/16 đảng viên"), ("III", "III- HẠN CHẾ, NGUYÊN NHÂN"),
        ("IV", "IV- PHƯƠNG HƯỚNG"),
        ("next year", "Chuyên đề năm 2026:"), ("V", "V- ĐỀ XUẤT, KIẾN NGHỊ"), ("for whom", "T/M CHI BỘ"),
    ))  # fmt: skip


def test_the_report_of_proposals_has_each_with_its_fate(year_over: Book) -> None:
    doc = opened(year_over, "proposals", Subject(year=YEAR))
    rows = [[cell.text for cell in row.cells] for row in doc.tables[2].rows[1:]]
    every = sorted(year_over.proposals.every(str(YEAR)), key=lambda p: (p.raised, p.id))
    for one, row in zip(every, rows, strict=True):
        session = year_over.calendar.session(one.session)
        assert row[1].split("\n") == [words.day(one.raised), words.sitting(session), name(year_over, one.member)]
        assert row[2].startswith(f"{one.text}\nGửi: ")
        assert one.answer in row[3]
        assert one.result in row[4]
    assert "Việc: " in text(doc)
    assert "Hạn: " in text(doc)


def test_a_registration_and_a_commitment_have_theirs(year_over: Book) -> None:
    held = next(s for s in year_over.registrations.year(YEAR) if s.member.id == WHO)
    one, member = held.registration, held.member
    assert isinstance(one, Registration)
    assert one.signed is not None
    assert one.confirmed is not None
    about, review = Subject(year=YEAR, member=WHO), held.reviews[0]
    ensure_in_order(document(year_over, "registrations", about), (
        *HEAD, ("signed on", f"Việt Trì, {words.long_day(one.signed)}"), ("year", "Hồ Chí Minh năm 2025"),
        ("member", member.name), ("unit", member.unit), ("position", member.job),
        ("act", one.acts[0].text), ("measure", one.acts[0].measure), ("period", one.acts[0].period),
        ("solutions", "Mỗi tuần một giờ đọc"), ("support", "Tài liệu số hóa"), ("review: when", words.day(review.on)),
        ("self-assessment", review.own), ("remark", review.remark), ("evidence", review.evidence),
        ("year-end result", "Thực hiện tốt cả năm"), ("confirmed by chi ủy", "XÁC NHẬN CỦA CHI ỦY"),
        ("on", words.long_day(one.confirmed)), ("signature", member.name),
    ))  # fmt: skip
    ensure_in_order(document(year_over, "commitments", about), (
        *HEAD, ("year", "phấn đấu năm 2025"), ("member", member.name), ("1", "1. Về tư tưởng chính trị"),
        ("said", one.thinking), ("2", "2. Về đạo đức, lối sống"), ("said", one.morality),
        ("3", "3. Về thực hiện nhiệm vụ chuyên môn"), ("said", one.duties), ("4", "4. Về tổ chức kỷ luật, nêu gương"),
        ("said", one.example), ("signature", "NGƯỜI CAM KẾT"),
    ))  # fmt: skip


def test_the_year_end_review_has_every_line_of_form_02(year_over: Book) -> None:
    member = year_over.roster.member(WHO)
    assert member.born is not None
    assert member.admitted is not None
    assert member.official_on is not None
    assert isinstance(year_over.evaluations.of(YEAR, WHO), Evaluation)
    ensure_in_order(document(year_over, "year-end", Subject(year=YEAR, member=WHO)), (
        *HEAD, ("name", member.name), ("born", words.day(member.born)), ("admitted", words.day(member.admitted)),
        ("official", words.day(member.official_on)), ("Party post", "Chức vụ Đảng: "), ("post", member.job),
        ("cell", "Sinh hoạt tại: Chi bộ"), ("figures", "Dự sinh hoạt "), ("1", "I- ƯU ĐIỂM"),
        ("a, b, c", "Tư tưởng chính trị"),
        ("said", "Đúng hạn mọi việc\nGiúp đồng chí mới"), ("2", "II- HẠN CHẾ, KHUYẾT ĐIỂM VÀ NGUYÊN NHÂN"),
        ("said", "Ít phát biểu, do ngại"), ("3", "III- KẾT QUẢ KHẮC PHỤC"), ("said", "Đã nộp bài đúng hạn"),
        ("4", "IV- PHƯƠNG HƯỚNG"), ("said", "Mỗi buổi một ý kiến"), ("5", "V- TỰ NHẬN MỨC XẾP LOẠI"),
        ("grade", "Hoàn thành tốt nhiệm vụ"), ("signature", "NGƯỜI TỰ KIỂM ĐIỂM"), ("name", member.name),
        ("remark of chi ủy", "Nhất trí"), ("cell", "Chi bộ xếp loại: Hoàn thành tốt nhiệm vụ (12/13 phiếu)"),
        ("committee", "Cấp ủy cấp trên xếp loại: Hoàn thành tốt nhiệm vụ"),
    ))  # fmt: skip


def test_the_list_of_commendations_has_awards_with_their_decision(year_over: Book) -> None:
    ensure_in_order(document(year_over, "commendations", Subject(year=YEAR)), (
        *HEAD, ("praise", "I- BIỂU DƯƠNG TRONG SINH HOẠT"), ("awards", "II- KHEN THƯỞNG (1)"), ("day", "30/12/2025"),
        ("whom", name(year_over, WHO)), ("for", "Thành tích năm"),
        ("form, decision", "giấy khen; 12-QĐ/ĐU, ngày 29/12/2025"),
        ("by", "Đảng ủy"), ("given", "Đã trao: 30/12/2025"), ("mended", "III- NHẮC NHỞ, PHÊ BÌNH"),
    ))  # fmt: skip
