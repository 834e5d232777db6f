"""Pictures of the rooms of proposals and votes in text, at 80x24 and 120x40: read them when they change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book
from store.disk import Put
from store.records import Code, Majority, Proposal, ProposalState, Speech, SpeechKind, Stage, Vote
from tests.cells import make_cell, november, number_of
from tests.looks.conftest import SIZES, Copied, Look
from tui.app import ChiboApp, Start

PROPOSALS = Start(room="proposals")
ROOMS: dict[str, tuple[Start, list[str]]] = {
    "proposals": (PROPOSALS, []),
    "one proposal": (PROPOSALS, ["5", "down", "down", "enter", "pagedown"]),
    "a new proposal": (PROPOSALS, ["ctrl+n", *"Mở lớp", "down", "down"]),
    "fates": (PROPOSALS, ["p", "down"]),
    "votes": (Start(room="calendar"), []),
    "one vote": (Start(room="calendar"), ["enter", "down"]),
}


def lived_in(folder: Path) -> Book:
    """A cell with a year of proposals and three votes behind it."""
    book = make_cell(folder, exempt=16)
    session, door = november(book), book.proposals
    book.roster.change(3, {"official_on": None})
    for row in book.attendance.roll(session.id).rows[:15]:
        book.attendance.mark(session.id, row.member.id, Code.EXCUSED if row.number == 15 else Code.PRESENT)
    held = book.calendar.resolve("2026-09")
    speech = Speech(id=1, session=held.id, member=4, kind=SpeechKind.OPINION, summary="Phòng họp thiếu thiết bị")
    book.commit("speeches.log", lambda: [Put("speeches", 1, speech)])

    def propose(text: str, raised: date, member: int, addressee: str = "cell", speech: int = 0) -> int:
        proposal = Proposal(text=text, raised=raised, member=member, addressee=addressee, speech=speech)
        return number_of(door.add(proposal))

    screen_ = propose("Trang bị thêm máy chiếu cho phòng họp tầng 2", session.date, 0, "board", 1)
    door.advance(screen_, ProposalState.ACCEPTED, date(2026, 9, 20))
    door.make_task(screen_, (6,), due=date(2026, 11, 17))
    propose("Bố trí lịch trực hợp lý hơn cho đồng chí có con nhỏ", date(2026, 9, 16), 7)
    above = propose("Đề nghị mở lớp bồi dưỡng chuyển đổi số", date(2026, 5, 4), 9, "party_committee")
    door.advance(above, ProposalState.PASSED_UP, date(2026, 5, 9))
    group = propose("Lập nhóm trao đổi tài liệu", date(2026, 2, 4), 2, "committee")
    door.make_task(group, (7,))
    book.assignments.close(2, Stage.DONE, "Nhóm hoạt động từ tháng 3")
    door.refuse(propose("Tăng mức chi nước uống", date(2026, 8, 4), 5, "office"), "vượt định mức", date(2026, 8, 9))
    for vote in (
        Vote(session=session.id, subject="Thông qua kết luận tháng 11", favour=13, against=0, other=1),
        Vote(
            session=session.id,
            subject="Đề nghị kết nạp",
            majority=Majority.TWO_THIRDS,
            secret=True,
            favour=9,
            against=4,
        ),
        Vote(session=session.id, subject="Giới thiệu nhân sự chi ủy"),
    ):
        book.votes.add(vote)
    return book


async def to_votes(app: ChiboApp, pilot: Pilot[None]) -> None:
    """The votes of November."""
    app.open_votes(november(app.book).id)
    await pilot.pause()


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
    start, keys = ROOMS[room]
    await look(copied(lived_in), start, keys, size, language, to_votes if "vote" in room else None)
