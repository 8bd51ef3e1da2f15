"""Documents laid out after the published plan: theme, ambition, actions, measures, evidence, with its damage."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.word_pieces import cell, footnote, p, row, table, write_document

EVIDENCE = (
    "Qualitative Information",
    "Feedback from Children and Young People, Parents and Carers",
    "Feedback from Staff",
)


def improvement_plan(path: Path) -> None:
    """The main case, with one header repeated at a page break and the damage of the published plan."""
    heads = ("Ref", "Action", "Progress / Review Date", "Lead", "Update Commentary")
    bands = ("Requires Improvement", "Good", "Outstanding")
    write_document(
        path,
        p("Northmere Council"),
        p("Children’s Services", bold=True),
        p("Draft Improvement Action Plan", bold=True),
        p("202017-18"),
        p(
            "This document says what we will do for children this year, who has promised it, and how everybody "
            "will be able to see that it has helped."
        ),
        p("Recommendation 1.1  Front Line Practice – Assessment and Planning", bold=True),
        table(
            2,
            row(
                "Our ambition (what ‘good’ looks like)",
                cell(
                    p("\uf0b7\tAssessments", footnote(1), " lead to help that fits the child"),
                    "\uf0b7\tPlans change when the child’s life changes",
                    "\uf0b7\tYoung people aged 16 or 2017 who have no home are seen within ten days",
                ),
            ),
        ),
        p("WHAT WE WILL DO", bold=True),
        table(
            5,
            row(*heads, header=True),
            row(
                "1.1.1",
                "Train every front line team in analysis, planning and recording",
                "Oct 2017",
                "Vera Brook, Head of Service",
                "Training offer under review; next update to senior managers October 202017",
            ),
            row(
                "1.1.2",
                "Measure what the training changed by audit and a yearly staff survey",
                "Oct 2017",
                "Quality Assurance Manager",
                "The survey is written and goes out at the end of September.",
            ),
            row(
                "1.1.3",
                "Keep the practice workshops on the themes that audits bring up",
                "Ongoing",
                cell("Vera Brook,", "Head of Service"),
                cell("Held every quarter.", "Staff speak well of them."),
            ),
            row(
                "1.1.6",
                "Invite neighbouring councils to a peer review in early 2018",
                "Dec 202017",
                "Vera Brook, Head of Service",
                "",
            ),
            row(*heads),
            row(
                "1.1.15",
                "Make sure carers and partners know what private fostering is",
                "Oct, 2017",
                "Service Manger",
                "The yearly report is finished.",
            ),
            row(
                "1.1.16",
                "Agree a plan from the March 202017 audit of homeless young people",
                "Dec 2017",
                "Service Manager",
                "Tool and plan are ready.",
            ),
            row(
                "1.1.2017",
                "Count the care plans that are brought up to date in time",
                "Dec 2017",
                "Service Manager",
                "As above",
            ),
        ),
        p("HOW WE WILL KNOW", bold=True),
        table(
            5,
            row("", "", cell("Thresholds", span=3)),
            row("Performance Measure", "What does it show?", *bands),
            row(
                "Percentage of children seen within 10 days of the start of their assessment",
                "Children are heard from the beginning.",
                "65-75",
                "75-84",
                "85+",
            ),
            row(
                "Percentage of children with a second child protection plan",
                "How well change lasts; low is good.",
                "25-20",
                "19-15",
                "<14",
            ),
            row(
                "Number of young people without a home who are referred",
                "The joint protocol is in use.",
                cell("Increase", span=3),
            ),
        ),
        p("WHAT WE HEAR", bold=True),
        table(
            3,
            row(*EVIDENCE),
            row(
                cell("Audits show better practice.", "Records show it too."),
                "Families say they were helped.",
                "Staff say what support they need.",
            ),
        ),
        footnotes=["Assessments follow the national guidance."],
    )


def merged_and_cut(path: Path) -> None:
    """Leads merged over several rows, a sub-heading merged across, rows and a table cut in two by a page."""
    heads = ("Ref", "Action", "Review Date", "Lead", "Commentary Update")
    write_document(
        path,
        p("Eastlow Borough Council"),
        p("Children’s Improvement Plan 2017-18"),
        p("Recommendation 1.3 Looked after children and care leavers", style="Heading1"),
        table(
            2,
            row(cell("Our ambition (what ‘good’ looks like)", down="restart"), "• Children keep the home they know"),
            row(cell(down="continue"), "• Care leavers are safe where they live"),
        ),
        p("Actions"),
        table(
            5,
            row(*heads),
            row(
                "1.3.1",
                "Use the tracker so that no child waits for a permanent home",
                "Oct 2017",
                cell("Clara Wynn, Service Manager", down="restart"),
                "The tracker is in use.",
            ),
            row("1.3.2", "Look again at every child placed with parents", "Dec 2017", cell(down="continue"), ""),
            row(
                "1.3.3",
                "Bring orders to an end where it is safe",
                cell("Jan 2018", down="restart"),
                cell(down="continue"),
                "Checked at each",
            ),
            row("", "", cell(down="continue"), cell(down="continue"), "legal meeting."),
            row(cell("Health and education", span=5)),
            row(
                "1.3.4",
                "Raise attendance at school",
                "Dec 2017",
                "Head of Virtual School",
                "Letters to all carers have been sent.",
            ),
            row(*heads),
            row("", "with foster carers and schools", "", "", "Audit to follow in the new year."),
            row("1.3.5", "Hold health checks in time", "Nov 2017", "Team", "Meetings are held each month."),
            row("", "", "", "Manager", ""),
        ),
        p(""),
        table(
            5,
            row("1.3.6", "Help more care leavers into work", "Ongoing", "Service Manager", "Figures are watched."),
            row("1.3.7", "Print a passport for care leavers", "March 2018", "Service Manager", ""),
        ),
        p("Measures"),
        table(
            5,
            row(
                cell("Performance Measure", down="restart"),
                cell("What does it show?", down="restart"),
                cell("Thresholds", span=3),
            ),
            row(cell(down="continue"), cell(down="continue"), "Requires Improvement", "Good", "Outstanding"),
            row("Proportion of children with three or more homes in a year", "Homes last.", "15-11", "10-8", "<8"),
            row(
                "Number of care leavers in touch with us",
                "That we know",
                "10-14",
                "15-19",
                "20+",
            ),
            row("", "how they are.", "", "", ""),
        ),
    )


DOCUMENTS = (improvement_plan, merged_and_cut)
