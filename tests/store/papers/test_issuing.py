"""Documents go to files whole, private, with their numbers; templates of one's own go before the shipped ones."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from store import Book
from store.errors import BadValue, BookError
from store.papers.documents import Subject, file_name
from store.papers.docx import BadTemplate
from store.papers.files import FileThere, NotWritten
from store.papers.kinds import KINDS, Per, kind_of
from store.papers.staging import Staging
from store.records import Kind, State
from tests.cells import again, make_cell
from tests.store.papers.reading import PER_YEAR, opened, text

# -- writing -----------------------------------------------------------------------------------


def test_a_document_takes_its_number_once_and_keeps_it_with_its_day(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    plan = Subject(year=2026)
    book.papers.write_document("plan", plan, tmp_path / "nhap.docx", numbered=False)
    assert book.issued.page() == []
    first = book.papers.write_document("plan", plan, tmp_path / "a.docx")
    book.papers.write_document("report", plan, tmp_path / "b.docx")
    book.papers.write_document("proposals", plan, tmp_path / "c.docx")
    assert [(r.number, r.kind) for r in book.issued.page()] == [(1, "KH"), (1, "BC"), (2, "BC")]
    book.close()
    later = again(tmp_path / "book", datetime(2026, 12, 24, 3, tzinfo=UTC))
    later.papers.write_document("plan", plan, tmp_path / "d.docx")
    for file in (first, tmp_path / "d.docx"):
        said = text(docx.Document(str(file)))
        assert "Số 01-KH/CB" in said
        assert "ngày 05 tháng 11 năm 2026" in said
    assert stat.S_IMODE(os.stat(first).st_mode) == 0o600


def test_a_file_that_is_there_is_not_replaced_and_costs_no_number(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    file = tmp_path / "a.docx"
    file.write_text("mine")
    with pytest.raises(FileThere):
        book.papers.write_document("plan", Subject(year=2026), file)
    assert book.issued.page() == []
    assert file.read_text() == "mine"
    book.close()


@pytest.mark.parametrize("name", ["a.odt", "a", "a.xlsx"])
def test_another_ending_is_refused_before_anything_is_taken(tmp_path: Path, name: str) -> None:
    book = make_cell(tmp_path / "book")
    with pytest.raises(BadValue, match=r"\.docx"):
        book.papers.write_document("plan", Subject(year=2026), tmp_path / name)
    assert book.issued.page() == []
    assert not (tmp_path / name).exists()
    book.close()


def test_a_whole_year_goes_into_one_folder(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    batch = book.papers.batch(Subject(year=2026), tmp_path / "nam" / "2026")
    for piece in batch.pieces:
        batch.make(piece)
    assert not (tmp_path / "nam").exists()
    assert book.issued.page() == []
    done = batch.finish()
    assert not done.left_out
    names = sorted(file.name for file in done.written)
    assert {"ke-hoach-chuyen-de-2026.docx", "bao-cao-chuyen-de-2026.xlsx", "so-theo-doi-2026.xlsx"} <= set(names)
    assert all(name.isascii() for name in names)
    assert "Số 01-KH/CB" in text(docx.Document(str(tmp_path / "nam/2026/ke-hoach-chuyen-de-2026.docx")))
    with pytest.raises(FileThere):
        book.papers.batch(Subject(year=2026), tmp_path / "nam" / "2026")
    book.close()


def test_a_folder_says_what_it_has_no_document_for(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book", members=0)
    batch = book.papers.batch(Subject(year=2026), tmp_path / "f")
    assert "year-end" in [left.name for left in batch.left]
    book.close()


# -- a person's own templates ------------------------------------------------------------------


def test_a_template_of_ones_own_goes_before_the_shipped_one(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    book.papers.own_templates.mkdir()
    own = book.papers.own_templates / "plan.docx"
    doc = docx.Document()
    doc.add_paragraph("Mẫu riêng năm {{ year }} của {{ cell }}")
    doc.save(str(own))
    assert "Mẫu riêng năm 2026 của Chi bộ Mẫu" in text(opened(book, "plan", Subject(year=2026)))
    doc.add_paragraph("{{ khong_co }}")
    doc.save(str(own))
    with pytest.raises(BadTemplate, match="khong_co"):
        opened(book, "plan", Subject(year=2026))
    assert book.papers.missed("plan", Subject(year=2026), own) == ["khong_co"]
    book.close()


@pytest.mark.parametrize("key", PER_YEAR)
def test_the_shipped_templates_ask_for_nothing_the_book_lacks(demo: Book, year: int, key: str, tmp_path: Path) -> None:
    file = demo.papers.write_template(key, tmp_path / f"{key}.docx")
    assert demo.papers.missed(key, Subject(year=year), file) == []


def test_a_template_is_looked_over_into_lists_that_the_session_at_hand_has_nothing_in(
    year_over: Book, tmp_path: Path
) -> None:
    file = tmp_path / "resolution.docx"
    called = next(s for s in year_over.calendar.sessions(2025) if s.kind is Kind.EXTRAORDINARY)
    doc = docx.Document()
    doc.add_paragraph("{% for t in tasks %}{{ t.title }}{{ t.titel }}{% endfor %}")
    doc.save(str(file))
    subject = Subject(session=called.id)
    assert not year_over.minutes.preview(called.id).tasks
    assert year_over.papers.missed("resolution", subject, file) == ["….titel"]
    assert year_over.papers.unseen("resolution", subject, file) == []


def test_what_could_not_be_looked_over_is_named(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    file = tmp_path / "resolution.docx"
    doc = docx.Document()
    doc.add_paragraph("{% for t in tasks %}{{ t.titel }}{% endfor %}{% for v in votes %}{{ v }}{% endfor %}{{ cell }}")
    doc.save(str(file))
    about = Subject(session=book.calendar.resolve("2026-03").id)
    assert book.papers.missed("resolution", about, file) == []
    assert book.papers.unseen("resolution", about, file) == ["tasks"]
    book.close()


def test_file_names_are_plain_letters(demo: Book, year: int) -> None:
    for key in PER_YEAR:
        name = file_name(demo, kind_of(key), Subject(year=year))
        assert name.isascii()
        assert name == name.lower()
        assert " " not in name


# -- as LibreOffice sees them ------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine (apt: libreoffice-writer)")
@pytest.mark.timeout(300)
def test_every_document_becomes_a_pdf_of_the_expected_pages(demo: Book, year: int, tmp_path: Path) -> None:
    someone = demo.register.year(year).lines[0].member.id
    for key in PER_YEAR:
        alone = kind_of(key).per is Per.MEMBERS
        demo.papers.write_document(
            key, Subject(year=year, member=someone if alone else 0), tmp_path / f"{key}.docx", numbered=False
        )
    held = next(s for s in reversed(demo.calendar.sessions()) if s.kind == "regular" and demo.attendance.taken(s))
    for key in ("score", "minutes", "resolution"):
        demo.papers.write_document(key, Subject(session=held.id), tmp_path / f"{key}.docx", numbered=False)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), *map(str, sorted(tmp_path.glob("*.docx")))],
        check=True, capture_output=True, timeout=280,
    )  # fmt: skip
    pages = {
        f.stem: f.read_bytes().count(b"/Type/Page>") + f.read_bytes().count(b"/Type/Page/")
        for f in tmp_path.glob("*.pdf")
    }
    assert set(pages) == set(KINDS)
    assert 2 <= pages["minutes"] <= 5
    assert 2 <= pages["resolution"] <= 4
    assert pages["plan"] == pages["score"] == 2
    assert pages["report"] == 2
    assert pages["commitments"] == 1
    assert 1 <= pages["registrations"] <= 2
    assert pages["year-end"] == 2


def test_a_whole_session_goes_into_one_folder(demo: Book, tmp_path: Path) -> None:
    held = next(s for s in reversed(demo.calendar.sessions()) if s.kind == "regular" and demo.attendance.taken(s))
    batch = demo.papers.batch(Subject(session=held.id), tmp_path / "f", numbered=False)
    for piece in batch.pieces:
        batch.make(piece)
    done = batch.finish()
    assert not done.left_out
    code = held.code.lower()
    names = {file.name for file in done.written}
    assert {f"bien-ban-{code}.docx", f"cham-diem-{code}.docx", f"thong-bao-{code}.txt", f"ky-ten-{code}.xlsx"} <= names


def test_a_book_that_cannot_be_written_gives_drafts_and_no_half_folder(tmp_path: Path) -> None:
    make_cell(tmp_path / "book").close()
    damaged = bytearray((tmp_path / "book" / "db.json").read_bytes())
    damaged[700] ^= 4
    (tmp_path / "book" / "db.json").write_bytes(damaged)
    book = again(tmp_path / "book")
    assert book.read_only is not None
    batch = book.papers.batch(Subject(year=2026), tmp_path / "f")
    for piece in batch.pieces:
        batch.make(piece)
    with pytest.raises(BookError):
        batch.finish()
    assert not (tmp_path / "f").exists()
    draft = book.papers.write_document("plan", Subject(year=2026), tmp_path / "nhap.txt", numbered=False)
    assert "KẾ HOẠCH" in draft.read_text("utf-8")


def test_a_years_folder_holds_one_for_each_closed_session_with_its_minutes(year_over: Book, tmp_path: Path) -> None:
    sessions = year_over.calendar.sessions(2025)
    closed = [s for s in sessions if s.state is State.CLOSED]
    still = [s.code for s in sessions if s.state is not State.CLOSED and year_over.attendance.taken(s)]
    assert len(closed) > 15
    assert still
    batch = year_over.papers.batch(Subject(year=2025), tmp_path / "nam", numbered=False)
    assert [(left.name, left.why.sentence("vi")) for left in batch.left] == [(", ".join(still), "Chưa khóa biên bản.")]
    found = {str(piece.file.relative_to(tmp_path / "nam")) for piece in batch.pieces}
    for session in closed:
        code = session.code.lower()
        assert f"{code}/bien-ban-{code}.docx" in found
        passed = any("nghị quyết" in vote.subject.casefold() for vote in year_over.votes.of_session(session.id))
        assert (f"{code}/nghi-quyet-{code}.docx" in found) == passed
        scored = session.kind is not Kind.COMMITTEE
        assert (f"{code}/cham-diem-{code}.docx" in found) == scored
    assert {name.partition("/")[0] for name in found if "/" in name} == {s.code.lower() for s in closed}


@pytest.mark.parametrize("there", [False, True])
def test_folders_in_a_folder_come_whole_or_not_at_all(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "nam"
    if there:
        (folder / "b").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    for names in (("a.txt", "b/c.txt", "d/e.txt"), ("a.txt", "d/e.txt", "f\0.txt")):
        staging = Staging(folder, force=False)
        try:
            for name in names:
                staging.add(folder / name, name.encode())
            if names[-1].startswith("d"):
                raise KeyboardInterrupt
        except (KeyboardInterrupt, NotWritten):
            pass
        finally:
            staging.drop()
        assert sorted(tmp_path.rglob("*")) == before
    staging = Staging(folder, force=False)
    for name in ("a.txt", "b/c.txt", "d/e.txt"):
        staging.add(folder / name, name.encode())
    staging.publish()
    staging.drop()
    assert {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} == {"a.txt", "b/c.txt", "d/e.txt"}
    assert stat.S_IMODE((folder / "d").stat().st_mode) == 0o700
    assert (folder / "d" / "e.txt").read_bytes() == b"d/e.txt"
