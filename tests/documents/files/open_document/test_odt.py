"""Texts of LibreOffice: tables in order with what is merged, lists, headings, notes, changes, and what stands aside."""

import pytest

from tests.documents.files.open_document.files import HEAD, cell, table, text
from tracker.documents.files.open_document.read import read_open_document
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError

STYLES = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T2" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="T3" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="R1" style:family="table-row">'
    '<style:table-row-properties fo:background-color="#00b050"/></style:style>'
    '<style:style style:name="C1" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#ffffff"/></style:style>'
    '<style:style style:name="C2" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#ff0000"/></style:style>'
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
)
TITLE = '<style:style style:name="Title" style:family="paragraph"/>'


@pytest.fixture
def grids(tmp_path):
    def made(*blocks, templates=TITLE, **parts):
        return read_open_document(text(tmp_path / "plan.odt", *blocks, styles=STYLES, templates=templates, **parts))

    return made


def p(words, style=""):
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def items(*inside, style="L1", more=""):
    held = "".join(
        one if one.startswith("<text:list-") else f"<text:list-item>{one}</text:list-item>" for one in inside
    )
    return f'<text:list text:style-name="{style}"{more}>{held}</text:list>'


def prose_of(found):
    return [(row[0].text, row[0].style) for grid in found if grid.prose for row in grid.rows]


def aside_of(found):
    return [(row[0].text, row[0].place) for grid in found if grid.aside for row in grid.rows]


def test_paragraphs_have_the_kind_that_word_would_give_them(grids):
    contents = f"<text:table-of-content><text:index-body>{p('Plan 1')}</text:index-body></text:table-of-content>"
    heading = '<text:h text:outline-level="2">Practice</text:h>'
    found = grids(p("The plan", "P1"), heading, p("Words"), items(p("Train"), style="L2"), contents)
    assert prose_of(found) == [
        ("The plan", "title"), ("Practice", "heading 2"), ("Words", ""), ("Train", "list"), ("Plan 1", "contents"),
    ]  # fmt: skip


def test_tables_and_paragraphs_come_in_order_and_each_table_has_its_places(grids):
    found = grids(p("One"), table(["Ref"], ["1.1"]), p("Two"), table(["Ref"]))
    assert [grid.prose for grid in found] == [True, False, True, False]
    assert found[1].rows[1][0].place == "table 1, row 2" and found[3].rows[0][0].place == "table 2, row 1"
    assert all(grid.goes_on for grid in found)


def test_cells_merged_in_both_directions_cover_their_places(grids):
    wide = cell("Both", table__number_columns_spanned="2", table__number_rows_spanned="2")
    under = "<table:covered-table-cell/>"
    (found,) = grids(table([wide, under, "a"], [under * 2, "b"]))
    assert {place for place, first in found.covered.items() if first == (0, 0)} == {(0, 1), (1, 0), (1, 1)}
    assert found.rows[1][2].text == "b"


def test_the_colour_of_a_row_lies_behind_its_cells_but_not_behind_a_white_one(grids):
    row = f'<table:table-row table:style-name="R1">{cell("1.1")}{cell("x", table__style_name="C1")}</table:table-row>'
    (found,) = grids(table(row))
    assert [one.fill for one in found.rows[0]] == ["#00B050", None]


def test_the_numbers_of_a_list_go_on_where_it_does(grids):
    first = items(p("A") + items(p("B"), p("C"), style=""), p("D"), more=' xml:id="list1"')
    again = items(p("E") + items(p("F") + items(p("G"), style=""), style=""), more=' text:continue-list="list1"')
    found = grids(
        *(block.replace("<text:p ", "<text:h ").replace("</text:p>", "</text:h>") for block in (first, again))
    )
    assert [words for words, _ in prose_of(found)] == ["1. A", "1.1 B", "1.2 C", "2. D", "3. E", "3.1 F", "(a) G"]


def test_a_cell_that_only_holds_the_number_of_its_list_says_that(grids):
    refs = [items(p(""), more=' xml:id="r"'), items(p(""), more=' text:continue-list="r"')]
    (found,) = grids(table(HEAD, *([cell(ref), "Build", "", "", ""] for ref in refs)))
    assert [row[0].text for row in found.rows[1:]] == ["1.", "2."]


def test_headings_are_numbered_by_the_outline(grids):
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    headings = "".join(f'<text:h text:outline-level="{level}">{words}</text:h>' for level, words in
                       [(1, "Aims"), (2, "Practice"), (2, "Leaders"), (1, "End")])  # fmt: skip
    assert [words for words, _ in prose_of(grids(headings, templates=outline))] == [
        "1 Aims", "1.1 Practice", "1.2 Leaders", "2 End",
    ]  # fmt: skip


def test_white_space_and_line_breaks_are_those_of_the_page(grids):
    words = 'A<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d\n e'
    assert prose_of(grids(p(words)))[0][0] == "A   b c\nd  e"


def test_hidden_words_are_read_and_told(grids):
    (found,) = grids(table([cell('<text:p>Seen <text:span text:style-name="T1">unseen</text:span></text:p>')]))
    assert (found.rows[0][0].text, found.rows[0][0].unseen) == ("Seen unseen", "unseen")


def test_a_paragraph_that_is_struck_out_stands_aside(grids):
    struck = '<text:p><text:span text:style-name="T3">No more</text:span></text:p>'
    found = grids(p("Words"), struck)
    assert prose_of(found) == [("Words", "")] and aside_of(found) == [("No more", "paragraph 2")]


