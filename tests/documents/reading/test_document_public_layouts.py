"""Layouts of public-sector plans: post-inspection plans, audit trackers, action logs, nested headings, risk tables."""

from datetime import date

import pytest

from tests.corpus.word_pieces import cell, p, row, table, write_document
from tests.documents.books import actions_of, read_book
from tests.domain.builders import said_of
from tracker.documents.reading.document import read_document
from tracker.documents.vocabulary.wording import field_of
from tracker.domain.plan import Status


def read_word(tmp_path, *blocks):
    write_document(tmp_path / "plan.docx", *blocks)
    return read_document(tmp_path / "plan.docx")


def first_of(draft):
    action = actions_of(draft)[0]
    return action, action.updates[0]


def kinds(draft):
    return [(problem.kind, problem.as_printed) for problem in draft.problems]


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        ("action", "What will we do?|What do we need to do|Key action|Improvement action|Action to take|Task name"),
        ("lead", "By who?|Who will do it?|Assigned to|Accountable|Lead(s)|Lead agency"),
        ("review", "By when?|When will it be done by?|Timeframe|Timescales"),
        ("review", "End date|Planned completion date|Implementation date|Completion date"),
        ("revised", "Revised target date|Revised date|Extended deadline|Forecast date"),
        ("closed", "Date closed|Date completed|Completed date|Actual completion date|Date of completion and outcome"),
        ("ref", "Rec No|Recommendation no.|Task ID|Action number|Minute"),
        ("theme", "Peer review recommendation|Area for improvement|Bucket name"),
        ("rag", "Delivery RAG|RAG vs target|Current BRAG"),
        ("status", "Implementation status|Current status"),
        (
            "commentary",
            "Where are we now?|Q1 update|Status update|Response / status|Progress made so far|Progress / comments",
        ),
        ("note", "How will we know?|Success criteria|Impact|What difference will it make?|Key milestones achieved"),
        ("note", "Start date|Date raised|Baseline date|Created date|Cost (£)|Partners"),
        ("aside", "Previous RAG|Risk|Effect of the risk"),
        ("comparator North West", "North West|North West 2016/17"),
    ],
)
def test_headings_are_known_as_councils_write_them(field, headings):
    assert {heading: field_of(heading) for heading in headings.split("|")} == dict.fromkeys(headings.split("|"), field)


def test_a_post_inspection_plan_of_questions_is_read(tmp_path):
    heads = ("No", "What will we do?", "By who?", "By when?", "How will we know?", "Progress", "BRAG")
    line = ("1.1", "Rewrite the rota", "Ann Young", "May 2023", "No shift is empty", "Begun.", "G")
    draft = read_word(tmp_path, p("Area for improvement 1: Rotas", style="Heading1"), table(7, row(*heads), row(*line)))
    action, first = first_of(draft)
    assert [(theme.ref, theme.title) for theme in draft.plan.themes] == [("1", "Rotas")]
    assert (action.ref, action.text, action.lead.name) == ("1.1", "Rewrite the rota", "Ann Young")
    assert (first.review.as_printed, first.text, first.stated_rag) == ("May 2023", "Begun.", "green")
    assert action.notes == ("How will we know?: No shift is empty",)
    assert kinds(draft) == []


def test_a_table_of_risks_needs_neither_ref_nor_lead(tmp_path):
    heads = ("Risk", "Effect of the risk", "Action to be taken to reduce the impact of the risk")
    draft = read_word(tmp_path, p("Risks"), table(3, row(*heads), row("Floods", "Schools shut", "Raise the doors")))
    assert [action.text for action in actions_of(draft)] == ["Raise the doors"]
    assert kinds(draft) == [("missing", ""), ("skipped", "Floods"), ("skipped", "Schools shut")]


def test_headings_below_a_merged_heading_are_its_parts(tmp_path):
    above = [cell(text, down="restart") for text in ("Ref", "Action", "Lead")]
    heads = row(*above, cell("Timescale", span=2), cell("Progress", span=2))
    parts = row(*[cell(down="continue")] * 3, "Start", "End", "Update", "RAG")
    line = row("1.1a", "Found a board", "Ann Young", "Jan 2022", "Mar 2022", "It meets.", cell(fill="FF0000"))
    action, first = first_of(draft := read_word(tmp_path, table(7, heads, parts, line)))
    assert len(actions_of(draft)) == 1
    assert (action.ref, first.review.as_printed, first.text, first.stated_rag) == (
        "1.1a",
        "Mar 2022",
        "It meets.",
        "red",
    )


