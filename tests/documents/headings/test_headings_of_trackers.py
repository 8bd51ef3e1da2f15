"""Heading rows of real trackers: of improvement, SEND, audit, inspection, peer review, scrutiny and boards."""

import pytest

from tracker.documents.grid import Cell, Grid
from tracker.documents.headings.headings import headings_at

# One row each: "field=Heading; ...", on a second line where it begins with blanks; "none" is no field of actions.
ROWS = """
ref=Ref; action=Action; lead=Lead; review=Due date; status=Status
theme=Priority; action=What are we going to do?; lead=Who will do it?; review=By when?;
    note=How will we know we have succeeded?; rag=RAG
ref=Action No; action=Action to be taken; lead=Lead Officer; review=Timescale; note=Success Measure;
    note=Evidence of Impact; rag=BRAG; commentary=Progress update
theme=Area for Improvement; action=Actions; lead=Accountable Officer; review=Completion date;
    note=Impact; rag=RAG status
ref=No.; theme=Recommendation; action=Action; lead=Owner; review=Target date; commentary=Progress; rag=RAG
ref=Ref; action=Recommendation; rank=Priority; note=Management Response; lead=Responsible Officer;
    review=Target Date; status=Status
ref=Rec No; theme=Recommendation; action=Agreed Action; lead=Responsible Officer;
    review=Implementation date; status=Current status
ref=Ref; note=Finding; action=Recommendation; lead=Owner; original=Original due date;
    review=Revised due date; status=Status
none=Audit; action=Recommendation; rank=Priority; lead=Lead; review=Due date;
    commentary=Latest update; status=Status
ref=Ref; theme=Regulation; action=Must do; lead=Executive lead; review=Deadline; rag=RAG; commentary=Update
ref=ID; action=Should do action; lead=Action owner; review=Date for completion; status=Status; note=Evidence
theme=KLOE; action=Improvement required; lead=Lead; review=Timescale; rag=RAG rating; commentary=Comments
ref=Rec; action=Recommendation; note=Response; lead=Lead; review=By when; status=Status
theme=Key recommendation; action=Proposed action; lead=Lead director; review=Timeframe; commentary=Update
action=LGA Recommendation; lead=Senior Responsible Officer; review=Milestone date; status=Status;
    commentary=Progress to date
ref=Minute No.; action=Resolution; lead=Responsible officer; review=Deadline; status=Status
none=Date of meeting; action=Action; lead=By whom; review=By when; commentary=Update
ref=Minute ref; none=Meeting date; action=Action agreed; lead=Officer; review=Due by; commentary=Position
ref=No; action=Recommendation; note=Cabinet response; lead=Lead Member; review=Target date;
    commentary=Progress update
ref=Action ref; note=Date raised; action=Action; lead=Owner; review=Due; status=Status; note=Notes
ref=#; action=Action; lead=Assigned to; review=Due; rank=Priority; status=Status
ref=Task ID; action=Task Name; status=Progress; rank=Priority; lead=Assigned To; note=Start date;
    review=Due date; note=Description
ref=Issue key; action=Summary; lead=Assignee; status=Status; review=Due date; rank=Priority
ref=ID; action=Title; lead=AssignedTo; review=DueDate; status=Status; note=Notes
ref=action_id; action=action_description; lead=action_owner; review=target_date; status=action_status
ref=action-ref; action=action; lead=lead-officer; review=due-date; rag=rag-rating
ref=ACTIONREF; action=ACTION; lead=LEADOFFICER; review=DUEDATE; rag=RAGSTATUS
ref=actionRef; action=actionRequired; lead=responsibleOfficer; review=reviewDate; commentary=latestUpdate
theme=Objective; action=Next steps; lead=Lead; review=When
ref=Ref; action=Commitment; lead=Lead; review=Deadline; status=Status
action=Our pledge; lead=Lead; review=Date; commentary=Update
theme=Theme; action=Initiative; lead=Lead; review=Timescale; rag=RAG
note=Outcome; action=Activities; lead=Who; review=When
theme=Workstream; action=Key activity; lead=Lead; review=End date; status=Status
ref=Ref; action=Requirement; lead=Owner; review=Date due; status=Status
theme=Workstream; action=Deliverable; lead=Owner; review=Delivery date; status=Status
theme=Project; action=Milestone; lead=Owner; review=Due date; rag=RAG
ref=Ref; action=Improvement; lead=Lead officer; review=Due date; status=Status
action=What; lead=Who; review=When
action=What; note=How; lead=Who; review=By when; note=Success criteria
action=Intervention; lead=Lead; review=Review date; rag=RAG
action=Proposal; lead=Lead; review=Timescale; status=Status
ref=No; action=Measure to be taken; lead=Responsible; review=Deadline; status=Status
ref=ID; action=Name; lead=Owner; review=Due date; status=Status
ref=Ref; action=Description; lead=Owner; review=Due date; status=Status
ref=ID; action=Title; note=Description; lead=Owner; review=Due date; status=Status
ref=Ref; action=Objective; lead=Lead; review=Due date; status=Status
theme=Priority; action=Strategies; lead=Personnel; review=Timescale; note=Success criteria; note=Cost
theme=Objective; action=Actions and tasks; lead=Lead person; review=Completion; note=Resources;
    note=Monitoring; note=Evaluation
note=Target; action=Action; lead=Lead; note=Start; review=End; note=Resources; note=Success Criteria; rag=RAG
ref=Rec.; theme=Recommendation; action=Agency action; lead=Agency lead;
    review=Target completion date; note=Outcome; status=Status
none=Agency; action=Recommendation; lead=Lead officer; review=Timescale for completion;
    commentary=Progress; rag=RAG
theme=Recommendation; action=Activity required; lead=Owner; review=Date to be completed;
    note=Impact measure; commentary=Commentary
ref=Ref; action=Workstream activity; lead=SRO; review=Planned completion; revised=Forecast completion; rag=RAG
ref=Ref; action=Proposal description; lead=Budget holder; review=Delivery date; rag=RAG
theme=Equality objective; action=Action; lead=Responsible team; review=Timescales; note=Measure of success
ref=Ref; theme=Theme; action=Action; lead=Lead service; note=Partners; review=Timescale; note=Cost;
    commentary=Progress 2023/24
ref=Code; action=Action title; lead=Assigned to; review=Due Date; percent=% complete; status=Status;
    commentary=Latest note
ref=Action Code; action=Action Title; lead=Managed By; review=Due Date; status=Status;
    commentary=Latest Status Update
ref=Ref; action=Remedy; lead=Officer; review=Date due; status=Status
ref=Ref; action=Undertaking; lead=Lead officer; review=Deadline; commentary=Position
ref=Ref; action=Statutory recommendation; lead=Lead; review=Timescale; commentary=Update
theme=Improvement theme; action=Key action; lead=Exec lead; review=Target date;
    commentary=Current position; rag=RAG
ref=Ref; theme=Workstream; action=Task; lead=Task owner; note=Start date; review=Finish date; percent=% complete
theme=You said; action=We will; lead=Lead; review=When; commentary=What we have done
theme=You said; action=What we will do; lead=Who; review=When; status=Status
ref=Ref; action=Action required; lead=Named lead; review=Date for review; rag=RAG; note=Assurance
"""
ROWS_READ = ROWS.strip().replace("\n    ", " ").splitlines()
WORDS = {
    "theme": ("Carers and families", "Carers and families", "Young people"),
    "action": ("Set up the weekly panel", "Write the new protocol", "Train the duty team well"),
    "ref": ("1", "2", "3"),
    "lead": ("Mary Stone", "Ben Ash", "Ben Ash"),
    "review": ("31/03/2024", "30/04/2024", "31/05/2024"),
    "original": ("31/01/2024", "28/02/2024", "31/03/2024"),
    "revised": ("30/06/2024", "30/07/2024", "31/08/2024"),
    "status": ("In progress", "Not started", "Complete"),
    "rag": ("Red", "Amber", "Green"),
    "commentary": ("The panel met twice.", "Draft is with the board.", "All have been trained."),
    "note": ("Visits rise.", "Fewer complaints are made.", "Staff say so."),
    "percent": ("40", "100", "0"),
    "rank": ("High", "Low", "Medium"),  # kept as a note
    "none": ("High", "Low", "Medium"),
}


