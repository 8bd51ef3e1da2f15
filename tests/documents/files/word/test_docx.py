"""Word documents as Word writes them, down to the markup; whole documents are in the corpus."""

import zipfile

import pytest

from tests.corpus.word_pieces import (
    Xml,
    cell,
    commented,
    control,
    deleted,
    footnote,
    inserted,
    p,
    raised,
    row,
    run,
    symbol,
    table,
    text_box,
    write_document,
)
from tests.documents.books import actions_of
from tracker.documents.files.word.docx import read_docx
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError

HEADS = ("Ref", "Action", "Lead", "Review date", "Update commentary")
FIRST = row("1.1", "Build homes", "Head of Service", "Oct 2017", "Begun.")


@pytest.fixture
def read(tmp_path):
    """Reads a document of the given blocks as a draft."""

    def written(*blocks, **more):
        write_document(tmp_path / "plan.docx", *blocks, **more)
        return read_document(tmp_path / "plan.docx")

    return written


def told(draft, kind=None):
    return [(x.place, x.as_printed, x.read_as) for x in draft.problems if kind in (None, x.kind)]


def texts(grids):
    return [[one and one.text for one in cells] for grid in grids for cells in grid.rows]


def in_a_cell(*pieces):
    return table(5, row(*HEADS), row("1.1", cell(p(*pieces)), "Head of Service", "Oct 2017", ""))


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["One", deleted(" two"), inserted(" three")], "One three"),
        ([Xml(f"<w:ins>{deleted('gone')}</w:ins>"), "kept"], "kept"),
        (["16", Xml("<w:smartTag>" + run("th") + "</w:smartTag>")], "16th"),
        (["a", Xml("<w:r><w:br w:type='page'/></w:r>"), "b"], "a\nb"),
        (["a", Xml("<w:r><w:ptab/></w:r>"), "b"], "a b"),
        (["done ", symbol("Wingdings", "F0FC")], "done ✓"),
        (["up ", symbol("Wingdings 3", "F070")], "up ▲"),
        (["odd ", symbol("Wingdings", "F000")], "odd •"),
        (["bad ", symbol("Wingdings", "")], "bad"),
        ([Xml('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\u00fc</w:t></w:r>'), " yes"], "✓ yes"),
        (["x", raised("nd")], "xnd"),
        ([Xml("<w:fldSimple>" + run("5 May") + "</w:fldSimple>")], "5 May"),
        ([control(run("kept"))], "kept"),
        (["shown", Xml('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> too</w:t></w:r>')], "shown too"),
    ],
)
def test_a_paragraph_says_what_its_page_shows(read, pieces, text):
    draft = read(in_a_cell(*pieces))
    assert actions_of(draft)[0].text == text
    assert draft.problems == ()


def a_list(chosen, *entries, result="", default=None):
    """A list of an old form; `result` is what another program writes as its text too."""
    said = "".join(
        f'<w:{name} w:val="{at}"/>' for name, at in (("result", chosen), ("default", default)) if at is not None
    )
    choices = said + "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return _field(f"<w:ddList>{choices}</w:ddList>", "FORMDROPDOWN", result)


def a_box(inside):
    return _field(f"<w:checkBox><w:sizeAuto/>{inside}</w:checkBox>", "FORMCHECKBOX", "")


def _field(data, code, result):
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="F"/>{data}</w:ffData></w:fldChar></w:r>'
    middle = f'<w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    return Xml(f'{begin}{middle}{run(result) if result else ""}<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def a_control(kept, content=""):
    return Xml(f"<w:sdt><w:sdtPr>{kept}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        (a_list(None, "Mary Stone", "Ben Ash"), "Mary Stone"),
        (a_list(1, "Mary Stone", "Ben Ash"), "Ben Ash"),
        (a_list(None, "Mary Stone", "Ben Ash", default=1), "Ben Ash"),
        (a_list(1, "Mary Stone", "Ben Ash", result="Ben Ash"), "Ben Ash"),
        (a_list(7, "Mary Stone"), ""),
        (a_list(None), ""),
        (_field("<w:textInput/>", "FORMTEXT", "Mary Stone"), "Mary Stone"),
        (a_control('<w:dropDownList w:lastValue="Ben Ash"/>'), "Ben Ash"),
        (a_control('<w:dropDownList w:lastValue="b"/>', run("Ben Ash")), "Ben Ash"),
        (a_control('<w:date w:fullDate="2024-03-31T00:00:00Z"/>'), "2024-03-31"),
        (a_control('<w:date w:fullDate="2024-03-31T00:00:00Z"/>', run("31 March")), "31 March"),
        (a_box('<w:default w:val="0"/><w:checked/>'), "☒"),
        (a_box('<w:default w:val="1"/>'), "☒"),
        (a_box('<w:default w:val="1"/><w:checked w:val="0"/>'), "☐"),
        (a_box('<w:default w:val="0"/>'), "☐"),
    ],
)
def test_what_is_chosen_in_a_form_is_what_its_cell_says(tmp_path, piece, text):
    write_document(tmp_path / "plan.docx", table(2, row("Ref", cell(p(piece)))))
    ((cells,),) = [grid.rows for grid in read_docx(tmp_path / "plan.docx")]
    assert (cells[1].text if cells[1] else "") == text


