"""Whatever somebody chose for the tables of any document, it is read to its end, and no text of it is lost unsaid."""

import json
from functools import cache
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.reading.test_document_nothing_is_lost import WORDS_OF, lost, strings_of
from tests.documents.test_corpus import ANSWERS, document_of, draft_of
from tests.levels import DEAR
from tracker.documents.dump.write import draft_json
from tracker.documents.headings.fields_of_rows import is_field
from tracker.documents.ratings.status_words import status_of
from tracker.documents.reading.document import read_document
from tracker.documents.vocabulary.nothing import is_nothing
from tracker.domain.draft import TableChoice, TableKind, key_of_one

DOCUMENTS = [path for path in map(document_of, ANSWERS) if ".paste" not in path.suffixes]
# A lone text over rows of areas is kept in the name of the measure below: where no such row is left, it is not said.
WITH_LONE_TEXTS = "school_scorecard.xlsx"
FIELDS = [
    "ref", "theme", "action", "lead", "review", "original", "revised", "closed", "commentary", "status", "rag", "note",
    "comment", "measure", "measure_ref", "shows", "period", "value", "numerator", "denominator", "source", "area",
    "previous", "current", "published", "position", "target", "baseline", "direction", "direction_note", "good_is",
    "evidence", "ambition", "band Good", "comparator England", "note Thing", None,
]  # fmt: skip
SAYS_HOW = {"kind", "sure", "why", "key", "nth", "rows"}  # of a table: no text of the document


@cache
def texts_of(path):
    return tuple(WORDS_OF[path.suffix](path))


@st.composite
def documents_with_choices(draw):
    path = draw(st.sampled_from([one for one in DOCUMENTS if one.name != WITH_LONE_TEXTS]))
    tables = [table for table in draft_of(path).tables if table.key]
    chosen = draw(st.lists(st.sampled_from(tables), max_size=3)) if tables else []
    return path, {draw(st.sampled_from([one.key, key_of_one(one)])): draw(choices_for(one)) for one in chosen}


def choices_for(table):
    return st.builds(
        TableChoice,
        kind=st.none() | st.sampled_from(get_args(TableKind)),
        head=st.none() | st.tuples(st.integers(-3, 5), st.integers(0, 3)),
        fields=st.dictionaries(st.sampled_from([one for one, _ in table.fields]), st.sampled_from(FIELDS), max_size=3),
        cut=st.lists(st.integers(1, 15), max_size=2, unique=True).map(tuple),
        joined=st.booleans(),
        left_out=st.booleans(),
    )


def dump_of(draft):
    dump = json.loads(json.dumps(draft_json(draft)))
    dump["tables"] = [{name: said for name, said in one.items() if name not in SAYS_HOW} for one in dump["tables"]]
    return dump


def is_settled(text):
    """Whether a text is a word for nothing, or a status, which another cell of its row may settle."""
    return isinstance(text, str) and (is_nothing(text) or status_of(text) is not None)


def stands_beside_others(text, strings):
    """Whether a text is one of those that a problem prints behind each other."""
    ways = [text] if isinstance(text, str) else text
    return any(
        f" / {' '.join(one.split())} / " in f" / {' '.join(string.split())} / " for one in ways for string in strings
    )


@settings(max_examples=DEAR)
@given(documents_with_choices())
def test_whatever_was_chosen_every_text_is_in_the_dump_or_in_a_problem(what):
    path, choices = what
    dump = dump_of(read_document(path, choices))
    strings = [*strings_of(dump)]
    gone = [text for text in lost(texts_of(path), dump) if not is_settled(text)]
    assert [text for text in gone if not stands_beside_others(text, strings)] == []


def test_the_fields_that_are_tried_may_stand_in_a_mapping():
    assert all(field is None or is_field(field) for field in FIELDS)


def test_the_answer_of_the_program_given_back_changes_nothing_in_any_document():
    for path in DOCUMENTS:
        draft = draft_of(path)
        back = {table.key: TableChoice(fields=dict(table.fields)) for table in draft.tables if table.key}
        assert read_document(path, back) == draft, path.name
