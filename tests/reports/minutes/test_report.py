"""The minutes of a meeting whose every text is hostile, as Word document and PDF."""

from dataclasses import replace

from tests.domain.builders import a_meeting, an_update
from tests.hostile_texts import HOSTILE, hostile_plan
from tests.reports.nothing_but_text import is_nothing_but_text_in_pdf, is_nothing_but_text_in_word
from tracker.domain.meetings.told import as_it_stands
from tracker.reports.minutes.report import Closing, minutes_report
from tracker.reports.typeset.write import pdf_bytes
from tracker.reports.word.write import docx_bytes


def hostile_minutes():
    """A meeting that decided the text about the action which is called so."""
    meeting = a_meeting(name=" ".join(HOSTILE), present=HOSTILE)
    plan = hostile_plan()
    themes = tuple(_decided(theme, meeting) for theme in plan.themes)
    plan = replace(plan, themes=themes, meetings=(meeting,))
    told = as_it_stands(plan, meeting, meeting.present)
    return minutes_report(plan, meeting, told, Closing(meeting.began_at, " ".join(HOSTILE)))


def _decided(theme, meeting):
    (action,) = theme.actions
    said = an_update(
        "14 Nov 2017", action.text, kind="decision", decided="note", reason=action.text, meeting=meeting.uuid
    )
    return replace(theme, actions=(replace(action, updates=(*action.updates, said)),))


def test_no_text_of_the_minutes_is_taken_for_anything_but_text():
    report = hostile_minutes()
    is_nothing_but_text_in_word(docx_bytes(report))
    is_nothing_but_text_in_pdf(pdf_bytes(report))
