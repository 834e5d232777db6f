"""What is said in the demo cell: speeches, proposals, praise, acts of a registration. Invented, and typical."""

from __future__ import annotations

from typing import Final

from store.records import ProposalState as P

GENERAL: Final = (
    "Nhất trí với báo cáo; bản thân sẽ cố gắng hơn.",
    "Cần tiếp tục nâng cao nhận thức, tinh thần trách nhiệm.",
    "Đồng tình với các ý kiến trước, không bổ sung.",
    "Đề nghị mọi đảng viên quan tâm hơn đến phong trào chung.",
)
"""General opinions: the seed's complaint."""

FAIR: Final = (
    "Tháng qua lớp bồi dưỡng K12 đủ sĩ số, giáo án nộp chậm hai ngày; tháng tới nộp trước lịch.",
    "Hồ sơ học viên còn thiếu ảnh và quyết định cử đi học, đã nhắn từng đơn vị.",
    "Họp tổ chuyên môn còn nặng phổ biến; nên dành nửa buổi cho bài giảng mẫu.",
    "Số đề tài đăng ký giảm so với năm trước, do kinh phí duyệt muộn.",
    "Trực ban cuối tuần còn đổi ca không báo; đã thống nhất ghi sổ.",
)
"""What is there, without much of what to do."""

CONCRETE: Final = (
    "Hai học viên bỏ buổi vì trùng lịch cơ quan: đề nghị gửi lịch trước 15 ngày, tôi lập danh sách gửi các đơn vị.",
    "Thời gian trả bảng điểm giảm từ 7 xuống 4 ngày nhờ nhập điểm ngay sau buổi chấm; đề nghị làm ở mọi lớp.",
    "Khảo sát 62 học viên: 41 người cần thêm tình huống thực tế; tôi nhận soạn sáu tình huống trước ngày 20.",
    "Tiết kiệm giấy: chuyển 80 % tài liệu phát tay sang mã QR, quý này giảm chín ram.",
    "Dùng AI soạn câu hỏi ôn tập phải có người soát: đã soát 120 câu, bỏ 17 câu sai nguồn.",
    "Kèm đồng chí dự bị mỗi tuần một giờ, tháng này đã dự hai tiết và góp ý bằng phiếu.",
    "Bài giảng về địa phương nên thay số liệu 2021; tôi cập nhật xong chương 2, còn chương 3 nhận trước cuối tháng.",
)
"""Tied to one's own work, with figures and a measure."""

ABSTRACTS: Final = (
    "Nêu ý nghĩa chung, nhắc lại các văn bản; chưa nói việc của mình.",
    "Kể cách nhập điểm ngay sau buổi chấm ở ba lớp: trả bảng điểm sớm ba ngày, không sai sót.",
    "Phân tích 62 phiếu khảo sát, đề xuất sáu tình huống thay cho hai tiết lý thuyết.",
    "Dẫn việc của đồng chí thủ thư: mở cửa thêm hai buổi tối, lượt mượn tăng một nửa.",
)
"""What a paper says: a general one, then concrete ones."""

PURPOSES: Final = {
    "Chuyển đổi số trong quản lý đào tạo, dùng AI an toàn":
        ("pressing", "Thống nhất cách dùng AI an toàn trong soạn giảng; mỗi đồng chí chọn một việc số hóa."),
    "Nêu gương trong thực thi công vụ, nói đi đôi với làm":
        ("hcm", "Liên hệ việc nêu gương của từng đồng chí; nêu việc làm cụ thể trong quý."),
    "Nghiên cứu khoa học gắn với thực tiễn địa phương":
        ("capacity", "Chọn vấn đề của địa phương để nghiên cứu; gỡ vướng mắc về kinh phí đề tài."),
    "Tiết kiệm, chống lãng phí trong công việc văn phòng":
        ("directives", "Rà soát chỗ lãng phí; đăng ký việc tiết kiệm có con số."),
    "Đảng viên trẻ với việc phát biểu trong chi bộ":
        ("building", "Tìm nguyên nhân ít phát biểu; phân công đồng chí trẻ nói trước."),
}  # fmt: skip
"""The group of a theme's content, and its purpose and requirement, by its title."""

FROM_ABOVE: Final = (
    ("HD", "Nâng cao chất lượng sinh hoạt chi bộ"), ("KH", "Học tập và làm theo Bác trong năm"),
    ("CV", "Nộp báo cáo quý đúng hạn"), ("KH", "Kiểm tra việc chấp hành Điều lệ Đảng ở chi bộ"),
)  # fmt: skip
"""Papers of the committee above, in turn: the symbol of their type, and what they are about."""

