"""The actions of a theme: what was said and done, what is late and why, what is to be looked at next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tracker.columns.words import counted, standing_words, status_words
from tracker.domain.actions.register import Line, worst_first
from tracker.domain.actions.slips import slips_of
from tracker.domain.long_text import shortened
from tracker.domain.plan import Rag, Theme
from tracker.domain.promises.states import Promise, PromiseState
from tracker.domain.when import MONTH_NAMES, show_day, shown
from tracker.reports.blocks import Block, Bullets, Heading, Run, Runs, Table, TableColumn
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.runs import as_runs, in_a_row, refs_in_a_row, sentence, unbroken


def what_we_did(both: BothDays, theme: Theme) -> Iterator[Block]:
    """A table of all actions: what was promised, how it stands, the latest words."""
    lines = both.lines_of(theme)
    if not lines:
        return
    yield Heading(2, "What we said and what we did")
    yield actions_table(both, lines, f"Actions of {theme.heading}")
    if against := both.contradictions_of(theme, data=False):
        yield Bullets(tuple(as_runs(one.sentence) for one in against))


def actions_table(both: BothDays, lines: Sequence[Line], caption: str) -> Table:
    """A row for each action; but for its ref and text, columns in which no row says anything are left out."""
    columns = (
        TableColumn("Ref", 1.1, row_heading=True),
        TableColumn("What we said", 4.0),
        TableColumn("Lead", 2.2),
        TableColumn("Review", 1.75),  # "Completed" on one line
        TableColumn("How it stands", 1.7),
        TableColumn("What we did", 4.15),
    )
    rows = [_action_row(both, line) for line in lines]
    kept = [
        at for at in range(len(columns)) if at < 2 or any(unbroken("".join(r.text for r in row[at])) for row in rows)
    ]
    return Table(
        caption,
        tuple(columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
        f"{caption}: each with how it stood on {both.day} and what was last said of it.",
    )


def _action_row(both: BothDays, line: Line) -> tuple[Runs, ...]:
    lead = line.action.lead
    who = unbroken(", ".join(part for part in (lead.name, lead.role) if part) or lead.as_printed)
    return (
        as_runs(line.action.ref or "–"),
        as_runs(line.action.text),
        as_runs(who),
        as_runs(shown(line.state.review)),
        _standing(both, line),
        _latest_words(line),
    )


def _standing(both: BothDays, line: Line) -> Runs:
    """The rating as a word in its colour, how late, and the status where it is not the usual one."""
    colour: Rag | None = line.rating if line.state.status.live else ("blue" if line.standing == "complete" else None)
    runs = [Run(standing_words(line, both.as_at), rating=colour)]
    if line.overdue:
        runs.append(Run(f", {counted(line.days_late, 'day')} late"))
    elif line.state.status.live and line.state.status.value != "in progress":
        runs.append(Run(f", {(status_words(line.state.status) or '').lower()}"))
    return tuple(runs)


def _latest_words(line: Line) -> Runs:
    text, day = unbroken(line.state.text or ""), line.state.text_day
    if not text:
        return (Run(""),)
    return (Run(f"{show_day(day)}: ", quiet=True), Run(text)) if day else (Run(text),)


# What is late


def what_is_late(both: BothDays, theme: Theme) -> Iterator[Block]:
    """Each action that is late, the worst first: since when, how often moved, and why; then what was promised."""
    late = worst_first(line for line in both.lines_of(theme) if line.overdue)
    passed = _promised(both, theme, "passed")
    if not late and not passed:
        return
    told = [(line, _why(both, line)) for line in late]
    items: list[Runs] = [
        (both.action_ref(line), Run(f" is {counted(line.days_late, 'day')} late: {why}")) for line, why in told if why
    ]
    bare = [line for line, why in told if not why]
    if bare:
        refs = [(both.action_ref(line), Run(f" ({counted(line.days_late, 'day')})")) for line in bare]
        items.append((Run("Late, and nobody has said why: "), *in_a_row(refs), Run(".")))
    if passed:
        items.append((Run("Promised, and passed without a word: "), *_in_their_words(both, passed)))
    yield Heading(2, "What is late and why")
    yield Bullets(tuple(items))


def _why(both: BothDays, line: Line) -> str:
    """How its review was moved, with the reasons; "" where nothing is known of it."""
    slips = slips_of(line.action, both.as_at, both.limits.due_soon_days)
    if not slips:
        return ""
    moves = [
        f"moved from {shown(slip.old)} to {shown(slip.new) or 'no date'}"
        + (f" ({unbroken(slip.reason)})" if slip.reason else ", without a reason")
        for slip in slips
    ]
    return sentence("; ".join(moves))


# What comes next


def what_comes_next(both: BothDays, theme: Theme) -> Iterator[Block]:
    """What meetings asked for, then the reviews and promises to come, by month; last those without a day."""
    months, others = defaultdict[tuple[int, int], list[Line]](list), defaultdict[str, list[Line]](list)
    asked: list[Runs] = []
    for line in both.lines_of(theme):
        last = line.state.review.last
        if not line.state.status.live or line.overdue:
            continue
        if line.action.origin:
            asked.append(_asked(both, line))
        elif last is None:
            others[shown(line.state.review) or "No date"].append(line)
        else:
            months[last.year, last.month].append(line)
    promised = _by_month(_promised(both, theme, "open"))
    items = list(asked)
    for month in sorted(months.keys() | promised.keys()):
        if month in months:
            items.append(_reviews(both, _month(*month), months[month]))
        if month in promised:
            items.append((Run(f"{_month(*month)}, promised: "), *_in_their_words(both, promised[month])))
    items += [_reviews(both, words, lines) for words, lines in others.items()]
    if items:
        yield Heading(2, "What comes next")
        yield Bullets(tuple(items))


def _asked(both: BothDays, line: Line) -> Runs:
    """ "A meeting asked for 2.4-A1 by 21 Nov 2017: Take up 2.4 (Director)."""
    when = f" by {shown(line.state.review)}" if line.state.review.last else ""
    text, who = unbroken(line.action.text).rstrip("."), unbroken(line.action.lead.as_printed)
    return Run("A meeting asked for "), both.action_ref(line), Run(f"{when}: {text}{f' ({who})' if who else ''}.")


