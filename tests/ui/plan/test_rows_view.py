"""Lines of the plan on the clipboard: as a table, of a heading with what stands under it, from the menu too."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.plan.conftest import choose, texts

COPY = (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
COPY_ALL = (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def copied():
    """The lines of text by their cells; the HTML has as many rows."""
    data = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in data.text().splitlines()]
    assert data.html().count("<tr>") == len(lines)
    return lines


def test_an_action_is_copied_with_its_lead_and_how_it_stands(page, keys):
    choose(page.themes, "theme", "1.2")
    row = choose(page.rows, "action")
    keys(COPY, on=page.rows)
    heading, line = copied()
    assert heading == ["Ref", "Words", "How it stands"]
    assert line[0] == row.record.ref and line[1].startswith(" ".join(row.text.split()))
    assert line[1].endswith(row.record.lead.as_printed) and "late" in line[2]


def test_of_a_heading_all_that_stands_under_it_is_copied_what_is_folded_away_too(page, keys):
    choose(page.themes, "theme", "1.1")
    choose(page.rows, "heading", "What we will do")
    keys(COPY, on=page.rows)
    _, group, *lines = copied()
    assert group[0].startswith("What we will do (17 actions") and len(texts(page.rows, "action")) == 8
    assert [line[0] for line in lines] == [action.ref for action in page.theme.actions]
    choose(page.beside, "heading", "Does it work?")
    keys(COPY, on=page.beside)
    assert [line[0] for line in copied()] == ["Words", "Does it work?", *texts(page.beside, "verdict")]


def test_a_theme_a_title_and_what_people_say_have_no_column_that_says_nothing(page, keys):
    row = choose(page.themes, "theme", "1.2")
    keys(COPY, on=page.themes)
    assert copied() == [["Words", "How it stands"], [row.text, row.quiet]]
    row = choose(page.rows, "title")
    keys(COPY, on=page.rows)
    assert copied() == [["Words"], [f"{row.quiet}: {row.text}"]]
    page.themes.setFocus()
    keys(COPY_ALL, on=page.themes)
    assert [line[0] for line in copied()] == ["Words", *texts(page.themes, "theme")]


def test_what_is_only_pressed_is_in_no_copy(page, keys):
    choose(page.rows, "add", section="actions")
    keys(COPY, on=page.rows)
    every = copied()
    assert len(every) > 10 and not any(line[0].startswith("+ Add") for line in every)
    keys(COPY_ALL, on=page.rows)
    assert copied() == every


def test_the_menu_of_a_line_copies_it(page, monkeypatch):
    opened = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, where: opened.append([one.text() for one in menu.actions()]))
    row = choose(page.rows, "action")
    place = page.rows.visualRect(page.rows.currentIndex()).center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(page.rows.viewport(), QContextMenuEvent(reason, place, page.rows.mapToGlobal(QPoint(place))))
    assert opened and opened[0][-2:] == ["Copy selected rows", "Copy table"] and page.rows.current is row
