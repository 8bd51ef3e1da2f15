"""No fill of a rating goes in silence, wherever in a document it stands: it is in the plan or in a problem."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.documents.painted import FORMATS, painted_documents, save
from tests.levels import DEAR
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.documents.reading.document import read_document
from tracker.domain.plan import Status


def read(painted, kind):
    with tempfile.TemporaryDirectory() as folder:
        return read_document(save(painted, Path(folder) / f"plan.{kind}"))


def told(draft):
    """All that a draft says, but for the pictures of its tables."""
    return repr(draft.plan), [repr(replace(one, place="")) for one in draft.problems]


def says(draft, colour):
    """Whether a colour is a rating of the plan, or stands in a problem."""
    plan, problems = told(draft)
    meant = {"blue": "complete"}.get(colour, colour)
    return (
        f"'{colour}'" in plan or f"'{colour.capitalize()}'" in plan or f"'{meant}'" in plan or colour in str(problems)
    )


def says_nothing_new(painted, place, colour):
    """Whether a word in the row of a cell says its colour."""
    block, row, _ = place
    rows = painted.blocks[block]
    said = rows[row] if row < len(rows) else ()
    return any(rag_of(text) == colour or (colour == "blue" and status_of(text) == Status.COMPLETE) for text in said)


def silent(painted, kind):
    """The fills of which a document could be rid, and nobody would hear of it."""
    draft = read(painted, kind)
    titles = {theme.title for theme in draft.plan.themes}  # whose colours are decoration
    found = []
    for at, (place, colour) in enumerate(painted.fills):
        if says_nothing_new(painted, place, colour) or painted.text(place) in titles:
            continue
        if told(read(painted.without(at), kind)) == told(draft) or not says(draft, colour):
            found.append((place, colour, painted.text(place)))
    return found


@settings(max_examples=DEAR)
@given(painted_documents(), st.sampled_from(FORMATS))
def test_no_fill_of_a_rating_is_silent(painted, kind):
    note((kind, painted))
    assert silent(painted, kind) == []
