"""Importing: reads as a job, shows the preview, saves what was agreed; and the way back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.paths import sample_plan
from tracker.plan_files import PLAN_ENDINGS
from tracker.store.busy import Busy, waiting
from tracker.store.sqlite import new_store, open_store
from tracker.ui.dialogs.messages import tell
from tracker.ui.importing.source import DOCUMENTS, Held, Incoming
from tracker.ui.widgets.background import Job
from tracker.ui.widgets.chips import as_words
from tracker.ui.widgets.file_drops import dropped_files
from tracker.ui.window.file_commands import FileCommands
from tracker.ui.window.jobs import Jobs
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.domain.draft import Choices, Draft
    from tracker.store.undoing import WayBack
    from tracker.ui.importing.choices import ImportChoices, Wanted
    from tracker.ui.importing.dialog import ImportDialog


NO_UNDO = "Undo the last &import"


class ImportCommands:
    """What the menus, a dropped file and the clipboard ask for; plan files are opened by the `files` commands."""

    def __init__(self, window: QWidget, workspace: Workspace, jobs: Jobs, files: FileCommands) -> None:
        self.window, self.workspace, self.jobs, self.files = window, workspace, jobs, files
        self._offered: WayBack | None = None  # the import that the menu offers to undo

    def take(self, path: Path) -> None:
        """A file that was dropped or named at the start: a plan file is opened, a document imported."""
        if path.resolve() == sample_plan().resolve():
            self.files.open_sample()
        elif path.suffix.lower() in PLAN_ENDINGS:
            self.files.open_file(path)
        else:
            self.read(Incoming(path))

    def choose(self) -> None:
        """Ask for a document and show what it would bring."""
        name, _ = QFileDialog.getOpenFileName(self.window, "Import a document", "", DOCUMENTS)
        if name:
            self.read(Incoming(Path(name)))

    def paste(self) -> None:
        """Show what the clipboard would bring; one that holds no text is told."""
        mime = QGuiApplication.clipboard().mimeData() or QMimeData()
        if files := dropped_files(mime):
            self.read(Incoming(files[0]))
        elif mime.hasHtml() or mime.hasText():
            self._read_pasted(mime)
        else:
            tell(self.window, "Nothing was pasted", "Copy a table in Word, Excel or Teams first, with its heading row.")

    def _read_pasted(self, mime: QMimeData) -> None:
        from tracker.documents.reading.child import Pasted

        self.read(Incoming(Pasted(mime.html() or None, mime.text() or None)))

    def read(self, incoming: Incoming) -> None:
        """Read it on the helper thread, by what is known of tables, then show the preview; Cancel ends it at once."""
        from tracker.services.table_choices import known_choices

        self.workspace.renew_tables()
        known = known_choices(self.workspace.plan if self.workspace.is_open else None, self.workspace.settings)
        held = self._held()
        self.jobs.start(
            Job(
                f"Reading {incoming.name}…",
                lambda stop: _read(incoming, known, held, stop),
                lambda read: self._preview(incoming, read, known),
                can_stop=True,
            )
        )

    def _held(self) -> Held | None:
        """What is open now, to be held against it."""
        workspace = self.workspace
        return Held(workspace.plan, workspace.held_problems, workspace.as_at) if workspace.is_open else None

    def _preview(self, incoming: Incoming, read: tuple[Draft, ImportChoices], known: Choices) -> None:
        from tracker.ui.importing.choices import ImportChoices
        from tracker.ui.importing.dialog import ImportDialog

        held, (draft, choices) = self._held(), read
        if held != choices.held:  # somebody has gone on while it was read
            choices = ImportChoices(draft, held, known)
        held_in = self.workspace.path if held else None
        dialog = ImportDialog(incoming, choices, self.jobs.background, self.window)
        # A turn of the event loop between making and showing it: each takes a while.
        QTimer.singleShot(0, dialog, lambda: self._agree(dialog, incoming, known, held_in))

    def _agree(self, dialog: ImportDialog, incoming: Incoming, known: Choices, held_in: Path | None) -> None:
        from tracker.services.table_choices import as_remembered, taught_by

        agreed = dialog.exec()
        wanted = dialog.wanted()
        taught = taught_by(dialog.choices.tables, known, wanted.draft.tables)
        dialog.deleteLater()
        if not agreed:
            return
        wanted = wanted._replace(draft=as_remembered(wanted.draft, taught))
        into = held_in or self.files.choose_new_file(wanted.draft.plan.title)
        if into is not None:
            self._save(incoming.name, wanted, into, lambda: self._teach_user(taught, known), is_new=held_in is None)

    def _teach_user(self, taught: Choices, known: Choices) -> None:
        """The next plan of this user knows what was taught here."""
        from tracker.services.table_choices import with_taught

        self.workspace.change_settings(with_taught(self.workspace.settings, taught, known))

    def _save(self, name: str, wanted: Wanted, into: Path, then: Callable[[], None], *, is_new: bool) -> None:
        begin, by = new_store if is_new else open_store, self.workspace.settings.who or None

        def work(_: Event) -> None:
            from tracker.services.importing import save_drafts

            with begin(into) as store:
                save_drafts(
                    store,
                    [wanted.draft],
                    wanted.dated,
                    datetime.now(UTC),
                    what=name,
                    split_dated=wanted.split_dated,
                    remove_missing=wanted.remove_missing,
                    answers=wanted.answers,
                    by=by,
                )

        def done(_: None) -> None:
            then()
            self._saved(name, into)

        self.jobs.start(Job(f"Saving the import of {name}…", work, done))

    def _saved(self, name: str, into: Path) -> None:
        """A plan that is open stays as it is seen; where none is, the new one is opened."""
        if not self.workspace.is_open:
            self.files.open_file(into)
        elif not self._show_saved(into):
            tell(self.window, "Imported", f"{name} was imported into {into}.")
        elif self.workspace.plan.redactions:
            sentence = f"Words were removed from this plan: look whether {name} has brought them back."
            tell(self.window, "Imported", sentence)

    def _show_saved(self, path: Path) -> bool:
        """Whether it is still the file that is open."""
        is_seen = self.workspace.is_open and self.workspace.path == path
        if is_seen:
            self.workspace.saved_at = datetime.now()
            self.workspace.reload()
        return is_seen

    # The way back

    def undo_words(self) -> str | None:
        """What undoing the last import is called; None where there is none to undo, or something was saved since.

        It is asked of the file each time: the import may be of another window, or from before a restart.
        """
        from tracker.services.importing import import_to_undo

        self._offered = None
        if self.workspace.is_open:
            with suppress(Busy), waiting(0):
                self._offered = import_to_undo(self.workspace.path)
        if self._offered is None:
            return None
        return f"Undo &import of {as_words(self._offered.what)}" if self._offered.what else NO_UNDO

    def undo(self) -> None:
        """Put the plan file back as it was before the import that is offered, and no other."""
        if not self.workspace.is_open or self._offered is None:
            return
        path, offered = self.workspace.path, self._offered

        def work(_: Event) -> Path:
            from tracker.services.importing import undo_import

            return undo_import(path, offered)

        self.jobs.start(Job("Undoing the import…", work, lambda kept: self._undone(path, kept)))

    def _undone(self, path: Path, kept: Path) -> None:
        if self._show_saved(path):
            self.workspace.steps.forget()
        sentence = f"The plan is as it was before the import. The plan with the import is kept in {kept.name}."
        tell(self.window, "The import was undone", sentence)


def _read(incoming: Incoming, known: Choices, held: Held | None, stop: Event) -> tuple[Draft, ImportChoices]:
    """What was read, held against the plan: on the helper thread, where the window waits for neither."""
    draft = incoming.read(known, stop)
    import tracker.ui.importing.dialog  # noqa: F401 (is shown next)
    from tracker.ui.importing.choices import ImportChoices

    choices = ImportChoices(draft, held, known)
    choices.compare()
    return draft, choices
