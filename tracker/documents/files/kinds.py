"""What kind of document a file is: by what it holds, and by its name only where that does not tell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from tracker.documents.files.zip_guard import EXCEL, EXCEL_BINARY, OPEN_DOCUMENT, WORD, held_parts
from tracker.domain.pattern import pattern_of

DocumentKind = Literal[
    "dump", "excel", "excel 97", "excel binary", "word", "open document", "page", "text", "pdf",
    "rich text", "web archive", "excel xml", "word xml", "empty", "zip", "iwork", "other",
]  # fmt: skip
NEEDS_A_PROCESS: tuple[DocumentKind, ...] = ("excel 97", "excel binary")  # their library may end the one it runs in
_BY_ENDING: dict[str, DocumentKind] = {
    ".json": "dump",
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), "excel"),
    **dict.fromkeys((".xls", ".xlt"), "excel 97"),
    ".xlsb": "excel binary",
    **dict.fromkeys((".docx", ".docm", ".dotx", ".doc", ".dot"), "word"),
    **dict.fromkeys((".ods", ".ots", ".odt", ".ott", ".fods", ".fodt"), "open document"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    **dict.fromkeys((".mht", ".mhtml"), "web archive"),
    **dict.fromkeys((".csv", ".tsv", ".txt"), "text"),
    ".pdf": "pdf",
    ".rtf": "rich text",
}
# What stands at the beginning, behind the mark of an encoding and blanks.
_BEGINNINGS: tuple[tuple[re.Pattern[bytes], DocumentKind], ...] = (
    (pattern_of(rb"%PDF-"), "pdf"),
    (pattern_of(rb"\{\\rtf"), "rich text"),
    (pattern_of(rb"MIME-Version:|From: <Saved by ", re.I), "web archive"),
    (pattern_of(rb"<\?xml.{,2000}?(?:Excel\.Sheet|urn:schemas-microsoft-com:office:spreadsheet)", re.S), "excel xml"),
    (pattern_of(rb"<\?xml.{,2000}?(?:Word\.Document|/office/word/2003/wordml)", re.S), "word xml"),
    (
        pattern_of(
            rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b",
            re.I | re.S,
        ),
        "page",
    ),
)
_START = 8_192  # bytes
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARK = pattern_of(rb"(?:\xef\xbb\xbf|\xff\xfe)?\s*")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_NO_TEXT = pattern_of(rb"[\x00-\x08\x0e-\x1f]")


def document_kind(path: Path) -> DocumentKind:
    """The kind of a file; "other" for one that is not known. A file that cannot be opened is of its name's kind."""
    named = _BY_ENDING.get(path.suffix.lower(), "other")
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError:
        return named
    if not start:
        return "empty"
    if named in ("dump", "other"):
        return _packed(path) or named if start.startswith(_ZIP) else named
    if start.startswith(_ZIP):
        return _zipped(path) or _packed(path) or named
    if start.startswith(_OLD_OFFICE):
        return _old_office(path, named)
    return _begun(start) or ("text" if named == "excel 97" and start and not _NO_TEXT.search(start) else named)


def _zipped(path: Path) -> DocumentKind | None:
    parts = held_parts(path)
    kinds: tuple[tuple[str, DocumentKind], ...] = (
        (EXCEL.needs, "excel"),
        (EXCEL_BINARY.needs, "excel binary"),
        (WORD.needs, "word"),
        (OPEN_DOCUMENT.needs, "open document"),
        ("encrypted-package", "open document"),
    )
    return next((kind for part, kind in kinds if part in parts), None)


def _packed(path: Path) -> DocumentKind | None:
    """What a zip file is that is no document that can be read: one of Numbers or Pages, or several documents."""
    parts = held_parts(path)
    if any(part.endswith(".iwa") for part in parts):
        return "iwork"
    endings = {Path(part).suffix.lower() for part in parts if not part.endswith("/")}
    return "zip" if endings & _BY_ENDING.keys() and "[Content_Types].xml" not in parts else None


def _old_office(path: Path, named: DocumentKind) -> DocumentKind:
    """Word and Excel up to 2003 keep their documents alike, and the newer ones so keep what a password protects."""
    with path.open("rb") as file:
        directory = file.read(_START * 16)
    return "word" if named == "word" or _OLD_WORD in directory else "excel 97"


def _begun(start: bytes) -> DocumentKind | None:
    if start.startswith(b"\xff\xfe"):
        start = start.replace(b"\0", b"")  # a page that Excel wrote in two bytes a letter
    begun = start[_MARK.match(start).end() :]  # type: ignore[union-attr]
    return next((kind for pattern, kind in _BEGINNINGS if pattern.match(begun)), None)
