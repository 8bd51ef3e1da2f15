"""What was meant by a name that nothing of the plan has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.cli.terminal.saying import say
from tracker.domain.actions.filters import Filter, filtered, searched
from tracker.domain.actions.register import Line
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action, Plan

_ALIKE, _MOST_MEANT, _MOST_TOLD = 65, 3, 8  # of 100; names
_LETTERS = pattern_of(r"\w+")


def meant(given: str, known: Iterable[str]) -> str:
    """' Did you mean "Susan Hale"?', of names that are like what was given; nothing where none is."""
    from tracker.documents.vocabulary.likeness import likest

    near = [f'"{name}"' for name in likest(given, dict.fromkeys(known), _MOST_MEANT, _ALIKE)]
    if not near:
        return ""
    return f" Did you mean {' or '.join(filter(None, [', '.join(near[:-1]), near[-1]]))}?"


def say_what_fits_nothing(sought: Filter, plan: Plan, lines: Sequence[Line], shape: str) -> None:
    """Tell of each name and word asked for that no action has; `lines` are all actions."""
    if sought.lead and not filtered(lines, Filter(lead=sought.lead)):
        say_no_lead(sought.lead, lead_names(line.action for line in lines), shape)
    if sought.theme and not filtered(lines, Filter(theme=sought.theme)):
        refs = [theme.ref or theme.title for theme in plan.themes]
        _say_none("theme", sought.theme, [*refs, *(theme.title for theme in plan.themes)], refs, shape)
    for word in sought.words:
        if not filtered(lines, Filter(search=word)):
            known = {one for line in lines for one in _LETTERS.findall(searched(line))}
            _say_none("word", word, sorted(known), (), shape)


def say_no_lead(lead: str, known: Sequence[str], shape: str) -> None:
    """Tell that nothing has a lead, with who was meant or who there is."""
    _say_none("lead", lead, known, known, shape)


def lead_names(actions: Iterable[Action]) -> list[str]:
    """Each lead of actions by name or role, as a filter finds it: in what is printed."""
    found: dict[str, None] = {}
    for lead in (action.lead for action in actions):
        printed = " ".join(lead.as_printed.split())
        names = [one.name or one.role or "" for one in lead.each]
        found.update(dict.fromkeys(name for name in names if name and name in printed) or {printed: None})
    return sorted(name for name in found if name)


def _say_none(what: str, given: str, known: Sequence[str], there: Sequence[str], shape: str) -> None:
    """What was meant, else some of what there is; on stderr where the output is for programs."""
    more = f" and {len(there) - _MOST_TOLD:,} more" if len(there) > _MOST_TOLD else ""
    listed = f" There are {', '.join(there[:_MOST_TOLD])}{more}." if there else ""
    say(f'No action has the {what} "{given}".{meant(given, known) or listed}', err=shape != "table")
