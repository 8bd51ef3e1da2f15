"""Times two ways of doing a job by turns, so that whatever else the machine does falls on both."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Result:
    """The seconds that ours and the bare way took, pair by pair; `note` is printed with them."""

    ours: list[float]
    bare: list[float]
    note: str = ""

    @property
    def ratios(self) -> list[float]:
        """How many times as long ours took, the smallest first."""
        return sorted(ours / bare for ours, bare in zip(self.ours, self.bare, strict=True))

    @property
    def ratio(self) -> float:
        """The median ratio of the pairs."""
        return median(self.ratios)


def timed_in_pairs(ours: Job, bare: Job, pairs: int, *, tidy: bool = True, ready: Job | None = None) -> Result:
    """Time each way by turns."""
    return Result(*timed_by_turns((ours, bare), pairs, tidy=tidy, ready=ready))


def timed_by_turns(
    jobs: Sequence[Job], turns: int, *, tidy: bool = True, ready: Job | None = None
) -> list[list[float]]:
    """Run each job once unmeasured, then all by turns, every second time from the last to the first; their seconds.

    `tidy`: what one run left behind is collected before the next; for jobs of a moment that takes far too long.
    `ready` comes before each turn, unmeasured.
    """
    ready = ready or (lambda: None)
    ready()
    for job in jobs:
        job()
    times: list[list[float]] = [[] for _ in jobs]
    for number in range(turns):
        ready()
        for at in range(len(jobs)) if number % 2 == 0 else reversed(range(len(jobs))):
            if tidy:
                gc.collect()
            times[at].append(_seconds(jobs[at]))
    return times


def peak_of(job: Job) -> int:
    """The most bytes that a job holds at once beyond what was held before it."""
    gc.collect()
    tracemalloc.start()
    job()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _seconds(job: Job) -> float:
    begun = perf_counter()
    job()
    return perf_counter() - begun


def line(name: str, result: Result, aim: float) -> str:
    """A result as one line: both medians, the median ratio, its spread, the aim and whether it is met."""
    met = "met" if result.ratio <= aim else "MISSED"
    return f"{name:24} {_time(median(result.ours))}  {against(result)}  aim {aim:4.2f}  {met}" + "".join(
        f"\n{'':24} {note}" for note in result.note.splitlines()
    )


def against(result: Result) -> str:
    """How ours stands against the bare way."""
    ratios = result.ratios
    middle = ratios[len(ratios) // 10 : len(ratios) - len(ratios) // 10]  # without the tenths at both ends
    spread = f"{middle[0]:.2f} to {middle[-1]:.2f}"
    return f"bare {_time(median(result.bare))}  ratio {result.ratio:5.2f}  ({spread}, {len(ratios)} pairs)"


def _time(taken: float) -> str:
    return f"{taken:8.2f} s " if taken >= 1 else f"{taken * 1000:8.2f} ms"
