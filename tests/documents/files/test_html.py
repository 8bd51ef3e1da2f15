"""Pages of the clipboard: merged cells, what Word and Excel write, colours, and what is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.files.html import read_html
from tracker.documents.files.html_tables import colour
from tracker.documents.reading.clipboard import read_pasted
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError

HEAD = "<tr><td>Ref<td>Action<td>Lead<td>Review date<td>Commentary<td>RAG</tr>"


def page(*rows, head=HEAD):
    return f"<html><body><table>{head}{''.join(rows)}</table></body></html>"


def row(ref="1.1", action="Build", lead="Vera Brook", review="Oct 2017", commentary="Begun.", rag="<td>"):
    return f"<tr><td>{ref}<td>{action}<td>{lead}<td>{review}<td>{commentary}{rag}</tr>"


def actions_of(html):
    return [action for _, action in read_pasted(html, None).plan.actions()]


def the_text(inside):
    [action] = actions_of(page(row(action=inside)))
    return action.text


def said_of(html, kind):
    return [(p.place, p.as_printed) for p in read_pasted(html, None).problems if p.kind == kind]


@st.composite
def tilings(draw):
    """A table cut into rectangles: (height, width, {(row, column): (rows, columns)})."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    free = {(r, c) for r in range(height) for c in range(width)}
    found = {}
    for r, c in sorted(free):
        if (r, c) not in free:
            continue
        wide = draw(st.integers(1, next((n for n in range(1, width - c + 1) if (r, c + n) not in free), width - c)))
        tall = draw(st.integers(1, height - r))
        place = {(r + down, c + right) for down in range(tall) for right in range(wide)}
        if not place <= free:
            tall, place = 1, {(r, c + right) for right in range(wide)}
        free -= place
        found[r, c] = tall, wide
    return height, width, found


@given(tiling=tilings())
def test_any_table_of_merged_cells_is_read_back(tiling):
    height, width, cells = tiling
    lines = []
    for r in range(height):
        inside = [(c, cells[r, c]) for c in range(width) if (r, c) in cells]
        lines.append("".join(f"<td rowspan={tall} colspan={wide}>{r} and {c}</td>" for c, (tall, wide) in inside))
    [grid] = read_html("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>", "")
    read = {(r, c): cell.text for r, line in enumerate(grid.rows) for c, cell in enumerate(line) if cell}
    assert read == {(r, c): f"{r} and {c}" for r, c in cells}
    for (r, c), (tall, wide) in cells.items():
        places = {(r + down, c + right) for down in range(tall) for right in range(wide)} - {(r, c)}
        assert {place for place, first in grid.covered.items() if first == (r, c)} == places


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a&nbsp;b\r\n   c", "a b c"),
        ("a<br>\n b", "a\nb"),
        ("<p>a</p>\n<p>&nbsp;</p><p>b</p>", "a\nb"),
        ("a<ul><li>b</li><li>c</li></ul>d", "a\nb\nc\nd"),
        ("<div>a<div>b</div></div>c", "a\nb\nc"),
        ("a <b>b</b><i>c</i>, d", "a bc, d"),
        ("a<del>gone</del><ins>b</ins> <span class=msoDel>gone</span>c", "ab c"),
        ("a<o:p>&nbsp;</o:p><!--[if gte mso 9]><xml>x</xml><![endif]-->b", "a b"),
        ("<span style='mso-list:Ignore'>·<span>&nbsp; </span></span>a", "a"),
        ("a<script>x()</script><style>y</style>b", "ab"),
        ("co\u00adoper\u200bate", "cooperate"),
        ("<span style='white-space:pre-wrap'>a\nb</span>", "a\nb"),
        ("a &lt; b &amp;amp; c &#8211; d", "a < b &amp; c – d"),
        ("<font color=red>a</font> <a href='http://nowhere.invalid/'>link</a>", "a link"),
        ("<span><p>a</p></span><center>b</center>", "a\nb"),
        ("the 1<sup>st</sup> of May", "the 1st of May"),
    ],
)
def test_the_text_of_a_cell_is_what_a_page_shows(inside, text):
    assert the_text(inside) == text


def test_a_raised_number_is_a_footnote_mark():
    assert said_of(page(row(action="Build it<sup>2</sup> now")), "repaired") == [("row 2, column 2", "Build it² now")]
    assert the_text("Build it<sup>2</sup> now") == "Build it now"


