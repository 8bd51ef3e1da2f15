"""How alike two wordings are."""

from tracker.documents.vocabulary.likeness import alike_words


def test_running_texts_are_alike_by_the_words_that_they_share_in_their_order():
    pilot = "Pilot a focus week on practice and share what was learnt"
    assert alike_words(pilot, pilot.upper()) == 100
    assert alike_words(pilot, f"{pilot} by 2018") > 80 == alike_words("a b c d e", "a b c d f")
    assert alike_words(pilot, "Recruit three social workers for the duty team") < 20
    assert alike_words("", "") == 0
