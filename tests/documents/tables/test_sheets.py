"""Sheets that only list choices are left alone, and no others."""

import pytest

from tests.documents.books import PLAN, read_book

MEASURES = [["Indicator", "Team A", "Team B"], ["Visits in time", "88%", "91%"], ["Supervision", "70%", "82%"]]
RATED = [["Standard", "We say", "Peers say"], ["Leaders", "G", "A"], ["Practice", "A", "A"], ["Staff", "R", "A"]]


def left_alone(draft):
    return [problem for problem in draft.problems if problem.cause == "A sheet was left alone"]


@pytest.mark.parametrize("rows", [MEASURES, RATED], ids=["shares", "ratings"])
def test_a_table_of_shares_or_ratings_is_no_list_of_choices(tmp_path, rows):
    draft = read_book(tmp_path, PLAN, ("Teams", rows))
    assert not left_alone(draft)
    assert len(draft.tables) == 2


def test_shares_of_teams_that_are_called_by_letters_are_their_values(tmp_path):
    (theme,) = read_book(tmp_path, ("Teams", MEASURES)).plan.themes
    assert [[one.name for one in measure.groups] for measure in theme.measures] == [["Team A", "Team B"]] * 2


def test_words_that_are_chosen_from_are_a_list(tmp_path):
    words = [["Not started"], ["In progress"], ["Complete"], ["On hold"]]
    assert len(left_alone(read_book(tmp_path, PLAN, ("Words", words)))) == 1
