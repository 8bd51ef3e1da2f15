"""What the rows of one action say in a pack that came back: sent, held now and returned, held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal
from uuid import NAMESPACE_OID, uuid5

from tracker.domain.actions.new_update import NewUpdate, make_update, reason_needed
from tracker.domain.actions.state import State, in_order, state_at
from tracker.domain.actions.written_names import in_one_case
from tracker.domain.dates.reading import read_when
from tracker.domain.edit import json_text
from tracker.domain.pack import SentAction
from tracker.domain.packs.collected import CameBack, Collected, Collecting, LineKind, PackAnswers
from tracker.domain.packs.returned import ReturnedRow
from tracker.domain.plan import Action, Plan, Update
from tracker.domain.when import days_of, show_day, shown

_FIELDS = {"status": "Status", "stated_rag": "Rating", "review": "Next review"}
_BLAMED = ("stated_rag", "status", "review")  # a rating is held against status and review, not they against it
REF, ACTION = "Ref", "Action"


class ReturnedAction:
    """What the rows of one action say."""

    def __init__(
        self,
        plan: Plan,
        action: Action,
        sent: SentAction | None,
        made: Collected,
        how: Collecting,
        answers: PackAnswers,
    ) -> None:
        self.plan, self.action, self.sent = plan, action, sent
        self.made, self.how, self.answers = made, how, answers
        self.ref = action.ref or action.text[:60]
        latest = [update.day for update in in_order(action.updates, date.max) if update.day]
        self.day = max([made.day, *latest])
        self.now = state_at(action.updates, max(how.as_at, self.day)) or State()
        self.answered: set[str] = set()  # the fields whose conflict was answered, and is told
        self.waits = False  # whether a conflict is not answered yet

    def tell(self, rows: Sequence[ReturnedRow]) -> None:
        """The lines of the action, and its update where something new was said."""
        said, words = self._together(rows)
        if said == NewUpdate() and not words:
            return
        if self.action.removed_on and self.action.removed_on <= max(self.how.as_at, self.day):
            gone = f"was removed from the plan on {show_day(self.action.removed_on)}: nothing is taken"
            self._line("problem", "Commentary", "", "", all_words(said, words), gone)
            return
        self._take(said, words, self._fields(said, words))

    def _together(self, rows: Sequence[ReturnedRow]) -> tuple[NewUpdate, list[str]]:
        """What several rows of one action say: each text once; of a field the first value, others as words."""
        said, texts, words = NewUpdate(), list[str](), list[str]()
        for row in rows:
            texts += [row.said.text] if row.said.text not in ("", *texts) else []
            words += [text for text in (*row.beside, *self._edited(row)) if text not in words]
            for name in (*_FIELDS, "reason"):
                value = getattr(row.said, name)
                if value and not getattr(said, name):
                    given: dict[str, Any] = {name: value}
                    said = replace(said, **given)
                elif value and value != getattr(said, name):
                    words.append(f"{_FIELDS.get(name, 'Reason')}, in a second row: {value}")
        return replace(said, text="\n".join(texts)), words

    def _edited(self, row: ReturnedRow) -> Iterator[str]:
        """What was written over a cell that was not to be filled in."""
        before = self.sent.printed if self.sent else {}
        for heading, text, known in (
            (REF, row.ref, (self.action.ref, self.sent and self.sent.ref)),
            (ACTION, row.text, (self.action.text, self.sent and self.sent.text)),
        ):
            if text and in_one_case(text) not in [in_one_case(one) for one in known if one]:
                yield f"{heading}: {text}"
        for heading, text in row.printed.items():
            if heading in before and text and in_one_case(text) != in_one_case(before[heading]):
                yield f"{heading}: {text}"

    # Status, rating and review

    def _fields(self, said: NewUpdate, words: list[str]) -> dict[str, Any]:
        """The values that are taken; what is not is in the lines, and in `words` where it is to be kept as such."""
        kept: dict[str, Any] = {}
        for name, heading in _FIELDS.items():
            came = getattr(said, name)
            if not came:
                continue
            verdict = self._verdict(name, came)
            if name == "review" and verdict != "same" and self._names_no_day(came):
                words.append(f"{heading}: {came}")
                self._line("problem", heading, *self._before(name), came, "is no date: kept as words")
            elif verdict == "news":
                kept[name] = came
            elif verdict == "conflict":
                self._conflict(name, came, said.reason, kept, words)
        return kept

    def _names_no_day(self, review: str) -> bool:
        """Whether it cannot be read, or says that there is none ("TBC") or that all is done: it would never be late."""
        return read_when(review, period=self.plan.period)[0].kind in ("unread", "none", "completed")

    def _verdict(self, name: str, came: Any) -> Literal["same", "news", "conflict"]:
        value = self._plain(name, came)
        sent, now = self._sent(name), self._plain(name, self._held(name))
        if value in (sent, now):
            return "same"
        return "news" if sent is None or sent == now else "conflict"

    def _conflict(self, name: str, came: Any, reason: str, kept: dict[str, Any], words: list[str]) -> None:
        heading = _FIELDS[name]
        choice = self.answers.of(self._key(name))
        if choice == "theirs":
            kept[name] = came
        elif choice == "both":
            words.append(f"{heading}: {came}")
        becomes = {"theirs": "theirs", "ours": "ours stays", "both": "ours stays, theirs as words"}.get(
            choice or "", "conflict: theirs, ours, or both as words?"
        )
        self.answered |= {name} if choice else set()
        self.waits |= choice is None
        shown = f"{came}, reason: {reason}" if choice is None and reason else str(came)
        self._line("conflict" if choice is None else "update", heading, *self._before(name), shown, becomes, name)

    def _held(self, name: str) -> Any:
        value = getattr(self.now, name)
        return shown(value) if name == "review" else value

    def _sent(self, name: str) -> Any:
        """What was sent, as it is compared; None where that is not known."""
        return None if self.sent is None else self._plain(name, getattr(self.sent, name))

    def _plain(self, name: str, value: Any) -> Any:
        """What makes two values the same: of reviews their days; no rating is "none"."""
        if name == "review":
            return days_of(read_when(value or "", period=self.plan.period)[0])
        return str(value or "none")

    def _before(self, name: str) -> tuple[str, str]:
        sent = getattr(self.sent, name) if self.sent else ""
        held = self.now.review.as_printed if name == "review" else getattr(self.now, name)
        return str(sent or ""), " ".join(str(held or "").split())

    # The update

    def _take(self, said: NewUpdate, words: Sequence[str], kept: dict[str, Any]) -> None:
        text = self._new_text([said.text, *words])
        reason = self._reason(said, text, kept)
        if not (text or kept):
            text, reason = self._reason_alone(reason), ""
        if not (text or kept):
            return
        wanted = NewUpdate(text, reason=reason, **kept)
        update = make_update(
            self.plan, self.action, wanted, uuid=self._uuid(wanted), day=self.day, recorded_at=self.how.now,
            by=self.made.lead or None,
        )  # fmt: skip
        self.made.updates.append(replace(update, recorded_by=self.how.by))
        signed = f"an update of {show_day(self.day)}" + (f", signed {self.made.lead}" if self.made.lead else "")
        if text:
            self._line("update", "Commentary", "", "", text, signed)
        for name, value in kept.items():
            if name not in self.answered:
                self._line("update", _FIELDS[name], *self._before(name), str(value), signed, name)

    def _reason(self, said: NewUpdate, text: str, kept: dict[str, Any]) -> str:
        """The reason that came, or that was answered where one is needed; what has none then is asked, and not taken.

        A reason that came waits where its value does.
        """
        if said.reason:
            return "" if self.waits and not kept else said.reason
        answered = self.answers.reasons.get(self._key(), self.answers.reason)
        while why := self._reason_needed(text, kept):
            if answered:
                return answered
            name = next(name for name in _BLAMED if name in kept and self._reason_needed(text, kept, name) != why)
            self._line("reason", _FIELDS[name], *self._before(name), str(kept.pop(name)), why, name)
        return ""

    def _reason_needed(self, text: str, kept: dict[str, Any], without: str = "") -> str | None:
        taken = {name: value for name, value in kept.items() if name != without}
        return reason_needed(self.plan, self.action, NewUpdate(text, **taken), self.day, self.made.lead)

    def _reason_alone(self, reason: str) -> str:
        """A reason that came for nothing is words, unless it was said before."""
        said = [in_one_case(one.reason) for one in self._since() if one.reason]
        return self._new_text([f"Reason: {reason}"]) if reason and in_one_case(reason) not in said else ""

    def _new_text(self, parts: Sequence[str]) -> str:
        """The words, without those that stand in what was said of the action since they were asked for."""
        said = [one.text or "" for one in self._since()]
        new = []
        for part in dict.fromkeys(filter(None, parts)):
            if any(f"\n{_plain(part)}\n" in f"\n{_plain(text)}\n" for text in said):
                self._line("known", "Commentary", "", "", part, "was said before")
            else:
                new.append(part)
        return "\n".join(new)

    def _since(self) -> list[Update]:
        """The updates that count, since it was asked for them."""
        since = self.made.pack.day if self.made.pack else date.min
        return [one for one in in_order(self.action.updates, date.max) if one.day is None or one.day >= since]

    def _uuid(self, taken: NewUpdate) -> str:
        """The same for the same words of the same pack over what the action holds, so that a retry says no more."""
        of = self.made.pack.uuid if self.made.pack else self.plan.uuid
        told = [taken.text, taken.status, taken.stated_rag, taken.review, taken.reason, len(self.action.updates)]
        return str(uuid5(NAMESPACE_OID, f"{of}/{self.action.uuid}/{json_text(told)}"))

    def _line(
        self, kind: LineKind, heading: str, sent: str, now: str, came: str, becomes: str, name: str = "text"
    ) -> None:
        line = CameBack(kind, self._key(name), self.ref, heading, sent, now, came, becomes)
        self.made.lines.append(line)

    def _key(self, name: str = "") -> str:
        """What names the action, or a field of it, in this file: another file is answered by itself."""
        of = f"{self.made.returned.sha256[:12]} {self.action.uuid}"
        return f"{of}:{name}" if name else of


def all_words(said: NewUpdate, words: Sequence[str]) -> str:
    """All that was filled in, as words."""
    values = [f"{heading}: {getattr(said, name)}" for name, heading in _FIELDS.items() if getattr(said, name)]
    reason = [f"Reason: {said.reason}"] if said.reason else []
    return "\n".join(filter(None, (said.text, *words, *values, *reason)))


def _plain(text: str) -> str:
    return "\n".join(map(in_one_case, text.split("\n")))
