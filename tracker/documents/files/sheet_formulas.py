"""Formulas of rules that colour cells, as far as they are plain: cells and words compared, and what joins that."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from tracker.documents.files.workbook.cells import column_number
from tracker.domain.pattern import pattern_of

SheetPlace = tuple[int, int]  # row and column, from 1
Asked = str | float | bool | None
AskedAt = Callable[[int, int], Asked]
Formula = Callable[[AskedAt, int, int], Asked]  # of a cell so many rows and columns from where it was written

_LONGEST, _MOST_PIECES = 1_000, 120  # letters; words, numbers, signs and brackets
_PIECE = pattern_of(
    r'\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?%?)'
    r"|\[?\.?(?P<ref>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})\]?(?![\w(!:.])|(?P<name>[A-Za-z][\w.]*)|(?P<sign><>|<=|>=|[-+*/&=<>(),;]))"
)
_REF = pattern_of(r"(\$?)([A-Za-z]+)(\$?)(\d+)")
_SIGNS: tuple[tuple[str, ...], ...] = (("=", "<>", "<=", ">=", "<", ">"), ("&",), ("+", "-"), ("*", "/"))


class NotPlain(Exception):
    """A formula, or a value that it asks for, that cannot be told here."""


class _IsError(Exception):
    """A formula that Excel would show as an error."""


def holds(formula: Formula, value_at: AskedAt, down: int, right: int) -> bool:
    """Whether a formula is true of a cell; an error is not. NotPlain where that cannot be told."""
    try:
        return _truth(formula(value_at, down, right))
    except _IsError:
        return False


@lru_cache(maxsize=1_000)
def plain_formula(text: str, origin: SheetPlace) -> Formula:
    """A formula that was written for the cell at `origin`; NotPlain for one with anything else in it."""
    if len(text) > _LONGEST:
        raise NotPlain
    return _Parser(text.strip().removeprefix("="), origin).whole()


class _Parser:
    def __init__(self, text: str, origin: SheetPlace) -> None:
        self._pieces = list[tuple[str, str]]()
        self._origin = origin
        at, text = 0, text.rstrip()
        while at < len(text):
            found = _PIECE.match(text, at)
            if found is None or found.lastgroup is None:
                raise NotPlain
            self._pieces.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()
        if len(self._pieces) > _MOST_PIECES:
            raise NotPlain
        self._pieces.reverse()

    def whole(self) -> Formula:
        found = self._joined(0)
        if self._pieces:
            raise NotPlain
        return found

    def _next_is(self, *signs: str) -> bool:
        return bool(self._pieces) and self._pieces[-1][0] == "sign" and self._pieces[-1][1] in signs

    def _joined(self, level: int) -> Formula:
        """Two or more joined by signs of a level, which bind less than those of the levels behind it."""
        if level == len(_SIGNS):
            return self._one()
        found = self._joined(level + 1)
        while self._next_is(*_SIGNS[level]):
            found = _joined_by(self._pieces.pop()[1], found, self._joined(level + 1))
        return found

    def _one(self) -> Formula:
        if not self._pieces:
            raise NotPlain
        kind, said = self._pieces.pop()
        if kind == "text":
            return _always(said[1:-1].replace('""', '"'))
        if kind == "number":
            return _always(float(said[:-1]) / 100 if said.endswith("%") else float(said))
        if kind == "ref":
            return _cell(said, self._origin)
        if kind == "name":
            return self._named(said.upper())
        if said in ("-", "+"):
            return _joined_by(said, _always(0.0), self._one())
        if said == "(":
            return self._within()[0]
        raise NotPlain

    def _named(self, name: str) -> Formula:
        if self._next_is("("):
            self._pieces.pop()
            return _called(name, self._within())
        if name in ("TRUE", "FALSE"):
            return _always(name == "TRUE")
        raise NotPlain

    def _within(self) -> Sequence[Formula]:
        """What stands in brackets, of which the first is gone."""
        found = list[Formula]()
        if not self._next_is(")"):
            found.append(self._joined(0))
        while self._next_is(",", ";"):
            self._pieces.pop()
            found.append(self._joined(0))
        if not self._next_is(")"):
            raise NotPlain
        self._pieces.pop()
        return found or [_always(None)]


def _always(value: Asked) -> Formula:
    return lambda value_at, down, right: value


def _cell(said: str, origin: SheetPlace) -> Formula:
    found = _REF.fullmatch(said)
    assert found
    column, row = column_number(found[2].upper()), int(found[4])
    fixed_column, fixed_row = bool(found[1]), bool(found[3])
    return lambda value_at, down, right: value_at(
        row if fixed_row else row + down, column if fixed_column else column + right
    )


def _joined_by(sign: str, one: Formula, other: Formula) -> Formula:
    if sign == "&":
        return lambda *at: _text(one(*at)) + _text(other(*at))
    if sign in _SIGNS[0]:
        return lambda *at: compared(sign, one(*at), other(*at))
    return lambda *at: _reckoned(sign, _number(one(*at)), _number(other(*at)))


def compared(sign: str, one: Asked, other: Asked) -> bool:
    """Two values as Excel compares them: any case, numbers before texts before truths; an empty cell is "" and 0."""
    first, second = _key(one, other), _key(other, one)
    return {
        "=": first == second, "<>": first != second, "<": first < second, ">": first > second,
        "<=": first <= second, ">=": first >= second,
    }[sign]  # fmt: skip


def _key(value: Asked, other: Asked) -> tuple[int, float, str]:
    if value is None:
        value = "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0
    if isinstance(value, bool):
        return 2, float(value), ""
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, round(value, 12), "")


def _reckoned(sign: str, one: float, other: float) -> float:
    if sign == "/" and not other:
        raise _IsError
    return {"+": one + other, "-": one - other, "*": one * other}[sign] if sign != "/" else one / other


def _text(value: Asked) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else f"{value:.15g}" if isinstance(value, float) else value


def _number(value: Asked) -> float:
    try:
        return float(value or 0)
    except ValueError:
        raise _IsError from None


def _truth(value: Asked) -> bool:
    if isinstance(value, str):
        raise _IsError
    return bool(value)


def _fails(one: Formula) -> Formula:
    def told(value_at: AskedAt, down: int, right: int) -> bool:
        try:
            one(value_at, down, right)
        except _IsError:
            return True
        return False

    return told


def _searched(asked: Asked, text: Asked, first: Asked = 1.0) -> float:
    wanted = _text(asked).casefold()
    if re.search(r"[*?~]", wanted):
        raise NotPlain
    found = _text(text).casefold().find(wanted, max(int(_number(first)) - 1, 0))
    if found < 0:
        raise _IsError
    return found + 1.0


def _ended(text: Asked, count: Asked = 1.0) -> str:
    letters = int(_number(count))
    return _text(text)[-letters:] if letters > 0 else ""


_FUNCTIONS: dict[str, Callable[..., Asked]] = {
    "AND": lambda *given: all(map(_truth, given)),
    "OR": lambda *given: any(map(_truth, given)),
    "NOT": lambda one: not _truth(one),
    "ISBLANK": lambda one: one is None,
    "ISTEXT": lambda one: isinstance(one, str),
    "SEARCH": _searched,
    "LEFT": lambda text, count=1.0: _text(text)[: max(int(_number(count)), 0)],
    "RIGHT": _ended,
    "LEN": lambda one: float(len(_text(one))),
    "TRIM": lambda one: " ".join(_text(one).split()),
    "UPPER": lambda one: _text(one).upper(),
    "LOWER": lambda one: _text(one).lower(),
    "EXACT": lambda one, other: _text(one) == _text(other),
}


def _called(name: str, given: Sequence[Formula]) -> Formula:
    if name == "ISERROR" and len(given) == 1:
        return _fails(given[0])
    if name == "ISNUMBER" and len(given) == 1:
        fails = _fails(given[0])
        return lambda *at: not fails(*at) and isinstance(given[0](*at), float)
    function = _FUNCTIONS.get(name)
    if function is None:
        raise NotPlain

    def told(value_at: AskedAt, down: int, right: int) -> Asked:
        values = [one(value_at, down, right) for one in given]
        try:
            return function(*values)
        except (TypeError, OverflowError, ValueError):  # not so many are asked for, or letters without end
            raise NotPlain from None

    return told
