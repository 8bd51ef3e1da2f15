"""The meeting that goes on: its agenda, what it decides, and what it takes back, saved as it happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from tracker.domain.meeting import Meeting
from tracker.domain.meetings.agenda import AgendaItem, agenda, decisions_of
from tracker.domain.meetings.deciding import DecisionStamp, NewDecision
from tracker.domain.meetings.minutes import Minutes, MinutesLine, minutes
from tracker.domain.plan import Action, Theme, Update
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.services.meetings import decide, take_back
from tracker.store.sqlite import Store
from tracker.ui.workspace import Workspace

_Then = Callable[[], None]
_Refused = Callable[[TrackerError], None]


class RunningMeeting:
    """A meeting in the open plan; the order in which it looks at its agenda, with what was skipped at the end."""

    def __init__(self, workspace: Workspace, meeting: Meeting) -> None:
        self.workspace, self.meeting = workspace, meeting
        self._skipped: list[str | None] = []

    @property
    def items(self) -> list[AgendaItem]:
        """What the meeting looks at, in its order."""
        found = agenda(self.workspace.plan, self.meeting)
        last = {uuid: at for at, uuid in enumerate(self._skipped, 1)}
        return sorted(found, key=lambda item: last.get(item.line.action.uuid, 0))

    @property
    def minutes(self) -> Minutes:
        """The minutes as they stand."""
        return minutes(self.workspace.plan, self.meeting)

    @property
    def left(self) -> list[AgendaItem]:
        """What nothing was decided about yet, in the order in which it is looked at."""
        decided = {line.action.uuid for line in self.minutes.lines}
        return [item for item in self.items if item.line.action.uuid not in decided]

    def decided(self, action: Action) -> list[MinutesLine]:
        """What was decided about an action, the last one last."""
        return [line for line in self.minutes.lines if line.action.uuid == action.uuid]

    def skip(self, action: Action) -> None:
        """Look at an action once more when all the others are done."""
        self._skipped = [*(one for one in self._skipped if one != action.uuid), action.uuid]

    def was_skipped(self, action: Action) -> bool:
        """Whether somebody said to look at it later."""
        return action.uuid in self._skipped

    def placed(self, uuid: str | None) -> tuple[Theme, Action]:
        """An action of the plan as it is now, with its theme."""
        return next((theme, one) for theme, one in self.workspace.plan.actions() if one.uuid == uuid)

    def _stamp(self) -> DecisionStamp:
        who = self.workspace.settings.who or None
        return DecisionStamp(datetime.now(UTC), who, new_uuid)

    def decide(self, shown: Action, said: NewDecision, then: _Then, refused: _Refused) -> None:
        """Save a decision about an action as it is shown, together with what it asks for."""
        what = f"decision about {shown.ref or 'the action'}"

        def save(store: Store) -> None:
            decide(store, self.meeting, shown, said, self._stamp())

        def work() -> None:
            self.workspace.save_by(save, what, shown=shown)

        self.workspace.waiting.do(f"The {what}", work, lambda _: then(), refused)

    def take_back(self, shown: Action, then: _Then, refused: _Refused) -> None:
        """Take back the last decision about an action, and what it asked for."""
        what = f"decision about {shown.ref or 'the action'}"

        def work() -> None:
            decision = self.last_decision(shown)
            if decision is None:
                raise TrackerError(f"Nothing was decided about {shown.ref or 'this action'} yet.")

            def save(store: Store) -> None:
                take_back(store, shown, decision, self._stamp())

            self.workspace.save_by(save, f"taking back of the {what}", shown=shown)

        self.workspace.waiting.do(f"Taking back the {what}", work, lambda _: then(), refused)

    def last_decision(self, action: Action) -> Update | None:
        """What was decided last about an action and stands."""
        return next(iter(reversed(decisions_of(action, self.meeting))), None)


def begun(
    workspace: Workspace, name: str, present: tuple[str, ...], then: Callable[[Meeting], None], refused: _Refused
) -> None:
    """Begin a meeting on the as-at day, and save that it was begun."""
    who = workspace.settings.who or None
    meeting = Meeting(new_uuid(), name, workspace.as_at, datetime.now(UTC), present, who)
    meeting = replace(meeting, plan_id=workspace.plan.id)
    workspace.waiting.do(
        "The beginning of the meeting", lambda: workspace.save(meeting, name), lambda _: then(meeting), refused
    )
