"""Writes a letter as a draft (.eml) that a mail program opens to be looked at and sent, or as a mailto link."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from tracker.domain.packs.chasing import Letter
from tracker.put_in_place import FileKind

DRAFT = FileKind("draft", (".eml",))
_WORKBOOK = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def draft_bytes(letter: Letter, name: str, attached: bytes) -> bytes:
    """The letter as a draft, with a workbook of that name attached."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    if letter.to:
        message["To"] = " ".join(letter.to.split())
    message["X-Unsent"] = "1"  # Outlook opens it as a draft
    message.set_content(letter.text)
    main, sub = _WORKBOOK
    message.add_attachment(attached, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def mailto(letter: Letter) -> str:
    """A link that opens a mail program with the letter; no link can attach a file."""
    return f"mailto:{quote(letter.to, safe='@')}?subject={quote(letter.subject)}&body={quote(letter.text)}"
