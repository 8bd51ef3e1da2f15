"""Under a measure's line a quiet bar for each action that should move it, from its first update to its completion."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.lines import Line2D

from tracker.charts.layout.plot import Plot
from tracker.charts.layout.sheet import FigureLayout
from tracker.charts.layout.text import clean
from tracker.domain.measures.linked_actions import LinkedAction
from tracker.domain.plan import Status
from tracker.domain.when import show_day

_MOST, _MOST_ON_A_LOW_FIGURE, _HIGH = 5, 2, 26  # rows, of which the last counts what is more; lines of text
_ROW = 1.15  # of a line of text
# What ends a bar, by shape: a line where it is complete, a cross where it was stopped; one that goes on points on.
_ENDS = {Status.COMPLETE: "|", Status.STOPPED: "x"}
_GOES_ON = ">"


def bars_height(sheet: FigureLayout, actions: Sequence[LinkedAction]) -> float:
    """The height that the bars need, with the space over them; 0 without an action."""
    return min(len(actions), _most(sheet)) * sheet.line * _ROW + sheet.pad * 0.5 if actions else 0.0


def refs_width(sheet: FigureLayout, actions: Sequence[LinkedAction]) -> float:
    """The width of the widest ref beside a bar."""
    return max((sheet.letters.size(clean(one.ref), sheet.quiet)[0] for one in _with_bars(sheet, actions)), default=0.0)


def draw_actions(plot: Plot, actions: Sequence[LinkedAction], bottom: float) -> None:
    """Draw the bars in rows upon each other, the lowest above `bottom`, each with its ref before it."""
    sheet, barred = plot.sheet, _with_bars(plot.sheet, actions)
    row = sheet.line * _ROW
    y = bottom + min(len(actions), _most(sheet)) * row - row / 2
    for action in barred:
        _draw_bar(plot, action, y)
        where = {"ha": "right", "va": "center_baseline"}
        ref_right = plot.box.left - sheet.pad * 0.6
        sheet.letters.write(ref_right, y, clean(action.ref), sheet.quiet, "action", **where)
        y -= row
    if more := len(actions) - len(barred):
        words = f"and {more} more actions"
        sheet.letters.write(plot.box.left, y, words, sheet.quiet, "more actions", va="center_baseline")


def actions_words(actions: Sequence[LinkedAction]) -> str:
    """What the bars show, as words: "Actions: 1.1.4, 3 May 2017 to 14 Nov 2017"."""
    return "Actions: " + "; ".join(f"{clean(one.ref)}, {_span_words(one)}" for one in actions) if actions else ""


def _span_words(action: LinkedAction) -> str:
    first = f"from {show_day(action.first)}" if action.first else "from the beginning"
    if action.last is None:
        return first
    ended = "stopped" if action.status is Status.STOPPED else "complete"
    return f"{first} to {show_day(action.last)} ({ended})"


def _with_bars(sheet: FigureLayout, actions: Sequence[LinkedAction]) -> Sequence[LinkedAction]:
    return actions if len(actions) <= _most(sheet) else actions[: _most(sheet) - 1]


def _most(sheet: FigureLayout) -> int:
    return _MOST if sheet.letters.height > sheet.line * _HIGH else _MOST_ON_A_LOW_FIGURE


def _draw_bar(plot: Plot, action: LinkedAction, y: float) -> None:
    """As much of the bar as lies in sight; what reaches further ends at the edge, without an end of its own."""
    low, high = plot.days
    first = max(float(action.first.toordinal()) if action.first else low, low)
    last = float(action.last.toordinal()) if action.last else high
    if first > high or last < low:
        return
    palette = plot.sheet.palette
    ends = _pixels(plot, first, min(last, high), y)
    _add(plot, ends, color=palette.control_edge, linewidth=plot.sheet.points * 0.3, solid_capstyle="butt", label="bar")
    if last <= high:
        mark = _ENDS.get(action.status, "|") if action.last else _GOES_ON
        size = plot.sheet.points * 0.6
        look = {"color": palette.text if action.last else palette.control_edge, "markeredgewidth": 1.4}
        _add(plot, ends[-1:], marker=mark, markersize=size, linestyle="none", label="end of a bar", **look)


def _pixels(plot: Plot, first: float, last: float, y: float) -> list[tuple[float, float]]:
    return [(plot.x(first), y), (plot.x(last), y)]


def _add(plot: Plot, points: list[tuple[float, float]], **look: object) -> None:
    letters = plot.sheet.letters
    xs, ys = [x / letters.width for x, _ in points], [y / letters.height for _, y in points]
    line = Line2D(xs, ys, transform=plot.sheet.figure.transFigure, **look)  # type: ignore[arg-type]
    plot.sheet.figure.add_artist(line)
