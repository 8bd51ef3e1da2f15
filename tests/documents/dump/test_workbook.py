"""Our own workbook read back: the same plan, and what was edited in it by hand as exactly that."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from tests.documents.dump.test_read_back import PLANS, PROBLEMS
from tests.domain.builders import a_plan, an_action, an_update
from tests.levels import DEAR
from tracker.columns.sheets.cells import checksum, comparable, row_mark
from tracker.columns.sheets.whole import WorkbookChoice
from tracker.documents.dump.write import plan_json
from tracker.documents.files.xlsx import read_xlsx
from tracker.documents.reading.document import read_document
from tracker.domain.measure import Measure, known_by
from tracker.domain.plan import Plan, Theme
from tracker.services.exporting import export_workbook
from tracker.services.importing import preview, save_drafts
from tracker.services.sample import make_sample
from tracker.store.sqlite import new_store, open_store

CORPUS = Path(__file__).parents[2] / "corpus"
AS_AT = date(2017, 11, 14)
NOW = datetime(2017, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The whole sample as it is saved, its problems, and its workbook."""
    folder = tmp_path_factory.mktemp("whole")
    make_sample(folder / "plan.db")
    return saved_and_written(folder)


@pytest.fixture(scope="module")
def ours(whole, tmp_path_factory):
    """Of the sample what an edit needs: reading and writing the whole of it takes openpyxl half a second."""
    folder = tmp_path_factory.mktemp("ours")
    (first, last), problems = (whole[0].themes[at] for at in (0, 3)), whole[1][:12]
    few = (
        replace(first, actions=first.actions[:9], measures=first.measures[:6]),
        replace(last, actions=last.actions[:2]),
    )
    with new_store(folder / "plan.db") as store:
        plan = store.add_plan(replace(whole[0], themes=few))
        store.add_all([replace(problem, id=None, plan_id=plan.id) for problem in problems])
    return saved_and_written(folder)


def saved_and_written(folder):
    """The plan in a folder's file, its problems, and the workbook that is written beside it."""
    with open_store(folder / "plan.db") as store:
        plan, problems = store.plan(), store.problems()
    export_workbook(folder / "plan.xlsx", plan, problems, AS_AT, AS_AT)
    return plan, problems, folder / "plan.xlsx"


@pytest.fixture(scope="module")
def book(ours):
    """The sample's workbook as openpyxl opens it, which takes it half a second."""
    return load_workbook(ours[2])


@pytest.fixture
def edited(book, tmp_path):
    """Reads the sample's workbook after somebody has changed cells: {(sheet, row, heading): value}."""

    def edit(cells, keep=tmp_path / "edited.xlsx"):
        written = []
        for (sheet, row, heading), value in cells.items():
            page = book[sheet]
            cell = page.cell(row, next(cell.column for cell in page[3] if cell.value == heading))
            written.append((cell, cell.value))
            cell.value = value
        book.save(keep)
        for cell, value in reversed(written):
            cell.value = value
        return read_document(keep)

    return edit


def told(plan, draft, day=AS_AT):
    """What importing a draft would change: (ref, field, new) of each, and the refs that are new."""
    changes = preview(plan, draft, None, day)
    assert not changes.conflicts and not changes.missing
    return [(one.ref, one.field, str(one.new)) for one in changes.changed], changes.new


def further(ours, draft):
    return [(problem.place, problem.about) for problem in draft.problems[len(ours[1]) :]]


def test_in_an_empty_file_it_is_the_same_plan_with_its_uuids_and_clocks(whole, tmp_path):
    plan, problems, path = whole
    with new_store(tmp_path / "new.db") as store:
        save_drafts(store, [read_document(path)], None, NOW)
        assert plan_json(store.plan(), store.problems()) == plan_json(plan, problems)


def test_in_the_same_plan_it_changes_nothing(whole):
    plan, problems, path = whole
    draft = read_document(path)
    assert told(plan, draft) == ([], [])
    assert draft.problems == tuple(replace(one, id=None, plan_id=None, revision=1) for one in problems)


