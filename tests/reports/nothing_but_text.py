"""Looks whether every hostile text stands in a Word document or a PDF as it is, and none became anything but text."""

import io
import re
import zipfile
from contextlib import closing

import pdfplumber
import pypdfium2
from lxml import etree

from tests.hostile_texts import HOSTILE
from tracker.reports.blocks import as_shown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OUR_FIELDS = {'TOC \\o "1-2" \\n \\h \\z \\u', "PAGE", "NUMPAGES"}


def parts_of(made):
    """The XML parts of a Word document by their names."""
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        return {name: etree.fromstring(opened.read(name)) for name in opened.namelist() if name.endswith(".xml")}


def fields_of(parts):
    """What each field of a Word document computes."""
    said = [e.get(f"{W}instr") for part in parts.values() for e in part.iter(f"{W}fldSimple")]
    said += [e.text for part in parts.values() for e in part.iter(f"{W}instrText")]
    return [words.strip() for words in said]


def text_of(part):
    return "".join(e.text or "" for e in part.iter(f"{W}t"))


def is_nothing_but_text_in_word(made):
    """The hostile texts of a Word document are all there, and no field, link or part of another file is."""
    parts = parts_of(made)
    said = _unspaced(text_of(parts["word/document.xml"]))
    assert [text for text in HOSTILE if _unspaced(as_shown(text)) not in said] == []
    assert {re.sub(r"note\d+", "note", words) for words in fields_of(parts)} <= {*OUR_FIELDS, "NOTEREF note \\h"}
    links = [e for part in parts.values() for e in part.iter(f"{W}hyperlink")]
    assert all(set(e.attrib) == {f"{W}anchor"} for e in links)
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert not [name for name in opened.namelist() if b'TargetMode="External"' in opened.read(name)]


def is_nothing_but_text_in_pdf(made):
    """The hostile texts of a PDF are all there, as far as a font has their signs, and nothing leads out of it."""
    said = _unspaced(pdf_text(made))
    begun = [_unspaced(as_shown(text))[:60] for text in HOSTILE if text.isascii()]  # the long word may cross a page
    assert [text for text in begun if text not in said] == []
    with pdfplumber.open(io.BytesIO(made)) as opened:
        assert not {"OpenAction", "AA", "AcroForm"} & set(opened.doc.catalog)
        for note in opened.annots:
            assert note["data"]["Subtype"].name == "Link" and note["uri"] is None
            assert "A" not in note["data"] or note["data"]["A"]["S"].name == "GoTo"


def pdf_text(made):
    """All that the pages of a PDF say."""
    with closing(pypdfium2.PdfDocument(made)) as opened:
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened)


def _unspaced(text):
    return re.sub(r"[\s\u200b]", "", text)  # a long word may be broken at any place
