"""Comparisons with families of councils: groups of headings over ours and others, a table for each measure, rows."""

from __future__ import annotations

from tests.corpus.excel_sheets import a_book, put, save
from tests.corpus.typed import CURRENT, FOLDER, Dated, keep, measure, other, over, reading, theme
from tests.corpus.word_pieces import cell, p, row, table, write_document

Y11: Dated = ("2010/11", "year", "2011-03-31")
Y12: Dated = ("2011/12", "year", "2012-03-31")
Y13: Dated = ("2012/13", "year", "2013-03-31")
Y14: Dated = ("20131/4", "year", "2014-03-31")
Y20: Dated = ("2019/20", "year", "2020-03-31")
Y21: Dated = ("2020/21", "year", "2021-03-31")
OF_YEAR: Dated = ("2020-21", "year", "2021-03-31")
THREE: Dated = ("2017-20", "year", "2020-03-31")
RATE = "Referrals per 10,000 under 18"


def grouped() -> None:
    """Ours latest and published, others and where we stand, in two rows of headings."""
    (page,) = a_book("Benchmark")
    put(page, 1, "Northmere Council")
    put(page, 2, "How we compare with others")
    put(page, 4, "Indicator", "Our figures", None, None, "Published", None, None, None, "Where we stand", None, "Year")
    put(page, 5, None, "Council", "Trend", None, "Council", "S.N.", "Core City Avg", "Eng.", "against the middle half")
    put(page, 6, "Re-referrals within 12 months (%)", 24, "Increase", ">", 21, 22, 23.5, 20.5, "Higher", "o", "2020-21")
    put(page, 7, "Plans lasting two years (%)", 3, "Decrease", "<", "c", 3, "---", 4, "In range", "o", "2020-21")
    put(
        page,
        8,
        "Days from entering care to placement",
        412,
        "Increase",
        ">",
        398,
        430,
        401,
        "-",
        "Lower",
        "o",
        "2017-20",
    )
    for merge in ("A4:A5", "B4:D4", "E4:H4", "I4:J4", "K4:K5"):
        page.merge_cells(merge)
    save(page, "comparison_grouped")

    def row_of(
        name: str, year: Dated, now: float, ours: object, others: list[object], **said: str
    ) -> dict[str, object]:
        neighbours, cities, england = others
        position = said.pop("position")
        return measure(
            name,
            [*over((year,), ours), reading(CURRENT, now)],
            [
                other("Statistical neighbours", *over((year,), neighbours)),
                other("Core cities", *over((year,), cities), part="average"),
                other("England", *over((year,), england), position=position),
            ],
            **said,
        )

    measures = [
        row_of(
            "Re-referrals within 12 months (%)",
            OF_YEAR,
            24,
            21,
            [22, 23.5, 20.5],
            position="Higher",
            unit="percent",
            moved="up",
        ),
        row_of(
            "Plans lasting two years (%)",
            OF_YEAR,
            3,
            "c",
            [3, "---", 4],
            position="In range",
            unit="percent",
            moved="down",
        ),
        row_of(
            "Days from entering care to placement",
            THREE,
            412,
            398,
            [430, 401, "-"],
            position="Lower",
            unit="days",
            moved="up",
        ),
    ]
    # The year of the row is that of what was published. A sign beside a direction in words is part of it; a column
    # without a heading that holds a mark is left aside, once.
    keep(
        "comparison_grouped",
        "Two rows of headings: our latest figures, what was published of us and of others, and where we stand",
        [
            "headings in two rows",
            "three years as one",
            "suppressed",
            "dashes",
            "average of a family",
            "marks without a heading",
        ],
        [theme(None, "Benchmark", measures=measures)],
        [["skipped", "Benchmark, J6", "o / o / o", None]],
        organisation="Northmere Council",
    )


def years_over_others() -> None:
    """Years merged over the council, its neighbours, a family and England, in Word."""
    heads = ("Council", "S.N.", "Core Cities (min)", "England")
    blocks = [
        p("Northmere Council"),
        p("Priority 4: Know how we compare", bold=True),
        table(
            9,
            row(cell("Measure", down="restart"), cell("2019/20", span=4), cell("2020/21", span=4)),
            row(cell(down="continue"), *heads, *heads),
            row("Visits made in time (%)", "71.0", "74.5", "60", "76", "78.2", "75", "-", "77.1"),
            row("Children in care (rate per 10,000)", "90", "66", "c", "67", "91", "67.5", "71", "(provisional) 67"),
        ),
    ]
    write_document(FOLDER / "comparison_years_over.docx", *blocks)
    years = (Y20, Y21)
    guess = {"value": 67, "printed": "(provisional) 67", "estimate": True}
    measures = [
        measure(
            "Visits made in time (%)",
            over(years, (71, "71.0"), 78.2),
            [
                other("Statistical neighbours", *over(years, 74.5, 75)),
                other("Core cities", *over(years, 60, "-"), part="minimum"),
                other("England", *over(years, 76, 77.1)),
            ],
            unit="percent",
        ),
        measure(
            "Children in care (rate per 10,000)",
            over(years, 90, 91),
            [
                other("Statistical neighbours", *over(years, 66, 67.5)),
                other("Core cities", *over(years, "c", 71), part="minimum"),
                other("England", *over(years, 67, guess)),
            ],
            unit="rate per 10,000",
        ),
    ]
    keep(
        "comparison_years_over",
        "Two years in Word, each merged over ours, our neighbours, the minimum of a family and England",
        ["headings in two rows", "a year over ours and others", "minimum of a family", "suppressed", "provisional"],
        [theme("4", "Know how we compare", measures=measures)],
        organisation="Northmere Council",
    )


