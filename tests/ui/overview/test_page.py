"""The overview: each count and each mark leads to exactly the rows that it counts, by mouse and by keyboard."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.domain.builders import an_action
from tests.patience import PATIENCE_MS
from tests.store.builders import a_file
from tests.ui.asking import chosen, listed, say, words
from tracker.domain.meeting import Meeting
from tracker.domain.plan import Lead, Plan, Theme
from tracker.store.sqlite import open_store
from tracker.ui.overview.page import OverviewPage

Key = Qt.Key
DAY = date(2017, 11, 14)


@pytest.fixture
def overview(window, file, qtbot):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    return shown(window, qtbot)


def shown(window, qtbot):
    window.show_page("Overview")
    page = window.pages["Overview"]
    qtbot.waitUntil(lambda: page.background.busy == 0, timeout=PATIENCE_MS)
    return page


def lines(window, fits):
    return [line.action.ref for line in window.workspace.lines if fits(line)]


def mark(view, text):
    return next(one for one in view.every() if text in one.accessibleName())


def focus():
    return QApplication.focusWidget().accessibleName()


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("overdue", lambda line: line.days_late > 0),
        ("due_soon", lambda line: line.due_soon),
        ("silent", lambda line: line.silent),
        ("complete", lambda line: line.standing == "complete"),
    ],
)
def test_a_count_leads_to_exactly_the_actions_counted(overview, window, name, fits):
    wanted, card = lines(window, fits), overview.counts.cards[name]
    assert card.number.split()[0] == str(len(wanted)) != "0"
    card.click()
    actions = window.stack.currentWidget()
    assert actions is window.pages["Actions"] and listed(actions) == wanted


def test_a_count_of_nothing_leads_nowhere_and_keeps_its_name(overview):
    card = overview.counts.cards["awaiting_sign_off"]
    assert not card.isEnabled() and card.accessibleName() == "0 awaiting sign-off"


def test_every_part_of_every_bar_leads_to_its_theme_and_rating(overview, window):
    told = []
    for one in overview.ratings.bars.every():
        overview.rows_asked.emit("Actions", one.look.wanted)
        assert len(listed(window.pages["Actions"])) == one.look.amount
        told += listed(window.pages["Actions"])
    assert sorted(told) == sorted(lines(window, lambda line: True))
    assert "1.2 Front Line Practice – Voice of the child: 1 action, Red" in [
        one.accessibleName() for one in overview.ratings.bars.every()
    ]


def test_every_lead_leads_to_what_is_overdue_of_theirs(overview, window):
    told = []
    for one in overview.leads.bars.every():
        one.click()
        assert len(listed(window.pages["Actions"])) == one.look.amount
        told += listed(window.pages["Actions"])
    assert sorted(told) == sorted(lines(window, lambda line: line.overdue))


@pytest.fixture
def long_plan(tmp_path):
    """13 themes and 13 leads, the first of whom has two that are overdue."""
    leads = [Lead(f"Lead {n:02}", f"Lead {n:02}") for n in range(13)]
    actions = [an_action(f"{n}.1", "Oct 2017", lead=lead) for n, lead in enumerate(leads)]
    more = an_action("0.2", "Oct 2017", lead=leads[0])
    themes = [Theme(str(n), f"Theme {n}", actions=(one,)) for n, one in enumerate(actions)]
    themes[0] = replace(themes[0], actions=(actions[0], more))
    return a_file(tmp_path / "long.plan", Plan("A long plan", themes=tuple(themes), opens_as_at=DAY))


def test_the_long_tail_of_leads_and_of_themes_is_folded_until_it_is_asked_for(window, long_plan, qtbot):
    window.commands.open_file(long_plan)
    overview = shown(window, qtbot)
    assert (len(overview.leads.bars.every()), overview.leads.fold.text()) == (10, "3 others, one each")
    assert (len(overview.ratings.bars.every()), overview.ratings.fold.text()) == (12, "Show 1 more of 13")
    for card in (overview.leads, overview.ratings):
        card.fold.click()
        assert (len(card.bars.every()), card.fold.text()) == (13, "Show fewer")
        card.fold.click()
    assert len(overview.leads.table.rows.rows) == 13


def test_no_month_is_cut_where_not_all_have_room(overview, window):
    view, area = overview.months.months, overview.months.across
    view.show_months([view.months[0]._replace(mark=None)] * 40)
    for width in (1280, 1920, 1280):
        window.resize(width, 800)
        QCoreApplication.processEvents()
        room = area.viewport().width()
        assert view.width() > room and view.step >= view.least and room % view.step < room // view.step


def test_every_month_leads_to_its_reviews_and_says_so_in_the_chips(overview, window):
    for one in overview.months.months.every():
        one.click()
        assert len(listed(window.pages["Actions"])) == one.look.amount
    mark(overview.months.months, "Oct 2017").click()
    assert "Oct 2017" in window.pages["Actions"].head.review.text()
    window.pages["Actions"].head.all.click()
    assert len(listed(window.pages["Actions"])) == 48


def test_a_folded_theme_hides_nothing_of_what_a_count_leads_to(overview, window):
    actions = window.pages["Actions"]
    actions.catch_up()
    actions.table.fold_asked.emit(window.workspace.lines[0].theme.id)
    overview.counts.cards["overdue"].click()
    assert listed(actions) == lines(window, lambda line: line.overdue)


def test_every_band_leads_to_its_measures(overview, window):
    for one in overview.bands.bars.every():
        one.click()
        measures = window.stack.currentWidget()
        group = next(group for group in measures.list.rows.groups if group.key == one.look.wanted)
        assert measures.name == "Measures" and len(group.items) == one.look.amount
        assert measures.panel.item is group.items[0]
    assert overview.bands.told.text() == "latest reading of 24; 23 have none yet"


def test_escape_leads_back_from_where_a_mark_led(overview, window, qtbot):
    overview.counts.cards["overdue"].click()
    qtbot.keyClick(window, Key.Key_Escape)
    assert window.stack.currentWidget() is overview


def test_a_mark_is_pressed_with_the_mouse(overview, window, qtbot):
    one = mark(overview.ratings.bars, "Voice of the child: 1 action, Red")
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert listed(window.pages["Actions"]) == lines(
        window, lambda line: line.theme.ref == "1.2" and line.standing == "red"
    )
    assert len(listed(window.pages["Actions"])) == 1


def test_counts_and_marks_are_reached_and_pressed_by_keyboard(overview, window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    overview.setFocus()
    assert focus() == "26 overdue"
    press(qtbot, Key.Key_Right)
    assert focus() == "1 due in 28 days"
    while not focus().startswith("1.1 "):
        press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Right, Key.Key_Down)
    assert focus() == "1.2 Front Line Practice – Voice of the child: 3 actions, Amber"
    press(qtbot, Key.Key_Return)
    assert len(listed(window.pages["Actions"])) == 3
    window.show_page("Overview")
    while not focus().startswith("1.2 "):
        press(qtbot, Key.Key_Tab)  # it is where one comes back to
    press(qtbot, Key.Key_Home)
    gone_through = [QApplication.focusWidget()]
    for _ in overview.ratings.bars.every()[1:]:
        press(qtbot, Key.Key_Right)
        gone_through.append(QApplication.focusWidget())
    assert gone_through == overview.ratings.bars.every() and focus().startswith("3 ")
    press(qtbot, Key.Key_Home, Key.Key_End)
    assert focus().startswith("3 ")
    press(qtbot, Key.Key_Tab, Key.Key_Tab)  # past the switch to the table
    assert focus() == "Susan Hale: 9 overdue"  # one stop for each picture


def test_each_picture_has_the_same_as_a_table_that_can_be_copied_and_leads_on(overview, window, qtbot):
    for card in (overview.ratings, overview.leads, overview.months, overview.bands):
        card.switch.click()
        assert card.table.isVisible() and not card.picture.isVisible()
    assert [row.counts["total"] for row in overview.ratings.table.rows.rows] == [17, 8, 11, 8, 4]
    overview.ratings.table.copy_whole.trigger()
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert copied[0][:4] == ["Theme", "Red", "Amber", "Green"] and copied[1][1:4] == ["0", "10", "7"]
    assert overview.ratings.key.isVisible() and not overview.months.key.isVisible()
    overview.leads.table.copy_whole.trigger()
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["Lead\tOverdue", "Susan Hale\t9"]
    overview.months.table.selectRow(1)
    qtbot.keyClick(overview.months.table, Key.Key_Return)
    assert len(listed(window.pages["Actions"])) == 25


def test_as_at_a_past_day_nothing_later_shows(overview, window, qtbot):
    assert overview.changes.chips["newly late"].text().endswith("25")
    window.workspace.set_as_at(date(2017, 10, 15))
    assert overview.changes.table.rows.rows == [] and overview.counts.cards["overdue"].note == ""
    shown(window, qtbot)
    assert overview.counts.cards["overdue"].number == "1"
    assert {one.look.words for one in overview.leads.bars.every()} == {"Susan Hale: 1 overdue"}
    days = [row.day for rows in overview.changes.rows.values() for row in rows if row.day]
    assert all(day <= date(2017, 10, 15) for day in days)
    assert overview.changes.chips["newly late"].text().endswith("1")
    assert overview.changes.days.currentText() == "17 Sep 2017 (28 days before)"


def test_a_change_leads_to_its_action_and_a_promise_to_its_own(overview, window, qtbot):
    table = overview.changes.table
    table.selectRow(3)
    ref = table.rows.rows[3].ref
    qtbot.keyClick(table, Key.Key_Return)
    assert window.stack.currentWidget().name == "Actions" and chosen(window.pages["Actions"]) == ref
    window.show_page("Overview")
    made = overview.promises.table.rows.rows[0]
    overview.promises.table.doubleClicked.emit(overview.promises.table.currentIndex())
    assert chosen(window.pages["Actions"]) == made.action.ref


def test_the_rows_behind_each_heading_are_shown_when_it_is_chosen(overview):
    for name, chip in overview.changes.chips.items():
        chip.click()
        assert chip.text().split()[-1] == str(len(overview.changes.table.rows.rows))
        assert {row.what for row in overview.changes.table.rows.rows} <= {"late", "rating"}
        assert overview.changes.name == name


def test_promises_lead_to_their_page(overview, window, qtbot):
    passed = overview.promises.chips["passed without a word"].text().split()[-1]
    overview.promises.link.click()
    promises = window.stack.currentWidget()
    qtbot.waitUntil(lambda: promises.background.busy == 0, timeout=PATIENCE_MS)
    assert promises.name == "Promises" and len(promises.table.rows.rows) == int(passed) == 15


def test_the_day_of_the_last_meeting_is_offered_first_and_another_can_be_typed(window, file, qtbot):
    with open_store(file) as store:
        held = Meeting("m", "SMT", date(2017, 10, 3), datetime(2017, 10, 3, 9, tzinfo=UTC))
        store.save(replace(held, plan_id=store.plan().id))
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    overview = shown(window, qtbot)
    assert overview.changes.days.currentText() == "3 Oct 2017 (SMT)"
    assert overview.counts.cards["overdue"].note == "+25 since 3 Oct 2017"
    overview.changes.days.setCurrentIndex(overview.changes.days.count() - 1)
    overview.changes.typed.setText("31 Oct 2017")
    overview.changes.since_changed.emit()
    shown(window, qtbot)
    assert overview.counts.cards["overdue"].note == "+25 since 31 Oct 2017"
    overview.changes.typed.setText("when?")
    overview.changes.since_changed.emit()
    shown(window, qtbot)
    assert "is not a day" in overview.changes.nothing.text() and not overview.changes.table.rows.rows


def test_what_is_searched_for_is_shown_on_the_page_of_actions(overview, window, qtbot):
    overview.head.search.setText("focus week lessons")
    qtbot.keyClick(overview.head.search, Key.Key_Return)
    assert listed(window.pages["Actions"]) == ["1.1.4"]


def test_a_saved_update_changes_the_counts(overview, window, qtbot):
    before = overview.counts.cards["silent"].number
    say(overview, "1.1.1", text="Done and shared.")
    shown(window, qtbot)
    assert int(overview.counts.cards["silent"].number) == int(before) - 1
    assert overview.changes.chips["new commentary"].text().endswith("1")


def test_a_plan_with_nothing_in_it_says_what_belongs_here(window, tmp_path, qtbot):
    window.commands.open_file(a_file(tmp_path / "bare.plan", Plan("A plan", themes=(Theme("1", "One"),))))
    overview = shown(window, qtbot)
    assert overview.stack.currentIndex() == 1
    assert [text for text in words(overview) if "Import a document" in text]


def test_two_columns_where_there_is_room_and_one_where_there_is_not(overview, window):
    assert overview.leads.y() == overview.ratings.y()
    overview.resize(600, 800)
    overview._stand()
    assert overview._columns == 1


def cut_in(overview):
    return [card.words for card in overview.counts.cards.values() if card.is_cut()]


def test_no_text_of_a_count_is_cut_in_any_text_size(overview, window, qtbot):
    for points in (10, 14, 18):
        window.workspace.change_settings(replace(window.workspace.settings, text_points=points))
        qtbot.waitUntil(lambda: cut_in(overview) == [], timeout=PATIENCE_MS)  # once it is laid out
        assert cut_in(overview) == []


def test_only_what_is_seen_is_worked_out(window, file, qtbot, monkeypatch):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    shown(window, qtbot)
    drawn = []
    monkeypatch.setattr(OverviewPage, "refresh", drawn.append)
    window.show_page("Actions")
    window.workspace.set_as_at(date(2017, 12, 1))
    assert drawn == []


@pytest.mark.parametrize("name", ["ratings", "leads", "months", "bands"])
def test_each_picture_is_copied_and_saved_for_a_document(overview, window, qtbot, names, told, tmp_path, name):
    card = getattr(overview, name)
    QGuiApplication.clipboard().clear()
    copy, save = card.picture.actions()
    copy.trigger()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=PATIENCE_MS)
    assert "copied" in window.status.currentMessage()
    for ending in ("png", "svg", "pdf"):
        names.append(str(tmp_path / f"{name}.{ending}"))
        save.trigger()
        qtbot.waitUntil(lambda: not window.jobs.going, timeout=PATIENCE_MS)
        assert (tmp_path / f"{name}.{ending}").stat().st_size > 1000
    assert overview.workspace.plan.title in (tmp_path / f"{name}.svg").read_text(encoding="utf-8")


def test_the_commands_of_a_picture_name_it_and_need_one(overview, window):
    assert [one.text() for one in overview.leads.commands.actions] == [
        "&Copy chart: Overdue by lead",
        "&Save chart: Overdue by lead…",
    ]
    window.workspace.set_as_at(date(2000, 1, 1))
    assert not overview.leads.commands.copy.isEnabled()


def test_columns_of_a_table_that_nobody_looks_at_the_next_time_are_kept_all_the_same(another_window, file):
    as_left = ()
    for wide in (True, False):
        window = another_window(as_left=as_left)
        window.commands.open_file(file)
        window.show_page("Overview")
        if wide:
            window.pages["Overview"].leads.table.wanted.widen("overdue", 5)
        window.close()
        as_left = window.workspace.settings.as_left
        assert as_left[-1]["pages"]["Overview"]["tables"]["Overdue by lead"]["widths"].keys() == {"overdue"}
