"""Promises in commentary: sentences that look ahead and name a day, and all that only looks like one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_plans.source_actions import ASSESSMENT, LOOKED_AFTER, OVERSIGHT, RESOURCES, VOICE
from tests.domain.builders import a_when, on
from tracker.domain.promises.finding import entries_in, sentences
from tracker.domain.when import NO_DATE

SAID_ON = on("14 Sep 2017")
PLAN = a_when("2017/18")


def promises_in(text, said_on, period=NO_DATE):
    return [found for entry in entries_in(text, said_on, period) for found in entry.promised]


def days_in(text, said_on=SAID_ON, **fields):
    return [
        (one.when.as_printed, str(one.when.first), str(one.when.last)) for one in promises_in(text, said_on, **fields)
    ]


def months_in(text):
    return [f"{one.when.first:%Y-%m}" for one in promises_in(text, None, PLAN)]


AHEAD = [
    ("SM to report in Oct.", "Oct", "2017-10-01", "2017-10-31"),
    ("TM to tell the board in Oct 2017.", "Oct 2017", "2017-10-01", "2017-10-31"),
    ("Survey in the spring", "spring", "2018-03-01", "2018-05-31"),
    ("By end of Nov 2017 all plans will be looked at.", "end of Nov 2017", "2017-11-01", "2017-11-30"),
    ("Review in November", "November", "2017-11-01", "2017-11-30"),
    ("Planned for Q3", "Q3", "2017-10-01", "2017-12-31"),
    ("Scheduled for Q3 2017/18", "Q3 2017/18", "2017-10-01", "2017-12-31"),
    ("To be finished next month.", "next month", "2017-10-01", "2017-10-31"),
    ("A second look is booked in two weeks.", "in two weeks", "2017-09-28", "2017-09-28"),
    ("It runs again from October onwards.", "October", "2017-10-01", "2017-10-31"),
    ("We aim to close this by Dec.", "Dec", "2017-12-01", "2017-12-31"),
    ("Next audit due 30 September.", "30 September", "2017-09-30", "2017-09-30"),
    ("The policy will be signed on 3 Nov.", "3 Nov", "2017-11-03", "2017-11-03"),
    ("It is expected in the autumn term.", "autumn term", "2017-09-01", "2017-12-31"),
    ("In October SM will show the findings.", "October", "2017-10-01", "2017-10-31"),
    ("The audit has been scheduled for November.", "November", "2017-11-01", "2017-11-30"),
    ("The board has agreed to meet again in January 2018.", "January 2018", "2018-01-01", "2018-01-31"),
    ("Survey to be repeated by 31/03/2018.", "31/03/2018", "2018-03-31", "2018-03-31"),
    ("Staff day w/c 6 November 2017 - all to come.", "w/c 6 November 2017", "2017-11-06", "2017-11-12"),
    ("The revised policy to go to the board in Oct.", "Oct", "2017-10-01", "2017-10-31"),
    ("Launch in early 2018.", "early 2018", "2018-01-01", "2018-12-31"),
    ("It needs to be agreed by May.", "May", "2018-05-01", "2018-05-31"),
    ("Will be done in may.", "may", "2018-05-01", "2018-05-31"),
    ("The new system is going live in Feb.", "Feb", "2018-02-01", "2018-02-28"),
    ("Work goes on with a view to closing this in Dec '17.", "Dec '17", "2017-12-01", "2017-12-31"),
    ("It was agreed to start in November.", "November", "2017-11-01", "2017-11-30"),
    ("SH has asked the unit to report in December.", "December", "2017-12-01", "2017-12-31"),
    ("Draft to come to the October board.", "October", "2017-10-01", "2017-10-31"),
    ("Posts should be filled by mid November.", "mid November", "2017-11-01", "2017-11-30"),
    ("It was late; it will now end in Oct - Nov 2017.", "Oct - Nov 2017", "2017-10-01", "2017-11-30"),
    ("A report went up in July and a further one will be brought in December.", "December", "2017-12-01", "2017-12-31"),
    ("Training was given in July; refresher in January.", "January", "2018-01-01", "2018-01-31"),
    ("Meeting arranged for 12 October 2017.", "12 October 2017", "2017-10-12", "2017-10-12"),
    ("This winter it will be tried.", "winter", "2017-12-01", "2018-02-28"),
    ("Annual leave audit in Nov.", "Nov", "2017-11-01", "2017-11-30"),
    ("Caseloads 18 by Nov.", "Nov", "2017-11-01", "2017-11-30"),
    ("Leave policy to SMT in Nov.", "Nov", "2017-11-01", "2017-11-30"),
    ("Dip sample of 20 cases in Nov.", "Nov", "2017-11-01", "2017-11-30"),
    ("20 case file audits in Nov.", "Nov", "2017-11-01", "2017-11-30"),
    ("Workshop 2 in Nov.", "Nov", "2017-11-01", "2017-11-30"),
    ("Consultation ends in Nov.", "Nov", "2017-11-01", "2017-11-30"),
    ("Leaflets in Nov.", "Nov", "2017-11-01", "2017-11-30"),
    ("To be ready Oct\n202017", "Oct 202017", "2017-10-01", "2017-10-31"),
]

# What names a day and promises nothing by it.
NO_PROMISE = [
    "The workshop was held in October.",
    "Reviewed in Sept 2017.",
    "Review completed in September.",
    "Since April all staff have had supervision.",
    "The boy is aged 12 in May and lives with carers.",
    "The young person turns 18 in March 2018.",
    "Born in May 2018, the baby is to be seen weekly.",
    "DOB: 3 May 2018.",
    "The team is to go by the report of Oct 2017.",
    "Actions respond to the May 2018 inspection.",
    "We will follow the advice in the letter dated 12 October 2017.",
    "Practice will be in line with Working Together 2018.",
    "Version 3 of Oct 2017 is to be used.",
    "Staff may need to travel to a new office.",
    "Families may ask to see their file.",
    "Teams march to a different tune and need to agree.",
    "The survey was due in October 2017.",
    "The audit had been planned for Oct 2017.",
    "SH met with Adults to talk about the cases in October.",
    "Findings were presented to staff in October.",
    "Training delivered to staff in Sept 2017.",
    "TM to tell the board of the audit completed in September.",
    "SM will report on the survey that was held in October.",
    "Targets for 2017-18 need to be agreed.",
    "Money has been agreed until March 2018.",
    "The figures are as at 30 Sept 2017.",
    "All children to be seen within 10 working days.",
    "Jan will tell the team.",
    "To speak with April about the rota.",
    "The team is to move to Spring Street.",
    "The October data is to be checked.",
    "Ongoing in October.",
    "To be looked at in May 2016.",
    "Between October and December staff will be busy.",
    "We used the summer to recruit.",
    "Annual leave Oct 2017",
    "Manager on leave in Oct 2017",
    "Caseloads 18 in Oct 2017",
    "Caseloads average 18 in Oct 2017.",
    "Vacancies: 4 in Nov 2017",
    "12 cases in October",
    "Sickness at 4% in Oct 2017",
    "Re-referrals 21% Nov 2017",
    "Backlog of 30 assessments in Oct 2017",
    "Turnover high in Oct 2017.",
    "Half term in October",
    "Contract ends March 2019",
    "In March 2018 the contract ends",
    "Lease expires March 2018",
    "The funding runs out in March 2018",
    "The plan is to be agreed.",
]


@pytest.mark.parametrize(("text", "day", "first", "last"), AHEAD)
def test_a_sentence_that_looks_ahead_to_a_day_is_a_promise(text, day, first, last):
    assert days_in(text) == [(day, first, last)]


@pytest.mark.parametrize("text", NO_PROMISE)
def test_what_only_names_a_day_is_no_promise(text):
    assert days_in(text) == []


def test_without_a_day_on_which_it_was_said_days_count_from_the_beginning_of_the_plan():
    assert days_in("To report in Oct.", None, period=PLAN) == [("Oct", "2017-10-01", "2017-10-31")]
    assert days_in("To report in March.", None, period=PLAN) == [("March", "2018-03-01", "2018-03-31")]
    assert days_in("To report in Jan 2017.", None, period=PLAN) == []
    assert days_in("To report next month.", None, period=PLAN) == []
    assert days_in("To report in Oct.", None) == [] and len(days_in("To report in Oct 2017.", None)) == 1


def test_a_month_is_the_first_that_is_not_over():
    assert days_in("To report in Sept.")[0][1:] == ("2017-09-01", "2017-09-30")
    assert days_in("To report in August.")[0][1:] == ("2018-08-01", "2018-08-31")


def test_every_sentence_line_and_clause_promises_for_itself():
    text = (
        "Done so far: a draft.\n- SM to report in Oct\n- TM to audit in Nov; survey in the spring. Look again Dec 2017"
    )
    assert [one.text for one in promises_in(text, SAID_ON)] == [
        "SM to report in Oct",
        "TM to audit in Nov",
        "survey in the spring.",
        "Look again Dec 2017",
    ]


def test_a_sentence_that_a_line_cuts_is_one():
    assert [one.text for one in promises_in("SM to report on it in\nOctober to the\nboard.", SAID_ON)] == [
        "SM to report on it in October to the board."
    ]
    assert list(sentences("Seen by Dr. Hale on 3 Oct. 2017 e.g. at home.")) == [
        "Seen by Dr. Hale on 3 Oct. 2017 e.g. at home."
    ]


def test_each_entry_of_a_log_is_said_on_its_own_day():
    log = "14/10/17: Met the board, to report in Nov.\n12/12/17: Agreed. Survey to follow in Oct."
    found = entries_in(log, None, PLAN)
    assert [(entry.day, entry.promised[0].when.first) for entry in found] == [
        (date(2017, 10, 14), date(2017, 11, 1)),
        (date(2017, 12, 12), date(2018, 10, 1)),
    ]


# The promises of a published plan, its refs and days, in other words; commentary without a day, or with one before the
# plan began, promises nothing that could be looked for.
PUBLISHED = [
    ("1.1.1", "Goes on.  RS to say how the courses answer the newest audit, at the board October 202017", ["2017-10"]),
    ("1.1.2",
     "The form has been drawn up and will go round by end of sept.\nAudit finished, with a better "
     "result.", ["2017-09"]),
    ("1.1.3", "Is held each quarter, and liked.", []),
    ("1.1.4",
     "The week is over.  Its lessons to be gone through at the September workshop.\nReview it at the board Dec 2017",
     ["2017-09", "2017-12"]),
    ("1.1.5", "A short one has been written, RS to work with BT to put adoption into it.", []),
    ("1.1.6",
     "Meeting to prepare the visit Nov 2017 with a plan to have it in Spring 18 once the teams are "
     "new.", ["2017-11", "2018-03"]),
    ("1.1.7",
     "The form has been redrawn and an order has been sent to Softworks  Look at progress in October "
     "board.", ["2017-10"]),
    ("1.1.8", "Review it after the next audit.", []),
    ("1.1.9", "This will be looked at with managers in next meeting at Sept end.", ["2017-09"]),
    ("1.1.10", "Send out the briefings.  RS ask how often they are read.", []),
    ("1.1.12", "Ongoing. BT to tell the board in Oct 202017.", ["2017-10"]),
    ("1.1.13",
     "A flag has been made.  RS to pick cases.  That has been done and was sent on.  Re-audit in "
     "Nov \n202017", ["2017-11"]),
    ("1.1.14", " There is a plan. RS / BT give news to October 202017 board.", ["2017-10"]),
    ("1.1.15", " Report written, with slightly more cases.  Leaflets have been made and await sign off.", []),
    ("1.1.16", "A tool has been made. Review it in Dec 202017.", ["2017-12"]),
    ("1.1.17", "RS has met the data team and this will form part of the new monthly page.", []),
    ("1.2.1", "Show the results in at the workshop in \n\nSeptember.", ["2017-09"]),
    ("1.2.3", "RS work with the team to better the report.", []),
    ("1.2.8",
     "Ongoing.  RS often sends news. What was found has been told to all.\nLook at progress Dec 202017.", ["2017-12"]),
    ("1.2.9", "Work has begun.  This is now being told to the board.", []),
    ("1.3.5",
     "BT to write to carers.   Plans to name absence.  RS to have this as a theme in Dec Workshop and RS to complete "
     "audit with the school Jan 2017.", ["2017-12"]),
    ("1.3.6",
     "Regular meetings held to do better.  Joint audit completed to see why.  A plan in place to improve.", []),
    ("1.3.10", "Report completed and has been shared.  Next audit to be done Feb / March 202017", []),
    ("1.3.11", "BT has been working with the press team to finish this.  Look at progress October.", ["2017-10"]),
    ("1.3.12", "RS to speak with Adults in Jan 202017 with a view to an audit.", []),
    ("2.1", "It gets better, complete next audit in September 2017.", ["2017-09"]),
    ("2.2", "RS to give lessons once managers are in new posts.", []),
    ("2.3", "RS to send a list and what comes next to the board October 202017.", ["2017-10"]),
    ("2.4", "Ongoing – told in reports. Next one due October.", ["2017-10"]),
    ("2.5", "Next one March 18.", ["2018-03"]),
    ("2.6", "RS has met the data team and agreed a new one.  It is due to be ready Oct 2017 .", ["2017-10"]),
    ("2.7", "Some signs of this. RS to audit after the change.", []),
    ("2.8", "BT completed it, what was found to be fed into the meeting Oct 2017.", ["2017-10"]),
    ("3.1", "The change is complete and new model due to be brought in 1st October 202017.", ["2017-10"]),
    ("3.3", "There are more, and they are looked at every two weeks.    Next need to review what they did.", []),
    ("3.4", "BT to ask for news for the board\n\n.", []),
]  # fmt: skip


@pytest.mark.parametrize(("ref", "text", "months"), PUBLISHED, ids=[row[0] for row in PUBLISHED])
def test_every_promise_of_a_published_plan_is_found_and_nothing_else(ref, text, months):
    assert months_in(text) == months


SAMPLE = {
    "1.1.1": ["2017-10"], "1.1.2": ["2017-09"], "1.1.4": ["2017-09", "2017-12"], "1.1.6": ["2017-11", "2018-03"],
    "1.1.7": ["2017-10"], "1.1.9": ["2017-09"], "1.1.12": ["2017-10"], "1.1.13": ["2017-11"], "1.1.14": ["2017-10"],
    "1.1.16": ["2017-12"], "1.2.1": ["2017-09"], "1.2.8": ["2017-12"], "1.3.5": ["2017-12"], "1.3.11": ["2017-10"],
    "2.1": ["2017-09"], "2.3": ["2017-10"], "2.4": ["2017-10"], "2.5": ["2018-03"], "2.6": ["2017-10"],
    "2.8": ["2017-10"], "3.1": ["2017-10"],
}  # fmt: skip


def test_every_promise_of_the_sample_plan_is_found_and_nothing_else():
    actions = [*ASSESSMENT, *VOICE, *LOOKED_AFTER, *OVERSIGHT, *RESOURCES]
    assert {ref: months_in(text) for ref, _, _, _, text in actions if months_in(text)} == SAMPLE


WORDS = ("to", "will", "in", "by", "Oct", "May", "2017", "3rd", "Q3", "was", "held", ";", ".", "\n", "-", "the", "next")
LATER = st.dates(SAID_ON, date(2019, 3, 31))
FORMS = (
    "{0:%-d} {0:%B} {0:%Y}", "{0:%-d} {0:%b} {0:%Y}", "{0:%d}/{0:%m}/{0:%Y}", "{0:%Y}-{0:%m}-{0:%d}", "{0:%B} {0:%Y}",
    "{0:%b} {0:%Y}", "end of {0:%b} {0:%Y}", "{0:%B}, {0:%Y}",
)  # fmt: skip
LOOKING_AHEAD = (
    "SM to report {0}.", "It will be done by {0}", "A review is planned for {0}; nothing else.", "Next survey due {0}",
    "By {0} all of them should be seen.", "It has been finished, and will be looked at again in {0}.",
)  # fmt: skip
LOOKING_BACK = (
    "It was held on {0}.", "They met in {0} and agreed.", "Staff have been trained since {0}.", "Audit completed {0}.",
    "SM will report on the audit completed in {0}.", "The report of {0} is to be read.",
)  # fmt: skip


@given(st.sampled_from(LOOKING_AHEAD), st.sampled_from(FORMS), LATER)
def test_any_sentence_that_looks_ahead_to_a_day_in_any_form_promises_for_that_day(sentence, form, day):
    (found,) = promises_in(sentence.format(form.format(day)), SAID_ON)
    assert found.when.first <= day <= found.when.last


@given(st.sampled_from(LOOKING_BACK), st.sampled_from(FORMS), LATER)
def test_no_sentence_that_looks_back_promises_anything_in_any_form(sentence, form, day):
    assert promises_in(sentence.format(form.format(day)), SAID_ON) == []


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(WORDS)).map(" ".join),
    st.none() | LATER,
)
def test_any_text_is_read_without_a_fault_and_no_promise_is_for_a_day_before_it_was_said(text, said_on):
    for entry in entries_in(text, said_on, PLAN):
        assert all(found.when.last >= (entry.day or PLAN.first) for found in entry.promised)
