"""Keys: an action on the part of the window where its key holds, and every key that a part of the window knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

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
    found = {plain_words(action): action for action in part.findChildren(QAction) if action.shortcuts()}
    return list(found.values())


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
    """What widgets take by themselves there; a class says more than what it is made of, and before it."""
    found: dict[str, OwnKey] = {}
    for widget in (part, *part.findChildren(QWidget)):
        for kind in type(widget).__mro__:
            for key in vars(kind).get("own_keys", ()):
                found.setdefault(key.keys, key)
    return list(found.values())
