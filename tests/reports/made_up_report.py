"""One small report with every kind of block, and one whose every text is hostile."""

from dataclasses import fields, is_dataclass, replace
from itertools import cycle, islice

from tests.hostile_texts import HOSTILE
from tracker.reports.blocks import (
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
    Source,
    Table,
    TableColumn,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><path d="M0 50 L100 0" stroke="#17202B"/></svg>'


def png() -> bytes:
    """A picture of one point."""
    import zlib

    def part(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    head = (1).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(bytes(4))) + part(b"IEND", b"")


def words(text: str, **looks) -> tuple[Run, ...]:
    return (Run(text, **looks),)


TABLE = Table(
    "Actions of this theme",
    (TableColumn("Ref", 1, row_heading=True), TableColumn("Action", 4), TableColumn("Rating", 1, "right")),
    (
        (words("1.1.1"), words("Pilot a focus week\nand say what it found"), words("Amber", rating="amber")),
        (words("1.1.2"), words("Audit ten cases a month"), words("Red", rating="red")),
    ),
    "Two actions with their ratings",
)
REPORT = Report(
    Front(
        "Progress of the plan",
        "To the committee",
        (("As at", words("14 Nov 2017")),),
        (words("Endorse it."), words("Receive the next report in May.")),
    ),
    (
        Heading(1, "In one page", "one"),
        Counts(((words("26", proof="late"), "overdue of 41 live", "23 before"), (words("5"), "silent", ""))),
        Prose((Run("Late: "), Run("1.1.1", to="theme"), Run(", as before.")), "lead"),
        Contents(),
        Heading(2, "What got better"),
        Heading(3, "Assessments in time"),
        Illustration(png(), SVG, "Assessments in time", "A line that rises from 46 to 82", 0.5),
        Prose(words("82% in May", proof="reading"), "quiet"),
        PageBreak(),
        Heading(1, "1.1 Assessment", "theme"),
        TABLE,
        Bullets((words("One thing"), words("82% again", proof="reading"))),
    ),
    (
        Source("late", "Counted: live actions whose review is over."),
        Source("reading", "scorecard.xlsx, Sheet 1, row 4"),
    ),
    "Progress of the plan, as at 14 Nov 2017",
)


def hostile_report(each: int = len(HOSTILE)) -> Report:
    """The same report with so many of the hostile texts in each of its texts, in turn."""
    turn = cycle(HOSTILE)
    hostile = _with(REPORT, lambda: " ".join(islice(turn, each)))
    return replace(hostile, blocks=(*hostile.blocks, Prose(words("y" * 40_000))))


def _with(value, text):
    if is_dataclass(value):
        kept = {"key", "proof", "to", "rating", "style", "align", "language", "level", "share"}
        return replace(
            value,
            **{f.name: _with(getattr(value, f.name), text) for f in fields(value) if f.name not in kept},
        )
    if isinstance(value, tuple):
        return tuple(_with(inner, text) for inner in value)
    return text() if isinstance(value, str) else value
