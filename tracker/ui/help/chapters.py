"""The chapters of the help, as Markdown from `resources/help/`, and their sections, in which is searched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tracker.domain.searching.words_around import without_accents
from tracker.paths import resources

CHAPTER_NAMES = (
    "service-manager", "quality-manager", "senior-team", "pages", "importing", "ratings", "bands", "as-at", "packs",
    "files", "accessibility", "command-line", "file-format",
)  # fmt: skip
OF_PAGES = "pages"  # has a section for each page of the window, under its name


class HelpSection(NamedTuple):
    """A heading and what stands under it; the first of a chapter has the chapter's title."""

    chapter: str
    heading: str
    text: str


class Chapter(NamedTuple):
    """A file of the help, without its ending, its title, and all of it as Markdown."""

    name: str
    title: str
    markdown: str

    @property
    def sections(self) -> list[HelpSection]:
        """What stands under each heading, in order."""
        parts = f"\n{self.markdown}".replace("\n## ", "\n# ").split("\n# ")[1:]
        return [HelpSection(self.name, *part.partition("\n")[::2]) for part in parts]


@cache
def chapters() -> Sequence[Chapter]:
    """All of them, in the order in which they are read."""
    return tuple(_chapter(name) for name in CHAPTER_NAMES)


def _chapter(name: str) -> Chapter:
    text = (resources() / "help" / f"{name}.md").read_text(encoding="utf-8")
    return Chapter(name, text.partition("\n")[0].removeprefix("# "), text)


def sections_with(search: str) -> list[HelpSection]:
    """The sections that have all the words; those first that have one in their heading. None for no words."""
    words = without_accents(search).split()
    found = [
        section
        for chapter in chapters()
        for section in chapter.sections
        if words and all(word in without_accents(f"{section.heading} {section.text}") for word in words)
    ]
    return sorted(found, key=lambda one: not any(word in without_accents(one.heading) for word in words))
