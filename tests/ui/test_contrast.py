"""What is seen on the pages stands out, in every look: text 4.5 to 1, marks, edges and focus 3 to 1."""

import re
from collections import Counter

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from tests.patience import PATIENCE_MS
from tests.ui.asking import choose, controls
from tests.ui.conftest import DAY
from tracker.palette import PALETTES, contrast
from tracker.settings import Settings
from tracker.ui.look.theme import current_palette
from tracker.ui.window.application import make_window
from tracker.ui.window.pages import PAGES

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
TEXT, MARK = 4.5, 3.0


@pytest.fixture(scope="module", params=[palette.name for palette in PALETTES])
def window(request, qapp, sample, tmp_path_factory):
    """One window for each look, on the sample as at 1 Nov 2017; nothing is saved in it."""
    file = tmp_path_factory.mktemp("look") / "sample.plan"
    file.write_bytes(sample.read_bytes())
    window = make_window(qapp, Settings(who="QA Manager", look=request.param))
    window.resize(1280, 800)
    window.show()
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def page(window):
    window.show_page("Actions")
    return window.pages["Actions"]


@pytest.fixture
def dressed(window):
    """The palette of the look."""
    assert current_palette().name == window.workspace.settings.look
    return current_palette()


def rules(sheet):
    """(selector, properties) of every rule of a style sheet."""
    for selectors, inside in RULE.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)):
        said = dict(part.split(":", 1) for part in inside.split(";") if ":" in part)
        properties = {key.strip(): value.strip() for key, value in said.items()}
        yield from ((selector.strip(), properties) for selector in selectors.split(","))


def colour(text):
    """The colour in the value of a property, None where there is none."""
    found = re.search(r"#[0-9A-Fa-f]{6}", text or "")
    return found[0] if found else None


def ink_of(label):
    """The colour of a label's words, by whatever sheet."""
    return label.palette().color(label.foregroundRole()).name()


def sheets(window):
    """Every style sheet in use: the application's, and those of single widgets."""
    own = [widget.styleSheet() for widget in window.findChildren(QWidget) if "{" in widget.styleSheet()]
    return "\n".join([QApplication.instance().styleSheet(), *own])


# ---- the style sheet


def test_text_reads_on_the_ground_that_its_rule_gives_it(dressed, window):
    found = 0
    for selector, said in rules(sheets(window)):
        ink, ground = colour(said.get("color")), colour(said.get("background"))
        if ink and ground:
            found += 1
            assert contrast(ink, ground) >= TEXT, selector
    assert found > 5


def test_text_without_a_ground_of_its_own_reads_on_every_ground_there_is(dressed, window):
    for selector, said in rules(sheets(window)):
        ink = colour(said.get("color"))
        if ink and not colour(said.get("background")):
            grounds = [dressed.surface, dressed.background]
            if not ("error" in selector or "#page" in selector):  # which stand in no frame that warns
                grounds.append(dressed.bands.requires_improvement)
            assert all(contrast(ink, ground) >= TEXT for ground in grounds), selector


CONTROL = re.compile(r"Q(LineEdit|PlainText|Combo|Date|Spin|PushButton$|ToolTip)")


def test_controls_have_an_edge_and_the_focus_another_that_stand_out(dressed, window):
    found = 0
    for selector, said in rules(sheets(window)):
        border = said.get("border") or said.get("border-color") or ""
        if not colour(border) or ":disabled" in selector or not (":focus" in selector or CONTROL.match(selector)):
            continue
        found += ":focus" in selector
        # On what is filled with the accent, the focus is a ring inside it.
        grounds = [dressed.accent] if "double" in border else [dressed.surface, dressed.background]
        assert all(contrast(colour(border), ground) >= MARK for ground in grounds), selector
    assert found >= 9


def test_the_handle_of_a_scroll_bar_stands_out(dressed, window):
    handles = [
        colour(said["background"])
        for selector, said in rules(sheets(window))
        if "ScrollBar::handle" in selector and "background" in said
    ]
    assert handles and all(contrast(handle, dressed.surface) >= MARK for handle in handles)


def test_what_is_focused_looks_other_than_what_is_not(dressed, window):
    by_selector = dict(rules(sheets(window)))
    for selector, said in by_selector.items():
        plain = by_selector.get(selector.replace(":focus", ""))
        if ":focus" in selector and plain and "border" in plain:
            assert said["border"] != plain["border"], selector


# ---- Qt's own palette


def test_qts_own_roles_read_on_each_other(dressed, window):
    roles = QPalette.ColorRole
    pairs = (
        (roles.WindowText, roles.Window), (roles.Text, roles.Base), (roles.ButtonText, roles.Button),
        (roles.HighlightedText, roles.Highlight), (roles.ToolTipText, roles.ToolTipBase),
        (roles.PlaceholderText, roles.Base), (roles.Link, roles.Base), (roles.Text, roles.AlternateBase),
    )  # fmt: skip
    qt = window.palette()
    for ink, ground in pairs:
        assert contrast(qt.color(ink).name(), qt.color(ground).name()) >= TEXT, (ink, ground)


