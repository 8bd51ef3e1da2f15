"""Words of a report: how sentences are put together of stretches of text."""

from __future__ import annotations

from collections.abc import Iterable

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


def shortened(text: str, letters: int = 90) -> str:
    """A text in one line; a long one ends in "…" behind a whole word."""
    text = unbroken(text).rstrip(".")
    if len(text) <= letters:
        return text
    return f"{text[:letters].rsplit(' ', 1)[0].rstrip(',;:–- ')}…"


def in_a_row(parts: Iterable[Runs], between: str = ", ") -> Runs:
    """Several stretches one after the other with the same words between them."""
    joined: list[Run] = []
    for part in parts:
        joined += [Run(between), *part] if joined else part
    return tuple(joined)
