"""Which action of the plan a row of the next document is: rows inserted, dropped and reworded in one go."""

from tests.services.builders import a_draft, a_row, action_of, plan_of, problems_of, save
from tracker.domain.draft import Draft
from tracker.domain.plan import Plan, Status, Theme

AGREE = a_row("1.1", "Agree the workforce strategy with the board", "Draft is out.")
TRAIN = a_row("1.2", "Train all social workers in direct work", "Two cohorts trained.", lead="Bo Ash, Chair")
REVIEW = a_row("1.3", "Review thresholds at the front door", "", lead="Cy Dunn, Manager")
RECRUIT = a_row("1.2", "Recruit six team managers", "", lead="Ed Fox")


def renamed(row, ref, text):
    return a_row(ref, text, row.updates[0].text or "", lead=row.lead.as_printed)


def stand(file):
    return sorted((one.ref, one.text, [update.text for update in one.updates]) for _, one in plan_of(file).actions())


def after(file, *rows):
    save(file, a_draft(AGREE, TRAIN, REVIEW))
    (changes,) = save(file, a_draft(*rows))
    return changes


def test_a_row_that_was_mended_and_pushed_down_keeps_its_history(file):
    mended = renamed(TRAIN, "1.3", "Train all social worker in direct work")
    changes = after(file, AGREE, RECRUIT, mended, renamed(REVIEW, "1.4", REVIEW.text))
    assert (changes.new, changes.missing) == (["1.2"], [])
    assert stand(file) == [
        ("1.1", AGREE.text, ["Draft is out."]),
        ("1.2", RECRUIT.text, [None]),
        ("1.3", mended.text, ["Two cohorts trained."]),
        ("1.4", REVIEW.text, [None]),
    ]


def test_two_rows_that_swap_their_refs_and_are_mended_keep_their_histories(file):
    mended = renamed(TRAIN, "1.3", "Train all the social workers in direct work")
    after(file, AGREE, renamed(REVIEW, "1.2", "Review the thresholds at the front door"), mended)
    assert [one.text for one in action_of(file, "1.3").updates] == ["Two cohorts trained."]
    assert action_of(file, "1.2").lead.name == "Cy Dunn" and problems_of(file) == []


def test_refs_of_another_style_over_mended_words_double_nothing(file):
    changes = after(file, *(renamed(row, f"R{row.ref}", f"{row.text} by May") for row in (AGREE, TRAIN, REVIEW)))
    assert (changes.new, changes.missing) == ([], [])
    assert [ref for ref, *_ in stand(file)] == ["R1.1", "R1.2", "R1.3"]


def test_punctuation_and_case_make_no_other_action(file):
    changes = after(file, renamed(AGREE, "7", "agree the Workforce Strategy, with the board."))
    assert changes.new == [] and action_of(file, "7").updates[0].text == "Draft is out."


def test_an_action_under_the_ref_of_one_that_was_dropped_does_not_take_its_history(file):
    changes = after(file, AGREE, RECRUIT, REVIEW)
    assert (changes.new, changes.missing) == (["1.2"], ["1.2"])
    assert [(text, said) for ref, text, said in stand(file) if ref == "1.2"] == [
        (RECRUIT.text, [None]),
        (TRAIN.text, ["Two cohorts trained."]),
    ]
    (problem,) = problems_of(file)
    assert (problem.kind, problem.about, problem.message) == (
        "duplicate",
        "1.2",
        'The ref 1.2 was of "Train all social workers in direct work", which is not in the document any more, '
        'and is of "Recruit six team managers" in it: remove the former, or give it another ref.',
    )
    assert save(file, a_draft(AGREE, RECRUIT, REVIEW))[0].changed == [] and len(problems_of(file)) == 1


def test_of_a_row_that_was_split_the_part_of_its_lead_keeps_the_history(file):
    first = renamed(TRAIN, "1.2a", f"{TRAIN.text}: children in care")
    second = a_row("1.2b", f"{TRAIN.text}: early help", "", lead="Ed Fox")
    assert after(file, AGREE, second, first, REVIEW).new == ["1.2b"]
    assert action_of(file, "1.2a").updates[0].text == "Two cohorts trained."


def test_wholly_other_words_under_its_ref_for_the_same_lead_are_the_same_action(file):
    other = a_row("1.2", "Every practitioner passes level 2", "", lead="Bo Ash", status=Status.COMPLETE)
    assert after(file, AGREE, other, REVIEW).new == []
    assert action_of(file, "1.2").updates[0].text == "Two cohorts trained."


def test_a_row_that_was_moved_and_renumbered_is_moved_in_the_plan_too(file):
    def two(first, second):
        return Draft(Plan("Our plan", themes=(Theme("1", "Staff", actions=first), Theme("2", "Doors", actions=second))))

    publish = a_row("2.1", "Publish the sufficiency plan")
    save(file, two((AGREE, TRAIN, REVIEW), (publish,)))
    (changes,) = save(file, two((AGREE, TRAIN), (publish, renamed(REVIEW, "2.2", REVIEW.text))))
    assert [[one.ref for one in theme.actions] for theme in plan_of(file).themes] == [["1.1", "1.2"], ["2.1", "2.2"]]
    assert [(one.ref, one.field, one.old, one.new) for one in changes.changed] == [
        ("1.3", "ref", "1.3", "2.2"),
        ("1.3", "theme", "1 Staff", "2 Doors"),
    ]
