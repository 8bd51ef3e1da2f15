"""The stated status of a measure beside the band that its value lies in: its colour, and whether the two disagree."""

from __future__ import annotations

from typing import Literal

from tracker.domain.measures.bands import BELOW, Scale, Zone
from tracker.domain.measures.word_scales import rank, rating_of_word
from tracker.domain.plan import Rag

Colour = Rag | Literal["grey"]
_HOW_GOOD = {"red": 0, "amber": 1, "green": 2}


def colour_of_band(zone: Zone | None, scale: Scale) -> Colour:
    """The colour of a band: by its name where that is known, else by its place; grey without one."""
    if zone is None:
        return "grey"
    if zone.place == BELOW:
        return "red"
    named = rating_of_word(zone.name)
    if named != "grey":
        return named
    return "amber" if zone.place == 0 and len(scale.bands) > 1 else "green"


def status_colour(stated: str | None, zone: Zone | None, scale: Scale) -> Colour:
    """The colour that counts for a measure: that of its stated status, else that of its band."""
    return rating_of_word(stated) if stated else colour_of_band(zone, scale)


def status_disagreement(stated: str | None, zone: Zone | None, scale: Scale) -> str:
    """ "stated 3, band good" where the stated status and the band cannot both be true; "" where they can.

    A status that names a band has to name that one. Another one must be no better than its band, and worse by one
    colour at most: caution is no contradiction.
    """
    if not stated or zone is None:
        return ""
    names = [f"Below {scale.bands[0].name}", *(band.name for band in scale.bands)]
    named = rank(stated, names)
    if named is not None:
        apart = named != zone.place + 1
    else:
        said, found = _HOW_GOOD.get(rating_of_word(stated)), _HOW_GOOD.get(colour_of_band(zone, scale))
        apart = said is not None and found is not None and (said > found or found - said > 1)
    return f"stated {stated}, band {zone.name[:1].lower()}{zone.name[1:]}" if apart else ""
