"""OpenDocument files that are none, or hostile: each is refused in one plain sentence that names it."""

import zipfile

import pytest

from tests.documents.files.open_document.files import HEAD, START, sheets, table, write
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError


def refused(path):
    with pytest.raises(TrackerError) as caught:
        read_document(path)
    sentence = str(caught.value)
    assert path.name in sentence and sentence.endswith(".") and "\n" not in sentence
    return sentence


def zipped(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, held in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), held)
    return path


@pytest.mark.parametrize("ending", ["ods", "odt"])
def test_what_is_no_zip_file_or_cut_short_is_refused(tmp_path, ending):
    (tmp_path / f"plan.{ending}").write_bytes(b"something else")
    assert "OpenDocument" in refused(tmp_path / f"plan.{ending}")
    whole = sheets(tmp_path / f"cut.{ending}", table(HEAD)).read_bytes()
    (tmp_path / f"cut.{ending}").write_bytes(whole[: len(whole) // 2])
    refused(tmp_path / f"cut.{ending}")


def test_a_presentation_is_refused(tmp_path):
    assert "neither a text nor a spreadsheet" in refused(write(tmp_path / "talk.odt", "<office:presentation/>"))


@pytest.mark.parametrize(
    "parts",
    [
        {"META-INF__manifest_xml": "<m><encryption-data/></m>", "content_xml": b"\x8e\x01\xff" * 9},
        {"encrypted-package": b"\x8e\x01\xff" * 9, "META-INF__manifest_xml": "<m/>"},
    ],
)
def test_a_file_with_a_password_is_told_as_that(tmp_path, parts):
    assert "password" in refused(zipped(tmp_path / "plan.ods", **parts))


def test_entities_are_refused_before_they_expand(tmp_path):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'
    refused(zipped(tmp_path / "plan.odt", content_xml=bomb + START.partition("?>")[2] + "</office:document-content>"))


def test_the_macros_that_libreoffice_declares_are_let_in(tmp_path):
    declared = '<?xml version="1.0"?><!DOCTYPE library:libraries PUBLIC "x" "libraries.dtd"><a/>'
    path = sheets(
        tmp_path / "plan.ods", table(HEAD, ["1.1", "Build", "", "", ""]), **{"Basic__script-lc_xml": declared}
    )
    assert len(list(read_document(path).plan.actions())) == 1


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    assert "unpacks" in refused(zipped(tmp_path / "bomb.ods", content_xml="0" * 12_000_000))


def test_more_tables_than_any_plan_has_are_refused(tmp_path):
    assert "5,000 tables" in refused(write(tmp_path / "plan.odt", "<office:text>" + table() * 6_000 + "</office:text>"))


def test_a_part_that_is_no_xml_is_refused(tmp_path):
    assert "damaged" in refused(zipped(tmp_path / "plan.odt", content_xml="not xml"))


def test_elements_nested_without_end_are_refused(tmp_path):
    refused(
        write(tmp_path / "plan.odt", f"<office:text>{'<text:section>' * 3000}{'</text:section>' * 3000}</office:text>")
    )
