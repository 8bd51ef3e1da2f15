"""Reads the answer that the page of a pack gives back: its file, or its text wherever that was pasted."""

from __future__ import annotations

import binascii
import hashlib
import json
import re
from base64 import b64decode
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tracker.columns.packs import identity_in
from tracker.documents.grid import folded
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.packs.returned import ReturnedPack, ReturnedRow, filled_in
from tracker.domain.pattern import pattern_of
from tracker.errors import TrackerError

_MARK = "improvement-plan answer"
_MOST = 20_000_000  # bytes; what a lead writes is far less
_MOST_ROWS = 20_000
_BLOCK = pattern_of(r"-{5}BEGIN ANSWER-{5}(.*?)-{5}END ANSWER-{5}", re.S)
_BEGUN = "-----BEGIN ANSWER-----"
_OUR_PAGE = '<body data-pack="'
_NO_BASE64 = pattern_of(r"[^A-Za-z0-9+/=]")
_ENDINGS = (".json", ".txt", ".html", ".htm")


def read_answer(path: Path) -> ReturnedPack | None:
    """The answer in a file; None where it holds none. TrackerError where it holds one that was cut or changed."""
    if path.suffix.lower() not in _ENDINGS or not path.is_file() or path.stat().st_size > _MOST:
        return None
    data = path.read_bytes()
    found = answer_of_text(path.name, data.decode("utf-8-sig", "replace"), data)
    if found is None and path.suffix.lower() == ".json":
        raise TrackerError(f"{path.name} holds no answer to a pack: choose the file that the lead sent back.")
    return found


def answer_of_text(name: str, text: str, data: bytes) -> ReturnedPack | None:
    """The answer in a text that stands in a file of this name, as these bytes; None where it holds none."""
    if (given := _given(name, text)) is None:
        return None
    rows = given.get("rows")
    if not isinstance(rows, list) or len(rows) > _MOST_ROWS or not all(isinstance(row, dict) for row in rows):
        raise _damaged(name)
    identity = identity_in({name: str(value) for name, value in given.items() if isinstance(value, str)})
    return ReturnedPack(
        name, hashlib.sha256(data).hexdigest(), tuple(_row(at, row) for at, row in enumerate(rows, 1)),
        _saved_on(given.get("saved")), identity.pack if identity.whole else None, identity.plan or None,
        identity.title, identity.lead,
    )  # fmt: skip


def is_page(path: Path) -> bool:
    """Whether a file is the page that a lead was sent, not what the page gives back."""
    if path.suffix.lower() not in (".html", ".htm") or not path.is_file() or path.stat().st_size > _MOST:
        return False
    return _is_our_page(path.read_bytes().decode("utf-8", "replace"))


def _is_our_page(text: str) -> bool:
    return _OUR_PAGE in text and _BEGUN in text


def _given(name: str, text: str) -> dict[str, Any] | None:
    """What an answer says; None where the text holds none."""
    if text.lstrip("\ufeff \r\n").startswith("{") and _MARK in text:
        return _loaded(name, text.lstrip("\ufeff"))
    if _is_our_page(text):
        raise TrackerError(
            f"{name} is the page itself, without what was written into it: ask the lead to open it again, to press "
            "Save the answer, and to send that file."
        )
    if (block := _BLOCK.search(text)) is not None:
        try:
            return _loaded(name, b64decode(_NO_BASE64.sub("", block[1]), validate=True))
        except binascii.Error as error:
            raise _damaged(name) from error
    if _BEGUN in text:
        raise _damaged(name)
    return None


def _loaded(name: str, text: str | bytes) -> dict[str, Any] | None:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged(name) from error
    return given if isinstance(given, dict) and _MARK in given else None


def _damaged(name: str) -> TrackerError:
    return TrackerError(f"The answer in {name} is damaged: ask for the file, or have the text copied whole.")


def _saved_on(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _row(at: int, row: Mapping[str, Any]) -> ReturnedRow:
    def said(name: str) -> str:
        value = row.get(name, "")
        return folded(value) if isinstance(value, str) else ""

    status, rag = status_of(said("status")), rag_of(said("stated_rag"))
    beside = [f"{name}: {said(field)}" for name, field, found in (
        ("Status", "status", status), ("Rating", "stated_rag", rag),
    ) if filled_in(said(field)) and found is None]  # fmt: skip
    rating = rag if rag in ("red", "amber", "green") else None
    new = NewUpdate(filled_in(said("text")), status, rating, filled_in(said("review")), filled_in(said("reason")))
    words = said("words") or said("new_text")
    return ReturnedRow(f"answer {at}", said("key"), said("ref"), words, new, {}, tuple(beside))
