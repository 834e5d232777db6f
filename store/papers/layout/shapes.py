"""What each document says, part by part: the shape of every shipped template, by name.

The names in braces are the facts of store/papers; what each stands for is told in the module that gathers them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from store.papers.layout.page import Page


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
            "^{{ t.quarter }}", "^{{ t.day }}", "{{ t.title }}\n({{ t.group }})",
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


SHAPES: Final[Mapping[str, tuple[str, Callable[[Page], None]]]] = {
    "plan": ("Kế hoạch sinh hoạt chuyên đề", plan),
}
"""Every shipped template: its title as a file, and what it says."""
