"""Builds layouts that public bodies use besides the published plan; run once: python -m tests.corpus.make_public."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from tests.corpus.word_pieces import cell, p, row, table, write_document

HERE = Path(__file__).parent
RED, AMBER, GREEN, BLUE = "FF0000", "FFC000", "00B050", "00B0F0"


def post_inspection(path: Path) -> None:
    """Questions for headings, areas for improvement for themes, a BRAG as letter or colour, roles in brackets."""
    heads = ("No", "What will we do?", "By who?", "By when?", "How will we know?", "Progress", "BRAG")
    write_document(
        path,
        p("Harbour Vale Council"),
        p("Post-Inspection Action Plan", style="Title"),
        p("Version 2, agreed by the board"),
        p("Area for improvement 1: Supervision that helps", style="Heading1"),
        table(
            7,
            row(*heads, header=True),
            row(
                "1.1",
                "Rewrite the supervision guide",
                "Mira Stone (Practice Lead)",
                "31.03.23",
                "Eight in ten audits are good",
                "The guide is out.",
                cell(fill=GREEN),
            ),
            row("1.2", "Train every team manager", "MS / TW", "End of June 2023", "Staff survey", "Dates set", "A"),
            row("1.3", "Read ten records a month", "Audit Team", "Ongoing", "Monthly note", "Not yet due", "G"),
            row("1.4", "Tell the board", "Director", "Complete", "Board papers", "Done", cell("B", fill=BLUE)),
        ),
        p("Area for improvement 2: Health checks in time", style="Heading1"),
        table(
            7,
            row(*heads, header=True),
            row("2.1", "Agree the path with health", "Tom Wills", "Sept 2023", "19 of 20 in time", "Talks held", "R"),
            row("2.2", "Share the list weekly", "Data Team", "Immediately", "Weekly list", "Complete", ""),
        ),
    )


def statement_of_action(path: Path) -> None:
    """Headings merged over parts of their own and repeated on the next page, a start and an end, a total."""
    above = [cell(text, down="restart") for text in ("Ref", "Action", "Lead", "Cost")]
    heads = row(*above, cell("Timescale", span=2), cell("Success measure", down="restart"), cell("Progress", span=2))
    below = [cell(down="continue")] * 4
    parts = row(*below, "Start", "End", cell(down="continue"), "Update", "RAG")
    write_document(
        path,
        p("Statement of Action 2022-23", style="Title"),
        p("Outcome A: Families help to shape services", style="Heading2"),
        table(
            9,
            *(heads, parts),
            row("A1", "Found a joint board", "Asha Bell", "£5000", "Jan 2022", "Mar 2022", "It meets", "Founded",
                cell(fill=BLUE)),
            row("A2", "Write a joint plan", "Asha Bell", "£2000", "Feb 2022", "Oct 2022", "Agreed", "Draft is",
                cell(fill=AMBER)),
            *(heads, parts),
            row(*[""] * 7, "out for comment", ""),
            row("A4", "Ask parents", "Parent Forum", "£300", "TBC", "TBC", "300 replies", "", cell(fill="FFFFFF")),
            row("", "Total", "", "£7300", *[""] * 5),
        ),
        p("Outcome B: Needs are known", style="Heading2"),
        table(
            9,
            *(heads, parts),
            row("B1", "Count what is needed", "Health Lead", "", "Mar 2022", "N/A", "Published", "On track",
                cell(fill=GREEN)),
        ),
    )  # fmt: skip


def page_by_page(path: Path) -> None:
    """What a converter makes of pages: an ambition, and a scorecard with its groups, each in two tables."""
    heads = ("Status", "Metric", "Baseline (March 2022)", "Current", "North West", "Commentary")
    write_document(
        path,
        p("Children’s Scorecard and Plan"),
        p("Priority A: Homes that last"),
        table(2, row("Our ambition (what ‘good’ looks like)", "• Homes last")),
        p(""),
        table(2, row("", cell("• Rooms are warm", "• Nobody moves twice"))),
        p("What we will do"),
        table(
            4,
            row("Key action", "Lead officer", "Planned completion date", "Progress (BRAG)"),
            row("Find ten carers", "Homes Manager", "Dec 2022", cell("Six are found", fill=AMBER)),
            row("Open a house", "Homes Manager", "Nov 2022", cell("Complete", fill=BLUE)),
        ),
        p("How it went"),
        table(
            7,
            row("", *heads),
            row(cell("Demand", down="restart"), cell(fill=RED), "Contacts (no)", "130", "136", "120", "Still rising"),
            row(cell(down="continue"), cell(fill=GREEN), "Referrals (no)", "42", "41", "-", ""),
        ),
        table(6, row(*heads), row("2", "Visits in time (%)", "59.6", "61.9", "", "")),
        table(
            7,
            row(cell("Effect", down="restart"), "1", "Returns (%)", "26.5", "21.4", "22", ""),
            row(cell(down="continue"), "3", "Leavers in work (%)", "30.8", "n/a", "50", "Not counted"),
        ),
    )


def audit_tracker(path: Path) -> None:
    """Two dates, a closing date, priorities that are no themes, statuses as auditors write them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tracker"
    sheet.append(["Internal Audit Tracker"])
    sheet.append([])
    sheet.append(
        ["Rec No", "Recommendation", "Priority", "Agreed action", "Responsible officer", "Target date",
         "Revised target date", "Date closed", "Implementation status", "Latest update"]
    )  # fmt: skip
    for line in (
        ["R1", "Pay is checked", "High", "Two people sign each form", "Head of Pay", datetime(2024, 3, 31), None,
         datetime(2024, 3, 20), "Implemented", "Forms seen"],
        ["R2", "Leavers are removed", "Medium", "A list goes out each month", "Head of Pay", datetime(2024, 6, 30),
         datetime(2024, 12, 31), None, "Outstanding", "The system changed"],
        ["R3", "Reviews are yearly", "High", "Reviews are booked ahead", "Care Manager", datetime(2024, 4, 1),
         "TBC", None, "Partially implemented – 6 of 10", None],
        ["R4", "Letters are sent", "Low", "A letter is written", "Care Manager", datetime(2025, 3, 31), None, None,
         "Not yet due", None],
        ["R5", "Rules are rewritten", "Low", "No rules are needed", "Care Manager", None, None, None, "Superseded",
         None],
    ):  # fmt: skip
        sheet.append(line)
    for cells in sheet.iter_rows(min_row=4, min_col=6, max_col=8):
        for one in cells:
            one.number_format = "dd/mm/yyyy"
    book.save(path)


def build() -> None:
    """Write the four documents."""
    for make in (post_inspection, statement_of_action, page_by_page):
        make(HERE / f"{make.__name__}.docx")
    audit_tracker(HERE / "audit_tracker.xlsx")


if __name__ == "__main__":
    build()
