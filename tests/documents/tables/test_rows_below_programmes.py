"""A work programme whose headings stand in two rows or three is one table, whatever marks its cells."""

import pytest
from openpyxl.styles import PatternFill

from tests.documents.books import actions_of, changed

TASKS = [["Recruit the team", "HR"], ["Write the guidance", "PSW"], ["Launch the front door", "HoS"]]
HEADS = {
    "weeks": [["Task", "Lead", "April", None, None, "May", None, None],
              [None, None, "W1", "W2", "W3", "W1", "W2", "W3"]],
    "numbers": [["Task", "Lead", "April 2026", None, None, "May 2026", None, None], [None, None, 1, 2, 3, 1, 2, 3]],
    "months": [["Activity", "Owner", "Q1", None, None, "Q2", None, None],
               [None, None, "Apr", "May", "Jun", "Jul", "Aug", "Sep"]],
    "quarters": [["Workstream", "Task", "2026/27", None, None, "2027/28", None, None],
                 [None, None, "Q1", "Q2", "Q3", "Q1", "Q2", "Q3"]],
    "below": [[None, None, "Month 1", None, None, "Month 2", None, None],
              ["Task", "Lead", "Week 1", "Week 2", "Week 3", "Week 4", "Week 5", "Week 6"]],
    "three": [["Task", "Lead", "2026/27", None, None, None, None, None],
              [None, None, "Q1", None, None, "Q2", None, None],
              [None, None, "Apr", "May", "Jun", "Jul", "Aug", "Sep"]],
}  # fmt: skip
_MARKED = {2: 0, 4: 1, 5: 2, 7: 2}  # columns and the tasks that stand in them


def laid_out(tmp_path, heads, mark, merged, more=()):
    rows = [*heads, *([*task, *more, *[None] * 6] for task in TASKS)]

    def paint(book):
        page, first = book.active, len(heads) + 1
        for column, task in _MARKED.items():
            cell = page.cell(first + task, column + 1 + len(more))
            if mark == "fill":
                cell.fill = PatternFill("solid", fgColor="4472C4")
            else:
                cell.value = mark
        for row, cells in enumerate(heads[:-1], 1):
            groups = [at for at, text in enumerate(cells) if text and at > 1]
            for first, behind in zip(groups, [*groups[1:], len(cells)], strict=True):
                if merged and behind - first > 1:
                    page.merge_cells(start_row=row, end_row=row, start_column=first + 1, end_column=behind)

    return changed(tmp_path, paint, rows)


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize(("heads", "mark"), [*((one, "fill") for one in HEADS), ("quarters", "x"), ("quarters", "✓")])
def test_a_programme_under_several_heading_rows_is_one_question(tmp_path, heads, mark, merged):
    draft = laid_out(tmp_path, HEADS[heads], mark, merged)
    assert [table.kind for table in draft.tables] == ["calendar"]
    assert actions_of(draft) == [] and not list(draft.plan.measures())
    (asked,) = draft.problems
    assert all(text in asked.as_printed for task in TASKS for text in task)


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize("mark", ["x", "✓"])
@pytest.mark.parametrize("heads", ["weeks", "numbers", "months", "below", "three"])
def test_crosses_beside_tasks_with_leads_are_notes_of_these(tmp_path, heads, mark, merged):
    draft = laid_out(tmp_path, HEADS[heads], mark, merged)
    assert [(one.text, one.lead.as_printed) for one in actions_of(draft)] == [(*task,) for task in TASKS]
    assert [len(one.notes) for one in actions_of(draft)] == [1, 1, 2] and draft.problems == ()


@pytest.mark.parametrize("heads", ["weeks", "numbers", "below"])
def test_words_in_weeks_are_notes_too(tmp_path, heads):
    draft = laid_out(tmp_path, HEADS[heads], "Go live", True)
    assert all(note.endswith(": Go live") for one in actions_of(draft) for note in one.notes)
    assert [len(one.notes) for one in actions_of(draft)] == [1, 1, 2]


def test_actions_with_dates_beside_crosses_are_actions(tmp_path):
    heads = [["Action", "Lead", "By when", "2026", None, None, "2027", None, None],
             [None, None, None, "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]]  # fmt: skip
    draft = laid_out(tmp_path, heads, "x", True, ["Dec 2026"])
    assert [(one.text, one.lead.as_printed, one.updates[0].review.as_printed) for one in actions_of(draft)] == [
        (*task, "Dec 2026") for task in TASKS
    ]
    assert [len(one.notes) for one in actions_of(draft)] == [1, 1, 2]


def test_values_by_quarter_of_several_years_are_measures(tmp_path):
    heads = [["Measure", "Unit", *HEADS["quarters"][0][2:]], HEADS["quarters"][1]]
    draft = changed(tmp_path, lambda book: None, [*heads, ["Visits in time", "%", 70, 71, 72, 73, 74, "c"]])
    (measure,) = (one for _, one in draft.plan.measures())
    assert len(measure.readings) == 6
