"""The columns of a pack, for its writer and its reader, and the hidden sheet that says which pack it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker.columns.words import Column, counted, review_words, standing_words, status_words
from tracker.domain.pack import Pack, SentAction
from tracker.domain.packs.answering import PackStanding
from tracker.domain.packs.collected import CameBack, Collected, LineKind
from tracker.domain.packs.returned import LeftAside
from tracker.domain.packs.sending import PackRow, sent_action
from tracker.domain.plan import Plan, Status, Update
from tracker.domain.when import show_day, shown

ACTIONS, IDENTITY = "Your actions", "Pack"  # the sheets; the second one is hidden
LONG_TEXTS, LONG_TEXTS_TITLE = "Long texts", "Texts that are longer than a row can be"
REF, ACTION, KEY = "Ref", "Action", "Key"
ASKED, LATEST, NOW = "Asked and promised", "Latest updates", "Now"
UPDATE, STATUS, RATING, REASON, REVIEW = "Your update", "Status", "Rating", "Reason", "Next review"
# What is filled in, and the field of an update that it becomes.
FILLED = {UPDATE: "text", STATUS: "status", RATING: "stated_rag", REASON: "reason", REVIEW: "review"}
OFFERED_STATUSES = [status_words(one) or "" for one in Status if one is not Status.COMPLETE]
OFFERED_RATINGS = ("Red", "Amber", "Green")
NEW_ROWS = 5  # empty ones, for actions that the lead would add
_MARK, _PIECE = "improvement-plan pack", 30_000

_WHOSE, _HOW_MANY = ": actions of ", ", the most urgent first."
INSTRUCTIONS = (
    "1. Write in the white columns at the right, in as many rows as you can; leave empty what has not changed.",
    "2. Give a reason where the review moves later, or where you rate an action better than its date does.",
    "3. Save the file under any name and send it back. An action that is missing can be added in the last rows.",
)


def pack_head(title: str, lead: str, count: int, said: str) -> tuple[str, str]:
    """The two lines over the instructions: whose actions they are, and how many as at which day."""
    return f"{title}{_WHOSE}{lead}", f"{counted(count, 'action')}{_HOW_MANY} {said}."


def is_pack_head(text: str) -> bool:
    """Whether a text is of the head of a pack, or over a text that stands whole on a sheet of its own."""
    if text in (*INSTRUCTIONS, LONG_TEXTS_TITLE) or _WHOSE in text or _HOW_MANY in text:
        return True
    return text.endswith(tuple(whole_text_heading("", column.heading) for column in SHOWN))


def whole_text_heading(ref: str, heading: str) -> str:
    """What stands over a text of an action that its row cannot show whole."""
    return f"{ref}: {heading}, whole"


class PackColumn(NamedTuple):
    """A column that only shows: its heading, its width in characters, and its text."""

    heading: str
    width: int
    text: Callable[[PackRow, date], str]


def _asked(row: PackRow, _: date) -> str:
    return "\n".join(f"{when}: {text}" if when else text for when, text in row.asked)


def _latest(row: PackRow, _: date) -> str:
    return "\n\n".join(map(_said, row.latest))


def _said(update: Update) -> str:
    day = show_day(update.day) if update.day else "From the beginning"
    return f"{day}{f', {update.author}' if update.author else ''}: {update.text}"


def _now(row: PackRow, as_at: date) -> str:
    line = row.line
    review = shown(line.state.review) or " ".join(line.state.review.as_printed.split()) or "no date"
    rated = ", ".join(filter(None, (standing_words(line, as_at), review_words(line, as_at))))
    return "\n".join(filter(None, (status_words(line.state.status), rated, f"Review: {review}")))


SHOWN = (
    PackColumn(REF, 8, lambda row, _: row.line.action.ref or ""),
    PackColumn(ACTION, 40, lambda row, _: row.line.action.text),
    PackColumn(ASKED, 28, _asked),
    PackColumn(LATEST, 40, _latest),
    PackColumn(NOW, 22, _now),
)


def sent_of(row: PackRow, as_at: date) -> SentAction:
    """An action as the pack keeps that it was sent, with its cells as they show."""
    return sent_action(row, {column.heading: column.text(row, as_at) for column in SHOWN[2:]})


class PackIdentity(NamedTuple):
    """What the hidden sheet says: uuids of pack and plan, the plan's title, the lead, and whether nobody edited it."""

    pack: str
    plan: str
    title: str
    lead: str
    whole: bool


def identity_of(plan: Plan, pack: Pack) -> dict[str, str]:
    """Which pack it is, with a checksum of that, by names."""
    told = {"pack": pack.uuid, "plan": plan.uuid or "", "title": plan.title[:_PIECE], "lead": pack.lead[:_PIECE]}
    return {**told, "day": pack.day.isoformat(), "checksum": _checksum(told)}


def identity_rows(plan: Plan, pack: Pack) -> Iterator[tuple[str, str]]:
    """The rows of the hidden sheet: a name, and a text."""
    yield _MARK, "1"
    yield from identity_of(plan, pack).items()
    for at in range(0, len(pack.sent), _PIECE):
        yield "sent", pack.sent[at : at + _PIECE]


def read_identity(rows: Iterable[tuple[str, str]]) -> PackIdentity | None:
    """What the rows of a hidden sheet say; None where they are of another program."""
    told = dict(rows)
    return identity_in(told) if told.get(_MARK) == "1" else None


