"""How somebody saw a plan is how it is seen when it is opened again: order, filters, columns, widths, panel."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt

from tests.patience import PATIENCE_MS
from tests.ui.asking import listed
from tests.ui.conftest import DAY
from tracker.domain.actions.filters import Filter
from tracker.domain.plan import Person
from tracker.settings import MOST_LEFT, Settings
from tracker.store.sqlite import open_store
from tracker.ui.views.arrangement import USUAL_COLUMNS
from tracker.ui.views.saved_view import SavedView


def seen(window, file):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    window.show_page("Actions")
    return window.pages["Actions"]


def drag(qtbot, page, name, by):
    """Drag the right edge of a column with the mouse."""
    across = page.table.horizontalHeader()
    at = [one.name for one in page.model.columns].index(name)
    edge = QPoint(across.sectionViewportPosition(at) + across.sectionSize(at) - 1, across.height() // 2)
    qtbot.mousePress(across.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(across.viewport(), edge + QPoint(by, 0))
    qtbot.mouseRelease(across.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def wide(page, name):
    return page.table.columnWidth([one.name for one in page.model.columns].index(name))


def test_a_dragged_column_keeps_its_width_and_the_action_takes_what_is_left(window, file, qtbot):
    page = seen(window, file)
    before = wide(page, "lead")
    drag(qtbot, page, "lead", 60)
    assert abs(wide(page, "lead") - before - 60) <= 8
    across = page.table.horizontalHeader()
    qtbot.waitUntil(lambda: across.length() == page.table.viewport().width(), timeout=PATIENCE_MS)
    window.resize(1400, 800)
    assert abs(wide(page, "lead") - before - 60) <= 8
    page.table.horizontalHeader().sectionHandleDoubleClicked.emit(2)
    assert page.table.wanted.dragged == {}


def test_a_column_that_is_dragged_wide_does_not_give_way(window, file, qtbot):
    page = seen(window, file)
    drag(qtbot, page, "lead", 500)
    page.table.fit()
    at = [one.name for one in page.model.columns].index("lead")
    assert not page.table.isColumnHidden(at) and page.table.columnWidth(at) > 500


def test_a_plan_is_seen_as_it_was_left_also_after_another_and_after_a_restart(another_window, file, tmp_path, qtbot):
    other = tmp_path / "other.plan"
    window = another_window()
    page = seen(window, file)
    page.head.flags["overdue"].click()
    page.head.sort_by("lead")
    page.head.show_columns((*USUAL_COLUMNS, "status"))
    drag(qtbot, page, "review", 30)
    shown, width = len(page.model.rows), page.table.wanted.dragged["review"]
    settings = window.workspace
    window.close()
    again = another_window(as_left=settings.settings.as_left)
    page = seen(again, file)
    assert page.head.flags["overdue"].isChecked() and len(page.model.rows) == shown
    assert page.head.arrangement().order == "lead" and page.model.columns[-1].name == "status"
    assert page.table.wanted.dragged["review"] == width and not other.exists()


def test_a_lead_who_is_gone_meanwhile_is_not_filtered_by(another_window, file):
    window = another_window()
    page = seen(window, file)
    page.head.lead.choose("Clara Wynn")
    assert page.head.lead.text() == "Lead: Clara Wynn  5 ▾" and len(listed(page)) == 5
    left = page.as_left()
    with open_store(file) as store:
        store.save(replace(next(one for one in store.plan().people if one.name == "Clara Wynn"), name="Clara Marsh"))
        for _, action in store.plan().actions():
            if action.lead.name == "Clara Wynn":
                store.save(replace(action, lead=replace(action.lead, name="Clara Marsh")))
    window.workspace.reload()
    assert page.head.lead.text() == "Lead ▾" and len(listed(page)) == 48
    for how in ({}, left):
        page.see_as_left(how)
        assert page.head.lead.text() == "Lead ▾" and not page.head.lead.isChecked()
        assert len(listed(page)) == 48 and page.head.all.isChecked()


def test_a_view_of_a_lead_who_is_gone_says_so_and_filters_by_nobody(window, file, told):
    page = seen(window, file)
    page.head.take_view(SavedView("Hers", Filter(led_by="Nobody Known")))
    assert told == ["This plan does not have the lead Nobody Known, which the view asks for."]
    assert page.head.lead.text() == "Lead ▾" and len(listed(page)) == 48


def test_who_leads_nothing_is_said_where_their_actions_are_asked_for(window, file):
    page = seen(window, file)
    page.show_record(Person("Nobody Known", None))
    assert page.head.lead.text() == "Lead: Nobody Known ▾" and page.stack.currentIndex() == 1
    assert page.head.lead.accessibleDescription() == "Nobody Known"


def test_how_a_panel_was_dragged_stays(another_window, file):
    window = another_window()
    page = seen(window, file)
    sizes = page.splitter.sizes()
    page.splitter.moveSplitter(sizes[0] - 60, 1)
    share = page.splitter.share
    window.close()
    assert window.workspace.settings.shares == {"Actions": round(share, 4)}
    again = seen(another_window(shares=window.workspace.settings.shares), file)
    assert abs(again.splitter.share - share) < 0.02


def test_only_so_many_plans_are_remembered_the_latest_last():
    settings = Settings()
    for number in range(MOST_LEFT + 2):
        settings = settings.left(f"plan {number}", "Actions", {})
    settings = settings.left("plan 5", "Actions", {"head": {"order": "lead"}}).left("plan 5", "Packs", {"head": {}})
    assert len(settings.as_left) == MOST_LEFT and settings.as_left[-1]["plan"] == "plan 5"
    assert settings.as_it_was_left("plan 0", "Actions") == {}
    assert settings.as_it_was_left("plan 5", "Actions") == {"head": {"order": "lead"}}


def test_how_it_was_left_and_a_view_are_arranged_once(page, file):
    told = []
    for signal in (page.head.filter_changed, page.head.order_changed):
        signal.connect(lambda: told.append(page.head.arrangement()))
    page.workspace.open(file)  # the page arranges itself once it knows what can be chosen
    assert told == []
    view = SavedView("By lead", Filter(silent=True), how=replace(page.head.arrangement(), order="lead", group="none"))
    page.head.take_view(view)
    assert told == [view.how]
