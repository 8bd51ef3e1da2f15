"""Small OpenDocument files, laid out as LibreOffice writes them."""

import zipfile

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "number": "datastyle", "fo": "xsl-fo-compatible", "meta": "meta",
    }.items()
)  # fmt: skip
NAMES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
START = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} office:version="1.3">'


def write(path, body, styles="", templates="", **parts):
    """An OpenDocument file of a body, its own styles, those of its templates, and further parts."""
    content = (
        f"{START}<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("content.xml", content)
        file.writestr("styles.xml", f"{START}{templates}</office:document-content>")
        for name, held in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), held)
    return path


def sheets(path, *tables, more="", **parts):
    """A spreadsheet of some tables."""
    return write(path, f"<office:spreadsheet>{''.join(tables)}{more}</office:spreadsheet>", **parts)


def text(path, *blocks, **parts):
    """A text of some blocks."""
    return write(path, f"<office:text>{''.join(blocks)}</office:text>", **parts)


def table(*rows, name="Log", columns="", style=""):
    """A table of rows, which are XML or lists of texts."""
    looks = f' table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{name}"{looks}>{columns}{"".join(map(_row, rows))}</table:table>'


def _row(row):
    return row if isinstance(row, str) else f"<table:table-row>{''.join(map(cell, row))}</table:table-row>"


def cell(said, **looks):
    """A cell of a text, or of what is inside it, as it stands; `looks` are its attributes."""
    if said.startswith("<table:"):
        return said
    attributes = "".join(f' {name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in looks.items())
    inside = said if said.startswith("<") else f"<text:p>{said}</text:p>"
    return f"<table:table-cell{attributes}>{inside if said else ''}</table:table-cell>"


HEAD = ["Ref", "Action", "Lead", "Review date", "RAG"]
