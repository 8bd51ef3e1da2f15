"""Packs that come back in ways that nobody asked for: each is taken right, or told in a sentence."""

import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.domain.builders import a_plan, an_action
from tests.services.test_packs import (
    BACK,
    CLOCK,
    COLUMNS,
    FIRST_ROW,
    LEAD,
    back,
    both,
    file,
    fill,
    made_once,
    sent,
    store,
    told,
    updates_of,
)
from tracker.columns.packs import collected_words
from tracker.documents.packs.read import read_pack
from tracker.documents.vocabulary.likeness import alike
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.packs.collected import Collecting, PackAnswers
from tracker.domain.packs.coming_back import collected_from
from tracker.domain.packs.returned import ReturnedPack, ReturnedRow
from tracker.errors import TrackerError
from tracker.services.packs import preview_packs, save_packs, send_packs

FORMULA = '=HYPERLINK("http://x.example","y")'
_FIXTURES = (back, file, made_once, sent, store)


def edited(sent, path, *edits):
    book = openpyxl.load_workbook(sent.path)
    for edit in edits:
        edit(book[book.sheetnames[0]])
    book.save(path)
    return path


def collected(store, *paths):
    return save_packs(store, [read_pack(path) for path in paths], BACK, CLOCK, by="QA")


def held(store, ref):
    return next(action for _, action in store.plan().actions() if action.ref == ref)


def texts_of(store):
    return [update.text for _, action in store.plan().actions() for update in action.updates]


def test_a_formula_in_each_cell_is_told_and_none_is_taken_as_a_value(back, store):
    cells = dict.fromkeys(COLUMNS, FORMULA)
    made = back(both(*(fill(ref, **cells) for ref in ("1.1.1", "1.1.2", "1.1.3", "1.1.4"))))
    assert "(a formula or an error)" in updates_of(store, "1.1.1")[-1].text
    assert not [one for one in made.updates if one.status or one.stated_rag]
    assert not [one for one in made.updates if one.review and one.review.first]


def test_a_formula_in_every_cell_that_there_is_belongs_to_no_action_and_is_told(back):
    def overwrite(sheet):
        for row in range(FIRST_ROW, FIRST_ROW + 3):
            for column in range(1, 12):
                sheet.cell(row, column).value = FORMULA

    made = back(overwrite)
    assert made.updates == [] and [line.kind for line in made.lines] == ["problem"] * 3
    assert made.lines[0].becomes == "the action of Your actions, row 8 is not in the plan: nothing is taken"
    assert "(a formula or an error)" in made.lines[0].came


def hidden(name, text):
    """An edit of the hidden sheet, in the row of a name."""

    def edit(sheet):
        for row in sheet.parent["Pack"].iter_rows():
            if row[0].value == name:
                row[1].value = text

    return edit


def test_hidden_ids_that_were_edited_do_not_lose_the_pack_or_sign_for_another(back, store):
    made = back(both(fill("1.1.1", update="Held."), hidden("pack", "nonsense"), hidden("lead", "Somebody else")))
    assert (made.lead, updates_of(store, "1.1.1")[-1].author) == (LEAD, LEAD)
    made = back(both(fill("1.1.2", update="Done."), hidden("checksum", "0")))
    assert made.pack.uuid == store.plan().packs[0].uuid and updates_of(store, "1.1.2")[-1].text == "Done."


def test_a_hidden_plan_that_was_edited_is_refused_as_another_plan(back, store):
    with pytest.raises(TrackerError) as told:
        back(both(fill("1.1.1", update="Held."), hidden("plan", "nonsense"), hidden("title", "Last year")))
    assert str(told.value) == "back.xlsx is a pack of another plan (Last year): collect it into that plan's file."
    assert "Held." not in texts_of(store)


@pytest.mark.parametrize("key", ["nonsense", "uuid-1.1.5", "=1+1"])
def test_hidden_keys_that_were_edited_leave_words_with_the_action_that_they_stand_at(back, store, key):
    def edit(sheet):
        for row in range(FIRST_ROW, FIRST_ROW + 4):
            sheet.cell(row, 11).value = key

    back(both(fill("1.1.1", update="Held."), fill("1.1.2", update="Done."), edit))
    assert (updates_of(store, "1.1.1")[-1].text, updates_of(store, "1.1.2")[-1].text) == ("Held.", "Done.")
    assert len(updates_of(store, "1.1.5")) == 1


def pasted_as(words, ref):
    """An edit: the row of these words has another ref and no hidden key, as in a table that was pasted or retyped."""

    def edit(sheet):
        row = next(row for row in range(FIRST_ROW, sheet.max_row) if sheet.cell(row, 2).value == words)
        sheet.cell(row, 1).value, sheet.cell(row, 11).value = ref, None

    return edit


