"""Problems of the open plan, and what is decided about them: saved at once, and taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from tracker.columns.words import counted
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.decisions.decide import correct, decide, location_in
from tracker.domain.decisions.location import WORDS, FieldLocation
from tracker.domain.decisions.plan_checks import Key
from tracker.domain.decisions.records_to_save import Stamp, as_read, records_to_save, taken_back
from tracker.domain.draft import Draft
from tracker.domain.plan import Person
from tracker.domain.problem import Decision, Problem
from tracker.errors import TrackerError
from tracker.ui.problems.kinds import DECIDED
from tracker.ui.problems.undo_memory import ProblemEdits
from tracker.ui.workspace import Workspace


class ProblemDecisions:
    """The problems that the file holds and those that the plan itself has; a decision is saved in one transaction."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.problems: list[Problem] = []
        self._spots: dict[Key, FieldLocation | None] = {}
        self.edits = ProblemEdits()
        self.last: tuple[Key, ...] = ()  # what was decided last, which can be undone

    # What there is

    def refresh(self) -> None:
        """Take over the problems of the plan as at the day."""
        self._spots.clear()
        self.problems = self.workspace.problems()

    def undecided(self) -> int:
        """How many are still to be decided."""
        return sum(problem.decision is None for problem in self.problems)

    def spot(self, problem: Problem) -> FieldLocation | None:
        """Where the text of a problem stands in the plan; looked for once, as a painted row asks each time."""
        if problem.key not in self._spots:
            self._spots[problem.key] = location_in(self._draft(), problem)
        return self._spots[problem.key]

    def can_correct(self, problem: Problem) -> bool:
        """Whether a correction of the problem has a record to go into."""
        return self.spot(problem) is not None

    def text_of(self, problem: Problem) -> tuple[str, str]:
        """What a correction is of ("the review date of 1.1.6"), and the text to begin with."""
        spot = self.spot(problem)
        if spot is None:
            return "this", problem.as_printed
        of = spot.record.name if isinstance(spot.record, Person) else spot.record.ref
        suggested = problem.read_as if spot.field not in ("ref", "status", "rating") else None
        return f"the {WORDS[spot.field]} of {of or 'this action'}", suggested or spot.text

    # Deciding

    def decide(self, problems: Sequence[Problem], decision: Decision) -> str | None:
        """Accept or ignore what is not decided yet; answers what was done. A TrackerError: nothing was saved."""
        open_still = [problem for problem in problems if problem.decision is None]
        if not open_still:
            return None
        self._save(decide(self._draft(), open_still, decision, read_lead), "")
        return f"{DECIDED[decision]} {counted(len(open_still), 'problem')}."

    def correct(self, problem: Problem, text: str) -> str:
        """Put a text in the place of the problem's; TrackerError says why it cannot stand there."""
        words, _ = self.text_of(problem)
        self._save(correct(self._draft(), problem, text, read_lead), problem.message)
        return f"Corrected {words}."

    def take_back(self, keys: Collection[Key]) -> str:
        """Make these undecided again, and the records as they were where nobody has changed them since.

        Answers "": nothing is left to undo.
        """
        plan, stamp = self.workspace.plan, self._stamp()
        back = [problem for problem in self.problems if problem.key in keys and problem.decision]
        written = {update.withdraws: update for problem in back for update in taken_back(plan, problem, stamp)}
        undecided = [replace(problem, decision=None, read_as=self._read_before(problem)) for problem in back]
        records = [*self.edits.restored(plan, back), *written.values(), *undecided]
        self.workspace.save_all(records, "undo of a decision")
        self.last = ()
        return ""

    def _read_before(self, problem: Problem) -> str | None:
        if problem.decision != "corrected" or self.edits.knows(problem):
            return self.edits.read_as(problem)
        return as_read(self.workspace.plan, problem) or problem.read_as

    # Saving

    def _draft(self) -> Draft:
        return Draft(self.workspace.plan, tuple(self.problems))

    def _stamp(self) -> Stamp:
        return Stamp(self.workspace.as_at, datetime.now(UTC), self.workspace.settings.who or None, lambda: str(uuid4()))

    def _save(self, draft: Draft, reason: str) -> None:
        """The records that follow and the problems that are marked, together or not at all."""
        plan = self.workspace.plan
        marked = [(old, new) for old, new in zip(self.problems, draft.problems, strict=True) if old != new]
        records = records_to_save(plan, draft.plan, self._stamp(), reason)
        spots = [(old, self.spot(old) if records else None) for old, _ in marked]
        self._check_new(old for old, _ in marked)
        self.last = tuple({old.key: None for old, _ in marked})
        saved = [*records, *(replace(new, plan_id=plan.id) for _, new in marked)]
        self.workspace.save_all(saved, f"decision about {counted(len(marked), 'problem')}")
        self.edits.remember(plan, spots, records)

    def _check_new(self, problems: Iterable[Problem]) -> None:
        """What the plan itself says has no revision yet: it may be held by now from another window."""
        new = {problem.key for problem in problems if problem.id is None}
        if new and any(problem.key in new for problem in self.workspace.store.problems()):
            self.workspace.reload()
            raise TrackerError("Somebody else has decided about this problem since it was shown; nothing was saved.")
