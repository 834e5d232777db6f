"""What each document says, part by part: the shape of every shipped template, by name.

The names in braces are the facts of store/papers; what each stands for is told in the module that gathers them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from store.papers.head import DOTTED
from store.papers.layout.member_pages import commitments, registrations, year_end
from store.papers.layout.page import Page
from store.papers.layout.session_pages import minutes, resolution


def plan(page: Page) -> None:
    """The yearly plan of themes (domain.md 2.7)."""
    page.head()
    page.title("KẾ HOẠCH", "sinh hoạt chuyên đề năm {{ year }}")
    page.part("I- MỤC ĐÍCH, YÊU CẦU")
    page.body("Nâng cao chất lượng sinh hoạt chi bộ; mỗi quý sinh hoạt ít nhất {{ per_quarter }} chuyên đề; chuyên đề "
              "chọn từ hạn chế và vấn đề bức thiết của đơn vị, gắn với chuyên môn của từng đảng viên.")  # fmt: skip
    page.lines("purposes")
    page.part("II- NỘI DUNG, THỜI GIAN")
    page.table(
        (("Quý", 12), ("Ngày dự kiến", 24), ("Chuyên đề; nhóm nội dung", 46), ("Phân công", 41),
         ("Tài liệu, thời hạn, trạng thái", 42)),
        "t in themes",
        (
            "^{{ t.quarter }}", "^{{ t.day }}", "{{ t.title }}\n{%p if t.group %}\n({{ t.group }})\n{%p endif %}",
            "Đề dẫn: {{ t.presenter }}\nTham luận: {{ t.papers }}\nChủ trì: {{ t.chair }}",
            "Tài liệu: {{ t.documents }}\nNộp dự thảo: {{ t.due_draft }}\nGửi đảng viên: {{ t.due_send }}\n"
            "Trạng thái: {{ t.state }}\nBáo cáo cấp trên: {{ t.reported }}",
        ),
    )  # fmt: skip
    page.part("III- TỔ CHỨC THỰC HIỆN")
    page.body("1. Chi ủy phân công, hướng dẫn người chuẩn bị; duyệt dự thảo trước khi gửi đảng viên.")
    page.body("2. Người được phân công nộp dự thảo trước buổi sinh hoạt ít nhất {{ draft_days }} ngày; tài liệu và câu "
              "hỏi gợi mở gửi đến đảng viên trước ít nhất {{ send_days }} ngày.")  # fmt: skip
    page.body("3. Sau buổi sinh hoạt, người trình bày hoàn thiện chuyên đề; chi bộ báo cáo cấp trên trong "
              "{{ report_days }} ngày.")  # fmt: skip
    page.signature()


def report(page: Page) -> None:
    """The yearly report on thematic sessions (domain.md 2.12)."""
    page.head()
    page.title("BÁO CÁO", "kết quả sinh hoạt chuyên đề năm {{ year }}")
    page.part("I- TÌNH HÌNH CHUNG")
    page.body("Chi bộ có {{ members }} đảng viên: {{ official }} chính thức, {{ probationary }} dự bị. Chi ủy có "
              "{{ committee_size }} đồng chí: {{ committee }}.")  # fmt: skip
    page.part("II- KẾT QUẢ")
    page.point("1. Số buổi sinh hoạt chuyên đề")
    page.body("Cả năm: {{ held }}/{{ planned }} buổi"
              "{% for q in quarters %}; quý {{ q.quarter }}: {{ q.held }}/{{ q.planned }}{% endfor %}.")  # fmt: skip
    page.point("2. Các chuyên đề")
    page.table(
        (("TT", 9), ("Quý, ngày", 23), ("Chuyên đề", 38), ("Người trình bày", 23), ("Dự/Tổng", 19), ("Tham luận", 14),
         ("Ý kiến", 11), ("Kiến nghị", 14), ("Điểm, loại", 14)),
        "t in themes",
        ("^{{ t.number }}", "^Quý {{ t.quarter }}\n{{ t.day }}", "{{ t.title }}", "{{ t.presenter }}", "^{{ t.there }}",
         "^{{ t.papers }}", "^{{ t.opinions }}", "^{{ t.proposals }}", "^{{ t.score }}"),
    )  # fmt: skip
    page.body(("Cột Kiến nghị: số có kết quả trên số nêu ra tại buổi sinh hoạt.", "i"))
    page.point("3. Tham luận, phát biểu, kiến nghị")
    page.body("Tổng số {{ papers }} lượt đề dẫn, tham luận; {{ opinions }} lượt phát biểu, chất vấn. Chất lượng trung "
              "bình {{ quality }}/4; tỷ lệ tham luận còn chung chung {{ general_share }}.")  # fmt: skip
    page.body("Đề xuất, kiến nghị: {{ proposals }}; có kết quả {{ solved }} ({{ solved_share }}).")
    page.point("4. Đăng ký học tập và làm theo")
    page.body("Đã đăng ký {{ registered }}/{{ expected }} đảng viên; {{ reviews }} lượt kiểm điểm, kết quả: "
              "{{ outcomes }}.")  # fmt: skip
    page.part("III- HẠN CHẾ, NGUYÊN NHÂN")
    _or_dots(page, "weaknesses")
    page.part("IV- PHƯƠNG HƯỚNG")
    page.body("Chuyên đề năm {{ year + 1 }}:")
    _or_dots(page, "next_year")
    page.part("V- ĐỀ XUẤT, KIẾN NGHỊ")
    _or_dots(page, "upward")
    page.body("Trên đây là báo cáo kết quả sinh hoạt chuyên đề năm {{ year }} của {{ cell }}.")
    page.signature()


def score(page: Page) -> None:
    """The sheet on which a sitting scores itself (domain.md 2.6)."""
    page.head()
    page.title("PHIẾU TỰ ĐÁNH GIÁ", "chất lượng sinh hoạt chi bộ")
    page.body("Buổi sinh hoạt: ", ("{{ session }}", "b"), ", {{ day }}")
    page.body("Chấm theo: {{ table }}{% if cite %} ({{ cite }}){% endif %}")
    page.table(
        (("TT", 10), ("Tiêu chí", 73), ("Điểm tối đa", 17), ("Điểm đạt", 19), ("Số liệu, ghi chú", 46)),
        "c in lines",
        ("^{{ c.number }}", "{%p if c.group %}\n*{{ c.name }}\n{%p else %}\n{{ c.name }}\n{%p endif %}",
         "^{{ c.most }}", "^{{ c.points }}", "{{ c.said }}"),
        foot="Tổng số: {{ points }}/{{ most }} điểm{% if scaled %}; quy về thang 100: {{ scaled }}{% endif %}. "
             "Xếp loại: {{ grade }}",
    )  # fmt: skip
    page.command("if note")
    page.point("Hạn chế cần khắc phục")
    page.lines("note")
    page.command("endif")
    page.command("if closed")
    page.body("Chốt điểm ngày {{ closed }}.")
    page.command("endif")
    page.signature()


def _or_dots(page: Page, name: str) -> None:
    """The lines of a list, or a line to be filled in by hand."""
    page.command(f"for line in {name}")
    page.body("- {{ line }}")
    page.command("else")
    page.body(DOTTED)
    page.command("endfor")


def commendations(page: Page) -> None:
    """The list of commendations of a year (domain.md 6)."""
    page.head()
    page.title("DANH SÁCH", "biểu dương, khen thưởng, nhắc nhở, phê bình năm {{ year }}")
    columns = (("TT", 10), ("Ngày, buổi", 28), ("Đảng viên", 38), ("Nội dung", 60))
    first = ("^{{ c.number }}", "{{ c.day }}\n{{ c.session }}", "{{ c.names }}")
    page.part("I- BIỂU DƯƠNG TRONG SINH HOẠT ({{ praises|length }})")
    page.table((*columns, ("Đã trao", 29)), "c in praises", (*first, "{{ c.text }}", "{{ c.given }}"))
    page.part("II- KHEN THƯỞNG ({{ awards|length }})")
    page.table(
        (("TT", 10), ("Ngày", 24), ("Đảng viên", 34), ("Nội dung", 42), ("Hình thức; quyết định, cấp quyết định", 55)),
        "c in awards",
        ("^{{ c.number }}", "{{ c.day }}", "{{ c.names }}", "{{ c.text }}",
         "{{ c.form }}; {{ c.decision }}\nĐã trao: {{ c.given }}"),
    )  # fmt: skip
    page.part("III- NHẮC NHỞ, PHÊ BÌNH, TỰ PHÊ BÌNH ({{ mended|length }})")
    page.body(("Không phải là hình thức kỷ luật.", "i"))
    page.table((*columns, ("Chuyển biến", 29)), "c in mended", (*first, "{{ c.kind }}: {{ c.text }}", "{{ c.answer }}"))
    page.command("if discipline")
    page.part("IV- KỶ LUẬT (CHỈ GHI SỐ VÀ NGÀY QUYẾT ĐỊNH)")
    page.command("for c in discipline")
    page.body("- {{ c.names }}: {{ c.decision }}")
    page.command("endfor")
    page.command("endif")
    page.body("Danh sách có {{ praises|length }} lượt biểu dương, {{ awards|length }} lượt khen thưởng, "
              "{{ mended|length }} lượt nhắc nhở, phê bình, tự phê bình.")  # fmt: skip
    page.signature()


def proposals(page: Page) -> None:
    """What became of a year's proposals (domain.md 2.9)."""
    page.head()
    page.title("BÁO CÁO", "kết quả giải quyết đề xuất, kiến nghị của đảng viên năm {{ year }}")
    page.part("I- TÌNH HÌNH CHUNG")
    page.body("Đảng viên nêu {{ raised }} đề xuất, kiến nghị: có kết quả {{ solved }} ({{ solved_share }}); đã trả lời "
              "{{ answered }}; không tiếp thu, có nêu lý do {{ refused }}; chuyển cấp trên {{ passed_up }}; "
              "chưa trả lời {{ waiting }}.")  # fmt: skip
    page.table(
        (("Quý", 33), ("Nêu ra", 22), ("Có kết quả", 22), ("Đã trả lời", 22), ("Không tiếp thu", 22),
         ("Chuyển cấp trên", 22), ("Chưa trả lời", 22)),
        "q in quarters",
        ("^{{ q.quarter }}", "^{{ q.raised }}", "^{{ q.solved }}", "^{{ q.answered }}", "^{{ q.refused }}",
         "^{{ q.passed_up }}", "^{{ q.waiting }}"),
    )  # fmt: skip
    page.part("II- TỪNG ĐỀ XUẤT, KIẾN NGHỊ")
    page.table(
        (("TT", 10), ("Ngày; người nêu", 34), ("Nội dung; nơi nhận", 51), ("Trạng thái; trả lời", 36), ("Kết quả", 34)),
        "p in proposals",
        ("^{{ p.number }}", "{{ p.day }}\n{{ p.session }}\n{{ p.who }}", "{{ p.text }}\nGửi: {{ p.addressee }}",
         "{{ p.state }}\n{%p if p.answer != '–' %}\nTrả lời: {{ p.answer }}\n{%p endif %}",
         "{{ p.result }}\n{%p if p.task %}\nViệc: {{ p.task }}\n{%p endif %}\n"
         "{%p if p.due %}\nHạn: {{ p.due }}\n{%p endif %}"),
    )  # fmt: skip
    page.body("Trên đây là báo cáo kết quả giải quyết đề xuất, kiến nghị năm {{ year }} của {{ cell }}.")
    page.signature()


SHAPES: Final[Mapping[str, tuple[str, Callable[[Page], None]]]] = {
    "score": ("Phiếu tự đánh giá chất lượng sinh hoạt", score),
    "minutes": ("Biên bản", minutes),
    "resolution": ("Nghị quyết chi bộ", resolution),
    "plan": ("Kế hoạch sinh hoạt chuyên đề", plan),
    "report": ("Báo cáo sinh hoạt chuyên đề", report),
    "registrations": ("Bản đăng ký học tập và làm theo", registrations),
    "commitments": ("Bản cam kết tu dưỡng, rèn luyện", commitments),
    "year-end": ("Bản kiểm điểm đảng viên", year_end),
    "commendations": ("Danh sách biểu dương, khen thưởng", commendations),
    "proposals": ("Báo cáo kết quả đề xuất, kiến nghị", proposals),
}
"""Every shipped template: its title as a file, and what it says."""
