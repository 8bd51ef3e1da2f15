"""Hostile text files, dumps, pages and pasted texts, as hostile.py has workbooks: each with its maker."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.fuzz.hostile import HEADINGS, ROW

_LINES = ",".join(HEADINGS) + "\n" + ",".join(ROW) + "\n"
_HTML = f"<table><tr><th>{'</th><th>'.join(HEADINGS)}</th></tr><tr><td>{'</td><td>'.join(ROW)}</td></tr>{{}}</table>"


def _dump_of(themes: int) -> bytes:
    theme = {
        "ref": None,
        "ref_as_printed": "",
        "title": "T",
        "ambition": [],
        "evidence": [],
        "actions": [],
        "measures": [],
    }
    plan = {"title": "P", "organisation": None, "period": {"first": None, "last": None}, "theme_word": "Theme",
            "opens_as_at": None, "settings": {}, "people": [], "themes": [theme] * themes}  # fmt: skip
    return json.dumps({"format": "improvement-plan/2", "plans": [plan], "problems": []}).encode()


TEXTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "one million columns": (".csv", lambda: (_LINES + "x," * 1_000_000).encode()),
    "30,000 columns in 30 rows": (".csv", lambda: (_LINES + ("x," * 30_000 + "\n") * 30).encode()),
    "one million headings": (".csv", lambda: ("Ref," * 1_000_000 + "\n" + _LINES).encode()),
    "an open quote over 50 MB": (".csv", lambda: (_LINES + '1.1.2,"' + "word, \n" * 7_000_000).encode()),
    "an open quote over 20 MB": (".csv", lambda: (_LINES + '1.1.2,"' + "word, \n" * 2_800_000).encode()),
    "one line of 50 MB": (".csv", lambda: (_LINES + "word " * 10_000_000).encode()),
    "two million lines": (".csv", lambda: (_LINES + "x\n" * 2_000_000).encode()),
    "two million empty lines": (".csv", lambda: (_LINES + "\n" * 2_000_000).encode()),
    "20 million commas": (".csv", lambda: (_LINES + "," * 20_000_000).encode()),
    "ten million nothings": (".csv", lambda: _LINES.encode() + b"\0" * 10_000_000),
    "ten million quotes": (".csv", lambda: (_LINES + '"' * 10_000_000).encode()),
    "a dump 100,000 deep": (".json", lambda: b"[" * 100_000 + b"]" * 100_000),
    "a dump with a number of a million figures": (".json", lambda: b'{"format": ' + b"9" * 1_000_000 + b"}"),
    "a dump of 300,000 themes": (".json", lambda: _dump_of(300_000)),
    "a dump of 60 MB": (".json", lambda: b'{"format": "' + b"x" * 60_000_000 + b'"}'),
}


def _styled(sheet: str) -> str:
    return f"<style>{sheet}</style>{_HTML.format('')}"


PAGES: dict[str, Callable[[], str]] = {
    "a span of 3,000 by 3,600": lambda: _HTML.format('<tr><td colspan="3000" rowspan="3600">x</td></tr>' * 2000),
    "spans of a thousand": lambda: _HTML.format('<tr><td colspan="1000">x</td></tr>' * 3000),
    "100,000 cells in a row": lambda: _HTML.format(f"<tr>{'<td>x' * 100_000}</tr>"),
    "100,000 tables": lambda: _HTML.format("") + "<table><tr><td>x</td></tr></table>" * 100_000,
    "tables 4,000 deep": lambda: _HTML.format("") + "<table><tr><td>" * 4000,
    "500,000 tags inside each other": lambda: _HTML.format("") + "<b>" * 500_000,
    "a style sheet of 400,000 letters without a brace": lambda: _styled("a " * 200_000),
    "a style sheet of 100,000 comments that do not end": lambda: _styled("/* " * 100_000),
    "a colour of 100,000 brackets that do not close": lambda: _HTML.format(
        f"<tr><td style='background:{'rgb(' * 100_000}'>x</td></tr>"
    ),
    "a colour of 100,000 points": lambda: _HTML.format(f"<tr><td style='background:rgb({'.' * 100_000})'>x</td></tr>"),
    "5,000 rows, and 60,000 columns that were merged down once": lambda: _HTML.format(
        "<tr>" + "<td colspan=250 rowspan=2>x" * 240 + "<tr>" * 2 + "<tr><td>x" * 5_000
    ),
    "5,000 cells whose table has a style of 1 million letters": lambda: (
        f"<div style='{'a:b;' * 250_000}'>{_HTML.format('<tr><td>x' * 5_000)}</div>"
    ),
    "6,000 cells whose rows have a style of 1 million letters": lambda: _HTML.format(
        f"<tr style='{'a:b;' * 250_000}'>{'<td>x' * 1_500}" * 4
    ),
    "20,000 paragraphs inside 200 elements": lambda: _HTML.format("") + "<div style='a:b'>" * 200 + "<p>x" * 20_000,
    "text hidden 200 times over": lambda: _HTML.format("") + "<p>" + "<span hidden>" * 200 + "word " * 400_000,
    "a long text over 250 columns in 20,000 rows": lambda: _HTML.format(
        "<tr><td colspan=250 style='mso-ignore:colspan'>x<td colspan=250 style='mso-ignore:colspan'>y" * 20_000
    ),
    "one million empty rows": lambda: _HTML.format("<tr>" * 1_000_000),
    "one million empty paragraphs": lambda: _HTML.format("") + "<p>" * 1_000_000,
    "one million paragraphs": lambda: _HTML.format("") + "<p>x" * 1_000_000,
    "tables 40 deep with 3,000 rows in the last": lambda: (
        _HTML.format("") + "<table><tr><td>" * 40 + f"<table>{'<tr><td>x' * 3_000}</table>"
    ),
    "300,000 looks in a cell": lambda: _HTML.format(f"<tr><td>{'<b>x</b>' * 300_000}"),
    "one million line breaks": lambda: _HTML.format(f"<tr><td>{'x<br>' * 1_000_000}"),
    "one million entities": lambda: _HTML.format(f"<tr><td>{'&amp;' * 1_000_000}</td></tr>"),
}
# Texts with tabs, as the clipboard has them beside a page.
_PASTED = "\t".join(HEADINGS) + "\n" + "\t".join(ROW) + "\n"
PASTED: dict[str, Callable[[], str]] = {
    "190,000 lines that go on in the cell above": lambda: _PASTED + "word word\n" * 190_000,
    "9,000 lines that go on in the cell above": lambda: _PASTED + "word word\n" * 9_000,
    "10,000 headings one below the other": lambda: "\t".join(HEADINGS) + ("\n" + "\t".join(HEADINGS)) * 10_000,
    "300,000 cells between stray quotes": lambda: _PASTED + '"x ' * 300_000 + "\n" + ('"a\tb\n' * 300_000),
    "a quote in each of 30,000 cells": lambda: _PASTED + ('1.1.2\t"a\t"b\tc\n' * 10_000),
    "cells of 200,000 quotes": lambda: _PASTED + ("1.1.2\t" + '"' * 199_999 + "\tx\n") * 20,
}
