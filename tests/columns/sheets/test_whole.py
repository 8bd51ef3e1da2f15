"""Which sheets a workbook has, and what of the plan stands in them."""

from dataclasses import replace

from tests.domain.builders import a_measure, a_plan, an_action, on
from tracker.columns.sheets.whole import Sheets, WorkbookChoice
from tracker.columns.words import text_of
from tracker.domain.plan import Lead, Person

VERA, TOM = Lead("Vera Brook", "Vera Brook"), Lead("Tom Reed", "Tom Reed")
DAY = on("14 Nov 2017")


def contradictions_of(*actions, **choice):
    """The rows of the sheet, as texts."""
    plan = a_plan(*actions, people=(Person("Vera Brook", "Head"), Person("Tom Reed", "Officer")))
    low = a_measure("65+ / 75+ / 85+", [("Q2 2017/18", 60)])
    plan = replace(plan, themes=(replace(plan.themes[0], measures=(low,)),))
    chosen = WorkbookChoice(("Contradictions",), **choice)
    (sheet,) = Sheets(plan, (), DAY, DAY, chosen).tables()
    return [[text_of(column, row) for column in sheet.columns] for row in sheet.rows]


def test_contradictions_have_a_row_each():
    (row,) = contradictions_of(an_action("1.1.1", "Sep 2017", rag="green", lead=VERA))
    assert row[:4] == ["1.1 Assessment and planning", "1.1.1", "Stated green and late", "Vera Brook"]


def test_a_theme_is_green_only_by_all_of_its_actions_whoever_was_chosen():
    actions = (an_action("1.1.1", "Dec 2017", lead=VERA), an_action("1.1.2", "Sep 2017", lead=TOM))
    assert contradictions_of(*actions, leads=("Vera Brook",)) == []
    assert len(contradictions_of(actions[0], leads=("Vera Brook",))) == 1


def test_of_chosen_leads_only_theirs_are_there_and_without_names_nobody_is_named():
    late = [an_action(f"1.1.{n}", "Sep 2017", rag="green", lead=lead) for n, lead in enumerate((VERA, TOM), 1)]
    (row,) = contradictions_of(*late, leads=("Tom Reed",), names=False)
    assert row[1] == "1.1.2" and "Reed" not in " ".join(row)


def test_of_a_past_day_it_is_said_that_problems_have_none():
    later = on("1 Dec 2017")
    told = [next(Sheets(a_plan(), (), DAY, today, WorkbookChoice(("Problems",))).tables()) for today in (DAY, later)]
    assert ["those of later imports are among them" in sheet.subtitle for sheet in told] == [False, True]
