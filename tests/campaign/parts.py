"""The parts of the campaign, each in a process of its own."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.campaign.crowds import crowds
from tests.campaign.cuts import power_cuts
from tests.campaign.faults import failing_calls
from tests.campaign.kills import kills
from tests.campaign.table import Row
from tests.campaign.typed_words import typed_words
from tests.campaign.verbs import make_folder

KILLS, CUTS, TYPED = 1000, 1000, 50
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
Run = Callable[[Path, Path, float, int], list[Row]]  # by a template, in a folder, how much of it, with a seed
# Those that are killed lie on a real disk; what is cut off or fails on purpose needs none, which would take its time.
ON_DISK: dict[str, Run] = {
    "kills": lambda template, folder, share, seed: kills(template, folder, round(KILLS * share)),
    "typing": lambda template, folder, share, seed: typed_words(folder, max(round(TYPED * share), 1)),
    "crowds": lambda template, folder, share, seed: crowds(folder, share),
}
SIMULATED: dict[str, Run] = {
    "calls": lambda template, folder, share, seed: failing_calls(template, folder, max(round(1 / share), 1)),
    "cuts": lambda template, folder, share, seed: power_cuts(template, folder, round(CUTS * share), seed),
}
PARTS = ("kills", "typing", "cuts", "calls", "crowds")  # in the order of the table


def run(part: str, on_disk: Path, share: float, seed: int) -> list[Row]:
    """The rows of one part; how long it took is told."""
    begun = time.monotonic()
    with TemporaryDirectory(dir=on_disk if part in ON_DISK else IN_MEMORY) as folder:
        rows = {**ON_DISK, **SIMULATED}[part](make_folder(Path(folder) / "template"), Path(folder), share, seed)
    print(f"{part}: {time.monotonic() - begun:.0f} seconds", file=sys.stderr, flush=True)
    return rows
