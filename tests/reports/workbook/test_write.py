"""The workbook, read back through openpyxl, and through the XML where openpyxl hides something."""

import platform
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.domain.builders import a_plan, a_reading, an_action, an_update, on, thresholds
from tests.levels import DEAR
from tracker.columns.sheets.cells import LONGEST, table_headings, writable
from tracker.documents.reading.document import read_document
from tracker.domain.actions.register import register, tally
from tracker.domain.measure import Measure
from tracker.domain.plan import Plan, Theme
from tracker.paths import sample_plan
from tracker.reports.workbook.styles import height
from tracker.services.exporting import export_workbook

AS_AT = "14 Nov 2017"
SHEETS = ["Summary", "Plan", "Actions", "Overdue", "Changes", "Measures", "Readings", "Scorecard"]
SHEETS += ["Commentary", "Contradictions", "Problems"]
HIDDEN = "Saved plan"
TABLES = {name: "Themes" if name == "Summary" else name for name in SHEETS}


@pytest.fixture
def written(tmp_path):
    """Writes actions or a plan as a workbook and gives it back, read."""

    def write(*actions, plan=None, as_at=AS_AT, today=AS_AT):
        path = tmp_path / "plan.xlsx"
        export_workbook(path, plan or a_plan(*actions), (), on(as_at), on(today), overwrite=True)
        return load_workbook(path)

    return write


def rows_of(sheet):
    """The rows of a sheet's table as dictionaries of cells by heading."""
    (table,) = sheet.tables.values()
    heading, *rows = sheet[table.ref]
    return [{head.value: cell for head, cell in zip(heading, row, strict=True)} for row in rows]


def shown_sheets(book):
    return [sheet for sheet in book if sheet.sheet_state == "visible"]


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def summary(book, label):
    """The values right of a label on the summary."""
    return next([c.value for c in row[1:]] for row in book["Summary"].iter_rows() if label == row[0].value)


def late(ref="1.1.1", **fields):
    return an_action(ref, "Oct 2017", **fields)


# ---- sheets, tables, print


def test_every_sheet_holds_one_table_whose_headings_are_those_of_the_cells(written):
    book = written(late())
    assert book.sheetnames == [*SHEETS, HIDDEN]
    for name, table_name in TABLES.items():
        (table,) = book[name].tables.values()
        assert table.displayName == table_name
        assert [column.name for column in table.tableColumns] == [cell.value for cell in book[name][table.ref][0]]


def test_each_table_has_a_filter_and_its_heading_stays_in_sight_and_on_every_printed_page(written):
    book = written(late())
    for name in SHEETS[1:]:
        sheet = book[name]
        (table,) = sheet.tables.values()
        assert table.autoFilter.ref == table.ref
        assert sheet.freeze_panes.endswith("4") and sheet.print_title_rows == "$3:$3"


def test_every_sheet_prints_landscape_one_page_wide_with_page_and_day_at_the_foot(written):
    for sheet in shown_sheets(written(late(), today="21 Nov 2017")):
        setup = sheet.page_setup
        pages = 1 if sheet.title == "Summary" else 0  # with so few themes it has room on one page
        wide, high = (1 if said is None else int(said) for said in (setup.fitToWidth, setup.fitToHeight))
        assert (setup.orientation, wide, high) == ("landscape", 1, pages)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.center.text.endswith("page &P of &N")
        assert sheet.oddFooter.right.text == "As at 14 Nov 2017, which is not today (21 Nov 2017)"


def test_a_footer_stays_within_what_excel_takes_whatever_the_title(tmp_path):
    export_workbook(tmp_path / "a.xlsx", Plan("Care & growth &P " * 40), (), on(AS_AT), on(AS_AT))
    for name, xml in parts(tmp_path / "a.xlsx").items():
        for footer in re.findall("<oddFooter>(.*?)</oddFooter>", xml):
            assert len(footer.replace("&amp;", "&")) <= 255, name
            assert "growth &amp;P" not in footer


