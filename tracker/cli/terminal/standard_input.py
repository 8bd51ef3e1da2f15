"""A file that comes by standard input ("-"): its kind is told by what it holds, for it has no name."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from tracker.documents.files.kinds import DocumentKind, document_kind
from tracker.domain.pattern import pattern_of
from tracker.errors import TrackerError
from tracker.plan_files import MAGIC, PLAN_ENDINGS

FROM_INPUT = Path("-")
_ENDINGS: dict[DocumentKind, str] = {
    "excel": ".xlsx", "excel 97": ".xls", "excel binary": ".xlsb", "word": ".docx", "open document": ".ods",
    "page": ".html", "pdf": ".pdf", "text": ".csv",
}  # fmt: skip


_HEAD = 10_000  # bytes of an e-mail in which its headers are looked for
_AN_EMAIL = pattern_of(rb"\A\s*[A-Za-z][A-Za-z-]*: .*^mime-version: ", re.M | re.S | re.I)


@contextmanager
def as_files(sources: Sequence[Path]) -> Iterator[list[Path]]:
    """The sources, what comes by standard input as a file that is there until the end of the block."""
    if FROM_INPUT not in sources:
        yield list(sources)
        return
    if sources.count(FROM_INPUT) > 1:
        raise click.UsageError("- stands for standard input, which can be read once.")
    from tempfile import TemporaryDirectory  # with which comes random

    with TemporaryDirectory() as folder:
        file = _kept_in(Path(folder), input_bytes())
        try:
            yield [file if source == FROM_INPUT else source for source in sources]
        except TrackerError as error:  # nobody gave it the ending by which it is read
            raise TrackerError(str(error).replace(file.name, file.stem)) from error


def input_bytes() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def _kept_in(folder: Path, content: bytes) -> Path:
    if not content.strip():
        raise TrackerError("Nothing came by standard input.")
    file = folder / "standard input"
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _written(file.with_suffix(".json"), content)
    if content.startswith(MAGIC):
        return _written(file.with_suffix(PLAN_ENDINGS[0]), content)
    if _AN_EMAIL.search(content[:_HEAD]):
        return _written(file.with_suffix(".eml"), content)
    # By its name a file may be text: what holds something else is known by that.
    found = _written(file.with_suffix(".xls"), content)
    ending = _ENDINGS.get(document_kind(found))
    if ending is None:
        raise TrackerError(
            "What came by standard input is no document that can be told by what it holds: save it as a file with its "
            "ending, and give that."
        )
    return found.rename(file.with_suffix(ending))


def _written(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file
