"""Tables right under each other, without a gap: each is told by itself, however few rows it has."""

import pytest

from tests.documents.books import a_book, changed, read_book
from tracker.documents.reading.document import read_document
from tracker.domain.measures.our_area import with_ours

SERIES = ["Measure,Jan 2025,Feb 2025,Mar 2025,Apr 2025", "Visits in time,70,72,75,80", "Plans reviewed,60,62,65,70"]
SCORES = ["Indicator,Previous,Current,England,Gap", "Visits in time,70%,72%,75%,3%", "Plans reviewed,60%,62%,65%,3%"]
RISKS = ["Risk,Impact,Mitigation", "Staff leave early,High,Retention payments", "The system is late,Medium,Paper forms"]
CALENDAR = ["Date,Meeting,Venue", "12/05/2025,Improvement board,Town hall", "09/06/2025,Improvement board,Civic centre"]


@pytest.fixture
def read(tmp_path):
    def read(*lines):
        path = tmp_path / "plan.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return read_document(path)

    return read


def measures_of(draft):
    return [measure.name for _, measure in draft.plan.measures()]


def words(*lines):
    return [text for line in lines for text in line.split(",") if text]


@pytest.mark.parametrize("above", [SERIES, SCORES])
@pytest.mark.parametrize(
    "other",
    [
        ["Name,Role,Phone,Room,Team", "Duty desk,First contact,01234 567890,Room 4,Duty"],
        ["Name,Role,Phone,Room,Team", "Duty desk,First contact,4455,4,Duty"],
        ["Risk,Likelihood,Impact,Control,Owner", "Staff leave,High,High,Retention payments,HR"],
        ["Risk,Score,Control", "Staff leave,Severe,Retention payments"],
        ["Evidence,Where kept", "Training log,Sharepoint", "Survey 2024,Drive Q"],
        ["Evidence,Where kept", "Training log,Sharepoint"],
        ["Panel member,Seats", "Larch,4"],
        ["Panel member,Apologies,Parish", "Larch,Elm,Rowan court", "Hazel,Alder,Juniper"],
    ],
)
def test_words_under_nothing_but_values_are_a_table_of_their_own(read, above, other):
    draft = read(*above, *other)
    assert measures_of(draft) == ["Visits in time", "Plans reviewed"]
    asked = [problem for problem in draft.problems if problem.cause == "A table is no part of a plan"]
    assert len(asked) == 1 and all(text in asked[0].as_printed for text in words(*other))


@pytest.mark.parametrize("above", [[], SCORES])
def test_a_table_of_one_row_under_a_row_of_groups_is_a_table(read, above):
    other = ["Delivery,What was agreed,,,", "Panel member,Catering,Parish,Bus route,Wing", "Larch,6,6,Elm,4"]
    draft = read(*above, *other, *SERIES)
    assert measures_of(draft) == [line.split(",")[0] for line in (*above[1:], *SERIES[1:])]
    assert any(all(text in problem.as_printed for text in words(*other)) for problem in draft.problems)


def test_one_row_under_headings_is_no_row_of_groups_over_the_next_ones(read):
    draft = read("Panel member,Parish", "Larch,Elm", "Measure,Previous,Current", "Visits in time,70,72")
    assert measures_of(draft) == ["Visits in time"]
    assert [dict(table.fields).keys() for table in draft.tables][1] == {"Measure", "Previous", "Current"}


@pytest.mark.parametrize(
    "row",
    ["Caseload,Not collected yet,,,", "Caseload,Good,Outstanding,Good,Good", "Caseload,tbc,-,c,n/a"],
)
def test_a_measure_whose_values_are_words_stays_one(read, row):
    assert measures_of(read(*SERIES, row, "Agency staff,8,7,7,6"))[2:] == ["Caseload", "Agency staff"]


def test_measures_without_values_yet_stay_measures(read):
    rows = ["Caseload,Not collected yet,,,", "Agency staff,Not collected yet,,,"]
    assert measures_of(read(*SERIES, *rows))[2:] == ["Caseload", "Agency staff"]


