"""Plans as PDF: ruled tables over several pages, the words around them, and what cannot be read."""

import importlib.util

import pytest

from tests.corpus.answers import as_answered
from tests.documents.files.pdf.papers import HEAD, Paper
from tracker.documents.files.pdf import read
from tracker.documents.files.pdf.read import read_pdf
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError

ROW = ("1.1", "Train the staff", "Manager", "Oct 2017", "")
NEXT = ("1.2", "Hold a workshop", "Manager", "Nov 2017", "")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.pdf"


def texts_of(grid):
    return [[cell.text if cell else "" for cell in row] for row in grid.rows]


def prose_of(grids):
    return [(row[0].text, row[0].style) for grid in grids if grid.prose for row in grid.rows]


def refused(path):
    with pytest.raises(TrackerError) as caught:
        read_document(path)
    sentence = str(caught.value)
    assert path.name in sentence and sentence.endswith(".") and "\n" not in sentence
    return sentence


def test_a_ruled_table_is_read_with_its_places(path):
    (grid,) = read_pdf(Paper().table(HEAD, ROW).save(path))
    assert texts_of(grid) == [list(HEAD), list(ROW)] and grid.rows[1][0].place == "page 1, table 1, row 2"


def test_the_lines_of_a_cell_go_on_but_for_bullets(path):
    (grid,) = read_pdf(Paper().table(HEAD, ("1.1", "Train the\nstaff", "• One\nof two\n• Two", "", "")).save(path))
    assert texts_of(grid)[1][1:3] == ["Train the staff", "• One of two\n• Two"]


def test_a_colour_behind_a_cell_is_its_fill(path):
    (grid,) = read_pdf(Paper().table(HEAD, ROW, fills={(1, 4): "1 0 0", (1, 0): "1 1 1"}).save(path))
    assert grid.bare[1, 4].fill == "#FF0000" and grid.rows[1][0].fill is None


def test_a_merged_cell_covers_its_places(path):
    (grid,) = read_pdf(Paper().table(HEAD, ("Practice", "", "", "", ""), ROW, merged={(1, 0), (1, 1)}).save(path))
    assert grid.covered[1, 1] == (1, 0)


def test_a_table_that_a_page_cuts_is_one_and_its_headings_count_once(path):
    paper = Paper().table(HEAD, ROW).turn().table(HEAD, NEXT).turn().table(("1.3", "Ask", "Manager", "May 2018", ""))
    (grid,) = read_pdf(paper.save(path))
    assert [row[0] for row in texts_of(grid)] == ["Ref", "1.1", "1.2", "1.3"]


def test_a_table_under_words_or_of_other_columns_is_one_of_its_own(path):
    paper = Paper().table(HEAD, ROW).turn().say("Measures").table(HEAD, NEXT).turn().table(("A", "B"), widths=(90, 90))
    assert [len(grid.rows) for grid in read_pdf(paper.save(path)) if not grid.prose] == [2, 2, 1]


def test_a_row_that_a_page_cuts_is_put_together_by_its_ref(path):
    paper = Paper().table(HEAD, ("1.1", "Train the", "Manager", "Oct 2017", "")).turn()
    paper.table(("", "staff of all teams", "", "", ""))
    (theme,) = as_answered(read_document(paper.save(path)))["themes"]
    assert [action["text"] for action in theme["actions"]] == ["Train the\nstaff of all teams"]


def test_lines_make_paragraphs_and_larger_ones_headings(path):
    long = "This document says what we will do for children this year, and who has promised it, and how it is"
    paper = Paper().say("Priority 1: Practice", size=16).gap(10).say(long, "seen.").gap().say("Apart.", "• One")
    paper.table(HEAD, ROW)
    assert prose_of(read_pdf(paper.save(path))) == [
        ("Priority 1: Practice", "heading"), (f"{long} seen.", ""), ("Apart.", ""), ("• One", "list"),
    ]  # fmt: skip


def test_what_stands_at_the_edge_of_each_page_stands_aside_once(path):
    paper = Paper()
    for number in (1, 2, 3):
        paper.at = 30
        paper.say("Improvement plan", "").gap().table(HEAD, (f"1.{number}", *ROW[1:]))
        paper.at = 805
        paper.say(f"Page {number} of 3")
        paper = paper.turn() if number < 3 else paper
    grids = read_pdf(paper.save(path))
    assert [(row[0].text, row[0].place) for row in grids[-1].rows] == [
        ("Improvement plan", "header of page 1"), ("Page 1 of 3", "footer of page 1"),
    ]  # fmt: skip
    assert [row[0] for row in texts_of(grids[0])] == ["Ref", "1.1", "1.2", "1.3"] and len(grids) == 2


def test_a_raised_figure_is_a_mark(path):
    paper = Paper().table(HEAD, ROW)
    paper._words("Assessed", 50, 400, 10)
    paper._words("2", 93.5, 396, 6)
    assert prose_of(read_pdf(paper.save(path)))[0][0] == "Assessed²"


def test_a_plan_is_read_from_it(path):
    paper = Paper().say("Priority 1: Practice", size=16).gap(10).table(HEAD, ROW, fills={(1, 4): "0 0.69 0.31"})
    (theme,) = as_answered(read_document(paper.save(path)))["themes"]
    assert (theme["title"], theme["actions"][0]["rag"]) == ("Practice", "green")


def test_pictures_of_pages_are_told_as_that(path):
    assert "only pictures of pages" in refused(Paper().save(path))


def test_without_its_library_a_pdf_is_told_how_to_be_read(path, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(read, "find_spec", lambda name: None if name == "pdfplumber" else find(name))
    assert "pip install pdfplumber" in refused(Paper().table(HEAD, ROW).save(path))


def test_a_pdf_with_a_password_is_told_as_that(path):
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{0}> /U <{0}> >> /ID [<61> <61>] ".format("41" * 32)
    assert "password" in refused(Paper().table(HEAD, ROW).save(path, locked))


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4\n" + bytes(range(256)) * 20, b"Dear all"])
def test_what_is_no_pdf_or_damaged_is_refused(path, data):
    path.write_bytes(data)
    assert ".xlsx" in refused(path)


@pytest.mark.parametrize("share", [0.3, 0.6])
def test_a_pdf_cut_short_is_refused(path, share):
    whole = Paper().table(HEAD, ROW).save(path).read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    refused(path)


def test_more_pages_than_any_plan_has_are_refused(path):
    paper = Paper().table(HEAD, ROW)
    paper.pages *= 401
    assert "more than 400 pages" in refused(paper.save(path))


def test_a_page_of_far_too_many_marks_is_refused(path):
    paper = Paper().table(HEAD, ROW)
    paper.pages[0] += ["1 1 2 2 re S"] * 80_000
    assert "Page 1 of plan.pdf holds far more" in refused(paper.save(path))
