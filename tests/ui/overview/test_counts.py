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
