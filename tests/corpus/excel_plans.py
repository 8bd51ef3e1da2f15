"""Documents laid out after the reference plan: themes with ambition, actions, measures and evidence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl.worksheet.datavalidation import DataValidation

from tests.corpus.excel_sheets import a_book, note, put, save, wrong_dimension

EVIDENCE = ("Qualitative information", "Feedback from children and families", "Feedback from staff")


def plan_two_themes() -> Path:
    """Two themes below each other on the second sheet; a list of leads before it and an empty sheet behind."""
    lists, plan, _ = a_book("Lists", "Plan", "Sheet3")
    for row, text in enumerate(("Leads", "Head of Service", "Team Manager", "Service Manager"), 1):
        put(lists, row, text)
    put(plan, 1, "Children's Services Improvement Plan")
    put(plan, 2, "Brackenmoor Council")
    put(plan, 3, "202017-18")
    put(plan, 5, "Priority 1: Help that comes early")
    put(
        plan,
        6,
        "Our ambition (what 'good' looks like)",
        "• Families are met in the first week\n• Every plan says who does what",
    )
    put(plan, 8, "Ref", "Action", "Progress / Review Date", "Lead", "Update Commentary")
    october = (date(2017, 10, 1), "mmm yyyy")
    put(plan, 9, "1.1", "Hold a weekly meeting at the front door to look at every new contact.", october)
    put(plan, 10, "1.2", "Write a one-page guide for schools on asking for help.", "Sept 2017")
    put(plan, 11, "1.3", "Visit two neighbouring councils to see how they share duty work.", "Oct, 2017")
    plan["D9"] = "Head of Service"
    plan["E9"] = "First meeting held; notes go round the same day."
    plan["E10"] = "Draft is with head teachers."
    put(plan, 13, "Ref", "Action", "Review Date", "Lead", "Commentary Update")
    put(plan, 14, "1.4", "Ask families three months on whether the help lasted.", "Ongoing")
    plan["D14"], plan["E14"] = "Quality Assurance Manager", "As above"
    put(plan, 15, "1.6", "Bring the early help record into the main system.", "Dec 202017", "Performance Manager")
    plan["E15"] = "The supplier has given a date."
    put(plan, 17, "How we will know that it works")
    put(plan, 18, "Performance Measure", "What does it show?", "Thresholds")
    put(plan, 19, None, None, "Requires Improvement", "Good", "Outstanding")
    name = "Percentage of contacts decided within one working day"
    put(plan, 20, name, "How soon families get an answer.", "65+", "75+", "85+")
    name = "Number of families waiting more than 20 days"
    put(plan, 21, name, "Whether help starts soon enough.", "10-8", (date(2017, 5, 7), "d-mmm"), "<5")
    put(plan, 23, *EVIDENCE)
    put(plan, 24, "Two dip samples a quarter.", "Families like one named worker.", "Duty rota feels fairer.")
    put(plan, 26, "Note: figures are taken on the last Friday of each month.")
    put(plan, 27, "Priority 2: A workforce that stays")
    put(plan, 28, "Ref", "Action", "Review Date", "Lead", "Commentary")
    put(plan, 29, 2.1, "Offer every new starter a named mentor.", (date(2017, 12, 15), "dd/mm/yyyy"), "Team Manager")
    plan["E29"] = "Twelve mentors have come forward."
    put(
        plan, 30, 2.2, "Publish the career pathway.", "Completed", "Service Manger", "On the intranet since the spring."
    )
    put(plan, 31, 2.3, "Agree a workload tool with the unions.", "Q3 2017/18")
    for merge in ("A1:E1", "A5:E5", "B6:E6", "D9:D11", "A18:A19", "B18:B19", "C18:E18", "A27:E27"):
        plan.merge_cells(merge)
    choice = DataValidation(type="list", formula1="Lists!$A$2:$A$4", allow_blank=True, showErrorMessage=False)
    choice.add("D9:D31")
    plan.add_data_validation(choice)
    return save(plan, "plan_two_themes")


def plan_hidden_places() -> Path:
    """A sheet for each theme: one hidden, one very hidden; a hidden column and a hidden row in the open one."""
    front, planning, voice, oversight, _ = a_book("Front sheet", "1.1 Planning", "1.2 Voice", "2 Oversight", "Spare")
    put(front, 1, "Children's Services Improvement Action Plan")
    put(front, 2, "Marlow Heath Council")
    put(front, 3, "2017-18")
    put(planning, 1, "Recommendation 1.1 Front line practice: planning")
    put(planning, 2, "Our ambition", "Plans are short, dated and known to the child.")
    put(planning, 4, "Ref", "Action", "Review Date", "Notes", "Lead", "Update Commentary")
    put(planning, 5, "1.1.1", "Shorten the plan to two pages.", "Oct 2017", "Ask finance about printing.")
    put(planning, 6, "1.1.2", "Show every team three good plans.", "Nov 2017", None, "Practice Lead", "Two teams seen.")
    put(planning, 7, "1.1.3", "Read ten plans a month aloud in supervision.", "Dec 2017", None, "Team Manager")
    put(planning, 8, "1.1.4", "Send the plan to the family within five days.", "Jan 2018", None, "Team Manager")
    planning["E5"], planning["F5"] = "Head of Service", "New form is in use in one team."
    planning["F7"] = "Begun in the north team."
    planning.column_dimensions["D"].hidden = True
    planning.row_dimensions[7].hidden = True
    planning.row_dimensions[9].hidden = True  # nothing in it: nothing to say
    put(voice, 1, "Recommendation 1.2 Voice of the child")
    put(voice, 3, "Ref", "Action", "Review Date", "Lead", "Commentary Update")
    put(voice, 4, "1.2.1", "Let children write the first page of their plan.", "Oct 2017", "Participation Officer")
    voice["E4"] = "Six children have tried it."
    put(voice, 5, "1.2.3", "Ask the children in care council to read our letters.", "Ongoing", "Participation Officer")
    put(voice, 7, "Performance Measure", "Requires Improvement", "Good", "Outstanding")
    put(voice, 8, "Percentage of reviews that the child took part in", "65-74", "75-84", "85+")
    voice.sheet_state = "hidden"
    put(oversight, 1, "Recommendation 2.0 Management oversight")
    put(oversight, 3, "Ref", "Action", "Review Date", "Lead", "Commentary")
    put(oversight, 4, "2.1", "Check one decision of each manager a month.", "Dec 2017", "Head of Service", "Agreed.")
    oversight.sheet_state = "veryHidden"
    return save(planning, "plan_hidden_places")


def plan_print_area() -> Path:
    """Bands from best to worst and thresholds that became dates, outside the print area and the sheet's dimension."""
    plan, lists = a_book("Plan", "Choices")
    put(plan, 1, "Children's Services")
    put(plan, 2, "Improvement Plan 2017-18")
    put(plan, 3, "Oakmere Borough Council")
    put(plan, 5, "Recommendation 3 Resources")
    put(plan, 6, "Ref", "Action", "Lead", "Progress / Review Date", "RAG", "Update Commentary")
    put(plan, 7, "3.1", "Bring agency use below one post in ten.", "Head of Service\xa0", (date(2017, 11, 1), "mmm-yy"))
    plan["E7"], plan["F7"] = "A", "Nine agency workers have gone;  \ntwo posts are out to advert. "
    put(plan, 8, "3.2", "Give every team a senior worker.", None, (date(2018, 1, 1), "mmmm yyyy"), "G")
    put(plan, 9, "3.3", "Find rooms for group supervision.", "Business Manager", "March 2018", "R")
    plan.merge_cells("C7:C8")
    put(plan, 11, "Performance Measure", "What does it show?", "Thresholds")
    put(plan, 12, None, None, "Outstanding", "Good", "Requires Improvement")
    name = "Number of changes of worker for each child"
    eaten = (date(2018, 3, 4), "dd-mmm"), (date(2018, 5, 6), "dd-mmm")  # 4-3 and 6-5, typed day first
    put(plan, 13, name, "Whether children can know their worker.", "<3", *eaten)
    put(plan, 14, "Number of agency posts", "How settled the teams are.", "9 or less", (date(2018, 10, 12), "d-mmm"))
    plan["E14"] = "20-13"
    put(plan, 15, "Staff who would recommend us", "How it feels to work here.", "Increase", "Increase", "Increase")
    for merge in ("A5:F5", "A11:A12", "B11:B12", "C11:E11"):
        plan.merge_cells(merge)
    plan.print_area = "A1:F9"
    plan.freeze_panes = "A7"
    for row, text in enumerate(("R", "A", "G"), 1):
        put(lists, row, text)
    lists.sheet_state = "hidden"
    choice = DataValidation(type="list", formula1="Choices!$A$1:$A$3", allow_blank=True)
    choice.add("E7:E9")
    plan.add_data_validation(choice)
    path = save(plan, "plan_print_area")
    wrong_dimension(path, 1, "A1:F9")
    return path


