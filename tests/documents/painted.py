"""Documents with coloured cells, laid out at random: blocks of rows of cells (text, rating), saved in each format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.documents.files.open_document import files

COLOURS = {"red": "FF0000", "amber": "FFC000", "green": "00B050", "blue": "0070C0", "grey": "A6A6A6"}
FORMATS = ("xlsx", "docx", "odt", "ods", "html")
STYLES = "".join(
    f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
    f'fo:background-color="#{colour}"/></style:style>'
    for name, colour in COLOURS.items()
)


@dataclass(frozen=True)
class Painted:
    """Blocks of rows of texts; `fills` names the colour of a place (block, row, column)."""

    blocks: tuple[tuple[tuple[str, ...], ...], ...]
    fills: tuple[tuple[tuple[int, int, int], str], ...] = ()
    gaps: tuple[int, ...] = ()

    def without(self, at):
        """The same without one of its fills."""
        return replace(self, fills=(*self.fills[:at], *self.fills[at + 1 :]))

    def text(self, place):
        """What stands in a place; "" beside and below the texts."""
        block, row, column = place
        rows = self.blocks[block]
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""

    def cells(self, block):
        """The rows of a block as (text, rating), each as wide as the widest."""
        here = {(row, column): colour for (at, row, column), colour in self.fills if at == block}
        rows = self.blocks[block]
        height = max([len(rows), *(row + 1 for row, _ in here)])
        width = max([*map(len, rows), *(column + 1 for _, column in here)])
        return [
            [(self.text((block, row, column)), here.get((row, column))) for column in range(width)]
            for row in range(height)
        ]

    def sheet(self):
        """All blocks as the rows of one sheet."""
        gaps = (*self.gaps, *[1] * len(self.blocks))
        for block in range(len(self.blocks)):
            yield from self.cells(block)
            yield from [[]] * gaps[block]


def save(painted, path):
    """The document in the format of the path."""
    {"xlsx": _xlsx, "docx": _docx, "odt": _odt, "ods": _ods, "html": _html}[path.suffix[1:]](painted, path)
    return path


def _xlsx(painted, path):
    book = Workbook()
    for row, cells in enumerate(painted.sheet(), 1):
        for column, (text, colour) in enumerate(cells, 1):
            if text:
                book.active.cell(row, column, text)
            if colour:
                book.active.cell(row, column).fill = PatternFill("solid", fgColor=COLOURS[colour])
    book.save(path)


def shade(cell, colour):
    """Give a cell of python-docx a colour."""
    looks = OxmlElement("w:shd", attrs={qn("w:val"): "clear", qn("w:fill"): COLOURS[colour]})
    cell._tc.get_or_add_tcPr().append(looks)


def _docx(painted, path):
    document = Document()
    for block, rows in enumerate(painted.blocks):
        cells = painted.cells(block)
        if len(rows) == 1 and len(cells[0]) == 1 and not cells[0][0][1]:
            document.add_paragraph(rows[0][0])
            continue
        table = document.add_table(len(cells), len(cells[0]))
        for row, said in enumerate(cells):
            for column, (text, colour) in enumerate(said):
                table.cell(row, column).text = text
                if colour:
                    shade(table.cell(row, column), colour)
        document.add_paragraph()
    document.save(path)


def _open_table(rows):
    return files.table(
        *(
            [files.cell(text, **({"table__style_name": colour} if colour else {})) for text, colour in row]
            for row in rows
        )
    )


def _odt(painted, path):
    files.text(
        path, *(f"{_open_table(painted.cells(at))}<text:p/>" for at in range(len(painted.blocks))), styles=STYLES
    )


def _ods(painted, path):
    files.sheets(path, _open_table(list(painted.sheet())), styles=STYLES)


def _html(painted, path):
    said = ["<html><body>"]
    for block in range(len(painted.blocks)):
        said.append("<table>")
        for row in painted.cells(block):
            cells = (
                f"<td{f' bgcolor=#{COLOURS[colour]}' if colour else ''}>{escape(text)}</td>" for text, colour in row
            )
            said.append(f"<tr>{''.join(cells)}</tr>")
        said.append("</table><p></p>")
    path.write_text("".join(said), encoding="utf-8")


# At random

_ACTIONS = ("Publish the offer", "Train the leads", "Agree the threshold", "Recruit two workers")
_COLUMNS = {
    "Lead": ("Head of Service", "Team Manager"), "Review date": ("Oct 2027", "31/03/2028"),
    "Status": ("", "In progress", "Not started", "Mulling", "Complete"), "RAG": ("", "Red", "A", "Green", "so so"),
    "Progress": ("", "A draft has gone round.", "Waiting for the board."), "Mood": ("", "Larch", "Elm court"),
    "% complete": ("", "50%", "100%"),
}  # fmt: skip
_MEASURES = ("Visits in time", "Rate of referrals", "Average caseload", "Children with a plan")
_VALUES = {
    "Previous": ("61", "70.5"), "Current": ("62", "64"), "Target": ("", "80"), "RAG": ("", "Red", "Fine"),
    "Comment": ("", "Counted twice."), "England": ("60", "61"),
}  # fmt: skip
_OTHERS = (
    ("Risk", "Likelihood", "Impact", "Mitigation"), ("Wug", "Blicket", "Dax"), ("Decision", "Who", "When"),
    ("Date", "Meeting", "Venue"), ("Term", "Meaning"), ("Version", "Date", "Author"),
)  # fmt: skip
_PERIODS = (("Apr", "May", "Jun", "Jul"), ("Q1 2027", "Q2 2027", "Q3 2027"), ("Week 1", "Week 2", "Week 3", "Week 4"))
_TEXTS = ("Placements are slipping.", "All of it is to be agreed.", "See the note of June.", "Two lines: one. Two.")
_WORDS = ("Larch", "Beech room", "Elm", "Rowan court", "Hazel")


@st.composite
def painted_documents(draw):
    """One to three blocks, with some fills below the headings, beside and below the texts."""
    makers = st.sampled_from([_actions, _actions, _measures, _calendar, _other, _texts, _ambition])
    blocks = tuple(draw(makers)(draw, at) for at in range(draw(st.integers(1, 3))))
    blocks = (*blocks, _actions(draw, len(blocks)))  # without any there is nothing to read
    places = [
        (at, row, column)
        for at, rows in enumerate(blocks)
        for row in range(1 if len(rows) > 1 and len(rows[0]) > 1 else 0, len(rows))
        for column in range(max(map(len, rows)) + draw(st.integers(0, 1)))
    ]
    chosen = draw(st.lists(st.sampled_from(places), min_size=1, max_size=5, unique=True))
    fills, used = [], set()
    for at, row, column in chosen:  # a colour stands in a row once: a second one says nothing new
        colour = draw(st.sampled_from(["red", "amber", "green", "blue"]))
        if (at, row, colour) not in used:
            used.add((at, row, colour))
            fills.append(((at, row, column), colour))
    gaps = tuple(draw(st.integers(1, 2)) for _ in blocks)
    return Painted(blocks, tuple(fills), gaps)


def _below(draw, first, others, names):
    rows = [(first, *others)]
    for name in names[: draw(st.integers(1, 4))]:
        rows.append((name, *(draw(st.sampled_from(values)) for values in others.values())))
    return tuple(rows)


def _some(draw, columns):
    names = draw(st.lists(st.sampled_from(list(columns)), unique=True, min_size=2))
    return {name: columns[name] for name in names}


def _actions(draw, at):
    head, *rows = _below(draw, "Action", _some(draw, _COLUMNS), _ACTIONS)
    return (("Ref", *head), *((f"{at + 1}.{number}", *row) for number, row in enumerate(rows, 1)))


def _measures(draw, at):
    columns = {"Current": _VALUES["Current"], **_some(draw, _VALUES)}
    return _below(draw, "Measure", columns, [f"{name} {at}" for name in _MEASURES])


def _calendar(draw, at):
    marks = ("", "", "", "x")
    return _below(
        draw, "Work stream", dict.fromkeys(draw(st.sampled_from(_PERIODS)), marks), [f"{w} {at}" for w in _WORDS]
    )


def _other(draw, at):
    heads = draw(st.sampled_from(_OTHERS))
    return _below(draw, heads[0], dict.fromkeys(heads[1:], ("", *_WORDS)), [f"{w} {at}" for w in _WORDS])


def _texts(draw, at):
    return tuple(
        (f"{at}: {text}",) for text in draw(st.lists(st.sampled_from(_TEXTS), unique=True, min_size=1, max_size=3))
    )


def _ambition(draw, at):
    return (("What good looks like", f"Children are safe at home, all {at}."),)
