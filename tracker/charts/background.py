"""What lies behind a measure's line: tinted bands named at the right edge, cuts with their numbers, the axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from tracker.charts.axes import Stripe, cuts_of, number, ticks, tint_colour
from tracker.charts.layout.free_space import Box, spread
from tracker.charts.layout.plot import Plot
from tracker.charts.layout.sheet import FigureLayout
from tracker.charts.layout.text import TextStyle, clean
from tracker.domain.measures.bands import Scale

_MARGIN_SHARE = 0.24  # the most of the figure's width that the names at the right edge may take
_WORD_SHARE = 0.36  # and as much as this, rather than break a word
_WORDS = {"increase": "An increase is wanted", "decrease": "A decrease is wanted"}


@dataclass(frozen=True, slots=True)
class PlotBackground:
    """The scale of a measure, the zones of it that are in sight, the word over the value axis, and its numbers.

    Of a scale of words each `stripe` is a word, named on the value axis: it has no cuts and no numbers.
    """

    scale: Scale
    stripes: tuple[Stripe, ...]
    unit_word: str = ""
    whole: bool = False  # whether the axis has whole numbers only
    words: bool = False


def draw_background(plot: Plot, ground: PlotBackground) -> None:
    """Draw everything that lies behind the measure's line."""
    for stripe in ground.stripes:
        _draw_stripe(plot, stripe)
    _draw_edge(plot, bool(ground.stripes))
    if ground.words:
        _name_words(plot, ground.stripes)
        return
    cuts = [float(cut) for cut in cuts_of(ground.scale)]
    for cut in cuts:
        plot.line(plot.days, [cut, cut], color=plot.sheet.palette.control_edge, linewidth=0.8, zorder=1.5, label="cut")
        plot.room.add_line([(plot.box.left, plot.y(cut)), (plot.box.right, plot.y(cut))], step=20)
    _number_the_axis(plot, ground)
    _write_unit(plot, ground)
    if ground.stripes:
        _name_stripes(plot, ground.stripes)
    elif ground.scale.direction:
        _draw_direction(plot, ground.scale.direction)


def _draw_stripe(plot: Plot, stripe: Stripe) -> None:
    tints = plot.sheet.palette.bands
    plot.stripe(stripe.low, stripe.high, facecolor=tint_colour(stripe, tints), linewidth=0, zorder=0, label=stripe.name)
    if stripe.hatched:
        plot.room.hatched.append(Box(plot.box.left, plot.y(stripe.low), plot.box.right, plot.y(stripe.high)))
        plot.stripe(
            stripe.low,
            stripe.high,
            facecolor="none",
            edgecolor=tints.hatch,
            hatch="//",
            linewidth=0,
            zorder=0.5,
            label="hatch",
        )


def _name_words(plot: Plot, words: Sequence[Stripe]) -> None:
    """Each word of the scale on the value axis, beside the middle of its stripe, and a thin line between two."""
    sheet = plot.sheet
    names, heights = _names_that_fit(plot, words)
    middles = [plot.y((stripe.low + stripe.high) / 2) for stripe in words]
    places = spread(middles, heights, plot.box.bottom, plot.box.top)
    for name, place in zip(names, places, strict=True):
        where = {"ha": "right", "va": "center", "multialignment": "right"}
        sheet.letters.write(plot.box.left - sheet.pad * 0.6, place, name, sheet.small, "word", **where)
    for stripe in words[1:]:
        plot.line(
            plot.days,
            [stripe.low, stripe.low],
            color=sheet.palette.line,
            linewidth=0.8,
            zorder=1,
            label="edge of a word",
        )


def words_margin(sheet: FigureLayout, words: Sequence[Stripe]) -> float:
    """How much of the width the words of a scale need at the left."""
    return max((sheet.letters.size(_wrapped(sheet, stripe.name, 3), sheet.small)[0] for stripe in words), default=0.0)


def _draw_edge(plot: Plot, has_stripes: bool) -> None:
    if has_stripes:  # the palest tint of a palette may be the surface itself
        (x0, x1), (y0, y1) = plot.days, plot.values
        plot.line(
            [x0, x0, x1, x1],
            [y0, y1, y1, y0],
            color=plot.sheet.palette.line,
            linewidth=0.8,
            zorder=1,
            clip_on=False,
            label="edge",
        )


def _number_the_axis(plot: Plot, ground: PlotBackground) -> None:
    """Cuts first, in strong text; round numbers only where they are clear of the cuts."""
    sheet, line = plot.sheet, plot.sheet.line
    cuts = cuts_of(ground.scale)
    wanted = [plot.y(float(cut)) for cut in cuts]
    places = spread(wanted, [line * 1.02] * len(cuts), plot.box.bottom, plot.box.top)
    for cut, true, place in zip(cuts, wanted, places, strict=True):
        _write_number(plot, number(cut), place, true, sheet.small, "cut number")
    about = min(8, max(2, int((plot.box.top - plot.box.bottom) / (line * 3.2))))
    for value in ticks(*plot.values, about, ground.whole):
        y = plot.y(value)
        if any(abs(y - place) < line * 1.5 for place in places):
            continue
        _write_number(plot, number(value), y, y, sheet.quiet, "number")
        if not ground.stripes:
            plot.line(plot.days, [value, value], color=sheet.palette.line, linewidth=0.8, zorder=0, label="grid")


