"""Tables that hold one action each: labels beside their values, within a cell or in a cell of their own."""

import pytest

from tests.corpus.word_pieces import cell, p, row, table, write_document
from tests.documents.books import actions_of, read_book
from tracker.documents.reading.document import read_document

ACTIONS = [
    ("1.1", "Publish the offer", "Head of Service", "Oct 2027", "The draft is out"),
    ("1.2", "Train the leads", "Team Manager", "Nov 2027", "Rooms are booked"),
    ("1.3", "Agree the threshold", "Director", "Dec 2027", "With the board"),
]


def within(ref, action, lead, due, progress):
    top = row(f"Ref {ref}", f"Action: {action}", f"Lead: {lead}", f"Due: {due}")
    return table(4, top, row("Progress", cell(progress, span=3)))


def in_two_columns(ref, action, lead, due, progress):
    rows = (("Ref", ref), ("Action", action), ("Lead", lead), ("Due date", due), ("Progress", progress))
    return table(2, *(row(*cells) for cells in rows))


def in_pairs(ref, action, lead, due, progress):
    last = row("Progress", cell(progress, span=3))
    return table(4, row("Ref", ref, "Lead", lead), row("Action", action, "Due date", due), last)


def under_a_title(ref, action, lead, due, progress):
    title, below = row(cell(f"Action {ref}: {action}", span=4)), row("Lead", lead, "Due date", due)
    return table(4, title, below, row(cell("Progress", span=4)), row(cell(progress, span=4)))


@pytest.mark.parametrize("laid_out", [within, in_two_columns, in_pairs, under_a_title])
def test_each_table_is_an_action(tmp_path, laid_out):
    blocks = [block for action in ACTIONS for block in (laid_out(*action), p(""))]
    write_document(tmp_path / "plan.docx", *blocks)
    draft = read_document(tmp_path / "plan.docx")
    told = [
        (one.ref, one.text, one.lead.as_printed, one.updates[0].review.as_printed, one.updates[0].text)
        for one in actions_of(draft)
    ]
    assert told == ACTIONS
    assert len(draft.tables) == 1
    assert not draft.problems


def test_the_theme_above_a_table_is_that_of_its_action_and_a_fill_its_rating(tmp_path):
    def rated(action, fill):
        return table(2, row("Ref", action[0]), row("Action", action[1]), row("RAG", cell("", fill=fill)))

    first, second = rated(ACTIONS[0], "00B050"), rated(("2.1", ACTIONS[1][1]), "FFC000")
    blocks = (p("Theme 1: Front door", style="Heading1"), first, p("Theme 2: Homes", style="Heading1"), second)
    write_document(tmp_path / "plan.docx", *blocks)
    draft = read_document(tmp_path / "plan.docx")
    told = [(theme.title, theme.actions[0].ref, theme.actions[0].updates[0].stated_rag) for theme in draft.plan.themes]
    assert told == [("Front door", "1.1", "green"), ("Homes", "2.1", "amber")]


SHEET = [["Ref", 1.1, "Lead", "Head"], ["Action", "Publish the offer", "Due date", "Oct 2027"], ["Progress", "Begun"]]


def test_they_stand_below_each_other_on_a_sheet(tmp_path):
    second = [["Ref", 1.2, "Lead", "TM"], ["Action", "Train the leads", "Due date", "Nov 2027"], ["Progress", "Booked"]]
    draft = read_book(tmp_path, ("Plan", [*SHEET, [], *second]))
    assert [(one.ref, one.text, one.updates[0].text) for one in actions_of(draft)] == [
        ("1.1", "Publish the offer", "Begun"),
        ("1.2", "Train the leads", "Booked"),
    ]
    assert not draft.problems


def test_a_label_that_nobody_knows_keeps_its_value_and_names_it(tmp_path):
    rows = [["Ref", "1.1"], ["Action", "Publish the offer"], ["Cost centre", "X9"], ["Lead", "Head"]]
    draft = read_book(tmp_path, ("Plan", rows))
    assert [one.text for one in actions_of(draft)] == ["Publish the offer"]
    assert [(problem.about, problem.as_printed) for problem in draft.problems] == [
        ("Cost centre (beside Ref, Action, Lead)", "X9")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Ref", "1.1", "x"], ["Action", "Publish the offer", "more"], ["Lead", "Head", "TM"]],  # two values a label
        [["Ref", "1.1"], ["Action", "Publish"], ["Lead", "Head"], ["Lead", "TM"]],  # a label twice
        [["Ref", 1.1, None, "Ref", 1.2], ["Action", "Mow", None, "Action", "Dig"], ["Lead", "Bo", None, "Lead", "Al"]],
        [["Ref", "The number of the action"], ["Action", "What is to be done"], ["Lead", "Who leads it"]],  # a guide
    ],
)  # fmt: skip
def test_what_cannot_be_told_apart_is_one_problem_and_no_action(tmp_path, rows):
    draft = read_book(tmp_path, ("Plan", rows))
    assert not actions_of(draft)
    (problem,) = draft.problems
    assert problem.kind == "skipped"
    assert all(str(cell) in problem.as_printed for cells in rows for cell in cells if cell)


