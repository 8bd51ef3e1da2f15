"""What Word puts on the clipboard as HTML."""

from __future__ import annotations

from tests.corpus.typed import FOLDER, action, keep, theme

_WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="clip_filelist.xml">
<!--[if gte mso 9]><xml>
 <w:WordDocument><w:View>Normal</w:View><w:TrackMoves/></w:WordDocument>
</xml><![endif]-->
<style>
<!--
 p.MsoNormal, li.MsoNormal {mso-style-unhide:no; margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
 @list l0:level1 {mso-level-number-format:bullet; mso-level-text:\uf0b7; font-family:Symbol;}
-->
</style>
<!--[if gte mso 10]>
<style>
 table.MsoNormalTable {mso-style-name:"Table Normal"; mso-para-margin:0cm;}
</style>
<![endif]-->
</head>

<body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
"""
_BULLET = """<p class=MsoListParagraph style='margin-left:18.0pt;text-indent:-18.0pt;
mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;
mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"""
_EMPTY = "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
_WHO = 'cite="mailto:Reviewer" datetime="2017-11-02T10:15"'


def _cell(inside: str, attributes: str = "", style: str = "") -> str:
    text = inside if inside.startswith("<p") else f"<p class=MsoNormal><span lang=EN-GB>{inside}<o:p></o:p></span></p>"
    return (
        f"  <td width=120 valign=top{attributes} style='width:90.0pt;border:solid windowtext 1.0pt;\n"
        f"  mso-border-alt:solid windowtext .5pt;{style}padding:0cm 5.4pt 0cm 5.4pt'>\n  {text}\n  </td>\n"
    )


def _row(number: int, *cells: str) -> str:
    return f" <tr style='mso-yfti-irow:{number};page-break-inside:avoid'>\n{''.join(cells)} </tr>\n"


def from_word() -> None:
    """A heading, a line and a table, with tracked changes, a list in a cell and ratings as shading."""
    head = [_cell(f"<b>{text}</b>", style="background:#D9D9D9;") for text in ("Ref", "Action", "Lead", "Review date")]
    head += [_cell("<b>Update<br>\n  commentary</b>", style="background:#D9D9D9;"), _cell("<b>RAG</b>")]
    listed = (
        "<p class=MsoNormal>So far:<o:p></o:p></p>\n"
        f"  {_BULLET}A letter has gone to all teams<o:p></o:p></p>\n  {_BULLET}Two teams were\n  visited<o:p></o:p></p>"
    )
    changed = (
        "Offer every child a visit <span class=msoDel><del "
        f"{_WHO}>within a week</del></span><span class=msoIns><ins {_WHO}>before the\n  plan is written</ins></span>"
    )
    rows = [
        _row(0, *head),
        _row(
            1,
            _cell("2.1"),
            _cell(changed),
            _cell("Vera&nbsp;Brook, Head of&nbsp;Service", " rowspan=2"),
            _cell("Oct&nbsp;2017"),
            _cell(listed),
            _cell(_EMPTY, style="background:#00B050;"),
        ),
        _row(
            2,
            _cell("2.2"),
            _cell("Ask the family, and <i>note</i> what they\n  said, at&nbsp;each visit"),
            _cell("14/11/2017"),
            _cell(_EMPTY),
            _cell(_EMPTY, style="background:#FFC000;mso-shading:windowtext;"),
        ),
        _row(3, _cell("<b>Priority 3: Steady teams</b>", " colspan=6")),
        _row(
            4,
            _cell("3.1"),
            _cell("Fill the gaps in the night rota"),
            _cell("Owen Marsh, Team Manager"),
            _cell("Ongoing"),
            _cell("<p class=MsoNormal>Rota agreed.<br>\n  Cover found.<o:p></o:p></p>"),
            _cell("Red", style="background:red;"),
        ),
        _row(
            5,
            _cell("3.2"),
            _cell("Give every new worker a mentor"),
            _cell("Service Manager"),
            _cell("Completed"),
            _cell("All ten have one &amp; meet weekly &#8211; see the list."),
            _cell(_EMPTY, style="background:white;"),
        ),
    ]
    page = (
        _WORD_HEAD
        + "<h2>Priority 2:<span style='mso-spacerun:yes'>  </span>Timely\nassessments<o:p></o:p></h2>\n"
        + "<p class=MsoNormal>What we have promised<o:p></o:p></p>\n"
        + "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>\n"
        + "".join(rows)
        + "</table>\n<!--EndFragment-->\n</body>\n\n</html>\n"
    )
    (FOLDER / "pasted_word.paste.html").write_bytes(page.replace("\n", "\r\n").encode("utf-8"))
    vera = "Vera Brook, Head of Service"
    two = theme(
        "2",
        "Timely assessments",
        actions=[
            action(
                "2.1",
                "Offer every child a visit before the plan is written",
                vera,
                ("Oct 2017", "month", "2017-10-31"),
                "So far:\nA letter has gone to all teams\nTwo teams were visited",
                rag="green",
            ),
            action(
                "2.2",
                "Ask the family, and note what they said, at each visit",
                vera,
                ("14/11/2017", "day", "2017-11-14"),
                rag="amber",
            ),
        ],
    )
    three = theme(
        "3",
        "Steady teams",
        actions=[
            action(
                "3.1",
                "Fill the gaps in the night rota",
                "Owen Marsh, Team Manager",
                ("Ongoing", "ongoing", None),
                "Rota agreed.\nCover found.",
                rag="red",
            ),
            action(
                "3.2",
                "Give every new worker a mentor",
                "Service Manager",
                ("Completed", "completed", None),
                "All ten have one & meet weekly – see the list.",
                status="complete",
            ),
        ],
    )
    # The rows of the table are counted, not the paragraphs above it; a shading that is plain needs no question.
    keep(
        "pasted_word",
        "A table pasted from Word as HTML, under its heading",
        ["mso classes", "o:p", "conditional comments", "fragment markers", "rowspan", "theme in a colspan row",
         "list in a cell", "tracked changes", "nbsp", "line breaks of the source", "rating by shading only"],
        [two, three],
        [["missing", "row 6, column 4", "Completed", "complete"]],
    )  # fmt: skip
