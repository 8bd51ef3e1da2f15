"""What is counted of pupils: terms and half terms beside school years, groups of pupils under each measure."""

from __future__ import annotations

from tests.corpus.excel_sheets import a_book, put, save
from tests.corpus.typed import FOLDER, Dated, group, keep, measure, other, over, theme
from tests.corpus.word_pieces import cell, p, row, table, write_document

RATE = "Absence rate (from the beginning of the school year up to each period above)"
EXCLUDED = "Exclusions for a fixed time (pupils who missed a session out of all)"
PLACES = "% of young people with a plan who go to a mainstream school"
NOT_IN_WORK = "Young people aged 16 to 19 not in work or learning (on one day)"
Y19: Dated = ("2018/19", "year", "2019-08-31")
Y21: Dated = ("2020/2021", "year", "2021-08-31")
Y22: Dated = ("2021/2022", "year", "2022-08-31")


def scorecard() -> None:
    """One sheet: years over terms, a lone line over each measure, and one over each theme."""
    (page,) = a_book("Education")
    put(page, 1, "Northmere Council")
    put(page, 2, "Education scorecard")
    put(page, 4, "Area", "2022/2023", None, None, "Annual")
    put(page, 5, None, "End of Autumn full term", "End of Spring full term", "Summer term Latest (22nd May)")
    for column, year in enumerate(("2018/19", "2020/2021", "2021/2022"), 5):
        page.cell(5, column, year)
    put(page, 7, "Absence")
    put(page, 9, RATE)
    put(page, 10, "All pupils", "8.1%", "8.1%", "8.0%", "5.0%", "5.0%", "8.0%")
    put(page, 11, "EHCP pupils", "11.9%", "13.3%", "13.3%", "Currently Unavailable")
    put(page, 12, "LAC", "9.2%", "8.6%", "c")
    put(page, 13, "Secondary", "10.0%", "9.9%", "9.9%", "5.7%", "-", "9.9%")
    halves = ("Autumn 1st half term", "Autumn full term", "Spring 1st half term")
    put(page, 15, "Area", "2022/2023", None, None, "Annual", None, "3 year trend")
    put(page, 16, None, *halves, "2020/2021", "2021/2022")
    put(page, 18, "Exclusions")
    put(page, 20, EXCLUDED)
    put(page, 21, "All pupils", "0.6%", "1.3%", "0.7%", "1.6%", "2.8%", "2.0%")
    put(page, 22, "SEN support pupils", "2.0%", "3.3%", "1.4%", "3.3%", "5.5%", "4.0%")
    put(page, 24, "Plans")
    put(page, 26, "Places (on one day towards the end of each period)")
    put(page, 27, PLACES, "21.5%", "22.1%", "22.6%", "20.7%", "22.5%", "20.5%")
    put(page, 28, NOT_IN_WORK)
    put(page, 29, "No. of children", 26, 38, 38, 46, 21, 37)
    for merge in ("B4:D4", "E4:G4", "E11:G11", "B15:D15", "E15:F15"):
        page.merge_cells(merge)
    save(page, "school_scorecard")
    terms: list[Dated] = [
        ("End of Autumn full term 2022/2023", "term", "2022-12-31"),
        ("End of Spring full term 2022/2023", "term", "2023-04-15"),
        ("Summer term Latest (22nd May) 2022/2023", "day", "2023-05-22"),
        *(Y19, Y21, Y22),
    ]
    half_terms: list[Dated] = [
        ("Autumn 1st half term 2022/2023", "term", "2022-10-31"),
        ("Autumn full term 2022/2023", "term", "2022-12-31"),
        ("Spring 1st half term 2022/2023", "term", "2023-02-20"),
        *(Y21, Y22),
    ]
    absence = measure(
        RATE,
        over(terms, (8.1, "8.1%"), (8.1, "8.1%"), (8, "8.0%"), (5, "5.0%"), (5, "5.0%"), (8, "8.0%")),
        unit="percent",
        groups=[
            group(
                "EHCP pupils",
                *over(terms[:4], (11.9, "11.9%"), (13.3, "13.3%"), (13.3, "13.3%"), "Currently Unavailable"),
            ),
            group("LAC", *over(terms[:3], (9.2, "9.2%"), (8.6, "8.6%"), "c")),
            group(
                "Secondary",
                *over(terms, (10, "10.0%"), (9.9, "9.9%"), (9.9, "9.9%"), (5.7, "5.7%"), "-", (9.9, "9.9%")),
            ),
        ],
    )
    excluded = measure(
        EXCLUDED,
        over(half_terms, (0.6, "0.6%"), (1.3, "1.3%"), (0.7, "0.7%"), (1.6, "1.6%"), (2.8, "2.8%")),
        unit="percent",
        groups=[
            group(
                "SEN support pupils",
                *over(half_terms, (2, "2.0%"), (3.3, "3.3%"), (1.4, "1.4%"), (3.3, "3.3%"), (5.5, "5.5%")),
            ),
        ],
    )
    places = measure(
        PLACES,
        over(half_terms, (21.5, "21.5%"), (22.1, "22.1%"), (22.6, "22.6%"), (20.7, "20.7%"), (22.5, "22.5%")),
        unit="percent",
        shows="Places (on one day towards the end of each period)",
    )
    young = measure(f"{NOT_IN_WORK}: No. of children", over(half_terms, 26, 38, 38, 46, 21), unit="number")
    # All pupils are ours. A row that is a measure by itself bears the line above it as what it shows, and its words
    # as its name where they are too few to be one. What stands under "3 year trend" is no period.
    keep(
        "school_scorecard",
        "Terms, half terms and school years across, groups of pupils down the side, each measure named in a lone line",
        ["school years", "half terms", "a term that has not ended", "groups of pupils", "measure in a lone line",
         "Currently Unavailable", "a measure among groups", "suppressed", "header repeated with other periods"],
        [
            theme(None, "Absence", measures=[absence]),
            theme(None, "Exclusions", measures=[excluded]),
            theme(None, "Plans", measures=[places, young]),
        ],
        [["skipped", "Education, G21", "2.0% / 4.0% / 20.5% / 37", None]],
        title="Education scorecard",
        organisation="Northmere Council",
    )  # fmt: skip


