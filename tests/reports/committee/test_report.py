"""The report of the sample as at 14 Nov 2017 since 12 Sep 2017, and what holds for the report of any plan."""

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.builders import a_measure, a_meeting, a_plan, a_reading, an_action, an_update, decided, on
from tests.levels import DEAR
from tests.reports.committee.reading import all_words, headings, lines, runs, under
from tracker.domain.measure import Comparator
from tracker.domain.plan import Evidence, Plan, Theme
from tracker.domain.publishing.public_plan import public_plan
from tracker.reports.blocks import Counts, Heading, Table
from tracker.reports.committee.report import committee_report
from tracker.reports.committee.wanted import WantedReport

DAY = date(2017, 11, 14)


def told(plan, as_at="14 Nov 2017", since="12 Sep 2017", **wanted):
    return committee_report(plan, WantedReport(on(as_at), on(since), **wanted))


def themes(*given, **fields):
    return Plan("Improvement plan", themes=given, **fields)


def test_the_front_page_says_what_for_whom_as_at_and_since_when(sample_report):
    facts = {label: words[0].text for label, words in sample_report.front.facts}
    assert facts == {
        "For": "The committee",
        "From": "Northmere Council",
        "Plan for": "2017/18",
        "As at": "14 Nov 2017",
        "Changes since": "12 Sep 2017",
    }
    assert len(sample_report.front.recommendations) == 2


def test_one_page_counts_the_overdue_of_the_live_and_says_what_it_was(sample_report):
    counts = next(block for block in sample_report.blocks if isinstance(block, Counts))
    said = {words: ("".join(run.text for run in figure), then) for figure, words, then in counts.items}
    assert said["of 45 live actions overdue"] == ("26", "0 of 45 on 12 Sep 2017")
    assert said["of 48 actions complete"] == ("3", "3 on 12 Sep 2017")


def test_what_got_worse_begins_with_the_latest(sample_report):
    first, *others = lines(under(sample_report, "What got worse"))
    assert first.startswith("1.2.1 ")
    assert "now 45 days late; its review was due in Sep 2017; rated red." in first
    assert any(line.startswith("23 more actions got worse: 1.1.7, ") for line in others)


def test_what_got_better_names_bands_that_were_reached(sample_report):
    better = lines(under(sample_report, "What got better"))
    assert any(line.startswith("1.1-M02 ") and "now good, until then requires improvement" in line for line in better)


def test_every_figure_is_proved_and_every_proof_is_used(sample_report):
    proofs = [run.proof for run in runs(sample_report) if run.proof]
    assert list(dict.fromkeys(proofs)) == [source.key for source in sample_report.sources]
    texts = [source.text for source in sample_report.sources]
    assert len(set(texts)) == len(texts)
    assert any(
        text == "1.1-M04, Q2 2017/18: 76.4 (548 of 717). Invented for the sample; "
        "readings_2017-18.csv, row 29, column 4; recorded 14 Nov 2017."
        for text in texts
    )


def test_the_same_words_of_people_are_said_once(sample_report):
    words = all_words(sample_report)
    assert words.count("They say that they know why there was a plan") == 2  # under 2 they say more than under 1.1
    assert "Feedback from Staff: the same as under 1.1." in words


def test_a_theme_says_only_what_it_has():
    bare = Theme("1", "Only an ambition", ambition=("Children are safe",))
    report = told(themes(bare, Theme("2", "Nothing at all")))
    texts = [heading.text for heading in headings(report)]
    assert "1 Only an ambition" in texts and "2 Nothing at all" not in texts
    assert not {"What the data tell", "What people say", "What is late and why", "The scorecard"} & set(texts)


def test_a_plan_with_nothing_says_so():
    assert "The plan holds no action and no measure by 14 Nov 2017." in all_words(told(themes()))


def test_one_is_not_many():
    plan = a_plan(an_action("1", "Oct 2017"))
    words = all_words(told(plan))
    assert "1 action: 1 of 1 live overdue." in words
    assert "1 of 1 live action has no commentary of the last 90 days." in words
    assert not re.search(r"(?<!of )\b1 (days|actions|measures|reviews|readings)\b", words)


def test_commentary_without_a_date_is_not_said_to_be_missing():
    words = all_words(told(a_plan(an_action("1", "Oct 2017", text="Booked"))))
    assert "1 of 1 live action has no commentary with a date." in words


def test_why_something_is_late_is_told_with_its_reasons():
    moved = an_update("1 Oct 2017", review="Oct 2017", reason="The audit came late")
    plan = a_plan(an_action("1", "Aug 2017", (moved,)), an_action("2", "Oct 2017"))
    late = lines(under(told(plan), "What is late and why"))
    assert late == [
        "1 is 14 days late: moved from Aug 2017 to Oct 2017 (The audit came late).",
        "Late, and nobody has said why: 2 (14 days).",
    ]
    ledger = next(block for block in under(told(plan), "Reviews that were moved") if isinstance(block, Table))
    assert [run.text for cell in ledger.rows[0] for run in cell] == [
        "1",
        "1 Oct 2017",
        "Aug 2017",
        "Oct 2017",
        "61",
        "The audit came late",
    ]


