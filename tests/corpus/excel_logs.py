"""Action logs: one table of actions, as teams keep them between two plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Color, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter, FilterColumn, Filters
from openpyxl.worksheet.table import Table

from tests.corpus.excel_sheets import a_book, cache, note, put, save, shade


def log_rated_by_colour() -> Path:
    """The rating is the fill of an empty cell: plain, theme and indexed colours, pale ones, grey, white and none."""
    (log,) = a_book("Action log")
    put(log, 1, "Practice improvement programme")
    put(log, 2, "Ferndale Borough Council")
    put(log, 3, "2018/19")
    put(log, 5, "Ref", "Action", "Lead", "Due date", "BRAG", "Progress")
    for column in "ABCDEF":
        shade(log, f"{column}5", "FF1F4E78")
    rows: list[tuple[str, str | Color | None]] = [
        ("Move the duty phone to one number.", "FFFF0000"),
        ("Train two more practice educators.", "FFFFC000"),
        ("Put the visit form on tablets.", "FF00B050"),
        ("Write to every foster carer about the new rota.", "FF92D050"),
        ("Close the old shared mailbox.", "FF0070C0"),
        ("Agree who chairs the weekly panel.", Color(theme=7)),
        ("Publish the list of good examples.", Color(theme=9, tint=-0.249977111117893)),
        ("Replace the paper diary.", Color(indexed=10)),
        ("Book rooms for group supervision.", Color(indexed=52)),
        ("Review the welcome pack.", "FFFCE4D6"),
        ("Tidy the list of closed cases.", "FFEEFF41"),
        ("Ask health for a named contact.", "FFD9D9D9"),
        ("Map the journeys to contact centres.", "FFFFFFFF"),
        ("Draft the winter cover plan.", None),
        ("Test the out-of-hours handover.", "FFFFFF00"),
    ]
    for number, (text, colour) in enumerate(rows, 1):
        progress = "Under discussion." if number in (2, 10) else None
        put(log, number + 5, number, text, "Team Manager", "Jun 2018", None, progress)
        if colour:
            shade(log, f"E{number + 5}", colour)
    return save(log, "log_rated_by_colour")


def log_filtered() -> Path:
    """A filter hides three rows; owners spelled in two ways, a status column, comments, commentary of many lines."""
    log, lists = a_book("Actions", "Lists")
    put(log, 1, "Children in need action plan 2022-23")
    put(log, 2, "Ellerby Vale Council")
    put(log, 4, "Theme", "Ref", "Action", "Owner", "Due date", "Status", "RAG", "Latest update")
    pine, due = "Ada Pine, Team Manager", (date(2022, 9, 30), "dd/mm/yyyy")
    put(log, 5, "1 Visits", "1.1", "Plan the visits of the week on Mondays.", pine, due, "In progress", "A")
    log["H5"] = "05/09/2022: Rota drafted.\n12/09/2022: Rota agreed with the team."
    text = "Tell families who covers a holiday."
    put(log, 6, "1 Visits", "1.2", text, "Ada Pine - Team Manager", "30/06/2022", "Complete", "B", "Card is sent out.")
    put(log, 7, "1 Visits", "1.3", "Stop the second form.", pine, (date(2022, 7, 1), "dd/mm/yyyy"), "Complete", "Blue")
    put(log, 8, "1 Visits", "1.4", "Try evening visits.", "Bo Ash, Service Manager", due, "Not started", "Red")
    text = "Send the notes within three days."
    put(log, 9, "2 Meetings", "2.1", text, pine, (date(2022, 5, 31), "dd/mm/yyyy"), "Complete")
    text = "Give parents the agenda the day before."
    put(log, 10, "2 Meetings", "2.2", text, "Bo Ash, Service Manager", due, "In progress", "Green", "Tried with two.")
    put(log, 11, "2 Meetings", "2.3", "Count who came.", "Bo Ash, Service Manager", due, "Parked", 1, "Form is ready.")
    note(log, "C5", "QA Manager:\nAsk the north team too.")
    note(log, "H10", "Both families were glad of it.")
    log.auto_filter.ref = "A4:H11"
    log.auto_filter.add_filter_column(5, ["In progress", "Not started", "Parked"])
    for row in (6, 7, 9):
        log.row_dimensions[row].hidden = True
    log.freeze_panes = "C5"
    red = PatternFill("solid", bgColor="FFFFC7CE")
    log.conditional_formatting.add("F5:F11", CellIsRule(operator="equal", formula=['"Parked"'], fill=red))
    for row, text in enumerate(("Status", "Not started", "In progress", "Complete", "Stopped"), 1):
        put(lists, row, text)
    choice = DataValidation(type="list", formula1="Lists!$A$2:$A$5", allow_blank=True, showErrorMessage=False)
    choice.add("F5:F11")
    log.add_data_validation(choice)
    return save(log, "log_filtered")


def log_refs_eaten() -> Path:
    """Refs that Excel took for numbers and dates; one is given twice and one is missing."""
    (log,) = a_book("Actions")
    put(log, 1, "Fostering improvement plan")
    put(log, 2, "Harrowmere County Council")
    put(log, 4, "Theme 1: Finding carers")
    put(log, 5, "Ref", "Action", "Lead", "Review date", "Progress")
    put(log, 6, "1.1", "Answer every enquiry within a day.", "Team Manager", "May 2018", "Met in most weeks.")
    put(log, 7, (date(2018, 2, 1), "d-mmm"), "Ring those who never came back.", "Team Manager", "May 2018")
    put(log, 8, "1.3", "Hold one open evening a month.", "Team Manager", "May 2018")
    put(log, 10, "Theme 2: Keeping carers")
    put(log, 11, "Ref", "Action", "Lead", "Review date", "Progress")
    put(log, 12, 2.1, "Pay carers on the same day each month.", "Head of Service", "Jun 2018", "Agreed with finance.")
    put(log, 13, 2.2, "Name a mentor for each new carer.", "Head of Service", "Jun 2018")
    put(log, 14, (date(2018, 3, 2), "dd-mmm"), "Answer calls at the weekend.", "Head of Service", "Jun 2018")
    put(log, 15, "'2.4", "Visit each carer before the winter.", "Head of Service", "Jun 2018")
    put(log, 16, "2.5", "Offer four short breaks a year.", "Head of Service", "Jun 2018")
    log["A16"].quotePrefix = True
    put(log, 17, 2.6, "Say thank you once a year.", "Head of Service", "Jun 2018")
    put(log, 18, 2.7, "Print the handbook afresh.", "Head of Service", "Jun 2018")
    put(log, 19, 2.8, "Share the training list.", "Head of Service", "Jun 2018")
    put(log, 20, 2.9, "Keep a list of sitters.", "Head of Service", "Jun 2018")
    put(log, 21, 2.1, "Ask carers who leave why they do.", "Head of Service", "Jun 2018")
    put(log, 22, 2.11, "Bring carers into the panel.", "Head of Service", "Jun 2018")
    put(log, 23, 2.13, "Lend the minibus at weekends.", "Head of Service", "Jun 2018")
    put(log, 24, 2.13, "Lend the allotment too.", "Head of Service", "Jun 2018")
    put(log, 26, "Theme 3: Matching")
    put(log, 27, "Ref", "Action", "Lead", "Review date", "Progress")
    put(log, 28, "3.9", "Meet before every move.", "Practice Lead", "Jun 2018", "Held for two moves.")
    put(log, 29, (3.1, "0.00"), "Write to the child with a picture of the home.", "Practice Lead", "Jun 2018")
    return save(log, "log_refs_eaten")


def log_dates() -> Path:
    """A table object without title rows, and every kind of date that is met in a review column."""
    (log,) = a_book("Register")
    put(log, 1, "Ref", "Action", "Lead", "Review date", "Progress")
    reviews = (
        (date(2017, 11, 14), "dd/mm/yyyy"),
        (date(2017, 10, 1), "mmm yyyy"),
        (date(2018, 1, 31), "mmm-yy"),
        (date(2017, 12, 5), "[$-809]dd mmmm yyyy;@"),
        43008,
        43009,
        "Oct, 2017",
        "Sept 2017",
        "202017",
        " 14 Nov 2017 ",
        "End of March 2018",
        "Q3 2017/18",
        "Autumn term 2017",
        "w/c 6 Nov 2017",
        "Ongoing",
        "Completed Sept 2017",
        "tbc",
        None,
        "Spring",
        "31/02/2018",
        "'01/12/2017",
    )
    for number, review in enumerate(reviews, 1):
        put(log, number + 1, f"A{number}", f"Do the thing of line {number}.", "Service Manager", review)
    log.add_table(Table(displayName="Register", ref=f"A1:E{len(reviews) + 1}"))
    log.freeze_panes = "A2"
    return save(log, "log_dates")


def log_ratings_in_words() -> Path:
    """Ratings as words, letters, phrases and numbers, and as the fills of Excel's styles Bad, Neutral and Good."""
    _, log = a_book("Sheet1", "Risk actions")
    put(log, 1, "Missing children programme")
    put(log, 2, "Quarrybank Council")
    put(log, 4, "Ref", "Action", "Owner", "Due", "Status", "RAG rating", "Progress")
    rows: list[tuple[str, str | None, str | int | None, str | None]] = [
        ("Log every absence on the day.", "In progress", "Red", None),
        ("Ring the home within an hour.", "On track", "A", None),
        ("Share the list with the police.", "Underway", "G", None),
        ("Hold a talk after each return.", "In progress", "Green (on track)", None),
        ("Close the paper register.", "Completed", "Complete", None),
        ("Train the night staff.", "Delayed", 2, None),
        ("Agree the out-of-area letter.", "Not started", "Grey", None),
        ("Review each third absence.", "In progress", "B", None),
        ("Check the contact numbers.", None, None, "FFFFC7CE"),
        ("Put up the poster.", None, None, "FFFFEB9C"),
        ("Buy a second duty phone.", "Withdrawn", None, "FFC6EFCE"),
    ]
    for number, (text, status, rating, colour) in enumerate(rows, 1):
        put(log, number + 4, number, text, "Team Manager", (date(2019, 3, 29), "d mmm yy"), status, rating)
        if colour:
            shade(log, f"F{number + 4}", colour)
    log["G13"] = "Half are done."
    shade(log, "F5", "FFFF0000")
    return save(log, "log_ratings_in_words")