def grid_of(*rows):
    cells = [[Cell(text, f"row {r}, column {c}") for c, text in enumerate(row, 1)] for r, row in enumerate(rows, 1)]
    return Grid("plan.csv", "", cells, {})


def fields_read(grid):
    """The kind of the table, and the field of each of its columns, without the heading that some bear."""
    found = headings_at(grid, 0)
    if found is None:
        return None, []
    at = {column: field for field, column in found.columns.items()}
    fields = [at.get(column, "none") for column in range(len(grid.rows[0]))]
    return found.kind, [_short(field) for field in fields]


def _short(field):
    first = field.split(" ")[0]
    return {"aside": "none", "target": "none", "note": "note", "commentary": "commentary"}.get(first, field)


def _as_read(fields):
    return ["note" if field == "rank" else field for field in fields]


@pytest.mark.parametrize("row", ROWS_READ)
def test_the_headings_of_a_real_tracker_are_known(row):
    fields, heads = zip(*(column.split("=", 1) for column in row.split("; ")), strict=True)
    below = [[WORDS[field][at] for field in fields] for at in range(3)]
    kind, read = fields_read(grid_of(heads, *below))
    assert (kind, read) == ("actions", _as_read(fields))


@pytest.mark.parametrize("row", ROWS_READ[::3])
def test_headings_as_programs_write_them_are_the_same(row):
    fields, heads = zip(*(column.split("=", 1) for column in row.split("; ")), strict=True)
    below = [[WORDS[field][at] for field in fields] for at in range(3)]
    for written in ("_".join, "-".join, lambda words: "".join(word.title() for word in words)):
        joined = [head if not head.replace(" ", "").isalpha() else written(head.split()) for head in heads]
        assert fields_read(grid_of(joined, *below)) == ("actions", _as_read(fields)), joined
