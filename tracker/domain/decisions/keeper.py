"""The one keeper of decisions: for a draft in the preview, and for a plan that is held and saved with each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from tracker.domain.decisions.correction import ReadLead
from tracker.domain.decisions.decide import correct_each, decide
from tracker.domain.decisions.location import FieldLocation, Record, location_of, names_since
from tracker.domain.decisions.records_to_save import NO_REASONS, Reasons
from tracker.domain.decisions.undo import undone
from tracker.domain.draft import Draft
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Theme
from tracker.domain.problem import Decision, Field, Key, Problem

_WORDS: Mapping[Field, str] = {
    "ref": "ref", "action": "action", "lead": "lead", "review": "review date", "commentary": "commentary",
    "status": "status", "rating": "rating", "thresholds": "thresholds", "measure": "name", "shows": "what it shows",
    "value": "order of the words", "reason": "reason for the later review",
    "ambition": "ambition", "people": "lead",
}  # fmt: skip
_OUR_WORDS = ("ref", "status", "rating")  # what a problem was read as is no text to begin a correction of these with


class Decisions:
    """The draft as it is now; every decision makes another one. Nothing is written: that is for `_become` to do."""

    def __init__(self, draft: Draft, read_lead: ReadLead) -> None:
        self.read_lead = read_lead
        self.begin(draft)

    def begin(self, draft: Draft) -> None:
        """Take over a draft in which nothing was decided here yet."""
        self._earlier: list[Draft] = []
        self.draft = draft

    @property
    def draft(self) -> Draft:
        """The plan with its problems, decided or not."""
        return self._draft

    @draft.setter
    def draft(self, draft: Draft) -> None:
        self._draft = draft
        self._locations: dict[Key, FieldLocation | None] = {}
        self._names_since = names_since(draft)

    @property
    def problems(self) -> Sequence[Problem]:
        """All of them, decided or not."""
        return self.draft.problems

    def undecided(self) -> int:
        """How many are still to be decided."""
        return sum(problem.decision is None for problem in self.problems)

    def location(self, problem: Problem) -> FieldLocation | None:
        """Where the text of a problem stands; looked for once in each draft, as a painted row asks each time."""
        if problem.key not in self._locations:
            names = self._names_since.get(problem.about, ())
            self._locations[problem.key] = location_of(self.draft.plan, problem, names)
        return self._locations[problem.key]

    def can_correct(self, problem: Problem) -> bool:
        """Whether a correction of the problem has a record to go into."""
        return self.location(problem) is not None

    def text_of(self, problem: Problem) -> tuple[str, str]:
        """What a correction is of ("the review date of 1.1.6"), and the text to begin with."""
        found = self.location(problem)
        if found is None:
            return "this", problem.as_printed
        if found.field == "reason":
            return f"the {_WORDS[found.field]} of {_called(found.record)}", found.text
        suggested = problem.read_as if found.field not in _OUR_WORDS else None
        return f"the {_WORDS[found.field]} of {_called(found.record)}", suggested or found.text

    def text_of_all(self, problems: Sequence[Problem]) -> tuple[str, str]:
        """As of one; what one text is to be put right in for several of them has no text to begin with."""
        first = self.location(problems[0])
        if len(problems) == 1 or first is None:
            return self.text_of(problems[0])
        return f"the {_WORDS[first.field]} of all {len(problems):,}", ""

    # Deciding

    def decide(self, problems: Iterable[Problem], decision: Decision) -> None:
        """Accept or ignore."""
        self._become(decide(self.draft, problems, decision, self.read_lead))

    def correct(self, problem: Problem, text: str) -> str:
        """Put a text in the place of the problem's, and answer what it was put for: "the review date of 1.1.6".

        TrackerError says why it cannot stand there.
        """
        words, _ = self.text_of(problem)
        self.correct_each([(problem, text)])
        return words

    def correct_each(self, texts: Sequence[tuple[Problem, str]]) -> None:
        """Put a text in the place of each problem's in one step, all or none; TrackerError says why one cannot stand.

        What was misread of an action is put right for the reason that its own problem gives.
        """
        found = [(self.location(problem), problem.message) for problem, _ in texts]
        reasons = {location.record.id: message for location, message in found if location}
        self._become(correct_each(self.draft, texts, self.read_lead), reasons)

    def take_back(self, problems: Collection[Problem]) -> None:
        """Make these undecided again, and the records as they were where nobody has changed them since."""
        self._become(undone(self.draft, problems))

    def undo(self) -> None:
        """Go back to the draft before the last decision."""
        if self._earlier:
            self.draft = self._earlier.pop()

    def _become(self, draft: Draft, reasons: Reasons = NO_REASONS) -> None:
        """Take over the draft that a decision made; `reasons` say what each action was corrected for."""
        self._earlier.append(self.draft)
        self.draft = draft


def _called(record: Record) -> str:
    if isinstance(record, Action):
        return record.ref or "this action"
    if isinstance(record, Measure):
        return record.ref or record.name
    return record.ref or record.title if isinstance(record, Theme) else record.name or "this person"
