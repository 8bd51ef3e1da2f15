"""How much a row of actions shows, the panel that folds away, and that both are remembered."""

from PySide6.QtCore import Qt

from tests.patience import PATIENCE_MS
from tests.ui.actions.test_page import row_of
from tests.ui.asking import choose, chosen, headings, listed, pick, say
from tracker.ui.look.text_lines import all_lines
from tracker.ui.tables.grouping import Group

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LONG = "We met the teams, heard what stands in the way and agreed who does what. " * 12


def height(page, ref):
    return page.table.rowHeight(row_of(page, ref))


def test_rows_have_three_densities_by_keys_and_by_a_list(active, qtbot):
    heights = {}
    for key, density in ((Qt.Key.Key_1, "one line"), (Qt.Key.Key_3, "full"), (Qt.Key.Key_2, "two lines")):
        qtbot.keyClick(active.table, key, ALT)
        assert active.workspace.settings.density == active.table.row_painter.density == density
        heights[density] = height(active, "1.1.4")
    assert heights["one line"] < heights["two lines"] < heights["full"]
    pick(active.head.density, "One line")
    assert height(active, "1.1.4") == heights["one line"]
    pick(active.head.density, "Two lines")
    assert active.workspace.settings.density == "two lines"


def test_in_full_a_row_has_room_for_every_line_of_its_action_and_its_latest_commentary(page):
    say(page, "1.1.4", text=LONG)
    page.head.see(density="full")
    line = page.model.rows[row_of(page, "1.1.4")]
    painter, column = page.table.row_painter, [one.name for one in page.model.columns].index("action")
    width = page.table.columnWidth(column) - 12
    said = all_lines(f"1 Nov 2017 · {LONG}", painter.quiet, width)
    assert " ".join(said).split() == f"1 Nov 2017 · {LONG}".split()
    lines = len(all_lines(line.action.text, painter.font, width)) + len(said)
    assert height(page, "1.1.4") >= lines * page.fontMetrics().lineSpacing() * 0.9
    assert height(page, "1.1.4") > 3 * height(page, "1.1.5")


def test_rows_in_full_follow_the_width_of_the_table(page, qtbot):
    say(page, "1.1.4", text=LONG)
    page.head.see(density="full")
    before = height(page, "1.1.4")
    page.resize(1900, 800)
    qtbot.waitUntil(lambda: height(page, "1.1.4") < before, timeout=PATIENCE_MS)


def test_rows_that_are_no_longer_shown_in_full_follow_no_width_that_they_had_then(page, qtbot):
    page.head.see(density="full")
    page.resize(1900, 800)
    qtbot.waitUntil(page.table._soon.isActive, timeout=PATIENCE_MS)
    page.head.see(density="two lines")
    qtbot.waitUntil(lambda: not page.table._soon.isActive(), timeout=PATIENCE_MS)
    assert height(page, "1.1.4") == height(page, "1.1.5") == page.table.row_painter.row_height


def test_a_text_in_full_keeps_its_paragraphs_and_breaks_what_has_no_blank(page):
    font = page.table.row_painter.font
    assert all_lines("First.\n\nSecond  point", font, 500) == ("First.", "Second point")
    assert "".join(all_lines("x" * 500, font, 100)) == "x" * 500
    assert "".join(all_lines("😀" * 90, font, 100)) == "😀" * 90


def test_the_chosen_row_stays_chosen_and_in_sight_over_densities(page):
    choose(page, "2.3")
    for density in ("one line", "full"):
        page.head.see(density=density)
        rect = page.table.visualRect(page.model.index(row_of(page, "2.3"), 0))
        assert chosen(page) == "2.3" and page.table.viewport().rect().intersects(rect)


def test_density_and_panel_are_remembered(page, window, another_window, file):
    page.head.see(density="full")
    page.head.fold.click()
    settings = window.workspace.settings
    other = another_window(density=settings.density, panel_folded=settings.panel_folded)
    other.commands.open_file(file)
    again = other.pages["Actions"]
    assert again.table.row_painter.density == "full" and not again.panel.isVisible()
    assert again.head.density.text() == "Rows: Full ▾" and again.head.fold.text() == "Show panel"


def test_the_panel_folds_away_and_comes_back_with_what_was_typed(active, qtbot):
    form = choose(active, "1.1.4").panel.form
    form.text.setFocus()
    qtbot.keyClicks(form.text, "Half a sentence")
    before = active.table.width()
    qtbot.keyClick(form.text, Qt.Key.Key_B, CTRL)
    assert not active.panel.isVisible() and active.table.hasFocus()
    qtbot.waitUntil(lambda: active.table.width() > before, timeout=PATIENCE_MS)
    qtbot.keyClick(active.table, Qt.Key.Key_B, CTRL)
    assert active.panel.isVisible() and form.text.toPlainText() == "Half a sentence"


def test_a_row_that_is_opened_brings_the_panel_back(active, qtbot):
    qtbot.keyClick(active.table, Qt.Key.Key_B, CTRL)
    qtbot.keyClick(active.table, Qt.Key.Key_Return)
    assert active.panel.isVisible() and active.panel.form.text.hasFocus()


# ---- groups


def test_rows_are_grouped_by_lead_by_rating_or_not_at_all(page):
    pick(page.head.group, "By lead")
    assert [words.split("  ")[0] for words in headings(page)][:3] == ["Clara Wynn", "Joan Kettle", "Karl Gedney"]
    assert "Paul Yarrow  7 actions" in " ".join(headings(page))
    pick(page.head.group, "By rating")
    assert headings(page)[:2] == ["Red  1 action · 1 overdue", "Amber  25 actions · 25 overdue"]
    pick(page.head.group, "Not in groups")
    assert headings(page) == [] and listed(page) == [line.action.ref for line in page.workspace.lines]


def test_rows_are_sorted_within_their_groups(page):
    pick(page.head.group, "By lead")
    pick(page.head.order, "Review")
    assert headings(page)[0].startswith("Clara Wynn")
    inside = [row.state.review.last for row in page.model.rows[1:6] if row.state.review.last]
    assert inside == sorted(inside) and len(inside) > 2
    assert page.model.sorted_words == "Review, sorted"


def test_a_group_of_a_lead_folds(page):
    pick(page.head.group, "By lead")
    page.table.fold_asked.emit(page.model.rows[0].key)
    assert isinstance(page.model.rows[1], Group) and len(listed(page)) == 43