@pytest.mark.parametrize("ref", ["1.1.1.", "Action 1.1.1", "9.9", "01/01/2001"])
def test_a_ref_that_a_program_or_a_hand_changed_makes_no_second_action(back, store, ref):
    made = back(both(fill("1.1.1", update="Held."), pasted_as("Do what 1.1.1 promised", ref)))
    assert told(made) == [("update", "1.1.1", "Commentary")]
    assert updates_of(store, "1.1.1")[-1].text == f"Held.\nRef: {ref}"


def test_the_ref_of_one_action_beside_the_words_of_another_is_told_and_makes_no_third(back, store):
    edit = both(fill("1.1.1", update="Held."), pasted_as("Do what 1.1.1 promised", "1.1.3"))
    made = back(edit, answers=PackAnswers(theme=store.plan().themes[0].id))
    (line,) = made.lines
    assert (line.kind, line.came) == ("problem", "Do what 1.1.1 promised\nHeld.") and not made.new
    assert line.becomes == "could be 1.1.3 by its ref and 1.1.1 by its words: nothing is taken"


def test_an_action_renumbered_moved_and_reworded_since_is_still_found(back, store):
    was = held(store, "1.1.1")
    store.save(replace(was, ref="9.9", text="Something else altogether", updates=()))
    back(fill("1.1.1", update="Held."))
    assert updates_of(store, "9.9")[-1].text == "Held."


def test_refs_that_were_exchanged_since_do_not_exchange_the_words(back, store):
    one, two = held(store, "1.1.1"), held(store, "1.1.2")
    store.save(replace(one, ref="1.1.2", updates=()))
    store.save(replace(two, ref="1.1.1", updates=()))
    back(fill("1.1.1", update="Of the first."))
    assert {action.uuid for _, action in store.plan().actions() if "Of the first." in texts(action)} == {one.uuid}


def texts(action):
    return [update.text for update in action.updates]


def test_two_files_of_one_pack_that_say_otherwise_lose_nothing_and_the_second_is_asked(store, sent, tmp_path):
    one = edited(sent, tmp_path / "one.xlsx", fill("1.1.1", update="Held.", status="Reported complete"))
    two = edited(sent, tmp_path / "two.xlsx", fill("1.1.1", update="Not held.", status="Not started"))
    first, second = collected(store, one, two)
    assert {"Held.", "Not held."} <= set(texts_of(store))
    assert ("conflict", "1.1.1", "Status") in told(second) and not first.count("conflict")


def test_an_empty_file_is_refused_by_its_name(tmp_path):
    (tmp_path / "back.xlsx").write_bytes(b"")
    with pytest.raises(TrackerError, match=r"back\.xlsx"):
        read_pack(tmp_path / "back.xlsx")


@pytest.mark.parametrize("name", ["answer.json", "mail.txt"])
@pytest.mark.parametrize("data", [b"", b"Dear all, thank you.", b"{}", b"\xff\xfe\x00"])
def test_a_text_or_answer_without_one_is_refused_by_its_name(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TrackerError, match=name.replace(".", r"\.")):
        read_pack(tmp_path / name)


def test_a_workbook_with_a_password_is_said_to_have_one(tmp_path):
    (tmp_path / "back.xlsx").write_bytes(
        bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le") * 99
    )
    with pytest.raises(TrackerError, match=r"back\.xlsx.*password"):
        read_pack(tmp_path / "back.xlsx")


def test_a_huge_cell_is_taken_whole(back, store):
    text = ("word " * 6500).strip()
    back(fill("1.1.1", update=text))
    assert updates_of(store, "1.1.1")[-1].text == text


def test_hidden_and_filtered_rows_count(back, store):
    def hide(sheet):
        sheet.auto_filter.ref = f"A{FIRST_ROW - 1}:J{sheet.max_row}"
        for row in range(FIRST_ROW, sheet.max_row + 1):
            sheet.row_dimensions[row].hidden = True

    back(both(fill("1.1.1", update="Held."), fill("1.1.2", update="Done."), hide))
    assert {"Held.", "Done."} <= set(texts_of(store))


def test_words_in_cells_merged_over_two_actions_are_not_lost(back, store):
    def merge(sheet):
        sheet.merge_cells(start_row=FIRST_ROW, end_row=FIRST_ROW + 1, start_column=6, end_column=6)

    made = back(both(fill("1.1.1", update="Both are held."), merge))
    assert "Both are held." in texts_of(store) and made.count("problem") == 0


