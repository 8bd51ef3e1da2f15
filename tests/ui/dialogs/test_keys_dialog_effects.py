"""Each key that `?` lists does what stands beside it: what must be different afterwards stands in `effects`."""

import inspect
from decimal import Decimal
from itertools import chain

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from tests.patience import PATIENCE_MS
from tests.ui.dialogs.effects import EVERYWHERE, OF_PAGES
from tests.ui.dialogs.pressing import Effect, Pressing
from tracker.domain.measure import Reading
from tracker.domain.measures.remarks import NewRemark
from tracker.domain.when import month_when
from tracker.ui.dialogs.keys_dialog import KeyRow, keys_of_page, keys_of_window
from tracker.ui.dialogs.messages import MessageDialog
from tracker.ui.review.running import begun
from tracker.ui.window.pages import PAGES

pytestmark = pytest.mark.qt_log_ignore("does not support")  # raising a list and grabbing the keyboard, without a screen


@pytest.fixture
def it(active, window, qtbot, monkeypatch, tmp_path):
    """The window on the sample, in which dialogs are noted and put away; what is asked is answered with yes."""
    pressing = Pressing(window, qtbot, tmp_path / "packs")
    write_some(window.workspace)

    def note(dialog):
        pressing.opened.append(dialog.windowTitle())
        qtbot.waitUntil(lambda: not window.background.busy, timeout=PATIENCE_MS)
        if type(dialog) is MessageDialog:
            dialog.yes.click()
        return dialog.result()

    for kind in (QDialog, QFileDialog):
        monkeypatch.setattr(kind, "exec", note)
    return pressing


def write_some(workspace):
    """What the sample has none of: readings, a remark and a meeting."""
    measure = next(one for _, one in workspace.plan.measures() if one.ref == "1.1-M04")
    read = [Reading(month_when(2017, at), Decimal(60 + at), f"{60 + at}", measure_id=measure.id) for at in (7, 8, 9)]
    workspace.add_readings([(measure, read)], "readings")
    first = next(one for _, one in workspace.plan.measures())
    workspace.add_remark(first, NewRemark(comment="Weekly tracking."), "comment")
    begun(workspace, "Review", ("Director",), lambda meeting: None, lambda error: pytest.fail(str(error)))


REDO = "Ctrl+Y, Ctrl+Shift+Z"


def keys_of(words):
    return ["Ctrl++", "Ctrl+="] if words.startswith("Ctrl++,") else words.split(", ")


def check(it, effect, key):
    """The key makes seen what it was not before."""
    takes_key = len(inspect.signature(effect.before).parameters) > 1
    effect.before(it, key) if takes_key else effect.before(it)
    it.settle()
    QApplication.processEvents()
    it.opened.clear()
    QGuiApplication.clipboard().setText(it.to_paste)
    it.to_paste = ""
    wanted = effect.wanted.get(key) if isinstance(effect.wanted, dict) else effect.wanted
    before = effect.seen(it)
    it.press(key)
    try:
        it.qtbot.waitUntil(lambda: effect.seen(it) == wanted, timeout=PATIENCE_MS)
    except it.qtbot.TimeoutError:
        raise AssertionError(f"{effect.seen(it)!r}, and was {before!r}") from None
    return before != wanted


def go_through(it, page, rows, effects):
    """Every key of every row, on the page, None: in a dialog; all that is wrong is told together."""
    assert {row[:2] for row in rows} - effects.keys() == set(), "keys without a stated effect"
    wrong = []
    for row in rows:
        for key in keys_of(row.keys):
            if page is not None:
                it.window.show_page(page)
            it.settle()
            try:
                if not check(it, effects[row[:2]], key):
                    wrong.append((row.does, key, "was so before"))
            except Exception as error:
                wrong.append((row.does, key, repr(error)))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_each_key_of_a_page_does_what_it_says(it, name):
    it.window.show_page(name)
    it.settle()
    go_through(it, name, keys_of_page(it.page, name), OF_PAGES[name])


def test_each_key_of_the_window_does_what_it_says(it):
    it.window.show_page("Actions")
    rows = keys_of_window(chain(*it.window.menus.commands.values()), it.window.own_keys)
    rows = [row._replace(does=row.does.split()[0]) if row.keys in ("Ctrl+Z", REDO) else row for row in rows]
    go_through(it, "Actions", sorted(rows, key=lambda row: row.does == "Quit"), EVERYWHERE)


def test_a_key_that_does_nothing_is_found(it):
    """What the others stand on: without this they could say of anything that it works."""
    it.window.show_page("Plan")
    idle = Effect(lambda it: it.page.focus_rows(), lambda it: it.page.name, "Plan")
    with pytest.raises(AssertionError, match="was so before"):
        go_through(it, "Plan", [KeyRow("F2", "Nothing", "Plan")], {("F2", "Nothing"): idle})
    with pytest.raises(AssertionError, match="without a stated effect"):
        go_through(it, "Plan", [KeyRow("F4", "Nothing", "Plan")], {})