@pytest.mark.parametrize(
    ("above", "kind"),
    [(CALENDAR, "calendar"), (["Parish,Hall,Seats", "Larch,Beech room,12", "Elm,Oak room,8"], "unknown")],
)
@pytest.mark.parametrize(
    "other",
    [
        ["Contact,Role,Telephone", "Panel chair,Independent chair,01234 567890"],
        ["Term,Meaning", "Likely,Happens every month", "Rare,Happens once in ten years"],
        [*RISKS],
    ],
)
def test_two_tables_of_which_neither_is_of_a_plan_are_asked_about_apart(read, above, kind, other):
    draft = read(*above, *other)
    assert draft.tables[0].kind == kind and len(draft.tables) == 2
    first, second = (problem.as_printed for problem in draft.problems)
    assert all(text in first for text in words(*above)) and all(text in second for text in words(*other))
    assert not any(text in first for text in words(*other))


def test_a_key_right_under_a_register_of_risks_is_no_part_of_it(read):
    draft = read(*RISKS, "Term,Definition", "Severe,Harm to a child", "Minor,A delay of a day")
    assert [table.kind for table in draft.tables] == ["risk register", "key"]


PLANS = [
    ["Ref,Action,Lead,Review date,Status", "1.1,Agree it,Head of Service,31/03/2027,In progress",
     "1.2,Train them,Duty Manager,30/06/2027,Not started"],
    ["Action,Owner,By when", "Agree it,Head of Service,31/03/2027", "Train them,Duty Manager,30/06/2027"],
    ["What we will do,Who,Progress", "Agree it,Head of Service,Going well.", "Train them,Duty Manager,Two held."],
]  # fmt: skip


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize(
    "risks",
    [
        ["Risk,Likelihood,Mitigation", "Staff leave,High,Agency cover", "Funding ends,Low,A bid is made"],
        ["Risk,Impact,Owner", "Staff leave,High,Head of Service", "Funding ends,Low,Duty Manager"],
        ["Risk,Mitigating action,Owner", "Staff leave,Agree on cover,Head of Service"],
        ["Key risk,Mitigating actions,Lead,RAG", "Staff leave,Cover,Head of Service,R", "Funding ends,Bid,Chair,A"],
        ["Risk,Owner,Review date", "Staff leave,Head of Service,01/04/2027", "Funding ends,Chair,01/05/2027"],
        ["Risk,Consequence,Response", "Staff leave,Visits are late,Agency cover"],
        ["Risk ref,Risk,Score,Mitigation", "R1,Staff leave,12,Cover", "R2,Funding ends,6,Bid"],
    ],
)
def test_a_register_of_risks_under_a_plan_is_one_question_and_costs_no_action(read, plan, risks, gap):
    draft = read(*plan, *[""] * gap, *risks)
    assert [action.text for _, action in draft.plan.actions()] == ["Agree it", "Train them"]
    assert [table.kind for table in draft.tables] == ["actions", "risk register"]
    (asked,) = (one for one in draft.problems if one.cause == "A table is no part of a plan")
    assert all(text in asked.as_printed for text in words(*risks))


@pytest.mark.parametrize("scores", ["Likelihood,Impact,Score", "Likelihood (1-5),Impact (1-5),Score"])
def test_risks_whose_refs_look_like_those_of_actions_are_a_register_of_their_own(read, scores):
    plan = (
        "Ref,Action,Lead,Deadline,Status",
        "A1,Set up the board,Chair,30 Apr 2026,Complete",
        "A2,Agree terms,Chair,May 2026,",
    )
    risks = (
        f"Risk ID,Risk description,{scores},Mitigation,Owner",
        "R1,Staff leave,4,4,16,Payment,Head",
        "R2,No money,3,5,15,Bid,Chair",
    )
    draft = read(*plan, "", *risks)
    assert [table.kind for table in draft.tables] == ["actions", "risk register"]
    assert [action.ref for _, action in draft.plan.actions()] == ["A1", "A2"]


