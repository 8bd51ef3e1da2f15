"""What one user has chosen (name, look, recent files, views, what tables are): JSON in the user's settings folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from tracker.paths import user_settings_folder
from tracker.put_in_place import written_beside

SMALLEST_TEXT, LARGEST_TEXT = 9, 20
MOST_RECENT, MOST_LEFT = 8, 40
LOOKS = ("system", "light", "dark", "high contrast")
_NAMING = ("search", "lead")  # what in the head of a page may be somebody's name
DENSITIES = ("one line", "two lines", "full")


@dataclass(frozen=True, slots=True)
class Settings:
    """One user's choices. `text_points` is 9 to 20; `window` is the window's geometry as hexadecimal text.

    `tables` are what was chosen for tables of documents, as entries of a mapping; `views` the views of actions that
    were kept, each under its "name"; `density` is how much a row of actions shows; `chase_words`
    the office's own words for chasing. `role` is the user's, by which alone actions may be led; `asked_who`: who the
    user is was asked at the first start, whatever came of it.
    `as_left` is how the "pages" of each "plan" were seen when it was put away, the latest last, and after how many
    "removals" of words from it;
    `shares` how much of a page its panel takes, by the name of the page; `pinned` recent files that stay; `page` the
    page in view when the window was closed.
    """

    who: str = ""
    text_points: int = 10
    look: str = "system"
    recent: tuple[str, ...] = ()
    window: str = ""
    tables: tuple[Mapping[str, Any], ...] = ()
    views: tuple[Mapping[str, Any], ...] = ()
    density: str = "two lines"
    panel_folded: bool = False
    chase_words: str = ""
    role: str = ""
    asked_who: bool = False
    as_left: tuple[Mapping[str, Any], ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    pinned: tuple[str, ...] = ()
    page: str = ""

    def left(self, plan: str, page: str, how: Mapping[str, Any]) -> Settings:
        """The settings with how a page of a plan is seen as it is put away, nothing where that is as at first.

        Of many plans those that were so left longest ago are let go.
        """
        pages = {name: one for name, one in self._pages_left(plan).items() if name != page}
        return self._leaving(plan, pages={**pages, page: how})

    def after_removals(self, plan: str, count: int) -> Settings:
        """The settings by when words were removed from a plan so often: it may be these that it was searched for."""
        known = self._left_of(plan).get("removals", 0)
        return self if known == count else self._leaving(plan, removals=count, **without_searches(self._left_of(plan)))

    def _leaving(self, plan: str, **entry: object) -> Settings:
        others = [one for one in self.as_left if one.get("plan") != plan]
        return replace(self, as_left=(*others, {**self._left_of(plan), "plan": plan, **entry})[-MOST_LEFT:])

    def as_it_was_left(self, plan: str, page: str) -> Mapping[str, Any]:
        """How a page of a plan was seen when that was put away; nothing where that is not known, or as at first."""
        how = self._pages_left(plan).get(page)
        return how if isinstance(how, dict) else {}

    def _pages_left(self, plan: str) -> Mapping[str, Any]:
        pages = self._left_of(plan).get("pages")
        return pages if isinstance(pages, dict) else {}

    def _left_of(self, plan: str) -> Mapping[str, Any]:
        return next((entry for entry in self.as_left if entry.get("plan") == plan), {})

    @property
    def files(self) -> tuple[str, ...]:
        """The files to choose from, those that are pinned first."""
        return (*self.pinned, *(path for path in self.recent if path not in self.pinned))

    def pinning(self, path: str, on: bool) -> Settings:
        """The settings with a file that stays in the list, or does so no more."""
        others = tuple(other for other in self.pinned if other != path)
        return replace(self, pinned=(*others, path) if on else others)

    def without(self, path: str) -> Settings:
        """The settings with a file taken off the list."""
        return replace(self.pinning(path, False), recent=tuple(other for other in self.recent if other != path))

    def opened(self, path: Path) -> Settings:
        """The settings with a file put first among the recent ones."""
        here = str(path.resolve())
        return replace(self, recent=(here, *(other for other in self.recent if other != here))[:MOST_RECENT])


def without_searches(left: Mapping[str, Any]) -> dict[str, Any]:
    """How the pages of a plan were left, without what they were searched for and whose rows they showed."""

    def of_head(part: Any) -> Any:
        return {key: one for key, one in part.items() if key not in _NAMING} if isinstance(part, dict) else part

    pages = left.get("pages")
    held = pages.items() if isinstance(pages, dict) else ()
    return {
        "pages": {
            name: {key: of_head(part) for key, part in how.items()} for name, how in held if isinstance(how, dict)
        }
    }


def load_settings() -> Settings:
    """The user's settings; what is missing or damaged is as at first."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _settings(kept) if isinstance(kept, dict) else Settings()


