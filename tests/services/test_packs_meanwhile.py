"""What the office did meanwhile, several packs at once, packs again, and packs of other days and plans."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.builders import a_plan, a_when, an_update, on, state_of
from tests.services.test_packs import (
    BACK,
    CLOCK,
    FIRST_ROW,
    LEAD,
    OTHER,
    SENT,
    action,
    back,
    both,
    file,
    fill,
    made_once,
    sent,
    store,
    told,
    updates_of,
)
from tests.services.test_packs_hostile import edited, held, texts_of
from tests.services.test_packs_kept import office, put
from tests.store.builders import a_file
from tracker.columns.packs import collected_words
from tracker.documents.packs.read import read_pack
from tracker.domain.packs.collected import PackAnswers
from tracker.domain.plan import Theme
from tracker.errors import TrackerError
from tracker.services.importing import undo_import
from tracker.services.packs import preview_packs, save_packs, send_packs
from tracker.store.sqlite import open_store

_FIXTURES = (back, file, made_once, sent, store)


# What the office did meanwhile


@pytest.mark.parametrize("with_keys", [True, False])
def test_an_action_that_went_to_another_theme_is_found(file, tmp_path, with_keys):
    with open_store(file) as store:
        plan = store.plan()
        store.save(Theme("2.1", "Another", plan_id=plan.id, place=1))
        (sent,) = send_packs(store, [LEAD], tmp_path / "out", SENT, CLOCK)
        other = store.plan().themes[1]
        moved = replace(held(store, "1.1.1"), updates=(), theme_id=other.id, ref="2.1.1", place=0)
        store.save(moved)
        gone = both(*(put(f"K{row}", None) for row in range(FIRST_ROW, 20)))
        path = edited(sent, tmp_path / "back.xlsx", fill("1.1.1", update="Held."), *([] if with_keys else [gone]))
        save_packs(store, [read_pack(path)], BACK, CLOCK)
        assert [one.updates[-1].text for one in store.plan().themes[1].actions] == ["Held."]


def test_a_hidden_key_of_an_action_of_like_words_does_not_take_its_words(back, store):
    back(both(fill("1.1.1", update="Mine."), put(f"K{FIRST_ROW}", "uuid-1.1.2")))
    assert updates_of(store, "1.1.1")[-1].text == "Mine." and len(updates_of(store, "1.1.2")) == 1


def test_a_row_of_a_colleagues_pack_is_held_against_what_that_one_was_sent(store, tmp_path):
    one, _ = send_packs(store, [LEAD, OTHER], tmp_path / "out", SENT, CLOCK)
    office(store, "1.1.5", review="Nov 2017")
    row = {"A12": "1.1.5", "B12": "Do what 1.1.5 promised", "J12": "Mar 2018", "I12": "Why"}
    path = edited(one, tmp_path / "back.xlsx", *(put(place, value) for place, value in row.items()))
    (made,) = save_packs(store, [read_pack(path)], BACK, CLOCK)
    assert told(made) == [("conflict", "1.1.5", "Next review")]


def test_an_answer_of_theirs_may_be_given_again_after_the_office_said_otherwise_once_more(back, store):
    theirs = PackAnswers(otherwise="theirs")
    back(fill("1.1.1", status="Reported complete"), answers=theirs)
    later = an_update(action_id=held(store, "1.1.1").id, day=BACK, status="stopped", recorded_at=CLOCK + timedelta(1))
    store.save(later)
    back(fill("1.1.1", status="Reported complete"), answers=theirs)
    assert [str(one.status) for one in updates_of(store, "1.1.1")] == [
        "in progress", "reported complete", "stopped", "reported complete",
    ]  # fmt: skip


def test_a_rating_that_needs_a_reason_only_beside_its_new_review_is_asked_back(back, store):
    made = back(fill("1.1.1", update="Sooner.", rating="amber", review="Aug 2017"))
    assert ("reason", "1.1.1", "Rating") in told(made)
    assert updates_of(store, "1.1.1")[-1].review == a_when("Aug 2017")


# Several at once, and again


@pytest.fixture
def two(store, tmp_path):
    """The packs of two leads of one action, who say otherwise of it and add an action each in the same row."""
    made = []
    for pack, status in zip(
        send_packs(store, [], tmp_path / "out", SENT, CLOCK), ("Stopped", "Reported complete"), strict=True
    ):
        new = put("B12", f"A further step of {pack.pack.lead}")
        path = tmp_path / f"{pack.pack.lead}.xlsx"
        made.append(read_pack(edited(pack, path, fill("1.1.4", status=status), new)))
    return made


def test_what_two_packs_say_otherwise_is_a_conflict_before_anything_is_saved(store, two):
    first, second = preview_packs(store.plan(), two, BACK, CLOCK, "QA")
    assert (first.count("conflict"), second.count("conflict")) == (0, 1)


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_packs_that_are_taken_together_the_last_one_counts(store, two, turn):
    both_ways = two[::turn]
    save_packs(store, both_ways, BACK, CLOCK, answers=PackAnswers(otherwise="theirs"))
    wanted = next(row.said.status for row in both_ways[-1].rows if row.ref == "1.1.4")
    assert state_of(held(store, "1.1.4"), "14 Nov 2017").status == wanted


def test_rows_of_two_packs_are_answered_apart(store, two):
    first, second = preview_packs(store.plan(), two, BACK, CLOCK, "QA")
    of_new = [next(line.key for line in made.lines if line.kind == "new") for made in (first, second)]
    theme = store.plan().themes[0].id
    save_packs(store, two, BACK, CLOCK, answers=PackAnswers(themes={of_new[1]: theme}))
    assert store.plan().themes[0].actions[-1].text == f"A further step of {two[1].lead}"


def test_two_new_rows_of_the_same_words_are_one_action(back, store):
    edit = both(*(put(f"B{row}", "Brief the chairs") for row in (12, 13)))
    made = back(edit, answers=PackAnswers(theme=store.plan().themes[0].id))
    assert [line.kind for line in made.lines] == ["update", "known"] and len(made.new) == 1


def test_what_was_undone_may_be_collected_again(file, tmp_path):
    with open_store(file) as store:
        (sent,) = send_packs(store, [LEAD], tmp_path / "out", SENT, CLOCK)
        path = edited(sent, tmp_path / "back.xlsx", fill("1.1.1", update="Held."), put("B12", "Brief the chairs"))
        answers = PackAnswers(theme=store.plan().themes[0].id)
        save_packs(store, [read_pack(path)], BACK, CLOCK, answers=answers)
    undo_import(file)
    with open_store(file) as store:
        save_packs(store, [read_pack(path)], BACK, CLOCK + timedelta(1), answers=answers)
        assert {"Held."} <= set(texts_of(store))
        there = [one.text for one in store.plan().themes[0].actions if one.removed_on is None]
        assert there.count("Brief the chairs") == 1


def test_words_that_were_withdrawn_may_be_collected_again(back, store):
    back(fill("1.1.1", update="Held."))
    taken = updates_of(store, "1.1.1")[-1]
    store.save(
        an_update(BACK, kind="undo", withdraws=taken.uuid, action_id=taken.action_id, recorded_at=CLOCK + timedelta(1))
    )
    back(fill("1.1.1", update="Held."))
    assert updates_of(store, "1.1.1")[-1].text == "Held."


def test_the_file_that_was_sent_is_no_answer_where_it_lies_among_the_answers(store, sent):
    (made,) = save_packs(store, [read_pack(sent.path)], BACK, CLOCK)
    assert (
        store.plan().pack_entries == () and collected_words(made) == "no answer, for nobody saved it since it was sent"
    )


# Other plans, older plans


def test_a_pack_of_an_older_plan_of_the_same_name_is_refused_and_nothing_is_noted(store, sent, tmp_path):
    newer = a_plan(action("1.1.1", "Sep 2018"))
    path = a_file(tmp_path / "newer.plan", replace(newer, uuid=None))
    with open_store(path) as other:
        with pytest.raises(TrackerError) as told:
            save_packs(other, [read_pack(sent.path)], BACK, CLOCK)
        assert not other.plan().pack_entries
    assert str(told.value) == (
        f"{sent.path.name} is a pack of another plan (Improvement plan): collect it into that plan's file."
    )


def test_an_older_pack_is_held_against_what_it_was_sent_itself(store, sent, tmp_path):
    office(store, "1.1.1", review="Nov 2017")
    send_packs(store, [LEAD], tmp_path / "again", on("8 Nov 2017"), CLOCK)
    path = edited(sent, tmp_path / "back.xlsx", fill("1.1.1", review="Jan 2018", reason="Why"))
    (made,) = save_packs(store, [read_pack(path)], BACK, CLOCK)
    assert [(line.kind, line.sent, line.now) for line in made.lines] == [("conflict", "Sep 2017", "Nov 2017")]


def test_a_pack_whose_plan_was_put_back_to_before_it_was_sent_is_matched_by_its_rows(file, sent, tmp_path):
    path = edited(sent, tmp_path / "back.xlsx", fill("1.1.1", update="Held."))
    shutil.copy(file, tmp_path / "now.plan")
    with open_store(tmp_path / "now.plan") as now:
        uuid = now.plan().uuid
    older = a_file(tmp_path / "older.plan", replace(a_plan(action("1.1.1", "Sep 2017")), uuid=uuid))
    with open_store(older) as store:
        (made,) = save_packs(store, [read_pack(path)], BACK, CLOCK)
    assert told(made) == [("update", "1.1.1", "Commentary")]


@pytest.mark.parametrize("typed", ["TBC", "n/a", "none", "when there is room"])
def test_words_in_the_place_of_a_day_do_not_take_the_review_away(back, store, typed):
    made = back(fill("1.1.1", update="Held.", review=typed))
    assert ("problem", "1.1.1", "Next review") in told(made)
    said = updates_of(store, "1.1.1")[-1]
    assert said.review is None and said.text == f"Held.\nNext review: {typed}"


@pytest.mark.parametrize("dash", ["-", "–", "--"])
def test_a_dash_in_each_field_says_that_nothing_has_changed(back, store, dash):
    back(fill("1.1.1", update="Held.", review=dash, status=dash, rating=dash, reason=dash))
    said = updates_of(store, "1.1.1")[-1]
    assert (said.text, said.review, said.status, said.stated_rag, said.reason) == ("Held.", None, None, None, None)
    before = len(updates_of(store, "1.1.3"))
    back(fill("1.1.3", update=dash, review=dash))
    assert len(updates_of(store, "1.1.3")) == before


def test_a_pack_that_is_collected_again_as_at_an_earlier_day_counts_once(back, store):
    edit = fill("1.1.1", update="Held.", review="Mar 2018", reason="No room")
    back(edit)
    before = updates_of(store, "1.1.1")
    made = back(edit, day=on("25 Oct 2017"))
    assert not made.updates and updates_of(store, "1.1.1") == before
