"""Runs the campaign, or parts of it, and prints its table: `python -m tests.campaign [--share 0.05] [PART...]`."""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.campaign.parts import PARTS, run
from tests.campaign.table import table_of

FOLDER = Path(__file__).parents[2] / "build" / "campaign"
AT_ONCE = 2  # parts


def main() -> int:
    """The exit code: 1 when something was lost, when a control has shown no loss, or when something was not tried."""
    asked = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; by default all")
    asked.add_argument("--share", type=float, default=1, help="how much of it, for a quick look: 0.05")
    asked.add_argument("--seed", type=int, default=int(time.time()), help="of power cuts that are to be met again")
    given = asked.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        asked.error(f"there is no part {min(unknown)}")
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with ProcessPoolExecutor(AT_ONCE, multiprocessing.get_context("spawn")) as processes:
        begun = [processes.submit(run, part, FOLDER, given.share, given.seed) for part in given.parts or PARTS]
        rows = [row for part in begun for row in part.result()]
    print(table_of(rows))
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
