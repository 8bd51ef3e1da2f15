"""Series of figures: months, quarters, years and terms, across the top or down the side."""

from __future__ import annotations

from datetime import date

from tests.corpus.excel_sheets import a_book, put, save
from tests.corpus.typed import FOLDER, Dated, keep, measure, over, theme
from tests.corpus.word_pieces import p, row, table, write_document

SHARE = "0.0%"


def months() -> None:
    """Months across the top as real dates; the last three are still to come."""
    (page,) = a_book("Monthly")
    put(page, 1, "Performance scorecard 2017/18")
    across = [(date(2017, month, 1), "mmm-yy") for month in range(4, 12)]
    put(page, 3, "Group", "Measure", *across, "Comment")
    in_45 = "Assessments completed within 45 working days (%)"
    put(page, 4, "Timeliness", in_45, (0.712, SHARE), (0.7, SHARE), 0, "---", (0.764, SHARE))
    page["K4"] = "June was not counted."
    put(page, 5, None, "Children without a visit for 20 days (number)", 3, "-", 2, "c", 0)
    put(page, 6, "Families", "Families helped, cumulative since April (number)", 210, 398, 640, (1015, "#,##0"), 1240)
    put(page, 7, None, "Meetings held in the last 12 months (number)", 96, "n/a", 91)
    late = ("88% (provisional)", "Currently Unavailable", "estimate 91%")
    put(page, 8, None, "Care leavers we are in touch with (%)", (0.86, "0%"), (0.87, "0%"), *late)
    save(page, "series_months")
    names = ("Apr", "May", "Jun", "Jul", "Aug")
    ends = ("2017-04-30", "2017-05-31", "2017-06-30", "2017-07-31", "2017-08-31")
    five = [(f"{name}-17", "month", last) for name, last in zip(names, ends, strict=True)]
    timely = [
        measure(
            in_45,
            over(five, (71.2, "71.2%"), (70, "70.0%"), 0, "---", (76.4, "76.4%")),
            unit="percent",
            comment="June was not counted.",
        ),
        measure("Children without a visit for 20 days (number)", over(five, 3, "-", 2, "c", 0), unit="number"),
    ]
    families = [
        measure(
            "Families helped, cumulative since April (number)",
            over(five, 210, 398, 640, (1015, "1,015"), 1240),
            unit="number",
            rolling="cumulative",
        ),
        measure(
            "Meetings held in the last 12 months (number)",
            over(five[:3], 96, "n/a", 91),
            unit="number",
            rolling="rolling 12 months",
        ),
        measure(
            "Care leavers we are in touch with (%)",
            over(
                five,
                (86, "86%"),
                (87, "87%"),
                {"value": 88, "printed": "88% (provisional)", "estimate": True},
                "Currently Unavailable",
                {"value": 91, "printed": "estimate 91%", "estimate": True},
            ),
            unit="percent",
        ),
    ]
    # A month whose column is blank has no reading; a dash, n/a or a sentence in its place is a reading without a value.
    keep(
        "series_months",
        "Measures by group with months across the top; September to November are blank",
        ["months across", "real dates as headings", "blank future months", "dashes", "suppressed", "estimate",
         "Currently Unavailable", "cumulative", "rolling", "zero", "comment behind the months"],
        [theme(None, "Timeliness", measures=timely), theme(None, "Families", measures=families)],
        title="Performance scorecard 2017/18",
    )  # fmt: skip