@pytest.mark.parametrize(
    "rows",
    [
        [["Action", "Lead"], ["Train the leads", "TM"], ["Update on progress", "Head"], ["Review actions", "TM"]],
        [["Action: what we do", "Lead: who", "Due: by when"], ["Mow", "TM", "Oct 2027"], ["Dig", "TM", "May 2028"]],
    ],
)  # fmt: skip
def test_a_table_whose_values_read_like_labels_has_its_heading_row(tmp_path, rows):
    assert [one.text for one in actions_of(read_book(tmp_path, ("Plan", rows)))] == [cells[0] for cells in rows[1:]]


def test_a_colour_of_a_label_that_other_labels_have_not_is_not_lost(tmp_path):
    write_document(
        tmp_path / "plan.docx",
        *(table(2, row("Ref", ref), row("Action", text), row(cell("RAG", fill=fill), ""))
          for ref, text, fill in (("1.1", "Publish", "00B050"), ("1.2", "Train", "FFC000"))),
    )  # fmt: skip
    draft = read_document(tmp_path / "plan.docx")
    assert not actions_of(draft)
    assert {problem.kind for problem in draft.problems} == {"skipped"}


CALLED = ["Recommendation", "Requirement", "Must do", "Finding", "Area for improvement", "Condition", "Should do"]


def form(*rows):
    return table(2, *(row(cells[0] if len(cells) > 1 else cell(cells[0], span=2), *cells[1:]) for cells in rows))


@pytest.mark.parametrize("called", CALLED)
@pytest.mark.parametrize(
    "top",
    [
        lambda called, ref, action: [(called, action)],
        lambda called, ref, action: [(f"{called} {ref}", action)],
        lambda called, ref, action: [(f"{called} {ref}: {action}",)],
        lambda called, ref, action: [(f"{called} {ref}",), (action,)],
    ],
)
def test_a_form_says_an_action_whatever_it_calls_it(tmp_path, called, top):
    forms = [
        form(*top(called, number, action), ("Owner", lead), ("By when", due), ("Progress", progress))
        for number, (_, action, lead, due, progress) in enumerate(ACTIONS, 1)
    ]
    write_document(tmp_path / "plan.docx", *(block for one in forms for block in (one, p(""))))
    draft = read_document(tmp_path / "plan.docx")
    found = actions_of(draft)
    assert [(one.text, one.lead.as_printed, one.updates[0].text) for one in found] == [
        (action, lead, progress) for _, action, lead, _, progress in ACTIONS
    ]
    refs = [None, None, None] if top(called, 1, "")[0][0] == called else ["1", "2", "3"]
    assert [one.ref for one in found] == refs and not draft.problems


@pytest.mark.parametrize(
    ("label", "kept"),
    [("Recommendation 1", lambda theme, one: (theme.ref, theme.title) == ("1", "Visits are late")),
     ("Finding", lambda theme, one: one.notes == ("Finding: Visits are late",))],
)  # fmt: skip
def test_what_led_to_the_action_of_a_form_is_kept_beside_it(tmp_path, label, kept):
    forms = [form((label, "Visits are late"), ("Action", a), ("Owner", l), ("By when", d)) for _, a, l, d, _ in ACTIONS]  # noqa: E741
    write_document(tmp_path / "plan.docx", *(block for one in forms for block in (one, p(""))))
    draft = read_document(tmp_path / "plan.docx")
    assert [one.text for one in actions_of(draft)] == [action for _, action, *_ in ACTIONS]
    assert all(kept(theme, one) for theme, one in draft.plan.actions()) and not draft.problems


def test_what_is_found_and_no_more_is_no_form(tmp_path):
    write_document(
        tmp_path / "plan.docx", form(("Finding 1", "Visits are late"), ("Evidence", "Audit"), ("Risk", "High"))
    )
    assert actions_of(read_document(tmp_path / "plan.docx")) == []


@pytest.mark.parametrize("status", ["Complete", "Completed", "Closed", "On track"])
def test_a_form_with_two_labels_in_a_row_is_read_whatever_its_status_says(tmp_path, status):
    forms = [
        table(
            4,
            row("Ref", str(number), "Lead", lead),
            row("Action", action, "Due date", due),
            row("Status", status, "Last updated", "30/09/2025"),
            row("Progress", cell(progress, span=3)),
        )
        for number, (_, action, lead, due, progress) in enumerate(ACTIONS, 1)
    ]
    write_document(tmp_path / "plan.docx", *(block for one in forms for block in (one, p(""))))
    found = actions_of(read_document(tmp_path / "plan.docx"))
    assert [(one.ref, one.text, one.lead.as_printed, one.updates[0].text) for one in found] == [
        (str(number), action, lead, progress) for number, (_, action, lead, _, progress) in enumerate(ACTIONS, 1)
    ]
    assert all(one.notes == ("Last updated: 30/09/2025",) for one in found)
