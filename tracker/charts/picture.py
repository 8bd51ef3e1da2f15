"""Figures that need no window, and saving them as a picture that is whole or not there at all."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Figure  # again under its own name: whoever draws need not know matplotlib

from tracker.put_in_place import PICTURE, put_in_place

PNG_DPI = 200
# The same picture gives the same bytes, and text stays text that can be searched and read aloud.
_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "improvement-tracker",
    "pdf.fonttype": 42,
    "savefig.bbox": None,
}


def new_figure(width_inches: float, height_inches: float) -> Figure:
    """A figure of that size that can be drawn and saved without a window.

    At the dpi of a PNG, for letters are up to 8% wider at one dpi than at another: words measured apart would meet.
    """
    figure = Figure(figsize=(width_inches, height_inches), dpi=PNG_DPI)
    FigureCanvasAgg(figure)
    return figure


def save_picture(figure: Figure, path: Path, *, overwrite: bool = False) -> None:
    """Save as .png (200 dpi), .svg or .pdf, by the suffix. With `overwrite`, a whole picture replaces what is there.

    Raises TrackerError for another suffix, and where the file cannot be written.
    """
    with put_in_place(path, PICTURE, overwrite=overwrite) as part:
        part.write_bytes(picture_bytes(figure, path.suffix.lower()[1:]))


def picture_fonts() -> Path:
    """The folder of the fonts that pictures are written in, for who lays out their texts again."""
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


def picture_bytes(figure: Figure, kind: str) -> bytes:
    """The figure as "png" (200 dpi), "svg" or "pdf", with its title and what it shows in words."""
    stream = BytesIO()
    title, description = str(figure.get_label()), str(figure.patch.get_label())
    with matplotlib.rc_context(_SETTINGS):
        figure.savefig(
            stream,
            format=kind,
            dpi=PNG_DPI if kind == "png" else "figure",
            facecolor=figure.get_facecolor(),
            metadata={name: words for name, words in _metadata(kind, title, description).items() if words != ""},
        )
    return _described(stream.getvalue(), description) if kind == "svg" else stream.getvalue()


def _metadata(kind: str, title: str, description: str) -> dict[str, str | None]:
    if kind == "svg":
        return {"Title": title, "Date": None}
    if kind == "pdf":
        return {"Title": title, "Subject": description, "CreationDate": None}
    return {"Title": title, "Description": description}


def _described(svg: bytes, description: str) -> bytes:
    """The drawing with a `<desc>` as its first child after the `<title>`: matplotlib writes none."""
    if not description:
        return svg
    root_ends = svg.index(b">", svg.index(b"<svg")) + 1
    place = svg.find(b"</title>") + len(b"</title>") if svg[root_ends:].lstrip().startswith(b"<title>") else root_ends
    return svg[:place] + f"\n <desc>{escape(description)}</desc>".encode() + svg[place:]
