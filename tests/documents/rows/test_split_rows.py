"""Rows that a page cut in two, in a workbook: joined where they are surely halves, and always said."""

import pytest

from tests.documents.books import actions_of, read_book
from tests.domain.builders import said_of

HEADS = ["Ref", "Action", "Lead", "Review date", "Commentary"]
FIRST = ["1.1", "Build homes", "Head of Service", "Oct 2017", "Begun."]


def joins(draft):
    return [(p.place, p.as_printed, p.read_as) for p in draft.problems if p.kind == "doubtful"]


def test_a_row_without_a_ref_right_below_goes_on_field_by_field(tmp_path):
    draft = read_book(tmp_path, [HEADS, FIRST, [None, "for all", None, None, "Ten are built."]])
    (action,) = actions_of(draft)
    assert (action.text, action.updates[0].text) == ("Build homes\nfor all", "Begun.\nTen are built.")
    assert joins(draft) == [("Sheet 1, B3", "for all / Ten are built.", "1.1")]


def test_a_row_may_be_cut_into_three(tmp_path):
    rest = [[None, "for", None, None, None], [None, "all", None, None, None]]
    draft = read_book(tmp_path, [HEADS, FIRST, *rest])
    assert [action.text for action in actions_of(draft)] == ["Build homes\nfor\nall"]
    assert [read_as for _, _, read_as in joins(draft)] == ["1.1", "1.1"]


def test_the_upper_half_of_a_date_is_read_with_its_lower_half(tmp_path):
    rows = [["1.1", "Build", "Ann Young", "Oct", ""], [None, None, None, "2017", None]]
    draft = read_book(tmp_path, [HEADS, *rows])
    assert actions_of(draft)[0].updates[0].review.kind == "month"


@pytest.mark.parametrize(
    "below",
    [
        [None, "Paint them", "Ann Young", "Dec 2017", None],
        [None, "Paint them", "Ann Young", None, None],
        [None, "Paint them", None, "Dec 2017", "Soon."],
        ["1.2", "for all", None, None, None],
        ["1.2", None, None, None, None],
    ],
)
def test_a_row_that_is_whole_or_has_its_own_ref_is_an_action(tmp_path, below):
    assert len(actions_of(read_book(tmp_path, [HEADS, FIRST, below]))) == 2


def test_a_row_without_a_ref_is_an_action_where_the_one_above_has_neither_lead_nor_date(tmp_path):
    rows = [["1.1", "Build homes", None, None, None], [None, "Paint them", "Ann Young", "Dec 2017", None]]
    draft = read_book(tmp_path, [HEADS, *rows])
    assert [(one.text, one.lead.name) for one in actions_of(draft)] == [
        ("Build homes", None),
        ("Paint them", "Ann Young"),
    ]


def test_what_stands_below_a_whole_date_is_said_and_does_not_make_it_unread(tmp_path):
    draft = read_book(tmp_path, [HEADS, FIRST, [None, None, None, "Was March 2017", None]])
    assert actions_of(draft)[0].updates[0].review.as_printed == "Oct 2017"
    assert joins(draft) == [("Sheet 1, D3", "Was March 2017", "1.1")]


def test_a_row_below_an_empty_one_is_no_half(tmp_path):
    draft = read_book(tmp_path, [HEADS, FIRST, [], [None, "for all", None, None, "Ten are built."]])
    assert [action.text for action in actions_of(draft)] == ["Build homes", "for all"]


def test_without_a_ref_column_only_a_lone_cell_goes_on(tmp_path):
    rows = [["Action", "Lead", "Due"], ["Build", "Ann Young", "Oct 2017"], ["all homes"], ["Paint", "Ann Young", None]]
    draft = read_book(tmp_path, rows)
    assert [action.text for action in actions_of(draft)] == ["Build\nall homes", "Paint"]


def test_the_comment_of_a_measure_goes_on_below(tmp_path):
    rows = [["Measure", "Current", "Comment"], ["Visits", 76, "Better than"], [None, None, "last year."]]
    draft = read_book(tmp_path, rows)
    assert [said_of(m).comment for _, m in draft.plan.measures()] == ["Better than\nlast year."]


def test_a_lower_half_with_nothing_above_is_an_action_without_a_ref(tmp_path):
    draft = read_book(tmp_path, [HEADS, [None, "for all", None, None, "Ten are built."], FIRST])
    assert [(action.ref, action.text) for action in actions_of(draft)] == [(None, "for all"), ("1.1", "Build homes")]


@pytest.mark.parametrize("title", ["SHOULD DO", "Should do"])
def test_what_a_part_of_a_table_is_called_is_no_rest_of_the_row_above(tmp_path, title):
    head = ["Regulation", "Action", "Lead", "Due"]
    rows = [head, ["Regulation 12", "Audit weekly", "Manager", "May 2025"], [title], head]
    rows += [["Regulation 9", "Appoint a worker", "Manager", "June 2025"]]
    draft = read_book(tmp_path, rows)
    assert [theme.title for theme in draft.plan.themes] == ["Regulation 12", "Regulation 9"]
    assert [action.text for action in actions_of(draft)] == ["Audit weekly", "Appoint a worker"]


def test_a_total_without_a_ref_is_no_rest_of_the_measure_above(tmp_path):
    rows = [["Indicator ref", "Indicator", "2023/24", "2024/25"], ["A1", "Fewer agency staff", 500, 430]]
    rows += [["A2", "Homes of our own", 900, 950], ["Total", None, 1400, 1380]]
    draft = read_book(tmp_path, rows)
    measures = [one for theme in draft.plan.themes for one in theme.measures]
    assert [[reading.value for reading in one.readings] for one in measures] == [[500, 430], [900, 950]]
    assert any("Total" in one.as_printed for one in draft.problems)


@pytest.mark.parametrize("status", ["Complete", "On track", "Delayed", "Red"])
def test_a_step_below_an_action_with_its_own_date_and_status_is_no_rest_of_it(tmp_path, status):
    head = ["Ref", "Action", "Lead", "Due", "RAG" if status == "Red" else "Status"]
    rows = [head, ["1", "Improve sufficiency", "Commissioning", None, "Amber" if status == "Red" else "In progress"]]
    rows += [[None, "- Strategy approved", "Commissioning", "Sep 2025", status], ["2", "Train", "HR", "May 2025", None]]
    found = actions_of(read_book(tmp_path, rows))
    assert [(one.ref, one.text) for one in found] == [
        ("1", "Improve sufficiency"), (None, "- Strategy approved"), ("2", "Train")
    ]  # fmt: skip
    assert found[1].updates[-1].review.as_printed == "Sep 2025"
