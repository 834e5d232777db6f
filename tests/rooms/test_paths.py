"""Paths as people type them, and the rest of a name at Tab."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tui.paths import completed, typed_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("Danh sách 2025.xlsx", "Danh sách 2026.xlsx", "ds.csv", "anh.png", ".ẩn.csv", "x\x1by.csv"):
        (tmp_path / name).touch()
    (tmp_path / "chi bộ").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "becomes", "names"),
    [
        ("d", "ds.csv", ["ds.csv"]),
        ("danh", "Danh sách 202", ["Danh sách 2025.xlsx", "Danh sách 2026.xlsx"]),
        ("danh sach 2026", "Danh sách 2026.xlsx", ["Danh sách 2026.xlsx"]),
        ("chi b", "chi bộ/", ["chi bộ/"]),
        ("anh", "anh", []),
        ("x", "x", []),
        (".", ".ẩn.csv", [".ẩn.csv"]),
        ("nowhere/d", "nowhere/d", []),
    ],
)
def test_a_name_is_completed_as_far_as_it_is_certain(folder: Path, typed: str, becomes: str, names: list[str]) -> None:
    assert completed(f"{folder}/{typed}") == (f"{folder}/{becomes}", names)


def test_a_folder_shows_all_it_holds(folder: Path) -> None:
    text, names = completed(f"{folder}/")
    assert text == f"{folder}/"
    assert len(names) == 4


def test_a_decomposed_name_is_found_by_composed_letters(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "đảng viên.csv")
    (tmp_path / name).touch()
    assert completed(f"{tmp_path}/đảng")[0] == f"{tmp_path}/{name}"


def test_home_and_quotes_are_understood(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert typed_path(" ~/ds.csv ") == folder / "ds.csv"
    assert typed_path("'~/ds.csv'") == folder / "ds.csv"
    assert typed_path("~nobody-at-all/x") == Path("~nobody-at-all/x")
    assert completed("~/ds") == ("~/ds.csv", ["ds.csv"])


@pytest.mark.parametrize("text", ["", "\x00", "/\x00/a", "a" * 5000])
def test_any_text_is_completed_or_left(text: str) -> None:
    assert isinstance(completed(text)[0], str)
    assert isinstance(typed_path(text), Path)
