"""Any plan laid out at random gives back its facts, or a problem that names the table; no cell and no fill is lost."""

import pytest
from hypothesis import given, note, settings

from tests.documents.draft.random_plans import laid_out, save, save_as_word
from tests.levels import DEAR, FULL
from tracker.documents.dump.write import draft_json
from tracker.documents.reading.document import read_document

MANY = 300 if FULL else 40


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from strings_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings_in(one)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("layouts")


@settings(max_examples=MANY)
@given(laid=laid_out())
def test_a_sheet_of_any_layout_gives_back_its_facts(folder, laid):
    note("\n".join(" | ".join(f"{c[0]}{'#' + c[1] if c[1] else ''}" if c else "" for c in row) for row in laid.rows))
    hold(read_document(save(laid, folder / "plan.xlsx")), laid)


@settings(max_examples=DEAR)
@given(laid=laid_out())
def test_a_word_document_of_any_layout_gives_back_its_facts(folder, laid):
    note("\n".join(" | ".join(f"{c[0]}{'#' + c[1] if c[1] else ''}" if c else "" for c in row) for row in laid.rows))
    hold(read_document(save_as_word(laid, folder / "plan.docx")), laid)


def hold(draft, laid):
    """Every fact of a layout is in the draft, and every text of it in the draft or in a problem."""
    for table in draft.tables:
        note(f"TABLE {table}")
    for problem in draft.problems:
        note(f"PROBLEM {problem}")
    read = {action.ref: action for _, action in draft.plan.actions()}
    assert read.keys() == laid.actions.keys()
    for ref, facts in laid.actions.items():
        action, update = read[ref], read[ref].updates[0]
        assert action.text == facts["action"] and action.lead.as_printed == facts["lead"]
        if "review" in facts:
            assert update.review.as_printed == facts["review"]
        if "commentary" in facts:
            assert (update.text or "") == facts["commentary"]
        if facts.get("rag"):
            assert update.stated_rag == facts["rag"]
        if "status" in facts:
            assert update.status.value == facts["status"].lower()
    measures = {measure.name: measure for _, measure in draft.plan.measures()}
    assert laid.measures.keys() <= measures.keys() and not {*laid.sums} & measures.keys()
    for name, values in laid.measures.items():
        measure = measures[name]
        printed = [reading.as_printed for reading in measure.readings]
        printed += [reading.as_printed for one in measure.comparators for reading in one.readings]
        assert sorted(printed) == sorted(values.values())
    said = [one.casefold() for one in strings_in(draft_json(draft))]
    for text in laid.texts():
        assert any(text.casefold() in one for one in said), text
    for texts in laid.unknown:
        asked = [problem for problem in draft.problems if all(text in problem.as_printed for text in texts)]
        assert asked or (
            all(any(text.casefold() in one for one in said) for text in texts)
            and "measures" in {table.kind for table in draft.tables if table.sure == "unsure"}
        )