@pytest.mark.parametrize(("encoding", "comma"), [("cp1252", ","), ("cp1252", ";"), ("utf-8-sig", ","), ("utf-16", ";")])
def test_a_csv_of_any_program_is_taken(store, sent, tmp_path, encoding, comma):
    rows = [["Ref", "Action", "Your update"], ["1.1.1", "Do what 1.1.1 promised", "Café – “held” for £5"]]
    text = "\r\n".join(comma.join(row) for row in rows)
    (tmp_path / "back.csv").write_bytes(text.encode(encoding))
    collected(store, tmp_path / "back.csv")
    assert updates_of(store, "1.1.1")[-1].text == "Café – “held” for £5"


def test_the_page_itself_is_told_apart_from_its_answer(store, tmp_path):
    (made,) = send_packs(store, [LEAD], tmp_path / "out", BACK, CLOCK, pages=True)
    with pytest.raises(TrackerError, match="Save the answer"):
        read_pack(shutil.copy(made.path.with_suffix(".html"), tmp_path / "page.html"))


def test_ten_thousand_rows_of_another_table_are_offered_and_none_is_taken(back, store):
    def add(sheet):
        for number in range(10_000):
            sheet.append([f"8.{number}", f"A further step, number {number}"])

    made = back(both(fill("1.1.1", update="Held."), add))
    assert len(made.updates) == 1 and made.count("new") == 10_000 and not made.new
    assert {line.becomes for line in made.lines if line.kind == "new"} == {"a new row: which theme is it of?"}
    assert collected_words(made) == "1 update, 10,000 new rows"


def test_thousands_of_rows_are_not_each_held_against_every_action(store):
    asked = []

    def likeness(one, other):
        asked.append(one)
        return alike(one, other)

    steps = ("report", "letter", "visit", "panel", "course")
    texts = [
        f"A further {step} for area {chr(97 + at)}{chr(97 + of)}"
        for step in steps
        for at in range(20)
        for of in range(20)
    ]
    rows = tuple(ReturnedRow(f"row {at}", "", "", text, NewUpdate()) for at, text in enumerate(texts))
    actions = tuple(replace(an_action(), text=f"What is done for child {at}", uuid=str(at)) for at in range(200))
    made = collected_from(a_plan(*actions), ReturnedPack("back.csv", "", rows), Collecting(BACK, CLOCK, None, likeness))
    assert made.count("new") == len(texts) and len(asked) <= 3 * len(texts)


@pytest.mark.parametrize(("words", "cut"), [(40, False), (2000, True)])
def test_a_text_longer_than_a_row_can_be_is_not_cut_in_silence(store, tmp_path, words, cut):
    store.save(replace(held(store, "1.1.1"), text="word " * words, updates=()))
    (made,) = send_packs(store, [LEAD], tmp_path / "out", BACK, CLOCK)
    book = openpyxl.load_workbook(made.path)
    assert ("they stand whole on the sheet Long texts" in book.worksheets[0]["A2"].value) == cut
    assert ("Long texts" in book.sheetnames) == cut


def test_a_long_text_stands_whole_on_its_sheet_and_comes_back_as_nothing_that_was_said(store, tmp_path):
    text = "\n".join(f"={paragraph} " + "word and word " * 200 + "end" for paragraph in range(5))
    store.save(replace(held(store, "1.1.1"), text=text, updates=()))
    (made,) = send_packs(store, [LEAD], tmp_path / "out", BACK, CLOCK)
    sheet = openpyxl.load_workbook(made.path)["Long texts"]
    pieces = [cell.value for (cell,) in sheet.iter_rows(min_row=4)]
    assert sheet["A3"].value == "1.1.1: Action, whole" and " ".join(pieces).split() == text.split()
    (back,) = collected(store, made.path)
    assert back.lines == []
    path = edited(made, tmp_path / "back.xlsx", lambda first: note_on(first.parent["Long texts"], "See the minutes"))
    (line,) = collected(store, path)[0].lines
    assert (line.kind, line.came) == ("problem", "See the minutes")


def note_on(sheet, text):
    sheet["A4"] = text


def test_an_old_workbook_is_said_to_tell_no_colours_and_comments(store):
    twins = Path(__file__).parents[1] / "corpus" / "twins"
    made = preview_packs(store.plan(), [read_pack(twins / "plan_hidden_places.xls")], BACK, CLOCK, None)[0]
    (line,) = [one for one in made.lines if one.field == "File"]
    assert line.kind == "problem" and "colours, comments and errors of an old workbook are not read" in line.becomes
