"""Colours of ratings behind paragraphs and stretches of text are said: none goes in silence."""

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.documents.books import actions_of
from tracker.documents.reading.document import read_document


def shaded(looks, fill):
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), fill)
    looks.append(shade)


def behind_paragraph(paragraph):
    paragraph.add_run("Overall position")
    shaded(paragraph._p.get_or_add_pPr(), "FFC000")


def behind_run(paragraph):
    paragraph.add_run("Overall: ")
    shaded(paragraph.add_run("not there yet")._r.get_or_add_rPr(), "FFC000")


def highlighted(paragraph):
    paragraph.add_run("Overall: ")
    paragraph.add_run("not there yet").font.highlight_color = WD_COLOR_INDEX.YELLOW


def document_with(tmp_path, paint, *, inside=False):
    document = Document()
    if not inside:
        paint(document.add_paragraph())
    table = document.add_table(rows=0, cols=3)
    for row in (["Ref", "Action", "Lead"], ["1.1", "", "Chair"], ["1.2", "Train them", "Chair"]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if inside:
        paint(table.cell(1, 1).paragraphs[0])
    else:
        table.cell(1, 1).text = "Agree it"
    document.save(tmp_path / "plan.docx")
    return read_document(tmp_path / "plan.docx")


@pytest.mark.parametrize("paint", [behind_paragraph, behind_run, highlighted])
@pytest.mark.parametrize("inside", [True, False])
def test_a_colour_behind_words_is_said(tmp_path, paint, inside):
    draft = document_with(tmp_path, paint, inside=inside)
    assert len(actions_of(draft)) == 2
    cause = "Colours of ratings were not read" if inside else "Colours of ratings stand outside the tables"
    assert [one.as_printed for one in draft.problems if one.cause == cause] == ["1 amber"]


def test_a_colour_of_no_rating_is_not(tmp_path):
    draft = document_with(tmp_path, lambda one: shaded(one._p.get_or_add_pPr(), "D9D9D9"))
    assert not draft.problems