def test_cells_edited_by_hand_come_back_as_exactly_that(ours, edited):
    cells = {
        ("Actions", 4, "Latest commentary"): "Signed off by the board.",
        ("Actions", 5, "Lead"): "Ada Flint, Head of Care",
        ("Actions", 6, "Review"): "Mar 2018",
        ("Actions", 7, "Stated rating"): "Red",
        ("Actions", 8, "Status"): "Reported complete",
        ("Actions", 9, "Action"): "Keep every promise that was made.",
        ("Measures", 4, "What it shows"): "Whether children are seen.",
    }
    changed, new = told(ours[0], edited(cells))
    assert new == []
    assert changed == [
        ("1.1.1", "commentary", "Signed off by the board."),
        ("1.1.2", "lead", "Ada Flint, Head of Care"),
        ("1.1.3", "review", "Mar 2018"),
        ("1.1.4", "rating", "red"),
        ("1.1.5", "status", "reported complete"),
        ("1.1.6", "action", "Keep every promise that was made."),
        ("1.1-M01", "shows", "Whether children are seen."),
    ]


def test_edits_are_taken_once(ours, edited, tmp_path):
    shutil.copy(ours[2].with_name("plan.db"), tmp_path / "plan.db")
    draft = edited({("Actions", 4, "Latest commentary"): "Signed off.", ("Actions", 7, "Stated rating"): "Red"})
    with open_store(tmp_path / "plan.db") as store:
        save_drafts(store, [draft], None, NOW)
        (added,) = [u for _, a in store.plan().actions() for u in a.updates if u.text == "Signed off."]
        assert (added.day, added.recorded_at) == (NOW.date(), NOW)
        assert told(store.plan(), draft, NOW.date()) == ([], [])


def test_an_edited_workbook_in_an_empty_file_is_the_plan_and_the_edit(ours, edited, tmp_path):
    with new_store(tmp_path / "new.db") as store:
        save_drafts(store, [edited({("Actions", 6, "Review"): "Mar 2018"})], None, NOW)
        assert told(store.plan(), read_document(ours[2])) == ([], [])
        action = next(action for _, action in store.plan().actions() if action.ref == "1.1.3")
        assert [str(update.review) for update in action.updates] == ["Ongoing", "Mar 2018"]


def test_an_edit_is_measured_against_what_the_workbook_showed(ours, edited, tmp_path):
    """What somebody said in the plan in the meantime is not taken back, and an edit of it is asked."""
    plan = ours[0]
    said = an_update("16 Nov 2017", review="Jan 2018", reason="Asked by the board", recorded_by="Vera Brook")
    themes = [
        replace(
            theme,
            actions=tuple(replace(a, updates=(*a.updates, said)) if a.ref == "1.1.1" else a for a in theme.actions),
        )
        for theme in plan.themes
    ]
    since = replace(plan, themes=tuple(themes))
    assert preview(since, edited({("Actions", 4, "Latest commentary"): "Well."}), None, NOW.date()).conflicts == []
    (asked,) = preview(since, edited({("Actions", 4, "Review"): "Mar 2018"}), None, NOW.date()).conflicts
    assert (asked.ref, asked.field, str(asked.ours), str(asked.theirs)) == ("1.1.1", "review", "Jan 2018", "Mar 2018")


def test_rows_may_be_sorted(whole, tmp_path):
    book = load_workbook(whole[2])
    page = book["Actions"]
    rows = [[(cell.value, cell.number_format) for cell in row] for row in page.iter_rows(min_row=4)]
    for at, row in enumerate(reversed(rows), start=4):
        for column, (value, looks) in enumerate(row, start=1):
            page.cell(at, column).value = value
            page.cell(at, column).number_format = looks
    book.save(tmp_path / "sorted.xlsx")
    draft = read_document(tmp_path / "sorted.xlsx")
    assert told(whole[0], draft) == ([], []) and further(whole, draft) == []


