"""Words over words glued under actions are a table of their own; rows that merely lack a date or a ref are actions."""

import pytest

from tests.documents.books import read_book, texts

PLANS = [
    [["Ref", "Action", "Lead", "Due", "Status"],
     ["1.1", "Write the guidance", "Head of Service", "31/03/2027", "In progress"],
     ["1.2", "Train the leads", "Duty Manager", "30/06/2027", "Not started"]],
    [["Action", "Owner", "By when"], ["Agree it", "Head of Service", "31/03/2027"], ["Train", "Chair", "30/06/2027"]],
    [["What we will do", "Who", "Progress"], ["Agree it", "HoS", "Going well."], ["Train them", "AB", "Two held."]],
    [["Theme", "Action", "Lead", "By when", "RAG"], ["Practice", "Agree it", "HoS", "Mar 2027", "Green"],
     ["Practice", "Train them", "TM", "Jun 2027", "Amber"]],
]  # fmt: skip
OTHERS = [
    [["Initials", "Name", "Job title"], ["AB", "Ann Birch", "Head of Service"], ["CD", "Cal Dean", "Team Manager"]],
    [["Group", "Chair", "Meets"], ["Improvement board", "Independent chair", "Monthly"],
     ["Practice group", "Principal social worker", "Every six weeks"]],
    [["Document", "Where it is kept"], ["Terms of reference", "Sharepoint"], ["Plan on a page", "Intranet"]],
    [["Partner", "Contact", "Area covered"], ["Health trust", "Ann Birch", "North and west"]],
    [["Acronym", "Stands for"], ["MASH", "Multi-agency safeguarding hub"]],
    [["Version", "Author", "Changes made"], ["0.1", "Ann Birch", "First draft"]],
    [["Training course", "Audience", "Provider"], ["Supervision", "Team managers", "In house"]],
]  # fmt: skip


@pytest.mark.parametrize("plan", PLANS, ids=lambda rows: rows[0][0])
@pytest.mark.parametrize("other", OTHERS, ids=lambda rows: rows[0][0])
@pytest.mark.parametrize("left", [0, 1])
def test_words_over_words_under_actions_are_one_question(tmp_path, plan, other, left):
    draft = read_book(tmp_path, plan + [[None] * left + row for row in other])
    column = next(at for at, head in enumerate(plan[0]) if head in ("Action", "What we will do"))
    assert texts(draft) == [row[column] for row in plan[1:]]
    printed = [one.as_printed for one in draft.problems if one.cause == "A table is no part of a plan"]
    assert len(printed) == 1 and all(text in printed[0] for row in other for text in row)


@pytest.mark.parametrize(
    ("plan", "rows"),
    [
        (0, [[None, "Visit schools", "Ann Birch"], [None, "Hire staff", "Cal Dean"]]),
        (0, [["New", "Visit schools", "Ann Birch"], ["New", "Hire staff", "Cal Dean"]]),
        (1, [["Visit schools", "Team Manager"], ["Hire staff", "Comms team"]]),
        (1, [["Visit schools", "Ann Birch", "When funded"], ["Hire staff", "Cal Dean", "Once agreed"]]),
        (1, [["Visit schools", "Partners", "TBC"], ["Hire staff", "HR", "June 2027"]]),
        (2, [["Visit schools", "AB"], ["Hire staff", "CD"]]),
        (2, [["Visit schools", None, "Begun"], ["Hire staff", None, "Held"]]),
        (3, [["Practice", "Visit schools", "Partners"], ["Practice", "Hire staff", "Partners"]]),
        (3, [["Workforce", "Visit schools", "Partners"], ["Workforce", "Hire staff", "Council"]]),
    ],
)
def test_actions_without_a_date_or_a_ref_are_actions(tmp_path, plan, rows):
    draft = read_book(tmp_path, [*PLANS[plan], *rows])
    assert texts(draft)[2:] == ["Visit schools", "Hire staff"]
