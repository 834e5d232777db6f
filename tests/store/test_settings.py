"""The settings' door: one field at a time by two hands, reasons that stay readable, versions of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store import Book, make_book, open_book
from store.errors import BadValue, NoSuch
from store.records import Away, Cell, Code
from store.rules.ruleset import RuleSet
from store.rules.speeches import quality_word
from store.versions import Moved
from tests.cells import NOON, again, make_cell, november


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


# -- the cell ------------------------------------------------------------------------------------


def test_two_hands_lose_nothing_of_each_others(book: Book) -> None:
    other = again(book.disk_folder)
    book.settings.change("higher", "Đảng bộ Trường")
    other.settings.change("place", "Phòng họp 2")
    other.settings.set_rule("minutes_regular", "60")
    book.settings.add_reason({"vi": "con nhỏ ốm"})
    book.settings.set_rule("quorum", "1/2")
    cell = again(book.disk_folder).settings.cell()
    assert (cell.name, cell.higher, cell.place) == ("Chi bộ Mẫu", "Đảng bộ Trường", "Phòng họp 2")
    assert cell.rules == {"minutes_regular": 60, "quorum": "1/2"}
    assert cell.reasons[-1].vi == "con nhỏ ốm"


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("name", "  Chi bộ   Một ", "Chi bộ Một"),
        ("higher", "", ""),
        ("locality", "Đà Lạt", "Đà Lạt"),
        ("start", "14h30", "14:30"),
        ("start", "800", "08:00"),
        ("start", "", "14:00"),
        ("term", "2025 – 2030", "2025-2030"),
        ("term", "2025/27", "2025-2027"),
        ("term", "", ""),
        ("zone", "Asia/Tokyo", "Asia/Tokyo"),
        ("zone", "", "Asia/Ho_Chi_Minh"),
    ],
)
def test_a_field_is_kept_as_it_is_meant(book: Book, field: str, text: str, value: str) -> None:
    book.settings.change(field, text)
    assert getattr(again(book.disk_folder).settings.cell(), field) == value


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", " ", "tên"),
        ("name", "x" * 121, "120"),
        ("start", "25:00", "14h10"),
        ("term", "2027-2025", "2025-2027"),
        ("term", "2025", "2025-2027"),
        ("term", "2025-2075", "2025-2027"),
        ("zone", "Asia/Nowhere", "Asia/Ho_Chi_Minh"),
        ("zone", "../../etc/passwd", "Asia/Ho_Chi_Minh"),
        ("rules", "{}", "locality"),
        ("id", "2", "locality"),
    ],
)
def test_what_a_field_cannot_hold_is_one_sentence_and_nothing_changes(
    book: Book, field: str, text: str, said: str
) -> None:
    before = book.settings.cell()
    with pytest.raises(BadValue) as caught:
        book.settings.change(field, text)
    assert said in caught.value.sentence("vi")
    assert caught.value.sentence("en") != caught.value.sentence("vi")
    assert again(book.disk_folder).settings.cell() == before


def test_a_change_is_undone_one_by_one(book: Book) -> None:
    before = book.settings.cell()
    book.settings.change("place", "Hội trường")
    book.settings.set_rule("marks_shown", "4")
    book.settings.retire_reason("leave")
    for _ in range(3):
        book.history.undo()
    assert again(book.disk_folder).settings.cell() == before


def test_the_clock_follows_the_zone_here_in_another_terminal_and_back(book: Book) -> None:
    other = again(book.disk_folder)
    book.settings.change("zone", "America/New_York")
    assert other.poll()
    assert book.clock.hour() == other.clock.hour() == "02:10"
    book.history.undo()
    assert book.clock.hour() == "14:10"


def test_the_same_again_writes_nothing(book: Book) -> None:
    book.settings.change("place", "Phòng 2")
    assert book.settings.change("place", " Phòng  2").n == 0
    assert book.settings.set_rule("minutes_regular", "90").n == 0


# -- reasons -------------------------------------------------------------------------------------


def test_a_retired_reason_stays_readable_in_past_rolls_and_is_not_offered(book: Book) -> None:
    session = november(book).id
    book.attendance.mark(session, 1, Code.EXCUSED, reason="family")
    book.roster.put_span(2, Away(since=date(2026, 12, 1), until=date(2026, 12, 9), reason="family"))
    book.settings.retire_reason("family")
    hand = again(book.disk_folder)
    assert "family" not in {r.key for r in hand.settings.reasons()}
    kept = hand.settings.reason(hand.attendance.roll(session).rows[0].mark.reason)
    assert kept is not None
    assert kept.vi == "việc gia đình"
    assert hand.attendance.roll(book.calendar.resolve("2026-12").id).rows[1].mark.reason == "family"
    hand.attendance.mark(hand.calendar.resolve("2026-12").id, 2, Code.EXCUSED, reason="family")  # confirmed


def test_the_digit_of_a_retired_reason_is_free_and_its_key_is_never_given_again(book: Book) -> None:
    book.settings.retire_reason("family")
    book.settings.add_reason({"vi": "Family", "digit": 3})
    fresh = next(r for r in book.settings.reasons() if r.digit == 3)
    assert fresh.key == "family-2"
    with pytest.raises(BadValue) as caught:
        book.settings.change_reason("family", {"digit": 3})
    assert "Family" in caught.value.sentence("vi")
    book.settings.change_reason("family", {"digit": 8})
    assert [(r.digit, r.key) for r in book.settings.reasons()][-2:] == [(8, "family"), (9, "other")]


def test_a_digit_that_is_taken_changes_places(book: Book) -> None:
    book.settings.change_reason("health", {"digit": 1})
    assert [(r.digit, r.key) for r in book.settings.reasons()][:2] == [(1, "health"), (2, "business")]


def test_a_reason_of_another_terminal_is_not_overwritten(book: Book) -> None:
    other = again(book.disk_folder)
    book.settings.add_reason({"vi": "trực cơ quan"})
    other.settings.add_reason({"vi": "đón đoàn"})
    assert [r.vi for r in other.settings.reasons() if r.digit in (8, 0)] == ["trực cơ quan", "đón đoàn"]


# -- rules ---------------------------------------------------------------------------------------


def test_a_number_is_given_and_the_default_put_back(book: Book) -> None:
    book.settings.set_rule("attendance_target", "85 %")
    assert book.settings.rules().number("attendance_target") == 85
    book.settings.set_rule("attendance_target", "")
    assert not book.settings.rules().changed("attendance_target")
    book.settings.set_rule("attendance_target", "85")
    book.settings.set_rule("attendance_target", "90")
    assert again(book.disk_folder).settings.cell().rules == {}


@pytest.mark.parametrize(("id", "text"), [("nothing", "1"), ("minutes_regular", "x"), ("quorum", "3/2")])
def test_a_number_a_rule_cannot_have_is_refused(book: Book, id: str, text: str) -> None:
    with pytest.raises(BadValue):
        book.settings.set_rule(id, text)
    assert book.settings.cell().rules == {}


# -- versions ------------------------------------------------------------------------------------


@pytest.fixture
def changed(tmp_path: Path) -> Book:
    """A book of three versions, a day apart, by two hands."""
    folder = tmp_path / "book"
    steps = [("an", "minutes_regular", "60"), ("binh", "quorum", "1/2"), ("an", "minutes_regular", "")]
    make_book(folder, Cell(name="Chi bộ"), by="an", now=lambda: NOON).close()
    for days, (by, id, text) in enumerate(steps, 1):
        hand = open_book(folder, by=by, now=lambda days=days: NOON + timedelta(days=days))  # type: ignore[misc]
        hand.settings.set_rule(id, text)
        hand.settings.change("place", f"Phòng {days}")  # no number: no version
        hand.close()
    return again(folder)


def test_the_versions_say_since_when_by_whom_and_which_numbers(changed: Book) -> None:
    found = changed.settings.versions()
    assert [(v.at[:10], v.by) for v in found] == [
        ("2026-11-08", "an"), ("2026-11-07", "binh"), ("2026-11-06", "an"), ("2026-11-05", "an"),
    ]  # fmt: skip
    assert [v.moved for v in found] == [
        (Moved("minutes_regular", 60, 90),),
        (Moved("quorum", "2/3", "1/2"),),
        (Moved("minutes_regular", 90, 60),),
        (),
    ]
    assert found[0].name == changed.settings.rules().version


def test_a_version_gives_back_its_numbers(changed: Book) -> None:
    wanted = RuleSet({"minutes_regular": 60, "quorum": "1/2"})
    found = changed.settings.rules_at(wanted.version)
    assert (found.number("minutes_regular"), found.value("quorum")) == (60, "1/2")
    assert changed.settings.rules_at(RuleSet().version).number("minutes_regular") == 90
    with pytest.raises(NoSuch):
        changed.settings.rules_at("nothing")


@pytest.mark.parametrize(("days", "minutes"), [(-1, 90), (0, 90), (1, 60), (2.5, 60), (3, 90), (400, 90)])
def test_a_moment_gives_the_numbers_of_then(changed: Book, days: float, minutes: int) -> None:
    moment = (NOON + timedelta(days=days)).astimezone(UTC)
    assert changed.settings.rules_as_of(moment).number("minutes_regular") == minutes


def test_a_number_taken_back_is_a_version_again_and_a_new_one_is_seen_at_once(book: Book) -> None:
    assert len(book.settings.versions()) == 1
    first = book.settings.rules().version
    book.settings.set_rule("marks_shown", "4")
    second = book.settings.versions()[0].name
    book.history.undo()
    assert [v.name for v in book.settings.versions()] == [first, second, first]
    assert book.settings.rules_at(second).number("marks_shown") == 4


def test_a_number_that_a_cell_began_with_is_its_first_version(tmp_path: Path) -> None:
    with_number = make_book(tmp_path / "book", Cell(name="x", rules={"marks_shown": 3}), by="an")
    (only,) = with_number.settings.versions()
    assert only.moved == (Moved("marks_shown", 6, 3),)
    assert only.at
    with_number.close()


def test_a_reading_of_the_log_that_begins_later_has_a_first_version_without_a_date() -> None:
    from store.changes import CellSaved, Change
    from store.versions import as_of, versions

    late = Change(
        n=9, at="2026-11-05T14:10:00+07:00", by="an", act="settings.rule",
        parts=(CellSaved(Cell(rules={"marks_shown": 3}), Cell(rules={"marks_shown": 4})),),
    )  # fmt: skip
    found = versions([late])
    assert [(v.at, v.own) for v in found] == [(late.at, {"marks_shown": 4}), ("", {"marks_shown": 3})]
    assert as_of(found, datetime(2020, 1, 1, tzinfo=UTC)).number("marks_shown") == 3


def test_a_rule_that_no_longer_exists_does_not_hide_the_others() -> None:
    from store.changes import CellSaved, Change
    from store.versions import versions

    cell = Cell(rules={"marks_shown": 4, "gone": 1})
    (only,) = versions([Change(n=1, at="2026-11-05T14:10:00+07:00", by="", act="", parts=(CellSaved(None, cell),))])
    assert only.own == {"marks_shown": 4}


def test_the_scale_of_quality_has_the_cells_own_four_words_or_the_shipped_ones(book: Book) -> None:
    book.settings.change("quality_words", "chung; tạm ; khá;  rất  cụ thể")
    assert book.settings.cell().quality_words == ("chung", "tạm", "khá", "rất cụ thể")
    assert quality_word(4, "vi", book.settings.cell().quality_words) == "rất cụ thể"
    with pytest.raises(BadValue):
        book.settings.change("quality_words", "một; hai; ba")
    for said in ("", "chung chung; đạt; khá; cụ thể, thiết thực"):
        book.settings.change("quality_words", said)
        assert book.settings.cell().quality_words == ()
