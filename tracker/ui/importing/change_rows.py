"""What an import would change, as rows under their headings: asked, new, changed, missing, kept; and their paint."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.columns.words import Column, counted
from tracker.domain.measure import Measure
from tracker.domain.merging.answering import open_slips
from tracker.domain.merging.asked import NO_ANSWERS, Answers, ConflictKey, FieldConflict, Slip, SlipKey, Stands
from tracker.domain.merging.plans import Changes
from tracker.domain.plan import Action, Plan, Theme
from tracker.domain.when import show_day
from tracker.ui.look.check_mark import draw_check
from tracker.ui.look.icons import icon
from tracker.ui.look.row_ground import draw_row_ground
from tracker.ui.look.text_lines import draw_lines
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.problems.kinds import one_line
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import ROW

_BEFORE = 16  # letters of what two texts share that stand before what is other
_FIELDS = {"rating": "stated rating", "commentary": "commentary"}
REMOVE = "Mark as removed"
CONFLICTS, SLIPS = "Changed here and in the document", "Reviews that move later"
REPEATED, LATE = "Still in the document", "Otherwise in the document, which is of an earlier day"
_STAYS = {
    "repeated": "This is what it said before: what is here stays.",
    "late": "A document of a later day was read: what is here stays.",
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line: what is asked, is new or changed, what the document does not have any more, or what it repeats."""

    kind: Literal["conflict", "slip", "new", "changed", "missing", "repeated", "late"]
    ref: str
    field: str = ""
    old: str = ""
    new: str = ""
    asked: FieldConflict | Slip | None = None


def change_rows(
    changes: Changes, held: Plan, folded: Collection[str], answers: Answers = NO_ANSWERS
) -> list[Group | ChangeRow]:
    """All rows, without those under a heading that is folded."""
    words = _words(_brought(changes))
    slips = [_slip(slip) for slip in open_slips(changes, answers)]
    moved = {(row.ref, row.field, row.new) for row in slips}
    changed = [_changed(change.ref, change.field, change.old, change.new) for change in changes.changed]
    repeated = [_changed(change.ref, change.field, change.old, change.new) for change in changes.repeated]
    kept: Literal["late", "repeated"] = "late" if changes.later else "repeated"
    groups = [
        (CONFLICTS, [_conflict(conflict) for conflict in changes.conflicts]),
        (SLIPS, slips),
        ("New", [ChangeRow("new", ref, "", "", words.get(ref, "")) for ref in changes.new]),
        ("Changed", [row for row in changed if (row.ref, row.field, row.new) not in moved]),
        ("Not in the document", _missing(changes, held)),
        (LATE if changes.later else REPEATED, [replace(row, kind=kept) for row in repeated]),
    ]
    rows: list[Group | ChangeRow] = []
    for heading, below in groups:
        if below:
            rows.append(Group(heading, heading, f"{len(below):,}", heading in folded))
            rows += below if heading not in folded else []
    return rows


def _changed(ref: str, field: str, old: str | None, new: str | None) -> ChangeRow:
    return ChangeRow("changed", ref, _FIELDS.get(field, field), one_line(old), one_line(new))


def _slip(slip: Slip) -> ChangeRow:
    return ChangeRow("slip", slip.ref, "review", *slip.words, slip)


def _conflict(conflict: FieldConflict) -> ChangeRow:
    row = _changed(conflict.ref, conflict.field, conflict.ours, conflict.theirs)
    return replace(row, kind="conflict", asked=conflict)


def notes_under(row: ChangeRow, answers: Answers) -> tuple[str, str]:
    """What stands under the two values of a row: who said ours, and what was answered."""
    if isinstance(row.asked, FieldConflict):
        choice = {"ours": "What is here stays.", "theirs": "The document's is taken.", "both": "Both are kept."}
        chosen = answers.choices.get(row.asked.key)
        return said_words(row.asked), choice.get(chosen or "", "Not chosen: what is here stays.")
    if isinstance(row.asked, Slip):
        reason = answers.reason_of(row.asked)
        return "", f"Reason: {reason}" if reason else "No reason given: a problem will say so."
    return "", _STAYS.get(row.kind, "")


def where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Two texts, without most of what they both begin with: what is other is in view though only a line is."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    begin = one.rfind(" ", 0, max(0, same - _BEFORE)) + 1 if one and other else 0
    return (f"… {one[begin:]}", f"… {other[begin:]}") if begin > _BEFORE else (one, other)


def said_words(conflict: FieldConflict) -> str:
    """When ours was said and by whom: "by Ann Field, 1 Jul 2019"; where that is not known, that it was changed."""
    by, on = conflict.by and f"by {one_line(conflict.by)}", conflict.on and show_day(conflict.on)
    return ", ".join(part for part in (by, on) if part) or "changed since the last import"


def _missing(changes: Changes, held: Plan) -> list[ChangeRow]:
    words = _words([*(one for _, one in held.measures()), *(one for _, one in held.actions())])
    return [ChangeRow("missing", ref, "", words.get(ref, "")) for ref in changes.missing]


def _brought(changes: Changes) -> Iterator[Action | Measure]:
    """The new actions and measures, under the refs they will have."""
    for record in changes.additions:
        if isinstance(record, Theme):
            yield from record.measures
            yield from record.actions
        elif isinstance(record, (Action, Measure)):
            yield record


