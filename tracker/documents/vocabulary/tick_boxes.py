"""Boxes to tick in front of words: what stands behind the one that is ticked is what a cell says."""

from __future__ import annotations

from tracker.domain.pattern import pattern_of

_TICKED, _OPEN = "☒☑✓✔⊠🗹", "☐□❏❑▢"
_BOX = pattern_of(f"([{_TICKED}{_OPEN}])")
_LONGEST = 40


def ticked(text: str) -> str:
    """The words of the ticked boxes of several, "" where none is ticked; any other text as it is."""
    if text.isascii() or len(boxes := _BOX.findall(text)) < 2:
        return text
    words = [part.strip(" \t\r\n,;/") for part in _BOX.split(text)[::2]]
    words = words[1:] if not words[0] else words[:-1] if not words[-1] else []
    if not words or not all(words) or max(map(len, words)) > _LONGEST:
        return text
    return ", ".join(word for box, word in zip(boxes, words, strict=True) if box in _TICKED)