def test_a_review_that_was_moved_is_no_progress():
    moved = an_update("1 Nov 2017", review="Mar 2018", reason="Staff were ill")
    report = told(a_plan(an_action("1", "Oct 2017", (moved,))), since="31 Oct 2017")
    assert "What got better" not in [heading.text for heading in headings(report)]
    assert any("had its review moved from Oct 2017" in line for line in lines(under(report, "What is stuck")))


def test_what_was_completed_got_better():
    done = an_update("1 Nov 2017", status="complete")
    report = told(a_plan(an_action("1", "Dec 2017", (done,), status="in progress")))
    assert lines(under(report, "What got better")) == ["1 Do what was promised: was completed."]


def test_a_removed_action_is_only_told_among_the_changes():
    gone = an_action("1", "Dec 2017", removed_on=on("1 Nov 2017"))
    report = told(a_plan(gone, an_action("2", "Dec 2017")))
    assert [line for line in lines(report.blocks) if line.startswith("1 Do")] == [
        "1 Do what was promised: removed on 1 Nov 2017."
    ]
    assert lines(under(report, "What changed since 12 Sep 2017")) == ["1 Do what was promised: removed on 1 Nov 2017."]


def test_changes_are_told_with_their_steps_and_reasons():
    moved = an_update("1 Nov 2017", "Not yet.", review="Mar 2018", reason="Staff were ill", author="Vera Brook")
    report = told(a_plan(an_action("1", "Oct 2017", (moved,))))
    (line,) = lines(under(report, "What changed since 12 Sep 2017"))
    assert line == "1 Do what was promised: new commentary; review moved from Oct 2017 to Mar 2018 (Staff were ill)."


def test_many_that_changed_alike_are_one_line():
    report = told(a_plan(*(an_action(ref, "Oct 2017") for ref in "12567")))
    assert lines(under(report, "What changed since 12 Sep 2017")) == ["Rating from green to amber: 1, 2, 5 to 7."]


def test_reviews_to_come_stand_by_month():
    plan = a_plan(an_action("1", "Dec 2017"), an_action("2", "Ongoing"), an_action("3", "15/12/2017"), an_action("4"))
    assert lines(under(told(plan), "What comes next")) == ["Dec 2017, reviews of 1, 3.", "Ongoing: 2.", "No date: 4."]


def test_open_promises_stand_by_month_and_those_that_passed_without_a_word_with_what_is_late():
    said = an_update("20 Sep 2017", "To tell the board in Oct. Survey in the spring. To meet staff by 20 Dec 2017.")
    report = told(a_plan(an_action("1", "Dec 2017", (said,))))
    assert lines(under(report, "What is late and why")) == [
        'Promised, and passed without a word: 1 "To tell the board in Oct".'
    ]
    assert lines(under(report, "What comes next")) == [
        "Dec 2017, review of 1.",
        'Dec 2017, promised: 1 "To meet staff by 20 Dec 2017".',
        'May 2018, promised: 1 "Survey in the spring".',
    ]


def test_contradictions_stand_with_the_actions_or_the_data_that_show_them():
    low = a_measure("65+ / 75+ / 85+", [("Q2 2017/18", 60)])
    actions = (an_action("1", "Dec 2017"), an_action("2", "Sep 2017", rag="green", status="in progress"))
    late = lines(
        under(told(themes(Theme("1", "One", actions=actions, measures=(low,)))), "What we said and what we did")
    )
    assert late[-1].startswith("2 is stated green, but its review of Sep 2017 passed 45 days ago.")
    green = told(themes(Theme("1", "One", actions=actions[:1], measures=(low,))))
    first, *_ = lines(under(green, "What the data tell"))
    assert first.startswith("The one live action of 1 One is green, but ")


def test_of_a_late_action_its_moves_are_told_once():
    moved = [
        an_update(f"1 {at} 2017", review=f"{to} 2017") for at, to in (("May", "Jul"), ("Jul", "Aug"), ("Aug", "Sep"))
    ]
    report = told(a_plan(an_action("1", "May 2017", moved)))
    assert "re-dated" not in all_words(report) and "moved from May 2017 to Jul 2017" in all_words(report)


def test_what_meetings_asked_for_and_decided_is_told():
    meeting = a_meeting("14 Nov 2017")
    plan = a_plan(an_action("1", "Oct 2017", id=1, uuid="a1"), an_action("2", "Dec 2017"), meetings=(meeting,))
    plan = decided(
        plan,
        meeting,
        "1",
        "new date",
        "",
        review="Jan 2018",
        reason="Ill",
        asked="Bring figures",
        of="Director",
        by="Dec 2017",
    )
    assert lines(under(told(plan), "What comes next")) == [
        "A meeting asked for 1-A1 by Dec 2017: Bring figures (Director).",
        "Dec 2017, review of 2.",
        "Jan 2018, review of 1.",
    ]
    changed = lines(under(told(plan), "What changed since 12 Sep 2017"))
    assert "1 Do what was promised: review moved from Oct 2017 to Jan 2018 (Ill); decided by a meeting." in changed


