"""Words of a report: how sentences are put together of stretches of text."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.pattern import pattern_of
from tracker.reports.blocks import Run, Runs


def as_runs(text: str) -> Runs:
    """A line of text."""
    return (Run(unbroken(text)),)


def unbroken(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    text = unbroken(text)
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def in_a_row(parts: Iterable[Runs], between: str = ", ") -> Runs:
    """Several stretches one after the other with the same words between them."""
    joined: list[Run] = []
    for part in parts:
        joined += [Run(between), *part] if joined else part
    return tuple(joined)


_ENDS_IN_NUMBER = pattern_of(r"(.*?)(\d+)\Z")


def refs_in_words(refs: Iterable[str]) -> str:
    """Refs one after the other; three or more that follow each other as "1.1-M01 to 1.1-M06"."""
    return "".join(run.text for run in refs_in_a_row(map(Run, refs)))


def refs_in_a_row(refs: Iterable[Run]) -> Runs:
    """The same of refs that lead to what is told of them."""
    rows: list[list[Run]] = []
    for ref in refs:
        if rows and _follows(rows[-1][-1].text, ref.text):
            rows[-1].append(ref)
        else:
            rows.append([ref])
    return in_a_row((row[0], Run(" to "), row[-1]) if len(row) > 2 else in_a_row((one,) for one in row) for row in rows)


def _follows(before: str, ref: str) -> bool:
    one, other = _ENDS_IN_NUMBER.match(before), _ENDS_IN_NUMBER.match(ref)
    return bool(one and other and one[1] == other[1] and int(one[2]) + 1 == int(other[2]))
