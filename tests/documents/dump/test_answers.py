"""What the command line answers of measures as JSON."""

from tests.domain.builders import a_measure, a_reading, on
from tracker.documents.dump.answers import measures_json
from tracker.domain.plan import Plan, Theme, WordScale

AS_AT = on("31 Mar 2018")


def answer(measure, **plan):
    of = Plan("Plan", themes=(Theme("1.1", "Assessment", measures=(measure,)),), **plan)
    (found,) = measures_json(of, AS_AT)["measures"]
    return found


def test_the_target_of_the_latest_value_and_the_gap_are_told():
    aim = a_reading("Q2 2017/18", 85, role="planned")
    found = answer(a_measure("65-75 / 75-84 / 85+", [("Q2 2017/18", "80.4"), aim]))
    assert (found["target"]["value"], found["target"]["role"]) == (85, "planned")
    assert (found["gap"], found["target_met"]) == (-4.6, False)


def test_without_a_target_there_is_no_gap():
    found = answer(a_measure("65-75 / 75-84 / 85+", [("Q2 2017/18", "80.4")]))
    assert (found["target"], found["gap"], found["target_met"]) == (None, None, None)


def test_words_are_compared_by_the_plans_own_scale():
    readings = [a_reading("Apr 2017", None, word="Sown"), a_reading("May 2017", None, word="In leaf")]
    of = a_measure(readings=readings, scale="Growth")
    assert answer(of, scales=(WordScale("Growth", ("Sown", "In leaf")),))["direction_of_travel"] == "improving"
    assert answer(of)["direction_of_travel"] is None
