"""Files that are no plan: each is refused in one plain sentence that names it."""

import zipfile

import pytest
from openpyxl import Workbook

from tests.documents.books import a_book
from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice
from tracker.errors import TrackerError


def refused(path):
    with pytest.raises(TrackerError) as caught:
        read_document(path)
    sentence = str(caught.value)
    assert path.name in sentence and sentence.endswith(".") and "\n" not in sentence
    return sentence


def zipped(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return path


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path):
    refused(tmp_path / "none.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    assert "folder" in refused(tmp_path / "folder.xlsx").replace("folder.xlsx", "")


@pytest.mark.parametrize("name", ["plan.pages", "plan", "plan.db"])
def test_another_kind_of_file_is_refused_with_the_kinds_that_are_read(tmp_path, name):
    (tmp_path / name).write_bytes(b"%PDF-1.7")
    assert ".xlsx" in refused(tmp_path / name)


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ods", "pdf", "html", "csv", "tsv", "txt", "json", "numbers"])
def test_an_empty_file_is_refused(tmp_path, suffix):
    path = tmp_path / f"empty.{suffix}"
    path.touch()
    assert "is empty (it has 0 bytes)" in refused(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        ("noise.csv", bytes(range(128, 256)) * 40),
        ("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000),
        ("words.csv", b"Dear all,\nhere is nothing like a table.\n"),
        ("half.json", b'{"format": "improvement-plan/1"'),
    ],
)
def test_a_file_of_another_content_is_refused(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    refused(tmp_path / name)


def test_an_old_xls_is_told_to_be_saved_anew(tmp_path):
    (tmp_path / "old.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    assert ".xls " in refused(tmp_path / "old.xlsx")


@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_a_workbook_cut_short_is_refused(tmp_path, share):
    path = a_book(tmp_path / "cut.xlsx", [["Ref", "Action"], ["1.1", "Build"]])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    refused(path)


def test_a_workbook_whose_inside_is_damaged_is_refused(tmp_path):
    path = a_book(tmp_path / "bent.xlsx", [["Ref", "Action"], ["1.1", "Build"]])
    whole = bytearray(path.read_bytes())
    whole[200:400] = b"\xff" * 200
    path.write_bytes(bytes(whole))
    refused(path)


def test_a_zip_without_a_workbook_is_refused(tmp_path):
    refused(zipped(tmp_path / "letter.xlsx", word__document_xml="<w/>"))


def test_a_workbook_part_that_is_no_xml_is_refused(tmp_path):
    refused(zipped(tmp_path / "odd.xlsx", **{"xl/workbook.xml": "not xml at all"}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = zipped(tmp_path / "bomb.xlsx", **{"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": "0" * 12_000_000})
    assert path.stat().st_size < 50_000
    assert "unpacks" in refused(path)


def test_a_workbook_with_a_cell_far_outside_is_refused_in_a_sentence(tmp_path):
    path = a_book(tmp_path / "far.xlsx", [["Ref", "Action"], ["1.1", "Build"]])
    book = Workbook()
    book.active.cell(1_048_576, 16_384, "far away")
    book.save(path)
    refused(path)


def test_a_table_of_headings_alone_is_shown_though_nothing_stands_under_them(tmp_path):
    draft = read_document(a_book(tmp_path / "empty.xlsx", [["Ref", "Action", "Lead"]]))
    assert (draft.plan.themes, len(draft.tables)) == ((), 1)


def test_a_workbook_that_holds_no_table_is_refused(tmp_path):
    refused(a_book(tmp_path / "shopping.xlsx", [["Bread"], ["Milk"], ["Two pounds of it"]]))
    refused(a_book(tmp_path / "blank.xlsx", [[None]]))


def test_tables_that_are_not_understood_are_no_reason_to_refuse_a_document(tmp_path):
    draft = read_document(a_book(tmp_path / "odd.xlsx", [["Thing", "Story"], ["a", "Long ago"], ["b", "Once"]]))
    assert draft.plan.themes == () and [table.kind for table in draft.tables] == ["unknown"]
    taught = {draft.tables[0].key: TableChoice(kind="actions")}
    assert [action.text for _, action in read_document(tmp_path / "odd.xlsx", taught).plan.actions()] == [
        "Long ago", "Once",
    ]  # fmt: skip
