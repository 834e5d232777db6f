"""TinyDB's extension points: a Storage over the rows in memory and a Table that writes only what changed.

TinyDB's stock storage rewrites and re-reads the whole file at every mark. Here reads come from
memory, and every write, whichever TinyDB method began it, becomes operations for one writer
(store/disk/disk.py), which puts them in the journal before memory changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from store.disk.checkpoint import Tables
from store.disk.journal import Doc


class Writer(Protocol):
    """Who writes rows durably and then into memory."""

    def tables(self) -> Tables:
        """Every table in memory."""

    def write_rows(self, table: str, rows: Mapping[int, Doc | None]) -> None:
        """Write rows of one table (None removes), all or nothing."""

    def alone(self) -> AbstractContextManager[None]:
        """Hold the book's lock with the others' rows read."""


class BookStorage(Storage):
    """TinyDB's storage over the writer's memory."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def read(self) -> Tables:
        """Every table, as it is in memory; not a copy."""
        return self.writer.tables()

    def write(self, data: Mapping[str, Mapping[str, Doc]]) -> None:
        """Make the tables what `data` says (TinyDB's drop_table and drop_tables end here)."""
        with self.writer.alone():
            present = self.writer.tables()
            for name in [*present, *(n for n in data if n not in present)]:
                old, new = present.get(name, {}), data.get(name, {})
                changed: dict[int, Doc | None] = {int(i): dict(d) for i, d in new.items() if old.get(i) != d}
                changed |= {int(i): None for i in old if i not in new}
                if changed:
                    self.writer.write_rows(name, changed)
                if name not in data:
                    present.pop(name, None)


class _Overlay(MutableMapping[int, Any]):
    """A table as TinyDB's updaters see it: reads fall through, changes are kept apart."""

    def __init__(self, rows: Mapping[str, Doc]) -> None:
        self._rows = rows
        self.changed: dict[int, Doc | None] = {}
        self._lent: dict[int, Doc] = {}

    def __getitem__(self, id: int) -> Doc:
        if id in self.changed:
            doc = self.changed[id]
            if doc is None:
                raise KeyError(id)
            return doc
        if id not in self._lent:
            self._lent[id] = dict(self._rows[str(id)])
        return self._lent[id]

    def __setitem__(self, id: int, doc: Mapping[str, object]) -> None:
        self.changed[id] = dict(doc)

    def __delitem__(self, id: int) -> None:
        if id not in self:
            raise KeyError(id)
        self.changed[id] = None

    def __contains__(self, id: object) -> bool:
        if id in self.changed:
            return self.changed[id] is not None
        return str(id) in self._rows

    def __iter__(self) -> Iterator[int]:
        for key in list(self._rows):
            if self.changed.get(int(key), True) is not None:
                yield int(key)
        for id, doc in list(self.changed.items()):
            if doc is not None and str(id) not in self._rows:
                yield id

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every row."""
        self.changed = {int(key): None for key in self._rows}

    def differences(self) -> dict[int, Doc | None]:
        """Rows that are not as they were, those an updater changed in place included."""
        found = {id: doc for id, doc in self._lent.items() if doc != self._rows.get(str(id))} | self.changed
        return {id: doc for id, doc in found.items() if doc != self._rows.get(str(id))}


class BookTable(Table):
    """A TinyDB table whose every write is one entry of the journal."""

    _storage: BookStorage

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        writer = self._storage.writer
        with writer.alone():
            overlay = _Overlay(writer.tables().get(self.name, {}))
            updater(overlay)
            changed = overlay.differences()
            writer.tables().setdefault(self.name, {})
            if changed:
                writer.write_rows(self.name, changed)
        self.clear_cache()

    def put(self, id: int, doc: Doc) -> None:
        """Make the row exactly `doc` (TinyDB's upsert would keep fields that are gone)."""
        self._storage.writer.write_rows(self.name, {id: doc})

    def insert(self, document: Mapping[str, Any]) -> int:
        """TinyDB's insert, with the next number taken under the lock."""
        with self._storage.writer.alone():
            self._next_id = None
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """TinyDB's insert_multiple, with the numbers taken under the lock."""
        with self._storage.writer.alone():
            self._next_id = None
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: Any = None) -> list[int]:
        """TinyDB's upsert, look-up and write under one lock."""
        with self._storage.writer.alone():
            return super().upsert(document, cond)

    def _read_table(self) -> Any:
        return self._storage.read().get(self.name, {})


class BookDB(TinyDB):
    """TinyDB over a writer's memory."""

    table_class = BookTable

    def forget_queries(self) -> None:
        """Empty every query cache: rows have changed, by this hand or another's."""
        for table in self._tables.values():
            table.clear_cache()


__all__ = ["BookDB", "BookStorage", "BookTable", "Document"]
