"""Which area is ours: the one named like the organisation."""

import pytest

from tracker.domain.measures.our_area import is_named_like


@pytest.mark.parametrize(
    ("organisation", "label"),
    [
        ("Northmere Council", "Northmere"),
        ("Northmere Metropolitan Borough Council", "NORTHMERE MBC"),
        ("City of York Council", "York"),
        ("Northmere", "Northmere (LA)"),
    ],
)
def test_words_that_every_council_has_do_not_count(organisation, label):
    assert is_named_like(organisation, label)


@pytest.mark.parametrize(
    ("organisation", "label"),
    [
        ("Northmere Council", "Northmere East"),
        ("North Yorkshire Council", "York"),
        ("Northmere Council", "All councils"),
        ("Northmere Council", "England"),
        ("", ""),
        (None, "Northmere"),
        ("The Council", "The Borough"),
    ],
)
def test_another_name_is_another_area(organisation, label):
    assert not is_named_like(organisation, label)