def test_a_row_that_was_written_below_is_a_new_action(ours, edited):
    theme = ours[0].themes[0].heading
    last = sum(1 for _ in ours[0].actions()) + 4
    cells = {"Theme": theme, "Ref": "1.1.99", "Action": "Write to every family.", "Review": "Mar 2018"}
    assert told(ours[0], edited({("Actions", last, name): text for name, text in cells.items()})) == ([], ["1.1.99"])


def test_what_cannot_be_taken_is_said_and_names_the_cell(ours, edited):
    cells = {
        ("Actions", 4, "Rating"): "Green",
        ("Commentary", 5, "Commentary"): "Otherwise",
        ("Overdue", 4, "Ref"): "9",
    }
    draft = edited(cells)
    assert told(ours[0], draft) == ([], [])
    assert len(further(ours, draft)) == 3
    assert {place.split(",")[0] for place, _ in further(ours, draft)} == {"Actions", "Commentary", "Overdue"}


def rows_of(ours, sheet):
    """The rows of a sheet below its headings, each as {heading: value} with the number of its row."""
    page = load_workbook(ours[2], read_only=True)[sheet]
    rows = list(page.iter_rows(min_row=3, values_only=True))
    return [(n, dict(zip(rows[0], row, strict=True))) for n, row in enumerate(rows[1:], 4)]


def test_a_value_that_was_corrected_is_a_further_reading(ours, edited, tmp_path):
    shutil.copy(ours[2].with_name("plan.db"), tmp_path / "plan.db")
    row, was = rows_of(ours, "Readings")[2]
    draft = edited(
        {
            ("Readings", row, "Value"): 44.1,
            ("Readings", row, "Note"): "Counted again",
            ("Actions", 7, "Stated rating"): "Red",
        }
    )
    assert further(ours, draft) == []
    with open_store(tmp_path / "plan.db") as store:
        save_drafts(store, [draft], None, NOW)
        assert told(store.plan(), draft, NOW.date()) == ([], [])
        told_now = [one for _, m in store.plan().measures() if m.ref == was["Ref"] for one in m.readings]
    period = [one for one in told_now if " ".join(one.period.as_printed.split()) == was["Period"]]
    assert [float(one.value) for one in period][-2:] == [was["Value"], 44.1]
    assert (period[-1].known, period[-1].note) == (NOW.date(), "Counted again")


def test_other_cases_of_the_same_value_are_told(ours, edited):
    row, was = next((n, one) for n, one in rows_of(ours, "Readings") if one["Numerator"])
    ((ref, _, new),) = told(ours[0], edited({("Readings", row, "Numerator"): 3}))[0]
    assert ref == was["Ref"] and f"(3/{was['Denominator']})" in new


def test_a_correction_counts_in_an_empty_file_too(ours, edited, tmp_path):
    row, was = rows_of(ours, "Readings")[2]
    with new_store(tmp_path / "new.db") as store:
        save_drafts(store, [edited({("Readings", row, "Value"): 44.1})], None, NOW)
        (measure,) = [m for _, m in store.plan().measures() if m.ref == was["Ref"]]
    counts = [
        one for one in known_by(measure.readings, date.max) if " ".join(one.period.as_printed.split()) == was["Period"]
    ]
    assert [float(one.value) for one in counts] == [44.1]


def test_a_value_set_back_to_one_before_is_a_further_reading(ours, edited, tmp_path):
    """Though the workbook says that value too, of before."""
    row, was = rows_of(ours, "Readings")[2]
    shutil.copy(ours[2].with_name("plan.db"), tmp_path / "plan.db")
    with open_store(tmp_path / "plan.db") as store:
        save_drafts(store, [edited({("Readings", row, "Value"): 44.1})], None, NOW)
        export_workbook(tmp_path / "second.xlsx", store.plan(), store.problems(), NOW.date(), NOW.date())
        page = (book := load_workbook(tmp_path / "second.xlsx"))["Readings"]
        (at,) = [
            cell.row
            for cell in next(page.iter_cols(min_col=1, max_col=1))
            if page.cell(cell.row, column_of(page, "Value")).value == 44.1
        ]
        page.cell(at, column_of(page, "Value")).value = was["Value"]
        book.save(tmp_path / "third.xlsx")
        changed, _ = told(store.plan(), read_document(tmp_path / "third.xlsx"), date(2017, 12, 1))
    assert [one[0] for one in changed] == [was["Ref"]]


