"""Exports from the command line: what is chosen of a plan, and tables for Excel."""

import csv
import io
import unicodedata

from openpyxl import load_workbook

from tests.hostile_texts import HOSTILE
from tracker.cli.printing import print_csv

UNSEEN = " \t\r\n\u00a0\u200b\ufeff"  # Excel and its like begin to read behind them
FORMULAS = ("=", "+", "-", "@", "\ua78a")
AS_AT = ("--as-at", "2017-11-14")


def test_only_the_chosen_sheets_and_themes_are_exported(run, plan, tmp_path):
    out = tmp_path / "part.xlsx"
    chosen = ("--sheet", "actions", "--sheet", "Changes", "--theme", "1.2", "--since", "2017-09-12")
    assert run("export", plan, "-o", out, *AS_AT, *chosen)[0] == 0
    book = load_workbook(out)
    assert book.sheetnames == ["Actions", "Changes"]
    assert {row[0] for row in book["Actions"].iter_rows(min_row=4, values_only=True)} == {
        "1.2 Front Line Practice – Voice of the child"
    }
    assert "since 12 Sep 2017" in book["Changes"]["A2"].value


def test_what_the_plan_does_not_have_cannot_be_chosen(refused, plan, tmp_path):
    out = tmp_path / "part.xlsx"
    assert 'no theme "9"' in refused("export", plan, "-o", out, "--theme", "9")
    assert 'no lead "Nobody"' in refused("export", plan, "-o", out, "--lead", "Nobody")
    assert "1 Dec 2017 is after 14 Nov 2017" in refused("export", plan, "-o", out, *AS_AT, "--since", "2017-12-01")
    assert not out.exists()


def test_csv_for_excel_has_its_mark_and_no_formula_and_plain_csv_is_as_written(run, plan):
    text = "=HYPERLINK(1)"
    assert run("update", plan, "1.1.1", "--commentary", text, "--on", "2017-11-14")[0] == 0
    plain, excel = (run("actions", plan, *AS_AT, "--format", shape)[1] for shape in ("csv", "csv-excel"))
    assert not plain.startswith("\ufeff") and excel.startswith("\ufeff")
    one, other = (list(csv.DictReader(io.StringIO(said.removeprefix("\ufeff")))) for said in (plain, excel))
    assert (one[0]["Latest commentary"], other[0]["Latest commentary"]) == (text, f"'{text}")
    assert [row["Days late"] for row in one] == [row["Days late"] for row in other]


def test_every_table_that_is_printed_as_csv_is_for_excel_too(run, plan):
    for command in (["measures"], ["scorecard"], ["changes", "--since", "2017-09-12"]):
        code, out, _ = run(*command[:1], plan, *command[1:], *AS_AT, "--format", "csv-excel")
        assert code == 0 and out.startswith("\ufeff"), command
        assert not any(cell.startswith(("=", "@")) for row in csv.reader(io.StringIO(out[1:])) for cell in row)


def test_no_hostile_text_begins_a_formula_in_csv_for_excel(capfd):
    texts = [
        text for text in HOSTILE if text.encode(errors="ignore").decode() == text
    ]  # no half of a letter is printed
    print_csv(["Text"], [[text] for text in texts], for_excel=True)
    written = capfd.readouterr().out.removeprefix("\ufeff")
    cells = [row[0] for row in csv.reader(io.StringIO(written, newline=""))][1:]
    begins = [unicodedata.normalize("NFKC", cell.lstrip(UNSEEN))[:1] for cell in cells]
    assert [cell for cell, first in zip(cells, begins, strict=True) if first in FORMULAS] == ["+1"]  # a number
    assert [cell.removeprefix("'") for cell in cells] == [text.replace("\r", "\n").removeprefix("'") for text in texts]
