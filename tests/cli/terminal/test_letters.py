"""What no terminal is to obey, and how wide letters are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import width

from tracker.cli.terminal.letters import OF_ONE_COLUMN, harmless, wide

OBEYED = [chr(n) for n in range(0x11000) if unicodedata.category(chr(n)) in ("Cc", "Cs", "Zl", "Zp")]
TURNING = [chr(n) for n in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]  # Bidi_Control
NEVER = frozenset([*OBEYED, *TURNING]) - {"\n"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("invoice\u202egnp.exe", "invoice�gnp.exe"),
        ("\x1b[31mred\x1b[0m \x9b2J", "�[31mred�[0m �2J"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a b"),
        ("naïve cafe\u0301 👩\u200d👧 研修 שלום “so”", "naïve cafe\u0301 👩\u200d👧 研修 שלום “so”"),
    ],
)
def test_a_letter_that_a_terminal_would_obey_is_shown_as_a_sign(text, shown):
    assert harmless(text) == shown


def test_of_all_control_and_turning_characters_only_the_end_of_a_line_is_left():
    assert {*harmless("".join([*OBEYED, *TURNING]))} == {"\n", " ", "�"}


@given(st.text())
def test_what_is_harmless_stays_as_it_is(text):
    assert harmless(harmless(text)) == harmless(text)
    assert not {*harmless(text)} & NEVER


def test_a_letter_of_one_column_is_known_as_one():
    """Letters of Europe, dashes, quotes and "…" are told by their numbers; wcwidth is the judge of them."""
    letters = [chr(number) for number in range(0x3000) if OF_ONE_COLUMN.fullmatch(chr(number))]
    assert {"é", "–", "’", "…"} <= {*letters} and {width(letter) for letter in letters} == {1}
    assert (wide("abc"), wide("研修"), wide("cafe\u0301")) == (3, 4, 4)
