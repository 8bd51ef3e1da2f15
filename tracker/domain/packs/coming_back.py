"""What a pack that came back makes of the plan, as it is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.domain.actions.written_names import in_one_case
from tracker.domain.packs.collected import NOTHING_ANSWERED, CameBack, Collected, Collecting, PackAnswers
from tracker.domain.packs.new_rows import NewRows
from tracker.domain.packs.returned import ActionFinder, LooseText, ReturnedPack, ReturnedRow, pack_of
from tracker.domain.packs.returned_action import ReturnedAction
from tracker.domain.plan import Action, Plan, Theme, Update


def collected_from(
    plan: Plan, returned: ReturnedPack, how: Collecting, answers: PackAnswers = NOTHING_ANSWERED
) -> Collected:
    """What saving a pack that came back would do; TrackerError for a pack of another plan."""
    pack = pack_of(plan, returned)
    day = min(max(returned.saved or how.as_at, pack.day if pack else date.min), how.as_at)
    made = Collected(returned, pack, pack.lead if pack else returned.lead, day)
    finder = ActionFinder(plan, pack, how.alike)
    by_action: dict[str, tuple[Action, list[ReturnedRow]]] = {}
    unplaced: list[ReturnedRow] = []
    for row in returned.rows:
        if (action := finder.find(row)) is None:
            unplaced.append(row)
        else:
            by_action.setdefault(action.uuid or "", (action, []))[1].append(row)
    for action, rows in by_action.values():
        ReturnedAction(plan, action, finder.sent.get(action.uuid or ""), made, how, answers).tell(rows)
    new_rows = NewRows(plan, made, how, answers)
    for row in unplaced:
        new_rows.tell(row)
    for place, text, _ in _loose_texts(made):
        made.lines.append(CameBack("problem", place, "", "Text", "", "", text, "belongs to no action"))
    if returned.unread:
        made.lines.append(CameBack("problem", returned.sha256, "", "File", "", "", returned.file, returned.unread))
    return made


def _loose_texts(made: Collected) -> list[LooseText]:
    """What stands in no row, without what a sheet repeats of what was sent."""
    sent = made.pack.actions if made.pack else []
    texts = [in_one_case(text) for one in sent for text in (one.text, *one.printed.values())]
    loose = made.returned.loose
    return [one for one in loose if not (one.repeats and any(in_one_case(one.text) in text for text in texts))]


def with_collected(plan: Plan, made: Collected) -> Plan:
    """The plan with what a pack makes of it, for the pack that is collected after it."""
    said: dict[int | None, tuple[Update, ...]] = {}
    for update in made.updates:
        said[update.action_id] = (*said.get(update.action_id, ()), update)
    if not (said or made.new):
        return plan
    return replace(plan, themes=tuple(_with(theme, said, made) for theme in plan.themes))


def _with(theme: Theme, said: dict[int | None, tuple[Update, ...]], made: Collected) -> Theme:
    actions = [
        replace(action, updates=(*action.updates, *said[action.id])) if action.id in said else action
        for action in theme.actions
    ]
    return replace(theme, actions=(*actions, *(one for one in made.new if one.theme_id == theme.id)))
