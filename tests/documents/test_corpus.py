"""Every document of the corpus is read exactly as its typed answer says."""

import json
from functools import cache
from pathlib import Path

import pytest

from tests.corpus.answers import as_answered, with_defaults
from tracker.documents.reading.clipboard import read_pasted
from tracker.documents.reading.document import read_document
from tracker.domain.draft import Draft

CORPUS = Path(__file__).parents[1] / "corpus"
ANSWERS = sorted(CORPUS.glob("*.expected.json"))


def document_of(answer: Path) -> Path:
    name = answer.name.removesuffix(".expected.json")
    return next(path for path in CORPUS.glob(f"{name}.*") if path != answer)


@cache  # many ask this of every document, and nobody can change a draft
def draft_of(document: Path) -> Draft:
    """A document as read; one that stands for the clipboard as it was pasted."""
    if ".paste" not in document.suffixes:
        return read_document(document)
    with document.open(encoding="utf-8", newline="") as file:
        pasted = file.read()
    return read_pasted(pasted, None) if document.suffix == ".html" else read_pasted(None, pasted)


def test_the_corpus_holds_at_least_twenty_five_documents():
    assert len(ANSWERS) >= 25


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_a_document_is_read_as_its_answer_says(answer):
    expected = with_defaults(json.loads(answer.read_text("utf-8")))
    read = as_answered(draft_of(document_of(answer)))
    assert {key: read[key] for key in expected} == expected
