"""Tables that Word keeps in unusual ways: tracked changes, content controls, tables in tables, colour for a rating."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.word_pieces import (
    cell,
    commented,
    control,
    deleted,
    inserted,
    moved_from,
    moved_to,
    p,
    row,
    run,
    table,
    write_document,
)


def tracked_changes(path: Path) -> None:
    """A plan that was sent round for changes and never had them accepted."""
    write_document(
        path,
        p("Improvement plan 2017-18"),
        p("Recommendation 2.0 Management ", deleted("control"), inserted("oversight"), style="Heading1"),
        table(
            2,
            row(
                "Our ambition",
                cell(
                    p("Managers know ", deleted("some of "), "their teams’ work", listed=True),
                    p(inserted("Supervision is held every month"), listed=True),
                    p(deleted("Nobody is without a manager"), listed=True),
                ),
            ),
        ),
        p("What we will do"),
        table(
            5,
            row("Ref", "Action", "Review Date", "Lead", "Update Commentary"),
            row(
                "2.1",
                cell(p("Write a ", deleted("long "), inserted("short "), "supervision policy")),
                cell(p(deleted("Sept 2017"), inserted("Oct 2017"))),
                "Head of Service",
                cell(p("The draft is with ", deleted("the board"), inserted("all managers"), ".")),
            ),
            row(
                "2.2",
                "Audit thirty supervision records each quarter",
                "Dec 2017",
                "Quality Assurance Manager",
                cell(
                    p("First audit done. ", moved_from("Findings go to the board.")), p(inserted("It was a good one."))
                ),
            ),
            row(
                inserted_cell("2.3"),
                inserted_cell("Name a deputy for every team"),
                inserted_cell("Nov 2017"),
                inserted_cell("Head of Service"),
                cell(p(inserted("New since the last board."), " ", moved_to("Findings go to the board."))),
                change="ins",
            ),
            row(
                deleted_cell("2.4"),
                deleted_cell("Buy a second system"),
                deleted_cell("Dec 2017"),
                deleted_cell("Service Manager"),
                deleted_cell("No money was found."),
                change="del",
            ),
            row(
                "2.4",
                "Publish the caseload of every team",
                "Ongoing",
                "Service Manager",
                cell(p(deleted("Nothing yet."))),
            ),
        ),
    )


def inserted_cell(text: str) -> str:
    return cell(p(inserted(text)))


def deleted_cell(text: str) -> str:
    return cell(p(deleted(text)))


def content_controls(path: Path) -> None:
    """A council's template: controls around a table, a row, a cell, a paragraph and a few words; a table in a cell."""
    heads = ("Action", "Ref", "Lead Officer", "Review Date", "Update")
    write_document(
        path,
        control(p("Southmoor County Council")),
        p("Early help ", control(run("improvement plan"))),
        control(p("Priority 3: Early help", style="Heading2")),
        control(
            table(
                5,
                row(*heads),
                row(
                    "Open a family hub in every district",
                    "3.1",
                    "Programme Manager",
                    control(cell(p("31/01/2018"))),
                    "Two hubs are open.",
                ),
                control(
                    row(
                        cell(p("Teach schools to use the ", control(run("early help")), " form")),
                        "3.2",
                        cell(control(p("Team Manager"))),
                        cell(p(control(run("Q3 2017/18")))),
                        "",
                    )
                ),
                row(
                    "Ask families what helped them",
                    "3.3",
                    "Participation Officer",
                    cell(p(control(run("Click or tap to enter a date."), prompt=True))),
                    "Questions are agreed.",
                ),
            )
        ),
        p(""),
        table(
            1,
            row(
                cell(
                    p("Priority 4: Workforce", bold=True),
                    table(
                        4,
                        row("Ref", "Action", "Lead", "By when"),
                        row("4.1", "Fill every vacant post", "Head of Service", "End of March 2018"),
                        control(row("4.2", "Give every new starter a mentor", "Principal Social Worker", "Ongoing")),
                    ),
                )
            ),
        ),
        p("How we will know"),
        control(
            table(
                4,
                row("Performance Measure", "Requires Improvement", "Good", "Outstanding"),
                row("Number of posts filled", control(cell("40-49")), "50-59", cell(p(control(run("60+"))))),
            )
        ),
    )


def rag_by_colour(path: Path) -> None:
    """Ratings as colour only, as a word, as a letter; comments in the margin."""
    heads = ("Ref", "Action", "Lead", "Due date", "RAG", "Commentary")
    write_document(
        path,
        p("Westbeck City Partnership"),
        p("Neglect action plan 2017-18"),
        p(commented(3, "Priority 1: Neglect")),
        table(
            6,
            row(*(cell(head, fill="D9D9D9") for head in heads)),
            row(
                "1.1",
                "Agree one neglect toolkit",
                "Board Manager",
                "30 Nov 2017",
                cell(fill="00B050"),
                "Agreed by all.",
            ),
            row(
                cell("1.2", fill="F2F2F2"),
                cell("Train two hundred staff in it", fill="F2F2F2"),
                cell("Training Officer", fill="F2F2F2"),
                cell("31/12/2017", fill="F2F2F2"),
                cell(fill="FFC000"),
                cell(p(commented(1, "Ninety trained"), " so far."), fill="F2F2F2"),
            ),
            row("1.3", "Count the toolkits used", "Performance Analyst", "Jan-18", cell(fill="FF0000"), ""),
            row("1.4", "Report to the board", "Board Manager", "Spring 2018", cell("A", fill="FFC000"), "Paper begun."),
            row(
                "1.5",
                cell(p(commented(2, "Write to all schools"))),
                "Board Manager",
                "Oct 2017",
                "Green",
                "Letters are out.",
            ),
            row("1.6", "Hold a conference", "Board Manager", "Completed", cell("Blue", fill="0070C0"), "Held in June."),
            row(
                "1.7",
                "Review the thresholds guide",
                "Head of Service",
                "Autumn term 2017",
                cell(fill="FCE4D6"),
                "Begun.",
            ),
            row("1.8", "Ask children what neglect means", "Participation Officer", "tbc", cell(fill="FFFFFF"), ""),
        ),
        comments=["Only the council’s own staff?", "Academies as well.", "Agreed with the chair."],
    )


DOCUMENTS = (tracked_changes, content_controls, rag_by_colour)
