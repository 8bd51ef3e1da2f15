"""Reads the rows of an action table into actions, each with its first updates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.documents.problem_log import ProblemLog, place_in, place_of
from tracker.documents.progress.action_row import ActionCells, ActionRow, Heads, below, heads_of
from tracker.documents.progress.earlier_ratings import EarlierRatings, earlier_ratings, rating_periods, with_last_rating
from tracker.documents.progress.lead_and_date import joint_field, with_both
from tracker.documents.progress.row_status import ActionStatus, RowStatus, says_closed
from tracker.documents.progress.update_periods import UpdatePeriods, update_periods
from tracker.documents.progress.updates import commentary_of, comments_of, dated_updates, links_of, notes_of
from tracker.documents.ratings.painted_rows import row_paint
from tracker.documents.ratings.rating_signs import is_sign
from tracker.documents.rows.refs import Refs
from tracker.documents.rows.review_dates import ReviewDates, RowDates, date_fields
from tracker.documents.rows.struck_out import StruckOut
from tracker.documents.tables.themes import Themes, ThemeSoFar
from tracker.documents.vocabulary.nothing import is_nothing, is_null
from tracker.documents.vocabulary.people import misspelt_role, read_lead
from tracker.documents.vocabulary.tick_boxes import ticked
from tracker.domain.dates.reading import read_when
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action, Lead, Update
from tracker.domain.problem import Field

_POINTS_ABOVE = pattern_of(r"[ .]*(?:as above|see above|ditto)[ .]*", re.I)


def with_choices(cells: ActionCells) -> ActionCells:
    """The cells of a row, where one of several boxes is ticked with its words alone."""
    for name in ("status", "rag", "lead", "review"):
        if (cell := cells.get(name)) and (text := ticked(cell.text)) != cell.text:
            cells[name] = cell._replace(text=text)
    return cells


def _without_null(cell: Cell | None) -> Cell | None:
    """The cell without what a program wrote for nothing; a formula that went wrong is something."""
    return cell if cell is None or cell.unread or not is_null(cell.text) else cell._replace(text="")


def _shows(cell: Cell | None) -> bool:
    return cell is not None and cell.text != ""


def _without_nothing(cells: ActionCells, names: Iterable[str]) -> ActionCells:
    """The cells without those, of these names, in which somebody wrote that there is nothing."""
    for name in names:
        if (cell := cells[name]) and is_nothing(cell.text) and not is_sign(cell.text):
            cells[name] = None
    return cells


def _due_days(grid: Grid, headings: Headings) -> set[date]:
    """The days in the column of reviews; each text of it is read once."""
    said = {cell.day or cell.text for cell in below(grid, headings, "review")}
    days = (one if isinstance(one, date) else read_when(one)[0].last for one in said)
    return {day for day in days if day}


def _place_in(grid: Grid, seen: ActionCells) -> str:
    """Where a row stands: at its ref's cell, else at its words."""
    cell = seen.get("ref") or seen.get("action")
    return place_of(grid, cell) if cell else grid.name