def test_a_revised_date_is_the_review_behind_the_first_one(tmp_path):
    heads = ["Ref", "Agreed action", "Target date", "Revised target date", "Owner"]
    rows = [
        heads,
        ["1", "Two signatures", "June 2024", "Dec 2024", "Ann"],
        ["2", "A list", "July 2024", None, "Ann"],
        ["3", "A letter", "July 2024", "n/a", "Ann"],
    ]
    actions = actions_of(read_book(tmp_path, rows))
    reviews = [[update.review.as_printed for update in one.updates] for one in actions]
    assert reviews == [["June 2024", "Dec 2024"], ["July 2024"], ["July 2024"]]
    assert [one.notes for one in actions] == [(), (), ("Revised target date: n/a",)]


def test_a_closing_date_is_complete_and_misses_no_date(tmp_path):
    rows = [
        ["No.", "Action", "Owner", "Due date", "Date closed", "RAG"],
        [1, "Share the figures", "Ann", "Feb 2023", "27/02/2023", "Blue"],
        [2, "Visit the team", "Ann", "Feb 2023", "-", "Amber"],
    ]
    draft = read_book(tmp_path, rows)
    assert [one.updates[0].status for one in actions_of(draft)] == [Status.COMPLETE, None]
    assert actions_of(draft)[0].notes == ("Date closed: 27/02/2023",)
    assert kinds(draft) == []


def test_a_closing_date_beside_an_open_status_is_a_contradiction(tmp_path):
    rows = [["Ref", "Action", "Owner", "Status", "Date closed"], ["1", "Share", "Ann", "In progress", "27/02/2023"]]
    draft = read_book(tmp_path, rows)
    assert actions_of(draft)[0].updates[0].status == Status.IN_PROGRESS
    assert kinds(draft) == [("contradiction", "27/02/2023")]


def test_a_total_row_is_no_action_and_no_part_of_one(tmp_path):
    rows = [
        ["Ref", "Action", "Owner", "Deadline", "Cost"],
        ["A1", "Hire ten people", "Ann Young", "June 2024", "£450"],
        [None, "Total", None, None, "£450"],
        ["A2", "Open the school", "Ann Young", "June 2024", "£10"],
    ]
    draft = read_book(tmp_path, rows)
    assert [one.text for one in actions_of(draft)] == ["Hire ten people", "Open the school"]
    assert [text for _, text in kinds(draft)] == ["Total / £450"]


def test_themes_may_be_lettered(tmp_path):
    head = ["Ref", "Action", "Owner"]
    rows = [["Priority A: Staff"], head, ["A1", "Hire", "Ann"], ["Priority B: Homes"], head, ["B1", "Build", "Ann"]]
    draft = read_book(tmp_path, rows)
    assert [(theme.ref, theme.title, len(theme.actions)) for theme in draft.plan.themes] == [
        ("A", "Staff", 1),
        ("B", "Homes", 1),
    ]


def test_a_priority_that_is_high_or_low_is_no_theme(tmp_path):
    rows = [
        ["Ref", "Priority", "Action", "Owner"],
        ["1", "High", "Sign twice", "Ann"],
        ["2", "Low", "Write letters", "Bo"],
    ]
    assert [theme.title for theme in read_book(tmp_path, rows).plan.themes] == ["Sheet 1"]


def test_each_of_several_update_columns_is_kept_under_its_heading(tmp_path):
    rows = [["Ref", "Action", "Owner", "Q1 update", "Q2 update"], ["1", "Draft it", "Ann", "Begun.", "Drafted."]]
    _, first = first_of(draft := read_book(tmp_path, rows))
    assert (first.text, kinds(draft)) == ("Q1 update: Begun.\nQ2 update: Drafted.", [])


def test_comments_are_the_commentary_where_there_is_no_other(tmp_path):
    action, first = first_of(read_book(tmp_path, [["Ref", "Action", "Owner", "Comments"], ["1", "Draft", "Ann", "Ok"]]))
    assert (first.text, first.status, action.notes) == ("Ok", Status.IN_PROGRESS, ())


