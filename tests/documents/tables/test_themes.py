"""What a theme aims at, cut into its single aims."""

import pytest

from tracker.documents.tables.themes import aims_of


@pytest.mark.parametrize("bullet", ["• ", "•", "\uf0b7 ", "\uf0a7", "- ", "– ", "* ", "o ", "➢ ", "✓ ", "• • "])
def test_a_typed_bullet_is_no_part_of_the_aim(bullet):
    assert aims_of(f"{bullet}Homes last\n{bullet}Children are heard") == ["Homes last", "Children are heard"]


def test_a_dash_or_an_o_inside_or_without_a_blank_is_part_of_the_words():
    assert aims_of("-5 % fewer\nof all homes\nHomes - and schools") == [
        "-5 % fewer",
        "of all homes",
        "Homes - and schools",
    ]


def test_a_line_that_goes_on_after_a_bullet_belongs_to_it():
    assert aims_of("• Homes are built\nwhere children live\n• Schools") == [
        "Homes are built where children live",
        "Schools",
    ]


def test_paragraphs_without_bullets_are_aims_of_their_own():
    assert aims_of("Homes last\nchildren are heard\n•") == ["Homes last", "children are heard"]
