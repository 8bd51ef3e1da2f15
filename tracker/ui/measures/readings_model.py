"""The model of the readings of one measure, newest first, with an empty last row that adds one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from tracker.domain.measure import Measure, Reading, latest
from tracker.domain.measures.readings import ReadingLine, reading_lines
from tracker.errors import TrackerError
from tracker.ui.look.theme import current_palette
from tracker.ui.measures_editing.readings_editing import (
    READING_COLUMNS,
    READING_FIELDS,
    READING_HEADINGS,
    Disagrees,
    NewReading,
    edited,
    origin_words,
    period_words,
    reading_text,
    replaced_words,
    row_key,
    same_place,
    shown_text,
    with_text,
    words_column,
)
from tracker.ui.tables.records_model import heard
from tracker.ui.widgets.labels import for_tooltip

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
Save = Callable[[Sequence[Reading], Callable[[], None]], bool]
ADD = "Add a reading"


class ReadingsModel(QAbstractTableModel):
    """`save` saves readings, now (True) or a little later, and then does what it is given; what cannot be read is
    `refused` in a sentence.

    `disagrees`: the value typed is not numerator over denominator; with the sentence and the reading without them.
    """

    columns = READING_COLUMNS
    refused = Signal(str)
    disagrees = Signal(str, object)

    def __init__(self, save: Save, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self.measure: Measure | None = None
        self.as_at = date.max
        self.words: tuple[str, ...] = ()
        self.lines: list[ReadingLine] = []
        self._started: dict[int | None, NewReading] = {}
        self._latest: Reading | None = None

    # What is shown

    def show(self, measure: Measure | None, as_at: date, words: tuple[str, ...] = ()) -> None:
        """Show the readings of a measure, whose scale has these words; of the same one, an open editor stays."""
        lines = reading_lines(measure.readings, as_at) if measure else []
        same = measure is not None and self.measure is not None and measure.id == self.measure.id
        if same:
            self._take_in_place(lines)
        else:
            self.beginResetModel()
        self.measure, self.as_at, self.lines, self.words = measure, as_at, lines, words
        self._latest = latest(measure, as_at) if measure else None
        if not same:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(READING_FIELDS) - 1))

    def _take_in_place(self, lines: list[ReadingLine]) -> None:
        """Rows that are gone go, those that have moved take their indexes with them, new ones are put in."""
        wanted, known = set(map(row_key, lines)), set(map(row_key, self.lines))
        for row in reversed(range(len(self.lines))):
            if row_key(self.lines[row]) not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                self.lines = [*self.lines[:row], *self.lines[row + 1 :]]
                self.endRemoveRows()
        self._take_order([one for one in lines if row_key(one) in known])
        for row, one in enumerate(lines):
            if row_key(one) not in known:
                self.beginInsertRows(QModelIndex(), row, row)
                self.lines = [*self.lines[:row], one, *self.lines[row:]]
                self.endInsertRows()

    def _take_order(self, lines: list[ReadingLine]) -> None:
        if list(map(row_key, lines)) == list(map(row_key, self.lines)):
            self.lines = lines
            return
        self.layoutAboutToBeChanged.emit()
        places = {row_key(one): row for row, one in enumerate(lines)}
        rows = [*(places[row_key(one)] for one in self.lines), len(lines)]
        old = self.persistentIndexList()
        self.lines = lines
        self.changePersistentIndexList(old, [self.createIndex(rows[at.row()], at.column()) for at in old])
        self.layoutChanged.emit()

    def forget(self) -> None:
        """Another plan: what was begun in an empty row belongs to the old one."""
        self._started.clear()
        self.show(None, self.as_at)

    @property
    def started(self) -> NewReading:
        """What has been typed into the empty row of the measure."""
        return self._started.get(self.measure.id if self.measure else None, NewReading())

    def is_new(self, index: _Index) -> bool:
        """Whether it is the empty row."""
        return index.row() == len(self.lines)

    def reading_at(self, index: _Index) -> Reading | None:
        """The reading of a row that can be changed; None in the empty row, and for what was replaced."""
        line = self.lines[index.row()] if 0 <= index.row() < len(self.lines) else None
        return line.reading if line and line.replaced_by is None else None

    def standing(self, row: int = 0) -> list[Reading]:
        """The readings that stand, from a row on."""
        return [line.reading for line in self.lines[row:] if line.replaced_by is None]

    def row_of(self, key: object) -> int:
        """The row of a reading, by the `row_key` of its line."""
        return next((row for row, one in enumerate(self.lines) if row_key(one) == key), len(self.lines))

    def counts(self, reading: Reading) -> bool:
        """Whether its period had ended on the as-at day, or is unknown; a target counts from the beginning."""
        aimed = reading.role in ("target", "planned")
        return aimed or reading.period.last is None or reading.period.last <= self.as_at

    # Qt's questions

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own)
        """The readings and the empty row."""
        return 0 if parent.isValid() or self.measure is None else len(self.lines) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Period, value, numerator, denominator, source, note."""
        return 0 if parent.isValid() else len(READING_FIELDS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every cell can be typed into but those of what was replaced."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        typed = self.is_new(index) or self.reading_at(index) is not None
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if typed else Qt.ItemFlag.NoItemFlags)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """The headings; numbers stand to the right, and so do theirs."""
        if orientation != Qt.Orientation.Horizontal or section >= len(READING_FIELDS):
            return None
        if role == _Role.DisplayRole:
            return READING_HEADINGS[section]
        return _place(section) if role == _Role.TextAlignmentRole else None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Texts as printed, for a reader with their headings; what does not count on the day is in italics."""
        found = self._data(index, role)
        is_heard = role == _Role.AccessibleTextRole and index.isValid()
        return heard(READING_HEADINGS[index.column()], found) if is_heard else found

    def _data(self, index: _Index, role: int) -> Any:
        if not index.isValid() or self.measure is None:
            return None
        if role == _Role.TextAlignmentRole:
            return self._alignment(index)
        if self.is_new(index):
            return self._of_the_new(index.column(), role)
        line = self.lines[index.row()]
        if line.replaced_by is not None:
            return _of_the_replaced(line, line.replaced_by, index.column(), role)
        reading = line.reading
        if role in (_Role.DisplayRole, _Role.EditRole, _Role.AccessibleTextRole):
            text = (reading_text if role == _Role.EditRole else shown_text)(reading, READING_FIELDS[index.column()])
            uncounted = role == _Role.AccessibleTextRole and not index.column() and not self.counts(reading)
            return f"{text}, does not count yet" if uncounted else " ".join(text.split()) if role == 0 else text
        return self._look_of(reading, index.column(), role)

    def _alignment(self, index: _Index) -> Qt.AlignmentFlag:
        replaced = index.row() < len(self.lines) and self.lines[index.row()].replaced_by is not None
        return _place(0 if replaced and index.column() == words_column(self.lines[index.row()]) else index.column())

    def _of_the_new(self, column: int, role: int) -> Any:
        text = self.started.texts[column]
        empty = not any(self.started.texts)
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return ADD if empty and column == 0 else text
        if role == _Role.EditRole:
            return text
        return QColor(current_palette().quiet_text) if role == _Role.ForegroundRole else None

    def _look_of(self, reading: Reading, column: int, role: int) -> Any:
        if role == _Role.ToolTipRole:
            return for_tooltip(origin_words(reading))
        if role == _Role.ForegroundRole and not self.counts(reading):
            return QColor(current_palette().quiet_text)
        if role == _Role.FontRole and (not self.counts(reading) or (column == 1 and reading is self._latest)):
            font = QFont()
            font.setItalic(not self.counts(reading))
            font.setBold(reading is self._latest)
            return font
        return None

    # Typing

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Save what was typed at once; False when it was refused or nothing is new."""
        if role != _Role.EditRole or not index.isValid() or self.measure is None or value == self.data(index, role):
            return False
        try:
            return self._typed(index, str(value))
        except Disagrees as error:
            self.disagrees.emit(str(error), error.reading)
        except TrackerError as error:
            self.refused.emit(str(error))
        return False

    def _typed(self, index: _Index, text: str) -> bool:
        assert self.measure is not None
        field = READING_FIELDS[index.column()]
        if self.is_new(index):
            return self._typed_new(self.started.typed(field, text, self.words))
        if (old := self.reading_at(index)) is None:
            return False
        reading = edited(self.measure, old, field, text, self.words)
        if field == "period":
            self._is_free(reading, old)
        return self._save([reading], _nothing) if reading != old else False

    def _typed_new(self, started: NewReading) -> bool:
        assert self.measure is not None
        self._started[self.measure.id] = started
        self.dataChanged.emit(self.index(len(self.lines), 0), self.index(len(self.lines), len(READING_FIELDS) - 1))
        if started.ready:
            reading = started.reading(self.measure, self.words)
            self._is_free(reading, None)
            return self.save_new_or_old(reading)
        return True

    def save_new_or_old(self, reading: Reading) -> bool:
        """Save a reading; the empty row is empty again when it became one."""
        then = _nothing if reading.uuid else partial(self.drop_started, reading.measure_id)
        return self._save([reading], then)

    def drop_started(self, measure_id: int | None) -> None:
        """Empty the last row of a measure: its reading was saved, or is not wanted."""
        self._started.pop(measure_id, None)
        last = len(self.lines)
        self.dataChanged.emit(self.index(last, 0), self.index(last, len(READING_FIELDS) - 1))

    def cleared(self, cells: Sequence[_Index]) -> list[Reading]:
        """The readings of some cells without what stands in them."""
        changed: dict[int, Reading] = {}
        for cell in cells:
            if reading := changed.get(cell.row(), self.reading_at(cell)):
                changed[cell.row()] = with_text(reading, READING_FIELDS[cell.column()], "")
        return list(changed.values())

    def _is_free(self, reading: Reading, old: Reading | None) -> None:
        if held := same_place(self.standing(), reading, old):
            raise TrackerError(
                f"{period_words(held.period)} has a reading already ({reading_text(held, 'value') or 'no value'}): "
                "change that one, or write another period."
            )


def _nothing() -> None:
    """There is nothing to do after it."""


def _of_the_replaced(line: ReadingLine, after: Reading, column: int, role: int) -> Any:
    """What was replaced, quiet and struck through, and by what, when and by whom."""
    field, told = READING_FIELDS[column], replaced_words(line.reading, after)
    text = reading_text(line.reading, field)
    if role == _Role.AccessibleTextRole:
        return f"{text}, {told}" if column < 2 and text else text
    if role == _Role.ToolTipRole:
        return for_tooltip(f"{told}\n{origin_words(line.reading)}")
    if role in (_Role.DisplayRole, _Role.EditRole):
        return " ".join((told if column == words_column(line) else text).split())
    if role == _Role.ForegroundRole:
        return QColor(current_palette().quiet_text)
    font = QFont()
    font.setStrikeOut(True)
    return font if role == _Role.FontRole and column < words_column(line) else None


def _place(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in (1, 2, 3) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
