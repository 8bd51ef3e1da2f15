"""Tracked changes, which python-docx has none of: words, paragraphs and rows that came or went, signed and dated."""

from __future__ import annotations

from itertools import count
from typing import Any

from docx.oxml.ns import qn

from tracker.reports.blocks import Revision, RunChange, as_shown
from tracker.reports.word.notes import element

_TAGS: dict[RunChange, str] = {"inserted": "w:ins", "deleted": "w:del"}
_NOBODY = "Comparison"


class Revisions:
    """The tracked changes of one document, each with a number of its own."""

    def __init__(self, revision: Revision | None) -> None:
        self._numbers = count(2_000_000)  # which no bookmark reaches
        self._signed: dict[str, str] = {}
        if revision is not None:
            at = revision.at.replace(microsecond=0, tzinfo=None).isoformat()
            self._signed = {"author": as_shown(revision.author) or _NOBODY, "date": f"{at}Z"}

    def mark(self, change: RunChange, *inside: Any) -> Any:
        """The sign of a change, around what changed; alone in the properties of a paragraph's end or a row."""
        return element(_TAGS[change], *inside, id=next(self._numbers), **self._signed)

    def of_run(self, change: RunChange, run: Any) -> Any:
        """A run that came or went."""
        if change == "deleted":
            for text in run.findall(qn("w:t")):
                gone = element("w:delText", xml_space="preserve")
                gone.text = text.text
                run.replace(text, gone)
        return self.mark(change, run)

    def of_end(self, change: RunChange) -> Any:
        """For the properties of a paragraph: its end came or went, so that the whole of it does."""
        return element("w:rPr", self.mark(change))
