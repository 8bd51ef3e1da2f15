"""What a sign-off goes by: an https address, or a file in the plan's folder, known again by its SHA-256."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from tracker.domain.pattern import pattern_of
from tracker.domain.plan import SignOffEvidence
from tracker.errors import TrackerError
from tracker.plan_files import is_plan

_SCHEME = pattern_of(r"[A-Za-z][A-Za-z0-9+.-]+:")  # two letters at least: "C:" begins a path
FileNow = Literal["same", "changed", "gone"]


def evidence_of(folder: Path, text: str) -> SignOffEvidence:
    """The evidence that a text names; TrackerError where it is neither an https address nor a file in the folder."""
    wanted = text.strip()
    if not wanted:
        raise TrackerError("No evidence is named: give an https address, or a file in the plan's folder.")
    if _SCHEME.match(wanted):
        return SignOffEvidence(_https(wanted))
    path = _inside(folder, wanted)
    if not path.is_file():
        raise TrackerError(f'There is no file "{wanted}" in {folder}: put it there, or give an https address.')
    if is_plan(path):
        raise TrackerError(f'"{wanted}" is a plan, which changes as it is used: name another file as evidence.')
    return SignOffEvidence(path.relative_to(folder.resolve()).as_posix(), _sha256(path))


def file_now(folder: Path, evidence: SignOffEvidence) -> FileNow | None:
    """Whether a file of evidence still is what it was at the sign-off; None for an address, which nobody looks at."""
    if evidence.sha256 is None:
        return None
    try:
        path = _inside(folder, evidence.link)
        if not path.is_file() or is_plan(path):
            return "gone"
        return "same" if _sha256(path) == evidence.sha256 else "changed"
    except (OSError, TrackerError):
        return "gone"


def _https(text: str) -> str:
    """An address that opens over https and holds no password."""
    try:
        parts = urlsplit(text)
        fits = parts.scheme.lower() == "https" and bool(parts.hostname) and parts.username is None
    except ValueError:
        fits = False
    if not fits or not text.isprintable() or any(letter.isspace() for letter in text):
        raise TrackerError(f'"{text}" is no https address without a name and password: give one, or a file.')
    return text


def _inside(folder: Path, text: str) -> Path:
    """Where a file lies, wherever links lead; TrackerError where that is not in the folder."""
    try:
        found = (folder / text.replace("\\", "/")).resolve()
    except (OSError, ValueError) as error:
        raise TrackerError(f'"{text}" is no name of a file: {error}.') from error
    if not found.is_relative_to(folder.resolve()):
        raise TrackerError(f'"{text}" lies outside {folder}: put the evidence into the folder of the plan.')
    return found


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise TrackerError(f"{path.name} could not be read: {error.strerror}.") from error
