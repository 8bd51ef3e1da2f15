"""Reads the rows of an action table into actions, each with its first updates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.rows.refs import Refs
from tracker.documents.rows.review_dates import ReviewDates, RowDates, date_fields
from tracker.documents.rows.struck_out import StruckOut
from tracker.documents.vocabulary.people import misspelt_role, read_lead
from tracker.documents.vocabulary.rating_by_word_or_colour import read_rating
from tracker.documents.vocabulary.tick_boxes import ticked
from tracker.documents.vocabulary.wording import RAGS, first_words, plain, status_alone, status_of
from tracker.domain.dates.reading import read_when
from tracker.domain.plan import Action, Lead, Rag, StatedRag, Status, Update
from tracker.domain.problem import Field
from tracker.domain.when import When

_Cells = dict[str, Cell | None]


class Heads(NamedTuple):
    """What the headings of a table say of each of its rows, found out once."""

    printed: Mapping[str, str]  # by field
    commentary: Sequence[str]  # the fields that are commentary
    notes: Sequence[str]  # those that are kept as notes under their headings
    dates: Sequence[str]  # those that are review dates, in their turn


def heads_of(headings: Headings) -> Heads:
    """The headings of an action table by what they are for."""
    printed = {field: text for text, field in headings.printed if field}
    commentary = [name for name in headings.columns if name == "commentary" or name.startswith("commentary ")]
    notes = [name for name in headings.columns if name.startswith("note ") or name == "closed"]
    return Heads(printed, commentary, notes, date_fields(headings.columns, printed))


def with_choices(cells: _Cells) -> _Cells:
    """The cells of a row, where one of several boxes is ticked with its words alone."""
    for name in ("status", "rag", "lead", "review"):
        if (cell := cells.get(name)) and (text := ticked(cell.text)) != cell.text:
            cells[name] = cell._replace(text=text)
    return cells


def is_closed(cell: Cell | None) -> bool:
    """Whether the cell of a closing date holds one."""
    if cell is None or cell.day is not None:
        return cell is not None
    when, _ = read_when(cell.text)
    return when.first is not None or when.kind == "completed"


def commentary_of(problems: ProblemLog, grid: Grid, cells: _Cells, heads: Heads, about: str) -> str:
    """The commentary; where a table has several columns of it, each under its heading."""
    if len(heads.commentary) == 1:
        return problems.text(grid, cells[heads.commentary[0]], about, "commentary")
    read = {name: problems.text(grid, cells[name], about, "commentary") for name in heads.commentary}
    return "\n".join(f"{heads.printed.get(name, name)}: {text}" for name, text in read.items() if text)


def notes_of(seen: _Cells, heads: Heads) -> list[str]:
    """What stands in columns for notes, those that have no other field under their headings."""
    plain = [cell for name in ("note", "comment") if (cell := seen.get(name)) and cell.text]
    headed = [(heads.printed.get(name, name), cell) for name in heads.notes if (cell := seen[name]) and cell.text]
    if (status := seen.get("status")) and status_of(status.text) and not status_alone(status.text):
        headed.append((heads.printed.get("status", "Status"), status))  # words that go on behind the status
    return [folded(cell.text) for cell in plain] + [f"{head}: {folded(cell.text)}" for head, cell in headed]


def _place_in(grid: Grid, seen: _Cells) -> str:
    """Where a row stands: at its ref's cell, else at its words."""
    cell = seen.get("ref") or seen.get("action")
    return place_of(grid, cell) if cell else grid.name


