"""Tables that stand side by side on a sheet."""

from openpyxl import Workbook

from tracker.documents.reading.document import read_document


def test_a_register_of_risks_beside_the_actions_is_one_question_and_no_part_of_them(tmp_path):
    book = Workbook()
    for row in (
        ["Ref", "Action", "Lead", "Due date", None, "Risk", "Likelihood", "Impact"],
        ["1.1", "Publish the offer", "Head", "Oct 2027", None, "Staff leave", "4", "High"],
        ["1.2", "Train the leads", "Team manager", "Nov 2027", None, "Budget is cut", "3", "Low"],
    ):
        book.active.append(row)
    book.save(tmp_path / "plan.xlsx")
    draft = read_document(tmp_path / "plan.xlsx")
    assert [action.notes for _, action in draft.plan.actions()] == [(), ()]
    assert [table.kind for table in draft.tables] == ["actions", "risk register"]
    (problem,) = draft.problems
    assert all(words in problem.as_printed for words in ("Staff leave", "High", "Budget is cut", "Low"))
