"""Keys: an action on the part of the window where its key holds, and every key that a part of the window knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget

WITHIN = Qt.ShortcutContext


class OwnKey(NamedTuple):
    """A key that a widget takes while it has the keyboard; its class lists them as `own_keys`, beside what takes them.

    `keys` are written as Qt writes them, several with ", " between.
    """

    keys: str
    does: str


def key_action(
    where: QWidget,
    words: str,
    keys: str,
    call: Callable[[], object],
    within: Qt.ShortcutContext = WITHIN.WindowShortcut,
) -> QAction:
    """An action with its keys ("Ctrl+Y, Ctrl+Shift+Z"; "" for none), which hold while that widget is seen.

    Menus, the palette and the list of keys find it there.
    """
    action = QAction(words, where)
    action.setShortcuts([QKeySequence(one) for one in keys.split(", ") if one])
    action.setShortcutContext(within)
    action.triggered.connect(lambda _=False: call())
    where.addAction(action)
    return action


def actions_in(part: QWidget) -> list[QAction]:
    """The actions with a key of a widget and all that stands in it, each words once."""
    inside = {id(widget) for widget in _widgets_in(part)}
    found: dict[str, QAction] = {}
    for action in part.findChildren(QAction):
        if action.shortcuts() and any(id(there) in inside for there in action.associatedObjects()):
            found[plain_words(action)] = action
    return list(found.values())


def _widgets_in(part: QWidget) -> list[QWidget]:
    """It and all that stands in it, but dialogs over it, and in a dialog what has no place in it now."""
    inside = [one for one in part.findChildren(QWidget) if one.window() is part.window()]
    return [part, *(one for one in inside if not (part.isWindow() and _is_put_aside(one, part)))]


def _is_put_aside(widget: QWidget, dialog: QWidget) -> bool:
    """Whether it is hidden, by itself or with what it stands in, otherwise than behind another part."""
    part: QWidget | None = widget
    while part is not None and part is not dialog:
        around = part.parentWidget()
        if part.isHidden() and not isinstance(around, QStackedWidget):
            return True
        part = around
    return False


def plain_words(action: QAction) -> str:
    """What an action is called, without the mark of the letter that a menu underlines."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def shown_keys(action: QAction) -> str:
    """Its keys as people read them, each once: Return and Enter are one to them."""
    shown = (key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
    return ", ".join(dict.fromkeys(words.replace("Return", "Enter") for words in shown))


def native_keys(keys: str) -> str:
    """Keys that are written as Qt writes them as people read them."""
    return ", ".join(QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in keys.split(", "))


def own_keys_in(part: QWidget) -> list[OwnKey]:
    """What widgets take by themselves there; of one widget its class says more than what that is made of.

    One whose keys would do nothing where it stands says so by `own_keys_hold`.
    """
    found: dict[OwnKey, None] = {}
    for widget in _widgets_in(part):
        of_one: dict[str, OwnKey] = {}
        for kind in type(widget).__mro__ if getattr(widget, "own_keys_hold", True) else ():
            for key in vars(kind).get("own_keys", ()):
                of_one.setdefault(key.keys, key)
        found |= dict.fromkeys(of_one.values())
    return list(found)


def pressed_by_enter(event: QKeyEvent, *, checked_too: bool) -> bool:
    """Whether Enter came to a button that has the keyboard, which it then presses; Qt leaves that to the space bar.

    In a dialog Enter on what can only be checked is for the button that agrees: `checked_too` is false there.
    """
    button = QApplication.focusWidget()
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    if not plain or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(button, QAbstractButton):
        return False
    if button.isCheckable() and not checked_too:
        return False
    button.click()
    return True
