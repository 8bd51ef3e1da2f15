"""The report command: Word and PDF by the ending of the name, and what is refused before any work is done."""

import re
from zipfile import ZipFile

import pytest

from tracker.services import reporting
from tracker.store.sqlite import open_store

DAYS = ("--since", "2017-09-12", "--as-at", "2017-11-14")


@pytest.fixture
def no_charts(monkeypatch):
    """What is not about charts does not draw them."""
    monkeypatch.setattr(reporting, "draw_charts", lambda *_: {})


def words_of(path):
    """The words of a Word document, from its parts."""
    with ZipFile(path) as parts:
        xml = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    return re.sub(r"<[^>]+>", "", xml)


def test_a_report_is_written_as_word(run, plan, tmp_path, no_charts):
    out = tmp_path / "report.docx"
    code, said, _ = run(
        "report", plan, "-o", out, *DAYS, "--for", "Scrutiny Committee", "--recommend", "That it is noted"
    )
    assert (code, said) == (0, f"Written: {out}\n")
    words = words_of(out)
    assert "Scrutiny Committee" in words and "That it is noted." in words and "76.4%" in words


def test_a_report_is_written_as_pdf(run, plan, tmp_path, no_charts):
    out = tmp_path / "report.pdf"
    assert run("report", plan, "-o", out, *DAYS)[0] == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_an_ending_in_capitals_says_what_it_is_too(run, plan, tmp_path, no_charts):
    out = tmp_path / "REPORT.PDF"
    assert run("report", plan, "-o", out, *DAYS)[0] == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_a_report_for_everybody_names_nobody(run, plan, tmp_path, no_charts):
    out = tmp_path / "report.docx"
    assert run("report", plan, "-o", out, *DAYS, "--public", "--leave-out", "1.1.4")[0] == 0
    words = words_of(out)
    assert "Hale" not in words and "Lindley" not in words and "1.1.4" not in words
    assert "1 action was left out" in words


@pytest.mark.parametrize(
    ("name", "options", "why"),
    [
        ("report.txt", (), "cannot be a report, whose name ends in .docx or .pdf"),
        ("report.pdf", ("--style", "council.docx"), "is a PDF: leave the style out"),
        ("report.docx", ("--style", "council.docx"), "There is no style file council.docx"),
        ("report.docx", ("--since", "2017-11-14", "--as-at", "2017-11-14"), "14 Nov 2017 is not before 14 Nov 2017"),
        ("report.docx", ("--leave-out", "9.9"), "There is no action 9.9 to leave out"),
    ],
)
def test_what_cannot_be_made_is_refused_in_one_sentence(run, plan, tmp_path, name, options, why):
    code, _, error = run("report", plan, "-o", tmp_path / name, *options)
    assert code == 1 and why in error and error.count("\n") == 1
    assert not (tmp_path / name).exists()


def test_what_is_there_is_not_replaced_unasked(run, plan, tmp_path, no_charts):
    out = tmp_path / "report.docx"
    out.write_text("mine")
    code, _, error = run("report", plan, "-o", out)
    assert code == 1 and "--overwrite" in error and out.read_text() == "mine"
    assert run("report", plan, "-o", out, "--overwrite")[0] == 0


def test_what_a_report_said_is_asked_again_and_the_next_one_goes_on_from_it(run, plan, tmp_path, no_charts):
    first, again, later = (tmp_path / name for name in ("first.docx", "again.docx", "later.docx"))
    assert run("report", plan, "-o", first, "--as-at", "2017-09-12", "--for", "The board")[0] == 0
    said = run("reports", plan)[1]
    assert re.search(r"1 +Progress report +12 Sep 2017 .* \d+ \w+ \d{4} \d\d:\d\d", said)
    run("update", plan, "1.1.4", "--commentary", "Later words", "--on", "2017-09-12")
    assert run("report", plan, "-o", again, "--again", "1")[0] == 0
    assert words_of(again) == words_of(first) and "The board" in words_of(again)
    assert run("report", plan, "-o", later, "--as-at", "2017-11-14")[0] == 0
    assert "What changed since 12 Sep 2017" in words_of(later)
    code, _, error = run("report", plan, "-o", tmp_path / "public.docx", "--again", "1", "--public")
    assert code == 2 and "as it was told" in error and not (tmp_path / "public.docx").exists()
    code, _, error = run("report", plan, "-o", tmp_path / "none.docx", "--again", "9")
    assert code == 1 and "No report 9 is remembered" in error


def test_a_public_report_is_remembered_without_names(run, plan, tmp_path, no_charts):
    for_whom = ("--for", "Susan Hale", "--recommend", "That Susan Hale reports in May.")
    assert run("report", plan, "-o", tmp_path / "report.pdf", *DAYS, "--public", *for_whom)[0] == 0
    with open_store(plan) as store:
        (kept,) = store.plan().reports
    assert kept.public and "Hale" not in kept.said and "Yarrow" not in kept.said
