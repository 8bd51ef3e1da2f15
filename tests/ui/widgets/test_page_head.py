"""The head of a page: its title, and the day in words beside it, or under it where there is little room."""

import pytest

from tracker.ui.widgets.page_head import PageHead
from tracker.ui.widgets.panels import lay_out_now

DAY = "As at 14 Nov 2017, which is not today (29 Nov 2026)"


@pytest.fixture
def head_of(qtbot):
    """Makes the head of a page of that name, with that said in its search box."""

    def make(name, search):
        head = PageHead(name, search)
        head.lay_out(head.search)
        qtbot.addWidget(head)
        head.say_day(DAY)
        head.show()
        return head

    return make


def stands(head, width):
    """How the day stands in such a width: under the name or not, and whether on one line."""
    head.resize(width, 120)
    lay_out_now()
    head.layout().activate()
    day, name = head.title.day, head.title.name
    return day.y() >= name.geometry().bottom(), day.width() >= day.fontMetrics().horizontalAdvance(DAY)


def test_the_day_is_broken_into_lines_only_where_it_has_no_room_on_one(head_of):
    head = head_of("Promises", "Search promises")
    day = head.fontMetrics().horizontalAdvance(DAY)
    beside = head.search.sizeHint().width()
    assert stands(head, 2 * (day + beside)) == (False, True)
    assert stands(head, day + beside + 100) == (True, True)
    assert stands(head, day - 40) == (True, False)


def test_a_long_search_gives_way_before_the_day_is_broken(head_of):
    head = head_of("Actions", "Search actions and commentary, and all that was ever said of them")
    day, search = head.fontMetrics().horizontalAdvance(DAY), head.search
    width = day + search.minimumSizeHint().width() + 120
    assert width < day + search.sizeHint().width() and stands(head, width) == (True, True)
    assert search.width() >= search.minimumSizeHint().width() and head.minimumSizeHint().width() < width
