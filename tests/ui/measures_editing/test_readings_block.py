"""A block of many periods and many measures: what is read of it, either way round, and what keeps it out."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_measure, a_reading
from tests.ui.measures.small_plan import the_plan
from tracker.errors import TrackerError
from tracker.ui.measures_editing.readings_block import read_block


def plan_with(*more):
    plan = the_plan()
    first = plan.themes[0]
    return replace(plan, themes=(replace(first, measures=(*first.measures, *more)), *plan.themes[1:]))


def said(text, plan=None):
    """Of each measure its ref, what is new as (period, value), and what changes as (period, before, after)."""
    blocks = read_block(plan or the_plan(), text)
    return [
        (
            block.measure.ref,
            [(one.period.as_printed, one.as_printed) for one in block.new],
            [(old.period.as_printed, old.as_printed, new.as_printed) for old, new in block.changed],
        )
        for block in blocks
    ]


DOWN = "Measure\tQ2 2017/18\tQ4 2017/18\n1.1-M01\t\t88\nsecond  PLANS\tc\t12.5\n"
ACROSS = "Period\t1.1-M01\tSecond plans\nQ2 2017/18\t\tc\nQ4 2017/18\t88\t12.5\n"


@pytest.mark.parametrize("text", [DOWN, ACROSS, DOWN.replace("\n", "\r\n")])
def test_a_block_is_read_either_way_round(text):
    assert said(text) == [
        ("1.1-M01", [("Q4 2017/18", "88")], []),
        ("1.1-M02", [("Q2 2017/18", "c"), ("Q4 2017/18", "12.5")], []),
    ]


def test_refs_and_names_may_stand_in_columns_of_their_own():
    text = "Ref\tMeasure\tOct 2017\tNov 2017\n1.1-M02\tsomething else\t20\t19\n"
    assert said(text) == [("1.1-M02", [("Nov 2017", "19")], [("Oct 2017", "21", "20")])]


def test_what_stands_there_already_changes_nothing():
    assert said("x\tQ1 2017/18\tQ2 2017/18\n1.1-M01\t60\t70.0\n") == []
    assert said("x\tQ2 2017/18\n1.1-M01\t70\n") == []


def test_a_measure_is_known_by_another_name_of_it_and_by_one_joined_into_it():
    other = a_measure(name="Visits on time", also_written=("Timely visits",))
    plan = plan_with(replace(other, ref="1.1-M09", joined_into="1.1-M01"))
    for label in ("Visits on time", "TIMELY visits", "1.1-M09"):
        assert said(f"x\tQ4 2017/18\n{label}\t88\n", plan)[0][0] == "1.1-M01"


def test_targets_and_values_of_one_period_stand_side_by_side():
    found = read_block(the_plan(), "x\tQ4 2017/18\tQ4 2017/18 target\n1.1-M01\t88\t90\n")
    assert [one.role for one in found[0].new] == ["actual", "target"]


def test_words_of_a_scale_are_read():
    words = replace(a_measure(unit=None, name="Maturity", scale="Red, amber, green"), ref="1.1-M09")
    found = read_block(plan_with(words), "x\tQ4 2017/18\nMaturity\tgreen\n")
    assert [one.word for one in found[0].new] == ["Green"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x\tQ4 2017/18\n1.1-M01\t76,4\n", 'Row 2, cell B2 (1.1-M01, Q4 2017/18): "76,4" is written with a decimal'),
        ("x\tQ4 2017/18\n1.1-M01\t108\n", 'Row 2, cell B2 (1.1-M01, Q4 2017/18): "108" is over 100%'),
        ("x\tQ4 2017/18\n\n1.1-M01\tmany\n", 'Row 3, cell B3 (1.1-M01, Q4 2017/18): "many" is not a value'),
        ("x\tQ2 2017/18\n1.1-M01\t90\n", "Row 2, cell B2 (1.1-M01, Q2 2017/18): Q2 2017/18: 90 is written"),
        ("x\tQ4 2017/18\tJan 2018 - Mar 2018\n1.1-M01\t1\t2\n", 'Row 1, cell C1: "Jan 2018 - Mar 2018" stands'),
        ("x\tQ4 2017/18\nNo such thing\t1\n", 'Row 2, cell A2: "No such thing" is no measure of this plan'),
        ("x\tQ4 2017/18\n1.1-M01\t1\nVisits made in time\t2\n", "Row 3, cell A3: 1.1-M01 stands here twice"),
        ("x\t1.1-M01\nsoon\t1\n", 'Row 2, cell A2: "soon" is no period'),
        ("x\t1.1-M01\tNobody\nQ4 2017/18\t1\t2\n", 'Row 1, cell C1: "Nobody" is no measure of this plan'),
        ("x\tQ4 2017/18\tlater\n1.1-M01\t1\t2\n", 'Row 1, cell C1: "later" is no period'),
        ("Q4 2017/18\n", "Copy a whole block"),
        ('"x\tQ4', "Copy a whole block"),
    ],
)  # fmt: skip
def test_one_plain_sentence_names_the_cell_that_keeps_the_block_out(text, sentence):
    with pytest.raises(TrackerError) as error:
        read_block(the_plan(), text)
    assert str(error.value).startswith(sentence)


def test_a_name_that_two_measures_have_is_asked_by_its_ref():
    twin = replace(a_measure(name="Second plans"), ref="1.1-M09")
    with pytest.raises(TrackerError, match=r'"Second plans" fits 2 measures \(1.1-M02, 1.1-M09\): write its ref'):
        read_block(plan_with(twin), "x\tQ4 2017/18\nSecond plans\t1\n")


def test_a_measure_may_hold_more_than_a_hundred_where_it_did_before():
    growth = replace(a_measure(name="Growth", readings=[a_reading("2015/16", 120)]), ref="1.1-M09")
    assert said("x\t2016/17\nGrowth\t130\n", plan_with(growth))[0][1] == [("2016/17", "130")]


@pytest.mark.parametrize("text", ["Measure\tQ4 2017/18\n1.1-M01\t88\t99\n", "Period\t1.1-M01\nQ4 2017/18\t88\t99\n"])
def test_a_value_under_no_heading_keeps_the_block_out(text):
    with pytest.raises(TrackerError, match='"99" stands under no heading'):
        read_block(the_plan(), text)
