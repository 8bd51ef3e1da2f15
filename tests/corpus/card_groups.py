"""Scorecards: a group, a status, a measure, what it was and is, what others have, where it goes, and words."""

from __future__ import annotations

from tests.corpus.excel_sheets import a_book, put, save
from tests.corpus.typed import CURRENT, FOLDER, PREVIOUS, UNDATED, Json, keep, measure, other, over, reading, theme
from tests.corpus.word_pieces import cell, p, row, symbol, table, write_document

BEFORE_NOW = (PREVIOUS, CURRENT)


def others(neighbours: float, england: float, region: float, sign: str = "") -> list[Json]:
    """One undated value each."""
    names = {"Statistical neighbours": neighbours, "England": england, "Region": region}
    return [other(name, reading(UNDATED, value, f"{value}{sign}")) for name, value in names.items()]


def merged() -> None:
    """Groups merged downwards, statuses as numbers; a row cut by the page end, and the header again."""
    card, key = a_book("Scorecard", "Key")
    heads = ["Group", "Status", "Metric description", "Previous metric value", "Current metric value"]
    heads += [
        "Statistical neighbours avg rate",
        "England average",
        "Region",
        "Direction of travel",
        "Comment",
        "Action",
    ]
    put(card, 1, "Northmere Council")
    put(card, 2, "Improvement Board Scorecard – May 2023")
    put(card, 4, *heads)
    contacts = "Contacts received in the last 12 months (nos)"
    put(card, 5, "Demand", 2, contacts, (13490, "#,##0"), (13608, "#,##0"), None, None, None, "▲", "Steady.")
    referrals = "Referrals begun in the last 12 months (rate per 10,000 children)"
    put(card, 6, None, 3, referrals, 784.7, 769.2, 579.3, 537.7, 602.1, "▼")
    card["J6"], card["K6"] = "Falling, but far above", "Senior managers read every tenth decision and tell"
    card["J7"], card["K7"] = "similar councils.", "the board each month."
    put(card, 8, None, 2, "Children in need plans that are open (nos)", 774, 772, None, None, None, "▼")
    card.merge_cells("A5:A8")
    put(card, 9, *heads)
    shares = [(value, "0.0%") for value in (0.578, 0.623, 0.892, 0.829, 0.811)]
    put(card, 10, "Timeliness", 3, "Assessments completed within 45 working days (%)", *shares, "▲")
    put(card, 11, None, 1, "First conferences held within 15 working days (%)", 91.1, 88.2, 82.5, 77.2, 80.4, "▼")
    put(card, 12, None, 3, "Visits to children in need within 20 working days (%)", "-", 61.9, None, None, None, "▲")
    card.merge_cells("A10:A12")
    put(card, 13, "Management", 2, "Average caseload", 15.8, 16, None, None, None, "►")
    meanings = ("Good or improving", "Improving, not enough yet", "Not improving")
    for number, meaning in enumerate(meanings, 1):
        put(key, number, number, meaning)
    save(card, "scorecard_merged")
    demand = [
        measure(
            contacts,
            over(BEFORE_NOW, (13490, "13,490"), (13608, "13,608")),
            stated_rating="2",
            moved="up",
            unit="number",
            rolling="rolling 12 months",
            comment="Steady.",
        ),
        measure(
            referrals,
            over(BEFORE_NOW, 784.7, 769.2),
            others(579.3, 537.7, 602.1),
            stated_rating="3",
            moved="down",
            unit="rate per 10,000",
            rolling="rolling 12 months",
            comment="Falling, but far above\nsimilar councils.",
            action="Senior managers read every tenth decision and tell\nthe board each month.",
        ),
        measure(
            "Children in need plans that are open (nos)",
            over(BEFORE_NOW, 774, 772),
            stated_rating="2",
            moved="down",
            unit="number",
        ),
    ]
    timely = [
        measure(
            "Assessments completed within 45 working days (%)",
            over(BEFORE_NOW, (57.8, "57.8%"), (62.3, "62.3%")),
            others(89.2, 82.9, 81.1, "%"),
            stated_rating="3",
            moved="up",
            unit="percent",
        ),
        measure(
            "First conferences held within 15 working days (%)",
            over(BEFORE_NOW, 91.1, 88.2),
            others(82.5, 77.2, 80.4),
            stated_rating="1",
            moved="down",
            unit="percent",
        ),
        measure(
            "Visits to children in need within 20 working days (%)",
            over(BEFORE_NOW, "-", 61.9),
            stated_rating="3",
            moved="up",
            unit="percent",
        ),
    ]
    load = measure("Average caseload", over(BEFORE_NOW, 15.8, 16), stated_rating="2", moved="none", unit="number")
    # A group has no ref, so a continued row is said to belong to the measure by its name.
    problems = [["doubtful", "Scorecard, J7", "similar councils. / the board each month.", referrals]]
    keep(
        "scorecard_merged",
        "A board's scorecard in Excel with merged groups, three comparators and a key on a sheet of its own",
        ["group merged", "status as a number", "header repeated", "row continued on the next page", "comparators"],
        [
            theme(None, "Demand", measures=demand),
            theme(None, "Timeliness", measures=timely),
            theme(None, "Management", measures=[load]),
        ],
        problems,
        title="Improvement Board Scorecard – May 2023",
        organisation="Northmere Council",
        dated="May 2023",
        scales=[["3, 2, 1", ["3", "2", "1"], {str(n): meaning for n, meaning in enumerate(meanings, 1)}]],
    )


