"""The words for a cause of problems: what was found, in how many places, and what that means."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.columns.words import counted
from tracker.documents.grid import folded
from tracker.domain.contradictions.contradiction import CAUSES
from tracker.domain.decisions.causes import CauseGroup, ProblemCause
from tracker.domain.plan import Plan
from tracker.domain.problem import A_COLUMN, A_LIST, A_TABLE, Field, Problem, ProblemKind

GROUP_WORDS: Mapping[CauseGroup, str] = {
    "decide": "Decide",
    "repaired": "Repaired, for your information",
    "contradictions": "Contradictions, to be sent to whoever leads",
    "aside": "Set aside",
    "decided": "Decided",
}
_MEANS: Mapping[ProblemKind, str] = {
    "repaired": "It was read otherwise than printed, because what was meant is clear.",
    "doubtful": "It may be meant otherwise; it was read as it stands.",
    "contradiction": "Two things that are said cannot both be true.",
    "unread": "It could not be read, and was left aside.",
    "missing": "Something that belongs there is not in the document. Nothing was invented.",
    "duplicate": "It stands in the document more than once, and each was kept.",
    "skipped": "It is part of no table and stands in no record.",
}
_SENTENCES: Mapping[str, str] = {
    "A year is written with its century twice": "The year was read without the second century.",
    "A date is written oddly": "A comma, a space or a sign was read over.",
    "A date lost its format": "The number of a day was read as the day.",
    "A footnote mark stands in a text": "The mark was left out of the text.",
    "A ref was damaged": "It was read as the ref that belongs between its neighbours.",
    "A threshold became a date in the sheet": "It was read as the two numbers that were typed.",
    "A year or an age in a text looks damaged": "The text is kept as printed until the suggestion is accepted.",
    "A role is probably misspelt": "The role is kept as printed until the suggestion is accepted.",
    "A person is written in several ways": "Offered as one; nothing is merged unasked.",
    "A text points to another row": "It was kept as printed: what is meant stands elsewhere.",
    "A row was cut in two by a page": "The second half was put to the first.",
    "A date lies outside the period of the plan": "A date is never moved unasked.",
    "A date could not be read": "Until it is put right, its action has no review.",
    "A date names no day": "Until a day is given, its action has no review.",
    "No completion date is given": "The action is complete, and nobody says since when.",
    "A ref is missing in a row of refs": "Nothing was invented.",
    "A ref is given to several actions": "Each was kept: the second needs a ref of its own.",
    "An action names no lead": "Until somebody is named, nobody is asked about it.",
    "An action has no review date": "Until a date is given, it is never late.",
    "Measures have the same name": "Both were kept: give one another name, or the same name to make them one.",
    "A new measure is called much like another": "Each stands for itself: given the other's name, the two become one.",
    "The bands of a measure overlap or contradict each other": "A value could stand in two bands.",
    "The bands of a measure leave a gap, or values beyond the best": "A value in a gap counts as the worse band.",
    "A rise or a fall is printed for timeliness": 'Read as "more is sooner"; a number of days would be the reverse.',
    "Only some bands of a measure carry a %": "The other bands were read in the same unit.",
    "A review moves later without a reason": "It counts as a slip until somebody says why.",
    "The colour of a rating is not clear": "It was read as the nearest colour of a rating.",
    "What is hidden in a workbook was read": "Hidden rows, columns or sheets are in the plan as well.",
    A_COLUMN: "A column of its own: import the document again to keep it as notes or evidence, or leave it.",
    A_TABLE: "Nobody knows what it is: import the document again and say what its columns are, or leave it.",
    A_LIST: "Import the document again to take them as actions or decisions, or leave them.",
    "A text stands outside the tables": "It is in no record; the document has it still.",
    "A sheet was left alone": "It holds no table of a plan.",
    "A comment hangs on no action": "It is in no record; the document has it still.",
}
_NOUNS: Mapping[Field, str] = {
    "review": "date", "lead": "lead", "ref": "ref", "thresholds": "measure", "measure": "measure", "shows": "measure",
    "value": "measure", "area": "measure", "rating": "rating", "status": "status", "people": "person",
}  # fmt: skip
_NOUNS_OF_CAUSES: Mapping[str, str] = {
    A_COLUMN: "column", A_TABLE: "table", A_LIST: "list", "A text stands outside the tables": "text",
    "A sheet was left alone": "sheet", "A ref is missing in a row of refs": "ref",
    **dict.fromkeys(CAUSES.values(), "sentence"),
}  # fmt: skip
_PLURALS: Mapping[str, str] = {"person": "people", "status": "statuses"}
_LEFT = {"skipped": "left aside", "unread": "not read"}
_LONG, _BEFORE = 48, 20  # characters of a text of which only the part that differs is shown, and what leads up to it


def cause_title(cause: ProblemCause) -> str:
    """What was found: "A role is probably misspelt"; a column that was left aside by its heading."""
    heading = cause.example.about.split(" (beside ")[0]
    if cause.words == A_COLUMN and heading != "plan":
        return f'"{heading}" is no field of a plan'
    return cause.words[:1].upper() + cause.words[1:] or "A problem of an earlier version"


def cause_sentence(cause: ProblemCause) -> str:
    """What it means, in one quiet sentence."""
    return _SENTENCES.get(cause.words) or _MEANS[cause.kind]


def places_words(cause: ProblemCause, plan: Plan) -> str:
    """In how many places: "3 dates", "4 people, 11 places"; people stand wherever they lead an action."""
    field = cause.example.field
    noun = _NOUNS_OF_CAUSES.get(cause.words) or (field and _NOUNS.get(field)) or "place"
    if noun in ("measure", "person"):
        named = {problem.about for problem in cause.problems}
        words = _many(len(named), noun)
        if noun == "measure":
            return words
        led = sum(any(one.name in named for one in action.lead.each) for _, action in plan.actions())
        return f"{words}, {counted(led, 'place')}"
    return _many(cause.places, noun)


def example_words(problem: Problem) -> tuple[str, str]:
    """What stands in the document, and what it was read as; of long texts what differs, with what leads up to it.

    Where nothing was read, how it was taken is said in full.
    """
    printed, read = " ".join(problem.as_printed.split()), " ".join((problem.read_as or "").split())
    if problem.cause in CAUSES.values() and not read:
        return problem.message, "–"
    if len(printed) > _LONG and read:
        start = _word_before(printed, _alike(printed, read) - _BEFORE)
        printed, read = (f"…{text[start:]}" if start else text for text in (printed, read))
    shown = printed or " ".join(problem.about.split())
    return shown, read or _LEFT.get(problem.kind) or folded(problem.message)


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {_PLURALS[noun]}" if count != 1 and noun in _PLURALS else counted(count, noun)


def _word_before(text: str, at: int) -> int:
    return text.rfind(" ", 0, at) + 1 if at > 0 else 0