def test_a_progress_cell_may_hold_a_rating_as_its_colour(tmp_path):
    heads = ("Action", "Lead", "By when", "Progress (BRAG)")
    lines = [
        row("Train nurseries", "Ann Young", "May 2023", cell("Half are trained", fill="FFC000")),
        row("Open a shop", "Ann Young", "May 2023", "No site yet"),
    ]
    draft = read_word(tmp_path, p("Plan"), table(4, row(*heads), *lines))
    updates = [action.updates[0] for action in actions_of(draft)]
    assert [(one.text, one.stated_rag) for one in updates] == [("Half are trained", "amber"), ("No site yet", None)]
    assert kinds(draft) == []


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("Implemented", Status.COMPLETE),
        ("Completed – May 2024", Status.COMPLETE),
        ("Partially implemented", Status.IN_PROGRESS),
        ("Outstanding", Status.IN_PROGRESS),
        ("At risk", Status.IN_PROGRESS),
        ("In progress (60%)", Status.IN_PROGRESS),
        ("Not yet due", Status.NOT_STARTED),
        ("No longer required", Status.STOPPED),
        ("Proposed for closure", Status.REPORTED_COMPLETE),
    ],
)
def test_a_status_is_known_as_councils_write_it(tmp_path, printed, status):
    _, first = first_of(
        draft := read_book(tmp_path, [["Ref", "Action", "Lead", "Status"], ["1", "Do", "Ann", printed]])
    )
    assert (first.status, kinds(draft)) == (status, [])


def test_progress_that_is_nothing_but_a_status_is_one(tmp_path):
    rows = [["Ref", "Action", "Lead", "Progress"], *([n, "Do", "Ann", text] for n, text in enumerate("abcd"))]
    for line, text in zip(rows[1:], ("Not started", "Complete", "Half done", "Cancelled"), strict=True):
        line[3] = text
    draft = read_book(tmp_path, rows)
    assert [one.updates[0].status for one in actions_of(draft)] == [
        Status.NOT_STARTED,
        Status.COMPLETE,
        Status.IN_PROGRESS,
        Status.STOPPED,
    ]
    assert [text for kind, text in kinds(draft) if kind == "missing"] == ["Complete"]


def test_an_export_of_a_task_board_is_read(tmp_path):
    rows = [
        ["Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Created Date", "Due date"],
        ["x1", "Write it", "Staff", "In progress", "Medium", "Ann Young", "04/01/2024", "02/03/2024"],
        ["x2", "Hold it", "Data", "Completed", "Urgent", "Bo Ash", "04/01/2024", "28/02/2024"],
    ]
    draft = read_book(tmp_path, rows)
    assert [theme.title for theme in draft.plan.themes] == ["Staff", "Data"]
    assert [one.updates[0].status for one in actions_of(draft)] == [Status.IN_PROGRESS, Status.COMPLETE]
    assert [one.updates[0].text for one in actions_of(draft)] == [None, None]


def test_milestones_are_the_actions_of_a_table_that_has_no_other(tmp_path):
    rows = [["Milestone", "Owner", "Baseline date", "Forecast date"], ["Hub opens", "Ann", "May 2024", "July 2024"]]
    action, first = first_of(read_book(tmp_path, rows))
    assert (action.text, first.review.as_printed) == ("Hub opens", "July 2024")


def test_crosses_under_months_do_not_hide_the_actions(tmp_path):
    rows = [
        ["Ref", "Action", "Lead", "Apr-24", "May-24", "Jun-24", "Status"],
        ["1", "Agree", "Ann", "X", None, None, "Done"],
    ]
    _, first = first_of(read_book(tmp_path, rows))
    assert first.status == Status.COMPLETE


def test_an_ambition_goes_on_at_the_top_of_the_next_page(tmp_path):
    label = "Our ambition (what ‘good’ looks like)"
    draft = read_word(
        tmp_path,
        p("Recommendation 1 Homes"),
        table(2, row(label, "• Homes last")),
        p(""),
        table(2, row("", cell("• Rooms are warm", "• Doors shut"))),
        table(3, row("Ref", "Action", "Lead"), row("1.1", "Build", "Ann Young")),
    )
    assert draft.plan.themes[0].ambition == ("Homes last", "Rooms are warm", "Doors shut")


def test_a_scorecard_goes_on_in_a_table_with_its_groups_at_the_left(tmp_path):
    heads = ("Status", "Metric", "Previous", "Current")
    draft = read_word(
        tmp_path,
        table(5, row("", *heads), row("Demand", "2", "Contacts (no)", "13", "14")),
        table(4, row(*heads), row("3", "Visits in time (%)", "59", "61")),
        table(
            5,
            row(cell("Effect", down="restart"), "2", "Returns (%)", "26", "25"),
            row(cell(down="continue"), "1", "Leavers (no)", "9", "8"),
        ),
    )
    assert [(theme.title, [m.name for m in theme.measures]) for theme in draft.plan.themes] == [
        ("Demand", ["Contacts (no)", "Visits in time (%)"]),
        ("Effect", ["Returns (%)", "Leavers (no)"]),
    ]


