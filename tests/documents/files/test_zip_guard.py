"""What a zipped document may hold before a library opens it: everything else is refused at once, with little memory."""

import tracemalloc
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from tests.documents.books import a_book
from tests.work import calls_in
from tracker.documents.files.xlsx import read_xlsx
from tracker.documents.files.zip_guard import EXCEL, WORD, look_inside
from tracker.errors import TrackerError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData>{{}}</worksheet>'


def refused(path, kind=EXCEL):
    with pytest.raises(TrackerError) as caught:
        look_inside(path, kind)
    sentence = str(caught.value)
    assert path.name in sentence and sentence.endswith(".") and "\n" not in sentence
    return sentence


def with_sheet(tmp_path, xml, part="xl/worksheets/sheet1.xml"):
    """A sound workbook whose sheet is this XML."""
    whole, path = a_book(tmp_path / "whole.xlsx", [["Ref", "Action"], ["1.1", "Build"]]), tmp_path / "bent.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == part else old.read(name))
    return path


def test_a_sound_workbook_is_let_in(tmp_path):
    look_inside(a_book(tmp_path / "plan.xlsx", [["Ref", "Action"], ["1.1", "Build"]]))


def test_a_workbook_with_formats_down_to_the_last_row_is_let_in(tmp_path):
    row = '<row r="1048576" hidden="0"><c r="A1048576" s="0"/></row>'
    look_inside(with_sheet(tmp_path, SHEET.format(row, '<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>')))


@pytest.mark.parametrize(
    "area",
    [
        '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "<mergeCells><mergeCell ref='A:XFD'/></mergeCells>",
        '<x:mergeCells><x:mergeCell x="1" ref = "1:1048576"/></x:mergeCells>',
        "<mergeCells>" + '<mergeCell ref="A1:XFD20"/>' * 9 + "</mergeCells>",
    ],
)
def test_areas_of_far_too_many_cells_are_refused(tmp_path, area):
    assert "areas" in refused(with_sheet(tmp_path, SHEET.format("", area)))


def test_an_area_cut_by_the_end_of_a_chunk_is_seen(tmp_path):
    for padding in range((1 << 18) - 260, (1 << 18) - 200, 7):
        sheet = SHEET.format("", " " * padding + '<mergeCell ref="A1:XFD1048576"/>')
        assert "areas" in refused(with_sheet(tmp_path, sheet))


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_a_part_that_declares_entities_is_refused(tmp_path, part):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    assert "Excel" in refused(with_sheet(tmp_path, bomb, part))


def test_a_part_in_two_bytes_for_each_letter_is_refused(tmp_path):
    refused(with_sheet(tmp_path, SHEET.format("", "").encode("utf-16")))


def test_a_strict_workbook_is_told_how_to_be_saved(tmp_path):
    strict = '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    assert "Strict" in refused(with_sheet(tmp_path, strict, "xl/workbook.xml"))


def test_an_old_workbook_and_a_locked_one_are_told_apart(tmp_path):
    old, locked = tmp_path / "old.xls", tmp_path / "locked.xlsx"
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)
    old.write_bytes(start)
    locked.write_bytes(start + "EncryptedPackage".encode("utf-16-le") + bytes(900))
    assert "old .xls" in refused(old) and "save it as .xlsx" in refused(old)
    assert "password" in refused(locked)


def test_a_word_document_is_spoken_of_as_one(tmp_path):
    path = tmp_path / "old.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))
    assert "in Word and save it as .docx" in refused(path, WORD)
    assert "no Word document" in refused(a_book(tmp_path / "plan.xlsx", [["Ref"]]), WORD)


def test_a_zip_with_a_password_is_refused(tmp_path):
    path = a_book(tmp_path / "plan.xlsx", [["Ref"]])
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(bytes(data))
    assert "password" in refused(path)


def bombs(folder):
    """Small files that would unpack to far more than the memory of a workspace computer."""
    for name, piece, count in (
        ("zeros", b"0" * 1_000_000, 90),
        ("cells", SHEET.format('<c r="XFD1048576"><v>1</v></c>' * 60_000, "").encode(), 40),
    ):
        path = folder / f"{name}.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
            file.writestr("xl/workbook.xml", "<workbook/>")
            with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
                for _ in range(count):
                    part.write(piece)
        yield path
    path = folder / "many.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        for number in range(12_000):
            file.writestr(f"xl/worksheets/sheet{number}.xml", "<x/>")
    yield path
    path = folder / "merge.xlsx"
    book = Workbook()
    book.active["A1"] = "x"
    book.save(path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", merge)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    yield path


def test_every_bomb_is_refused_with_little_work_and_within_a_hundred_megabytes(tmp_path):
    for path in bombs(tmp_path):
        tracemalloc.start()
        _, calls = calls_in(lambda path=path: refused(path))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert calls < 500_000  # most for a table of contents with 12,000 parts
        assert most < 100_000_000


def test_a_sheet_with_one_written_cell_and_a_formatted_one_far_away_is_read(tmp_path):
    path = a_book(tmp_path / "far.xlsx", [["Ref", "Action"], ["1.1", "Build"]])
    book = load_workbook(path)
    book.active.cell(1_048_576, 16_384).number_format = "0.00"
    book.save(path)
    (grid,) = read_xlsx(path)
    assert len(grid.rows) == 2
