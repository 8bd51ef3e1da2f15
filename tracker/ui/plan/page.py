"""The page of a plan: one theme from ambition to effect, and everything in it edited where it stands."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from tracker.domain.contradictions.does_it_work import does_it_work
from tracker.domain.decisions.location import Record
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Plan, Theme, there_on
from tracker.domain.promises.coming import ComingDay, coming_up
from tracker.ui.keys import key_action
from tracker.ui.measures.list_items import MeasureItem
from tracker.ui.page import Page
from tracker.ui.plan.changing import PlanChanges
from tracker.ui.plan.head import PlanHead
from tracker.ui.plan.printed import printed_theme
from tracker.ui.plan.rows import SECTIONS, ShownRow, ThemeOnDay, rows_beside, rows_of_theme, rows_of_themes
from tracker.ui.plan.rows_view import PlanRows
from tracker.ui.tables.copying import TableText
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.panels import Beside
from tracker.ui.workspace import Workspace

_WIDE = 120  # characters from which what is told of a theme stands beside it, and not under it
_THEME, _BESIDE = 0.8, 0.32  # what the theme has of the page, and what is told of it has of that


class PlanPage(Page):
    """Themes at the left, the chosen one in the middle, and beside it whether it works and what comes up."""

    name = "Plan"
    head: PlanHead

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(workspace, background, parent, PlanHead())
        self.themes = PlanRows("Themes", quiet_ground=True)
        self.rows = PlanRows("The theme")
        self.beside = PlanRows("Does it work, what people say, coming up", quiet_ground=True)
        self.theme_id: int | None = None
        self._unfolded: set[Hashable] = set()
        self._coming: tuple[Plan, date, int | None, list[ComingDay]] | None = None
        self.inner = Beside(self, self.rows, self.beside, share=_BESIDE, least=0, most=10_000)
        self.outer = Beside(self, self.themes, self.inner, share=_THEME, least=0, most=10_000)
        self.changes = PlanChanges(self, workspace, lambda: self.theme_id)
        self.lay_out(self.outer)
        self._connect()

    def _connect(self) -> None:
        self.themes.chosen.connect(self._theme_chosen)
        self.rows.unfolded, self.beside.unfolded = self._all_rows, self._all_beside
        for view in (self.themes, self.rows, self.beside):
            view.opened.connect(lambda row, part, view=view: self._open(view, row, part))
            view.edit_asked.connect(lambda row, part, view=view: self.changes.edit(view, row, part))
            view.move_asked.connect(self.changes.move)
            view.remove_asked.connect(self.changes.remove)
            view.menu_asked.connect(lambda row, where, view=view: self._open_menu(view, row, where))
        key_action(self, "Add an action…", "Ctrl+Shift+N", self._add_action)
        self.workspace.leaving.connect(self.changes.leave_file)
        self.head.people.clicked.connect(lambda _=False: self.changes.edit_people())
        self.head.search.textChanged.connect(lambda _: self.refresh())
        self.head.search.left.connect(self.focus_rows)

    # What is shown

    @property
    def theme(self) -> Theme | None:
        """The chosen theme as the plan holds it."""
        return next((one for one in self.workspace.plan.themes if one.id == self.theme_id), None)

    def forget(self) -> None:
        """Another file is open: nothing is chosen or unfolded."""
        self.theme_id, self._coming = None, None
        self._unfolded.clear()
        self.changes.close_editor()

    def refresh(self) -> None:
        """Show the plan as it is on the day."""
        self.bring_back()
        plan, day, lines = self.workspace.plan, self.workspace.as_at, self.workspace.lines
        there = [theme for theme in plan.themes_on(day) if self.head.finds(theme)]
        gone = [theme for theme in plan.themes if theme.removed_on and not theme.stands_on(day)]
        if self.theme_id not in [theme.id for theme in there]:
            self.theme_id = there[0].id if there else None
        self.head.tell(len(there), plan)
        self.themes.show_rows(rows_of_themes(plan, there, gone, lines, self._unfolded, day), day)
        self._choose_theme()
        self._show_theme()

    def _choose_theme(self) -> None:
        self.themes.choose(next((at for at, row in enumerate(self.themes.rows) if self._is_chosen(row)), -1))

    def _is_chosen(self, row: ShownRow) -> bool:
        return row.kind == "theme" and row.record is not None and row.record.id == self.theme_id

    def _show_theme(self) -> None:
        plan, day, theme = self.workspace.plan, self.workspace.as_at, self.theme
        if theme is None:
            word = plan.theme_word.lower()
            hint = f"Nothing is in this plan yet. Add a {word} at the left, or import a document."
            self.rows.show_rows([ShownRow("hint", hint)], day)
            self.beside.show_rows([], day)
            return
        self.rows.show_rows(rows_of_theme(plan, self._on_day(theme), self._unfolded), day)
        self._show_beside(theme)

    def _on_day(self, theme: Theme) -> ThemeOnDay:
        plan, day = self.workspace.plan, self.workspace.as_at
        lines = [line for line in self.workspace.lines if line.theme.id == theme.id]
        placed = [measure for home, measure in plan.all_measures() if home.id == theme.id]
        items = [MeasureItem(theme, one, day, plan.scales) for one in placed if there_on(one, day)]
        inside: list[Action | Measure] = [*theme.actions, *placed]
        gone = [one for one in inside if not there_on(one, day)]
        return ThemeOnDay(theme, lines, items, gone)

    def _show_beside(self, theme: Theme) -> None:
        """Promises are looked for on the helper thread: a theme may hold thousands of updates."""
        plan, day, lines = self.workspace.plan, self.workspace.as_at, self.workspace.lines
        asked = (plan, day, theme.id)
        known = self._coming if self._coming and self._coming[:3] == asked else None
        verdicts = does_it_work(plan, theme, lines, day)
        self.beside.show_rows(rows_beside(theme, verdicts, known[3] if known else None, self._unfolded), day)
        if known is None:
            self.background.run(
                lambda: coming_up(plan, theme, lines, day), lambda found: self._take_coming(asked, found), _raised
            )

    def _take_coming(self, asked: tuple[Plan, date, int | None], found: list[ComingDay]) -> None:
        theme = self.theme if self.workspace.is_open else None
        if theme is not None and asked == (self.workspace.plan, self.workspace.as_at, theme.id):
            self._coming = (*asked, found)
            self._show_beside(theme)

    # What is done

    def _theme_chosen(self, row: ShownRow) -> None:
        if row.kind != "theme" or row.record is None or row.record.id == self.theme_id:
            return
        if self.changes.leave_editor():
            self.theme_id = row.record.id
            self._show_theme()
            self.rows.scrollToTop()
        self._choose_theme()

    def _open(self, view: PlanRows, row: ShownRow, part: str) -> None:
        if row.kind == "more":
            self._unfolded ^= {"removed" if row.section == "removed" else row.section}
            self.refresh()
        elif row.kind == "add":
            self.changes.add(view, row)
        elif row.kind == "gone":
            self.changes.bring_back(row)
        elif row.kind == "theme":
            self.rows.setFocus()
        elif part == "link" and row.unlinked is not None:
            self.changes.link(row.unlinked)
        elif isinstance(row.record, Action | Measure):
            self.record_asked.emit(row.record)
        elif row.kind in ("title", "ambition", "evidence"):
            self.changes.edit(view, row, "text")

    def _add_action(self) -> None:
        row = next((one for one in self.rows.rows if one.kind == "add" and one.section == "actions"), None)
        if row is not None:
            self.changes.add(self.rows, row)

    def _open_menu(self, view: PlanRows, row: ShownRow, where: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, call in self.changes.offers(view, row):
            menu.addAction(words, call)
        menu.addSeparator()
        menu.addActions(view.actions())
        menu.popup(where)

    # What every page does

    def may_leave(self) -> bool:
        """What is typed in its place is saved; of what cannot be it is asked whether it may go."""
        return self.changes.may_leave()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown: what is typed is saved, and what cannot be stays open."""
        if self.workspace.is_open:
            self.changes.leave_editor()
        super().hideEvent(event)

    def printed(self) -> TableText | None:
        """The chosen theme with all that is folded, and what stands beside it."""
        if self.theme is None:
            return None
        return printed_theme([*self._all_rows(), *self._all_beside()], self.workspace.as_at)

    def _all_rows(self) -> list[ShownRow]:
        """The chosen theme, nothing folded away."""
        theme = self.theme
        return rows_of_theme(self.workspace.plan, self._on_day(theme), SECTIONS) if theme else []

    def _all_beside(self) -> list[ShownRow]:
        """What stands beside it, likewise."""
        theme, work = self.theme, self.workspace
        if theme is None:
            return []
        verdicts = does_it_work(work.plan, theme, work.lines, work.as_at)
        return rows_beside(theme, verdicts, self._coming[3] if self._coming else (), SECTIONS)

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the themes."""
        self.themes.setFocus(reason)

    def show_record(self, record: Record) -> None:
        """Choose a theme, or the row of what stands in one."""
        theme_id = record.id if isinstance(record, Theme) else getattr(record, "theme_id", None)
        if theme_id is None:
            return
        self.head.search.clear()
        self.theme_id = theme_id
        self._unfolded |= {"actions", "measures"}
        self.refresh()
        at = next((at for at, row in enumerate(self.rows.rows) if row.record and row.record.id == record.id), -1)
        self.rows.choose(at)

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        em = self.fontMetrics().averageCharWidth()
        self.themes.setMinimumWidth(18 * em)
        self.rows.setMinimumWidth(40 * em)
        self.beside.setMinimumWidth(24 * em)
        for view in (self.themes, self.rows, self.beside):
            view.lay_out_rows()
        self._place_beside()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what is told of a theme stands under it."""
        super().resizeEvent(event)
        self._place_beside()

    def _place_beside(self) -> None:
        wide = self.width() >= _WIDE * self.fontMetrics().averageCharWidth()
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        self.inner.place(way)


def _raised(error: BaseException) -> None:
    raise error
