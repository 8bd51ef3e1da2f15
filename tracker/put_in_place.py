"""Puts a file in its place whole or not at all: looked at, written beside it, forced to disk, then moved there."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tracker.domain.pattern import pattern_of
from tracker.errors import TrackerError
from tracker.new_uuid import new_uuid
from tracker.plan_files import PLAN_ENDINGS, is_plan

_CAN_HOLD, _DAY = os.name != "nt", 86400  # Windows moves no file that is held
_PART = pattern_of(r"\.[0-9a-f]{12}\.part(-journal|-wal|-shm)?")


class FileKind(NamedTuple):
    """What is put in place: a word for it, its endings (the usual one first; none: any), and if it may replace a file.

    Nothing is ever replaced unasked, and a plan file not at all.
    """

    word: str
    endings: tuple[str, ...] = ()
    replaces: bool = True


WORKBOOK = FileKind("workbook", (".xlsx",))
PICTURE = FileKind("picture", (".png", ".svg", ".pdf"))
REPORT = FileKind("report", (".docx", ".pdf"))
MAPPING = FileKind("mapping", (".json",))
NEW_PLAN = FileKind("plan", PLAN_ENDINGS, replaces=False)
BACKUP = FileKind("backup", PLAN_ENDINGS)
RESTORED = FileKind("plan", PLAN_ENDINGS)  # what stands there is kept
KEPT_COPY = FileKind("copy", replaces=False)  # named after its plan


_NO_LETTERS = pattern_of(r'[\x00-\x1f\x7f-\x9f\\/:*?"<>|]+')  # which Windows allows in no name
_DEVICES = pattern_of(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[ .].*)?")
_LONGEST_NAME = 180  # bytes; systems allow 255, and a whole path on Windows little more


def file_name(words: str, behind: str) -> str:
    """A name that every system can give a file, made of words that people wrote and what is to stand behind them.

    A title may well end in 2017/18, go on in a second line, be a whole sentence, or what Windows calls a device.
    """
    name = _NO_LETTERS.sub("-", " ".join(words.split())).strip(" .")
    room = _LONGEST_NAME - len(behind.encode())
    name = name.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore").rstrip(" .")
    return f"{'_' if _DEVICES.fullmatch(name) else ''}{name or 'Plan'}{behind}"


def file_names(several: Iterable[str], behind: str, ending: str) -> dict[str, str]:
    """The same of several words; those that would be one file are told apart by a number."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for words in several:
        name, number = file_name(words, f"{behind}{ending}"), 2
        while name.casefold() in taken:
            name, number = file_name(words, f"{behind} ({number}){ending}"), number + 1
        taken.add(name.casefold())
        found[words] = name
    return found


class AlreadyThere(TrackerError):
    """Something stands at `path`, and nobody has agreed that it is replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already, and was left as it is: choose another name.")
        self.path = path


@contextmanager
def put_in_place(path: Path, kind: FileKind, *, overwrite: bool = False, mode: int | None = None) -> Iterator[Path]:
    """A name beside `path` to write to; when that was written to its end, it is moved to `path`.

    What stands at `path` is replaced only with `overwrite`, which somebody has agreed to, and by a whole file. Raises
    TrackerError, with nothing left beside it, where that cannot be.
    """
    check_target(path, kind)
    if not overwrite and os.path.lexists(path):
        raise AlreadyThere(path)
    with _told(path), written_beside(path, overwrite=overwrite, mode=mode) as part:
        yield part


def put_all_in_place(files: Iterable[tuple[Path, FileKind, bytes]], *, overwrite: bool = False) -> None:
    """Put files in their places, or none of them where one cannot be written: all lie beside them before one moves."""
    with ExitStack() as places:
        for path, kind, content in files:
            places.enter_context(put_in_place(path, kind, overwrite=overwrite)).write_bytes(content)


def check_target(path: Path, kind: FileKind, *, plans_too: bool = False) -> None:
    """TrackerError where no file of that kind can stand at `path`, whatever is agreed to.

    With `plans_too`, a plan file there is let pass: whoever asks looks into it.
    """
    with _told(path):
        if path.is_dir():
            raise TrackerError(f"{path} is a folder: give the {kind.word} a name inside it.")
        if not path.parent.is_dir():
            raise TrackerError(f"There is no folder {path.parent} to write {path.name} in: choose another place.")
        if os.path.lexists(path) and not (plans_too and path.is_file() and is_plan(path)):
            _check_replaced(path, kind)
    if kind.endings and path.suffix.lower() not in kind.endings:
        *others, last = kind.endings
        endings = f"{', '.join(others)} or {last}" if others else last
        where = "" if path.parent == Path() else f" in {path.parent}"
        raise TrackerError(f'"{path.name}"{where} cannot be a {kind.word}, whose name ends in {endings}.')


def make_folder(folder: Path, what: str) -> None:
    """Make a folder to write into, should it not be there; `what` says what is written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise TrackerError(f"{folder} is a file: give a folder for {what}.") from None
    except OSError as error:
        raise TrackerError(f"{folder} could not be made ({error.strerror}): give another folder for {what}.") from error


