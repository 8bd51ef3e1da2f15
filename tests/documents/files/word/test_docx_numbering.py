"""The numbers that Word puts before paragraphs: as it writes them, and never longer than it would."""

import pytest
from lxml import etree

from tests.fuzz.hostile_word import WORDS
from tracker.documents.files.word.docx_numbering import Numbering

LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{looks}"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
ASKED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def part(inside):
    return etree.fromstring(f'<w:part xmlns:w="{WORDS}">{inside}</w:part>')


@pytest.mark.parametrize(
    ("looks", "start", "shown"),
    [
        ("decimal", "7", "7."),
        ("decimalZero", "7", "07."),
        ("upperRoman", "1949", "MCMXLIX."),
        ("lowerRoman", "444", "cdxliv."),
        ("lowerLetter", "28", "bb."),
        ("upperLetter", "780", "Z" * 30 + "."),
        ("upperLetter", "781", "A."),
        ("upperRoman", "999999999", "999999999."),
        ("lowerLetter", "999999999", "999999999."),
        ("decimal", "9" * 5_000, "1."),
    ],
)
def test_a_list_begins_as_word_shows_it(looks, start, shown):
    numbering = Numbering(part(LIST.format(looks=looks, start=start)))
    assert numbering.label(part(ASKED)) == shown


@pytest.mark.parametrize("first", ["a", "b", "c"])
def test_a_style_is_of_the_list_that_the_style_below_it_is_of_and_a_ring_of_styles_of_none(first):
    styles = (
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="c"/></w:style>'
        f'<w:style w:styleId="c"><w:pPr>{ASKED}</w:pPr></w:style>'
        '<w:style w:styleId="d"><w:basedOn w:val="e"/></w:style><w:style w:styleId="e"><w:basedOn w:val="d"/></w:style>'
    )
    numbering = Numbering(part(LIST.format(looks="decimal", start="3")), part(styles))
    assert numbering.label(part(f'<w:pStyle w:val="{first}"/>')) == "3."
    assert numbering.label(part('<w:pStyle w:val="d"/>')) is None
