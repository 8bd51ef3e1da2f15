"""What the user chose for a heading counts in place of its wording, and only there."""

import pytest

from tests.services.builders import SAMPLES
from tracker.documents.reading.clipboard import read_pasted
from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice
from tracker.services.reading_apart import read_apart

TABLE = "Ref,Action,Lead,Review date,Remarks,Who\n1.1,Build,Ann,Oct 2017,Begun.,Bo\n1.2,Paint,Cy,Nov 2017,,Di\n"


@pytest.fixture
def table(tmp_path):
    def made(text=TABLE):
        path = tmp_path / "plan.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return made


def read(path, **chosen):
    """The draft with the chosen fields, given for the first table as heading=field."""
    (key,) = {table.key for table in read_document(path).tables[:1]}
    return read_document(path, {key: TableChoice(fields=chosen)})


def first(draft):
    return next(action for _, action in draft.plan.actions())


def test_nothing_chosen_changes_nothing(table):
    assert read_document(table(), {}) == read_document(table()) == read(table())


def test_a_heading_is_read_as_the_field_that_was_chosen(table):
    action = first(read(table(), Remarks="commentary"))
    assert action.updates[0].text == "Begun."


def test_the_field_leaves_the_heading_that_had_it(table):
    draft = read(table(), Who="lead")
    assert [action.lead.name or action.lead.role for _, action in draft.plan.actions()] == ["Bo", "Di"]
    assert dict(draft.tables[0].fields) == {
        "Ref": "ref", "Action": "action", "Lead": None, "Review date": "review", "Remarks": None, "Who": "lead",
    }  # fmt: skip
    assert "Ann / Cy" in [problem.as_printed for problem in draft.problems if problem.kind == "skipped"]


def test_a_heading_can_be_left_aside(table):
    draft = read(table(), **{"Review date": None})
    assert first(draft).updates[0].review is None
    assert "Oct 2017 / Nov 2017" in [problem.as_printed for problem in draft.problems if problem.kind == "skipped"]
    texts = [text for p in draft.problems if p.kind == "skipped" for text in p.as_printed.split(" / ")]
    assert draft.used + len(texts) == draft.cells


def test_the_answer_of_the_program_given_back_changes_nothing():
    path = SAMPLES / "improvement_plan_2017-18.xlsx"
    draft = read_document(path)
    assert read_document(path, {table.key: TableChoice(fields=dict(table.fields)) for table in draft.tables}) == draft


def test_what_was_chosen_holds_where_the_headings_are_repeated_and_for_no_other_table(table):
    again = TABLE.splitlines()[0]
    other = "Ref,Action,Lead,Progress\n2.1,Mow,Ed,Short.\n"
    draft = read(table(f"{TABLE}{again}\n1.3,Mend,Flo,,Later.,Gus\n\n{other}"), Who="lead", Remarks="note")
    leads = {action.ref: action.lead.name or action.lead.role for _, action in draft.plan.actions()}
    assert leads == {"1.1": "Bo", "1.2": "Di", "1.3": "Gus", "2.1": "Ed"}
    assert [action.updates[0].text for _, action in draft.plan.actions()] == [None, None, None, "Short."]


def test_a_period_of_a_series_can_be_left_aside(table):
    path = table("Measure,Apr 2017,May 2017\nVisits,1,2\nPlans,3,4\n")
    values = [[r.as_printed for r in m.readings] for _, m in read(path, **{"Apr 2017": None}).plan.measures()]
    assert values == [["2"], ["4"]]


def test_it_holds_for_what_was_pasted_and_in_the_child_too(table):
    text = TABLE.replace(",", "\t")
    (key,) = [found.key for found in read_pasted(None, text).tables]
    assert first(read_pasted(None, text, choices={key: TableChoice(fields={"Who": "lead"})})).lead.as_printed == "Bo"
    (key,) = [found.key for found in read_document(table()).tables]
    assert first(read_apart(table(), {key: TableChoice(fields={"Who": "lead"})})).lead.as_printed == "Bo"


def test_a_column_of_a_table_of_measures_is_kept_as_notes(table):
    path = table("Performance Measure,Good,Outstanding,Remarks,Cost centre\nVisits,50-60,61+,Slow.,40101\n")
    draft = read(path, **{"Cost centre": "note"})
    (measure,) = [measure for _, measure in draft.plan.measures()]
    assert "Cost centre: 40101" in (measure.remarks[0].comment or "")
    assert dict(draft.tables[0].fields)["Cost centre"] == "note"


@pytest.mark.parametrize(
    ("heading", "chosen"), [("Where kept", {"Where kept": "evidence"}), ("Qualitative evidence", {})]
)
def test_a_column_of_evidence_beside_actions_is_kept_as_the_links_of_each(table, heading, chosen):
    path = table(
        f'Ref,Action,Lead,Review date,{heading}\n1.1,Build,Ann,Oct 2017,"S:/a\nS:/b"\n1.2,Paint,Cy,Nov 2017,\n'
    )
    draft = read(path, **chosen)
    assert [action.evidence_links for _, action in draft.plan.actions()] == [("S:/a", "S:/b"), ()]
    assert dict(draft.tables[0].fields)[heading] == "evidence" and draft.used == draft.cells


