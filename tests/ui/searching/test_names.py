"""Names found by what is typed of them, the best fit first."""

from tracker.ui.searching.names import Names, begins_almost


def found(names, typed):
    return [names[at] for at in Names(names).find(typed, 10)]


def test_the_worst_of_the_words_that_are_typed_counts():
    names = ["Support the report", "Reports of a board", "Report", "A report", "Re-open the door", "Report on boards"]
    assert found(names, "report") == [
        "Report",
        "Report on boards",
        "Reports of a board",
        "Support the report",
        "A report",
    ]
    assert found(names, "rot") == ["Reports of a board", "Report", "Report on boards", "Support the report", "A report"]
    assert found(names, "reprot board") == ["Reports of a board", "Report on boards"]


def test_first_letters_stand_before_letters_inside_a_word_and_after_beginnings():
    assert found(["Offset", "Full screen", "Of fs"], "fs") == ["Of fs", "Full screen", "Offset"]


def test_letters_left_out_and_slips_count_where_nothing_has_the_words_at_beginnings_and_never_in_numbers():
    names = ["Print…", "Permanent place", "Blueprnt 2017"]
    assert found(names, "prnt") == ["Blueprnt 2017", "Print…", "Permanent place"]
    assert found([*names, "Prnt"], "prnt") == ["Prnt", "Blueprnt 2017"]
    assert found(names, "217") == []


def test_a_word_begins_almost_with_what_differs_by_one_slip():
    for typed in ("prnt", "pprint", "pront", "pritn", "rpint", "rint", "print", "prints"):
        assert begins_almost("print", typed), typed
    for typed in ("prxyt", "tnirp", "pnt", "printing", "xprnt"):
        assert not begins_almost("print", typed), typed


def test_signs_that_mean_something_to_a_pattern_are_letters_like_others():
    assert found(["Keys ?", "(P&P) Workshops", "a[b", "50%"], "(p&") == ["(P&P) Workshops"]
    assert found(["a[b"], "q[x]+") == [] and found([], "anything") == found(["a"], " ") == []
