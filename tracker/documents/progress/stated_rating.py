"""The stated rating of an action's row: its word, letter or sign, held against the colour of its cell."""

from __future__ import annotations

from tracker.documents.grid import Cell, folded
from tracker.documents.problem_log import ProblemLog
from tracker.documents.progress.action_row import ActionRow
from tracker.documents.progress.shared_problems import Cause, RowProblem, SharedProblems
from tracker.documents.ratings.rating_by_word_or_colour import (
    Meanings,
    RatingSaid,
    explained,
    rating_by_colour,
    rating_said,
)
from tracker.documents.ratings.rating_signs import is_sign
from tracker.documents.ratings.status_words import status_said
from tracker.documents.ratings.statuses import RAGS, first_words, rag_of
from tracker.documents.vocabulary.fill_colours import is_grey, rating_of
from tracker.documents.vocabulary.nothing import is_nothing
from tracker.documents.vocabulary.wording import plain
from tracker.domain.plan import Rag, Status

_ENDED = (Status.COMPLETE, Status.REPORTED_COMPLETE)
_NOT_RATED = ("not rated", "no rating", "unrated")
_UNKNOWN = 'Under "%s" stand {count} words that are no ratings, nor explained by a key; they were left aside: {words}.'
_BY_COLOUR = 'Under "%s" stand {count} words that are no ratings; the colours of their cells were followed: {words}.'


