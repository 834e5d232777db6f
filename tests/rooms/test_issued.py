"""Documents by keys: what there is, what is missing and where it is mended, a file with its number, a stop."""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from store import Book
from store.errors import BookError
from store.papers import documents
from store.papers.documents import Prepared
from tests.cells import again
from tests.rooms.conftest import Opener, cursor_line, foot_of, said, screen, to_row
from tui.rooms.issued.preview import PreviewRoom


async def settled(pilot: Pilot[None]) -> None:
    """Wait until what is made beside the screen is made and shown."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def at_document(pilot: Pilot[None], words: str = "Kế hoạch") -> None:
    """From the first room into a document of this year."""
    await pilot.press("ctrl+u")
    await to_row(pilot, words)
    await pilot.press("enter")
    await settled(pilot)


async def type_over(pilot: Pilot[None], text: str) -> None:
    """Give the open question another answer."""
    await pilot.press("end", *["backspace"] * 60, *text, "enter")
    await settled(pilot)


async def test_the_years_documents_are_one_key_away(rooms: Opener, book: Book) -> None:
    async with rooms("home") as pilot:
        await pilot.press("ctrl+u")
        assert "Văn bản: 2026" in screen(pilot)[0]
        for words in ("Kế hoạch sinh hoạt chuyên đề", "Báo cáo sinh hoạt chuyên đề", "Tất cả, vào một thư mục"):
            assert words in said(pilot)
        await pilot.press("left")
        assert "Văn bản: 2025" in screen(pilot)[0]
        await pilot.press("q")
        assert "Văn bản" not in screen(pilot)[0]


async def test_a_members_documents_are_those_of_the_member(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("down", "ctrl+u")
        assert "Văn bản: Nguyễn Thị Ân, 2026" in screen(pilot)[0]
        assert "Bản đăng ký" in said(pilot)
        assert "Kế hoạch" not in said(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Nguyễn Thị Ân" in said(pilot)
        await pilot.press("q", "n")
        assert "Kế hoạch" in said(pilot)
        await pilot.press("n")
        assert "Kế hoạch" not in said(pilot)


async def test_a_sessions_documents_lead_on_to_the_years(rooms: Opener, book: Book) -> None:
    async with rooms("calendar") as pilot:
        await pilot.press("slash", *"12/2026", "enter", "end", "ctrl+u")
        assert "Văn bản: Định kỳ tháng 12/2026" in screen(pilot)[0]
        await pilot.press("left")
        assert "n sang văn bản của năm" in said(pilot)
        await pilot.press("n")
        assert "Văn bản: 2026" in screen(pilot)[0]


async def test_what_is_missing_stands_above_and_enter_mends_it(rooms: Opener, book: Book) -> None:
    async with rooms("home") as pilot:
        await at_document(pilot)
        assert cursor_line(pilot).startswith("►Lưu ý: Chưa có tên tổ chức đảng cấp trên")
        assert "Enter đến chỗ bổ sung" in screen(pilot)[-2]
        assert "KẾ HOẠCH" in said(pilot)
        await pilot.press("enter")
        assert "Thiết lập" in screen(pilot)[0]


async def test_a_document_gathered_again_before_it_was_begun_leaves_nothing_unread(
    rooms: Opener, recwarn: pytest.WarningsRecorder
) -> None:
    async with rooms("home") as pilot:
        await at_document(pilot)
        room = pilot.app.screen
        assert isinstance(room, PreviewRoom)
        room.fill()
        room.fill()  # as a resize and another terminal's change in one turn: the first gives way before it has begun
        with suppress(WorkerCancelled):
            await settled(pilot)
        await settled(pilot)
        assert "KẾ HOẠCH" in said(pilot)
        room.fill()
        room.workers.cancel_all()  # the room is left in the same turn
        await pilot.pause()
    gc.collect()
    assert [str(one.message) for one in recwarn if "never awaited" in str(one.message)] == []


async def test_what_minutes_lack_is_mended_on_its_own_line(rooms: Opener, book: Book) -> None:
    async with rooms("calendar") as pilot:
        await pilot.press("slash", *"8/2026", "enter", "ctrl+u")
        await at_minutes(pilot)
        await to_row(pilot, "Chưa ghi giờ kết thúc")
        await pilot.press("enter")
        assert "Kết thúc: " in screen(pilot)[0]
        assert "Chưa ghi giờ kết thúc" in cursor_line(pilot)


async def at_minutes(pilot: Pilot[None]) -> None:
    await to_row(pilot, "Biên bản")
    await pilot.press("enter")
    await settled(pilot)


async def test_writing_takes_the_number_it_foretold(rooms: Opener, book: Book, tmp_path: Path) -> None:
    async with rooms("home") as pilot:
        await at_document(pilot)
        await pilot.press("end")
        assert "Ghi tệp sẽ lấy số 01-KH/CB" in screen(pilot)[-2]
        await pilot.press("g")
        assert "ke-hoach-chuyen-de-2026.docx" in screen(pilot)[-2]
        await type_over(pilot, str(tmp_path / "kh.docx"))
        assert "Đã ghi: " in foot_of(pilot)
        await pilot.press("home")
        assert "Số 01-KH/CB" in said(pilot)
    table = docx.Document(str(tmp_path / "kh.docx")).tables[0]
    assert "Số 01-KH/CB" in table.rows[1].cells[0].text
    assert [row.number for row in again(book.disk_folder).issued.page()] == [1]


async def test_a_draft_takes_none(rooms: Opener, book: Book, tmp_path: Path) -> None:
    async with rooms("home") as pilot:
        await at_document(pilot)
        await pilot.press("end", "k")
        assert "Dự thảo" in screen(pilot)[-2]
        await pilot.press("g")
        await type_over(pilot, str(tmp_path / "kh.txt"))
    assert "KẾ HOẠCH" in (tmp_path / "kh.txt").read_text("utf-8")
    assert again(book.disk_folder).issued.page() == []


async def test_a_file_that_is_there_is_asked_about(rooms: Opener, book: Book, tmp_path: Path) -> None:
    file = tmp_path / "kh.docx"
    file.write_text("mine")
    async with rooms("home") as pilot:
        await at_document(pilot)
        await pilot.press("g")
        await type_over(pilot, str(file))
        assert "Đã có tệp kh.docx" in said(pilot)
        await pilot.press("q")
        assert file.read_text() == "mine"
        await pilot.press("g")
        await type_over(pilot, str(file))
        await pilot.press("enter")
        await settled(pilot)
    assert file.read_bytes()[:2] == b"PK"


async def test_a_wrong_ending_keeps_the_question(rooms: Opener, book: Book, tmp_path: Path) -> None:
    async with rooms("home") as pilot:
        await at_document(pilot)
        await pilot.press("g")
        await type_over(pilot, str(tmp_path / "kh.odt"))
        assert "phải kết thúc bằng .docx" in said(pilot)
        await pilot.press("escape")
    assert not list(tmp_path.glob("*.odt"))


async def test_the_whole_folder_is_one_key(rooms: Opener, book: Book, tmp_path: Path) -> None:
    async with rooms("home") as pilot:
        await pilot.press("ctrl+u", "g")
        await type_over(pilot, str(tmp_path / "nam"))
        assert f"tệp ở {tmp_path}"[:20] in foot_of(pilot)
    names = {file.name for file in (tmp_path / "nam").iterdir()}
    assert {"ke-hoach-chuyen-de-2026.docx", "so-theo-doi-2026.xlsx"} <= names


async def test_a_stop_leaves_no_trace(
    rooms: Opener, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go_on = asyncio.Event(), asyncio.Event()
    loop, real = asyncio.get_running_loop(), documents.finished

    def slowly(what: Prepared) -> bytes:
        loop.call_soon_threadsafe(began.set)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(20)
        return real(what)

    monkeypatch.setattr(documents, "finished", slowly)
    async with rooms("home") as pilot:
        await pilot.press("ctrl+u", "g", "end", *["backspace"] * 60, *str(tmp_path / "nam"), "enter")
        await asyncio.wait_for(began.wait(), 20)
        await pilot.pause()
        assert "Đang soạn 1/" in said(pilot)
        await pilot.press("escape")
        go_on.set()
        await settled(pilot)
        assert "Văn bản: 2026" in screen(pilot)[0]
        assert "Đã dừng. Chưa ghi gì." in said(pilot)
        await pilot.press("q")
        assert "Văn bản: 2026" not in screen(pilot)[0]
    assert not (tmp_path / "nam").exists()
    assert again(book.disk_folder).issued.page() == []


async def test_a_number_that_is_not_used_says_why(rooms: Opener, book: Book, tmp_path: Path) -> None:
    book.papers.write_document("plan", documents.Subject(year=2026), tmp_path / "a.docx")
    async with rooms("home") as pilot:
        await pilot.press("ctrl+u", "end", "h", *"in nham", "enter")
        await pilot.pause()
        assert "bỏ: in nham" in said(pilot)
        assert "chưa có số" in said(pilot)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "bỏ: in nham" not in said(pilot)


async def test_undo_after_writing_keeps_the_number_with_the_reason(rooms: Opener, book: Book, tmp_path: Path) -> None:
    async with rooms("home") as pilot:
        await at_document(pilot)
        await pilot.press("g")
        await type_over(pilot, str(tmp_path / "kh.txt"))
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "01-KH/CB" in said(pilot)
        await pilot.press("q")
        await pilot.pause()
        assert "bỏ: đã hoàn tác việc cấp số" in said(pilot)
    assert (tmp_path / "kh.txt").exists()  # what was written is the person's; the book only keeps the number
    assert again(book.disk_folder).issued.coming("KH") == 2


async def test_a_broken_template_is_one_sentence_in_the_room(rooms: Opener, book: Book) -> None:
    book.papers.own_templates.mkdir()
    (book.papers.own_templates / "plan.docx").write_bytes(b"not a docx")
    async with rooms("home") as pilot:
        await at_document(pilot)
        assert "không phải tệp .docx" in " ".join(said(pilot).split())
        with pytest.raises(BookError):
            book.papers.write_document("plan", documents.Subject(year=2026), Path("x.docx"))


async def test_the_years_register_is_written_from_among_its_documents(
    rooms: Opener, book: Book, tmp_path: Path
) -> None:
    async with rooms("home") as pilot:
        await pilot.press("ctrl+u")
        await to_row(pilot, "Sổ theo dõi sinh hoạt chi bộ")
        await pilot.press("enter")
        assert "so-theo-doi-2026.xlsx" in foot_of(pilot)
        await type_over(pilot, str(tmp_path / "so.csv"))
        assert "STT" in (tmp_path / "so.csv").read_text("utf-8-sig")
        await pilot.press("enter")
        await type_over(pilot, str(tmp_path / "so.csv"))
        assert "so.csv" in foot_of(pilot)
        await pilot.press("escape", "escape")
    async with rooms("roster") as pilot:
        await pilot.press("ctrl+u")
        assert "Sổ theo dõi sinh hoạt" not in said(pilot)
