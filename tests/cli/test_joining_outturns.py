"""The outturns of a review of the plan, under names of their own, joined to the measures of the plan."""

from datetime import date

import pytest

from tests.services.builders import SAMPLES, plan_of, save
from tracker.documents.reading.document import read_document
from tracker.domain.measures.finding import find
from tracker.domain.measures.joins import joined
from tracker.store.sqlite import open_store

DAY = date(2018, 12, 31)
# As the review calls them, the measure of the plan, and the band of the published value.
OUTTURNS = {
    "Assessments completed in 45 days (%)": ("1.1-M04", "76.4", "Requires improvement"),
    "Children seen by the tenth day (%)": ("1.1-M13", "46", "Below requires improvement"),
    "Re-referrals": ("2-M05", "17.1", "Good"),
    "Three placement moves or more (%)": ("1.3-M02", "10", "Requires improvement"),
    "Care leavers in suitable homes (%)": ("1.3-M09", "91.2", "Good"),
}


@pytest.fixture
def reviewed(tmp_path):
    """The sample plan, into which the outturns were imported."""
    file = tmp_path / "plan.db"
    save(file, read_document(SAMPLES / "improvement_plan_2017-18.xlsx"))
    rows = [f'"{name}",{value}' for name, (_, value, _) in OUTTURNS.items()]
    source = tmp_path / "review of the plan.csv"
    source.write_text("\n".join(["Measure,2017/18", *rows]) + "\n", encoding="utf-8")
    (changes,) = save(file, read_document(source), dated=DAY)
    assert len(changes.new) == len(OUTTURNS)
    return file


def refs(file):
    return {measure.name: measure.ref for _, measure in plan_of(file).measures()}


def test_five_outturns_are_joined_and_their_values_stand_in_the_right_band(reviewed):
    for name, (into, _, _) in OUTTURNS.items():
        with open_store(reviewed) as store:
            store.save(joined(store.plan(), refs(reviewed)[name], into))
    measures = {measure.ref: measure for _, measure in plan_of(reviewed).measures()}
    assert len(measures) == 47
    for into, value, band in OUTTURNS.values():
        found = find(measures[into], DAY)
        assert (str(found.latest.value), found.zone.name) == (value, band), into
        assert find(measures[into], date(2018, 3, 30)).latest is None


def test_the_same_review_again_brings_nothing(reviewed, tmp_path):
    for name, (into, _, _) in OUTTURNS.items():
        with open_store(reviewed) as store:
            store.save(joined(store.plan(), refs(reviewed)[name], into))
    (changes,) = save(reviewed, read_document(tmp_path / "review of the plan.csv"), dated=DAY)
    assert (changes.new, changes.changed) == ([], [])
