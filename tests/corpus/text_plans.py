"""Action tables saved as text by Excel and by other systems: comma, semicolon and tab, in three encodings."""

from __future__ import annotations

from tests.corpus.typed import FOLDER, action, keep, measure, theme

OCT = ("Oct 2017", "month", "2017-10-31")
DEC = ("Dec 2017", "month", "2017-12-31")


def quoted_lines() -> None:
    """As Excel saves "CSV UTF-8": a BOM, CRLF between the rows and LF inside the cells."""
    rows = [
        "Ref,Action,Lead,Review date,Commentary,Status,RAG",
        '1.1,"Agree one standard for first visits\nand share it with every team",'
        '"Vera Brook, Head of Service",Oct 2017,'
        '"Drafted in May.\n\nAgreed by the ""practice board"" on 3 July.",In progress,Green',
        '1.2,"Train team managers, seniors and reviewing officers",Owen Marsh,14/11/2017,,Not started,Amber',
        "1.3,Look closely at ten visits each month,Quality Assurance Manager,Ongoing,"
        '"May: 6 of 10 were good.\nJune: 8 of 10 were good.",In progress,',
        "1.4,Print a leaflet for families,Participation Officer,Completed July 2017,"
        '"Printed, sent to all schools.",,Blue',
        '2.1,"Ask all leavers the same ""exit"" questions",Business Support Manager,Dec 2017,,Not started,R',
    ]
    (FOLDER / "text_quoted_lines.csv").write_bytes(("\r\n".join(rows) + "\r\n").encode("utf-8-sig"))
    ten = action(
        "1.3",
        "Look closely at ten visits each month",
        "Quality Assurance Manager",
        ("Ongoing", "ongoing", None),
        "May: 6 of 10 were good.\nJune: 8 of 10 were good.",
    )
    one = theme(
        "1",
        "",
        actions=[
            action(
                "1.1",
                "Agree one standard for first visits\nand share it with every team",
                "Vera Brook, Head of Service",
                OCT,
                'Drafted in May.\nAgreed by the "practice board" on 3 July.',
                rag="green",
            ),
            action(
                "1.2",
                "Train team managers, seniors and reviewing officers",
                "Owen Marsh",
                ("14/11/2017", "day", "2017-11-14"),
                rag="amber",
            ),
            ten,
            # Blue is no rating of its own: it says complete, and the date of completion is given beside it.
            action(
                "1.4",
                "Print a leaflet for families",
                "Participation Officer",
                ("Completed July 2017", "completed", "2017-07-31"),
                "Printed, sent to all schools.",
                status="complete",
            ),
        ],
    )
    two = theme(
        "2",
        "",
        actions=[
            action("2.1", 'Ask all leavers the same "exit" questions', "Business Support Manager", DEC, rag="red")
        ],
    )
    keep(
        "text_quoted_lines",
        "An action table saved as CSV UTF-8 by Excel: commas, quotes and line breaks inside cells",
        ["UTF-8 with BOM", "line break in a quoted cell", "doubled quotes", "comma in a cell", "no theme headings"],
        [one, two],
    )


