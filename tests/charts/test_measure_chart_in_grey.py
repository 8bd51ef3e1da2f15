"""A chart that is printed in grey: nothing is told by its hue alone."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from tests.charts.pictures import LOWER, drawn, england, line, quarterly, text_artists
from tracker.palette import PALETTES, contrast

everywhere = pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
BOTH = pytest.mark.parametrize(("values", "bands"), [((71, 72, 83), ("75-80", "81-89", "90+")), ((24, 17), LOWER)])


def grey(figure):
    """The luminance of every pixel, 0 to 1, rows from the top."""
    figure.canvas.draw()
    pixels = np.asarray(figure.canvas.buffer_rgba())[:, :, :3] / 255
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def between(one, other):
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


def column(figure, share):
    """The luminances up a column of pixels of the plot, from its bottom, and the values at its ends."""
    picture, place = grey(figure), figure.axes[0].get_position()
    height, width = picture.shape
    x = int((place.x0 + place.width * share) * width)
    return picture[int((1 - place.y1) * height) : int((1 - place.y0) * height), x][::-1]


def at(figure, found, value):
    low, high = figure.axes[0].get_ylim()
    return int((value - low) / (high - low) * len(found))


@everywhere
@BOTH
def test_each_cut_is_a_line_that_stands_out_from_the_bands_on_both_sides(palette, values, bands):
    figure = drawn(quarterly(*values, bands=bands), palette=palette)
    found = column(figure, 0.02)
    cuts = [one.get_ydata()[0] for one in figure.axes[0].lines if one.get_label() == "cut"]
    assert len(cuts) == 3
    for cut in cuts:
        place = at(figure, found, cut)
        near = found[place - 3 : place + 4]
        sides = (found[place - 8], found[place + 8])
        assert max(min(between(pixel, side) for side in sides) for pixel in near) > 1.8, cut


@everywhere
def test_the_zone_below_is_told_by_its_hatch(palette):
    figure = drawn(quarterly(*range(60, 72)), palette=palette)
    (hatched,) = [one for one in figure.axes[0].patches if one.get_hatch()]
    assert isinstance(hatched, Rectangle)
    found = column(figure, 0.02)
    inside = found[at(figure, found, figure.axes[0].get_ylim()[0]) + 8 : at(figure, found, 75) - 8]
    above = found[at(figure, found, 75) + 8 : at(figure, found, 81) - 8]
    assert between(inside.max(), inside.min()) > 1.15
    assert between(above.max(), above.min()) < 1.05


@everywhere
def test_the_measure_stands_out_from_every_band(palette):
    colour = to_hex(line(drawn(quarterly(71, 72), palette=palette)).get_color())
    assert min(contrast(colour, tint) for tint in (*palette.bands.in_order(), palette.bands.hatch)) > 2.4


@everywhere
def test_every_word_stands_out_from_what_it_is_written_on(palette):
    of = quarterly(71, None, 73, 74, comparators=(england(),))
    grounds = (palette.surface, *palette.bands.in_order())
    for text in text_artists(drawn(of, palette=palette)):
        assert min(contrast(to_hex(text.get_color()), ground) for ground in grounds) > 4.5, text.get_text()


def test_comparators_are_told_from_each_other_by_their_dashes():
    figure = drawn(quarterly(71, 72, 73, 74, comparators=tuple(england(value) for value in (80, 83, 86, 92))))
    dashes = [one._dash_pattern[1] for one in figure.axes[0].lines if "comparator" in str(one.get_label())]
    assert len({tuple(one) for one in dashes}) == 4
