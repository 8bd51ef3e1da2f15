"""The uuid of what is said anew."""

from __future__ import annotations


def new_uuid() -> str:
    """As text, as records hold it. What it is made with is imported with the first: no first frame waits for it."""
    from uuid import uuid4

    return str(uuid4())