# ---- what the pages paint themselves


def ground_of(widget, place):
    """The colour that is painted at a place of a widget."""
    return widget.grab().toImage().pixelColor(place).name().upper()


def right_top(table, row, column):
    """A place in a cell where nothing is written."""
    rect = table.visualRect(table.model().index(row, column))
    return QPoint(rect.right() - 2, rect.top() + 4)


def painted(table, row):
    """Every colour in a row."""
    rect = table.visualRect(table.model().index(row, 0))
    points = points_of(table.viewport().grab(QRect(0, rect.y(), table.viewport().width(), rect.height())))
    return {f"#{point:06X}" for point in np.unique(points).tolist()}


def points_of(pixmap):
    """The points of a picture, each as 0xRRGGBB, row by row."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), dtype=np.uint32) & 0xFFFFFF


def test_everything_written_in_the_chosen_row_reads_with_the_focus_and_without(dressed, page, window, qtbot):
    choose(page, "1.1.2")
    row = page.table.currentIndex().row()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    grounds = set()
    for widget in (page.table, page.head.search):
        widget.setFocus()
        ground, there = ground_of(page.table.viewport(), right_top(page.table, row, 1)), painted(page.table, row)
        inks = {dressed.text, dressed.quiet_text, dressed.ratings["red"].fill} & there
        assert dressed.text in inks and all(contrast(ink, ground) >= TEXT for ink in inks)
        assert contrast(dressed.accent, ground) >= MARK
        grounds.add(ground)
    assert len(grounds) == 2 and dressed.surface not in grounds


def test_lateness_is_red_where_that_reads(dressed, page):
    choose(page, "1.1.1")
    row = page.table.currentIndex().row() + 1
    assert page.model.rows[row].overdue and dressed.ratings["red"].fill in painted(page.table, row)


def test_the_heading_of_a_group_reads_when_it_is_chosen(dressed, page, window):
    page.table.choose(0)
    page.table.setFocus()
    rect = page.table.visualRect(page.model.index(0, 0))
    ground = ground_of(page.table.viewport(), QPoint(rect.right() - 2, rect.top() + 4))
    assert all(contrast(ink, ground) >= TEXT for ink in (dressed.text, dressed.quiet_text))


def test_the_name_of_the_page_in_view_reads_in_the_rail(dressed, page, window):
    button = window.rail.buttons["Actions"]
    ground = ground_of(button, QPoint(button.width() // 2, 4))
    ink = ink_of(button.words)
    assert contrast(ink, ground) >= TEXT
    assert contrast(dressed.quiet_text, ground) >= TEXT  # the count


def test_an_error_in_the_form_reads(dressed, page):
    page.panel.form.foot.save.click()
    error = page.panel.form.foot.error
    assert error.isVisible()
    ink = ink_of(error)
    assert contrast(ink, ground_of(page.panel, QPoint(4, 4))) >= TEXT and contrast(ink, dressed.background) >= TEXT


def test_the_chosen_measure_reads(dressed, page, window):
    window.show_page("Measures")
    measures = window.pages["Measures"]
    measures.show_measure("1.1-M04")
    rect = measures.list.visualRect(measures.list.currentIndex())
    ground = ground_of(measures.list.viewport(), QPoint(rect.right() - 2, rect.top() + 4))
    assert all(contrast(ink, ground) >= TEXT for ink in (dressed.text, dressed.quiet_text))
    assert contrast(dressed.accent, ground) >= MARK


# ---- the focus


def picture(window, rect):
    """The points of the window in a rectangle."""
    QApplication.processEvents()
    return points_of(window.grab(rect))


def points_that_stand_out(window, widget):
    """How many points of a widget change by a contrast of 3 to 1 or more when the focus comes to it."""
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    before = picture(window, rect)
    widget.setFocus()
    after = picture(window, rect)
    other = before != after
    pairs = Counter(zip(before[other].tolist(), after[other].tolist(), strict=True))
    return sum(count for (one, other), count in pairs.items() if contrast(f"#{one:06X}", f"#{other:06X}") >= MARK)


@pytest.fixture
def active(window, qtbot):
    window.resize(1280, 1500)  # high enough for the whole form
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    yield window
    window.resize(1280, 800)


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_the_focus_is_seen_on_every_control(active, dressed, name, qtbot):
    active.show_page(name)
    qtbot.waitUntil(lambda: active.background.busy == 0, timeout=PATIENCE_MS)  # what is counted makes a chip wider
    unseen = []
    for widget in [*controls(active.pages[name]), *controls(active.rail)]:
        where = widget.geometry()
        points = points_that_stand_out(active, widget)
        if points < widget.width() / 2 or widget.geometry() != where:
            unseen.append(f"{widget.accessibleName()}: {points} points in {where}, then in {widget.geometry()}")
    assert unseen == []
