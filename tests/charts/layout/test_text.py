"""Text on a picture: what no place has room for is cut before it is measured."""

from dataclasses import replace

import pytest

from tests.charts.pictures import drawn, england, outside, quarterly
from tracker.charts.layout import text
from tracker.charts.picture import new_figure
from tracker.charts.progress_chart import draw_progress

WORD = "W" * 5000
MEASURE = quarterly(71, 72, 76.4, comparators=(england(),))
BANDS = (("Requires improvement", "75-80"), (WORD, "81-89"), ("Outstanding", "90+"))


@pytest.fixture
def measured(monkeypatch):
    """How many letters each text had that was measured."""
    lengths = []
    size = text._size

    def counted(words, *rest):
        lengths.append(len(words))
        return size(words, *rest)

    monkeypatch.setattr(text, "_size", counted)
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
