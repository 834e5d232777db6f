"""The journal: one line an action, appended for ever, each chained to the line before by its hash.

A line is `["<hash>",<body>]` and a newline; the hash is SHA-256 over the hash before and the body's
bytes, so it both chains the entries and shows any flipped bit. The line is read byte for byte: what
is not exactly as it was written is damaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

import msgspec

from store.disk import files, system

Doc = dict[str, object]
"""A row as TinyDB keeps it."""

GENESIS: Final = "0" * 64
"""The hash before the first entry."""

HEAD: Final = 2 + 64 + 2
BLOCK: Final = 1 << 16
"""Bytes read at a time from the back."""

TAIL: Final = b"]\n"
_HEX: Final = re.compile(rb"[0-9a-f]{64}")


class Op(msgspec.Struct, frozen=True):
    """One row before and after; None where there was or is no row."""

    table: str
    id: int
    new: Doc | None
    old: Doc | None


class Entry(msgspec.Struct, frozen=True):
    """One action: who, when, what it is called, why, and every row it touched."""

    n: int
    at: str
    by: str
    seat: str
    act: str
    why: str
    ops: tuple[Op, ...]
    undoes: int | None = None


class _Body(msgspec.Struct, omit_defaults=True):
    n: int
    at: str
    by: str
    seat: str
    act: str
    ops: list[tuple[str, str, Doc | None, Doc | None]]
    why: str = ""
    undoes: int | None = None


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(_Body).decode


class BadLine(Exception):
    """A line that is not what was written."""


def line_of(entry: Entry, before: str) -> tuple[bytes, str]:
    """The entry as a line, and its hash."""
    body = _encode(
        _Body(
            entry.n, entry.at, entry.by, entry.seat, entry.act,
            [(op.table, str(op.id), op.new, op.old) for op in entry.ops], entry.why, entry.undoes,
        )
    )  # fmt: skip
    digest = sha256(before.encode("ascii") + body).hexdigest()
    return b'["' + digest.encode("ascii") + b'",' + body + TAIL, digest


def entry_of(line: bytes, before: str | None) -> tuple[Entry, str]:
    """The entry of a whole line, and its hash; `before` None takes the chain on trust. BadLine."""
    if line[:2] != b'["' or line[66:HEAD] != b'",' or line[-2:] != TAIL:
        raise BadLine("shape")
    digest, body = line[2:66], line[HEAD:-2]
    if not _HEX.fullmatch(digest):
        raise BadLine("hash")
    if before is not None and sha256(before.encode("ascii") + body).hexdigest().encode("ascii") != digest:
        raise BadLine("hash")
    try:
        raw = _decode(body)
        ops = tuple(Op(table, int(id), new, old) for table, id, new, old in raw.ops)
    except (msgspec.MsgspecError, ValueError) as error:
        raise BadLine("body") from error
    return Entry(raw.n, raw.at, raw.by, raw.seat, raw.act, raw.why, ops, raw.undoes), digest.decode("ascii")


class Reading(msgspec.Struct, frozen=True):
    """What a stretch of journal said: its good entries, and where and how it stops being good."""

    entries: list[Entry]
    chain: str
    good: int
    """Bytes from the start of the stretch that are good."""
    torn: bool = False
    """The rest is an unfinished last line: nobody was told that it was written."""
    damaged: bool = False
    """The rest holds lines that were written and are not as they were."""


def read(data: bytes, n: int, chain: str) -> Reading:
    """Read entries after number `n` with hash `chain`."""
    entries: list[Entry] = []
    at = 0
    while at < len(data):
        end = data.find(b"\n", at) + 1
        try:
            if not end:
                raise BadLine("unfinished")
            entry, digest = entry_of(data[at:end], chain)
            if entry.n != n + 1:
                raise BadLine("number")
        except BadLine:
            torn = _is_torn(data[at:])
            return Reading(entries, chain, at, torn=torn, damaged=not torn)
        entries.append(entry)
        n, chain, at = entry.n, digest, end
    return Reading(entries, chain, at)


def _is_torn(rest: bytes) -> bool:
    """Whether bytes that are no entry are an unfinished last line, not a line that has changed since.

    The newline is the last byte of a line: where one stands the line was whole, unless blocks before it are still
    zeros because they never reached the disk.
    """
    if _parses(rest[:-1] + b"\n"):
        return False
    if b"\n" in rest and b"\0" not in rest:
        return False
    return not any(_parses(line + b"\n") for line in rest.split(b"\n")[1:-1])


def _parses(line: bytes) -> bool:
    try:
        entry_of(line, None)
    except BadLine:
        return False
    return True


def newest_first(descriptor: int, end: int) -> Iterator[Entry]:
    """The entries before byte `end` of an open journal, newest first, read in blocks from the back.

    It stops at a line that cannot be read: what lies behind a damage is not to be had this way. Who reads slowly
    goes on in the journal they began with, also when a restore has put another in its place.
    """
    held = system.dup(descriptor)
    carry = b""
    try:
        while end > 0:
            start = max(0, end - BLOCK)
            lines = (files.read_from(held, start, end) + carry).splitlines(keepends=True)
            end = start
            carry = lines.pop(0) if start and lines else b""  # no lines where the journal was cut short of `end`
            for line in reversed(lines):
                try:
                    entry, _hash = entry_of(line, None)
                except BadLine:
                    return
                yield entry
    finally:
        system.close(held)


def first_broken(descriptor: int, end: int, chain: str) -> int:
    """Which line of an open journal before byte `end` is not chained to the one before it, from 1; 0 where all are.

    Only hashes are looked at, block by block: a quarter of a megabyte, a year, takes a millisecond or two.
    """
    n, at, carry, before = 0, 0, b"", chain.encode("ascii")
    while at < end:
        block = files.read_from(descriptor, at, min(end, at + BLOCK))
        if not block:
            return n + 1
        at += len(block)
        *lines, carry = (carry + block).split(b"\n")
        for line in lines:
            n += 1
            body = line[HEAD : 1 - len(TAIL)]
            digest = sha256(before + body).hexdigest().encode("ascii")
            if line != b'["' + digest + b'",' + body + TAIL[:1]:
                return n
            before = digest
    return n + 1 if carry else 0


def first_hash(descriptor: int) -> str:
    """The hash of an open journal's first entry; empty where there is none."""
    found = _HEX.fullmatch(files.read_from(descriptor, 2, 66))
    return found[0].decode("ascii") if found is not None else ""
