"""Every command by which a window saves, each drawn with what it is about, for tests of undo."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.actions.state import in_order, withdrawn_by
from tracker.domain.actions.together import OneForAll, set_together
from tracker.domain.edit import Stamp
from tracker.domain.measure import Measure, Reading
from tracker.domain.measures.joins import apart, joined
from tracker.domain.measures.remarks import NewRemark, remarks_in_order
from tracker.domain.meetings.deciding import DecisionStamp, NewDecision
from tracker.domain.plan import Evidence, Lead, Person, PromiseAnswer, Status, Theme
from tracker.domain.undoing.removing import brought_back, removed
from tracker.domain.when import day_when, month_when
from tracker.services.meetings import decide, take_back
from tracker.ui.problems.decisions import ProblemDecisions
from tracker.ui.workspace import Workspace

WORDS = ("Begun.", "To be done by Dec 2018.", "Staff trained.", "Delayed by a vacancy.")


class Commands:
    """`do(name)` has the workspace do one of `NAMES` about something of the plan that the seed chooses."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self.workspace, self.chance = workspace, random.Random(seed)

    def do(self, name: str) -> None:
        """Do it; TrackerError where the rules refuse it, IndexError where there is nothing for it."""
        getattr(self, f"_{name}")()

    # What there is

    @property
    def _actions(self):
        return [line.action for line in self.workspace.lines]

    def _action(self):
        return self.chance.choice(self._actions)

    def _theme(self):
        return self.chance.choice(self.workspace.plan.themes_on(self.workspace.as_at))

    def _measure(self) -> Measure:
        return self.chance.choice([one for one in self.workspace.plan.measure_records() if one.removed_on is None])

    def _word(self) -> str:
        return f"{self.chance.choice(WORDS)} {self.chance.randrange(1000)}"

    # Words

    def _update(self):
        said = NewUpdate(
            text=self.chance.choice(("", self._word())),
            status=self.chance.choice((None, *Status)),
            stated_rag=self.chance.choice((None, "red", "amber", "green", "none")),
            review=self.chance.choice(("", "Dec 2018", "14 Dec 2018", "Ongoing")),
            reason="Because of a vacancy.",
        )
        self.workspace.add_update(self._action(), said)

    def _withdrawal(self):
        action = self._action()
        update = self.chance.choice(in_order(action.updates, date.max)[1:])
        self.workspace.withdraw(action, update, "Said of the wrong action")

    def _return(self):
        found = [(one, undo) for one in self._actions for undo in withdrawn_by(one.updates).values()]
        self.workspace.withdraw(*self.chance.choice(found), "")

    def _remark(self):
        measure = self._measure()
        said = self.chance.choice(
            (NewRemark(comment=self._word()), NewRemark(action=""), NewRemark(stated_rating="2", comment=self._word()))
        )
        self.workspace.add_remark(measure, said, f"comment of {measure.ref}")

    def _withdrawn_remark(self):
        found = [one for m in self.workspace.plan.measure_records() for one in remarks_in_order(m.remarks, date.max)]
        self.workspace.withdraw_remark(self.chance.choice(found), "Wrong measure", "taking back of a remark")

    def _answer(self):
        found = [(a, u) for a in self._actions for u in in_order(a.updates, date.max) if u.text and "2018" in u.text]
        action, update = self.chance.choice(found)
        says = self.chance.choice(("kept", "open", "dropped", "none"))
        now, day = datetime.now(UTC), self.workspace.as_at
        answer = PromiseAnswer(
            str(uuid4()), update.uuid, "To be done by Dec 2018.", says, day, now, action_id=action.id
        )
        self.workspace.save(answer, f"answer about a promise of {action.ref}")

    def _readings(self):
        measure = self._measure()
        series = self.chance.choice([measure, *measure.groups, *measure.comparators])
        kind = {"Measure": "measure_id", "Group": "group_id", "Comparator": "comparator_id"}[type(series).__name__]
        value = Decimal(self.chance.randrange(100))
        new = Reading(month_when(2017, self.chance.randrange(1, 10)), value, f"{value}", **{kind: series.id})
        typed = [new]
        if measure.readings and self.chance.random() < 0.5:  # a value or a period that is put right
            held = self.chance.choice(measure.readings)
            value = Decimal(self.chance.randrange(100))
            other = replace(held, value=value, as_printed=f"{value}", suppressed=False, word=None)
            typed = [self.chance.choice((other, replace(held, period=month_when(2016, 3))))]
        self.workspace.add_readings([(measure, typed)], f"reading of {measure.ref}")

    # Records

    def _edit(self):
        action = self._action()
        other = self.chance.choice(
            (
                {"lead": Lead(self._word(), None, "Head of Service")},
                {"text": self._word(), "notes": (self._word(),)},
                {"ref": f"9.{self.chance.randrange(99)}", "place": 99},
                {"theme_id": self._theme().id},
            )
        )
        self.workspace.save(replace(action, **other), f"change of {action.ref}")

    def _together(self):
        wanted = self.chance.choice(
            (
                OneForAll(lead=Lead(self._word())),
                OneForAll(review="Mar 2018", reason="A vacancy"),
                OneForAll(status=Status.IN_PROGRESS, reason="Money was found"),
            )
        )
        stamp = Stamp(self.workspace.as_at, datetime.now(UTC), "QA Manager", lambda: str(uuid4()))
        made = set_together(self.workspace.plan, self.chance.sample(self._actions, 2), wanted, stamp)
        self.workspace.save_all(made.records, "lead of 2 actions")

    def _theme_edit(self):
        theme, measure = self._theme(), self._measure()
        edited = replace(theme, title=self._word(), evidence=(Evidence("Audit", self._word()),), place=7)
        band = replace(measure, thresholds=(("Good", f"{self.chance.randrange(90)}+"),))
        self.workspace.save_all([edited, band], f"change of {theme.heading}")

    def _plan_edit(self):
        plan, person = self.workspace.plan, self.chance.choice(self.workspace.plan.people)
        mine = replace(person, also_written=(self._word(),), email="qa@example.org")
        self.workspace.save_all([replace(plan, title=self._word()), mine], "change of the plan")

    def _join(self):
        plan = self.workspace.plan
        one, other = self.chance.sample([measure.ref for _, measure in plan.measures()], 2)
        if any(measure.joined_into for measure in plan.measure_records()):
            one = next(measure.ref for measure in plan.measure_records() if measure.joined_into)
            self.workspace.save(apart(plan, one), f"separation of {one}")
        else:
            self.workspace.save(joined(plan, one, other), f"joining of {one}")

    def _new_action(self):
        self.workspace.add_action(self._theme(), self._word(), self._word(), Lead("QA Manager"), day_when(date.max))

    def _new_records(self):
        plan, theme = self.workspace.plan, self._theme()
        new = self.chance.choice(
            (
                Theme(self._word(), "More", plan_id=plan.id, place=50),
                Person(self._word(), "Analyst", plan_id=plan.id),
                Measure(self._word(), "Visits", plan_id=plan.id, theme_id=theme.id, place=50),
            )
        )
        self.workspace.save(new, "new record")

    def _removal(self):
        people = [one for one in self.workspace.plan.people if not one.removed_on]
        record = self.chance.choice((self._action, self._theme, self._measure, lambda: self.chance.choice(people)))()
        self.workspace.save_all(removed(record, self.workspace.as_at), "removal")

    def _bring_back(self):
        plan = self.workspace.plan
        every = [*plan.people, *plan.themes, *(one for _, one in plan.actions()), *plan.measure_records()]
        self.workspace.save_all(brought_back(self.chance.choice([one for one in every if one.removed_on])), "return")

    # Decisions

    def _decision(self):
        (meeting,), action = self.workspace.plan.meetings, self._action()
        said = self.chance.choice(
            (
                NewDecision("note", self._word()),
                NewDecision("escalated", self._word(), asked_of=Lead("Director"), asked_by="Dec 2018"),
                NewDecision("new date", review="Dec 2019", reason="A vacancy"),
            )
        )
        self.workspace.save_by(lambda store: decide(store, meeting, action, said, self._stamp()), "decision")

    def _decision_back(self):
        found = [(a, u) for a in self._actions for u in in_order(a.updates, date.max) if u.decided]
        action, update = self.chance.choice(found)
        self.workspace.save_by(lambda store: take_back(store, action, update, self._stamp()), "taking back")

    def _stamp(self):
        return DecisionStamp(datetime.now(UTC), "QA Manager", lambda: str(uuid4()))

    def _problem(self):
        decisions = ProblemDecisions(self.workspace)
        decisions.refresh()
        problem = self.chance.choice(decisions.problems)
        if problem.decision is not None:
            decisions.take_back([problem])
        else:
            decisions.decide([problem], self.chance.choice(("accepted", "ignored")))

    def _correction(self):
        decisions = ProblemDecisions(self.workspace)
        decisions.refresh()
        problem = self.chance.choice([one for one in decisions.problems if one.decision is None])
        decisions.correct(problem, self.chance.choice(("Dec 2018", "Head of Service", "Some words", "65+")))

    def _later_day(self):
        self.workspace.set_as_at(self.workspace.as_at + timedelta(days=self.chance.randrange(1, 9)))


NAMES = sorted(
    name.removeprefix("_") for name, call in vars(Commands).items()
    if callable(call) and name not in ("__init__", "do", "_action", "_theme", "_measure", "_word", "_stamp")
)  # fmt: skip