def test_a_ref_that_word_counts_itself_is_read():
    number = "<![if !supportLists]><span style='mso-list:Ignore'>1.1<span>&nbsp; </span></span><![endif]>"
    counted = f"<p style='mso-list:l0 level2 lfo1'>{number}<o:p>&nbsp;</o:p></p>"
    assert [action.ref for action in actions_of(page(row(ref=counted)))] == ["1.1"]


def test_struck_words_are_left_aside_and_said():
    html = page(row(action="Build <s>a wall</s>a door"))
    assert [action.text for action in actions_of(html)] == ["Build a door"]
    assert said_of(html, "skipped") == [("row 2, column 2", "a wall")]


def test_hidden_words_rows_and_columns_are_read_and_flagged():
    html = page(row(action="Build <span style='display:none; mso-hide:all'>in secret</span>"))
    assert the_text("Build <span style='display:none'>in secret</span>") == "Build in secret"
    assert said_of(html, "doubtful") == [("row 2, column 2", "in secret")]
    html = page(row(), row("1.2").replace("<tr>", "<tr style='display:none'>"))
    assert len(actions_of(html)) == 2
    assert said_of(html, "doubtful") == [("row 3, column 1", "1.2 / Build / Vera Brook / Oct 2017 / Begun.")]
    html = page(row(), head=f"<col span=2><col style='display:none'>{HEAD}")
    assert said_of(html, "doubtful") == [("row 1, column 3", "Lead / Vera Brook")]


@pytest.mark.parametrize(
    ("cell", "rag"),
    [
        ("<td style='background:#92D050;mso-pattern:black none'>&nbsp;", "green"),
        ("<td bgcolor=red>", "red"),
        ("<td bgcolor='#FFC000'>", "amber"),
        ("<td class=xl70>", "red"),
        ("<td class='big xl71'>", "amber"),
        ("<td style='background-color: rgb(0, 176, 80)'>", "green"),
        ("<td style='background-color: rgba(0, 176, 80, 0)'>", None),
        ("<td style='background:white'>", None),
        ("<td style='background:none'>", None),
        ("<td style='background:transparent'>", None),
        ("<td style='background:#F00'>", "red"),
        ("<td>Amber", "amber"),
    ],
)
def test_the_colour_of_a_cell_rates_an_action(cell, rag):
    rules = "td {background:none;} .xl70 {color:black; background:red;} td.xl71, .other {background:#FFC000}"
    sheet = f"<style><!--{rules}--></style>"
    [action] = actions_of(sheet + page(row(rag=cell)))
    assert action.updates[0].stated_rag == rag


def test_the_colour_of_a_whole_row_is_no_rating():
    [action] = actions_of(page(row(rag="<td>").replace("<tr>", "<tr bgcolor=red>")))
    assert action.updates[0].stated_rag is None


def test_colours_are_read_in_every_form():
    written = [
        "#00b050",
        "#0b5",
        "rgb(0,176,80)",
        "rgb(0 176 80 / 1)",
        "red none repeat",
        "windowtext",
        "url(x)",
        "",
        "none",
    ]
    assert [colour(text) for text in written] == [
        "#00B050", "#00BB55", "#00B050", "#00B050", "#FF0000", None, None, None, None,
    ]  # fmt: skip


def test_only_the_fragment_between_its_marks_is_read():
    header = "Version:0.9\r\nStartHTML:0000000105\r\nStartFragment:0000000141\r\nSourceURL:file:///C:/plan.htm\r\n\r\n"
    rows = HEAD + row(rag="<td class=xl70>")
    html = (
        "<html><head><style>.xl70 {background:red}</style></head><body><p>Before it</p>"
        f"<table><!--StartFragment-->{rows}<!--EndFragment--></table><p>After it</p></body></html>"
    )
    draft = read_pasted(header + html, None)
    [(_, action)] = draft.plan.actions()
    assert action.updates[0].stated_rag == "red" and draft.problems == ()


def test_a_table_that_the_parser_takes_for_a_part_of_the_head_is_read():
    """As Google Sheets writes it: a style sheet, then an element of its own around the table, and no body."""
    table = f"<table><tbody>{HEAD}{row(rag='<td bgcolor=#00ff00>')}</tbody></table>"
    html = f"<meta charset='utf-8'><google-sheets-html-origin><style>td {{color:red}}</style>{table}"
    [action] = actions_of(html)
    assert action.updates[0].stated_rag == "green"


def test_a_header_without_marks_is_skipped_too():
    assert len(actions_of("Version:1.0\nStartHTML:-1\nEndHTML:-1\n" + page(row()))) == 1