def tables() -> None:
    """A table for each measure, which heads the column of its groups; two tables in one; teams."""
    blocks = [
        p("Northmere Council"),
        p("Education scorecard 2022"),
        p("Priority 2: Every day in school", bold=True),
        table(
            4,
            row("Persistent absence (%)", "Autumn 1 2021/22", "Autumn 2 2021/22", "HT3 2021/22"),
            row("All pupils", "11.2", "12.5", "12.1"),
            row("Pupils with a plan", "21.0", "22.4", "20.9"),
            row("In our care", "17.5", "16.0", "18.2"),
            row("England", "10.4", "-", "c"),
            row("Area", "2018", "2019", "Change"),
            row("Good level of development (%)", "70.1", "71.4", "+1.3"),
            row("Phonics, year 1 (%)", "79", "80", "0"),
        ),
        p("Note: figures of 2019 are the last before the pandemic."),
        p("Priority 3: Visits in time", bold=True),
        p("Share of visits made in time (%)"),
        table(
            4,
            row(cell("Team", down="restart"), cell("2021/22", span=3)),
            row(cell(down="continue"), "Q1", "Q2", "Q3"),
            row("Localities 1", "71", "74", "76"),
            row("Localities 2", "80", "79", ""),
            row("Total", "75", "76", "76"),
        ),
        p("Data concern: one team was counted twice in July."),
    ]
    write_document(FOLDER / "school_tables.docx", *blocks)
    halves: list[Dated] = [
        ("Autumn 1 2021/22", "term", "2021-10-31"),
        ("Autumn 2 2021/22", "term", "2021-12-31"),
        ("HT3 2021/22", "term", "2022-02-20"),
    ]
    years: list[Dated] = [("2018", "year", "2018-08-31"), ("2019", "year", "2019-08-31")]
    quarters: list[Dated] = [
        ("Q1 2021/22", "quarter", "2021-06-30"),
        ("Q2 2021/22", "quarter", "2021-09-30"),
        ("Q3 2021/22", "quarter", "2021-12-31"),
    ]
    absence = measure(
        "Persistent absence (%)",
        over(halves, 11.2, 12.5, 12.1),
        [other("England", *over(halves, 10.4, "-", "c"))],
        unit="percent",
        groups=[
            group("Pupils with a plan", *over(halves, (21, "21.0"), 22.4, 20.9)),
            group("In our care", *over(halves, 17.5, (16, "16.0"), 18.2)),
        ],
    )
    early = measure("Good level of development (%)", over(years, 70.1, 71.4), unit="percent", moved="up")
    phonics = measure("Phonics, year 1 (%)", over(years, 79, 80), unit="percent", moved="none")
    visits = measure(
        "Share of visits made in time (%)",
        over(quarters, 75, 76, 76),
        unit="percent",
        comment="Data concern: one team was counted twice in July.",
        groups=[
            group("Localities 1", *over(quarters, 71, 74, 76)),
            group("Localities 2", *over(quarters, 80, 79, None)),
        ],
    )
    # A year beside half terms is the school year that ends in it. A note under one measure is its comment; under two
    # it may be of either.
    keep(
        "school_tables",
        "A table for each measure in Word: half terms, a second table right below, quarters of teams",
        ["half terms", "groups of pupils", "two tables in one", "years beside half terms", "stated change", "teams",
         "note under a table", "suppressed"],
        [
            theme("2", "Every day in school", measures=[absence, early, phonics]),
            theme("3", "Visits in time", measures=[visits]),
        ],
        [["skipped", "paragraph 4", "Note: figures of 2019 are the last before the pandemic.", None]],
        title="Education scorecard 2022",
        organisation="Northmere Council",
    )  # fmt: skip
