"""The copies of a plan file, beside it and one of each day: why each is there, and which have lost their use."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from tracker.errors import TrackerError
from tracker.paths import backups_folder
from tracker.plan_files import PLAN_ENDINGS, is_plan
from tracker.put_in_place import left_over_parts
from tracker.store.backup import copy_while_open
from tracker.store.connection import errors_as_sentences, is_local
from tracker.store.copies import brings_back, holds_all_of, kinship

BEFORE_IMPORT, AUTOMATIC = "before an import", "automatic backup of the day"
_BY_NAME = (  # what follows the name of the plan file
    (r"\.before-import(-of-.+)?(-[0-9a-f]{12}|-\d+)?", BEFORE_IMPORT),
    (r"\.before-leaving-wal(-\d+)?", "before its journal was made safe"),
    (r"\.before-[a-z_]+(-\d+)?", "before it was brought up to date"),
    (r"\.replaced-\d{4}-\d\d-\d\d-\d{6}(-\d+)?", "replaced when another was put back"),
    (r"\.daily-\d{4}-\d\d-\d\d", AUTOMATIC),
    (r" \d{4}-\d\d-\d\d( \d{6})?", "backup"),
)
_KEPT_OF_EACH = 10  # days, weeks and months of which an automatic backup is kept
_WHOSE = "plan file.txt"  # in a folder of automatic backups: whose they are
_OTHER_NAME = "copy under another name"
_JOURNALS = ("-journal", "-wal", "-shm")
_HOUR, _DAY = 3600, 86400  # seconds: nobody writes a copy for so long; on a network nobody can be asked


class KeptCopy(NamedTuple):
    """A copy beside a plan file, why it is there, its bytes, and when it was made or saved last.

    A plan file by such a name that cannot be asked now is not `seen`: nobody knows yet what it holds.
    """

    path: Path
    why: str
    size: int
    made: datetime
    seen: bool = True


def kept_copies(path: Path) -> list[KeptCopy]:
    """The copies of a file, the newest first: those that this program keeps, and the same plan by other names.

    They lie beside it; automatic backups are in the user's own folder. Of a file that is lost, or no plan any more,
    only those that are named after it are known.
    """
    with errors_as_sentences(path):
        endings = {*PLAN_ENDINGS, path.suffix.lower()} if path.is_file() and is_plan(path) else ()
    return _copies_among(path, [*_beside(path), *_daily(path).values()], endings)


def _beside(path: Path) -> list[Path]:
    with errors_as_sentences(path.parent):
        return [one for one in path.parent.iterdir() if one.is_file() and one.name != path.name]


def _copies_among(path: Path, files: Iterable[Path], endings: Collection[str]) -> list[KeptCopy]:
    """Those that this program made of a file, and those of the same plan by a name with one of these endings."""
    known = [(one, _why(path, one) or (_OTHER_NAME if one.suffix.lower() in endings else None)) for one in files]
    kin = [(one, why, kinship(path, one)) for one, why in known if why]
    found = [_copy(one, why, kind == "copy") for one, why, kind in kin if kind != "another"]
    return sorted(found, key=lambda copy: copy.made, reverse=True)


# One of each day


def back_up_daily(path: Path, today: date) -> Path | None:
    """Copy a file into the user's own folder, as it was committed last, once a day and where it was saved since.

    Ten days, ten weeks and ten months are kept, the last of each. What is from before words were removed for good goes.
    A file that was moved or renamed takes its copies with it: asked once, so Busy where that cannot be answered now.
    """
    folder = backups_folder(path)
    with errors_as_sentences(folder):
        if not folder.exists() and (left := _left_by_moving(path, folder.parent)) is not None:
            _take_over(path, left, folder)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / _WHOSE).write_text(str(path.resolve()), encoding="utf-8", errors="surrogatepass")
    for copy in _daily(path).values():
        if brings_back(path, copy):
            delete(copy)
    kept = _daily(path)
    if today in kept or (kept and kept[max(kept)].stat().st_mtime >= path.stat().st_mtime):
        return None
    made = copy_while_open(path, folder / f"{path.stem}.daily-{today}{path.suffix or '.db'}")
    kept[today] = made
    for day in kept.keys() - days_to_keep(kept):
        delete(kept[day])
    return made


def _left_by_moving(path: Path, folders: Path) -> Path | None:
    """The folder of copies whose file is gone, and of which this file holds all: it was moved here.

    Not known by the plan's uuid: a copy of a file has it too, and two files that go on apart are two sets.
    """
    from glob import escape

    found: dict[float, Path] = {}
    for folder in folders.iterdir() if folders.is_dir() else ():
        with suppress(OSError, ValueError):
            before = Path((folder / _WHOSE).read_text(encoding="utf-8", errors="surrogatepass"))
            copies = sorted(folder.glob(f"{escape(before.stem)}.daily-*{before.suffix or '.db'}"))
            if copies and not before.exists() and holds_all_of(path, copies[-1], for_sure=True):
                found[copies[-1].stat().st_mtime] = folder
    return found[max(found)] if found else None


def _take_over(path: Path, left: Path, folder: Path) -> None:
    """Move a folder of copies to where those of a file lie, each by the name that it has now."""
    left.rename(folder)
    for one in list(folder.iterdir()):
        if (day := re.fullmatch(r".*(\.daily-\d{4}-\d\d-\d\d)", one.stem)) is not None:
            one.rename(folder / f"{path.stem}{day[1]}{path.suffix or '.db'}")


def days_to_keep(days: Iterable[date]) -> set[date]:
    """The last ten days, the last day of each of ten weeks, and of each of ten months."""
    newest, kept = sorted(days, reverse=True), set[date]()
    for part_of in (lambda day: day, lambda day: day.isocalendar()[:2], lambda day: (day.year, day.month)):
        last: dict[object, date] = {}
        for day in newest:
            last.setdefault(part_of(day), day)
        kept.update(list(last.values())[:_KEPT_OF_EACH])
    return kept


def _daily(path: Path) -> dict[date, Path]:
    """The automatic backups of a file by their days."""
    folder, found = backups_folder(path), {}
    with errors_as_sentences(folder):
        for one in folder.iterdir() if folder.is_dir() else ():
            day = re.fullmatch(r".*\.daily-(\d{4}-\d\d-\d\d)", one.stem)
            with suppress(ValueError):
                if day is not None and _why(path, one):
                    found[date.fromisoformat(day[1])] = one
    return found


def all_automatic() -> list[Path]:
    """The automatic backups of all files, also of those that were moved, renamed or deleted since."""
    folders = backups_folder(Path()).parent
    with errors_as_sentences(folders):
        return sorted(one for one in folders.glob("*/*.daily-*") if one.is_file() and not one.name.endswith(_JOURNALS))


def _why(path: Path, other: Path) -> str | None:
    ending = path.suffix or ".db"
    if not (other.name.startswith(path.stem) and other.name.endswith(ending)):
        return None
    rest = other.name.removeprefix(path.stem).removesuffix(ending)
    return next((why for pattern, why in _BY_NAME if re.fullmatch(pattern, rest)), None)


def _copy(path: Path, why: str, seen: bool) -> KeptCopy:
    with errors_as_sentences(path):
        known = path.stat()
    told = why if seen else f"{why}; it could not be looked into"
    return KeptCopy(path, told, known.st_size, datetime.fromtimestamp(known.st_mtime), seen)


def remove_copy(path: Path, name: str) -> KeptCopy:
    """Delete one of the copies of a file, with the journals that belong to it; gives what it was."""
    copies = {copy.path.name: copy for copy in kept_copies(path)}
    if name not in copies:
        raise TrackerError(f"{name} is no copy of {path.name}: it has {', '.join(copies) or 'none'}.")
    delete(copies[name].path)
    return copies[name]


def remove_older(path: Path, days: int) -> list[KeptCopy]:
    """Delete the copies that this program keeps of a file and that are older than so many days."""
    oldest = time.time() - days * _DAY
    kept = _copies_among(path, [*_beside(path), *_daily(path).values()], ())
    old = [copy for copy in kept if copy.seen and copy.made.timestamp() < oldest]
    for copy in old:
        delete(copy.path)
    return old


def delete(path: Path) -> None:
    """Delete a copy, with the journals that belong to it."""
    with errors_as_sentences(path):
        for one in (path, *journals_of(path)):
            one.unlink(missing_ok=True)


def journals_of(path: Path) -> list[Path]:
    """What SQLite has left beside a file."""
    with errors_as_sentences(path):
        return [one for ending in _JOURNALS if (one := path.with_name(path.name + ending)).is_file()]


# What has no use any more


def clear_left_over(path: Path, state: Callable[[], str]) -> None:
    """Delete what is of no use beside a file that was opened; whatever cannot be asked or deleted now, stays.

    That is parts which an ended program has left, and copies before an import that cannot be undone any more, when
    the file holds all that was ever saved in them. `state` answers the mark of what the file holds.
    """
    with suppress(OSError, TrackerError):
        for part in left_over_parts(path.parent):
            if is_local(path) or _age(part) > _DAY:
                part.unlink(missing_ok=True)
        imports = [copy.path for copy in _copies_among(path, _beside(path), ()) if copy.why == BEFORE_IMPORT]
        now = state() if imports else ""
        for copy in imports:
            if _is_done_with(path, copy, now):
                delete(copy)


def _is_done_with(path: Path, copy: Path, state: str) -> bool:
    """Whether a copy before an import can be done without; one not yet named for its import is being made."""
    of_state = re.search(r"-([0-9a-f]{12})$", copy.stem)
    if of_state is None and _age(copy) < _HOUR:
        return False
    return (of_state is None or of_state[1] != state) and holds_all_of(path, copy)


def _age(path: Path) -> float:
    return time.time() - os.stat(path).st_mtime