def test_a_heading_and_a_line_above_the_table_are_its_theme_and_title():
    html = "<h2>Priority 2: Doors</h2><p>What we will do</p>" + page(row("2.1")) + "<p>Counted in May.</p>"
    draft = read_pasted(html, None)
    assert [(theme.ref, theme.title) for theme in draft.plan.themes] == [("2", "Doors")]
    assert draft.tables[0].title == "Priority 2: Doors / What we will do"
    assert said_of(html, "skipped") == [("paragraph 3", "Counted in May.")]


def test_places_name_the_table_where_there_are_several():
    html = page(row(review="Sept 2017")) + page(row("1.2", review="Sept 2017"))
    assert [place for place, _ in said_of(html, "repaired")] == ["table 1, row 2, column 4", "table 2, row 2, column 4"]


def test_a_table_that_only_lays_out_the_page_is_looked_through():
    html = f"<table><tr><td><p>Priority 3: Doors</p>{page(row('3.1'))}</td></tr><tr><td>Kind regards</td></tr></table>"
    draft = read_pasted(html, None)
    assert [(theme.ref, len(theme.actions)) for theme in draft.plan.themes] == [("3", 1)]
    assert said_of(html, "skipped") == [("paragraph 2", "Kind regards")]


def test_a_table_inside_a_cell_is_read_after_the_table_around_it():
    inner = (
        "<table><tr><td>Measure<td>What does it show<td>Good</tr><tr><td>Calls in time (%)<td>Speed<td>85</tr></table>"
    )
    draft = read_pasted(page(row(commentary=f"Begun.{inner}")), None)
    assert [measure.name for _, measure in draft.plan.measures()] == ["Calls in time (%)"]
    assert next(action for _, action in draft.plan.actions()).updates[0].text == "Begun."


def test_a_text_that_excel_lets_flow_over_empty_cells_merges_nothing():
    [grid] = read_html("<table><tr><td colspan=3 style='mso-ignore:colspan'>2 wide<td>x</tr></table>", "")
    assert grid.covered == {} and [cell and cell.text for cell in grid.rows[0]] == ["2 wide", None, None, "x"]


def test_a_comment_of_word_is_a_note_of_the_action():
    anchor = "<a class=msocomanchor id=_anchor_1 href='#_msocom_1'>[VB1]</a>"
    below = (
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><a name='_msocom_1'></a>"
        "<p class=MsoCommentText><a href='#_msoanchor_1'>[VB1]</a>Is this so?</p></div></div>"
    )
    draft = read_pasted(page(row(action=f"Build{anchor}")) + below, None)
    [(_, action)] = draft.plan.actions()
    assert action.text == "Build" and "Is this so?" in action.notes[0] and draft.problems == ()


@pytest.mark.parametrize("wide", ["0", "-3", "x", "999999999", "65000"])
def test_an_odd_span_does_no_harm(wide):
    assert len(actions_of(page(row(), f"<tr><td rowspan={wide} colspan={wide}>This is a note.</tr>"))) == 1


def test_a_table_of_nothing_but_merges_is_refused():
    with pytest.raises(TrackerError, match="merged"):
        read_html("<table>" + "<tr><td colspan=250 rowspan=2>x</tr>" * 10_000 + "</table>", "the clipboard")


def test_what_is_nested_too_deeply_is_refused_and_not_read_in_part():
    with pytest.raises(TrackerError, match="nested"):
        read_html(page(row(action="<div>" * 3000 + "x" + "</div>" * 3000)), "the clipboard")


@pytest.mark.parametrize(
    "html",
    [
        "",
        "   ",
        "<table>",
        "<!-- -->",
        "\0",
        "<table><tr>",
        "<?xml version='1.0' encoding='utf-16'?><table/>",
    ],
)
def test_pages_without_anything_have_nothing(html):
    assert not any(any(line) for grid in read_html(html, "") for line in grid.rows)


@given(html=st.text(alphabet="<>/=\"' abtdrp1.!-&;\n", max_size=300))
def test_no_page_whatever_makes_it_fall_over(html):
    read_html(f"<table><tr><td>{html}", "")


def test_an_error_of_excel_is_no_value():
    html = page(row(review="#REF!"))
    assert said_of(html, "unread") == [("row 2, column 4", "#REF!")]


