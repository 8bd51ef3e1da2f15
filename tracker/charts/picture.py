"""Figures that need no window, and saving them as a picture that is whole or not there at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

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
    """A figure of that size at 100 dpi that can be drawn and saved without a window."""
    figure = Figure(figsize=(width_inches, height_inches), dpi=100)
    FigureCanvasAgg(figure)
    return figure


def save_picture(figure: Figure, path: Path, *, overwrite: bool = False) -> None:
    """Save as .png (200 dpi), .svg or .pdf, by the suffix. With `overwrite`, a whole picture replaces what is there.

    Raises TrackerError for another suffix, and where the file cannot be written.
    """
    kind = path.suffix.lower()[1:]
    with (
        put_in_place(path, PICTURE, overwrite=overwrite) as part,
        part.open("wb") as stream,
        matplotlib.rc_context(_SETTINGS),
    ):
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