def column_of(page, heading):
    return next(cell.column for cell in page[3] if cell.value == heading)


def test_a_row_added_to_the_readings_is_a_new_reading(ours, edited):
    rows = rows_of(ours, "Readings")
    new = {"Ref": rows[0][1]["Ref"], "Series": "Ours", "Period": "Mar 2019", "Value": 51.5}
    draft = edited({("Readings", rows[-1][0] + 1, name): text for name, text in new.items()})
    changed, _ = told(ours[0], draft)
    assert further(ours, draft) == [] and changed == [(new["Ref"], "reading Mar 2019", "51.5")]


WRONG = {
    "the plan has no measure of its ref and name": {"Ref": "9.9-M99"},
    "its measure has no series of that name": {"Series": "Team West"},
    "its period could not be read": {"Period": "some day"},
    "its first and last day are not those of its period": {"First day": date(2011, 1, 1)},
    "is not a number": {"Value": "many"},
    "has no value": {"Value": None},
}


def test_an_added_reading_that_is_not_clear_is_said(ours, edited):
    rows = rows_of(ours, "Readings")
    right = {"Ref": rows[0][1]["Ref"], "Series": "Ours", "Period": "Mar 2019", "Value": 51.5}
    below = list(enumerate(WRONG.values(), rows[-1][0] + 1))
    draft = edited({("Readings", row, name): text for row, one in below for name, text in (right | one).items()})
    assert told(ours[0], draft) == ([], [])
    for (row, _), why, problem in zip(below, WRONG, draft.problems[len(ours[1]) :], strict=True):
        assert why in problem.message and problem.place == f"Readings, A{row}"


def test_the_first_reading_of_all_may_be_written_where_it_said_that_there_is_none(tmp_path):
    plan = Plan("Ours", themes=(Theme("1", "Care", measures=(Measure("1-M01", "Visits"),)),))
    export_workbook(tmp_path / "plan.xlsx", plan, (), AS_AT, AS_AT)
    page = (book := load_workbook(tmp_path / "plan.xlsx"))["Readings"]
    assert read_document(tmp_path / "plan.xlsx").problems == ()
    for heading, text in {"Ref": "1-M01", "Period": "Oct 2017", "Value": 7}.items():
        page.cell(4, column_of(page, heading)).value = text
    book.save(tmp_path / "edited.xlsx")
    draft = read_document(tmp_path / "edited.xlsx")
    assert [one.value for _, m in draft.plan.measures() for one in m.readings] == [7] and draft.problems == ()


def test_a_renamed_measure_is_that_measure(ours, edited, tmp_path):
    """Though nothing in its new name is like the old one."""
    shutil.copy(ours[2].with_name("plan.db"), tmp_path / "plan.db")
    draft = edited({("Measures", 4, "Measure"): "Xylophones"})
    assert told(ours[0], draft) == ([("1.1-M01", "name", "Xylophones")], [])
    with open_store(tmp_path / "plan.db") as store:
        before = len(list(store.plan().measure_records()))
        save_drafts(store, [draft], None, NOW)
        assert len(list(store.plan().measure_records())) == before
        assert told(store.plan(), draft, NOW.date()) == ([], [])


def test_a_row_added_to_the_commentary_is_an_update_of_its_action(ours, edited, tmp_path):
    """For its day and in its author's name, once, and though the same had been said on another day."""
    shutil.copy(ours[2].with_name("plan.db"), tmp_path / "plan.db")
    rows = rows_of(ours, "Commentary")
    new = {"Ref": "1.1.2", "Day": date(2017, 11, 9), "Author": "Ada Flint", "Commentary": rows[1][1]["Commentary"]}
    draft = edited({("Commentary", rows[-1][0] + 1, name): text for name, text in new.items()})
    assert further(ours, draft) == []
    with open_store(tmp_path / "plan.db") as store:
        save_drafts(store, [draft], None, NOW)
        assert told(store.plan(), draft, NOW.date()) == ([], [])
        action = next(action for _, action in store.plan().actions() if action.ref == "1.1.2")
    update = action.updates[-1]
    assert (update.kind, update.day, update.author) == ("update", date(2017, 11, 9), "Ada Flint")
    assert update.text == new["Commentary"]


