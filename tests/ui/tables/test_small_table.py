"""A small table: which row is chosen once its rows are made anew."""

from typing import NamedTuple

import pytest

from tracker.columns.words import Column
from tracker.settings import Settings
from tracker.ui.look.theme import apply_look
from tracker.ui.tables.small_table import RowsView


class Row(NamedTuple):
    name: str
    says: str = ""


@pytest.fixture
def table(qtbot):
    columns = [Column("name", "Name", lambda row: row.name, "text", 10)]
    made = RowsView("Names", columns, "name", choosing=True, same=lambda row: row.name)
    qtbot.addWidget(made)
    made.show_rows([Row("first"), Row("second"), Row("third")])
    return made


def chosen(table):
    return table.rows.rows[table.currentIndex().row()]


def test_the_chosen_row_stays_though_it_says_something_else_and_stands_elsewhere(table):
    table.selectRow(1)
    heard = []
    table.chosen.connect(heard.append)
    table.show_rows([Row("new"), Row("first"), Row("third"), Row("second", "changed")])
    assert chosen(table) == Row("second", "changed") == heard[-1]


def test_for_a_row_that_is_gone_the_one_in_its_place_is_chosen(table):
    table.selectRow(1)
    table.show_rows([Row("first"), Row("third")])
    assert chosen(table).name == "third"
    table.show_rows([Row("first")])
    assert chosen(table).name == "first"


def test_of_rows_that_are_alike_the_one_in_its_place_stays_chosen(table):
    table.show_rows([Row("same"), Row("same")])
    table.selectRow(1)
    table.show_rows([Row("same"), Row("same")])
    assert table.currentIndex().row() == 1


def test_a_text_beside_is_broken_into_lines_only_where_the_wide_column_needs_the_room(qtbot):
    columns = [
        Column("name", "Name", lambda row: row.name, "text", 10),
        Column("says", "Says", lambda row: row.says, "text", 10, wrap=True),
    ]
    made = RowsView("Names", columns, "name", choosing=False)
    qtbot.addWidget(made)
    made.show_rows([Row("first", "no answer, 13 days")])
    em = made.fontMetrics().averageCharWidth()
    for wide, lines in ((40 * em, 2), (120 * em, 1)):
        made.resize(wide, 300)
        made.show()
        assert (made.rowHeight(0) > 2 * made.fontMetrics().lineSpacing()) is (lines == 2)
    assert made.columnWidth(1) < 40 * em


@pytest.mark.parametrize("choosing", [True, False])
def test_as_high_as_it_asks_to_be_it_does_not_scroll(qtbot, qapp, choosing):
    apply_look(qapp, Settings())  # where no row can be chosen the table has a frame
    made = RowsView("Names", [Column("name", "Name", lambda row: row.name, "text", 10)], "name", choosing=choosing)
    qtbot.addWidget(made)
    made.show_rows([Row("first"), Row("second")])
    made.show()
    made.resize(300, made.sizeHint().height())
    assert made.verticalScrollBar().maximum() == 0 and made.viewport().height() >= 2 * made.rowHeight(0)
