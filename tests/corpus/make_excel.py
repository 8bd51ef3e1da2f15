"""Builds the Excel documents of the corpus, and saves four of them again with LibreOffice.

Run once, from the root: python -m tests.corpus.make_excel [NAME ...]. The answers beside them are typed by hand.
What was decided where the rules leave room stands under "Excel" in README.md.
"""

from __future__ import annotations

import sys

from tests.corpus import excel_figures, excel_logs, excel_plans
from tests.corpus.excel_sheets import resave

MAKERS = (
    excel_plans.plan_two_themes,
    excel_plans.plan_hidden_places,
    excel_plans.plan_print_area,
    excel_plans.plan_with_notes,
    excel_logs.log_rated_by_colour,
    excel_logs.log_filtered,
    excel_logs.log_refs_eaten,
    excel_logs.log_dates,
    excel_logs.log_ratings_in_words,
    excel_logs.log_with_formulas,
    excel_figures.scorecard_and_series,
    excel_figures.measures_and_formulas,
    excel_figures.side_by_side,
)
RESAVED = ("plan_two_themes", "plan_hidden_places", "log_rated_by_colour", "log_filtered")


def main(wanted: list[str]) -> None:
    for make in MAKERS:
        if not wanted or make.__name__ in wanted:
            path = make()
            if make.__name__ in RESAVED:
                resave(path)


if __name__ == "__main__":
    main(sys.argv[1:])