class ActionRows:
    """The action tables of one document."""

    def __init__(self, problems: ProblemLog) -> None:
        self.problems = problems
        self.refs = Refs(problems)
        self.struck = StruckOut(problems)
        self.dates = ReviewDates(problems, self.struck)
        self._heads: tuple[Headings, Heads] | None = None  # of the table that is being read

    def read(self, grid: Grid, row: int, headings: Headings, previous_ref: str | None) -> Action | None:
        """The action in a row, without its place; None where neither its ref nor its words are given."""
        seen = with_choices({name: grid.seen(row, column) for name, column in headings.columns.items()})
        if not any((cell := seen.get(name)) and cell.text for name in ("action", "ref")):
            return None
        heads = self._opened(grid, headings)
        seen, struck = self.struck.row_of(seen, heads.dates)
        cells = self.problems.told(grid, seen)
        ref = self.refs.read(grid, cells.get("ref"), previous_ref)
        text = self.problems.text(grid, cells.get("action"), ref or "action", "action")
        about = ref or text[:60]
        self._say_missing(grid, seen, about, ref, text)
        dates = self.dates.read(grid, seen, heads.dates, heads.printed, about)
        if heads.dates:
            cells["review"] = dates.cell
        stated = self._stated(grid, seen, about)
        cells["rag"] = cells.get("rag") or seen.get("rag")  # a colour alone is also something
        commentary = commentary_of(self.problems, grid, cells, heads, about)
        action = Action(
            ref,
            text,
            self._lead(grid, cells, about),
            tuple(self._updates(grid, cells, dates, stated, commentary, about)),
            folded(printed.text) if (printed := cells.get("ref")) else "",
            evidence_links=self._links(grid, row, headings),
            notes=(*notes_of(cells, heads), *dates.notes, *self._comments(grid, seen)),
        )
        return self.struck.stopped(grid, action, struck)

    def _opened(self, grid: Grid, headings: Headings) -> Heads:
        """What the headings say, and what the columns of dates say as wholes; looked at once for each table."""
        if self._heads is None or self._heads[0] is not headings:
            self._heads = headings, heads_of(headings)
            self.dates.columns.open(grid, headings, self._heads[1].dates)
        return self._heads[1]

    def _links(self, grid: Grid, row: int, headings: Headings) -> tuple[str, ...]:
        """What stands in columns of evidence, line by line."""
        shown = {name: grid.at(row, column) for column, name in headings.evidence}
        cells = self.problems.told(grid, shown) if shown else {}
        return tuple(line for cell in cells.values() if cell for line in folded(cell.text).splitlines())

    def _say_missing(self, grid: Grid, seen: _Cells, about: str, ref: str | None, text: str) -> None:
        """An action without words, or without a ref in a table that has refs."""
        if ref is None and "ref" in seen and text:
            self.refs.note_missing(_place_in(grid, seen), text)
        if not text:
            self._missing(grid, seen["ref"], about, "action", "This action has a ref and no words.")

    def _comments(self, grid: Grid, seen: _Cells) -> list[str]:
        """The comments that hang on cells of the row."""
        commented = {cell.place: cell for cell in seen.values() if cell and cell.note}
        if not commented:
            return []
        self.problems.said |= {(grid.name, place) for place in commented}
        return [folded(cell.note) for cell in commented.values() if cell.note]

    def _missing(self, grid: Grid, cell: Cell | None, about: str, field: Field, sentence: str) -> None:
        self.problems.add("missing", place_of(grid, cell) if cell else grid.name, about, field, "", sentence)

    def _lead(self, grid: Grid, cells: _Cells, about: str) -> Lead:
        cell = cells.get("lead")
        if cell is None:
            beside = next((one for one in cells.values() if one), None)
            self._missing(grid, None if grid.name else beside, about, "lead", f"{about} names no lead.")
            return Lead()
        lead = read_lead(cell.text)
        if meant := misspelt_role(lead.role):
            sentence = f'The role "{lead.role}" is probably "{meant}"; it was kept as printed.'
            self.problems.add("doubtful", place_of(grid, cell), about, "lead", lead.as_printed, sentence, meant)
        return lead

    def _updates(
        self, grid: Grid, cells: _Cells, dates: RowDates, stated: Rag | None, text: str, about: str
    ) -> Iterator[Update]:
        """What the row says of the action as it stands, behind one update for each review that it had before."""
        yield from (Update("", "plan", None, None, review=when) for when in dates.reviews[:-1])
        review = dates.review
        if dates.reason:  # of the move alone: beside a rating it would be that of the rating
            yield Update("", "plan", None, None, review=review, reason=dates.reason)
        told = "review" in cells and not dates.reason  # a table without the column says nothing of the date
        if text.lower().strip(" .") in ("as above", "see above", "ditto") and (cell := cells.get("commentary")):
            sentence = f'"{text}" points to another row; it was kept as printed.'
            self.problems.add("doubtful", place_of(grid, cell), about, "commentary", text, sentence)
        status = self._status(grid, cells, review, stated, text, about)
        rag: StatedRag | None = stated if stated in ("red", "amber", "green") else None
        # A document knows neither the clock nor a uuid: the importer stamps both when it saves.
        yield Update("", "plan", None, None, text or None, status, rag, review if told else None)

    def _stated(self, grid: Grid, seen: _Cells, about: str) -> Rag | None:
        """The rating in its column; where that says nothing, the fill of a status cell that says nothing either."""
        rating, status = seen.get("rag"), seen.get("status")
        if rating is None and status is not None and not status.text:
            rating = status
        if rating is None or rating.unread:
            return None
        if rating is seen.get("commentary"):  # words of progress say nothing of the rating, but for one before them
            first = first_words(rating.text)
            rating = rating._replace(text=first if plain(first) in RAGS else "")
        around = {cell.fill for name in ("ref", "action") if (cell := seen.get(name))}
        return read_rating(grid, rating, around, about, self.problems)

    def _status(
        self, grid: Grid, cells: _Cells, review: When, stated: str | None, text: str, about: str
    ) -> Status | None:
        """Its own column first; else a closing date, "Completed" for a date, or a stated blue.

        Words in commentary never count, but one that is nothing else ("Not started") is a status. None for a table
        that has neither the column nor commentary: it says nothing of the status.
        """
        if (cell := cells.get("status")) is not None:
            if status := status_of(cell.text):
                self._agreed(grid, cells, status, review, stated, about)
                return status
            sentence = f'The status "{folded(cell.text)}" is not known, and was left aside.'
            self.problems.add("unread", place_of(grid, cell), about, "status", folded(cell.text), sentence)
        if is_closed(cells.get("closed")):
            return Status.COMPLETE
        said = None if cell else status_alone(text)
        if review.kind == "completed" or stated == "blue" or said == Status.COMPLETE:
            in_words = said == Status.COMPLETE and review.kind != "completed"
            saying = cells.get("commentary") if in_words else cells.get("review") or cells.get("rag")
            self._complete(grid, saying, review, about)
            return Status.COMPLETE
        if text:
            return said or Status.IN_PROGRESS
        return Status.NOT_STARTED if {"status", "commentary"} & cells.keys() else None

    def _agreed(self, grid: Grid, cells: _Cells, status: Status, review: When, stated: str | None, about: str) -> None:
        """A date or a rating that says complete beside a status that does not is a contradiction."""
        if status in (Status.COMPLETE, Status.REPORTED_COMPLETE):
            return
        saying = [cells.get("review")] if review.kind == "completed" else []
        saying += [cells.get("rag")] if stated == "blue" else []
        saying += [cells.get("closed")] if is_closed(cells.get("closed")) else []
        for cell in filter(None, saying):
            printed = folded(cell.text) or cell.fill or ""
            sentence = f'"{printed}" contradicts the status "{status.value}" of {about}, which was followed.'
            self.problems.add("contradiction", place_of(grid, cell), about, "status", printed, sentence)

    def _complete(self, grid: Grid, cell: Cell | None, review: When, about: str) -> None:
        if review.kind != "completed" or review.last is None:
            self.problems.add(
                "missing",
                place_of(grid, cell) if cell else grid.name,
                about,
                "review",
                folded(cell.text) if cell else "",
                f"{about} is complete, and no completion date is given.",
                "complete",
            )
