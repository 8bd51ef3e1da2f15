"""Problems are counted by their causes: one reason is one decision, in however many places it was found."""

from dataclasses import replace

from tracker.domain.contradictions.contradiction import CAUSES
from tracker.domain.decisions.causes import by_cause, causes_words, group_of, in_groups_of_causes, to_decide
from tracker.domain.decisions.plan_checks import SOURCE
from tracker.domain.problem import A_COLUMN, A_LIST, A_TABLE, Problem

GAP, NO_DATE = "Two bands leave a gap between them", "No completion date is given"


def met(kind, cause, place, field=None, decision=None):
    return Problem(kind, "plan.docx", place, "1.1", f"text of {place}", None, "…", decision, field, cause=cause)


GAPS = [met("doubtful", GAP, "A1"), met("doubtful", GAP, "A2"), met("doubtful", GAP, "A3")]
MISSING = met("missing", NO_DATE, "B1")
REPAIRED = met("repaired", "A date is written oddly", "C1")


def test_a_cause_holds_its_problems_in_the_order_in_which_they_were_met():
    gaps, missing = by_cause([GAPS[0], MISSING, *GAPS[1:]])
    assert (gaps.kind, gaps.words, gaps.problems, gaps.places) == ("doubtful", GAP, tuple(GAPS), 3)
    assert (missing.kind, missing.words, missing.problems) == ("missing", NO_DATE, (MISSING,))


def test_the_example_is_the_first_that_waits_for_a_decision():
    decided = replace(GAPS[0], decision="accepted")
    assert by_cause([decided, *GAPS[1:]])[0].example == GAPS[1]
    assert by_cause([decided])[0].example == decided


def test_two_problems_of_one_text_are_found_in_one_place():
    assert by_cause([GAPS[0], replace(GAPS[0], message="Another gap.")])[0].places == 1


def test_causes_are_to_decide_until_each_of_their_problems_is_decided():
    assert to_decide([*GAPS, MISSING]) == 2
    assert to_decide([replace(GAPS[0], decision="ignored"), *GAPS[1:], MISSING]) == 2
    assert to_decide([*(replace(gap, decision="ignored") for gap in GAPS), MISSING]) == 1


def test_what_was_repaired_is_told_and_not_counted():
    assert to_decide([REPAIRED, MISSING]) == 1
    assert causes_words([REPAIRED]) == "0 problems to decide; 1 repaired"


def test_problems_of_before_say_no_cause_and_go_by_kind_and_field():
    before = [
        met("doubtful", None, place, field) for place, field in (("A1", "lead"), ("A2", "lead"), ("A3", "review"))
    ]
    assert [(cause.kind, cause.words, cause.places) for cause in by_cause(before)] == [
        ("doubtful", "lead", 2),
        ("doubtful", "review", 1),
    ]
    assert to_decide([*before, met("unread", None, "A4", "lead")]) == 3


def test_a_cause_that_is_called_like_a_field_is_not_taken_for_it():
    assert to_decide([met("doubtful", "lead", "A1"), met("doubtful", None, "A2", "lead")]) == 2


def test_the_words_say_how_many_and_in_how_many_places():
    assert causes_words([]) == "0 problems to decide"
    assert causes_words([MISSING]) == "1 problem to decide, in 1 place"
    assert causes_words([*GAPS, MISSING, REPAIRED]) == "2 problems to decide, in 4 places; 1 repaired"


# ---- the groups of the page


def test_of_what_was_set_aside_only_what_can_still_be_taken_is_asked():
    text, listed = met("skipped", "A text stands outside the tables", "D1"), met("skipped", A_LIST, "D2")
    assert [group_of(one) for one in (text, listed, met("skipped", A_TABLE, "D3"))] == ["aside", "decide", "decide"]
    assert to_decide([text]) == 0 and causes_words([text]) == "0 problems to decide; 1 set aside"


def test_two_columns_that_are_no_fields_are_two_causes_and_the_cells_of_one_are_one():
    column, other = (met("skipped", A_COLUMN, place) for place in ("B2", "C2"))
    evidence, notes = replace(column, about="Evidence folder"), replace(other, about="Notes")
    assert to_decide([evidence, replace(evidence, place="B3"), notes]) == 2


def test_a_cause_of_which_some_is_decided_stands_in_two_groups():
    groups = in_groups_of_causes([replace(GAPS[0], decision="accepted"), *GAPS[1:], REPAIRED])
    found = {group: [cause.places for cause in causes] for group, causes in groups.items()}
    assert found == {"decide": [2], "repaired": [1], "contradictions": [], "aside": [], "decided": [1]}


def test_what_cannot_both_be_true_is_told_and_not_counted():
    cause = next(iter(CAUSES.values()))
    assert group_of(replace(met("doubtful", cause, "1.1.1"), source=SOURCE)) == "contradictions"
    assert group_of(met("doubtful", cause, "1.1.1")) == "decide"  # a document may say words that are alike
