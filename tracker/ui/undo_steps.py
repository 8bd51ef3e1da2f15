"""The steps that were saved into the open plan, to be undone by name and done again, the last one first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from tracker.domain.edit import Stamp
from tracker.domain.undoing.step import CannotUndo, Saved, Step
from tracker.errors import TrackerError
from tracker.store.sqlite import Store
from tracker.ui.widgets.waiting import Cancelled, Waiting

_MOST = 200  # steps that are kept
Steps = deque[Step]


class UndoSteps(QObject):
    """What can be undone and done again. Whoever saves has it noted; an undo is saved, signed and told like any step.

    `changed`: there is another step to undo or to do again. `told`: "Undone: lead of 1.1.4". `refused`: why nothing
    was undone.
    """

    changed = Signal()
    told = Signal(str)
    refused = Signal(object)

    def __init__(
        self,
        save: Callable[[Callable[[Store], object], str], object],
        stamp: Callable[[], Stamp],
        waiting: Waiting,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._save, self._stamp, self._waiting = save, stamp, waiting
        self._done: Steps = deque(maxlen=_MOST)
        self._undone: Steps = deque(maxlen=_MOST)
        self._moving: tuple[Steps, Steps] | None = None  # from where to where the step goes that is saved now

    @property
    def to_undo(self) -> str:
        """The name of the step that would be undone; "" where there is none."""
        return self._done[-1].what if self._done else ""

    @property
    def to_redo(self) -> str:
        """The name of the step that would be done again; "" where there is none."""
        return self._undone[-1].what if self._undone else ""

    def note(self, what: str, saved: Sequence[Saved]) -> None:
        """Take over what was just saved: as a new step, or as what an undo or redo has made of one."""
        from tracker.domain.undoing.steps import changes_something  # here and below: when something was saved

        if not changes_something(saved):
            return
        now = datetime.now(UTC)
        if self._moving is not None:
            of, to = self._moving
            to.append(Step(of.pop().what, tuple(saved), now))
        else:
            self._done.append(Step(what, tuple(saved), now))
            self._undone.clear()
        self.changed.emit()

    def forget(self) -> None:
        """Another file is open, or this one was written anew: there is nothing to undo."""
        self._done.clear()
        self._undone.clear()
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back; where that cannot be, it is told and the step is let go."""
        self._go(self._done, self._undone, "undo", "Undone")

    def redo(self) -> None:
        """Do again what was undone last."""
        self._go(self._undone, self._done, "redo", "Done again")

    def _go(self, of: Steps, to: Steps, verb: str, told: str) -> None:
        if not of:
            return
        step = of[-1]
        what = f"{verb} of the {step.what}"

        def work() -> None:
            from tracker.domain.undoing.steps import records_to_undo

            self._moving = of, to
            try:
                self._save(lambda store: _save_all(store, records_to_undo(step, store.all, self._stamp())), what)
            finally:
                self._moving = None

        self._waiting.do(
            f"The {what}", work, lambda _: self.told.emit(f"{told}: {step.what}"), lambda error: self._refuse(error, of)
        )

    def _refuse(self, error: TrackerError, of: Steps) -> None:
        if isinstance(error, CannotUndo):
            of.pop()
            self.changed.emit()
        if not isinstance(error, Cancelled):
            self.refused.emit(error)


def _save_all(store: Store, records: Sequence[object]) -> None:
    for record in records:
        store.save(record)  # type: ignore[type-var]
