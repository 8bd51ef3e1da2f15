"""Writes a pack as one page for any browser: without a network, and everything typed into it is only given back."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from html import escape

from tracker.columns.packs import (
    FILLED,
    NEW_ROWS,
    NOW,
    OFFERED_RATINGS,
    OFFERED_STATUSES,
    SHOWN,
    identity_of,
    pack_head,
)
from tracker.columns.words import as_at_words
from tracker.domain.pack import Pack
from tracker.domain.packs.sending import PackRow
from tracker.domain.plan import Plan
from tracker.paths import resources
from tracker.put_in_place import FileKind

PAGE = FileKind("page", (".html",))
_OFFERED = {"status": OFFERED_STATUSES, "stated_rag": OFFERED_RATINGS}
_HINTS = {"review": "Mar 2018, Ongoing", "reason": "Where it is needed"}


def pack_page(plan: Plan, pack: Pack, rows: Sequence[PackRow], today: date) -> str:
    """The page as HTML; every text of the plan in it is a text."""
    script = _part("page.js")
    title, about = pack_head(plan.title, pack.lead, len(rows), as_at_words(pack.day, today))
    parts = {
        "title": escape(" ".join(title.split())),
        "about": escape(about),
        "identity": escape(json.dumps(identity_of(plan, pack))),
        "style": _part("page.css"),
        "script": script,
        "script-hash": _hash(f"\n{script}\n"),
        "actions": "\n".join(_action(at, row, pack.day) for at, row in enumerate(rows)),
        "new": "\n".join(_new(at) for at in range(NEW_ROWS)),
    }
    return _filled(_part("page.html"), parts)


def _hash(script: str) -> str:
    """What the page allows to run: this script and no other."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def _part(name: str) -> str:
    return (resources() / "pack_page" / name).read_text(encoding="utf-8").strip()


def _filled(page: str, parts: Mapping[str, str]) -> str:
    """Each part in its place, once: what a part says is not looked at again."""
    pieces = page.split("[[")
    said = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("]]")
        said += [parts[name], rest]
    return "".join(said)


def _action(at: int, row: PackRow, as_at: date) -> str:
    action = row.line.action
    texts = {column.heading: column.text(row, as_at) for column in SHOWN}
    late = ' class="late"' if row.line.overdue else ' class="quiet"'
    shown = "\n".join(_shown(heading, text) for heading, text in list(texts.items())[2:-1] if text)
    return (
        f'<article data-row="{escape(action.uuid or "")}" data-ref="{escape(action.ref or "")}" '
        f'data-words="{escape(action.text)}" aria-labelledby="a{at}">\n'
        f'<h2 id="a{at}">{escape(action.ref or "")} {escape(action.text)}</h2>\n'
        f"<p{late}>{escape(' · '.join(texts[NOW].splitlines()))}</p>\n{shown}\n"
        f'<div class="fields" role="group" aria-labelledby="a{at}">{"".join(_fields(f"r{at}"))}</div>\n</article>'
    )


def _shown(heading: str, text: str) -> str:
    return f'<details open><summary>{escape(heading)}</summary><p class="said">{escape(text)}</p></details>'


def _new(at: int) -> str:
    what = f'<div class="wide"><label for="n{at}-new">What is to be done</label>'
    what += f'<textarea id="n{at}-new" data-field="new_text" rows="2"></textarea></div>'
    fields = "".join(_fields(f"n{at}"))
    return (
        f'<section class="new" data-row="" data-ref="" data-words="" aria-label="A further action, {at + 1}">'
        f'<div class="fields">{what}{fields}</div></section>'
    )


def _fields(of: str) -> Iterator[str]:
    """What is filled in for one action."""
    for heading, name in FILLED.items():
        key, label = f"{of}-{name}", f'<label for="{of}-{name}">{escape(heading)}</label>'
        if name == "text":
            field = f'<textarea id="{key}" data-field="{name}" rows="3"></textarea>'
            yield f'<div class="wide">{label}{field}</div>'
        elif name in _OFFERED:
            options = "".join(f"<option>{escape(word)}</option>" for word in ("", *_OFFERED[name]))
            yield f'<div>{label}<select id="{key}" data-field="{name}">{options}</select></div>'
        else:
            hint = escape(_HINTS[name])
            yield f'<div>{label}<input id="{key}" data-field="{name}" placeholder="{hint}" autocomplete="off"></div>'
