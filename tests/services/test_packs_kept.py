"""Nothing that a lead writes is lost, wherever it was written, and nothing is taken twice or in silence."""

from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl.comments import Comment

from tests.domain.builders import a_when, an_update, on
from tests.services.test_packs import (
    COLUMNS,
    FIRST_ROW,
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
from tests.services.test_packs_hostile import held
from tracker.domain.packs.collected import PackAnswers

_FIXTURES = (back, file, made_once, sent, store)


def put(place, value):
    """An edit of one cell, wherever it is."""

    def edit(sheet):
        sheet[place] = value

    return edit


def note(place, text):
    def edit(sheet):
        sheet[place].comment = Comment(text, "Lead")

    return edit


def office(store, ref, **fields):
    """What the office says of an action after its pack was sent."""
    store.save(an_update("7 Nov 2017", "SMT agreed.", action_id=held(store, ref).id, **fields))


# Where it may be written


def test_a_reason_for_nothing_is_words_and_stands_once(back, store):
    for _ in range(2):
        back(fill("1.1.1", reason="The board moved to May"))
    assert [one.text for one in updates_of(store, "1.1.1")[1:]] == ["Reason: The board moved to May"]


def test_a_reason_waits_with_the_value_that_it_was_given_for(back, store):
    office(store, "1.1.2", review="Nov 2017")
    edit = fill("1.1.2", update="Not yet.", review="Jan 2018", reason="No room")
    back(edit)
    assert (updates_of(store, "1.1.2")[-1].text, updates_of(store, "1.1.2")[-1].reason) == ("Not yet.", None)
    back(edit, answers=PackAnswers(otherwise="theirs"))
    assert [one.reason for one in updates_of(store, "1.1.2")].count("No room") == 1


def test_an_answered_reason_stands_only_where_one_was_needed(back, store):
    back(both(fill("1.1.1", update="Held."), fill("1.1.3", review="Mar 2018")), answers=PackAnswers(reason="By phone"))
    assert updates_of(store, "1.1.1")[-1].reason is None and updates_of(store, "1.1.3")[-1].reason == "By phone"


@pytest.mark.parametrize(
    ("edit", "came"),
    [
        (put("H3", "See my e-mail"), "See my e-mail"),
        (put("N7", "Off until May"), "Off until May"),
        (note("A1", "Read this first"), "Comment: Read this first"),
        (note("F7", "All of them"), "Comment: All of them"),
        (note("D90", "Far below"), "Comment: Far below"),
    ],
)
def test_what_stands_over_or_beside_the_table_is_told_by_its_place(back, edit, came):
    (line,) = back(edit).lines
    assert came in line.came and (line.kind, line.field) in {("problem", "Text"), ("new", "Action")}


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (put(f"B{FIRST_ROW}", "Do what 1.1.1 promised - done 5/11"), "Action: Do what 1.1.1 promised - done 5/11"),
        (put(f"A{FIRST_ROW}", "1.1.1 closed?"), "Ref: 1.1.1 closed?"),
        (both(put("L7", "Notes"), put(f"L{FIRST_ROW}", "Mine")), "Notes: Mine"),
        (both(put("L7", "Your update"), put(f"L{FIRST_ROW}", "Mine")), "Your update: Mine"),
        (note(f"M{FIRST_ROW}", "In a comment"), "Comment: In a comment"),
    ],
)
def test_what_is_written_elsewhere_in_a_row_is_kept_as_words(back, store, edit, text):
    back(edit)
    assert updates_of(store, "1.1.1")[-1].text == text


def test_a_column_that_was_copied_says_nothing_twice(back, store):
    def copy(sheet):
        for row in range(FIRST_ROW - 1, sheet.max_row + 1):
            sheet.cell(row, 12).value = sheet.cell(row, COLUMNS["update"]).value

    back(both(fill("1.1.1", update="Held."), copy))
    assert updates_of(store, "1.1.1")[-1].text == "Held."


def test_a_row_that_was_copied_and_written_over_is_offered_as_a_new_action(back):
    def copy(sheet):
        sheet.cell(12, 2).value, sheet.cell(12, 11).value = "Brief the new chairs", "uuid-1.1.2"

    assert told(back(copy)) == [("new", "new", "Action")]


def test_a_row_that_names_no_action_is_told_with_all_that_it_says(back):
    (line,) = back(both(put("G12", "Reported complete"), put("J12", "Mar 2018"))).lines
    assert line.kind == "problem" and line.came == "Status: reported complete\nNext review: Mar 2018"
    assert line.becomes == "Your actions, row 12 names no action: nothing is taken"


def test_of_an_action_that_was_removed_every_value_is_told(back, store):
    store.save(replace(held(store, "1.1.1"), updates=(), removed_on=on("5 Nov 2017")))
    (line,) = back(fill("1.1.1", status="Reported complete", rating="Red", reason="Why")).lines
    assert line.came == "Status: reported complete\nRating: red\nReason: Why"


@pytest.mark.parametrize(
    ("shown_as", "review"),
    [
        ("MM/DD/YYYY", "4 Mar 2018"),
        ("DD/MM/YYYY", "4 Mar 2018"),
        ("YYYY-MM-DD", "4 Mar 2018"),
        ("mmm yyyy", "Mar 2018"),
    ],
)
def test_a_date_is_the_day_that_it_is_however_the_cell_shows_it(back, store, shown_as, review):
    def edit(sheet):
        sheet.cell(FIRST_ROW, COLUMNS["review"]).value = datetime(2018, 3, 4)
        sheet.cell(FIRST_ROW, COLUMNS["review"]).number_format = shown_as

    back(both(fill("1.1.1", update="Held.", reason="Why"), edit))
    assert updates_of(store, "1.1.1")[-1].review == a_when(review)


# Merged cells


@pytest.mark.parametrize(
    ("cells", "text", "of"),
    [
        (f"F{FIRST_ROW}:J{FIRST_ROW}", "Held.", ["1.1.1"]),
        (f"A{FIRST_ROW}:B{FIRST_ROW}", "Held.", ["1.1.1"]),
        (f"F{FIRST_ROW}:F{FIRST_ROW + 1}", "Held.", ["1.1.1", "1.1.3"]),
        (f"F{FIRST_ROW}:J{FIRST_ROW + 1}", "Held.", ["1.1.1", "1.1.3"]),
        (f"B{FIRST_ROW}:B{FIRST_ROW + 1}", "Held.", ["1.1.1"]),
        ("A1:J1", "Held.", ["1.1.1"]),
    ],
)
def test_merged_cells_say_what_they_show_of_each_action_that_they_cover(back, store, cells, text, of):
    made = back(both(fill("1.1.1", update=text), lambda sheet: sheet.merge_cells(cells)))
    assert [one.action_id for one in made.updates] == [held(store, ref).id for ref in of]
    assert {one.text for one in made.updates} == {text} and made.count("problem") == 0
