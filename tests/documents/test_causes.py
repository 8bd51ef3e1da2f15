"""What reading documents finds has a cause each time, and so few causes that a person can decide them."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from docx import Document

from sample_plans import source_actions, source_measures
from sample_plans.source_themes import FRONT_PAGE, THEMES
from tests.documents.test_corpus import ANSWERS, document_of, draft_of
from tracker.documents.reading.document import read_document
from tracker.domain.decisions.causes import by_cause, to_decide
from tracker.domain.problem import Problem

REFERENCE = Path(__file__).parents[2] / "sample_plans" / "improvement_plan_2017-18.xlsx"
TITLE = ("Northmere Council", "Children's Services", "Improvement Action Plan", "202017-18")
BANDS = ("Requires Improvement", "Good", "Outstanding")
EVIDENCE = (
    "Qualitative Information",
    "Feedback from Children and Young People, Parents and Carers",
    "Feedback from Staff",
)


def written_in_word(path):
    """The reference plan as its council wrote it: a page of text, and three or four tables for each theme."""
    document = Document()
    for text in (*TITLE, *(label or text for label, text in FRONT_PAGE)):
        document.add_paragraph(text)
    for theme in THEMES:
        document.add_heading(theme["heading"], 1)
        add_table(document, [(theme["aim"], "\n".join(theme["ambition"]))])
        document.add_paragraph()
        add_table(document, [theme["columns"], *getattr(source_actions, theme["rows"])])
        document.add_paragraph()
        measures = [(name, shows, *bands * (4 - len(bands))) for name, shows, bands in measures_of(theme)]
        over = ("Performance Measure", "What does it show?", *["Thresholds"] * 3)
        add_table(document, [over, (*over[:2], *BANDS), *(row[:5] for row in measures)])
        document.add_paragraph()
        add_table(document, [EVIDENCE, theme["evidence"]])
        document.add_paragraph(theme["note"] or "")
    document.save(path)
    return path


def measures_of(theme):
    return getattr(source_measures, theme["rows"])


def add_table(document, rows):
    table = document.add_table(len(rows), len(rows[0]))
    for at, texts in enumerate(rows):
        for cell, text in zip(table.rows[at].cells, texts, strict=True):
            cell.text = text


@cache
def by_document() -> dict[str, tuple[Problem, ...]]:
    return {answer.name: draft_of(document_of(answer)).problems for answer in ANSWERS}


def met_in_the_corpus() -> tuple[Problem, ...]:
    return tuple(problem for problems in by_document().values() for problem in problems)


def test_the_reference_workbook_has_at_most_fifteen_problems_to_decide():
    draft = read_document(REFERENCE)
    assert sum(1 for _ in draft.plan.actions()) == 48
    assert len(draft.problems) > 100
    assert 5 < to_decide(draft.problems) <= 15


def test_the_reference_plan_in_word_has_at_most_twelve_problems_to_decide(tmp_path):
    draft = read_document(written_in_word(tmp_path / "plan.docx"))
    actions, measures = sum(1 for _ in draft.plan.actions()), sum(1 for _ in draft.plan.measures())
    assert (len(draft.plan.themes), actions, measures) == (5, 48, 47)
    assert len(draft.problems) > 90
    assert 5 < to_decide(draft.problems) <= 12


def test_the_gaps_between_bands_are_one_problem_to_decide():
    (gaps,) = (cause for cause in by_cause(read_document(REFERENCE).problems) if "leave a gap" in cause.words)
    assert gaps.kind == "doubtful" and gaps.places > 30
    assert gaps.example.message.startswith("No band is printed between")


def test_no_document_has_a_problem_without_a_cause():
    assert len(met_in_the_corpus()) > 200
    assert {problem.message for problem in met_in_the_corpus() if not problem.cause} == set()


def test_one_cause_has_one_kind():
    kinds = defaultdict(set)
    for problem in met_in_the_corpus():
        kinds[problem.cause].add(problem.kind)
    assert {cause: found for cause, found in kinds.items() if len(found) > 1} == {}


def test_a_cause_is_a_reason_alone_and_repeats_nothing_that_was_printed():
    causes = {problem.cause for problem in met_in_the_corpus()}
    assert len(causes) > 20
    assert [cause for cause in causes if not re.fullmatch(r"[A-Z][^\d\"“”.:;]{5,70}", cause)] == []


def test_no_document_has_more_than_fifteen_problems_to_decide():
    assert {name: to_decide(found) for name, found in by_document().items() if to_decide(found) > 15} == {}
