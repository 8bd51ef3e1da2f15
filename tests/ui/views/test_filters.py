"""What is remembered between keystrokes and sortings never shows: the answer is the one a fresh search gives."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.columns.actions import ACTION_COLUMNS
from tracker.domain.actions.filters import Filter
from tracker.domain.actions.register import Register, register
from tracker.ui.tables.grouping import in_order_of, natural
from tracker.ui.views.filters import FilteredLines

DAY = on("14 Nov 2017")
TEXTS = ("Review the plans", "Publish the POLICY", "Review the policy with partners", "", "straße, Straße")
SEARCHES = st.lists(st.sampled_from(["", "p", "po", "pol", "policy", "the po", "re the", "partners re", "strasse"]))


def lines_of(*texts):
    actions = [replace(an_action(str(at), "Oct 2017"), text=text, id=at) for at, text in enumerate(texts)]
    return register(a_plan(*actions), DAY)


def found(sieving, lines, search, **other):
    return [line.action.ref for line in sieving.sift(lines, Filter(search=search, **other))]


@given(SEARCHES)
def test_a_search_after_others_finds_what_a_fresh_one_finds(searches):
    kept, lines = FilteredLines(), lines_of(*TEXTS)
    assert [found(kept, lines, search) for search in searches] == [
        found(FilteredLines(), lines, search) for search in searches
    ]


def test_other_lines_are_searched_anew():
    kept, some, others = FilteredLines(), lines_of("Visits"), lines_of("Policy", "Visits")
    assert (found(kept, some, "policy"), found(kept, others, "policy"), found(kept, some, "vis")) == ([], ["0"], ["0"])


def test_what_was_said_later_is_not_found_on_an_earlier_day():
    days = Register(a_plan(an_action("1.1", updates=[an_update("14 Nov 2017", "The leaflets are out.")])))
    kept = FilteredLines()
    on_days = [found(kept, days.as_at(on(day)), "leaflets") for day in ("14 Nov 2017", "1 Nov 2017", "20 Nov 2017")]
    assert on_days == [["1.1"], [], ["1.1"]]


def test_a_chip_and_a_search_narrow_each_other():
    kept, lines = FilteredLines(), lines_of("Visits", "Policy")
    assert found(kept, lines, "visits", stands=frozenset(["overdue"])) == ["0"]
    assert found(kept, lines, "visits", counted_as="green") == []
    assert found(kept, lines, "", stands=frozenset(["overdue", "due_soon"])) == ["0", "1"]


def test_numbers_inside_refs_sort_as_numbers():
    refs = ["1.2.10", "1.2.9", "a2", "A10", "1.2", "10.1", "2", "", "1²", "007", "7b"]
    assert sorted(refs, key=natural) == ["", "1.2", "1.2.9", "1.2.10", "1²", "2", "007", "7b", "10.1", "a2", "A10"]


@pytest.mark.parametrize("column", ACTION_COLUMNS, ids=lambda column: column.name)
def test_a_column_sorts_both_ways_and_keeps_what_is_empty_last(column):
    lines = lines_of(*TEXTS)
    up, down = (in_order_of(lines, column, descending) for descending in (False, True))
    assert {id(line) for line in up} == {id(line) for line in down} == {id(line) for line in lines}
    empty = [line for line in lines if column.value(line) in (None, "")]
    assert up[len(up) - len(empty) :] == down[len(down) - len(empty) :] == empty
