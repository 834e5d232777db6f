"""The parts of the benchmark that draw, each as rows of the table: start, keys, letters, rooms, idle.

Chibo and the floors take turns run by run, so that a change of the machine's mood hits both. How one
start or one key is measured is in screens.py; budgets stand here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import mean, median, quantiles

from tests.bench.pty import Cost
from tests.bench.screens import ROOMS, YEARS, Marks, Program, Stage, Start, floor
from tests.bench.table import Row

Tell = Callable[[str], None]
"""Hears how far things are."""


def start_rows(stage: Stage, own: Program, runs: int, tell: Tell) -> list[Row]:
    """Start, against the floor bare and between Textual's own bars."""
    programs = [own, floor("line"), floor("bars")]
    found: dict[str, list[Start]] = {program.name: [] for program in programs}
    for run in range(-1, runs):  # the first round only warms the bytecode and the page cache
        tell(f"start {max(run, 0) + 1}/{runs}")
        for program in programs:
            started = stage.once(program)
            if run >= 0:
                found[program.name].append(started)
    ours, line, bars = (found[p.name] for p in programs)
    sizes = (float(stage.first_screen(own)), float(stage.first_screen(programs[1])))
    usable, floor_usable = [s.usable for s in ours], [s.usable for s in line]
    return [
        Row(f"start to usable roll call, {YEARS} y", "ms", usable, floor_usable, ratio=1.5, sizes=sizes, answers=False),
        Row("… all rows painted", "ms", [s.rows for s in ours], [s.rows for s in line]),
        Row("… against the floor with Header and Footer", "ms", usable, [s.usable for s in bars]),
        Row("first screen", "bytes", [sizes[0]], [sizes[1]]),
        Row(f"memory, most, {YEARS} y", "MiB", [s.peak_mib for s in ours], [s.peak_mib for s in line], most=60),
    ]


def key_rows(stage: Stage, own: Program, hundred: Program, runs: int, far: int, tell: Tell) -> list[Row]:
    """A mark: time to the last byte painted with the write on disk, bytes, processor time.

    Of the hundred members the first `far` are marked.
    """
    programs = [own, floor("line"), hundred, floor("datatable")]
    found: dict[str, list[Marks]] = {program.name: [] for program in programs}
    for run in range(runs):
        tell(f"keys {run + 1}/{runs}")
        for program in programs:
            found[program.name].append(stage.marks(program, far if program is hundred else 15))
    ours, line, many, stock = (found[p.name] for p in programs)
    at_rest = _ms(line, median)
    sizes = (_sizes(ours, median)[0], _sizes(line, median)[0])
    return [
        Row("key to mark painted and on disk", "ms", _ms(ours, median), at_rest, ratio=2, most=50, sizes=sizes),
        Row("… 95th percentile", "ms", _ms(ours, _late), _ms(line, _late)),
        Row("… 100 members", "ms", _ms(many, median), at_rest, ratio=2, most=50),
        Row("… floor: stock DataTable", "ms", _ms(ours, median), _ms(stock, median)),
        Row("… the first mark of a roll", "ms", [m.first.ms for m in ours], [m.first.ms for m in line]),
        Row("processor time a mark", "ms", [m.cpu_ms for m in ours], [m.cpu_ms for m in line]),
        Row("bytes a mark", "bytes", _sizes(ours, median), _sizes(line, median), most=400),
        Row("… dearest mark", "bytes", _sizes(ours, max), _sizes(line, max), most=400),
        Row("… 100 members", "bytes", _sizes(many, median), most=400),
        Row("… 100 members, mean with the view moving on", "bytes", _sizes(many, mean)),
        Row("… the first mark of a roll", "bytes", [float(m.first.size) for m in ours]),
        Row("… floor: stock DataTable", "bytes", _sizes(ours, median), _sizes(stock, median)),
    ]


