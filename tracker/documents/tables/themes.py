"""How a theme is headed ("Recommendation 2.0 Management oversight"), and the themes while their tables are read."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from tracker.documents.grid import Cell, Grid, folded
from tracker.documents.headings.headings import Headings
from tracker.documents.vocabulary.ref_words import ref_in, theme_of_ref
from tracker.documents.vocabulary.wording import plain
from tracker.domain.measure import Measure
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Action, Evidence, Theme

LABEL = pattern_of(r"\b(?:our|the)?\s*(?:ambition|goal|vision)\b|what .?good.? looks like", re.I)


def is_label(cell: Cell) -> bool:
    """Whether a cell says "Our ambition", and not what it is."""
    return len(cell.text) < 80 and LABEL.search(cell.text) is not None


# Typed bullets: the usual signs, Word's picture fonts (which stand in the private area), "-" and "o" before a blank.
_BULLET = pattern_of(r"(?:[•●▪■◦○‣⁃·∙➢➤►▶✓✔\uf000-\uf0ff]\s*|[-–—*o]\s+)+")


def bulleted(text: str) -> bool:
    """Whether a line begins with a typed bullet."""
    return _BULLET.match(text.strip()) is not None


def without_bullet(text: str) -> str:
    """A line without the bullet that somebody typed before it."""
    found = _BULLET.match(text)
    return text[found.end() :].strip() if found else text


def aims_of(text: str) -> list[str]:
    """The aims in a cell's folded text: one a line, but a line without a bullet may go on from one that has one."""
    aims: list[str] = []
    with_bullet = False
    for line in text.split("\n"):
        if bulleted(line):
            with_bullet = True
            aims.append(without_bullet(line))
        elif with_bullet and line[:1].islower():
            aims[-1] += f" {line}"
        elif line:
            aims.append(line)
    return [aim for aim in aims if aim]


_WORD = (
    r"(?P<word>Recommendation|Priority|Theme|Objective|Outcome|Workstream|Strand|Pillar|Aim|Goal|"
    r"Area(?: for (?:improvement|development|priority action)| of (?:significant )?(?:weakness|concern))?)s?"
)
_ANY_WORD = "Theme"
_ONE_WORD = pattern_of(_WORD, re.I)
_REF = r"\d+(?:\.\d+)*"
_LETTER = r"(?-i:[A-Z])(?=\s*(?:[-–—:.]|$))"  # a letter needs a mark behind it: "Area A shop" is no heading
_TITLE = r"\.?\s*(?:[-–—:.]\s*)?(?P<title>\S.*)?"
_NUMBERED = rf"(?P<ref>{_REF}){_TITLE}"
HEADING = pattern_of(rf"{_WORD}\s*(?::\s*)?(?P<ref>{_REF}|{_LETTER}){_TITLE}", re.I | re.S)
NAMED = pattern_of(rf"{_WORD}\s*(?::\s*|\s[-–—]\s+)(?P<title>[^\W\d].*)", re.I | re.S)
_NO_THEME = pattern_of(
    r"(\d+\.?\s*)?(introduction|foreword|background|contents|(executive )?summary|about\b.*|appendix\b.*)", re.I
)
_YEAR_ALONE = r"(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?\s*$"  # the number of no theme
BARE_HEADING = pattern_of(rf"(?!{_YEAR_ALONE}){_NUMBERED}", re.S)


def may_head_theme(cell: Cell) -> bool:
    """Whether a paragraph is no bullet and no sentence: "Priority 2 was reached" is one."""
    found = HEADING.fullmatch(cell.text.strip())
    return cell.style != "list" and len(cell.text) <= 150 and not (found and (found["title"] or "")[:1].islower())


@lru_cache(maxsize=100)
def _is_of_minutes(printed: tuple[tuple[str, str | None], ...]) -> bool:
    return any(field == "ref" and plain(text).startswith(("minute", "agenda")) for text, field in printed)


def _next_front(grid: Grid, row: int, column: int) -> str | None:
    """The theme that the next ref below a row names, down to a gap; None where none does."""
    for below in range(row + 1, len(grid.rows)):
        if not any(grid.rows[below]):
            return None
        cell = grid.at(below, column)
        if cell and (ref := ref_in(folded(cell.text))) and (front := theme_of_ref(ref)):
            return front
    return None


