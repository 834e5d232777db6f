"""Vietnamese text: what it may hold, the order of names, short names, old fonts."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.vietnamese import (
    MARKS_IN_A_ROW,
    clean,
    initials,
    legacy_font,
    name_key,
    name_parts,
    same_key,
    short_name,
    sort_key,
    visible,
)

GOLDEN = (Path(__file__).parent / "golden_names.txt").read_text("utf-8").split("\n")[:-1]
"""Invented names as ICU 72 `vi` orders them: given, family, middle name in turn, capitals last."""

ODD = st.sampled_from("aớđÐ \t\n\r\v\x00\x1b\x9b\u0301\u0323\u031b\u0302\u200b\u202e\u2028\xa0\ud800é한각")
TEXTS = st.one_of(st.text(max_size=40), st.text(ODD, max_size=40))
TONES = "\u0300\u0301\u0303\u0309\u0323"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def controls(text: str, kept: str = "") -> list[str]:
    return [c for c in text if unicodedata.category(c)[0] == "C" and c not in kept]


@settings(max_examples=300)
@given(TEXTS, st.booleans(), st.one_of(st.none(), st.integers(0, 30)))
def test_cleaning_twice_changes_nothing(text: str, lines: bool, limit: int | None) -> None:
    once = clean(text, lines=lines, limit=limit)
    assert clean(once, lines=lines, limit=limit) == once


@settings(max_examples=200)
@given(TEXTS, st.booleans(), st.integers(0, 30))
def test_a_clean_text_is_nfc_within_its_limit_and_without_controls(text: str, lines: bool, limit: int) -> None:
    tidy = clean(text, lines=lines, limit=limit)
    assert unicodedata.is_normalized("NFC", tidy)
    assert len(tidy) <= limit
    assert not controls(tidy, "\n\t" if lines else "")
    assert lines or tidy == " ".join(tidy.split())


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("  Nguyễn   Văn\tAn ", "Nguyễn Văn An"),
        (nfd("Hoà Nguyễn"), "Hoà Nguyễn"),
        ("Ðỗ Văn Ðạt, ðồng chí", "Đỗ Văn Đạt, đồng chí"),
        ("Lương\x1b[31m Thị", "Lương[31m Thị"),
        ("An\u200b\u202e\ufeff\x9b", "An"),
        ("Nguyễn\vVăn\r\nAn", "Nguyễn Văn An"),
        ("Nguyễn\xa0Văn An", "Nguyễn Văn An"),
        ("o\u200b\u0302", "ô"),
    ],
)
def test_one_line_texts_come_out_as_the_book_keeps_them(raw: str, tidy: str) -> None:
    assert clean(raw) == tidy


def test_long_texts_keep_their_lines_and_tabs() -> None:
    assert clean(" a\r\nb\rc\td\u2028e\x07 ", lines=True) == "a\nb\nc\td\ne"


def test_a_pile_of_marks_is_cut_to_four() -> None:
    assert clean("q" + "\u0301" * 50 + "x") == "q" + "\u0301" * MARKS_IN_A_ROW + "x"


def test_a_limit_never_parts_a_letter_from_its_marks() -> None:
    assert clean("abq\u0323\u0308", limit=3) == "ab"
    assert clean("abq\u0323\u0308", limit=5) == "abq\u0323\u0308"
    assert clean("Nguyễn Văn An", limit=7) == "Nguyễn"


@given(TEXTS)
def test_what_is_drawn_is_one_line_without_controls(text: str) -> None:
    assert visible(text).isprintable()


def test_a_fit_text_is_drawn_as_it_is() -> None:
    text = "Đỗ  Thị Diệu"
    assert visible(text) is text
    assert visible("a\x1b[2J\nb\x9bc\r\nd") == "a[2J bc d"


def test_the_golden_names_stand_in_icu_order() -> None:
    shuffled = random.Random(2).sample(GOLDEN, len(GOLDEN))
    assert len(GOLDEN) > 300
    assert sorted(shuffled, key=name_key) == GOLDEN


def test_icu_where_it_is_installed_still_orders_the_golden_names_so() -> None:
    icu = pytest.importorskip("icu")
    collators = []
    for strength in (icu.Collator.SECONDARY, icu.Collator.TERTIARY):
        collators.append(icu.Collator.createInstance(icu.Locale("vi")))
        collators[-1].setStrength(strength)

    def key(name: str) -> tuple[list[list[bytes]], str]:
        even = re.sub(rf"(?i)(?<!q)(o)([ae])([{TONES}])(?!\w)", r"\1\3\2", nfd(name))
        even = re.sub(rf"(?i)(?<!q)(u)(y)([{TONES}])(?!\w)", r"\1\3\2", even)
        parts = name_parts(unicodedata.normalize("NFC", even))
        return [[c.getSortKey(part) for part in parts] for c in collators], unicodedata.normalize("NFC", name)

    assert sorted(GOLDEN, key=key) == GOLDEN


@pytest.mark.parametrize(
    "line",
    [
        "Anh Ánh Dũng Đạt Ông Ơn Yến",
        "Ân Bình Dũng Đức Giang",
        "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z",
        "ma mà mả mã má mạ mb",
        "1 2 a",
        "an An AN àn",
    ],
)
def test_words_stand_in_the_vietnamese_alphabet(line: str) -> None:
    words = line.split()
    assert sorted(random.Random(3).sample(words, len(words)), key=sort_key) == words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nguyễn Thị Ân", "Trần Văn Bình"),  # the given name decides
        ("Lê Văn An", "Nguyễn Thị An"),  # then the family name
        ("Nguyễn Thị An", "Nguyễn Văn An"),  # then the middle name
        ("NGUYỄN THỊ AN", "Nguyễn Văn An"),  # capitals do not part equal given names
        ("Bùi Hoà", "Vũ Hòa"),  # nor does the place of a tone
        ("Bùi Hòa", "Vũ Hoà"),
        ("Vũ Hòa", "Bùi Hỏa"),  # but a tone does
    ],
)
def test_names_stand_by_given_family_and_middle_name(first: str, second: str) -> None:
    assert name_key(first) < name_key(second)
    assert name_key(nfd(first)) < name_key(second)


def test_a_name_to_sort_by_goes_before_the_last_word() -> None:
    assert name_parts("Y Blốc Êban", "Blốc") == ("Blốc", "Y", "Êban")
    assert name_parts("Y Blốc Êban") == ("Êban", "Y", "Blốc")
    assert name_parts("Ka Mai", "Thoan") == ("Thoan", "Ka", "Mai")
    assert name_parts("") == ("", "", "")
    assert name_key("Y Blốc Êban", "Blốc") < name_key("Lê Văn Cường") < name_key("Y Blốc Êban")


@given(st.text("aàáâấăeêoơuưyđdD '-", max_size=6), st.text("aàáâấăeêoơuưyđdD '-", max_size=6))
def test_two_texts_have_one_key_only_if_they_are_one_text(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


def test_spellings_of_one_name_share_a_key() -> None:
    assert same_key("Hoàng Văn Hoà") == same_key(nfd("HOÀNG  VĂN HÒA"))
    assert same_key("H’Hen Niê") == same_key("H'Hen Niê")
    assert len({same_key(n) for n in ("Hà", "Hạ", "Ha", "Hầ")}) == 4
    assert same_key("An Hòa") != same_key("Ăn Hòa")


WIDTHS = [(12, "Đỗ Thị Diệu"), (11, "Đỗ Thị Diệu"), (10, "Đ. T. Diệu"), (9, "Diệu"), (4, "Diệu"), (3, "Di…"), (1, "…")]


@pytest.mark.parametrize(("width", "short"), [*WIDTHS, (0, "")])
def test_a_name_is_shortened_to_its_column(width: int, short: str) -> None:
    assert short_name("Đỗ Thị Diệu", width) == short


@given(st.sampled_from(GOLDEN), st.integers(0, 30))
def test_a_short_name_always_fits(name: str, width: int) -> None:
    assert len(short_name(name, width)) <= width


def test_initials_keep_the_letters_of_the_alphabet() -> None:
    assert initials("Đỗ Thị Ái") == "ĐTA"
    assert initials("âu Ưng ông") == "ÂƯÔ"


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("NguyÔn V¨n H¶i", "TCVN3"),
        ("TrÇn ThÞ Hoµ", "TCVN3"),
        ("§ç V¨n Lùc", "TCVN3"),
        ("Nguyeãn Vaên Haûi", "VNI"),
        ("NGUYEÃN VAÊN HAÛI", "VNI"),
        ("Leâ Ñöùc Thoï", "VNI"),
        ("Nguyen Van Hai", None),
        ("Hoà Hoá Loã, Lê Hà", None),
        ("«Tham luận» số 3 · 50 %", None),
        ("", None),
    ],
)
def test_old_fonts_are_known_by_their_garbage(text: str, font: str | None) -> None:
    assert legacy_font(text) == font


def test_no_real_name_is_taken_for_an_old_font() -> None:
    assert [n for n in GOLDEN if legacy_font(n) or legacy_font(clean(n))] == []


def test_old_fonts_are_still_known_after_cleaning() -> None:
    assert legacy_font(clean("BÐ V¨n §«ng")) == "TCVN3"
