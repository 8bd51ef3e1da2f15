"""Tables of actions whose action column is called something else, and tables that are none."""

import pytest

from tests.documents.books import a_book, actions_of
from tests.documents.headings.test_headings_of_trackers import fields_read, grid_of
from tracker.documents.reading.document import read_document

CALLED = """
Recommendation, Title, Name, Description, Next steps, Commitment, Initiative, Activities, Requirement, Deliverable,
Milestone, Improvement, What, Intervention, Proposal, Measure to be taken, What will we do?, How we will do it, Project,
Task description, Objective, Priority, Outcome, Goal, Aim, Step, Issue, Finding, Area for improvement, Must do,
Improvement needed, Item description, Details, Summary, Management response, Key deliverable, Output, Work package,
To do, Undertaking, Pledge, Solution, Strategy, Plan, Change, Development point, What needs to change, Scheme, Remedy,
What needs to happen, How will we get there?, Standard, Condition, Focus, Opportunity, Obligation, Instruction,
Suggestion, Resolution, Delivery, Enforcement requirement, Remedial work, Follow-up, Expectation, next_steps, NextSteps
"""
ROWS = [
    ["1", "Keep one list of visits", "Mary Stone", "31/03/2024", "In progress"],
    ["2", "Check it each month", "Ben Ash", "30/04/2024", "Not started"],
]
NO_PLANS = [
    "Risk|Likelihood|Impact|Score|Mitigation|Owner|Review date",
    "Risk description|Risk owner|Controls|Residual score|Review date|Status",
    "Meeting|Chair|Date|Venue",
    "Date|Topic|Lead officer|Purpose",
    "Item|Lead officer|Date of meeting|Purpose of report",
    "Name|Job title|Organisation|Date joined",
    "Course|Attendees|Date|Status",
    "Policy|Owner|Review date|Status",
    "Complaint|Date received|Lead|Outcome|Date closed",
    "Contract|Supplier|Start date|End date|Owner",
    "Rating|Description",
    "Strategy agreed|No|Yes",
    "Project|Not started|In progress|Complete",
    "Improvement|Good|Outstanding",
    "Priority|Number of actions|Complete|On track",
]


def named(text):
    return [name.strip() for name in text.replace("\n", " ").split(",") if name.strip()]


@pytest.mark.parametrize("name", named(CALLED))
@pytest.mark.parametrize("columns", [(0, 1, 2, 3, 4), (1, 2, 3), (1, 3, 2, 4)])
def test_the_column_of_the_actions_may_be_called_otherwise(name, columns):
    rows = [[row[column] for column in columns] for row in (["Ref", name, "Owner", "Due date", "Status"], *ROWS)]
    kind, read = fields_read(grid_of(*rows))
    assert kind == "actions"
    assert read == [("ref", "action", "lead", "review", "status")[column] for column in columns]


@pytest.mark.parametrize("name", ["Ask of the board", "Voice of families", "Target", "Work in hand"])
def test_a_column_of_long_words_beside_a_lead_a_date_and_a_status_holds_the_actions(name):
    assert fields_read(grid_of(["Ref", name, "Owner", "Due date", "Status"], *ROWS))[1][1] == "action"


@pytest.mark.parametrize(
    ("heads", "fields"),
    [
        ("Recommendation|Action|Lead|Due date", "theme|action|lead|review"),
        ("Priority|Recommendation|Lead|Due date", "theme|action|lead|review"),
        ("Recommendation|Title|Lead|Due date|Status", "action|none|lead|review|status"),
        ("Title|Description|Lead|Due date|Status", "action|note|lead|review|status"),
        ("Initiative|Milestone|Lead|Due date", "action|note|lead|review"),
        ("Action|Next steps|Lead|Due date", "action|note|lead|review"),
        ("Objective|Success measures|Lead|Due date", "action|note|lead|review"),
    ],
)
def test_the_likeliest_of_several_is_the_action_and_a_theme_keeps_its_meaning(heads, fields):
    words = {"Priority": "Carers", "Lead": "Ben Ash", "Due date": "31/03/2024", "Status": "Open"}
    below = [words.get(head, f"Some words of the {head.lower()}") for head in heads.split("|")]
    assert fields_read(grid_of(heads.split("|"), below)) == ("actions", fields.split("|"))


