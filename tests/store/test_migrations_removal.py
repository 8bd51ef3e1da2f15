"""A file of before themes and people could be removed opens with all that is in it, and can have them removed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.domain.builders import a_plan, an_action
from tests.store.builders import an_old_file
from tracker.domain.plan import Person
from tracker.store.sqlite import open_store

DAY = date(2017, 11, 14)


def test_a_theme_and_a_person_of_a_file_of_before_can_be_removed(tmp_path: Path):
    path = an_old_file(tmp_path / "old.plan", 13)
    with open_store(path) as store:
        plan = store.add_plan(a_plan(an_action(), people=(Person("Ann Young", None),)))
        assert (plan.themes[0].removed_on, plan.people[0].removed_on) == (None, None)
        for record in (plan.themes[0], plan.people[0]):
            store.save(replace(record, removed_on=DAY))
        plan = store.plan()
    assert (plan.themes[0].removed_on, plan.people[0].removed_on) == (DAY, DAY)