class ActionRatings:
    """The ratings of the action tables of one document; `meanings` are those of its keys."""

    def __init__(self, problems: ProblemLog, shared: SharedProblems) -> None:
        self.problems = problems
        self.shared = shared
        self.meanings: Meanings = {}

    def read(self, row: ActionRow, *, settled: bool) -> RatingSaid:
        """The rating in its column; where that says nothing, the fill of a status cell that says nothing either.

        Without such a column it is the fill of a status cell, whatever is said there. `settled` says whether the
        status of the row stands elsewhere: words of progress are then no rating.
        """
        cell = _rating_cell(row)
        if cell is None or cell.unread:
            return RatingSaid()
        text = folded(cell.text)
        fill = None if cell.fill == row.paint else cell.fill
        meanings = {**self.meanings, **row.heads.meanings}
        if (is_nothing(text) and not is_sign(text)) or plain(text) in _NOT_RATED:
            if fill and is_grey(fill):
                return self._grey(row, cell, meanings)
            return explained(rating_by_colour(row.grid, cell, fill, row.about, self.problems), meanings)
        if "rag" not in row.seen:
            return self._under_a_status(row, cell, fill, meanings)
        said = rating_said(text, cell.ink, meanings, settled=settled)
        coloured = rating_of(fill) if fill else None
        by_key = said is not None and said.status is not None and plain(text) in meanings
        if coloured and coloured.sure:
            self.problems.note_rated(row.grid, cell)
        if coloured and coloured.sure and not (by_key and coloured.rag == "blue"):  # blue is what the key says it is
            return self._held_against(row, cell, said, coloured.rag)
        if said is None or (settled and said.rag is None and plain(text) not in meanings):
            return self._unknown(row, cell)
        return said

    def _grey(self, row: ActionRow, cell: Cell, meanings: Meanings) -> RatingSaid:
        """Grey is no rating; a key may say that it is a status."""
        said = explained("grey", meanings)
        if said.status is not None:
            self.problems.note_rated(row.grid, cell)
        return RatingSaid(status=said.status)

    def in_column(self, row: ActionRow, cell: Cell) -> RatingSaid:
        """The rating in a column of another period: its word, else its colour."""
        text, meanings = folded(cell.text), {**self.meanings, **row.heads.meanings}
        said = rating_said(text, cell.ink, meanings, settled=True) if text and not is_nothing(text) else None
        if said is not None and said.rag is not None:
            return said
        fill = None if cell.fill == row.paint else cell.fill
        return RatingSaid(rating_by_colour(row.grid, cell, fill, row.about, self.problems))

    def left_colour(self, row: ActionRow, cell: Cell) -> str:
        """What is to be said of the colour under an unknown status beside a column of ratings; "" for none."""
        found = rating_of(cell.fill) if cell.fill and cell.fill != row.paint and "rag" in row.seen else None
        if found is None or not found.meant:
            return ""
        self.problems.note_rated(row.grid, cell)
        return f", and so was the {found.rag} of its cell"

    def _under_a_status(self, row: ActionRow, cell: Cell, fill: str | None, meanings: Meanings) -> RatingSaid:
        """The colour under words of progress, which are read as the status: its rating, held against them."""
        if fill is None or (found := rating_of(fill)) is None or not found.meant:
            return RatingSaid()
        rag = rating_by_colour(row.grid, cell, fill, row.about, self.problems)
        said, status = explained(rag, meanings), status_said(folded(cell.text))
        if not _agree(status.status if status else None, rag, said.status):
            self._differs(row, cell, rag)
        return RatingSaid(None if said.rag == "blue" else said.rag, None if status else said.status)

    def _differs(self, row: ActionRow, cell: Cell, colour: Rag | None) -> None:
        text, heading = folded(cell.text), row.heads.heading("status")
        kept = "the colour was left aside" if colour == "blue" else "both were kept"
        sentence = f'The status "{text}" stands in a cell that is {colour}; {kept}.'
        problem = RowProblem(row.place(cell), row.about, "status", text, sentence, colour)
        together = f'{{count}} words under "{heading}" stand in cells that are {colour}; {kept}: {{words}}.'
        self.shared.add(
            Cause("contradiction", "The word and the colour of a status differ", heading, together, 1), problem
        )

    def _held_against(self, row: ActionRow, cell: Cell, said: RatingSaid | None, colour: Rag) -> RatingSaid:
        """What is said in a cell of a colour that leaves no doubt."""
        text, heading = folded(cell.text), row.heads.heading("rag")
        if said and said.status and _agree(said.status, colour, None):
            return RatingSaid(colour, said.status, said.rest)
        if said is None or said.rag is None:
            if is_sign(text) or rag_of(text) == colour:
                return RatingSaid(colour)
            sentence = f'The rating "{text}" is not known; the colour of its cell is {colour}.'
            problem = RowProblem(row.place(cell), row.about, "rating", text, sentence, colour)
            reason = "The word of a rating is not known, but its colour is"
            self.shared.add(Cause("doubtful", reason, heading, _BY_COLOUR % heading), problem)
            return RatingSaid(colour, said.status if said else None)
        if said.rag != colour:
            sentence = f'The rating "{text}" stands in a cell that is {colour}; the word was followed.'
            problem = RowProblem(row.place(cell), row.about, "rating", text, sentence, said.rag)
            together = f'{{count}} ratings under "{heading}" stand in cells of other colours; the words were followed.'
            self.shared.add(
                Cause("contradiction", "The word and the colour of a rating differ", heading, together), problem
            )
        return said

    def _unknown(self, row: ActionRow, cell: Cell) -> RatingSaid:
        text, heading = folded(cell.text), row.heads.heading("rag")
        sentence = f'The rating "{text}" is not known, and was left aside.'
        if plain(text) == "b":
            sentence = f'The rating "{text}" may be complete or not started, and no key says which; it was left aside.'
        problem = RowProblem(row.place(cell), row.about, "rating", text, sentence)
        self.shared.add(Cause("unread", "A rating is not known", heading, _UNKNOWN % heading, 1), problem)
        return RatingSaid()


def _agree(status: Status | None, colour: Rag | None, by_key: Status | None) -> bool:
    """Whether a colour fits a status: what a key says of the colour, else blue is complete and red is not."""
    ended = status in _ENDED
    if by_key in _ENDED:
        return ended or status is None
    if by_key not in (None, Status.IN_PROGRESS) and status is not None:
        return status == by_key
    return colour in ("blue", "green") if ended else colour != "blue" or by_key is not None


def _rating_cell(row: ActionRow) -> Cell | None:
    rating, status = row.seen.get("rag"), row.seen.get("status")
    if rating is None and status is not None and ("rag" not in row.seen or not status.text):
        return status
    if rating is not None and rating in (row.seen.get("commentary"), status):
        # Words of progress in the same column say nothing of the rating, but for one before them.
        first = first_words(rating.text)
        return rating._replace(text=first if plain(first) in RAGS else "")
    return rating
