"""`chart`: the series that are asked for, and the measures of a theme."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from tests.domain.builders import a_when
from tracker.domain.measure import Comparator, Group, Reading
from tracker.store.sqlite import open_store

DAY = ("--as-at", "2018-04-01")


@pytest.fixture
def compared(plan):
    """The plan, with a group and two comparators of 1.1-M04."""
    readings = (Reading(a_when("2016/17"), Decimal(70)),)
    with open_store(plan) as store:
        held = store.plan()
        measure = next(one for _, one in held.measures() if one.ref == "1.1-M04")
        owner = {"plan_id": held.id, "measure_id": measure.id}
        store.save(Group("Team North", readings, **owner))
        store.save(Comparator("England", readings=readings, **owner))
        store.save(Comparator("Core cities", "average", readings=(replace(readings[0], value=Decimal(60)),), **owner))
    return plan


@pytest.fixture
def described(run, compared, tmp_path):
    """Draws the chart of 1.1-M04 and answers what its picture says of itself."""

    def one(*options):
        out = tmp_path / "chart.svg"
        code, _, said = run("chart", compared, "1.1-M04", "-o", out, "--overwrite", *DAY, *options)
        assert code == 0, said
        return next(node.text for node in ElementTree.parse(out).getroot() if node.tag.endswith("desc"))

    return one


def test_at_first_comparators_are_shown_and_no_group(described):
    words = described()
    assert "England:" in words and "Core cities, average:" in words and "Team North" not in words


def test_what_is_asked_for_is_shown_and_nothing_else(described):
    words = described("--show", "team north", "--show", "cities")
    assert "Team North: 2016/17 70%." in words and "Core cities, average: 2016/17 60%." in words
    assert "England" not in words


def test_ours_alone_can_be_asked_for(described):
    words = described("--show", "ours")
    assert "England" not in words and "Core cities" not in words and "1.1-M04" in words


def test_a_series_that_is_not_there_is_named_with_those_that_are(refused, compared, tmp_path):
    sentence = refused("chart", compared, "1.1-M04", "-o", tmp_path / "a.png", "--show", "Wales", *DAY)
    assert '"Wales"' in sentence and '"Team North", "England", "Core cities, average"' in sentence
    sentence = refused("chart", compared, "1.1-M05", "-o", tmp_path / "a.png", "--show", "Wales", *DAY)
    assert "it has none" in sentence


def test_a_measure_can_be_drawn_as_at_a_day_before_it_was_removed(run, refused, plan, tmp_path):
    with open_store(plan) as store:
        held = next(one for one in store.plan().measure_records() if one.ref == "1.1-M04")
        store.save(replace(held, removed_on=date(2018, 4, 1)))
    assert run("chart", plan, "1.1-M04", "-o", tmp_path / "a.svg", "--as-at", "2018-03-31")[0] == 0
    assert "no measure of the plan" in refused("chart", plan, "1.1-M04", "-o", tmp_path / "b.svg", *DAY)


@pytest.mark.parametrize("by", ["ref", "title"])
@pytest.mark.parametrize(("suffix", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_theme_is_a_picture_of_all_its_measures(run, plan, tmp_path, by, suffix, start):
    with open_store(plan) as store:
        held = store.plan()
    theme = next(one for one in held.themes if one.ref == "1.2")
    wanted = getattr(theme, by)
    out = tmp_path / f"theme.{suffix}"
    assert run("chart", plan, "--theme", wanted, "-o", out, *DAY)[0] == 0
    written = out.read_bytes()
    assert written.startswith(start)
    if suffix == "svg":
        words = next(node.text for node in ElementTree.parse(out).getroot() if node.tag.endswith("desc"))
        names = [" ".join(measure.name.split()) for measure in theme.measures]
        assert len(names) == 6 and all(f"{name}: " in words for name in names)


def test_a_theme_that_is_not_there_is_named_with_those_that_are(refused, plan, tmp_path):
    sentence = refused("chart", plan, "--theme", "swimming", "-o", tmp_path / "a.png")
    assert '"swimming" fits 0 themes' in sentence and '"1.1 ' in sentence
    assert not (tmp_path / "a.png").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "either a measure or --theme"),
        (("1.1-M04", "--theme", "1.1"), "either a measure or --theme"),
        (("--theme", "1.1", "--show", "England"), "chart of one measure"),
    ],
)
def test_what_cannot_go_together_is_wrong_usage(run, plan, tmp_path, options, said):
    code, _, err = run("chart", plan, *options, "-o", tmp_path / "a.png")
    assert code == 2 and said in err
