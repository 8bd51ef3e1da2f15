"""Every text of every document of the corpus is in its dump or its problems: walked here without our readers."""

import csv
import io
import json
import re
import zipfile
from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest
from lxml import etree

from tests.documents.test_corpus import ANSWERS, document_of, draft_of
from tracker.documents.dump.write import draft_json
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.vocabulary.families import family_of
from tracker.documents.vocabulary.groups import is_whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GONE = {f"{W}del", f"{W}moveFrom", f"{W}p", FALLBACK}  # a paragraph inside a paragraph stands in a text box
WORD_PARTS = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
NUMBER = re.compile(r"-?[\d,]+(\.\d+)?%?")


def folded(text):
    """Letters and digits only, in lower case: bullets, footnote marks, hyphens and white space may change."""
    return "".join(character for character in text.casefold() if character.isalnum() and character not in "⁰¹²³⁴⁵⁶⁷⁸⁹")


def words_of_docx(path):
    """The text of each paragraph of a Word document that somebody wrote and did not delete."""
    with zipfile.ZipFile(path) as parts:
        for name in filter(WORD_PARTS.fullmatch, parts.namelist()):
            root = etree.fromstring(parts.read(name))
            for row in root.iter(f"{W}tr"):
                if row.find(f"{W}trPr/{W}del") is not None:
                    assert not list(words_in(row)), "a deleted row whose words are not"
            for paragraph in root.iter(f"{W}p"):
                if not any(above.tag in (FALLBACK, f"{W}del") for above in paragraph.iterancestors()):
                    yield re.sub(r"^o\t", "", "".join(words_in(paragraph)))  # a bullet that is a letter


def words_in(element):
    for child in element:
        if child.tag == f"{W}t" and not is_footnote_mark(child):
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br"):
            yield "\t"
        elif child.tag not in GONE:
            yield from words_in(child)


def is_footnote_mark(text):
    raised = text.getparent().find(f"{W}rPr/{W}vertAlign")
    return raised is not None and raised.get(f"{W}val") == "superscript" and (text.text or "").strip().isdigit()


def words_of_xlsx(path):
    """The text of each cell, and each number and date in the ways that a sheet may show it: any of them will do."""
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        shared = []
        if "xl/sharedStrings.xml" in names:
            shared = [text_in(item) for item in etree.fromstring(parts.read("xl/sharedStrings.xml"))]
        for name in names:
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                for cell in etree.fromstring(parts.read(name)).iter(f"{S}c"):
                    yield from shown(cell, shared)
            elif re.fullmatch(r"xl/comments\d*\.xml|xl/comments/[^/]+\.xml", name):
                for comment in etree.fromstring(parts.read(name)).iter(f"{S}comment"):
                    yield text_in(comment)


def text_in(item):
    return "".join(part.text or "" for part in item.iter(f"{S}t")).replace("_x000D_", "")


def shown(cell, shared):
    value, kind = cell.findtext(f"{S}v") or None, cell.get("t", "n")
    if kind == "inlineStr":
        yield text_in(cell)
    elif value is not None and kind == "s":
        yield shared[int(value)]
    elif value is not None and kind == "d":
        yield shown_days(datetime.fromisoformat(value))
    elif value is not None and kind in ("str", "e"):
        yield value
    elif value is not None and kind == "n":
        yield shown_numbers(float(value))


def shown_numbers(value):
    """A number as it may be shown: in general, rounded, with commas, as a percentage, as a day or a month."""
    found = [
        f"{part:{code}}" for part in (value, value * 100) for code in (".15g", ".0f", ".1f", ".2f", ",.0f", ",.1f")
    ]
    if 20_000 < value < 80_000:
        found += shown_days(datetime(1899, 12, 30) + timedelta(days=value))
    return tuple(found)


def shown_days(day):
    days = ("%d/%m/%Y", "%d %b %Y", "%d %B %Y", "%d-%b", "%d-%b-%y", "%d.%m.%y", "%Y-%m-%d")
    found = [day.strftime(code) for code in (*days, "%b %Y", "%B %Y", "%b-%y")]
    return (*found, *(text.lstrip("0") for text in found))


