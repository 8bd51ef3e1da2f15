"""Plans of several themes, where each table has its columns in its own order and its own words for them."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.word_pieces import (
    Xml,
    cell,
    control,
    deleted,
    footnote,
    inserted,
    p,
    row,
    symbol,
    table,
    write_document,
)

CHILDREN = "Feedback from Children and Young People, Parents and Carers"
GARLAND = "Tessa Garland, Service Manager"
AMBITION = "Our ambition (what ‘good’ looks like)"


def two_themes(path: Path) -> None:
    """Columns and thresholds in another order in each table; a ref given twice; one measure in both themes."""
    write_document(
        path,
        p("Northmere Council"),
        p("Children’s Improvement Plan"),
        p("2017/18"),
        p("Recommendation 1.2: Front Line Practice – Voice of the Child"),
        table(
            2,
            row(
                AMBITION,
                cell(
                    p("Children are seen alone", listed=True),
                    p("Their words are in the record", style="ListBullet"),
                    "-\tPlans are changed by what they say",
                    "o\tThey are told what was done",
                ),
            ),
        ),
        p("WHAT WE WILL DO TO GET BETTER"),
        table(
            5,
            row("Ref", "Action", "Progress Review Date", "Lead", "Update Commentary"),
            row("1.2.1", "Tell managers twice a year what families complain of", "Sept 2017", "QA Manager", "Ready."),
            row("1.2.3", "Write a “you said, we did” letter", "Dec 2017", "QA Manager", "Drafted."),
            row("1.2.4", "Ask young advisers about our forms", "Oct\n2017", "Participation Officer", ""),
            row("1.2.4", "Buy tools for direct work", "Ongoing", "Participation Officer", "In use."),
        ),
        p("HOW WE WILL KNOW"),
        table(
            5,
            row(cell("Thresholds", span=3), "", ""),
            row("Outstanding", "Good", "Requires Improvement", "Performance Measure", "What does it show?"),
            row(
                "90-100",
                "80-89",
                "65-79",
                "Percentage of audits that find the child took part (audit measure)",
                "Children are heard.",
            ),
            row(
                "67-100",
                "34-66",
                "25-33",
                "The proportion of children over five who answer the yearly survey",
                "Children trust us.",
            ),
        ),
        p("Recommendation 3 Resources", bold=True),
        table(2, row(AMBITION, cell(p(symbol("Wingdings", "F0A7"), " Every child has a worker with time")))),
        p("Actions we will take"),
        table(
            5,
            row("Lead", "Review Date", "Ref", "Action", "Commentary"),
            row("Head of Service", "Oct, 202017", "3.1", "Agree how many children one worker may have", "Agreed."),
            row("Head of Service", "Completed", "3.2", "Move to the new teams", "Done in August."),
            row("Service Manager", "Ongoing", "3.3", "Fill posts", ""),
        ),
        p("Measures"),
        table(
            4,
            row("Performance measure", "Good", "Outstanding", "Requires improvement"),
            row("Percentage of audits that find the child took part (audit measure)", "80-89", "90-100", "65-79"),
            row("Timeliness of cases stepped down to early help", "", "Increase", ""),
        ),
        p("What we hear"),
        table(
            3,
            row("Feedback from Staff", "Qualitative Information", "Feedback from children and families"),
            row("Workers say they have time.", "Exit interviews are read.", "Families know their worker."),
        ),
    )


def _theme(heading: Xml, ambition: str, *tables: Xml) -> list[Xml]:
    bullets = cell(*(f"\uf0b7\t{line}" for line in ambition.split("\n")))
    return [heading, table(2, row(AMBITION, bullets)), *tables]


def five_themes(path: Path) -> None:
    """A whole small plan of five themes; each theme is laid out a little differently."""
    changed_date = cell(p("Oct 20", deleted("16"), inserted("17")))
    write_document(
        path,
        p("Northmere Metropolitan Borough"),
        p("Children’s Services", style="Title"),
        p("Improvement Plan 2017-18", style="Title"),
        *_theme(
            p("Recommendation 1.1  Front Line Practice – Assessment", style="Heading1"),
            "Assessments are timely\nThey weigh the risk",
            p("What we will do", style="Heading2"),
            table(
                5,
                row("Ref", "Action", "Progress / Review Date", "Lead", "Update Commentary"),
                row("1.1.1", "See children within five days", "Oct 2017", cell(GARLAND, down="restart"), "Used."),
                row("1.1.2", "Use the chronology", changed_date, cell(down="continue"), ""),
            ),
            p("How we will know", style="Heading2"),
            table(
                5,
                row("", "", cell("Thresholds", span=3)),
                row("Performance Measure", "What does it show?", "Requires Improvement", "Good", "Outstanding"),
                row("Percentage of assessments done in 45 days", "Timeliness.", "75-80", "81-89", "90+"),
            ),
        ),
        *_theme(
            p("Recommendation 1.2  Front Line Practice – Voice of the child", style="Heading1"),
            "Children are heard",
            p("What we will do", style="Heading2"),
            control(
                table(
                    5,
                    row("Ref", "Action", "Review Date", "Lead", "Commentary Update"),
                    row("1.2.1", "Collect what was said by March 202017", "Ongoing", "Practice Lead", "Report to"),
                    row("Ref", "Action", "Review Date", "Lead", "Commentary Update"),
                    row("", "", "", "", "the board in December."),
                )
            ),
        ),
        *_theme(
            p("Recommendation 1.3  Front Line Practice – LAC and Care Leavers", style="Heading1"),
            "Children stay near home",
            p("What we will do", style="Heading2"),
            table(
                5,
                row("Ref", "Lead", "Action", "Commentary", "Review Date"),
                row("1.3.9", "Head of Service", "Find homes nearby", "Ten found.", "Jan 2018"),
                row("1.3.10", "Head of Service", "Read the adoption audit", "", "Feb 2018"),
                row("1.3.2012", "Head of Service", "Audit the move to adult care", "", "March 2018"),
            ),
        ),
        *_theme(
            p("Recommendation 2.0  Management Oversight", style="Heading1"),
            "Managers are present",
            p("What we will do", style="Heading2"),
            table(
                5,
                row("Ref", "Action", "Review Date", "Lead", "Update Commentary"),
                row("2.1", cell(p("Hold supervision each month", footnote(1))), "Completed", "Team Manager", "Held."),
                row("2.2", "Look at every case that drifts", "Nov 2017", "Team Manager", ""),
            ),
            p("How we will know", style="Heading2"),
            table(
                4,
                row("Performance Measure", "Outstanding", "Good", "Requires Improvement"),
                row("Percentage of staff supervised in time", "81+", "61-80", "50-60"),
            ),
        ),
        *_theme(
            p("Recommendation 3  Resources", style="Heading1"),
            "There is time for each child",
            p("What we will do", style="Heading2"),
            table(
                5,
                row("Ref", "Action", "Review Date", "Lead", "Update Commentary"),
                row("3.1", "Agree the size of caseloads", "Dec 2017", "Head of Service", "Agreed."),
            ),
            p("How we will know", style="Heading2"),
            table(
                5,
                row("", "", cell("Thresholds", span=3)),
                row("Performance Measure", "What does it show?", "Requires Improvement", "Good", "Outstanding"),
                row("Average caseload", "Load.", "", cell("Decrease", span=2)),
            ),
            p("What people tell us", style="Heading2"),
            table(
                3,
                row("Qualitative Information", CHILDREN, "Feedback from Staff"),
                row("Exit interviews.", "Families keep their worker.", "Staff stay."),
            ),
        ),
        footnotes=["Face to face."],
    )  # fmt: skip


DOCUMENTS = (two_themes, five_themes)