def speech_rows(stage: Stage, own: Program, hundred: Program, runs: int, tell: Tell) -> list[Row]:
    """An opinion logged at a sitting: its last key to the last byte painted with the write on disk; all its bytes."""
    line = floor("line")
    ours: list[list[Cost]] = []
    many: list[list[Cost]] = []
    bare: list[Marks] = []
    for run in range(runs):
        tell(f"speeches {run + 1}/{runs}")
        ours.append(stage.speeches(own, 15).costs)
        many.append(stage.speeches(hundred, 15).costs)
        bare.append(stage.marks(line, 15))
    ms, wide = ([median(c.ms for c in costs) for costs in found] for found in (ours, many))
    size = [[float(c.size) for c in costs] for costs in ours]
    at_rest = _ms(bare, median)
    return [
        Row("Enter to an opinion painted and on disk", "ms", ms, at_rest, ratio=2, most=50),
        Row("… 100 members", "ms", wide, at_rest, ratio=2, most=50),
        Row("bytes an opinion (number, letter, Enter)", "bytes", [median(one) for one in size], most=600),
        Row("… dearest opinion", "bytes", [max(one) for one in size], most=600),
        Row("… 100 members", "bytes", [median(float(c.size) for c in costs) for costs in many], most=600),
    ]


def _ms(found: Sequence[Marks], of: Callable[[list[float]], float]) -> list[float]:
    return [of([c.ms for c in marks.costs]) for marks in found]


def _sizes(found: Sequence[Marks], of: Callable[[list[float]], float]) -> list[float]:
    return [of([float(c.size) for c in marks.costs]) for marks in found]


def _late(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


def letter_rows(stage: Stage, own: Program, runs: int, tell: Tell) -> list[Row]:
    """A letter typed into the note, against Textual's Input as it comes."""
    stock = floor("input")
    ours: list[list[Cost]] = []
    theirs: list[list[Cost]] = []
    for run in range(runs):
        tell(f"letters {run + 1}/{runs}")
        ours.append(stage.letters(own))
        theirs.append(stage.letters(stock))
    ms = [[median(c.ms for c in costs) for costs in found] for found in (ours, theirs)]
    size = [[median(float(c.size) for c in costs) for costs in found] for found in (ours, theirs)]
    return [
        Row("a letter in the note (floor: stock Input)", "ms", ms[0], ms[1], ratio=2, sizes=(size[0][0], size[1][0])),
        Row("… bytes", "bytes", size[0], size[1], ratio=2),
    ]


def room_rows(stage: Stage, own: Program, runs: int, tell: Tell) -> list[Row]:
    """Every room's opening, against a bare switch between two screens of sixteen lines."""
    found: list[dict[str, Cost]] = []
    bare: list[float] = []
    two = floor("switch")
    for run in range(runs):
        tell(f"rooms {run + 1}/{runs}")
        found.append(stage.rooms(own))
        bare.append(median(cost.ms for cost in stage.switches(two, 4)))
    made = []
    for name, _key in ROOMS:
        size = [float(costs[name].size) for costs in found]
        made.append(Row(f"room: {name}", "bytes", size, most=15_000))
        ms = [costs[name].ms for costs in found]
        made.append(Row(f"room: {name}", "ms", ms, bare, above=60, sizes=(median(size), 0)))
    return made


def idle_rows(stage: Stage, own: Program, runs: int, seconds: float, tell: Tell) -> list[Row]:
    """Nothing done for a while, beside the floor that does nothing either."""
    found, bare = [], []
    line = floor("line")
    for run in range(runs):
        tell(f"idle {run + 1}/{runs}")
        found.append(stage.idle(own, seconds))
        bare.append(stage.idle(line, seconds))
    (sent, cpu, wakes), (_nothing, floor_cpu, floor_wakes) = (list(zip(*runs, strict=True)) for runs in (found, bare))
    return [
        Row(f"idle {seconds:.0f} s: sent", "bytes", [float(size) for size in sent], most=0),
        Row("… processor", "%", cpu, floor_cpu, most=1),
        Row("… wake-ups a second", "", wakes, floor_wakes),
    ]
