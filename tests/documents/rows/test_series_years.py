"""Years that stand alone in a row of a series, between the rows of months or quarters that are theirs."""

from datetime import date

import pytest

from tests.documents.books import changed, read_book
from tests.documents.rows.test_series import measures_of, months, periods, values
from tracker.domain.when import month_end

MONTHS_ALONE = ["PI", "Apr", "May", "Jun"]


@pytest.mark.parametrize("merges", [(), ("A2:D2", "A5:D5")])
def test_a_year_alone_in_a_row_is_that_of_the_months_below_it(tmp_path, merges):
    def merged(book):
        for place in merges:
            book.worksheets[0].merge_cells(place)

    rows = [MONTHS_ALONE, ["2023/24"], ["Contacts", 1, 2, 3], ["Visits", 4, 5, 6], ["2024/25"], ["Contacts", 7, 8, 9]]
    draft = changed(tmp_path, merged, rows)
    found = measures_of(draft)
    assert list(found) == ["Contacts", "Visits"]
    assert values(found["Contacts"]) == [1, 2, 3, 7, 8, 9]
    first, second = months(date(2023, 4, 1), 3), months(date(2024, 4, 1), 3)
    assert periods(found["Contacts"]) == [("month", month_end(d.year, d.month)) for d in (*first, *second)]
    assert draft.problems == ()


def test_words_alone_in_a_row_of_months_are_a_group_still(tmp_path):
    draft = read_book(tmp_path, [MONTHS_ALONE, ["Children in need"], ["Contacts", 1, 2, 3], ["Visits", 4, 5, 6]])
    assert [theme.title for theme in draft.plan.themes] == ["Children in need"]
