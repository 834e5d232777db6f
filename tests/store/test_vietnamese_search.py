"""Search without accents: which names a query finds, and which of them first."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.vietnamese import IN_INITIALS, Matcher, fold

GOLDEN = (Path(__file__).parent / "golden_names.txt").read_text("utf-8").split("\n")[:-1]


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("query", "name", "found"),
    [
        ("nguyen an", "Nguyễn Thị Ân", True),
        ("nguyen an", nfd("Nguyễn Thị Ân"), True),
        ("nguyen an", "Nguyễn Văn An", True),
        ("ng van d", "Nguyễn Văn Dũng", True),
        ("ng van d", "Nguyễn Văn Đạt", True),
        ("ng van d", "Nguyễn Văn An", False),
        ("van nguyen", "Nguyễn Văn An", True),
        ("n n", "Nguyễn Văn An", False),  # each word wants a word of its own
        ("ng n", "Nam Nguyễn", True),
        ("hà", "Trần Hà", True),
        ("hà", "Trần Hạ", False),
        ("hà", "Trần Hàn", True),
        ("ha", "Trần Hạ", True),
        (nfd("hà"), "Trần Hà", True),
        ("HÀ", "trần hà", True),
        ("hoà", "Vũ Thị Hòa", True),
        ("hòa", "Vũ Thị Hoà", True),
        ("hòa", "Vũ Thị Hoá", False),
        ("ân", "Nguyễn Văn An", False),
        ("ân", "Trần Ấn", False),
        ("nguyê", "Nguyễn Văn An", True),  # the tone may still come
        ("đươn", "Lê Đường", True),
        ("đ", "Lê Dũng", False),
        ("đ", "Lê Đức", True),
        ("hen", "H'Hen Niê", True),
        ("h’hen", "H'Hen Niê", True),
        ("nuol", "Y Ban Ê-nuôl", True),
        ("", "Lê Đức", True),
        ("   ", "Lê Đức", True),
        ("x", "", False),
    ],
)
def test_a_query_finds_just_the_names_it_means(query: str, name: str, found: bool) -> None:
    assert (Matcher(query).rank(name) is not None) == found


def test_the_best_fit_comes_first() -> None:
    ladder = ["Lê Văn An", "Trần Anh", "An Thị Bình", "Anh Thị Bình"]
    ranks = [Matcher("an").rank(name) for name in ladder]
    assert ranks == [0, 2, 4, 4]
    assert Matcher("van an").rank("Lê Văn An") == 0
    assert Matcher("an van").rank("Lê Văn An") == 1
    assert Matcher("bloc").rank("Y Blốc Êban", "Blốc") == 0
    assert Matcher("bloc").rank("Y Blốc Êban") == 4


@pytest.mark.parametrize(
    ("query", "name", "found"),
    [
        ("ntl", "Nguyễn Thị Lan", True),
        ("đtd", "Đỗ Thị Diệu", True),
        ("dtd", "Đỗ Thị Diệu", True),
        ("ntl", "Nguyễn Thị Hồng Lan", False),
        ("nth", "Nguyễn Thị Hồng Lan", True),
        ("nt", "Nguyễn Thị Lan", False),
        ("nl", "Nguyễn Lan", True),
    ],
)
def test_initials_find_a_name_last_of_all(query: str, name: str, found: bool) -> None:
    assert Matcher(query).rank(name) == (IN_INITIALS if found else None)


@given(st.sampled_from(GOLDEN), st.data())
def test_every_name_is_found_by_the_beginnings_of_its_words_in_any_order(name: str, data: st.DataObject) -> None:
    words = [w[: data.draw(st.integers(1, len(w)))] for w in fold(name).split()]
    assert Matcher(" ".join(data.draw(st.permutations(words)))).rank(name) is not None


def test_a_hostile_query_is_answered_at_once() -> None:
    assert Matcher("a " * 40 + "b").rank("a " * 50) is None


def test_folding_leaves_no_accent_and_no_case() -> None:
    assert fold("ĐẶNG Thị Ưng Ðỗ") == "dang thi ung do"
    assert fold(nfd("Nguyễn")) == "nguyen"
