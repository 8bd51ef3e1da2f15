"""The page that a committee reads first: counts with what changed, what got better, what got worse, what is stuck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.columns.words import counted
from tracker.domain.actions.register import Line
from tracker.reports.blocks import Block, Bullets, Counts, Heading, Prose, Run, Runs
from tracker.reports.committee.action_movements import MovedWay, Movement, action_movement
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.figures import counted_lines, counted_measures
from tracker.reports.committee.measure_movements import measure_movement
from tracker.reports.committee.runs import as_runs, refs_in_a_row

_MOST = 3  # sentences of a kind; the refs of all others follow in one
_HEADINGS: dict[MovedWay, str] = {
    "better": "What got better",
    "worse": "What got worse",
    "stuck": "What is stuck",
}
_ALONE: dict[MovedWay, str] = {
    "better": "What is getting better",
    "worse": "What is getting worse",
    "stuck": "What is late or stuck",
}


def one_page(both: BothDays) -> Iterator[Block]:
    """The counts, then the movements of actions and measures, the gravest first."""
    yield Heading(1, "In one page", "one-page")
    if not both.lines and not both.rows:
        yield Prose(as_runs(f"The plan holds no action and no measure by {both.day}."))
        return
    if items := tuple(_counts(both)):
        yield Counts(items)
    of_actions = [(line, action_movement(both, line)) for line in both.lines]
    of_measures = [(row, measure_movement(both, row)) for row in both.rows]
    for way, heading in (_HEADINGS if both.since else _ALONE).items():
        actions = _told(way, [(both.action_ref(line), one) for line, one in of_actions if one], "action")
        measures = _told(way, [(both.measure_ref(row.measure), one) for row, one in of_measures if one], "measure")
        told = (*actions, *measures, *(_silent(both) if way == "stuck" else ()))
        if told:
            yield Heading(2, heading)
            yield Bullets(told)


def _told(way: MovedWay, movements: Sequence[tuple[Run, Movement]], noun: str) -> tuple[Runs, ...]:
    """A sentence each for the gravest, and one with the refs of all others."""
    found = [(ref, one) for ref, one in movements if one.way == way]
    gravest = sorted((one for _, one in found), key=lambda one: -one.weight)
    gravest = gravest[: _MOST if len(gravest) > _MOST + 1 else None]
    rest = [ref for ref, one in found if one not in gravest]  # in the order of the plan
    told = [one.tell() for one in gravest]
    if rest:
        words = {"better": "got better", "worse": "got worse", "stuck": "stay as they were"}[way]
        head = Run(f"{len(rest)} more {noun}s {words}: ")
        told.append((head, *refs_in_a_row(rest), Run(".")))
    return tuple(told)


def _silent(both: BothDays) -> tuple[Runs, ...]:
    """One sentence on all that nobody has written about."""
    lines, live = [line for line in both.lines if line.silent], [line for line in both.lines if line.state.status.live]
    if not lines:
        return ()
    days = both.limits.silent_days
    rule = f"Live actions without commentary in the {days} days before {both.day}"
    count = counted_lines(both, rule, lines, len(live))
    has = "has" if len(live) == 1 else "have"
    said = [line.state for line in lines if line.state.text]
    if said and all(state.text_day is None for state in said):
        return ((count, Run(f" live {_noun('action', len(live))} {has} no commentary with a date.")),)
    return ((count, Run(f" live {_noun('action', len(live))} {has} no commentary of the last {days} days.")),)


def _noun(noun: str, count: int) -> str:
    return counted(count, noun).split(" ", 1)[1]


# The counts


def _counts(both: BothDays) -> Iterator[tuple[Runs, str, str]]:
    live = [line for line in both.lines if line.state.status.live]
    if both.lines:
        yield from _of_actions(both, live)
    if both.rows:
        yield from _of_measures(both)


def _of_actions(both: BothDays, live: Sequence[Line]) -> Iterator[tuple[Runs, str, str]]:
    then = both.counts_before
    total, live_then = len(both.lines), sum(line.state.status.live for line in both.before.values())
    late = [line for line in live if line.overdue]
    rule = f"Live actions past the last day of their review on {both.day}"
    was = f"{then['overdue']} of {live_then}"
    yield (counted_lines(both, rule, late),), f"of {_live(len(live))} overdue", _then(both, was)
    red = [line for line in live if line.rating == "red"]
    rule = f"Live actions rated red on {both.day}"
    yield (counted_lines(both, rule, red),), f"of {_live(len(live))} rated red", _then(both, f"{then['red']}")
    done = [line for line in both.lines if line.standing == "complete"]
    rule = f"Actions complete on {both.day}"
    whole = counted(total, "action")
    yield (counted_lines(both, rule, done),), f"of {whole} complete", _then(both, f"{then['complete']}")
    waiting = [line for line in both.lines if line.awaiting_sign_off]
    if waiting or then["awaiting_sign_off"]:
        rule = f"Actions reported complete and not signed off on {both.day}"
        words = _then(both, f"{then['awaiting_sign_off']}")
        yield (counted_lines(both, rule, waiting),), f"of {whole} awaiting sign-off", words


def _of_measures(both: BothDays) -> Iterator[tuple[Runs, str, str]]:
    read = [row for row in both.rows if row.finding.latest]
    then = sum(1 for row in both.rows_before.values() if row.finding.latest)
    rule, whole = f"Measures with a reading by {both.day}", counted(len(both.rows), "measure")
    yield (counted_measures(both, rule, read),), f"of {whole} with a reading", _then(both, f"{then}")
    moving = [row for row in read if row.finding.direction_of_travel in ("improving", "worsening", "no change")]
    if moving:
        better = [row for row in moving if row.finding.direction_of_travel == "improving"]
        rule = f"Measures whose latest reading by {both.day} is better than the one before"
        words = f"of {counted(len(moving), 'measure')} with two readings or more improving"
        yield (counted_measures(both, rule, better),), words, ""


def _live(count: int) -> str:
    return f"{count:,} live {_noun('action', count)}"


def _then(both: BothDays, words: str) -> str:
    return f"{words} on {both.since_day}" if both.since else ""
