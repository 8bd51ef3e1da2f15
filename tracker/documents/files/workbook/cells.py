"""What the cells of a sheet show, under their looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from tracker.documents.files.number_format import date_code, shown_cell_number, shown_date
from tracker.documents.files.picture_fonts import shown_in_font
from tracker.documents.files.sheet_grid import Sheet, column_letters, too_many
from tracker.documents.files.workbook.looks import Look
from tracker.documents.files.workbook.package import is_true
from tracker.documents.files.workbook.raw_cells import SheetXml, formula_of, plain_text, row_attributes
from tracker.documents.files.workbook.texts import StruckText
from tracker.documents.grid import Cell, folded, with_struck
from tracker.domain.pattern import pattern_of
from tracker.errors import TrackerError

_MOST_NOT_COMPUTED = 5_000
_MOST_LETTERS = 30_000_000  # in all cells together; a plan of 10,000 rows has about four million
_ESCAPED = pattern_of("_x([0-9A-Fa-f]{4})_")
_SINCE_1900, _SINCE_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_WIDEST_STRETCH = 50  # columns of one look; a wider one is the page
_MOST_PAINTED = 300_000  # cells with the fill of their row or column
_MILLISECONDS = 86_400_000  # of a day
_NO_29_FEBRUARY = 60  # the day of 1900 that Excel counts and that never was


class BookCells:
    """Reads the cells of the sheets of one workbook."""

    def __init__(self, name: str, texts: Sequence[str], looks: Sequence[Look], from_1904: bool) -> None:
        self.name, self.looks = name, looks
        self.texts = [one if isinstance(one, StruckText) else unescaped(one) for one in texts]
        self.first_day = _SINCE_1904 if from_1904 else _SINCE_1900
        self._letters = self._not_computed = 0
        self._kinds: dict[str, Callable[[str, Look, str, str | None], Cell | None]] = {
            "": self._number, "n": self._number, "s": self._shared, "str": self._text, "inlineStr": self._text,
            "words": self._words, "b": self._truth, "e": self._error, "d": self._iso,
        }  # fmt: skip

    def read_into(self, sheet: Sheet, xml: SheetXml, comments: Mapping[str, str]) -> None:
        """Read the cells of a sheet, with its comments by place, and which of its rows are hidden."""
        notes, looks, kinds = dict(comments), self.looks, self._kinds
        formulas = _Formulas()
        for raw in xml.cells:
            letters, number, look_at, kind, formula, value, inline, row, _ = raw
            if not letters:
                if ("hidden=" in row and 'hidden="false"' not in row) or ' ht="0' in row or "customFormat=" in row:
                    _note_row(sheet, row)
                continue
            place = letters + number
            look = looks[int(look_at)] if look_at else looks[0]
            note = notes.pop(place, None) if notes else None
            text = value or inline
            cell = kinds.get(kind, self._text)(text, look, place, note) if text else None
            if formula and kind in ("", "n"):
                cell = self._computed(cell, formulas.text(formula, place, bool(text)), look, place, note)
            if look.struck and cell is not None:
                cell = cell._replace(struck=cell.struck or cell.text)
            if cell is not None and (look.ink or look.font):
                text = shown_in_font(cell.text, look.font) if look.font else cell.text
                cell = cell._replace(text=text, ink=look.ink)
            if cell is not None or look.fill or note:
                cell = cell or Cell("", place, fill=look.fill, note=note)
                sheet.cells[int(number), column_number(letters)] = cell
        for place, note in notes.items():
            letters = place.rstrip("0123456789")
            sheet.cells.setdefault((int(place[len(letters) :]), column_number(letters)), Cell("", place, note=note))
        self._paint_blanks(sheet)
        self._count(sheet)

    def _paint_blanks(self, sheet: Sheet) -> None:
        """Give the cells that the file leaves out the fill of their row or column, in rows with several texts and
        columns with any cell: a column is coloured down to its end, and a page behind all of its columns.
        """
        if not sheet.column_looks and not sheet.row_looks:
            return
        fill_of = {look: one.fill for look, one in enumerate(self.looks)}.get
        painted = {row: fill_of(look) for row, look in sheet.row_looks.items()}
        stretches = [(first, last, fill) for first, last, look in sheet.column_looks if (fill := fill_of(look))]
        stretches = [one for one in stretches if one[1] - one[0] < _WIDEST_STRETCH]
        columns = sorted({column for _, column in sheet.cells})
        fills = {column: fill for column in columns for first, last, fill in stretches if first <= column <= last}
        texts = Counter(row for (row, _), cell in sheet.cells.items() if cell.text)
        rows = sorted(row for row, count in texts.items() if count > 1)
        if len(rows) * (len(columns) if any(painted.values()) else len(fills)) > _MOST_PAINTED:
            return
        for row in rows:
            for column in columns if painted.get(row) else () if row in painted else fills:
                fill = painted.get(row) or fills[column]
                sheet.cells.setdefault((row, column), Cell("", f"{column_letters(column)}{row}", fill=fill))
        for first, last, fill in stretches:  # of one without any cell the first below all texts stands for all
            if texts and not any(first <= column <= last for column in columns):
                row = max(texts) + 1
                sheet.cells[row, first] = Cell("", f"{column_letters(first)}{row}", fill=fill)

    def _count(self, sheet: Sheet) -> None:
        """Refuse far more letters than a plan has: many cells may share one long text."""
        self._letters += sum(len(cell.text) for cell in sheet.cells.values())
        if self._letters > _MOST_LETTERS:
            raise too_many(self.name, f"{_MOST_LETTERS:,} letters in its cells")

    def _computed(self, cell: Cell | None, formula: str, look: Look, place: str, note: str | None) -> Cell | None:
        """A cell, or the formula that no program has computed yet: the file was written by another one."""
        if not formula:
            return cell
        self._not_computed += 1
        if self._not_computed > _MOST_NOT_COMPUTED:
            raise TrackerError(
                f"{self.name} has more than {_MOST_NOT_COMPUTED:,} formulas that no program has computed: "
                "open it in Excel and save it anew."
            )
        return Cell(formula, place, fill=look.fill, note=note, unread=True)

    # Of each kind of cell, what it shows; None where that is nothing

    def _text(self, text: str, look: Look, place: str, note: str | None) -> Cell | None:
        return self._words(plain_text(text), look, place, note)

    def _shared(self, text: str, look: Look, place: str, note: str | None) -> Cell | None:
        text = self.texts[int(text)]
        if isinstance(text, StruckText):
            return self._words(text, look, place, note)
        return Cell(text, place, fill=look.fill, note=note) if text and not text.isspace() else None

    def _words(self, text: str, look: Look, place: str, note: str | None) -> Cell | None:
        if isinstance(text, StruckText):
            left, struck = folded(unescaped(text.left)), folded(unescaped(text.struck))
            return with_struck(left, struck, Cell("", place, fill=look.fill, note=note)) if left or struck else None
        text = unescaped(text)
        return Cell(text, place, fill=look.fill, note=note) if text and not text.isspace() else None

    def _error(self, text: str, look: Look, place: str, note: str | None) -> Cell:
        return Cell(plain_text(text), place, fill=look.fill, note=note, unread=True)

    def _truth(self, text: str, look: Look, place: str, note: str | None) -> Cell:
        return Cell("TRUE" if int(text) else "FALSE", place, fill=look.fill, note=note)

    def _number(self, text: str, look: Look, place: str, note: str | None) -> Cell:
        value = float(text)
        if look.date or look.duration:
            return self._day(value, look, place, note)
        return Cell(shown_cell_number(value, look.format), place, number=value, fill=look.fill, note=note)

    def _day(self, value: float, look: Look, place: str, note: str | None) -> Cell:
        """A number that counts days: a day, a time of day below 1, or a duration."""
        try:
            if look.duration:
                return Cell(str(timedelta(days=value)), place, fill=look.fill, note=note)
            if 0 <= value < 1:
                return Cell(_time(value).isoformat(), place, fill=look.fill, note=note)
            return self._dated(self._date(value), look, place, note)
        except (OverflowError, ValueError):
            return Cell("#VALUE!", place, fill=look.fill, note=note, unread=True)

    def _date(self, value: float) -> date:
        first = self.first_day
        before = 0 < value < _NO_29_FEBRUARY and first is _SINCE_1900
        day, share = divmod(value, 1)
        return (first + timedelta(days=day + before, milliseconds=round(share * _MILLISECONDS))).date()

    def _iso(self, text: str, look: Look, place: str, note: str | None) -> Cell:
        try:
            return self._dated(datetime.fromisoformat(text).date(), look, place, note)
        except ValueError:
            return Cell(plain_text(text), place, fill=look.fill, note=note)

    def _dated(self, day: date, look: Look, place: str, note: str | None) -> Cell:
        code = look.date_code or date_code(look.format)
        return Cell(shown_date(day, code), place, day, "d" in code, fill=look.fill, note=note)


class _Formulas:
    """The formulas of one sheet, of which some are written once and shared."""

    def __init__(self) -> None:
        self._shared: dict[str, tuple[str, str]] = {}  # by its number: where it was written, and as what

    def text(self, xml: str, place: str, computed: bool) -> str:
        """A formula that was not computed, as its cell would show it; "" for another one."""
        if computed and "shared" not in xml:
            return ""
        text, kind, number = formula_of(xml)
        if kind == "shared" and number is not None:
            if text:
                self._shared[number] = (place, text)
            elif not computed and number in self._shared:
                text = self._moved(*self._shared[number], place)
        return "" if computed else f"={text}"

    def _moved(self, origin: str, text: str, place: str) -> str:
        from openpyxl.formula.translate import Translator  # which takes long to import, and is hardly ever needed

        return str(Translator(f"={text}", origin).translate_formula(place))[1:]


def _note_row(sheet: Sheet, row: str) -> None:
    """Note that a row is hidden, and how its blank cells look."""
    said = row_attributes(row)
    if is_true(said.get("customFormat")):
        sheet.row_looks[int(said["r"])] = int(said.get("s") or 0)
    height = said.get("ht")
    if is_true(said.get("hidden")) or (height and float(height) == 0):
        sheet.hidden_rows.add(int(said["r"]))


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """The number of a column, from 1: 3 for "C"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _time(value: float) -> time:
    seconds, thousandths = divmod(round(value * _MILLISECONDS), 1000)
    return (datetime.min + timedelta(seconds=seconds, milliseconds=thousandths)).time()


def unescaped(text: str) -> str:
    """Excel writes signs that XML cannot carry, and what looks like one of them, as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