def test_of_a_new_row_what_cannot_be_read_is_said(ours, edited):
    last = sum(1 for _ in ours[0].actions()) + 4
    cells = {"Theme": "No theme of the plan", "Action": "Write to every family."}
    draft = edited({("Actions", last, name): text for name, text in cells.items()})
    assert told(ours[0], draft) == ([], [])
    assert "its theme is not one of the plan's" in draft.problems[-1].message


def test_the_edited_ambition_is_taken_and_no_reading_is_lost(ours, edited):
    row = next(n for n, part in enumerate(load_workbook(ours[2])["Plan"]["B"], 1) if part.value == "Ambition")
    draft = edited({("Plan", row, "Text"): "Every child is seen in time."})
    assert any("Every child is seen in time." in theme.ambition for theme in draft.plan.themes)
    assert draft.problems == tuple(replace(one, id=None, plan_id=None, revision=1) for one in ours[1])
    assert any(one.readings for _, one in draft.plan.measures())


def test_an_edit_on_a_sheet_that_another_version_wrote_loses_nothing_else(ours, tmp_path):
    book = load_workbook(ours[2])
    (mark,) = [cell for cell in book["Saved plan"]["A"] if cell.value == "checksum Readings"]
    book["Saved plan"].cell(mark.row, 2).value = "1-1"
    book.save(tmp_path / "other.xlsx")
    draft = read_document(tmp_path / "other.xlsx")
    assert told(ours[0], draft) == ([], [])
    (problem,) = draft.problems[len(ours[1]) :]
    assert (problem.kind, problem.place) == ("skipped", "Readings")
    assert problem.message.startswith('Something else was edited on the sheet "Readings"')
    assert any(one.readings for _, one in draft.plan.measures())


def test_beside_an_ambition_another_edit_of_the_plan_is_said_with_its_cell(ours, edited):
    row = next(n for n, one in rows_of(ours, "Plan") if one["Part"] == "Ambition")
    draft = edited({("Plan", row, "Text"): "Every child is seen in time.", ("Plan", 4, "Text"): "Another title"})
    assert any("Every child is seen in time." in theme.ambition for theme in draft.plan.themes)
    assert [place for place, _ in further(ours, draft)] == ["Plan, D4"]


def test_where_another_version_worded_a_finding_otherwise_edits_of_the_sheet_are_taken_by_their_cells(ours, tmp_path):
    page = (book := load_workbook(ours[2]))["Measures"]
    page.cell(4, column_of(page, "Finding")).value = "As another version words it"
    book.save(tmp_path / "other.xlsx")
    (grid,) = [grid for grid in read_xlsx(tmp_path / "other.xlsx") if grid.name == "Measures"]
    rows = [[comparable(cell.text) if cell else "" for cell in row] for row in grid.rows[2:]]
    full = [row + [""] * (len(rows[0]) - len(row)) for row in rows]
    (mark,) = [cell for cell in book["Saved plan"]["A"] if cell.value == "checksum Measures"]
    headings = [cell.text for cell in grid.rows[2] if cell]
    book["Saved plan"].cell(mark.row, 2).value = checksum(headings, map(row_mark, full[1:]))
    page.cell(5, column_of(page, "Measure")).value = "Xylophones"
    book.save(tmp_path / "edited.xlsx")
    draft = read_document(tmp_path / "edited.xlsx")
    assert told(ours[0], draft) == ([("1.1-M02", "name", "Xylophones")], []) and further(ours, draft) == []


