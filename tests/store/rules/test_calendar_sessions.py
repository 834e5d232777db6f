"""What may be done to a session and what it then is: tables of cases, and what is refused in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from store.errors import BadValue
from store.records import Kind, Session, State
from store.rules import sessions as steps
from store.rules.calendar import Standing, in_year, state_of, unique_code

TODAY = date(2026, 11, 5)
REGULAR = Session(id=11, code="2026-11-DK", kind=Kind.REGULAR, date=TODAY, month="2026-11")
THEMATIC = Session(id=20, code="2026-Q4-CD", kind=Kind.THEMATIC, date=date(2026, 11, 12), quarter="2026-Q4")
DECEMBER = Session(id=12, code="2026-12-DK", kind=Kind.REGULAR, date=date(2026, 12, 7), month="2026-12")
YEAR = [REGULAR, THEMATIC, DECEMBER]
OLD = date(2026, 11, 3)


def never(_session: Session) -> bool:
    return False


def always(_session: Session) -> bool:
    return True


@pytest.mark.parametrize(
    ("state", "taken", "day", "moved", "seen"),
    [
        (State.PLANNED, False, date(2026, 11, 6), None, Standing(State.PLANNED)),
        (State.PLANNED, False, TODAY, None, Standing(State.PLANNED, due=True)),
        (State.PLANNED, False, date(2026, 10, 5), None, Standing(State.PLANNED, due=True)),
        (State.PLANNED, True, TODAY, None, Standing(State.HELD)),
        (State.PREPARED, False, date(2026, 11, 6), None, Standing(State.PREPARED)),
        (State.PREPARED, False, TODAY, None, Standing(State.PREPARED, due=True)),
        (State.PREPARED, True, TODAY, None, Standing(State.HELD)),
        (State.HELD, False, date(2026, 10, 5), None, Standing(State.HELD)),
        (State.HELD, True, date(2026, 10, 5), None, Standing(State.HELD)),
        (State.CLOSED, True, date(2026, 10, 5), None, Standing(State.CLOSED)),
        (State.CLOSED, False, date(2026, 10, 5), None, Standing(State.CLOSED)),
        (State.CANCELLED, False, date(2026, 11, 6), None, Standing(State.CANCELLED, why="bão")),
        (State.CANCELLED, True, date(2026, 10, 5), None, Standing(State.CANCELLED, why="bão")),
        (State.PLANNED, False, date(2026, 11, 6), OLD, Standing(State.PLANNED, moved_from=OLD, why="bão")),
        (State.PLANNED, True, TODAY, OLD, Standing(State.HELD, moved_from=OLD, why="bão")),
        (State.CANCELLED, False, TODAY, OLD, Standing(State.CANCELLED, moved_from=OLD, why="bão")),
    ],
)
def test_the_state_is_what_people_see(state: State, taken: bool, day: date, moved: date | None, seen: Standing) -> None:
    assert state_of(replace(REGULAR, state=state, date=day, moved_from=moved, why="bão"), taken, TODAY) == seen


def test_a_moved_session_keeps_what_it_counts_for_and_remembers_its_first_day() -> None:
    (once,) = steps.moved(REGULAR, date(2026, 11, 20), "họp tỉnh", YEAR, never)
    assert (once.code, once.month, once.date, once.moved_from, once.why) == (
        "2026-11-DK", "2026-11", date(2026, 11, 20), TODAY, "họp tỉnh",
    )  # fmt: skip
    (twice,) = steps.moved(once, date(2026, 12, 2), "lại bận", YEAR, never)
    assert (twice.month, twice.moved_from, twice.why) == ("2026-11", TODAY, "lại bận")
    (back,) = steps.moved(twice, TODAY, "hết bận", YEAR, never)
    assert back == REGULAR


def test_a_session_entered_without_its_month_keeps_the_month_of_its_first_day() -> None:
    bare = replace(REGULAR, month="")
    (moved,) = steps.moved(bare, date(2026, 12, 1), "họp tỉnh", [bare], never)
    assert moved.month == "2026-11"


def test_moving_the_regular_session_moves_the_thematic_one_of_its_sitting() -> None:
    shared = steps.joined(THEMATIC, REGULAR, YEAR, never)
    year = [REGULAR, shared, DECEMBER]
    regular, thematic = steps.moved(REGULAR, date(2026, 11, 20), "họp tỉnh", year, never)
    assert regular.date == thematic.date == date(2026, 11, 20)
    assert thematic.quarter == "2026-Q4"
    assert thematic.moved_from == THEMATIC.date


def test_a_shared_sitting_has_one_day_hour_and_place_and_is_undone_to_the_first_day() -> None:
    regular = replace(REGULAR, start="15:00", place="Hội trường")
    shared = steps.joined(THEMATIC, regular, [regular, THEMATIC], never)
    assert (shared.date, shared.start, shared.place, shared.sitting) == (TODAY, "15:00", "Hội trường", 11)
    assert steps.parted(shared, [regular, shared], never, TODAY) == THEMATIC
    new_regular, new_shared = steps.edited(regular, None, "Phòng 3", "9h30", [regular, shared])
    assert (new_regular.start, new_shared.start, new_shared.place) == ("09:30", "09:30", "Phòng 3")


def test_parting_stays_on_the_day_where_the_first_day_is_past_taken_or_the_roll_was_called() -> None:
    shared = steps.joined(THEMATIC, REGULAR, YEAR, never)
    other = replace(THEMATIC, id=21, code="2026-Q4-CD-2")
    assert steps.parted(shared, [REGULAR, shared], never, date(2026, 11, 13)).date == TODAY
    assert steps.parted(shared, [REGULAR, shared, other], never, TODAY).date == TODAY
    assert steps.parted(shared, [REGULAR, shared], always, TODAY).date == TODAY


def test_cancelling_the_regular_session_leaves_the_thematic_one_on_its_own() -> None:
    shared = steps.joined(THEMATIC, REGULAR, YEAR, never)
    cancelled, alone = steps.cancelled(REGULAR, "bão", [REGULAR, shared], never)
    assert (cancelled.state, cancelled.why) == (State.CANCELLED, "bão")
    assert (alone.sitting, alone.state, alone.date) == (0, State.PLANNED, TODAY)


def test_a_session_brought_back_shares_its_sitting_only_while_that_is_on_its_day() -> None:
    shared = replace(steps.joined(THEMATIC, REGULAR, YEAR, never), state=State.CANCELLED, why="bão")
    assert steps.restored(shared, [REGULAR, shared]).sitting == 11
    away = replace(REGULAR, date=date(2026, 11, 20))
    back = steps.restored(shared, [away, shared])
    assert (back.sitting, back.state, back.why) == (0, State.PLANNED, "")


@pytest.mark.parametrize(
    ("kind", "day", "code", "month", "quarter"),
    [
        (Kind.COMMITTEE, TODAY, "2026-11-CU", "", ""),
        (Kind.EXTRAORDINARY, TODAY, "2026-11-BT", "", ""),
        (Kind.REGULAR, date(2026, 11, 20), "2026-11-DK-2", "2026-11", ""),
        (Kind.THEMATIC, date(2026, 10, 20), "2026-Q4-CD-2", "", "2026-Q4"),
    ],
)
def test_a_new_session_has_a_code_of_its_own(kind: Kind, day: date, code: str, month: str, quarter: str) -> None:
    made = steps.added(kind, day, YEAR)
    assert (made.code, made.month, made.quarter, made.date) == (code, month, quarter, day)


def test_codes_go_on_counting() -> None:
    assert unique_code(Kind.COMMITTEE, "2026-11", {"2026-11-CU", "2026-11-CU-2"}) == "2026-11-CU-3"


def test_a_session_moved_over_new_year_is_on_both_pages() -> None:
    moved = replace(DECEMBER, date=date(2027, 1, 4))
    assert in_year(moved, 2026)
    assert in_year(moved, 2027)
    assert not in_year(REGULAR, 2027)


SHARED = steps.joined(THEMATIC, REGULAR, YEAR, never)
GONE = replace(REGULAR, state=State.CANCELLED, why="bão")
CLOSED = replace(REGULAR, state=State.CLOSED)
CLOSED_SHARED = [REGULAR, replace(SHARED, state=State.CLOSED)]
DAY = date(2026, 11, 20)
REFUSALS: list[tuple[str, Callable[[], object], str]] = [
    ("move held", lambda: steps.moved(REGULAR, DAY, "x", YEAR, always), "Đã điểm danh"),
    ("move closed", lambda: steps.moved(CLOSED, DAY, "x", YEAR, never), "đã họp"),
    ("move cancelled", lambda: steps.moved(GONE, DAY, "x", YEAR, never), "khôi phục"),
    ("move onto its own kind", lambda: steps.moved(REGULAR, DECEMBER.date, "x", YEAR, never), "tháng 12/2026"),
    ("move without reason", lambda: steps.moved(REGULAR, DAY, "", YEAR, never), "lý do"),
    ("move to the same day", lambda: steps.moved(REGULAR, TODAY, "x", YEAR, never), "đã ở ngày"),
    ("move a shared one", lambda: steps.moved(SHARED, DAY, "x", [REGULAR, SHARED], never), "tách ra"),
    ("cancel without reason", lambda: steps.cancelled(REGULAR, "", YEAR, never), "lý do"),
    ("cancel held", lambda: steps.cancelled(REGULAR, "x", YEAR, always), "Đã điểm danh"),
    ("cancel twice", lambda: steps.cancelled(GONE, "x", YEAR, never), "đã hủy"),
    ("restore what stands", lambda: steps.restored(REGULAR, YEAR), "không bị hủy"),
    ("join two regular", lambda: steps.joined(REGULAR, DECEMBER, YEAR, never), "Chỉ kết hợp"),
    ("join cancelled", lambda: steps.joined(THEMATIC, GONE, YEAR, never), "khôi phục"),
    ("join held", lambda: steps.joined(THEMATIC, REGULAR, YEAR, always), "Đã điểm danh"),
    ("part what is alone", lambda: steps.parted(THEMATIC, YEAR, never, TODAY), "không họp chung"),
    ("prepare held", lambda: steps.with_state(REGULAR, State.PREPARED, always, TODAY), "Đã điểm danh"),
    ("close the future", lambda: steps.with_state(DECEMBER, State.CLOSED, never, TODAY), "chưa tới"),
    ("cancel by state", lambda: steps.with_state(REGULAR, State.CANCELLED, never, TODAY), "lý do"),
    ("edit a shared hour", lambda: steps.edited(SHARED, None, None, "9h", [REGULAR, SHARED]), "sửa ở buổi đó"),
    ("edit a bad hour", lambda: steps.edited(REGULAR, None, None, "25h", YEAR), "không phải giờ"),
    ("edit closed", lambda: steps.edited(CLOSED, "x", None, None, YEAR), "đã khóa"),
    (
        "edit the hour of a closed one's sitting",
        lambda: steps.edited(REGULAR, None, None, "9h", CLOSED_SHARED),
        "đã khóa",
    ),
    ("join closed", lambda: steps.joined(THEMATIC, CLOSED, YEAR, never), "đã khóa"),
    ("part closed", lambda: steps.parted(CLOSED_SHARED[1], CLOSED_SHARED, never, TODAY), "đã khóa"),
    ("remove closed", lambda: steps.left_by(CLOSED, 0, YEAR), "đã khóa"),
    ("change closed", lambda: steps.ensure_open(CLOSED), "đã khóa"),
    ("remove with records", lambda: steps.left_by(REGULAR, 16, YEAR), "16 dòng"),
    ("add twice a day", lambda: steps.added(Kind.REGULAR, TODAY, YEAR), "chọn ngày khác"),
]


@pytest.mark.parametrize(("act", "said"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS])
def test_what_cannot_be_is_refused_in_a_sentence_that_fits_the_foot(act: Callable[[], object], said: str) -> None:
    with pytest.raises(BadValue) as refused:
        act()
    assert said in refused.value.sentence("vi")
    assert all(len(refused.value.sentence(language)) <= 78 for language in ("vi", "en"))


def test_closing_and_opening_again_goes_by_what_was_held() -> None:
    assert steps.with_state(REGULAR, State.CLOSED, always, TODAY).state is State.CLOSED
    assert steps.with_state(CLOSED, State.HELD, always, TODAY).state is State.HELD
    assert steps.with_state(DECEMBER, State.PREPARED, never, TODAY).state is State.PREPARED