POLITICS: Final = (
    "Đã quán triệt văn bản mới; tư tưởng đảng viên ổn định, yên tâm công tác.",
    "Đảng viên, viên chức đồng tình chủ trương sắp xếp; còn băn khoăn về lịch lớp, đã trả lời.",
)
"""The chair's word on political and ideological work, in turn."""

ITEM_CONCLUSIONS: Final = (
    "Thống nhất nội dung báo cáo; việc chậm ghi rõ nguyên nhân.",
    "Nhất trí; giao người theo dõi, báo lại ở kỳ sau.",
    "Tiếp thu các ý kiến, làm ngay trong tháng.",
)
"""The chair's word on an item of the agenda."""

COMMITTEE: Final = (
    "Tháng qua đúng hạn phần lớn việc, còn hai việc chậm; bí thư nhắc người làm.",
    "Ưu tiên coi thi, chấm thi đúng lịch; gửi lịch lớp sớm cho các đơn vị.",
    "Thống nhất nội dung, câu hỏi gợi mở của buổi chi bộ tới.",
    "Phó bí thư chuẩn bị báo cáo; tài liệu gửi đảng viên trước một ngày.",
)
"""What the committee concludes of each item when it meets."""
COMMITTEE_DECIDED: Final = "Nhất trí nội dung buổi chi bộ tới; ai chuẩn bị việc gì đã phân công ở nội dung 4."

TASKS: Final = (
    "Lập danh sách học viên trùng lịch", "Soạn tình huống địa phương", "Rà soát câu hỏi ôn tập", "Gửi lịch lớp quý sau",
    "Cập nhật số liệu chương 3", "Kiểm tra máy chiếu các phòng", "Tổng hợp phiếu khảo sát",
)  # fmt: skip
"""What a session assigns, in turn."""

PAPERS: Final = (
    "Từ việc của bản thân", "Cách làm ở đơn vị", "Điều rút ra sau một học kỳ", "Một tấm gương việc thật",
)  # fmt: skip
"""Titles of papers, in turn."""

QUESTIONS: Final = (
    "Vì sao kinh phí đề tài duyệt muộn so với kế hoạch?",
    "Bao giờ có hướng dẫn dùng AI trong soạn giảng?",
    "Lịch coi thi trùng buổi sinh hoạt thì xử lý thế nào?",
)
ANSWERS: Final = (
    "Hồ sơ nộp thiếu dự toán; đã có mẫu, lần sau nộp trước 20 ngày.",
    "Tổ công nghệ đang dự thảo, lấy ý kiến chi bộ vào tháng tới.",
    "Báo chi ủy trước ba ngày để đổi ca hoặc xin vắng có lý do.",
)
CONCLUSIONS: Final = (
    "Tiếp thu các ý kiến; giao rõ người, việc, thời hạn; tháng sau kiểm lại.",
    "Chọn hai việc làm ngay: gửi lịch trước 15 ngày, soát câu hỏi trước khi dùng.",
    "Ý kiến phải gắn với việc mình làm; bài chung chung trả lại để viết tiếp.",
)
STRENGTHS: Final = ("Nhiều ý kiến gắn với việc được giao.", "Đúng giờ, đủ các bước, tài liệu gửi trước một ngày.")
WEAKNESSES: Final = ("Còn ý kiến chung chung, ít đề xuất.", "Một số đồng chí nhiều buổi chưa phát biểu.")
LESSONS: Final = ("Gợi ý câu hỏi trước, mời người ít nói nói trước.",)

PROPOSALS: Final = (
    ("Gửi lịch sinh hoạt và lịch lớp trước 15 ngày", "office", "Lịch quý gửi trước 20 ngày, không còn trùng."),
    ("Mở lớp tập huấn dùng AI an toàn trong soạn giảng", "board", "Đã mở hai buổi, 23 người dự."),
    ("Lập kho tình huống dùng chung cho giảng viên", "cell", "Kho có 18 tình huống, ba lớp đã dùng."),
    ("Trang bị thêm máy chiếu cho phòng học 3", "board", "Đã lắp máy, hết phải mượn phòng."),
    ("Mỗi quý có một buổi sinh hoạt tại cơ sở", "committee", "Quý sau đã đến xã kết nghĩa."),
    ("Rút gọn mẫu báo cáo tháng còn một trang", "party_committee", "Mẫu một trang dùng từ tháng sau."),
    ("Phân công đảng viên trẻ nói trước ở buổi chuyên đề", "committee", "Ba buổi liền đều có người trẻ nói trước."),
    ("Số hóa hồ sơ học viên các khóa cũ", "office", "Đã quét xong 14 trên 14 khóa."),
    ("Có quỹ nhỏ thăm hỏi học viên vùng cao", "cell", "Quỹ 6 triệu, đã thăm năm người."),
)  # fmt: skip
"""Text, whom it is addressed to, and what came of it where something did."""

