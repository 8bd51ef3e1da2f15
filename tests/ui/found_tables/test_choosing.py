"""What is chosen for a table goes under the right key, counts from the heading row that was found, and goes again."""

from dataclasses import replace

import pytest

from tests.documents.books import a_book
from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice, key_of_one
from tracker.ui.found_tables.choosing import (
    as_it_was_found,
    shown_tables,
    with_cut,
    with_field,
    with_head,
    with_joined,
    with_kind,
    with_left_out,
)

PLAN = [
    ["Priority 1: Early help"],
    ["Ref", "Action", "Lead", "Cost centre", "Update"],
    ["1.1", "Train every team", "Head of Service", "40101", "Begun."],
    ["1.2", "Count the visits", "QA Manager", "40102", "Not yet."],
]
RISKS = [["Theme", "What worries us", "Who", "Score"], ["x", "Late visits", "TM", "4"], ["y", "Long waits", "TM", "5"]]


@pytest.fixture
def book(tmp_path):
    return a_book(tmp_path / "plan.xlsx", [*PLAN, [], *RISKS])


@pytest.fixture
def tables(book):
    return read_document(book).tables


def test_kind_and_fields_are_chosen_for_all_tables_with_these_headings(tables):
    table = tables[1]
    assert with_kind({}, table, "evidence") == {table.key: TableChoice(kind="evidence")}
    chosen = with_field(with_field({}, table, "Who", "lead"), table, "Score", None)
    assert chosen == {table.key: TableChoice(fields={"Who": "lead", "Score": None})}


def test_the_rest_is_chosen_for_one_table_alone(tables):
    table = tables[1]
    one = key_of_one(table)
    assert with_left_out({}, table, True) == {one: TableChoice(left_out=True)}
    assert with_joined({}, table, True) == {one: TableChoice(joined=True)}
    assert with_head({}, table, 7, 2) == {one: TableChoice(head=(1, 2))}
    assert with_cut({}, table, 7) == {one: TableChoice(cut=(1,))}


def test_what_is_taken_back_leaves_nothing_behind(tables):
    table, other = tables[1], tables[0]
    assert with_left_out(with_left_out({}, table, True), table, False) == {}
    assert with_joined(with_joined({}, table, True), table, False) == {}
    kept = with_kind({}, other, "notes")
    assert as_it_was_found(with_cut(with_kind(kept, table, "actions"), table, 8), table) == kept


def test_a_table_is_left_out_or_joined_and_choosing_a_kind_ends_both(tables):
    table = tables[1]
    out = with_left_out(with_joined({}, table, True), table, True)
    assert out == {key_of_one(table): TableChoice(left_out=True)}
    assert with_kind(out, table, "actions") == {table.key: TableChoice(kind="actions")}


def test_rows_are_counted_from_the_heading_row_that_was_found_even_after_it_was_moved(book, tables):
    table = tables[1]
    moved = with_head({}, table, 7, 1)
    again = read_document(book, moved).tables[1]
    assert again.first_row + again.head[0] == 7 and again.key == table.key
    assert with_head(moved, again, 8, 1) == {key_of_one(table): TableChoice(head=(2, 1))}
    assert with_cut(moved, again, 8)[key_of_one(table)].cut == (2,)


def test_tables_without_headings_are_chosen_for_one_by_one(tables):
    bare = replace(tables[1], key="", nth=3)
    assert with_kind({}, bare, "actions") == {" #3": TableChoice(kind="actions")}
    (_, shown) = shown_tables([tables[0], bare], {" #3": TableChoice(kind="actions")})
    assert shown.alike == 0 and shown.is_chosen


def test_a_column_is_unknown_when_it_holds_something_and_nobody_has_said_what(tables):
    (shown, _) = shown_tables(tables, {})
    unknown = [heading for at, (heading, _) in enumerate(shown.table.fields) if shown.is_unknown(at)]
    assert unknown == ["Cost centre"]
    (shown, _) = shown_tables(tables, with_field({}, tables[0], "Cost centre", None))
    assert not any(shown.is_unknown(at) for at in range(len(shown.table.fields)))


def test_what_is_not_understood_or_unsure_is_to_be_looked_at_until_it_is_chosen(book, tables):
    assert [shown.to_look_at for shown in shown_tables(tables, {})] == [False, True]
    for choices in (with_kind({}, tables[1], "notes"), with_joined({}, tables[1], True)):
        again = shown_tables(read_document(book, choices).tables, choices)
        assert [shown.to_look_at for shown in again] == [False, False]


def test_a_table_can_join_one_whose_rows_are_read(book, tables):
    assert [shown.can_join for shown in shown_tables(tables, {})] == [False, True]
    out = with_left_out({}, tables[0], True)
    assert not shown_tables(read_document(book, out).tables, out)[1].can_join
