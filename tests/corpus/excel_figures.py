"""Scorecards and series of figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.corpus.excel_sheets import a_book, cache, put, save


def scorecard_and_series() -> Path:
    """A scorecard with merged groups, and measures with months across the top; the later months are still blank."""
    about, card, monthly = a_book("Read me", "Scorecard", "Monthly")
    put(about, 1, "Board scorecard May 2023")
    put(about, 2, "Northcliff Council")
    put(about, 3, "Figures are drawn on the first working day of the month.")
    put(card, 2, "Group", "Status", "Metric Description", "Previous Metric Value", "Current Metric Value")
    card["F2"], card["G2"] = "Statistical Neighbours Avg Rate", "Direction of Travel"
    card["H2"], card["I2"] = "Comment", "Action"
    whole = "#,##0"
    put(card, 3, "Demand", 2, "Contacts received in last 12 months (Nos)", (13490, whole), (13608, whole), None, "▲")
    card["H3"] = "Steady since the winter."
    put(card, 4, None, 3, "Referrals begun (rate per 10,000)", 784.7, 769.2, 579.3, "▼")
    card["I4"] = "Weekly check of every threshold decision."
    shares = (0.581, "0.0%"), (0.6, "0.0%"), (0.8, "0%")
    put(card, 5, "Timeliness", 1, "Assessments done in 45 days (%)", *shares, "▲")
    put(card, 6, None, 3, "First visits made in 10 days (%)", "-", "c", "n/a", "–")
    put(card, 7, "Management", 2, "Average days between supervisions", 34, 31, None, "▼")
    put(card, 9, "Status: 1 = on course, 2 = some concern, 3 = not improving")
    card.merge_cells("A3:A4")
    card.merge_cells("A5:A6")
    put(monthly, 1, "Monthly figures")
    months = [(date(2023, month, 1), "mmm-yy") for month in (4, 5, 6, 7)]
    put(monthly, 3, "Measure", *months)
    put(monthly, 4, "Children seen within 10 days of the start (%)", 46.2, 0)
    put(monthly, 5, "Re-referrals within a year (%)", "21.6%", (0.171, "0.0%"), 16.9)
    put(monthly, 6, "Number of children missing school", "c", 3)
    return save(card, "scorecard_and_series")


def measures_and_formulas() -> Path:
    """Formulas with and without the value that they had, errors, and numbers shown otherwise than they are kept."""
    (sheet,) = a_book("Measures")
    put(sheet, 1, "Assessment scorecard")
    put(sheet, 2, "Saltcombe Council")
    put(sheet, 4, "Theme", "Performance measure", "Requires improvement", "Good", "Outstanding", "Previous", "Current")
    sheet["H4"] = "Comment"
    bands = (0.65, "0%"), (0.75, "0%"), (0.85, "0%")
    name = "Percentage of assessments done in 45 days"
    put(sheet, 5, "1 Assessment", name, *bands, (0.81, "0.0%"), ("=61/F5", "0.0%"), '="Down by "&5&" points"')
    put(sheet, 6, "1 Assessment", "Number of cases of each worker", "25-21", "20-16", "15 or less", (17.25, "0"))
    sheet["G6"] = "=SUM(K12:K14)"
    put(sheet, 7, "1 Assessment", "Number of contacts in the year", None, None, None, (12345, "#,##0"), "=K99")
    sheet["H7"] = "Fell in spring._x000D_\nRose again in summer."
    put(sheet, 8, "2 Outcomes", "Re-referrals within a year (%)", None, None, None, "21.6 ", "\xa017.1\xa0")
    put(sheet, 9, "2 Outcomes", "Average days to the first visit", None, None, None, "=AVERAGE(9,10)", "#N/A")
    sheet["G9"].data_type = "e"
    put(sheet, 10, "2 Outcomes", "Children in suitable homes (%)", "65+", "75+", (0.9, "0%"), (0.927, "0%"), 0.912)
    sheet["G10"].number_format = "0.00%"
    path = save(sheet, "measures_and_formulas")
    cache(path, 1, {"G5": 0.764, "H5": "Down by 5 points", "G7": "#REF!", "F9": 9.5})
    return path


def side_by_side() -> Path:
    """Actions and measures next to each other on one sheet, with an empty column between."""
    (sheet,) = a_book("Priority 3")
    put(sheet, 1, "Neglect programme")
    put(sheet, 2, "Wexcombe Council")
    put(sheet, 4, "Priority 3: Seeing neglect early")
    sheet.merge_cells("A4:K4")
    put(sheet, 6, "Ref", "Action", "Lead", "Review date", "Update", None, "Performance measure")
    for column, text in zip("HIJK", ("Requires improvement", "Good", "Outstanding", "Current"), strict=True):
        sheet[f"{column}6"] = text
    put(sheet, 7, "3.1", "Use one checklist in every team.", "Practice Lead", "Oct 2017", "In use in five teams.", None)
    put(sheet, 8, "3.2", "Train school nurses in it.", "Head of Service", "Dec 2017", None, None)
    put(sheet, 9, "3.3", "Look again at cases open for a year.", "Service Manager", "Jan 2018", "Begun.", None)
    for row, name, values in (
        (7, "Percentage of records with a checklist", ("50+", "70+", "90+", "64%")),
        (8, "Number of cases open for a year", ("40-31", "30-21", "20 or less", 28)),
    ):
        sheet.cell(row, 7, name)
        for column, value in zip("HIJK", values, strict=True):
            sheet[f"{column}{row}"] = value
    put(sheet, 11, "Checklist figures come from the monthly audit.")
    return save(sheet, "side_by_side")