def own_column() -> None:
    """The group stands in a column without a heading and is not repeated; the header again, then a continued row."""
    heads = ("", "Status", "Measure", "Previous", "Current", "England", "Direction of travel", "Comment", "Action")
    audits = "Audits in which the child was heard (%)"
    rows = [
        row(*heads),
        row(
            "Practice",
            "On course",
            "Visits written up within two days (%)",
            "71.4%",
            "80.2%",
            "",
            "Up",
            "",
            "Weekly list to each manager",
        ),
        row("", "Some concern", audits, "64", "64", "n/a", "No change", "Older children are asked, but not", ""),
        row(*heads),
        row("", "", "", "", "", "", "", "in every case.", ""),
        row("", "Off course", "Plans that changed after the review (%)", "38", "31", "", "Down", "", ""),
        row("People", "Some concern", "Posts held by agency workers (%)", "", "18.5", "17.6", "–", "New count.", ""),
        row("", "On course", "Average days of sickness in a year", "11.2", "0", "9.4", "Down", "", ""),
    ]
    blocks = [p("Northmere Council"), p("Children’s Services Scorecard, June 2023", bold=True), table(9, *rows)]
    write_document(FOLDER / "scorecard_own_column.docx", *blocks)
    practice = [
        measure(
            "Visits written up within two days (%)",
            over(BEFORE_NOW, (71.4, "71.4%"), (80.2, "80.2%")),
            stated_rating="On course",
            moved="up",
            unit="percent",
            action="Weekly list to each manager",
        ),
        measure(
            audits,
            over(BEFORE_NOW, 64, 64),
            [other("England", reading(UNDATED, None, "n/a"))],
            stated_rating="Some concern",
            moved="none",
            unit="percent",
            comment="Older children are asked, but not\nin every case.",
        ),
        measure(
            "Plans that changed after the review (%)",
            over(BEFORE_NOW, 38, 31),
            stated_rating="Off course",
            moved="down",
            unit="percent",
        ),
    ]
    people = [
        measure(
            "Posts held by agency workers (%)",
            [reading(CURRENT, 18.5)],
            [other("England", reading(UNDATED, 17.6))],
            stated_rating="Some concern",
            moved="none",
            unit="percent",
            comment="New count.",
        ),
        measure(
            "Average days of sickness in a year",
            over(BEFORE_NOW, 11.2, 0),
            [other("England", reading(UNDATED, 9.4))],
            stated_rating="On course",
            moved="down",
            unit="days",
        ),
    ]
    keep(
        "scorecard_own_column",
        "A scorecard in Word whose groups stand in a column without a heading, named once each",
        ["group not repeated", "no heading over the groups", "status in words", "directions in words",
         "header repeated", "row continued after the header", "zero is a value"],
        [theme(None, "Practice", measures=practice), theme(None, "People", measures=people)],
        [["doubtful", "table 1, row 5", "in every case.", audits]],
        title="Children’s Services Scorecard, June 2023",
        organisation="Northmere Council",
    )  # fmt: skip


def symbols() -> None:
    """Groups merged downwards in Word, arrows of the font Wingdings, and the region as comparator."""
    up, down, same = (p(symbol("Wingdings", code)) for code in ("F0E9", "F0EA", "F0E8"))
    heads = ("Area", "Measure", "Status", "Last period", "This period", "Regional average", "DoT")
    homes = "Children with three or more homes in a year (%)"
    rows = [
        row(*heads),
        row(cell("Homes", down="restart"), homes, "1", "9.4", "8.5", "10.1", cell(down)),
        row(
            cell(down="continue"), "Children placed with their brothers or sisters (%)", "2", "61", "66", "c", cell(up)
        ),
        row("Work", "Care leavers in work, training or education (%)", "3", "36.7", "36.7", "", cell(same)),
    ]
    blocks = [p("Scorecard for the corporate parenting board"), table(7, *rows)]
    write_document(FOLDER / "scorecard_symbols.docx", *blocks)
    suppressed = other("Region", reading(UNDATED, None, "c", suppressed=True))
    together = measure(
        "Children placed with their brothers or sisters (%)",
        over(BEFORE_NOW, 61, 66),
        [suppressed],
        stated_rating="2",
        moved="up",
        unit="percent",
    )
    moves = measure(
        homes,
        over(BEFORE_NOW, 9.4, 8.5),
        [other("Region", reading(UNDATED, 10.1))],
        stated_rating="1",
        moved="down",
        unit="percent",
    )
    work = measure(
        "Care leavers in work, training or education (%)",
        over(BEFORE_NOW, 36.7, 36.7),
        stated_rating="3",
        moved="none",
        unit="percent",
    )
    keep(
        "scorecard_symbols",
        "A short scorecard in Word: merged groups, arrows that are symbols of a font, a regional average",
        ["group merged", "arrows of Wingdings", "regional average", "suppressed comparator"],
        [theme(None, "Homes", measures=[moves, together]), theme(None, "Work", measures=[work])],
        title="Scorecard for the corporate parenting board",
    )
