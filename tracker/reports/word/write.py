"""A report as a Word document: real headings, notes, captions and tables; every text in it is text."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.image.exceptions import UnrecognizedImageError
from docx.oxml.ns import qn
from docx.shared import Emu, Twips

from tracker.errors import TrackerError
from tracker.palette import LIGHT
from tracker.reports.blocks import (
    Block,
    Bullets,
    Contents,
    Counts,
    Heading,
    Illustration,
    PageBreak,
    Prose,
    Report,
    Run,
    Runs,
    Table,
    as_shown,
    change_of,
)
from tracker.reports.word import tables
from tracker.reports.word.notes import Footnotes, element, field, plain_run
from tracker.reports.word.revisions import Revisions
from tracker.reports.word.styles import open_styles, set_language

_PROSE = {"body": "Normal", "lead": "Report Lead", "quiet": "Report Quiet"}
_EMU_A_TWENTIETH = 635


def docx_bytes(report: Report, style: Path | None = None) -> bytes:
    """A report as the bytes of a document, in the house style or in that of a council's .docx or .dotx.

    The same report gives the same bytes. Raises TrackerError for a style file that is no Word document, and for a
    picture that is none.
    """
    return _WordReport(report, style).made()


class _WordReport:
    """A document that is being written, block by block."""

    def __init__(self, report: Report, style: Path | None) -> None:
        self._report = report
        self._own_style = style is not None
        self._document = open_styles(style)
        self._notes, self._revisions = Footnotes(self._document), Revisions(report.revision)
        self._sources = {source.key: source.text for source in report.sources}
        self._headings = [block for block in report.blocks if isinstance(block, Heading)]
        keys = ((heading.key, f"heading{n}") for n, heading in enumerate(self._headings, 1))
        self._marks = {key: name for key, name in keys if key is not None}
        self._headings_told = 0
        self._begins_page = False  # what is added next
        section = self._document.sections[0]
        self._width = (section.page_width - section.left_margin - section.right_margin) // _EMU_A_TWENTIETH
        self._table_style = _table_style(self._document) if style else None

    def made(self) -> bytes:
        """The document as it is saved."""
        set_language(self._document, self._report.language)
        self._add_front()
        for block, following in zip_longest(self._report.blocks, self._report.blocks[1:]):
            self._adder(block)(block)
            if isinstance(block, Table) and not isinstance(following, PageBreak):
                self._add("Report Quiet", ())  # at the foot of a full page it would begin an empty one
        self._add_foot()
        self._notes.attach()
        self._set_properties()
        saved = BytesIO()
        self._document.save(saved)
        return _undated(saved.getvalue())

    def _adder(self, block: Block) -> Callable[[Any], None]:
        adders: dict[type, Callable[[Any], None]] = {
            Heading: self._add_heading,
            Prose: self._add_prose,
            Bullets: self._add_bullets,
            Table: self._add_table,
            Illustration: self._add_picture,
            Counts: self._add_counts,
            Contents: self._add_contents,
            PageBreak: self._add_page_break,
        }
        return adders[type(block)]

    # ---- the front, the foot, what the file says of itself

    def _add_front(self) -> None:
        front = self._report.front
        self._add("Title", (Run(front.title),))
        if front.subtitle:
            self._add("Subtitle", (Run(front.subtitle),))
        for name, words in front.facts:
            self._add("Normal", (Run(f"{name}: ", quiet=True), *words))
        if front.recommendations:
            self._add("Report Quiet", ())
            self._add("Report Lead", (Run("Recommendation" + "s" * (len(front.recommendations) > 1), bold=True),))
            for number, words in enumerate(front.recommendations, 1):
                self._add("Normal", (Run(f"({number}) "), *words))
        self._add_page_break(PageBreak())

    def _add_foot(self) -> None:
        """Ours, unless the council's own file has something at its foot."""
        footer = self._document.sections[0].footer
        if self._own_style and any(paragraph.text.strip() for paragraph in footer.paragraphs):
            return
        paragraph = footer.paragraphs[0]
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(self._width), WD_TAB_ALIGNMENT.RIGHT)
        parts = [plain_run(as_shown(self._report.foot) + "\tPage "), field("PAGE", "1"), plain_run(" of ")]
        paragraph._p.extend([*parts, field("NUMPAGES", "1")])

    def _set_properties(self) -> None:
        said = self._document.core_properties
        said.title, said.language = as_shown(self._report.front.title)[:255], self._report.language
        said.author = said.comments = said.keywords = said.last_modified_by = said.subject = ""
        for name in ("created", "modified"):
            for dated in said._element.findall(qn(f"dcterms:{name}")):
                said._element.remove(dated)

    # ---- blocks

    def _add_heading(self, block: Heading) -> None:
        self._headings_told += 1
        number = self._headings_told
        paragraph = self._add(f"Heading {block.level}", block.words or (Run(block.text),))
        paragraph.insert(1, element("w:bookmarkStart", id=number, name=f"heading{number}"))
        paragraph.append(element("w:bookmarkEnd", id=number))

    def _add_prose(self, block: Prose) -> None:
        self._add(_PROSE[block.style], block.words, keep_with_next=block.with_next)

    def _add_bullets(self, block: Bullets) -> None:
        for item in block.items:
            self._add("List Bullet", item)

    def _add_table(self, block: Table) -> None:
        if block.caption:
            caption = Run(block.caption, change=tables.change_of_table(block))
            self._add("Caption", (caption,), keep_with_next=True)
        cell = self._style_id("Report Cell")
        self._append(tables.table(block, self._width, cell, self._add_runs, self._revisions, self._table_style))

    def _add_counts(self, block: Counts) -> None:
        styles = [self._style_id(name) for name in ("Report Count", "Report Cell", "Report Quiet")]
        for start in range(0, len(block.items), 5):
            row = Counts(block.items[start : start + 5])
            if start:  # two tables without a paragraph between them are one
                self._add("Report Quiet", ())
            self._append(tables.counts(row, self._width, styles, self._add_runs))

    def _add_picture(self, block: Illustration) -> None:
        paragraph = self._document.add_paragraph()
        self._begin_page(paragraph._p)
        wide = Emu(int(self._width * _EMU_A_TWENTIETH * min(block.share, 1)))
        try:
            shape = paragraph.add_run().add_picture(BytesIO(block.png), width=wide)
        except UnrecognizedImageError as error:
            raise TrackerError(f"The picture of {block.caption or block.alt} cannot be put into Word.") from error
        told = shape._inline.docPr
        told.set("descr", as_shown(block.alt))
        told.set("name", f"Picture {told.get('id')}")
        if block.caption:
            paragraph.paragraph_format.keep_with_next = True
            self._add("Caption", (Run(block.caption),))

    def _add_contents(self, block: Contents) -> None:
        """A field that is filled already, without page numbers, so that it is right before anybody updates it."""
        told = [(n, heading) for n, heading in enumerate(self._headings, 1) if heading.level <= block.levels]
        self._add("Report Lead", (Run("Contents", bold=True),))
        begin = [
            _field_sign("begin"),
            _instruction(f'TOC \\o "1-{block.levels}" \\n \\h \\z \\u'),
            _field_sign("separate"),
        ]
        paragraph = None
        for number, heading in told:
            paragraph = self._add(f"TOC {heading.level}", ())
            paragraph.extend(begin)
            begin = []
            paragraph.append(element("w:hyperlink", plain_run(as_shown(heading.text)), anchor=f"heading{number}"))
        if paragraph is not None:
            paragraph.append(_field_sign("end"))

    def _add_page_break(self, block: PageBreak) -> None:
        # A break in a paragraph of its own would, behind a page that is full, begin an empty one.
        self._begins_page = True

    # ---- paragraphs and words

    def _add(self, style: str, words: Runs, *, keep_with_next: bool = False) -> Any:
        looks = element("w:pPr", element("w:pStyle", val=self._style_id(style)))
        if keep_with_next:
            looks.append(element("w:keepNext"))
        if (change := change_of(words)) is not None:
            looks.append(self._revisions.of_end(change))
        paragraph = element("w:p", looks)
        self._add_runs(paragraph, words)
        self._append(paragraph)
        return paragraph

    def _append(self, made: Any) -> None:
        """Before the last section's own element, which has to be the last of the body."""
        self._begin_page(made)
        self._document.element.body.sectPr.addprevious(made)

    def _begin_page(self, made: Any) -> None:
        """Have a paragraph begin a page where a break came before it; a table does so behind an empty paragraph."""
        if not self._begins_page:
            return
        self._begins_page = False
        if made.tag != qn("w:p"):
            made = element("w:p")
            self._document.element.body.sectPr.addprevious(made)
        looks = made.get_or_add_pPr()
        looks.get_or_add_pageBreakBefore()
        looks.spacing_before = 0

    def _add_runs(self, paragraph: Any, words: Runs) -> None:
        for run in words:
            made = _run(run, alone=len(words) == 1)
            if run.change is not None:
                made = self._revisions.of_run(run.change, made)
            to = self._marks.get(run.to or "")
            paragraph.append(element("w:hyperlink", made, anchor=to) if to else made)
            if run.proof in self._sources:
                paragraph.extend(self._notes.mention(run.proof, self._sources[run.proof]))

    def _style_id(self, name: str) -> str:
        return str(self._document.styles[name].style_id)


