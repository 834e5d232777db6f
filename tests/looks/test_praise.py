"""Pictures of praise, criticism and registrations in text, at 80x24 and 120x40: read them when they change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import Book
from store.records import Act, Commendation, Commending, Outcome, Registration, Review
from tests.looks.conftest import SIZES, Copied, Look
from tests.looks.test_looks import lived_in
from tui.app import Start

ROOMS: dict[str, tuple[str, list[str]]] = {
    "praise": ("commendations", ["down"]),
    "criticism": ("commendations", ["down", "enter", "down", "down"]),
    "an award begun": ("commendations", ["k", *"dieu", "enter"]),
    "registrations": ("registrations", ["down", "down"]),
    "registration": ("registrations", ["down", "down", "enter"]),
    "act": ("registrations", ["down", "down", "enter", "ctrl+n"]),
    "review": ("registrations", ["down", "down", "k"]),
}


def praised_and_registered(folder: Path) -> Book:
    """Words of praise and criticism of some months, and three registrations, one of them reviewed."""
    book = lived_in(folder)
    september, october = (book.calendar.resolve(f"2026-{n}") for n in ("09", "10"))
    for kind, member, text, session, deed, promised in (
        (Commending.PRAISE, 6, "Số liệu học viên đủ và đúng hạn, 62 phiếu", september, "assignments:1", False),
        (Commending.CRITICISM, 8, "Lười, luôn luôn nộp khảo sát chậm", october, "assignments:2", False),
        (Commending.PRAISE, 3, "Hướng dẫn đảng viên dự bị cả năm", october, "", True),
    ):
        facts: dict[str, object] = {
            "text": text,
            "on": session.date,
            "session": session.id,
            "deed": deed,
            "promised": promised,
        }
        book.commendations.add(Commendation(kind=kind, members=(member,), **facts))  # type: ignore[arg-type]
    acts = (
        Act(heading="scientific", text="Viết một bài nghiên cứu", measure="1 bài", due=date(2026, 10, 30)),
        Act(heading="example", text="Kèm một đồng chí dự bị", measure="1 người", period="cả năm"),
    )
    for member, count in ((1, 1), (2, 2), (3, 2)):
        signed = date(2026, 1, 15)
        book.registrations.add(Registration(member=member, year=2026, acts=acts[:count], signed=signed))
    for month, outcome in ((2, Outcome.WELL), (9, Outcome.NOT_MET)):
        session = book.calendar.resolve(f"2026-{month:02}")
        one = Review(registration=3, member=3, session=session.id, on=session.date, own="Xong một nửa", outcome=outcome)
        book.registrations.add_review(one)
    return book


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_room_looks_as_it_did(
    room: str,
    size: tuple[int, int],
    language: str,
    copied: Copied,
    look: Look,
) -> None:
    name, keys = ROOMS[room]
    await look(copied(praised_and_registered), Start(room=name), keys, size, language)
