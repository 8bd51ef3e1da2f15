"""Removes words for good: shows them and what else holds them, asks for the reason, and does it with one button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import get_args
from uuid import uuid4

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracker.columns.words import counted
from tracker.domain.redacting.places import Target
from tracker.domain.redacting.rewriting import Removal, checked
from tracker.domain.redacting.words import mark
from tracker.errors import TrackerError
from tracker.services.redacting import ALSO_GO, Findings, Purge, Removed, look_for, remove_words, user_without
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.dialogs.messages import tell, tell_error
from tracker.ui.look.theme import GRID, larger
from tracker.ui.redacting.offers import Offer
from tracker.ui.redacting.places_list import PlacesList
from tracker.ui.redacting.what import WhatToRemove
from tracker.ui.who_am_i import WHO_SIGNS, known_user
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.labels import breakable, error_label, plain_label
from tracker.ui.widgets.panels import open_at, rule, scrolling
from tracker.ui.workspace import Workspace

_PAUSE = 300  # milliseconds without another letter before the plan is searched
_WARNING = (
    "A document that still holds the words brings them back when it is imported again. Out of reach are other plans, "
    "workbooks, reports, packs and dumps that were written before, and what lies on other computers."
)
_WITH_COPIES = ("Take the words out of these too", "Delete these", "Leave these as they are")
_PURGES: tuple[Purge, ...] = ("redact", "delete", "leave")
assert set(_PURGES) == set(get_args(Purge))


class RedactDialog(Dialog):
    """`removed` is what was done, None while nothing was."""

    def __init__(
        self, workspace: Workspace, background: Background, offers: Sequence[Offer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace, self.background = workspace, background
        self.removed: Removed | None = None
        self._target: Target | None = None
        self._found: Findings | None = None
        self._asked = 0  # which search is the last; the answers of those before it fall
        self._working = False
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._search)
        self.setWindowTitle("Redact")
        self._make(offers)
        self._lay_out()
        self._connect()
        self._changed()

    def _make(self, offers: Sequence[Offer]) -> None:
        self.what = WhatToRemove(self.workspace.plan, offers)
        self.instead = plain_label(f"In their place will stand {mark(date.today())}.", quiet=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("The reason")
        self.reason.setPlaceholderText("The reason, which is kept with your name and the day")
        self.goes = plain_label(quiet=True)
        self.others_words = plain_label()
        self.others = PlacesList()
        self.parts = plain_label(quiet=True)
        self.copies = plain_label()
        self.purge = DropList()
        self.purge.setAccessibleName("What becomes of the copies")
        self.purge.addItems(_WITH_COPIES)
        self.state = plain_label(quiet=True)
        self.error = error_label()
        self.for_good = plain_label("This cannot be undone.")
        self.warning = plain_label(_WARNING, quiet=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.yes = QPushButton("Remove for good")
        self.yes.setProperty("primary", True)
        self.buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)

    def _lay_out(self) -> None:
        """All that may be long scrolls; what it comes to, and the buttons, stay in sight."""
        area, inside = scrolling()
        above: list[QWidget] = [self.what, self.instead, self.reason, self.state, self.goes]
        for widget in [*above, self.others_words, self.others, self.parts, self.copies, self.purge]:
            inside.addWidget(widget)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID * 2)
        column.addWidget(area, 1)
        column.addWidget(rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(GRID * 2, GRID, GRID * 2, 0)
        for widget in (self.for_good, self.warning, self.error, self.buttons):
            foot.addWidget(widget)
        column.addLayout(foot)
        self.for_good.setFont(larger(self.font(), 1.0, bold=True))
        open_at(self, characters=90, lines=38)

    def _connect(self) -> None:
        self.what.changed.connect(self._changed)
        self.reason.textChanged.connect(lambda _: self._offer())
        self.purge.currentIndexChanged.connect(lambda _: self._show_copies())
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        self.yes.setDefault(True)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is where something is to be written."""
        super().showEvent(event)
        (self.reason if self.what.name.isHidden() or self.what.name.text() else self.what.name).setFocus()

    # What holds the words

    def _changed(self) -> None:
        """Other words: they are looked for when nobody has typed on for a moment."""
        self._target = self._found = None
        self._asked += 1
        try:
            self._target = self.what.target()
        except TrackerError as error:
            self._say(str(error))
        else:
            self._say("Looking for what holds the words…")
            self._soon.start()
        self._show_found()

    def _search(self) -> None:
        target, number = self._target, self._asked
        if target is None:
            return
        path, others = self.workspace.path, self._known_files()
        self.background.run(
            lambda: look_for(path, target, others),
            lambda found: self._answered(number, found),
            lambda error: self._failed(number, error),
        )

    def _known_files(self) -> list[Path]:
        return [Path(name) for name in self.workspace.settings.files]

    def _answered(self, number: int, found: Findings) -> None:
        if number == self._asked:
            self._found = found
            self._say("" if found.anything else "These words stand nowhere in the plan.")
            self._show_found()

    def _failed(self, number: int, error: BaseException) -> None:
        if not isinstance(error, TrackerError):
            raise error
        if number == self._asked:
            self._say("", str(error))
            self._work(False)

    def _show_found(self) -> None:
        found = self._found or Findings()
        sure = [place.where for place in found.places if place.sure]
        self.goes.setText(breakable(f"They go from {_listed(sure, 'place')}."))
        self.goes.setVisible(bool(sure))
        open_ones = [place for place in found.places if not place.sure]
        self.others.show_places(open_ones)
        self.others_words.setText(f"They stand here{' too' if sure else ''}. What is ticked goes:")
        self.others_words.setVisible(bool(open_ones))
        self.others.setVisible(bool(open_ones))
        parts = [f'{place.where} ("{place.excerpt}")' for place in found.parts]
        words = f"A part of the name or its initials stand by themselves in {_listed(parts, 'place')}."
        self.parts.setText(breakable(words))
        self.parts.setVisible(bool(found.parts))
        self._show_copies()
        self._offer()

    def _show_copies(self) -> None:
        """What else holds them, and what becomes of that if it is left."""
        found = self._found or Findings()
        held = [f"{copy.path.name} ({_fate(copy.why, copy.rewritable)})" for copy in found.copies]
        held += [f"{path.name} (cannot be looked into now: close it in every program)" for path in found.unseen]
        held += [f"unsaved text of {counted(len(found.drafts), 'action')}"] if found.drafts else []
        held += ["the log of the window"] if found.logs else []
        leaves = _PURGES[self.purge.currentIndex()] == "leave"
        automatic = f" {ALSO_GO}" if leaves and found.gone_by_themselves else ""
        self.copies.setText(breakable(f"They are held too by {_listed(held, 'copy', 'copies')}.{automatic}"))
        self.copies.setVisible(bool(held))
        self.purge.setVisible(bool(held))

    def _say(self, state: str, error: str = "") -> None:
        for label, words in ((self.state, state), (self.error, error)):
            label.setText(breakable(words))
            label.setVisible(bool(words))

    def _offer(self) -> None:
        found = self._found
        anything = found is not None and found.anything
        self.yes.setEnabled(anything and bool(self.reason.text().strip()) and not self._working)

    # Doing it

    def _go(self) -> None:
        """Do it on the helper thread; until it is done the dialog stays."""
        target, path, others = self._target, self.workspace.path, self._known_files()
        if target is None or not self.yes.isEnabled() or not known_user(self, self.workspace, WHO_SIGNS):
            return
        removal = Removal(datetime.now().astimezone(), self.reason.text(), self.workspace.settings.who, uuid4())
        try:
            checked(target, removal)
        except TrackerError as error:
            self._say("", str(error))
            return
        keys, purge = self.others.agreed(), _PURGES[self.purge.currentIndex()]
        self._say("Taking the words out…")
        self._work(True)
        self.background.run(
            lambda: remove_words(path, target, removal, lambda place: place.key in keys, purge, others),
            lambda removed: self._done(target, removed),
            lambda error: self._failed(self._asked, error),
        )

    def _work(self, on: bool) -> None:
        self._working = on
        for widget in (self.what, self.reason, self.others, self.purge, self.buttons):
            widget.setEnabled(not on)
        self._offer()

    def _done(self, target: Target, removed: Removed) -> None:
        self.workspace.renew_tables()
        self.workspace.change_settings(user_without(self.workspace.settings, target))
        self.removed, self._working = removed, False
        self.accept()

    def reject(self) -> None:
        """Put away, but not in the midst of it."""
        if not self._working:
            super().reject()

    def done(self, result: int) -> None:
        """An answer that comes still is let fall."""
        self._soon.stop()
        self._asked += 1
        super().done(result)


