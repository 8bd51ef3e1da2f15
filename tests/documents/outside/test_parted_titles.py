"""A heading beside its title, an ambition behind its label, and a fact above a table: none of them is lost."""

import pytest
from docx import Document

from tests.documents.books import read_book, said
from tracker.documents.reading.document import read_document

HEAD = ["Action", "Lead", "Date", "RAG"]
MEASURES = [["Measure", "Baseline", "Target", "Latest"], ["Visits in time", "62%", "90%", "78%"]]


def themes(draft):
    return [(one.ref, one.title, list(one.ambition), len(one.actions), len(one.measures)) for one in draft.plan.themes]


@pytest.mark.parametrize("word", ["Recommendation", "Priority", "Objective"])
def test_a_heading_whose_title_stands_in_the_next_cell_opens_its_theme(tmp_path, word):
    rows = [[f"{word} 1", "Oversight"], HEAD, ["Audit", "Manager", "31/10/2025", "G"], [], *MEASURES, []]
    rows += [[f"{word} 2:", None, "Planning"], HEAD, ["Review", "Manager", "30/11/2025", "A"]]
    draft = read_book(tmp_path, ("Plan", rows))
    assert themes(draft) == [("1", "Oversight", [], 1, 1), ("2", "Planning", [], 1, 0)]
    assert said(draft, "skipped", "unread") == []


def test_a_ref_and_the_words_of_its_action_are_no_heading(tmp_path):
    rows = [["Recommendation", *HEAD], ["Recommendation 1", "Audit"], ["Recommendation 2", "Review", "Manager"]]
    draft = read_book(tmp_path, ("Plan", rows))
    assert [len(one.actions) for one in draft.plan.themes] == [1, 1]


@pytest.mark.parametrize("label", ["What good looks like:", "What 'good' looks like:", "Our ambition:", "Vision:"])
def test_an_ambition_behind_its_label_is_one(tmp_path, label):
    rows = [["Theme 1: Leadership"], [f"{label} members scrutinise well"], [], HEAD, ["Train", "Clerk", "May 2025", ""]]
    draft = read_book(tmp_path, ("Plan", rows))
    assert themes(draft) == [("1", "Leadership", ["members scrutinise well"], 1, 0)]


def test_an_ambition_behind_its_label_in_running_text_is_one_too(tmp_path):
    document = Document()
    document.add_heading("Theme 1: Leadership", 1)
    document.add_paragraph("What good looks like: members scrutinise well")
    table = document.add_table(2, 4)
    for cell, text in zip(table._cells, [*HEAD, "Train", "Clerk", "May 2025", ""], strict=True):
        cell.text = text
    document.save(tmp_path / "plan.docx")
    draft = read_document(tmp_path / "plan.docx")
    assert themes(draft) == [("1", "Leadership", ["members scrutinise well"], 1, 0)]


def test_a_fact_with_its_label_above_a_table_is_no_title_and_is_said(tmp_path):
    rows = [["Theme 1: Leadership"], ["Lead: Head of Service"], HEAD, ["Train", "Clerk", "May 2025", ""]]
    draft = read_book(tmp_path, ("Plan", rows))
    assert said(draft, "skipped") == [("skipped", "Plan, A2", "Lead: Head of Service", None)]


TERMS = [("Short term (0-3 months)", "Recruit"), ("Long term", "Evaluate")]


def test_titles_of_several_tables_of_actions_on_a_sheet_are_their_themes(tmp_path):
    head = ["Action", "Lead", "Due"]
    rows = [row for title, action in TERMS for row in ([title], head, [action, "HR", "31/12/2025"], [])]
    found = read_book(tmp_path, ("Plan", rows)).plan.themes
    assert [(one.title, [action.text for action in one.actions]) for one in found] == [
        (title, [action]) for title, action in TERMS
    ]


def test_titles_of_tables_whose_refs_tell_the_themes_open_none(tmp_path):
    head = ["Ref", "Action", "Lead", "Due"]
    rows = [
        row
        for at, (title, action) in enumerate(TERMS, 1)
        for row in ([title], head, [f"{at}.1", action, "HR", "31/12/2025"], [])
    ]
    assert [one.ref for one in read_book(tmp_path, ("Plan", rows)).plan.themes] == ["1", "2"]


def test_the_title_of_a_single_table_is_its_title_and_no_theme(tmp_path):
    rows = [["Marlow Vale"], ["Short term"], ["Action", "Lead", "Due"], ["Recruit", "HR", "31/12/2025"]]
    assert [one.title for one in read_book(tmp_path, ("Plan", rows)).plan.themes] == ["Plan"]
