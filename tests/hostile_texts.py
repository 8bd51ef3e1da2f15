"""The texts that anything we write must show as they are: none may become a formula, a link, a field or code.

Some do harm where they begin a cell, others where they stand anywhere in a document, and some only spoil its looks.
"""

from collections.abc import Sequence
from dataclasses import replace

from tests.domain.builders import a_reading, an_action, an_update, on
from tracker.domain.measure import Comparator, Group, Measure, Remark
from tracker.domain.plan import Evidence, Lead, Person, Plan, Theme, WordScale

_FORMULAS = (
    "=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1+1", "  =1+1", "\u00a0=1+1", "\u200b=1+1", "\ufeff@SUM(A1)",
    "{=1}", "=cmd|' /C calc'!A0", "=DDE(1;2;3)", '=HYPERLINK("http://x.example","here")', "=WEBSERVICE(A1)",
    '=IMPORTXML("http://x.example","//a")', "\uff1d1+1", "\uff0b1+1", "\uff0d1+1", "\uff20SUM(A1)", "\ufe661+1",
    "\ua78a1+1",
)  # fmt: skip
_CELLS = (
    "'quoted", '"; "', 'x",=1+1,"', "x;=1+1", "x\t=1+1", "_x0041_", "internal:Actions!A1", "external:c:\\x.xlsx",
    "&P&N&F", "&[Path]", "%s {0}", "%3D1%2B1", "%00%0A",
)  # fmt: skip
_LINKS = (
    "http://x.example/a", "mailto:a@x.example", "a@x.example", "file:///etc/passwd", "\\\\host.example\\share\\x",
    "javascript:alert(1)", "[here](http://x.example)", "<http://x.example>",
)  # fmt: skip
_MARKUP = (
    "<r><t>x</t></r>", "]]>", "<![CDATA[x]]>", "<!--", "</t></si>", "&amp;", "&#61;1+1", "&x;", "<w:p>x</w:p>",
    "<script>alert(1)</script>", "<img src=x.png>",
)  # fmt: skip
_TYPESET = (
    "#panic()", '#eval("1")', '#include "x.typ"', '#image("/etc/passwd")', '#link("http://x.example")', "$x$", "@ref",
    "<label>", "```raw```", "// comment", "/* open", "back\\slash \\u{41} \\",
)  # fmt: skip
_FIELDS = ('{ HYPERLINK "http://x.example" }', "{ MERGEFIELD x }", 'TOC \\o "1-9"', "DDEAUTO c:\\\\cmd.exe")
_LETTERS = (
    "a\x00b\x07\x0b\x1f", "x\ud800", "\ufffe", "\u202egnp.exe", "\u05e9\u05dc\u05d5\u05dd",
    "\U0001f469\u200d\U0001f467",
    "e\u0301" * 9, "A" * 300,
)  # fmt: skip

HOSTILE = (*_FORMULAS, *_CELLS, *_LINKS, *_MARKUP, *_TYPESET, *_FIELDS, *_LETTERS)


def hostile_plan(texts: Sequence[str] = HOSTILE) -> Plan:
    """A plan with a theme for each text, which stands in its every field; in those of the plan itself stand all."""
    all_of_them = " ".join(texts)
    people = tuple(Person(text, text, text, (text,)) for text in texts)
    scales = tuple(WordScale(text, (text,), ((text, text),)) for text in texts)
    themes = tuple(_theme(text, number) for number, text in enumerate(texts))
    return Plan(all_of_them, all_of_them, theme_word=all_of_them, themes=themes, people=people, scales=scales)


def _theme(text: str, number: int) -> Theme:
    update = an_update("1 Nov 2017", text, reason=text, author=text, recorded_by=text, review="Dec 2017")
    action = an_action(text, "Oct 2017", (update,), text=text, notes=(text,), evidence_links=(text,), measures=(text,))
    action = replace(action, uuid=f"a{number}", text=text, lead=Lead(text, text, text))
    reading = a_reading("Aug 2017", 5, source=text, note=text, recorded_by=text, uuid=f"{number}-1")
    reading = replace(reading, as_printed=text, period=replace(reading.period, as_printed=text))
    later = a_reading("Sep 2017", 7, uuid=f"{number}-2")
    remark = Remark(f"k{number}", on("1 Nov 2017"), None, text, text, text, (text, "up"), text, text, text, text)
    measure = Measure(
        text, text, text, "percent", ((text, "65-75"), ("Good", "75-84"), ("Best", "85+")), None, text, text, (text,),
        remarks=(remark,), readings=(reading, later), groups=(Group(text, (reading,)),),
        comparators=(Comparator(text, None, text, (reading,)),),
    )  # fmt: skip
    return Theme(text, text, text, (text,), (Evidence(text, text),), (action,), (measure,))
