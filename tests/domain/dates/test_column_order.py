"""One cell of a column may say in which order the others give day, month and year."""

import pytest

from tracker.domain.dates.column_order import as_ordered, column_order


@pytest.mark.parametrize(
    ("heading", "texts", "order", "asked"),
    [
        ("Due date", ["10/15/2024", "11/02/2024"], "month first", True),
        ("Due date", ["11/02/2024", "Ongoing", "Completed 10/15/24"], "month first", True),
        ("Due date", ["11-02-2024", "10-15-2024"], "month first", True),
        ("Due date (mm/dd/yyyy)", ["11/02/2024"], "month first", True),
        ("Due date", ["15/10/2024", "11/02/2024"], "day first", False),
        ("Due date", ["11/02/2024", "05/06/2024"], "day first", False),
        ("Due date", ["15/10/2024", "10/15/2024", "11/02/2024"], "mixed", True),
        ("Due date (dd/mm/yyyy)", ["11/02/2024"], "day first", False),
        ("Due date", ["Oct 2024", "31/02/2024", "13/13/2024", "2024-10-15", "10/2024"], "day first", False),
        ("Due date", ["1.10.15", "2024-15-10"], "day first", False),
        ("Target date (MM/YY)", ["03/05", "12/04"], "month and year", True),
        ("Target date", ["03/25", "12/24"], "month and year", True),
        ("Target date", ["3/25", "12-24", "Ongoing"], "month and year", True),
        ("Target date", ["03/05", "12/04"], "day first", False),
        ("Target date", ["30/06", "03/25"], "day first", False),
        ("Target (MM/YYYY)", ["03/2025"], "day first", False),
        ("Due date", [], "day first", False),
        ("Due date (mm/dd/yyyy)", [], "month first", False),
    ],
)
def test_a_column_has_one_order(heading, texts, order, asked):
    found = column_order(heading, texts)
    assert (found.order, found.asked) == (order, asked)


@pytest.mark.parametrize(
    ("text", "order", "words"),
    [
        ("11/02/2024", "month first", "2 Nov 2024"),
        ("11/02/24", "month first", "2 Nov 2024"),
        ("Completed 11/02/2024 17:00", "month first", "Completed 2 Nov 2024 17:00"),
        ("Oct 2024", "month first", "Oct 2024"),
        ("15/10/2024", "month first", "15/10/2024"),
        ("11/02/2024", "mixed", "11/02/2024"),
        ("10/15/2024", "mixed", "15 Oct 2024"),
        ("03/25", "month and year", "Mar 2025"),
        ("3-25", "month and year", "Mar 2025"),
        ("Ongoing", "month and year", "Ongoing"),
        ("11/02/2024", "day first", "11/02/2024"),
    ],
)
def test_a_text_is_put_in_words_where_its_column_is_not_day_first(text, order, words):
    assert as_ordered(text, order) == words
