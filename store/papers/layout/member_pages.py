"""What documents say that have a sheet of paper a member: registrations, commitments, year-end reviews."""

from __future__ import annotations

from store.papers.layout.page import Page


def registrations(page: Page) -> None:
    """Registrations of study and example, a page a member (domain.md 2.10)."""
    page.command("for r in pages")
    page.head(dated="{{ r.place_date }}")
    page.title("BẢN ĐĂNG KÝ", "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm {{ year }}")
    _person(page)
    page.point("1. Nội dung đăng ký")
    page.table(
        (("TT", 10), ("Nội dung", 34), ("Việc làm cụ thể", 55), ("Thước đo, sản phẩm", 38), ("Thời hạn", 28)),
        "a in r.acts",
        ("^{{ loop.index }}", "{{ a.heading }}", "{{ a.text }}", "{{ a.measure }}", "{{ a.when }}"),
    )
    page.point("2. Giải pháp thực hiện")
    page.lines("r.solutions")
    page.point("3. Đề nghị hỗ trợ")
    page.lines("r.support")
    page.command("if r.reviews")
    page.point("4. Kiểm điểm việc thực hiện")
    page.table(
        (("Ngày, buổi", 28), ("Tự nhận xét", 38), ("Chi bộ nhận xét", 38), ("Kết quả", 24), ("Minh chứng", 37)),
        "v in r.reviews",
        ("{{ v.day }}\n{{ v.session }}", "{{ v.own }}", "{{ v.remark }}", "{{ v.outcome }}", "{{ v.evidence }}"),
    )
    page.command("endif")
    page.command("if r.outcome")
    page.body("Kết quả cuối năm: {{ r.outcome }}")
    page.command("endif")
    page.two_signatures(("XÁC NHẬN CỦA CHI ỦY", ""), ("NGƯỜI ĐĂNG KÝ", "{{ r.name }}"), below="{{ r.confirmed }}")
    page.each_its_own()
    page.command("endfor")


def commitments(page: Page) -> None:
    """Yearly commitments, a page a member (domain.md 2.10)."""
    page.command("for r in pages")
    page.head(dated="{{ r.place_date }}")
    page.title("BẢN CAM KẾT", "tu dưỡng, rèn luyện, phấn đấu năm {{ year }}")
    _person(page)
    for number, (title, name) in enumerate(
        (
            ("Về tư tưởng chính trị", "thinking"), ("Về đạo đức, lối sống", "morality"),
            ("Về thực hiện nhiệm vụ chuyên môn", "duties"), ("Về tổ chức kỷ luật, nêu gương", "example"),
        ),
        1,
    ):  # fmt: skip
        page.point(f"{number}. {title}")
        page.lines(f"r.{name}")
    page.two_signatures(("XÁC NHẬN CỦA CHI ỦY", ""), ("NGƯỜI CAM KẾT", "{{ r.name }}"), below="{{ r.confirmed }}")
    page.each_its_own()
    page.command("endfor")


def _person(page: Page) -> None:
    """Who a page is about."""
    page.body("Họ và tên: ", ("{{ r.name }}", "b"))
    page.body("Đơn vị: {{ r.unit }}")
    page.body("Chức vụ Đảng: {{ r.post }}; chức vụ chính quyền: {{ r.job }}")


def year_end(page: Page) -> None:
    """Year-end reviews of members, form 02, a page a member (domain.md 2.11)."""
    page.command("for r in pages")
    page.head(dated="{{ r.place_date }}")
    page.title("BẢN KIỂM ĐIỂM", "đảng viên năm {{ year }}")
    page.body("Họ và tên: ", ("{{ r.name }}", "b"), "; ngày sinh: {{ r.born }}")
    page.body("Ngày vào Đảng: {{ r.admitted }}; ngày chính thức: {{ r.official }}")
    page.body("Chức vụ Đảng: {{ r.party_post }}; chức vụ chính quyền: {{ r.job }}")
    page.body("Sinh hoạt tại: {{ cell }}")
    page.command("if r.figures")
    page.body(("Số liệu trong sổ chi bộ", "bi"), (" (để tham khảo khi viết):", "i"))
    page.command("for line in r.figures")
    page.body("- {{ line }}")
    page.command("endfor")
    page.command("endif")
    page.part("I- ƯU ĐIỂM, KẾT QUẢ ĐẠT ĐƯỢC")
    page.body(("Tư tưởng chính trị, đạo đức, lối sống, kỷ luật; việc thực hiện nhiệm vụ; việc thực hiện cam kết.", "i"))
    page.lines("r.strengths")
    page.part("II- HẠN CHẾ, KHUYẾT ĐIỂM VÀ NGUYÊN NHÂN")
    page.lines("r.weaknesses")
    page.part("III- KẾT QUẢ KHẮC PHỤC HẠN CHẾ NĂM TRƯỚC")
    page.lines("r.repaired")
    page.part("IV- PHƯƠNG HƯỚNG, BIỆN PHÁP")
    page.lines("r.directions")
    page.part("V- TỰ NHẬN MỨC XẾP LOẠI")
    page.body("{{ r.own }}")
    page.two_signatures(("", ""), ("NGƯỜI TỰ KIỂM ĐIỂM", "{{ r.name }}"))
    page.line("CBTo", "")
    page.part("VI- NHẬN XÉT, XẾP LOẠI")
    page.body("Nhận xét của chi ủy:")
    page.lines("r.remark")
    page.body("Chi bộ xếp loại: {{ r.cell_grade }}{% if r.votes %} ({{ r.votes }} phiếu){% endif %}")
    page.body("Cấp ủy cấp trên xếp loại: {{ r.above }}")
    page.each_its_own()
    page.command("endfor")
