"""Every field of the forms of one session (domain.md 2.1 to 2.6), found in the documents of a year that is over."""

from __future__ import annotations

from store import Book
from store.papers import words
from store.papers.documents import Subject
from store.records import Kind
from store.rules.scoring import by_group
from tests.store.papers.reading import opened, text
from tests.store.papers.year_over import HEAD, YEAR, document, ensure_in_order, name, session_of

# -- 2.1 to 2.3: minutes ---------------------------------------------------------------------------


def test_the_minutes_of_a_regular_session_have_the_fifteen_parts_of_their_form(year_over: Book) -> None:
    session = session_of(year_over, f"{YEAR}-12")
    said, held = document(year_over, "minutes", Subject(session=session.id)), year_over.minutes.preview(session.id)
    there, sheet = held.presence, year_over.scoring.sheet(session.id)
    assert there is not None
    assert held.chair is not None
    assert held.taker is not None
    vote, proposal, task, praise = held.votes[-1], held.proposals[0], held.tasks[0], held.commended[0]
    absent = there.absent[0]
    presented = next(p for p in held.points if p.presenter)
    ensure_in_order(said, (
        *HEAD, ("number", "-BB/CB"), ("type", "BIÊN BẢN"), ("title", "Sinh hoạt chi bộ định kỳ tháng 12 năm 2025"),
        ("start and date", "Thời gian: 14 giờ 02, thứ Sáu, ngày 05 tháng 12 năm 2025"), ("place", "Phòng họp 2"),
        ("chair", f"Chủ trì: đ/c {held.chair.name}, Bí thư chi bộ"), ("taker", f"Thư ký: đ/c {held.taker.name}"),
        ("present of all, official and probationary",
         f"Có mặt: {there.present}/{there.members} đảng viên (chính thức {there.present_official}/{there.official}"),
        ("rate", f"tỷ lệ dự {words.percent(there.rate)[:-1]}"),
        ("absent, with and without permission", f"Vắng: {len(there.absent)}; có phép {len(there.excused)}, không phép"),
        ("each absent, why", f"đ/c {absent.name} ({absent.reason}"),
        ("exempted", f"Miễn sinh hoạt ({len(there.exempt)})"),
        ("guests, with post", "Bạch Thị Nguyệt, Đảng ủy viên phụ trách chi bộ"), ("dues", "nộp đảng phí: đã thông báo"),
        ("agenda", f"Nội dung {held.points[-1].number}: {held.points[-1].title}"), ("documents", held.documents[0]),
        ("proceedings", "Diễn biến"), ("presenter of an item", f"đ/c {presented.presenter} trình bày"),
        ("conclusion of an item", "Chủ trì kết luận: "),
        ("how many spoke", f"đã phát biểu: {there.spoke}/{there.present}"),
        ("proposals: whose", f"Đ/c {proposal.name}"), ("to whom", proposal.addressee), ("what", proposal.text),
        ("assignee and deadline", f"Giao đ/c {name(year_over, 5)}, hạn 30/12/2025"),
        ("conclusion of the chair", held.conclusion), ("strengths", "Ưu điểm: "), ("weaknesses", "Hạn chế: "),
        ("task, by whom, by when", f"Đ/c {task.names[0]}: {task.title}"), ("vote: subject", vote.subject),
        ("for, of whom, share", f"tán thành 9/{vote.denominator} (69,2%)"), ("against", "không tán thành 3"),
        ("other", "ý kiến khác 1"), ("points and grade", f"{float(sheet.total.points):g}".replace(".", ",")),
        ("grade", "xếp loại "), ("weaknesses to mend", "Hạn chế cần khắc phục: Ít đồng chí trẻ nói trước"),
        ("praise and reminders", f"đ/c {praise.names[0]}"),
        ("reading back", "Biên bản đã được đọc lại và thông qua trước chi bộ"),
        ("end", "15 giờ 32 cùng ngày, sau 90 phút"),
        ("who took them", "NGƯỜI GHI BIÊN BẢN"), ("who chaired", "CHỦ TRÌ HỘI NGHỊ"),
    ))  # fmt: skip


def test_every_speaker_is_named_with_every_word_that_was_taken_down(year_over: Book) -> None:
    session = session_of(year_over, f"{YEAR}-12")
    said, held = document(year_over, "minutes", Subject(session=session.id)), year_over.minutes.preview(session.id)
    spoken = [one for point in held.points for one in point.spoken]
    assert len(spoken) == len(year_over.speeches.of_session(session.id)) > 8
    for one in spoken:
        assert f"Đ/c {one.name}, " in said
        assert one.summary.rstrip(".") in said
    assert held.taker is not None
    assert said.count(held.taker.name) > 1  # named at the head, and where it is signed


