"""Reads so many mutants and says what went wrong: `python -m tests.fuzz [--count 2000] [--seed 1]`."""

import argparse
import shutil
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from tests.fuzz.mutating import ROOT, mutants
from tests.fuzz.trying import tried


def main():
    """Read them all; the answer is how many went wrong, whose files stay in build/fuzz."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--count", type=int, default=2000, help="how many mutants")
    asked.add_argument("--first", type=int, default=0, help="the number of the first one")
    asked.add_argument("--seed", default="1", help="another one gives other mutants")
    given = asked.parse_args()
    folder = ROOT / "build" / "fuzz"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    outcomes, slowest = Counter(), (0.0, "")
    for result in tried(islice(mutants(given.first + given.count, given.seed), given.first, None), Path(folder)):
        outcomes["wrong" if result.bad else result.outcome] += 1
        slowest = max(slowest, (result.times, result.name))
        if result.bad:
            print(f"{folder / result.name} ({result.what}): {result.outcome}\n{result.words}", flush=True)
    print(
        ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()),
        f"- the slowest took {slowest[0]:.1f} times as much work as the sample plan: {slowest[1]}",
    )
    return min(outcomes["wrong"], 1)


if __name__ == "__main__":
    sys.exit(main())