def identity_in(told: Mapping[str, str]) -> PackIdentity:
    """Which pack it is, by what `identity_of` says."""
    of = {name: told.get(name, "") for name in ("pack", "plan", "title", "lead")}
    return PackIdentity(**of, whole=told.get("checksum") == _checksum(of))


def _checksum(told: dict[str, str]) -> str:
    return hashlib.sha256("\n".join(told.values()).encode()).hexdigest()


def _answer(row: PackStanding) -> str:
    """ "no answer, 13 days" or on the day itself "yet", "back on 9 Nov 2017", "" where a later pack was sent."""
    if row.back:
        return f"back on {show_day(row.back[-1].day)}"
    if row.waits is None:
        return ""
    return f"no answer, {counted(row.waits, 'day')}" if row.waits else "no answer yet"


def _answer_order(row: PackStanding) -> tuple[int, int] | None:
    """Those who have not answered by how long, then those who have, the last of all first."""
    if row.back:
        return 1, -row.back[-1].day.toordinal()
    return None if row.waits is None else (0, row.waits)


def _chased(row: PackStanding) -> str:
    times = {1: "once", 2: "twice"}.get(len(row.chased), f"{len(row.chased)} times")
    return f"{times}, last on {show_day(row.chased[-1].day)}" if row.chased else ""


def _chased_order(row: PackStanding) -> tuple[int, date] | None:
    return (len(row.chased), row.chased[-1].day) if row.chased else None


PACK_COLUMNS: list[Column[PackStanding]] = [
    Column("lead", "Lead", lambda row: row.pack.lead, "text", 30),
    Column("day", "Sent on", lambda row: row.pack.day, "day", 12),
    Column("actions", "Actions", lambda row: row.actions, "number", 8),
    Column("answer", "Answer", _answer, "text", 20, order=_answer_order),
    Column("overdue", "Overdue", lambda row: row.overdue, "number", 8),
    Column("chased", "Chased", _chased, "text", 24, order=_chased_order),
]
CAME_BACK_COLUMNS: list[Column[CameBack]] = [
    Column("ref", "Ref", lambda row: row.ref, "ref", 8),
    Column("field", "Field", lambda row: row.field, "text", 12),
    Column("sent", "Sent", lambda row: row.sent, "text", 11, wrap=True),
    Column("now", "In the plan now", lambda row: row.now, "text", 11, wrap=True),
    Column("came", "Came back", lambda row: row.came, "text", 40),
    Column("becomes", "Becomes", lambda row: row.becomes, "text", 18, wrap=True),
]
_NAMED = 3  # files that one line names
_COUNTED: dict[LineKind, tuple[str, str]] = {
    "conflict": ("1 conflict", "conflicts"),
    "reason": ("1 value that needs a reason", "values that need a reason"),
    "new": ("1 new row", "new rows"),
    "problem": ("1 problem", "problems"),
}


def taken_words(made: Iterable[Collected]) -> str:
    """ "2 entries taken. 1 conflict was left ...": what was saved of packs, and what waits for an answer."""
    found = list(made)
    count = sum(len(one.updates) + len(one.new) for one in found)
    told = [f"{count:,} {'entry' if count == 1 else 'entries'} taken."]
    asks = ("conflict", "reason", "new")
    if left := sum(line.kind in asks for one in found for line in one.lines):
        were = "1 question was" if left == 1 else f"{left:,} questions were"
        told.append(f"{were} left unanswered: collect the same files again to answer.")
    return " ".join([*told, *(["The Edit menu can undo it as the last import."] if count else [])])


def collected_words(made: Collected) -> str:
    """ "14 updates, 1 conflict, 1 new row": what collecting a pack does, and what it asks."""
    if not made.is_answer:
        return "no answer, for nobody saved it since it was sent"
    parts = [counted(len(made.updates), "update")]
    parts += [counted(len(made.new), "new action")] if made.new else []
    counts = {kind: made.count(kind) for kind in _COUNTED}
    parts += [_COUNTED[kind][0] if n == 1 else f"{n:,} {_COUNTED[kind][1]}" for kind, n in counts.items() if n]
    return ", ".join(parts)


def aside_lines(aside: Iterable[LeftAside]) -> list[CameBack]:
    """What was no answer, a line a reason."""
    return [
        CameBack("problem", "", "", "File" if len(files) == 1 else "Files", "", "", ", ".join(files), why)
        for why, files in _by_reason(aside).items()
    ]


def aside_words(aside: Iterable[LeftAside]) -> list[str]:
    """The same in words: "diary.ics: no kind of file ...", "10 files: a pack as it was sent (a.xlsx, ...)"."""
    return [_aside_line(files, why) for why, files in _by_reason(aside).items()]


def _by_reason(aside: Iterable[LeftAside]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file, why in aside:
        found.setdefault(why, []).append(file)
    return found


def _aside_line(files: Sequence[str], why: str) -> str:
    if len(files) == 1:
        return why if files[0].split(" (")[0] in why else f"{files[0]}: {why}"
    more = f" and {len(files) - _NAMED:,} more" if len(files) > _NAMED else ""
    return f"{len(files):,} files: {why} ({', '.join(files[:_NAMED])}{more})"
