"""Reads a dump ("improvement-plan/2", or /1) back into the same content: records, updates, problems and decisions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from tracker.documents.dump.node import Node, Unfit
from tracker.documents.dump.write import DUMP_FORMAT, NEW_KEYS, OPTIONAL_KEYS, dumped, key_of
from tracker.domain.actions.rag import Limits
from tracker.domain.decisions.old_problems import with_fields
from tracker.domain.draft import Draft
from tracker.domain.edit import JsonText, json_text
from tracker.domain.fields import RECORD_FIELDS, R, RecordField, StoredRecord
from tracker.domain.measure import Measure, Reading, Remark, Role
from tracker.domain.plan import Action, Evidence, Lead, Plan, SignOffEvidence, StatedRag, Status, Update, WordScale
from tracker.domain.problem import Problem
from tracker.domain.when import NO_DATE, When, WhenKind, lacks
from tracker.errors import TrackerError


def read_json(path: Path) -> Draft:
    """The plan and problems of a dump.

    TrackerError for a file that cannot be opened or is no such dump; its sentence names the field. All keys of the
    dump must be there, but for what is worked out from others (an action's state, a measure's polarity and bands), and
    for what dumps of before did not say: the fields of problems are found then.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror}.") from error
    return dump_draft(content, path.name)


def dump_draft(content: bytes, name: str) -> Draft:
    """The plan and problems of a dump that lies in a file of a name; TrackerError where it is none."""
    try:
        whole = Node(_loaded(content, name), "")
        if (found := whole.text("format")) not in (_BEFORE, DUMP_FORMAT):
            raise TrackerError(f'{name} has the format "{found}": this program reads "{DUMP_FORMAT}".')
        plans = list(whole.each("plans"))
        if len(plans) != 1:
            raise TrackerError(f"{name} holds {len(plans) or 'no'} plans: one at a time can be read.")
        plan, problems = _record(plans[0], Plan), _records(whole, "problems", Problem)
        _check_uuids(plans[0])
        of_before = not any(one.field or one.before is not None for one in problems)
        return Draft(plan, with_fields(plan, problems) if of_before else problems)
    except Unfit as error:
        raise TrackerError(f"{name} is not a whole dump of a plan: {error}.") from error


_BEFORE = "improvement-plan/1"


def _loaded(content: bytes, name: str) -> Any:
    try:
        found = json.loads(content)
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()  # half characters, NaN: not to be kept
    except (ValueError, RecursionError) as error:
        raise TrackerError(f"{name} is not JSON that can be read.") from error
    return found


def _check_uuids(plan: Node) -> None:
    """Actions, updates and redactions are known by their uuids: none is given twice."""
    known: set[str] = set()
    for node in _with_uuids(plan):
        if (uuid := node.value.get("uuid")) in known:
            node.fail("uuid", f"is given twice ({uuid})")
        known |= {uuid} - {None, ""}


def _with_uuids(plan: Node) -> Iterator[Node]:
    yield from plan.any_of("redactions")
    yield from plan.any_of("edits")
    yield from plan.any_of("reports")
    yield from plan.any_of("meetings")
    for theme in plan.each("themes"):
        yield from theme.any_of("edits")
        for measure in theme.each("measures"):
            yield from measure.any_of("edits")
        for action in theme.each("actions"):
            yield action
            yield from action.each("updates")
            yield from action.any_of("redactions")
            yield from action.any_of("edits")
            yield from action.any_of("answers")


def _record(node: Node, kind: type[R], place: int = 0) -> R:
    """One record with all that lies beneath it; its place is the one that it has in its list."""
    values: dict[str, Any] = {name: read(node) for name, read in _READ[kind]}
    if kind in _PLACED:
        values["place"] = place
    return kind(**values)


def _records(node: Node, key: str, kind: type[R]) -> tuple[R, ...]:
    return tuple(_record(one, kind, at) for at, one in enumerate(node.each(key)))


def _span(node: Node) -> When:
    """A plan's period, of which the dump has the days only."""
    first, last = node.day("first"), node.day("last")
    if first is None and last is None:
        return NO_DATE
    return When("", "unread" if first is None else "ongoing" if last is None else "year", first, last)


def _settings(node: Node) -> dict[str, Any]:
    settings: dict[str, Any] = node.of("settings").value
    try:
        Limits.of(settings)
    except (TypeError, ValueError):
        node.fail("settings", "has a limit that is not a number of days")
    return settings


def _only_update(node: Node) -> tuple[Update, ...]:
    """How an action without updates says that it stands, as its first update; none when it says nothing."""
    said = Node({"status": None, "stated_rag": None, "review": None, **node.value}, node.way)
    status, stated = said.any_choice("status", Status), said.any_choice("stated_rag", StatedRag)
    review = None if said.get("review") is None else _when(said.of("review"))
    if status is None and stated is None and review is None:
        return ()
    return (Update("", "plan", None, None, status=status, stated_rag=stated, review=review),)


def _when(node: Node) -> When:
    kind = node.choice("kind", WhenKind)
    first, last = node.day("first"), node.day("last")
    if lacking := lacks(kind, first, last):
        given = (first, last)[lacking == "last"] is not None
        node.fail(
            lacking, "should be the first day of a season" if given else f"should be a day, as the kind is {kind}"
        )
    return When(node.text("as_printed"), kind, first, last)