def test_a_box_of_a_form_that_is_ticked_says_which_rating(read):
    def boxes(*ticked):
        return cell(
            p(
                *(
                    one
                    for word in ("Red", "Amber", "Green")
                    for one in (a_box(f'<w:checked w:val="{int(word in ticked)}"/>'), f" {word} ")
                )
            )
        )

    heads = ("Ref", "Action", "Lead", "Review date", "RAG")
    lines = [row(f"1.{n}", "Build", "Ann Young", "Oct 2017", boxes(word)) for n, word in enumerate(("Red", "Green"), 1)]
    draft = read(table(5, row(*heads), *lines))
    assert [one.updates[0].stated_rag for one in actions_of(draft)] == ["red", "green"]
    assert told(draft) == []


def test_a_row_that_was_deleted_or_moved_away_is_not_read(read):
    gone = [row("1.2", cell(p(deleted("x"))), "A", "B", "C", change="del"), Xml(FIRST.replace("<w:tr>", MOVED))]
    draft = read(table(5, row(*HEADS), *gone, row("1.3", "Paint", "Head of Service", "Oct 2017", "")))
    assert [action.ref for action in actions_of(draft)] == ["1.3"]


MOVED = '<w:tr><w:trPr><w:moveFrom w:id="1" w:author="A"/></w:trPr>'


def test_rows_are_counted_without_the_deleted_ones(read):
    gone = row("1.2", cell(p(deleted("x"))), "", "", "", change="del")
    draft = read(table(5, row(*HEADS), gone, row("1.3", "Paint", "Head of Service", "Dec 202017", "")))
    assert told(draft) == [("table 1, row 2", "Dec 202017", "Dec 2017")]


def test_what_a_content_control_asks_for_is_nobodys_word(read):
    asks = control(p("Click to enter text."), prompt=True)
    whole_cell = Xml(control(cell(p("Choose an item.")), prompt=True))
    draft = read(table(5, row(*HEADS), row("1.1", cell(asks), whole_cell, "Oct 2017", "Begun.")))
    (action,) = actions_of(draft)
    assert (action.text, action.lead.as_printed) == ("", "")
    assert told(draft, "skipped") == [
        ("table 1, row 2", "Click to enter text.", None),
        ("table 1, row 2", "Choose an item.", None),
    ]


def test_a_table_inside_a_cell_of_an_action_is_read_behind_its_table(read):
    inner = table(2, row("Year", "Homes"), row("2017", "Twelve"))
    draft = read(
        table(
            5,
            row(*HEADS),
            row("1.1", cell(p("Build"), inner), "A", "Oct 2017", ""),
            row("1.2", "Mow", "A", "Oct 2017", ""),
        )
    )
    assert [action.text for action in actions_of(draft)] == ["Build", "Mow"]
    assert [(place, text) for place, text, _ in told(draft, "skipped")] == [
        ("table 2, row 1", "Year / Homes / 2017 / Twelve"),
    ]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ([table(1, row("Recruit to six posts"))], "Recruit to six posts"),
        ([table(1, row("Recruit to six posts"), row("and train them"))], "Recruit to six posts\nand train them"),
        ([p("We will:"), table(1, row("Recruit")), p("and train")], "We will:\nRecruit\nand train"),
        ([table(1, row(cell(table(1, row("Recruit")))))], "Recruit"),
        ([table(1, row("Recruit")), table(1, row("Train"))], "Recruit\nTrain"),
    ],
)
def test_a_table_of_one_column_inside_a_cell_is_the_words_of_the_cell(read, inside, words):
    draft = read(
        table(5, row(*HEADS), row("1.1", cell(*inside), "A", "Oct 2017", ""), row("1.2", "Mow", "A", "Oct 2017", ""))
    )
    assert [action.text for action in actions_of(draft)] == [words, "Mow"]
    assert told(draft) == []


