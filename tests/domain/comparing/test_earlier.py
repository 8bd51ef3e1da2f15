"""A plan in its words of an earlier day."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.domain.builders import a_measure, a_plan, an_action, on
from tracker.domain.comparing.earlier import in_the_words_of
from tracker.domain.edit import ADDED, MOVED, Edit, json_text
from tracker.domain.plan import Lead, Theme


def an_edit(field, old, new, day):
    clock = datetime.combine(on(day), datetime.min.time(), UTC)
    return Edit(f"e {field} {day}", field, None if old is None else json_text(old), json_text(new), clock)


def test_edits_after_the_day_are_undone_and_those_before_stay():
    edits = (
        an_edit("text", "First words", "Second words", "1 Oct 2017"),
        an_edit("text", "Second words", "Do what was promised", "1 Nov 2017"),
        an_edit("lead", Lead("QA Manager", None, "QA Manager"), Lead("", None, None), "1 Nov 2017"),
    )
    plan = a_plan(an_action(edits=edits))
    texts = [next(in_the_words_of(plan, on(day)).actions())[1].text for day in ("30 Sep 2017", "1 Oct 2017")]
    assert texts == ["First words", "Second words"]
    assert next(in_the_words_of(plan, on("2 Oct 2017")).actions())[1].lead == Lead("QA Manager", None, "QA Manager")
    assert next(in_the_words_of(plan, on("1 Nov 2017")).actions()) == next(plan.actions())


def test_an_action_that_was_moved_stands_where_it_stood():
    moved = an_action("1.2.1", edits=(an_edit(MOVED, "1.1 Assessment and planning", "1.2 Voice", "1 Nov 2017"),))
    plan = a_plan(an_action())
    plan = replace(plan, themes=(*plan.themes, Theme("1.2", "Voice", actions=(moved,))))
    was = in_the_words_of(plan, on("31 Oct 2017"))
    assert [(theme.ref, action.ref) for theme, action in was.actions()] == [("1.1", "1.1.1"), ("1.1", "1.2.1")]
    assert in_the_words_of(plan, on("1 Nov 2017")) == plan


def test_themes_and_measures_that_came_later_are_not_there_yet():
    came = an_edit(ADDED, None, None, "1 Nov 2017")
    plan = a_plan(an_action())
    first = replace(plan.themes[0], measures=(a_measure("65-75 / 75-84", edits=(came,)),))
    plan = replace(plan, themes=(first, Theme("1.2", "Voice", edits=(came,))))
    was = in_the_words_of(plan, on("31 Oct 2017"))
    assert [theme.ref for theme in was.themes] == ["1.1"] and not was.themes[0].measures
    assert len(in_the_words_of(plan, on("1 Nov 2017")).themes) == 2