def test_what_is_done_about_each_risk_by_when_are_actions(read):
    draft = read("Risk,Mitigating action,Owner,Due date,Status", "Staff leave,Cover,Chair,01/04/2027,In progress")
    assert [action.text for _, action in draft.plan.actions()] == ["Cover"]


GLUED = [
    ["Indicator", "Good is", "Northmere 23", "Northmere 24", "Peers", "Gloss"],
    ["Visits in time", "High", "70%", "75%", "72%", "Up again"],
    ["Referrals", "Low", "200", "190", "210", "Fewer of late"],
    ["Risk", "Rating", "Control"],
    ["Staff leave", "High", "Retention payments"],
    ["The system is late", "Medium", "Paper forms"],
]


def test_risks_right_under_measures_of_unknown_headings_are_no_measures(tmp_path):
    draft = read_document(a_book(tmp_path / "plan.xlsx", GLUED))
    assert measures_of(draft) == ["Visits in time", "Referrals"]
    assert [table.kind for table in draft.tables] == ["measures", "risk register"]


@pytest.mark.parametrize("others", ["Peers", "England"])
def test_columns_of_ours_by_short_years_are_our_readings(tmp_path, others):
    rows = [[others if text == "Peers" else text for text in row] for row in GLUED]
    draft = with_ours(read_document(a_book(tmp_path / "plan.xlsx", rows)), "Northmere Council")
    first = next(measure for _, measure in draft.plan.measures())
    assert [(one.period.as_printed, one.as_printed) for one in first.readings] == [("2023", "70%"), ("2024", "75%")]
    assert [one.name for one in first.comparators] == [others]


@pytest.mark.parametrize("heads", [("Ward 23", "Ward 24"), ("Age 16", "Age 17"), ("Northmere 23", "Southmere 24")])
def test_numbers_that_are_no_years_stay_part_of_a_name(tmp_path, heads):
    rows = [["Indicator", *heads, "England"], ["Visits in time", "70%", "75%", "72%"]]
    draft = read_document(a_book(tmp_path / "plan.xlsx", rows))
    assert not any("20" in str(field) for table in draft.tables for _, field in table.fields)


PLAN = ["Action,Lead,Review date,Progress", "Write the plan,AB,Oct 2026,Going well"]
LAST = "Visit each school,CD,Nov 2027,Started"
DATED = [
    "Train the leads,TM,Oct 2027,Actions agreed",
    "Progress report,Lead officers,Dec 2027,Update due",
    "Actions reviewed,Lead,Oct 2027,Complete",
    "Agree key actions,Lead member,TBC,Progress made",
]
UNDATED = [
    "Action tracker review,Owner group,Review in June 2027,Status agreed",
    "Next steps,Responsible officer,,Update awaited",
]


@pytest.mark.parametrize(
    ("between", "row"),
    [(gap, row) for gap in ([], [",,,"], ["Theme 2: Workforce,,,"]) for row in DATED] + [([], row) for row in UNDATED],
)
@pytest.mark.parametrize("above", [PLAN[:1], PLAN])
def test_an_action_of_words_that_are_headings_too_is_a_row_of_its_table(read, above, between, row):
    draft = read(*above, *between, row, LAST)
    expected = [line.split(",")[0] for line in (*above[1:], row, LAST)]
    assert [action.text for _, action in draft.plan.actions()] == expected


@pytest.mark.parametrize(
    "heading", ["Action,Lead,By when,Update", "Key actions,Owner,Deadline,Progress", "Agreed action,Who,Due,RAG"]
)
@pytest.mark.parametrize("between", [[], [",,,"], ["Theme 2: Workforce,,,"]])
def test_headings_in_other_words_right_under_actions_are_headings(read, heading, between):
    draft = read(*PLAN, *between, heading, LAST)
    assert [action.text for _, action in draft.plan.actions()] == ["Write the plan", "Visit each school"]


