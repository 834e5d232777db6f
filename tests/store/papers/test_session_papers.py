"""Minutes and resolution as documents, read back: every speaker, absence, vote and task in its place; nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book
from store.errors import BadValue
from store.papers.documents import Subject, lacks_of, prepared
from store.papers.kinds import kind_of
from store.records import Assignment, Code, Kind, Member, Speech, SpeechKind, Stage, Staged, State, Work
from tests.cells import make_cell, november
from tests.sittings import say, whole_sitting, write
from tests.store.papers.reading import opened, text


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book", exempt=16)
    made.roster.save(Member(name="Tô Thị Yến", admitted=date(2026, 3, 1)))
    yield made
    made.close()


@pytest.fixture
def session(book: Book) -> Subject:
    return Subject(session=whole_sitting(book))


def paragraphs(book: Book, kind: str, about: Subject) -> list[str]:
    return [line for line in text(opened(book, kind, about)).splitlines() if line.strip()]


def test_the_document_says_all_that_the_plain_minutes_say_in_the_same_order(book: Book, session: Subject) -> None:
    said = iter(paragraphs(book, "minutes", session))
    plain = book.minutes.text(session.session).splitlines()
    for line in plain[plain.index("BIÊN BẢN") : -2]:
        assert not line or line in said, f"{line!r} is missing or out of its place"


def test_every_speaker_absence_vote_and_task_of_the_book_is_in_the_document(book: Book, session: Subject) -> None:
    whole = "\n".join(paragraphs(book, "minutes", session))
    id = session.session
    for speech in book.speeches.of_session(id):
        assert (book.roster.member(speech.member).name if speech.member else "Bạch Thị Nguyệt") in whole
    for row in book.attendance.roll(id).rows:
        if row.mark.code in (Code.EXCUSED, Code.UNEXCUSED):
            reason = "đi công tác: Hà Nội" if row.mark.reason else "không có lý do"
            assert f"đ/c {row.member.name} ({reason})" in whole
    for vote in book.votes.of_session(id):
        assert f"{vote.subject} (" in whole
        assert f"tán thành {vote.favour}/{book.votes.voters(november(book)).denominator}" in whole
    for one in book.assignments.of_session(id):
        if one.kind is Work.TASK:
            assert f"{one.title.rstrip('.')}, hạn 20/11/2026" in whole


def test_taker_and_chair_sign_side_by_side(book: Book, session: Subject) -> None:
    left, right = opened(book, "minutes", session).tables[-1].rows[0].cells
    assert " ".join(left.text.split()) == "NGƯỜI GHI BIÊN BẢN Nguyễn Văn An"
    assert " ".join(right.text.split()) == "CHỦ TRÌ HỘI NGHỊ Nguyễn Thị Ân"


def test_the_minutes_take_the_number_of_their_kind_and_keep_it(book: Book, session: Subject, tmp_path: Path) -> None:
    assert "Số      -BB/CB" in paragraphs(book, "minutes", session)
    book.papers.write_document("minutes", session, tmp_path / "a.docx")
    book.papers.write_document("minutes", session, tmp_path / "b.docx")
    assert "Số 01-BB/CB" in paragraphs(book, "minutes", session)
    assert "Số 01-BB/CB" in book.minutes.text(session.session)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.parametrize("kind", [Kind.THEMATIC, Kind.COMMITTEE])
def test_thematic_and_committee_minutes_are_made_from_the_same_template(book: Book, kind: Kind) -> None:
    if kind is Kind.COMMITTEE:
        book.calendar.add(Kind.COMMITTEE, date(2026, 11, 2))
    id = next(s.id for s in book.calendar.sessions() if s.kind is kind and s.date.month == 11)
    if kind is Kind.THEMATIC:
        book.themes.add("2026-Q4", "Nêu gương <&>", facts={"presenter": 3, "purpose": "Hiểu rõ."})
    book.attendance.mark_rest(id)
    write(book, "speeches", Speech(session=id, member=2, kind=SpeechKind.LEAD_IN, summary="Mở {{ 7*7 }} & <b>"))
    lines = paragraphs(book, "minutes", Subject(session=id))
    assert any("Mở {{ 7*7 }} & <b>" in line for line in lines)
    wanted = {Kind.THEMATIC: ("Chuyên đề: Nêu gương <&>", "Đề dẫn"), Kind.COMMITTEE: ("Họp chi ủy", "Diễn biến")}
    for words in wanted[kind]:
        assert any(words in line for line in lines), words


def test_what_closed_minutes_no_longer_say_is_told_before_they_are_written(book: Book, session: Subject) -> None:
    id = session.session

    def told() -> list[str]:
        return [one.vi for one in lacks_of(prepared(book, kind_of("minutes"), session))]

    assert "Biên bản chưa khóa." in told()
    for one in book.minutes.lacking(id):
        book.minutes.leave(id, one.key)
    book.minutes.close(id)
    assert not any("khóa" in one for one in told())
    assert all("(đã để ngỏ)" in one for one in told() if "Mục" in one)
    book.roster.change(4, {"name": "Đỗ Thị Diệu Anh"})
    assert "Nội dung hiện tại khác bản 1 đã khóa." in told()


@pytest.mark.parametrize("wording", ["another release", "older release, other stops"])
def test_another_wording_of_the_same_facts_is_no_difference_from_the_closed_minutes(
    book: Book, session: Subject, wording: str
) -> None:
    id = session.session
    for one in book.minutes.lacking(id):
        book.minutes.leave(id, one.key)
    book.minutes.close(id)
    version = book.minutes.version(id, 1)
    assert (book.minutes.differs(id), len(version.facts)) == (None, 16)
    if wording == "another release":
        other = replace(version, number=2, text=version.text.replace("Biên bản đã được", "Biên bản này đã được"))
    else:
        other = replace(version, number=2, facts="", text=version.text.replace("%", ",0 %").replace(".\n", "\n"))
    assert other.text != version.text
    write(book, "versions", other)
    assert book.minutes.differs(id) is None
    book.roster.change(4, {"name": "Đỗ Thị Diệu Anh"})
    late = book.minutes.differs(id)
    assert late is not None
    assert (late.number, late.text) == (2, other.text)


def test_the_resolution_has_its_parts_in_order_with_votes_and_tasks(book: Book, session: Subject) -> None:
    old = Assignment(
        kind=Work.TASK, members=(5,), title="Rà soát hồ sơ", due=date(2026, 10, 20), result="đủ 17 hồ sơ",
        stages=(Staged(stage=Stage.ASSIGNED, on=date(2026, 10, 5)), Staged(stage=Stage.DONE, on=date(2026, 10, 18))),
    )  # fmt: skip
    write(book, "assignments", old)
    said = iter(paragraphs(book, "resolution", session))
    for wanted in (
        "NGHỊ QUYẾT", "lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026",
        "I- ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THÁNG TRƯỚC", "1. Công tác chính trị tư tưởng", "Thống nhất.",
        "3. Kết quả thực hiện nhiệm vụ của kỳ trước", "Rà soát hồ sơ", "(đ/c Lê Đức Dũng)",
        "đã giao, hạn 20/10/2026", "Xong: đủ 17 hồ sơ", "4. Biểu dương, nhắc nhở",
        "- Biểu dương đ/c Vũ Thị Hòa: bài cụ thể.", "5. Hạn chế, nguyên nhân", "ít đề xuất",
        "II- PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 12 NĂM 2026", "2. Nhiệm vụ chính trị", "a) Giao việc.", "b) Hạn rõ.",
        "III- PHÂN CÔNG NHIỆM VỤ VÀ TỔ CHỨC THỰC HIỆN", "Soạn báo cáo", "đ/c Trần Văn Bình, đ/c Vũ Thị Hòa",
        "20/11/2026",
        "IV- TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT",
        "Nghị quyết được chi bộ biểu quyết thông qua với 12/15 đảng viên tán thành, đạt 80%.",
        "Nơi nhận:", "T/M CHI BỘ", "BÍ THƯ", "Nguyễn Thị Ân", "PHỤ LỤC: Ý KIẾN PHÁT BIỂU",
    ):  # fmt: skip
        assert wanted in said, f"{wanted!r} is missing or out of its place"


def test_the_opening_of_a_resolution_counts_as_the_roll_does(book: Book, session: Subject) -> None:
    opening = next(line for line in paragraphs(book, "resolution", session) if line.startswith("Ngày 05 tháng 11"))
    tally = book.attendance.tally(november(book))
    assert f"Tổng số đảng viên: {tally.members}; có mặt {tally.present}, vắng {tally.absent}" in opening
    assert "(có lý do 1, không có lý do 1), miễn sinh hoạt 1. Thời lượng: 100 phút." in opening


def test_letters_run_as_party_papers_letter_them(book: Book, session: Subject) -> None:
    say(book, session.session, conclusion="\n".join(f"Việc {n}" for n in range(1, 13)))
    lines = paragraphs(book, "resolution", session)
    found = [line.partition(")")[0] for line in lines if ") Việc" in line]
    assert found == ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "11", "12"]


def test_a_committee_meeting_makes_no_resolution(book: Book) -> None:
    book.calendar.add(Kind.COMMITTEE, date(2026, 11, 2))
    id = next(s.id for s in book.calendar.sessions() if s.kind is Kind.COMMITTEE)
    with pytest.raises(BadValue, match="không ra nghị quyết"):
        prepared(book, kind_of("resolution"), Subject(session=id))


@pytest.mark.parametrize("kind", ["minutes", "resolution"])
def test_a_session_nobody_wrote_down_gives_a_good_document_and_says_what_lacks(book: Book, kind: str) -> None:
    about = Subject(session=book.calendar.resolve("2026-03").id)
    whole = "\n".join(paragraphs(book, kind, about))
    assert "None" not in whole
    assert "{" not in whole
    assert lacks_of(prepared(book, kind_of(kind), about))


def test_the_closed_state_of_the_session_changes_nothing_of_the_document(book: Book, session: Subject) -> None:
    before = paragraphs(book, "minutes", session)
    for one in book.minutes.lacking(session.session):
        book.minutes.leave(session.session, one.key)
    book.minutes.close(session.session)
    assert november(book).state is State.CLOSED
    assert paragraphs(book, "minutes", session) == before