def _listed(names: Sequence[str], one: str, many: str = "") -> str:
    """ "4 places: a, b (2 times), c"; of many only the first."""
    count = f"{len(names):,} {many}" if many and len(names) != 1 else counted(len(names), one)
    told = [f"{name} ({times} times)" if times > 1 else name for name, times in Counter(names).items()]
    return f"{count}: {', '.join(told[:6])}{' and others' if len(told) > 6 else ''}"


def _fate(why: str, rewritable: bool) -> str:
    return why if rewritable else f"{why}; can only be deleted"


def removal_summary(path: Path, removed: Removed) -> str:
    """What was done, in sentences."""
    made = removed.rewrite
    told = [f"The words were removed from {counted(len(made.places), 'place')}."]
    for what, words in (("redacted", "They were taken out of"), ("deleted", "Deleted:")):
        names = [one.name for one, became in removed.done if became == what]
        told += [f"{words} {', '.join(names)}."] if names else []
    if made.left:
        told.append(f"They still stand in {counted(len(made.left), 'place')}, as was chosen.")
    if removed.parts:
        where = _listed([place.where for place in removed.parts], "place")
        told.append(f"A part of the name or its initials stand by themselves in {where}: ")
        told[-1] += "redact these too, if it is the same person."
    if removed.still:
        told.append(f"They are still held by {', '.join(one.name for one in removed.still)}.")
        told += [ALSO_GO] if removed.gone_by_themselves else []
    if removed.named:
        told.append(f"The name of the file itself, {path.name}, holds them: rename it.")
    if not made.left and path not in removed.still:
        told.append(f"Searched: nothing of them is left in {path.name}.")
    return " ".join(told)


def ask_to_redact(parent: QWidget, workspace: Workspace, background: Background, offers: Sequence[Offer]) -> None:
    """Ask what is to go and why, do it, show the plan as it is then, and say what was done."""
    if not offers:
        return
    workspace.leaving.emit()  # unsaved text may hold the words: it is on disk while they are looked for
    dialog = RedactDialog(workspace, background, offers, parent)
    dialog.exec()
    removed = dialog.removed
    dialog.deleteLater()
    if removed is not None:
        workspace.saved_at = datetime.now()
    try:
        workspace.reload()
    except TrackerError as error:
        tell_error(parent, error)
        return
    if removed is not None:
        tell(parent, "Words were removed", removal_summary(workspace.path, removed))