def words_of_csv(path):
    data = path.read_bytes()
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    delimiter = max("\t;,", key=text.count)
    return [value for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for value in row]


class _Words(HTMLParser):
    """The text of each cell and paragraph of a page."""

    ENDS = {"td", "th", "tr", "p", "div", "h1", "h2", "h3", "li", "table"}
    UNSEEN = {"style", "script", "title", "head", "xml", "del"}

    def __init__(self):
        super().__init__()
        self.found, self.unseen = [""], 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in self.UNSEEN
        if tag in self.ENDS:
            self.found.append("")

    def handle_endtag(self, tag):
        self.unseen -= tag in self.UNSEEN
        if tag in self.ENDS:
            self.found.append("")

    def handle_data(self, data):
        if not self.unseen:
            self.found[-1] += data


def words_of_html(path):
    page = _Words()
    page.feed(path.read_text("utf-8", errors="replace"))
    return page.found


WORDS_OF = {
    ".docx": words_of_docx, ".xlsx": words_of_xlsx, ".csv": words_of_csv, ".tsv": words_of_csv, ".txt": words_of_csv,
    ".html": words_of_html,
}  # fmt: skip


def strings_of(dump):
    """All strings of a dump, and each theme's heading, of which the ref and the title are kept apart."""
    yield from strings_in(dump)
    plan = dump.get("plans", [{}])[0]
    for theme in plan.get("themes", []):
        yield f"{theme['ref_as_printed']} {theme['title']}"
        yield f"{plan['theme_word']} {theme['ref_as_printed']} {theme['title']}"


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from strings_in(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from strings_in(inside)
    elif value is not None:
        yield str(value)


def lost(texts, dump):
    """The texts of which a line is in no string of the dump; short ones must be a whole string or word of it."""
    strings = list(strings_of(dump))
    long_string = "\n".join(map(folded, strings))
    words = {folded(word) for string in strings for word in re.split(r"[\s/;,()]+", string)}
    words |= {folded(line) for string in strings for line in (string, *string.split("\n"))}

    def kept(line):
        way = folded(line)
        return not way or way in words or (len(way) > 5 and way in long_string) or meant(line, words)

    gone = []
    for text in texts:
        if isinstance(text, tuple):
            gone += [] if any(map(kept, text)) else [text]
        else:
            gone += [line for line in text.splitlines() if not kept(line)]
    return gone


def meant(line, words):
    """Whether a word that has a meaning, or the plan's year, is kept as that: "On track" as "in progress".

    "All pupils" are ours, and "Core City Min" is the minimum of a family.
    """
    if is_whole(line) or ((family := family_of(line)) and {folded(one) for one in family if one} <= words):
        return True
    if year := re.fullmatch(r"\D*(20\d\d)\s*[-/–]\s*(?:20)?(\d\d)", line.strip()):
        return f"{year[1]}0401" in words and f"20{year[2]}0331" in words
    rag, status = rag_of(line), status_of(line)
    return bool(
        (rag and (rag in words or (rag == "blue" and "complete" in words))) or (status and folded(status) in words)
    )


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_every_text_of_a_document_is_in_its_dump_or_among_its_problems(answer):
    path = document_of(answer)
    texts = list(WORDS_OF[path.suffix](path))
    assert sum(map(len, texts)) > 100
    assert lost(texts, json.loads(json.dumps(draft_json(draft_of(path))))) == []


def test_a_text_that_is_nowhere_is_missed():
    assert lost(["Kept", "Gone"], {"text": "Kept"}) == ["Gone"]
    assert lost(["On track", "Delayed"], {"status": "in progress"}) == []
    assert lost(["On track", "Red"], {"status": "complete"}) == ["On track", "Red"]
    assert lost(["a long text", "long text, kept", ("7.0", "7")], {"text": "A long text: kept.", "n": 7.0}) == []


def test_the_walk_sees_insertions_and_no_deletions():
    words = list(words_of_docx(ANSWERS[0].parent / "tracked_changes.docx"))
    assert "Write a short supervision policy" in words
    assert not any("Buy a second system" in text or "the board in" in text for text in words)
