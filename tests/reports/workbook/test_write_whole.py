"""The workbook holds every field of every record, and no text of them is a formula, a link or a field."""

import re
import zipfile
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from tests.hostile_texts import HOSTILE, hostile_plan
from tracker.columns.measures import UNIT_WORDS
from tracker.columns.sheets.cells import comparable, writable
from tracker.columns.sheets.whole import SHEETS, WorkbookChoice
from tracker.documents.files.xlsx import read_xlsx
from tracker.documents.reading.document import read_document
from tracker.domain.problem import Problem
from tracker.domain.when import When, show_day
from tracker.palette import RATING_WORDS
from tracker.services.exporting import export_workbook
from tracker.services.importing import save_drafts
from tracker.services.sample import make_sample
from tracker.store.sqlite import new_store, open_store

ROOT = Path(__file__).parents[3]
AS_AT = date(2017, 11, 14)
ALL_ENDED = date(2018, 6, 30)  # every period of the sample
# What says where a record lies in the file, or how it is kept; and what a sheet says in other words.
NO_WORDS = {"id", "plan_id", "theme_id", "action_id", "measure_id", "group_id", "comparator_id", "problem_id"}
IN_OTHER_WORDS = {**RATING_WORDS, **UNIT_WORDS}
NO_WORDS |= {"place", "revision", "uuid", "withdraws", "settings", "before", "of_update", "removed_on"}


def words_of_fields(record, way=""):
    """Every text, number and date that lies in a record, with the way to it."""
    if isinstance(record, When):
        yield way, record.as_printed
        return
    if is_dataclass(record):
        for field in fields(record):
            if field.name not in NO_WORDS and not (isinstance(record, Problem) and field.name == "place"):
                yield from words_of_fields(getattr(record, field.name), f"{way}.{field.name}")
    elif isinstance(record, tuple):
        for one in record:
            yield from words_of_fields(one, way)
    elif isinstance(record, datetime):
        yield way, f"{show_day(record.date())} {record:%H:%M}"
    elif isinstance(record, date):
        yield way, f"{record.day:02} {show_day(record).partition(' ')[2]}"
    elif isinstance(record, str | Decimal) and not isinstance(record, bool):
        yield way, str(record)


def shown_in(path):
    """All that the visible sheets show, through the reader of any workbook."""
    grids = [grid for grid in read_xlsx(path) if not grid.hidden]
    return "\n".join(comparable(cell.text) for grid in grids for row in grid.rows for cell in row if cell).casefold()


def missing(plan, problems, path):
    """The fields that stand nowhere in the workbook."""
    shown, found = shown_in(path), []
    for way, text in (*words_of_fields(plan), *words_of_fields(tuple(problems))):
        words = comparable(writable(IN_OTHER_WORDS.get(text, text)))
        if words and words.casefold() not in shown and show_as_day(words) not in shown:
            found.append((way, text))
    return found


def show_as_day(words):
    """A day is shown as in every other place, with two figures or without a nought in front."""
    return words.lstrip("0").casefold() or "0"


def saved(folder, *sources, dated):
    for source, day in zip(sources, dated, strict=True):
        with (open_store if day != dated[0] else new_store)(folder / "plan.db") as store:
            save_drafts(store, [read_document(source)], day, datetime(2023, 6, 20, 9, 30, tzinfo=UTC))
            plan, problems = store.plan(), store.problems()
    return plan, problems


def test_every_field_of_the_sample_is_in_its_workbook(tmp_path):
    make_sample(tmp_path / "plan.db")
    with open_store(tmp_path / "plan.db") as store:
        plan, problems = store.plan(), store.problems()
    export_workbook(tmp_path / "plan.xlsx", plan, problems, ALL_ENDED, ALL_ENDED)
    assert missing(plan, problems, tmp_path / "plan.xlsx") == []