def test_a_title_that_reads_as_the_place_of_a_picture_stands_at_the_foot(tmp_path):
    export_workbook(tmp_path / "a.xlsx", Plan("Care R&G"), (), on(AS_AT), on(AS_AT))
    feet = [foot for xml in parts(tmp_path / "a.xlsx").values() for foot in re.findall("<oddFooter>(.*?)<", xml)]
    assert feet and all(foot.startswith("&amp;LCare R&amp;&amp; G&amp;C") for foot in feet)


def test_an_empty_table_is_valid_and_says_that_it_is_empty(written):
    book = written(an_action("1.1.1", "Dec 2017"))
    (row,) = rows_of(book["Overdue"])
    assert row["Action"].value == "No action is overdue as at 14 Nov 2017"
    assert len(rows_of(book["Measures"])) == 1


def test_a_plan_without_anything_is_still_a_workbook(written):
    book = written(plan=Plan(""))
    assert [len(rows_of(book[name])) for name in SHEETS] == [1] * len(SHEETS)


def test_the_document_says_whose_it_is_and_nothing_of_the_computer(written, tmp_path):
    book = written(plan=a_plan(late(), organisation="Northmere Council"))
    assert (book.properties.title, book.properties.creator) == ("Improvement plan", "Northmere Council")
    assert book.properties.lastModifiedBy == "Northmere Council"
    for name, xml in parts(tmp_path / "plan.xlsx").items():
        node = re.compile(rf"(?<![\w+/]){re.escape(platform.node())}(?![\w+/])")  # the saved plan is letters by chance
        assert not node.search(xml) and str(tmp_path) not in xml, name


def test_the_words_say_so_when_the_day_is_not_today(written):
    words = "As at 14 Nov 2017, which is not today (21 Nov 2017)"
    for sheet in shown_sheets(written(late(), today="21 Nov 2017")):
        assert any(words in str(cell.value) for row in sheet.iter_rows(max_row=3) for cell in row), sheet.title
    for sheet in shown_sheets(written(late())):
        assert not any("not today" in str(cell.value) for row in sheet.iter_rows(max_row=3) for cell in row)


# ---- cells


def test_a_month_and_a_day_are_real_dates_and_anything_else_is_text_as_printed(written):
    reviews = ["Oct 2017", "14 Dec 2017", "Ongoing", "Q3 2017/18", "w/c 4 Dec 2017"]
    book = written(*(an_action(f"1.1.{n}", review) for n, review in enumerate(reviews)))
    cells = [row["Review"] for row in rows_of(book["Actions"])]
    assert [cell.value for cell in cells] == [datetime(2017, 10, 1), datetime(2017, 12, 14), *reviews[2:]]
    assert [cell.number_format for cell in cells[:2]] == ["mmm yyyy", "dd mmm yyyy"]


def test_a_rating_is_a_word_that_can_be_counted_and_its_shape_letter_and_fill_follow_what_is_chosen(written):
    actions = [late("1.1.1"), an_action("1.1.2", "Dec 2017"), late("1.1.3", status="reported complete")]
    sheet = written(*actions)["Actions"]
    cells = [row["Rating"] for row in rows_of(sheet)]
    assert [cell.value for cell in cells] == ["Amber", "Green", "Awaiting sign-off"]
    rules = {
        rule.formula[0]: (rule.dxf.fill.bgColor.rgb, rule.dxf.numFmt.formatCode)
        for where, found in sheet.conditional_formatting._cf_rules.items()
        for rule in found
        if cells[0].coordinate in where.sqref and cells[2].coordinate in where.sqref
    }
    assert rules['"Amber"'] == ("FFF2A900", '"◆ A "@')
    assert rules['"Green"'] == ("FF1E7B4A", '"● G "@')
    assert len(rules) == 7


