"""What a file is by what it holds, whatever its name says."""

import zipfile

import pytest

from tracker.documents.files.kinds import document_kind
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE = (
    "<table><tr><td>Ref<td>Action<td>Lead<td>Review date</tr><tr><td>1.1<td>Build<td>Manager<td>Oct 2017</tr></table>"
)


def zipped(path, *parts):
    with zipfile.ZipFile(path, "w") as file:
        for part in parts:
            file.writestr(part, "<x/>")
    return path


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.xls", "plan.docx", "plan.odt", "plan.csv"])
@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("xl/workbook.xml", "excel"),
        ("xl/workbook.bin", "excel binary"),
        ("word/document.xml", "word"),
        ("content.xml", "open document"),
    ],
)
def test_a_zip_file_is_what_its_parts_make_it(tmp_path, name, part, kind):
    assert document_kind(zipped(tmp_path / name, "[Content_Types].xml", part)) == kind


@pytest.mark.parametrize(
    ("name", "start", "kind"),
    [
        ("plan.xls", OLD + bytes(900), "excel 97"),
        ("plan.xlsx", OLD + bytes(900), "excel 97"),
        ("plan.doc", OLD + bytes(900), "word"),
        ("plan.xls", OLD + bytes(900) + "WordDocument".encode("utf-16-le"), "word"),
        ("plan.xls", b"<html><body>", "page"),
        ("plan.doc", b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "page"),
        ("plan.xls", "\ufeff<html>".encode("utf-16-le"), "page"),
        ("plan.xls", b"<!-- made by a system -->\n<TABLE border=1>", "page"),
        ("plan.xls", b'<?xml version="1.0"?><html xmlns="x">', "page"),
        ("plan.xls", b"Ref\tAction\r\n1.1\tBuild\r\n", "text"),
        ("plan.xls", b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook>', "excel xml"),
        ("plan.doc", b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w>', "word xml"),
        ("plan.doc", rb"{\rtf1\ansi", "rich text"),
        ("plan.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web archive"),
        ("plan.mht", b"From: <Saved by Blink>", "web archive"),
        ("plan.txt", b"%PDF-1.7", "pdf"),
        ("plan.csv", b"Ref,Action", "text"),
        ("plan.csv", b"", "empty"),
        ("plan.xls", b"", "empty"),
        ("plan.xls", b"\x09\x00\x04\x00\x02\x00", "excel 97"),
        ("plan.json", b"<html>", "dump"),
        ("plan.pages", b"<html>", "other"),
    ],
)
def test_a_file_is_what_it_begins_with(tmp_path, name, start, kind):
    (tmp_path / name).write_bytes(start)
    assert document_kind(tmp_path / name) == kind


@pytest.mark.parametrize(
    ("name", "parts", "says"),
    [
        ("plan.numbers", ["Index/Document.iwa"], "Numbers or Pages: export it there as .xlsx"),
        ("plan.xlsx", ["Index/Document.iwa"], "Numbers or Pages: export it there as .xlsx"),
        ("plan.zip", ["May.xlsx", "June.xlsx"], "unpack it and import the documents"),
        ("plan.xlsx", ["Plans/", "Plans/May.docx"], "unpack it and import the documents"),
        ("plan.zip", ["picture.png"], "is not a kind of file that can be read"),
    ],
)
def test_a_zip_file_that_is_no_document_says_what_to_do_with_it(tmp_path, name, parts, says):
    with pytest.raises(TrackerError, match=says):
        read_document(zipped(tmp_path / name, *parts))


@pytest.mark.parametrize("name", ["export.xls", "export.doc", "plan.html", "plan.htm"])
def test_a_page_is_read_whatever_it_is_called(tmp_path, name):
    (tmp_path / name).write_text(f"<html><body>{TABLE}", encoding="utf-8")
    ((_, action),) = read_document(tmp_path / name).plan.actions()
    assert (action.ref, action.text) == ("1.1", "Build")


def test_a_text_table_that_calls_itself_an_old_workbook_is_read(tmp_path):
    path = tmp_path / "export.xls"
    path.write_text("Ref\tAction\tLead\n1.1\tBuild\tManager\n", encoding="utf-8")
    assert [action.text for _, action in read_document(path).plan.actions()] == ["Build"]


@pytest.mark.parametrize(
    ("name", "start", "words"),
    [
        ("plan.doc", OLD + bytes(900), "old .doc file: open it in Word and save it as .docx"),
        ("plan.rtf", rb"{\rtf1\ansi Ref", "save it as .docx"),
        ("plan.mht", b"MIME-Version: 1.0", "a web page in one file"),
        (
            "plan.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "XML of 2003",
        ),
        ("plan.xls", OLD + bytes(99) + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_is_not_read_is_told_what_to_do(tmp_path, name, start, words):
    (tmp_path / name).write_bytes(start)
    with pytest.raises(TrackerError, match=words) as caught:
        read_document(tmp_path / name)
    assert name in str(caught.value) and str(caught.value).endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_a_saved_page_is_read_in_its_encoding(tmp_path, encoding):
    page = f'<html><meta charset="{encoding}"><body>{TABLE.replace("Build", "Réunion – £5")}'
    (tmp_path / "plan.html").write_bytes(page.encode(encoding))
    ((_, action),) = read_document(tmp_path / "plan.html").plan.actions()
    assert action.text == "Réunion – £5"


def test_a_saved_page_that_is_far_too_large_is_refused_by_its_name(tmp_path):
    (tmp_path / "plan.html").write_text("<html>" + "<table>" * 6_000, encoding="utf-8")
    with pytest.raises(TrackerError, match=r"^plan.html has more than 5,000 tables"):
        read_document(tmp_path / "plan.html")
