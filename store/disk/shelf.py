"""A shelf: the typed rows of one table, each decoded when it is first asked for and kept current from then on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

import msgspec

from store.disk.journal import Doc
from store.records import Record

R = TypeVar("R", bound=Record)


class Put(msgspec.Struct, frozen=True):
    """A row to be written; None removes it."""

    table: str
    id: int
    record: Record | None


def doc_of(record: Record) -> Doc:
    """The row a record is kept as: its fields that differ from their defaults, without its number."""
    doc: Doc = msgspec.to_builtins(record)
    doc.pop("id", None)
    if any(type(value) is tuple for value in doc.values()):
        # As the file gives it back: a tuple never equals the list it is read as, and would count as a change.
        doc = msgspec.json.decode(msgspec.json.encode(doc))
    return doc


class Shelf(Generic[R]):
    """Rows by number. `version` rises whenever one changes, so that readers may keep what they made of them."""

    def __init__(self, kind: type[R], rows: Mapping[str, Doc]) -> None:
        self._kind = kind
        self.version = 0
        self.loads = 0
        """How often all rows were taken anew; who follows single changes has to begin again then."""
        self._rows: dict[int, R] = {}
        self._docs: dict[str, Doc] = {}
        """Rows that nobody has asked for yet: of twenty years of marks a roll call reads a few hundred."""
        self._highest = 0
        self.load(rows)

    def load(self, rows: Mapping[str, Doc]) -> None:
        """Take all rows anew."""
        self._rows, self._docs = {}, dict(rows)
        self._highest = max(self._highest, max(map(int, rows), default=0))
        self.version += 1
        self.loads += 1

    def put(self, id: int, doc: Doc | None) -> None:
        """Take one changed row."""
        self._docs.pop(str(id), None)
        if doc is None:
            self._rows.pop(id, None)
        else:
            self._rows[id] = msgspec.convert({**doc, "id": id}, self._kind)
        self._highest = max(self._highest, id)
        self.version += 1

    def get(self, id: int) -> R | None:
        """The row with that number."""
        row = self._rows.get(id)
        if row is None and self._docs:
            doc = self._docs.pop(str(id), None)
            if doc is not None:
                row = self._rows[id] = msgspec.convert({**doc, "id": id}, self._kind)
        return row

    def all(self) -> list[R]:
        """Every row, by number."""
        docs = [{**doc, "id": int(id)} for id, doc in self._docs.items()]
        self._docs = {}
        self._rows |= {r.id: r for r in msgspec.convert(docs, list[self._kind])}  # type: ignore[name-defined]
        return [self._rows[id] for id in sorted(self._rows)]

    def next_id(self) -> int:
        """A number never used for a row as far as this program has seen."""
        return self._highest + 1
