"""A shelf decodes a row when it is first asked for, and nobody can tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.disk.journal import Doc
from store.disk.shelf import Shelf, doc_of
from store.records import Code, Mark

IDS = st.integers(1, 12)
MARKS = st.builds(Mark, session=st.just(1), member=IDS, code=st.sampled_from(Code), note=st.sampled_from(["", "x"]))
STEPS = st.lists(st.tuples(st.sampled_from(["get", "put", "gone", "all", "load", "next"]), IDS, MARKS), max_size=30)


@given(st.dictionaries(IDS, MARKS), STEPS)
def test_any_order_of_asking_and_writing_gives_the_rows_as_they_stand(
    first: dict[int, Mark], steps: list[tuple[str, int, Mark]]
) -> None:
    rows: dict[str, Doc] = {str(id): doc_of(mark) for id, mark in first.items()}
    shelf, highest = Shelf(Mark, rows), max(first, default=0)

    def wanted(id: int) -> Mark | None:
        doc = rows.get(str(id))
        return None if doc is None else Mark(**{**doc, "id": id, "code": Code(doc.get("code", Code.NOT_TAKEN))})  # type: ignore[arg-type]

    for what, id, mark in steps:
        version = shelf.version
        if what == "get":
            assert shelf.get(id) == wanted(id)
        elif what == "put":
            rows[str(id)] = doc_of(mark)
            shelf.put(id, rows[str(id)])
            highest = max(highest, id)
        elif what == "gone":
            rows.pop(str(id), None)
            shelf.put(id, None)
            highest = max(highest, id)
        elif what == "load":
            rows = {str(id): doc_of(mark)}
            shelf.load(rows)
            highest = max(highest, id)
        elif what == "next":
            assert shelf.next_id() == highest + 1
        else:
            assert shelf.all() == [wanted(n) for n in sorted(map(int, rows))]
        assert (shelf.version > version) == (what in ("put", "gone", "load"))


def test_a_row_read_before_it_is_changed_is_not_read_from_the_file_again() -> None:
    shelf = Shelf(Mark, {"7": doc_of(Mark(session=1, member=7, code=Code.PRESENT))})
    shelf.put(7, doc_of(Mark(session=1, member=7, code=Code.LATE)))
    assert [mark.code for mark in shelf.all()] == [Code.LATE]
    shelf.put(7, None)
    assert shelf.get(7) is None
    assert shelf.all() == []
