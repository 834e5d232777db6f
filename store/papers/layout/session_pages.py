"""What the papers of one session say: its minutes (domain.md 2.1 to 2.3), its resolution (2.4)."""

from __future__ import annotations

from store.papers.head import DOTTED
from store.papers.layout.page import Page


def minutes(page: Page) -> None:
    """Minutes of any kind of session: parts, each with its paragraphs, in the order of the form."""
    page.head(dated="")
    page.line("CBType", "BIÊN BẢN")
    page.line("CBAbstract", "{{ name }}")
    page.command("if own_title")
    page.line("CBAbstract", "{{ own_title }}")
    page.command("endif")
    page.line("CBHyphens", "-----")
    page.command("for s in sections")
    page.command("if s.short")
    page.body(("{{ loop.index }}. {{ s.heading }}: ", "b"), "{{ s.lines[0].text }}")
    page.command("else")
    page.point("{{ loop.index }}. {{ s.heading }}")
    page.command("for line in s.lines")
    page.command("if line.head")
    page.body(("{{ line.text }}", "i"))
    page.command("else")
    page.body("{{ line.text }}")
    page.command("endif")
    page.command("endfor")
    page.command("endif")
    page.command("endfor")
    page.two_signatures(("NGƯỜI GHI BIÊN BẢN", "{{ taker }}"), ("CHỦ TRÌ HỘI NGHỊ", "{{ chair }}"))


def resolution(page: Page) -> None:
    """The resolution of a session."""
    page.head()
    page.title("NGHỊ QUYẾT", "{{ abstract }}")
    page.body("{{ opening }}")
    _month_before(page)
    page.part("II- PHƯƠNG HƯỚNG, NHIỆM VỤ {{ ahead|upper }}")
    page.point("1. Công tác chính trị tư tưởng")
    _or_none_of_two(page, "ahead_thinking", "directions")
    page.point("2. Nhiệm vụ chính trị")
    _or_none_of_two(page, "ahead_tasks", "directions")
    page.part("III- PHÂN CÔNG NHIỆM VỤ VÀ TỔ CHỨC THỰC HIỆN")
    page.table(
        (("TT", 10), ("Nhiệm vụ", 85), ("Người thực hiện", 45), ("Thời hạn", 25)),
        "t in tasks",
        ("^{{ loop.index }}", "{{ t.title }}", "{{ t.names }}", "^{{ t.due }}"),
    )
    page.body("Chi ủy theo dõi, đôn đốc; người được giao báo cáo kết quả tại kỳ sinh hoạt sau.")
    page.part("IV- TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT")
    _or_dots(page, "quality")
    page.command("for line in votes")
    page.body("{{ line }}")
    page.command("endfor")
    page.signature()
    page.command("if opinions")
    page.new_sheet()
    page.line("CBType", "PHỤ LỤC: Ý KIẾN PHÁT BIỂU")
    page.gap()
    page.lines("opinions")
    page.command("endif")


def _month_before(page: Page) -> None:
    """Part I: how the month before was led."""
    page.part("I- ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THÁNG TRƯỚC")
    page.point("1. Công tác chính trị tư tưởng")
    _or_none_of_two(page, "thinking", "discussed")
    page.point("2. Nhiệm vụ chính trị")
    _or_none_of_two(page, "discussed", "thinking")
    page.point("3. Kết quả thực hiện nhiệm vụ của kỳ trước")
    page.table(
        (("TT", 10), ("Nhiệm vụ", 60), ("Tình trạng đầu kỳ", 40), ("Kết quả thực hiện", 55)),
        "t in last_tasks",
        ("^{{ loop.index }}", "{{ t.title }}\n({{ t.names }})", "{{ t.before }}", "{{ t.result }}"),
    )
    page.point("4. Biểu dương, nhắc nhở")
    _or_nothing(page, "commended")
    page.point("5. Hạn chế, nguyên nhân")
    _or_dots(page, "weaknesses")


def _or_dots(page: Page, name: str) -> None:
    """The lines of a list, or a line to be filled in by hand."""
    page.command(f"for line in {name}")
    page.body("{{ line }}")
    page.command("else")
    page.body(DOTTED)
    page.command("endfor")


def _or_none_of_two(page: Page, name: str, other: str) -> None:
    """The lines of a list; where only `other` has any, that there are none, else a line to be filled in by hand."""
    page.command(f"for line in {name}")
    page.body("{{ line }}")
    page.command("else")
    page.command(f"if {other}")
    page.body("Không có nội dung riêng.")
    page.command("else")
    page.body(DOTTED)
    page.command("endif")
    page.command("endfor")


def _or_nothing(page: Page, name: str) -> None:
    page.command(f"for line in {name}")
    page.body("{{ line }}")
    page.command("else")
    page.body("Không có.")
    page.command("endfor")
