"""What a dump holds of a session's preparation: only what is its own, nothing a template lends."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from store.dump import dump
from store.records import TABLES, Document, SpeechKind, Vote
from tests.cells import again, make_cell
from tests.store.test_threads import with_tasks


def test_what_was_prepared_stands_under_its_session(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    with_tasks(book, 7)
    session = book.calendar.resolve("2026-12").id
    lent = book.agenda.page(session)
    book.agenda.tick(session, lent.checks[0].id)
    book.agenda.change_item(session, book.agenda.items(session)[1].id, {"presenter": 4})
    book.themes.documents.add(Document(number="50-CT/TW", dated=date(2025, 7, 23), session=session))
    book.themes.documents.add(Document(number="42-HD/BTCTW"))
    book.agenda.put_off(session, "assignments:7", "chờ kinh phí")
    whole = json.loads(dump(again(book.disk_folder)))
    by_code = {s["code"]: s for s in whole["sessions"]}
    found = by_code["2026-12-DK"]
    assert [i["title"] for i in found["items"]] == [i.title for i in lent.items]
    assert found["items"][1]["presenter"] == 4
    assert [c["done"] for c in found["checks"]] == ["2026-11-05", *[None] * 6]
    assert found["checks"][0]["due"] == "2026-11-30"
    assert found["documents"] == [{"id": 1, "number": "50-CT/TW"}]
    assert [(p["thread"], p["why"]) for p in found["put_off"]] == [("assignments:7", "chờ kinh phí")]
    assert [(d["number"], d["session"]) for d in whole["documents"]] == [("50-CT/TW", session), ("42-HD/BTCTW", 0)]
    assert by_code["2026-11-DK"]["items"] == []
    book.close()


def test_every_table_of_the_book_is_in_it(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    session = book.calendar.resolve("2026-11").id
    book.speeches.log(session, SpeechKind.OPINION, member=4)
    book.votes.add(Vote(session=session, subject="Kết luận", favour=9))
    whole = json.loads(dump(again(book.disk_folder)))
    inside = {"marks", "guests", "items", "checks", "putoffs"}
    assert set(TABLES) - inside <= set(whole)
    assert [s["member"] for s in whole["speeches"]] == [4]
    assert [(v["subject"], v["favour"], v["of"], v["needed"]) for v in whole["votes"]] == [("Kết luận", 9, 16, 9)]
    book.close()
