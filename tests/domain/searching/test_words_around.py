"""The words around what was found, whatever its case and accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.searching.words_around import BEFORE, MOST, without_accents, words_around


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Zoë's CAFÉ", "zoe's cafe"),
        ("Straße", "strasse"),
        ("ﬁle", "file"),
        ("Ångström", "angstrom"),
        ("naïve", "naïve"),
    ],
)
def test_case_and_accents_are_left_out(text, typed):
    assert without_accents(text) == without_accents(typed)


def marked(text, *words):
    around = words_around(text, [without_accents(word) for word in words])
    return around.text, [around.text[a:b] for a, b in around.spans]


def test_the_words_are_marked_where_they_stand_in_the_text_as_it_is_written():
    assert marked("Zoë met the  board; the BOARD agreed", "zoe", "board") == (
        "Zoë met the board; the BOARD agreed", ["Zoë", "board", "BOARD"],
    )  # fmt: skip
    assert marked("Straße und Maß", "strasse", "mass") == ("Straße und Maß", ["Straße", "Maß"])


def test_words_that_overlap_are_marked_once():
    assert marked("supervision", "super", "vision", "erv")[1] == ["supervision"]


def test_of_a_long_text_a_piece_is_shown_that_begins_and_ends_at_words():
    text = "first " * 100 + "the board agreed " + "last " * 100
    piece, found = marked(text, "board")
    assert piece.startswith("… first ") and piece.endswith(" last …") and found == ["board"]
    assert piece.index("board") > BEFORE // 2 and len(piece) <= MOST + 4


def test_what_stands_elsewhere_is_shown_from_its_beginning():
    assert marked("Said of another", "zoe") == ("Said of another", [])


@given(st.text(), st.text(min_size=1, max_size=4))
def test_any_text_is_shown_with_marks_that_are_what_was_looked_for(text, word):
    for found in marked(text, word)[1]:
        assert without_accents(word) in without_accents(found)
