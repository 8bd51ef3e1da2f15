"""What Excel puts on the clipboard as HTML."""

from __future__ import annotations

from tests.corpus.typed import FOLDER, action, keep, theme

_EXCEL_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
\t{mso-displayed-decimal-separator:"\\.";
\tmso-displayed-thousand-separator:"\\,";}
tr
\t{mso-height-source:auto;}
td
\t{padding-top:1px;
\tcolor:black;
\tmso-number-format:General;
\tbackground:none;}
.xl65
\t{font-weight:700;
\tbackground:#BDD7EE;
\tmso-pattern:black none;}
.xl66
\t{mso-number-format:"mmm\\\\-yy";}
.xl67
\t{mso-number-format:"Short Date";}
.xl68
\t{background:#92D050;
\tmso-pattern:black none;}
.xl69
\t{background:#FFC000;
\tmso-pattern:black none;}
.xl70
\t{background:red;
\tmso-pattern:black none;}
.xl71
\t{mso-number-format:"\\@";
\twhite-space:normal;}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">

<table border=0 cellpadding=0 cellspacing=0 width=812 style='border-collapse:
 collapse;width:609pt'>
<!--StartFragment-->
 <col width=116 style='width:87pt'>
 <col width=116 span=6 style='width:87pt'>
"""


def from_excel() -> None:
    """Numbers and dates with what lies behind them, texts, and ratings that are a class of the style sheet."""
    rows = """ <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 width=116 style='height:15.0pt;width:87pt'>Theme</td>
  <td class=xl65 width=116 style='border-left:none;width:87pt'>Ref</td>
  <td class=xl65>What we will do</td><td class=xl65>Lead</td><td class=xl65>By when</td>
  <td class=xl65>RAG</td><td class=xl65>Update</td>
 </tr>
 <tr height=40 style='height:30.0pt'>
  <td rowspan=2 height=60 class=xl71 width=116 style='height:45.0pt;width:87pt'>1. First visits</td>
  <td align=right x:num>1.1</td>
  <td class=xl71 width=116>Plan each visit<br>
    with the school</td>
  <td>Team Manager</td>
  <td class=xl66 align=right x:num="43009">Oct-17</td>
  <td class=xl68>&nbsp;</td>
  <td class=xl71>Rota agreed;<span style='mso-spacerun:yes'>  </span>cover is not.</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 align=right x:num style='height:15.0pt'>1.2</td>
  <td class=xl71>Write up each visit within two days</td>
  <td>Owen Marsh</td>
  <td class=xl67 align=right x:num="43053">14/11/2017</td>
  <td class=xl69>&nbsp;</td>
  <td></td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl71 style='height:15.0pt'>2. Supervision</td>
  <td align=right x:num="2.1000000000000001">2.1</td>
  <td class=xl71>Hold supervision each month &amp; note it</td>
  <td>Service Manager</td>
  <td class=xl71 x:str="Q3 2017/18 ">Q3 2017/18<span style='mso-spacerun:yes'> </span></td>
  <td class=xl70>R</td>
  <td class=xl71 x:str>Missed in May: 12 of 30 &lt; half.</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'></td>
  <td align=right x:num>2.2</td>
  <td class=xl71>Read three notes a month</td>
  <td>Quality Assurance Manager</td>
  <td class=xl71>Ongoing</td>
  <td></td>
  <td></td>
 </tr>
"""
    page = _EXCEL_HEAD + rows + "<!--EndFragment-->\n</table>\n\n</body>\n\n</html>\n"
    (FOLDER / "pasted_excel.paste.html").write_bytes(page.replace("\n", "\r\n").encode("utf-8"))
    visits = [
        action(
            "1.1",
            "Plan each visit\nwith the school",
            "Team Manager",
            ("Oct-17", "month", "2017-10-31"),
            "Rota agreed; cover is not.",
            rag="green",
        ),
        action(
            "1.2",
            "Write up each visit within two days",
            "Owen Marsh",
            ("14/11/2017", "day", "2017-11-14"),
            rag="amber",
        ),
    ]
    talks = [
        action(
            "2.1",
            "Hold supervision each month & note it",
            "Service Manager",
            ("Q3 2017/18", "quarter", "2017-12-31"),
            "Missed in May: 12 of 30 < half.",
            rag="red",
        ),
        action("2.2", "Read three notes a month", "Quality Assurance Manager", ("Ongoing", "ongoing", None)),
    ]
    # A cell is what it shows: 2.1000000000000001 and 43009 are only what lies behind "2.1" and "Oct-17".
    keep(
        "pasted_excel",
        "Rows pasted from Excel as HTML",
        ["x:num", "x:str", "number formats", "style sheet classes", "rating by a class's colour", "rowspan", "br"],
        [theme("1", "First visits", actions=visits), theme("2", "Supervision", actions=talks)],
    )