def test_the_minutes_of_a_thematic_session_have_what_theirs_has_besides(year_over: Book) -> None:
    session = session_of(year_over, f"{YEAR}-Q3-CD")
    said, theme = document(year_over, "minutes", Subject(session=session.id)), year_over.assignments.theme_of(session)
    assert theme is not None
    spoken = year_over.speeches.of_session(session.id)
    first = {kind: next(s for s in spoken if s.kind == kind) for kind in ("lead_in", "paper", "opinion")}
    report = year_over.themes.due(theme).report
    assert report is not None
    ensure_in_order(said, (
        *HEAD, ("title", "Sinh hoạt chuyên đề quý III năm 2025"),
        ("topic and presenter", f"{theme.title} (đ/c {name(year_over, theme.presenter)} chuẩn bị đề dẫn)"),
        ("group, form", "Nhóm nội dung, hình thức: "), ("purpose", theme.purpose),
        ("lead-in", f"Đ/c {name(year_over, first['lead_in'].member)}, đề dẫn «"),
        ("its summary", first["lead_in"].summary),
        ("paper: speaker", f"Đ/c {name(year_over, first['paper'].member)}, tham luận «"),
        ("summary", first["paper"].summary),
        ("discussion", "Thảo luận"), ("speaker", f"Đ/c {name(year_over, first['opinion'].member)}, phát biểu"),
        ("link to own work", "Có liên hệ công việc của bản thân."), ("what was concluded", "Kết luận từng nội dung"),
        ("proposals", "Đề xuất, kiến nghị"), ("conclusion", "Kết luận của chủ trì"),
        ("who finishes it, by when", f"hoàn thiện chuyên đề, hạn {words.day(report)}"),
        ("where it goes", "gửi đảng viên trong chi bộ, báo cáo Đảng bộ Trường Chính trị tỉnh (mẫu)"),
    ))  # fmt: skip


def test_the_minutes_of_the_committee_have_theirs(year_over: Book) -> None:
    session = next(s for s in year_over.calendar.sessions(YEAR) if s.kind is Kind.COMMITTEE)
    year_over.calendar.set_state(session.id, session.state)
    said = document(year_over, "minutes", Subject(session=session.id))
    ensure_in_order(said, (
        *HEAD, ("title", "Họp chi ủy"), ("what it was for", "Chuẩn bị nội dung sinh hoạt tháng"), ("hyphens", "-----"),
        ("time", "Thời gian: "), ("place", "Địa điểm: Phòng họp 2"), ("chair", "Chủ trì: "), ("taker", "Thư ký: "),
        ("present", "chi ủy viên"), ("by name", "Gồm: đ/c "), ("agenda: last month", "Đánh giá lãnh đạo tháng trước."),
        ("next month", "Nhiệm vụ tháng tới."), ("the coming meeting", "Nội dung buổi sinh hoạt chi bộ tới."),
        ("decisions", "Chủ trì kết luận: "), ("who prepares", "Phó bí thư chuẩn bị báo cáo"),
        ("conclusion", "Kết luận của chủ trì: "), ("reading back", "thông qua trước chi ủy"), ("end", "sau 60 phút"),
        ("who took them", "NGƯỜI GHI BIÊN BẢN"), ("who chaired", "CHỦ TRÌ HỘI NGHỊ"),
    ))  # fmt: skip


# -- 2.4: the resolution -----------------------------------------------------------------------------


