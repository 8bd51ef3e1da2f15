"""How far an action has come and how it is rated, from the columns of its row that say so."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tracker.documents.grid import Cell, folded
from tracker.documents.problem_log import ProblemLog
from tracker.documents.progress.action_row import ActionRow
from tracker.documents.progress.done import DoneSaid, done_said, ended_by_outcome, is_closed
from tracker.documents.progress.shared_problems import Cause, RowProblem, SharedProblems
from tracker.documents.progress.stated_rating import ActionRatings
from tracker.documents.ratings.rating_by_word_or_colour import RatingSaid
from tracker.documents.ratings.status_words import StatusSaid, status_meant, status_said
from tracker.documents.ratings.statuses import says_more, status_alone
from tracker.documents.vocabulary.wording import plain
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import StatedRag, Status
from tracker.domain.when import When

_ENDED = (Status.COMPLETE, Status.REPORTED_COMPLETE)
_END = (
    r"completed?|done|closed|cancelled|withdrawn|stopped|superseded|deferred|removed|merged|"
    r"no longer (?:required|needed|relevant)"
)
_ACTIONS = r"(?:actions?|items?|recommendations?|tasks?|log)"
_CLOSED = pattern_of(
    rf"(?:(?:closed|completed|archived|finished)(?: {_ACTIONS})?|{_ACTIONS} (?:closed|completed|archived)|archive)"
    r"[\d\W]*"
)
# Set apart by brackets, a dash or a colon, at either end of the words.
_BEGINS_ENDED = pattern_of(rf"(?i)\W{{0,3}}?(?P<word>[\[(]\s*(?:{_END})\s*[\])]|(?:{_END})(?=\s*:|\s+[-–—]\s))")
_ENDS_ENDED = pattern_of(rf"(?i)(?:\s[-–—]+\s*|[\[(:;]\s*|\n)(?P<word>{_END})\W*\Z")
_LONGEST_END = 40  # letters


class RowStatus(NamedTuple):
    """The undated commentary, status and rating of a row, and what its cells say beside, under their headings."""

    text: str
    status: Status | None
    stated: StatedRag | None
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=100)
def says_closed(title: str) -> bool:
    """Whether a title says that all below it has ended: "Closed actions"."""
    return len(title) <= 60 and _CLOSED.fullmatch(title.strip().lower()) is not None


class ActionStatus:
    """The status and the stated rating of the rows of one document's action tables."""

    def __init__(self, problems: ProblemLog) -> None:
        self.shared = SharedProblems(problems)
        self.ratings = ActionRatings(problems, self.shared)

    def read(self, row: ActionRow, review: When, text: str, later: str = "") -> RowStatus:
        """What the row says; `text` is its commentary, and `later` the last of what it says on days of its own."""
        said = self._stated_in_words(row)
        rating = self.ratings.read(row, settled=said is not None)
        done = done_said(row, self.shared)
        status = self._status(row, said.status if said else None, rating, done, review, text or later)
        if said is None and status not in (*_ENDED, Status.STOPPED):
            self._say_ended_in_words(row)
        rest = [("status", said.rest if said else None), ("rag", rating.rest)]
        notes = [f"{row.heads.heading(name)}: {self._explained(row, name)}" for name, left in rest if left]
        if rating.rag == "blue" and status not in _ENDED:  # was not followed, and is kept with its action
            notes.append(f"{row.heads.heading('rag')}: {self._shown(row, 'rag') or 'blue'}")
        if done.status in _ENDED and status not in _ENDED and not done.notes:
            notes.append(f"{row.heads.heading('done')}: {self._shown(row, 'done')}")
        stated: StatedRag | None = rating.rag if rating.rag in ("red", "amber", "green") else None
        return RowStatus(text, status, stated, (*notes, *done.notes))

    def under_closed(self, row: ActionRow, said: RowStatus, title: str) -> RowStatus:
        """What a row says under a title like "Closed actions", where none of its own columns says how it stands."""
        own = any(row.cells.get(name) for name in ("status", "done", "percent", "closed"))
        if own or said.status in (*_ENDED, Status.STOPPED) or said.stated in ("red", "amber"):
            return said
        sentence = f'{row.about} stands under "{title}", and was read as complete.'
        together = f'{{count}} actions stand under "{title}", and were read as complete: {{words}}.'
        problem = RowProblem(row.place(row.cells.get("action")), row.about, "status", "", sentence, "complete")
        self.shared.add(
            Cause("doubtful", "Actions stand under a title that says they are closed", "status", together, 1), problem
        )
        return said._replace(status=Status.COMPLETE)

    def _say_ended_in_words(self, row: ActionRow) -> None:
        """Somebody wrote into the action that it has ended ("[COMPLETE] Set up the board"): that is asked."""
        cell = row.cells.get("action")
        if cell is None:
            return
        found = _BEGINS_ENDED.match(cell.text) or _ENDS_ENDED.search(cell.text[-_LONGEST_END:])
        if found is None:
            return
        word = folded(found["word"])
        sentence = f'The action says "{word}" of itself; no status was taken from that: set it, or leave it.'
        together = "{count} actions say of themselves that they have ended, by {words}; no status was taken from that."
        problem = RowProblem(row.place(cell), row.about, "status", word, sentence)
        self.shared.add(Cause("doubtful", "An action says in its words that it has ended", "status", together), problem)

    def _shown(self, row: ActionRow, name: str) -> str:
        cell = row.cells.get(name)
        return folded(cell.text) if cell else ""

    def _explained(self, row: ActionRow, name: str) -> str:
        """What stands in a cell, with what a key says of it where that says more than a status."""
        text = self._shown(row, name)
        meaning = self._meaning(row, text)
        return f"{text} = {meaning}" if says_more(meaning) else text

    def _meaning(self, row: ActionRow, text: str) -> str:
        """What the key of a heading or of the document says of a word; "" for none."""
        return {**self.ratings.meanings, **row.heads.meanings}.get(plain(text), "")

    def _stated_in_words(self, row: ActionRow) -> StatusSaid | None:
        """What the status column says, by a key of the document or by its words."""
        cell = row.cells.get("status")
        if cell is None:
            return None
        text, heading = folded(cell.text), row.heads.heading("status")
        meaning = self._meaning(row, text)
        if (status := status_meant(meaning)) is not None:
            return StatusSaid(status, text if says_more(text) or says_more(meaning) else "")
        said = status_said(text)
        if said is None:
            colour = self.ratings.left_colour(row, cell)
            sentence = f'The status "{text}" is not known, and was left aside{colour}.'
            together = f'These {{count}} words under "{heading}" are no known status, and were left aside: {{words}}.'
            together += " So were the colours of their cells." if colour else ""
            problem = RowProblem(row.place(cell), row.about, "status", text, sentence)
            self.shared.add(Cause("unread", "A status is not known", heading, together, 1), problem)
        elif said.taken_back:
            sentence = f'The status "{text}" takes back that it is complete; it was read as {said.status.value}.'
            together = f'{{count}} words under "{heading}" take back that an action is complete: {{words}}.'
            problem = RowProblem(row.place(cell), row.about, "status", text, sentence, said.status.value)
            self.shared.add(
                Cause("doubtful", "A status takes back that an action is complete", heading, together, 1), problem
            )
        return said

    def _status(
        self, row: ActionRow, stated: Status | None, rating: RatingSaid, done: DoneSaid, review: When, text: str
    ) -> Status | None:
        """Its own column first; else what a key or a closing column says, "Completed" for a date, or a stated blue.

        Words in commentary never count, but one that is nothing else ("Not started") is a status. None for a table
        that has neither the column nor commentary: it says nothing of the status.
        """
        weak = (Status.IN_PROGRESS, Status.COMPLETE, None)
        if status := stated or (rating.status if rating.status not in weak else None):
            self._agreed(row, status, rating, done, review)
            return status
        if done.status in _ENDED or is_closed(row.cells.get("closed")) or ended_by_outcome(row):
            ended = done.status if done.status in _ENDED else Status.COMPLETE
            self._agreed(row, ended, rating, done, review)
            return ended
        said = None if row.cells.get("status") else status_alone(text)
        if review.kind == "completed" or rating.rag == "blue" or Status.COMPLETE in (said, rating.status):
            in_words = said == Status.COMPLETE and review.kind != "completed"
            told = next((cell for name in row.heads.commentary[::-1] if (cell := row.cells.get(name))), None)
            saying = told if in_words else row.cells.get("review") or row.seen.get("rag")
            self._complete(row, saying, review)
            self._agreed(row, Status.COMPLETE, rating, done, review)
            return Status.COMPLETE
        if found := done.status or rating.status:
            return said or Status.IN_PROGRESS if found == Status.NOT_STARTED and text else found
        if text:
            return said or Status.IN_PROGRESS
        fields = {"status", "done", "percent", *row.heads.commentary}
        return Status.NOT_STARTED if fields & row.cells.keys() else None

    def _agreed(self, row: ActionRow, status: Status, rating: RatingSaid, done: DoneSaid, review: When) -> None:
        """Another cell that says complete beside a status that does not, or the other way round, contradicts it."""
        cells = row.cells
        saying: list[Cell | None] = []
        if status in _ENDED:
            saying = [done.cell] if done.status in (Status.IN_PROGRESS, Status.NOT_STARTED) else []
            late = rating.rag in ("red", "amber") and rating.status not in _ENDED and review.kind != "completed"
            saying += [row.seen.get("rag")] if late else []
        else:
            saying += [cells.get("review")] if review.kind == "completed" else []
            saying += [row.seen.get("rag")] if rating.rag == "blue" else []
            saying += [cells.get("closed")] if is_closed(cells.get("closed")) else []
            saying += [done.cell] if done.status in _ENDED else []
            saying += [ended_by_outcome(row)]
        for cell in filter(None, saying):
            printed = folded(cell.text) or cell.fill or ""
            sentence = f'"{printed}" contradicts the status "{status.value}" of {row.about}, which was followed.'
            together = f'{{words}} contradict the status "{status.value}" of {{count}} actions, which was followed.'
            problem = RowProblem(row.place(cell), row.about, "status", printed, sentence)
            reason = "The status of an action contradicts its date or rating"
            self.shared.add(Cause("contradiction", reason, row.heads.heading("status"), together), problem)

    def _complete(self, row: ActionRow, cell: Cell | None, review: When) -> None:
        if review.kind != "completed" or review.last is None:
            printed = folded(cell.text) if cell else ""
            sentence = f"{row.about} is complete, and no completion date is given."
            problem = RowProblem(row.place(cell), row.about, "review", printed, sentence, "complete")
            together = "{count} actions are complete, and no completion dates are given."
            self.shared.add(Cause("missing", "No completion date is given", "review", together), problem)
