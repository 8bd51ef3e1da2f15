"""What anybody can see on any palette."""

import pytest

from tracker.domain.actions.register import COUNTED_AS as REGISTER_COUNTED_AS
from tracker.palette import DARK, HIGH_CONTRAST, LIGHT, PALETTES, SHAPE_MARKS, STANDINGS, Palette, contrast, mixed

every_palette = pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)


def grounds(palette: Palette) -> list[str]:
    return [palette.background, palette.surface, *palette.bands.in_order()]


def test_black_on_white_has_the_greatest_contrast_there_is():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#1D5FA8", "#1D5FA8") == 1


def test_contrast_is_what_others_compute():
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@every_palette
def test_text_reads_on_every_ground(palette):
    for ground in grounds(palette):
        assert contrast(palette.text, ground) >= 4.5
        assert contrast(palette.quiet_text, ground) >= 4.5


@every_palette
def test_the_accent_and_the_edges_of_controls_stand_out(palette):
    assert all(contrast(palette.accent, ground) >= 3 for ground in grounds(palette))
    assert contrast(palette.control_edge, palette.surface) >= 3
    assert contrast(palette.control_edge, palette.background) >= 3


@every_palette
def test_a_rating_reads_in_its_fill_and_its_mark_stands_out(palette):
    for rating in palette.ratings.values():
        assert contrast(rating.ink, rating.fill) >= 4.5
    # Amber on white does not stand out by its fill: the outline carries every mark.
    assert contrast(palette.outline, palette.surface) >= 3
    assert contrast(palette.outline, palette.background) >= 3


@every_palette
def test_no_two_ratings_share_a_letter_a_shape_or_a_word(palette):
    own = [rating for name, rating in palette.ratings.items() if name != "complete"]
    for part in ("letter", "shape", "word", "fill"):
        assert len({getattr(rating, part) for rating in own}) == len(own)
    assert {rating.shape for rating in own} == set(SHAPE_MARKS)


@every_palette
def test_every_standing_that_a_tally_counts_has_its_look(palette):
    assert STANDINGS == REGISTER_COUNTED_AS
    assert set(STANDINGS) <= set(palette.ratings)
    assert palette.ratings["complete"] == palette.ratings["blue"]


def test_the_tokens_are_those_of_the_design():
    assert (LIGHT.text, LIGHT.ratings["amber"].fill, LIGHT.bands.below) == ("#17202B", "#F2A900", "#F7DEDB")
    assert (DARK.surface, DARK.ratings["green"].fill) == ("#1C2229", "#4FB07C")
    assert (HIGH_CONTRAST.text, HIGH_CONTRAST.background) == ("#000000", "#FFFFFF")


def test_a_tint_in_dark_is_the_hue_at_18_per_cent_over_the_surface():
    hues = (DARK.ratings[name].fill for name in ("red", "amber", "green", "blue"))
    assert DARK.bands.in_order() == tuple(mixed(hue, DARK.surface, 0.18) for hue in hues)
