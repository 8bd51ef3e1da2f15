"""What can be removed of an action, an update or a measure: the records beside each other, and their fields."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from tracker.domain.actions.state import numbered_updates
from tracker.domain.fields import StoredRecord
from tracker.domain.measure import Measure
from tracker.domain.plan import Action, Theme, Update
from tracker.domain.redacting.places import REMOVABLE, day_words, update_words
from tracker.domain.redacting.record_texts import texts_of
from tracker.domain.redacting.words import left_of
from tracker.domain.when import show_day


class Offer(NamedTuple):
    """A record with the fields that can be removed of it, as people call them; or, without one, a name or words."""

    words: str
    record: StoredRecord | None = None
    name: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """Its fields that say something, each with the name of the field in the record."""
        record = self.record
        if record is None:
            return {}
        known = REMOVABLE[type(record)]
        return {called: field for called, field in known.items() if left_of(texts_of(record, field))}


def offers_of_update(action: Action, update: Update, undo: Update | None) -> list[Offer]:
    """What an update said, and why it was withdrawn."""
    numbers = {one.uuid: number for number, one in enumerate(numbered_updates(action), 1)}
    ref = action.ref or "The action"
    offers = [Offer(f"{ref}, {update_words(numbers[update.uuid], update)}", update)]
    if undo is not None:
        day = f" on {show_day(undo.day)}" if undo.day else ""
        offers.append(Offer(f"That it was withdrawn{day}", undo))
    return _that_say_something(offers)


def offers_of_action(theme: Theme, action: Action) -> list[Offer]:
    """An action's own fields, each that leads it wherever the name stands, its theme's."""
    offers = [Offer(f"The action {action.ref or ''}".strip(), action)]
    names = [lead.name or lead.as_printed for lead in action.lead.each]
    who = ["The lead"] if len(names) == 1 else names
    offers += [Offer(f"{one}, wherever the name stands", None, name) for one, name in zip(who, names, strict=True)]
    return _that_say_something([*offers, _of_theme(theme)])


def offers_of_measure(theme: Theme, measure: Measure) -> list[Offer]:
    """A measure's own fields, what was remarked of it, the latest first, and its theme's fields."""
    remarks = sorted(measure.remarks, key=attrgetter("age"), reverse=True)
    said = [Offer(f"{measure.ref}, remark of {day_words(one.day)}", one) for one in remarks]
    return _that_say_something([Offer(f"The measure {measure.ref}", measure), *said, _of_theme(theme)])


def _of_theme(theme: Theme) -> Offer:
    return Offer(f"The theme {theme.ref or ''}".strip(), theme)


def _that_say_something(offers: list[Offer]) -> list[Offer]:
    return [offer for offer in offers if offer.fields or left_of([offer.name])]
