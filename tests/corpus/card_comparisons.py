"""Comparisons with others: published figures of a year, positions among all councils, areas down the side."""

from __future__ import annotations

from tests.corpus.excel_sheets import a_book, put, save
from tests.corpus.typed import CURRENT, FOLDER, Dated, keep, measure, other, over, reading, theme
from tests.corpus.word_pieces import p, row, table, write_document

Y15: Dated = ("2014/15", "year", "2015-03-31")
Y16: Dated = ("2015/16", "year", "2016-03-31")
Y17: Dated = ("2016/17", "year", "2017-03-31")
C16: Dated = ("2016", "year", "2016-12-31")
IN_45 = "Assessments completed within 45 working days (%)"


def year_column() -> None:
    """What was published for a year, beside our own latest figure: the year counts for all published values."""
    (page,) = a_book("Comparison")
    put(page, 1, "How we compare with others")
    heads = ["Measure", "Published", "Year", "Statistical neighbours", "England", "Position in England", "Latest"]
    put(page, 3, *heads)
    put(page, 4, IN_45, 78.2, "2016/17", 84.9, 82.9, "112th of 152", 62.3)
    put(page, 5, "Referrals within 12 months of an earlier one (%)", 21.9, "2015/16", "c", 22.3, "71st of 152", "-")
    put(page, 6, "Care leavers in suitable accommodation (%)", 92.7, "2016/17", 85, 84, "12th of 152", 91.2)
    put(page, 7, "Young people not in work or learning (%)", 2.7, 2016, 3.1, 2.8, "Joint 40th of 150")
    save(page, "comparison_year_column")
    measures = [
        measure(
            IN_45,
            [reading(Y17, 78.2), reading(CURRENT, 62.3)],
            [
                other("Statistical neighbours", reading(Y17, 84.9)),
                other("England", reading(Y17, 82.9), position="112th of 152"),
            ],
            unit="percent",
        ),
        measure(
            "Referrals within 12 months of an earlier one (%)",
            [reading(Y16, 21.9), reading(CURRENT, None, "-")],
            [
                other("Statistical neighbours", reading(Y16, None, "c", suppressed=True)),
                other("England", reading(Y16, 22.3), position="71st of 152"),
            ],
            unit="percent",
        ),
        measure(
            "Care leavers in suitable accommodation (%)",
            [reading(Y17, 92.7), reading(CURRENT, 91.2)],
            [
                other("Statistical neighbours", reading(Y17, 85)),
                other("England", reading(Y17, 84), position="12th of 152"),
            ],
            unit="percent",
        ),
        measure(
            "Young people not in work or learning (%)",
            [reading(C16, 2.7)],
            [
                other("Statistical neighbours", reading(C16, 3.1)),
                other("England", reading(C16, 2.8), position="Joint 40th of 150"),
            ],
            unit="percent",
        ),
    ]
    # A position in England belongs to England; "Latest" has no period, and is read as "Current" is.
    keep(
        "comparison_year_column",
        "Our latest and our published figures beside those of others, with the year in a column",
        ["comparison table", "year in a column", "position among councils", "suppressed comparator", "blank latest"],
        [theme(None, "Comparison", measures=measures)],
    )


