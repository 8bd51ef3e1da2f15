"""A report as a tagged PDF/UA-1, typeset by typst.

Every text goes to it as data, beside a template that is fixed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tracker.errors import TrackerError
from tracker.palette import LIGHT
from tracker.paths import resources
from tracker.reports.blocks import Block, Heading, Illustration, Report, as_shown


def pdf_bytes(report: Report, fonts: Iterable[Path] = ()) -> bytes:
    """The report as the bytes of a PDF, the same for the same report; PDF/UA-1 where the fonts have all its signs.

    `fonts` are folders of fonts that its pictures use. Raises TrackerError where a picture is none.
    """
    import typst  # dear to load, and only who writes a PDF needs it

    files: Any = _files(report)  # its types know of a single file only
    folders = [str(folder) for folder in (resources() / "fonts", *fonts)]
    try:
        try:
            return typst.compile(files, font_paths=folders, format="pdf", pdf_standards="ua-1")
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
            # A sign that no font of this machine has: UA forbids that, and the words matter more than the standard.
            return typst.compile(files, font_paths=folders, format="pdf")
    except typst.TypstError as error:
        raise TrackerError(f"The PDF cannot be made: {error}. Write the report as Word (.docx).") from error


def _files(report: Report) -> dict[str, bytes]:
    pictures = [block for block in report.blocks if isinstance(block, Illustration)]
    drawn = {f"{number}.svg": picture.svg for number, picture in enumerate(pictures, 1)}
    told = json.dumps(_data(report)).encode()
    return {"main.typ": (resources() / "report.typ").read_bytes(), "report.json": told, **drawn}


def _data(report: Report) -> dict[str, Any]:
    """The report as plain values; keys of headings and sources become places, so that no text names anything."""
    headings = {b.key: n for n, b in enumerate(report.blocks) if isinstance(b, Heading) and b.key is not None}
    places = {"to": headings, "proof": {source.key: n for n, source in enumerate(report.sources)}, "key": headings}
    language, _, region = report.language.partition("-")
    told = {
        "front": asdict(report.front),
        "blocks": list(_numbered(report.blocks)),
        "sources": [source.text for source in report.sources],
        "foot": report.foot,
        "language": language,
        "region": region or None,
    }
    return {**_placed(told, places), "look": _look()}


def _numbered(blocks: Iterable[Block]) -> Iterable[dict[str, Any]]:
    """The blocks, each with its kind; a picture with the name of its file instead of its bytes."""
    number = 0
    for block in blocks:
        told = {"kind": type(block).__name__, **_without_bytes(block)}
        if isinstance(block, Illustration):
            number += 1
            told["file"] = f"{number}.svg"
        yield told


def _without_bytes(block: Block) -> dict[str, Any]:
    return {name: value for name, value in asdict(block).items() if not isinstance(value, bytes)}


def _placed(value: Any, places: dict[str, dict[str, int]]) -> Any:
    """The same value with keys as places, and with texts as they can be shown; a key that names nothing is none."""
    if isinstance(value, dict):
        return {
            name: places[name].get(inner) if name in places else _placed(inner, places) for name, inner in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [_placed(inner, places) for inner in value]
    return as_shown(value) if isinstance(value, str) else value


def _look() -> dict[str, Any]:
    ratings = {name: {"fill": rating.fill, "ink": rating.ink} for name, rating in LIGHT.ratings.items()}
    return {
        "text": LIGHT.text,
        "quiet": LIGHT.quiet_text,
        "accent": LIGHT.accent,
        "line": LIGHT.line,
        "head": LIGHT.background,
        "ratings": ratings,
    }
