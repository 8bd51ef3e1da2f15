"""Plans laid out at random, as facts and as rows of a sheet: what is read must be the facts, wherever they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.documents.books import HEADINGS

RATINGS = {"red": "FF0000", "amber": "FFC000", "green": "00B050"}
_VERBS = ("Agree", "Publish", "Review", "Train", "Recruit", "Audit", "Rewrite", "Test")
_THINGS = ("the threshold guidance", "all duty workers", "the missing episodes list", "supervision records",
           "the neglect strategy", "a single referral form")  # fmt: skip
_LEADS = ("Head of Service", "Quality Assurance Manager", "Mary Stone", "Ben Ash", "Service Manager, Duty")
_REVIEWS = ("Oct 2017", "31/03/2018", "December 2017", "Ongoing", "15 Jan 2018")
_STATUSES = ("Not started", "In progress", "Complete")
_COMMENTS = ("A draft has gone round the teams.", "Two of the five courses were held.", "Waiting for the board.")
_MEASURES = ("Percentage of visits in time", "Rate of referrals per 10,000", "Number of children with a plan",
             "Average caseload", "Percentage of assessments within 45 days", "Number of agency workers")  # fmt: skip
_UNKNOWN_HEADS = ("Panel member", "Constituency", "Apologies", "Hall booked", "Parish", "Bus route", "Catering",
                  "Seats", "Contact tree", "Wing")  # fmt: skip
_UNKNOWN_WORDS = ("Larch", "Beech room", "Elm", "Sycamore", "Rowan court", "Hazel", "Alder", "Juniper")
_COLUMNS_OF_VALUES = {
    "previous": ("Previous", "Previous value"),
    "current": ("Current", "Latest"),
    "comparator England": ("England", "National average"),
    "comparator Statistical neighbours": ("Statistical neighbours", "SN"),
}
_TITLES = ("Figures of the quarter", "What we agreed in June", "Where the money goes", "Membership", "Further details")
_NOTES = ("Provisional figures", "Excludes agency staff", "Agreed with the board in May")
_SUMS = ("Total", "Sub-total", "All teams", "Average")
_GROUPS = ("Delivery", "Position this month", "What was agreed", "Our data")


@dataclass
class Laid:
    """A sheet: its rows of cells (text, fill), merges (row, first column, last column), and the facts it holds."""

    rows: list[list[tuple[str, str | None] | None]] = field(default_factory=list)
    merges: list[tuple[int, int, int]] = field(default_factory=list)
    actions: dict[str, dict[str, str]] = field(default_factory=dict)  # by ref: field -> what stands there
    measures: dict[str, dict[str, str]] = field(default_factory=dict)  # by name
    unknown: list[list[str]] = field(default_factory=list)  # of each table that no heading names, its texts
    groups: list[str] = field(default_factory=list)
    sums: list[str] = field(default_factory=list)  # what rows that sum up measures are called
    left: int | None = None  # the columns before the last table

    def texts(self):
        return [cell[0] for row in self.rows for cell in row if cell and cell[0]]


@st.composite
def laid_out(draw):
    """One sheet with one to four tables under each other, in any order."""
    laid = Laid()
    names = draw(st.permutations(_MEASURES))
    for _ in range(draw(st.integers(0, 2))):
        _title(draw, laid)
    glued = False
    for number, kind in enumerate(
        draw(st.lists(st.sampled_from(["actions", "measures", "unknown"]), min_size=1, max_size=4))
    ):
        if kind == "actions":
            _actions(draw, laid, number)
        elif kind == "measures":
            _measures(draw, laid, [names.pop() for _ in range(draw(st.integers(1, 2))) if names])
        else:
            _unknown(draw, laid, number, glued)
        if kind != "unknown" and laid.rows and draw(st.booleans()):
            _footnotes(draw, laid)
        gap = draw(st.integers(0, 2))
        glued = not gap
        laid.rows += [[] for _ in range(gap)]
        if gap and draw(st.booleans()):
            _title(draw, laid)
    return laid


def _footnotes(draw, laid):
    """Notes right below a table, each with a mark."""
    for mark in draw(st.sampled_from([["†"], ["†", "‡"], ["¹", "²", "§"]])):
        laid.rows.append([None] * laid.left + [(f"{mark} {draw(st.sampled_from(_NOTES))}", None)])


def _title(draw, laid):
    laid.rows.append([(draw(st.sampled_from(_TITLES)), None)])


def _actions(draw, laid, number):
    columns = [
        "action",
        *draw(st.lists(st.sampled_from(["review", "commentary", "status", "rag"]), unique=True, min_size=1)),
    ]
    columns = draw(st.permutations(["ref", "lead", *columns]))
    extra = draw(st.sampled_from([None, *_UNKNOWN_HEADS]))
    heads = [draw(st.sampled_from(HEADINGS[name])) for name in columns]
    filled = draw(st.booleans())
    body = []
    for row in range(draw(st.integers(1, 4))):
        made = {
            "ref": f"{number + 1}.{row + 1}",
            "action": f"{draw(st.sampled_from(_VERBS))} {draw(st.sampled_from(_THINGS))} ({number}.{row})",
            "lead": draw(st.sampled_from(_LEADS)),
            "review": draw(st.sampled_from(_REVIEWS)),
            "commentary": draw(st.sampled_from(["", *_COMMENTS])),
            "status": draw(st.sampled_from(_STATUSES)),
            "rag": draw(st.sampled_from(["", *RATINGS])),
        }
        kept = {name: made[name] for name in columns}
        laid.actions[made["ref"]] = kept
        cells = [_rated(kept[name], filled) if name == "rag" else _cell(kept[name]) for name in columns]
        body.append([*cells, (draw(st.sampled_from(_UNKNOWN_WORDS)), None)] if extra else cells)
    _lay(draw, laid, [*heads, extra] if extra else heads, body)


def _measures(draw, laid, names):
    if not names:
        return
    fields = draw(st.lists(st.sampled_from(list(_COLUMNS_OF_VALUES)), unique=True, min_size=2))
    fields = ["current", *fields] if not {"previous", "current"} & set(fields) else fields
    columns = ["measure", *fields]
    heads = [
        draw(st.sampled_from(["Measure", "Indicator", "KPI"])),
        *(draw(st.sampled_from(_COLUMNS_OF_VALUES[f])) for f in fields),
    ]
    body = []
    for name in names:
        values = {one: str(draw(st.integers(1, 990)) / 10) for one in fields}
        laid.measures[name] = values
        body.append([_cell({"measure": name, **values}[one]) for one in columns])
    if draw(st.booleans()):
        laid.sums.append(draw(st.sampled_from(_SUMS)))
        body.append([_cell(laid.sums[-1]), *(_cell(str(draw(st.integers(1, 990)))) for _ in fields)])
    _lay(draw, laid, heads, body)


def _unknown(draw, laid, number, glued):
    heads = draw(st.lists(st.sampled_from(_UNKNOWN_HEADS), unique=True, min_size=2, max_size=5))
    numbers = draw(st.lists(st.booleans(), min_size=len(heads), max_size=len(heads)))
    numbers[-1] = numbers[-1] or glued  # words under words without a gap may be more rows of the same
    body = []
    for row in range(draw(st.integers(1, 4))):
        words = [f"{draw(st.sampled_from(_UNKNOWN_WORDS))}, {number}{row}{at}" for at in range(len(heads))]
        typed = [
            str(draw(st.integers(1, 90))) if of_numbers and at else words[at] for at, of_numbers in enumerate(numbers)
        ]
        blank = row > 0 and len(heads) > 2 and draw(st.booleans())  # the first cell of a row may stand blank
        body.append([None if blank and not at else (text, None) for at, text in enumerate(typed)])
    laid.unknown.append([cell[0] for row in body for cell in row if cell])
    _lay(draw, laid, heads, body)


def _lay(draw, laid, heads, body):
    """A table with one, two or three heading rows, shifted to the right or not."""
    left = laid.left if laid.rows and laid.rows[-1] and laid.left is not None else draw(st.integers(0, 2))
    laid.left = left  # tables right under each other begin in one column
    rows = draw(st.sampled_from([0, 0, 0, 1, 2]))
    for _ in range(rows):
        _group_row(draw, laid, left, len(heads), rows > 1 or draw(st.booleans()))
    laid.rows.append([None] * left + [(head, None) for head in heads])
    laid.rows += [[None] * left + row for row in body]


def _group_row(draw, laid, left, width, merged):
    """Groups over all columns, in one row: merged, or over the first of their columns alone."""
    cut = draw(st.integers(1, width - 1)) if width > 2 else width
    row = [None] * (left + width)
    for first, last in [(0, cut), (cut, width)]:
        if first < last:
            name = draw(st.sampled_from(_GROUPS))
            row[left + first] = (name, None)
            laid.groups.append(name)
            if merged and last - first > 1:
                laid.merges.append((len(laid.rows) + 1, left + first + 1, left + last))
    laid.rows.append(row)


def _cell(text):
    return (text, None) if text else None


def _rated(rating, filled):
    if not rating:
        return None
    return ("", RATINGS[rating]) if filled else (rating.capitalize(), None)


def save(laid, path):
    """The sheet as a workbook."""
    book = Workbook()
    page = book.active
    page.title = "Plan"
    for at, row in enumerate(laid.rows, 1):
        for column, cell in enumerate(row, 1):
            if cell:
                text, fill = cell
                page.cell(at, column, text or None)
                if fill:
                    page.cell(at, column).fill = PatternFill("solid", fgColor=fill)
    for row, first, last in laid.merges:
        page.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    book.save(path)
    return path


def save_as_word(laid, path):
    """The same as a document: titles as paragraphs, what stands together as one table."""
    document = Document()
    block: list[int] = []
    for at, row in enumerate([*laid.rows, []]):
        cells = [cell for cell in row if cell]
        if len(cells) > 1 or (cells and any(merged == at + 1 for merged, _, _ in laid.merges)):
            block.append(at)
            continue
        _word_table(document, laid, block)
        block = []
        if cells:
            document.add_paragraph(cells[0][0])
    document.save(path)
    return path


def _word_table(document, laid, block):
    if not block:
        return
    left = min(column for at in block for column, cell in enumerate(laid.rows[at]) if cell)
    width = max(len(laid.rows[at]) for at in block) - left
    table = document.add_table(rows=len(block), cols=width)
    for number, at in enumerate(block):
        for column, cell in enumerate(laid.rows[at][left:]):
            if cell:
                table.cell(number, column).text = cell[0]
                if cell[1]:
                    shade = OxmlElement("w:shd")
                    shade.set(qn("w:val"), "clear")
                    shade.set(qn("w:fill"), cell[1])
                    table.cell(number, column)._tc.get_or_add_tcPr().append(shade)
    for row, first, last in laid.merges:
        if row - 1 in block:
            number = block.index(row - 1)
            table.cell(number, first - 1 - left).merge(table.cell(number, last - 1 - left))
    document.add_paragraph()
