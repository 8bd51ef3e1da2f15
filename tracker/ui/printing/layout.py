"""Lays a report out on sheets of A4 across, once: where each text and each ground stands. Nothing is painted here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtSvg import QSvgRenderer

from tracker.palette import LIGHT
from tracker.reports.blocks import Block, Heading, Illustration, Prose, Report, Run, Runs, Table, TableColumn, as_shown
from tracker.ui.printing.broken import PER_POINT, Breaker, BrokenLine, TextLook

WIDE, HIGH = round(841.89 * PER_POINT), round(595.28 * PER_POINT)  # A4 across
_MM = 72 / 25.4 * PER_POINT
LEFT, TOP, BOTTOM = round(14 * _MM), round(13 * _MM), HIGH - round(17 * _MM)
FOOT = HIGH - round(9 * _MM)  # where the letters of the foot stand
BODY = WIDE - 2 * LEFT
_INSET, _HAIR = 5 * PER_POINT, PER_POINT // 2  # around the words of a cell; the line under a row
_TITLE, _SUBTITLE = TextLook(16, bold=True), TextLook(10.5, colour=LIGHT.quiet_text)
_HEADING, _PROSE, _QUIET = TextLook(12.5, bold=True), TextLook(10), TextLook(8.5, colour=LIGHT.quiet_text)
_CELL, _HEAD = TextLook(8.5), TextLook(8.5, bold=True)
_LONGEST_WORD = 16  # letters
FOOT_LOOK = TextLook(8, colour=LIGHT.quiet_text)


class Letters(NamedTuple):
    """Text at a place, in a look: `y` is where its letters stand."""

    x: float
    y: float
    text: str
    look: TextLook


class Ground(NamedTuple):
    """A coloured rectangle, rounded where it lies under a rating."""

    x: float
    y: float
    wide: float
    high: float
    colour: str
    rounded: bool = False


class Drawing(NamedTuple):
    """A picture at a place, as an SVG."""

    x: float
    y: float
    wide: float
    high: float
    svg: bytes


PrintMark = Letters | Ground | Drawing


class PrintedSheets(NamedTuple):
    """The marks of each sheet, the foot of all of them, and whose fonts they were laid out with."""

    sheets: list[list[PrintMark]]
    foot: str
    breaker: Breaker


class Strip(NamedTuple):
    """What stays together across a sheet, its marks counted from its own top; `head` is repeated over it.

    `with_next`: on the sheet of what follows. `above`: the room over it, but at the top of a sheet.
    """

    marks: Sequence[PrintMark]
    high: float
    above: float = 0
    with_next: bool = False
    head: Strip | None = None


def laid_out(report: Report, family: str) -> PrintedSheets:
    """The sheets of a report made of headings, prose and tables, set in a family of fonts."""
    breaker = Breaker(family)
    return PrintedSheets(_placed(list(_strips(report, breaker))), as_shown(report.foot), breaker)


def _placed(strips: Sequence[Strip]) -> list[list[PrintMark]]:
    """One strip under the other; on another sheet where it, with what it stays with, has no room."""
    sheets: list[list[PrintMark]] = [[]]
    y, at = float(TOP), 0
    while at < len(strips):
        end = next(n for n in range(at, len(strips)) if not strips[n].with_next or n + 1 == len(strips)) + 1
        chain = strips[at:end]
        if sheets[-1] and y + sum(one.above + one.high for one in chain) > BOTTOM:
            sheets.append([])
            y = TOP
            chain = [*([chain[0].head] if chain[0].head else []), *chain]
        for strip in chain:
            y += strip.above if sheets[-1] else 0
            sheets[-1] += [mark._replace(y=mark.y + y) for mark in strip.marks]
            y += strip.high
        at = end
    return sheets


def _strips(report: Report, breaker: Breaker) -> Iterator[Strip]:
    yield _text(breaker, ((report.front.title, _TITLE),), below=4)
    if report.front.subtitle:
        yield _text(breaker, ((report.front.subtitle, _SUBTITLE),), below=10)
    for block in report.blocks:
        yield from _of_block(block, breaker)


def _of_block(block: Block, breaker: Breaker) -> Iterable[Strip]:
    if isinstance(block, Heading):
        return [_text(breaker, ((block.text, _HEADING),), above=14, below=5, with_next=True)]
    if isinstance(block, Prose):
        look = _QUIET if block.style == "quiet" else _PROSE
        return [_text(breaker, _looks(block.words, look), below=5, with_next=block.with_next)]
    if isinstance(block, Table):
        return _table(block, breaker)
    if isinstance(block, Illustration):
        return [_picture(block)]
    raise TypeError(f"{type(block).__name__} is not printed")


def _text(
    breaker: Breaker, runs: Iterable[tuple[str, TextLook]], above: float = 0, below: float = 0, with_next: bool = False
) -> Strip:
    lines = breaker.lines([(as_shown(text), look) for text, look in runs], BODY)
    marks = list(_marks(lines, LEFT, 0, BODY))
    high = sum(line.high for line in lines) + below * PER_POINT
    return Strip(marks, high, above * PER_POINT, with_next)


def _picture(block: Illustration) -> Strip:
    """A picture in its share of the width, or as high as a sheet has room."""
    size = QSvgRenderer(block.svg).defaultSize()
    wide = min(BODY * block.share, (BOTTOM - TOP) * 0.8 * size.width() / max(size.height(), 1))
    high = wide * size.height() / max(size.width(), 1)
    return Strip([Drawing(LEFT, 0, wide, high, block.svg)], high + 8 * PER_POINT)


def _looks(runs: Runs, look: TextLook) -> list[tuple[str, TextLook]]:
    return [(as_shown(run.text), _look(run, look)) for run in runs]


def _look(run: Run, look: TextLook) -> TextLook:
    """How a run looks among words that look so."""
    if run.rating is not None:
        rating = LIGHT.ratings[run.rating]
        return look._replace(bold=True, colour=rating.ink, fill=rating.fill)
    quiet = run.quiet or run.change == "deleted"
    colour = LIGHT.quiet_text if quiet else look.colour
    return look._replace(bold=look.bold or run.bold, colour=colour, struck=run.change == "deleted")


def _marks(lines: Iterable[BrokenLine], x: float, y: float, room: float, *, right: bool = False) -> Iterator[PrintMark]:
    """Lines one under the other, from the left or to the right."""
    for line in lines:
        begin = x + room - line.wide if right else x
        for piece in line.pieces:
            if piece.look.fill:
                around = piece.look.points * PER_POINT / 4
                box = (begin + piece.x - 2 * around, y + _HAIR, piece.wide + 4 * around, line.high - _HAIR)
                yield Ground(*box, piece.look.fill, rounded=True)
            yield Letters(begin + piece.x, y + line.base, piece.text, piece.look)
        y += line.high


# Tables


def _table(table: Table, breaker: Breaker) -> Iterator[Strip]:
    widths = _widths(table, breaker)
    named = zip(table.columns, widths, strict=True)
    cells = [breaker.lines(((as_shown(one.heading), _HEAD),), wide) for one, wide in named]
    ground = Ground(LEFT, 0, BODY, _high(cells), LIGHT.background)
    head = _row(table.columns, widths, cells)
    head = head._replace(marks=[ground, *head.marks], with_next=True)
    yield head
    for row in table.rows:
        looks = [_HEAD if column.row_heading else _CELL for column in table.columns]
        told = zip(row, looks, widths, strict=True)
        cells = [breaker.lines(_looks(runs, look), wide) for runs, look, wide in told]
        for part in _cut(cells, BOTTOM - TOP - head.high):
            yield _row(table.columns, widths, part)._replace(head=head)


def _widths(table: Table, breaker: Breaker) -> list[float]:
    """The room for words in each column: its share, but no less than a word of its heading and of its cells needs."""
    columns = table.columns
    heads = [max((breaker.advance(word, _HEAD) for word in one.heading.split()), default=0) + 1 for one in columns]
    least = [max(head, _widest_word(table, at, breaker) + 1) for at, head in enumerate(heads)]
    room, shares = BODY - 2 * _INSET * len(columns), [one.share for one in columns]
    if sum(least) > room:  # of many columns each gets its share, and words are broken
        least = heads
    tight = {at for at, one in enumerate(least) if room * shares[at] / sum(shares) < one}
    rest = max(room - sum(least[at] for at in tight), room / 2)
    shared = sum(share for at, share in enumerate(shares) if at not in tight) or 1
    return [least[at] if at in tight else rest * share / shared for at, share in enumerate(shares)]


def _widest_word(table: Table, at: int, breaker: Breaker) -> float:
    """What the widest word in the cells of a column needs; one that is longer than words are may be broken."""
    look = _HEAD if table.columns[at].row_heading else _CELL
    told = {one for row in table.rows for one in _looks(row[at], look)}
    words = {(word, of) for text, of in told for word in text.split() if len(word) <= _LONGEST_WORD}
    return max((breaker.advance(word, of) for word, of in words), default=0)


def _high(cells: Iterable[Sequence[BrokenLine]]) -> float:
    return max(sum(line.high for line in lines) for lines in cells) + 2 * _INSET


def _row(columns: Sequence[TableColumn], widths: Sequence[float], cells: Sequence[Sequence[BrokenLine]]) -> Strip:
    x, high, marks = float(LEFT), _high(cells), list[PrintMark]()
    for column, wide, lines in zip(columns, widths, cells, strict=True):
        marks += _marks(lines, x + _INSET, _INSET, wide, right=column.align == "right")
        x += wide + 2 * _INSET
    return Strip([*marks, Ground(LEFT, high - _HAIR, BODY, _HAIR, LIGHT.line)], high)


def _cut(cells: list[list[BrokenLine]], most: float) -> Iterator[list[list[BrokenLine]]]:
    """The cells of a row, or of its parts where it is higher than a sheet."""
    while _high(cells) > most:
        ends = [_that_fit(lines, most - 2 * _INSET) for lines in cells]
        yield [lines[:end] for lines, end in zip(cells, ends, strict=True)]
        cells = [lines[end:] for lines, end in zip(cells, ends, strict=True)]
    yield cells


def _that_fit(lines: Sequence[BrokenLine], room: float) -> int:
    """How many of these lines have room, one at least."""
    used, count = 0.0, 0
    for line in lines:
        used += line.high
        if used > room and count:
            break
        count += 1
    return count
