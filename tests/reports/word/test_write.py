"""The Word document of a report: what stands in its XML, and a council's own style file."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.shared import Cm, RGBColor

from tests.reports.made_up_report import REPORT, hostile_report, png
from tests.reports.nothing_but_text import W, fields_of, is_nothing_but_text_in_word, parts_of, text_of
from tracker.errors import TrackerError
from tracker.reports.blocks import Heading, Illustration, PageBreak, Table
from tracker.reports.word.write import docx_bytes


@pytest.fixture(scope="module")
def made():
    return docx_bytes(REPORT)


@pytest.fixture(scope="module")
def parts(made):
    return parts_of(made)


@pytest.fixture(scope="module")
def body(parts):
    return parts["word/document.xml"]


def test_its_headings_are_real_ones_in_the_order_of_the_report(made):
    styles = [paragraph.style.name for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    assert [name for name in styles if name.startswith("Heading")] == [
        "Heading 1", "Heading 2", "Heading 3", "Heading 1",
    ]  # fmt: skip
    assert styles[0] == "Title"


def test_it_says_its_title_and_its_language(made, parts):
    assert docx.Document(io.BytesIO(made)).core_properties.title == REPORT.front.title
    assert {e.get(f"{W}val") for e in parts["word/styles.xml"].iter(f"{W}lang")} == {"en-GB"}


def test_a_table_repeats_its_headings_keeps_rows_whole_and_is_said_in_words(body):
    table = next(t for t in body.iter(f"{W}tbl") if t.find(f".//{W}tblHeader") is not None)
    assert table.find(f".//{W}tblDescription").get(f"{W}val") == "Two actions with their ratings"
    assert len(table.findall(f".//{W}cantSplit")) == 3
    assert len(table.findall(f".//{W}tblHeader")) == 1


def test_a_picture_says_what_it_shows(body):
    said = [e.get("descr") for e in body.iter() if e.tag.endswith("}docPr")]
    assert said == ["A line that rises from 46 to 82"]


def test_each_proof_is_a_footnote_and_is_named_again_by_its_number(parts, body):
    assert [e.get(f"{W}id") for e in body.iter(f"{W}footnoteReference")] == ["1", "2"]
    assert "scorecard.xlsx, Sheet 1, row 4" in text_of(parts["word/footnotes.xml"])
    assert "NOTEREF note2 \\h" in fields_of(parts)


def test_the_contents_name_the_headings_and_lead_to_them(body):
    told = [(e.get(f"{W}anchor"), text_of(e)) for e in body.iter(f"{W}hyperlink")]
    assert told == [
        ("heading4", "1.1.1"),
        ("heading1", "In one page"),
        ("heading2", "What got better"),
        ("heading4", "1.1 Assessment"),
    ]
    assert {f"heading{n}" for n in (1, 2, 3, 4)} <= {e.get(f"{W}name") for e in body.iter(f"{W}bookmarkStart")}


def test_a_rating_is_a_word_on_its_colour(body):
    shaded = {text_of(e.getparent().getparent()).strip("\xa0"): e.get(f"{W}fill") for e in body.iter(f"{W}shd")
              if e.getparent().tag == f"{W}rPr"}  # fmt: skip
    assert shaded == {"Amber": "F2A900", "Red": "B3261E"}


def test_what_follows_a_break_begins_a_page_by_itself_so_that_no_page_is_empty():
    table = next(block for block in REPORT.blocks if isinstance(block, Table))
    after = Heading(1, "The register"), table, PageBreak(), table
    blocks = table, PageBreak(), *after
    made = docx.Document(io.BytesIO(docx_bytes(replace(REPORT, blocks=blocks))))
    assert not [one for one in made.element.iter(f"{W}br") if one.get(f"{W}type") == "page"]
    kinds = [
        (e.tag.removeprefix(W), text_of(e)[:12], e.find(f".//{W}pageBreakBefore") is not None)
        for e in made.element.body
    ]
    told = [(kind, breaks) for kind, words, breaks in kinds[kinds.index(next(k for k in kinds if k[0] == "tbl")) :]]
    assert told == [
        ("tbl", False), ("p", True), ("p", False), ("tbl", False), ("p", True), ("tbl", False), ("p", False),
        ("sectPr", False),
    ]  # fmt: skip


def test_the_same_report_gives_the_same_bytes(made):
    assert docx_bytes(REPORT) == made


def test_no_text_is_taken_for_anything_but_text():
    is_nothing_but_text_in_word(docx_bytes(hostile_report()))


def style_file(path):
    """A council's file: its own headings, margins, a logo in the header, words in the body, no style for captions."""
    council = docx.Document()
    council.styles["Heading 1"].font.color.rgb = RGBColor(0x12, 0x34, 0x56)
    council.styles["Caption"].delete()
    council.sections[0].left_margin = Cm(4)
    council.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png()))
    council.sections[0].footer.paragraphs[0].text = "Wendmere Council"
    council.add_paragraph("Replace these words.")
    council.save(path)
    return path


def test_a_councils_file_gives_its_styles_page_and_logo_but_no_words(tmp_path):
    style = style_file(tmp_path / "council.docx")
    made = docx.Document(io.BytesIO(docx_bytes(REPORT, style)))
    assert made.styles["Heading 1"].font.color.rgb == RGBColor(0x12, 0x34, 0x56)
    assert round(made.sections[0].left_margin.cm) == 4
    assert made.sections[0].header._element.findall(f".//{W}drawing")
    assert made.sections[0].footer.paragraphs[0].text == "Wendmere Council"
    said = [paragraph.text for paragraph in made.paragraphs]
    assert "Replace these words." not in said
    assert "Actions of this theme" in said


def test_a_word_template_gives_its_styles_too(tmp_path):
    style, template = style_file(tmp_path / "council.docx"), tmp_path / "council.dotx"
    with zipfile.ZipFile(style) as held, zipfile.ZipFile(template, "w") as copy:
        for name in held.namelist():
            copy.writestr(name, held.read(name).replace(b"document.main+xml", b"template.main+xml"))
    made = docx.Document(io.BytesIO(docx_bytes(REPORT, template)))
    assert made.styles["Heading 1"].font.color.rgb == RGBColor(0x12, 0x34, 0x56)


def test_a_style_file_that_is_no_word_document_is_said_in_a_sentence(tmp_path):
    wrong = tmp_path / "style.docx"
    wrong.write_text("words")
    with pytest.raises(TrackerError, match=r"style\.docx is no Word document: choose"):
        docx_bytes(REPORT, wrong)


def test_a_picture_that_is_none_is_said_in_a_sentence():
    with pytest.raises(TrackerError, match=r"picture of Chart"):
        docx_bytes(replace(REPORT, blocks=(Illustration(b"no", b"", "Chart", "A chart"),)))