def skipped(draft):
    return [(problem.message, problem.as_printed) for problem in draft.problems if problem.kind == "skipped"]


def test_a_field_that_the_table_does_not_have_leaves_the_column_and_says_so(table):
    draft = read(table(), Remarks="numerator")
    (said,) = [one for one in skipped(draft) if one[1] == "Begun."]
    assert (
        said[0]
        == 'It stands under "Remarks", which was to be read as "numerator" and could not be, and was left aside.'
    )


def test_what_a_column_cannot_be_read_as_is_one_problem_of_the_column(table):
    path = table("Ref,Action,Lead,Status,RAG\n1.1,Build,Ann,Late,Green\n1.2,Paint,Cy,Late,Red\n")
    said = [one for one in skipped(chosen_for_first(path, kind="scorecard")) if one[1] == "Green / Red"]
    assert [sentence.partition(", which ")[2] for sentence, _ in said] == [
        'was to be read as "rag" and could not be, and were left aside.'
    ]


@pytest.mark.parametrize(
    ("text", "chosen", "named"),
    [
        (TABLE, {"Action": None}, "action"),
        (TABLE, {"Action": "commentary"}, "action"),
        ("Measure,Current\nVisits,1\nPlans,2\n", {"Measure": "comment"}, "measure"),
        ("Measure,Apr 2017,May 2017\nVisits,1,2\nPlans,3,4\n", {"Measure": None}, "measure"),
    ],
)
def test_a_table_whose_rows_nothing_names_is_one_problem(table, text, chosen, named):
    path = table(f"{text}\nRef,Action,Lead,Review date\n9.1,Keep this,Ann,Oct 2017\n")
    draft = read(path, **chosen)
    (said,) = [one for one, _ in skipped(draft)]
    assert said.startswith(f"No column of this table is read as its {named}: it was left aside as one table of 2 rows.")
    assert [action.text for _, action in draft.plan.actions()] == ["Keep this"]


def chosen_for_first(path, **choice):
    (key,) = {found.key for found in read_document(path).tables[:1]}
    return read_document(path, {f"{key} #1": TableChoice(**choice)})


def test_headings_that_were_moved_down_leave_what_is_above_them_said(table):
    path = table(f"Ref,Action,Lead,Review date,Remarks,Who\nWhat,comes,now,is,the,plan\n{TABLE}")
    draft = chosen_for_first(path, head=(2, 1))
    assert [action.ref for _, action in draft.plan.actions()] == ["1.1", "1.2"]
    said = " ".join(f"{one.title}" for one in draft.tables) + " ".join(printed for _, printed in skipped(draft))
    assert all(word in said for word in ("What", "comes", "now", "plan"))


def test_the_heading_of_a_theme_above_moved_headings_opens_it(table):
    path = table(
        f"{TABLE}Priority 2: Strong partners,,,,,\n{TABLE.splitlines()[1].replace('1.1', '2.1')}\n2.2,Mow,Ed,,,\n"
    )
    assert [theme.title for theme in chosen_for_first(path, kind="actions", head=(4, 1)).plan.themes] == [
        "Strong partners"
    ]


def test_a_row_is_checked_by_what_was_chosen_for_its_own_table_though_another_follows(table):
    head = "Status,Measure,Current,England"
    path = table(f"{head}\n2,Visits,2,579.3\n{head}\n3,Plans,4,5\n")
    assert "579.3" in [printed for _, printed in skipped(chosen_for_first(path, fields={"England": "rag"}))]


def test_headings_moved_onto_an_empty_row_are_those_of_the_next_one(table):
    path = table(f"Plan,,,,,\n,,,,,\n{TABLE}")
    assert chosen_for_first(path, head=(-1, 1)).plan == read_document(path).plan


def test_headings_moved_beyond_the_table_stay_in_it(table):
    for head in ((99, 1), (-99, 1), (1, 3), (0, 10)):
        assert chosen_for_first(table(), head=head).cells == 17, head


def test_a_table_that_is_cut_at_every_row_again_and_again_is_read_to_its_end(table):
    rows = "".join(f"1.{n},Do it,Ann,Oct 2017,,\n" for n in range(1500))
    path = table(TABLE.splitlines()[0] + "\n" + rows)
    keys = {found.key for found in read_document(path).tables}
    cut = {key: TableChoice(cut=(1,)) for key in keys}
    found = read_document(path, cut).tables
    again = read_document(path, {**cut, **{one.key: TableChoice(cut=(1,)) for one in found}})
    assert len(again.tables) > 1_000


def test_evidence_beside_a_measure_is_kept_in_the_theme(table):
    path = table("Measure,Current,Feedback from staff\nVisits,1,They like it.\nPlans,2,They like it.\n")
    (theme,) = read_document(path).plan.themes
    assert [(one.heading, one.text) for one in theme.evidence] == [("Feedback from staff", "They like it.")]
