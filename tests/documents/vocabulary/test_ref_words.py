"""Words and signs at a ref, and words that stand where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.vocabulary.ref_words import ref_in, theme_of_ref


@pytest.mark.parametrize(
    "printed", ["New", "NEW", "new action", "TBC", "tba", "n/a", "N/A", "-", "–", "?", "None", "NULL", "xx",
                "To be confirmed",
                "*", "not yet allocated", "Additional action", "No ref"]
)  # fmt: skip
def test_a_word_for_no_ref_is_none(printed):
    assert ref_in(printed) is None


@pytest.mark.parametrize(
    ("printed", "ref"),
    [
        ("Action 2.1", "2.1"), ("ACTION: 2.1", "2.1"), ("Rec 4.2", "4.2"), ("KLOE 3.2", "3.2"), ("NEW 1.4", "1.4"),
        ("*1.4", "1.4"), ("1.2 NEW", "1.2"), ("1.2 (new)", "1.2"), ("1.2*", "1.2"), ("1.2 **", "1.2"),
        ("1.2 - revised", "1.2"), ("1.2 Closed", "1.2"), ("Action No. 1.3", "1.3"), ("Ref: 1.3.", "1.3"),
        ("Recommendation 2.1 (reworded)", "2.1"), ("1.1(a)", "1.1(a)"), ("1.1a", "1.1a"), ("1.1.a", "1.1.a"),
        ("No.5.1", "5.1"), ("4*", "4"),
    ],
)  # fmt: skip
def test_words_and_stars_at_a_ref_are_no_part_of_it(printed, ref):
    assert ref_in(printed) == ref


@pytest.mark.parametrize(
    "ref", ["1", "1.1", "A1", "1a", "A1.2", "SEND-03", "#8", "1-2", "R4", "KLOE 3", "Action 4", "PUB24/05/2.2",
            "1.1.16", "1.2 and 1.3", "A.1", "EY 2.1", "2.1 Assessment", "C/3", "(iv)"]
)  # fmt: skip
def test_any_other_ref_stays_as_printed(ref):
    assert ref_in(ref) == ref


@pytest.mark.parametrize(
    ("ref", "theme"),
    [
        ("1.3", "1"), ("2.1.4", "2.1"), ("A1.2", "A1"), ("1.1(a)", "1"), ("1.1a", "1"), ("1.1.a", "1.1"), ("A.1", "A"),
        ("1.2 and 1.3", "1"), ("EY 2.1", "EY 2"), ("PUB24/05/2.2", None), ("SEND-03", None), ("#8", None),
        ("1-2", None), ("R4", None), ("KLOE 3", None), ("12", None), ("Dr.Ash", None),
    ],
)  # fmt: skip
def test_the_theme_is_found_by_the_number_inside(ref, theme):
    assert theme_of_ref(ref) == theme


@given(st.text(max_size=80))
def test_any_text_is_a_ref_or_none(text):
    ref = ref_in(text)
    assert ref is None or ref in text
