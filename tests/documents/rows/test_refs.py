"""Refs that no number can follow are kept as they stand, and take nothing down."""

from datetime import date

import pytest

from tests.documents.books import actions_of, read_book

HEADINGS = ["Ref", "Action", "Lead", "Review date"]


@pytest.mark.parametrize("ref", ["1.1." + "9" * 5_000, "1.1.²", "1.1.x", "..", "9" * 5_000])
def test_a_ref_that_ends_in_no_number_a_plan_has_is_kept(tmp_path, ref):
    refs = ("2.1", ref, 2.1, date(2017, 2, 1), "2.2")
    rows = [[ref, f"Train team {at}", "Head of Service", "Oct 2017"] for at, ref in enumerate(refs)]
    actions = actions_of(read_book(tmp_path, [HEADINGS, *rows]))
    assert len(actions) == len(refs)
    assert (ref.rstrip(".") or None) in {action.ref for action in actions}


def test_the_ref_behind_a_ninth_is_the_tenth(tmp_path):
    refs = [f"2.{number}" for number in range(1, 10)]
    rows = [[ref, f"Train team {at}", "Head of Service", "Oct 2017"] for at, ref in enumerate([*refs, 2.1])]
    assert [action.ref for action in actions_of(read_book(tmp_path, [HEADINGS, *rows]))] == [*refs, "2.10"]
