"""What a report will contain, before it is written: its first page in sentences, and what stands under its headings."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.columns.words import counted
from tracker.reports.blocks import Block, Bullets, Counts, Heading, Prose, Report, Runs, Table
from tracker.ui.look.theme import GRID, larger
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.panels import scrolling

_FIRST_PAGE = "one-page"


class ReportPreview(QWidget):
    """The contents of a report, to scroll through."""

    def __init__(self) -> None:
        super().__init__()
        self.area, self._column = scrolling()
        self.area.setFrameShape(QFrame.Shape.StyledPanel)
        self.area.setAccessibleName("What the report will say")
        self.area.setObjectName("read")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # to scroll through by keys
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.texts: list[str] = []
        self.say("Putting it together…")

    def say(self, words: str) -> None:
        """One sentence in the place of the contents."""
        self._show([("quiet", words)])

    def show_report(self, report: Report) -> None:
        """The contents of a report."""
        self._show(list(report_contents(report)))

    def _show(self, told: list[tuple[str, str]]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.texts = [words for _, words in told]
        for kind, words in told:
            label = plain_label(words, quiet=kind == "quiet")
            if kind == "heading":
                label.setFont(larger(self.font(), 1.0, bold=True))
                label.setContentsMargins(0, GRID, 0, 0)
            self._column.addWidget(label)
        self._column.addStretch(1)
        self.area.verticalScrollBar().setValue(0)


def report_contents(report: Report) -> Iterator[tuple[str, str]]:
    """ "heading", "text" or "quiet", and the words: all of the first page, of the others what stands under them."""
    sections = list(_sections(report.blocks))
    for heading, inside in sections:
        if heading.key == _FIRST_PAGE:
            yield "heading", heading.text
            yield from (("text", words) for block in inside for words in _sentences(block))
            yield "heading", "Then"
        else:
            amount = _amount(inside)
            yield "text", heading.text
            yield from [("quiet", amount)] if amount else []


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Heading, list[Block]]]:
    """Each heading of the first level with all beneath it."""
    at = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    for first, end in zip(at, [*at[1:], len(blocks)], strict=True):
        heading = blocks[first]
        assert isinstance(heading, Heading)
        yield heading, list(blocks[first + 1 : end])


def _sentences(block: Block) -> list[str]:
    match block:
        case Heading():
            return [f"{block.text}:"]
        case Counts():
            return [f"{_text(figure)} {words}{f' ({then})' if then else ''}" for figure, words, then in block.items]
        case Prose():
            return [_text(block.words)]
        case Bullets():
            return [f"•  {_text(item)}" for item in block.items]
        case _:
            return []


def _amount(inside: list[Block]) -> str:
    """ "17 rows in tables, 13 measures with a value, 8 sentences"."""
    rows = sum(len(block.rows) for block in inside if isinstance(block, Table))
    measures = sum(isinstance(block, Heading) and block.level == 3 and block.key is not None for block in inside)
    items = sum(len(block.items) for block in inside if isinstance(block, Bullets))
    parts = [
        counted(rows, "row") + (" in tables" if rows > 1 else " in a table") if rows else "",
        counted(measures, "measure") if measures else "",
        counted(items, "point") if items else "",
    ]
    return ", ".join(part for part in parts if part)


def _text(words: Runs) -> str:
    return "".join(run.text for run in words)
