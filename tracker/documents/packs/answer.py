"""Reads the answer that the page of a pack gives back: its file, or the text that was pasted into an e-mail."""

from __future__ import annotations

import binascii
import email
import hashlib
import json
import re
from base64 import b64decode
from collections.abc import Mapping
from datetime import date
from email.policy import default
from pathlib import Path
from typing import Any

from tracker.columns.packs import identity_in
from tracker.documents.grid import folded
from tracker.documents.ratings.status_words import status_of
from tracker.documents.ratings.statuses import rag_of
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.packs.returned import ReturnedPack, ReturnedRow
from tracker.errors import TrackerError

_MARK = "improvement-plan answer"
_MOST = 20_000_000  # bytes; what a lead writes is far less
_MOST_ROWS = 20_000
_BLOCK = re.compile(r"-{5}BEGIN ANSWER-{5}(.*?)-{5}END ANSWER-{5}", re.S)
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/=]")
_ENDINGS = (".json", ".txt", ".eml", ".msg", ".html", ".htm")


def read_answer(path: Path) -> ReturnedPack | None:
    """The answer in a file; None where it holds none. TrackerError where it holds one that was cut or changed."""
    if path.suffix.lower() not in _ENDINGS or not path.is_file() or path.stat().st_size > _MOST:
        return None
    data = path.read_bytes()
    text = _text_of(path, data)
    given = _given(path.name, text)
    if given is None:
        return None
    rows = given.get("rows")
    if not isinstance(rows, list) or len(rows) > _MOST_ROWS or not all(isinstance(row, dict) for row in rows):
        raise _damaged(path.name)
    identity = identity_in({name: str(value) for name, value in given.items() if isinstance(value, str)})
    return ReturnedPack(
        path.name, hashlib.sha256(data).hexdigest(), tuple(_row(at, row) for at, row in enumerate(rows, 1)),
        _saved_on(given.get("saved")), identity.pack if identity.whole else None, identity.plan or None,
        identity.title, identity.lead,
    )  # fmt: skip


def _text_of(path: Path, data: bytes) -> str:
    """The words of a file; of an e-mail those of its body."""
    if path.suffix.lower() == ".eml":
        message = email.message_from_bytes(data, policy=default)
        bodies = [part for part in message.walk() if part.get_content_maintype() == "text"]
        return "\n".join(str(part.get_content()) for part in bodies)
    return data.decode("utf-8-sig", "replace")


def _given(name: str, text: str) -> dict[str, Any] | None:
    if text.lstrip().startswith("{") and _MARK in text:
        try:
            given = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _damaged(name) from error
        return given if isinstance(given, dict) and _MARK in given else None
    if (block := _BLOCK.search(text)) is None:
        return None
    try:
        given = json.loads(b64decode(_NO_BASE64.sub("", block[1]), validate=True))
    except (ValueError, binascii.Error, RecursionError) as error:
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
    ) if said(field) and found is None]  # fmt: skip
    rating = rag if rag in ("red", "amber", "green") else None
    new = NewUpdate(said("text"), status, rating, said("review"), said("reason"))
    words = said("words") or said("new_text")
    return ReturnedRow(f"answer {at}", said("key"), said("ref"), words, new, {}, tuple(beside))