def test_a_table_that_lays_out_the_page_keeps_the_order_of_its_tables(read):
    def inner(ref):
        return table(3, row("Ref", "Action", "Lead"), row(ref, "Build", "Head of Service"))

    page = table(1, *(row(cell(p(f"Priority {n}: Area {n}"), inner(f"{n}.1"))) for n in (1, 2)))
    themes = read(page, p("The end")).plan.themes
    assert [(theme.heading, [a.ref for a in theme.actions]) for theme in themes] == [
        ("1 Area 1", ["1.1"]),
        ("2 Area 2", ["2.1"]),
    ]


def test_merges_in_both_directions_lie_over_the_cells_that_they_cover(tmp_path):
    rows = [
        row(cell("a", down="restart"), cell("b", span=2)),
        row(cell(down="continue"), "c", "d"),
        row(cell("e", span=2, down="restart"), "f"),
        row(cell(span=2, down="continue"), "g"),
    ]
    write_document(tmp_path / "merged.docx", table(3, *rows))
    (grid,) = read_docx(tmp_path / "merged.docx")
    assert texts([grid]) == [["a", "b", None], [None, "c", "d"], ["e", None, "f"], [None, None, "g"]]
    assert grid.covered == {(0, 2): (0, 1), (1, 0): (0, 0), (2, 1): (2, 0), (3, 0): (2, 0), (3, 1): (2, 0)}
    assert grid.at(1, 0).text == "a"


