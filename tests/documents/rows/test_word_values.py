"""Values that are words of a scale: known ones, and the same few words again and again."""

import pytest

from tests.documents.books import read_book
from tracker.domain.measures.word_scales import words_of_scale

QUARTERS = ["Change", "Q1 18/19 (Actual)", "Q2 18/19 (Actual)", "Q3 18/19 (Planned)", "Narrative"]
ROWS = [
    ["Early planning", "Plans in place", "Established", "Mature", "Two wards."],
    ["Seven days", "Not yet established", "Plans in place", "Established", None],
]
ORDER = ("Not yet established", "Plans in place", "Established", "Mature")


def measures_of(draft):
    return [measure for _, measure in draft.plan.measures()]


def test_words_of_growth_are_a_scale_that_is_asked_once(tmp_path):
    draft = read_book(tmp_path, [QUARTERS, *ROWS])
    early, seven = measures_of(draft)
    assert [(one.role, one.word, one.value) for one in early.readings] == [
        ("actual", "Plans in place", None),
        ("actual", "Established", None),
        ("planned", "Mature", None),
    ]
    assert words_of_scale(early.scale, draft.plan.scales) == words_of_scale(seven.scale) == ORDER
    assert [(one.kind, one.field, one.about, one.as_printed, one.read_as) for one in draft.problems] == [
        (
            "doubtful",
            "value",
            early.ref,
            "Plans in place / Established / Mature / Not yet established",
            " / ".join(ORDER),
        )
    ]
    assert early.remarks[0].comment == "Two wards."


def test_words_that_say_no_order_follow_as_they_appear(tmp_path):
    rows = [["Measure", "2016/17", "2017/18"], ["Visits", "Amberish", "Reddish"], ["Plans", "Amberish", "Amberish"]]
    draft = read_book(tmp_path, rows)
    assert {one.scale for one in measures_of(draft)} == {"Amberish / Reddish"}
    assert [scale.words for scale in draft.plan.scales] == [("Amberish", "Reddish")]


def test_words_of_a_known_scale_are_not_asked(tmp_path):
    rows = [["Measure", "Previous", "Current", "Target"], ["Plans are shared", "No", "Partly", "Yes"]]
    rows += [["Visits in time (%)", 70, 72, 85]]
    draft = read_book(tmp_path, rows)
    shared, visits = measures_of(draft)
    assert (shared.scale, [(one.role, one.word) for one in shared.readings]) == (
        "No, Yes",
        [("actual", "No"), ("actual", "Partly"), ("target", "Yes")],
    )
    assert (visits.scale, [one.value for one in visits.readings]) == (None, [70, 72, 85])
    assert draft.problems == ()
    assert draft.plan.scales == ()


def test_a_printed_key_gives_the_order_and_nothing_is_asked(tmp_path):
    key = [["Key"], ["Bronze", "Begun in one team"], ["Silver", "In half of the teams"], ["Gold", "In all teams"]]
    rows = [["Measure", "2016/17", "2017/18"], ["Visits", "Silver", "Gold"], ["Plans", "Bronze", "Silver"]]
    rows += [["Audits", "Bronze", "Gold"]]
    draft = read_book(tmp_path, [*rows, [], *key])
    assert {one.scale for one in measures_of(draft)} == {"Bronze / Silver / Gold"}
    assert draft.problems == ()
    assert [dict(scale.key)["Gold"] for scale in draft.plan.scales] == ["In all teams"]


def test_a_word_among_numbers_is_no_word_of_a_scale(tmp_path):
    draft = read_book(tmp_path, [["Measure", "2016/17", "2017/18", "2018/19"], ["Visits", 1, 2, "Established"]])
    (measure,) = measures_of(draft)
    assert (measure.scale, [one.value for one in measure.readings]) == (None, [1, 2, None])
    assert [(one.kind, one.as_printed) for one in draft.problems] == [("unread", "Established")]


def test_sentences_are_no_scale(tmp_path):
    rows = [["Measure", "Previous", "Current"], ["Visits", "See the note below", "Late this month"]]
    draft = read_book(tmp_path, rows)
    assert measures_of(draft)[0].scale is None
    assert [one.kind for one in draft.problems] == ["unread", "unread"]


def test_actions_with_dates_across_the_top_are_no_measures(tmp_path):
    rows = [["Ref", "Action", "Lead", "By when", "Apr 2017", "May 2017", "Jun 2017"]]
    rows += [["1.1", "Hire", "Ann", "Jun 2017", "Begun", "Begun", "Done"]]
    rows += [["1.2", "Train", "Ann", "Jul 2017", "Begun", "Begun", "Begun"]]
    draft = read_book(tmp_path, rows)
    assert measures_of(draft) == []
    assert [action.ref for _, action in draft.plan.actions()] == ["1.1", "1.2"]


def test_rows_by_two_known_scales_are_two_scales(tmp_path):
    heads = ["Measure", "Previous", "Current"]
    rows = [["Inspection", "Requires improvement", "Good"], ["Strategy agreed", "No", "Yes"]]
    draft = read_book(tmp_path, [heads, *rows])
    assert [measure.scale for _, measure in draft.plan.measures()] == ["Bands", "No, Yes"]
    assert not [problem for problem in draft.problems if "order" in problem.message]


@pytest.mark.parametrize(
    "heads",
    [
        ["Standard", "Previous", "Current"], ["Quality statement", "Baseline", "Current"], ["Standard", "Q1", "Q2"],
        ["Area", "Sept 2025", "Dec 2025"],
        ["What we look at", "Autumn 2025", "Spring 2026"], ["KPI", "2024/25", "2025/26"],
    ],
)  # fmt: skip
def test_words_over_periods_are_measures_whatever_names_the_rows(tmp_path, heads):
    rows = [heads, ["Visits in time", "Not met", "Partly met"], ["Plans reviewed", "Not met", "Met"]]
    visits, plans = measures_of(read_book(tmp_path, rows))
    assert [one.word for one in visits.readings] == ["Not met", "Partly met"]
    assert (plans.name, [one.word for one in plans.readings]) == ("Plans reviewed", ["Not met", "Met"])
    assert visits.scale == plans.scale == "Not met / Partly met / Met"


def test_words_that_differ_from_row_to_row_under_headings_of_values_are_no_measures(tmp_path):
    rows = [
        ["Policy", "Previous", "Current"],
        ["Neglect", "Dated 2019", "Dated 2024"],
        ["Visits", "None", "Kept by QA"],
    ]
    assert measures_of(read_book(tmp_path, rows)) == []
