"""The backlog: where a topic was noted, one command to make it a theme, a reason to put it away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store import Book
from store.errors import BadValue, BookError, NoSuch
from store.records import Origin
from tests.cells import again, make_cell, november, number_of

TODAY = date(2026, 11, 5)
Q4 = "2026-Q4"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def test_a_topic_knows_where_it_was_noted(book: Book) -> None:
    one = book.themes.topics.topic(
        number_of(book.themes.topics.add("Tham luận còn chung chung", origin=Origin.WEAKNESS))
    )
    assert (one.origin, one.noted, one.session) == (Origin.WEAKNESS, TODAY, november(book).id)
    two = book.themes.topics.topic(number_of(book.themes.topics.add("x", session=0, noted=date(2026, 1, 2))))
    assert (two.noted, two.session) == (date(2026, 1, 2), 0)
    assert [t.id for t in again(book.disk_folder).themes.topics.open()] == [two.id, one.id]


def test_a_topic_is_promoted_in_one_action_and_both_know_each_other(book: Book) -> None:
    topic = number_of(book.themes.topics.add("Ít ý kiến trao đổi"))
    change = book.themes.promote(topic, Q4)
    theme = number_of(change)
    hand = again(book.disk_folder).themes
    assert len(change.parts) == 2
    assert (hand.theme(theme).topic, hand.theme(theme).title) == (topic, "Ít ý kiến trao đổi")
    assert hand.topics.topic(topic).theme == theme
    assert hand.topics.open() == []
    with pytest.raises(BadValue):
        book.themes.promote(topic, "2026-Q3")
    book.history.undo()
    assert again(book.disk_folder).themes.all() == []
    assert [t.id for t in again(book.disk_folder).themes.topics.open()] == [topic]


def test_two_hands_that_promote_one_topic_make_one_theme(book: Book) -> None:
    topic = number_of(book.themes.topics.add("Ít ý kiến trao đổi"))
    other = again(book.disk_folder)
    other.themes.promote(topic, "2026-Q3")
    with pytest.raises(BadValue):
        book.themes.promote(topic, Q4)
    assert len(again(book.disk_folder).themes.all()) == 1


def test_a_topic_is_put_away_with_a_reason_only_and_comes_back(book: Book) -> None:
    topic = number_of(book.themes.topics.add("x"))
    with pytest.raises(BadValue):
        book.themes.topics.drop(topic, "  ")
    book.themes.topics.drop(topic, "đã giải quyết")
    assert again(book.disk_folder).themes.topics.open() == []
    book.themes.topics.change(topic, {"dropped": ""})
    assert len(again(book.disk_folder).themes.topics.open()) == 1
    book.themes.topics.remove(topic)
    book.history.undo()
    assert len(again(book.disk_folder).themes.topics.open()) == 1


@pytest.mark.parametrize("facts", [{"text": ""}, {"session": 99}], ids=str)
def test_a_topic_without_words_or_of_no_session_is_refused(book: Book, facts: dict[str, object]) -> None:
    topic = number_of(book.themes.topics.add("x"))
    with pytest.raises(BookError):
        book.themes.topics.change(topic, facts)
    with pytest.raises(NoSuch):
        book.themes.topics.change(77, {"text": "y"})
    assert again(book.disk_folder).themes.topics.topic(topic).text == "x"
