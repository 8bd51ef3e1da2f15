"""A long text is matched by its beginning, and one that is long only by its blanks without them."""

import pytest

from tracker.domain.dates.reading import read_when
from tracker.domain.long_text import LONGEST_MATCHED, to_match
from tracker.domain.measures.value import read_value


@pytest.mark.parametrize("between", [" " * 300, "\n" + " " * 40_000])
def test_a_date_that_is_padded_with_blanks_is_read_and_its_spacing_said(between):
    when, doubts = read_when(f"Oct{between}2017")
    assert (when.kind, when.first, when.last) == ((plain := read_when("Oct 2017")[0]).kind, plain.first, plain.last)
    assert [doubt.kind for doubt in doubts] == ["repaired"]
    assert len(doubts[0].message) < LONGEST_MATCHED


def test_a_value_that_is_padded_with_blanks_is_read():
    assert read_value(f"70{' ' * 300}%")[0].value == 70


def test_a_text_that_is_long_without_its_blanks_too_is_cut_and_marked():
    text = "word " * 100
    assert to_match(text) == text[:LONGEST_MATCHED] + "…"
    assert to_match("short  text") == "short  text"
