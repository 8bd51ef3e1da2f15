"""Each key that `?` lists in a dialog does there what stands beside it, as those of the pages do."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from tests.patience import PATIENCE_MS
from tests.services.builders import a_draft, a_row
from tests.ui.accessible.made_dialogs import MADE, OF_A_PLAN, made
from tests.ui.conftest import DAY
from tests.ui.dialogs.effects_in_dialogs import ANY, MORE_IN, OF_DIALOGS, takes_the_keyboard
from tests.ui.dialogs.pressing import Pressing
from tests.ui.dialogs.test_keys_dialog_effects import go_through
from tests.ui.importing.test_dialog_lists import PROSE, write_document
from tracker.columns.words import Column
from tracker.documents.reading.document import read_document
from tracker.domain.comparing.matching import PlanAsAt
from tracker.domain.edit import JsonText
from tracker.domain.pack import Pack
from tracker.domain.packs.answering import PackStanding
from tracker.domain.when import month_when
from tracker.services.importing import save_drafts
from tracker.store.sqlite import new_store, open_store
from tracker.ui.dialogs.keys_dialog import keys_of_dialog
from tracker.ui.dialogs.messages import MessageDialog
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Held, Incoming
from tracker.ui.packs.chase_dialog import ChaseDialog
from tracker.ui.printing.layout import laid_out
from tracker.ui.printing.preview import PreviewDialog
from tracker.ui.printing.sheets import sheets_of_table
from tracker.ui.tables.copying import TableText

pytestmark = pytest.mark.qt_log_ignore("does not support")  # raising a list and grabbing the keyboard, without a screen


LINES = QAbstractItemView | QLineEdit | QComboBox


class PressingDialog(Pressing):
    """`dialog` is the one that is pressed in; `make` makes it, anew where a key has closed it."""

    def __init__(self, window, qtbot, folder, make):
        super().__init__(window, qtbot, folder)
        self.make, self.dialog, self.agrees = make, None, True

    def settle(self):
        """It is there and has the keyboard, and nothing goes on."""
        if self.dialog is None or not self.dialog.isVisible():
            self.begin()
        self.dialog.activateWindow()
        self.qtbot.waitUntil(
            lambda: self.dialog.isActiveWindow() and not self.window.background.busy, timeout=PATIENCE_MS
        )

    def begin(self):
        """A new one."""
        self.end()
        self.dialog = self.make()
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.show()
        self.settle()

    def end(self):
        if self.dialog is not None:
            self.dialog.done(0)
            self.dialog.deleteLater()
            self.dialog = None
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def lists_of(window, folder):
    path = folder / "lists.docx"
    write_document(path, *PROSE)
    return ImportDialog(Incoming(path), ImportChoices(read_document(path), None), window.background, window)


def into_a_plan(window, folder):
    """A document that moves a review later, which asks why."""
    path = folder / "held.plan"
    if not path.exists():
        with new_store(path) as store:
            save_drafts(store, [a_draft(a_row())], None, datetime(2017, 11, 1, tzinfo=UTC))
    with open_store(path) as store:
        held = Held(store.plan(), store.problems(), date(2017, 12, 12))
    return ImportDialog(
        Incoming(path), ImportChoices(a_draft(a_row(review=month_when(2018, 5))), held), window.background, window
    )


def three_sheets(window, folder):
    rows = [str(at) for at in range(90)]
    table = TableText(rows, (Column("ref", "Ref", str, "text", 40),))
    sheets = sheets_of_table("Actions", "", table, window.workspace.plan, DAY)
    return PreviewDialog(laid_out(sheets, window.font().family()), "Actions", window)


def another_plan(window, folder):
    """One that has a theme less."""
    dialog = made("compare", window)
    plan = window.workspace.plan
    dialog.other = PlanAsAt(replace(plan, themes=plan.themes[1:]), DAY, "then.plan")
    dialog.order.changed.emit()
    return dialog


def charts(window, folder):
    """As the page of measures opens them."""
    dialog = made("charts of a theme", window)
    dialog.commands.job_asked.connect(window.jobs.start)
    return dialog


def one_waits(window, folder):
    """One lead has not answered."""
    pack = Pack("p", "Susan Hale", DAY, datetime(2017, 11, 1, tzinfo=UTC), JsonText("[]"))
    return ChaseDialog(window, window.workspace, [PackStanding(pack, 3, (), (), 1, 4)])


OTHERWISE = {
    "chase": one_waits, "charts of a theme": charts, "compare": another_plan, "print": three_sheets,
    "import of lists": lists_of, "import into a plan": into_a_plan,
}  # fmt: skip


def maker(name, window, folder):
    if name in OTHERWISE:
        return lambda: OTHERWISE[name](window, folder)
    return lambda: made(name, window)


NAMES = [name for name in MADE | OF_A_PLAN | OTHERWISE if name != "keys"]


WITH_A_TEXT = [
    "chase", "block of readings", "people", "sign off", "add an action", "add a measure", "edit a measure",
]  # fmt: skip


@pytest.fixture(params=NAMES)
def it(request, full, qtbot, monkeypatch, tmp_path):
    """A dialog on the sample; what it opens is noted and put away, what it asks is answered with yes."""
    pressing = PressingDialog(full, qtbot, tmp_path, maker(request.param, full, tmp_path))
    pressing.name = request.param

    def note(dialog):
        pressing.opened.append(dialog.windowTitle())
        if type(dialog) is MessageDialog and pressing.agrees:
            dialog.yes.click()
        return dialog.result()

    for kind in (QDialog, QFileDialog, QPrintDialog):
        monkeypatch.setattr(kind, "exec", note)
    pressing.begin()
    yield pressing
    pressing.end()


def test_each_key_of_a_dialog_does_what_it_says(it):
    effects = OF_DIALOGS.get(it.name, {})
    rows = keys_of_dialog(it.dialog)
    if it.name in MORE_IN:  # what else holds while a line is typed into
        MORE_IN[it.name](it)
        rows = dict.fromkeys([*rows, *keys_of_dialog(it.dialog)])
        it.begin()
    rows = [row for row in rows if not row.does.startswith("Presses")]
    if it.name.startswith("import "):  # what every preview has is tried in one
        rows = [row for row in rows if row[:2] not in ANY | OF_DIALOGS["import"]]
    go_through(it, None, rows, ANY | effects)
    assert effects.keys() <= {row[:2] for row in rows}


def test_esc_closes_a_dialog_wherever_the_keyboard_is_in_it(it):
    """But for the lines of which another key is told."""
    for one in [one for one in ways_of(it.dialog) if not any("Esc" in key.keys for key in own_keys_of(one))]:
        it.dialog.show()
        it.settle()
        it.give(one)
        it.press("Esc")
        assert not it.dialog.isVisible(), one.accessibleName()


def texts_in(dialog):
    return [one for one in ways_of(dialog) if isinstance(one, QPlainTextEdit) and not one.isReadOnly()]


@pytest.mark.parametrize("it", WITH_A_TEXT, indirect=True)
def test_what_was_typed_into_a_text_goes_only_after_a_question(it):
    for agreed in (False, True):
        it.agrees = agreed
        it.give(texts_in(it.dialog)[0])
        it.qtbot.keyClicks(texts_in(it.dialog)[0], "Said at length.")
        it.press("Esc")
        assert len(it.opened) == 1 and it.dialog.isVisible() == (not agreed)
        assert agreed or "Said at length." in texts_in(it.dialog)[0].toPlainText()


def test_a_text_that_was_not_touched_is_not_asked_about(it):
    assert bool(texts_in(it.dialog)) == (it.name in WITH_A_TEXT)
    it.press("Esc")
    assert it.opened == [] and not it.dialog.isVisible()


def test_enter_presses_the_button_that_it_is_said_to_wherever_nothing_else_takes_it(it):
    said = [row.does.split("“")[1].split("”")[0] for row in keys_of_dialog(it.dialog) if row.does.startswith("Presses")]
    default = [one for one in it.dialog.findChildren(QPushButton) if one.isVisible() and one.isDefault()]
    assert [one.text().replace("&", "") for one in default] == said
    for button in default:
        pressed = []
        button.clicked.disconnect()
        button.clicked.connect(lambda _=False, pressed=pressed: pressed.append(1))
        button.setEnabled(True)
        for one in waiting_for_enter(it.dialog):
            pressed.clear()
            it.give(one)
            it.press("Return")
            assert (one.accessibleName(), pressed) == (one.accessibleName(), [1])


def waiting_for_enter(dialog):
    """The controls that take no Enter themselves."""
    found = [one for one in ways_of(dialog) if isinstance(one, LINES)]
    if ("Enter", "In the list of people takes the one that is chosen") in {row[:2] for row in keys_of_dialog(dialog)}:
        found = [one for one in found if not isinstance(one, QAbstractItemView)]
    return [one for one in found if not any("Enter" in key.keys for key in own_keys_of(one))]


def ways_of(dialog):
    """What Tab leads to."""
    return [one for one in dialog.findChildren(QWidget) if takes_the_keyboard(one)]


def own_keys_of(widget):
    """What its classes say that it takes itself."""
    return [key for kind in type(widget).__mro__ for key in vars(kind).get("own_keys", ())]