FATES: Final[tuple[tuple[tuple[P, int], ...], ...]] = (
    ((P.ACCEPTED, 2), (P.ANSWERED, 21)),
    ((P.ACCEPTED, 1), (P.IN_PROGRESS, 12), (P.ANSWERED, 33)),
    ((P.ANSWERED, 9),),
    ((P.ACCEPTED, 5), (P.IN_PROGRESS, 20)),
    ((P.PASSED_UP, 6),),
    ((P.REFUSED, 14),),
    (),
)
"""What becomes of a proposal: states and the days after it was made; the first ones end with a result."""

SOLVED: Final = 3
"""How many of the fates end with a result."""

REFUSAL: Final = "Vượt dự toán năm nay; đưa vào kế hoạch năm sau."
ANSWER: Final = "Đồng ý, giao văn phòng làm và báo lại chi bộ."

PRAISE: Final = (
    "Tham luận có số liệu của lớp mình dạy, nêu việc làm được ngay.",
    "Trả bảng điểm sớm ba ngày, học viên khen.",
    "Soát 120 câu hỏi ôn tập ngoài giờ, bỏ 17 câu sai nguồn.",
    "Giúp đồng chí dự bị dự giờ đều mỗi tuần.",
)
REMINDER: Final = "Vắng không báo trước; lần sau báo chi ủy trước ba ngày."
OWN: Final = "Nhận đến muộn hai buổi do trùng lịch dạy, đã đổi ca."
AWARD: Final = "Hoàn thành xuất sắc nhiệm vụ năm học"
CRITICISM: Final = "Nộp dự thảo chậm hai lần trong quý; hẹn nộp đúng ngày."

ACTS: Final = (
    ("scientific", "Trả bảng điểm trong 4 ngày sau buổi thi", "100 % số lớp phụ trách", "hằng tháng"),
    ("example", "Đến trước giờ, chuẩn bị ý kiến bằng văn bản", "Mỗi buổi ít nhất một ý kiến", "hằng tháng"),
    ("democratic", "Lấy ý kiến học viên sau mỗi học phần", "Phiếu và bản tiếp thu", "mỗi học phần"),
    ("mass", "Xuống xã kết nghĩa tìm hiểu tình huống", "Bốn tình huống", "mỗi quý"),
    ("self_reliance", "Hoàn thành một đề tài cấp trường", "Đề tài nghiệm thu", "quý IV"),
    ("example", "Kèm một đồng chí dự bị, dự hai tiết mỗi tháng", "Phiếu dự giờ", "hằng tháng"),
    ("scientific", "Số hóa hồ sơ lớp được giao", "Đủ hồ sơ trên hệ thống", "quý III"),
)  # fmt: skip
"""Heading, concrete act, measure, when."""

REVIEWED: Final = (
    ("Làm đều, còn một tháng chậm.", "Việc rõ, có số liệu.", "well"),
    ("Đã làm được hơn nửa.", "Đạt, cần nêu kết quả cụ thể hơn.", "met"),
    ("Chưa bắt đầu do đổi lớp.", "Chưa đạt; hẹn quý sau báo lại.", "not_met"),
    ("Xong trước hạn một tháng.", "Làm tốt, đề nghị phổ biến cách làm.", "well"),
)  # fmt: skip
"""What the member said, what the cell said, and the result."""

SELF_REVIEWS: Final = (
    ("Xong các việc chi bộ giao, đúng hạn; có một đề xuất được làm theo.", "Ít phát biểu ở buổi chuyên đề.",
     "Mỗi buổi nói ít nhất một ý kiến gắn với việc của mình."),
    ("Trình bày một tham luận, giúp hai đồng chí trẻ soạn giáo án.", "Hai lần nộp dự thảo chậm một ngày.",
     "Nộp dự thảo trước hạn ba ngày."),
    ("Giữ đúng cam kết đầu năm, học đủ các nghị quyết.", "Chưa đọc kỹ tài liệu trước vài buổi.",
     "Đọc tài liệu trước buổi, ghi sẵn câu hỏi."),
)  # fmt: skip
"""Strengths, weaknesses and directions of a self-review."""
GRADED: Final = "Nhất trí với tự đánh giá."
GRADED_LOWER: Final = "Việc tốt, mức chưa vượt trội; đề nghị phấn đấu năm sau."
