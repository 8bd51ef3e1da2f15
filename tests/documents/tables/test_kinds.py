"""What the rows of a table are: known by its headings, else by its shape; what is not understood is one problem."""

import pytest

from tests.documents.books import read_book
from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice

LEFT = {
    "a risk register": ("risk register", "Risk,Likelihood,Impact,Score\nStaff leave,3,4,12\nBudget cut,2,5,10\n"),
    "a register of risks, otherwise": (
        "risk register",
        "No,Key risks,Mitigation\n1,Staff leave,Recruit\n2,Cuts,Plan\n",
    ),
    "meetings by date": ("calendar", "Date,Meeting,Venue\n12/06/2024,Board,Hall\n10/07/2024,Scrutiny,Annexe\n"),
    "a year by months": ("calendar", "Item,Apr,May,Jun,Jul\nBudget report,x,,,x\nSafeguarding audit,,x,,\n"),
    "what is on by months": ("calendar", "Month,Activity,Who\nApril 2027,Launch,Comms\nMay 2027,Survey,HR\n"),
    "what is on by terms": ("calendar", "Term,Activities,Responsible\nAutumn 1,Moderation,AB\nAutumn 2,A walk,CD\n"),
    "what is on by weeks": ("calendar", "Week commencing,Key events,Who\n3 May 2027,Launch,AB\n10 May 2027,Fair,CD\n"),
    "decisions": ("decisions", "Item,Decision,By\n4,The hub is to close,Chair\n5,A report is asked for,Clerk\n"),
    "versions": ("notes", "Version,Date,Author,Changes\n0.1,May 2024,PM,First\n0.2,June 2024,PM,Comments\n"),
    "abbreviations": ("key", "Term,Meaning\nCIN,Child in need\nLAC,Looked after child\n"),
    "partners": ("unknown", "Partner,Contribution,Contact post\nPolice,Two analysts,Inspector\nHealth,A nurse,Lead\n"),
    "rows without headings": ("unknown", "1.1,Build the hall,Ann Young,Oct 2017\n1.2,Paint it,Bo Ash,Nov 2017\n"),
}


def read(tmp_path, text):
    (tmp_path / "plan.csv").write_text(text, encoding="utf-8")
    return read_document(tmp_path / "plan.csv")


@pytest.mark.parametrize(("kind", "text"), LEFT.values(), ids=LEFT)
def test_a_table_that_is_none_of_a_plan_is_one_problem_that_holds_all_its_words(tmp_path, kind, text):
    draft = read(tmp_path, text)
    assert ([table.kind for table in draft.tables], draft.plan.themes) == ([kind], ())
    (problem,) = draft.problems
    assert problem.as_printed.split(" / ") == [cell for line in text.splitlines() for cell in line.split(",") if cell]


@pytest.mark.parametrize(
    "text",
    [
        "Month,Activity,Who,Status\nApril 2027,Launch,Comms,Complete\nMay 2027,Survey,HR,Not started\n",
        "Activity,Who,Month\nLaunch,Comms,April 2027\nSurvey,HR,May 2027\n",
        "Date,Activity,Who\n3 May 2027,Launch,Comms\n10 May 2027,Survey,HR\n",
        "Month,Action,Lead\nApril 2027,Launch,Comms\nMay 2027,Survey,HR\n",
    ],
)
def test_activities_with_a_status_or_a_day_of_their_own_are_actions(tmp_path, text):
    assert [action.text for _, action in read(tmp_path, text).plan.actions()] == ["Launch", "Survey"]


@pytest.mark.parametrize("name", ["Description", "What we count", "Measure"])
@pytest.mark.parametrize("months", [["Oct-25"], ["Sep-25", "Oct-25"], ["Aug-25", "Sep-25", "Oct-25"], ["October 2025"]])
@pytest.mark.parametrize("others", [["Target"], ["Target", "England"]])
def test_periods_over_numbers_are_our_readings_however_few_and_whatever_names_the_rows(tmp_path, name, months, others):
    values = ["80%"] * (len(others) + len(months))
    rows = [[name, *others, *months], ["Visits in time", *values], ["Plans in time", *values]]
    draft = read(tmp_path, "\n".join(map(",".join, rows)) + "\n")
    for _, measure in draft.plan.measures():
        assert [one.period.as_printed for one in measure.readings if one.role == "actual"] == months
        assert [one.name for one in measure.comparators] == others[1:]
    assert len([*draft.plan.measures()]) == 2 and not [one for one in draft.problems if one.kind == "skipped"]