def test_a_row_may_begin_in_a_later_column(tmp_path):
    late = Xml(row("b").replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>'))
    write_document(tmp_path / "late.docx", table(3, row("x", "y", "z"), late))
    assert texts(read_docx(tmp_path / "late.docx"))[1] == [None, None, "b"]


def test_a_second_table_of_another_width_does_not_go_on_under_the_first(read):
    draft = read(table(5, row(*HEADS), FIRST), p(""), table(3, row("1.0", "May 2017", "First draft")))
    assert [action.ref for action in actions_of(draft)] == ["1.1"]
    assert [text for _, text, _ in told(draft, "skipped")] == ["1.0 / May 2017 / First draft"]


def test_a_table_behind_a_paragraph_does_not_go_on_under_the_headings_above(read):
    draft = read(table(5, row(*HEADS), FIRST), p("Versions"), table(5, row("1.0", "May", "Ann", "Ben", "First draft")))
    assert [action.ref for action in actions_of(draft)] == ["1.1"]


def test_a_list_of_contents_opens_no_theme(read):
    contents = p("Recommendation 1 Homes\t3", style="TOC1"), p("Recommendation 7 Roads\t9", style="TOC1")
    draft = read(*contents, p("Recommendation 1 Homes", style="Heading1"), table(5, row(*HEADS), FIRST))
    assert [theme.heading for theme in draft.plan.themes] == ["1 Homes"]
    assert [place for place, _, _ in told(draft, "skipped")] == ["paragraph 1", "paragraph 2"]


def test_a_heading_printed_twice_is_one_theme_with_the_later_words(read):
    early = p("Recommendation 1 Homes ........ 3")
    draft = read(early, p("Recommendation 1 Homes"), table(5, row(*HEADS), FIRST))
    assert [theme.heading for theme in draft.plan.themes] == ["1 Homes"]


def test_a_numbered_heading_without_the_word_opens_a_theme_when_a_table_follows(read):
    draft = read(p("1. Introduction", style="Heading1"), p("Words."), p("2. Homes", style="Heading1"),
                 table(5, row(*HEADS), row("2.1", "Build", "A", "Oct 2017", "")))  # fmt: skip
    assert [theme.heading for theme in draft.plan.themes] == ["2 Homes"]


def test_headings_without_ref_and_word_are_themes_by_their_level(read):
    def part(name, ref):
        return (
            p(name, style="Heading1"),
            p("What we will do", style="Heading2"),
            table(5, row(*HEADS), row(ref, "Build", "Head of Service", "Oct 2017", "")),
        )

    draft = read(*part("Homes", "a"), p("About us", style="Heading1"), p("Words."), *part("Schools", "b"))
    assert [(theme.heading, [a.ref for a in theme.actions]) for theme in draft.plan.themes] == [
        ("Homes", ["a"]),
        ("Schools", ["b"]),
    ]
    assert [text for _, text, _ in told(draft)] == ["About us", "Words."]


def test_other_headings_open_no_theme_where_themes_are_called_by_their_word(read):
    draft = read(
        p("Priority 1: Homes", style="Heading1"), p("1. Actions", style="Heading2"), table(5, row(*HEADS), FIRST)
    )
    assert [theme.heading for theme in draft.plan.themes] == ["1 Homes"]


def test_the_sentences_and_bullets_below_the_label_are_the_ambition(read):
    words = p("Our ambition"), p("Every child has a home."), p("• It lasts"), p("What we will do"), p("Not an aim.")
    (theme,) = read(p("Priority 1: Homes"), *words, table(5, row(*HEADS), FIRST)).plan.themes
    assert theme.ambition == ("Every child has a home.", "It lasts")


def test_a_vision_before_any_theme_is_no_themes_ambition(read):
    front = p("Introduction", style="Heading1"), p("Our vision"), p("• Every child has a home")
    draft = read(*front, p("Priority 1: Homes"), table(5, row(*HEADS), FIRST))
    assert [(theme.heading, theme.ambition) for theme in draft.plan.themes] == [("1 Homes", ())]
    assert [text for _, text, _ in told(draft)] == ["Introduction", "Our vision", "• Every child has a home"]


def test_a_sentence_that_begins_with_the_word_and_a_number_opens_no_theme(read):
    draft = read(p("Priority 1: Homes"), p("Priority 2 was reached last year."), table(5, row(*HEADS), FIRST))
    assert [theme.heading for theme in draft.plan.themes] == ["1 Homes"]


def test_the_ref_that_word_itself_counts_is_read(tmp_path):
    numbered = '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>'
    heading = p("Homes", style="Heading1").replace("</w:pPr>", NUMBERED_HEADING)
    rows = [row(cell(Xml(numbered)), text, "Head of Service", "Oct 2017", "") for text in ("Build", "Paint")]
    write_document(tmp_path / "plan.docx", Xml(heading), table(5, row(*HEADS), *rows))
    with_numbering(tmp_path / "plan.docx")
    plan = read_document(tmp_path / "plan.docx").plan
    assert [(theme.heading, [a.ref for a in theme.actions]) for theme in plan.themes] == [("1 Homes", ["1.1", "1.2"])]


NUMBERED_HEADING = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, text in enumerate(("%1.", "%1.%2"))
)


def with_numbering(path):
    """Add a list of two levels, number 7, to the lists of a document."""
    change(
        path,
        "word/numbering.xml",
        "<w:abstractNum ",
        f'<w:abstractNum w:abstractNumId="77">{LEVELS}</w:abstractNum><w:abstractNum ',
    )
    change(
        path,
        "word/numbering.xml",
        "</w:numbering>",
        '<w:num w:numId="7"><w:abstractNumId w:val="77"/></w:num></w:numbering>',
    )


def change(path, part, old, new):
    with zipfile.ZipFile(path) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    text = held[part].decode()
    at = text.index(old) if not old.startswith("</") else text.rindex(old)
    held[part] = (text[:at] + new + text[at + len(old) :]).encode()
    with zipfile.ZipFile(path, "w") as parts:
        for name, data in held.items():
            parts.writestr(name, data)


def test_footnotes_are_counted_by_their_marks(read):
    draft = read(p("See", footnote(2), " and", footnote(1)), table(5, row(*HEADS), FIRST), footnotes=["One.", "Two."])
    assert told(draft, "skipped")[-2:] == [("footnote 1", "Two.", None), ("footnote 2", "One.", None)]


def test_a_comment_outside_the_actions_is_said(read):
    draft = read(p(commented(1, "Read this.")), table(5, row(*HEADS), FIRST), comments=["Who wrote it?", "On nothing."])
    assert ("paragraph 1", "Who wrote it?") in [(place, text) for place, text, _ in told(draft, "skipped")]
    assert ("comment 2", "On nothing.") in [(place, text) for place, text, _ in told(draft, "skipped")]


