"""How words are found in a text, and what is left of it without them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.redacting.words import RUN, Words, left_of, mark

GONE = mark(date(2017, 11, 14))
LONG = "The mother said on the telephone that her brother would come on Tuesday."


def words(*texts):
    return Words(texts)


def name(*texts):
    return Words(texts, a_name=True)


def test_the_day_stands_in_the_place_of_the_words():
    assert GONE == "[removed 14 Nov 2017]"


@pytest.mark.parametrize("text", ["Said by Ann Young.", "ann young", "ANN\nYOUNG's team", "Ann\u00a0 Young/Bo"])
def test_a_name_is_found_in_capitals_or_not_whatever_the_white_space(text):
    assert name("Ann Young").stand_in(text)
    assert "oung" not in name("Ann Young").taken_out(text, GONE).lower()


@pytest.mark.parametrize("text", ["Joann Young", "Ann Youngs", "Ann and Young", "Ann. Young"])
def test_a_name_is_not_a_part_of_another(text):
    assert not name("Ann Young").stand_in(text)
    assert name("Ann Young").taken_out(text, GONE) == text


def test_a_name_written_with_other_signs_for_one_letter_is_the_same():
    assert name("Rene\u0301 Blanc").stand_in("Led by Ren\u00e9 Blanc.") and name("Ren\u00e9").stand_in("Rene\u0301!")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Clara O'Wynn", "CLARA O\u2019WYNN"),
        ("Clara O\u2019Wynn", "Clara O'Wynn"),
        ("A Wynn-Jones", "a wynn\u2011jones"),
        ("Ren\u00e9 Blanc", "Rene Blanc"),
    ],
)
def test_a_name_is_found_whatever_its_apostrophe_hyphen_or_accent_is(one, other):
    assert name(one).stand_in(f"Led by {other}.") and name(one).taken_out(other, GONE) == GONE
    assert not words(one).stand_in(other)


def test_of_several_spellings_the_longest_goes_first():
    assert name("Ann", "Ann Young").taken_out("Ann Young and Ann", GONE) == f"{GONE} and {GONE}"


def test_words_stand_as_they_are_and_no_other_way():
    assert words("Yes").stand_in("Yes, they do") and not words("Yes").stand_in("Yesterday, yes")
    assert words("(see 4)").taken_out("Held(see 4)again", GONE) == f"Held{GONE}again"


def test_a_long_run_of_them_is_a_part_and_goes_too():
    part = "Heard: the mother said that her brother would come on Tuesday. Noted."
    assert not words(LONG).stand_in(part) and words(LONG).partly_in(part)
    assert words(LONG).taken_out(part, GONE) == f"Heard: the mother said{GONE} Noted."


def test_a_short_run_of_them_is_nothing():
    assert not words(LONG).partly_in("The mother said that.") and not words("Yes, they do").partly_in("Yes, they do")


def test_what_was_read_out_of_them_is_a_part_of_them():
    assert (
        words(LONG).hold("her  brother would") and not words(LONG).hold("her") and not words(LONG).hold("sister would")
    )


def test_only_long_words_are_known_wherever_they_stand():
    assert words("Begun.", LONG).long == words(LONG) and name("Ann Young, Head of Service").long == words()
    assert not words("Begun.").long.stand_in("Begun.") and not words().stand_in("anything")


def test_what_was_removed_already_is_no_words():
    assert left_of(["", GONE, f" {GONE} {GONE} ", "Kept ", "Kept"]) == ("Kept",)


def test_the_excerpt_is_one_line_around_the_words():
    text = f"{'before ' * 20}\nAnn Young\n{'after ' * 20}"
    told = name("Ann Young").excerpt(text)
    assert "before Ann Young after" in told and told.startswith("…") and told.endswith("…") and len(told) < 130
    assert name("Ann Young").excerpt("Ann Young") == "Ann Young"


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_file_that_holds_them_holds_one_of_their_bytes(code):
    long = "".join(f"{number} words and ever more of them, " for number in range(200))
    for held in (long, long[50:], long[:-50], f'"{long}"'):
        assert any(one in held.encode(code) for one in words(long).as_bytes())
    assert any(one in b'{"text": "Ren\\u00e9 Blanc"}' for one in name("Ren\u00e9 Blanc").as_bytes())
    assert any(one in b"LED BY ANN YOUNG" for one in name("Ann Young").as_bytes())
    assert name("Ann").as_bytes() == set()  # it is in "planned"
    assert not any(one in ("Something else. " * 400).encode(code) for one in words(long).as_bytes())


def test_what_tells_of_an_earlier_removal_is_no_part_of_the_words():
    text = f"The mother said on the telephone {GONE} that her brother would come."
    again = words(text)
    for other in (GONE, f"{GONE} has begun.", f"Seen by {GONE}."):
        assert not again.partly_in(other) and not again.hold(other) and not again.stand_in(other)
        assert again.taken_out(other, "x") == other
        assert not any(form in f"Led by {GONE}, Head of Service".encode() for form in again.as_bytes())
    assert again.taken_out(f"She wrote: {text}", GONE) == f"She wrote: {GONE}"
    assert again.partly_in("He heard that her brother would come, too.")
    assert any(form in b"that her brother would come." for form in again.as_bytes())
    assert not words(f"{GONE}.").partly_in(f"{GONE}.\n{GONE}") and words(f"{GONE} rang").as_bytes() == set()


@given(st.text("ab ", max_size=60), st.text("ab \n", max_size=60))
def test_a_part_is_found_wherever_a_run_of_twenty_letters_is(own, other):
    """Against the slow way of looking: every twenty letters of the one in the other."""
    plain = other.replace("\n", " ")
    runs = [own[at : at + RUN] for at in range(len(own) - RUN + 1)]
    assert words(own).partly_in(other) == any(run in plain for run in runs)
    left = words(own).taken_out(other, "#").replace("\n", " ")
    assert not any(run in left for run in runs)
