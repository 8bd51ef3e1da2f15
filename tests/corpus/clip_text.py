"""What is on the clipboard as plain text: from Excel with quotes, from Word and Teams without."""

from __future__ import annotations

from tests.corpus.typed import FOLDER, action, keep, theme

HEADER = "Ref\tAction\tLead\tReview date\tCommentary"


def from_excel() -> None:
    """Only cells with a line break are quoted, and only in these are quotes doubled; commas are left alone."""
    rows = [
        HEADER,
        '1.1\t"Agree the rota\nand the cover"\tVera Brook, Head of Service\tOct-17\t'
        '"Agreed in May.\n\nThe ""one door"" rule\nis next."',
        '1.2\tCall it the "one door" rota, and say so\tOwen Marsh\t14/11/2017\t',
        '1.3\t"Tell the schools:\n- by letter\n- at the heads\' meeting"\tParticipation Officer\t'
        "Completed Sep 2017\tDone.",
        "2.1\tMake sure that the lift is mended\tBusiness Support Manager\tTBC\tTwo quotes: £900, £1,150.",
    ]
    (FOLDER / "pasted_excel_text.paste.txt").write_bytes(("\r\n".join(rows) + "\r\n").encode("utf-8"))
    one = [
        action(
            "1.1",
            "Agree the rota\nand the cover",
            "Vera Brook, Head of Service",
            ("Oct-17", "month", "2017-10-31"),
            'Agreed in May.\nThe "one door" rule\nis next.',
        ),
        action(
            "1.2",
            'Call it the "one door" rota, and say so',
            "Owen Marsh",
            ("14/11/2017", "day", "2017-11-14"),
        ),
        action(
            "1.3",
            "Tell the schools:\n- by letter\n- at the heads' meeting",
            "Participation Officer",
            ("Completed Sep 2017", "completed", "2017-09-30"),
            "Done.",
            status="complete",
        ),
    ]
    lift = action(
        "2.1",
        "Make sure that the lift is mended",
        "Business Support Manager",
        ("TBC", "none", None),
        "Two quotes: £900, £1,150.",
    )
    keep(
        "pasted_excel_text",
        "The same clipboard's plain text, from Excel",
        ["tab separated", "line break in a quoted cell", "doubled quotes", "quotes left alone", "no date yet"],
        [theme("1", "", actions=one), theme("2", "", actions=[lift])],
    )


def from_teams() -> None:
    """Nothing is quoted: what follows a line break in the last cell stands on a line of its own."""
    lines = [
        "Priority 1: One front door",
        HEADER,
        "1.1\tAgree who answers the phone at night\tVera Brook, Head of Service\tOct 2017\tRota drafted in May.",
        "Agreed with the night team in June.",
        "1.2\tPrint one number on every letter\tOwen Marsh, Team Manager\tDec 2017\t",
        "1.3\tTell everybody who needs to know\tParticipation Officer\tNov 2017\tThree things are left:",
        "- the leaflet",
        '- the web page ("one door")',
        "",
        "- the school bulletin, by Jan 2018",
        "1.4\tTest the number each month\tService Manager\tOngoing\tBegun.",
    ]
    (FOLDER / "pasted_teams.paste.txt").write_bytes(("\r\n".join(lines) + "\r\n").encode("utf-8"))
    left = 'Three things are left:\n- the leaflet\n- the web page ("one door")\n- the school bulletin, by Jan 2018'
    actions = [
        action(
            "1.1",
            "Agree who answers the phone at night",
            "Vera Brook, Head of Service",
            ("Oct 2017", "month", "2017-10-31"),
            "Rota drafted in May.\nAgreed with the night team in June.",
        ),
        action(
            "1.2",
            "Print one number on every letter",
            "Owen Marsh, Team Manager",
            ("Dec 2017", "month", "2017-12-31"),
        ),
        action(
            "1.3",
            "Tell everybody who needs to know",
            "Participation Officer",
            ("Nov 2017", "month", "2017-11-30"),
            left,
        ),
        action("1.4", "Test the number each month", "Service Manager", ("Ongoing", "ongoing", None), "Begun."),
    ]
    keep(
        "pasted_teams",
        "A table pasted as plain text from Word or Teams: line breaks inside cells are not quoted",
        ["tab separated", "line of the cell above", "theme heading above the table", "blank line inside a cell"],
        [theme("1", "One front door", actions=actions)],
        [
            ["doubtful", "row 4, column 1", "Agreed with the night team in June.", "1.1"],
            ["doubtful", "row 7, column 1", "- the leaflet", "1.3"],
            ["doubtful", "row 8, column 1", '- the web page ("one door")', "1.3"],
            ["doubtful", "row 10, column 1", "- the school bulletin, by Jan 2018", "1.3"],
        ],
    )
