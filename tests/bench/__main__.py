"""Run the benchmark and print its table: `python -m tests.bench` in the project's folder. Linux."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.bench import books, parts, scale, screens, storage
from tests.bench.table import Line, Row, markdown

PARTS: Final = ("start", "keys", "speeches", "letters", "rooms", "idle", "store", "scale")

SPEECH_RUNS: Final = 2
"""Runs of the speeches: each waits as people do between two of them, and takes three quarters of a minute."""


def asked(argv: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, under a minute; for a first look")
    parser.add_argument("--runs", type=int, metavar="N", help="runs of every measuring (default 7; quick 3)")
    parser.add_argument("--only", metavar="PART,…", default=",".join(PARTS), help="of " + ",".join(PARTS))
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every run's figures there")
    parser.add_argument("--markdown", action="store_true", help="print the table alone")
    parser.add_argument(
        "--rtt", type=float, metavar="MS", help="also say what it costs over a line with this round trip"
    )
    parser.add_argument("--kbps", type=float, metavar="N", help="… of this many kbit/s towards the terminal")
    parser.add_argument(
        "--place", metavar="DIR", help="folder on the disk to measure (default: that of temporary files)"
    )
    options = parser.parse_args(argv)
    options.parts = options.only.split(",")
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    options.runs = options.runs or (3 if options.quick else 7)
    return options


def tell(words: str) -> None:
    """Say on standard error how far things are: over the same line in a terminal, else a line for each."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)
    elif words:
        print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


def measure(place: Path, chosen: Sequence[str], runs: int, *, quick: bool) -> list[Row]:
    """All rows of the table, measured in a folder of their own."""
    stage = screens.Stage(place)
    own = screens.chibo("chibo", books.make(place / "sixteen", screens.YEARS))
    made: list[Row] = []
    if "start" in chosen:
        made += parts.start_rows(stage, own, runs if quick else runs + 4, tell)
    if {"keys", "speeches"} & set(chosen):
        hundred = screens.chibo("chibo 100", books.make(place / "hundred", screens.YEARS, people=100))
        if "keys" in chosen:
            made += parts.key_rows(stage, own, hundred, runs, 22 if quick else 40, tell)
        if "speeches" in chosen:
            made += parts.speech_rows(stage, own, hundred, 1 if quick else min(runs, SPEECH_RUNS), tell)
    if "letters" in chosen:
        made += parts.letter_rows(stage, own, runs, tell)
    if "rooms" in chosen:
        made += parts.room_rows(stage, own, 1 if quick else runs, tell)
    if "idle" in chosen:
        made += parts.idle_rows(stage, own, 1 if quick else 3, 3 if quick else 8, tell)
    if "store" in chosen:
        made += storage.rows(place, (1, 10, 20, 50), runs, 96 if quick else 160, tell)
    if "scale" in chosen:
        made += scale.rows(stage, place, 1 if quick else min(runs, 3), tell)
    tell("")
    return made


def machine() -> str:
    """Where the figures come from."""
    return (
        f"{os.cpu_count()} processors, {platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f}; 80x24, TERM=xterm-256color"
    )


def in_memory(folder: Path) -> bool:
    """Whether a folder is kept in memory, where a flush costs nothing."""
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    over = [(place, kind) for place, kind in mounts if folder.resolve().is_relative_to(place)]
    return max(over, key=lambda mount: len(mount[0]), default=("", ""))[1] in ("tmpfs", "ramfs")


def on_a_disk() -> Path:
    """Where temporary files go; the user's own folder where those are kept in memory."""
    usual = Path(tempfile.gettempdir())
    return Path.home() if in_memory(usual) else usual


def line_of(options: argparse.Namespace) -> Line | None:
    """The line to model, if one was asked for: a phone's hotspot where only half of it was said."""
    if options.rtt is None and options.kbps is None:
        return None
    return Line(200.0 if options.rtt is None else options.rtt, options.kbps or 256.0)


def main(argv: list[str] | None = None) -> int:
    """Measure, print; 0 whatever the figures say."""
    options = asked(argv)
    before, begun = machine(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chibo-bench-", dir=options.place or on_a_disk()) as place:
        rows = measure(Path(place), options.parts, options.runs, quick=options.quick)
    if not options.markdown:
        print(f"{before}\nmedian (least–most) of {options.runs} runs, {time.monotonic() - begun:.0f} s\n")
    print(markdown(rows, line_of(options)))
    if not options.markdown:
        judged = [row.held for row in rows if row.held is not None]
        print(f"\n{sum(judged)} of {len(judged)} budgets held.")
    if options.json is not None:
        figures = [{"what": r.what, "unit": r.unit, "own": list(r.own), "floor": list(r.floor)} for r in rows]
        options.json.write_text(json.dumps({"machine": before, "rows": figures}, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
