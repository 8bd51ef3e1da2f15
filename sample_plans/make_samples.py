"""Write the sample plan's workbook and its readings from the tables beside this file: the same content every time.

Run it as: python sample_plans/make_samples.py [folder]
"""

import csv
import re
import sys
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

import source_actions
import source_measures
from source_readings import NO_NOTE, PUBLISHED, QUARTERLY
from source_themes import FRONT_PAGE, THEMES

MADE = datetime(2017, 9, 12, 9, 0, 0)
ACTIONS_PER_THEME = (17, 8, 11, 8, 4)
MEASURES_PER_THEME = (20, 6, 11, 5, 5)
REVIEWS = {
    "Oct 2017": 25,
    "Dec 2017": 13,
    "Sept 2017": 1,
    "Nov 2017": 1,
    "Jan 2018": 2,
    "March 2018": 1,
    "Ongoing": 2,
    "Completed": 3,
}
REAL_DATES = {"Oct 2017": datetime(2017, 10, 1), "Dec 2017": datetime(2017, 12, 1)}

WIDTHS = {"A": 13, "B": 46, "C": 32, "D": 27, "E": 25, "F": 25}
LINE = Side(style="thin", color="8A97A3")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
TITLE_FILL = PatternFill("solid", fgColor="1F4E5F")
BAND_FILL = PatternFill("solid", fgColor="5B8592")
HEADER_FILL = PatternFill("solid", fgColor="DCE8EB")
WHITE = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
BOLD = Font(name="Calibri", size=10, bold=True)
PLAIN = Font(name="Calibri", size=10)


class Page:
    """One sheet that is filled from the top, row by row."""

    def __init__(self, sheet):
        self.sheet, self.row = sheet, 0

    def put(self, cells, font=PLAIN, fill=None, centred=(), height=None):
        """Write one row; cells maps a span of columns ("B" or "B:F") to its value."""
        self.row += 1
        for span, value in cells.items():
            first, last = span[0], span[-1]
            cell = self.sheet[f"{first}{self.row}"]
            cell.value = value
            if isinstance(value, datetime):
                cell.number_format = "mmm yyyy"
            for column in range(ord(first), ord(last) + 1):
                self._dress(self.sheet[f"{chr(column)}{self.row}"], font, fill, span in centred)
            if first != last:
                self.sheet.merge_cells(f"{first}{self.row}:{last}{self.row}")
        self.sheet.row_dimensions[self.row].height = height or tall(cells)

    def _dress(self, cell, font, fill, centred):
        cell.font, cell.border = font, BOX
        cell.alignment = Alignment(
            wrap_text=True, vertical="center" if fill else "top", horizontal="center" if centred else "left"
        )
        if fill:
            cell.fill = fill


