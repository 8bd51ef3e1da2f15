"""The help in the window: F1 opens it at the page in view, words find a section, and it is read by keyboard alone."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from tests.patience import PATIENCE_MS
from tracker.ui.help.chapters import chapters
from tracker.ui.help.help_text import PLACE_OF_PICTURE
from tracker.ui.window.pages import PAGES

PICTURE = re.compile(r"\]\((pictures/.+?)\)")


@pytest.fixture
def help_of(window, qtbot):
    """Opens the help at a page by its key."""

    def press(name):
        window.show_page(name)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
        return window.menus.helping.help_window

    return press


def top_line(shown):
    """The heading that the text begins with as it is scrolled, or that its end holds."""
    return shown.text.textCursor().block().text()


def test_the_key_opens_it_at_every_page(page, window, help_of, qtbot):
    for entry in PAGES:
        shown = help_of(entry.name)
        assert shown.isVisible() and (shown.section.chapter, top_line(shown)) == ("pages", entry.name)
        assert shown.text.isVisible() and shown.list.currentItem().text() == "Page by page"
    assert window.menus.helping.help_window is shown  # one, brought to the front
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_before_a_plan_is_open_it_begins_at_its_beginning(window):
    window.menus.helping.show_help()
    assert window.menus.helping.help_window.section == chapters()[0].sections[0]
    assert "Find what is yours" in window.menus.helping.help_window.text.toPlainText()


def test_words_find_a_section_and_are_marked(window, qtbot):
    window.menus.helping.show_help()
    shown = window.menus.helping.help_window
    shown.activateWindow()
    qtbot.waitUntil(shown.search.hasFocus, timeout=PATIENCE_MS)
    qtbot.keyClicks(shown.search, "silent 90")
    assert shown.said.text() == "1 found" and shown.section.heading == "Due soon, and silent"
    marked = {mark.cursor.selectedText().casefold() for mark in shown.text.extraSelections()}
    assert marked == {"silent", "90"}
    qtbot.keyClick(shown.search, Qt.Key.Key_Down)
    assert shown.list.hasFocus()
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert shown.text.hasFocus()
    shown.search.setText("zebra")
    assert shown.said.text() == "Nothing has all these words" and shown.list.count() == 0


def test_an_option_of_the_command_line_is_marked_though_something_unseen_joins_it(window):
    window.menus.helping.show_help()
    shown = window.menus.helping.help_window
    shown.search.setText("--into")
    marked = {mark.cursor.selectedText().replace("\u2060", "") for mark in shown.text.extraSelections()}
    assert marked == {"--into"}


def test_exactly_the_words_are_marked_in_every_chapter(window):
    window.menus.helping.show_help()
    shown = window.menus.helping.help_window
    shown.search.setText("the")
    for row in range(shown.list.count()):
        shown.list.setCurrentRow(row)
        marked = [mark.cursor.selectedText().casefold() for mark in shown.text.extraSelections()]
        assert marked and set(marked) == {"the"}


def test_a_link_leads_to_its_chapter(window):
    window.menus.helping.show_help()
    shown = window.menus.helping.help_window
    shown.search.setText("drop the document")
    shown.text.anchorClicked.emit("importing.md")
    assert shown.search.text() == "" and shown.section.heading == "Importing a plan"
    assert shown.list.currentItem().text() == "Importing a plan"


def test_every_chapter_is_shown_without_a_mark_of_markdown_left(window):
    window.menus.helping.show_help()
    for row in range(window.menus.helping.help_window.list.count()):
        window.menus.helping.help_window.list.setCurrentRow(row)
        text = window.menus.helping.help_window.text.toPlainText()
        assert len(text) > 400 and not any(mark in text for mark in ("**", "```", "](", "## "))


def pictures(shown):
    """The formats of the pictures in the text, and how wide each is laid out."""
    document, found = shown.text.document(), []
    block = document.begin()
    while block.isValid():
        if PLACE_OF_PICTURE in block.text():
            found.append(document.documentLayout().blockBoundingRect(block).width())
        block = block.next()
    return found


@pytest.mark.parametrize("wide", [620, 1000])
def test_pictures_are_as_wide_as_there_is_room_and_say_what_they_show(window, qtbot, wide):
    window.menus.helping.show_help()
    shown = window.menus.helping.help_window
    shown.resize(wide, 700)
    shown._go_to("service-manager")
    qtbot.waitUntil(lambda: shown.text.horizontalScrollBar().maximum() == 0, timeout=PATIENCE_MS)
    assert len(pictures(shown)) == 1
    picture = shown.text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("pictures/actions.png"))
    room = shown.text.viewport().width()
    assert 0.85 * min(room, 1060) < picture.width() / picture.devicePixelRatio() <= min(room, 1060)
    assert "The page of actions: chips above the table" in shown.text.toPlainText()


def test_the_text_stays_at_its_section_when_the_window_grows(window, qtbot):
    window.menus.helping.show_help()
    shown = window.menus.helping.help_window
    shown.open_at("Scorecard")
    shown.resize(shown.width() - 150, shown.height() - 100)
    qtbot.waitUntil(lambda: top_line(shown) == "Scorecard", timeout=PATIENCE_MS)


@pytest.mark.parametrize("points", [10, 14, 20])
def test_no_chapter_is_wider_than_the_view_and_no_picture_larger(another_window, qtbot, points):
    window = another_window(text_points=points)
    window.resize(1024, 700)
    window.menus.helping.show_help()
    shown, wide = window.menus.helping.help_window, []
    for chapter in chapters():
        shown._go_to(chapter.name)
        view, bar = shown.text.viewport(), shown.text.horizontalScrollBar()
        assert view.width() > shown.list.width(), "the text has most of the room"
        wide += [chapter.name] if bar.maximum() else []
        for name in PICTURE.findall(chapter.markdown):
            picture = shown.text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
            assert 0 < picture.width() <= view.width() and 0 < picture.height() <= view.height()
    assert wide == []


def lines_of(document):
    """The lines as they are broken."""
    block, found = document.begin(), []
    while block.isValid():
        lines = [block.layout().lineAt(at) for at in range(block.layout().lineCount())]
        found += [block.text()[line.textStart() :][: line.textLength()].strip() for line in lines]
        block = block.next()
    return found


def test_a_command_is_broken_between_its_words_and_copied_whole(another_window):
    window = another_window(text_points=20)
    window.menus.helping.show_help()
    shown = window.menus.helping.help_window
    shown._go_to("command-line")
    window.grab()
    lines = lines_of(shown.text.document())
    assert "childrens.plan" in lines and not any(line.endswith(("--", "--\u2060as-")) for line in lines)
    shown.text.selectAll()
    shown.text.copy()
    copied = QApplication.clipboard().mimeData()
    assert "improvement-tracker import plan.docx --into childrens.plan\n" in copied.text()
    assert "\u2060" in shown.text.toPlainText() and "\u2060" not in copied.text() + copied.html()
