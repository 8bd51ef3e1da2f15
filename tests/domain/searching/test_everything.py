"""What is found by words anywhere in a plan, as at a day."""

from dataclasses import replace
from datetime import date

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.domain.actions.register import register
from tracker.domain.measure import Measure, Remark
from tracker.domain.plan import Evidence, Lead, Person
from tracker.domain.searching.everything import Everything

DAY = on("14 Nov 2017")


def whole_plan():
    said = [
        an_update("10 Nov 2017", "The café was visited"),
        an_update("20 Nov 2017", "Zebras were counted later"),
    ]
    lead = Lead("Zoë Brook, Head of Service", "Zoë Brook", "Head of Service")
    plan = a_plan(an_action("1.1", "Dec 2017", said, lead=lead), people=(Person("Zoë Brook", "Head", "zb@council"),))
    remarks = (
        Remark("r1", date(2017, 11, 1), None, comment="Counted by hand"),
        Remark("r2", date(2017, 12, 1), None, comment="Zebras again"),
    )
    measure = Measure("1-M01", "Cafés inspected in time", "That they are seen", remarks=remarks, id=7)
    theme = replace(
        plan.themes[0],
        ambition=("Every child is heard",),
        evidence=(Evidence("Young people", "They like the café"),),
        measures=(measure,),
    )
    return replace(plan, themes=(theme,))


def found(search, plan=None, day=DAY):
    plan = plan or whole_plan()
    everything = Everything(plan, register(plan, day), day)
    return {kind: [entry.text for entry in inside] for kind, inside in everything.find(search).items()}


def test_words_are_found_wherever_they_stand_by_what_it_is():
    assert list(found("CAFE")) == ["Commentary", "Measures", "Evidence"]
    assert found("cafe visited") == {"Commentary": ["The café was visited"]}
    assert found("by hand") == {"Remarks": ["Counted by hand"]}
    assert found("every child") == {"Evidence": ["Every child is heard"]}
    assert list(found("zoe brook")) == ["Actions", "People"]
    assert found("zb@council") == {"People": ["Head · zb@council"]}


def test_all_words_must_be_there_and_no_words_find_nothing():
    assert found("cafe zebra") == {} == found("  ") == found("no such thing")


def test_a_past_day_finds_nothing_that_was_said_later():
    assert found("zebras") == {}
    assert list(found("zebras", day=on("2 Dec 2017"))) == ["Commentary", "Remarks"]


def test_what_was_removed_is_found_up_to_the_day_of_its_removal():
    plan = whole_plan()
    (theme,), (person,) = plan.themes, plan.people
    bare = replace(theme, actions=(), measures=(), removed_on=DAY)
    gone = replace(plan, themes=(bare,), people=(replace(person, removed_on=DAY),))
    assert found("every child", gone) == {} == found("zb@council", gone)
    before = on("13 Nov 2017")
    assert list(found("every child", gone, before)) == ["Evidence"] and list(found("zb@council", gone, before))


def test_what_was_withdrawn_is_not_found():
    plan = whole_plan()
    (action,) = plan.themes[0].actions
    cafe = next(update for update in action.updates if update.text == "The café was visited")
    undo = replace(cafe, uuid="undo", kind="undo", text=None, withdraws=cafe.uuid)
    theme = replace(plan.themes[0], actions=(replace(action, updates=(*action.updates, undo)),))
    assert "Commentary" not in found("cafe", replace(plan, themes=(theme,)))


def test_one_search_after_the_other_finds_as_much_as_each_alone():
    plan = whole_plan()
    everything = Everything(plan, register(plan, DAY), DAY)
    for search in ("c", "ca", "cafe", "cafe vis", "cafe", "hand", "", "h"):
        alone = Everything(plan, register(plan, DAY), DAY).find(search)
        assert everything.find(search) == alone


def test_each_leads_to_the_record_that_it_stands_with():
    plan = whole_plan()
    everything = Everything(plan, register(plan, DAY), DAY)
    records = {kind: inside[0].record for kind, inside in everything.find("e").items()}
    (theme,) = plan.themes
    assert records["Commentary"] is records["Actions"] is theme.actions[0]
    assert records["Measures"].ref == records["Remarks"].ref == "1-M01"
    assert records["Evidence"] is theme and records["People"] is plan.people[0]