def test_others_are_told_with_the_age_of_their_values():
    england = Comparator("England", readings=a_measure(readings=[("2016/17", "80")]).readings)
    measure = a_measure("65-75 / 75-84 / 85+", [("Sep 2017", "70")], comparators=(england,))
    report = told(themes(Theme("1", "Data", measures=(measure,))))
    assert "England 80% in 2016/17, 6 months older than ours." in lines(report.blocks)


def test_values_that_differ_are_never_said_alike():
    values = [a_reading("Sep 2017", "91.58"), a_reading("Oct 2017", "91.64")]
    measure = a_measure("65-75 / 75-84 / 85+", values)
    words = all_words(told(themes(Theme("1", "Data", measures=(measure,)))))
    assert "91.64% in Oct 2017, after 91.58% in Sep 2017; still outstanding." in words


def test_measures_without_a_reading_are_named_once():
    report = told(themes(Theme("1", "Data", measures=(a_measure(),))))
    assert lines(under(report, "What the data tell")) == [
        "No measure has a value by 14 Nov 2017:",
        "1.1-M01 Visits made in time",
    ]
    assert "The scorecard" not in [heading.text for heading in headings(report)]


def test_a_past_day_shows_nothing_that_came_later():
    later = an_update("1 Dec 2017", "Finished in December", status="complete", reason="Because of December")
    known = a_measure("65-75 / 75-84 / 85+", [("Sep 2017", "70"), ("Nov 2017", "91")]).readings
    measure = a_measure("65-75 / 75-84 / 85+", [*known, a_reading("Aug 2017", "93", known=on("1 Dec 2017"))])
    theme = Theme("1", "All", actions=(an_action("1", "Oct 2017", (later,)),), measures=(measure,))
    words = all_words(told(themes(theme)))
    assert "70%" in words
    assert not any(word in words for word in ("December", "Dec 2017", "91", "93"))


def test_nothing_is_compared_where_no_earlier_day_is_given():
    report = told(a_plan(an_action("1", "Oct 2017")), since=None)
    texts = [heading.text for heading in headings(report)]
    assert "What is late or stuck" in texts and "What got worse" not in texts
    assert not any(text.startswith("What changed") for text in texts)


# Any plan

_words = st.text("abc \n€<#*", max_size=12)
_updates = st.builds(
    lambda days, text, status, review: an_update(
        None if days is None else date(2017, 8, 1) + timedelta(days), text, status=status, review=review
    ),
    st.none() | st.integers(0, 200),
    st.none() | _words,
    st.sampled_from([None, "in progress", "complete", "stopped", "reported complete", "not started"]),
    st.sampled_from([None, "Oct 2017", "Ongoing", "Mar 2018", "Q3 2017/18", "soon"]),
)
_actions = st.builds(
    lambda ref, updates: an_action(ref, "Sep 2017", updates),
    st.none() | st.sampled_from(["1", "2"]),
    st.lists(_updates, max_size=3).map(tuple),
)
_measures = st.builds(
    a_measure,
    st.sampled_from(["65-75 / 75-84 / 85+", "25-20 / 19-15 / <14", ""]),
    st.lists(
        st.tuples(
            st.sampled_from(["Aug 2017", "Sep 2017", "Oct 2017", "2016/17", ""]), st.sampled_from(["70", "91", None])
        ),
        max_size=4,
    ),
)
_themes = st.builds(
    Theme,
    st.none() | st.sampled_from(["1", "1.1"]),
    _words,
    ambition=st.lists(_words, max_size=2).map(tuple),
    evidence=st.lists(st.builds(Evidence, _words, _words), max_size=2).map(tuple),
    actions=st.lists(_actions, max_size=3).map(tuple),
    measures=st.lists(_measures, max_size=1).map(tuple),
)


@settings(max_examples=DEAR)
@given(
    plan=st.builds(Plan, _words, themes=st.lists(_themes, max_size=2).map(tuple)),
    since=st.none() | st.just(date(2017, 9, 12)),
    public=st.booleans(),
)
def test_any_plan_gives_headings_in_order_and_proofs_with_sources(plan, since, public):
    report = committee_report(public_plan(plan)[0] if public else plan, WantedReport(DAY, since))
    levels = [heading.level for heading in headings(report)]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    assert all(heading.text.strip() for heading in headings(report))
    blocks = list(report.blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):  # something stands under it, or a heading beneath it
            beneath = blocks[at + 1 : at + 2]
            assert beneath and (not isinstance(beneath[0], Heading) or beneath[0].level > block.level)
    keys = {source.key for source in report.sources}
    assert {run.proof for run in runs(report) if run.proof} == keys
    jumps = {run.to for run in runs(report) if run.to}
    assert jumps <= {heading.key for heading in headings(report)}
    for table in (block for block in blocks if isinstance(block, Table)):
        assert table.rows and all(len(row) == len(table.columns) for row in table.rows)