def tall(cells):
    """The height in points that shows the longest text of a row; Excel does not stretch merged cells itself."""
    most = 1
    for span, value in cells.items():
        width = sum(WIDTHS[chr(c)] for c in range(ord(span[0]), ord(span[-1]) + 1))
        lines = sum(max(1, -(-len(part) // int(width * 1.12))) for part in str(value or "").split("\n"))
        most = max(most, 1 if isinstance(value, datetime) else lines)
    return 13.5 * most + 4


def write_front_page(sheet):
    """The title of the plan, a foreword and the key areas."""
    sheet.column_dimensions["A"].width = 110
    sizes = {"Northmere Council": 20, "Children's Services": 16, "Improvement Action Plan": 16, "202017-18": 14}
    for row, (text, size) in enumerate(sizes.items(), start=1):
        sheet.cell(row, 1, text).font = Font(name="Calibri", size=size, bold=True, color="1F4E5F")
        sheet.row_dimensions[row].height = size * 1.7
    for row, (label, text) in enumerate(FRONT_PAGE, start=6):
        cell = sheet.cell(row, 1, label or text)
        cell.font = Font(name="Calibri", size=13, bold=True, color="1F4E5F") if label else Font(name="Calibri", size=11)
        cell.alignment = Alignment(wrap_text=True, vertical="bottom" if label else "top")
        sheet.row_dimensions[row].height = 30 if label else (34 if len(text) > 125 else 18)
    set_page(sheet)


def write_theme(page, theme):
    """One theme as the plan prints it: ambition, actions, measures, evidence."""
    for column, width in WIDTHS.items():
        page.sheet.column_dimensions[column].width = width
    page.put({"A:F": theme["heading"]}, WHITE, TITLE_FILL, height=24)
    write_ambition(page, theme)
    page.put({"A:F": "WHAT WE WILL DO TO MAKE GOOD PRACTICE THE RULE"}, WHITE, BAND_FILL, height=20)
    write_actions(page, theme)
    page.put({"A:F": "HOW WE WILL KNOW THAT OUR PRACTICE IS GOOD"}, WHITE, BAND_FILL, height=20)
    write_measures(page, theme)
    write_evidence(page, theme)
    write_footnote(page, theme["note"])
    set_page(page.sheet)


def write_ambition(page, theme):
    """The label down column A, one bullet to a row beside it."""
    first = page.row + 1
    for place, bullet in enumerate(theme["ambition"]):
        page.put({"A": theme["aim"] if place == 0 else None, "B:F": bullet}, height=tall({"B:F": bullet}))
    label = page.sheet[f"A{first}"]
    label.font, label.fill = BOLD, HEADER_FILL
    page.sheet.merge_cells(f"A{first}:A{page.row}")


def write_actions(page, theme):
    """The action table under the theme's own column headings."""
    spans = ("A", "B", "C", "D", "E:F")
    page.put(dict(zip(spans, theme["columns"], strict=True)), BOLD, HEADER_FILL)
    page.sheet.row_dimensions[page.row].height = 22
    for ref, action, review, lead, commentary in getattr(source_actions, theme["rows"]):
        if theme["rows"] == "OVERSIGHT":
            review = REAL_DATES.get(review, review)
        page.put(dict(zip(spans, (ref, action, review, lead, commentary), strict=True)))
        page.sheet[f"A{page.row}"].number_format = "@"


def write_measures(page, theme):
    """The measure table under its header of two rows; a lone band text goes across the three bands."""
    page.put({"A:B": None, "C": None, "D:F": "Thresholds"}, BOLD, HEADER_FILL, centred=("D:F",), height=20)
    page.put(
        {
            "A:B": "Performance Measure",
            "C": "What does it show?",
            "D": "Requires Improvement",
            "E": "Good",
            "F": "Outstanding",
        },
        BOLD,
        HEADER_FILL,
        centred=("D", "E", "F"),
        height=20,
    )
    for name, shows, bands in getattr(source_measures, theme["rows"]):
        spans = ("D", "E", "F") if len(bands) == 3 else ("D:F",)
        page.put({"A:B": name, "C": shows, **dict(zip(spans, bands, strict=True))}, centred=spans)


def write_evidence(page, theme):
    """The qualitative part: three headings and the paragraphs below them."""
    spans = ("A:B", "C:D", "E:F")
    headings = (
        "Qualitative Information",
        "Feedback from Children and Young People, Parents and Carers",
        "Feedback from Staff",
    )
    page.put(dict(zip(spans, headings, strict=True)), BOLD, HEADER_FILL, height=22)
    page.put(dict(zip(spans, theme["evidence"], strict=True)))


def write_footnote(page, note):
    """The footnote of the ambition, if it has one, at the foot of the sheet after an empty row."""
    if note:
        cell = page.sheet[f"A{page.row + 2}"]
        cell.value, cell.font = note, Font(name="Calibri", size=9, italic=True)


def set_page(sheet):
    """Landscape A4, one page wide, numbered at the foot."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.sheet_view.showGridLines = False
    sheet.oddFooter.center.text = "&A – page &P of &N"


def check_counts():
    """Stop when a table has lost or gained a row or a date against the published plan."""
    actions = [getattr(source_actions, theme["rows"]) for theme in THEMES]
    measures = [getattr(source_measures, theme["rows"]) for theme in THEMES]
    assert tuple(map(len, actions)) == ACTIONS_PER_THEME
    assert tuple(map(len, measures)) == MEASURES_PER_THEME
    reviews = Counter(mended(action[2]) for rows in actions for action in rows)
    assert reviews == REVIEWS, reviews
    assert len({action[0] for rows in actions for action in rows}) == 48


def mended(review):
    """A review date without the damage that the plan prints on purpose."""
    return re.sub(r"\s+", " ", review.replace(",", " ").replace("202017", "2017"))


def write_workbook(path):
    """The whole plan as an Excel workbook; raises OSError when the file cannot be written."""
    book = Workbook()
    book.properties.creator = book.properties.lastModifiedBy = "Northmere Council"
    book.properties.title = "Improvement Action Plan 202017-18"
    book.active.title = "Front page"
    write_front_page(book.active)
    for theme in THEMES:
        write_theme(Page(book.create_sheet(theme["sheet"])), theme)
    book.properties.created = book.properties.modified = MADE
    book.save(path)
    settle(path)


def settle(path):
    """Give every part of the saved file the same fixed time, so that the bytes never differ."""
    with zipfile.ZipFile(path) as saved:
        parts = [(name, saved.read(name)) for name in saved.namelist()]
    stamp = b"%sZ" % MADE.isoformat().encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name, content in parts:
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            fixed.writestr(zipfile.ZipInfo(name, MADE.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)


def measure_names():
    """The name of every measure by its ref, "1.1-M04" and so on."""
    names = {}
    for theme in THEMES:
        ref = theme["sheet"].split()[0].removesuffix(".0")
        for place, measure in enumerate(getattr(source_measures, theme["rows"]), start=1):
            names[f"{ref}-M{place:02d}"] = measure[0]
    return names


def reading_rows():
    """The rows of the readings file: the published values first, then the invented quarters, in order of ref."""
    rows = [(ref, period, value, "", "", source, NO_NOTE) for ref, period, value, source in PUBLISHED]
    for ref, readings in QUARTERLY.items():
        for period, reading in readings.items():
            rows.append((ref, period, *value_and_parts(reading), "Invented for the sample", "invented"))
    order = list(measure_names())
    return sorted(rows, key=lambda row: order.index(row[0]))


def value_and_parts(reading):
    """Value, numerator, denominator as text; a pair of whole numbers gives its percentage to one decimal."""
    if isinstance(reading, tuple):
        part, whole = reading
        return f"{(1000 * part * 2 + whole) // (2 * whole) / 10:.1f}", str(part), str(whole)
    return reading, "", ""


def write_readings(path):
    """The readings as CSV; raises OSError when the file cannot be written."""
    names = measure_names()
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("Measure ref", "Measure", "Period", "Value", "Numerator", "Denominator", "Source", "Note"))
        writer.writerows((row[0], names[row[0]], *row[1:]) for row in reading_rows())


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    check_counts()
    write_workbook(folder / "improvement_plan_2017-18.xlsx")
    write_readings(folder / "readings_2017-18.csv")


if __name__ == "__main__":
    main()
