"""Every dialog as a screen reader and the keyboard meet it, full and empty: names, cells in words, no focus trap."""

from dataclasses import replace
from importlib import import_module
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from tests.levels import FULL
from tests.patience import PATIENCE_MS
from tests.ui.accessible.copies import item_views, uncopied
from tests.ui.accessible.heard import cut_words, nameless, parts, unsaid_cells, views
from tests.ui.asking import ROOT, controls
from tests.ui.conftest import DAY
from tests.ui.test_contrast import points_that_stand_out
from tracker import ui
from tracker.documents.reading.document import read_document
from tracker.domain.comparing.matching import PlanAsAt
from tracker.settings import LARGEST_TEXT
from tracker.ui.actions.action_dialog import ActionDialog
from tracker.ui.actions.set_together import TogetherDialog
from tracker.ui.actions.sign_off_dialog import SignOffDialog
from tracker.ui.charts.theme_charts import ThemeCharts
from tracker.ui.dialogs.columns_dialog import ColumnsDialog
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.dialogs.keys_dialog import KeysDialog, keys_of_page
from tracker.ui.dialogs.reason_dialog import ReasonDialog
from tracker.ui.help.about import AboutDialog
from tracker.ui.help.help_window import HelpWindow
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Incoming
from tracker.ui.measures_editing.band_editor import BandEditor
from tracker.ui.measures_editing.block_dialog import BlockDialog
from tracker.ui.measures_editing.dialog_frame import MeasureForm
from tracker.ui.measures_editing.join_dialog import JoinDialog
from tracker.ui.measures_editing.measure_dialog import MeasureDialog
from tracker.ui.packs.chase_dialog import ChaseDialog
from tracker.ui.packs.send_dialog import LeadsDialog, SendDialog
from tracker.ui.plan.link_dialog import LinkDialog
from tracker.ui.plan.people_dialog import PeopleDialog
from tracker.ui.printing.layout import laid_out
from tracker.ui.printing.preview import PreviewDialog
from tracker.ui.printing.sheets import sheets_of_table
from tracker.ui.redacting.dialog import RedactDialog
from tracker.ui.redacting.offers import offers_of_action
from tracker.ui.reporting.changes_dialog import ChangesDialog
from tracker.ui.reporting.compare_dialog import CompareDialog
from tracker.ui.reporting.dialog import ReportDialog
from tracker.ui.reporting.next_year_dialog import NextYearDialog
from tracker.ui.reporting.workbook_dialog import WorkbookDialog
from tracker.ui.review.begin_dialog import BeginDialog
from tracker.ui.review.minutes_dialog import MinutesDialog
from tracker.ui.searching.dialog import LineDialog, SearchDialog
from tracker.ui.searching.goals import goals_of_plan
from tracker.ui.searching.palette import PaletteDialog
from tracker.ui.tables.copying import TableText
from tracker.ui.views.views_chip import NameDialog
from tracker.ui.who_am_i import WHO_SIGNS, WhoDialog
from tracker.ui.window.backups_dialog import BackupsDialog
from tracker.ui.window.settings_dialog import SettingsDialog

MESSY = ROOT / "tests" / "corpus" / "improvement_plan.docx"
ROOM = QSize(1280, 760)
WITHOUT_ONE = {Dialog, MeasureForm, LeadsDialog, LineDialog}  # what others are made of


