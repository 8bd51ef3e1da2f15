"""The timeline of an action or a measure, in what scrolls, as its panel does."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tests.work import calls_in
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.timeline import FIRST_SHOWN, Timeline, TimelineEntry

SOME = 100


def entries(count):
    told = {"who": "Vera Brook", "text": "The visits were looked at.", "changes": ("Review: Dec 2017",), "notes": ()}
    rest = {"counts": True, "latest": False, "can_return": False, "noun": "update"}
    return [SimpleNamespace(day=f"day {at}", number=at, **told, **rest) for at in range(1, count + 1)]


@pytest.fixture
def timeline(qtbot):
    area, inside, shown = QScrollArea(), QWidget(), Timeline()
    QVBoxLayout(inside).addWidget(shown)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.resize(400, 800)
    area.show()
    yield shown  # and what it stands in is kept


def test_the_whole_of_a_long_history_costs_so_much_for_each_entry_in_a_window_that_is_seen(timeline):
    _, some = calls_in(lambda: timeline.show_entries(entries(SOME), all_of_them=True))
    timeline.show_entries([])
    _, more = calls_in(lambda: timeline.show_entries(entries(4 * SOME), all_of_them=True))
    assert more < 6 * some


def test_all_of_a_history_has_its_room_as_soon_as_it_is_asked_for(timeline):
    long = entries(FIRST_SHOWN + 30)
    for one in long:
        one.text = "The visits were looked at, team by team. " * 20
    timeline.show_entries(long)
    next(one for one in timeline.findChildren(SmallButton) if one.text().startswith("Show all")).click()
    texts = [entry.text for entry in timeline.findChildren(TimelineEntry)]
    assert len(texts) == len(long) and all(text.height() >= text.heightForWidth(text.width()) for text in texts)
