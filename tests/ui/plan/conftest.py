"""The page of a plan on the sample, in a window as at its own day."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.patience import PATIENCE_MS
from tracker.store.sqlite import open_store

Key = Qt.Key


@pytest.fixture
def page(window, file):
    window.commands.open_file(file)
    window.show_page("Plan")
    return window.pages["Plan"]


@pytest.fixture
def keys(page, window, qtbot):
    """Presses keys where the focus is; a text is typed."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)

    def press(*what, on=None):
        for one in what:
            widget = on or window.focusWidget()
            if isinstance(one, str):
                QTest.keyClicks(widget, one)
            else:
                key, modifiers = one if isinstance(one, tuple) else (one, Qt.KeyboardModifier.NoModifier)
                QTest.keyClick(widget, key, modifiers)

    return press


def choose(view, kind, text="", section=None):
    """Put the keyboard on the first row of a kind that begins so; answers it."""
    at = next(
        at for at, row in enumerate(view.rows)
        if row.kind == kind and row.text.startswith(text) and section in (None, row.section)
    )  # fmt: skip
    view.setFocus()
    view.choose(at)
    return view.rows[at]


def type_over(editor, *values):
    """Put values into the fields of an editor."""
    for field, value in zip(editor.fields, values, strict=True):
        put = getattr(field, "setPlainText", None) or getattr(field, "setEditText", None) or field.setText
        put(value)


def held(file):
    """The plan as another program finds it."""
    with open_store(file) as store:
        return store.plan()


def theme_in(file, ref):
    return next(theme for theme in held(file).themes if theme.ref == ref)


def texts(view, kind):
    return [row.text for row in view.rows if row.kind == kind]
