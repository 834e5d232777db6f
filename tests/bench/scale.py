"""A large cell and a full host: five hundred members with fifty years, and thirty terminals marking at once.

Growth is told against the small and the single of the same run: sixteen members with one year, one terminal.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from threading import Barrier
from typing import Final

from tests.bench import books, screens
from tests.bench.pty import Cost, Wire
from tests.bench.screens import Marks, Program, Stage, Start, ensure_grown, size_of
from tests.bench.table import Row

MEMBERS: Final = 500
AGE: Final = 50
TERMINALS: Final = 30
MARKED: Final = 12
"""Members each terminal marks."""
PAUSE: Final = 0.5
"""Seconds between two marks of one terminal: a quick secretary."""
WALK: Final = ("sessions", "members", "log", "register", "themes", "assignments", "today", "palette", "roll call")
"""The rooms whose opening is told."""


@dataclass(frozen=True, slots=True)
class Host:
    """What a number of terminals at once took: milliseconds and bytes of each mark, memory of each terminal."""

    costs: list[Cost]
    pss: list[float]
    """MiB that each is to blame for, what they share divided among them."""
    rss: list[float]
    """MiB each holds."""


def memory(process: int) -> tuple[float, float]:
    """Pss and Rss of a process, in MiB."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text()
    found = dict(re.findall(r"^(Pss|Rss):\s+(\d+)", text, re.M))
    return int(found["Pss"]) / 1024, int(found["Rss"]) / 1024


def at_once(stage: Stage, program: Program, terminals: int) -> Host:
    """Start that many terminals, each on a book of its own, and mark in all of them at the same time."""
    ready = Barrier(terminals)

    def work(number: int, wire: Wire, journal: Path | None) -> list[Cost]:
        ready.wait()
        time.sleep(PAUSE * number / terminals)
        found = []
        for _ in range(MARKED):
            begun, size = time.perf_counter(), size_of(journal)
            found.append(wire.cost("c", answer=program.answer, answered=partial(ensure_grown, journal, size)))
            time.sleep(max(0.0, PAUSE - (time.perf_counter() - begun)))
        return found

    with ExitStack() as stack, ThreadPoolExecutor(terminals) as pool:
        there = [stack.enter_context(stage.standing(program)) for _ in range(terminals)]
        marked = list(pool.map(lambda one: work(one[0], *one[1]), enumerate(there)))
        held = [memory(wire.process.pid) for wire, _journal in there]
        # The first mark of a roll stores its rows as well; it is told with the keys.
        return Host([cost for costs in marked for cost in costs[1:]], [p for p, _ in held], [r for _, r in held])


def rows(stage: Stage, place: Path, runs: int, tell: Callable[[str], None]) -> list[Row]:
    """The rows of the table."""
    tell(f"scale: making a book of {MEMBERS} members and {AGE} years")
    large = screens.chibo("large", books.make(place / "large", AGE, people=MEMBERS))
    small = screens.chibo("small", books.make(place / "small", 1))
    return [*_large(stage, large, small, runs, tell), *_host(stage, small, tell)]


def _large(stage: Stage, large: Program, small: Program, runs: int, tell: Callable[[str], None]) -> list[Row]:
    what = f"{MEMBERS} members, {AGE} y"
    programs = (large, small)
    starts: dict[str, list[Start]] = {"large": [], "small": []}
    marks: dict[str, list[Marks]] = {"large": [], "small": []}
    walks: dict[str, list[dict[str, Cost]]] = {"large": [], "small": []}
    for run in range(runs):
        for program in programs:
            tell(f"scale: {program.name} book {run + 1}/{runs}")
            starts[program.name].append(stage.once(program))
            marks[program.name].append(stage.marks(program, 15))
            walks[program.name].append(stage.rooms(program))
    usable, peak = (
        [[s.usable for s in found] for found in starts.values()],
        [[s.peak_mib for s in found] for found in starts.values()],
    )
    ms = [[median(c.ms for c in m.costs) for m in found] for found in marks.values()]
    size = [[median(float(c.size) for c in m.costs) for m in found] for found in marks.values()]
    made = [
        Row(f"{what} (floor: 16 members, 1 y): start", "ms", usable[0], usable[1]),
        Row("… memory, most", "MiB", peak[0], peak[1]),
        Row("… a mark", "ms", ms[0], ms[1], ratio=1.3, most=50),
        Row("… bytes a mark", "bytes", size[0], size[1], most=400),
    ]
    for name in WALK:
        own, bare = ([w[name].ms for w in walks[program.name]] for program in programs)
        made.append(Row(f"… room: {name}", "ms", own, bare, most=500))
    return made


def _host(stage: Stage, small: Program, tell: Callable[[str], None]) -> list[Row]:
    line = screens.floor("line")
    found: list[Host] = []
    for program, terminals in ((small, TERMINALS), (line, TERMINALS), (small, 1)):
        tell(f"scale: {terminals} × {program.name}")
        found.append(at_once(stage, program, terminals))
    many, bare, one = found
    first = f"{TERMINALS} books, {TERMINALS} terminals"
    ms, floor, alone = ([median(_ms(host))] for host in found)
    size, little = ([median(float(c.size) for c in host.costs)] for host in (many, one))
    return [
        Row(f"{first} at once (floor: {TERMINALS} line floors): a mark", "ms", ms, floor, ratio=2, most=50),
        Row("… 95th percentile", "ms", [_late(_ms(many))], [_late(_ms(bare))]),
        Row("… worst", "ms", [max(_ms(many))], [max(_ms(bare))]),
        Row("… a mark (floor: one terminal)", "ms", ms, alone),
        Row("… 95th percentile (floor: one terminal)", "ms", [_late(_ms(many))], [_late(_ms(one))]),
        Row("… bytes a mark (floor: one terminal)", "bytes", size, little, most=400),
        Row("… memory a terminal, PSS", "MiB", many.pss, bare.pss),
        Row("… memory a terminal, RSS", "MiB", many.rss, bare.rss, most=60),
    ]


def _ms(host: Host) -> list[float]:
    return [cost.ms for cost in host.costs]


def _late(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]
