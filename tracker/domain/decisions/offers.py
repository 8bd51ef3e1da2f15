"""What lists offer as actions and decisions: what is said of those not taken, and the plan with those taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from tracker.domain.dates.reading import NO_DAY
from tracker.domain.draft import Draft, Offer
from tracker.domain.plan import Action, Person, Plan, Theme
from tracker.domain.problem import A_LIST, Problem
from tracker.domain.when import When

LISTS = "a list"  # what the problem is about that says what a list offers


def key_of_words(words: str) -> str:
    """The key of an offer: the same for the same words, whatever their case and blanks."""
    from hashlib import sha256  # slow to load, and most documents have no lists

    return sha256(" ".join(words.casefold().split()).encode("utf-8", "replace")).hexdigest()[:12]


def printed_offer(offer: Offer) -> str:
    """The words of an offer as the list prints them, in one line."""
    return _printed(offer.action)


def _printed(action: Action) -> str:
    words = action.text
    if (number := action.ref_as_printed) and not words.startswith(number):
        words = f"{number} {words}"
    return " ".join(words.split())


def held_already(offers: Sequence[Offer], plan: Plan) -> frozenset[str]:
    """The keys of the offers that an action of the plan has the words of, whatever their case and blanks."""
    stands = [action for _, action in plan.actions() if action.removed_on is None]
    held = {key_of_words(words) for action in stands for words in (action.text, _printed(action))}
    return frozenset(
        offer.key for offer in offers if held & {key_of_words(offer.action.text), key_of_words(printed_offer(offer))}
    )


def taken_before(offers: Sequence[Offer], plan: Plan) -> frozenset[str]:
    """The keys of the offers that stand in the plan just as they would be taken: with these words, in that theme.

    Each action stands for one offer. To take what the plan has elsewhere would rename a theme or make it double.
    """
    stand = Counter((theme.title, action.text) for theme, action in plan.actions() if action.removed_on is None)
    keys = set()
    for offer in offers:
        would_be = (offer.theme.title if offer.theme else offer.heading, offer.action.text)
        if stand[would_be]:
            stand[would_be] -= 1
            keys.add(offer.key)
    return frozenset(keys)


def list_problem(source: str, place: str, headings: Sequence[str], offers: Sequence[Offer]) -> Problem:
    """That a list offers something, with its headings and all of its words, one a line."""
    lines = [*headings, *map(printed_offer, offers)]
    many, kind = len(offers), offers[0].kind
    what = f"This looks like {_AN[kind]}" if many == 1 else f"These {many} texts look like {kind}s"
    sentence = f'{what}, in a list under "{offers[0].heading}": {"it was" if many == 1 else "they were"} not taken.'
    return Problem("skipped", source, place, LISTS, "\n".join(lines), None, sentence, cause=A_LIST)


_AN = {"action": "an action", "decision": "a decision"}


def taken(draft: Draft, keys: Collection[str]) -> Draft:
    """The draft with the offers of these keys as actions, each in the theme of its list, and no longer offered."""
    chosen = [offer for offer in draft.offers if offer.key in keys]
    plan = draft.plan
    for offer in chosen:
        plan = _with_action(plan, offer)
    problems: list[Problem] = []
    to_come: Sequence[Offer] = draft.offers  # lists and what they offer are in the same order
    for problem in draft.problems:
        of_list, headings = _of_list(problem, to_come) if problem.about == LISTS else ((), [])
        if not of_list:
            problems.append(problem)
            continue
        to_come = to_come[len(of_list) :]
        left = [offer for offer in of_list if offer.key not in keys]
        if not left:
            plan = _told_of(plan, problem, headings)
        else:
            problems.append(list_problem(problem.source, problem.place, headings, left))
    source = next((problem.source for problem in draft.problems if problem.about == LISTS), "")
    problems += [_undated(source, offer, when) for offer in chosen if (when := _unread(offer)) is not None]
    others = tuple(offer for offer in draft.offers if offer.key not in keys)
    places = {offer.place for offer in chosen} - {offer.place for offer in others}
    return replace(draft, plan=plan, problems=tuple(problems), offers=others, used=draft.used + len(places))


def _with_action(plan: Plan, offer: Offer) -> Plan:
    """The plan with what is offered at the end of its theme, which is made where there is none."""
    theme = offer.theme or Theme(None, offer.heading)
    at = next((n for n, one in enumerate(plan.themes) if (one.ref, one.title) == (theme.ref, theme.title)), None)
    themes = list(plan.themes)
    if at is None:
        at = len(themes)
        themes.append(replace(theme, place=at + 1, actions=()))
    actions = themes[at].actions
    themes[at] = replace(themes[at], actions=(*actions, replace(offer.action, place=len(actions) + 1)))
    return replace(plan, themes=tuple(themes), people=_with_lead(plan.people, offer.action))


def _with_lead(people: tuple[Person, ...], action: Action) -> tuple[Person, ...]:
    lead = action.lead
    if not lead.as_printed or lead.key in {person.key for person in people}:
        return people
    return (*people, Person(lead.name, lead.role))


def _of_list(problem: Problem, offers: Sequence[Offer]) -> tuple[Sequence[Offer], list[str]]:
    """The offers of a list, which are the first of these, and the lines above them."""
    lines = problem.as_printed.split("\n")
    words = [printed_offer(offer) for offer in offers[: len(lines)]]
    many = next((n for n in range(len(words), 0, -1) if lines[-n:] == words[:n]), 0)
    return offers[:many], lines[: len(lines) - many]


def _told_of(plan: Plan, problem: Problem, headings: Sequence[str]) -> Plan:
    """The plan with the list among the tables that it was read from, under the words that stand above it."""
    told = {"source": problem.source, "place": problem.place, "title": " / ".join(headings), "headings": {}}
    return replace(plan, settings={**plan.settings, "read_from": [*plan.settings.get("read_from", []), told]})


def _unread(offer: Offer) -> When | None:
    when = offer.action.updates[0].review if offer.action.updates else None
    return when if when is not None and when.kind == "unread" else None


def _undated(source: str, offer: Offer, when: When) -> Problem:
    about, sentence = offer.action.ref or offer.action.text[:60], f'"{when.as_printed}" names no day: say which it is.'
    return Problem("unread", source, offer.place, about, when.as_printed, None, sentence, field="review", cause=NO_DAY)
