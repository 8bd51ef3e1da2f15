"""Headings that need more than their words: parts of a merged one, several of one kind, what stands below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.period_heading import is_dated_update
from tracker.documents.ratings.rating_columns import are_classes, are_rating_words
from tracker.documents.ratings.statuses import RAGS, rag_of, status_alone
from tracker.documents.vocabulary.families import family_of, is_area
from tracker.documents.vocabulary.groups import heads_groups, is_whole
from tracker.documents.vocabulary.links import is_link
from tracker.documents.vocabulary.wording import FIELDS, field_of, plain
from tracker.domain.dates.column_order import may_be_a_date
from tracker.domain.dates.reading import read_when
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Status

_LONGEST_WORDS, _ROWS_TO_LOOK_AT = 40, 12
_FEWEST_WORDS, _MOST_BLANKS = 3, 6  # of values that are words
# A field that no heading of an action table names is that of its stand-in.
_STAND_INS = (
    ("action", "initiative"), ("action", "milestone"),
    ("commentary", "progress rag"), ("commentary", "comment"), ("commentary", "position"),
    ("review", "revised"), ("review", "original"),
)  # fmt: skip
# Fields of measures which beside actions are words about them.
_NO_FIELD = (
    "initiative", "milestone", "measure", "measure_ref", "shows", "baseline", "source", "period", "direction",
    "good_is", "position", "value", "previous",
)  # fmt: skip
_ONE_ASIDE = pattern_of(r"aside (?:effects? |risks?\b)", re.I)
_SEVERAL = ("commentary", "note", "original", "revised")  # fields of which a row may have several
# What is a field's heading only where no other is.
_VAGUE = {
    "review": pattern_of(r"dates?"),
    "lead": pattern_of(
        r"(?:lead|responsible|accountable|owning) (?:agency|agencies|organisations?|partners?|service|team)"
    ),
    "direction": pattern_of(r".*\bchange\b.*"),
}
_LIKELY = pattern_of(r"(?:\w+ )?(?:likelihood|probability)")
_OURS = pattern_of(r"\W*(?:us|ours|our (?:value|result|rate))\W*", re.I)
Printed = list[tuple[str, str | None]]


def precisely(fields: Sequence[str | None], headings: Sequence[str]) -> list[str | None]:
    """The fields of a row of headings, where one that says little ("Date") stands beside one of the same field that
    says more ("Review date"): the first is a note. So is the rating of what is likely: it is that of a risk.
    """
    found, texts = list(fields), list(map(plain, headings))
    for name, vague in _VAGUE.items():
        said = [at for at, field in enumerate(found) if field == name]
        faint = [at for at in said if vague.fullmatch(texts[at])]
        for at in faint if len(faint) < len(said) else ():
            found[at] = "note"
    if any(map(_LIKELY.fullmatch, texts)):
        found = [
            "note" if field == "rag" and text == "rating" else field for field, text in zip(found, texts, strict=True)
        ]
    return found


def field_in_row(field: str, heading: str, columns: dict[str, int]) -> str | None:
    """The field of one more heading of a row; None where it is taken by a heading before.

    A second update, and what is kept as a note, bear their heading: "commentary Q2 update", "note Success criteria".
    """
    several = field in _SEVERAL and (field in columns or (field == "note" and plain(heading) not in FIELDS["note"]))
    if field in ("initiative", "milestone") and field in columns:
        several, field = True, "note"
    if several or field == "aside":
        field = f"{field} {folded(heading)}"
    return None if field in columns else field


def our_value(fields: Sequence[str | None], headings: Sequence[str]) -> list[str | None]:
    """The fields of a row of measures, with our value where a heading says no more than that it is ours: "Us"."""
    named = zip(fields, headings, strict=True)
    return [field or ("value" if _OURS.fullmatch(heading) else None) for field, heading in named]


def stood_in(columns: dict[str, int], printed: Printed) -> Printed:
    """The fields of an action table, with each that is missing taken over by its stand-in."""
    if "progress rag" in columns:  # one column for both: its words are the commentary, its colour the rating
        columns.setdefault("rag", columns["progress rag"])
    for field, stand_in in _STAND_INS:
        if field not in columns and stand_in in columns:
            columns[field] = columns.pop(stand_in)
            printed = [(text, field if name == stand_in else name) for text, name in printed]
    for name in _kept_as_notes(columns):
        heading = next(text for text, field in printed if field == name)
        columns[f"note {heading}"] = columns.pop(name)
        printed = [(text, f"note {heading}" if field == name else field) for text, field in printed]
    return printed


def _kept_as_notes(columns: Iterable[str]) -> list[str]:
    """The fields that an action has no record for; what stands around risks is left to a register of them."""
    aside = [name for name in columns if name.startswith("aside ")]
    found = [name for name in columns if name in _NO_FIELD or name.split(" ")[0] in ("target", "planned")]
    return found + (aside if len(aside) == 1 and _ONE_ASIDE.match(aside[0]) else [])


def with_areas(
    grid: Grid, first: int, named: Sequence[tuple[int, Cell]], columns: dict[str, int], printed: Printed
) -> tuple[dict[str, int], Printed]:
    """The columns of a table with a value in each row, with the one that says whose value it is, where one does.

    "Area" may head themes too: the areas are those of which one is England or all of ours, or which have a value each
    of the same measure and period.
    """
    for (column, cell), (text, _) in zip(named, printed, strict=True):
        if not (is_area(cell.text) or heads_groups(cell.text)) or column in (columns["period"], columns["value"]):
            continue
        rows = [row for row in range(first, min(first + _MANY_ROWS, len(grid.rows))) if any(grid.rows[row])]
        labels = {label.text for row in rows if (label := grid.at(row, column))}
        asked = [tuple(_shown_at(grid, row, columns.get(name)) for name in _ASKED) for row in rows]
        known = any(family_of(label) or is_whole(label) for label in labels)
        if known or (len(labels) > 1 and len(set(asked)) < len(asked)):
            others = {field: at for field, at in columns.items() if at != column}
            as_area: Printed = [(one, "area" if one == text else field) for one, field in printed]
            return {**others, "area": column}, as_area
    return columns, printed


_MANY_ROWS = 200
_ASKED = ("measure_ref", "measure", "period")


def _shown_at(grid: Grid, row: int, column: int | None) -> str:
    cell = None if column is None else grid.at(row, column)
    return cell.text if cell else ""


_LANES = {"list", "list name", "bucket", "bucket name", "column", "section column", "swimlane", "lane", "stage"}
_WHO_ON_BOARD = {"member", "members", "card members", "assignees", "assigned"}


def _field_on_board(heading: str, field: str | None, texts: Sequence[str]) -> str | None:
    """The field of a column of a board of cards: its lists may be statuses ("Doing"), its members are leads."""
    name = plain(heading)
    if not texts or field not in (None, "theme") or name not in {*_LANES, *_WHO_ON_BOARD}:
        return None
    if name in _WHO_ON_BOARD:
        return "lead"
    return "status" if sum(status_alone(text) is not None for text in texts) * 3 >= len(texts) * 2 else None


def settled_by_content(
    grid: Grid, first: int, cells: Sequence[tuple[int, Cell]], columns: dict[str, int], printed: Printed
) -> Printed:
    """Where wording does not settle it, what a column holds does: dates are reviews, R/A/G are ratings.

    The list in which a card stands is its status where nothing else is, and then no theme.
    """
    settled = dict(enumerate(printed))
    for at in sorted(settled, key=lambda at: plain(cells[at][1].text) in _LANES):
        (column, cell), (text, field) = cells[at], printed[at]
        rows = range(first, min(first + _ROWS_TO_LOOK_AT, len(grid.rows)))
        below = [under.text for row in rows if (under := grid.at(row, column)) and under.text != cell.text]
        meant = _field_on_board(cell.text, field, below) or field_by_content(cell.text, field, below)
        if meant == "status" and columns.get(meant, column) != column and plain(cell.text) in _LANES:
            meant = f"note {folded(text)}"
        if meant != field and (meant is None or columns.get(meant, column) == column):
            if field:
                del columns[field]
            if meant:
                columns[meant] = column
            field = meant
        settled[at] = (text, field)
    return [*settled.values()]


def field_by_content(heading: str, field: str | None, texts: Sequence[str]) -> str | None:
    """The field of an action table's column where its cells say more than its heading, else the field as it was: R/A/G
    headed "Status" are ratings, dates headed "Target" the review, and priorities that are high or low no themes.
    """
    if texts and field != "evidence" and _HOLDS_LINKS.search(heading) and all(map(is_link, texts)):
        return "links"
    kept = field is not None and field.split(" ")[0] == "note"
    if kept and _ENDS_AS.fullmatch(heading) and len(texts) > 1 and all(map(status_alone, texts)):
        return "status"
    dated = kept and (_SAYS_DATE.search(heading) is not None or _is_note_of(heading, field, "target", "period"))
    if not texts or not (dated or field in (None, "status", "commentary", "theme", "lead")):
        return field
    if field in (None, "theme") and all(plain(text) in _LEVELS for text in texts):
        return f"note {folded(heading)}" if _RANKS.search(heading) else None
    if field == "theme":
        return field
    if field == "lead":  # "Action by" may be headed over days
        return "review" if all(read_when(text)[0].first for text in texts) else field
    marks = _MARKS if is_dated_update(heading) else YES_AND_NO
    if field is None and all(text.strip().casefold() in marks for text in texts):
        return f"note {folded(heading)}"
    if field is None and is_dated_update(heading) and not any(map(rag_of, texts)):
        return f"commentary {folded(heading)}"
    if field == "commentary":
        return _commentary_or(heading, texts)
    if any(map(rag_of, texts)) and all(_only_rates(text) for text in texts):
        return None if field is None and are_classes(texts) else "rag"
    if field == "status" or _OTHER_DATE.search(heading) or not _are_dates(heading, texts):
        return field
    return _field_of_dates(heading, field)


def _field_of_dates(heading: str, field: str | None) -> str | None:
    if _FROM.fullmatch(heading):
        return field or f"note {folded(heading)}"
    turn = _TURN.search(heading)
    return "review" if turn is None else "original" if turn["first"] else "revised"


def _commentary_or(heading: str, texts: Sequence[str]) -> str:
    """Commentary, unless each text is a status or a rating, or under "Updated" a day."""
    if _UPDATED.fullmatch(plain(heading)) and all(map(_is_stamp, texts)):
        return f"note {folded(heading)}"
    if len(texts) > 1 and not is_dated_update(heading) and all(map(status_alone, texts)):
        return "status"  # where updates are dated, that of the last day counts
    rated = field_of(heading) == "progress rag" and all(map(_only_rates, texts))
    return "rag" if rated or are_rating_words(texts) else "commentary"


def _is_stamp(text: str) -> bool:
    """Whether a text is a day and no more: when somebody wrote something, and nothing that was written."""
    return may_be_a_date(text, short=True) or _STAMP.fullmatch(text.strip()) is not None


def _are_dates(heading: str, texts: Sequence[str]) -> bool:
    """Whether a column holds dates: nothing else, or where the heading says so, one at least and no other words."""
    headed = _SAYS_DATE.search(heading) is not None
    dated = [may_be_a_date(text, short=headed) for text in texts]
    others = ("ongoing", "completed", "none") if headed or sum(dated) * 2 > len(texts) else ()
    return any(dated) and all(
        known or read_when(text)[0].kind in others for known, text in zip(dated, texts, strict=True)
    )


def _is_note_of(heading: str, field: str | None, *names: str) -> bool:
    """Whether a column is a note for want of a field, which its heading names."""
    return field == f"note {folded(heading)}" and field_of(heading) in names


def are_few_words(texts: Sequence[str]) -> bool:
    """Whether the same few short words stand again and again, as they do where the values of measures are words."""
    short = all(len(text) <= _LONGEST_WORDS and text.count(" ") < _MOST_BLANKS for text in texts)
    return short and len(texts) >= _FEWEST_WORDS and len({text.casefold() for text in texts}) < min(len(texts), 8)


def _only_rates(text: str) -> bool:
    """Whether a text is a rating and no more: Complete stands for blue."""
    return set(plain(text).split()) <= RAGS.keys() or status_alone(text) == Status.COMPLETE


_ENDS_AS = pattern_of(r"\W*(?:outcome|result|position)s?\W*", re.I)
_UPDATED = pattern_of(r"(?:last |latest |date )?updated?(?: (?:on|at|date))?")
_STAMP = pattern_of(r"\d{1,4}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2,4}[T ,]+\d{1,2}[:.]\d\d\S*(?: ?[ap]m)?", re.I)
_HOLDS_LINKS = pattern_of(r"(?i)\b(?:evidence|links?|folders?|documents?|files?|urls?|where|location|sharepoint)\b")
_RANKS = pattern_of(r"(?i)\b(?:priority|urgency|importance|severity|criticality|level)\b")
YES_AND_NO = {"x", "✓", "✔", "☑", "✗", "✘", "☒", "yes", "y", "n", "no"}
_MARKS = {*YES_AND_NO, "•", "●", "■", "*"}
_LEVELS = {"high", "medium", "low", "h", "m", "l", "urgent", "important", "critical", "essential"}
_OTHER_DATE = pattern_of(
    r"\b(start|began|begun|added|raised|opened|created|last|completed|closed|entered|commence|baseline|logged|identified"
    r"|meeting|received|issued|published|reported|approved|updated|visit|inspection|date (?:agreed|set|of))",
    re.I,
)
_FROM = pattern_of(r"\W*(?:date )?from\W*", re.I)
_SAYS_DATE = pattern_of(r"\bdates?\b|\bwhen\b|\bdeadline\b", re.I)
_TURN = pattern_of(r"\b(?:(?P<first>original|initial)|revised|new|extended|amended)", re.I)
