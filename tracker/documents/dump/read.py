"""Reads a dump ("improvement-plan/1") back into the same content: records, updates, problems and decisions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn, get_args

from tracker.documents.dump.write import DUMP_FORMAT, NOT_STAMPED
from tracker.domain.actions.rag import Limits
from tracker.domain.draft import Draft
from tracker.domain.measure import Comparator, Measure, Reading, Unit
from tracker.domain.plan import Action, Evidence, Lead, Person, Plan, StatedRag, Status, Theme, Update, UpdateKind
from tracker.domain.problem import Decision, Field, Problem, ProblemKind
from tracker.domain.when import NO_DATE, SEASONS, When, WhenKind
from tracker.errors import TrackerError


def read_json(path: Path) -> Draft:
    """The plan and problems of a dump.

    TrackerError for a file that cannot be opened or is no such dump; its sentence names the field. All keys of the
    dump must be there, but for what is worked out from others: an action's state, a measure's polarity and bands.
    """
    try:
        whole = _Node(_loaded(path), "")
        if (found := whole.text("format")) != DUMP_FORMAT:
            raise TrackerError(f'{path.name} has the format "{found}": this program reads "{DUMP_FORMAT}".')
        plans = list(whole.each("plans"))
        if len(plans) != 1:
            raise TrackerError(f"{path.name} holds {len(plans) or 'no'} plans: one at a time can be read.")
        return Draft(_plan(plans[0]), tuple(map(_problem, whole.each("problems"))))
    except _Unfit as error:
        raise TrackerError(f"{path.name} is not a whole dump of a plan: {error}.") from error


class _Unfit(Exception):
    """What is wrong with one field, named by the way to it."""


@dataclass(frozen=True, slots=True)
class _Node:
    """One object of the file, and the way to it: "plans[0].themes[2]"."""

    value: Any
    way: str

    def __post_init__(self) -> None:
        if not isinstance(self.value, dict):
            raise _Unfit(f"{self.way or 'the whole file'} should be an object")

    def to(self, key: str) -> str:
        return f"{self.way}.{key}" if self.way else key

    def fail(self, key: str, wanted: str) -> NoReturn:
        raise _Unfit(f"{self.to(key)} {wanted}")

    def get(self, key: str) -> Any:
        return self.value[key] if key in self.value else self.fail(key, "is missing")

    def of(self, key: str) -> _Node:
        return _Node(self.get(key), self.to(key))

    def of_any(self, key: str) -> _Node | None:
        return None if self.get(key) is None else self.of(key)

    def many(self, key: str) -> list[Any]:
        found = self.get(key)
        return found if isinstance(found, list) else self.fail(key, "should be a list")

    def each(self, key: str) -> Iterator[_Node]:
        return (_Node(value, f"{self.to(key)}[{at}]") for at, value in enumerate(self.many(key)))

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.many(key)
        return tuple(found) if all(isinstance(one, str) for one in found) else self.fail(key, "should hold texts only")

    def text(self, key: str) -> str:
        found = self.get(key)
        return found if isinstance(found, str) else self.fail(key, "should be a text")

    def any_text(self, key: str) -> str | None:
        return None if self.get(key) is None else self.text(key)

    def flag(self, key: str) -> bool:
        found = self.get(key)
        return found if isinstance(found, bool) else self.fail(key, "should be true or false")

    def choice(self, key: str, choices: Any) -> Any:
        """One of the words of a Literal or of a str enumeration."""
        words = get_args(choices) or tuple(choices)
        found = self.get(key)
        return words[words.index(found)] if found in words else self.fail(key, f"should be one of: {', '.join(words)}")

    def any_choice(self, key: str, choices: Any) -> Any:
        return None if self.get(key) is None else self.choice(key, choices)

    def number(self, key: str) -> Decimal | None:
        found = self.get(key)
        if found is not None and type(found) not in (int, float):
            self.fail(key, "should be a number")
        return None if found is None else Decimal(str(found))

    def day(self, key: str) -> date | None:
        text = self.any_text(key)
        try:
            return None if text is None else date.fromisoformat(text)
        except ValueError:
            self.fail(key, 'should be a day such as "2017-10-31"')

    def clock(self, key: str) -> datetime | None:
        text = self.any_text(key)
        try:
            return None if text in (None, NOT_STAMPED) else datetime.fromisoformat(text)
        except ValueError:
            self.fail(key, 'should be a time such as "2017-10-31T09:30:00+00:00"')


def _loaded(path: Path) -> Any:
    try:
        found = json.loads(path.read_bytes())
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()  # half characters, NaN: not to be kept
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise TrackerError(f"{path.name} is not JSON that can be read.") from error
    return found


def _problem(node: _Node) -> Problem:
    kind, decision = node.choice("kind", ProblemKind), node.any_choice("decision", Decision)
    source, place, about, as_printed = map(node.text, ("source", "place", "about", "as_printed"))
    read_as, message = node.any_text("read_as"), node.text("message")
    field = node.any_choice("field", Field) if "field" in node.value else None  # older dumps do not have it
    return Problem(kind, source, place, about, as_printed, read_as, message, decision, field)


def _plan(node: _Node) -> Plan:
    return Plan(
        title=node.text("title"),
        organisation=node.any_text("organisation"),
        period=_span(node.of("period")),
        theme_word=node.text("theme_word"),
        opens_as_at=node.day("opens_as_at"),
        settings=_settings(node),
        people=tuple(map(_person, node.each("people"))),
        themes=tuple(_theme(theme, at) for at, theme in enumerate(node.each("themes"))),
    )


def _span(node: _Node) -> When:
    """A plan's period, of which the dump has the days only."""
    first, last = node.day("first"), node.day("last")
    if first is None and last is None:
        return NO_DATE
    return When("", "unread" if first is None else "ongoing" if last is None else "year", first, last)