def _thresholds(node: Node) -> tuple[tuple[str, str], ...]:
    """The printed thresholds, worst first as the bands are: a program between may have sorted the headings."""
    printed = node.of("thresholds_as_printed")
    order = [band.text("name") for band in node.each("bands")] if node.value.get("bands") else []
    in_order = iter(sorted((heading for heading in printed.value if heading in order), key=order.index))
    headings = [next(in_order) if heading in order else heading for heading in printed.value]
    return tuple((heading, printed.text(heading)) for heading in headings)


def _stated_direction(node: Node, key: str) -> tuple[str, str]:
    stated = node.of(key)
    return stated.text("as_printed"), stated.text("moved")


def _remarks(node: Node) -> tuple[Remark, ...]:
    """The remarks of a measure; a dump of before has what they add up to, as one from the beginning."""
    if node.value.get("remarks") is not None:
        return _records(node, "remarks", Remark)
    pointed = None if node.get("stated_direction") is None else _stated_direction(node, "stated_direction")
    comment, action, stated = (node.any_text(key) for key in ("comment", "action", "stated_rating"))
    return (Remark("", None, None, comment, action, stated, pointed),) if comment or action or stated or pointed else ()


def _role(node: Node) -> Any:
    if node.value.get("role") is None:
        return "estimate" if node.flag("estimate") else "actual"
    return node.choice("role", Role)


def _scales(node: Node, key: str) -> tuple[WordScale, ...]:
    return tuple(
        WordScale(
            one.text("name"),
            one.texts("words"),
            tuple((word, one.of("key").text(word)) for word in one.of("key").value),
        )
        for one in node.each(key)
    )


def _uuid(node: Node) -> str | None:
    """A uuid as this program writes them: files are named after it."""
    if (text := node.any_text("uuid") if node.value.get("uuid") is not None else None) is None:
        return None
    try:
        return str(UUID(text))
    except ValueError:
        node.fail("uuid", "should be a uuid")


def _lead(node: Node, key: str) -> Lead:
    lead = node.of(key)
    return Lead(lead.text("as_printed"), lead.any_text("name"), lead.any_text("role"))


_BY_WHAT_IT_HOLDS: dict[Any, Callable[[Node, str], Any]] = {
    str: Node.text,
    bool: Node.flag,
    date: Node.day,
    datetime: Node.clock,
    Decimal: Node.number,
    JsonText: lambda node, key: json_text(node.get(key)),
    When: lambda node, key: _when(node.of(key)),
    Lead: _lead,
    tuple[str, ...]: Node.texts,
    tuple[str, str]: _stated_direction,
    tuple[WordScale, ...]: _scales,
    tuple[SignOffEvidence, ...]: lambda node, key: tuple(
        SignOffEvidence(one.text("link"), one.any_text("sha256") if one.value.get("sha256") is not None else None)
        for one in node.each(key)
    ),
    tuple[Evidence, ...]: lambda node, key: tuple(Evidence(n.text("heading"), n.text("text")) for n in node.each(key)),
}
_OF_THEIR_OWN: dict[tuple[type, str], Callable[[Node], Any]] = {
    (Plan, "period"): lambda node: _span(node.of("period")),
    (Plan, "settings"): _settings,
    (Plan, "uuid"): _uuid,
    (Action, "uuid"): _uuid,
    (Action, "updates"): lambda node: _records(node, "updates", Update) or _only_update(node),
    (Update, "uuid"): lambda node: node.any_text("uuid") or "",
    (Measure, "thresholds"): _thresholds,
    (Measure, "remarks"): _remarks,
    (Reading, "role"): _role,
    (Reading, "uuid"): lambda node: node.any_text("uuid") if node.value.get("uuid") else "",
}


def _how(kind: type[StoredRecord], field: RecordField) -> Callable[[Node], Any]:
    """The way from an object to one field of its record."""
    key, child = key_of(kind, field), field.child
    if own := _OF_THEIR_OWN.get((kind, field.name)):
        return own
    if child is not None:
        if (kind, field.name) in OPTIONAL_KEYS | NEW_KEYS:
            return lambda node: () if node.value.get(key) is None else _records(node, key, child)
        return lambda node: _records(node, key, child)
    read = _BY_WHAT_IT_HOLDS.get(field.holds) or partial(Node.choice, choices=field.holds)
    if (kind, field.name) in OPTIONAL_KEYS | NEW_KEYS:
        by_itself = kind.__dataclass_fields__[field.name].default
        return lambda node: by_itself if node.value.get(key) is None else read(node, key)
    if field.optional:
        return lambda node: None if node.get(key) is None else read(node, key)
    if field.holds in (date, datetime):
        return lambda node: node.fail(key, "is missing") if (value := read(node, key)) is None else value
    return lambda node: read(node, key)


_READ = {kind: [(field.name, _how(kind, field)) for field in dumped(kind)] for kind in RECORD_FIELDS}
_PLACED = {kind for kind, held in RECORD_FIELDS.items() if RecordField("place", int, False) in held}
