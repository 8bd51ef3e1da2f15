"""A count in its card: whatever its number, it is set so that it can be read."""

from tracker.domain.actions.filters import Filter
from tracker.ui.overview.counts import CountCard


def test_a_long_number_is_set_smaller_and_never_cut(qtbot, qapp):
    card = CountCard(Filter())
    qtbot.addWidget(card)
    card.tell("3,600 of 10,000", "complete (36%)", there=True)
    for width in range(card.sizeHint().width(), 2 * card.sizeHint().width()):
        card.resize(width, card.sizeHint().height())
        assert not card.is_cut()


def test_a_count_says_its_number_what_it_is_of_and_its_note(qtbot, qapp):
    card = CountCard(Filter())
    qtbot.addWidget(card)
    card.tell("26", "overdue", there=True, alarming=True)
    card.say("+25 since 3 Oct 2017")
    assert (card.accessibleName(), card.accessibleDescription()) == ("26 overdue", "+25 since 3 Oct 2017")


def test_a_note_that_has_no_room_is_said_more_shortly_and_whole_in_its_tooltip(qtbot, qapp):
    card, whole, short = (
        CountCard(Filter()),
        "1.7.23, 16 Nov 2017; 2.4.25, 16 Nov 2017; 44 more",
        "1.7.23, Nov; 45 more",
    )
    qtbot.addWidget(card)
    card.say(whole, short)
    room = card.fontMetrics().horizontalAdvance(whole)
    card.resize(room, card.sizeHint().height())
    assert card.note_in_view == whole
    card.resize(room // 3, card.sizeHint().height())
    assert card.note_in_view == short and whole in card.toolTip() and card.accessibleDescription() == whole