class ActionRows:
    """The action tables of one document."""

    def __init__(self, problems: ProblemLog, themes: Themes) -> None:
        self.problems = problems
        self.themes = themes
        self.refs = Refs(problems)
        self.struck = StruckOut(problems)
        self.dates = ReviewDates(problems, self.struck)
        self.status = ActionStatus(problems)
        self._heads: tuple[Headings, Heads] | None = None  # of the table that is being read
        self._dates: list[str] = []  # its fields that are review dates, in their turn
        self._joint: str | None = None  # the field whose column holds leads and dates
        self._periods = UpdatePeriods({})  # of its columns of commentary
        self._rated = UpdatePeriods({})  # of its columns of ratings
        self.day: date | None = None  # of the document
        self.theme: ThemeSoFar | None = None  # of the last action

    def say(self) -> None:
        """The table ends: say what its rows had in common."""
        self.status.shared.say()

    def read(self, grid: Grid, row: int, headings: Headings, notes: Iterable[str] = ()) -> Action | None:
        """Take the action in a row into its theme, with notes that stand above it; None without a ref and words."""
        seen = with_choices({name: _without_null(grid.seen(row, at)) for name, at in headings.columns.items()})
        if not _shows(seen.get("action")) and not _shows(seen.get("ref")):
            return None
        heads = self._opened(grid, headings)
        seen, struck = self.struck.row_of(with_both(seen, self._joint), self._dates)
        cells = _without_nothing(self.problems.told(grid, seen), heads.progress)
        ref = self.refs.read(grid, cells.get("ref"), self._previous_ref())
        text = self.problems.text(grid, cells.get("action"), ref or "action", "action")
        about = ref or text[:60]
        self._say_missing(grid, seen, about, ref, text)
        dates = self.dates.read(grid, seen, self._dates, heads.printed, about)
        if self._dates:
            cells["review"] = dates.cell
        read = ActionRow(grid, cells, seen, heads, about, row_paint(grid.rows[row]))
        self.theme = theme = self.themes.of_row(grid, row, headings, ref)
        read, said, rated = self._rated_as(read, dates, next(filter(says_closed, (grid.name, theme.title)), ""))
        action = Action(
            ref,
            text,
            self._lead(grid, cells, about),
            (*self._updates(read, dates, said), *dated_updates(self.problems, read, self._periods.of), *rated.updates),
            folded(printed.text) if (printed := cells.get("ref")) else "",
            evidence_links=(*self._links(grid, row, headings), *links_of(read)),
            notes=(*notes, *notes_of(read), *said.notes, *rated.notes, *dates.notes, *comments_of(self.problems, read)),
            place=len(theme.actions) + 1,
        )
        theme.actions.append(self.struck.stopped(grid, action, struck))
        return action

    def _previous_ref(self) -> str | None:
        """The ref before this row's in the theme that is being read."""
        here = self.themes.here
        if here and here.actions:
            return here.actions[-1].ref
        return f"{here.ref}.0" if here and here.ref else None

    def _opened(self, grid: Grid, headings: Headings) -> Heads:
        """What the headings say, and what the columns say as wholes; looked at once for each table."""
        if self._heads is None or self._heads[0] is not headings:
            heads = heads_of(grid, headings)
            self._heads, self._dates = (headings, heads), date_fields(headings.columns, heads.printed)
            self._joint = joint_field(headings.columns, heads.printed)
            self._dates = self._dates or (["review"] if self._joint else [])
            self.dates.columns.open(grid, headings, self._dates)
            named = {name: heads.heading(name) for name in heads.commentary}
            self._periods = update_periods(named, self.dates.period, _due_days(grid, headings), self.day)
            self._rated = rating_periods(heads, self.dates.period, self.day)
            if self._periods.doubts or self._rated.doubts:
                self._doubt_years(grid, headings)
        return self._heads[1]

    def _links(self, grid: Grid, row: int, headings: Headings) -> tuple[str, ...]:
        """What stands in columns of evidence, line by line."""
        if not headings.evidence:
            return ()
        shown = {name: grid.at(row, column) for column, name in headings.evidence}
        cells = self.problems.told(grid, shown)
        return tuple(line for cell in cells.values() if cell for line in folded(cell.text).splitlines())

    def _say_missing(self, grid: Grid, seen: ActionCells, about: str, ref: str | None, text: str) -> None:
        """An action without words, or without a ref in a table that has refs."""
        if ref is None and "ref" in seen and text:
            self.refs.note_missing(_place_in(grid, seen), text)
        if not text:
            self._missing(
                grid, seen["ref"], about, "action", "This action has a ref and no words.", "An action has no words"
            )

    def _doubt_years(self, grid: Grid, headings: Headings) -> None:
        """Headings of updates that were given their year by others are one problem."""
        place = place_in(grid, headings.places[0])
        doubts = (*self._periods.doubts, *self._rated.doubts)
        printed, read_as = (" / ".join(words) for words in zip(*doubts, strict=True))
        cause = "A heading says no year"
        sentence = f"These headings of updates say no year; they were read as {read_as}."
        self.problems.add("doubtful", place, "plan", None, printed, sentence, read_as, cause=cause)

    def doubt_headings(self, grid: Grid, row: int, action: Action) -> None:
        """A row that may be the headings of another table was read as an action."""
        cells = [cell for cell in grid.rows[row] if cell]
        printed, about = " / ".join(folded(cell.text) for cell in cells), action.text[:60]
        cause = "An action reads like headings"
        sentence = f'This row reads like headings; it was read as the action "{about}".'
        self.problems.add("doubtful", place_of(grid, cells[0]), about, "action", printed, sentence, about, cause=cause)

    def _missing(self, grid: Grid, cell: Cell | None, about: str, field: Field, sentence: str, cause: str) -> None:
        place = place_of(grid, cell) if cell else grid.name
        self.problems.add("missing", place, about, field, "", sentence, cause=cause)

    def _lead(self, grid: Grid, cells: ActionCells, about: str) -> Lead:
        cell = cells.get("lead")
        if cell is None or is_nothing(cell.text):
            beside = next((one for one in cells.values() if one), None)
            said, sentence = cell or (None if grid.name else beside), f"{about} names no lead."
            self._missing(grid, said, about, "lead", sentence, "An action names no lead")
            return Lead(folded(cell.text)) if cell else Lead()
        if not any(map(str.isalpha, cell.text)):
            text, cause = folded(cell.text), "A lead is no name"
            sentence = f'The lead "{text}" is no name: {about} has no lead until one is given.'
            self.problems.add("unread", place_of(grid, cell), about, "lead", text, sentence, cause=cause)
            return Lead(text)
        lead = read_lead(cell.text)
        if meant := misspelt_role(lead.role):
            cause = "A role is probably misspelt"
            sentence = f'The role "{lead.role}" is probably "{meant}"; it was kept as printed.'
            self.problems.add(
                "doubtful", place_of(grid, cell), about, "lead", lead.as_printed, sentence, meant, cause=cause
            )
        return lead

    def _rated_as(self, row: ActionRow, dates: RowDates, closed: str) -> tuple[ActionRow, RowStatus, EarlierRatings]:
        """The row, its status and its ratings: dated where its columns of them are, else the last one counts."""
        if not row.heads.ratings:
            said = self._said(row, dates)
            return row, self.status.under_closed(row, said, closed) if closed else said, EarlierRatings()
        periods = self._rated.of
        row = row if periods else with_last_rating(row)
        said = self._said(row, dates)
        rated = earlier_ratings(row, self.status.ratings, periods, said.stated, self.day)
        return row, said._replace(stated=None) if periods else said, rated

    def _said(self, row: ActionRow, dates: RowDates) -> RowStatus:
        """The status and rating of a row; commentary of whatever day says that it is in progress."""
        text = commentary_of(self.problems, row, self._periods.of)
        if _POINTS_ABOVE.fullmatch(text) and (cell := row.cells.get("commentary")):
            cause = "A text points to another row"
            sentence = f'"{text}" points to another row; it was kept as printed.'
            self.problems.add("doubtful", row.place(cell), row.about, "commentary", text, sentence, cause=cause)
        said = [(when.last, cell.text) for name, when in self._periods.of.items() if (cell := row.cells.get(name))]
        later = max(said, key=lambda one: one[0] or date.min)[1] if said else ""
        return self.status.read(row, dates.review, text, folded(later))

    def _updates(self, row: ActionRow, dates: RowDates, said: RowStatus) -> Iterator[Update]:
        """What the row says of the action as it stands, behind one update for each review that it had before."""
        yield from (Update("", "plan", None, None, review=when) for when in dates.reviews[:-1])
        review = dates.review
        if dates.reason:  # of the move alone: beside a rating it would be that of the rating
            yield Update("", "plan", None, None, review=review, reason=dates.reason)
        told = "review" in row.cells and not dates.reason  # a table without the column says nothing of the date
        # A document knows neither the clock nor a uuid: the importer stamps both when it saves.
        yield Update("", "plan", None, None, said.text or None, said.status, said.stated, review if told else None)
