"""Thresholds as printed -> polarity and cuts, with what is doubtful about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tracker.domain.long_text import to_match
from tracker.domain.measure import Direction, GoodIs, Measure, Polarity, Unit
from tracker.domain.measures.bands import Band, Cut, Scale, far_edge
from tracker.domain.pattern import pattern_of
from tracker.domain.problem import Diagnostic


class _Edge(NamedTuple):
    """A printed threshold taken apart: "<15%" has high 15, sign "<" and a percent sign."""

    low: Decimal | None
    high: Decimal | None
    sign: str
    percent: bool


_NUMBER = r"(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(%)?"
_MORE = r">=|≥|at least|>|over|above|more than|greater than"
_LESS = r"<=|≤|at most|up to|<|under|below|less than|fewer than"
_RANGE = pattern_of(rf"(?:between )?{_NUMBER}\s*(?:-|to|and)\s*{_NUMBER}")
_OVER = pattern_of(rf"(?:({_MORE})\s*{_NUMBER}|{_NUMBER}\s*(?:\+|plus|or more|or over|or above|and above|and over))")
_UNDER = pattern_of(
    rf"(?:({_LESS})\s*{_NUMBER}|{_NUMBER}\s*(?:or less|or under|or below|or fewer|and below|and under))"
)
_SINGLE = pattern_of(rf"=?\s*{_NUMBER}")
# Why thresholds are doubted, where several sentences have one reason.
_WHICH_WAY = "Whether high or low is good is not known"
_DISAGREE = "The bands of a measure overlap or contradict each other"
_LEFT_OUT = "The bands of a measure leave a gap, or values beyond the best"
_STRICT = {">", "over", "above", "more than", "greater than", "<", "under", "below", "less than", "fewer than"}
_DIRECTIONS: tuple[tuple[str, Direction], ...] = (
    (r"(?:an? |to )?(?:increas\w*|rise|rising|upwards?|higher|improv\w*)\b.*", "increase"),
    (r"(?:an? |to )?(?:decreas\w*|reduc\w*|fall\w*|lower|downwards?)\b.*", "decrease"),
)


@lru_cache(maxsize=20_000)
def read_scale(
    thresholds: tuple[tuple[str, str], ...], name: str = "", unit: Unit | None = None, good_is: GoodIs | None = None
) -> Scale:
    """Read printed thresholds, given worst band first as (band name, printed text).

    Polarity comes from comparing bands with each other, never from the two edges of one cell.
    `name` and `unit` are the measure's; they only decide what is doubted. `good_is` is what counts where the bands
    do not say which way is good.
    """
    printed = [(band, text) for band, text in thresholds if text.strip() not in ("", "-", "–")]
    direction = _direction([text for _, text in printed])
    if direction:
        return _direction_only(direction, printed, name, unit)
    return _scale_of_bands(tuple(printed), unit, good_is)


@lru_cache(maxsize=1_000)  # many measures have the same
def _scale_of_bands(printed: tuple[tuple[str, str], ...], unit: Unit | None, good_is: GoodIs | None) -> Scale:
    edges = [(band, text, _edge(text)) for band, text in printed]
    doubts = [
        Diagnostic("unread", f'The threshold "{text}" for {band} could not be read.', "A threshold could not be read")
        for band, text, edge in edges
        if not edge
    ]
    known = [(band, text, edge) for band, text, edge in edges if edge]
    polarity = _polarity([edge for _, _, edge in known], doubts, good_is)
    bands = tuple(_band(band, text, edge, polarity, at == 0, doubts) for at, (band, text, edge) in enumerate(known))
    doubts += _doubts_between(bands, [edge for _, _, edge in known], polarity, unit)
    return Scale(polarity, None, bands, tuple(doubts))


def scale_of(measure: Measure) -> Scale:
    """The scale of a measure, from its printed thresholds."""
    return read_scale(measure.thresholds, measure.name, measure.unit, measure.good_is)


def _direction(texts: Sequence[str]) -> Direction | None:
    words = {text.strip().lower() for text in texts}
    if len(words) == 1:
        word = words.pop()
        return next((direction for pattern, direction in _DIRECTIONS if re.fullmatch(pattern, word)), None)
    return None


def _direction_only(direction: Direction, printed: Sequence[tuple[str, str]], name: str, unit: Unit | None) -> Scale:
    text = printed[0][1].strip()
    if unit == "days" or re.search(r"(?i)\b(?:days|time taken|weeks|length of time)\b", name):
        sentence = f'"{text}" is printed for a measure of time: whether more is better is not known.'
        return Scale("unknown", None, (), (Diagnostic("doubtful", sentence, _WHICH_WAY),))
    if re.search(r"(?i)timel", name):
        sentence = (
            f'"{text}" is printed for timeliness: read as "more is sooner"; a number of days would be the reverse.'
        )
        cause = "A rise or a fall is printed for timeliness"
        return Scale("direction", direction, (), (Diagnostic("doubtful", sentence, cause),))
    return Scale("direction", direction, (), ())


def _edge(text: str) -> _Edge | None:
    meant = re.sub(r"\s+", " ", to_match(text.strip()).lower()).replace("–", "-").replace("—", "-").replace("‑", "-")
    if found := _RANGE.fullmatch(meant):
        one, other = _number(found[1]), _number(found[3])
        return _Edge(min(one, other), max(one, other), "", bool(found[2] or found[4]))
    if found := _OVER.fullmatch(meant):
        sign = ">" if found[1] in _STRICT else ">="
        return _Edge(_number(found[2] or found[4]), None, sign, bool(found[3] or found[5]))
    if found := _UNDER.fullmatch(meant):
        sign = "<" if found[1] in _STRICT else "<="
        return _Edge(None, _number(found[2] or found[4]), sign, bool(found[3] or found[5]))
    if found := _SINGLE.fullmatch(meant):
        return _Edge(_number(found[1]), _number(found[1]), "", bool(found[2]))
    return None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _rank(edge: _Edge) -> tuple[Decimal, bool]:
    """What bands are compared by: the lower edge; where two are equal, "<65" lies beneath "65+"."""
    return _lower_edge(edge), edge.low is not None


def _lower_edge(edge: _Edge) -> Decimal:
    value = edge.low if edge.low is not None else edge.high
    assert value is not None
    return value


_BY_WORD: dict[GoodIs, Polarity] = {"high": "higher", "low": "lower", "neutral": "direction"}


def _polarity(edges: Sequence[_Edge], doubts: list[Diagnostic], good_is: GoodIs | None) -> Polarity:
    """High is good when the bands climb; the first two bands decide, and a later pair that disagrees is said."""
    climbs = [_rank(b) > _rank(a) for a, b in pairwise(edges) if _rank(a) != _rank(b)]
    if not climbs and good_is is not None:
        return _BY_WORD[good_is]
    if len(edges) == 1:
        sentence = "Only one band has a threshold: whether high or low is good is not known."
        doubts.append(Diagnostic("doubtful", sentence, _WHICH_WAY))
    if not climbs:
        if len(edges) > 1:
            sentence = "The bands begin alike: whether high or low is good is not known."
            doubts.append(Diagnostic("doubtful", sentence, _WHICH_WAY))
        return "unknown"
    if good_is is not None and _BY_WORD[good_is] != ("higher" if climbs[0] else "lower"):
        printed = f'"{good_is}" is printed as good, but the thresholds {"rise" if climbs[0] else "fall"}'
        cause = "The bands deny which way is said to be good"
        doubts.append(Diagnostic("contradiction", f"{printed}: they were followed.", cause))
    if len(set(climbs)) > 1:
        sentence = "The thresholds rise and fall again: the first two bands were followed."
        doubts.append(Diagnostic("contradiction", sentence, _DISAGREE))
    return "higher" if climbs[0] else "lower"


def _band(name: str, text: str, edge: _Edge, polarity: Polarity, worst: bool, doubts: list[Diagnostic]) -> Band:
    band = Band(name, text, edge.low, edge.high, None)
    if polarity not in ("higher", "lower"):
        return band
    near = edge.low if polarity == "higher" else edge.high
    if near is not None:
        return band._replace(cut=Cut(near, edge.sign not in ("<", ">")))
    if worst:
        return band  # "under 65" for the worst band: everything beneath is still that band
    far = _lower_edge(edge)
    side = "more" if polarity == "higher" else "less"
    sentence = f'"{text}" for {name} contradicts the bands before it; it was read as {far} or {side}.'
    doubts.append(Diagnostic("contradiction", sentence, _DISAGREE))
    return band._replace(cut=Cut(far, True))


def _doubts_between(
    bands: Sequence[Band], edges: Sequence[_Edge], polarity: Polarity, unit: Unit | None
) -> list[Diagnostic]:
    """Overlaps, gaps, a unit on one band only, and a best band with a far edge that is not the unit's own limit."""
    if polarity not in ("higher", "lower") or not bands:
        return []
    doubts = [*_overlaps_and_gaps(bands, edges, polarity, unit)]
    marked = [band.as_printed for band, edge in zip(bands, edges, strict=True) if edge.percent]
    if marked and len(marked) < len(bands):
        doubts.append(
            Diagnostic(
                "doubtful",
                f'Only "{marked[0]}" carries a %: the other bands were read in the same unit.',
                "Only some bands of a measure carry a %",
            )
        )
    far = far_edge(bands[-1], polarity)
    if far is not None and not _is_limit(far, polarity, unit):
        word = "above" if polarity == "higher" else "below"
        doubts.append(
            Diagnostic(
                "doubtful",
                f"{bands[-1].name} is printed only to {far}; a value {word} it counts as {bands[-1].name} too.",
                _LEFT_OUT,
            )
        )
    return doubts