def test_the_resolution_has_the_ten_parts_of_its_form(year_over: Book) -> None:
    session = session_of(year_over, f"{YEAR}-12")
    said, held = document(year_over, "resolution", Subject(session=session.id)), year_over.minutes.preview(session.id)
    there, sheet = held.presence, year_over.scoring.sheet(session.id)
    assert there is not None
    groups = [(vi.partition(". ")[2], points, most) for vi, _en, points, most in by_group(sheet.lines)]
    ensure_in_order(said, (
        *HEAD, ("number", "-NQ/CB"), ("place and date", "Việt Trì, ngày 05 tháng 12 năm 2025"), ("type", "NGHỊ QUYẾT"),
        ("abstract, of the month to come", "lãnh đạo thực hiện nhiệm vụ tháng 1 năm 2026"), ("hyphens", "-----"),
        ("date, place, kind", "Ngày 05 tháng 12 năm 2025, tại Phòng họp 2"),
        ("kind", "sinh hoạt chi bộ định kỳ tháng 12"),
        ("members", f"Tổng số đảng viên: {there.members}; có mặt {there.present}, vắng {len(there.absent)}"),
        ("with and without reason", f"(có lý do {len(there.excused)}, không có lý do {len(there.unexcused)})"),
        ("exempted", "miễn sinh hoạt 1"), ("elsewhere", "sinh hoạt tạm thời nơi khác 1"),
        ("duration", "Thời lượng: 90 phút"), ("chair", "Chủ trì: đ/c "),
        ("taker", "thư ký: đ/c "), ("dues, agenda", "đã thông báo tình hình nộp đảng phí, thông qua chương trình"),
        ("I", "I- ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THÁNG TRƯỚC"), ("1", "1. Công tác chính trị tư tưởng"),
        ("documents", "a) Quán triệt: "), ("thinking", "b) "), ("2", "2. Nhiệm vụ chính trị"), ("lettered", "đ) ")
        if len([p for p in held.points if p.conclusion]) > 5 else ("lettered", "c) "),
        ("3: tasks", "Tình trạng đầu kỳ"), ("results", "Kết quả thực hiện"), ("state", "đã giao, hạn "),
        ("4", "4. Biểu dương, nhắc nhở"), ("praise", f"đ/c {held.commended[0].names[0]}"),
        ("5", "5. Hạn chế, nguyên nhân"), ("weaknesses", held.weaknesses),
        ("II", "II- PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 1 NĂM 2026"), ("1", "1. Công tác chính trị tư tưởng"),
        ("2", "2. Nhiệm vụ chính trị"), ("directions", held.conclusion.rstrip(".")), ("III", "III- PHÂN CÔNG NHIỆM VỤ"),
        ("what", held.tasks[0].title), ("who", f"đ/c {held.tasks[0].names[0]}"), ("by when", "/12/2025"),
        ("follow-up", "báo cáo kết quả tại kỳ sinh hoạt sau"), ("IV", "IV- TỰ ĐÁNH GIÁ CHẤT LƯỢNG"),
        ("total and grade", "Tổng số điểm: "),
        *((f"points of {vi}", f"- {vi}: {float(points):g}/{float(most):g} điểm.") for vi, points, most in groups),
        ("weaknesses to mend", "Hạn chế cần khắc phục: Ít đồng chí trẻ nói trước."),
        ("vote", f"biểu quyết thông qua với {held.votes[0].favour}/{held.votes[0].denominator} đảng viên tán thành"),
        ("recipients", "Nơi nhận:"), ("above", "(để báo cáo);"), ("who follows", "Cấp ủy viên phụ trách chi bộ;"),
        ("members", "Các đồng chí đảng viên trong chi bộ;"), ("file", "Lưu Chi bộ."), ("for whom", "T/M CHI BỘ"),
        ("post", "BÍ THƯ"), ("signer", name(year_over, 1)), ("appendix", "PHỤ LỤC: Ý KIẾN PHÁT BIỂU"),
    ))  # fmt: skip


def test_the_score_sheet_has_every_criterion_with_its_points_and_the_grade(year_over: Book) -> None:
    session = session_of(year_over, f"{YEAR}-12")
    sheet = year_over.scoring.sheet(session.id)
    doc = opened(year_over, "score", Subject(session=session.id))
    rows = [[cell.text for cell in row.cells] for row in doc.tables[1].rows]
    assert rows[0] == ["TT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Số liệu, ghi chú"]
    found = {row[1]: row for row in rows[1:-1]}
    for line in sheet.lines:
        row = found[line.criterion.vi]
        assert row[2] == words.decimal(line.criterion.most)
        assert row[3] == (words.decimal(line.points) if line.applies and line.points is not None else "không áp dụng")
    for number, (vi, _en, points, most) in enumerate(by_group(sheet.lines), 1):
        head = found[vi.removeprefix(f"{number}. ")]
        assert [head[0], *head[2:4]] == [str(number), words.decimal(most), words.decimal(points)]
    below = {line.criterion.vi: line.criterion.group.partition(". ")[0] for line in sheet.lines}
    assert all(found[name][0].partition(".")[0] == number for name, number in below.items())
    assert len({row[0] for row in rows[1:-1]}) == len(rows) - 2
    total = f"Tổng số: {words.decimal(sheet.total.points)}/{words.decimal(sheet.total.most)} điểm"
    assert rows[-1][0].startswith(total)
    said = text(doc)
    ensure_in_order(said, (*HEAD, ("session", "Sinh hoạt định kỳ tháng 12 năm 2025"), ("table", sheet.table.vi)))
    for wanted in ("Xếp loại: ", "Hạn chế cần khắc phục", "Ít đồng chí trẻ nói trước", "Chốt điểm ngày "):
        assert wanted in said
