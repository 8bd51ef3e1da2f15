"""Adds a measure, or changes its name, theme, unit, scale, frequency and what it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from tracker.domain.measure import Measure, Unit
from tracker.domain.measures.overdue import FREQUENCIES, GRACE_DAYS, frequency_of
from tracker.domain.measures.word_scales import KNOWN_SCALES
from tracker.domain.plan import Plan, Theme
from tracker.errors import TrackerError
from tracker.ui.look.theme import GRID
from tracker.ui.measures_editing.dialog_frame import MeasureForm, named_rows
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

UNITS: tuple[Unit | None, ...] = (None, "percent", "number", "rate per 10,000", "days")


def next_measure_ref(plan: Plan, theme: Theme) -> str:
    """The next free ref of a measure of a theme: after 1.1-M04 comes 1.1-M05; G2-M01 in a second theme without ref."""
    taken = {measure.ref for measure in plan.measure_records()}
    held = next((measure.ref.rpartition("-M")[0] for measure in theme.measures if "-M" in measure.ref), "")
    front = held or theme.ref or f"G{[one.id for one in plan.themes].index(theme.id) + 1}"
    numbers = (f"{front}-M{number:02d}" for number in range(1, len(taken) + 2))
    after = max((int(ref.rpartition("-M")[2]) for ref in taken if _numbered(ref, front)), default=0) + 1
    wanted = f"{front}-M{after:02d}"
    return wanted if wanted not in taken else next(ref for ref in numbers if ref not in taken)


def _numbered(ref: str, front: str) -> bool:
    return ref.rpartition("-M")[0] == front and ref.rpartition("-M")[2].isdecimal()


class MeasureDialog(MeasureForm):
    """For a new measure (`measure` None) or a known one; the old name of one that is renamed is remembered."""

    def __init__(
        self, workspace: Workspace, theme: Theme, measure: Measure | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, measure, parent)
        self.setWindowTitle(f"Edit {measure.ref}" if measure else "Add a measure")
        self.ref = QLineEdit()
        self._make_fields(theme)
        self._lay_out()
        if self.kept is not None:
            self._fill(self.kept)
        else:
            self._suggest()
            self.theme.currentIndexChanged.connect(lambda _: self._suggest())
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_fields(self, theme: Theme) -> None:
        em, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.theme, self.unit, self.scale, self.frequency = (DropList() for _ in range(4))
        self.themes = [one for one in self.plan.themes if one.stands_on(self.workspace.as_at) or one.id == theme.id]
        for one in self.themes:
            self.theme.addItem(" ".join(one.heading.split()))
        self.theme.setCurrentIndex(max(0, [one.id for one in self.themes].index(theme.id)))
        for unit in UNITS:
            self.unit.addItem(unit.capitalize() if unit else "No unit", unit)
        self.scale.addItem("Numbers", None)
        for name in (*(one.name for one in self.plan.scales), *KNOWN_SCALES):
            if self.scale.findData(name) < 0:
                self.scale.addItem(f"Words: {name}", name)
        self.frequency.addItem("Not said", None)
        for often in FREQUENCIES:
            self.frequency.addItem(often.capitalize(), often)
        self.name, self.shows = QPlainTextEdit(), QPlainTextEdit()
        for text in (self.name, self.shows):
            text.setTabChangesFocus(True)
            text.setMinimumWidth(em * 56)
            text.setFixedHeight(line * 3 + 2 * GRID)  # Qt's own is 192 px, of a name too

    def _lay_out(self) -> None:
        form = QFormLayout(self.content)
        rows: list[tuple[str, QWidget]] = [("Name", self.name), (self.plan.theme_word, self.theme)]
        if self.kept is None:
            rows.append(("Ref", self.ref))
        rows += [("What it shows", self.shows), ("Unit", self.unit), ("Values", self.scale)]
        named_rows(form, [*rows, ("Frequency", self.frequency)])
        notes = [f"A reading is overdue {GRACE_DAYS} days after the end of the period it is for."]
        if self.kept and self.kept.also_written:
            notes.append(f"Also written: {'; '.join(self.kept.also_written)}.")
        form.addRow("", plain_label(" ".join(notes), quiet=True))
        what = f"change of {self.kept.ref}" if self.kept else "new measure"
        self.lay_out_form("Save" if self.kept else "Add", what, self._save)

    def _fill(self, measure: Measure) -> None:
        self.name.setPlainText(" ".join(measure.name.split()))
        self.shows.setPlainText(measure.shows or "")
        self.unit.setCurrentIndex(max(0, UNITS.index(measure.unit)))
        self.scale.setCurrentIndex(max(0, self._place_of(self.scale, measure.scale)))
        self.frequency.setCurrentIndex(self._place_of(self.frequency, frequency_of(measure) or measure.frequency))

    @staticmethod
    def _place_of(choice: DropList, value: str | None) -> int:
        """The place of a value in a list; one that is not there is added as it is written."""
        if value is not None and choice.findData(value) < 0:
            choice.addItem(value, value)
        return choice.findData(value)

    def _suggest(self) -> None:
        self.ref.setText(next_measure_ref(self.plan, self._theme()))

    def _theme(self) -> Theme:
        return self.themes[self.theme.currentIndex()]

    # Saving

    def _save(self) -> None:
        measure = self.changed()
        if self.kept is None:
            self.workspace.save(measure, f"new measure {measure.ref}")
        elif measure != self.kept:
            self.workspace.save(measure, f"change of {measure.ref}")

    def changed(self) -> Measure:
        """The measure as the form says; TrackerError in a sentence where that cannot be."""
        name, theme = " ".join(self.name.toPlainText().split()), self._theme()
        measure = self.kept or Measure(self._free_ref(), name, plan_id=theme.plan_id)
        if not name:
            raise TrackerError("Write what is measured.")
        self._check_name(name, measure)
        measure = replace(
            measure,
            unit=cast("Unit | None", self.unit.currentData()),
            scale=self.scale.currentData(),
            frequency=self._frequency(measure),
            shows=self._shows(measure),
        )
        return _moved(_renamed(measure, name), theme)

    def _free_ref(self) -> str:
        ref = self.ref.text().strip()
        if not ref:
            raise TrackerError("A measure needs a ref: actions name it by that.")
        if any(one.ref == ref for one in self.plan.measure_records()):
            raise TrackerError(f"There is a measure {ref} already: choose another ref.")
        return ref

    def _check_name(self, name: str, measure: Measure) -> None:
        """Two measures of one name would be taken for each other at the next import."""
        for _, other in self.plan.measures():
            if other.ref != measure.ref and " ".join(other.name.split()).casefold() == name.casefold():
                raise TrackerError(f"{other.ref} has that name already: change that one, or choose another name.")

    def _frequency(self, measure: Measure) -> str | None:
        chosen: str | None = self.frequency.currentData()
        return measure.frequency if chosen == (frequency_of(measure) or measure.frequency) else chosen

    def _shows(self, measure: Measure) -> str | None:
        text = self.shows.toPlainText()
        return measure.shows if text == (measure.shows or "") else text.strip() or None


def _renamed(measure: Measure, name: str) -> Measure:
    """The measure under a new name; the old one is remembered, and a name taken up again is no other name."""
    old = " ".join(measure.name.split())
    if name == old:
        return measure
    also = [one for one in measure.also_written if one.casefold() != name.casefold()]
    return replace(measure, name=name, also_written=tuple(dict.fromkeys([*also, old])))


def _moved(measure: Measure, theme: Theme) -> Measure:
    """The measure at the end of a theme; where it is, if it is of that theme already."""
    if measure.theme_id == theme.id:
        return measure
    place = max((one.place for one in theme.measures), default=0) + 1
    return replace(measure, theme_id=theme.id, place=place)