@pytest.mark.parametrize("heads", NO_PLANS)
def test_a_table_of_something_else_is_none_of_actions(heads):
    names = heads.split("|")
    rows = [[f"0{at}/05/2024" if "ate" in head else f"some {head.lower()} {at}" for head in names] for at in (1, 2, 3)]
    assert fields_read(grid_of(names, *rows))[0] != "actions"


def test_names_beside_actions_are_not_the_actions():
    read = fields_read(grid_of(["Name", "Due date", "Status"], ["Ben Ash", "31/03/2024", "Open"]))
    assert read[0] is None


def test_the_actions_of_such_a_workbook_are_read_with_all_their_columns(tmp_path):
    book = a_book(tmp_path / "plan.xlsx", [["ID", "Commitment", "Owner", "Due date", "RAG"], ["C1", "Meet", "Ben Ash",
                                           "May 2024", "Green"]])  # fmt: skip
    (action,) = actions_of(read_document(book))
    assert (action.ref, action.text, action.lead.name, action.updates[0].stated_rag) == (
        "C1",
        "Meet",
        "Ben Ash",
        "green",
    )


def test_who_acts_may_be_headed_over_names_or_days():
    assert fields_read(grid_of(["Action", "Action by"], ["Meet families", "Ben Ash"])) == (
        "actions",
        ["action", "lead"],
    )
    assert fields_read(grid_of(["Action", "Action by"], ["Meet families", "May 2024"]))[1] == ["action", "review"]


ANSWERED = [["Timeliness of visits", "A rota for weekends"], ["Oversight of plans", "All plans are read by a manager"]]


def answered(tmp_path, found, answer, pairs=ANSWERED):
    """What is read of a table in which something was found, and answered."""
    rows = [[one, other, "Mary Stone", f"{day}/03/2027"] for day, (one, other) in enumerate(pairs, 1)]
    draft = read_document(a_book(tmp_path / "plan.xlsx", [[found, answer, "Lead", "By when"], *rows]))
    return [(action.text, action.notes) for action in actions_of(draft)]


@pytest.mark.parametrize(
    ("found", "answer"),
    [
        ("Area for improvement", "Force response"),
        ("Areas for priority action", "Response"),
        ("Issue", "Our response"),
        ("Audit finding", "Management response"),
        ("Areas for improvement", "Response from the board"),
        ("Area for development", "Proposed response"),
    ],
)
def test_the_response_to_what_was_found_is_the_action_and_the_finding_its_note(tmp_path, found, answer):
    assert answered(tmp_path, found, answer) == [(said, (f"{found}: {what}",)) for what, said in ANSWERED]


def test_what_was_found_stays_the_action_where_its_response_is_none_or_only_agrees(tmp_path):
    agreed = [[found, "Partially accepted"] for found, _ in ANSWERED]
    assert [text for text, _ in answered(tmp_path, "Area for improvement", "Response", agreed)] == [
        found for found, _ in ANSWERED
    ]
    one = [ANSWERED[0], ["Oversight of plans", None]]
    assert [text for text, _ in answered(tmp_path, "Area for improvement", "Response", one)] == [
        found for found, _ in ANSWERED
    ]
    assert [text for text, _ in answered(tmp_path, "Recommendation", "Response")] == [found for found, _ in ANSWERED]


def test_columns_of_yes_and_no_are_notes_however_many_stand_beside_the_action(tmp_path):
    heads = ["Action", "Lead", "By when", "Policy", "Training", "Audit", "Embedded"]
    rows = [
        ["Write the toolkit", "Ann Young", "31/03/2027", "Y", "Y", "N", "N"],
        ["Screen all", "Bo Ash", "30/06/2027"],
    ]
    draft = read_document(a_book(tmp_path / "plan.xlsx", [heads, rows[0], [*rows[1], "✓", "No", "x", None]]))
    assert [action.notes for action in actions_of(draft)] == [
        ("Policy: Y", "Training: Y", "Audit: N", "Embedded: N"),
        ("Policy: ✓", "Training: No", "Audit: x"),
    ]
    assert draft.problems == ()