def _overlaps_and_gaps(
    bands: Sequence[Band], edges: Sequence[_Edge], polarity: Polarity, unit: Unit | None
) -> list[Diagnostic]:
    overlaps, gaps = [], []
    for (worse, edge), (better, _) in pairwise(zip(bands, edges, strict=True)):
        end = worse.high if polarity == "higher" else worse.low
        if end is None or better.cut is None:
            continue
        step = (better.cut.value - end) * (1 if polarity == "higher" else -1)
        short = edge.sign in ("<", ">")  # "<70" does not hold the 70 of "70-80"
        if step < 0 or (step == 0 and better.cut.inclusive and not short):
            overlaps.append(f"{end} stands in {worse.name} and in {better.name}, and was read as {better.name}")
        elif step > (1 if unit == "number" else 0) or (step == 0 and short and not better.cut.inclusive):
            gaps.append(f"between {end} and {better.cut.value}")
    doubts = [Diagnostic("contradiction", f"Bands overlap: {'; '.join(overlaps)}.", _DISAGREE)] if overlaps else []
    if gaps:
        sentence = f"No band is printed {' and '.join(gaps)}: a value there counts as the worse band."
        doubts.append(Diagnostic("doubtful", sentence, _LEFT_OUT))
    return doubts


def _is_limit(far: Decimal, polarity: Polarity, unit: Unit | None) -> bool:
    if polarity == "lower":
        return far <= 0
    return unit == "percent" and far >= 100