def _settings(kept: dict[str, Any]) -> Settings:
    first = Settings()
    known = {one.name: kept[one.name] for one in fields(Settings) if one.name in kept}
    recent = known.get("recent", [])
    density = known.get("density", first.density)
    points = known.get("text_points", first.text_points)
    look = known.get("look", first.look)
    return Settings(
        str(known.get("who", "")),
        min(max(points, SMALLEST_TEXT), LARGEST_TEXT) if isinstance(points, int) else first.text_points,
        look if look in LOOKS else first.look,
        tuple(str(path) for path in recent) if isinstance(recent, list) else (),
        str(known.get("window", "")),
        _entries(known.get("tables")),
        tuple(one for one in _entries(known.get("views")) if isinstance(one.get("name"), str)),
        density if density in DENSITIES else first.density,
        known.get("panel_folded") is True,
        str(known.get("chase_words", "")),
        str(known.get("role", "")),
        known.get("asked_who") is True,
        tuple(one for one in _entries(known.get("as_left")) if isinstance(one.get("plan"), str)),
        numbers_in(known.get("shares")),
        tuple(str(path) for path in pinned) if isinstance(pinned := known.get("pinned"), list) else (),
        str(known.get("page", "")),
    )


def numbers_in(kept: object) -> dict[str, float]:
    """Numbers by name, as they were kept; what is none is let go."""
    entries = kept.items() if isinstance(kept, dict) else ()
    return {str(name): float(one) for name, one in entries if type(one) in (int, float) and 0 <= one < 10_000}


def _entries(kept: object) -> tuple[Mapping[str, Any], ...]:
    return tuple(one for one in kept if isinstance(one, dict)) if isinstance(kept, list) else ()


def save_settings(settings: Settings) -> None:
    """Put them in the place of the old ones; a folder that cannot be written loses nothing."""
    path = _file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_beside(path, mode=0o600) as part:
            part.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")


def save_changed(before: Settings, after: Settings) -> Settings:
    """Write what differs over what is kept by now, and answer the two together.

    Another window or the command line may have been taught something, or opened a file, since `before` was loaded.
    """
    now = load_settings()
    names = [one.name for one in fields(Settings) if getattr(before, one.name) != getattr(after, one.name)]
    changes = {name: getattr(after, name) for name in names}
    if "recent" in changes:
        others = [path for path in now.recent if path not in (*before.recent, *after.recent)]
        changes["recent"] = (*after.recent[:1], *others, *after.recent[1:])[:MOST_RECENT]
    if "tables" in changes:
        changes["tables"] = _over(now.tables, before.tables, after.tables, "headings")
    if "views" in changes:
        changes["views"] = _over(now.views, before.views, after.views, "name")
    if "as_left" in changes:
        changes["as_left"] = _over(now.as_left, before.as_left, after.as_left, "plan")[-MOST_LEFT:]
    kept = replace(now, **changes)
    save_settings(kept)
    return kept


def _over(
    now: Sequence[Mapping[str, Any]], before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]], key: str
) -> tuple[Mapping[str, Any], ...]:
    """The entries that are kept, with what was added, changed and taken away between two readings; `key` tells each."""
    new = [entry for entry in after if entry not in before]
    here = {entry.get(key) for entry in after}
    gone = {entry.get(key) for entry in (*before, *new)} - (here - {entry.get(key) for entry in new})
    return (*(entry for entry in now if entry.get(key) not in gone), *new)


def _file() -> Path:
    return user_settings_folder() / "settings.json"
