"""What is shown of the scorecard as a table for Word and Excel: as HTML, and as text with tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from tracker.columns.scorecard import picked_figures
from tracker.columns.scorecard_rows import CardRow, Figure, shared_period
from tracker.columns.words import Column, text_of
from tracker.palette import LIGHT
from tracker.ui.tables.grouping import Group

_FONT = "font-family:Calibri,Arial,sans-serif;font-size:8pt"
_CELL = f"border:1px solid #7A8794;padding:2pt 3pt;vertical-align:top;{_FONT}"  # Word takes no font from the table
_SHARES = {"status": 9, "measure": 20, "direction": 12, "band": 13, "comment": 19, "action": 17}  # of the width
_FIGURE = 9
Shown = Sequence[Group | CardRow]


class TableText:
    """The cells of the rows that are shown, in the columns that are shown, each in one of the two ways."""

    def __init__(self, rows: Shown, columns: Sequence[Column[CardRow]], every: Sequence[CardRow], title: str) -> None:
        """`every` row of the scorecard decides, as on the page, whether periods stand in the headings."""
        self.rows, self.columns, self.title = rows, columns, title
        self._picks = {name: pick for name, _, pick in picked_figures(every)}
        self._shared = {name for name, pick in self._picks.items() if shared_period(map(pick, every))}

    def as_text(self) -> str:
        """A line for each row, tabs between its cells."""
        lines = [self.title, "\t".join(" ".join(column.heading.split()) for column in self.columns)]
        for row in self.rows:
            cells = [f"{row.heading} ({row.words})"] if isinstance(row, Group) else self._texts(row)
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines) + "\n"

    def _texts(self, row: CardRow) -> Iterable[str]:
        return ("\n".join(part for part in self._parts(column, row) if part) for column in self.columns)

    def _parts(self, column: Column[CardRow], row: CardRow) -> tuple[str, str]:
        """What stands in a cell, and the smaller words under it."""
        if column.name == "status":
            look = column.look(row) if column.look else None
            mark = f"{LIGHT.ratings[look].mark} " if look else ""
            return mark + text_of(column, row), row.disagreement
        figure: Figure | None = self._picks[column.name](row) if column.name in self._picks else None
        under = figure.period_words if figure and column.name not in self._shared else ""
        return text_of(column, row), under

    def as_html(self) -> str:
        """A table that Word and Excel take over with its colours; every text stands for itself."""
        ground = f"background:{LIGHT.line};"
        head = "".join(_cell("th", column, _broken(column.heading), ground) for column in self.columns)
        body = "".join(self._html_row(row) for row in self.rows)
        return (
            f'<html><head><meta charset="utf-8"></head><body><p style="{_FONT}"><b>{escape(self.title)}</b></p>'
            f'<table width="100%" style="border-collapse:collapse">{self._widths()}<thead><tr>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table></body></html>"
        )

    def _widths(self) -> str:
        shares = [_SHARES.get(column.name, _FIGURE) for column in self.columns]
        return "".join(f'<col width="{100 * share / sum(shares):.0f}%">' for share in shares)

    def _html_row(self, row: Group | CardRow) -> str:
        if isinstance(row, Group):
            words = f"<b>{escape(row.heading)}</b> {escape(row.words)}"
            style = f"{_CELL};background:{LIGHT.background}"
            return f'<tr><td colspan="{len(self.columns)}" style="{style}">{words}</td></tr>'
        return f"<tr>{''.join(self._html_cell(column, row) for column in self.columns)}</tr>"

    def _html_cell(self, column: Column[CardRow], row: CardRow) -> str:
        text, under = self._parts(column, row)
        look = column.look(row) if column.look else None
        inside, style = _broken(text), ""
        if look:
            rating = LIGHT.ratings[look]
            inside = f'<span style="background:{rating.fill};color:{rating.ink}">&nbsp;{inside}&nbsp;</span>'
        if column.name == "current":
            inside = f"<b>{inside}</b>"
        if under:
            inside += f'<br/><span style="font-size:7pt">{_broken(under)}</span>'
        return _cell("td", column, inside, style)


def _cell(tag: str, column: Column[CardRow], inside: str, style: str) -> str:
    side = "right" if column.kind == "number" else "left"
    return f'<{tag} style="{_CELL};{style}text-align:{side}" align="{side}" valign="top">{inside}</{tag}>'


def _broken(text: str) -> str:
    return "<br/>".join(escape(line) for line in text.split("\n"))


def copy_table_text(table: TableText) -> None:
    """Put a table on the clipboard, as HTML for Word and Excel and as text for everything else."""
    data = QMimeData()
    data.setHtml(table.as_html())
    data.setText(table.as_text())
    QGuiApplication.clipboard().setMimeData(data)
