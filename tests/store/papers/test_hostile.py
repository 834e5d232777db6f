"""Hostile names, a hundred members, long texts: a good document of every kind. And what is disputed is a setting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from docx.shared import Pt

from store import Book
from store.papers.documents import Subject
from store.papers.kinds import KINDS, Per
from store.papers.layout.look import style_of
from store.records import Commendation, Commending, Kind, Member, Proposal, Speech, SpeechKind, Vote
from tests.cells import make_cell, november
from tests.sittings import write
from tests.store.papers.reading import opened, text
from tests.store.papers.year_over import document

HOSTILE = 'Kẻ x & <y> {{ 7 * 7 }} {% raw %} =1+1 </w:t> %} "><'


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A hundred members of hostile names, long texts, and a session in which each of them spoke."""
    made = make_cell(tmp_path_factory.mktemp("crowd") / "book", members=100)
    made.roster.save(Member(name=HOSTILE, official_on=date(2010, 1, 1)))
    made.settings.change("higher", "Đảng ủy <x> & {{ y }}")
    id, long = november(made).id, "lời & <dài> {{ z }} " * 200
    made.attendance.mark_rest(id)
    write(made, "speeches", *(
        Speech(session=id, member=n, kind=SpeechKind.OPINION, summary=long) for n in range(1, 102)
    ))  # fmt: skip
    made.proposals.add(Proposal(text=long[:2000], raised=date(2026, 11, 5), member=101, session=id))
    made.commendations.add(
        Commendation(kind=Commending.PRAISE, members=tuple(range(1, 102)), text="Giỏi & <b>", on=date(2026, 11, 2))
    )
    made.votes.add(Vote(session=id, subject=HOSTILE, favour=101, against=0, other=0))
    made.proceedings.say(id, {"conclusion": long[:2000], "taker": 101})
    made.themes.add("2026-Q4", HOSTILE, facts={"presenter": 101, "purpose": HOSTILE})
    yield made
    made.close()


@pytest.mark.parametrize("key", KINDS)
def test_hostile_names_a_hundred_members_and_long_texts_make_a_good_document(crowd: Book, key: str) -> None:
    per = KINDS[key].per
    about = Subject(session=crowd.calendar.resolve("2026-11").id) if per is Per.SESSION else Subject(year=2026)
    said = document(crowd, key, about)
    assert "ĐẢNG ỦY <X> & {{ Y }}" in said
    assert "None" not in said
    if key not in {"score", "report"}:
        assert HOSTILE in said
    if per is Per.MEMBERS:
        assert said.count("ĐẢNG CỘNG SẢN VIỆT NAM") == 101
    if key == "minutes":
        assert sum(line.startswith("- Đ/c ") for line in said.split("\n")) == 101 + 1  # and a proposal
    for ending in (".txt", ".md"):
        crowd.papers.as_text(crowd.papers.document(key, about), ending)


def test_the_register_the_notice_and_the_sign_in_sheet_of_such_a_cell_are_made_too(crowd: Book) -> None:
    id = crowd.calendar.resolve("2026-11").id
    for ending in (".xlsx", ".csv", ".txt", ".md"):
        assert crowd.papers.register_data(2026, ending)
    assert crowd.papers.sign_in_data(id)
    assert crowd.papers.text("notice", id).plain


# -- settings where the sources on layout disagree ---------------------------------------------------------


def test_what_is_disputed_is_a_setting_that_changes_the_document(crowd: Book) -> None:

    about = Subject(session=crowd.calendar.resolve("2026-11").id)
    before = opened(crowd, "resolution", about)
    assert style_of(before, "CBParty").font.size == Pt(14)
    assert style_of(before, "CBBody").paragraph_format.line_spacing == Pt(18)
    for wanted in ("T/M CHI BỘ", "Cấp ủy viên phụ trách", "Chi ủy theo dõi", "nhiệm vụ tháng 12 năm 2026"):
        assert wanted in text(before)
    crowd.settings.set_rule("party_name_points", "15")
    crowd.settings.set_rule("line_points", "20")
    crowd.settings.set_rule("resolution_months_ahead", "0")
    crowd.settings.change("signs_for", "T/M CHI ỦY")
    crowd.settings.change("spelling", "uỷ")
    after = opened(crowd, "resolution", about)
    assert style_of(after, "CBParty").font.size == Pt(15)
    assert style_of(after, "CBBody").paragraph_format.line_spacing == Pt(20)
    for wanted in ("T/M CHI ỦY", "Cấp uỷ viên phụ trách", "Chi uỷ theo dõi", "nhiệm vụ tháng 11 năm 2026"):
        assert wanted in text(after)
    crowd.calendar.add(Kind.COMMITTEE, date(2026, 11, 2))
    committee = next(s for s in crowd.calendar.sessions() if s.kind is Kind.COMMITTEE)
    assert "Họp chi uỷ" in document(crowd, "minutes", Subject(session=committee.id))
