"""Packs are sent, filled in by their leads, and come back: what each entry becomes, and what is asked."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.domain.builders import a_plan, a_when, an_action, an_update, on
from tests.store.builders import a_file
from tracker.documents.packs.read import read_pack
from tracker.domain.packs.collected import NOTHING_ANSWERED, PackAnswers
from tracker.domain.plan import Lead
from tracker.errors import TrackerError
from tracker.put_in_place import AlreadyThere
from tracker.services.importing import import_to_undo, undo_import
from tracker.services.packs import preview_packs, save_packs, send_packs
from tracker.store.sqlite import open_store

SENT, BACK = on("1 Nov 2017"), on("14 Nov 2017")
CLOCK = datetime(2017, 11, 1, 9, tzinfo=UTC)
LEAD, OTHER = "Service Manager", "QA Manager"
COLUMNS = {"update": 6, "status": 7, "rating": 8, "reason": 9, "review": 10}
FIRST_ROW = 8


def action(ref, review, *updates, lead=LEAD, **fields):
    made = an_action(ref, review, updates, status="in progress", text=f"Began {ref}.", lead=Lead(lead, lead), **fields)
    return replace(made, text=f"Do what {ref} promised", uuid=f"uuid-{ref}")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    joint = replace(action("1.1.4", "Dec 2017"), lead=Lead(f"{LEAD} and {OTHER}", f"{LEAD} and {OTHER}"))
    plan = a_plan(
        action("1.1.1", "Sep 2017"),
        action("1.1.2", "Dec 2017"),
        action("1.1.3", "Oct 2017", an_update("3 Oct 2017", "Letter sent; report to the board by 30 Nov 2017.")),
        joint,
        action("1.1.5", "Oct 2017", lead=OTHER),
        replace(an_action("1.1.6", status="complete", lead=Lead(LEAD, LEAD)), uuid="uuid-1.1.6"),
    )
    return a_file(tmp_path_factory.mktemp("packs") / "plan.plan", plan)


@pytest.fixture
def file(made_once, tmp_path):
    return shutil.copy(made_once, tmp_path / "plan.plan")


@pytest.fixture
def store(file):
    with open_store(file) as store:
        yield store


@pytest.fixture
def sent(store, tmp_path):
    """The pack of the service manager: 1.1.1, 1.1.3, 1.1.2 and 1.1.4, the most urgent first."""
    (made,) = send_packs(store, [LEAD], tmp_path / "out", SENT, CLOCK, by="QA")
    return made


@pytest.fixture
def back(store, sent, tmp_path):
    """Edits the sheet of the pack as its lead would, and collects it (None: as it came last); answers by name."""

    def collected(edit, day=BACK, answers=NOTHING_ANSWERED, file=sent.path, only_look=False):
        path = tmp_path / "back.xlsx"
        if edit is not None:
            book = openpyxl.load_workbook(file)
            edit(book[book.sheetnames[0]])
            book.save(path)
        returned = [read_pack(path)]
        if only_look:
            return preview_packs(store.plan(), returned, day, CLOCK, "QA", answers)[0]
        return save_packs(store, returned, day, CLOCK, by="QA", answers=answers)[0]

    return collected


def fill(ref, **cells):
    """An edit that fills cells in the row of an action."""

    def edit(sheet):
        row = next(row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, 1).value == ref)
        for name, value in cells.items():
            sheet.cell(row, COLUMNS[name]).value = value

    return edit


def both(*edits):
    return lambda sheet: [edit(sheet) for edit in edits]


def updates_of(store, ref):
    return next(action.updates for _, action in store.plan().actions() if action.ref == ref)


def told(made):
    return [(line.kind, line.ref, line.field) for line in made.lines]


# Out


def test_a_pack_holds_the_live_actions_of_its_lead_the_most_urgent_first(sent):
    sheet = openpyxl.load_workbook(sent.path)["Your actions"]
    refs = [sheet.cell(row, 1).value for row in range(FIRST_ROW, sheet.max_row + 1)]
    assert [ref for ref in refs if ref] == ["1.1.1", "1.1.3", "1.1.2", "1.1.4"] and sent.actions == 4


def test_it_says_what_was_promised_what_was_said_and_how_the_action_stands(sent):
    sheet = openpyxl.load_workbook(sent.path)["Your actions"]
    row = [sheet.cell(FIRST_ROW + 1, column).value for column in range(1, 6)]
    assert row[0] == "1.1.3" and row[2].startswith("30 Nov 2017: ") and "report to the board" in row[2]
    assert row[3].startswith("3 Oct 2017: Letter sent") and row[3].endswith("From the beginning: Began 1.1.3.")
    assert row[4] == "In progress\nAmber, 1 day late\nReview: Oct 2017"


def test_only_what_is_to_be_filled_in_is_free_and_there_is_no_password(sent):
    sheet = openpyxl.load_workbook(sent.path)["Your actions"]
    assert sheet.protection.sheet and not sheet.protection.password
    locked = [sheet.cell(FIRST_ROW, column).protection.locked for column in range(1, 11)]
    assert locked == [True] * 5 + [False] * 5
    assert {rule.type for rule in sheet.data_validations.dataValidation} >= {"list", "date"}


def test_two_leads_of_one_action_both_get_it(store, tmp_path):
    made = send_packs(store, [], tmp_path / "all", SENT, CLOCK)
    assert {one.pack.lead: one.actions for one in made} == {LEAD: 4, OTHER: 2}


def test_what_was_sent_is_remembered_with_its_values(store, sent):
    (pack,) = store.plan().packs
    assert (pack.lead, pack.day, pack.made_by) == (LEAD, SENT, "QA")
    first = pack.actions[0]
    assert (first.ref, first.status, first.review) == ("1.1.1", "in progress", "Sep 2017")


def test_a_pack_that_is_there_is_not_replaced_and_nothing_is_remembered(store, sent, tmp_path):
    with pytest.raises(AlreadyThere):
        send_packs(store, [], tmp_path / "out", SENT, CLOCK)
    assert len(store.plan().packs) == 1 and len(list((tmp_path / "out").iterdir())) == 1


def test_packs_of_which_one_cannot_be_written_are_none_and_what_stood_there_stays(store, sent, tmp_path):
    before = sent.path.read_bytes()
    (tmp_path / "out" / f"{OTHER} 2017-11-01.html").mkdir()
    with pytest.raises(TrackerError, match=r"html is a folder"):
        send_packs(store, [], tmp_path / "out", SENT, CLOCK, overwrite=True, pages=True)
    assert len(store.plan().packs) == 1 and sent.path.read_bytes() == before
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_lead_of_nothing_live_is_refused_by_name(store, tmp_path):
    with pytest.raises(TrackerError, match='"Nobody at all" leads no live action'):
        send_packs(store, ["Nobody at all"], tmp_path, SENT, CLOCK)


# Back


def test_a_pack_that_comes_back_as_it_went_changes_nothing(back, store):
    made = back(lambda sheet: None)
    assert made.lines == [] and made.updates == []
    assert [entry.says for entry in store.plan().pack_entries] == ["back"]


def test_words_become_an_update_of_the_lead_on_the_day_the_file_was_saved(back, store, monkeypatch):
    made = back(fill("1.1.3", update="Report is written."))
    update = updates_of(store, "1.1.3")[-1]
    assert (update.text, update.author, update.recorded_by, update.day) == ("Report is written.", LEAD, "QA", BACK)
    assert told(made) == [("update", "1.1.3", "Commentary")]


def test_the_day_is_that_of_the_file_where_that_is_earlier(store, sent):
    returned = replace(read_pack(sent.path), saved=on("9 Nov 2017"))
    row = returned.rows[0]
    said = replace(returned, rows=(replace(row, said=replace(row.said, text="Done so far.")),))
    (made,) = save_packs(store, [said], BACK, CLOCK)
    assert made.updates[0].day == on("9 Nov 2017")


def test_a_clean_change_of_every_field_is_taken(back, store):
    back(fill("1.1.3", update="Held.", status="reported complete", rating="A", review="Mar 2018", reason="Board moved"))
    update = updates_of(store, "1.1.3")[-1]
    assert (str(update.status), update.stated_rag, update.review.last, update.reason) == (
        "reported complete", "amber", on("31 Mar 2018"), "Board moved",
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["31/03/2018", "31 March 2018", datetime(2018, 3, 31)])
def test_a_date_may_be_typed_as_a_text_or_be_one(back, store, typed):
    back(fill("1.1.2", update="Held.", review=typed, reason="Later"))
    assert updates_of(store, "1.1.2")[-1].review.last == on("31 Mar 2018")


def test_the_same_pack_twice_counts_once(back, store):
    edit = fill("1.1.1", update="Held.", review="Mar 2018", reason="Later")
    back(edit)
    made = back(edit)
    assert [line.kind for line in made.lines] == ["known"] and made.updates == []
    assert [update.text for update in updates_of(store, "1.1.1")].count("Held.") == 1


def test_a_field_that_the_office_changed_meanwhile_is_a_conflict(back, store):
    held = next(action for _, action in store.plan().actions() if action.ref == "1.1.2")
    store.save(an_update("7 Nov 2017", "SMT agreed.", review="Nov 2017", action_id=held.id, uuid="office"))
    edit = fill("1.1.2", update="Not yet.", review="Jan 2018", reason="No room")
    made = back(edit, only_look=True)
    (conflict,) = [line for line in made.lines if line.kind == "conflict"]
    assert (conflict.sent, conflict.now, conflict.came) == (
        "Dec 2017", "Nov 2017", "Jan 2018, reason: No room",
    )  # fmt: skip
    made = back(edit)
    assert updates_of(store, "1.1.2")[-1].text == "Not yet." and updates_of(store, "1.1.2")[-1].review is None


@pytest.mark.parametrize(
    ("choice", "review", "text"),
    [("theirs", "Jan 2018", "Not yet."), ("ours", None, "Not yet."), ("both", None, "Not yet.\nNext review: Jan 2018")],
)
def test_a_conflict_is_answered_with_theirs_ours_or_both_as_words(back, store, choice, review, text):
    held = next(action for _, action in store.plan().actions() if action.ref == "1.1.2")
    store.save(an_update("7 Nov 2017", "SMT agreed.", review="Nov 2017", action_id=held.id, uuid="office"))
    back(fill("1.1.2", update="Not yet.", review="Jan 2018", reason="No room"), answers=PackAnswers(otherwise=choice))
    update = updates_of(store, "1.1.2")[-1]
    assert (update.review and update.review.as_printed, update.text) == (review, text)


def test_what_was_left_by_a_first_collecting_is_taken_by_a_second_and_its_words_stand_once(back, store):
    held = next(action for _, action in store.plan().actions() if action.ref == "1.1.2")
    store.save(an_update("7 Nov 2017", "SMT agreed.", review="Nov 2017", action_id=held.id, uuid="office"))
    edit = fill("1.1.2", update="Not yet.", review="Jan 2018", reason="No room")
    back(edit)
    back(edit, answers=PackAnswers(otherwise="theirs"))
    said = updates_of(store, "1.1.2")
    assert said[-1].review == a_when("Jan 2018") and [one.text for one in said].count("Not yet.") == 1


def test_a_later_review_without_a_reason_is_asked_back_and_the_words_are_taken(back, store):
    made = back(fill("1.1.1", review="Mar 2018"))
    assert told(made) == [("reason", "1.1.1", "Next review")] and made.updates == []
    key, _, _ = made.lines[0].key.partition(":")
    made = back(None, answers=PackAnswers(reasons={key: "asked by phone"}))
    assert made.updates[0].reason == "asked by phone" and updates_of(store, "1.1.1")[-1].review == a_when("Mar 2018")


def test_a_better_rating_without_a_reason_is_asked_back(back):
    made = back(fill("1.1.1", update="Going well.", rating="Green"))
    assert told(made) == [("reason", "1.1.1", "Rating"), ("update", "1.1.1", "Commentary")]


def test_rows_may_be_sorted_deleted_and_copied(back, store):
    def edit(sheet):
        fill("1.1.2", update="Second.")(sheet)
        cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW, max_row=FIRST_ROW + 3)]
        cells = [cells[2], cells[0], cells[2], [None] * len(cells[0])]
        for row, values in enumerate(cells, FIRST_ROW):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value

    made = back(edit)
    assert told(made) == [("update", "1.1.2", "Commentary")]
    assert [update.text for update in updates_of(store, "1.1.2")].count("Second.") == 1


def test_columns_may_be_moved(back, store):
    def edit(sheet):
        fill("1.1.3", update="Moved.", status="reported complete")(sheet)
        for row in range(FIRST_ROW - 1, sheet.max_row + 1):
            ref, status = sheet.cell(row, 1), sheet.cell(row, 7)
            ref.value, status.value = status.value, ref.value

    back(edit)
    update = updates_of(store, "1.1.3")[-1]
    assert (update.text, str(update.status)) == ("Moved.", "reported complete")


def test_pasted_into_a_new_workbook_it_is_matched_by_ref_and_words(store, sent, tmp_path):
    sheet = openpyxl.load_workbook(sent.path)["Your actions"]
    book = openpyxl.Workbook()
    for row in sheet.iter_rows(min_row=FIRST_ROW - 1, max_row=FIRST_ROW + 3, max_col=10):
        book.active.append([cell.value for cell in row])
    book.active.cell(2, 6).value = "From a copy."
    book.save(tmp_path / "copy.xlsx")
    (made,) = save_packs(store, [read_pack(tmp_path / "copy.xlsx")], BACK, CLOCK)
    assert (made.lead, told(made)) == (LEAD, [("update", "1.1.1", "Commentary")])
    assert updates_of(store, "1.1.1")[-1].author == LEAD


def test_a_colour_is_a_rating_and_a_comment_is_words(back, store):
    def edit(sheet):
        fill("1.1.1", update="Red now.")(sheet)
        sheet.cell(FIRST_ROW, COLUMNS["rating"]).fill = PatternFill("solid", fgColor="FF0000")
        sheet.cell(FIRST_ROW, COLUMNS["review"]).comment = Comment("Ask the board first", "Manager")

    back(edit)
    update = updates_of(store, "1.1.1")[-1]
    assert (update.stated_rag, update.text) == ("red", "Red now.\nComment on Next review: Ask the board first")


def test_words_that_are_no_status_rating_or_date_are_kept_as_words(back, store):
    made = back(fill("1.1.1", status="nearly", rating="pink", review="soon"))
    assert updates_of(store, "1.1.1")[-1].text == "Status: nearly\nRating: pink\nNext review: soon"
    assert ("problem", "1.1.1", "Next review") in told(made)


def test_what_is_written_over_a_cell_that_shows_is_kept_as_words(back, store):
    def edit(sheet):
        sheet.cell(FIRST_ROW, 4).value = "I never said that."

    back(edit)
    assert updates_of(store, "1.1.1")[-1].text == "Latest updates: I never said that."


def test_a_new_row_is_offered_and_with_a_theme_it_is_an_action(back, store):
    def edit(sheet):
        row = next(row for row in range(FIRST_ROW, 40) if not sheet.cell(row, 1).value)
        sheet.cell(row, 2).value, sheet.cell(row, 10).value = "Brief the new chairs", "Jan 2018"

    assert told(back(edit)) == [("new", "new", "Action")]
    theme = store.plan().themes[0].id
    back(edit, answers=PackAnswers(theme=theme))
    new = store.plan().themes[0].actions[-1]
    assert (new.text, new.lead.name, new.updates[0].review) == ("Brief the new chairs", LEAD, a_when("Jan 2018"))
    assert told(back(edit, answers=PackAnswers(theme=theme))) == [] and len(store.plan().themes[0].actions) == 7


def test_a_text_beside_the_table_is_a_problem_by_its_place(back):
    def edit(sheet):
        sheet.parent.create_sheet("Notes")["B3"] = "See the minutes"

    (line,) = back(edit).lines
    assert (line.kind, line.key, line.came) == ("problem", "Notes, B3", "See the minutes")


def test_an_action_that_is_gone_takes_nothing_and_its_words_are_told(back, store):
    held = next(action for _, action in store.plan().actions() if action.ref == "1.1.1")
    store.save(replace(held, updates=(), removed_on=on("5 Nov 2017")))
    (line,) = back(fill("1.1.1", update="Still at it.")).lines
    assert (line.kind, line.came) == (
        "problem",
        "Still at it.",
    ) and "removed from the plan on 5 Nov 2017" in line.becomes
    assert "Still at it." in store.plan().pack_entries[-1].came


def test_an_edited_key_of_a_row_does_not_move_its_words_to_another_action(back, store):
    def edit(sheet):
        fill("1.1.1", update="Mine.")(sheet)
        sheet.cell(FIRST_ROW, 11).value = "uuid-1.1.5"

    back(edit)
    assert updates_of(store, "1.1.1")[-1].text == "Mine." and updates_of(store, "1.1.5")[-1].text == "Began 1.1.5."


def test_a_pack_of_another_plan_is_refused_by_its_title(sent, tmp_path):
    path = a_file(tmp_path / "other.plan", a_plan(action("1.1.1", "Sep 2017")))
    with open_store(path) as other, pytest.raises(TrackerError, match=r"pack of another plan \(Improvement plan\)"):
        save_packs(other, [read_pack(sent.path)], BACK, CLOCK)


def test_a_formula_is_told_as_one(back, store):
    made = back(fill("1.1.1", update='=HYPERLINK("https://example.org","go")'))
    assert made.updates[0].text.endswith("(a formula or an error)")


def test_a_file_that_is_no_pack_is_refused_in_a_sentence(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "Shopping"
    book.save(tmp_path / "list.xlsx")
    with pytest.raises(TrackerError, match=r"list\.xlsx is no pack: it has no table"):
        read_pack(tmp_path / "list.xlsx")


def test_collecting_is_one_step_that_can_be_undone(file, tmp_path):
    with open_store(file) as store:
        (sent,) = send_packs(store, [LEAD], tmp_path, SENT, CLOCK)
        book = openpyxl.load_workbook(sent.path)
        both(fill("1.1.1", update="One."), fill("1.1.2", update="Two."))(book.worksheets[0])
        book.save(tmp_path / "back.xlsx")
        save_packs(store, [read_pack(tmp_path / "back.xlsx")], BACK, CLOCK)
    assert import_to_undo(file).what == "back.xlsx"
    undo_import(file)
    with open_store(file) as store:
        assert "One." not in [update.text for update in updates_of(store, "1.1.1")]