@pytest.mark.parametrize(
    ("sheet", "fill"),
    [
        (".a {background: red} /* never closed", "#FF0000"),
        ("/* .a {background: red} never closed", None),
        ("@media print { .a {background: red} }", "#FF0000"),
        (".b {x: y} .a, .c {background: rgb(1.2.3, 2)}", "#010002"),
        (".a {background: rgb(rgb(1, 2, 3)}", "#010203"),
        (".a", None),
    ],
)
def test_a_style_sheet_that_is_badly_written_is_read_as_far_as_it_can_be(sheet, fill):
    page = f"<style>{sheet}</style><table><tr><td class=a>x</table>"
    (grid,) = read_html(page, "the clipboard")
    assert grid.rows[0][0].fill == fill


def test_words_hidden_inside_hidden_words_are_told_once():
    (grid,) = read_html("<table><tr><td>a <b hidden>b <i hidden>c</i></b></table>", "the clipboard")
    assert grid.rows[0][0].unseen == "b c"


def test_line_breaks_that_an_element_far_above_keeps_are_kept():
    (grid,) = read_html("<div style='white-space: pre-wrap'><table><tr><td>a\nb</table></div>", "the clipboard")
    assert grid.rows[0][0].text == "a\nb"


@pytest.mark.parametrize(
    ("style", "rag"),
    [
        (".plan td.late { background: red }", '<td class="late">'),
        ("table > tr > td.late, th { background-color: red !important }", '<td class="x late">'),
        ("#one { background: red }", '<td id="one">'),
        (".badge { background: red }", '<td><span class="badge">&nbsp;</span>'),
        ("", '<td><div><p style="background-color: red">&nbsp;</p></div>'),
    ],
)
def test_a_colour_that_a_page_gives_in_its_own_way_is_the_rating(tmp_path, style, rag):
    said = page(row(rag=rag), head="<tr><th>Ref<th>Action<th>Lead<th>Review date<th>Commentary<th>RAG</tr>")
    (tmp_path / "plan.html").write_text(said.replace("<body>", f"<style>{style}</style><body>"))
    ((_, action),) = read_document(tmp_path / "plan.html").plan.actions()
    assert action.updates[0].stated_rag == "red"


def test_a_colour_of_a_part_of_a_cell_is_not_that_of_the_cell(tmp_path):
    said = page(row(rag='<td>Was <span style="background: red">late</span>'))
    (tmp_path / "plan.html").write_text(said)
    ((_, action),) = read_document(tmp_path / "plan.html").plan.actions()
    assert action.updates[0].stated_rag is None


@pytest.mark.parametrize(("said", "rag"), [("Amber", "amber"), ("", "amber"), ("On track", "amber")])
def test_the_colour_of_a_badge_beside_words_is_not_lost(tmp_path, said, rag):
    badge = f'<span style="background: #ffc000">{said}</span> The board has agreed the plan'
    (tmp_path / "rated.html").write_text(page(row(rag=f"<td>{badge}")))
    ((_, action),) = read_document(tmp_path / "rated.html").plan.actions()
    assert action.updates[0].stated_rag == rag
    cells = "".join(f"<td>{text}" for text in ("1.1", "Agree it", "Head", "May 2027", badge))
    head = "<table><tr><th>Ref<th>Action<th>Lead<th>Review date<th>Commentary</tr>"
    (tmp_path / "told.html").write_text(f"{head}<tr>{cells}</tr></table>")
    assert any("colours of ratings (1 amber)" in one.message for one in read_document(tmp_path / "told.html").problems)


_ROWS = "<tr><th>Ref<th>Action<th>Lead<tr><td>1.1<td>Agree it<td>Chair<tr><td>1.2<td>Train<td>Chair"


@pytest.mark.parametrize(
    "body",
    [
        f'<table bgcolor="#FFC000">{_ROWS}</table>',
        f'<style>.late {{background: #FFC000}}</style><table class="late">{_ROWS}</table>',
        f'<div style="background-color: #FFC000"><table>{_ROWS}</table></div>',
        f'<table><tbody style="background: #FFC000">{_ROWS}</tbody></table>',
        f'<p style="background: #FFC000">Overall position</p><table>{_ROWS}</table>',
        f'<p>Overall: <span style="background: #FFC000">not there yet</span></p><table>{_ROWS}</table>',
    ],
)
def test_a_colour_behind_a_whole_table_or_words_is_said(tmp_path, body):
    (tmp_path / "plan.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    draft = read_document(tmp_path / "plan.html")
    assert len(list(draft.plan.actions())) == 2
    assert [one.as_printed for one in draft.problems if one.cause.startswith("Colours of ratings")] == ["1 amber"]
