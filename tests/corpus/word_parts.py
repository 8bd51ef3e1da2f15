"""Documents with odd characters, odd dates, odd people, and an action table that has neither ref nor date."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.word_pieces import (
    cell,
    control,
    field,
    hidden,
    hyphen,
    linked,
    p,
    raised,
    row,
    symbol,
    table,
    text_box,
    write_document,
)


def risk_register(path: Path) -> None:
    """Risk, effect, action and owner: the columns that no field is known for are left aside cell by cell."""
    write_document(
        path,
        p("Harbourside Safeguarding Partnership"),
        p("Risk action plan"),
        p(
            "The partners looked at what might keep them from making children safe, and agreed what each of them "
            "will do so that it does less harm."
        ),
        p("Priority 5: Risks to the partnership", bold=True),
        table(
            4,
            row("Risk", "Effect of the risk", "Action to reduce the risk", "Owner"),
            row(
                cell("Borders with other councils", down="restart"),
                "Work is done twice.",
                cell("Meet the neighbours every quarter.", "Buy training together."),
                "Board Manager",
            ),
            row(
                cell(down="continue"),
                "Children are lost sight of.",
                "Share one list of missing children.",
                "Police lead",
            ),
            row("Short contracts", "People leave with what they know.", "Agree money for three years.", ""),
        ),
    )


def odd_characters(path: Path) -> None:
    """Breaks, hyphens, symbols, fields, links, hidden words, a text box, a header and a footer."""
    write_document(
        path,
        p("Fernshire County Council"),
        p("Placement sufficiency programme 2017-18", bold=True),
        p(
            text_box("For discussion"),
            "Foster carers are our first choice for every child who cannot live at home, and small homes of our own "
            "are the second.",
        ),
        p("Priority 2 – Enough homes", bold=True),
        table(
            5,
            row("Ref", "Action", "Lead", "Review Date", "Commentary"),
            row(
                "2.1",
                "Recruit\ttwenty\u00a0foster carers,\nten of them for teenagers",
                "Ann Ash,\nHead of Service",
                "Nov 2017",
                cell(p("Adverts go out on the 1", raised("st"), " of each month.")),
            ),
            row(
                "2.2",
                cell(
                    p("Write to all out", hyphen("noBreakHyphen"), "of", hyphen("noBreakHyphen"), "area homes and the "
                      "commis", hyphen("softHyphen"), "sioning ser\u00advice")
                ),
                "Commissioning Manager",
                "Dec 2017",
                cell(p("Now “home first”, as the ", linked("sufficiency statement"), " says; checked on ",
                       field('QUOTE "5 October 2017"', "5 October 2017"), ".")),
            ),
            row(
                "2.3",
                cell(p("Open two small homes", hidden(" (not yet public)"))),
                "Head of Service",
                "Ongoing",
                cell(p("Planning ", symbol("Wingdings", "F0E0"), " building.")),
            ),
        ),
        p("How we will know"),
        table(
            4,
            row("Performance Measure", "Requires Improvement", "Good", "Outstanding"),
            row(
                "Number of foster homes",
                "100–119",
                "120\u2011139",
                cell(p(symbol("Symbol", "F0B3"), " 140")),
            ),
        ),
        header="Draft for the board",
        footer="Children’s commissioning team",
    )  # fmt: skip


def people_and_dates(path: Path) -> None:
    """One person written in several ways; dates of other years, other kinds and with damage."""
    write_document(
        path,
        p("Improvement plan for children with special needs"),
        p("2017-18"),
        p("Theme 4. Special needs", style="Heading1"),
        table(
            5,
            row("Ref", "Action", "Owner", "Timescale", "Progress"),
            row(
                "4.1",
                "Write every plan within twenty weeks",
                "Susan Hale, Quality Assurance Manager",
                "9.12.16",
                "Late.",
            ),
            row("4.2", "Read ten plans a month", "Susan Hale QA Manager", "Oct 2027", "Begun."),
            row("4.3", "Share what was read", "Susan Hale, Quality Assurance Manager", "Sept 2017", "As above"),
            row(
                "4.4",
                "Ask every school for a named lead",
                "Tessa Garland, Service Manger",
                "Completed",
                "All have one.",
            ),
            row("4.5", "Meet the parent carer forum", "Tessa Garland, Service Manager", "Dec, 2017", "Two meetings."),
            row("4.6", "Publish the local offer", "Tessa Garland, Service Manager", "w/c 6 Nov 2017", ""),
            row("4.7", "Plan the move to college for 16/2017 year olds", "", "2017/18", ""),
            row("4.7", "Plan the move to adult care", "Head of Service", "Winter 2017", "With adult care."),
            row("4.10", "Report to scrutiny", "Head of Service", "Q2 2017", ""),
        ),
    )


def ambition_in_paragraphs(path: Path) -> None:
    """A plan whose ambition is a list in the text, whose two themes share one table, and whose notes are typed."""
    write_document(
        path,
        p("Northmere Council"),
        p("Improvement Action Plan 2017-18"),
        p("1.1 Assessment and planning", style="Heading1"),
        p("Our ambition (what ‘good’ looks like)", bold=True),
        p("Assessments are done once and done well", listed=True),
        p("•\tPlans are short"),
        p("-\tFamilies hold a copy"),
        p(symbol("Wingdings", "F0A7"), "\tReviews are on time"),
        table(
            5,
            row(cell("WHAT WE WILL DO FOR BETTER PRACTICE", span=5)),
            row("Ref", "Action", "Lead", "Progress / Review Date", "Update Commentary"),
            row("1.1.1", "Finish assessments² in time", "Service Manager", "Oct 2017", "Most are."),
            row("1.1.2", "Train new workers", "Training Officer", "Jan 2018", "As above."),
            row(cell("Recommendation 1.2 Voice of the child", span=5)),
            row(
                "1.2.1",
                cell(p("Ask children in every visit", raised("3"), " what has changed")),
                "Service Manager",
                "Ongoing",
                "",
            ),
            row(
                control(cell("1.2.2")),
                "Write letters to children",
                "Participation Officer",
                "March 2018",
                "A pilot runs.",
            ),
        ),
        p("² Forty five working days."),
        p("³ Alone, where they want it."),
        p("HOW WE WILL KNOW"),
        table(
            6,
            row(cell("Performance Measure", span=2), "What does it show?", cell("Thresholds", span=3)),
            row(cell("", span=2), "", "Requires Improvement", "Good", "Outstanding"),
            row(
                cell("Percentage of visits¹ made in time", span=2), "That visits are made.", "70-84", "85-94", "95-100"
            ),
        ),
    )


DOCUMENTS = (risk_register, odd_characters, people_and_dates, ambition_in_paragraphs)
