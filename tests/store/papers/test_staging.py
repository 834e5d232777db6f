"""Several files leave the book whole, private, all together, or none does: whatever fails, wherever it stops."""

from __future__ import annotations

import errno
import os
import signal
import stat
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from store import Book
from store.disk import system
from store.errors import BookError, NotPrivate
from store.issued import NumberTaken
from store.papers import documents, folders
from store.papers.documents import Prepared, Subject
from store.papers.files import FileThere, NotWritten
from store.papers.issuing import Batch
from store.papers.staging import Staging
from tests.cells import again, make_cell
from tests.store.papers.reading import text
from tui.commands import issuing as commands

PLACES = ("new", "there", "replaced")
"""A folder that is not there yet, one that is, one with older files of the same names."""
CALLS = ("write", "fsync", "link", "unlink", "rename", "replace", "open")


class Fault:
    """Lets a system call go wrong the nth time it is used on the files of the test, in the way it is told."""

    def __init__(self, nth: int, error: Callable[[], BaseException]) -> None:
        self.left, self._error = nth, error
        self.came = False

    def into(self, patch: pytest.MonkeyPatch, name: str) -> None:
        real = getattr(system, name)

        def call(*words: object, **how: object) -> object:
            if self.left == 0 and not self.came:
                self.came = True
                raise self._error()
            self.left -= 1
            return real(*words, **how)

        patch.setattr(system, name, call)


def full() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