@lru_cache(maxsize=1_000)
def _headed(text: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """What a text in a column of themes says as a heading, with its word or by its number."""
    return HEADING.fullmatch(text), BARE_HEADING.fullmatch(text)


@dataclass(slots=True)
class ThemeSoFar:
    """A theme while its tables are read."""

    ref: str | None
    title: str
    ref_as_printed: str = ""
    ambition: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What problems call it."""
        return self.ref or self.title

    @property
    def empty(self) -> bool:
        """Whether nothing but its heading was met."""
        return not (self.ambition or self.evidence or self.actions or self.measures)


class Coming(NamedTuple):
    """A heading that may be a theme's, if a table follows."""

    ref: str
    title: str
    heading: Cell


@lru_cache(maxsize=1_000)
def _ref(printed: str) -> str | None:
    """The ref of a theme without a "." or ".0" at its end; None for none."""
    return re.sub(r"(?:\.0)?\.?$", "", printed) or None


class Themes:
    """The themes of one document in the order of their headings, and the one that is being read."""

    def __init__(self) -> None:
        self.word = _ANY_WORD  # until the document calls them something else
        self.here: ThemeSoFar | None = None
        self._found: dict[str, ThemeSoFar] = {}
        self._coming: Coming | None = None
        self._last_resort: ThemeSoFar | None = None  # the theme of rows that nothing gives one
        self._by_refs: tuple[Headings, ThemeSoFar | None] | None = None  # of the last ref under these headings
        self._titled: ThemeSoFar | None = None  # the last one that only the title of its table names
        self._level = 9  # of the highest heading that was announced
        self._worded = False

    def open(self, ref_as_printed: str, title: str) -> ThemeSoFar:
        """The theme of a heading, which is the one being read from now on."""
        self.here, self._coming = self.named(ref_as_printed, title), None
        return self.here

    def open_worded(self, word: str, ref_as_printed: str, title: str) -> ThemeSoFar:
        """The theme of a heading that says what it is: "Priority 2"."""
        self.word, self._worded = word.capitalize(), True
        return self.open(ref_as_printed, title)

    def open_titled(self, title: str) -> None:
        """The theme that only the title of its table names, unless the document heads another."""
        if self.headed is None or self.here is self._titled:
            self._titled = self.open("", title)

    def announce(self, heading: Cell) -> None:
        """A heading without such a word becomes a theme when something of a theme follows, unless it is a lower one.

        In a document whose themes are called what they are, other headings open none.
        """
        level = int(heading.style.removeprefix("heading").strip() or 1)
        if self._worded or level > self._level or _NO_THEME.fullmatch(heading.text.strip()):
            return
        found = BARE_HEADING.fullmatch(heading.text.strip())
        ref, title = (found["ref"], found["title"]) if found and found["title"] else ("", heading.text)
        self.here, self._level, self._coming = None, level, Coming(ref, folded(title), heading)

    @property
    def headed(self) -> ThemeSoFar | None:
        """The theme being read that the document heads, which one of last resort is not."""
        return None if self.here is self._last_resort else self.here

    @property
    def known(self) -> bool:
        """Whether a theme is being read, or was announced."""
        return self.here is not None or self._coming is not None

    def arrive(self) -> Cell | None:
        """A table follows: what was announced is the theme; answers its heading."""
        if self._coming is None:
            return None
        coming = self._coming
        self.open(coming.ref, coming.title)
        return coming.heading

    def goes_back(self, theme: ThemeSoFar | None, title: re.Pattern[str]) -> bool:
        """Whether a theme is still being read, or was up to a heading that is a title in it; then it goes on."""
        if self._coming is not None and not (self.here is None and title.search(self._coming.title)):
            return False
        if self._coming is None and self.here is not theme:
            return False
        self.here, self._coming = theme, None
        return True

    def named(self, ref_as_printed: str, title: str) -> ThemeSoFar:
        """The theme with a ref, or with a title where there is none. A list of contents is not the last word."""
        ref = _ref(ref_as_printed)
        theme = self._found.get(ref or title)
        if theme is None:
            theme = self._found[ref or title] = ThemeSoFar(ref, title, ref_as_printed)
        if title and (theme.empty or not theme.title):
            theme.title = title
        return theme

    def current(self, otherwise: str) -> ThemeSoFar:
        """The theme being read, or one with a title of last resort."""
        self.arrive()
        if self.here is not None:
            return self.here
        self._last_resort = self.open("", otherwise)
        return self._last_resort

    def of_row(self, grid: Grid, row: int, headings: Headings, ref: str | None) -> ThemeSoFar:
        """The theme a row belongs to: its theme column, else the heading above, else the front of its ref."""
        if (column := headings.columns.get("theme")) is not None and (cell := grid.at(row, column)):
            named, bare = _headed(folded(cell.text))
            self._take_word(named, headings)
            found = named or bare
            return self.open(found["ref"], found["title"] or "") if found else self.open("", folded(cell.text))
        nowhere = self.here is None or self.here is self._last_resort
        if nowhere and self._coming is None and (theme := self._by_ref(grid, row, headings, ref)):
            return theme
        return self.current(grid.name or ("Actions" if headings.kind == "actions" else "Measures"))

    def _take_word(self, named: re.Match[str] | None, headings: Headings) -> None:
        """A cell of a column of themes may say what they are called ("Priority 2"), else the heading of the column."""
        heading = next((text for text, field in headings.printed if field == "theme"), "")
        found = named or (_ONE_WORD.fullmatch(heading) if self.word == _ANY_WORD else None)
        if found and not self._worded:
            self.word = found["word"].capitalize()

    def _by_ref(self, grid: Grid, row: int, headings: Headings, ref: str | None) -> ThemeSoFar | None:
        """The theme that a row's ref names, else that of the row above, or of the next one below that names one.

        One row without a ref takes nothing out of its theme. The refs of minutes are no refs of themes.
        """
        column = headings.columns.get("ref")
        if column is None or _is_of_minutes(headings.printed):
            return None
        front = theme_of_ref(ref) if ref else None
        last = self._by_refs
        if front is None and last and last[0] is headings:
            return last[1]
        theme = last[1] if last and last[0].printed == headings.printed else None
        if front := front or _next_front(grid, row, column):
            bare = front.lstrip(ascii_letters)
            theme = self.named(bare if front not in self._found and bare in self._found else front, "")
        self._by_refs = (headings, theme)
        return theme

    def every(self) -> Collection[ThemeSoFar]:
        """All themes that were met."""
        return self._found.values()

    def place_of(self, theme: ThemeSoFar) -> int:
        """The place of a theme among all, from 1."""
        return list(self._found.values()).index(theme) + 1

    def records(self) -> tuple[Theme, ...]:
        """The themes as records."""
        return tuple(
            Theme(
                theme.ref,
                theme.title,
                theme.ref_as_printed,
                tuple(theme.ambition),
                tuple(theme.evidence),
                tuple(theme.actions),
                tuple(theme.measures),
                place,
            )
            for place, theme in enumerate(self._found.values(), 1)
        )
