"""What a board table says beside values: its date, targets and plans, ratings of quarters, words of a scale, keys."""

from __future__ import annotations

from typing import Any

from tests.corpus.excel_sheets import a_book, put, save
from tests.corpus.typed import CURRENT, FOLDER, PREVIOUS, UNDATED, Dated, Json, keep, measure, over, reading, theme
from tests.corpus.word_pieces import cell, p, row, table, write_document

QUARTERS: dict[str, Dated] = {
    f"Q{number}": (f"Q{number} 2022/23", "quarter", last)
    for number, last in ((1, "2022-06-30"), (2, "2022-09-30"), (3, "2022-12-31"))
}
BASE: Dated = ("2021/22", "year", "2022-03-31")
AIM: Dated = ("2022/23", "year", "2023-03-31")


def _in_role(role: str, *readings: Json) -> list[Json]:
    return [{**one, "role": role} for one in readings]


def month() -> None:
    """A scorecard of May that says so in its title, in Excel with a key on its own sheet and in Word with one above."""
    heads = ["Status", "Metric", "Previous", "Current", "Target", "Comment", "Action"]
    visits, plans = "Visits made within 10 days (%)", "Plans shared with the family (%)"
    card, key = a_book("Scorecard", "Key")
    put(card, 1, "Board scorecard, May 2023")
    put(card, 3, None, *heads)
    put(card, 4, "Timeliness", 2, visits, 70.1, 72.4, 85, "Read each week.", "Keep the list.")
    put(card, 5, None, 3, plans, 61, 58, "at least 90")
    meanings = {"1": "On course", "2": "Improving, not enough yet", "3": "Not improving"}
    put(key, 1, "Status", "Meaning")
    for number, (word, meaning) in enumerate(meanings.items(), 2):
        put(key, number, int(word), meaning)
    save(card, "month_scorecard_sheet")
    lines = [
        row("", *heads),
        row(cell("Timeliness", down="restart"), "2", visits, "70.1", "72.4", "85", "Read each week.", "Keep the list."),
        row(cell(down="continue"), "3", plans, "61", "58", "at least 90", "", ""),
    ]
    blocks = [
        p("Board scorecard"),
        p("As at 31 May 2023"),
        p("Status: 1 = On course, 2 = Improving, not enough yet, 3 = Not improving"),
    ]
    write_document(FOLDER / "month_scorecard_page.docx", *blocks, table(8, *lines))
    before = (PREVIOUS, CURRENT)
    measures = [
        measure(visits, [*over(before, 70.1, 72.4), *_in_role("target", reading(UNDATED, 85))], unit="percent",
                stated_rating="2", comment="Read each week.", action="Keep the list."),
        measure(plans, [*over(before, 61, 58), *_in_role("target", reading(UNDATED, 90, "at least 90"))],
                unit="percent", stated_rating="3", polarity="higher"),
    ]  # fmt: skip
    told: dict[str, Any] = {"scales": [["3, 2, 1", ["3", "2", "1"], meanings]]}
    groups = [theme(None, "Timeliness", measures=measures)]
    troubles = ["date in the title", "target for all periods", "blank comment and action", "printed key"]
    about = "A board's scorecard of a month, with targets and a key"
    keep("month_scorecard_sheet", f"{about}, in Excel", troubles, groups, dated="May 2023", **told)
    keep("month_scorecard_page", f"{about}, in Word", troubles, groups, dated="31 May 2023", **told)


def quarters() -> None:
    """Indicators by quarter, each with its rating: in Excel beside it, in Word under one heading for both."""
    assessed, again = "Assessments done in 45 days (%)", "Re-referrals within 12 months (%)"
    (sheet,) = a_book("Indicators")
    put(sheet, 1, "Indicator", "Good is", "Baseline 2021/22", "Target 2022/23", "Q1", "Q1 RAG", "Q2", "Q2 RAG", "Q3",
        "Q3 RAG", "Trend")  # fmt: skip
    put(sheet, 2, assessed, "High", "71%", "85%", "78%", "A", "81%", "A", "86%", "G", "↑")
    put(sheet, 3, again, "Low", "24.1%", "20%", "22.0%", "A", "19.5%", "G", None, None, "↓")
    save(sheet, "quarters_rated_sheet")
    under = ("Actual", "RAG")
    lines = [
        row(
            *(cell(text, down="restart") for text in ("Indicator", "Good is", "Baseline 2021/22", "Target 2022/23")),
            *(cell(f"{name} 2022/23", span=2) for name in QUARTERS),
            cell("Trend", down="restart"),
        ),
        row(*(cell(down="continue") for _ in range(4)), *under * 3, cell(down="continue")),
        row(assessed, "High", "71%", "85%", "78%", "A", "81%", "A", "86%", "G", "↑"),
        row(again, "Low", "24.1%", "20%", "22.0%", "A", "19.5%", "G", "", "", "↓"),
    ]
    write_document(FOLDER / "quarters_rated_page.docx", p("Quarterly indicators"), table(11, *lines))
    days = [day for _, _, day in QUARTERS.values()]

    def indicator(name: str, polarity: str, moved: str, base: Any, aim: Any, *values: Any, rated: str) -> Json:
        readings = [*over([BASE], base), *_in_role("target", *over([AIM], aim))]
        readings += over(list(QUARTERS.values())[: len(values)], *values)
        ratings = [list(pair) for pair in zip(days, rated, strict=False)]
        return measure(
            name, readings, unit="percent", polarity=polarity, moved=moved, ratings=ratings, stated_rating=rated[-1]
        )

    high = ((71, "71%"), (85, "85%"), (78, "78%"), (81, "81%"), (86, "86%"))
    low = ((24.1, "24.1%"), (20, "20%"), (22, "22.0%"), (19.5, "19.5%"))
    measures = [
        indicator(assessed, "higher", "up", *high, rated="AAG"),
        indicator(again, "lower", "down", *low, rated="AG"),
    ]
    troubles = ["ratings of quarters", "baseline", "target of a year", "which way is good"]
    about = "Indicators by quarter with a rating for each, a baseline and a target"
    keep("quarters_rated_sheet", f"{about}, in Excel; the quarters say no year", [*troubles, "year in another heading"],
         [theme(None, "Indicators", measures=measures)],
         [["doubtful", "Indicators, E1", "Q1 2022/23", "Q1 2022/23"]])  # fmt: skip
    keep("quarters_rated_page", f"{about}, in Word under merged headings", troubles,
         [theme(None, "Measures", measures=measures)])  # fmt: skip


