"""The foot of the presentation: the keys, or the fields of the decision that is being written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.documents.vocabulary.people import read_lead
from tracker.domain.meetings.deciding import NewDecision
from tracker.domain.plan import DecisionKind, Plan
from tracker.ui.look.theme import current_palette
from tracker.ui.review.sizes import Sizes

KEYS: tuple[tuple[str, str, DecisionKind | None], ...] = (
    ("N", "Note", "note"),
    ("D", "New date, because", "new date"),
    ("E", "Escalate to", "escalated"),
    ("C", "Propose complete", "proposed complete"),
    ("S", "Skip", None),
)
_ELSEWHERE = (("M", "Minutes"), ("← →", ""), ("↑ ↓", ""), ("Esc", ""))


_LEAST = {"asked_by": 150, "review": 150, "asked_of": 230}  # px on the smallest projector: a day, a name


@dataclass(frozen=True)
class _Field:
    """One line to type into: the field of the decision, its words, and an example."""

    name: str
    words: str
    example: str
    share: int = 2


_BECAUSE = _Field("reason", "because", "why", 4)
FIELDS_OF: dict[DecisionKind, tuple[_Field, ...]] = {
    "note": (
        _Field("text", "Note", "what was said", 5),
        _Field("asked_of", "asked of", "nobody, or a name or role"),
        _Field("asked_by", "by", "21 Nov 2017", 1),
    ),
    "new date": (_Field("review", "New date", "Jan 2018", 1), _BECAUSE),
    "escalated": (
        _Field("asked_of", "Escalate to", "a name or role"),
        _Field("asked_by", "by", "21 Nov 2017", 1),
        _BECAUSE,
    ),
    "proposed complete": (_Field("reason", "Propose complete, because", "what shows it", 4),),
}


class KeyButton(QPushButton):
    """A key in its box, and what it does; it can be clicked too."""

    def __init__(self, key: str, words: str, sizes: Sizes) -> None:
        super().__init__()
        self.setObjectName("key")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{words or 'Go on, go back, read on'} (key {key})")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.px(7))
        boxed, palette = sizes.label(key, 17, bold=len(key) == 1), current_palette()
        edge = f"border: 1px solid {palette.control_edge}; border-radius: {sizes.px(5)}px;"
        boxed.setStyleSheet(f"{edge} padding: {sizes.px(1)}px {sizes.px(8)}px;")
        for label in (boxed, sizes.label(words, 17)) if words else (boxed,):
            label.setWordWrap(False)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label)
        self.setStyleSheet("QPushButton#key { border: none; background: transparent; padding: 0px; }")

    def sizeHint(self) -> QSize:
        """As large as the key and its words."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self._row.sizeHint()


class DecisionBar(QStackedWidget):
    """`asked`: a key of the bar was pressed; `written`: a decision is to be saved; `left`: nothing is to be written."""

    asked = Signal(str)
    written = Signal(object)
    left = Signal()

    def __init__(self, plan: Plan, sizes: Sizes) -> None:
        super().__init__()
        self.plan, self.sizes = plan, sizes
        self.kind: DecisionKind | None = None
        self.buttons: dict[str, QPushButton] = {}
        self.fields: dict[str, QLineEdit] = {}
        self.addWidget(self._keys())
        self.form, self.error = QWidget(), sizes.label("", 19, bold=True)
        self.error.setAccessibleName("What is missing")
        self._form_row = QHBoxLayout()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.error)
        column.addLayout(self._form_row)
        self.addWidget(self.form)

    # The keys

    def _keys(self) -> QWidget:
        keys = QWidget()
        row = QHBoxLayout(keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.sizes.px(6))
        for key, words, _ in KEYS:
            row.addWidget(self._key(key, words))
            row.addSpacing(self.sizes.px(12))
        row.addStretch(1)
        for key, words in _ELSEWHERE:
            row.addWidget(self._key(key, words))
        return keys

    def _key(self, key: str, words: str) -> QPushButton:
        button = KeyButton(key, words, self.sizes)
        button.clicked.connect(lambda _=False: self.asked.emit(key))
        self.buttons[key] = button
        return button

    # Writing a decision

    def write(self, kind: DecisionKind) -> None:
        """Show the fields of a kind of decision."""
        self.kind = kind
        self.fields = {}
        while (taken := self._form_row.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.deleteLater()
        for field in FIELDS_OF[kind]:
            self._add_field(field)
        for words, call in (("Save  Enter", self.save), ("Back  Esc", self.leave)):
            self._form_row.addWidget(self._button(words, call))
        self.error.hide()
        self.setCurrentWidget(self.form)
        next(iter(self.fields.values())).setFocus()

    def _add_field(self, field: _Field) -> None:
        self._form_row.addWidget(_one_line(self.sizes.label(field.words, 20)))
        line = QLineEdit()
        line.setFont(self.sizes.font(line.font(), 20))
        line.setPlaceholderText(field.example)
        line.setMinimumWidth(self.sizes.px(_LEAST.get(field.name, 60)))
        line.setAccessibleName(field.words)
        line.installEventFilter(self)
        if field.name == "asked_of":
            line.setCompleter(_people(self.plan, line))
        self.fields[field.name] = line
        self._form_row.addWidget(line, field.share)

    def _button(self, words: str, call: object) -> QPushButton:
        button = QPushButton(words)
        button.setFont(self.sizes.font(button.font(), 18))
        button.setAutoDefault(False)
        button.setProperty("primary", words.startswith("Save"))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(call)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves, Esc goes back to the keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.save()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def save(self) -> None:
        """Hand on what was written."""
        if self.kind is None:
            return
        typed = {name: line.text().strip() for name, line in self.fields.items()}
        lead = read_lead(typed.pop("asked_of", ""))
        asked = typed.get("text", "") if lead.as_printed else ""  # what a note says is what it asks for
        self.written.emit(NewDecision(self.kind, asked_of=lead, asked=asked, **typed))

    def refuse(self, sentence: str) -> None:
        """Say what is wrong or missing, and lead to it; what was written stays."""
        self.error.setText(sentence)
        self.error.show()
        lines = list(self.fields.values())
        empty = [line for line in lines if not line.text().strip()]
        wrong = [line for line in lines if line not in empty and f'"{line.text().strip()}"' in sentence]
        (wrong or empty or lines)[0].setFocus()

    def leave(self) -> None:
        """Show the keys again; whoever hears of it may keep what was typed."""
        self.left.emit()
        self.kind = None
        self.setCurrentIndex(0)

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields; nothing where none is open."""
        return {name: line.text() for name, line in self.fields.items()} if self.kind is not None else {}

    def put(self, typed: Mapping[str, str]) -> None:
        """Put what was typed before back into the fields."""
        for name, text in typed.items():
            if name in self.fields:
                self.fields[name].setText(text)


def _one_line(label: QWidget) -> QWidget:
    label.setWordWrap(False)  # type: ignore[attr-defined]
    return label


def _people(plan: Plan, line: QLineEdit) -> QCompleter:
    """The people of the plan, and those who lead, as they are written."""
    names: Sequence[str | None] = [
        name for person in plan.people if not person.removed_on for name in (person.name, person.role)
    ]
    leads = [action.lead.as_printed for _, action in plan.actions()]
    completer = QCompleter(sorted({name for name in (*names, *leads) if name}), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)  # a list would cover the wall
    return completer
