"""What every chart starts from: the palette's text styles, the margins, and a title over a finding."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tracker.charts.layout.free_space import Box
from tracker.charts.layout.text import Lettering, TextStyle, clean
from tracker.palette import Palette

_HIGH = 22  # lines of text: on a figure that is lower, every one is needed for the plot
_TITLE_SIZES = (1.3, 1.2, 1.1, 1.0)  # of the body size; a long title is set smaller before it is shortened


@dataclass(frozen=True, slots=True)
class FigureLayout:
    """A cleared figure with its palette, its lettering and the size of its body text in points.

    `spare`: empty axes of what was drawn on it before.
    """

    figure: Figure
    letters: Lettering
    palette: Palette
    points: float
    spare: list[Axes]

    @property
    def small(self) -> TextStyle:
        return TextStyle(self.points * 0.9, self.palette.text)

    @property
    def quiet(self) -> TextStyle:
        return TextStyle(self.points * 0.9, self.palette.quiet_text)

    @property
    def strong(self) -> TextStyle:
        return TextStyle(self.points, self.palette.text, bold=True)

    @property
    def pad(self) -> float:
        """The margin of the figure, in pixels."""
        return self.letters.pixels(self.points * 0.9)

    @property
    def line(self) -> float:
        """The height of a line of small text, in pixels."""
        return self.letters.size("Ág", self.small)[1]

    def axes(self, box: Box) -> Axes:
        """Bare axes over a box: nothing of matplotlib's own is drawn."""
        width, height = self.letters.width, self.letters.height
        place = (box.left / width, box.bottom / height, (box.right - box.left) / width, (box.top - box.bottom) / height)
        if self.spare:
            axes = self.spare.pop()
            axes.set_position(place)
            return self.figure.add_axes(axes)
        axes = self.figure.add_axes(place)
        axes.set_axis_off()
        return axes


def new_sheet(figure: Figure, palette: Palette, points: float, name: str, description: str) -> FigureLayout:
    """The figure, cleared and painted in the surface colour.

    `name` goes into saved files as their title, `description` as what they show; both lie on the figure as labels.
    """
    spare = _emptied(figure)
    figure.clear()
    figure.set_facecolor(palette.surface)
    figure.set_label(clean(name))
    figure.patch.set_label(description)
    return FigureLayout(figure, Lettering(figure), palette, points, spare)


def _emptied(figure: Figure) -> list[Axes]:
    """The axes of a figure, taken off it, with nothing in them: to make new ones takes longer than all their lines."""
    taken = figure.axes
    for axes in taken:
        axes.containers.clear()
        for artist in (*axes.lines, *axes.patches, *axes.collections, *axes.texts):
            artist.remove()
        figure.delaxes(axes)
    return taken


def write_heading(sheet: FigureLayout, left: float, title: str, subtitle: str) -> float:
    """Write the title and what it shows, at most two lines each; the y beneath them, in pixels."""
    letters = sheet.letters
    width = letters.width - left - sheet.pad
    y = letters.height - sheet.pad
    styles = [TextStyle(sheet.points * size, sheet.palette.text, bold=True) for size in _TITLE_SIZES]
    style = next((s for s in styles if letters.wrap(title, s, width, 99).count("\n") < 2), styles[-1])
    for text, look, label in (
        (letters.wrap(title, style, width, 2), style, "title"),
        (letters.wrap(subtitle, TextStyle(sheet.points, sheet.palette.quiet_text), width, 2), None, "subtitle"),
    ):
        if text:
            look = look or TextStyle(sheet.points, sheet.palette.quiet_text)
            letters.write(left, y, text, look, label, va="top")
            y -= letters.size(text, look)[1] + sheet.pad * 0.35
    return y - sheet.pad * 0.4


def write_foot(sheet: FigureLayout, foot: str) -> float:
    """Write what identifies the chart along its lower edge, in one line on a low figure; the y above it, in pixels."""
    style = TextStyle(sheet.points * 0.8, sheet.palette.quiet_text)
    lines = 2 if sheet.letters.height > sheet.line * _HIGH else 1
    text = sheet.letters.wrap(foot, style, sheet.letters.width - 2 * sheet.pad, lines)
    if not text:
        return sheet.pad * 0.7
    sheet.letters.write(sheet.pad, sheet.pad * 0.6, text, style, "foot")
    return sheet.pad * 1.2 + sheet.letters.size(text, style)[1]
