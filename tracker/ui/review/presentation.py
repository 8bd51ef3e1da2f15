"""The presentation of the meeting: one action a screen, decided by keys, and the minutes at its end."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from tracker.domain.meetings.agenda import AgendaItem
from tracker.domain.meetings.deciding import NewDecision
from tracker.domain.plan import DecisionKind
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.dialogs.keys_dialog import KeysDialog, keys_of_page
from tracker.ui.dialogs.messages import ask
from tracker.ui.keys import OwnKey, key_action
from tracker.ui.review.closing import ClosingPage
from tracker.ui.review.decision_bar import KEYS, DecisionBar
from tracker.ui.review.running import RunningMeeting
from tracker.ui.review.sizes import Sizes, on_surface
from tracker.ui.review.slide import Slide

_STEPS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Space: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1
}  # fmt: skip
_OTHERS = 2_000  # milliseconds until it is seen what another window has decided
_SCROLLS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {**_SCROLLS, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}  # rows of the minutes


class Presentation(QWidget):
    """Full screen over the window. `closed`: it was left; the others ask for what the closing page offers."""

    closed = Signal()
    freeze_asked = Signal()
    write_asked = Signal()

    def __init__(self, running: RunningMeeting, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.running = running
        self.setObjectName("presentation")
        self.setWindowTitle(f"{running.meeting.name} of {show_day(running.meeting.day)}")
        on_surface(self)
        key_action(self, "Keys", "F1, ?", self.show_keys)
        self.uuid: str | None = None  # of the action in view; None on the closing page
        self._typed: dict[tuple[str | None, DecisionKind], Mapping[str, str]] = {}  # and not saved
        self.slide: Slide | None = None
        self.closing: ClosingPage | None = None
        self.column = QVBoxLayout(self)
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it is as large as the screen
        first = next(iter(running.left), None)
        self.uuid = first.line.action.uuid if first else None
        running.workspace.content_changed.connect(self.show_again)
        running.workspace.look_changed.connect(self.show_again)
        self._others = QTimer(self, interval=_OTHERS)
        self._others.timeout.connect(running.workspace.reload_if_changed)
        self._others.start()

    # What is on the wall

    def show_again(self) -> None:
        """Lay everything out anew, for the size of the window and the plan as it is; words being written stay."""
        kind, typed, wrong = self._writing()
        items = self.running.items
        at = next((at for at, item in enumerate(items) if item.line.action.uuid == self.uuid), None)
        self._clear()
        self.sizes = sizes = Sizes(self.size())
        self.column.setContentsMargins(sizes.px(64), sizes.px(40), sizes.px(64), sizes.px(24))
        if at is None:
            self._show_closing()
        else:
            self._show_item(items, at)
            if kind is not None:
                self._write(kind, typed, wrong)

    def _writing(self) -> tuple[DecisionKind | None, Mapping[str, str], str]:
        """The decision that is being written, what stands in its fields, and what was said to be missing."""
        if self.slide is None or self.bar.kind is None or self.slide.item.line.action.uuid != self.uuid:
            return None, {}, ""
        return self.bar.kind, self.bar.typed, self.bar.error.text()

    def _write(self, kind: DecisionKind, typed: Mapping[str, str], wrong: str = "") -> None:
        self.bar.write(kind)
        self.bar.put(typed)
        if wrong:
            self.bar.refuse(wrong)

    def _keep(self) -> None:
        """What was typed stands there again when the same decision about the same action is written once more."""
        if self.bar.kind is not None:
            self._typed[self.uuid, self.bar.kind] = self.bar.typed
        self.setFocus()

    def may_leave(self) -> bool:
        """Whether every decision that was typed is saved, or may be let go; else the first that is not is shown."""
        if not (unsaved := self._unsaved()):
            return True
        refs = " and ".join({self.running.placed(uuid)[1].ref or "an action": None for uuid, _ in unsaved})
        words = f"What was typed about {refs} is not saved as a decision, and will be lost."
        may = ask(self, "Not saved", words, "Let it go", loses=True)
        self.bar.kind = None
        self._typed = {} if may else unsaved
        (uuid, kind), typed = next(iter(unsaved.items()))
        self.uuid = self.uuid if may else uuid
        self.show_again()
        if not may and self.slide is not None:  # it may not be overdue any more
            self._write(kind, typed)
        return may

    def _unsaved(self) -> dict[tuple[str | None, DecisionKind], Mapping[str, str]]:
        kind, typed, _ = self._writing()
        begun = self._typed | ({(self.uuid, kind): typed} if kind is not None else {})
        return {key: fields for key, fields in begun.items() if any(map(str.strip, fields.values()))}

    def _clear(self) -> None:
        while (taken := self.column.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.slide = self.closing = None

    def _show_item(self, items: list[AgendaItem], at: int) -> None:
        sizes = self.sizes
        self.column.setSpacing(sizes.px(16))
        self.column.addWidget(self._head(len(items), at))
        self.column.addWidget(sizes.progress(at + 1, len(items)))
        self.slide = Slide(self.running, items[at], sizes, self.width() - 2 * sizes.px(64))
        self.column.addWidget(self.slide, 1)
        self.bar = DecisionBar(self.running.workspace.plan, sizes)
        self.bar.asked.connect(self.press)
        self.bar.written.connect(self._decide)
        self.bar.left.connect(self._keep)
        self.column.addWidget(self.bar)
        self.bar.show()  # now: a layout would do so later, and a key may come at once
        self.setFocus()

    def _head(self, count: int, at: int) -> QWidget:
        sizes, meeting = self.sizes, self.running.meeting
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        where = f"{meeting.name} · {at + 1} of {count} · as at {show_day(meeting.day)}"
        self.where = sizes.label(where, 20, quiet=True)
        row.addWidget(self.where, 1)
        left = len(self.running.left)
        row.addWidget(sizes.label(f"{left} to decide", 20, quiet=True), 0, Qt.AlignmentFlag.AlignRight)
        return head

    def _show_closing(self) -> None:
        self.uuid = None
        self.closing = ClosingPage(self.running, self.sizes)
        self.closing.freeze_asked.connect(self.freeze_asked)
        self.closing.write_asked.connect(self.write_asked)
        self.closing.back_asked.connect(self.go_back)
        self.column.addWidget(self.closing, 1)
        self.closing.show()
        self.closing.freeze.setFocus()

    # Going through

    def step(self, by: int) -> None:
        """Go to the next action or the one before; behind the last are the minutes."""
        uuids = [item.line.action.uuid for item in self.running.items]
        at = uuids.index(self.uuid) if self.uuid in uuids else len(uuids)
        to = max(0, at + by)
        self.uuid = uuids[to] if to < len(uuids) else None
        self.show_again()

    def go_back(self) -> None:
        """From the minutes to the first action that is left, else to the last one."""
        back = (self.running.left or self.running.items[-1:])[:1]
        self.uuid = back[0].line.action.uuid if back else None
        self.show_again()

    def _skip(self) -> None:
        items = self.running.items
        at = next(at for at, item in enumerate(items) if item.line.action.uuid == self.uuid)
        following = next((item.line.action.uuid for item in items[at + 1 :]), None)
        again = self.running.was_skipped(items[at].line.action)
        if not again:
            self.running.skip(items[at].line.action)
            following = following or self.uuid
        self.uuid = following
        self.show_again()

    # Deciding

    def press(self, key: str) -> None:
        """What a key of the bar does."""
        kinds = {known: kind for known, _, kind in KEYS}
        if key == "S":
            self._skip()
        elif kind := kinds.get(key):
            self._begin(kind)
        elif key == "M":
            self.uuid = None
            self.show_again()
        elif key == "Esc":
            self.close()
        else:
            self.step(1) if key == "← →" else self._scroll(1)

    def _begin(self, kind: DecisionKind) -> None:
        action = self.running.placed(self.uuid)[1]
        if kind == "proposed complete" and any(one.decided == kind for one in self.running.decided(action)):
            self._say(TrackerError(f"{action.ref} is proposed complete already: Ctrl+Z takes it back."))
            return
        self._write(kind, self._typed.get((self.uuid, kind), {}))

    def _scroll(self, steps: int) -> None:
        if self.slide is not None:
            self.slide.read_on(steps)

    def _decide(self, said: NewDecision) -> None:
        assert self.slide is not None
        action = self.running.placed(self.uuid)[1]
        kind = said.kind
        self.bar.kind = None  # saved words are no words that are being written

        def refused(error: TrackerError) -> None:
            self.bar.kind = kind
            self.bar.refuse(str(error))
            if isinstance(error, Conflict):  # it is shown as it is now, and Enter saves what was typed beside that
                self.running.workspace.reload()

        def saved() -> None:
            self._typed.pop((self.uuid, kind), None)
            self.setFocus()

        self.running.decide(action, said, saved, refused)

    def take_back(self) -> None:
        """Take back what was decided last about the action in view."""
        if self.slide is not None:
            self.running.take_back(self.running.placed(self.uuid)[1], self.setFocus, self._say)

    def _say(self, error: TrackerError) -> None:
        self.where.setText(str(error))

    # Keys

    own_keys = (
        *(OwnKey(key, words[0].lower() + words[1:]) for key, words, _ in KEYS),
        OwnKey("M", "goes to the minutes"),
        OwnKey("Right, Space", "goes on to the next action"),
        OwnKey("Left", "goes back to the action before"),
        OwnKey("Down, Up", "reads on, back, where a text is long"),
        OwnKey("Ctrl+Z", "takes the last decision back"),
        OwnKey("Esc", "leaves; what was decided is saved"),
    )

    def show_keys(self) -> None:
        """What each key does here."""
        dialog = KeysDialog(self, keys_of_page(self, "Presentation"))
        dialog.exec()
        dialog.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the bar; the arrows go through; Esc leaves."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif self.closing is not None:
            self._press_on_closing(event)
        elif key == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.take_back()
        elif key in _STEPS:
            self.step(_STEPS[Qt.Key(key)])
        elif key in _SCROLLS:
            self._scroll(_SCROLLS[Qt.Key(key)])
        elif (letter := event.text().upper()) in {"M", *(known for known, _, _ in KEYS)} and letter:
            self.press(letter)
        else:
            super().keyPressEvent(event)

    def _press_on_closing(self, event: QKeyEvent) -> None:
        assert self.closing is not None
        if event.key() == Qt.Key.Key_Left:
            self.go_back()
        elif event.key() in _PAGES:
            self.closing.read_on(_PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: everything grows with it."""
        super().resizeEvent(event)
        self.show_again()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Left; what was decided is saved already."""
        if self.may_leave():
            self.closed.emit()
        else:
            event.ignore()