def tables() -> None:
    """A title, a year beside its months, then a table of one measure with its families; a note under it."""
    (page,) = a_book("Referrals")
    put(page, 1, "2. Referrals to social care")
    put(page, 2, None, "2013/14", "April", "May", "June", "July")
    put(page, 3, "Referrals in the month", 412, 35, 41)
    put(page, 5, RATE, "2010/11", "2011/12", "2012/13", "20131/4")
    put(page, 6, "Northmere", 401.2, 388, (1002.5, "#,##0.0"), 367)
    put(page, 7, "Core City Avg", 512, 498, 503)
    put(page, 8, "Core City Min", 300.1, 290, 288)
    put(page, 9, "Stat N'bour Max", 700, "---", 690)
    put(page, 10, "England", 430, 441, 455)
    put(page, 12, "Data concern: two months were counted twice.")
    save(page, "families_of_councils")
    years = (Y11, Y12, Y13, Y14)
    months: list[Dated] = [
        ("2013/14", "year", "2014-03-31"),
        ("April 2013/14", "month", "2013-04-30"),
        ("May 2013/14", "month", "2013-05-31"),
    ]
    measures = [
        measure("Referrals in the month", over(months, 412, 35, 41)),
        measure(
            RATE,
            [],
            [
                other("Northmere", *over(years, 401.2, 388, (1002.5, "1,002.5"), 367)),
                other("Core cities", *over(years[:3], 512, 498, 503), part="average"),
                other("Core cities", *over(years[:3], 300.1, 290, 288), part="minimum"),
                other("Statistical neighbours", *over(years[:3], 700, "---", 690), part="maximum"),
                other("England", *over(years[:3], 430, 441, 455)),
            ],
            unit="rate per 10,000",
            comment="Data concern: two months were counted twice.",
        ),
    ]
    # Nothing names the organisation: which area is ours is asked, once. The months have their year from the heading
    # beside them, which is said. June and July are still to come.
    keep(
        "families_of_councils",
        "A year and its months, then one measure with the average, minimum and maximum of families of councils",
        [
            "year beside its months",
            "measure heads the areas",
            "parts of a family",
            "damaged year",
            "dashes",
            "note below",
        ],
        [theme(None, "Referrals", measures=measures)],
        [
            ["doubtful", "Referrals, C2", "April 2013/14", "Apr 2013"],
            ["repaired", "Referrals, E5", "20131/4", "2013/14"],
            ["doubtful", "Referrals, A6", "Northmere", None],
        ],
    )


def rows() -> None:
    """One row a value, with the area, the measure and the period in each; the organisation is named above."""
    lines = [
        ("England", "Care leavers in work (%)", "2019/20", "52.1"),
        ("Northmere", "Care leavers in work (%)", "2019/20", "48"),
        ("Core City Avg", "Care leavers in work (%)", "2019/20", "47.5"),
        ("England", "Care leavers in work (%)", "2020/21", "51"),
        ("Northmere", "Care leavers in work (%)", "2020/21", "49.3"),
        ("England", "Homes found within a year (number)", "2020/21", "c"),
        ("Northmere", "Homes found within a year (number)", "2020/21", "7"),
    ]
    blocks = [
        p("Northmere Council"),
        p("Board scorecard"),
        table(4, row("Area", "Indicator", "Period", "Value"), *[row(*line) for line in lines]),
    ]
    write_document(FOLDER / "areas_in_rows.docx", *blocks)
    years = (Y20, Y21)
    measures = [
        measure(
            "Care leavers in work (%)",
            over(years, 48, 49.3),
            [
                other("England", *over(years, 52.1, 51)),
                other("Core cities", *over((Y20,), 47.5), part="average"),
            ],
            unit="percent",
        ),
        measure(
            "Homes found within a year (number)",
            over((Y21,), 7),
            [other("England", *over((Y21,), "c"))],
            unit="number",
        ),
    ]
    keep(
        "areas_in_rows",
        "One row a value in Word: the area, the measure, the period and the value",
        ["one row a value", "areas down the side", "average of a family", "suppressed"],
        [theme(None, "Measures", measures=measures)],
        title="Board scorecard",
        organisation="Northmere Council",
    )
