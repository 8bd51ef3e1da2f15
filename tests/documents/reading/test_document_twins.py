"""The same plan in another format is the same plan: twins of the corpus, as LibreOffice saved them."""

from pathlib import Path

import pytest

from tests.corpus.answers import as_answered
from tracker.documents.reading.document import read_document

CORPUS = Path(__file__).parents[2] / "corpus"
TWINS = sorted(path for path in (CORPUS / "twins").iterdir())


def original_of(twin):
    return next(path for path in CORPUS.glob(f"{twin.stem}.*") if path.suffix in (".docx", ".xlsx"))


def said_of(path):
    """What was read, with its problems in any order and without their places."""
    said = as_answered(read_document(path))
    said["problems"] = sorted(([kind, printed, as_] for kind, _, printed, as_ in said["problems"]), key=str)
    return said


def actions_of(path):
    """The actions with their texts on one line each: a PDF has no paragraphs but what its lines show."""
    fields = ("ref", "text", "lead", "review", "due", "status", "rag")
    actions = [one for theme in as_answered(read_document(path))["themes"] for one in theme["actions"]]
    return [{field: " ".join(str(one[field]).split()) for field in fields} for one in actions]


@pytest.mark.parametrize(
    "twin", [one for one in TWINS if one.suffix in (".odt", ".ods", ".html")], ids=lambda one: one.name
)
def test_a_twin_says_what_its_original_says(twin):
    assert said_of(twin) == said_of(original_of(twin))


@pytest.mark.parametrize("twin", [one for one in TWINS if one.suffix == ".pdf"], ids=lambda one: one.name)
def test_a_printed_twin_has_the_actions_of_its_original(twin):
    printed, original = actions_of(twin), actions_of(original_of(twin))
    assert printed == original


def test_an_old_workbook_has_the_values_of_its_original():
    old = as_answered(read_document(CORPUS / "twins" / "plan_hidden_places.xls"))
    new = as_answered(read_document(CORPUS / "plan_hidden_places.xlsx"))
    assert old["themes"] == new["themes"] and old["title"] == new["title"]


def test_an_old_workbook_says_what_was_not_read_of_it():
    problems = read_document(CORPUS / "twins" / "log_dates.xls").problems
    (said,) = [one for one in problems if one.as_printed == "colours, formats and comments"]
    assert said.kind == "skipped" and "save it as .xlsx" in said.message


def test_there_is_a_twin_of_every_format():
    assert {twin.suffix for twin in TWINS} == {".odt", ".ods", ".xls", ".html", ".pdf"}
