"""The lists of a document that offer actions and decisions: found among the texts that stand in no table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.outside.list_items import Counted, action_of, as_item
from tracker.documents.outside.unplaced_text import UnplacedText
from tracker.documents.problem_log import ProblemLog, place_of
from tracker.documents.tables.themes import BARE_HEADING, Themes
from tracker.documents.vocabulary.list_headings import ListKind, kind_of_list
from tracker.domain.decisions.offers import key_of_words, list_problem, printed_offer
from tracker.domain.draft import Offer
from tracker.domain.long_text import to_match
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Theme

_LONGEST_HEADING, _FEWEST_BLANKS = 120, 3
_RUN_ON = pattern_of(
    r"(?P<head>(?:it was |the [\w ]{0,40})?(?:resolved|agreed|decided|actions?(?: (?:agreed|required))?|next steps)"
    r"(?:\s+(?:unanimously|that))?\s*[:–—-]|(?-i:RESOLVED|AGREED)(?:\s+(?:unanimously|that|to))?)\s+(?=\S)",
    re.I,
)
_NUMBER_WITHIN = pattern_of(r"(?:(?<=[;,.:])|(?<=\band)|\A)\s*(?=\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s)")
_TO_DO = pattern_of(
    r"\b(?:requested|asked|instructed|invited|required|tasked|directed|authorised|delegated|commissioned|will|shall|"
    r"within|(?:report|bring|brought|come) back|(?:be|is|are) (?:brought|submitted|presented|provided|circulated|"
    r"prepared|produced|sent|reviewed|developed|published|written|undertaken|established|carried out|given to)|"
    r"by (?:the|\d)|to \w+)\b",
    re.I,
)
_ONLY_NOTED = pattern_of(
    r"\W*(?:that )?(?:the |this |these |its |all )?[^;.]{0,150}?\b(?:be|is|are|was|were)?\s*(?:noted|received|approved|"
    r"adopted|endorsed|welcomed|accepted|agreed|supported|thanked|confirmed|deferred|"
    r"commended)\b[^;.]{0,40}?\W*(?:and)?\W*",
    re.I,
)
_ASKED = pattern_of(
    r"\b(?:requested|asked|instructed|invited|tasked|directed|within|report back|by (?:the end|\d))\b", re.I
)


_TO_NOTE = pattern_of(
    r"\W*(?:that )?(?:[\w’']+ ){0,6}?to (?:note|receive|welcome|endorse)\b[^;]{0,150}?\W*(?:and)?\W*", re.I
)
_AND_MORE = pattern_of(
    r"\b(?:noted?|received?|approved|adopted|endorsed?|welcomed?|accepted|agreed|supported)\b.*?\band\b(.*)",
    re.I | re.S,
)


class _Head(NamedTuple):
    """A line above a list: the cell it stands in, and what it says the items are."""

    cell: Cell
    text: str
    kind: ListKind | None


@dataclass(slots=True)
class _List:
    """A list while its items come."""

    grid: Grid
    place: str
    heads: list[str]
    heading: str
    kind: ListKind
    theme: Theme | None
    items: list[tuple[str, Counted]] = field(default_factory=list)  # place, words


class OfferedLists:
    """The lists of one document, offered and left in a problem each; whoever asks for them takes them."""

    def __init__(self, problems: ProblemLog, themes: Themes, loose: UnplacedText) -> None:
        self.problems = problems
        self.themes = themes
        self.loose = loose
        self.found: list[Offer] = []
        self._section: _Head | None = None  # the heading above, of a document that has headings
        self._lead_in: _Head | None = None  # the line that leads to a list
        self._list: _List | None = None
        self._last: tuple[Grid, int] | None = None  # where the text before stands

    def takes(self, grid: Grid, row: int, cell: Cell) -> bool:
        """Whether a text that stands in no table is an item of a list, or a whole list; its headings are only noted."""
        if self._last is None or not _right_below(*self._last, grid, row):
            self._close()
            self._lead_in = None
            if self._last is not None and self._last[0] is not grid and not (grid.goes_on and self._last[0].goes_on):
                self._section = None
        self._last = (grid, row)
        if cell.style.startswith(("heading", "title")):
            self._heads(cell)
            return False
        lines = [line for line in folded(cell.text).split("\n") if line.strip()]
        lines = _run_on(lines[0]) if len(lines) == 1 else lines
        if len(lines) > 1 and kind_of_list(lines[0]):
            return self._whole(grid, cell, lines)
        return self._line(grid, cell, lines) if len(lines) == 1 else self._several(grid, cell, lines)

    def close(self) -> tuple[Offer, ...]:
        """All offers, when nothing more follows; those with the same words have keys of their own."""
        self._close()
        keys: dict[str, int] = {}
        for at, offer in enumerate(self.found):
            keys[offer.key] = keys.get(offer.key, 0) + 1
            if keys[offer.key] > 1:
                self.found[at] = replace(offer, key=f"{offer.key}-{keys[offer.key]}")
        return tuple(self.found)

    # One text after the other

    def _heads(self, cell: Cell) -> None:
        self._close()
        text = folded(cell.text)
        self._section, self._lead_in = _Head(cell, text, kind_of_list(text)), None

    def _line(self, grid: Grid, cell: Cell, lines: list[str]) -> bool:
        text = lines[0]
        item = as_item(text)
        listed = item.marked or cell.style == "list"
        kind = kind_of_list(text)
        if kind and (not listed or text.rstrip().endswith(":")):
            self._close()
            self._lead_in = _Head(cell, text, kind)
            return False
        if not listed and self._goes_on(grid, text):
            return True
        under = self._kind()
        if listed or (under and self._lead_in and self._is_plain_item(grid, text)):
            if self._item(grid, cell, item, under):
                return True
            if under:
                return False  # it only notes something, and the list goes on
        self._other(grid, cell, "" if listed and not item.number else text)
        return False

    def _is_plain_item(self, grid: Grid, text: str) -> bool:
        """Whether a line without a bullet is an item: right below the heading of a sheet or a plain text, where no
        line has one.
        """
        bulleted = self._list is not None and self._list.items[-1][1].marked
        return not (grid.prose or bulleted or text.endswith(":")) and text.count(" ") >= _FEWEST_BLANKS

    def _other(self, grid: Grid, cell: Cell, text: str) -> None:
        """A text that is no item: in a sheet or a plain text it may be the heading of what follows."""
        self._close()
        self._lead_in = None
        short = 0 < len(text) <= _LONGEST_HEADING and not text.rstrip().endswith((".", ";"))
        if short and (not grid.prose or self._section is None or not self._section.cell.style):
            self._section = _Head(cell, text, None)

    def _goes_on(self, grid: Grid, text: str) -> bool:
        """Whether a line of a plain text goes on from the item before it."""
        if self._list is None or grid.prose or not text[:1].islower() or not self._list.items:
            return False
        place, item = self._list.items[-1]
        self._list.items[-1] = (place, item._replace(words=f"{item.words} {text}"))
        self.loose.set_aside += 1
        return True

    def _whole(self, grid: Grid, cell: Cell, lines: list[str]) -> bool:
        """A cell that holds a list with its heading."""
        self._close()
        before, self._lead_in = self._lead_in, _Head(cell, lines[0], kind_of_list(lines[0]))
        offered = self._several(grid, cell, lines[1:])
        self._close()
        self._lead_in = before
        return offered

    def _several(self, grid: Grid, cell: Cell, lines: list[str]) -> bool:
        """A cell with several lines: offered whole, or not at all, so that no line of it is lost."""
        under = self._kind()
        items = [as_item(line) for line in _joined(lines)]
        if under is None or not any(_is_offered(item, under) for item in items):
            self._close()
            return False
        here = self._opened(grid, cell, under)
        here.items += [(place_of(grid, cell), item) for item in items]
        self.loose.set_aside += 1
        return True

    def _item(self, grid: Grid, cell: Cell, item: Counted, under: ListKind | None) -> bool:
        if under is None and not _says_who_and_when(item):
            return False
        if not _is_offered(item, under or "action"):
            return False
        self._opened(grid, cell, under or "action").items.append((place_of(grid, cell), item))
        self.loose.set_aside += 1
        return True

    def _kind(self) -> ListKind | None:
        if self._lead_in is not None:
            return self._lead_in.kind
        return self._section.kind if self._section else None

    # Lists

    def _opened(self, grid: Grid, cell: Cell, kind: ListKind) -> _List:
        """The list that is open, or a new one, whose headings are no loose texts any more."""
        if self._list is not None:
            return self._list
        heads = [head for head in (self._section, self._lead_in) if head]
        for head in heads:
            self.loose.set_aside += self.loose.let_go(head.cell)
        texts = list(dict.fromkeys(" ".join(head.text.split()) for head in heads))
        heading = texts[-1].rstrip(" :–—-") if texts else ""
        theme = self._theme(heading)
        self._list = _List(grid, place_of(grid, cell), texts, heading or "a list", kind, theme)
        return self._list

    def _theme(self, heading: str) -> Theme | None:
        """The theme that is being read, else that of the heading above the line that leads to the list."""
        if (here := self.themes.headed) is not None:
            return Theme(here.ref, here.title, here.ref_as_printed)
        if self._section is None:
            return None
        text = " ".join(self._section.text.split())
        found = BARE_HEADING.fullmatch(text)
        if found and found["title"]:
            return Theme(found["ref"].removesuffix(".0"), found["title"], found["ref"])
        return Theme(None, text) if text.rstrip(" :–—-") != heading else None

    def _close(self) -> None:
        """The list ends: offer what it holds, and say it as one problem."""
        here, self._list = self._list, None
        if here is None or not here.items:
            return
        here.items.sort(key=lambda one: not _is_offered(one[1], here.kind))  # what asks for nothing comes last
        offers = [self._offer(here, place, item) for place, item in here.items]
        self.found += offers
        self.problems.found.append(list_problem(self.problems.source, here.place, here.heads, offers))

    def _offer(self, here: _List, place: str, item: Counted) -> Offer:
        offer = Offer("", place, here.kind, here.heading, action_of(item), here.theme)
        return replace(offer, key=key_of_words(printed_offer(offer)))


def _right_below(before: Grid, above: int, grid: Grid, row: int) -> bool:
    """Whether nothing else stands between two rows; the tables of a Word document and its paragraphs are parted."""
    if before is not grid:
        return False
    return row == above + 1 or (row > above and not any(map(any, grid.rows[above + 1 : row])))


def _joined(lines: list[str]) -> list[str]:
    """The items among the lines of a cell: one that begins small goes on from the one before."""
    items: list[str] = []
    for line in lines:
        if items and line[:1].islower() and not as_item(line).marked:
            items[-1] += f" {line}"
        else:
            items.append(line)
    return items


def _run_on(text: str) -> list[str]:
    """A paragraph that runs on from its heading: "RESOLVED: (1) that ...; and (2) that ..." as lines."""
    found = _RUN_ON.match(text)
    if found is None or kind_of_list(text):  # "RESOLVED: That" alone
        return [text]
    parts = [part.strip() for part in _NUMBER_WITHIN.split(text[found.end() :]) if part.strip()]
    return [found["head"].strip(), *parts]


def _is_offered(item: Counted, kind: ListKind) -> bool:
    """Whether an item is something to do: a decision that only notes or approves is, where it says who and when."""
    words = item.words
    if not re.search(r"[^\W\d]{3}", words):
        return False
    if kind == "action" or _ASKED.search(words):
        return True
    if _ONLY_NOTED.fullmatch(words) or _TO_NOTE.fullmatch(to_match(words)):
        more = _AND_MORE.search(to_match(words))
        return _says_who_and_when(item) or (more is not None and _TO_DO.search(more[1]) is not None)
    return _TO_DO.search(words) is not None


def _says_who_and_when(item: Counted) -> bool:
    """Whether an item under any heading is a promise: somebody is named for it, and a day."""
    action = action_of(item)
    return bool(action.lead.as_printed) and action.updates[0].review is not None
