"""One action on the wall: what it is, how late, what was said and promised, how it moved and what it should move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.columns.history import HistoryEntry, story
from tracker.columns.words import counted, words_of
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import Line
from tracker.domain.actions.slips import slips_of
from tracker.domain.measures.finding import find
from tracker.domain.measures.linked_actions import named_measures
from tracker.domain.meetings.agenda import AgendaItem
from tracker.domain.meetings.minutes import MinutesLine
from tracker.domain.plan import Plan
from tracker.domain.promises.states import Promise, promises_of
from tracker.domain.when import show_day, shown
from tracker.palette import contrast
from tracker.ui.look.rating_chip import RatingChip
from tracker.ui.look.theme import current_palette
from tracker.ui.review.running import RunningMeeting
from tracker.ui.review.sizes import Sizes, on_surface

_UPDATES = 3
_BECAME = {"open": "still to come", "kept": "kept", "passed": "passed without a word", "dropped": "dropped"}
_LEGIBLE = 4.5  # contrast
_TITLE = (36.0, 32.0, 28.0, 24.0, 21.0)  # px on the smallest projector, the first that fits
_RIGHT = 330  # px on the smallest projector


class Slide(QWidget):
    """One item of the agenda as it stood before the meeting, with what the meeting decided about it."""

    def __init__(self, running: RunningMeeting, item: AgendaItem, sizes: Sizes, width: int) -> None:
        super().__init__()
        self.running, self.item, self.sizes = running, item, sizes
        self.line, self.plan = item.line, running.workspace.plan
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.px(48))
        self.words = _Scrolled(self._left(width - sizes.px(_RIGHT + 48)))
        row.addWidget(self.words, 1)
        self.figures = _Scrolled(self._right())
        self.figures.setFixedWidth(sizes.px(_RIGHT))
        row.addWidget(self.figures)

    def read_on(self, steps: int) -> None:
        """Read on, or back, where there is more than the wall holds."""
        for side in (self.words, self.figures):
            bar = side.verticalScrollBar()
            bar.setValue(bar.value() + steps * self.sizes.px(120))

    @property
    def has_more(self) -> bool:
        """Whether something stands below or above what is seen."""
        return any(side.verticalScrollBar().maximum() > 0 for side in (self.words, self.figures))

    # What was said

    def _left(self, width: int) -> QWidget:
        sizes, action = self.sizes, self.line.action
        content, column = _column(sizes, 12)
        why = "asked for last time" if self.item.asked_last_time else ""
        head = " · ".join(part for part in (action.ref, self.line.theme.title, why) if part)
        column.addWidget(sizes.label(head, 22, quiet=True))
        pixels = sizes.largest(self.font(), action.text, width, sizes.px(180), _TITLE)
        title = sizes.label(action.text, pixels, bold=True)
        title.setAccessibleName(f"Action {action.ref or ''}")
        column.addWidget(title)
        column.addWidget(sizes.label(action.lead.as_printed or "No lead is named", 24))
        for decided in self.running.decided(action):
            column.addWidget(_decided(decided, sizes))
        column.addSpacing(sizes.px(8))
        told = self._updates()
        for entry in told:
            column.addWidget(_update(entry, sizes))
        for made in promises_of(self.plan, self.line.theme, action, self.running.meeting.day):
            column.addWidget(_promised(made, sizes, repeated=any(made.text == entry.text for entry in told)))
        column.addStretch(1)
        return content

    def _updates(self) -> Sequence[HistoryEntry]:
        """The last updates of before the meeting, the newest first."""
        limits = Limits.of(self.plan.settings)
        told = story(self.line.action, self.running.meeting.day, limits.due_soon_days)
        said = [entry for entry in told if entry.counts and (entry.text or entry.changes)]
        return said[:_UPDATES]

    # How late, and why

    def _right(self) -> QWidget:
        sizes, line = self.sizes, self.line
        content, column = _column(sizes, 10)
        for text, pixels in _how_late(line):
            colour = _late_colour() if line.overdue else ""
            column.addWidget(sizes.label(text, pixels, bold=True, colour=colour))
        chip = RatingChip(content)  # without a parent it would show as a window of its own
        chip.setFont(sizes.font(chip.font(), 21))
        chip.show_rating(line.standing)
        column.addWidget(chip)
        column.addSpacing(sizes.px(12))
        for name, value in self._facts():
            column.addWidget(_fact(name, value, sizes))
        column.addStretch(1)
        return content

    def _facts(self) -> Iterator[tuple[str, str]]:
        state, day = self.line.state, self.running.meeting.day
        yield "Review", words_of(state.review) or "none"
        yield "First given", words_of(state.original_review) or "none"
        moved = slips_of(self.line.action, day, Limits.of(self.plan.settings).due_soon_days)
        yield "Moved", counted(len(moved), "time") if moved else "never"
        for slip in moved:
            when = f"{show_day(slip.day)}: " if slip.day else ""
            yield "·", f"{when}to {words_of(slip.new) or 'no date'}, {slip.reason or 'no reason given'}"
        yield from _measures(self.plan, self.line, self.running)


def _measures(plan: Plan, line: Line, running: RunningMeeting) -> Iterator[tuple[str, str]]:
    for measure in named_measures(plan, line.action, running.meeting.day):
        found = find(measure, running.meeting.day, plan.scales)
        yield "Should move", f"{measure.ref} {measure.name}: {found.sentence}"


def _late_colour() -> str:
    """The red of the ratings, where it can be read."""
    palette = current_palette()
    red = palette.ratings["red"].fill
    return red if contrast(red, palette.surface) >= _LEGIBLE else palette.text


def _how_late(line: Line) -> list[tuple[str, float]]:
    if line.overdue:
        return [(str(line.days_late), 72), (f"{'day' if line.days_late == 1 else 'days'} late", 24)]
    return [(str(line.state.status).capitalize(), 32)]


def _update(entry: HistoryEntry, sizes: Sizes) -> QWidget:
    """One update with its day, its words and what it changed, behind a line at the left."""
    frame, column = _framed(sizes, current_palette().line)
    who = f" · {entry.who}" if entry.who else ""
    column.addWidget(sizes.label(f"{entry.day}{who}", 21, bold=True))
    if entry.text:
        column.addWidget(sizes.label(entry.text, 23))
    if entry.changes:
        column.addWidget(sizes.label(" · ".join(entry.changes), 20, quiet=True))
    return frame


def _promised(made: Promise, sizes: Sizes, *, repeated: bool) -> QWidget:
    """What was promised, and whether it happened; what stands right above is not `repeated`."""
    frame, column = _framed(sizes, current_palette().line)
    column.addWidget(sizes.label(f"Promised for {shown(made.when)}: {_BECAME[made.state]}", 21, bold=True))
    if not repeated:
        column.addWidget(sizes.label(made.text, 21))
    return frame


def _decided(line: MinutesLine, sizes: Sizes) -> QWidget:
    """What the meeting decided."""
    frame, column = _framed(sizes, current_palette().accent)
    column.addWidget(sizes.label(f"Decided: {line.decision}", 24, bold=True))
    rest = " · ".join(part for part in (line.because, line.who_by_when) if part)
    if rest:
        column.addWidget(sizes.label(rest, 21))
    column.addWidget(sizes.label("Ctrl+Z takes it back", 17, quiet=True))
    return frame


def _fact(name: str, value: str, sizes: Sizes) -> QWidget:
    """A quiet name, and beside it what it says."""
    fact = QWidget()
    row = QHBoxLayout(fact)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(sizes.px(7))
    label = sizes.label(name, 21, quiet=True)
    label.setWordWrap(False)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    said = sizes.label(value, 21)
    said.setAccessibleName(f"{name}: {value}")
    row.addWidget(said, 1)
    return fact


def _framed(sizes: Sizes, colour: str) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setObjectName("said")
    frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    frame.setStyleSheet(f"QFrame#said {{ border: none; border-left: {max(2, sizes.px(3))}px solid {colour}; }}")
    column = QVBoxLayout(frame)
    column.setContentsMargins(sizes.px(18), sizes.px(2), 0, sizes.px(2))
    column.setSpacing(sizes.px(2))
    return frame, column


def _column(sizes: Sizes, spacing: float) -> tuple[QWidget, QVBoxLayout]:
    content = QWidget()
    content.setObjectName("slide_side")
    on_surface(content)
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, sizes.px(8), 0)
    column.setSpacing(sizes.px(spacing))
    return content, column


class _Scrolled(QScrollArea):
    """A side of the slide, which the keys move."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