def test_a_status_and_a_stated_rating_are_chosen_from_a_list(written):
    sheet = written(late("1.1.1"))["Actions"]
    (row,) = rows_of(sheet)
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists[row["Status"].coordinate] == '"Not started,In progress,Reported complete,Complete,Stopped"'
    assert lists[row["Stated rating"].coordinate] == '"Red,Amber,Green"'


def test_a_ref_leads_to_what_was_said_of_the_action(written):
    book = written(late("1.1.1"), late("1.1.2", text="Well under way"))
    cell = rows_of(book["Actions"])[1]["Ref"]
    there = book["Commentary"][cell.hyperlink.location.rpartition("!")[2]]
    assert (cell.value, there.value, cell.hyperlink.target) == ("1.1.2", "1.1.2", None)


def test_a_month_says_after_which_day_it_is_late(written):
    (row,) = rows_of(written(late())["Actions"])
    assert (row["Review"].value, row["Late after"].value) == (datetime(2017, 10, 1), datetime(2017, 10, 31))


def test_columns_in_which_nothing_stands_are_left_out(written):
    (row,) = rows_of(written(late())["Actions"])
    assert "Notes" not in row and "Slips" not in row
    (row,) = rows_of(written(late(notes=("Seen by the board",)))["Actions"])
    assert row["Notes"].value == "Seen by the board"


def test_days_before_excels_calendar_are_text(written):
    old = an_update(date(1899, 5, 1), "Long ago")
    rows = rows_of(written(late(updates=(old,)))["Commentary"])
    assert "1 May 1899" in [row["Day"].value for row in rows]


def test_days_late_is_a_number_and_empty_where_nothing_is_late(written):
    rows = rows_of(written(late("1.1.1"), an_action("1.1.2", "Dec 2017"))["Actions"])
    assert [row["Days late"].value for row in rows] == [14, None]


def test_a_text_that_looks_like_a_formula_stays_a_text(written):
    texts = ["=1+1", "+44 1632 960000", "-5 visits", "@home", "'quoted", '=HYPERLINK("http://x")']
    actions = [an_action(f"1.1.{n}", text=text) for n, text in enumerate(texts)]
    cells = [row["Latest commentary"] for row in rows_of(written(*actions)["Actions"])]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [(text, "s", True) for text in texts]


nasty = st.text(
    st.one_of(st.characters(), st.sampled_from("=+-@'\x00\x0b\x0c\r\n\t\ud800\uffff_x<&>\u202e")), max_size=60
)


@settings(max_examples=DEAR)
@given(nasty, nasty, nasty, nasty)
def test_no_text_becomes_a_formula_or_stops_the_writing(tmp_path_factory, one, two, three, title):
    path = tmp_path_factory.mktemp("nasty") / "plan.xlsx"
    said = an_update("1 Nov 2017", "=" + two, reason=three, author=one)
    measure = Measure("1.1-M01", one, shows=two, thresholds=((three, two), ("Good", "=1")))
    theme = Theme("=1", title, actions=(late("=1+1", text=one, updates=(said,)),), measures=(measure,))
    export_workbook(path, Plan(title, organisation=one, theme_word=two, themes=(theme,)), (), on(AS_AT), on(AS_AT))
    for name, xml in parts(path).items():
        assert "<f>" not in xml and "<f " not in xml, name
    book = load_workbook(path)
    cell = rows_of(book["Actions"])[0]["Latest commentary"]
    assert (cell.value or "", cell.data_type) == (writable("=" + two), "s")


def test_what_a_cell_cannot_hold_becomes_a_space(written):
    (row,) = rows_of(written(an_action(text="One\x0btwo\r\nthree\x00"))["Actions"])
    assert row["Latest commentary"].value == "One two\nthree "


def test_a_text_that_excel_would_take_for_an_escape_is_kept_as_written(written, tmp_path):
    written(an_action(text="a _x0041_ b"))
    assert "a _x005F_x0041_ b" in parts(tmp_path / "plan.xlsx")["xl/sharedStrings.xml"]


