"""db.json: the readable file. TinyDB's own layout, one row a line, with a checksum over the whole.

Its first table, `_chibo`, holds one row: format, the journal entry and byte the file stands for, the
hash of that entry, and the checksum. Stock TinyDB opens the file; any changed bit shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

import msgspec

from store.disk.journal import GENESIS, Doc
from store.records import TABLES, Record

FORMAT: Final = 4
"""Version of the file's layout and of the records in it."""

META: Final = "_chibo"
_SUM = re.compile(rb'"sum":"([0-9a-f]{64})"')

Tables = dict[str, dict[str, Doc]]
"""Every table: row number as text to row, as TinyDB has it."""


class BadFile(Exception):
    """db.json does not say what was written; the argument says where."""


class Stand(msgspec.Struct, frozen=True):
    """Where in the journal a file stands."""

    seq: int = 0
    offset: int = 0
    chain: str = GENESIS
    at: str = ""
    format: int = FORMAT
    base: int = 0
    """Number of the entry before the journal's first; not 0 only after a damaged journal was set aside."""
    base_chain: str = GENESIS


class _Meta(msgspec.Struct, omit_defaults=True):
    format: int
    seq: int
    offset: int
    chain: str
    at: str
    sum: str
    base: int = 0
    base_chain: str = GENESIS


_encode = msgspec.json.Encoder().encode


def encode(tables: Mapping[str, Mapping[str, Doc]], stand: Stand) -> bytes:
    """The file's bytes, checksum in place."""
    meta = _Meta(stand.format, stand.seq, stand.offset, stand.chain, stand.at, GENESIS, stand.base, stand.base_chain)
    parts = [b'{"' + META.encode() + b'":{"1":', _encode(meta), b"}"]
    for name, rows in tables.items():
        parts += [b",\n", _encode(name), b":{"]
        parts.append(b",".join(b'\n"%s":%s' % (id.encode(), _encode(doc)) for id, doc in rows.items()))
        parts.append(b"}" if not rows else b"\n}")
    parts.append(b"}\n")
    whole = b"".join(parts)
    place = _SUM.search(whole)
    assert place is not None
    return whole[: place.start(1)] + sha256(whole).hexdigest().encode() + whole[place.end(1) :]


def decode(data: bytes) -> tuple[Tables, Stand]:
    """The tables and where they stand. BadFile when a bit of it is not as it was written."""
    place = _SUM.search(data[:1000])
    if place is None:
        raise BadFile("checksum missing")
    blank = data[: place.start(1)] + GENESIS.encode() + data[place.end(1) :]
    if sha256(blank).hexdigest().encode() != place[1]:
        raise BadFile("checksum")
    try:
        raw = msgspec.json.decode(data, type=dict[str, dict[str, Doc]])
        meta = msgspec.convert(raw.pop(META)["1"], _Meta)
    except (ValueError, KeyError) as error:  # msgspec's errors are, and those of bytes that are no UTF-8
        raise BadFile("layout") from error
    return raw, Stand(meta.seq, meta.offset, meta.chain, meta.at, meta.format, meta.base, meta.base_chain)


def first_misfit(tables: Tables) -> str | None:
    """Table and row of the first row that is no record, or None: ids canonical, fields typed."""
    return next((f"{table} {what}" for table, _id, what in misfits(tables)), None)


def misfits(tables: Tables) -> Iterator[tuple[str, str, str]]:
    """Every row that is no record: its table, its id, and the id with what does not fit."""
    for name, rows in tables.items():
        odd = [id for id in rows if not id.isdecimal() or str(int(id)) != id]
        yield from ((name, id, repr(id)) for id in odd)
        kind = TABLES.get(name)
        if kind is not None and not _all_fit(rows, kind):
            for id, doc in rows.items():
                try:
                    msgspec.convert(doc, kind)
                except (msgspec.ValidationError, RecursionError) as error:
                    if id not in odd:
                        yield name, id, f"{id}: {error}"


def _all_fit(rows: Mapping[str, Doc], kind: type[Record]) -> bool:
    """Whether all rows of a table are records, asked at once because that is quicker."""
    try:
        msgspec.convert(list(rows.values()), list[kind])  # type: ignore[valid-type]
    except (msgspec.ValidationError, RecursionError):
        return False
    return True
