"""What became of a text word by word, of a list row by row."""

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.comparing.builders import TEXTS
from tracker.domain.comparing.word_changes import row_changes, word_changes

ANY = TEXTS | st.text(max_size=30)


def side(found, gone):
    return "".join(text for became, text in found if became != gone)


@given(ANY, ANY)
def test_without_what_came_it_is_the_old_text_and_without_what_went_the_new_one(old, new):
    found = word_changes(old, new)
    assert (side(found, "inserted"), side(found, "deleted")) == (old, new)
    assert all(text for _, text in found)


def test_whole_words_and_phrases_change():
    assert word_changes("Pilot a focus week.", "Pilot two focus weeks.") == [
        ("kept", "Pilot "),
        ("deleted", "a"),
        ("inserted", "two"),
        ("kept", " focus "),
        ("deleted", "week"),
        ("inserted", "weeks"),
        ("kept", "."),
    ]
    assert word_changes("by the end of May", "within ten days") == [
        ("deleted", "by the end of May"),
        ("inserted", "within ten days"),
    ]


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_rows_keep_the_order_of_either_list(old, new):
    sides = tuple([[one] for one in side] for side in (old, new))
    pairs = list(row_changes(sides, {id(row): row[0] for side in sides for row in side}))
    assert [row for row, _ in pairs if row is not None] == sides[0]
    assert [row for _, row in pairs if row is not None] == sides[1]
    assert all(one == other for one, other in pairs if one is not None and other is not None)
