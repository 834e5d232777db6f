"""Single rows out of a db.json that does not hold together: each stands on a line of its own.

No row has a checksum, so what is read here is proven by nothing; it fits its record, and that is all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from store.disk.checkpoint import META, Tables, first_misfit
from store.disk.journal import Doc

Rows = dict[tuple[str, int], Doc]
"""Rows by table and number."""

_TABLE: Final = re.compile(rb'^"([a-z_]+)":\{\}?,?\}?$')
_SEQ: Final = re.compile(rb'"seq":([0-9]{1,12}),')
_ROW: Final = re.compile(rb'^"([0-9]+)":(\{.*\}),?$')


def rows_of(data: bytes) -> Rows:
    """Every row of the file's bytes that can be read and fits its record."""
    found: Rows = {}
    table = ""
    for line in data.split(b"\n"):
        heading, row = _TABLE.match(line), _ROW.match(line)
        if heading is not None:
            table = heading[1].decode()
        elif line.startswith(b"}"):
            table = ""  # a heading that is damaged must not give its rows to the table before
        elif row is not None and table not in ("", META):
            doc = _doc(row[2])
            if doc is not None and first_misfit({table: {row[1].decode(): doc}}) is None:
                found[table, int(row[1])] = doc
    return found


def place_of(data: bytes) -> int:
    """The entry the file says it stands at; 0 where it does not."""
    found = _SEQ.search(data[:1000])
    return int(found[1]) if found is not None else 0


def _doc(data: bytes) -> Doc | None:
    try:
        return msgspec.json.decode(data, type=dict[str, object])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def dangling(tables: Tables) -> Iterator[tuple[str, int]]:
    """Marks whose member or session is not there, by table and number."""
    members, sessions = tables.get("members", {}), tables.get("sessions", {})
    for id, doc in list(tables.get("marks", {}).items()):
        if str(doc.get("member")) not in members or str(doc.get("session")) not in sessions:
            yield "marks", int(id)
