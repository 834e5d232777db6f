"""Fuzz for a while: `python -m tests.fuzz --minutes 30`. Exit 1 when anything went wrong, with how to see it again.

A third of the time each: keys into the app (hypothesis, which shortens what fails), noise into a pseudo-terminal,
files over the command line.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fuzz.damaged import Damaged
from tests.fuzz.machine import Hands
from tests.fuzz.noise import Noise

LONG = settings(
    max_examples=10, stateful_step_count=80, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def main() -> int:
    """Run all three kinds and print what they did and what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0, metavar="N", help="how long (default 30)")
    parser.add_argument("--seed", type=int, default=int(time.time()), metavar="N", help="for noise and files")
    options = parser.parse_args()
    share = options.minutes * 20
    wrong = []
    with tempfile.TemporaryDirectory(prefix="chibo-fuzz-") as place:
        noise, files = Noise(Path(place) / "noise", options.seed), Damaged(Path(place) / "files", options.seed)
        for run in (noise, files):
            run.place.mkdir()
            end = time.monotonic() + share
            while time.monotonic() < end:
                run.one()
            wrong += run.wrong
    end = time.monotonic() + share
    while time.monotonic() < end:
        try:
            run_state_machine_as_test(Hands, settings=LONG)
        except Exception as error:
            wrong.append("\n".join([repr(error), *getattr(error, "__notes__", [])]))
    print(f"seed {options.seed}")
    for name, tally in (("noise", noise.tally), ("files", files.tally), ("keys", Hands.tally)):
        print(f"{name}: {dict(tally.most_common())}")
    print(f"slowest command: {files.slowest[0]:.2f} s of processor ({files.slowest[1]})")
    print(f"wrong: {len(wrong)}")
    for line in wrong[:50]:
        print("  " + line[:3000])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