def test_a_text_in_the_marks_of_excels_own_xml_is_a_text(written):
    (row,) = rows_of(written(an_action(text="<r><t>not ours</t></r>"))["Actions"])
    assert row["Latest commentary"].value == "<r><t>not ours</t></r>"


@pytest.mark.parametrize("letter", ["a", "𝒜"])
def test_a_text_too_long_for_a_cell_goes_on_in_the_next_row_behind_the_same_ref(written, letter):
    rows = rows_of(written(an_action(text=letter * 40_000))["Actions"])
    texts = [row["Latest commentary"].value for row in rows]
    assert all(len(text.encode("utf-16-le")) // 2 <= LONGEST for text in texts)
    assert "".join(texts) == letter * 40_000 and len(texts) == 2 + (letter != "a")
    assert [row["Ref"].value for row in rows] == ["1.1.1"] * len(rows)
    assert [row["Rating"].value for row in rows[1:]] == [None] * (len(rows) - 1)


def test_a_text_that_just_fits_is_whole(written):
    (row,) = rows_of(written(an_action(text="a" * LONGEST))["Actions"])
    assert row["Latest commentary"].value == "a" * LONGEST


def test_rows_are_as_high_as_their_text_and_free_to_change(written, tmp_path):
    written(an_action(text="word " * 200), an_action("1.1.2"))
    sheet = parts(tmp_path / "plan.xlsx")["xl/worksheets/sheet3.xml"]
    assert "customHeight" not in sheet
    tall, low = (float(points) for points in re.findall(r'<row[^>]*ht="([\d.]+)"', sheet)[-2:])
    assert tall > 15 * low / 2 and tall <= 409


def test_height_counts_lines_and_never_passes_what_excel_takes():
    assert height([("short", 40)]) < height([("one\ntwo", 40)]) < height([("word " * 100, 40)])
    assert height([("word " * 100_000, 40)]) == 409
    assert height([("x" * 200, 8)]) > 20 * 12


def test_headings_of_a_table_are_never_empty_or_alike():
    headings = table_headings(["Good", "", "good", "a\nb", "GOOD", "x" * 999])
    assert headings == ["Good", "Column", "good 2", "a b", "GOOD 3", "x" * 200]


# ---- summary, overdue, measures, commentary


def mixed():
    dates = ["Aug 2017", "Oct 2017", "Dec 2017", "Dec 2017", None]
    apart = [late(f"2.{n}", status=status) for n, status in enumerate(("complete", "reported complete", "stopped"))]
    return [*(an_action(f"1.{n}", review) for n, review in enumerate(dates)), *apart]


def test_the_counts_on_the_summary_are_those_of_the_tally(written):
    plan = a_plan(*mixed())
    book, counts = written(plan=plan), tally(register(plan, on(AS_AT)))
    of_the_live = {"red": "Red", "amber": "Amber", "green": "Green", "grey": "No date", "overdue": "Overdue"}
    of_the_live |= {"due_soon": "Due soon", "silent": "Silent"}
    of_all = {"complete": "Complete", "awaiting_sign_off": "Awaiting sign-off", "stopped": "Stopped"}
    for words, whole in ((of_the_live, 5), (of_all, 8)):
        for name, word in words.items():
            count, share, of_whole, *_ = summary(book, word)
            assert (count, share) == (counts[name], pytest.approx(counts[name] / whole)), name
            assert of_whole == f"{counts[name]} of {whole}"


def test_the_key_prints_the_limits_of_the_plan(written):
    book = written(plan=a_plan(late(), settings={"amber_days": 10, "due_soon_days": 7}))
    assert summary(book, "Red")[3] == "more than 10 days late"
    assert summary(book, "Due soon")[3] == "to be reviewed within 7 days"


def test_the_table_of_themes_adds_up(written):
    themes = (Theme("1", "One", actions=tuple(mixed())), Theme("2", "Two", actions=(late("2.9"),)))
    book = written(plan=Plan("Plan", themes=themes))
    rows = rows_of(book["Summary"])
    assert [row["Recommendation"].value for row in rows] == ["1 One", "2 Two"]
    assert [row["Actions"].value for row in rows] == [8, 1]
    assert [row["Overdue"].value for row in rows] == [2, 1]
    assert summary(book, "All")[7:9] == [9, 3]


def test_overdue_comes_worst_first_with_the_first_review_and_the_slips(written):
    moved = an_update("20 Sep 2017", review="Oct 2017", reason="The form came late")
    book = written(an_action("1.1", "Aug 2017", (moved,)), an_action("1.2", "Jul 2017"), an_action("1.3", "Dec 2017"))
    rows = rows_of(book["Overdue"])
    assert [row["Ref"].value for row in rows] == ["1.2", "1.1"]
    assert (rows[1]["Original review"].value, rows[1]["Slips"].value) == (datetime(2017, 8, 1), 1)


def test_a_measure_shows_its_thresholds_and_its_value_as_a_number_never_rounded_across_a_cut(written):
    last = a_reading("Oct 2017", 75, numerator=74_999, denominator=100_000)
    measure = Measure("1.1-M01", "Seen", unit="percent", thresholds=thresholds("65-75 / 75-84 / 85+"), readings=(last,))
    (row,) = rows_of(written(plan=Plan("Plan", themes=(Theme("1", "One", measures=(measure,)),)))["Measures"])
    assert (row["Good"].value, row["Band"].value) == ("75-84", "Requires improvement")
    assert (row["Latest value"].value, row["Latest value"].number_format) == (74.999, "0.000")
    assert row["In cases"].value == 1


def test_a_withdrawn_update_is_there_struck_through_and_says_so(written):
    wrong = an_update("2 Nov 2017", "On the wrong action", rag="red", uuid="wrong")
    undo = an_update("2 Nov 2017", kind="undo", withdraws="wrong")
    first, second, third = rows_of(written(late(text="As printed", updates=(wrong, undo)))["Commentary"])
    assert (first["Day"].value, first["Commentary"].value) == ("from the plan", "As printed")
    assert (second["Commentary"].value, second["Withdrawn"].value) == ("On the wrong action", "withdrawn")
    assert all(cell.font.strike for cell in second.values())
    assert second["Stated rating"].fill.fill_type is None
    assert third["Withdrawn"].value is None and not third["Commentary"].font.strike


def test_commentary_of_a_later_day_is_not_told(written):
    rows = rows_of(written(late(text="Then", updates=(an_update("1 Dec 2017", "Later"),)))["Commentary"])
    assert [row["Commentary"].value for row in rows] == ["Then"]


def test_the_sample_plan_is_in_its_workbook_with_every_action(tmp_path):
    plan = read_document(sample_plan()).plan
    export_workbook(tmp_path / "again.xlsx", plan, (), on(AS_AT), on(AS_AT))
    rows = rows_of(load_workbook(tmp_path / "again.xlsx")["Actions"])
    assert [row["Ref"].value for row in rows] == [action.ref for _, action in plan.actions()]
    assert [row["Action"].value for row in rows] == [action.text for _, action in plan.actions()]


def test_tables_of_ours_without_rows_are_read_back_as_nothing(tmp_path):
    plan = Plan("Homes", themes=(Theme("1", "Homes", actions=(an_action("1.1", text="Build homes."),)),))
    export_workbook(tmp_path / "again.xlsx", plan, (), on(AS_AT), on(AS_AT))
    draft = read_document(tmp_path / "again.xlsx")
    assert [theme.ref for theme in draft.plan.themes] == ["1"]
    assert list(draft.plan.measures()) == []
    assert draft.offers == ()
    export_workbook(tmp_path / "none.xlsx", replace(plan, themes=()), (), on(AS_AT), on(AS_AT))
    assert read_document(tmp_path / "none.xlsx").plan.themes == ()