def tree(place: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden or not."""
    return {str(p.relative_to(place)): p.read_bytes() if p.is_file() else b"/" for p in sorted(place.rglob("*"))}


def staged(place: Path, how: str) -> Staging:
    folder = place / "out" / "2026"
    if how != "new":
        folder.mkdir(parents=True)
        (folder / "mine.txt").write_bytes(b"mine")
    if how == "replaced":
        for name in ("a.docx", "b.xlsx"):
            (folder / name).write_bytes(b"old " + name.encode())
    return Staging(folder, force=how == "replaced")


def write(staging: Staging, folder: Path) -> tuple[Path, ...]:
    try:
        for name in ("a.docx", "b.xlsx", "c.txt"):
            staging.add(folder / name, b"new " + name.encode())
        return staging.publish()
    finally:
        staging.drop()


@pytest.mark.parametrize("how", PLACES)
def test_all_of_it_stands_in_its_place_and_nothing_else_does(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "out" / "2026"
    old = os.umask(0)
    try:
        places = write(staged(tmp_path, how), folder)
    finally:
        os.umask(old)
    assert places == tuple(folder / name for name in ("a.docx", "b.xlsx", "c.txt"))
    assert {file.read_bytes() for file in places} == {b"new a.docx", b"new b.xlsx", b"new c.txt"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in places} == {0o600}
    assert sorted(p.name for p in folder.iterdir()) == sorted(
        {"a.docx", "b.xlsx", "c.txt"} | ({"mine.txt"} if how != "new" else set())
    )
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    if how == "new":
        assert {stat.S_IMODE(p.stat().st_mode) for p in (folder, folder.parent)} == {0o700}


@pytest.mark.parametrize("error", [full, KeyboardInterrupt])
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("how", PLACES)
def test_whatever_call_fails_the_disk_is_as_it_was(
    tmp_path: Path, how: str, call: str, error: Callable[[], BaseException]
) -> None:
    came = 0
    whole = {f"out/2026/{name}": b"new " + name.encode() for name in ("a.docx", "b.xlsx", "c.txt")}
    whole |= {"out": b"/", "out/2026": b"/"}
    for nth in range(12):
        place = tmp_path / str(nth)
        place.mkdir()
        staging, fault = staged(place, how), Fault(nth, error)
        before = tree(place)
        with pytest.MonkeyPatch.context() as patch:
            fault.into(patch, call)
            try:
                write(staging, place / "out" / "2026")
            except NotWritten:
                assert tree(place) == before
            except KeyboardInterrupt:  # while the last names are made durable everything is there already
                assert tree(place) in (before, {**before, **whole})
            else:  # the call was not needed, or there is another way without it
                assert tree(place) == {**before, **whole}
        came += fault.came
        if not fault.came:
            break
    assert came or call in {"rename", "replace", "link", "unlink"}


def test_a_file_that_came_to_stand_there_meanwhile_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    staging = Staging(folder, force=False)
    staging.add(folder / "a.txt", b"a")
    staging.add(folder / "b.txt", b"b")
    (folder / "b.txt").write_bytes(b"another's")
    with pytest.raises(FileThere):
        staging.publish()
    staging.drop()
    assert tree(folder) == {"b.txt": b"another's"}
    fresh = Staging(tmp_path / "g", force=False)
    fresh.add(tmp_path / "g" / "a.txt", b"a")
    (tmp_path / "g").mkdir()
    with pytest.raises(FileThere):
        fresh.publish()
    fresh.drop()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["f", "g"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"mine")
    (tmp_path / "a.txt").symlink_to(tmp_path / "victim")
    with pytest.raises(NotPrivate):
        Staging(tmp_path, force=True).add(tmp_path / "a.txt", b"x")
    assert (tmp_path / "victim").read_bytes() == b"mine"


# -- with the numbers of documents ---------------------------------------------------------------


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book", members=3)
    yield made
    made.close()


def made(book: Book, folder: Path) -> Batch:
    batch = book.papers.batch(Subject(year=2026), folder)
    for piece in batch.pieces:
        batch.make(piece)
    return batch


@pytest.mark.parametrize("nth", [0, 3, 9])
def test_a_disk_that_fills_up_in_the_midst_of_a_folder_leaves_neither_files_nor_numbers(
    book: Book, tmp_path: Path, nth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = made(book, tmp_path / "nam")
    Fault(nth, full).into(monkeypatch, "write")
    with pytest.raises(NotWritten, match="hết chỗ"):
        batch.finish()
    assert [p.name for p in tmp_path.iterdir()] == ["book"]
    assert book.issued.page() == []
    assert len(batch.finish().written) == len(batch.pieces)  # there is room again


def test_a_writing_that_is_closed_early_leaves_nothing(book: Book, tmp_path: Path) -> None:
    batch = made(book, tmp_path / "nam")
    writing = batch.writing()
    next(writing)
    next(writing)
    assert len(list(tmp_path.rglob("*.docx"))) == 2  # out of sight, but there
    writing.close()
    assert [p.name for p in tmp_path.iterdir()] == ["book"]
    assert book.issued.page() == []
    assert batch.done.written == ()


def test_a_number_another_hand_takes_meanwhile_is_never_on_two_documents(book: Book, tmp_path: Path) -> None:
    batch = made(book, tmp_path / "nam")
    other = again(book.disk_folder)
    other.papers.write_document("report", Subject(year=2025), tmp_path / "kia.docx")
    batch.finish()
    said = {file.name: text(docx.Document(str(file))) for file in tmp_path.rglob("*.docx")}
    assert "Số 01-BC/CB" in said["kia.docx"]
    assert "Số 02-BC/CB" in said["bao-cao-chuyen-de-2026.docx"]
    assert "Số 03-BC/CB" in said["de-xuat-2026.docx"]
    assert [r.number for r in again(book.disk_folder).issued.page() if r.kind == "BC"] == [1, 2, 3]


def test_where_numbers_go_away_again_and_again_one_sentence_says_so(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = made(book, tmp_path / "nam")

    def gone(_wanted: object) -> None:
        raise NumberTaken(number="01-KH/CB")

    monkeypatch.setattr(book.issued, "take", gone)
    with pytest.raises(NumberTaken, match=r"01-KH/CB vừa được cấp"):
        batch.finish()
    assert [p.name for p in tmp_path.iterdir()] == ["book"]


def test_one_undo_takes_back_the_numbers_of_a_whole_folder_and_says_why(book: Book, tmp_path: Path) -> None:
    made(book, tmp_path / "nam").finish()
    assert len(book.issued.page()) == 3
    book.history.undo()
    assert [bool(row.void) for row in book.issued.page()] == [True] * 3
    assert book.issued.coming("BC") == 3


# -- Ctrl+C on the command line --------------------------------------------------------------------


def words(**more: object) -> Namespace:
    return Namespace(**{"force": False, "draft": False, "format": None, "member": None, **more})


@pytest.mark.parametrize("where", ["making", "writing"])
@pytest.mark.parametrize("what", ["all", "plan"])
def test_ctrl_c_stops_without_a_trace(
    book: Book,
    tmp_path: Path,
    what: str,
    where: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    book.close()
    real = documents.finished

    def interrupted(prepared: Prepared) -> bytes:
        os.kill(os.getpid(), signal.SIGINT)
        return real(prepared)

    if where == "making":
        monkeypatch.setattr(documents, "finished", interrupted)
    else:
        add = Staging.add

        def struck(self: Staging, file: Path, data: bytes) -> None:
            add(self, file, data)
            os.kill(os.getpid(), signal.SIGINT)

        monkeypatch.setattr(Staging, "add", struck)
    before = signal.getsignal(signal.SIGINT)
    if what == "all":
        code = commands.everything(words(about="2026", to=str(tmp_path / "nam")), tmp_path / "book")
    else:
        code = commands.document(words(what="plan", about="2026", to=str(tmp_path / "kh.docx")), tmp_path / "book")
    assert code == 130
    out, err = capsys.readouterr()
    assert (out, err) == ("", "Đã dừng. Chưa ghi gì.\n")
    assert [p.name for p in tmp_path.iterdir()] == ["book"]
    assert again(tmp_path / "book").issued.page() == []
    assert signal.getsignal(signal.SIGINT) is before


def test_a_template_that_cannot_be_used_leaves_that_one_document_out(book: Book, tmp_path: Path) -> None:
    book.papers.own_templates.mkdir()
    (book.papers.own_templates / "plan.docx").write_bytes(b"no docx")
    with pytest.raises(BookError, match=r"plan\.docx"):
        book.papers.write_document("plan", Subject(year=2026), tmp_path / "a.docx")
    done = made(book, tmp_path / "nam").finish()
    assert [left.name for left in done.left_out] == ["ke-hoach-chuyen-de-2026.docx"]
    assert {row.kind for row in book.issued.page()} == {"BC"}
    assert folders.kinds_for(Subject(year=2026))
