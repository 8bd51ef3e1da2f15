"""What was taught about tables keeps headings and rows folded: words that go for good do not stay there."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_plan as plan_of
from tests.domain.builders import an_action
from tests.domain.redacting.test_places import LONG, numbered, places, update_of
from tests.domain.redacting.test_rewriting import without
from tracker.domain.redacting.of_a_name import target_of_name
from tracker.domain.redacting.places import target_of
from tracker.domain.redacting.taught_tables import TAUGHT

OTHER = {"headings": "ref | action | lead", "fields": {"Lead": "lead"}}


def plan_with(entry, text="Begun."):
    plan = numbered(plan_of(an_action(text=text)))
    return replace(plan, settings={TAUGHT: [OTHER, entry]})


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ({"headings": "ref | action | ann o neil s notes"}, "Ann O'Neil"),
        ({"headings": "ref | action | # jones", "fields": {}}, "April Jones"),
        ({"headings": "ref", "fields": {"Seen by Ann Young": None}}, "Ann Young"),
        ({"headings": "ref #1", "cut": [3], "row_words": {"3": "1 4 | visit with ann young"}}, "Ann Young"),
    ],
)
def test_a_name_goes_with_the_entry_that_holds_it(entry, name):
    plan = plan_with(entry)
    target = target_of_name(plan, name)
    assert places(plan, target) == ["the plan: settings+"]
    assert without(plan, [], target)[0].settings == {TAUGHT: [OTHER]}


def test_words_of_a_record_go_with_the_row_that_they_stood_in():
    plan = plan_with({"headings": "ref #1", "cut": [3], "row_words": {"3": f"1 4 | {LONG.lower().strip('.')}"}}, LONG)
    target = target_of(update_of(plan, 1), ["text"])
    assert "the plan: settings+" in places(plan, target)
    assert without(plan, [], target)[0].settings == {TAUGHT: [OTHER]}


def test_what_does_not_hold_them_stays():
    plan = plan_with({"headings": "ref | young people | annual"})
    assert places(plan, target_of_name(plan, "Ann Young")) == []
