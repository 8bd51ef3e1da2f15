"""Builds the scorecards, comparisons and series of the corpus, and the three files of one plan, with their answers.

Run once, from the root: python -m tests.corpus.make_scorecards
"""

from __future__ import annotations

from tests.corpus import (
    card_comparisons,
    card_families,
    card_groups,
    card_schools,
    card_series,
    card_targets,
    card_together,
)

MAKERS = (
    card_groups.merged,
    card_groups.own_column,
    card_groups.symbols,
    card_comparisons.year_column,
    card_comparisons.year_headings,
    card_comparisons.areas,
    card_series.months,
    card_series.quarters,
    card_series.downwards,
    card_series.two_rows,
    card_schools.scorecard,
    card_schools.tables,
    card_families.grouped,
    card_families.years_over_others,
    card_families.tables,
    card_families.rows,
    card_targets.month,
    card_targets.quarters,
    card_targets.thresholds,
    card_targets.words,
    card_together.together,
)

if __name__ == "__main__":
    for make in MAKERS:
        make()
