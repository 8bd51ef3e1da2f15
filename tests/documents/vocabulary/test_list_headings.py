"""Which lines lead to a list of promises, and which look back or head something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.vocabulary.list_headings import kind_of_list


@pytest.mark.parametrize(
    "heading",
    ["We will:", "Looking forward", "Looking ahead", "Next steps", "Next Steps:", "NEXT STEPS", "3. Next steps",
     "Actions agreed", "Agreed actions", "Actions arising", "Actions:", "Key actions for 2024/25", "Action points",
     "What we will do next", "What happens next?", "What needs to improve", "What needs to happen next?",
     "Over the next six months, the service will:", "By March 2025 the partnership will", "To do this we need to:",
     "In the coming year we plan to", "The council shall:", "Recommendations", "Areas for improvement",
     "Our commitments", "Plans for next year", "Next steps and timescales", "Further work", "To do"],
)  # fmt: skip
def test_a_line_leads_to_actions(heading):
    assert kind_of_list(heading) == "action"


@pytest.mark.parametrize(
    "heading",
    ["RESOLVED", "RESOLVED:", "Resolved – that", "RESOLVED unanimously that:", "It was agreed that:", "It was resolved",
     "The Committee RESOLVED:", "The Children and Young People's Scrutiny Panel agreed to", "Cabinet agreed:",
     "Members agreed that", "Decision", "Decisions made:", "AGREED"],
)  # fmt: skip
def test_a_line_leads_to_decisions(heading):
    assert kind_of_list(heading) == "decision"


@pytest.mark.parametrize(
    "heading",
    ["Key achievements", "What we have done", "Actions completed", "Actions taken so far", "Progress to date",
     "Introduction", "Minute 23: attendance", "The panel heard from carers", "Improvement plan 2017-18", "Action plan",
     "What went well", "Last year we said we would", "Key areas of focus", "Our priorities", "Apologies", "Present:",
     "Next meeting", "Oakmere Borough Council", "We heard that:", "Evidence", ""],
)  # fmt: skip
def test_other_lines_lead_to_none(heading):
    assert kind_of_list(heading) is None


@given(st.text(max_size=400))
def test_any_text_can_be_asked(text):
    assert kind_of_list(text) in (None, "action", "decision")