def test_a_measure_rated_by_colour_alone_has_a_rating(tmp_path):
    heads = ("Measure", "Previous", "Current", "RAG")
    lines = [row("Visits (%)", "59", "61", cell(fill="00B050")), row("Leavers (no)", "9", "8", cell(fill="FF0000"))]
    draft = read_word(tmp_path, p("Scorecard"), table(4, row(*heads), *lines))
    assert [said_of(measure).stated_rating for _, measure in draft.plan.measures()] == ["Green", "Red"]


def test_progress_in_words_stands_beside_a_measure(tmp_path):
    heads = ("Metric", "Definition", "Progress against the planned target", "Challenges")
    draft = read_word(tmp_path, p("Fund"), table(4, row(*heads), row("Stays", "Nights", "Not on track", "Winter")))
    ((_, measure),) = draft.plan.measures()
    assert (measure.name, measure.shows) == ("Stays", "Nights")
    assert said_of(measure).comment == "Progress against the planned target: Not on track\nChallenges: Winter"


def test_the_front_page_may_stand_behind_a_covering_report(tmp_path):
    cover = [p(text) for text in ("Homes Improvement Plan", "Background papers:", "There are none.", "1. Introduction")]
    cover += [p(f"Line {n} of the report.") for n in range(5)]
    names = [p("Northmere MBC"), p("2017-18"), p("Recommendation 1 Homes")]
    draft = read_word(tmp_path, *cover, *names, table(3, row("Ref", "Action", "Lead"), row("1.1", "Build", "Ann")))
    assert (draft.plan.title, draft.plan.organisation) == ("Homes Improvement Plan", "Northmere MBC")
    assert draft.plan.period.as_printed == "2017-18"


def test_a_role_in_brackets_is_a_role(tmp_path):
    rows = [["Ref", "Action", "Lead"], ["1", "Pay", "Ann Young (Team Manager)"], ["2", "Go", "Team Manager (North)"]]
    leads = [action.lead for action in actions_of(read_book(tmp_path, rows))]
    assert [(lead.name, lead.role) for lead in leads] == [
        ("Ann Young", "Team Manager"),
        (None, "Team Manager (North)"),
    ]


def test_words_behind_a_status_are_kept(tmp_path):
    action, _ = first_of(read_book(tmp_path, [["Ref", "Action", "Lead", "Status"], ["1", "Do", "Ann", "Done – May"]]))
    assert action.notes == ("Status: Done – May",)


def test_an_officer_who_is_called_by_a_number_is_a_role(tmp_path):
    action, _ = first_of(read_book(tmp_path, [["Ref", "Action", "Lead"], ["1", "Pay", "S151 Officer"]]))
    assert (action.lead.name, action.lead.role) == (None, "S151 Officer")


def test_a_column_without_a_field_is_named_when_its_cells_are_left_aside(tmp_path):
    rows = [["Ref", "Action", "Colour of the door"], ["1.1", "Build", "Dark green"]]
    (problem,) = [one for one in read_book(tmp_path, rows).problems if one.kind == "skipped"]
    assert problem.message == 'It stands under "Colour of the door", which is no field of a plan, and was left aside.'


def test_a_row_of_words_that_headings_have_is_a_row(tmp_path):
    rows = [
        ["Ref", "Action", "Lead", "By when", "Progress"],
        ["A1", "Actions from the audit", "Audit lead", "TBC", "No progress"],
        ["A2", "Action on outcomes", "Team lead", "When ready", "Impact"],
    ]
    assert [action.ref for action in actions_of(read_book(tmp_path, rows))] == ["A1", "A2"]


