"""A report that was kept is the report that was made, so that it is written with the same bytes."""

from tracker.domain.edit import json_text, json_value
from tracker.reports.blocks import (
    Bullets,
    Contents,
    Counts,
    Front,
    Heading,
    PageBreak,
    Prose,
    Report,
    Run,
    Source,
    Table,
    TableColumn,
)
from tracker.reports.frozen_blocks import as_values, from_values

WORDS = (Run("9", bold=True, proof="p1"), Run(" late", rating="red", to="h1"))


def test_every_block_without_a_picture_comes_back_as_it_was():
    blocks = (
        Contents(1),
        PageBreak(),
        Heading(1, "What was decided", "h1"),
        Prose(WORDS, "quiet", with_next=True),
        Bullets((WORDS, ())),
        Table(
            "Decisions", (TableColumn("Ref", 1.5, "right", row_heading=True), TableColumn("Why")), ((WORDS, ()),), "a"
        ),
        Counts(((WORDS, "noted", "1 before"),)),
    )
    front = Front("SMT review", "Minutes", (("As at", WORDS),), (WORDS,))
    report = Report(front, blocks, (Source("p1", "From the plan."),), "foot", "cy-GB")
    assert from_values(json_value(json_text(as_values(report)))) == report