def _write_number(plot: Plot, text: str, place: float, true: float, style: TextStyle, label: str) -> None:
    gap = plot.sheet.pad * 0.6
    # The number's own height: centring by the line would set digits, which have no tails, too high.
    plot.sheet.letters.write(plot.box.left - gap, place, text, style, label, ha="right", va="center_baseline")
    if abs(place - true) > 3:
        _draw_leader(plot, plot.box.left - gap * 0.9, place, plot.box.left, true)


def _draw_leader(plot: Plot, x0: float, y0: float, x1: float, y1: float) -> None:
    width, height = plot.sheet.letters.width, plot.sheet.letters.height
    leader = Line2D([x0 / width, x1 / width], [y0 / height, y1 / height], label="leader")
    leader.set(color=plot.sheet.palette.control_edge, linewidth=0.7, transform=plot.sheet.figure.transFigure)
    plot.sheet.figure.add_artist(leader)


def _write_unit(plot: Plot, ground: PlotBackground) -> None:
    if ground.unit_word:
        sheet = plot.sheet
        x = sheet.pad if len(ground.unit_word) > 1 else plot.box.left - sheet.pad * 0.6
        side = "left" if len(ground.unit_word) > 1 else "right"
        sheet.letters.write(x, plot.box.top + sheet.line * 0.55, ground.unit_word, sheet.quiet, "unit", ha=side)


def right_margin(sheet: FigureLayout, ground: PlotBackground) -> float:
    """How much of the width the names of the bands, or the wanted direction, need."""
    letters = sheet.letters
    if ground.stripes and not ground.words:
        names = [_wrapped(sheet, stripe.name, 3) for stripe in ground.stripes]
        return max(letters.size(name, sheet.small)[0] for name in names) + sheet.pad * 1.7
    if ground.scale.direction:
        return letters.size(_direction_words(sheet, ground.scale.direction), sheet.small)[0] + sheet.pad * 1.7
    return sheet.pad * 1.5


def _wrapped(sheet: FigureLayout, name: str, most_lines: int) -> str:
    letters = sheet.letters
    widest = max((letters.size(word, sheet.small)[0] for word in clean(name).split()), default=0.0)
    width = max(letters.width * _MARGIN_SHARE, min(widest + 1, letters.width * _WORD_SHARE))
    return letters.wrap(name, sheet.small, width, most_lines)


def _direction_words(sheet: FigureLayout, direction: str) -> str:
    return sheet.letters.wrap(_WORDS[direction], sheet.small, sheet.points * 9 * sheet.letters.dpi / 72, 3)


def _name_stripes(plot: Plot, found: Sequence[Stripe]) -> None:
    """Each name beside the middle of its band, moved as little as it takes and then led to it by a thin line."""
    sheet = plot.sheet
    names, heights = _names_that_fit(plot, found)
    middles = [(plot.y(stripe.low) + plot.y(stripe.high)) / 2 for stripe in found]
    places = spread(middles, heights, plot.box.bottom, plot.box.top)
    x = plot.box.right + sheet.pad * 0.7
    for stripe, name, place in zip(found, names, places, strict=True):
        sheet.letters.write(x, place, name, sheet.small, "band name", va="center")
        if not plot.y(stripe.low) <= place <= plot.y(stripe.high):
            _draw_leader(plot, plot.box.right, (plot.y(stripe.low) + plot.y(stripe.high)) / 2, x - 2, place)


def _names_that_fit(plot: Plot, found: Sequence[Stripe]) -> tuple[list[str], list[float]]:
    """The names in as many lines as the height allows for all of them."""
    sheet = plot.sheet
    for most in (3, 2, 1):
        names = [_wrapped(sheet, stripe.name, most) for stripe in found]
        heights = [sheet.letters.size(name, sheet.small)[1] + 4 for name in names]
        if sum(heights) <= plot.box.top - plot.box.bottom:
            break
    return names, heights


def _draw_direction(plot: Plot, direction: str) -> None:
    """An arrow up or down at the right edge, and under it in words what is wanted."""
    sheet, box = plot.sheet, plot.box
    words = _direction_words(sheet, direction)
    x, height = box.right + sheet.pad * 0.7, sheet.letters.size(words, sheet.small)[1]
    middle, length = (box.bottom + box.top) / 2, min(sheet.line * 3, (box.top - box.bottom) * 0.4)
    sheet.letters.write(x, middle - sheet.pad * 0.3, words, sheet.small, "direction", va="top")
    ends = [middle + sheet.pad * 0.3, middle + sheet.pad * 0.3 + length]
    if direction == "decrease":
        ends.reverse()
    arrow_x = (x + sheet.pad * 0.7) / sheet.letters.width
    arrow = FancyArrowPatch(
        (arrow_x, ends[0] / sheet.letters.height),
        (arrow_x, ends[1] / sheet.letters.height),
        arrowstyle="-|>",
        mutation_scale=sheet.points * 1.4,
        color=sheet.palette.text,
        linewidth=1.6,
        shrinkA=0,
        shrinkB=0,
        transform=sheet.figure.transFigure,
        label=f"arrow: {direction}",
    )
    sheet.figure.add_artist(arrow)
    plot.room.texts.append(Box(x, middle - height, sheet.letters.width, middle + length))
