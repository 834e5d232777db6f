"""How a good file becomes another: bytes changed, parts of a packed file, values of any type, right checksums."""

from __future__ import annotations

import io
import json
import random
import zipfile
from typing import Final

from store.disk import journal
from store.disk.checkpoint import decode, encode
from store.disk.journal import Entry, Op
from tests.fuzz.hand import TEXTS

VALUES: Final[tuple[object, ...]] = (
    None, True, -1, 0, 2**70, 1.5, float("1e300"), "", [], {}, [[[]]], {"a": {}}, "2026-02-31", "2026-11-05", *TEXTS,
)  # fmt: skip
"""What a value in a JSON or TOML file may be instead."""


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The bytes with one to four changes: flipped, cut, doubled, filled, replaced by others."""
    changed = bytearray(data)
    for _n in range(rng.randrange(1, 5)):
        size = max(1, len(changed))
        at, length = rng.randrange(size), rng.choice([1, 1, 2, 8, 64, 1000])
        match rng.randrange(7):
            case 0:
                changed[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length] * rng.randrange(1, 4)
            case 3:
                changed[at : at + length] = b"\0" * length
            case 4:
                changed[at:at] = rng.randbytes(length)
            case 5:
                del changed[at:]
            case _:
                changed[at:at] = rng.choice(TEXTS).encode("utf-8", "surrogatepass")
    return bytes(changed)


def inside(data: bytes, rng: random.Random) -> bytes:
    """A packed file (xlsx, ods, docx) with one of its parts mutated and packed again."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        hit = rng.choice(old.namelist())
        for name in old.namelist():
            new.writestr(name, mutated(old.read(name), rng) if name == hit else old.read(name))
    return kept.getvalue()


def revalued(doc: object, rng: random.Random) -> object:
    """A JSON document with one value somewhere replaced by another, of any type."""
    if isinstance(doc, dict) and doc and rng.random() < 0.85:
        key = rng.choice(list(doc))
        if rng.random() < 0.1:
            return {**{k: v for k, v in doc.items() if k != key}, rng.choice(TEXTS): doc[key]}
        return {**doc, key: revalued(doc[key], rng)}
    if isinstance(doc, list) and doc and rng.random() < 0.8:
        at = rng.randrange(len(doc))
        return [*doc[:at], revalued(doc[at], rng), *doc[at + 1 :]]
    return rng.choice(VALUES)


def forged_file(data: bytes, rng: random.Random) -> bytes:
    """A db.json with other rows and a right checksum, as somebody with a program could make one."""
    tables, stand = decode(data)
    docs = json.loads(json.dumps(tables))
    for _n in range(rng.randrange(1, 4)):
        table = rng.choice(list(docs))
        if docs[table]:
            id = rng.choice(list(docs[table]))
            docs[table][id] = revalued(docs[table][id], rng)
            if rng.random() < 0.2:
                docs[table][rng.choice(["01", "-1", "0", "x", "9" * 30])] = docs[table].pop(id)
    try:
        return encode(docs, stand)
    except ValueError:  # what no writer could write either: a number too long, half a character
        return data


def forged_journal(data: bytes, rng: random.Random) -> bytes:
    """A journal with a further line of a right hash and any content."""
    reading = journal.read(data, 0, journal.GENESIS)
    last = rng.choice(reading.entries)
    op = rng.choice(last.ops)
    new = revalued(op.new or {"name": "x"}, rng)
    id = rng.choice([op.id, op.id + 1, 0, -1, 10**20])
    forged = Entry(
        len(reading.entries) + rng.choice([0, 1, 1, 1, 1, 2]), rng.choice([last.at, "", "x", "2026-13-45T99:99"]),
        rng.choice(TEXTS), "", rng.choice([last.act, "", "x.y"]), rng.choice(TEXTS),
        (Op(rng.choice([op.table, "x", "_chibo"]), id, new, rng.choice([op.old, None])),),  # type: ignore[arg-type]
    )  # fmt: skip
    try:
        return data + journal.line_of(forged, reading.chain)[0]
    except ValueError:
        return data


def table(rng: random.Random, headings: tuple[str, ...], cells: list[str]) -> list[list[str]]:
    """A list with some headings and any cells."""
    head = rng.sample(headings, rng.randrange(1, len(headings)))
    return [head, *([rng.choice(cells) for _h in head] for _n in range(rng.randrange(0, 12)))]
