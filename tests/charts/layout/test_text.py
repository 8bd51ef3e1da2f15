"""Text on a picture: what no place has room for is cut before it is measured."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.charts.pictures import drawn, england, outside, quarterly
from tracker.charts.layout import text
from tracker.charts.layout.text import Lettering, TextStyle
from tracker.charts.picture import new_figure
from tracker.charts.progress_chart import draw_progress

WORD = "W" * 5000
WORDS_OF_ANY_SHAPE = [
    "i",
    "H",
    "1",
    "To",
    "AVA",
    "lll",
    "(in",
    "45",
    "days),",
    "assessments",
    "jj",
    "fj",
    "W",
    "é",
    "ی",
]
MEASURE = quarterly(71, 72, 76.4, comparators=(england(),))
BANDS = (("Requires improvement", "75-80"), (WORD, "81-89"), ("Outstanding", "90+"))


@pytest.fixture
def measured(monkeypatch):
    """How many letters each text had that was measured."""
    lengths = []

    def counting(measure):
        def counted(words, *rest):
            lengths.append(len(words))
            return measure(words, *rest)

        return counted

    for name in ("_size", "_width_of_line"):
        monkeypatch.setattr(text, name, counting(getattr(text, name)))
    return lengths


@pytest.mark.parametrize(
    "long",
    [
        replace(MEASURE, name=WORD),
        replace(MEASURE, thresholds=BANDS),
        replace(MEASURE, comparators=(replace(MEASURE.comparators[0], name=WORD),)),
        replace(MEASURE, ref=WORD),
    ],
    ids=["name", "band", "comparator", "ref"],
)
def test_a_word_of_5000_letters_is_cut_before_it_is_laid_out(measured, long):
    figure = drawn(long)
    assert max(measured) <= 501 and len(measured) < 2000
    assert outside(figure) == []


def test_a_long_finding_and_a_long_theme_are_too(measured):
    drawn(MEASURE, subtitle=WORD)
    draw_progress(new_figure(10, 5.6), [(WORD, {"red": 1, "amber": 2})], title=WORD, subtitle=WORD, foot=WORD)
    assert max(measured) <= 501 and len(measured) < 2000


def test_the_cut_is_shown():
    assert text.clean("Visits in time") == "Visits in time"
    assert text.clean(WORD) == "W" * 500 + text.ELLIPSIS


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS_OF_ANY_SHAPE), min_size=1, max_size=12), st.integers(20, 400), st.booleans())
def test_a_line_holds_as_many_words_as_fit_and_no_more(words, width, bold):
    style = TextStyle(10, "#000000", bold)
    letters = Lettering(new_figure(4, 3))
    lines = letters.wrap(" ".join(words), style, width, 99).split("\n")
    assert " ".join(lines).replace(" ", "") == "".join(words)
    for line, after in pairwise(lines):
        assert letters.size(f"{line} {after.split(' ')[0]}", style)[0] > width
    assert all(letters.size(line, style)[0] <= width for line in lines if " " in line)
