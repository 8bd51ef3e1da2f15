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