def log_with_formulas() -> Path:
    """Dates and ratings worked out by formulas, some without a value or with an error; a table's own filter."""
    log, lists = a_book("Actions", "Lookups")
    put(log, 1, "Early help programme")
    put(log, 2, "Thornmere Council")
    put(log, 4, "Ref", "Action", "Lead", "Review date", "RAG", "Update")
    day = "dd/mm/yyyy"
    put(
        log,
        5,
        "E1",
        "Meet each school twice a year.",
        "Team Manager",
        ("=EDATE(K1,6)", day),
        '="Gr"&"een"',
        "Done once.",
    )
    put(log, 6, "E2", "Put the offer on one page.", "Team Manager", ("=TODAY()+30", day), "Amber", "With the printer.")
    put(
        log,
        7,
        "E3",
        "Ask parents what they looked for.",
        "Head of Service",
        ("=K9+30", day),
        "=VLOOKUP(A7,Lookups!A:B,3)",
    )
    put(log, 8, "E4", "Close the old web page.", "Head of Service", "Nov 2017", "Red")
    put(lists, 1, "Status", "Lead")
    put(lists, 2, "Not started", "Team Manager")
    put(lists, 3, "Complete", "Head of Service")
    shown = Filters(filter=["Amber", "Green", "#N/A"])
    rows = AutoFilter(ref="A4:F8", filterColumn=[FilterColumn(colId=4, filters=shown)])
    log.add_table(Table(displayName="Actions", ref="A4:F8", autoFilter=rows))
    log.row_dimensions[8].hidden = True
    choice = DataValidation(type="list", formula1="Lookups!$B$2:$B$3", allow_blank=True)
    choice.add("C5:C8")
    log.add_data_validation(choice)
    path = save(log, "log_with_formulas")
    cache(path, 1, {"D5": 43100, "E5": "Green", "D7": "#VALUE!", "E7": "#N/A"})
    return path
