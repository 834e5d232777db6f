"""Cut a real SSH line many times: `python -m tests.ssh --times 300`. Exit 1 when anything was lost."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.ssh.daemon import lacking
from tests.ssh.drill import CUTS, WORK, Drill


def main() -> int:
    """Run the drill and print what it saw."""
    parser = argparse.ArgumentParser(prog="python -m tests.ssh", description=__doc__)
    parser.add_argument("--times", type=int, default=300, metavar="N", help="how many lines to cut (default 300)")
    parser.add_argument("--seed", type=int, default=int(time.time()), metavar="N")
    options = parser.parse_args()
    if why := lacking():
        print(why, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="chibo-ssh-") as place:
        drill = Drill(Path(place), options.seed)
        try:
            for n in range(options.times):
                cut, work = CUTS[n % len(CUTS)], WORK[n // len(CUTS) % len(WORK)]
                try:
                    drill.round(cut, work)
                except AssertionError as error:
                    drill.tally.lost.append(f"round {n}, {cut}, {work}: {error}")
                print(f"\r{n + 1}/{options.times}", end="", file=sys.stderr, flush=True)
        finally:
            drill.close()
    tally = drill.tally
    print(f"\nseed {options.seed}: {sum(tally.cuts.values())} lines cut: {dict(tally.cuts)}")
    print(f"{tally.shown} marks and speeches had been shown, {tally.drafts} texts were half typed")
    print(f"a full disk was said to be one {tally.refused} times ({drill.disk.why_not or 'an ext4 of its own'})")
    print("the program was gone after at most " + ", ".join(f"{s:.2f} s ({c})" for c, s in tally.slowest.items()))
    print(f"lost: {len(tally.lost)}")
    for line in tally.lost:
        print("  " + line)
    return 1 if tally.lost else 0


if __name__ == "__main__":
    sys.exit(main())
