"""The cells of a table on a terminal are broken as the library breaks them, without asking it where that is plain."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.terminal.tables import MOST_LINES, _cell_lines, _wrapped

TEXTS = st.lists(st.text(st.characters(codec="ascii", exclude_characters="\n"), max_size=12), max_size=40)


@given(TEXTS.map(" ".join), st.integers(5, 40))
def test_the_lines_that_are_shown_are_those_of_the_whole_text(text, width):
    whole = textwrap.wrap(text, width)
    assert _wrapped(text, width)[:MOST_LINES] == whole[:MOST_LINES] or not text.strip()
    assert (len(_wrapped(text, width)) > MOST_LINES) == (len(whole) > MOST_LINES)


def test_a_long_text_ends_with_a_sign_that_there_is_more():
    assert _cell_lines("one two three four five", 5)[-1].endswith("…") and _cell_lines("one two", 9) == ["one two"]
