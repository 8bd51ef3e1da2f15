"""A report as plain values that a file can keep, and back; of a chart what it shows in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tracker.domain.edit import fields_of
from tracker.reports.blocks import (
    Block,
    Bullets,
    Contents,
    Counts,
    Front,
    Heading,
    Illustration,
    PageBreak,
    Prose,
    Report,
    Run,
    Runs,
    Source,
    Table,
    TableColumn,
)

_Told = Mapping[str, Any]


def as_values(report: Report) -> dict[str, Any]:
    """The report for `json_text`."""
    return {
        "front": report.front,
        "blocks": [
            {"kind": type(block).__name__, **fields_of(block)} for block in map(_without_picture, report.blocks)
        ],
        "sources": report.sources,
        "foot": report.foot,
        "language": report.language,
    }


def from_values(told: _Told) -> Report:
    """The report that was kept; KeyError, TypeError or ValueError where these are no values of one."""
    front = told["front"]
    facts = tuple((label, _runs(words)) for label, words in front["facts"])
    asked = tuple(map(_runs, front["recommendations"]))
    return Report(
        Front(front["title"], front["subtitle"], facts, asked),
        tuple(_BLOCKS[block["kind"]](block) for block in told["blocks"]),
        tuple(Source(one["key"], one["text"]) for one in told["sources"]),
        told["foot"],
        told["language"],
    )


def _without_picture(block: Block) -> Block:
    if not isinstance(block, Illustration):
        return block
    return Prose((Run(f"{block.caption}: {block.alt}"),), "quiet")


def _runs(told: Iterable[_Told]) -> Runs:
    return tuple(Run(**run) for run in told)


def _table(told: _Told) -> Table:
    columns = tuple(TableColumn(**column) for column in told["columns"])
    rows = tuple(tuple(map(_runs, row)) for row in told["rows"])
    return Table(told["caption"], columns, rows, told["alt"])


def _counts(told: _Told) -> Counts:
    return Counts(tuple((_runs(figure), words, then) for figure, words, then in told["items"]))


_BLOCKS: dict[str, Callable[[_Told], Block]] = {
    "Heading": lambda told: Heading(told["level"], told["text"], told["key"], _runs(told.get("words", ()))),
    "Prose": lambda told: Prose(_runs(told["words"]), told["style"], told.get("with_next", False)),
    "Bullets": lambda told: Bullets(tuple(map(_runs, told["items"]))),
    "Table": _table,
    "Counts": _counts,
    "Contents": lambda told: Contents(told["levels"]),
    "PageBreak": lambda _: PageBreak(),
}
