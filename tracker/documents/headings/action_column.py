"""Which column holds the actions of a table that has their leads, dates or status, and calls them something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.heading_parts import YES_AND_NO, Printed
from tracker.documents.headings.period_heading import is_part, is_period
from tracker.documents.vocabulary.heading_ends import without_help
from tracker.documents.vocabulary.wording import field_of, heads_lead_and_date, plain
from tracker.domain.long_text import LONGEST_MATCHED
from tracker.domain.pattern import pattern_of

_DATES, _STANDS = {"review", "original", "revised", "closed"}, {"status", "rag", "commentary", "progress rag"}
# What actions are called, the likeliest first: a table with a title and a description of each is known by the title.
_NAMES = tuple(
    pattern_of(pattern)
    for pattern in (
        r"(?:\w+ ){0,3}recommendations?",
        r"(?:areas? for|required|suggested|key) (?:improvements?|development|changes?|priority actions?)"
        r"|(?:must )?(?:must|should) do",
        r"(?:\w+ )?titles?",
        r"(?:item|work|project|programme|scheme|plan|list|issue) ?names?|names?",
        r"what|what(?:s|.s)? (?:it is|involved)|what is (?:it|required|planned|proposed|to be done)",
        r"(?:\w+ )?descriptions?(?: of \w+(?: \w+)?)?",
        r"(?:\w+ )?(?:details?|summary|subject|text|wording)",
    )
)
# What a table that is about something else may have beside it.
_FAINT = tuple(
    pattern_of(pattern)
    for pattern in (
        r"(?:projects?|programmes?|workstreams?)(?: names?)?",
        r"(?:\w+ )?(?:objectives?|priority|priorities|goals?|aims?|outcomes?)",
        r"(?:\w+ )?(?:requirements?|work|developments?|focus|opportunit(?:y|ies)|ideas?|asks?|"
        r"obligations?|dut(?:y|ies)|instructions?|suggestions?|resolutions?|schemes?|follow ups?|expectations?|"
        r"plans?|changes?|responses?)",
        r"(?:\w+ )?(?:findings?|issues?|standards?|conditions?|points?|items?|areas?|themes?|elements?)",
    )
)
_OF_OTHERS = pattern_of(
    r"\b(?:risks?|meetings?|agenda|events?|sessions?|reports?|topics?|venues?|decisions?|complaints?|courses?|"
    r"training|polic(?:y|ies)|documents?|contracts?|suppliers?|assets?|cases?|child|pupils?|kpis?|indicators?|posts?|sites?)\b"
)
_PART_OF_A_YEAR = pattern_of(r"(?:month|week|(?:half )?term|quarter)s?(?: (?:commencing|beginning|ending))?|w c")
_WHATS_ON = pattern_of(r"(?:\w+ ){0,2}(?:activit(?:y|ies)|events?)")
_RISKS = pattern_of(r"(?:(?:key|main|top|strategic|identified) )?risks?(?: (?:descriptions?|titles?|events?))?")
_MITIGATES = pattern_of(r"\bmitigat|\bcontrols?\b")
_FOUND = pattern_of(
    r"(?:\w+ ){0,2}areas? (?:for|of) (?:improvements?|developments?|priority actions?|concern|weakness)"
    r"|(?:\w+ ){0,2}(?:findings?|issues?)(?: (?:identified|raised))?|causes? of concern"
    r"|(?:\w+ )?(?:focus|standards?|conditions?|areas?|themes?)"
)
_ANSWER = pattern_of(r"(?:\w+ ){0,2}responses?(?: (?:from|by|of) (?:the )?\w+)?")
_ONLY_AGREES = pattern_of(
    r"\W*(?:(?:partially|partly|fully|not|in part|management|the|is|was|we) )*"
    r"(?:accept\w*|agree\w*|reject\w*|upheld|noted?|yes|no|none|n a|disagree\w*|disputed)(?: in (?:full|part))?"
)
_ROWS_TO_LOOK_AT, _FEWEST_LETTERS = 12, 12
# What the action of a form is called, and its number: "Recommendation 1", "Must do 3".
_ON_FORM = pattern_of(
    r"\s*(?P<label>(?:(?:key|main|statutory|urgent|priority|required) )?(?:recommendations?|requirements?|findings?|"
    r"(?:must|should) do|areas? (?:for|of) (?:improvement|development)|priority actions?|conditions?|"
    r"learning points?|improvements?(?: required)?|expectations?))"
    r"(?:\s+(?:no\.?\s*)?(?P<ref>[A-Z]{0,3}\d[\w.]{0,8}?))?\s*(?:[:\u2013-]\s*(?P<value>\S.*)|[:.]?)",
    re.I | re.S,
)


class OnForm(NamedTuple):
    """What the action of a form is called, with its number and the words behind it, where they stand beside it."""

    label: str
    ref: str | None
    value: str | None


def called_on_form(text: str) -> OnForm | None:
    """What a text calls the action of a form, where it is called something else than an action."""
    found = _ON_FORM.fullmatch(text) if len(text) <= LONGEST_MATCHED else None
    return OnForm(found["label"], found["ref"], found["value"]) if found else None


def is_called_on_form(text: str) -> bool:
    """Whether a text is what the action of a form is called, and nothing else."""
    return (form := called_on_form(text)) is not None and form.value is None


def with_action(
    grid: Grid, first: int, cells: Sequence[tuple[int, Cell]], columns: dict[str, int], printed: Printed
) -> Printed:
    """The fields of a table of actions that none of its headings calls so; as they were where it is no such table.

    Where it has one that is called Recommendation and no other, that is what its rows promise, and no theme.
    """
    if any(
        field == "action" or field.startswith(("initiative", "milestone", "measure", "aside", "comparator"))
        for field in columns
    ):
        return printed
    beside = {**columns, "lead": -1} if any(heads_lead_and_date(cell.text) for _, cell in cells) else columns
    at = _named(cells, columns) if _is_looked_after(beside) else None
    answer = None if at is None else _answer(grid, first, cells, at)
    if at is not None and answer is not None:
        printed = _with_finding(grid, first, cells, columns, printed, at)
        at = answer
    if at is None and _is_looked_after(beside, closely=True):
        at = _longest(grid, first, cells, printed)
    if at is None:
        return printed
    column = cells[at][0]
    for name in [name for name, taken in columns.items() if taken == column]:
        del columns[name]
    columns["action"] = column
    return _with_theme(cells, columns, [*printed[:at], (printed[at][0], "action"), *printed[at + 1 :]])


def without_periods(grid: Grid, first: int, cells: list[tuple[int, Cell]]) -> list[tuple[int, Cell]]:
    """The headings of actions without those of months and quarters, in which progress is marked, and of columns of
    nothing but yes and no: fills alone are the bars of a calendar.
    """
    fields = {field_of(cell.text) for _, cell in cells}
    if "action" not in fields or not fields & {"ref", "lead"}:
        return cells
    periods = [column for column, cell in cells if is_part(cell.text) or is_period(cell)]
    rows = range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows)))
    filled = any(grid.at(row, column) for row in rows for column in periods)
    aside = {
        *(periods if filled else ()),
        *(column for column, cell in cells if _says_yes_or_no(grid, rows, column, cell)),
    }
    return [(column, cell) for column, cell in cells if column not in aside]


def _says_yes_or_no(grid: Grid, rows: range, column: int, heading: Cell) -> bool:
    """Whether a column whose heading says nothing holds yes, no, ticks and crosses alone."""
    if field_of(heading.text) is not None:
        return False
    texts = [cell.text.strip().casefold() for row in rows if (cell := grid.at(row, column))]
    return bool(texts) and all(text in YES_AND_NO for text in texts)


def is_calendar(cells: Sequence[tuple[int, Cell]], columns: dict[str, int]) -> bool:
    """Whether headings say what is on in each month, week or term, with no word of how it stands."""
    if not _PART_OF_A_YEAR.fullmatch(plain(cells[0][1].text)) or "action" not in columns:
        return False
    whats_on = next(cell.text for column, cell in cells if column == columns["action"])
    front = {field.partition(" ")[0] for field in columns}
    return bool(_WHATS_ON.fullmatch(plain(whats_on))) and front <= {"action", "lead", "review", "note", "theme"}


def answers_risks(cells: Sequence[tuple[int, Cell]], columns: dict[str, int]) -> bool:
    """Whether headings are those of a register of risks: these come first, and what is done about each is not said to
    be under way or due.
    """
    action = next((cell.text for column, cell in cells if column == columns.get("action")), "")
    first = next((cell.text for column, cell in cells if column != columns.get("ref")), "")
    followed = columns.keys() & {*_DATES, "status", "commentary"}
    return bool(_RISKS.fullmatch(plain(first)) and _MITIGATES.search(plain(action))) and not followed


def _is_looked_after(columns: dict[str, int], closely: bool = False) -> bool:
    """Whether the rows have two of a lead, a date and a status; closely: a lead, a date and something more."""
    fields = columns.keys()
    dated, stands = bool(fields & _DATES), bool(fields & _STANDS) or {"ref", "done"} <= fields
    if closely:
        return "lead" in fields and dated and (stands or "ref" in fields)
    return ("lead" in fields) + dated + stands >= 2


def _named(cells: Sequence[tuple[int, Cell]], columns: dict[str, int]) -> int | None:
    """The place of the heading that most likely calls the actions; names are those of people where no lead is."""
    texts = [plain(without_help(cell.text)) for _, cell in cells]
    kept = {column for name, column in columns.items() if name in ("lead", "ref", *_DATES, *_STANDS)}
    known = set(columns.values())
    other = any(column not in known and _OF_OTHERS.search(text) for (column, _), text in zip(cells, texts, strict=True))
    for pattern in _NAMES if other else (*_NAMES, *_FAINT):
        for at, ((column, _), text) in enumerate(zip(cells, texts, strict=True)):
            if column not in kept and pattern.fullmatch(text) and not (text == "name" and "lead" not in columns):
                return at
    return None


def _answer(grid: Grid, first: int, cells: Sequence[tuple[int, Cell]], at: int) -> int | None:
    """The place of the column that says what is done about what was found, where the one named holds findings.

    Each finding has its response, and these are no mere "Accepted".
    """
    if not _FOUND.fullmatch(plain(cells[at][1].text)):
        return None
    found, rows = cells[at][0], list(takewhile(lambda row: any(grid.rows[row]), range(first, len(grid.rows))))
    for place, (column, cell) in enumerate(cells):
        if place == at or not _ANSWER.fullmatch(plain(cell.text)):
            continue
        pairs = [(grid.own(row, column), grid.at(row, found)) for row in rows]
        answers = [folded(answer.text) for answer, finding in pairs if answer and finding]
        lone = any(finding and not answer for answer, finding in pairs)
        if answers and not lone and sum(map(_only_agrees, answers)) * 2 < len(answers):
            return place
    return None


def _only_agrees(text: str) -> bool:
    return _ONLY_AGREES.fullmatch(plain(text)) is not None


def _with_finding(
    grid: Grid, first: int, cells: Sequence[tuple[int, Cell]], columns: dict[str, int], printed: Printed, at: int
) -> Printed:
    """The fields with what was found as a note, unless it is the theme of several rows each."""
    column, (heading, field) = cells[at][0], printed[at]
    rows = range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows)))
    said = [cell.text for row in rows if (cell := grid.at(row, column))]
    if field == "theme" and len(set(said)) < len(said):
        return printed
    for name in [name for name, taken in columns.items() if taken == column]:
        del columns[name]
    columns[f"note {heading}"] = column
    return [*printed[:at], (heading, f"note {heading}"), *printed[at + 1 :]]


def _longest(grid: Grid, first: int, cells: Sequence[tuple[int, Cell]], printed: Printed) -> int | None:
    """The place of the column, of those whose heading is not known, that holds the longest words."""
    unknown = [
        at
        for at, (text, field) in enumerate(printed)
        if field in (None, "target") and not _OF_OTHERS.search(plain(text))
    ]
    lengths = {at: _letters(grid, first, cells[at][0]) for at in unknown}
    longest = max(unknown, key=lambda at: lengths[at], default=None)
    return longest if longest is not None and lengths[longest] >= _FEWEST_LETTERS else None


def _letters(grid: Grid, first: int, column: int) -> float:
    """How long the texts of a column are, on average; 0 where most have a single word."""
    rows = range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows)))
    texts = [folded(cell.text) for row in rows if (cell := grid.at(row, column))]
    if sum(" " in text for text in texts) * 2 <= len(texts):
        return 0
    return sum(map(len, texts)) / len(texts)


def _with_theme(cells: Sequence[tuple[int, Cell]], columns: dict[str, int], printed: Printed) -> Printed:
    """The fields with another column for the themes, where the one of the actions had been taken for it."""
    if "theme" in columns:
        return printed
    for at, ((column, cell), (text, field)) in enumerate(zip(cells, printed, strict=True)):
        if field is None and field_of(cell.text) == "theme":
            columns["theme"] = column
            return [*printed[:at], (text, "theme"), *printed[at + 1 :]]
    return printed