def test_every_field_of_a_scorecard_of_two_months_is_in_its_workbook(tmp_path):
    card = ROOT / "sample_plans" / "scorecard_2023.csv"
    later = tmp_path / "later.csv"
    later.write_text(card.read_text(encoding="utf-8").replace("May 2023", "June 2023"), encoding="utf-8")
    plan, problems = saved(tmp_path, card, later, dated=[date(2023, 5, 31), date(2023, 6, 30)])
    assert max(len(measure.readings) for _, measure in plan.measures()) > 2
    assert sum(len(measure.remarks) for _, measure in plan.measures()) > 5
    day = date(2023, 7, 1)
    export_workbook(tmp_path / "plan.xlsx", plan, problems, day, day)
    assert missing(plan, problems, tmp_path / "plan.xlsx") == []


LONG = "word " * 8_000  # longer than a cell can be


@pytest.fixture(scope="module")
def hostile_workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "plan.xlsx"
    texts = (*HOSTILE, LONG)
    problems = [Problem("doubtful", text, text, text, text, text, text, cause=text) for text in texts]
    export_workbook(path, hostile_plan(texts), problems, AS_AT, AS_AT)
    return path


def test_no_text_is_a_formula_a_link_or_a_field_wherever_it_stands(hostile_workbook):
    with zipfile.ZipFile(hostile_workbook) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, xml in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            assert not re.search(r"<f[ >]", xml), name
            assert all(
                link.startswith("'Commentary'!") for link in re.findall(r'<hyperlink [^>]*location="([^"]*)"', xml)
            )
        assert 'TargetMode="External"' not in xml and "ddeLink" not in xml, name
        for footer in re.findall("<oddFooter>(.*?)</oddFooter>", xml):
            codes = re.findall("&[^&]", unescape(footer).replace("&&", ""))
            assert codes == ["&L", "&C", "&A", "&P", "&N", "&R"] and len(unescape(footer)) <= 255


def test_every_hostile_text_is_shown_as_it_is(hostile_workbook):
    shown = re.sub("(?m)^.*\r", "", shown_as_written(hostile_workbook))
    for text in (*HOSTILE, "word word"):
        assert comparable(writable(text)) in shown, text


def shown_as_written(path):
    grids = [grid for grid in read_xlsx(path) if not grid.hidden]
    return "\n".join(comparable(cell.text) for grid in grids for row in grid.rows for cell in row if cell)


def test_only_what_was_chosen_is_written(tmp_path):
    make_sample(tmp_path / "plan.db")
    with open_store(tmp_path / "plan.db") as store:
        plan = store.plan()
    choice = WorkbookChoice(sheets=("Summary", "Actions"), themes=("1.1",), leads=("Tessa Garland",), names=False)
    export_workbook(tmp_path / "part.xlsx", plan, (), AS_AT, AS_AT, choice)
    grids = read_xlsx(tmp_path / "part.xlsx")
    assert [grid.name for grid in grids] == ["Summary", "Actions"]
    shown = shown_in(tmp_path / "part.xlsx")
    assert "1.1 front line practice" in shown and "1.2 front line practice" not in shown
    assert not any(person.name and person.name.casefold() in shown for person in plan.people)
    assert "service manager" in shown  # who leads them, by role
    assert len(SHEETS) == 17


def test_a_part_of_the_plan_is_said_to_be_one_wherever_it_is_counted_and_holds_no_problem_of_the_rest(tmp_path):
    make_sample(tmp_path / "plan.db")
    with open_store(tmp_path / "plan.db") as store:
        plan, problems = store.plan(), store.problems()
    told = "only a part of the plan: 1.1 front line practice – assessment and planning; actions of "
    for names, who in ((True, "tessa garland"), (False, "service manager")):
        choice = WorkbookChoice(themes=("1.1",), leads=("Tessa Garland",), names=names)
        export_workbook(tmp_path / "part.xlsx", plan, problems, AS_AT, AS_AT, choice, overwrite=True)
        for grid in read_xlsx(tmp_path / "part.xlsx"):
            head = " ".join(cell.text for row in grid.rows[:5] for cell in row if cell).casefold()
            assert grid.hidden or f"{told}{who}" in head, grid.name
        assert "1.2.7" not in shown_in(tmp_path / "part.xlsx")
    export_workbook(tmp_path / "whole.xlsx", plan, problems, AS_AT, AS_AT, WorkbookChoice(sheets=("Actions",)))
    assert "a part of the plan" not in shown_in(tmp_path / "whole.xlsx")
