"""What one item of a list says: its words, who, by when, and the number that it bears."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.outside.list_items import action_of, as_item
from tracker.domain.when import shown


def read(line):
    action = action_of(as_item(line))
    review = action.updates[0].review
    return action.text, action.lead.as_printed, review and (shown(review) or review.as_printed)


@pytest.mark.parametrize(
    ("line", "lead", "review"),
    [
        ("Hold a second open evening in March 2020.", "", "Mar 2020"),
        ("Agree the fee with the panel by 30 April 2020 (Team Manager).", "Team Manager", "30 Apr 2020"),
        ("Keep visiting every carer each quarter.", "", "Ongoing"),
        ("that the Head of Service be requested to send the figures within 20 working days.", "Head of Service",
         "within 20 working days"),
        ("Refresh the policy (Lead: Director of Quality; by end of June 2024)", "Director of Quality", "Jun 2024"),
        ("Publish the local offer (JB, Sept 2024)", "JB", "Sep 2024"),
        ("Mary Stone to circulate the audit by 31/05/24", "Mary Stone", "31 May 2024"),
        ("The Director of Children's Services will write to all schools in May 2024.",
         "Director of Children's Services", "May 2024"),
        ("Bring the paper back. Lead: Ben Ash. Due: 12 June 2024", "Ben Ash", "12 Jun 2024"),
        ("Improve recruitment – Assistant Director, Workforce – March 2025", "Assistant Director, Workforce",
         "Mar 2025"),
        ("ACTION: Head of Audit to bring the plan to the next meeting", "Head of Audit", "the next meeting"),
        ("Set targets for 2025/26 by September 2024", "", "Sep 2024"),
        ("Train all staff by the end of the spring term 2025", "", "Spring term 2025"),
        ("Review the strategy (see appendix 1)", "", None),
        ("Launch the portal (SEND) in autumn 2024", "", "Autumn 2024"),
        ("We will visit every home monthly", "", "Ongoing"),
        ("Send the monthly report to the board by 4 July 2024", "", "4 Jul 2024"),
        ("Our families must be heard", "", None),
        ("Recruit six social workers by March", "", "March"),
        ("Write to every school immediately (Chair of Governors)", "Chair of Governors", "immediately"),
    ],
)  # fmt: skip
def test_an_item_says_who_and_when_and_keeps_its_words(line, lead, review):
    assert read(line) == (line, lead, review)


@pytest.mark.parametrize(
    ("line", "words", "number", "ref"),
    [
        ("• Meet families", "Meet families", "", None),
        ("- Meet families", "Meet families", "", None),
        ("1. Meet families", "Meet families", "1.", None),
        ("(2) Meet families", "Meet families", "(2)", None),
        ("b) Meet families", "Meet families", "b)", None),
        ("iv. Meet families", "Meet families", "iv.", None),
        ("1.2 Meet families", "Meet families", "1.2", "1.2"),
        ("• 1.2: Meet families", "Meet families", "1.2", "1.2"),
        ("SEND-03 Meet families", "Meet families", "SEND-03", "SEND-03"),
        ("A4. Meet families", "Meet families", "A4", "A4"),
        ("Action 3: Meet families", "Meet families", "Action 3", "Action 3"),
        ("Q1 figures go to the board", "Q1 figures go to the board", "", None),
        ("20 visits a week", "20 visits a week", "", None),
        ("A panel of six", "A panel of six", "", None),
    ],
)
def test_what_stands_before_an_item_is_its_bullet_its_number_or_its_ref(line, words, number, ref):
    action = action_of(as_item(line))
    assert (action.text, action.ref_as_printed, action.ref) == (words, number, ref)


@given(st.text(max_size=300))
def test_any_line_is_read_and_none_of_its_words_is_lost(line):
    action = action_of(as_item(line))
    said = f"{action.ref_as_printed} {action.text}"
    assert [letter for letter in line if letter.isalnum()] == [letter for letter in said if letter.isalnum()] or (
        line.strip()[:1] == "o"  # a bullet that somebody typed
    )
