"""Looks inside a zipped document and refuses what would take the program down, before a library opens it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from tracker.domain.pattern import pattern_of
from tracker.errors import TrackerError

LARGEST_PART = 100_000_000  # bytes when unpacked; the largest part of a 10,000-row plan has about 10 million
LARGEST_WHOLE = 250_000_000
LARGEST_RATIO = 400
RATIO_COUNTS_FROM = 5_000_000  # bytes: less than that does no harm, however well it was packed
LARGEST_READ = 2_000_000  # bytes that are read in one piece: the table of contents of a zip file is, before all else
MOST_PARTS = 10_000
MOST_TAGS = 12_000_000  # in all parts together: a library makes an object of nearly each
MOST_CELLS = 1_500_000  # of a sheet, or of all merged areas
MOST_IN_A_ROW = 2_000  # cells that hold something: the widest table of any council has a few hundred
_CHUNK = 1 << 18
_LONGEST_TAG = 400  # bytes that are looked at twice, for the end of a chunk may cut a tag in two
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels", ".vml")
_MANIFEST = "META-INF/manifest.xml"  # of an OpenDocument file; it says which parts are encrypted
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # Office packs in no other way; others make far more of a byte
_TWO_BYTES = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_AREA = pattern_of(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([^\"':]*):([^\"']*)[\"']")
_CORNER = pattern_of(rb"\$?([A-Za-z]{0,3})\$?(\d{0,7})")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
# What libraries make a costly object of each: the part it stands in, its tag, how many are read, and its name.
# Offices write far fewer, but for looks, of which old workbooks gather as many as Excel lets them.
_MOST: dict[str, list[tuple[str, bytes, int, str]]] = {
    "Excel": [
        ("xl/workbook", b"sheet", 250, "sheets"),
        ("xl/workbook", b"definedName", 20_000, "defined names"),
        ("xl/styles", b"xf", 66_000, "cell styles"),
        ("xl/styles", b"font", 20_000, "fonts"),
        ("xl/styles", b"fill", 20_000, "fills"),
        ("xl/styles", b"border", 20_000, "borders"),
        ("xl/comments", b"comment", 20_000, "comments"),
        ("xl/worksheets/", b"mergeCell", 30_000, "merged areas"),
        ("xl/worksheets/", b"cfRule", 20_000, "conditional formats"),
        ("xl/worksheets/", b"dataValidation", 20_000, "validation rules"),
        ("xl/worksheets/", b"col", 100_000, "column formats"),
    ],
    "Word": [
        ("word/", b"tbl", 5_000, "tables"),
        ("word/", b"tr", 20_000, "table rows"),
        ("word/", b"tc", 200_000, "table cells"),
        ("word/", b"p", 100_000, "paragraphs"),
        ("word/", b"abstractNum", 5_000, "lists"),
    ],
    "LibreOffice": [
        ("content", b"table", 5_000, "tables"),
        ("content", b"table-row", 200_000, "table rows"),
        ("content", b"table-cell", 1_500_000, "table cells"),
        ("content", b"list", 100_000, "lists"),
        ("content", b"annotation", 20_000, "comments"),
        ("content", b"style", 70_000, "styles"),
        ("styles", b"style", 70_000, "styles of its templates"),
    ],
}


class ZipKind(NamedTuple):
    """A kind of document that is a zip file, and the words of its program for it."""

    name: str  # "Excel workbook"
    needs: str  # the part that makes a zip file a document of this kind
    program: str
    old: str
    new: str

    @property
    def folder(self) -> str:
        """Where its own parts lie."""
        return self.needs[: self.needs.rfind("/") + 1]


EXCEL = ZipKind("Excel workbook", "xl/workbook.xml", "Excel", ".xls", ".xlsx")
EXCEL_BINARY = ZipKind("Excel workbook", "xl/workbook.bin", "Excel", ".xls", ".xlsx")
WORD = ZipKind("Word document", "word/document.xml", "Word", ".doc", ".docx")
OPEN_DOCUMENT = ZipKind("OpenDocument file", "content.xml", "LibreOffice", ".doc or .xls", ".odt or .ods")


class _Pieces(io.BufferedReader):
    """A file that is read in pieces only, and refuses to be read in a large one."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > LARGEST_READ:
            raise _far_too_much(Path(self.name).name)
        return super().read(size)