def quarters() -> None:
    """A year and the quarters after it across the top; in a second table, seasons."""
    heads = ("Measure", "2016/17", "Q1 2017/18", "Q2 2017/18", "Q3 2017/18", "Q4 2017/18", "Comment")
    blocks = [
        p("Northmere Council"),
        p("Priority 3: Timely help", bold=True),
        table(
            7,
            row(*heads),
            row("Visits made on time (%)", "71.4", "72.0", "74.1", "75.5% provisional", "", "Rising."),
            row("Families waiting more than 20 days (number)", "40", "38", "c", "-", "", ""),
            row("Average days from referral to first visit", "12", "11", "0", "9.5", "", "A quiet summer."),
        ),
        p("Priority 5: School for every child", bold=True),
        table(
            4,
            row("Indicator", "Autumn 2022", "Spring 2023", "Summer 2023"),
            row("Children missing school (number)", "26", "38", ""),
            row("Lessons missed (%)", "8.1%", "Currently Unavailable", "8.0%"),
        ),
    ]
    write_document(FOLDER / "series_quarters.docx", *blocks)
    across: list[Dated] = [
        ("2016/17", "year", "2017-03-31"),
        ("Q1 2017/18", "quarter", "2017-06-30"),
        ("Q2 2017/18", "quarter", "2017-09-30"),
        ("Q3 2017/18", "quarter", "2017-12-31"),
    ]
    early = {"value": 75.5, "printed": "75.5% provisional", "estimate": True}
    help_ = [
        measure(
            "Visits made on time (%)", over(across, 71.4, (72, "72.0"), 74.1, early), unit="percent", comment="Rising."
        ),
        measure("Families waiting more than 20 days (number)", over(across, 40, 38, "c", "-"), unit="number"),
        measure(
            "Average days from referral to first visit",
            over(across, 12, 11, 0, 9.5),
            unit="days",
            comment="A quiet summer.",
        ),
    ]
    # Without the word "term" these are seasons, as everywhere else: spring is March to May.
    seasons: list[Dated] = [
        ("Autumn 2022", "season", "2022-11-30"),
        ("Spring 2023", "season", "2023-05-31"),
        ("Summer 2023", "season", "2023-08-31"),
    ]
    school = [
        measure("Children missing school (number)", over(seasons, 26, 38, None), unit="number"),
        measure(
            "Lessons missed (%)", over(seasons, (8.1, "8.1%"), "Currently Unavailable", (8, "8.0%")), unit="percent"
        ),
    ]
    keep(
        "series_quarters",
        "Two tables in Word: a year and its following quarters, and the seasons of another year",
        ["quarters across", "a year beside quarters", "seasons across", "provisional", "blank quarter", "suppressed"],
        [theme("3", "Timely help", measures=help_), theme("5", "School for every child", measures=school)],
        organisation="Northmere Council",
    )


def downwards() -> None:
    """Months down the side and measures across; the last month has only its name yet."""
    (page,) = a_book("Front door")
    put(page, 1, "Monthly count of the front door")
    names = ("Contacts received (number)", "Contacts decided within one day (%)", "Referrals, year to date (number)")
    put(page, 3, "Month", *names)
    rows = [((1204, "#,##0"), (0.81, "0%"), 45), ("1,150 (estimate)", (0.79, "0%"), 92), ("c", "-", 130)]
    rows += [(1090, None, 171), ()]
    for number, values in enumerate(rows, 4):
        put(page, number, (date(2017, number, 1), "mmm yyyy"), *values)
    save(page, "series_downwards")
    four: list[Dated] = [
        ("Apr 2017", "month", "2017-04-30"),
        ("May 2017", "month", "2017-05-31"),
        ("Jun 2017", "month", "2017-06-30"),
        ("Jul 2017", "month", "2017-07-31"),
    ]
    guess = {"value": 1150, "printed": "1,150 (estimate)", "estimate": True}
    measures = [
        measure(names[0], over(four, (1204, "1,204"), guess, "c", 1090), unit="number"),
        measure(names[1], over(four, (81, "81%"), (79, "79%"), "-", None), unit="percent"),
        measure(names[2], over(four, 45, 92, 130, 171), unit="number", rolling="cumulative"),
    ]
    keep(
        "series_downwards",
        "Months down the side and measures across the top",
        ["periods down the side", "real dates", "blank future month", "estimate", "year to date"],
        [theme(None, "Front door", measures=measures)],
    )


