"""Scales of words: which is known, how unknown words are put in order, what is kept of those that are held."""

import pytest

from tracker.domain.measures.word_scales import guessed_order, known_scale, with_further
from tracker.domain.plan import WordScale


@pytest.mark.parametrize(
    ("words", "scale"),
    [
        (["Yes", "No"], ("No", "Partly", "Yes")),
        (["green", "AMBER"], ("Red", "Amber", "Green")),
        (["Good", "Outstanding"], ("Below requires improvement", "Requires improvement", "Good", "Outstanding")),
        (["Established", "Mature"], ()),
    ],
)
def test_a_known_scale_has_all_of_the_words(words, scale):
    assert known_scale(words) == scale


def test_words_of_growth_are_put_in_order_and_others_stay_as_they_are():
    growth = ("Not yet established", "Plans in place", "Established", "Mature", "Exemplary")
    assert guessed_order(sorted(growth)) == growth
    assert guessed_order(["Sunny", "Mature"]) == ("Sunny", "Mature")
    assert guessed_order(["Good", "Secure"]) == ("Good", "Secure")  # one step of growth: which is better is not known


def test_a_scale_that_is_held_keeps_its_order_and_its_key():
    held = WordScale("A / B", ("B", "A"), (("A", "all"),))
    new = WordScale("C / D", ("C", "D"))
    assert with_further([held], [WordScale("A / B", ("A", "B"), (("A", "none"),)), new]) == (held, new)
    bare = WordScale("A / B", ("A", "B"))
    assert with_further([bare], [held]) == (WordScale("A / B", ("A", "B"), held.key),)