MADE = {
    "about": lambda w, p: AboutDialog(w, w.workspace),
    "backups": lambda w, p: BackupsDialog(w.workspace.path, [], [], w),
    "chase": lambda w, p: ChaseDialog(w, w.workspace, []),
    "minutes": lambda w, p: MinutesDialog(w, "Minutes", sheets_of_table("Actions", "", TableText((), ()), p, DAY)),
    "begin a meeting": lambda w, p: BeginDialog(w, w.workspace, None, "26 overdue"),
    "block of readings": lambda w, p: BlockDialog(w.workspace, w),
    "changes": lambda w, p: ChangesDialog(p, [], DAY, w.background, w),
    "columns": lambda w, p: ColumnsDialog(w.pages["Actions"].table.wanted),
    "compare": lambda w, p: CompareDialog(
        PlanAsAt(p, DAY, "now.plan"), w.workspace.path, w.background, lambda _: None, w
    ),
    "help": lambda w, p: HelpWindow(w),
    "import": lambda w, p: ImportDialog(
        Incoming(MESSY), read_document(MESSY), None, w.background, w
    ),
    "keys": lambda w, p: KeysDialog(w, keys_of_page(w.pages["Actions"], "Actions")),
    "name of a view": lambda w, p: NameDialog(w, "Save the view", "", lambda name: ""),
    "next year": lambda w, p: NextYearDialog(p, DAY, lambda _: None, w),
    "print": lambda w, p: PreviewDialog(
        laid_out(sheets_of_table("Actions", "", TableText((), ()), p, DAY), w.font().family()), "Actions", w
    ),
    "palette": lambda w, p: PaletteDialog(w, goals_of_plan(p, w.workspace.lines, DAY)),
    "people": lambda w, p: PeopleDialog(w.workspace, w),
    "reason": lambda w, p: ReasonDialog(w, "Stop", "Why is it stopped?", "Stop it", True),
    "report": lambda w, p: ReportDialog(p, DAY, w.background, w),
    "search": lambda w, p: SearchDialog(w, w.workspace, "audit"),
    "send packs": lambda w, p: SendDialog(w, p, DAY),
    "settings": lambda w, p: SettingsDialog(w.workspace.settings, w),
    "who": lambda w, p: WhoDialog(w, WHO_SIGNS, p.people, w.workspace.lines),
    "workbook": lambda w, p: WorkbookDialog(p, w),
}  # fmt: skip
OF_A_PLAN = {
    "set together": lambda w, p, m: TogetherDialog(w.workspace, [action for _, action in p.actions()][:3], w),
    "redact": lambda w, p, m: RedactDialog(
        w.workspace, w.background, offers_of_action(p.themes[0], w.workspace.lines[0].action), w
    ),
    "sign off": lambda w, p, m: SignOffDialog(w, w.workspace, w.workspace.lines[0], True, lambda *_: None),
    "add an action": lambda w, p, m: ActionDialog(w.workspace, p.themes[0], None, w),
    "add a measure": lambda w, p, m: MeasureDialog(w.workspace, p.themes[0], None, w),
    "bands": lambda w, p, m: BandEditor(w.workspace, m, w),
    "join": lambda w, p, m: JoinDialog(w.workspace, m, w),
    "link": lambda w, p, m: LinkDialog(w, p, m, [action for _, action in p.actions()]),
    "charts of a theme": lambda w, p, m: ThemeCharts(p, p.themes[0], [m], DAY, w.background, w),
    "edit a measure": lambda w, p, m: MeasureDialog(w.workspace, p.themes[0], m, w),
}


def made(name, window):
    """The dialog by its name, None where an empty plan has nothing for it."""
    plan = window.workspace.plan
    if name in MADE:
        return MADE[name](window, plan)
    measures = [one for _, one in plan.measures()]
    return OF_A_PLAN[name](window, plan, measures[3]) if measures else None


@pytest.fixture(params=[*MADE, *OF_A_PLAN])
def dialog(request, window, qtbot):
    shown = made(request.param, window)
    if shown is None:
        pytest.skip("an empty plan has nothing for it")
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(lambda: shown.isActiveWindow() and window.background.busy == 0, timeout=PATIENCE_MS)
    yield shown
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    if not shown.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
        shown.deleteLater()
    shown.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_dialog_is_heard_in_words_and_is_no_trap(dialog, qtbot):
    assert dialog.windowTitle()
    assert any(one.is_control for one in parts(dialog)) and nameless(dialog) == []
    assert [one for one in views(dialog) if not one.accessibleName()] == []
    assert [told for one in views(dialog) for told in unsaid_cells(one)] == []
    assert cut_words(dialog) == []
    comes_round(dialog, qtbot)


