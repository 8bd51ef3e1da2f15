"""*Compare…*: another file or an earlier day, by kinds, copied, written with tracked changes."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.patience import PATIENCE_MS
from tests.ui.asking import action_in
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.comparing.matching import PlanAsAt
from tracker.domain.plan import Status
from tracker.paths import sample_plan
from tracker.ui.dialogs.save_dialog import SaveTarget
from tracker.ui.reporting.compare_dialog import CompareDialog


@pytest.fixture
def dialog(page, qtbot, monkeypatch, sample):
    """The sample as at 1 Nov 2017, where 1.1.4 was stopped that day."""
    monkeypatch.setattr("tracker.ui.reporting.compare_dialog._PAUSE", 1)
    work = page.workspace
    work.add_update(action_in(work.path, "1.1.4"), NewUpdate("Ended.", Status.STOPPED, reason="No money"))
    asked = []
    dialog = CompareDialog(PlanAsAt(work.plan, work.as_at, "now.plan"), work.path, page.background, asked.append)
    dialog.asked = asked
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def settled(dialog, page, qtbot):
    """Waits until what is chosen is shown; answers the rows."""

    def wait():
        qtbot.waitUntil(lambda: not dialog._soon.isActive() and page.background.busy == 0, timeout=PATIENCE_MS)
        return [(one.what, one.old_ref, one.field, one.new) for one in dialog.table.rows.rows]

    return wait


STOPPED = ("changed", "1.1.4", "status", "stopped")


def test_nothing_is_compared_before_a_file_is_chosen(dialog, settled):
    assert settled() == [] and dialog.words.text().startswith("Choose a plan file")
    assert not (dialog.write.isEnabled() or dialog.copy.isEnabled() or dialog.order.isEnabled())


def test_it_is_compared_with_another_plan_file_either_way(dialog, settled, sample):
    dialog.take(sample)
    assert settled() == [(*STOPPED[:3], "in progress")] and dialog.order.value == "after"  # it opens as at a later day
    dialog.order.choose("before")
    dialog._look()
    assert STOPPED in settled() and dialog.words.text().startswith("sample.plan as at 14 Nov 2017 → now.plan")
    dialog.chips["changed"].click()
    assert dialog.chips["changed"].text() == "Changed  1" and settled() == [STOPPED]


def test_it_is_compared_with_a_document(dialog, settled):
    dialog.take(sample_plan())
    assert ("changed", "1.1.4", "status") in [one[:3] for one in settled()]


def test_it_is_compared_with_itself_on_an_earlier_day(dialog, settled):
    dialog.with_what.choose("day")
    dialog._look()
    assert dialog.day.isVisible() and not dialog.choose.isVisible()
    assert dialog.day.text() == "4 Oct 2017" and settled() == [STOPPED]
    dialog.day.setText("1 Dec 2017")
    assert settled() == [] and "is not before 1 Nov 2017" in dialog.words.text()
    dialog.day.setText("soon")
    assert settled() == [] and "is not a day" in dialog.words.text()


def test_what_cannot_be_compared_is_said(dialog, settled, tmp_path, file):
    other = tmp_path / "words.txt"
    other.write_text("No plan at all.")
    for path, said in ((file, "compared with itself"), (other, "words.txt"), (tmp_path / "gone.plan", "is not there")):
        dialog.take(path)
        assert settled() == [] and said in dialog.words.text().replace("\u200b", "")


def test_what_differs_is_copied_and_written(window, dialog, settled, tmp_path, told, qtbot):
    dialog.with_what.choose("day")
    dialog._look()
    settled()
    dialog.copy.click()
    assert "stopped" in QGuiApplication.clipboard().mimeData().text()
    dialog.write.click()
    assert dialog.asked == [dialog.made]
    out = tmp_path / "differs.docx"
    window.two_plans.write_comparison(dialog.made, SaveTarget(out, False))
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == [f"Written: {out}"] and out.read_bytes().startswith(b"PK")


def test_the_menu_offers_both_for_an_open_plan(window, page):
    texts = [action.text() for action in window.menus.of_a_plan]
    assert "Co&mpare…" in texts and "Next &year's plan…" in texts
