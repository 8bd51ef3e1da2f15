"""The sample plan as a plan file: its workbook and its readings, opened as at the day the manual speaks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.documents.reading.document import read_document
from tracker.domain.plan import Plan
from tracker.paths import sample_plan, sample_plans
from tracker.services.importing import save_drafts
from tracker.store.sqlite import new_store

SAMPLE_OPENS = date(2017, 11, 14)


def make_sample(path: Path) -> Plan:
    """A new plan file of the sample workbook and its readings; it opens as at 14 Nov 2017."""
    drafts = [read_document(sample_plan()), read_document(sample_plans() / "readings_2017-18.csv")]
    drafts[0] = replace(drafts[0], plan=replace(drafts[0].plan, opens_as_at=SAMPLE_OPENS))
    with new_store(path) as store:
        save_drafts(store, drafts, SAMPLE_OPENS, datetime.now(UTC))
        return store.plan()