def two_rows() -> None:
    """A year over its terms, over its quarters (named once, not merged) and over its months."""
    terms, quarters_, months_ = a_book("Terms", "Quarters", "Months")
    put(terms, 1, "Attendance at school")
    put(terms, 3, "Measure", "2022/2023", None, None, "Annual")
    put(terms, 4, None, "Autumn term", "Spring term", "Summer term", "Academic year 2020/21", "Academic year 2021/22")
    put(
        terms, 5, "Absence, all pupils (%)", (0.081, SHARE), (0.081, SHARE), (0.08, SHARE), (0.05, SHARE), (0.08, SHARE)
    )
    later = ("Currently Unavailable", "Currently Unavailable")
    put(terms, 6, "Absence, pupils with a plan (%)", (0.119, SHARE), (0.133, SHARE), (0.133, SHARE), *later)
    put(terms, 7, "Absence, primary schools (%)", (0.067, SHARE), (0.064, SHARE), None, (0.039, SHARE), (0.064, SHARE))
    for merge in ("A3:A4", "B3:D3", "E3:F3"):
        terms.merge_cells(merge)
    put(quarters_, 1, None, "2016/17", None, "2017/18")
    put(quarters_, 2, "Measure", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4")
    put(quarters_, 3, "Exclusions for a fixed time (number)", 26, 38, 0, 53)
    put(quarters_, 4, "Pupils out of school for 20 days (number)", "c", 3, "-", 2)
    put(months_, 1, "Measure", "2017/18")
    put(months_, 2, None, "Nov", "Dec", "Jan", "Feb")
    put(months_, 3, "Calls answered within a minute (%)", 81.5, 79, 84, None)
    for merge in ("A1:A2", "B1:E1"):
        months_.merge_cells(merge)
    save(terms, "series_two_rows")
    # The lower heading comes first in the name of the period; "Annual" adds nothing to a year, and is left out of it.
    years: list[Dated] = [
        ("Autumn term 2022/2023", "term", "2022-12-31"),
        ("Spring term 2022/2023", "term", "2023-04-15"),
        ("Summer term 2022/2023", "term", "2023-07-31"),
        ("Academic year 2020/21", "year", "2021-08-31"),
        ("Academic year 2021/22", "year", "2022-08-31"),
    ]
    absence = [
        measure(
            "Absence, all pupils (%)",
            over(years, (8.1, "8.1%"), (8.1, "8.1%"), (8, "8.0%"), (5, "5.0%"), (8, "8.0%")),
            unit="percent",
        ),
        measure(
            "Absence, pupils with a plan (%)",
            over(years, (11.9, "11.9%"), (13.3, "13.3%"), (13.3, "13.3%"), *later),
            unit="percent",
        ),
        measure(
            "Absence, primary schools (%)",
            over(years, (6.7, "6.7%"), (6.4, "6.4%"), None, (3.9, "3.9%"), (6.4, "6.4%")),
            unit="percent",
        ),
    ]
    of_year: list[Dated] = [
        ("Q3 2016/17", "quarter", "2016-12-31"),
        ("Q4 2016/17", "quarter", "2017-03-31"),
        ("Q1 2017/18", "quarter", "2017-06-30"),
        ("Q2 2017/18", "quarter", "2017-09-30"),
    ]
    pupils = [
        measure("Exclusions for a fixed time (number)", over(of_year, 26, 38, 0, 53), unit="number"),
        measure("Pupils out of school for 20 days (number)", over(of_year, "c", 3, "-", 2), unit="number"),
    ]
    winter: list[Dated] = [
        ("Nov 2017/18", "month", "2017-11-30"),
        ("Dec 2017/18", "month", "2017-12-31"),
        ("Jan 2017/18", "month", "2018-01-31"),
    ]
    calls = [measure("Calls answered within a minute (%)", over(winter, 81.5, 79, 84), unit="percent")]
    keep(
        "series_two_rows",
        "Three sheets whose header takes two rows: a year over terms, over quarters and over months",
        ["header of two rows", "year over terms", "year over quarters, not merged", "financial year over months",
         "Currently Unavailable", "blank future months"],
        [
            theme(None, "Terms", measures=absence),
            theme(None, "Quarters", measures=pupils),
            theme(None, "Months", measures=calls),
        ],
    )  # fmt: skip