def semicolons() -> None:
    """As an older Excel saves CSV where the list separator is a semicolon: Windows-1252."""
    rows = [
        "Theme;Ref;What we will do;By whom;By when;Progress;RAG rating",
        "1. Assessment – first visits;1.1;Offer a first visit within five days;Vera Brook;30 September 2017;"
        '"Two teams do; two do not yet. Cost so far £4,500 – within budget.";Amber',
        ";1.2;Ask families what they thought of it;Participation Officer;Sept 2017;"
        "Families say the letter is “clearer than before”.;Green",
        ";1.3;Hold the duty rota to the ‘one door’ rule;Owen Marsh;Q3 2017/18;;Red",
        "2. Placements – choice and stability;2.1;Find twelve more foster carers;Commissioning Manager;"
        "End of March 2018;Three approved – £1,250 each for training.;A",
        ";2.2;Tell each school who to call;Virtual School Head;Autumn term 2017;;",
        ";;;;;;",
        "Theme;Measure;What does it show;Requires improvement;Good;Outstanding;",
        "1. Assessment – first visits;Percentage of first visits made within five days;"
        "Whether families are seen soon;65–74;75–84;85–100;",
        "2. Placements – choice and stability;Number of children moved three times or more;"
        "How often children have to move;25–20;19–15;<15;",
    ]
    (FOLDER / "text_semicolons.csv").write_bytes(("\r\n".join(rows) + "\r\n").encode("cp1252"))
    visits = measure(
        "Percentage of first visits made within five days",
        [],
        shows="Whether families are seen soon",
        unit="percent",
        polarity="higher",
        thresholds={"Requires improvement": "65–74", "Good": "75–84", "Outstanding": "85–100"},
        cuts=[65, 75, 85],
    )
    moves = measure(
        "Number of children moved three times or more",
        [],
        shows="How often children have to move",
        unit="number",
        polarity="lower",
        thresholds={"Requires improvement": "25–20", "Good": "19–15", "Outstanding": "<15"},
        cuts=[25, 19, 15],
    )
    one = theme(
        "1",
        "Assessment – first visits",
        actions=[
            action(
                "1.1",
                "Offer a first visit within five days",
                "Vera Brook",
                ("30 September 2017", "day", "2017-09-30"),
                "Two teams do; two do not yet. Cost so far £4,500 – within budget.",
                rag="amber",
            ),
            action(
                "1.2",
                "Ask families what they thought of it",
                "Participation Officer",
                ("Sept 2017", "month", "2017-09-30"),
                "Families say the letter is “clearer than before”.",
                rag="green",
            ),
            action(
                "1.3",
                "Hold the duty rota to the ‘one door’ rule",
                "Owen Marsh",
                ("Q3 2017/18", "quarter", "2017-12-31"),
                rag="red",
            ),
        ],
        measures=[visits],
    )
    two = theme(
        "2",
        "Placements – choice and stability",
        actions=[
            action(
                "2.1",
                "Find twelve more foster carers",
                "Commissioning Manager",
                ("End of March 2018", "month", "2018-03-31"),
                "Three approved – £1,250 each for training.",
                rag="amber",
            ),
            action(
                "2.2",
                "Tell each school who to call",
                "Virtual School Head",
                ("Autumn term 2017", "term", "2017-12-31"),
            ),
        ],
        measures=[moves],
    )
    keep(
        "text_semicolons",
        "Actions and, under a blank row, measures: semicolons, Windows-1252, each theme named on its first row only",
        ["Windows-1252", "semicolon", "en dash", "pound sign", "curly quotes", "two tables", "theme not repeated"],
        [one, two],
        [
            ["repaired", "row 3, column 5", "Sept 2017", "Sep 2017"],
            ["doubtful", "row 9, column 4", "65–74 / 75–84 / 85–100", None],  # no band between 74 and 75, 84 and 85
        ],
    )


def titles() -> None:
    """As a system exports .tsv: UTF-8 without a BOM, LF, with lines above the header and the header again."""
    header = "Ref\tAction\tLead\tReview Date\tUpdate Commentary"
    rows = [
        "Northmere Council",
        "Early Help Improvement Plan 2018-19",
        "",
        "Sent to the board on 9 July 2018",
        "Priority 1: Help at the right time",
        header,
        "1.1\tAnswer every request within two days – weekends too\tVera Brook, Head of Service\tSep 2018\t"
        "Done for weekdays.",
        "1.2\tGive each family one named worker\tTeam Manager\t1 Oct 18\t",
        "",
        header,
        "1.3\tClose no case without a call\tTeam Manager\tMarch 2017\tBegun in the north.",
        "Priority 2: Strong partners",
        "2.1\tMeet each head teacher once a term\tVirtual School Head\tAutumn term 2018\t",
        "",
        header,
        "2.2\tShare the café’s rooms with health visitors\tCommissioning Manager\tOngoing\tTwo rooms are shared.",
        "Counted on 30 June 2018, without the cases of the night team.",
    ]
    (FOLDER / "text_titles.tsv").write_bytes(("\n".join(rows) + "\n").encode("utf-8"))
    one = theme(
        "1",
        "Help at the right time",
        actions=[
            action(
                "1.1",
                "Answer every request within two days – weekends too",
                "Vera Brook, Head of Service",
                ("Sep 2018", "month", "2018-09-30"),
                "Done for weekdays.",
            ),
            action("1.2", "Give each family one named worker", "Team Manager", ("1 Oct 18", "day", "2018-10-01")),
            action(
                "1.3",
                "Close no case without a call",
                "Team Manager",
                ("March 2017", "month", "2017-03-31"),
                "Begun in the north.",
            ),
        ],
    )
    # The rows under the second heading have no header of their own: they go on under the columns above.
    two = theme(
        "2",
        "Strong partners",
        actions=[
            action(
                "2.1",
                "Meet each head teacher once a term",
                "Virtual School Head",
                ("Autumn term 2018", "term", "2018-12-31"),
            ),
            action(
                "2.2",
                "Share the café’s rooms with health visitors",
                "Commissioning Manager",
                ("Ongoing", "ongoing", None),
                "Two rooms are shared.",
            ),
        ],
    )
    keep(
        "text_titles",
        "Tab separated: title lines, blank lines, the header again, a theme line without a header below it",
        ["UTF-8 without BOM", "title lines", "blank lines", "header repeated", "theme line inside a table", "odd year"],
        [one, two],
        [
            ["skipped", "row 4, column 1", "Sent to the board on 9 July 2018", None],
            ["doubtful", "row 11, column 4", "March 2017", "Mar 2017"],  # before the plan's period began
            [
                "skipped",
                "row 17, column 1",
                "Counted on 30 June 2018, without the cases of the night team.",
                None,
            ],
        ],
        title="Early Help Improvement Plan 2018-19",
        organisation="Northmere Council",
    )