def test_beside_an_ambition_whatever_else_was_edited_is_said_where_another_version_wrote_the_sheet(ours, tmp_path):
    book = load_workbook(ours[2])
    part = {cell.value: cell.row for cell in reversed(book["Plan"]["B"])}
    book["Plan"].cell(part["Ambition"], 4).value = "Every child is seen in time."
    (mark,) = [cell for cell in book["Saved plan"]["A"] if cell.value == "checksum Plan"]
    book["Saved plan"].cell(mark.row, 2).value = "1-1"
    book.save(tmp_path / "other.xlsx")
    draft = read_document(tmp_path / "other.xlsx")
    assert any("Every child is seen in time." in theme.ambition for theme in draft.plan.themes)
    assert 'Something else was edited on the sheet "Plan"' in draft.problems[-1].message


def test_a_workbook_whose_saved_plan_is_damaged_is_read_like_any_other(ours, tmp_path):
    book = load_workbook(ours[2])
    book["Saved plan"]["B15"].value = "nothing"
    book.save(tmp_path / "damaged.xlsx")
    assert told(ours[0], read_document(tmp_path / "damaged.xlsx")) == ([], [])


@pytest.mark.parametrize(
    "choice",
    [WorkbookChoice(sheets=("Actions",)), WorkbookChoice(themes=("2",)), WorkbookChoice(names=False)],
    ids=["sheets", "themes", "names"],
)
def test_a_workbook_from_which_something_is_left_out_does_not_hold_the_rest_either(ours, tmp_path, choice):
    export_workbook(tmp_path / "part.xlsx", ours[0], ours[1], AS_AT, AS_AT, choice)
    assert "Saved plan" not in load_workbook(tmp_path / "part.xlsx").sheetnames


CORPUS_PLANS = ["plan_two_themes.xlsx", "month_scorecard_sheet.xlsx", "odd_characters.docx", "school_scorecard.xlsx"]


@pytest.mark.parametrize("name", CORPUS_PLANS)
def test_documents_of_the_corpus_come_back(tmp_path, name):
    with new_store(tmp_path / "one.db") as store:
        save_drafts(store, [read_document(CORPUS / name)], date(2023, 6, 1), NOW)
        plan, problems = store.plan(), store.problems()
    export_workbook(tmp_path / "plan.xlsx", plan, problems, AS_AT, AS_AT)
    draft = read_document(tmp_path / "plan.xlsx")
    assert plan_json(draft.plan, draft.problems) == plan_json(plan, problems)
    assert told(plan, draft) == ([], [])


@settings(
    max_examples=DEAR, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(PLANS, PROBLEMS)
def test_any_plan_comes_back_from_its_workbook(tmp_path, plan, problems):
    export_workbook(tmp_path / "plan.xlsx", plan, problems, AS_AT, AS_AT, overwrite=True)
    draft = read_document(tmp_path / "plan.xlsx")
    assert plan_json(draft.plan, draft.problems) == plan_json(plan, problems)


def test_a_text_that_goes_on_below_may_be_edited(tmp_path):
    """Through the workbook alone: the part in the second row."""
    plan = a_plan(an_action("1.1.1", "Oct 2017", text="word " * 8_000, uuid="5c1d8e2e-7b0f-4df0-8d3a-0d6f2f3a1b11"))
    plan = replace(plan, uuid="5c1d8e2e-7b0f-4df0-8d3a-0d6f2f3a1b12")
    export_workbook(tmp_path / "plan.xlsx", plan, (), AS_AT, AS_AT)
    book = load_workbook(tmp_path / "plan.xlsx")
    page = book["Actions"]
    column = next(cell.column for cell in page[3] if cell.value == "Latest commentary")
    page.cell(5, column).value = f"{page.cell(5, column).value} The end."
    book.save(tmp_path / "edited.xlsx")
    (_, action) = next(read_document(tmp_path / "edited.xlsx").plan.actions())
    assert action.updates[-1].text.split() == ["word"] * 8_000 + ["The", "end."]


def test_a_plan_without_anything_comes_back(tmp_path):
    export_workbook(tmp_path / "plan.xlsx", Plan("Nothing"), (), AS_AT, AS_AT)
    assert plan_json(read_document(tmp_path / "plan.xlsx").plan, ()) == plan_json(Plan("Nothing"), ())
