"""Whether an action is done: yes or no, a tick, a share in percent, a date, under "Completed?" or "% complete"."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.documents.grid import Cell, folded, serial_day
from tracker.documents.progress.action_row import ActionRow, Heads
from tracker.documents.progress.shared_problems import Cause, RowProblem, SharedProblems
from tracker.documents.ratings.rating_signs import rating_of_sign
from tracker.documents.ratings.status_words import share_done, status_of_share, status_said
from tracker.documents.ratings.statuses import CROSSES
from tracker.domain.dates.forms import MONTH
from tracker.domain.dates.reading import read_when
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Status

_YES, _NO, _CROSS = ("y", "yes", "true", "1"), ("n", "no", "false", "0", "not", "☐", "□", "❌"), ("x", *CROSSES)
_NUMBER = pattern_of(r"\d{1,3}(?:\.\d+)?")

_DAY = pattern_of(rf"(?:on )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}|\d{{1,2}}[/.]\d{{1,2}}", re.I)


class DoneSaid(NamedTuple):
    """What the columns of done and of percent say, the cell that says it, and what is kept of them as notes."""

    status: Status | None = None
    cell: Cell | None = None
    notes: tuple[str, ...] = ()


_SAYS_NOTHING = DoneSaid()


def is_closed(cell: Cell | None) -> bool:
    """Whether the cell of a closing date holds one."""
    if cell is None or cell.day is not None or serial_day(cell) is not None:
        return cell is not None
    when, _ = read_when(cell.text)
    return when.first is not None or when.kind == "completed"


def ended_by_outcome(row: ActionRow) -> Cell | None:
    """The cell under "Outcome" or "Result" that says that the action is done, and at most when."""
    for name in row.heads.outcomes:
        cell = row.cells.get(name)
        said = status_said(folded(cell.text)) if cell else None
        if said and said.status == Status.COMPLETE and not said.taken_back and _is_day(said.rest):
            return cell
    return None


def _is_day(text: str) -> bool:
    """Whether a text is empty or a day, whose year may be missing: "3 March"."""
    return not text or read_when(text)[0].first is not None or _DAY.fullmatch(text) is not None


def done_said(row: ActionRow, shared: SharedProblems) -> DoneSaid:
    """What the row says of being done: yes or no before a share, and each kept where it is more than that."""
    done, share, notes = row.cells.get("done"), row.cells.get("percent"), []
    if done is None and share is None:
        return _SAYS_NOTHING
    status = None
    if done is not None:
        status, kept = _done(done, row.heads)
        notes += [f"{row.heads.heading('done')}: {folded(done.text)}"] if kept else []
        if status is None:
            _say_unknown(row, done, shared)
    if share is None:
        return DoneSaid(status, done, tuple(notes))
    percent = share_of(share, row.heads)
    printed = folded(share.text) if percent is None else f"{round(percent, 2):g} %"
    notes.append(f"{row.heads.heading('percent')}: {printed}")
    if status is not None or percent is None:
        return DoneSaid(status, done, tuple(notes))
    return DoneSaid(status_of_share(percent), share, tuple(notes))


def _done(cell: Cell, heads: Heads) -> tuple[Status | None, bool]:
    """What a cell under "Done" says, and whether it says more that is to be kept."""
    text = folded(cell.text).strip(" \ufe0f")
    word = text.casefold()
    if word in _YES or (word in _CROSS and not heads.crosses_say_no):
        return Status.COMPLETE, False
    if word in _NO or word in _CROSS:
        return Status.IN_PROGRESS, False
    if cell.day is not None or read_when(text)[0].first is not None:
        return Status.COMPLETE, True
    if said := status_said(text):
        return said.status, bool(said.rest) or said.taken_back
    if sign := rating_of_sign(text, cell.ink):
        return (Status.COMPLETE if sign in ("green", "blue") else Status.IN_PROGRESS), False
    first, _, rest = text.partition(" ")
    if first.casefold().strip(",-–:.;") in (*_YES, *_NO) and rest:  # "Yes - March 2024", "No, see update"
        yes = first.casefold().strip(",-–:.;") in _YES
        return (Status.COMPLETE if yes else Status.IN_PROGRESS), True
    return None, True


def _say_unknown(row: ActionRow, cell: Cell, shared: SharedProblems) -> None:
    text, heading = folded(cell.text), row.heads.heading("done")
    sentence = f'"{text}" under "{heading}" is neither yes nor no, and was kept as a note.'
    together = f'These {{count}} words under "{heading}" are neither yes nor no, and were kept as notes: {{words}}.'
    problem = RowProblem(row.place(cell), row.about, "status", text, sentence)
    shared.add(Cause("unread", "A share that is done is not known", heading, together, 1), problem)


def share_of(cell: Cell, heads: Heads) -> float | None:
    """A share in percent: 40, "40 %", or 0.25 as a part of one; None where the cell is no number."""
    text = folded(cell.text)
    if (share := share_done(text)) is not None:
        return share
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number * 100 if 0 < number < 1 or (heads.of_one and number <= 1) else number