def _month(year: int, month: int) -> str:
    return f"{MONTH_NAMES[month]} {year:04d}"


def _reviews(both: BothDays, words: str, lines: list[Line]) -> Runs:
    kind = "review" if len(lines) == 1 else "reviews"
    refs = refs_in_a_row(both.action_ref(line) for line in lines)
    head = f"{words}: " if words in ("Ongoing", "No date") else f"{words}, {kind} of "
    return Run(head), *refs, Run(".")


# What was promised


def _promised(both: BothDays, theme: Theme, state: PromiseState) -> list[Promise]:
    """The promises of a theme that stand so, by their days."""
    made = [one for one in both.promises if one.theme is theme and one.state == state]
    return sorted(made, key=lambda one: (one.when.last or both.as_at, one.when.first or both.as_at))


def _by_month(made: Sequence[Promise]) -> dict[tuple[int, int], list[Promise]]:
    months = defaultdict[tuple[int, int], list[Promise]](list)
    for one in made:
        if one.when.last is not None:
            months[one.when.last.year, one.when.last.month].append(one)
    return months


def _in_their_words(both: BothDays, made: Sequence[Promise]) -> Runs:
    """ "1.1.4 "Review it at the board in Dec"; 1.2.3 "..."."""
    lines = {id(line.action): line for line in both.lines}
    told = [(both.action_ref(lines[id(one.action)]), Run(f' "{shortened(one.text)}"')) for one in made]
    return (*in_a_row(told, "; "), Run("."))
