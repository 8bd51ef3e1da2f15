"""Of several boxes, the words of the ticked one are what a cell says."""

import pytest

from tracker.documents.vocabulary.tick_boxes import ticked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("☒ Red ☐ Amber ☐ Green", "Red"),
        ("☐ Red\n☐ Amber\n☑ Green", "Green"),
        ("Red ☐ Amber ☒ Green ☐", "Amber"),
        ("☐Yes ☒No", "No"),
        ("☒ Mary Stone, ☒ Ben Ash, ☐ Ann Young", "Mary Stone, Ben Ash"),
        ("☐ Red ☐ Amber ☐ Green", ""),
        ("☒", "☒"),
        ("☒ Done", "☒ Done"),
        ("☒ ☐", "☒ ☐"),
        ("See ☒ and ☐ below", "See ☒ and ☐ below"),
        ("Plain – words", "Plain – words"),
        ("", ""),
    ],
)
def test_the_words_of_the_ticked_box_are_what_is_said(text, words):
    assert ticked(text) == words