def year_headings() -> None:
    """The year stands in the heading of each column, ours under the council's name."""
    heads = ("Measure", "Northmere 2015/16", "Northmere 2016/17", "Statistical neighbours 2016/17", "England 2015/16")
    heads += ("England 2016/17", "Rank in England 2016/17")
    plans = "Second child protection plans within two years (%)"
    caseload = "Children for each social worker (number)"
    blocks = [
        p("Northmere Council"),
        p("Priority 4: Know how we compare", bold=True),
        table(
            7,
            row(*heads),
            row(IN_45, "71.0%", "78.2%", "84.9%", "83.4%", "82.9%", "112th of 152"),
            row(plans, "9.1", "0", "7.0", "6.6", "---", "1st of 152"),
            row(caseload, "", "19.5", "16.9 (estimate)", "16.1", "17.8", ""),
        ),
    ]
    write_document(FOLDER / "comparison_year_headings.docx", *blocks)
    guess = {"value": 16.9, "printed": "16.9 (estimate)", "estimate": True}
    measures = [
        measure(
            IN_45,
            over((Y16, Y17), (71, "71.0%"), (78.2, "78.2%")),
            [
                other("Statistical neighbours", *over((Y17,), (84.9, "84.9%"))),
                other("England", *over((Y16, Y17), (83.4, "83.4%"), (82.9, "82.9%")), position="112th of 152"),
            ],
            unit="percent",
        ),
        measure(
            plans,
            over((Y16, Y17), 9.1, 0),
            [
                other("Statistical neighbours", *over((Y17,), (7, "7.0"))),
                other("England", *over((Y16, Y17), 6.6, "---"), position="1st of 152"),
            ],
            unit="percent",
        ),
        measure(
            caseload,
            over((Y16, Y17), None, 19.5),
            [
                other("Statistical neighbours", *over((Y17,), guess)),
                other("England", *over((Y16, Y17), 16.1, 17.8)),
            ],
            unit="number",
        ),
    ]
    keep(
        "comparison_year_headings",
        "Two years of ours and of England in Word, with the year in each heading",
        ["comparison table", "period in the heading", "column named like the organisation", "estimate", "zero"],
        [theme("4", "Know how we compare", measures=measures)],
        organisation="Northmere Council",
    )


def areas() -> None:
    """Councils down the side and years across, one table for each measure, which is named above it."""
    (page,) = a_book("Areas")
    within = "Percentage of assessments completed within 45 working days"
    rate = "Rate of referrals per 10,000 children"
    put(page, 1, "Northmere Council")
    put(page, 3, within)
    put(page, 4, "Local authority", "2014/15", "2015/16", "2016/17")
    shares = {
        "Eastvale": [(0.812, "0.0%"), (0.83, "0.0%"), (0.851, "0.0%")],
        "Northmere": [(0.66, "0.0%"), (0.71, "0.0%"), (0.782, "0.0%")],
        "Westborough": ["c", (0.9, "0.0%"), "-"],
        "Statistical neighbours": [None, (0.838, "0.0%"), (0.849, "0.0%")],
        "England": [(0.815, "0.0%"), (0.834, "0.0%"), "82.9% (provisional)"],
    }
    for number, (name, values) in enumerate(shares.items(), 5):
        put(page, number, name, *values)
    put(page, 11, rate)
    put(page, 12, "Area", "2015/16", "2016/17")
    put(page, 13, "Northmere", 784.7, 769.2)
    put(page, 14, "Eastvale", 602, 598.4)
    put(page, 15, "North West", (1602.1, "#,##0.0"), 0)
    save(page, "series_areas")
    years = (Y15, Y16, Y17)
    first = {"value": 82.9, "printed": "82.9% (provisional)", "estimate": True}
    measures = [
        measure(
            within,
            over(years, (66, "66.0%"), (71, "71.0%"), (78.2, "78.2%")),
            [
                other("Eastvale", *over(years, (81.2, "81.2%"), (83, "83.0%"), (85.1, "85.1%"))),
                other("Westborough", *over(years, "c", (90, "90.0%"), "-")),
                other("Statistical neighbours", *over(years, None, (83.8, "83.8%"), (84.9, "84.9%"))),
                other("England", *over(years, (81.5, "81.5%"), (83.4, "83.4%"), first)),
            ],
            unit="percent",
        ),
        measure(
            rate,
            over((Y16, Y17), 784.7, 769.2),
            [
                other("Eastvale", *over((Y16, Y17), 602, 598.4)),
                other("North West", *over((Y16, Y17), (1602.1, "1,602.1"), 0)),
            ],
            unit="rate per 10,000",
        ),
    ]
    # The row named like the organisation is ours wherever it stands; the others keep their names and their order.
    keep(
        "series_areas",
        "Two tables of councils down the side and years across; the measure is named above each table",
        ["areas down the side", "measure in the title", "our row in the middle", "provisional", "suppressed", "zero"],
        [theme(None, "Areas", measures=measures)],
        organisation="Northmere Council",
    )