@pytest.mark.parametrize(
    "rows",
    [
        ["Front desk,Weekly,Oak centre", "Duty phone,Daily,", "Reception,Monthly,Elm hall", "Night line,Fridays,n/a"],
        ["Front desk,15 May 2026,Yes", "Duty phone,20 May 2026,", "South,11 May 2026,n/a", "North,12 May 2026,No"],
        ["Front desk,Weekly,12", "Duty phone,Daily,14", "Reception,Monthly,", "Night line,Fridays,16"],
        ["Front desk,n/a,Daily", "Duty phone,Monthly,Yes", "Reception,High,", "Night line,Low,Low"],
    ],
)
def test_a_row_that_leaves_its_last_cell_blank_heads_no_further_table(read, rows):
    draft = read("Offer,Lamp,Remark", *rows)
    (problem,) = [one for one in draft.problems if one.cause == "A table is no part of a plan"]
    assert all(text in problem.as_printed for text in words(*rows)) and len(draft.tables) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "Ref,Improvement action,Lead officer,Due 2027,Status at May 2027",
        "Priority,Key actions,Named lead,Timescale,Impact",
        "Objective,Key actions,Lead officer,Completion date,Update June 2027",
        "REF,KEY ACTIONS,OWNER,BY WHEN,PROGRESS",
    ],
)
@pytest.mark.parametrize("front", ["Ref", "Theme"])
def test_other_headings_where_those_above_stand_are_no_action(read, heading, front):
    above = [f"{front},Action,Owner,Deadline,Progress", "1.1,Write the plan,AB,Oct 2026,Going well"]
    draft = read(*above, heading, "2.1,Train all,CD,Nov 2026,Complete")
    assert [action.text for _, action in draft.plan.actions()] == ["Write the plan", "Train all"]


BOTH = [
    "Milestone reviews,Project leads,Deadline May 2027,Actions agreed",
    "Actions agreed,Owner,Due July,Progress",
    "Project milestones,Project leads,,Actions agreed",
]


@pytest.mark.parametrize("row", BOTH)
@pytest.mark.parametrize("below", [[], [LAST], [LAST, LAST]])
def test_what_may_be_headings_between_rows_of_actions_is_an_action_and_said(read, row, below):
    draft = read(*PLAN, row, *below)
    expected = [line.split(",")[0] for line in (PLAN[1], row, *below)]
    assert [action.text for _, action in draft.plan.actions()] == expected
    (problem,) = [one for one in draft.problems if one.cause == "An action reads like headings"]
    assert problem.as_printed == " / ".join(filter(None, row.split(",")))


@pytest.mark.parametrize("row", BOTH)
def test_a_row_without_a_ref_among_those_with_one_is_an_action(read, row):
    draft = read("Ref,Action,Lead,Due,Progress", "1.1,Write the plan,AB,Oct 2026,Begun", f",{row}", f"1.3,{LAST}")
    assert [action.ref for _, action in draft.plan.actions()] == ["1.1", None, "1.3"]


REPEATED = ["Ref", "Lead", "Action", "Review date"]


def numbered(ref):
    return [ref, "Head of Service", f"Agree the guidance ({ref})", "Oct 2017"]


@pytest.mark.parametrize(
    ("groups", "merges"),
    [
        ([["Delivery", "Our data", None, None]], []),
        ([["Delivery", "Delivery", None, None]], []),
        ([["Delivery", "What was agreed", None, None]], ["B4:D4"]),
        ([["Delivery", None, "Delivery", None], ["Our data", "Delivery", None, None]], ["A4:B4", "C4:D4", "B5:D5"]),
    ],
)
@pytest.mark.parametrize("heads", [REPEATED, ["Lead", "Ref", "Action", "Review date"]])
def test_groups_over_repeated_headings_right_under_a_row_are_no_action(tmp_path, heads, groups, merges):
    first = [numbered("1.1"), numbered("1.2")]
    if heads is not REPEATED:
        first = [[row[1], row[0], *row[2:]] for row in first]
    rows = [heads, *first, *groups, REPEATED, numbered("2.1")]

    def merged(book):
        for place in merges:
            book.worksheets[0].merge_cells(place)

    draft = changed(tmp_path, merged, rows)
    assert [(action.ref, action.lead.as_printed) for _, action in draft.plan.actions()] == [
        (ref, "Head of Service") for ref in ("1.1", "1.2", "2.1")
    ]
    assert draft.problems == ()


