"""Packs go out, several leads and the office write at random, and the packs come back: nothing is lost or doubled."""

import shutil
from collections import Counter
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.builders import an_update
from tests.levels import FULL
from tests.services.test_packs import BACK, COLUMNS, FIRST_ROW, LEAD, OTHER, SENT, made_once
from tracker.documents.packs.read import read_pack
from tracker.domain.packs.collected import PackAnswers
from tracker.services.packs import save_packs, send_packs
from tracker.store.sqlite import open_store

CLOCK = datetime(2017, 11, 1, 9, tzinfo=UTC)
REFS = ("1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5")
REVIEWS = ("Jan 2018", "Mar 2018", "Ongoing", "Dec 2017", "whenever")
_made = (made_once,)  # the fixture, which pytest finds here by its name

edits = st.lists(
    st.tuples(
        st.sampled_from(REFS),
        st.fixed_dictionaries(
            {},
            optional={
                "update": st.just("words"),
                "status": st.sampled_from(["Reported complete", "In progress", "nearly there"]),
                "rating": st.sampled_from(["Red", "A", "green", "purple"]),
                "reason": st.just("reason"),
                "review": st.sampled_from(REVIEWS),
            },
        ),
    ),
    max_size=5,
)
office = st.lists(st.tuples(st.sampled_from(REFS), st.sampled_from(REVIEWS[:3])), max_size=3)
ORDERS = ("as sent", "turned round", "a row twice", "last row gone", "pasted")


@given(
    st.fixed_dictionaries({LEAD: edits, OTHER: edits}), office, st.sampled_from(ORDERS),
    st.sampled_from([None, "theirs", "ours", "both"]), st.lists(st.sampled_from([LEAD, OTHER]), min_size=2, max_size=4),
)  # fmt: skip
@settings(max_examples=200 if FULL else 8, deadline=None)
def test_no_entered_text_is_lost_none_doubled_and_every_conflict_told(made_once, said, changed, order, choice, turns):
    with TemporaryDirectory() as folder:
        path = shutil.copy(made_once, folder)
        with open_store(path) as store:
            sent = {one.pack.lead: one for one in send_packs(store, [], Path(folder) / "out", SENT, CLOCK)}
            tokens, gone = {}, set()
            numbers = count(1)
            for lead, pack in sent.items():
                for at, (ref, cells) in enumerate(said[lead]):
                    tokens |= write(pack.path, ref, cells, f"{lead[0]}{at}-", numbers, gone)
                rearrange(pack.path, order, gone)
            for ref, review in changed:
                held = next(action for _, action in store.plan().actions() if action.ref == ref)
                number = next(numbers)
                store.save(
                    an_update("7 Nov 2017", review=review, uuid=f"o{number}", action_id=held.id, kind="decision")
                )
            lines = []
            for lead in (*turns, LEAD, OTHER):
                (made,) = save_packs(
                    store, [read_pack(sent[lead].path)], BACK, CLOCK, answers=PackAnswers(otherwise=choice)
                )
                lines += made.lines
            plan = store.plan()
        found = Counter()
        for _, action in plan.actions():
            for update in action.updates:
                for token in tokens:
                    found[token, action.ref] += (update.text or "").split().count(token)
        came = " ".join(line.came for line in lines).split()
        for token, ref in tokens.items():
            times = {where: found[token, where] for where in (*REFS, None) if found[token, where]}
            if token in gone:
                assert not times
            else:
                assert times == {ref: 1} or (not times and token in came), (token, ref, times)


def write(path, ref, cells, mark, numbers, gone):
    """Fill in the row of an action, where the pack has it; the words are marked, and answered with their action."""
    book = openpyxl.load_workbook(path)
    sheet, tokens = book.worksheets[0], {}
    for row in range(FIRST_ROW, sheet.max_row + 1):
        if sheet.cell(row, 1).value == ref:
            for name, value in cells.items():
                token = f"{mark}{next(numbers)}"
                cell = sheet.cell(row, COLUMNS[name])
                overwritten = str(cell.value or "").split()
                gone |= set(overwritten)
                cell.value = f"{value} {token}" if name == "update" else value
                if name == "update":
                    tokens[token] = ref
    book.save(path)
    return tokens


def rearrange(path, order, gone):
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW) if row[0].value]
    if order == "turned round":
        rows.reverse()
    elif order == "a row twice":
        rows.append(rows[0])
    elif order == "last row gone":
        gone |= set(str(rows.pop()[COLUMNS["update"] - 1]).split())
    if order == "pasted":
        book = openpyxl.Workbook()
        book.active.append([cell.value for cell in sheet[FIRST_ROW - 1]][:10])
        for row in rows:
            book.active.append(row[:10])
    else:
        sheet.delete_rows(FIRST_ROW, 40)
        for row in rows:
            sheet.append(row)
    book.save(path)
