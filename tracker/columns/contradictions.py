"""The columns of what a plan says that cannot both be true."""

from __future__ import annotations

from tracker.columns.words import Column
from tracker.domain.contradictions.contradiction import Contradiction

CONTRADICTION_COLUMNS: tuple[Column[Contradiction], ...] = (
    Column("theme", "Theme", lambda one: one.theme or None, "text", 24, wrap=True),
    Column("ref", "Ref", lambda one: one.about or None, "ref", 9),
    Column("kind", "Kind", lambda one: one.kind.capitalize(), "text", 22, wrap=True),
    Column("lead", "Lead", lambda one: one.lead, "text", 20, wrap=True),
    Column("sentence", "What cannot both be true", lambda one: one.sentence, "text", 90, wrap=True),
)
