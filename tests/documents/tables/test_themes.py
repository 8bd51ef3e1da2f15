"""What a theme aims at, cut into its single aims."""

import pytest

from tests.documents.books import read_book
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


@pytest.mark.parametrize(
    ("heading", "first", "word"),
    [
        ("Priority", "1 Early help", "Priority"),
        ("Workstreams", "Early help", "Workstream"),
        ("Theme", "Early help", "Theme"),
        ("Area", "Priority 1: Early help", "Priority"),
    ],
)
def test_a_column_of_themes_says_what_they_are_called(tmp_path, heading, first, word):
    rows = [[heading, "Action", "Lead"], [first, "Build", "Ann Young"], ["2 Homes", "Mow", "Bo Ash"]]
    assert read_book(tmp_path, rows).plan.theme_word == word


def test_themes_that_nothing_names_are_called_themes(tmp_path):
    assert read_book(tmp_path, [["Ref", "Action", "Lead"], ["1.1", "Build", "Ann Young"]]).plan.theme_word == "Theme"