def plan_with_notes() -> Path:
    """Ambition over several rows, evidence, comments on cells, a notes column, damage inside running text."""
    front, care, leavers = a_book("Cover", "Children in care", "Care leavers")
    put(front, 2, "Corporate Parenting Improvement Plan")
    put(front, 3, "Tarnside Metropolitan Borough")
    put(front, 4, "April 2017")
    put(care, 1, "Theme 1: Children in care")
    put(care, 3, "What good looks like", "Children live close to home.")
    put(care, 4, None, "Brothers and sisters stay together.")
    put(care, 6, "Ref", "Action", "Lead", "Review date", "Commentary", "Notes")
    put(care, 7, "1.1", "Open four more local homes by March 202017.", "Service Manager", "Oct 2017")
    care["E7"] = "Site found._x000D_\nPlanning meeting in June._x000D_\n"
    care["F7"] = "Cost is in the capital programme."
    note(care, "B7", "Finance Officer:\nSite costs still to be checked.")
    put(care, 8, "1.2", "Ask carers¹ what would help them to stay.", "Service Manager", "30/11/2017", "Letters sent.")
    note(care, "C8", "Cover until September: Team Manager")
    note(care, "E8", "Forty letters, nine answers.")
    put(care, 9, "1.3", "Hold brothers' and sisters' days twice a year.", "Participation Officer", "Ongoing", "")
    put(care, 11, "¹ Foster carers and connected carers.")
    put(care, 13, *EVIDENCE)
    put(care, 14, "Audit of 12 records.", "We like the summer day.", "More time for life story work.")
    put(leavers, 1, "Theme 2: Care leavers")
    put(leavers, 3, "What good looks like", "• A home, an adviser and a plan\n• Someone to ring at night")
    put(leavers, 5, "Ref", "Action", "Lead", "Review date", "Commentary")
    put(leavers, 6, "2.1", "See every care leaver once in eight weeks.", "Team Manager", "Dec 2017", "Rota in place.")
    put(leavers, 7, "2.4", "Pay the first bus pass.", "Team Manager", "TBC")
    return save(care, "plan_with_notes")
