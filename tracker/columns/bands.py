"""The words of bands as they were read: where each begins, what lies beneath, whether high or low is good."""

from __future__ import annotations

from tracker.domain.measures.bands import Band, Scale

POLARITY = {
    "higher": "high is good",
    "lower": "low is good",
    "direction": "only a direction is given",
    "unknown": "whether high or low is good is not known",
}


def as_read(band: Band, scale: Scale) -> str:
    """ "from 75", "above 85"; where low is good "at most 19", "below 14"."""
    if scale.polarity not in ("higher", "lower"):
        return "not known"
    if band.cut is None:
        return "anything worse"
    words = ("from", "above") if scale.polarity == "higher" else ("at most", "below")
    return f"{words[0] if band.cut.inclusive else words[1]} {band.cut.value:,f}"


def beneath_words(scale: Scale) -> str:
    """The zone beneath the worst band as read; "" where that band has no end."""
    if scale.polarity not in ("higher", "lower") or not scale.bands or scale.bands[0].cut is None:
        return ""
    cut = scale.bands[0].cut
    words = ("below", "at most") if scale.polarity == "higher" else ("above", "from")
    return f"{words[0] if cut.inclusive else words[1]} {cut.value:,f}"


def unread_words(scale: Scale, printed: str) -> str:
    """What is said of a threshold that makes no band: a direction that is wanted, or that it was not read."""
    if scale.direction and printed:
        return f"an {scale.direction} is wanted" if scale.direction == "increase" else "a decrease is wanted"
    return "not read" if printed.strip() not in ("", "-", "–") else ""
