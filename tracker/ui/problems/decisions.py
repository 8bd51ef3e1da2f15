"""Problems of the open plan, and what is decided about them: saved at once, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.columns.words import counted
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.decisions.keeper import Decisions
from tracker.domain.decisions.records_to_save import NO_REASONS, Reasons, records_to_save
from tracker.domain.decisions.undo import remembering, withdrawals
from tracker.domain.draft import Draft
from tracker.domain.plan import Plan, Update
from tracker.domain.problem import Problem
from tracker.errors import TrackerError
from tracker.ui.workspace import Workspace

_NONE = Draft(Plan(""))


class ProblemDecisions(Decisions):
    """The problems that the file holds and those that the plan itself has; a decision is saved in one transaction.

    Raises TrackerError where nothing was saved.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_NONE, read_lead)
        self.workspace = workspace
        self.last: tuple[Problem, ...] = ()  # what was decided last, which can be taken back

    def refresh(self) -> None:
        """Take over the problems of the plan as at the day."""
        self.draft = Draft(self.workspace.plan, tuple(self.workspace.problems()))
        if self.last and not set(self.last) <= set(self.problems):
            self.last = ()  # somebody else has decided otherwise since

    def _become(self, draft: Draft, reasons: Reasons = NO_REASONS) -> None:
        """Save the records that follow and the problems that are marked, together or not at all."""
        plan, stamp = self.draft.plan, self.workspace.stamp()
        marked = [(old, new) for old, new in zip(self.problems, draft.problems, strict=True) if old != new]
        undecided = [old for old, new in marked if new.decision is None]
        self._check_new(old for old, _ in marked)
        records = records_to_save(plan, draft.plan, stamp, reasons) + withdrawals(plan, undecided, stamp)
        corrections = [one for one in records if isinstance(one, Update) and one.kind == "correction"]
        records += [replace(remembering(new, corrections), plan_id=plan.id) for _, new in marked]
        about = _what([old for old, _ in marked])
        what = "taking back of a decision" if undecided else f"decision about {about}"
        self.workspace.save_all(records, what)
        keys = set() if undecided else {old.key for old, _ in marked}
        self.last = tuple(problem for problem in self.problems if problem.key in keys)

    def _check_new(self, problems: Iterable[Problem]) -> None:
        """What the plan itself says has no revision yet: it may be held by now from another window."""
        new = {problem.key for problem in problems if problem.id is None}
        if new and any(problem.key in new for problem in self.workspace.store.problems()):
            self.workspace.reload()
            raise TrackerError("Somebody else has decided about this problem since it was shown; nothing was saved.")


def _what(problems: Sequence[Problem]) -> str:
    """What was decided about, by name: one cause, or so many problems."""
    causes = {problem.cause for problem in problems}
    many = counted(len(problems), "problem")
    return f'"{causes.pop()}", {many}' if len(causes) == 1 and None not in causes else many