class PartsLookedInto(zipfile.ZipFile):
    """The parts of a document, of which those only can be opened that `look_inside` goes through: a link may lead to
    cells that call themselves a picture."""

    def open(self, name: str | zipfile.ZipInfo, *args: Any, **options: Any) -> IO[bytes]:
        called = name if isinstance(name, str) else name.filename
        if not called.lower().endswith(_XML):
            raise zipfile.BadZipFile(f"{called} is no part to read")
        return super().open(name, *args, **options)


def held_parts(path: Path) -> set[str]:
    """The names of the parts of a zip file; none of one that cannot be read or holds far too many."""
    try:
        with _Pieces(io.FileIO(path)) as file, zipfile.ZipFile(file) as parts:
            return set(parts.namelist())
    except Exception:  # as below; whoever reads it says what is wrong
        return set()


def look_inside(path: Path, kind: ZipKind = EXCEL) -> None:
    """Refuse a file that is not `kind`, is protected, damaged, or would unpack to far more than a plan holds.

    Takes little memory, whatever the file holds.
    Raises TrackerError: one sentence that names the file and says what to do.
    """
    try:
        refuse_old_or_locked(path, kind)
        with _Pieces(io.FileIO(path)) as file, zipfile.ZipFile(file) as parts:
            _refuse_sizes(path.name, parts.infolist(), kind)
            _refuse_contents(path.name, parts, kind)
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror or error}.") from error
    except TrackerError:
        raise
    except Exception as error:  # zipfile raises many kinds on a damaged file, those of zlib and struct among them
        article = "an" if kind.name[0] in "AEIOU" else "a"
        raise TrackerError(
            f"{path.name} is not {article} {kind.name}, or is damaged or cut short: save it anew as {kind.new}."
        ) from error


def refuse_locked(path: Path, kind: ZipKind) -> bool:
    """Refuse a file that a password protects, which looks like one of the old kind; whether it is one of those."""
    with path.open("rb") as file:
        if not file.read(8).startswith(_OLD_OR_LOCKED):
            return False
        if not any(_LOCKED in chunk for chunk in _chunks(file)):
            return True
    raise TrackerError(
        f"{path.name} is protected with a password: open it in {kind.program}, take the password off, save it anew."
    )


def refuse_old_or_locked(path: Path, kind: ZipKind) -> None:
    """Refuse a file of the old kind, and one of the new kind that a password protects."""
    if refuse_locked(path, kind):
        raise TrackerError(
            f"{path.name} is an old {kind.old} file: open it in {kind.program} and save it as {kind.new}."
        )


def _refuse_sizes(name: str, infos: list[zipfile.ZipInfo], kind: ZipKind) -> None:
    """What the table of contents says; a part cannot unpack to more than it says there."""
    if any(info.filename == "encrypted-package" for info in infos):
        raise _protected(name)
    if not any(info.filename == kind.needs for info in infos):
        raise TrackerError(f"{name} holds no {kind.name}: open it in {kind.program}, save it as {kind.new}.")
    if any(info.compress_type not in _PACKED for info in infos):
        raise _written_otherwise(name, kind)
    if any(info.flag_bits & 1 for info in infos):
        raise _protected(name)
    packed_well = any(
        info.file_size > RATIO_COUNTS_FROM and info.file_size > LARGEST_RATIO * info.compress_size for info in infos
    )
    sizes = [info.file_size for info in infos]
    if packed_well or max(sizes) > LARGEST_PART or sum(sizes) > LARGEST_WHOLE or len(sizes) > MOST_PARTS:
        raise _far_too_much(name)


def _protected(name: str) -> TrackerError:
    return TrackerError(f"{name} is protected with a password: save it anew without one.")


def _written_otherwise(name: str, kind: ZipKind) -> TrackerError:
    return TrackerError(
        f"{name} is written as no {kind.program} writes it, and was not opened: open it there and save it anew."
    )


def _far_too_much(name: str) -> TrackerError:
    return TrackerError(f"{name} unpacks to far more than a plan holds, and was not opened.")


