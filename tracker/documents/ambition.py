"""Cuts what a theme aims at into its single aims, whatever bullets they have."""

from __future__ import annotations

import re

LABEL = re.compile(r"\b(?:our|the)?\s*(?:ambition|goal|vision)\b|what .?good.? looks like", re.I)
# Typed bullets: the usual signs, Word's picture fonts (which stand in the private area), "-" and "o" before a blank.
_BULLET = re.compile(r"(?:[•●▪■◦○‣⁃·∙➢➤►▶✓✔\uf000-\uf0ff]\s*|[-–—*o]\s+)+")


def bulleted(text: str) -> bool:
    """Whether a line begins with a typed bullet."""
    return _BULLET.match(text.strip()) is not None


def without_bullet(text: str) -> str:
    """A line without the bullet that somebody typed before it."""
    found = _BULLET.match(text)
    return text[found.end() :].strip() if found else text


def aims_of(text: str) -> list[str]:
    """The aims in a cell's folded text: one a line, but a line without a bullet may go on from one that has one."""
    aims: list[str] = []
    with_bullet = False
    for line in text.split("\n"):
        if bulleted(line):
            with_bullet = True
            aims.append(without_bullet(line))
        elif with_bullet and line[:1].islower():
            aims[-1] += f" {line}"
        elif line:
            aims.append(line)
    return [aim for aim in aims if aim]