def test_labels_beside_columns_of_numbers_are_measures_whatever_their_headings(tmp_path):
    draft = read(tmp_path, "Team,Caseload,Vacancies,Sickness days\nNorth,18.2,3,12\nSouth,21.4,1,9\nEast,16,0,4\n")
    read_as = {
        measure.name: {one.name: one.readings[0].as_printed for one in measure.comparators}
        for _, measure in draft.plan.measures()
    }
    assert read_as["South"] == {"Caseload": "21.4", "Vacancies": "1", "Sickness days": "9"} and len(read_as) == 3
    assert [(table.kind, table.sure) for table in draft.tables] == [("measures", "unsure")]
    assert [problem.kind for problem in draft.problems] == ["doubtful"]


def test_rows_with_refs_words_dates_and_colours_are_actions_whatever_their_headings(tmp_path):
    heads = "#,What,By,Progress so far,Colour"
    row = "Write the new policy for all teams and agree it,31/03/2024,A draft is written,Green"
    draft = read(tmp_path, f"{heads}\n1,{row}\n2,Train every manager in the new policy,30/04/2024,Begun,Amber\n")
    (_, first), _ = draft.plan.actions()
    assert (first.ref, first.updates[0].review.as_printed, first.updates[0].stated_rag) == ("1", "31/03/2024", "green")
    assert "The headings of this table are not known" in draft.problems[0].message


GLUED = (
    "Ref,Action,Lead,Review date\n1.1,Build the hall,Head of Service,Oct 2017\n1.2,Train all,Team Manager,Nov 2017\n"
)


@pytest.mark.parametrize(
    "below",
    [
        "Team,Caseload,Vacancies\nNorth,18.2,3\nSouth,21.4,1\n",
        ",2018,2019\nAbsence,11.2,12.5\nExclusions,3,4\n",
        "Ward,Seats,Turnout\nElm,3,41%\nOak,2,38%\n",
        "Risk,Likelihood,Score\nStaff leave,3,12\nBudget cut,2,10\n",
        "Meeting,Papers due\nBoard,12/06/2024\nScrutiny,10/07/2024\n",
    ],
)
def test_a_table_right_under_another_is_one_of_its_own(tmp_path, below):
    draft = read(tmp_path, GLUED + below)
    assert [action.text for _, action in draft.plan.actions()] == ["Build the hall", "Train all"]
    assert len(draft.tables) == 2 and draft.tables[1].place.startswith("row 4")


PARTS = {
    "actions": (
        "Ref,Action,Delivery,,Progress,\n,,Lead,Due date,RAG,Update\n1.1,Build,Ann Young,Oct 2017,Green,Begun.\n",
        ["Ref", "Action", "Delivery / Lead", "Delivery / Due date", "Progress / RAG", "Progress / Update"],
        ["ref", "action", "lead", "review", "rag", "commentary"],
    ),
    "three rows": (
        "Measure,Published,,,Local,\n,Council,,England,,\n,2016,2017,2017,Q1,Q2\nVisits,80,82,79,83,84\nPlans,7,7,7,7,7\n",
        ["Measure", "Published / Council / 2016", "Published / Council / 2017", "Published / England / 2017",
         "Local / Q1", "Local / Q2"],
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "paths", "fields"), PARTS.values(), ids=PARTS)
def test_a_heading_is_the_path_through_the_groups_above_it_though_they_are_not_merged(tmp_path, text, paths, fields):
    (table,) = read(tmp_path, text).tables
    assert [heading for heading, _ in table.fields] == paths
    assert fields is None or [field for _, field in table.fields] == fields
    assert table.head[1] == text.count("\n,") + 1


def test_a_note_a_title_and_a_total_between_belong_to_the_table_they_stand_in(tmp_path):
    heads = "Recommendation 1: Early help\n\nRef,Action,Lead,Due date,RAG\n1.1,Open hub,Ann Post,31/03/2025,R\n"
    note = "Note: dates are those agreed in May.\n1.2,Review forms,Ben Ash,31/05/2025,G\nTotal,2 actions\n\n"
    draft = read(tmp_path, f"{heads}{note}Recommendation 2: Neglect\n2.1,Write strategy,Ann Post,30/06/2025,G\n")
    assert [(theme.ref, action.ref) for theme, action in draft.plan.actions()] == [
        ("1", "1.1"),
        ("1", "1.2"),
        ("2", "2.1"),
    ]