def _run(run: Run, *, alone: bool) -> Any:
    """A run: its look in the order that the format asks for (bold, colour, ground); a rating alone has room around."""
    looks: list[Any] = []
    rating = LIGHT.ratings[run.rating] if run.rating else None
    if run.bold or rating:
        looks.append(element("w:b"))
    if rating:
        looks.append(element("w:color", val=rating.ink[1:]))
        looks.append(element("w:shd", val="clear", color="auto", fill=rating.fill[1:]))
    elif run.quiet:
        looks.append(element("w:color", val=LIGHT.quiet_text[1:]))
    made = element("w:r", element("w:rPr", *looks))
    made.text = f"\N{NO-BREAK SPACE}{as_shown(run.text)}\N{NO-BREAK SPACE}" if rating and alone else as_shown(run.text)
    return made


def _field_sign(kind: str) -> Any:
    return element("w:r", element("w:fldChar", fldCharType=kind))


def _instruction(words: str) -> Any:
    told = element("w:instrText", xml_space="preserve")
    told.text = f" {words} "
    return element("w:r", told)


def _table_style(document: Any) -> str | None:
    """The council's own table style, if its file has one."""
    for style in document.styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:customStyle")) == "1":
            return str(style.get(qn("w:styleId")))
    return None


def _undated(saved: bytes) -> bytes:
    """The same package without the clock's time on its parts."""
    made = BytesIO()
    with ZipFile(BytesIO(saved)) as held, ZipFile(made, "w", ZIP_DEFLATED) as copy:
        for name in held.namelist():
            copy.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), held.read(name), ZIP_DEFLATED)
    return made.getvalue()
