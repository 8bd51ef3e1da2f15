"""Workbooks in the binary forms of Excel, as small as they can be."""

import struct
import zipfile
from datetime import date

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SECTOR = 512


def binary_workbook(path, sheets, far=None):
    """An .xlsb of sheets of texts, numbers and months; `far`: row and column, from 0, of a further cell."""
    names = list(sheets)
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.bin"/>'
        for at in range(1, len(names) + 1)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>')
        parts.writestr("xl/workbook.bin", _book(names))
        parts.writestr("xl/styles.bin", _looks(0, 17))
        for at, name in enumerate(names, 1):
            parts.writestr(f"xl/worksheets/sheet{at}.bin", _sheet(sheets[name], far if name == names[-1] else None))
    return path


def _book(names):
    bundles = b"".join(
        _record(156, struct.pack("<II", 0, at) + _wide(f"rId{at}") + _wide(name)) for at, name in enumerate(names, 1)
    )
    return _record(131) + _record(143) + bundles + _record(144) + _record(132)


def _looks(*formats):
    looks = b"".join(_record(47, struct.pack("<HH", 0xFFFF, number) + bytes(12)) for number in formats)
    return _record(278) + _record(617, struct.pack("<I", len(formats))) + looks + _record(618) + _record(279)


def _sheet(rows, far):
    found = _record(129) + _record(148, struct.pack("<IIII", 0, len(rows), 0, max(map(len, rows)))) + _record(145)
    for at, values in enumerate(rows):
        found += _record(0, struct.pack("<II", at, 0) + bytes(9))
        found += b"".join(_cell(column, value) for column, value in enumerate(values))
    if far:
        found += _record(0, struct.pack("<II", far[0], 0) + bytes(9)) + _cell(far[1], "far away")
    return found + _record(146) + _record(130)


def _cell(column, value):
    front = struct.pack("<II", column, isinstance(value, date))
    if isinstance(value, date):
        value = float((value - date(1899, 12, 30)).days)
    return _record(6, front + _wide(value)) if isinstance(value, str) else _record(5, front + struct.pack("<d", value))


def _record(kind, data=b""):
    """A record: its kind and its size, seven bits a byte."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(data)
    while left > 127:
        size, left = size + bytes([left & 0x7F | 0x80]), left >> 7
    return number + size + bytes([left]) + data


def _wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def compound_file(name, stream):
    """A file of Office before 2007 that holds one stream."""
    stream = stream.ljust(4096, b"\0")
    blocks = -(-len(stream) // _SECTOR)
    stream = stream.ljust(blocks * _SECTOR, b"\0")
    # Sector 0 says which sector follows which, 1 is the directory, the stream comes behind.
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + blocks), 0xFFFFFFFE]
    table = b"".join(struct.pack("<I", one) for one in chain).ljust(_SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0)
    root = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    return (
        header.ljust(_SECTOR, b"\xff") + table + (root + _entry(name, 2, 2, len(stream))).ljust(_SECTOR, b"\0") + stream
    )


def _entry(name, kind, start, size, child=0xFFFFFFFF):
    called = (name + "\0").encode("utf-16-le")
    front = called.ljust(64, b"\0") + struct.pack("<HBBIII", len(called), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return front + bytes(36) + struct.pack("<IQ", start, size)
