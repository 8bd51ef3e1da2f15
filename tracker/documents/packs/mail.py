"""Opens an e-mail that came back (.eml): the packs and answers attached to it, or pasted into its words."""

from __future__ import annotations

import email
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.documents.packs.answer import answer_of_text
from tracker.documents.packs.read import read_pack
from tracker.domain.packs.returned import LeftAside, ReturnedFiles, ReturnedPack
from tracker.domain.pattern import pattern_of
from tracker.errors import TrackerError
from tracker.put_in_place import file_name

PACK_ENDINGS = (".xlsx", ".xlsm", ".ods", ".xls", ".csv", ".html", ".htm", ".json", ".txt")
_DRAFT = "a draft to a lead, not an answer"
_MOST = 60_000_000  # bytes: more than any mail server lets through
_ZIP = b"PK\x03\x04"  # how a workbook begins
_MARKUP = pattern_of(r"<[^>]*>|&#?\w+;")
_BROKEN = (ValueError, LookupError, AttributeError, TypeError)  # what headers that nobody should write make of email


def read_mail(path: Path) -> ReturnedFiles:
    """The answers that an e-mail brings, and what is attached to it and is none.

    TrackerError where it brings none.
    """
    if path.stat().st_size > _MOST:
        raise TrackerError(f"{path.name} is too large for an e-mail: save what is attached to it and choose that.")
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    found = ReturnedFiles([], [])
    for part in message.walk():
        if not part.is_multipart():
            _read_part(path.name, part, found)
    packs = _once(found.packs)
    if message["X-Unsent"] and all(one.says_nothing for one in packs):
        return ReturnedFiles([], [LeftAside(path.name, _DRAFT)])
    if not packs:
        raise _no_answer(path.name, found)
    sent = _sent_on(message)
    return ReturnedFiles([replace(one, saved=one.saved or sent) for one in packs], found.aside)


def _once(packs: list[ReturnedPack]) -> list[ReturnedPack]:
    """Each answer once: many a mail has it as words, as words with markup and attached."""
    said = [(one.pack, one.rows, one.loose) for one in packs]
    return [one for at, one in enumerate(packs) if said.index(said[at]) == at]


def _no_answer(name: str, found: ReturnedFiles) -> TrackerError:
    if found.aside:
        return TrackerError(found.aside[0].why)
    return TrackerError(
        f"{name} holds no answer to a pack, neither attached nor in its words: choose the file that the lead sent back."
    )


def _read_part(mail: str, part: EmailMessage, found: ReturnedFiles) -> None:
    """Add what a part of an e-mail says to what was found."""
    data = _bytes_of(part)
    name = _name_of(part, data)
    try:
        if Path(name).suffix.lower() in PACK_ENDINGS:
            found.packs.append(_attached(mail, name, data))
        elif not name and part.get_content_maintype() == "text":
            found.packs.extend(_in_words(mail, part, data))
    except TrackerError as error:
        said = str(error) if mail in str(error) else f"{mail}: {error}"
        found.aside.append(LeftAside(f"{mail} ({name})" if name else mail, said))


def _bytes_of(part: EmailMessage) -> bytes:
    with suppress(*_BROKEN):
        data = part.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""
    return b""


def _name_of(part: EmailMessage, data: bytes) -> str:
    """The name of what is attached; "" of words."""
    name = ""
    with suppress(*_BROKEN):
        name = part.get_filename() or ""
    return f"{name}attached.xlsx" if data.startswith(_ZIP) and not Path(name).suffix else name


def _attached(mail: str, name: str, data: bytes) -> ReturnedPack:
    """What is attached, read as the file that it would be if it were saved."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / file_name(Path(name).stem, Path(name).suffix.lower())
        file.write_bytes(data)
        return replace(read_pack(file), file=f"{mail} ({file.name})")


def _in_words(mail: str, part: EmailMessage, data: bytes) -> Iterator[ReturnedPack]:
    """The answer that was pasted into the words, also where they name a character set that nobody knows."""
    try:
        text = data.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    text = _MARKUP.sub("\n", text) if part.get_content_subtype() == "html" else text
    if (answer := answer_of_text(mail, text, text.encode("utf-8", "replace"))) is not None:
        yield answer


def _sent_on(message: EmailMessage) -> date | None:
    with suppress(*_BROKEN):
        return message["Date"].datetime.date() if message["Date"] else None
    return None
