"""Headings of groups: what stands beside them is counted once, when it is first seen."""

from tracker.ui.tables.grouping import Group


def test_what_stands_beside_a_heading_is_counted_once_and_only_when_it_is_asked_for():
    counted = []
    group = Group("1", "1: Practice", lambda: counted.append("counted") or "3 actions")
    assert counted == []
    assert [group.words, group.words] == ["3 actions", "3 actions"] and counted == ["counted"]
