"""A column without a heading beside the measures that says whose values stand in each row."""

import pytest

from tests.documents.books import read_book

OURS, NEAR, ALL = ("22", "21"), ("20.5", "20"), ("21.5", "22.4")


def rows(names, *, again):
    """Two measures with a row for each name; the name of the measure stands once, or again in each row."""
    yield ["Indicator", None, "2021/22", "2022/23"]
    for measure in ("Re-referrals (%)", "Absence (%)"):
        for at, (name, values) in enumerate(zip(names, (OURS, NEAR, ALL), strict=True)):
            yield [measure if again or at == 0 else None, name, *values]


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("names", [("Us", "Statistical neighbours", "England"), ("Oakshire", "SN", "National")])
def test_neighbours_and_england_are_no_measures_of_ours(tmp_path, names, again):
    draft = read_book(tmp_path, list(rows(names, again=again)))
    measures = [one for theme in draft.plan.themes for one in theme.measures]
    assert [one.name for one in measures] == ["Re-referrals (%)", "Absence (%)"]
    others = [{one.name for one in measure.comparators} - {"Oakshire"} for measure in measures]
    assert others == [{"Statistical neighbours", "England"}] * 2
    assert not [one for one in draft.problems if one.kind in ("skipped", "duplicate")]
