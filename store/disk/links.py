"""The chain link by link: which lines of a damaged journal are proven to be as they were written.

A line's hash is over the hash before it and its own body. So a line is proven as soon as any hash that
is known for the entry before it (from the line there, from a copy of it, or from a file that stands
there) gives the hash it carries: what lies behind a damage is not lost with it. Nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import zip_longest
from typing import Final

import msgspec

from store.disk.journal import GENESIS, HEAD, TAIL, BadLine, Entry, entry_of

NEAR: Final = 3
"""How far the number in a line may be from its place among the lines, where nothing proves it."""

_OPS: Final = re.compile(rb'\["([a-z_]+)","([0-9]+)",')
_BEGINS: Final = re.compile(rb'(?=\["[0-9a-f]{64}",\{"n":)')
"""Where a line begins; inside a line no text can look so, because quotes in texts are escaped."""
_HEX: Final = re.compile(r"[0-9a-f]{64}")


class Link(msgspec.Struct):
    """One line of a journal."""

    at: int
    """Byte where the line begins."""
    line: bytes
    n: int = 0
    """Number of its entry; by its place where the line does not say."""
    entry: Entry | None = None
    """What it says, where that can be read at all."""
    proven: bool = False

    @property
    def claimed(self) -> str:
        """The hash it carries; empty where that is none."""
        found = self.line[2:66].decode("ascii", "replace")
        return found if _HEX.fullmatch(found) else ""

    @property
    def body(self) -> bytes:
        """The bytes the hash is over."""
        return self.line[HEAD : -len(TAIL)]

    def after(self, before: str) -> str:
        """The hash this line has if the entry before it has that one."""
        return sha256(before.encode("ascii") + self.body).hexdigest()

    def rows(self) -> list[tuple[str, int]]:
        """Tables and rows it touched, as far as a damaged line shows them."""
        if self.entry is not None:
            return [(op.table, op.id) for op in self.entry.ops]
        return [(table.decode(), int(id)) for table, id in _OPS.findall(self.line)]


def links_of(data: bytes) -> list[Link]:
    """The lines of a journal. A last one without its end may be unfinished, or its very end was hit: it counts."""
    links, at = [], 0
    for part in data.split(b"\n"):
        for piece in filter(None, _BEGINS.split(part)):
            whole = data[at + len(piece) : at + len(piece) + 1] == b"\n"
            line = (piece if whole else piece[:-1]) + b"\n"  # the byte that ended it is another now
            links.append(Link(at, line, entry=_read(line)))
            at += len(piece)
        at += 1
    return links


def _read(line: bytes) -> Entry | None:
    try:
        return entry_of(line, None)[0]
    except BadLine:
        return None


def prove(journals: Iterable[list[Link]], stands: Mapping[int, str]) -> dict[int, Link]:
    """The best line of each number, from journals and copies of stretches of them.

    `stands`: hashes known from elsewhere, by the number of their entry. Lines that nothing proves but
    nothing speaks against either are there with `proven` False; lines known to be changed have no entry.
    """
    all_of = list(journals)
    known: dict[int, set[str]] = {0: {GENESIS}}
    for n, chain in stands.items():
        known.setdefault(n, set()).add(chain)
    for links in all_of:
        for link in links:
            if link.entry is not None and link.claimed:
                known.setdefault(link.entry.n, set()).add(link.claimed)
    for links in all_of:
        _place(links, known)
    for links in all_of:
        _by_neighbours(links, known, stands)
    sure = {0, *stands, *(link.n for links in all_of for link in links if link.proven)}
    best: dict[int, Link] = {}
    for links in all_of:
        for link in links:
            if not link.proven and link.n - 1 in sure:
                link.entry = None  # the hash before it is certain, so the line itself was changed
            there = best.get(link.n)
            if there is None or (link.proven, link.entry is not None) > (there.proven, there.entry is not None):
                best[link.n] = link
    return best


def _place(links: list[Link], known: dict[int, set[str]]) -> None:
    """Prove each line by the hash before it, and number those that do not say their number."""
    n, before = 0, ""
    for link in links:
        entry = link.entry
        hashes = known.get(entry.n - 1, set()) | ({before} if before else set()) if entry is not None else set()
        if entry is not None and any(link.after(h) == link.claimed for h in hashes):
            link.proven, n = True, entry.n
        elif entry is not None and n < entry.n <= n + NEAR:
            n = entry.n
        else:
            n += 1
        link.n, before = n, link.claimed
        if link.claimed:
            known.setdefault(n, set()).add(link.claimed)


def _by_neighbours(links: list[Link], known: dict[int, set[str]], stands: Mapping[int, str]) -> None:
    """Prove lines whose own hash was hit by the hash of the line after them."""
    for link, later in zip_longest(links, links[1:]):
        if link.proven or link.entry is None:
            continue
        for before in known.get(link.n - 1, ()):
            made = link.after(before)
            if stands.get(link.n) == made or (later is not None and later.after(made) == later.claimed):
                link.proven = True
                known.setdefault(link.n, set()).add(made)