def test_a_footnote_is_a_mark_in_the_text_and_stands_aside(grids):
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Of the guidance.</text:p></text:note-body></text:note>"
    )
    found = grids(p(f"Assess{note}"))
    assert prose_of(found) == [("Assess¹", "")] and aside_of(found) == [("Of the guidance.", "footnote 1")]


def test_a_raised_figure_is_a_mark_and_a_raised_word_is_not(grids):
    words = 'Plan<text:span text:style-name="T2">2</text:span> on the 5<text:span text:style-name="T2">th</text:span>'
    assert prose_of(grids(p(words)))[0][0] == "Plan² on the 5th"


def test_deleted_words_are_out_and_inserted_ones_in(grids):
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>Old lead</text:p>'
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    found = grids(changes, p('<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>New lead'))
    assert prose_of(found) == [("New lead", "")] and not aside_of(found)


def test_text_boxes_and_the_edges_of_pages_stand_aside(grids):
    box = "<draw:frame><draw:text-box><text:p>Draft</text:p></draw:text-box></draw:frame>"
    edges = "<style:header><text:p>Official</text:p></style:header><style:footer><text:p>Page</text:p></style:footer>"
    found = grids(p(f"Words{box}"), templates=edges)
    assert aside_of(found) == [("Draft", "text box at paragraph 1"), ("Official", "header"), ("Page", "footer")]


def test_comments_hang_on_their_cells(grids):
    note = "<office:annotation><text:p>Which staff?</text:p></office:annotation>"
    (found,) = grids(table([cell(f"<text:p>Train{note}</text:p>")]))
    assert (found.rows[0][0].text, found.rows[0][0].note) == ("Train", "Which staff?")


def test_a_table_that_lays_out_the_page_keeps_the_order_of_those_inside(grids):
    inner = [table(HEAD, [f"{n}.1", "Build", "", "", ""]) for n in (1, 2)]
    found = grids(table([cell(f"<text:p>First</text:p>{inner[0]}")], [cell(f"<text:p>Then</text:p>{inner[1]}")]))
    assert [grid.rows[0][0].text for grid in found] == ["First", "Ref", "Then", "Ref"]


def test_a_table_inside_a_cell_comes_behind_its_table(grids):
    inner = table(["Who", "When"], ["Manager", "May"])
    found = grids(table(HEAD, ["1.1", cell(f"<text:p>Build</text:p>{inner}"), "", "", ""]))
    assert [grid.rows[0][0].text for grid in found] == ["Ref", "Who"]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (table(f"<table:table-row>{cell('x', table__number_columns_repeated='90000')}</table:table-row>"), "columns"),
        (table(f'<table:table-row table:number-rows-repeated="900000">{cell("x")}</table:table-row>'), "cells"),
        (table([cell("x", table__number_rows_spanned="90000", table__number_columns_spanned="90000")]), "cells"),
    ],
)
def test_one_element_that_stands_for_far_too_much_is_refused(grids, block, words):
    with pytest.raises(TrackerError, match=f"plan.odt has more than .*{words}"):
        grids(block)


def test_a_plan_of_libreoffice_is_read_like_one_of_word(tmp_path):
    blocks = [
        '<text:h text:outline-level="1">Priority 1: Practice</text:h>',
        table(HEAD, ["1.1", "Train the staff", "Service Manager", "Oct 2017", "Green"]),
    ]
    plan = read_document(text(tmp_path / "plan.odt", *blocks)).plan
    assert [(theme.title, len(theme.actions)) for theme in plan.themes] == [("Practice", 1)]


def test_a_text_may_call_itself_a_spreadsheet(tmp_path):
    path = text(tmp_path / "plan.ods", table(HEAD, ["1.1", "Train the staff", "Manager", "Oct 2017", ""]))
    assert len(list(read_document(path).plan.actions())) == 1


def boxed(*blocks):
    return f"<draw:frame><draw:text-box>{''.join(blocks)}</draw:text-box></draw:frame>"


def test_a_table_in_a_text_box_is_one_like_any_other_in_its_place(tmp_path):
    def plan(ref):
        return table(HEAD, [ref, "Build", "Head of Service", "May 2023", ""])

    blocks = [
        p(f"Priority 1: Homes{boxed(plan('1.1'), p('Seen by the board.'))}"),
        boxed(p("Priority 2: Work"), plan("2.1")),
        table([cell(p(f"Words{boxed(p('Priority 3: Play'), p(boxed(plan('3.1'))))}")), "Beside"]),
        p("Behind."),
    ]
    draft = read_document(text(tmp_path / "plan.odt", *blocks))
    assert [action.ref for _, action in draft.plan.actions()] == ["1.1", "2.1", "3.1"]
    assert [theme.title for theme, _ in draft.plan.actions()][:2] == ["Homes", "Work"]
    said = {(problem.place, problem.as_printed) for problem in draft.problems}
    assert ("text box at paragraph 1", "Seen by the board.") in said
    assert ("text box at table 3, row 1", "Priority 3: Play") in said


def test_a_table_in_a_shape_is_read_with_its_fills_as_libreoffice_writes_it(grids):
    inside = table(HEAD, ["1.1", "Build", "Head of Service", "May 2023", cell("", table__style_name="C2")])
    shape = f"<draw:custom-shape>{inside.replace('table:table', 'loext:table')}{p('Seen.')}</draw:custom-shape>"
    found = grids(p(f"Plan{shape}"))
    (whole,) = [grid for grid in found if not (grid.prose or grid.aside)]
    assert [cell.text for cell in whole.rows[1] if cell] == ["1.1", "Build", "Head of Service", "May 2023"]
    assert whole.bare[1, 4].fill == "#FF0000"
