"""The numbers of the documents are those of the dump, counted anew from its rows."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from store import Book
from store.dump import dump
from store.papers.documents import Subject
from tests.store.papers.reading import opened
from tests.store.papers.year_over import YEAR, document


@pytest.fixture(scope="module")
def dumped(year_over: Book) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(dump(year_over))
    return found


def rows_of(year_over: Book, kind: str, table: int, **about: int) -> list[list[str]]:
    doc = opened(year_over, kind, Subject(**about))
    return [[cell.text for cell in row.cells] for row in doc.tables[table].rows[1:]]


def codes(session: dict[str, object]) -> Counter[str]:
    roll = session["roll"]
    assert isinstance(roll, list)
    return Counter(str(row["code"]) for row in roll)


PRESENT = ("present", "late", "left_early")


def test_the_minutes_and_the_resolution_count_as_the_dump(
    year_over: Book, dumped: dict[str, list[dict[str, object]]]
) -> None:
    for session in dumped["sessions"]:
        marks = codes(session)
        if not str(session["date"]).startswith(str(YEAR)) or not any(marks[code] for code in PRESENT):
            continue
        id = int(str(session["id"]))
        there, all_ = sum(marks[code] for code in PRESENT), marks.total()
        said = document(year_over, "minutes", Subject(session=id))
        assert f"Có mặt: {there}/{all_} " in said
        spoken = [s for s in dumped["speeches"] if s["session"] == id]
        assert sum(line.startswith("- Đ/c ") and ", " in line for line in said.split("\n")) >= len(spoken)
        for vote in dumped["votes"]:
            if vote["session"] == id:
                assert f"tán thành {vote['favour']}/{vote['of']} " in said
                assert f"(cần ít nhất {vote['needed']}, " in said
        raised = [p for p in dumped["proposals"] if p["session"] == id]
        assert all(str(p["text"]) in said for p in raised)
        if session["kind"] != "committee":
            resolution = document(year_over, "resolution", Subject(session=id))
            assert (
                f"Tổng số đảng viên: {all_}; có mặt {there}, vắng {marks['excused'] + marks['unexcused']}" in resolution
            )


def test_report_proposals_commendations_and_drafts_count_as_the_dump(
    year_over: Book, dumped: dict[str, list[dict[str, object]]]
) -> None:
    year = str(YEAR)
    thematic = [s for s in dumped["sessions"] if s["kind"] == "thematic" and str(s["quarter"]).startswith(year)]
    for session, row in zip(thematic, rows_of(year_over, "report", 1, year=YEAR), strict=True):
        kinds = Counter(str(s["kind"]) for s in dumped["speeches"] if s["session"] == session["id"])
        raised = [p for p in dumped["proposals"] if p["session"] == session["id"]]
        marks = codes(session)
        there = sum(marks[code] for code in PRESENT)
        assert row[4].startswith(f"{there}/{there + marks['excused'] + marks['unexcused']} ")
        assert row[5:8] == [
            str(kinds["lead_in"] + kinds["paper"]), str(kinds["opinion"] + kinds["question"]),
            f"{sum(bool(p['result']) for p in raised)}/{len(raised)}" if raised else "–",
        ]  # fmt: skip
    raised = [p for p in dumped["proposals"] if str(p["raised"]).startswith(year)]
    quarters = [list(map(int, row[1:])) for row in rows_of(year_over, "proposals", 1, year=YEAR)]
    assert sum(row[0] for row in quarters) == len(raised)
    assert sum(row[1] for row in quarters) == sum(bool(p["result"]) for p in raised)
    kinds = Counter(str(c["kind"]) for c in dumped["commendations"] if str(c["on"]).startswith(year))
    said = document(year_over, "commendations", Subject(year=YEAR))
    mended = kinds["reminder"] + kinds["criticism"] + kinds["self_criticism"]
    for part, count in (("I- BIỂU DƯƠNG TRONG SINH HOẠT", kinds["praise"]), ("II- KHEN THƯỞNG", kinds["award"]),
                        ("III- NHẮC NHỞ, PHÊ BÌNH, TỰ PHÊ BÌNH", mended)):  # fmt: skip
        assert f"{part} ({count})" in said
    registered = [r for r in dumped["registrations"] if r["year"] == YEAR]
    reviews = [r for r in dumped["reviews"] if r["registration"] in {one["id"] for one in registered}]
    report = document(year_over, "report", Subject(year=YEAR))
    assert f"Đã đăng ký {len(registered)}/" in report
    assert f"; {len(reviews)} lượt kiểm điểm" in report
    held = [s for s in dumped["sessions"] if s["kind"] != "committee" and str(s["date"]).startswith(year)]
    for member in (1, 4, 12):
        roll = [row for s in held for row in _roll(s) if row["member"] == member]
        marks = Counter(str(row["code"]) for row in roll)
        there = sum(marks[code] for code in PRESENT)
        draft = document(year_over, "year-end", Subject(year=YEAR, member=member))
        assert f"Dự sinh hoạt {there}/{there + marks['excused'] + marks['unexcused']} buổi" in draft


def _roll(session: dict[str, object]) -> list[dict[str, object]]:
    roll = session["roll"]
    assert isinstance(roll, list)
    return roll
