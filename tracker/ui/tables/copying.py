"""What is shown of a table for Word, Outlook and Excel: as HTML, and as text with tabs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from html import escape
from operator import itemgetter
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData, QStringListModel, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from tracker.columns.words import Column, text_of
from tracker.domain.pattern import pattern_of
from tracker.palette import LIGHT
from tracker.ui.tables.grouping import Group

_FONT = "font-family:Calibri,Arial,sans-serif;font-size:8pt"
_CELL = f"border:1px solid #7A8794;padding:2pt 3pt;vertical-align:top;{_FONT}"  # Word takes no font from the table
# Else "=1+1" is computed, and a ref of 1.10 is 1.1: the first is for Excel, the second for LibreOffice.
_AS_TEXT, _TEXT_CELL = r"mso-number-format:'\@'", ' sdnum="1033;0;@"'
_BREAK = '<br style="mso-data-placement:same-cell"/>'  # else Excel begins another row
_NUMBER = pattern_of(r"-?\d[\d,]*(\.\d+)?%?")


class CellText(NamedTuple):
    """What stands in a cell, and the smaller words under it."""

    text: str
    under: str = ""


def plain_cell(column: Column[Any], row: Any) -> CellText:
    """The text of the column alone."""
    return CellText(text_of(column, row))


class TableText(NamedTuple):
    """The cells of some rows in each of the two ways; `shares` are the columns' of the width, else their own.

    `title`: a line above the headings; `strong`: the names of columns whose texts are bold.
    """

    rows: Sequence[Any]
    columns: Sequence[Column[Any]]
    cell: Callable[[Column[Any], Any], CellText] = plain_cell
    title: str = ""
    shares: Mapping[str, int] = {}
    strong: Collection[str] = ()

    def as_text(self) -> str:
        """A line for each row, tabs between its cells, whose line breaks are folded.

        Nothing is put before a text that begins with =: this is for what is no spreadsheet, which takes the HTML.
        """
        lines = [[column.heading for column in self.columns], *map(self._texts, self.rows)]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
        return f"{self.title}\n{text}\n" if self.title else f"{text}\n"

    def _texts(self, row: Any) -> list[str]:
        if isinstance(row, Group):
            return [f"{row.heading} ({row.words})" if row.words else row.heading]
        return ["\n".join(self.cell(column, row)) for column in self.columns]

    def as_html(self) -> str:
        """A table that Word and Excel take over with its colours; every text stands for itself."""
        ground = f"background:{LIGHT.line};"
        head = "".join(_cell("th", column, _broken(column.heading), ground) for column in self.columns)
        body = "".join(self.html_row(row) for row in self.rows)
        title = f'<p style="{_FONT}"><b>{escape(self.title)}</b></p>' if self.title else ""
        return (
            f'<html><head><meta charset="utf-8"></head><body>{title}'
            f'<table width="100%" style="border-collapse:collapse">{self._widths()}<thead><tr>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table></body></html>"
        )

    def _widths(self) -> str:
        shares = [self.shares.get(column.name, column.width) for column in self.columns]
        return "".join(f'<col width="{100 * share / sum(shares):.0f}%">' for share in shares)

    def html_row(self, row: Any) -> str:
        """A row, or the heading of a group across all columns."""
        if isinstance(row, Group):
            words = f"<b>{escape(row.heading)}</b> {escape(row.words)}"
            style = f"{_CELL};background:{LIGHT.background};{_AS_TEXT}"
            return f'<tr><td colspan="{len(self.columns)}" style="{style}"{_TEXT_CELL}>{words}</td></tr>'
        return f"<tr>{''.join(self._html_cell(column, row) for column in self.columns)}</tr>"

    def _html_cell(self, column: Column[Any], row: Any) -> str:
        text, under = self.cell(column, row)
        inside, rating = _broken(text), LIGHT.ratings.get(look_of(column, row))
        if rating:
            inside = f'<span style="background:{rating.fill};color:{rating.ink}">&nbsp;{inside}&nbsp;</span>'
        if column.name in self.strong:
            inside = f"<b>{inside}</b>"
        if under:
            inside += f'{_BREAK}<span style="font-size:7pt">{_broken(under)}</span>'
        is_number = column.kind == "number" and not under and _NUMBER.fullmatch(text)
        return _cell("td", column, inside, as_text=not is_number)


def look_of(column: Column[Any], row: Any) -> str:
    """The rating in whose colour a cell is shown; "" for none."""
    look = column.look(row) if column.look else column.value(row) if column.kind == "rating" else None
    return str(look or "")


def _cell(tag: str, column: Column[Any], inside: str, style: str = "", *, as_text: bool = True) -> str:
    side = "right" if column.kind == "number" else "left"
    style += _AS_TEXT if as_text else ""
    kept = _TEXT_CELL if as_text else ""
    return f'<{tag} style="{_CELL};text-align:{side};{style}" align="{side}" valign="top"{kept}>{inside}</{tag}>'


def _broken(text: str) -> str:
    return _BREAK.join(escape(line) for line in text.split("\n"))


def clipboard_data() -> QMimeData:
    """Empty data for the clipboard, made by Qt: what Python made crashes the program that ends with it there."""
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data


def copy_table_text(table: TableText) -> None:
    """Put a table on the clipboard, as HTML for Word and Excel and as text for everything else."""
    data = clipboard_data()
    data.setHtml(table.as_html())
    data.setText(table.as_text())
    QGuiApplication.clipboard().setMimeData(data)


def copy_cells(rows: Sequence[Sequence[str]]) -> None:
    """Put a block of cells on the clipboard, without headings: what is pasted over a sheet, or back into its table."""
    columns = [Column(str(at), "", itemgetter(at), "number", 10) for at in range(max(map(len, rows), default=0))]
    padded = [[*cells, *[""] * (len(columns) - len(cells))] for cells in rows]
    table = TableText(padded, columns)
    data = clipboard_data()
    data.setHtml(f"<html><body><table>{''.join(map(table.html_row, padded))}</table></body></html>")
    data.setText("\n".join("\t".join(" ".join(text.split()) for text in cells) for cells in rows))
    QGuiApplication.clipboard().setMimeData(data)


def offer_copies(
    view: QAbstractItemView,
    selected: Callable[[], TableText],
    whole: Callable[[], TableText],
    whole_key: str = "Ctrl+Shift+C",
) -> QAction:
    """Entries in the context menu of a table, with their keys; answers that which copies the whole table.

    A page that it is added to takes its key wherever in it the keyboard is. Where nothing is selected, Ctrl+C copies
    the whole.
    """

    def copy_selected() -> None:
        table = selected()
        copy_table_text(table if table.rows else whole())

    def add(words: str, key: QKeySequence, within: Qt.ShortcutContext, call: Callable[[], None]) -> QAction:
        action = QAction(words, view)
        action.setShortcut(key)
        action.setShortcutContext(within)
        action.triggered.connect(lambda _=False: call())
        view.addAction(action)
        return action

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    within, copy_key = Qt.ShortcutContext, QKeySequence(QKeySequence.StandardKey.Copy)
    add("Copy selected rows", copy_key, within.WidgetShortcut, copy_selected)
    across = within.WidgetWithChildrenShortcut
    return add("Copy table", QKeySequence(whole_key), across, lambda: copy_table_text(whole()))


def offer_list_copies(view: QListWidget) -> None:
    """The same for a list of texts: under its own name, with what is ticked where that can be."""

    def table(items: Sequence[QListWidgetItem]) -> TableText:
        texts = Column[QListWidgetItem]("text", view.accessibleName(), lambda item: item.text(), "text", 60)
        ticks = Column[QListWidgetItem]("ticked", "Ticked", _ticked, "text", 8)
        return TableText(items, [texts, *([ticks] if any(map(_ticked, items)) else [])])

    def every() -> TableText:
        return table([item for at in range(view.count()) if not (item := view.item(at)).isHidden()])

    offer_copies(view, lambda: table([item] if (item := view.currentItem()) else []), every)


def _ticked(item: QListWidgetItem) -> str:
    """ "yes" or "no", "" where it cannot be ticked."""
    found = item.data(Qt.ItemDataRole.CheckStateRole)
    return "" if found is None else "yes" if item.checkState() == Qt.CheckState.Checked else "no"


def with_rows_under(rows: Sequence[Any], chosen: Collection[int]) -> Sequence[Any]:
    """The rows at these places, in the order of the table; of a heading also those that stand under it."""
    found, under = [], False
    for at, row in enumerate(rows):
        if isinstance(row, Group):
            under = at in chosen
        if under or at in chosen:
            found.append(row)
    return found