def _check_replaced(path: Path, kind: FileKind) -> None:
    if not path.is_file():
        raise TrackerError(f"{path} is not a file that could be replaced: choose another name.")
    if is_plan(path):
        if kind is NEW_PLAN:
            raise TrackerError(f"{path} is a plan already: open it first and import into it, or choose another name.")
        raise TrackerError(f"{path} is a plan file, which no {kind.word} replaces: choose another name.")
    if not kind.replaces:
        raise AlreadyThere(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence that names the file and says what to do."""
    try:
        yield
    except FileExistsError as error:
        raise TrackerError(
            f"{path} appeared meanwhile and was left as it is; nothing was written. Choose another name."
        ) from error
    except PermissionError as error:
        raise TrackerError(
            f"{path} could not be written: it is open in another program, or you may not write in its folder. "
            "Close it there, or choose another name or place."
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise TrackerError(f"{path} was not written, for the disk is full: make room and try again.") from error
        why = error.strerror or str(error)
        raise TrackerError(f"{path} could not be written ({why}): choose another name or place.") from error


@contextmanager
def written_beside(path: Path, *, overwrite: bool = True, mode: int | None = None) -> Iterator[Path]:
    """An empty file beside `path` to write to; `path` is replaced, or made, only when that was written to its end.

    With a `mode` given it has that in its place, and before that nobody but the user can read it; else the usual one.
    Without `overwrite`, FileExistsError where something stands at `path` by then. An OSError is the caller's to tell;
    nothing is left beside the target then.
    """
    part = path.with_name(f".{new_uuid()[-12:]}.part")  # short, whatever the length of the target's name
    try:
        # Made before the work, so that a folder that may not be written in is known before it.
        with _in_use(part, 0o666 if mode is None else 0o600):
            yield part
            _force(part)
        if mode is not None:
            os.chmod(part, mode)
        (os.replace if overwrite else _move_to_free_name)(part, path)
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    with suppress(OSError):  # it is in its place; some network folders refuse to be forced
        _force(path.parent)


def _move_to_free_name(part: Path, path: Path) -> None:
    """Move without replacing anything, also nothing that appears at this very moment: FileExistsError then."""
    if os.name == "nt":
        os.rename(part, path)  # which refuses there by itself
        return
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links
        _claim_and_move(part, path)


def _claim_and_move(part: Path, path: Path) -> None:
    claim = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    try:
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            if os.path.samestat(os.fstat(claim), os.lstat(path)) and os.fstat(claim).st_size == 0:
                path.unlink()
        raise
    finally:
        os.close(claim)


def _force(path: Path) -> None:
    """Have the disk write what it holds back; Windows opens no folder for that, and needs none."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def left_over_parts(folder: Path) -> list[Path]:
    """The parts in a folder that a program which was ended has left: whoever writes one still, holds it."""
    found = [one for one in folder.iterdir() if _PART.fullmatch(one.name)] if folder.is_dir() else []
    return [one for one in found if not _is_held(one.with_name(one.name.partition(".part")[0] + ".part"))]


@contextmanager
def _in_use(part: Path, mode: int) -> Iterator[None]:
    """Make an empty file, and hold it while it is written, so that nobody takes it for one that was left over."""
    handle = _made(part, mode)
    try:
        if os.name == "nt":  # a file that is open there cannot be moved, and one that is written not be removed
            os.close(handle)
        yield
    finally:
        if os.name != "nt":
            os.close(handle)


def _made(part: Path, mode: int) -> int:
    """A new file, open and held; made again where it was taken for a left-over one before it could be held."""
    while True:
        handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        if os.name == "nt":
            return handle
        _hold(handle)
        if os.fstat(handle).st_nlink:
            return handle
        os.close(handle)


def _hold(handle: int) -> bool:
    """Whether the file is this process's now. Not a lock of SQLite's kind: closing the file elsewhere keeps it."""
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_held(part: Path) -> bool:
    """Whether somebody holds it; where that cannot be asked, somebody may, and does for a day."""
    if not part.exists():
        return False
    if not _CAN_HOLD:
        return time.time() - part.stat().st_mtime < _DAY
    try:
        handle = os.open(part, os.O_RDWR)
    except OSError:
        return True
    try:
        return not _hold(handle)
    finally:
        os.close(handle)
