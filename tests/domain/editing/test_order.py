"""The order of records and texts, a step at a time."""

from tracker.domain.editing.order import last_place, moved_records, place_by_now, swapped
from tracker.domain.plan import Theme


def themes(*places):
    return [Theme(str(number), f"Theme {number}", place=place, id=number) for number, place in enumerate(places, 1)]


def order(records, changed):
    now = {one.id: one for one in changed}
    return [one.id for one in sorted((now.get(one.id, one) for one in records), key=lambda one: (one.place, one.id))]


def test_two_neighbours_change_places_and_nothing_else_is_saved():
    records = themes(1, 4, 9)
    changed = moved_records(records, records, records[2], -1)
    assert {(one.id, one.place) for one in changed} == {(3, 4), (2, 9)}
    assert order(records, changed) == [1, 3, 2]


def test_records_that_share_a_place_are_numbered_anew():
    records = themes(0, 0, 0)
    assert order(records, moved_records(records, records, records[0], 1)) == [2, 1, 3]


def test_what_is_not_shown_is_passed_over():
    records = themes(0, 1, 2, 3)
    shown = [records[0], records[3]]
    assert order(records, moved_records(records, shown, records[0], 1)) == [2, 3, 4, 1]


def test_at_the_end_nothing_moves():
    records = themes(0, 1)
    assert moved_records(records, records, records[1], 1) == [] == moved_records(records, records, records[0], -1)
    assert swapped("abc", 2, 1) == () and swapped("abc", 0, 1) == ("b", "a", "c")


def test_the_last_place_is_after_all():
    assert last_place([]) == 0 and last_place(themes(3, 7)) == 8


def test_a_text_is_found_again_where_it_stands_by_now():
    assert place_by_now("abc", "abc", 1) == 1
    assert place_by_now("abc", "xabc", 1) == 2
    assert place_by_now("abc", "axc", 1) == 1  # what was written over it


def test_what_is_new_or_gone_stands_at_the_end():
    assert place_by_now("abc", "abcd", 3) == 4
    assert place_by_now("abc", "ac", 1) == 2
