"""The keys as the window tells them are those of the manual."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.patience import PATIENCE_MS
from tests.ui.asking import ROOT
from tracker.ui.searching.keys_dialog import MANUAL_KEYS, KeysDialog


def test_the_keys_are_those_of_the_manual():
    manual = (ROOT / "README.md").read_text("utf-8").partition("| key | does |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", manual, re.MULTILINE)
    assert [tuple(re.sub("[`*]", "", cell) for cell in row) for row in rows] == list(MANUAL_KEYS)


@pytest.mark.parametrize("key", ["?", Qt.Key.Key_F1])
def test_a_key_tells_them_and_a_word_finds_some(active, window, qtbot, monkeypatch, key):
    shown = []

    def look(dialog):
        dialog.search.setText("undo")
        shown.append([row[0] for row in dialog.table.rows.rows])

    monkeypatch.setattr(KeysDialog, "exec", look)
    active.table.setFocus()
    press = qtbot.keyClicks if isinstance(key, str) else qtbot.keyClick
    press(QApplication.focusWidget(), key)
    assert shown == [["Ctrl+Z, Ctrl+Y"]]
    active.head.search.setFocus()
    qtbot.waitUntil(active.head.search.hasFocus, timeout=PATIENCE_MS)
    qtbot.keyClicks(active.head.search, "who?")
    assert active.head.search.text() == "who?" and len(shown) == 1