def test_values_of_one_name_under_two_groups_are_kept_apart(tmp_path):
    heads = "Measure,Where we were,,Where we are,\n,Council,England,Council,England\n"
    draft = read(tmp_path, f"{heads}Visits in time,80,82,79,83\nPlans in date,70,72,75,73\n")
    (_, first), _ = draft.plan.measures()
    series = [first.readings, *(one.readings for one in first.comparators)]
    assert sorted(reading.as_printed for readings in series for reading in readings) == ["79", "80", "82", "83"]


@pytest.mark.parametrize(
    "front", [["", "Boys", "Girls", "All"], ["", "North", "South", "East"], ["No.", "", "Boys", "All"]]
)
@pytest.mark.parametrize("title", ["", "Attainment in 2025\n"])
def test_the_column_of_labels_may_have_no_heading(tmp_path, front, title):
    numbers = [column for column, heading in enumerate(front) if heading]
    rows = [["Reading" if n == front.index("") else f"{70 + n}" for n in range(len(front))]]
    rows += [["Writing" if n == front.index("") else f"{60 + n}" for n in range(len(front))]]
    draft = read(tmp_path, title + "\n".join(map(",".join, [front, *rows])) + "\n")
    found = {one.name: len(one.comparators) + len(one.groups) + len(one.readings) for _, one in draft.plan.measures()}
    assert found == {"Reading": len(numbers), "Writing": len(numbers)}
    assert [problem.kind for problem in draft.problems] == ["doubtful"]


@pytest.mark.parametrize("heading", ["Officer in charge", "Person in charge", "Named contact", "Looked after by"])
def test_a_column_of_roles_is_that_of_the_leads_of_a_table_chosen_as_actions(tmp_path, heading):
    rows = "Hire ten,Head of Service for Recruitment,More staff\nTrain all,Principal Social Worker,Better practice\n"
    text = f"Pledge text,{heading},Outcome sought\n{rows}"
    key = read(tmp_path, text).tables[0].key
    draft = read_document(tmp_path / "plan.csv", {key: TableChoice(kind="actions")})
    leads = [action.lead.as_printed for _, action in draft.plan.actions()]
    assert leads == ["Head of Service for Recruitment", "Principal Social Worker"]


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize(
    "tally",
    [
        "Status,Count,%\nComplete,4,40%\nIn progress,6,60%\n",
        "RAG,No. of actions,% of actions\nRed,2,20%\nAmber,4,40%\nGreen,4,40%\nTotal,10,100%\n",
        "BRAG status,Actions\nBlue,2\nRed,3\nGreen,4\n",
        "Status,This month,Last month\nNot started,1,2\nOverdue,2,1\nClosed,9,8\n",
        ",Number,Percentage\nComplete,4,40%\nOn track,4,40%\nOff track,2,20%\n",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_tally_of_statuses_is_a_summary_and_no_measures(tmp_path, tally, above, gap):
    draft = read(tmp_path, f"{tally}{gap}{GLUED}" if above else f"{GLUED}{gap}{tally}")
    assert [action.text for _, action in draft.plan.actions()] == ["Build the hall", "Train all"]
    assert list(draft.plan.measures()) == []
    assert sorted(table.kind for table in draft.tables) == ["actions", "summary"]
    (asked,) = (one for one in draft.problems if one.cause == "A table is no part of a plan")
    assert all(text in asked.as_printed for line in tally.splitlines() for text in line.split(","))


@pytest.mark.parametrize(
    "pivot",
    [
        [["Row Labels", "Count of Ref"], ["Amber", 1], ["Practice", 3], ["Grand Total", 4]],
        [["Count of Ref", "Column Labels"], ["Row Labels", "Red", "Green", "Grand Total"], ["Practice", 1, 2, 3],
         ["Governance", 0, 2, 2], ["Grand Total", 1, 4, 5]],
        [["Theme", "Count - Ref"], ["Practice", 3], ["Governance", 2], ["Total Result", 5]],
    ],
)  # fmt: skip
def test_a_pivot_table_is_a_summary_and_no_measures(tmp_path, pivot):
    rows = [["Ref", "Action", "Lead"], ["1", "Build", "Ann Young"], ["2", "Paint", "Bo Ash"]]
    draft = read_book(tmp_path, ("Summary", pivot), ("Data", rows))
    assert [table.kind for table in draft.tables] == ["summary", "actions"]
    assert (list(draft.plan.measures()), [one.kind for one in draft.problems]) == ([], ["skipped"])