def _settings(node: _Node) -> dict[str, Any]:
    settings: dict[str, Any] = node.of("settings").value
    try:
        Limits.of(settings)
    except (TypeError, ValueError):
        node.fail("settings", "has a limit that is not a number of days")
    return settings


def _person(node: _Node) -> Person:
    return Person(node.any_text("name"), node.any_text("role"), node.any_text("email"), node.texts("also_written"))


def _theme(node: _Node, place: int) -> Theme:
    return Theme(
        ref=node.any_text("ref"),
        title=node.text("title"),
        ref_as_printed=node.text("ref_as_printed"),
        ambition=node.texts("ambition"),
        evidence=tuple(Evidence(one.text("heading"), one.text("text")) for one in node.each("evidence")),
        actions=tuple(_action(action, at) for at, action in enumerate(node.each("actions"))),
        measures=tuple(_measure(measure, at) for at, measure in enumerate(node.each("measures"))),
        place=place,
    )


def _action(node: _Node, place: int) -> Action:
    lead = node.of("lead")
    return Action(
        ref=node.any_text("ref"),
        text=node.text("text"),
        lead=Lead(lead.text("as_printed"), lead.any_text("name"), lead.any_text("role")),
        updates=tuple(map(_update, node.each("updates"))) or _only_update(node),
        ref_as_printed=node.text("ref_as_printed"),
        measures=node.texts("measures"),
        evidence_links=node.texts("evidence_links"),
        notes=node.texts("notes"),
        removed_on=node.day("removed_on"),
        place=place,
    )


def _only_update(node: _Node) -> tuple[Update, ...]:
    """How an action without updates says that it stands, as its first update; none when it says nothing."""
    said = _Node({"status": None, "stated_rag": None, "review": None, **node.value}, node.way)
    status, stated = said.any_choice("status", Status), said.any_choice("stated_rag", StatedRag)
    review = _any_when(said, "review")
    if status is None and stated is None and review is None:
        return ()
    return (Update("", "plan", None, None, status=status, stated_rag=stated, review=review),)


def _update(node: _Node) -> Update:
    return Update(
        uuid=node.any_text("uuid") or "",
        kind=node.choice("kind", UpdateKind),
        day=node.day("day"),
        recorded_at=node.clock("recorded_at"),
        text=node.any_text("text"),
        status=node.any_choice("status", Status),
        stated_rag=node.any_choice("stated_rag", StatedRag),
        review=_any_when(node, "review"),
        reason=node.any_text("reason"),
        author=node.any_text("author"),
        recorded_by=node.any_text("recorded_by"),
        withdraws=node.any_text("withdraws"),
    )


def _any_when(node: _Node, key: str) -> When | None:
    found = node.of_any(key)
    return _when(found) if found else None


def _when(node: _Node) -> When:
    kind = node.choice("kind", WhenKind)
    first, last = node.day("first"), node.day("last")
    open_ended = kind in ("ongoing", "none", "unread") or (kind == "completed" and first is last is None)
    if not open_ended and (first is None or last is None):
        node.fail("first" if first is None else "last", f"should be a day, as the kind is {kind}")
    if kind == "season" and first and first.month not in SEASONS.values():
        node.fail("first", "should be the first day of a season")
    return When(node.text("as_printed"), kind, first, last)


def _measure(node: _Node, place: int) -> Measure:
    stated = node.of_any("stated_direction")
    return Measure(
        ref=node.text("ref"),
        name=node.text("name"),
        shows=node.any_text("shows"),
        unit=node.any_choice("unit", Unit),
        thresholds=_thresholds(node),
        stated_rating=node.any_text("stated_rating"),
        stated_direction=(stated.text("as_printed"), stated.text("moved")) if stated else None,
        frequency=node.any_text("frequency"),
        rolling=node.any_text("rolling"),
        comment=node.any_text("comment"),
        action=node.any_text("action"),
        readings=_readings(node),
        comparators=tuple(
            Comparator(one.text("name"), one.any_text("position"), _readings(one), at)
            for at, one in enumerate(node.each("comparators"))
        ),
        place=place,
    )


def _thresholds(node: _Node) -> tuple[tuple[str, str], ...]:
    """The printed thresholds, worst first as the bands are: a program between may have sorted the headings."""
    printed = node.of("thresholds_as_printed")
    order = [band.text("name") for band in node.each("bands")] if node.value.get("bands") else []
    in_order = iter(sorted((heading for heading in printed.value if heading in order), key=order.index))
    headings = [next(in_order) if heading in order else heading for heading in printed.value]
    return tuple((heading, printed.text(heading)) for heading in headings)


def _readings(node: _Node) -> tuple[Reading, ...]:
    return tuple(_reading(reading, at) for at, reading in enumerate(node.each("readings")))


def _reading(node: _Node, place: int) -> Reading:
    return Reading(
        period=_when(node.of("period")),
        value=node.number("value"),
        as_printed=node.text("as_printed"),
        numerator=node.number("numerator"),
        denominator=node.number("denominator"),
        suppressed=node.flag("suppressed"),
        estimate=node.flag("estimate"),
        source=node.any_text("source"),
        note=node.any_text("note"),
        place=place,
    )
