"""Every cell of a document is found again: documents are walked here without the program's own readers."""

import csv
import json
import re
import zipfile
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from tests.big_plans import write_big_plan
from tracker.documents.dump.write import draft_json
from tracker.documents.reading.document import read_document

SAMPLES = Path(__file__).parents[3] / "sample_plans"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DATES = {"mmm yyyy": "%b %Y", "dd/mm/yyyy": "%d/%m/%Y"}


def folded(text):
    return " ".join(text.split())


def sheets(path):
    """Each sheet's name and its rows: (cell name, shown text) of every cell that is not empty."""
    with zipfile.ZipFile(path) as parts:
        names = set(parts.namelist())
        shared = []
        if "xl/sharedStrings.xml" in names:
            shared = [text_in(item) for item in etree.fromstring(parts.read("xl/sharedStrings.xml"))]
        formats = number_formats(etree.fromstring(parts.read("xl/styles.xml")))
        links = {one.get("Id"): one.get("Target") for one in etree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))}
        for sheet in etree.fromstring(parts.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
            target = links[sheet.get(REL)].removeprefix("/").removeprefix("xl/")
            root = etree.fromstring(parts.read(f"xl/{target}"))
            rows = [[(c.get("r"), shown(c, shared, formats)) for c in row] for row in root.iter(f"{MAIN}row")]
            yield sheet.get("name"), [[(name, text) for name, text in row if text] for row in rows]


def text_in(item):
    return "".join(part.text or "" for part in item.iter(f"{MAIN}t"))


def number_formats(styles):
    codes = {int(one.get("numFmtId")): one.get("formatCode") for one in styles.iter(f"{MAIN}numFmt")}
    return [codes.get(int(xf.get("numFmtId")), xf.get("numFmtId")) for xf in styles.find(f"{MAIN}cellXfs")]


def shown(cell, shared, formats):
    """What a cell shows, folded; "" for an empty one. A number is a date here, or this test must learn more."""
    value = cell.findtext(f"{MAIN}v")
    if cell.get("t") == "s":
        return folded(shared[int(value)])
    if cell.get("t") == "inlineStr":
        return folded(text_in(cell))
    if value is None:
        return ""
    if cell.get("t") == "d":
        moment = datetime.fromisoformat(value)
    else:
        assert cell.get("t") in (None, "n"), cell.attrib
        moment = datetime(1899, 12, 30) + timedelta(days=float(value))
    return moment.strftime(DATES[formats[int(cell.get("s"))]])


def strings_in(value):
    """Every string of a JSON value, keys too (a heading is the key of its field), folded."""
    if isinstance(value, str):
        yield folded(value)
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield folded(key)
            yield from strings_in(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from strings_in(inside)


def dump_of(path):
    return json.loads(json.dumps(draft_json(read_document(path))))


def lost(texts, dump):
    """The texts that no string of the dump or of its problems holds. Short ones must be a whole string or word."""
    strings = set(strings_in(dump))
    long_strings = "\n".join(strings)
    words = set(re.findall(r"[^\s,;()]+", long_strings))
    return [t for t in texts if t not in strings and not (t in long_strings if len(t) > 12 else t in words)]


def rows_of_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return [[folded(value) for value in row] for row in csv.reader(file)]


def everything_about(dump, ref):
    """All strings of the action and of the problems about it."""
    actions = [a for theme in dump["plans"][0]["themes"] for a in theme["actions"] if a["ref"] == ref]
    return set(strings_in([actions, [problem for problem in dump["problems"] if problem["about"] == ref]]))


def test_every_cell_of_the_sample_plan_is_in_the_dump_or_in_a_problem():
    path = SAMPLES / "improvement_plan_2017-18.xlsx"
    cells = [text for _, rows in sheets(path) for row in rows for _, text in row]
    dump = dump_of(path)
    assert len(cells) == dump["counts"]["cells"] == 631
    assert lost(cells, dump) == []


def test_every_cell_of_an_action_row_of_the_sample_plan_is_with_that_action():
    path = SAMPLES / "improvement_plan_2017-18.xlsx"
    dump, seen = dump_of(path), 0
    for _, rows in sheets(path):
        for row in rows:
            ref = row[0][1].replace("1.1.2017", "1.1.17") if row else ""
            if len(row) == 5 and (about := everything_about(dump, ref)):
                seen += 1
                assert [text for _, text in row if text not in about] == []
    assert seen == 48


def test_the_cells_set_aside_are_the_skipped_problems_and_no_more():
    dump = dump_of(SAMPLES / "improvement_plan_2017-18.xlsx")
    skipped = [problem for problem in dump["problems"] if problem["kind"] == "skipped"]
    assert len(skipped) == dump["counts"]["set_aside"] == 15


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    path = write_big_plan(tmp_path_factory.mktemp("big") / "big.xlsx", actions=1000)
    return path, dump_of(path)


def test_every_cell_of_a_thousand_actions_is_with_its_own_action(big):
    path, dump = big
    about = {}
    for theme in dump["plans"][0]["themes"]:
        for action in theme["actions"]:
            about[action["ref"]] = set(strings_in(action)) | {folded(f"{theme['ref']} {theme['title']}")}
    for problem in dump["problems"]:
        about.setdefault(problem["about"], set()).update(strings_in(problem))
    rows = dict(sheets(path))["Actions"][2:]
    assert len(rows) == 1000
    gone = []
    for row in rows:
        ref = row[1][1]
        known = about[ref] | {text.casefold() for text in about[ref]}
        known |= {"Blue"} if "complete" in about[ref] else set()  # a blue rating is kept as the status
        known |= {text.partition(": ")[2] for text in about[ref]}  # what was not followed is a note under its heading
        gone += [(name, text) for name, text in row if text not in known and text.casefold() not in known]
    assert gone == []


def test_every_cell_of_the_big_measures_is_with_its_own_measure(big):
    path, dump = big
    of_measure = {}
    for theme in dump["plans"][0]["themes"]:
        for measure in theme["measures"]:
            of_measure[measure["name"]] = {*strings_in(measure), folded(f"{theme['ref']} {theme['title']}")}
    rows = dict(sheets(path))["Measures"][2:]
    assert len(rows) == len(of_measure) == 125
    assert [t for row in rows for _, t in row if t not in of_measure[row[1][1]]] == []


def test_the_title_and_the_headings_of_the_big_plan_are_kept(big):
    path, dump = big
    tops = [text for _, rows in sheets(path) for row in rows[:2] for _, text in row]
    assert lost(tops, dump) == []
    assert dump["counts"]["cells"] == sum(len(row) for _, rows in sheets(path) for row in rows)


@pytest.mark.parametrize("name", ["readings_2017-18.csv", "scorecard_2023.csv"])
def test_every_cell_of_a_text_table_is_in_the_dump_or_in_a_problem(name):
    cells = [value for row in rows_of_csv(SAMPLES / name) for value in row if value]
    dump = dump_of(SAMPLES / name)
    assert dump["counts"]["cells"] == len(cells)
    strings = set(strings_in(dump))
    numbers = {str(n) for n in numbers_in(dump)}
    assert [cell for cell in cells if cell not in strings and cell not in numbers] == []


def numbers_in(value):
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield value
    elif isinstance(value, (dict, list)):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from numbers_in(inside)


def test_every_row_of_the_readings_is_one_reading_with_all_its_cells():
    rows = rows_of_csv(SAMPLES / "readings_2017-18.csv")[1:]
    dump = dump_of(SAMPLES / "readings_2017-18.csv")
    kept = Counter()
    for theme in dump["plans"][0]["themes"]:
        for m in theme["measures"]:
            for r in m["readings"]:
                parts = (r["numerator"], r["denominator"])
                number, whole = ("" if part is None else str(part) for part in parts)
                row = (m["ref"], m["name"], folded(r["period"]["as_printed"]), r["as_printed"], number, whole)
                kept[(*row, r["source"] or "", r["note"] or "")] += 1
    assert kept == Counter(map(tuple, rows))


def test_every_metric_of_the_scorecard_has_all_cells_of_its_row():
    rows = rows_of_csv(SAMPLES / "scorecard_2023.csv")[1:]
    dump = dump_of(SAMPLES / "scorecard_2023.csv")
    measures = [measure for theme in dump["plans"][0]["themes"] for measure in theme["measures"]]
    assert len(rows) == len(measures) == 32
    for row, measure in zip(rows, measures, strict=True):
        strings = set(strings_in(measure))
        assert [value for value in row[1:] if value and value not in strings] == []