def test_of_every_list_and_table_of_every_dialog_the_selected_rows_are_copied_as_a_table(full, qtbot):
    wrong = []
    for name in (*MADE, *OF_A_PLAN):
        shown = made(name, full)
        shown.show()
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: full.background.busy == 0, timeout=PATIENCE_MS)
        for part in shown.parts.widgets if isinstance(shown, ImportDialog) else ("",):
            if part:
                shown.parts.show_part(part)
            wrong += [f"{name} {part}: {told}" for view in item_views(shown) for told in uncopied(view)]
        if not shown.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
            shown.deleteLater()
        shown.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert wrong == []


def test_at_twice_the_usual_size_every_dialog_fits_a_small_screen_and_cuts_no_words(full, qtbot):
    """Each on a screen of 1280 by 800, of which the frame and the bar of a desktop take their part."""
    usual = full.workspace.settings
    full.workspace.change_settings(replace(usual, text_points=LARGEST_TEXT))
    try:
        assert {name: wrong for name in (*MADE, *OF_A_PLAN) if (wrong := wrong_when_large(name, full, qtbot))} == {}
    finally:
        full.workspace.change_settings(usual)
        full.resize(1280, 800)


def wrong_when_large(name, window, qtbot):
    """What of a dialog has no room there."""
    shown = made(name, window)
    shown.show()
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    least = shown.minimumSizeHint()
    shown.resize(shown.size().expandedTo(shown.sizeHint()).boundedTo(ROOM))
    QApplication.processEvents()
    wrong = cut_words(shown)
    if not shown.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
        shown.deleteLater()
    shown.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    fits = least.width() <= ROOM.width() and least.height() <= ROOM.height()
    return wrong if fits else [f"{least.width()} by {least.height()} at least", *wrong]


def comes_round(dialog, qtbot):
    """Tab leads on from everything, until it is again where it began."""
    begun = QApplication.focusWidget()
    assert dialog.isAncestorOf(begun)
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is begun:
            return
    pytest.fail(f"Tab does not come back to {begun.accessibleName()}")


@pytest.mark.parametrize("look", ["light", "dark", "high contrast"] if FULL else ["light"])
@pytest.mark.parametrize("name", [*MADE, *OF_A_PLAN])
def test_what_has_the_focus_is_seen_in_every_dialog(full, qtbot, name, look):
    """Each of its controls looks other when the keyboard comes to it, by as many points as half its width."""
    usual = full.workspace.settings
    full.workspace.change_settings(replace(usual, look=look))
    shown = made(name, full)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(lambda: shown.isActiveWindow() and full.background.busy == 0, timeout=PATIENCE_MS)
    try:
        there = seen_whole(shown)
        points = {one: points_that_stand_out(shown, one) for one in there}
        unseen = [one for one in there if points[one] < one.width() / 2]
        assert [one.accessibleName() or type(one).__name__ for one in unseen] == []
        assert there or not controls(shown)
    finally:
        shown.close()
        shown.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        full.workspace.change_settings(usual)


def seen_whole(dialog):
    """The controls that nothing cuts: what is scrolled away is brought into view when the keyboard comes to it."""
    there = [one for one in controls(dialog) if one.visibleRegion().boundingRect() == one.rect()]
    return [one for one in there if not isinstance(one.parentWidget(), QComboBox)]  # its list shows it


def made_kinds():
    """Every kind of dialog of the program."""
    for module in walk_packages(ui.__path__, f"{ui.__name__}."):
        for one in vars(import_module(module.name)).values():
            if isinstance(one, type) and issubclass(one, QDialog) and one.__module__ == module.name:
                yield one


def test_every_dialog_of_the_program_is_looked_at_here():
    kinds = set(made_kinds())
    looked_at = {one for one in globals().values() if isinstance(one, type) and issubclass(one, QDialog)} - {QDialog}
    assert kinds == looked_at
