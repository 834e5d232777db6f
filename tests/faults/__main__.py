"""Many faults of every kind: `python -m tests.faults --times 10000`. Exit 1 when anything was lost."""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import ext4
from tests.faults.long_run import LongRun


def main() -> int:
    """Run the faults and print what was survived and what was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--times", type=int, default=10_000, metavar="N", help="how many faults (default 10000)")
    parser.add_argument("--seed", type=int, default=int(time.time()), metavar="N")
    parser.add_argument(
        "--power", type=int, metavar="N", help="instead: cut the power N times under a real ext4 (root)"
    )
    options = parser.parse_args()
    if options.power:
        return power(options.power, options.seed)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chibo-faults-") as place:
        run = LongRun(Path(place), options.seed)
        try:
            for n in range(options.times):
                run.one()
                if n % 20 == 0:
                    print(f"\r{n}/{options.times}", end="", file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            print(" stopped", file=sys.stderr)
    print(f"\nseed {options.seed}, {time.monotonic() - begun:.0f} s")
    for kind, count in sorted(run.faults.items(), key=lambda item: -item[1]):
        print(f"{count:7} {kind}")
    print(f"{sum(run.faults.values()):7} faults; {run.marks} acknowledged marks looked for; lost: {len(run.lost)}")
    for line in run.lost[:50]:
        print("  " + line)
    return 1 if run.lost else 0


def power(times: int, seed: int) -> int:
    """Cut the power under a writer many times; 1 when a mark it was told of is gone or the book is damaged."""
    rng, told, wrong = random.Random(seed), 0, list[str]()
    with tempfile.TemporaryDirectory(prefix="chibo-power-") as place:
        (Path(place) / "trial").mkdir()
        if why := ext4.lacking(Path(place) / "trial"):
            print(why, file=sys.stderr)
            return 1
        for n in range(times):
            count, lost, trouble = ext4.lost_in_a_cut(Path(place) / str(n), rng)
            shutil.rmtree(Path(place) / str(n))
            told += count
            wrong += [f"cut {n}: {sorted(lost)} {trouble}"] if lost or trouble else []
            print(f"\r{n + 1}/{times}", end="", file=sys.stderr, flush=True)
    print(f"\nseed {seed}: {times} power cuts; {told} acknowledged marks looked for; wrong: {len(wrong)}")
    for line in wrong:
        print("  " + line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
