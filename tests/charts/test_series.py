"""Which groups and comparators a chart can show, and which it shows where nobody has chosen."""

from tests.charts.pictures import DAY, quarterly, reading, year
from tracker.charts.series import chosen_series, series_of, shown_at_first
from tracker.domain.measure import Comparator, Group


def comparator(name, part=None, *values):
    return Comparator(name, part, readings=tuple(reading(year(2010 + at), v) for at, v in enumerate(values or (70,))))


def group(name, *values):
    return Group(name, readings=tuple(reading(year(2010 + at), v) for at, v in enumerate(values or (70,))))


def names(*comparators, groups=()):
    return [(one.kind, one.name) for one in series_of(quarterly(71, comparators=comparators, groups=groups), DAY)]


def test_groups_come_first_and_a_part_is_said():
    assert names(comparator("Core  cities", "average"), comparator("England"), groups=(group("Boys"),)) == [
        ("group", "Boys"),
        ("comparator", "Core cities, average"),
        ("comparator", "England"),
    ]


def test_minimum_and_maximum_of_one_family_are_one_span():
    family = [comparator("Core cities", part) for part in ("maximum", "average", "minimum")]
    assert names(*family) == [("comparator", "Core cities, average"), ("span", "Core cities, minimum to maximum")]


def test_a_minimum_alone_is_a_line():
    assert names(comparator("Core cities", "minimum"), comparator("Others", "maximum")) == [
        ("comparator", "Core cities, minimum"),
        ("comparator", "Others, maximum"),
    ]


def test_what_has_no_value_by_the_day_is_not_offered():
    later = Comparator("England", readings=(reading(year(2017), 83),))
    assert names(later, comparator("Wales", None, None)) == []


def test_at_first_the_first_comparators_are_shown_and_no_group():
    of = quarterly(71, comparators=tuple(comparator(f"C{at}") for at in range(12)), groups=(group("Boys"),))
    assert shown_at_first(series_of(of, DAY)) == ["C0", "C1", "C2", "C3"]


def test_chosen_ones_come_in_the_measures_order_and_none_may_be_chosen():
    of = quarterly(71, comparators=(comparator("England"),), groups=(group("Boys"), group("Girls")))
    assert [one.name for one in chosen_series(of, DAY, ["England", "Girls", "Nobody"])] == ["Girls", "England"]
    assert chosen_series(of, DAY, []) == []
