"""What is half typed is kept beside the book, by the disk as it is: one refusal is not the last word."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.disk import files
from store.drafts import Draft
from tests.cells import make_cell

HALF = Draft(name="speeches.summary:1", title="Tóm tắt", texts={"": "tóm tắt dở"})


def test_a_disk_that_refused_once_is_asked_again_for_the_same_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = make_cell(tmp_path / "book")
    folder = book.disk_folder / "drafts"

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace_whole", full)
        book.drafts.keep(HALF)
        assert not list(folder.glob("*.json"))
    book.drafts.keep(HALF)
    (kept,) = folder.glob("*.json")
    assert "tóm tắt dở" in kept.read_text("utf-8")
    book.drafts.keep(None)
    assert not list(folder.glob("*.json"))
    book.close()
