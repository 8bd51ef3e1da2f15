"""A row costs the same however many stand above it, and little where it is like nearly every other row."""

import pytest

from tests.documents.books import a_book
from tests.work import calls_in
from tracker.documents.reading.document import read_document

HEADS = ["Ref", "Action", "Review date", "Lead", "Progress"]
FEW, MANY = 100, 200


def rows(count):
    return [HEADS, *([f"1.{n}", f"Visit school {n}", "Oct 2017", "Vera Brook", "Begun"] for n in range(1, count + 1))]


def work_for(path, count):
    if path.suffix == ".csv":
        path.write_text("\n".join(map(",".join, rows(count))), encoding="utf-8")
    else:
        a_book(path, rows(count))
    draft, work = calls_in(lambda: read_document(path))
    assert len(draft.plan.themes[0].actions) == count
    return work


@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx"])
def test_twice_as_many_rows_take_twice_the_work_and_none_of_them_much(tmp_path, name):
    work_for(tmp_path / name, FEW)  # what is loaded and compiled once
    few, many = (work_for(tmp_path / name, count) for count in (FEW, MANY))
    assert many < 2.2 * few and (many - few) / (MANY - FEW) < 540