def test_quarters_over_target_actual_and_rating_are_a_series_with_its_targets_and_ratings(tmp_path):
    quarters = [cell(f"Q{n} 2023/24", span=3) for n in (1, 2, 3)]
    heads = row(cell("Indicator", down="restart"), *quarters)
    parts = row(cell(down="continue"), *["Target", "Actual", "RAG"] * 3)
    line = row("Visits in time", "90%", "81%", "A", "90%", "85%", "A", "90%", "91%", "G")
    ((_, measure),) = read_word(tmp_path, p("Report"), table(10, heads, parts, line)).plan.measures()
    assert measure.name == "Visits in time"
    assert [(one.period.as_printed, one.role, one.as_printed) for one in measure.readings] == [
        ("Q1 2023/24", "target", "90%"),
        ("Q1 2023/24", "actual", "81%"),
        ("Q2 2023/24", "target", "90%"),
        ("Q2 2023/24", "actual", "85%"),
        ("Q3 2023/24", "target", "90%"),
        ("Q3 2023/24", "actual", "91%"),
    ]
    assert [(one.day, one.stated_rating) for one in measure.remarks] == [
        (date(2023, 6, 30), "A"),
        (date(2023, 9, 30), "A"),
        (date(2023, 12, 31), "G"),
    ]


def test_a_baseline_is_a_value_of_ours(tmp_path):
    rows = [["Measure", "Baseline (March 2024)", "Current"], ["Visits in time", "71%", "74%"]]
    ((_, measure),) = read_book(tmp_path, rows).plan.measures()
    assert [(one.period.as_printed, one.as_printed) for one in measure.readings] == [
        ("March 2024", "71%"),
        ("Current", "74%"),
    ]
    assert measure.comparators == ()


def test_an_ambition_may_stand_under_a_heading_of_its_own(tmp_path):
    blocks = [p("Priority 1: Homes", style="Heading1"), p("What good looks like", style="Heading2")]
    blocks += [p("Rooms are warm.", listed=True), p("Actions", style="Heading2")]
    draft = read_word(tmp_path, *blocks, table(3, row("Ref", "Action", "Lead"), row("1.1", "Build", "Ann")))
    assert [(theme.ref, theme.ambition) for theme in draft.plan.themes] == [("1", ("Rooms are warm.",))]


def test_a_gap_in_lettered_refs_is_said(tmp_path):
    rows = [["Ref", "Action", "Lead"], ["A1", "Hire", "Ann"], ["A3", "Train", "Ann"], ["B5", "Build", "Ann"]]
    assert [one.about for one in read_book(tmp_path, rows).problems if one.kind == "missing"] == ["A2"]


def test_of_the_ratings_of_several_quarters_the_last_one_counts(tmp_path):
    heads = row(cell("Indicator", down="restart"), *[cell(f"Q{n} 2023/24", span=2) for n in (1, 2, 3, 4)])
    parts = row(cell(down="continue"), *["Actual", "RAG"] * 4)
    fills = [cell(fill=fill) for fill in ("FF0000", "FFC000", "00B050")]
    line = row("Visits in time", "81%", fills[0], "85%", fills[1], "91%", fills[2], "", "")
    ((_, measure),) = read_word(tmp_path, p("Report"), table(9, heads, parts, line)).plan.measures()
    assert said_of(measure).stated_rating == "Green"
    assert [one.stated_rating for one in measure.remarks] == ["Red", "Amber", "Green"]


def test_a_rating_may_stand_before_the_words_of_progress(tmp_path):
    rows = [["Ref", "Action", "Lead", "RAG status and comments"]]
    rows += [[n, "Do", "Ann", text] for n, text in enumerate(("Amber: two were missed", "Green spaces seen", "Blue"))]
    updates = [action.updates[0] for action in actions_of(read_book(tmp_path, rows))]
    assert [(one.text, one.stated_rag, one.status) for one in updates] == [
        ("Amber: two were missed", "amber", Status.IN_PROGRESS),
        ("Green spaces seen", None, Status.IN_PROGRESS),
        ("Blue", None, Status.COMPLETE),
    ]


def test_a_risk_register_is_read_for_its_actions(tmp_path):
    heads = [
        "Risk description",
        "Cause",
        "Likelihood",
        "Score",
        "Further actions required",
        "Action owner",
        "Target date",
    ]
    draft = read_book(tmp_path, [heads, ["Floods", "Rain", 4, 20, "Raise the doors", "Ann Young", "May 2024"]])
    action, first = first_of(draft)
    assert (action.text, action.lead.name, first.review.as_printed) == ("Raise the doors", "Ann Young", "May 2024")


@pytest.mark.parametrize(
    "prose",
    ["Show that practice is good.", "We look at the impact of learning on homes", "who were still at home",
     "when it is safe to do so", "That the outcomes of visits are known"],
)  # fmt: skip
def test_prose_is_no_heading(prose):
    assert field_of(prose) is None
