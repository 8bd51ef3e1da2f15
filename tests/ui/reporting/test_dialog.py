"""The dialog of a report: what is asked for, what is refused, what the report will contain."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.patience import PATIENCE_MS
from tracker.settings import Settings
from tracker.store.sqlite import open_store
from tracker.ui.look.theme import apply_look, current_palette
from tracker.ui.reporting.dialog import ReportDialog
from tracker.ui.widgets.background import Background


@pytest.fixture
def opened(qapp, file, qtbot, monkeypatch):
    apply_look(qapp, Settings())
    monkeypatch.setattr("tracker.ui.reporting.dialog._PAUSE", 1)
    background = Background()
    with open_store(file) as store:
        dialog = ReportDialog(store.plan(), date(2017, 11, 14), background)
    qtbot.addWidget(dialog)
    dialog.show()

    def settled():
        qtbot.waitUntil(lambda: not dialog._soon.isActive() and background.busy == 0, timeout=PATIENCE_MS)
        return dialog

    yield settled
    background.close()


def test_the_contents_are_shown_as_they_will_be(opened):
    dialog = opened()
    dialog.since.setText("12 Sep 2017")
    texts = opened().preview.texts
    assert "26 of 45 live actions overdue (0 of 45 on 12 Sep 2017)" in texts
    assert any(text.startswith("•  1.2.1 ") and "now 45 days late" in text for text in texts)
    under = texts[texts.index("1.1 Front Line Practice – Assessment and Planning") + 1]
    assert under.startswith("17 rows in tables, 13 measures")


def test_what_is_chosen_is_answered(opened, tmp_path):
    dialog = opened()
    style = tmp_path / "council.docx"
    style.write_bytes(b"")
    dialog.since.setText("12/9/2017")
    dialog.style_file.setText(str(style))
    dialog.public.setChecked(True)
    dialog.left_out.check("1.1.4")
    chosen = dialog.chosen()
    assert (chosen.wanted.as_at, chosen.wanted.since) == (date(2017, 11, 14), date(2017, 9, 12))
    assert chosen.wanted.public and chosen.left_out == ("1.1.4",)
    assert (chosen.ending, chosen.style) == (".docx", style)
    dialog.kind.setCurrentIndex(1)
    assert (dialog.chosen().ending, dialog.chosen().style) == (".pdf", None)
    assert "1.1.4" not in "".join(opened().preview.texts)


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("as_at", "soon", 'As at: "soon" is not a day'),
        ("since", "14 Nov 2017", "14 Nov 2017 is not before 14 Nov 2017"),
        ("style_file", "nowhere.docx", f"There is no style file {Path('nowhere.docx')}"),
    ],
)
def test_what_cannot_be_made_is_said_and_not_written(opened, field, typed, why):
    getattr(opened(), field).setText(typed)
    dialog = opened()
    assert dialog.error.isVisible() and why in dialog.error.text().replace("\u200b", "")
    assert not dialog.yes.isEnabled()
    dialog._go()
    assert dialog.isVisible()


def test_every_control_has_a_name(opened):
    dialog = opened()
    lines = (dialog.as_at, dialog.since, dialog.audience, dialog.style_file, dialog.kind)
    assert all(widget.accessibleName() for widget in lines)


def test_the_preview_is_reached_by_tab_and_scrolled_by_keys(opened, qtbot):
    dialog = opened()
    dialog.resize(900, 420)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
    area = dialog.preview.area
    for _ in range(40):
        if area.hasFocus():
            break
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert area.hasFocus()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=PATIENCE_MS)  # the new sentences are laid out
    assert bar.value() == 0
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    edge = area.grab().toImage().pixelColor(area.width() // 2, 0)
    assert edge.name() == current_palette().accent.lower()