def thresholds() -> None:
    """Thresholds in days beside years together, and targets in the headings of years."""
    moving, match, seen = "Entering care to moving in", "Order to match", "Young people who were seen (%)"
    heads, years = ["Measure", "Threshold (days)"], ("2012-15", "2013-16", "2014-17")
    aims = ["16/17 (Target 28%)", "17/18 (Target 30%)", "18/19 (Target 32%)"]
    lines = [[moving, 426, 561, 540, 502], [match, 121, 210, 188, "---"]]
    (sheet,) = a_book("March 2018")
    put(sheet, 1, *heads, *years)
    for number, line in enumerate(lines, 2):
        put(sheet, number, *line)
    put(sheet, 6, "Measure", *aims)
    put(sheet, 7, seen, 26.1, 31, 33.4)
    save(sheet, "thresholds_sheet")
    first = table(5, row(*heads, *years), *(row(*map(str, line)) for line in lines))
    second = table(4, row("Measure", *aims), row(seen, "26.1", "31", "33.4"))
    write_document(FOLDER / "thresholds_page.docx", p("Adoption report, March 2018"), first, p("Access"), second)
    together = [(year, "year", f"{2000 + int(year[-2:])}-03-31") for year in years]
    single = [(f"{year}/{year + 1}", "year", f"20{year + 1}-03-31") for year in (16, 17, 18)]

    def in_days(name: str, aim: int, *values: Any) -> Json:
        readings = [*over(together, *values), *_in_role("target", reading(UNDATED, aim))]
        return measure(name, readings, unit="days", polarity="lower")

    targets = _in_role("target", *over(single, (28, "28%"), (30, "30%"), (32, "32%")))
    measures = [
        in_days(moving, 426, 561, 540, 502),
        in_days(match, 121, 210, 188, "---"),
        measure(seen, [*over(single, 26.1, 31, 33.4), *targets], unit="percent"),
    ]
    troubles = ["threshold in days", "years together", "target in the heading"]
    about = "Thresholds in days, and targets in the headings of years"
    keep("thresholds_sheet", f"{about}, in Excel; the sheet's name is the date", troubles,
         [theme(None, "March 2018", measures=measures)], dated="March 2018")  # fmt: skip
    keep("thresholds_page", f"{about}, in Word", troubles, [theme(None, "Measures", measures=measures)],
         dated="March 2018")  # fmt: skip


def words() -> None:
    """Changes whose progress is a word: in Excel the order is asked, in a text file its key gives it."""
    quarters = (("Q1 18/19", "2018-06-30"), ("Q2 18/19", "2018-09-30"), ("Q3 18/19", "2018-12-31"))
    heads = ["Change", "Q1 18/19 (Actual)", "Q2 18/19 (Actual)", "Q3 18/19 (Planned)", "Narrative"]
    order = ["Not yet established", "Plans in place", "Established", "Mature"]
    lines = [
        ["Early planning", order[1], order[2], order[3], "Two wards to follow."],
        ["Seven days a week", order[0], order[1], order[2], ""],
        ["Trusted assessors", order[2], order[2], order[3], "Agreed with homes."],
    ]
    (sheet,) = a_book("Maturity")
    put(sheet, 1, *heads)
    for number, line in enumerate(lines, 2):
        put(sheet, number, *(text or None for text in line))
    save(sheet, "words_asked")
    meanings = ["Nothing is agreed", "Agreed, not begun", "Begun in most teams", "In all teams"]
    key = [["Key"], *map(list, zip(order, meanings, strict=True))]
    text = "\n".join(",".join(f'"{one}"' for one in line) for line in [heads, *lines, [], *key])
    (FOLDER / "words_with_a_key.csv").write_text(text + "\n", encoding="utf-8")

    def change(name: str, *said: str) -> Json:
        *values, comment = said
        roles = ("actual", "actual", "planned")
        readings = [
            {**reading((period, "quarter", last), None, word), "role": role, "word": word}
            for (period, last), word, role in zip(quarters, values, roles, strict=True)
        ]
        return measure(name, readings, scale=" / ".join(order), comment=comment or None)

    measures = [change(*line) for line in lines]
    asked = " / ".join([order[1], order[2], order[3], order[0]])
    troubles = ["values that are words", "planned beside actual"]
    keep("words_asked", "Changes whose progress is a word, in Excel", [*troubles, "order asked once"],
         [theme(None, "Maturity", measures=measures)], [["doubtful", "Maturity, A1", asked, " / ".join(order)]],
         scales=[[" / ".join(order), order, {}]])  # fmt: skip
    keep("words_with_a_key", "Changes whose progress is a word, in a text file with a key", [*troubles, "printed key"],
         [theme(None, "Measures", measures=measures)],
         scales=[[" / ".join(order), order, dict(zip(order, meanings, strict=True))]])  # fmt: skip
