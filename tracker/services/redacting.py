"""Takes words out of a plan file for good, and out of its copies and the drafts that are kept on this computer."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.domain.redacting.of_a_name import find_parts
from tracker.domain.redacting.places import Place, Target, find_places
from tracker.domain.redacting.rewriting import Removal, Rewrite, check_unchanged, checked, nothing_removed, rewritten
from tracker.domain.redacting.taught_tables import entry_holds
from tracker.domain.redacting.words import Words, mark
from tracker.errors import TrackerError
from tracker.paths import drafts_of, log_files
from tracker.put_in_place import written_beside
from tracker.settings import Settings, without_searches
from tracker.store.copies import kinship
from tracker.store.kept_copies import AUTOMATIC, BEFORE_IMPORT, all_automatic, delete, kept_copies
from tracker.store.redacting import Make, has_bytes, rewrite, would_be_rewritten
from tracker.store.sqlite import open_store


def user_without(settings: Settings, target: Target) -> Settings:
    """The settings without a name that would sign what is written next, and without what else holds the words.

    That are the office's own words for chasing, taught tables, views that are kept, and what plans were searched for
    and filtered by when they were left.
    """
    known = target.known
    signs = target.record is None and known.stand_in(settings.who)
    after = replace(
        settings,
        who="" if signs else settings.who,
        role="" if known.stand_in(settings.role) else settings.role,
        chase_words="" if known.stand_in(settings.chase_words) else settings.chase_words,
        tables=tuple(one for one in settings.tables if not entry_holds(one, known)),
        views=tuple(one for one in settings.views if not _remembers(one, target)),
    )
    left = ({**one, **without_searches(one)} if _remembers(one, target) else one for one in settings.as_left)
    return replace(after, as_left=tuple(one for one in left if not _remembers(one, target)))


def _remembers(entry: Mapping[str, Any], target: Target) -> bool:
    """Whether an entry holds the words, or searches for them."""
    return entry_holds(entry, target.known) or any(map(target.words.sought_by, _searches_in(entry)))


def _searches_in(entry: object) -> Iterator[str]:
    for key, one in entry.items() if isinstance(entry, Mapping) else ():
        if key == "search" and isinstance(one, str) and one:
            yield one
        yield from _searches_in(one)


ALSO_GO = "Automatic backups of this file from before go by themselves when it is next opened in the window."
Purge = Literal["leave", "redact", "delete"]


class FoundCopy(NamedTuple):
    """A copy that holds the words; one that cannot be rewritten can only be deleted."""

    path: Path
    why: str
    rewritable: bool


class Findings(NamedTuple):
    """Where the words stand: in the plan, in copies of its file, in unsaved text and in the log of the window.

    `parts` are the places where only a part of a name stands; `unseen` copies that cannot be looked into now, `without`
    automatic backups that do not hold them.
    """

    places: list[Place] = []
    copies: list[FoundCopy] = []
    drafts: list[Path] = []
    logs: list[Path] = []
    parts: list[Place] = []
    unseen: list[Path] = []
    without: list[Path] = []

    @property
    def anything(self) -> bool:
        """Whether they stand anywhere."""
        return bool(self.places or self.copies or self.drafts or self.logs)

    @property
    def gone_by_themselves(self) -> bool:
        """Whether there are copies among these that go when the plan is next opened in the window."""
        return any(copy.why == AUTOMATIC for copy in self.copies)

    def check(self, path: Path, purge: Purge) -> None:
        """TrackerError where the words stand nowhere, and where a copy is to be purged that nobody can look into."""
        if not self.anything:
            raise TrackerError(f"These words stand nowhere in {path.name}, in its copies or in unsaved text.")
        if purge != "leave" and self.unseen:
            raise TrackerError(
                f"{self.unseen[0]} may hold the words and cannot be looked into now; nothing was removed. Close it in "
                "every program, move it away if it is no copy, and try again."
            )


class Removed(NamedTuple):
    """What was done in the plan; to copies and drafts, with what became of each; and what still holds the words.

    A copy that was rewritten holds them where they were left in the plan, and is not told. `parts` are the places where
    a part of a name still stands; `named`: the file is called by them.
    """

    rewrite: Rewrite
    done: list[tuple[Path, str]]
    still: list[Path]
    parts: list[Place]
    named: bool
    gone_by_themselves: bool  # copies among those that still hold them


def look_for(path: Path, target: Target, others: Iterable[Path] = ()) -> Findings:
    """Everything that holds the words; `others` are files that may be copies of the plan, wherever they lie.

    The automatic backups of a file that was moved away or copied lie where only its name leads.
    """
    with open_store(path) as store:
        plan, problems = store.plan(), store.problems()
    beside = kept_copies(path)
    known = {copy.path: copy.why for copy in beside if copy.seen}
    automatic = dict.fromkeys(all_automatic(), "automatic backup of another file of the plan")
    elsewhere = automatic | {one.resolve(): "copy elsewhere" for one in others if one.is_file()}
    own = {copy.path.resolve() for copy in beside}
    known |= {one: why for one, why in sorted(elsewhere.items()) if one not in own and kinship(path, one) == "copy"}
    copies = [found for one, why in known.items() if (found := _in_copy(one, why, target))]
    unseen = [copy.path for copy in beside if not copy.seen]
    drafts, parts = list(_drafts_with(plan, target.words)), find_parts(plan, problems, target)
    logs = [one for one in log_files() if _holds(target.words, _text_of(one))]
    holding = {copy.path for copy in copies}
    without = [copy.path for copy in beside if copy.seen and copy.why == AUTOMATIC and copy.path not in holding]
    return Findings(find_places(plan, problems, target), copies, drafts, logs, parts, unseen, without)


def remove_words(
    path: Path,
    target: Target,
    removal: Removal,
    agreed: Callable[[Place], bool],
    purge: Purge,
    others: Iterable[Path] = (),
) -> Removed:
    """Take the words out where they go in any case, and where it is agreed; first of the copies and drafts.

    A copy that cannot be rewritten is deleted. The plan comes last: until then nothing is told, and all of it can be
    done again. TrackerError where a copy is in use, or the words were changed since they were shown.
    """
    removal, found = checked(target, removal), look_for(path, target, others)
    found.check(path, purge)

    def make(plan: Plan, problems: list[Problem]) -> Rewrite:
        check_unchanged(plan, problems, target)
        return rewritten(plan, problems, target, removal, agreed)

    with open_store(path) as store:  # what is refused is refused before anything is touched
        if store.look_through():
            raise TrackerError(store.only_read())
        make(store.plan(), store.problems())
    done = list(_purged(found, target, removal, _agreed_in_copies(found, agreed), purge))
    return _looked_after(path, target, rewrite(path, make), done, others)


def _looked_after(
    path: Path, target: Target, made: Rewrite, done: list[tuple[Path, str]], others: Iterable[Path]
) -> Removed:
    """What was done, and what still holds the words that was not to hold them."""
    try:
        left = look_for(path, target, others)
        in_the_file = not left.places and has_bytes(path, target.known.as_bytes())
    except TrackerError as error:
        raise TrackerError(
            f"The words are removed from {path}, but what else may hold them could not be seen: {error} "
            "Ask once more what holds them."
        ) from error
    as_chosen = {one for one, what in done if what == "redacted"} if made.left else set()
    still = [one for one in (*(copy.path for copy in left.copies), *left.drafts, *left.logs) if one not in as_chosen]
    still = [*([path] if in_the_file else []), *still, *left.unseen]
    go = any(copy.why == AUTOMATIC and copy.path in still for copy in left.copies)
    return Removed(made, done, still, left.parts, target.known.stand_in(path.stem), go)


def _agreed_in_copies(found: Findings, agreed: Callable[[Place], bool]) -> Callable[[Place], bool]:
    """Where the words stay in the plan, they stay in the copies; where nothing stays, nothing does."""
    if all(place.sure or agreed(place) for place in found.places):
        return lambda place: place.offered or agreed(place)
    return agreed


def _purged(
    found: Findings, target: Target, removal: Removal, agreed: Callable[[Place], bool], purge: Purge
) -> Iterator[tuple[Path, str]]:
    if purge == "leave":
        return
    for copy in found.copies:
        if purge == "delete" or not copy.rewritable:
            delete(copy.path)
            yield copy.path, "deleted"
        else:
            _rewrite_copy(copy.path, lambda plan, problems: rewritten(plan, problems, target, removal, agreed))
            yield copy.path, "redacted"
    for path in found.without if purge == "redact" else ():
        with suppress(TrackerError):  # one that cannot be asked now goes with the next backup
            _rewrite_copy(path, lambda plan, _: Rewrite(added=[nothing_removed(plan, removal)]))
    for draft in found.drafts:
        yield draft, _without(draft, target.words, mark(removal.now.date()), purge)
    for log in found.logs:
        yield log, _log_without(log, target.words, mark(removal.now.date()))


# Copies


def _rewrite_copy(path: Path, make: Make) -> None:
    made = path.stat()
    rewrite(path, make)
    os.utime(path, (made.st_atime, made.st_mtime))  # it is as old as it was


def _in_copy(path: Path, why: str, target: Target) -> FoundCopy | None:
    """The copy, where it holds the words: in what it says, or in pages and journals that nobody reads any more."""
    try:
        made = would_be_rewritten(path, lambda plan, problems: Rewrite(places=find_places(plan, problems, target)))
        holds, rewritable = bool(made.places), True
    except TrackerError:
        holds = rewritable = False
    if why == BEFORE_IMPORT and target.known.stand_in(path.stem):
        return FoundCopy(path, f"{why}, by its very name", False)
    if holds or has_bytes(path, target.known.as_bytes()):
        return FoundCopy(path, why, rewritable)
    return None


# Unsaved text


def _drafts_with(plan: Plan, words: Words) -> Iterator[Path]:
    for path in drafts_of(plan.uuid):
        texts = _texts_of_draft(path)
        if any(_holds(words, text) for text in texts.values()):
            yield path


def _holds(words: Words, text: str) -> bool:
    return words.stand_in(text) or words.partly_in(text)


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def _texts_of_draft(path: Path) -> dict[str, str]:
    """What a draft holds; all of one that cannot be read is one text."""
    if not (content := _text_of(path)):
        return {}
    try:
        held = json.loads(content)
    except ValueError:
        return {"": content}
    return {key: str(value) for key, value in held.items()} if isinstance(held, dict) else {"": content}


def _without(path: Path, words: Words, instead: str, purge: Purge) -> str:
    """Take the words out of a draft, or delete it; one that cannot be read is deleted."""
    texts = _texts_of_draft(path)
    try:
        if purge == "delete" or "" in texts:
            path.unlink(missing_ok=True)
            return "deleted"
        with written_beside(path, mode=0o600) as part:
            told = {key: words.taken_out(text, instead) for key, text in texts.items()}
            part.write_text(json.dumps(told), encoding="utf-8")
    except OSError as error:
        raise TrackerError(f"{path} could not be changed: {error.strerror or error}; nothing was removed.") from error
    return "redacted"


def _log_without(path: Path, words: Words, instead: str) -> str:
    """Take the words out of a log where it lies: a window may be writing into it."""
    try:
        path.write_bytes(words.taken_out(_text_of(path), instead).encode())
    except OSError as error:
        raise TrackerError(f"{path} could not be changed: {error.strerror or error}; nothing was removed.") from error
    return "redacted"
