"""The open plan file, the day it is seen as at, and the register of that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from tracker.columns.words import as_at_words
from tracker.domain.actions.new_update import NewUpdate, make_update
from tracker.domain.actions.register import Line, Register, default_as_at, tally
from tracker.domain.plan import Action, Lead, Plan, Status, Theme, Update
from tracker.domain.when import When
from tracker.errors import TrackerError
from tracker.settings import Settings, load_settings, save_settings
from tracker.store.sqlite import Conflict, Store, open_store


class Workspace(QObject):
    """The one place that holds the open plan; pages read from it and hear from it.

    `plan_changed`: another file, or the file's content. `day_changed`: the as-at day. Both renew `lines`.
    `settings_changed`: text size, look or name. `leaving`: the file is about to be put away; `path` still says which.
    """

    plan_changed = Signal()
    day_changed = Signal()
    settings_changed = Signal()
    leaving = Signal()
    saved = Signal(str)

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        """With `settings` given, the user's own are neither read nor written (for pictures of the window)."""
        super().__init__(parent)
        self._remembers = settings is None
        self.store: Store | None = None
        self.plan: Plan | None = None
        self.path: Path | None = None
        self.as_at: date = date.today()
        self._register: Register | None = None
        self.lines: list[Line] = []
        self.tally: dict[str, int] = tally([])
        self.saved_at: datetime | None = None
        self.settings: Settings = settings or load_settings()

    # The file

    def open(self, path: Path) -> None:
        """Open a plan file in place of the one that is open; TrackerError leaves that one as it was."""
        store = open_store(path)
        try:
            plan = store.plan()
        except TrackerError:
            store.close()
            raise
        self.close()
        self.store, self.plan, self.path = store, plan, path
        self.as_at = default_as_at(plan, date.today())
        self._renew()
        self.plan_changed.emit()
        self.change_settings(self.settings.opened(path))  # when there is something to give the keyboard to

    def reload(self) -> None:
        """Read the plan again: something was saved, here or by another window."""
        assert self.store is not None
        self.plan = self.store.plan()
        self._renew()
        self.plan_changed.emit()

    def reload_if_changed(self) -> None:
        """Read the plan again if another window or program has saved into its file meanwhile."""
        try:
            if self.store is not None and self.store.changed_elsewhere():
                self.reload()
        except TrackerError:
            return  # nothing is asked of the file now; saving will say what is wrong with it

    def close(self) -> None:
        """Put the file away."""
        if self.store:
            self.leaving.emit()
            self.store.close()
        self.store = self.plan = self.path = self._register = None
        self.lines = []

    # The day

    @property
    def is_today(self) -> bool:
        """Whether the as-at day is today."""
        return self.as_at == date.today()

    @property
    def day_words(self) -> str:
        """The sentence about a day that is not today; "" for today, and without a plan."""
        return "" if self.is_today or self.plan is None else as_at_words(self.as_at, date.today())

    def set_as_at(self, day: date) -> None:
        """See the plan as at another day."""
        if day != self.as_at:
            self.as_at = day
            self._renew()
            self.day_changed.emit()

    def _renew(self) -> None:
        if self.plan is None:
            self._register = None
        elif self._register is None or self._register.plan is not self.plan:
            self._register = Register(self.plan)
        self.lines = self._register.as_at(self.as_at) if self._register else []
        self.tally = tally(self.lines)

    # Saving

    def add_update(self, action: Action, said: NewUpdate) -> None:
        """Save an update of an action, dated with the as-at day and signed with the user's name.

        What was said was said of the action as it is shown: a Conflict where somebody else has changed it since.
        """
        assert self.store is not None and self.plan is not None
        update = make_update(
            self.plan,
            action,
            said,
            uuid=str(uuid4()),
            day=self.as_at,
            recorded_at=datetime.now(UTC),
            by=self.settings.who or None,
        )
        with self.store.transaction():
            self._check_unchanged(action)
            self.store.save(update)
        self._has_saved(f"update of {action.ref or 'the action'}")

    def _check_unchanged(self, action: Action) -> None:
        assert self.store is not None
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
        undo = Update(str(uuid4()), "undo", self.as_at, now, reason=reason.strip() or None, author=who, recorded_by=who)
        undo = replace(undo, withdraws=update.uuid, action_id=action.id)
        self.save(undo, f"undo of the update of {action.ref or 'the action'}")

    def add_action(self, theme: Theme, ref: str, text: str, lead: Lead, review: When) -> None:
        """Save a new action at the end of its theme; it is there from the as-at day on."""
        who, now = self.settings.who or None, datetime.now(UTC)
        first = Update(str(uuid4()), "update", self.as_at, now, status=Status.NOT_STARTED, author=who, recorded_by=who)
        place = max((action.place for action in theme.actions), default=-1) + 1
        action = Action(ref or None, text, lead, (replace(first, review=review),), ref, place=place)
        self.save(replace(action, plan_id=theme.plan_id, theme_id=theme.id), f"new action {ref}".strip())

    def save(self, record: object, what: str) -> None:
        """Save one record, read the plan again and say so; a Conflict or another TrackerError saves nothing."""
        self.save_all([record], what)

    def save_all(self, records: Sequence[Any], what: str) -> None:
        """Save several records together or not at all, read the plan again and say so."""
        assert self.store is not None
        with self.store.transaction():
            for record in records:
                self.store.save(record)
        self._has_saved(what)

    def _has_saved(self, what: str) -> None:
        self.saved_at = datetime.now()
        self.reload()
        self.saved.emit(what)

    # The user's settings

    def change_settings(self, settings: Settings) -> None:
        """Keep the user's choices, and let every page follow them."""
        if settings != self.settings:
            self.settings = settings
            if self._remembers:
                save_settings(settings)
            self.settings_changed.emit()
