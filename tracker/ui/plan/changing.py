"""Changes the plan from its page: opens what edits a row, saves it as one named step, and says what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from tracker.domain.editing.actions import linked_to, moved_action
from tracker.domain.editing.order import moved_records, swapped
from tracker.domain.editing.themes import without_ambition, without_evidence
from tracker.domain.fields import EditedRecord
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Theme
from tracker.domain.undoing.removing import brought_back, removed
from tracker.errors import TrackerError
from tracker.store.sqlite import Conflict
from tracker.ui.dialogs.messages import ask, tell_error
from tracker.ui.plan.edits import RowEdit, addition_to, row_edit
from tracker.ui.plan.place_editor import PlaceEditor
from tracker.ui.plan.rows import ShownRow, row_name
from tracker.ui.plan.rows_view import PlanRows
from tracker.ui.workspace import Workspace

Offer = tuple[str, Callable[[], object]]
_CONFLICT = "Somebody else has changed this since it was opened; nothing was saved. Save puts your words in its place."
_LOST = "What you typed is not saved: it is lost if you go on."
_REMOVING = "Remove {} from the plan? Nothing is deleted: it stands under Removed, and can be brought back."


class PlanChanges:
    """One editor is open at a time."""

    def __init__(self, page: QWidget, workspace: Workspace, theme_id: Callable[[], int | None]) -> None:
        """`theme_id` says which theme the page shows."""
        self.page, self.workspace, self.theme_id = page, workspace, theme_id
        self.editor: PlaceEditor | None = None
        self._work: Callable[[], None] = lambda: None  # saves what is typed
        self._refuse: Callable[[TrackerError], None] = lambda _: None

    # In its place

    def edit(self, view: PlanRows, row: ShownRow, part: str) -> None:
        """Edit a part of a row over it; measures are edited in their dialog."""
        if not self.leave_editor():
            return
        row = next((one for one in view.rows if one.key == row.key), row)  # as it is since that was saved
        if isinstance(row.record, Measure) and row.kind == "measure":
            self._edit_measure(row.record)
        elif (found := row_edit(self.workspace.plan, row, part)) is not None:
            self._open(view, row, found, part)

    def add(self, view: PlanRows, row: ShownRow) -> None:
        """Add what the row adds."""
        if not self.leave_editor():
            return
        theme = self._theme(row)
        if row.section == "actions" and theme is not None:
            from tracker.ui.actions.action_dialog import ActionDialog

            self._in_dialog(ActionDialog(self.workspace, theme, None, self.page))
        elif row.section == "measures" and theme is not None:
            from tracker.ui.measures_editing.measure_dialog import MeasureDialog

            self._in_dialog(MeasureDialog(self.workspace, theme, None, self.page))
        elif (found := addition_to(self.workspace.plan, theme, row.section, row.at)) is not None:
            self._open(view, row, found, "text")

    def _open(self, view: PlanRows, row: ShownRow, found: RowEdit, part: str) -> None:
        editor = self.editor = PlaceEditor(view.viewport(), found.fields)
        held: list[EditedRecord | None] = [found.record]

        def work() -> None:
            self.workspace.save(found.make(self.workspace.plan, held[0], editor.values), found.what)

        def refused(error: TrackerError) -> None:
            if isinstance(error, Conflict):
                held[0] = self._now(found.record)  # a second Save puts the words in the place of theirs
                editor.refuse(_CONFLICT)
            else:
                editor.refuse(str(error))

        def save() -> None:
            self.workspace.waiting.do(f"The {found.what}", work, lambda _: editor.close_editor(), refused)

        self._work, self._refuse = work, refused
        editor.saved.connect(save)
        editor.closed.connect(lambda: self._closed(view, editor))
        at = next((at for at, one in enumerate(view.rows) if one.key == row.key), 0)
        editor.open_over(view.place_of_part(at, part), view.viewport().rect())

    def _now(self, record: EditedRecord | None) -> EditedRecord | None:
        """A record as the file holds it by now."""
        self.workspace.reload()
        plan = self.workspace.plan
        held = [*plan.themes, *(action for _, action in plan.actions())]
        return next((one for one in held if record and type(one) is type(record) and one.id == record.id), None)

    def _closed(self, view: PlanRows, editor: PlaceEditor) -> None:
        if self.editor is editor:
            self.editor = None
        view.setFocus()

    def close_editor(self) -> None:
        """Put away what is open."""
        if self.editor is not None:
            self.editor.close_editor()

    def leave_editor(self) -> bool:
        """Save what was typed, before something else is turned to; whether it could be, and is put away."""
        if self.editor is not None and self.editor.is_changed:
            self.editor.save()
        else:
            self.close_editor()
        return self.editor is None

    def leave_file(self) -> None:
        """Save what was typed before the file is put away; over what somebody else said, which is kept as an edit."""
        for _ in range(2):
            if self.editor is None or not self.editor.is_changed:
                return
            try:  # at once: who opens another file has the turn, and what waits would be saved into that one
                self._work()
            except TrackerError as error:
                self._refuse(error)
            else:
                self.close_editor()

    def may_leave(self) -> bool:
        """Save what was typed before the file is put away; whether it could be, waits to be, or may be lost."""
        self.leave_editor()
        if self.editor is None or self.workspace.waiting.words:
            return True
        self.leave_file()
        if self.editor is None or not ask(
            self.page, "Not saved", f"{self.editor.error.text()} {_LOST}", "Let it go", loses=True
        ):
            return self.editor is None
        self.close_editor()
        return True

    # Order, removal, other themes

    def move(self, row: ShownRow, by: int) -> None:
        """Move a row one up or down among its like."""
        plan, record, theme = self.workspace.plan, row.record, self._theme(row)
        if row.kind == "theme" and isinstance(record, Theme):
            shown = list(plan.themes_on(self.workspace.as_at))
            self._save(moved_records(plan.themes, shown, record, by), f"order of {plan.theme_word.lower()}s")
        elif theme is None:
            return
        elif row.kind == "action" and isinstance(record, Action):
            shown_actions = [line.action for line in self.workspace.lines if line.theme.id == theme.id]
            self._save(moved_records(theme.actions, shown_actions, record, by), f"order of actions of {theme.heading}")
        elif row.kind == "measure" and isinstance(record, Measure):
            there = [one for home, one in plan.measures_on(self.workspace.as_at) if home.id == theme.id]
            self._save(moved_records(theme.measures, there, record, by), f"order of measures of {theme.heading}")
        elif row.kind == "ambition" and (texts := swapped(theme.ambition, row.at, by)):
            self._save([replace(theme, ambition=texts)], f"order of ambition of {theme.heading}")
        elif row.kind == "evidence" and (said := swapped(theme.evidence, row.at, by)):
            self._save([replace(theme, evidence=said)], f"order of evidence of {theme.heading}")

    def remove(self, row: ShownRow) -> None:
        """Take a row out of the plan, after a question; nothing is deleted, and it can be brought back."""
        theme, record = self._theme(row), row.record
        if row.kind == "ambition" and theme is not None:
            self._save([without_ambition(theme, row.at)], f"ambition of {theme.heading}")
        elif row.kind == "evidence" and theme is not None:
            self._save([without_evidence(theme, row.at)], f"evidence of {theme.heading}")
        elif row.kind in ("theme", "title", "action", "measure") and record is not None:
            name = row_name(record)
            with_all = " with all that stands in it" if isinstance(record, Theme) else ""
            question = _REMOVING.format(f"{name}{with_all}")
            if ask(self.page, "Remove from the plan", question, "Remove it"):
                self._save(removed(self._kept(record), self.workspace.as_at), f"removal of {name}")

    def bring_back(self, row: ShownRow) -> None:
        """What was removed is in the plan again."""
        if row.record is not None:
            self._save(brought_back(self._kept(row.record)), f"return of {row_name(row.record)}")

    def move_to(self, action: Action, theme: Theme) -> None:
        """An action stands in another theme."""
        self._save([moved_action(action, theme)], f"theme of {row_name(action)}")

    def offers(self, view: PlanRows, row: ShownRow) -> Iterator[Offer]:
        """What else can be done with a row, in words."""
        editable = row.kind in ("theme", "title", "ambition", "evidence", "action", "measure")
        if not editable:
            return
        yield "Edit\tF2", partial(self.edit, view, row, "text")
        if isinstance(row.record, Action):
            yield "Lead…", partial(self.edit, view, row, "lead")
            yield "Ref…", partial(self.edit, view, row, "ref")
            for theme in self.workspace.plan.themes_on(self.workspace.as_at):
                if theme.id != row.record.theme_id:
                    yield f"Move to {theme.heading}".replace("&", "&&"), partial(self.move_to, row.record, theme)
        if isinstance(row.record, Measure):
            yield "Link actions…", partial(self.link, row.record)
        if row.kind != "title":
            yield "Up\tAlt+Up", partial(self.move, row, -1)
            yield "Down\tAlt+Down", partial(self.move, row, 1)
        yield "Remove…\tDel", partial(self.remove, row)

    # Dialogs

    def link(self, measure: Measure) -> None:
        """Say which actions should move a measure."""
        from tracker.ui.plan.link_dialog import asked_links

        plan = self.workspace.plan
        ids = asked_links(self.page, plan, measure, [line.action for line in self.workspace.lines])
        if ids is not None and (records := linked_to(plan, measure, ids)):
            self._save(records, f"actions of {measure.ref}")

    def edit_people(self) -> None:
        """The people of the plan."""
        from tracker.ui.plan.people_dialog import PeopleDialog

        self._in_dialog(PeopleDialog(self.workspace, self.page))

    def _edit_measure(self, measure: Measure) -> None:
        from tracker.ui.measures_editing.measure_dialog import MeasureDialog

        home = next((theme for theme, one in self.workspace.plan.all_measures() if one.id == measure.id), None)
        if home is not None:
            self._in_dialog(MeasureDialog(self.workspace, home, measure, self.page))

    def _in_dialog(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    # Saving

    def _theme(self, row: ShownRow) -> Theme | None:
        """The theme that a row stands in, as the plan holds it."""
        record = row.record
        wanted = record.id if isinstance(record, Theme) else getattr(record, "theme_id", self.theme_id())
        return next((one for one in self.workspace.plan.themes if one.id == wanted), None)

    def _kept(self, record: Theme | Action | Measure) -> Theme | Action | Measure:
        """A measure as it is kept: shown is what was joined into it, too."""
        kept = (one for one in self.workspace.plan.measure_records() if one.id == record.id)
        return next(kept, record) if isinstance(record, Measure) else record

    def _save(self, records: Sequence[EditedRecord], what: str) -> None:
        if records:
            work = self.workspace.waiting.do
            work(f"The {what}", lambda: self.workspace.save_all(records, what), lambda _: None, self._refused)

    def _refused(self, error: TrackerError) -> None:
        tell_error(self.page, error)
        if isinstance(error, Conflict):
            self.workspace.reload()