def _words(records: Iterable[Action | Measure]) -> dict[str, str]:
    """What each ref stands for."""
    return {one.ref: one_line(one.name if isinstance(one, Measure) else one.text) for one in records if one.ref}


CHANGE_COLUMNS: tuple[Column[ChangeRow], ...] = (
    Column("ref", "Ref", lambda row: one_line(row.ref), "ref", 10),
    Column("field", "What", lambda row: row.field, "text", 14),
    Column("old", "As it is", lambda row: row.old, "text", 30),
    Column("new", "As the document has it", lambda row: row.new, "text", 30),
)


def change_words(changes: Changes, answers: Answers = NO_ANSWERS) -> str:
    """The counts in a sentence: "2 new, 5 changed, 41 the same, 1 not in the document"."""
    to_choose = sum(conflict.key not in answers.choices for conflict in changes.conflicts)
    parts = [
        f"{len(changes.new):,} new",
        f"{counted(len(changes.changed), 'field')} changed",
        f"{changes.same:,} the same",
        f"{len(changes.missing):,} not in the document" if changes.missing else "",
        f"{counted(to_choose, 'field')} to choose" if to_choose else "",
        f"{counted(len(changes.slips), 'reason')} to give" if changes.slips else "",
    ]
    return ", ".join(part for part in parts if part)


class ChangesDelegate(QStyledItemDelegate):
    """Rows are as high as two lines, headings as one.

    `removed` are the refs that are to be marked as removed; `reasons` and `choices` is what was answered. `columns`
    answers those that are shown.
    """

    def __init__(self, view: QAbstractItemView, columns: Callable[[], Sequence[Column[ChangeRow]]]) -> None:
        super().__init__(view)
        self.columns = columns
        self.removed: set[str] = set()
        self.reasons: dict[SlipKey, str] = {}
        self.choices: dict[ConflictKey, Stands] = {}
        self.apply_look(view.font())

    def apply_look(self, font: QFont) -> None:
        """Take over a font, and compute what goes with it."""
        self.font, self.bold = font, larger(font, 1.0, bold=True)
        self.row_height = 2 * QFontMetrics(font).lineSpacing() + 2 * GRID
        self.group_height = QFontMetrics(self.bold).height() + 2 * GRID

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell; a heading's only cell spans its row."""
        row, first = index.data(ROW), index.column() == 0
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        draw_row_ground(painter, option.rect, option.widget, chosen=chosen, first=first, quiet=isinstance(row, Group))
        inside = option.rect.adjusted(GRID, GRID, -GRID // 2, -GRID // 2)
        if isinstance(row, Group):
            self._group(painter, inside, row)
        else:
            self._cell(painter, inside, row, self.columns()[index.column()].name)
        painter.restore()

    def _group(self, painter: QPainter, rect: QRect, group: Group) -> None:
        palette, side = current_palette(), QFontMetrics(self.bold).height()
        arrow = icon("chevron-right" if group.folded else "chevron-down", palette.quiet_text, side)
        arrow.paint(painter, QRect(rect.x() - GRID // 2, rect.y(), side, side))
        inside = rect.adjusted(side, 0, 0, 0)
        draw_lines(painter, inside, group.heading, self.bold, palette.text)
        beside = inside.adjusted(QFontMetrics(self.bold).horizontalAdvance(group.heading) + 2 * GRID, 0, 0, 0)
        draw_lines(painter, beside, group.words, self.font, palette.quiet_text)

    def _cell(self, painter: QPainter, rect: QRect, row: ChangeRow, name: str) -> None:
        palette = current_palette()
        if name == "new" and row.kind == "missing":
            self._box(painter, rect, row.ref in self.removed)
            return
        old, new = where_they_differ(row.old, row.new)
        text = {"ref": row.ref, "field": row.field, "old": old, "new": new}[name]
        two_values = row.kind not in ("new", "missing")
        quiet = name == "field" or (name == "old" and row.kind in ("changed", "slip"))
        nothing = "–" if two_values and name in ("old", "new") else ""
        colour = palette.quiet_text if quiet else palette.text
        note = self.notes(row).get(name)
        y = draw_lines(painter, rect, text or nothing, self.font, colour, 1 if note else 2)
        if note:
            draw_lines(painter, rect.adjusted(0, y - rect.y(), 0, 0), note, self.font, palette.quiet_text)

    def notes(self, row: ChangeRow) -> dict[str, str]:
        """What stands under the values of a row, by their columns."""
        return dict(zip(("old", "new"), notes_under(row, self.answers), strict=True))

    @property
    def answers(self) -> Answers:
        """What was answered so far."""
        return Answers(self.reasons, self.choices)

    def _box(self, painter: QPainter, rect: QRect, checked: bool) -> None:
        metrics = QFontMetrics(self.font)
        side = metrics.ascent()
        box = QRectF(rect.x() + 1, rect.y() + (metrics.height() - side) / 2, side, side)
        draw_check(painter, box, checked)
        draw_lines(painter, rect.adjusted(side + GRID, 0, 0, 0), REMOVE, self.font, current_palette().text)
