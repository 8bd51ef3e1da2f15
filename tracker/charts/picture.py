"""Figures that need no window, and saving them as a picture that is whole or not there at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tracker.errors import TrackerError
from tracker.put_in_place import written_beside

SUFFIXES = (".png", ".svg", ".pdf")
PNG_DPI = 200
# The same picture gives the same bytes, and text stays text that can be searched and read aloud.
_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "improvement-tracker",
    "pdf.fonttype": 42,
    "savefig.bbox": None,
}


def new_figure(width_inches: float, height_inches: float) -> Figure:
    """A figure of that size at 100 dpi that can be drawn and saved without a window."""
    figure = Figure(figsize=(width_inches, height_inches), dpi=100)
    FigureCanvasAgg(figure)
    return figure


def save_picture(figure: Figure, path: Path) -> None:
    """Save as .png (200 dpi), .svg or .pdf, by the suffix. What stood there is replaced only by a whole picture.

    Raises TrackerError for another suffix, and where the file cannot be written.
    """
    kind = path.suffix.lower()
    if kind not in SUFFIXES:
        named = f'"{path.suffix}"' if path.suffix else "no ending"
        raise TrackerError(f'"{path.name}" has {named}: a chart can be saved as .png, .svg or .pdf.')
    try:
        _write_whole(figure, path, kind[1:])
    except OSError as error:
        raise TrackerError(f'"{path}" could not be saved: {_reason(error, path)}') from error


def _write_whole(figure: Figure, path: Path, kind: str) -> None:
    with written_beside(path) as part, part.open("wb") as stream, matplotlib.rc_context(_SETTINGS):
        figure.savefig(
            stream,
            format=kind,
            dpi=PNG_DPI if kind == "png" else "figure",
            facecolor=figure.get_facecolor(),
            metadata=_metadata(kind, str(figure.get_label())),
        )


def _metadata(kind: str, title: str) -> dict[str, Any]:
    dates: dict[str, dict[str, Any]] = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {}}
    return {"Title": title, **dates[kind]} if title else dates[kind]


def _reason(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f'there is no folder "{path.parent}".'
    if isinstance(error, IsADirectoryError):
        return "a folder of that name is in the way; choose another name."
    if isinstance(error, PermissionError):
        return "the folder or the file may not be written to; choose another place."
    return f"{error.strerror or error}; free some space or choose another place."
