"""A year for other calendars, read back by the library: the right days, one identity a session, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Alarm, Calendar, Component
from icalendar import Event as IcsEvent

from store import Book, open_book
from store.errors import BadValue, NoSuch
from store.papers.files import FileThere
from store.papers.ics import year_ics
from store.records import Code, ItemTemplate, Kind, State, StepTemplate
from tests.cells import NOON, at, make_cell, november

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    made.settings.change("place", "Phòng họp tầng 2; nhà A, khu B")
    yield made
    made.close()


def events(book: Book, year: int = 2026) -> dict[str, IcsEvent]:
    """The events of a year, by the code of their session."""
    found = [e for e in Calendar.from_ical(year_ics(book, year)).walk("VEVENT") if isinstance(e, IcsEvent)]
    return {str(e["uid"]).split(".")[0].upper(): e for e in found}


def alarms(event: Component) -> list[timedelta]:
    found = [alarm.TRIGGER for alarm in event.walk("VALARM") if isinstance(alarm, Alarm)]
    return [trigger for trigger in found if isinstance(trigger, timedelta)]


def number(event: Component) -> int:
    return int(str(event["sequence"]))


def sequences(book: Book) -> dict[str, int]:
    return {code: number(event) for code, event in events(book).items()}


def test_a_planned_year_has_sixteen_events_on_the_days_of_the_book(book: Book) -> None:
    found = events(book)
    assert len(found) == 16
    assert {c: e.start for c, e in found.items()} == {
        s.code: datetime(s.date.year, s.date.month, s.date.day, 14, tzinfo=HANOI) for s in book.calendar.sessions(2026)
    }
    event = found["2026-11-DK"]
    assert event.end - event.start == timedelta(minutes=90)
    assert str(event["location"]) == "Phòng họp tầng 2; nhà A, khu B"
    assert str(event["summary"]) == "Sinh hoạt định kỳ tháng 11 năm 2026"
    assert alarms(event) == [-timedelta(days=1), -timedelta(hours=1)]
    assert len({str(e["uid"]) for e in found.values()}) == 16


def test_the_file_holds_to_the_form(book: Book) -> None:
    book.calendar.edit(
        november(book).id, title="Nâng cao chất lượng sinh hoạt chi bộ trong tình hình mới ở đơn vị " * 3
    )
    data = year_ics(book, 2026)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    for line in data.split(b"\r\n"):
        line.decode("utf-8")  # no letter is cut in two by folding
    calendar = Calendar.from_ical(data)
    assert str(calendar["prodid"]) == "-//Chibo//So chi bo//VI"
    assert [str(z["tzid"]) for z in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]
    assert "Nâng cao chất lượng sinh hoạt chi bộ trong tình hình mới" in str(events(book)["2026-11-DK"]["summary"])


def test_made_again_it_is_the_same_byte_for_byte_on_another_day_and_by_another_hand(book: Book) -> None:
    first = year_ics(book, 2026)
    assert year_ics(book, 2026) == first
    for later in (NOON, NOON + timedelta(days=40), datetime(2031, 1, 1, tzinfo=UTC)):
        other = open_book(book.disk_folder, by="khac", now=at(later))
        assert year_ics(other, 2026) == first
        other.close()


def test_every_event_has_what_the_form_asks_for(book: Book) -> None:
    lines = year_ics(book, 2026).decode().replace("\r\n ", "").split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines.count("BEGIN:VTIMEZONE") == 1
    found = [text.split("END:VEVENT")[0] for text in "\n".join(lines).split("BEGIN:VEVENT")[1:]]
    for event in found:
        own = event.split("BEGIN:VALARM")[0]
        assert all(
            len(re.findall(rf"^{name}[:;]", own, re.M)) == 1 for name in ("UID", "SEQUENCE", "SUMMARY", "STATUS")
        )
        assert re.search(r"^DTSTAMP:\d{8}T\d{6}Z$", own, re.M)
        assert re.search(r"^LAST-MODIFIED:\d{8}T\d{6}Z$", own, re.M)
        begin, end = (
            re.search(rf"^{n};TZID=Asia/Ho_Chi_Minh:(\d{{8}}T\d{{6}})$", own, re.M) for n in ("DTSTART", "DTEND")
        )
        assert begin is not None
        assert end is not None
        assert begin[1] < end[1]
        for alarm in event.split("BEGIN:VALARM")[1:]:
            assert "ACTION:DISPLAY" in alarm
            assert re.search(r"^TRIGGER:-P", alarm, re.M)
            assert re.search(r"^DESCRIPTION:.", alarm, re.M)
    assert len(found) == 16


Act = Callable[[Book], object]


@pytest.mark.parametrize(
    ("act", "raised"),
    [
        (lambda b: b.calendar.move(november(b).id, date(2026, 11, 26), "trùng lịch"), {"2026-11-DK"}),
        (lambda b: b.calendar.cancel(november(b).id, "bão"), {"2026-11-DK"}),
        (lambda b: b.calendar.edit(november(b).id, start="08:00"), {"2026-11-DK"}),
        (lambda b: b.agenda.add_item(november(b).id, {"title": "Xét kết nạp", "minutes": 15}), {"2026-11-DK"}),
        (lambda b: b.agenda.set_minutes(november(b).id, 100), {"2026-11-DK"}),
        (lambda b: b.themes.add("2026-Q4", "Tiết kiệm"), {"2026-Q4-CD"}),
        (
            lambda b: b.calendar.join(b.calendar.resolve("2026-Q4-CD").id, november(b).id),
            {"2026-11-DK", "2026-Q4-CD"},
        ),
        (lambda b: b.attendance.mark(november(b).id, 1, Code.PRESENT), set()),
        (lambda b: b.roster.change(1, {"note": "x"}), set()),
        (lambda b: b.settings.change("higher", "Đảng bộ"), set()),
        (lambda b: b.settings.set_rule("quorum", "1/2"), set()),
    ],
)
def test_only_what_changed_has_a_higher_sequence_and_nothing_a_new_identity(
    book: Book, act: Act, raised: set[str]
) -> None:
    before, numbers = events(book), sequences(book)
    act(book)
    after = events(book)
    assert {c: str(e["uid"]) for c, e in after.items()} == {c: str(e["uid"]) for c, e in before.items()}
    assert {c for c, n in sequences(book).items() if n > numbers[c]} == raised
    assert all(n >= numbers[c] for c, n in sequences(book).items())
    assert {c for c in after if after[c].to_ical() != before[c].to_ical()} == raised


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("start", "08:30", lambda e: e.start.strftime("%H:%M") == "08:30"),
        ("place", "Phòng 1", lambda e: str(e["location"]) == "Phòng 1"),
        ("zone", "Asia/Tokyo", lambda e: e.start.utcoffset() == timedelta(hours=9)),
    ],
)
def test_what_is_the_whole_cells_raises_every_event(
    book: Book, field: str, text: str, said: Callable[[IcsEvent], bool]
) -> None:
    numbers = sequences(book)
    book.settings.change(field, text)
    assert all(n > numbers[c] for c, n in sequences(book).items())
    assert all(said(e) for e in events(book).values())


def test_alarms_and_lengths_follow_the_rule_set(book: Book) -> None:
    for rule, value in (("remind_days_before", "0"), ("remind_minutes_before", "30"), ("minutes_regular", "100")):
        book.settings.set_rule(rule, value)
    event = events(book)["2026-12-DK"]
    assert alarms(event) == [-timedelta(minutes=30)]
    assert event.end - event.start == timedelta(minutes=100)
    book.settings.set_rule("remind_minutes_before", "0")
    assert alarms(events(book)["2026-12-DK"]) == []


def test_a_moved_session_keeps_its_identity_on_its_new_day(book: Book) -> None:
    before = events(book)["2026-11-DK"]
    book.calendar.move(november(book).id, date(2026, 11, 26), "trùng lịch")
    after = events(book)["2026-11-DK"]
    assert after["uid"] == before["uid"]
    assert number(after) > number(before)
    assert after.start == datetime(2026, 11, 26, 14, tzinfo=HANOI)
    assert "Chuyển từ thứ Năm, ngày 05 tháng 11 năm 2026." in str(after["description"])


def test_a_cancelled_session_and_one_taken_out_are_sent_as_cancelled(book: Book) -> None:
    book.calendar.cancel(november(book).id, "bão")
    day = date(2026, 11, 10)
    _notes, change = book.calendar.add(Kind.EXTRAORDINARY, day)
    added = next(s for s in book.calendar.sessions() if s.kind is Kind.EXTRAORDINARY)
    assert change.n
    alive = events(book)[added.code]
    book.calendar.remove(added.id)
    found = events(book)
    assert len(found) == 17
    for code in ("2026-11-DK", added.code):
        assert str(found[code]["status"]) == "CANCELLED"
        assert str(found[code]["summary"]).startswith("ĐÃ HỦY: ")
        assert alarms(found[code]) == []
    assert number(found[added.code]) > number(alive)
    assert found[added.code]["uid"] == alive["uid"]
    assert "bão" in str(found["2026-11-DK"]["description"])
    book.calendar.add(Kind.EXTRAORDINARY, date(2026, 11, 20))
    back = events(book)[added.code]
    assert str(back["status"]) == "CONFIRMED"
    assert number(back) > number(found[added.code])


def test_two_sessions_of_one_sitting_follow_each_other_and_only_the_first_rings(book: Book) -> None:
    regular, thematic = november(book), book.calendar.resolve("2026-Q4-CD")
    book.calendar.join(thematic.id, regular.id)
    found = events(book)
    first, second = found["2026-11-DK"], found["2026-Q4-CD"]
    assert (first.end, second.start) == (second.start, first.start + timedelta(minutes=60))
    assert second.end - first.start == timedelta(minutes=120)
    assert (len(alarms(first)), len(alarms(second))) == (2, 0)
    for id, minutes in ((regular.id, 40), (thematic.id, 60)):
        book.agenda.prepare(id)
        for item in book.agenda.items(id)[1:]:
            book.agenda.remove_item(id, item.id)
        book.agenda.change_item(id, book.agenda.items(id)[0].id, {"minutes": minutes})
    found = events(book)
    assert found["2026-Q4-CD"].start - found["2026-11-DK"].start == timedelta(minutes=40)
    numbers = sequences(book)
    book.calendar.part(thematic.id)
    apart = events(book)
    assert len(alarms(apart["2026-Q4-CD"])) == 2
    assert all(sequences(book)[c] > numbers[c] for c in ("2026-11-DK", "2026-Q4-CD"))


def test_the_templates_agenda_is_told_until_a_hand_prepares_or_closes_the_session(book: Book) -> None:
    session = november(book)
    said = str(events(book)["2026-11-DK"]["description"])
    assert said.startswith("Chương trình theo mẫu:\n1. Mở đầu")
    numbers = sequences(book)
    book.agenda.put_template_entry(Kind.REGULAR, ItemTemplate(vi="Xem phim tư liệu", minutes=15))
    assert "8. Xem phim tư liệu (15 phút)" in str(events(book)["2026-11-DK"]["description"])
    raised = {code for code, n in sequences(book).items() if n > numbers[code]}
    assert raised == {s.code for s in book.calendar.sessions(2026) if s.kind is Kind.REGULAR}
    book.agenda.prepare(session.id)
    numbers, mine = sequences(book), events(book)["2026-11-DK"]
    assert "theo mẫu" not in str(mine["description"])
    book.agenda.put_template_entry(Kind.REGULAR, StepTemplate(key="", vi="Mua hoa", days=-1))
    assert sequences(book) == numbers
    book.agenda.reset_template(Kind.REGULAR)
    assert events(book)["2026-11-DK"].to_ical() == mine.to_ical()
    assert sequences(book)["2026-12-DK"] > numbers["2026-12-DK"]
    october = book.calendar.resolve("2026-10")
    book.calendar.set_state(october.id, State.CLOSED)
    assert "description" not in events(book)["2026-10-DK"]


def test_a_sequence_never_falls_whatever_is_done_and_undone(book: Book) -> None:
    regular, thematic = november(book).id, book.calendar.resolve("2026-Q4-CD").id
    acts: list[Act] = [
        lambda b: b.calendar.join(thematic, regular), lambda b: b.calendar.edit(regular, start="15:00"),
        lambda b: b.agenda.add_item(thematic, {"title": "x", "minutes": 5}), lambda b: b.history.undo(),
        lambda b: b.calendar.part(thematic), lambda b: b.history.undo(), lambda b: b.history.undo(),
        lambda b: b.calendar.cancel(thematic, "bão"), lambda b: b.calendar.restore(thematic),
        lambda b: b.themes.add("2026-Q4", "y"), lambda b: b.history.undo(),
    ]  # fmt: skip
    last, bodies = sequences(book), events(book)
    for act in acts:
        act(book)
        now, bodies_now = sequences(book), events(book)
        for code, number in now.items():
            assert number >= last[code]
            if bodies_now[code].to_ical() != bodies[code].to_ical():
                assert number > last[code], code
        last, bodies = now, bodies_now


def test_no_member_is_named_and_no_control_character_goes_out(book: Book) -> None:
    session = november(book)
    book.agenda.add_item(session.id, {"title": "Xét \x1b]52;c;AA\x07 kết nạp", "presenter": 4, "minutes": 5})
    book.calendar.edit(session.id, title="A\x9b2J\u202e[/red]\r\nBEGIN:VALARM", place="P\x00\nEND:VEVENT")
    data = year_ics(book, 2026).decode()
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", data)
    assert not [m.name for m in book.roster.members() if m.name in data]
    assert len(events(book)) == 16


def test_two_books_of_the_same_cell_are_not_one(book: Book, tmp_path: Path) -> None:
    other = make_cell(tmp_path / "other", now=NOON + timedelta(seconds=1))
    assert events(other)["2026-11-DK"]["uid"] != events(book)["2026-11-DK"]["uid"]
    other.close()


def test_the_door_writes_only_ics_and_only_a_year_that_has_sessions(book: Book, tmp_path: Path) -> None:
    file = book.papers.ics(2026, tmp_path / "lich.ics")
    assert file.read_bytes() == year_ics(book, 2026)
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileThere):
        book.papers.ics(2026, file)
    assert book.papers.ics(2026, file, force=True) == file
    with pytest.raises(BadValue, match=r"\.ics"):
        book.papers.ics(2026, tmp_path / "lich.txt")
    with pytest.raises(NoSuch, match="2040"):
        book.papers.ics(2040, tmp_path / "khac.ics")
    assert [p.name for p in tmp_path.glob("*.*")] == ["lich.ics"]
