"""Years over quarters over targets and actuals: three rows of headings, each column a reading with its role."""

import pytest

from tests.documents.books import changed, read_book

HEAD = [["KPI", "2023/24", None, None, None], [None, "Q3", None, "Q4", None]]
VALUES = [["Visits (%)", 85, 71, 86, 74], ["Audits (%)", 80, 60, 81, 66]]
MERGES = ("A1:A3", "B1:E1", "B2:C2", "D2:E2")


def readings(draft):
    (theme,) = draft.plan.themes
    assert [measure.name for measure in theme.measures] == ["Visits (%)", "Audits (%)"]
    found = [(one.period.as_printed, one.value, one.role) for one in theme.measures[0].readings]
    return sorted(found, key=str)


@pytest.mark.parametrize("word", ["Target", "Plan"])
def test_a_third_row_says_which_values_are_targets(tmp_path, word):
    rows = [*HEAD, [None, word, "Actual", word, "Actual"], *VALUES]
    role = "target" if word == "Target" else "planned"
    right = [("Q3 2023/24", 71, "actual"), ("Q3 2023/24", 85, role)]
    right += [("Q4 2023/24", 74, "actual"), ("Q4 2023/24", 86, role)]
    assert readings(read_book(tmp_path, rows)) == right
    draft = changed(tmp_path, lambda book: [book.active.merge_cells(one) for one in MERGES], rows)
    assert readings(draft) == right
    assert not [one for one in draft.problems if one.kind == "unread"]
