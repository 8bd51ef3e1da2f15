"""The columns of the preview's own tables: dragged, moved and hidden as everywhere, and so at the next import."""

import pytest
from PySide6.QtCore import Qt

from tests.patience import PATIENCE_MS
from tests.ui.conftest import DAY
from tests.ui.importing.test_dialog import MESSY, held_in, other
from tests.ui.tables.test_wanted_columns import drag, drag_heading, press, stands_as_named, wide
from tracker.documents.reading.document import read_document
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Incoming
from tracker.ui.tables.grouping import Group


@pytest.fixture(scope="module")
def messy():
    return read_document(MESSY)


@pytest.fixture(scope="module")
def held(messy, tmp_path_factory):
    return held_in(tmp_path_factory.mktemp("held") / "held.plan", messy)


@pytest.fixture
def preview(window, qtbot, messy, held):
    """Opens the preview of a document against the plan of a month before."""

    def show():
        dialog = ImportDialog(Incoming(MESSY), ImportChoices(other(messy), held), window.background, window)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isActiveWindow() and window.background.busy == 0, timeout=PATIENCE_MS)
        dialog.parts.show_part("changes")
        return dialog

    return show


def texts(table, name):
    """What a column of the changes says under their headings."""
    at = table.wanted.names.index(name)
    rows = enumerate(table.rows.rows)
    return [table.rows.index(row, at).data() for row, record in rows if not isinstance(record, Group)]


def test_columns_of_the_changes_are_dragged_moved_and_hidden(preview, qtbot):
    table = preview().changes
    assert table.wanted.names == ["ref", "field", "old", "new"]
    refs = texts(table, "ref")
    drag(qtbot, table.wanted, "field", 30)
    qtbot.waitUntil(lambda: not table.wanted._let_go.isActive(), timeout=PATIENCE_MS)
    assert wide(table.wanted, "field") == table.wanted.by_hand("field")
    drag_heading(qtbot, table.wanted, "old", "new")
    assert table.wanted.names == ["ref", "field", "new", "old"] and stands_as_named(table.wanted)
    press(table.wanted, 1, "What")
    assert table.wanted.names == ["ref", "new", "old"] and texts(table, "ref") == refs
    headed = [at for at, row in enumerate(table.rows.rows) if isinstance(row, Group)]
    assert [table.columnSpan(at, 0) for at in headed] == [3] * len(headed)


def test_what_is_missing_is_ticked_wherever_its_column_stands(preview, qtbot):
    dialog = preview()
    table = dialog.changes
    table.wanted.take(("new", "ref", "old"))
    at = next(at for at, row in enumerate(table.rows.rows) if getattr(row, "kind", "") == "missing")
    table.setFocus()
    table.selectRow(at)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert len(table.removed) == 1
    table.scrollTo(table.rows.index(at, 0))
    box = table.visualRect(table.rows.index(at, 0))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert table.removed == set()
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.rows.index(at, 1)).center()
    )
    assert table.removed == set()  # only the box ticks


@pytest.mark.parametrize("is_open", [True, False])
def test_the_next_preview_has_the_columns_of_the_last_one_also_where_no_plan_is_open(preview, window, file, is_open):
    if is_open:
        window.commands.open_file(file)
        window.workspace.set_as_at(DAY)
    dialog = preview()
    dialog.changes.wanted.take(("ref", "new", "old"))
    dialog.changes.wanted.widen("ref", 6)
    dialog.found.tables.wanted.take(("rows", "title", "kind"))
    dragged = dialog.changes.wanted.dragged
    dialog.reject()
    again = preview()
    assert again.changes.wanted.names == ["ref", "new", "old"] and again.changes.wanted.dragged == dragged
    assert again.found.tables.wanted.names == ["rows", "title", "kind"]
    for wanted in (again.changes.wanted, again.found.tables.wanted):
        press(wanted, 0, "Usual columns")
    again.reject()
    assert not any(entry["pages"].get("ImportDialog") for entry in window.workspace.settings.as_left)