def _refuse_contents(name: str, parts: zipfile.ZipFile, kind: ZipKind) -> None:
    """What stands in the parts: declarations that could expand, too many tags, cells or areas."""
    tags = merged = 0
    counts = _Counts(name, kind)
    for info in sorted(parts.infolist(), key=lambda info: info.filename != _MANIFEST):
        if not info.filename.lower().endswith(_XML):
            continue
        with parts.open(info) as part:
            for chunk in _chunks(part):
                _refuse_declarations(name, chunk, info.filename, kind)
                if info.filename == _MANIFEST and b"encryption-data" in chunk:
                    raise _protected(name)
                tags += chunk.count(b"<")
                merged += _merged(chunk) if kind.program == "Excel" else 0
                if tags > MOST_TAGS or (len(chunk) > _CHUNK and b"<" not in chunk):
                    raise _far_too_much(name)
                if merged > MOST_CELLS:
                    raise _too_many(name, "merged areas far outside its tables", kind)
                counts.take(info.filename, chunk)


def _too_many(name: str, what: str, kind: ZipKind) -> TrackerError:
    new = "a new workbook" if kind.program == "Excel" else "a new document"
    return TrackerError(f"{name} has {what}: copy the tables into {new} and save that.")


class _Counts:
    """How many of each costly thing the parts of a document hold; TrackerError as soon as they are too many."""

    def __init__(self, name: str, kind: ZipKind) -> None:
        self.name, self.kind = name, kind
        self._found: dict[str, int] = {}

    def take(self, part: str, chunk: bytes) -> None:
        """Count what stands in a piece of a part."""
        for where, tag, most, called in _MOST[self.kind.program]:
            if part.startswith(where) and tag in chunk:
                self._found[called] = self._found.get(called, 0) + _tags(chunk, tag)
                if self._found[called] > most:
                    raise _too_many(self.name, f"more than {most:,} {called}", self.kind)


def _tags(chunk: bytes, tag: bytes) -> int:
    """About how often a tag begins, by whatever prefix; one with a prefix is seen again where it ends."""
    bare, closed, twice = (tag + end for end in (b" ", b"/", b">"))
    plain = sum(chunk.count(b"<" + one) for one in (bare, closed, twice)) if b"<" + tag in chunk else 0
    if b":" + tag not in chunk:
        return plain
    return plain + (chunk.count(b":" + twice) + chunk.count(b":" + bare)) // 2 + chunk.count(b":" + closed)


def _merged(chunk: bytes) -> int:
    """How many cells the merged areas in a piece of a workbook take."""
    return sum(_size(*area.groups()) for area in _AREA.finditer(chunk)) if b"mergeCell" in chunk else 0


def _chunks(part: IO[bytes]) -> Iterator[bytes]:
    """A part piece by piece, each with the end of the one before."""
    end = b""
    while chunk := part.read(_CHUNK):
        yield end + chunk
        end = chunk[-_LONGEST_TAG:]


def _refuse_declarations(name: str, chunk: bytes, part: str, kind: ZipKind) -> None:
    """No Office program writes these; another encoding would hide them, and the cells."""
    if kind == OPEN_DOCUMENT and "/" in part:
        return  # of macros, which LibreOffice declares and nobody reads
    own = part.startswith(kind.folder)
    if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk or (own and chunk.startswith(_TWO_BYTES)):
        raise _written_otherwise(name, kind)
    if part == kind.needs and b"purl.oclc.org/ooxml/" in chunk:
        raise TrackerError(f'{name} is a "Strict Open XML" file: open it in {kind.program} and save it as {kind.new}.')


def _size(first: bytes, last: bytes) -> int:
    """How many cells an area takes: "A1:XFD1" 16,384; whole rows or columns to the end of the sheet."""
    start, end = _CORNER.fullmatch(first), _CORNER.fullmatch(last)
    if not start or not end:
        return 0
    rows = int(end[2] or LAST_ROW) - int(start[2] or 1) + 1
    columns = (_column(end[1]) or LAST_COLUMN) - (_column(start[1]) or 1) + 1
    return max(rows, 0) * max(columns, 0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
