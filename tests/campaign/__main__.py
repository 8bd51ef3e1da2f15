"""Runs the campaign, or parts of it, and prints its table: `python -m tests.campaign [--share 0.05] [PART...]`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.campaign.crowds import crowds
from tests.campaign.cuts import power_cuts
from tests.campaign.faults import failing_calls
from tests.campaign.kills import kills
from tests.campaign.table import Row, table_of
from tests.campaign.verbs import make_folder

ROOT = Path(__file__).parents[2]
KILLS, CUTS = 1000, 1000
PARTS = ("kills", "cuts", "calls", "crowds")


def main() -> int:
    """The exit code: 1 when something was lost, when a control has shown no loss, or when something was not tried."""
    asked = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; by default all")
    asked.add_argument("--share", type=float, default=1, help="how much of it, for a quick look: 0.05")
    asked.add_argument("--seed", type=int, default=int(time.time()), help="of power cuts that are to be met again")
    given = asked.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        asked.error(f"there is no part {min(unknown)}")
    on_disk = ROOT / "build" / "campaign"
    shutil.rmtree(on_disk, ignore_errors=True)
    on_disk.mkdir(parents=True)
    with tempfile.TemporaryDirectory(dir=_memory()) as in_memory:
        rows = run(given.parts or PARTS, on_disk, Path(in_memory), given.share, given.seed)
    print(table_of(rows))
    return 0 if all(row.holds for row in rows) else 1


def _memory() -> str | None:
    """A folder in memory where there is one: what is cut off or fails on purpose needs no disk, which takes time."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def run(parts: tuple[str, ...], on_disk: Path, in_memory: Path, share: float, seed: int) -> list[Row]:
    """The rows of some parts."""
    template = make_folder(in_memory / "template")
    parts_by_name = {
        "kills": lambda: kills(template, on_disk, round(KILLS * share)),
        "cuts": lambda: power_cuts(template, in_memory, round(CUTS * share), seed),
        "calls": lambda: failing_calls(template, in_memory, every=max(round(1 / share), 1)),
        "crowds": lambda: crowds(on_disk, share),
    }
    rows = []
    for part in parts:
        begun = time.monotonic()
        rows += parts_by_name[part]()
        print(f"{part}: {time.monotonic() - begun:.0f} seconds", file=sys.stderr, flush=True)
    return rows


if __name__ == "__main__":
    sys.exit(main())