@pytest.mark.parametrize(
    ("heads", "groups"),
    [
        (REPEATED, ["Delivery", None, "Delivery", None]),
        (REPEATED, ["Delivery", None, "What was agreed", None]),
        (["Lead", "Ref", "Action", "Review date"], ["Delivery", None, "Delivery", None]),
    ],
)
def test_groups_over_other_headings_right_under_a_row_are_no_action(tmp_path, heads, groups):
    other = ["Action", "Ref", "Review date", "Lead"]
    row = dict(zip(REPEATED, numbered("1.1"), strict=True))
    below = dict(zip(REPEATED, numbered("2.1"), strict=True))
    rows = [heads, [row[one] for one in heads], groups, other, [below[one] for one in other]]
    draft = read_document(a_book(tmp_path / "plan.xlsx", rows))
    assert [(action.ref, action.text) for _, action in draft.plan.actions()] == [
        (ref, f"Agree the guidance ({ref})") for ref in ("1.1", "2.1")
    ]
    assert draft.problems == ()


def test_a_new_action_right_above_the_headings_of_another_table_stays_one(tmp_path):
    rows = [REPEATED, numbered("1.1"), ["New", None, "Visit them", None], ["Lead", "Ref", "Action", "Review date"]]
    draft = read_document(a_book(tmp_path / "plan.xlsx", [*rows, ["Head of Service", "2.1", "Train them", "Oct 2017"]]))
    assert [action.text for _, action in draft.plan.actions()] == [
        "Agree the guidance (1.1)",
        "Visit them",
        "Train them",
    ]


def test_groups_over_an_unknown_table_behind_a_gap_are_asked_about_with_it(read):
    unknown = ["Delivery,Delivery,", "Panel member,Constituency,Apologies", "Larch,Elm,Rowan"]
    draft = read("Ref,Lead,Action,Review date", "1.1,Head,Agree it,Oct 2017", "1.2,Head,Train,Oct 2017", "", *unknown)
    assert [action.ref for _, action in draft.plan.actions()] == ["1.1", "1.2"]
    (asked,) = draft.problems
    assert all(text in asked.as_printed for text in words(*unknown))


ABOVE = [["Action", "Lead", "Due", "RAG"], ["Write the guidance", "Head of Service", "Oct 2027", "Red"]]
ABOVE += [["Send it to teams", "Team Manager", "Nov 2027", "Green"]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Cost heading", "2025/26", "2026/27"], ["Staff", 1200, 1400], ["Training", 300, 250]],
        [["Team", "Open", "Closed"], ["North", 4, 6], ["South", 2, 9]],
        [["Budget line", "Amount (£)"], ["Staff", 1200], ["Training", 300]],
        [["Milestone", "Q1", "Q2", "Q3"], ["Recruit", "x", "", ""], ["Launch", "", "", "x"]],
        [["Lead", "Role"], ["HoS", "Head of Service"], ["TM", "Team Manager"]],
        [["RAG", "Meaning"], ["Red", "Off track"], ["Amber", "At risk"], ["Green", "On track"]],
        [["Risk", "Likelihood", "Impact"], ["Staff leave", 3, 4], ["Funding ends", 2, 5]],
    ],
    ids=lambda rows: rows[0][0],
)
@pytest.mark.parametrize("refs", [True, False])
def test_a_table_glued_under_actions_is_another_one(tmp_path, rows, refs):
    above = [[ref, *row] for ref, row in zip(["Ref", "1.1", "1.2"], ABOVE, strict=True)] if refs else ABOVE
    draft = read_book(tmp_path, [*above, *rows])
    assert [action.text for _, action in draft.plan.actions()] == ["Write the guidance", "Send it to teams"]
    assert len(draft.tables) == 2
