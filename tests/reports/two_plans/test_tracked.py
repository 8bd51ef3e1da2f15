"""A comparison in Word: accepting its tracked changes gives the newer plan, rejecting them the older one."""

from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import docx
import pdfplumber
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from tests.domain.builders import a_measure, a_plan, an_action
from tests.domain.comparing.builders import alike, as_at, two_plans
from tests.levels import DEAR
from tracker.domain.comparing.differences import differences_of
from tracker.domain.comparing.matching import match_plans
from tracker.domain.plan import Lead
from tracker.reports.blocks import Revision, Table
from tracker.reports.two_plans.tracked import comparison_report
from tracker.reports.typeset.write import pdf_bytes
from tracker.reports.word.write import docx_bytes

AT = datetime(2017, 11, 14, 9, 30)
HEADING = "The plan with its changes"


def report_of(before, after):
    matched = match_plans(as_at(before, "before"), as_at(after, "after"), alike)
    return comparison_report(matched, differences_of(matched), Revision("QA Manager", AT))


def test_the_foot_says_which_days_are_compared():
    plan = a_plan(an_action("1.1"))
    assert report_of(plan, plan).foot == "before as at 14 Nov 2017 · after as at 14 Nov 2017"


def body_of(report):
    return docx.Document(BytesIO(docx_bytes(report))).element.body


def settled(body, gone, stays):
    """The body's blocks, one text each, after all changes were accepted (or rejected, the other way round)."""
    for mark in [*body.iter(gone)]:
        parent = mark.getparent()
        if parent is None:
            continue
        if parent.tag == qn("w:trPr"):
            row = parent.getparent()
            row.getparent().remove(row)
        elif parent.tag == qn("w:rPr"):  # the end of a paragraph, all of whose words go too
            parent.getparent().getparent().set("gone", "1")
        else:
            parent.remove(mark)
    return [text for block in body if not block.get("gone") and (text := _texts(block))]


def _texts(block):
    paragraphs = [block] if block.tag == qn("w:p") else block.iter(qn("w:p"))
    texts = ("".join(t.text or "" for t in p.iter(qn("w:t"), qn("w:delText"))) for p in paragraphs)
    return " | ".join(text for text in texts if text)


def tracked_part(texts):
    return texts[texts.index(HEADING) :]


def both_ways(report):
    ins, gone = qn("w:ins"), qn("w:del")
    body = body_of(report)
    return [tracked_part(settled(deepcopy(body), *way)) for way in ((gone, ins), (ins, gone))]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=DEAR)
@given(two_plans())
def test_accepted_it_is_the_newer_plan_and_rejected_the_older_one(both):
    before, after = both
    accepted, rejected = both_ways(report_of(before, after))
    # A plan beside itself has no changes: that is what each side is to say.
    for plan, told in ((after, accepted), (before, rejected)):
        plain = body_of(report_of(plan, plan))
        assert not [*plain.iter(qn("w:ins"), qn("w:del"))]
        assert told == tracked_part(settled(plain, qn("w:del"), qn("w:ins")))


def an(ref, text, **fields):
    return replace(an_action(ref, "Dec 2017", **fields), text=text)


BEFORE = a_plan(an("1.1.1", "Pilot a focus week", lead=Lead("QA Manager")), an("1.1.2", "Leave this & <that>"))
AFTER = a_plan(an("1.1.1", "Pilot two focus weeks", lead=Lead("QA Manager")), an("1.1.3", "Recruit staff"))


def test_each_change_is_signed_dated_and_numbered_once():
    marks = [*body_of(report_of(BEFORE, AFTER)).iter(qn("w:ins"), qn("w:del"))]
    assert {(one.get(qn("w:author")), one.get(qn("w:date"))) for one in marks} == {
        ("QA Manager", "2017-11-14T09:30:00Z")
    }
    assert len({one.get(qn("w:id")) for one in marks}) == len(marks)
    words = ["".join(t.text for t in one.iter(qn("w:t"), qn("w:delText"))) for one in marks]
    assert {"a", "two", "week", "weeks", "Recruit staff", "Leave this & <that>"} <= set(words)


def test_deleted_words_are_no_text_of_the_document_and_rows_go_whole():
    body = body_of(report_of(BEFORE, AFTER))
    assert all(one.tag != qn("w:t") for mark in body.iter(qn("w:del")) for one in mark.iter())
    rows = [row for row in body.iter(qn("w:tr")) if row.find(qn("w:trPr")).find(qn("w:del")) is not None]
    assert [_texts(row) for row in rows] == ["1.1.2 | Leave this & <that> | Dec 2017 | not started"]


def test_the_table_before_it_says_what_was_dropped_and_why():
    table = next(one for one in report_of(BEFORE, AFTER).blocks if isinstance(one, Table))
    told = [tuple("".join(run.text for run in cell) for cell in row) for row in table.rows]
    assert ("Dropped: action", "1.1.2", "Leave this & <that>", "", "no reason is given") in told
    assert not any(run.change for row in table.rows for cell in row for run in cell)


def test_it_is_set_as_a_pdf_too():
    first = replace(BEFORE.themes[0], title="Assessing", measures=(a_measure("65-75 / 75-84"),), ambition=("Good",))
    assert pdf_bytes(report_of(BEFORE, replace(AFTER, themes=(first,)))).startswith(b"%PDF")


def test_what_was_removed_and_what_was_added_stay_in_their_column_in_print():
    was, now = an_action("1.1", status="in progress"), an_action("1.1", status="reported complete")
    with pdfplumber.open(BytesIO(pdf_bytes(report_of(a_plan(was), a_plan(now))))) as opened:
        words = [word for page in opened.pages for word in page.extract_words()]
    assert {"progress", "reported"} <= {word["text"].strip("\u200b") for word in words}
    assert max(word["x1"] for word in words) < 595 - 58
