"""The open plan file, the day it is seen as at, and the register of that day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.columns.words import as_at_words
from tracker.domain.actions.new_update import NewUpdate, make_update
from tracker.domain.actions.register import Line, default_as_at, tally
from tracker.domain.actions.state import State
from tracker.domain.edit import Stamp
from tracker.domain.fields import StoredRecord, without_controls
from tracker.domain.measure import Measure, Reading, Remark
from tracker.domain.measures.readings import further_readings
from tracker.domain.measures.remarks import NewRemark, make_remark, make_withdrawal
from tracker.domain.plan import Action, Lead, Plan, Status, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.when import When
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.settings import Settings, load_settings, save_changed
from tracker.store.busy import Busy
from tracker.store.history import Signed
from tracker.store.sqlite import Conflict, Store
from tracker.ui.open_plan import OpenPlan
from tracker.ui.undo_steps import UndoSteps
from tracker.ui.widgets.waiting import Waiting

_PAUSE = 200  # milliseconds without another change before what is left to decide is counted; before reading again


class Workspace(QObject):
    """The one place that holds the open plan; pages read from it and hear from it.

    `file_opened`: another file. `content_changed`: the same file holds something else. `day_changed`: the as-at day.
    With each of them `lines` and `tally` are new; `problems_counted` tells a little later how many causes wait for a
    decision.
    `who_changed`, `look_changed`: the user's name; colours or text size. `leaving`: the file is about to be
    put away or rewritten, and what is unsaved should be on disk. `words_removed`: words were taken out of the file for
    good, and of what is kept beside it, which is to be read anew; `content_changed` follows.

    What is asked of the plan is there only while one is open (`is_open`); pages are seen only then and need not ask.
    """

    file_opened = Signal()
    content_changed = Signal()
    day_changed = Signal()
    problems_counted = Signal(int)
    who_changed = Signal()
    look_changed = Signal()
    leaving = Signal()
    words_removed = Signal()
    saved = Signal(str)

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        """With `settings` given, the user's own are neither read nor written (for pictures of the window)."""
        super().__init__(parent)
        self._remembers = settings is None
        self._opened: OpenPlan | None = None
        self.today: date = date.today()
        self.as_at: date = self.today
        self.lines: list[Line] = []
        self.tally: dict[str, int] = tally([])
        self._problems: list[Problem] | None = None
        self._count_soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._count_soon.timeout.connect(lambda: self.is_open and self.problems())
        self._read_soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._read_soon.timeout.connect(self.reload)
        self.waiting = Waiting(self)
        self.steps = UndoSteps(self.save_by, self.stamp, self.waiting, self)
        self.saved_at: datetime | None = None
        self.settings: Settings = settings or load_settings()

    # The file

    @property
    def is_open(self) -> bool:
        """Whether a plan is open."""
        return self._opened is not None

    @property
    def plan(self) -> Plan:
        """The plan that is open."""
        return self._the_open().plan

    @property
    def store(self) -> Store:
        """Its store."""
        return self._the_open().store

    @property
    def path(self) -> Path:
        """Its file."""
        return self._the_open().path

    @property
    def states(self) -> list[State]:
        """Of each of the `lines`: the very same list as long as nothing is said, edited or read again."""
        return self._the_open().register.states

    @property
    def longest_wait(self) -> int:
        """The most days that any of the `lines` is late."""
        return self._the_open().register.longest_wait

    def _the_open(self) -> OpenPlan:
        if self._opened is None:
            raise RuntimeError("No plan is open: whoever can be asked without one asks `is_open` first")
        return self._opened

    def open(self, path: Path) -> None:
        """Open a plan file in place of the one that is open; TrackerError, Busy and Older too, leaves that one."""
        opened = OpenPlan(path)
        again = self._opened is not None and self._opened.path == path
        self.close()
        self._opened = opened
        self.today = date.today()
        self.as_at = default_as_at(opened.plan, self.today)
        self._look_at_day()
        self._let_go_of_names()
        (self.content_changed if again else self.file_opened).emit()
        self.change_settings(self.settings.opened(path))

    def reload(self) -> None:
        """Read the plan again: something was saved by another window. As soon as others let it be read."""
        self._read_by(self._the_open().read)

    def _read_by(self, read: Callable[[], object]) -> None:
        removals = self.plan.removals
        try:
            read()
        except Busy:
            self._read_soon.start()
            return
        self._read_soon.stop()
        self._look_at_day()
        if self.plan.removals != removals:
            self.steps.forget()  # no undo brings back the words
            self.words_removed.emit()
            self._let_go_of_names()
        self.content_changed.emit()

    def _let_go_of_names(self) -> None:
        """No search and no filter brings back words that were removed since, by whomever."""
        if self.plan.uuid:
            self.change_settings(self.settings.after_removals(self.plan.uuid, self.plan.removals))

    def reload_if_changed(self) -> None:
        """Read the plan again if another window or program has saved into its file meanwhile; it is asked once."""
        try:
            if self._opened is not None and self._opened.store.changed_elsewhere():
                self.reload()
        except TrackerError:
            return  # nothing is asked of the file now; saving will say what is wrong with it

    def close(self) -> None:
        """Put the file away."""
        if self._opened is not None:
            self.leaving.emit()
            self._opened.store.close()
            self.steps.forget()
        self._opened = self._problems = None
        self._count_soon.stop()
        self._read_soon.stop()
        self.lines = []

    # The day

    @property
    def is_today(self) -> bool:
        """Whether the as-at day is today."""
        return self.as_at == self.today

    @property
    def day_words(self) -> str:
        """The sentence about a day that is not today; "" for today."""
        return "" if self.is_today else as_at_words(self.as_at, self.today)

    def set_as_at(self, day: date) -> None:
        """See the plan as at another day."""
        if day != self.as_at:
            self.as_at = day
            if self.is_open:
                self._look_at_day()
            self.day_changed.emit()

    def begin_day(self, today: date) -> None:
        """Go on to a new day: the plan is seen as at that, unless somebody chose another day to see it as at."""
        if today == self.today:
            return
        usual = [default_as_at(self.plan, day) if self.is_open else day for day in (self.today, today)]
        self.today = today
        if self.as_at == usual[0] != usual[1]:
            self.set_as_at(usual[1])
        else:
            self.day_changed.emit()  # what is said of the day, as that it is not today

    def _look_at_day(self) -> None:
        register = self._the_open().register
        self.lines, self.tally = register.as_at(self.as_at), register.tally()
        self._problems = None
        # Looking the whole plan through keeps no page waiting: the pause begins when nothing else is being done, or it
        # would be over on a slow computer before the first frame.
        QTimer.singleShot(0, self, self._count_soon.start)

    def problems(self) -> list[Problem]:
        """What needs a decision, or needed one: what the file holds, and what the plan itself lacks on the day."""
        if self._problems is None:
            from tracker.domain.decisions.causes import to_decide  # after the first frame
            from tracker.domain.decisions.plan_checks import problems_as_at

            self._count_soon.stop()
            opened = self._the_open()
            held = opened.problems  # another day changes none of these
            self._problems = problems_as_at(self.plan, opened.register.where, self.as_at, held)
            self.problems_counted.emit(to_decide(self._problems))
        return self._problems

    @property
    def held_problems(self) -> Sequence[Problem]:
        """What the file itself holds of them."""
        return self._the_open().problems

    # Saving: who meets Busy, with nothing saved, does it again by way of `waiting`

    def add_update(self, action: Action, said: NewUpdate) -> None:
        """Save an update of an action, dated with the as-at day and signed with the user's name.

        What was said was said of the action as it is shown: a Conflict where somebody else has changed it since.
        """
        update = make_update(
            self.plan,
            action,
            said,
            uuid=new_uuid(),
            day=self.as_at,
            recorded_at=datetime.now(UTC),
            by=self.settings.who or None,
        )
        self.save_all([update], f"update of {action.ref or 'the action'}", shown=action)

    def _check_unchanged(self, action: Action) -> None:
        held = self.store.all(Action, id=action.id)
        if held and held[0] != action:
            ref = action.ref or "this action"
            raise Conflict(
                f"Somebody else has changed {ref} or written about it since it was shown here; nothing was saved. "
                "It is shown as it is now: look at it, and save again.",
                action,
                held[0],
            )

    def withdraw(self, action: Action, update: Update, reason: str) -> None:
        """Take back an update: another one withdraws it; taking back an undo puts back what that withdrew."""
        who, now = self.settings.who or None, datetime.now(UTC)
        undo = Update(new_uuid(), "undo", self.as_at, now, reason=reason.strip() or None, author=who, recorded_by=who)
        undo = replace(undo, withdraws=update.uuid, action_id=action.id)
        self.save(undo, f"taking back of the update of {action.ref or 'the action'}")

    def add_action(
        self, theme: Theme, ref: str, text: str, lead: Lead, review: When, measures: tuple[str, ...] = ()
    ) -> None:
        """Save a new action at the end of its theme; it is there from the as-at day on."""
        who, now = self.settings.who or None, datetime.now(UTC)
        first = Update(new_uuid(), "update", self.as_at, now, status=Status.NOT_STARTED, author=who, recorded_by=who)
        place = max((action.place for action in theme.actions), default=-1) + 1
        action = Action(ref or None, text, lead, (replace(first, review=review),), ref, place=place)
        action = replace(action, measures=measures, plan_id=theme.plan_id, theme_id=theme.id)
        self.save(action, f"new action {ref}".strip())

    def add_readings(self, typed: Sequence[tuple[Measure, Sequence[Reading]]], what: str) -> None:
        """Save readings typed for measures as they are shown, known from the as-at day; those edited keep their uuids.

        A Conflict, and nothing is saved, where somebody else has added readings of one of them since.
        """
        stamp = self.stamp()

        def save(store: Store) -> None:
            for measure, readings in typed:
                self._check_nothing_added(measure, "reading")
                store.add_all(list(further_readings(measure.readings, readings, stamp)))

        self.save_by(save, what)

    def add_remark(self, measure: Measure, said: NewRemark, what: str) -> Remark:
        """Save what is said of a measure, dated and signed; a Conflict where somebody else has said something since."""
        now, who = datetime.now(UTC), self.settings.who or None
        remark = make_remark(measure, said, uuid=new_uuid(), day=self.as_at, recorded_at=now, by=who)

        def save(store: Store) -> None:
            self._check_nothing_added(measure, "remark")
            store.save(without_controls(remark))

        self.save_by(save, what)
        return remark

    def withdraw_remark(self, remark: Remark, reason: str, what: str) -> None:
        """Take back a remark by one that withdraws it; taking that back puts back what it withdrew."""
        now, who = datetime.now(UTC), self.settings.who or None
        self.save(make_withdrawal(remark, reason, uuid=new_uuid(), day=self.as_at, recorded_at=now, by=who), what)

    def _check_nothing_added(self, measure: Measure, what: Literal["reading", "remark"]) -> None:
        """More may be shown than the record holds: what is joined into a measure is shown as a part of it."""
        shown = {one.uuid for one in getattr(measure, f"{what}s")}
        held = self.store.all(Measure, id=measure.id)
        if held and not {one.uuid for one in getattr(held[0], f"{what}s")} <= shown:
            words = f"Somebody else has added a {what} of {measure.ref} since it was shown; nothing was saved."
            raise Conflict(words, measure, held[0])

    def save(self, record: StoredRecord, what: str) -> None:
        """Save one record, read the plan again and say so; a Conflict or another TrackerError saves nothing."""
        self.save_all([record], what)

    def save_all(self, records: Sequence[StoredRecord], what: str, shown: Action | None = None) -> None:
        """Save several records together or not at all, read the plan again and say so.

        What they say of an action was said of it as it is `shown`: a Conflict where somebody has changed it since.
        """

        def save(store: Store) -> None:
            for record in records:
                store.save(without_controls(record))

        self.save_by(save, what, shown)

    def save_by(self, save: Callable[[Store], object], what: str, shown: Action | None = None) -> None:
        """Have something save into the file, all of it or nothing, as `save_all` does."""
        with self.store.transaction(Signed(self.settings.who or None)):
            if shown is not None:
                self._check_unchanged(shown)
            save(self.store)
        self.saved_at = datetime.now()
        self.steps.note(what, self.store.saved)
        self._read_by(self._the_open().read_saved)
        self.saved.emit(what)

    def stamp(self) -> Stamp:
        """For what the user says now, as on the as-at day."""
        return Stamp(self.as_at, datetime.now(UTC), self.settings.who or None, new_uuid)

    # The user's settings

    def renew_tables(self) -> None:
        """Take over what the user was taught about tables elsewhere meanwhile."""
        if self._remembers:
            self.settings = replace(self.settings, tables=load_settings().tables)

    def change_settings(self, settings: Settings) -> None:
        """Keep the user's choices, and let whoever shows them follow."""
        before, self.settings = self.settings, settings
        if settings == before:
            return
        if self._remembers:
            kept = save_changed(before, settings)
            self.settings = replace(
                settings, recent=kept.recent, tables=kept.tables, views=kept.views, as_left=kept.as_left
            )
        if (settings.look, settings.text_points) != (before.look, before.text_points):
            self.look_changed.emit()
        if (settings.who, settings.role) != (before.who, before.role):
            self.who_changed.emit()
