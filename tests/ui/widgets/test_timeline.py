"""The timeline of an action or a measure, in what scrolls, as its panel does."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tests.work import calls_in
from tracker.ui.widgets.timeline import Timeline

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