@pytest.mark.parametrize(
    ("half", "joined"),
    [
        (("", "for all", "", "", ""), "Build homes\nfor all"),
        (("", "", "", "", "and going on."), "Build homes"),
    ],
)
def test_half_a_row_is_joined_to_the_row_above(read, half, joined):
    draft = read(table(5, row(*HEADS), FIRST, row(*half)))
    (action,) = actions_of(draft)
    assert action.text == joined
    assert told(draft) == [("table 1, row 3", next(filter(None, half)), "1.1")]


def test_a_row_without_a_ref_that_is_whole_is_an_action_of_its_own(read):
    draft = read(table(5, row(*HEADS), FIRST, row("", "Paint them", "Ann Young", "Dec 2017", "")))
    assert [action.ref for action in actions_of(draft)] == ["1.1", None]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"not a document", "Word document"),
        (b"", "is empty (it has 0 bytes)"),
    ],
)
@pytest.mark.parametrize("name", ["plan.docx", "plan.doc"])
def test_a_file_that_is_no_word_document_is_refused_in_one_sentence(tmp_path, data, says, name):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TrackerError, match=name) as refused:
        read_document(tmp_path / name)
    assert says in str(refused.value)


@pytest.mark.parametrize("damage", ["<w:p>", "&unknown;", "<!DOCTYPE w [<!ENTITY a 'b'>]>"])
def test_a_damaged_document_is_refused_in_one_sentence(tmp_path, damage):
    path = tmp_path / "plan.docx"
    write_document(path, p("Words"), table(5, row(*HEADS), FIRST))
    change(path, "word/document.xml", "<w:body", f"{damage}<w:body")
    with pytest.raises(TrackerError, match=r"plan\.docx"):
        read_document(path)


def test_odd_numbers_in_the_markup_do_no_harm(read):
    odd = Xml(cell("x").replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="many"/><w:vMerge w:val="continue"/>'))
    strange = '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="99"/></w:numPr></w:pPr>'
    draft = read(Xml(p("Words").replace("</w:pPr>", strange)), table(5, row(odd, "b"), row(*HEADS), FIRST))
    assert [action.ref for action in actions_of(draft)] == ["1.1"]


def boxed_table(ref):
    return table(5, row(*HEADS), row(ref, "Build homes", "Head of Service", "Oct 2017", "Begun."))


@pytest.mark.parametrize(
    "blocks",
    [
        [p("Priority 1: Homes", text_box(boxed_table("1.1"))), p("Priority 2: Work"), boxed_table("2.1")],
        [p(text_box(p("Priority 1: Homes"), boxed_table("1.1"), p("Priority 2: Work"))), p(), boxed_table("2.1")],
        [p("Priority 1: Homes", text_box(p(text_box(boxed_table("1.1"))), boxed_table("1.2")), " and more")],
        [p("Priority 1: Homes"), table(2, row(cell(p(text_box(boxed_table("1.1")))), "Beside")), boxed_table("1.2")],
    ],
    ids=["on a heading", "with its heading", "in a box", "in a cell"],
)
def test_a_table_in_a_text_box_is_one_like_any_other_in_its_place(read, blocks):
    draft = read(*blocks)
    found = [(theme.title, action.ref) for theme, action in draft.plan.actions()]
    last = found[1]
    assert found[0][1:] == ("1.1",)
    assert last[1] in ("2.1", "1.2")
    assert len(found) == len(draft.tables) == 2
    assert last[0] == ("Work" if last[1] == "2.1" else found[0][0])


def test_what_stands_beside_a_table_in_a_text_box_is_said(read):
    draft = read(p("Priority 1: Homes", text_box(boxed_table("1.1"), "Seen by the board.")), p("Behind."))
    assert told(draft, "skipped") == [
        ("text box at paragraph 1", "Seen by the board.", None),
        ("paragraph 2", "Behind.", None),
    ]


def test_a_text_box_in_another_one_or_in_a_note_is_said(read):
    draft = read(boxed_table("1.1"), p("Words", text_box(p("Outer", text_box("Inner")))))
    assert ("text box at paragraph 1", "Outer\nInner", None) in told(draft, "skipped")
