"""Which action of the plan a row of the next document is: rows inserted, dropped and reworded in one go."""

from dataclasses import replace

from tests.services.builders import (
    NOVEMBER,
    a_draft,
    a_measure,
    a_row,
    action_of,
    now,
    opened,
    plan_of,
    problems_of,
    save,
)
from tracker.domain.draft import Draft
from tracker.domain.plan import Plan, Status, Theme
from tracker.services.importing import save_drafts

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


def test_where_the_dropped_one_is_removed_its_ref_is_of_one_action(file):
    save(file, a_draft(AGREE, TRAIN, REVIEW))
    with opened(file) as store:
        save_drafts(store, [a_draft(AGREE, RECRUIT, REVIEW)], NOVEMBER, now(), remove_missing={"1.2"})
    live = [(one.ref, one.text) for _, one in plan_of(file).actions() if one.removed_on is None]
    assert sorted(live) == [(one.ref, one.text) for one in (AGREE, RECRUIT, REVIEW)] and problems_of(file) == []


def test_of_a_row_that_was_split_the_part_of_its_lead_keeps_the_history(file):
    first = renamed(TRAIN, "1.2a", f"{TRAIN.text}: children in care")
    second = a_row("1.2b", f"{TRAIN.text}: early help", "", lead="Ed Fox")
    assert after(file, AGREE, second, first, REVIEW).new == ["1.2b"]
    assert action_of(file, "1.2a").updates[0].text == "Two cohorts trained."


def audit(number, ref, said):
    return a_row(ref, f"Complete audit round {number} of case files", said)


def test_the_next_of_a_row_of_like_actions_takes_nothing_of_the_one_that_was_dropped(file):
    save(file, a_draft(*(audit(n, f"1.{n}", f"Round {n} begun.") for n in (1, 2, 3))))
    later = [audit(n, f"1.{n - 1}", f"Round {n} begun.") for n in (2, 3)]
    (changes,) = save(file, a_draft(*later, audit(4, "1.3", "")))
    assert (changes.new, changes.missing) == (["1.3"], ["1.1"])
    assert [said for *_, said in stand(file)] == [
        ["Round 1 begun."],
        ["Round 2 begun."],
        ["Round 3 begun."],
        [None],
    ]


def test_words_that_are_alike_under_another_ref_are_those_of_another_action_where_nothing_said_is_repeated(file):
    other = a_row("1.4", "Train all team managers in direct work", "Not begun yet.", lead="Bo Ash")
    assert after(file, AGREE, REVIEW, other).missing == ["1.2"]


def test_wholly_other_words_under_its_ref_for_the_same_lead_are_the_same_action(file):
    other = a_row("1.2", "Every practitioner passes level 2", "", lead="Bo Ash", status=Status.COMPLETE)
    assert after(file, AGREE, other, REVIEW).new == []
    assert action_of(file, "1.2").updates[0].text == "Two cohorts trained."


# ---- themes


def plan_with(*themes):
    return Draft(Plan("Our plan", themes=tuple(Theme(ref, title, actions=actions) for ref, title, actions in themes)))


def themes_of(file):
    return [(theme.ref, theme.title, [one.ref for one in theme.actions]) for theme in plan_of(file).themes]


PUBLISH = a_row("2.1", "Publish the sufficiency plan")
TWO = plan_with(("1", "Staff", (AGREE, TRAIN, REVIEW)), ("2", "Doors", (PUBLISH,)))


def test_a_row_that_was_moved_and_renumbered_is_moved_in_the_plan_too(file):
    save(file, TWO)
    moved = plan_with(("1", "Staff", (AGREE, TRAIN)), ("2", "Doors", (PUBLISH, renamed(REVIEW, "2.2", REVIEW.text))))
    (changes,) = save(file, moved)
    assert themes_of(file) == [("1", "Staff", ["1.1", "1.2"]), ("2", "Doors", ["2.1", "2.2"])]
    assert [(one.ref, one.field, one.old, one.new) for one in changes.changed] == [
        ("1.3", "ref", "1.3", "2.2"),
        ("1.3", "theme", "1 Staff", "2 Doors"),
    ]
    assert save(file, moved)[0].changed == []


def test_a_row_that_was_moved_to_a_theme_which_is_new_is_moved_there(file):
    save(file, TWO)
    new = ("3", "Thresholds", (renamed(REVIEW, "3.1", REVIEW.text),))
    save(file, plan_with(("1", "Staff", (AGREE, TRAIN)), ("2", "Doors", (PUBLISH,)), new))
    assert themes_of(file)[2:] == [("3", "Thresholds", ["3.1"])]
    assert themes_of(file)[0] == ("1", "Staff", ["1.1", "1.2"])


def test_an_action_that_somebody_moved_in_the_plan_stays_there(file):
    save(file, TWO)
    with opened(file) as store:
        doors = plan_of(file).themes[1]
        store.save(replace(action_of(file, "1.3"), theme_id=doors.id))
    save(
        file, plan_with(("1", "Staff", (AGREE, TRAIN, renamed(REVIEW, "1.4", REVIEW.text))), ("2", "Doors", (PUBLISH,)))
    )
    assert [sorted(refs) for _, _, refs in themes_of(file)] == [["1.1", "1.2"], ["1.4", "2.1"]]


def test_a_theme_put_in_front_renumbers_those_behind_it_and_takes_nothing_of_theirs(file):
    staff = Theme("1", "Staff", actions=(AGREE,), measures=(a_measure("Vacancies", "1-M01"),))
    save(file, Draft(Plan("Our plan", themes=(staff, Theme("2", "Doors", actions=(PUBLISH,))))))
    lead = Theme("1", "Leading", actions=(a_row("1.1", "Meet each month", "", lead="Ed Fox"),))
    lead = replace(lead, measures=(a_measure("Meetings", "1-M01"),))
    staff = replace(staff, ref="2", title="Our staff", actions=(renamed(AGREE, "2.1", AGREE.text),))
    doors = Theme("3", "Doors", actions=(renamed(PUBLISH, "3.1", PUBLISH.text),))
    after = Draft(Plan("Our plan", themes=(lead, replace(staff, measures=(a_measure("Vacancies", "2-M01"),)), doors)))
    (changes,) = save(file, after)
    assert sorted(themes_of(file)) == [
        ("1", "Leading", ["1.1"]),
        ("2", "Our staff", ["2.1"]),
        ("3", "Doors", ["3.1"]),
    ]
    measures = {one.name: one.ref for _, one in plan_of(file).measures()}
    assert measures == {"Vacancies": "1-M01", "Meetings": "1-M02"}
    assert changes.missing == [] and save(file, after)[0].changed == []
