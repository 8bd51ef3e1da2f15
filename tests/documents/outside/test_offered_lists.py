"""Lists of promises in documents, sheets, pages and plain texts: offered, never taken unasked, and always said."""

import pytest

from tests.corpus.word_pieces import cell, p, row, table, write_document
from tests.documents.books import a_book
from tracker.documents.reading.clipboard import read_pasted
from tracker.documents.reading.document import read_document
from tracker.domain.decisions.offers import LISTS, taken
from tracker.errors import TrackerError

HEADS = row("Ref", "Action", "Lead", "Due date")


@pytest.fixture
def word(tmp_path):
    def read(*blocks):
        write_document(tmp_path / "plan.docx", *blocks)
        return read_document(tmp_path / "plan.docx")

    return read


def heading(text, level=2):
    return p(text, style=f"Heading{level}")


def bullet(text):
    return p(text, listed=True)


def offered(draft):
    return [(offer.kind, offer.heading, offer.action.text) for offer in draft.offers]


def words_of(draft):
    return [offer.action.text for offer in draft.offers]


def lists(draft):
    return [problem.as_printed.split("\n") for problem in draft.problems if problem.about == LISTS]


def loose(draft):
    return [problem.as_printed for problem in draft.problems if problem.kind == "skipped" and problem.about != LISTS]


def themes_taken(draft):
    plan = taken(draft, {offer.key for offer in draft.offers}).plan
    return [(theme.heading, [action.text for action in theme.actions]) for theme in plan.themes]


def test_bullets_under_a_heading_and_a_resolution_are_offered_and_nothing_is_taken(word):
    draft = word(
        heading("Looking forward"), bullet("Hold a second open evening in March 2020."),
        bullet("Agree the fee by 30 April 2020 (Team Manager)."), bullet("Keep visiting every carer each quarter."),
        heading("Minute 23: attendance"), p("RESOLVED:"), p("(1) that the report be noted; and"),
        p("(2) that the Head of Service be requested to send the figures within 20 working days."),
    )  # fmt: skip
    assert [kind for kind, _, _ in offered(draft)] == ["action"] * 3 + ["decision"]
    assert draft.plan.themes == ()
    assert [len(lines) for lines in lists(draft)] == [4, 3]
    assert loose(draft) == ["(1) that the report be noted; and"]
    assert (draft.cells, draft.used) == (8, 0)
    assert [theme for theme, _ in themes_taken(draft)] == ["Looking forward", "Minute 23: attendance"]


@pytest.mark.parametrize("lead_in", ["We will:", "Over the next year the service will:", "Actions agreed"])
def test_a_line_leads_to_a_list_under_any_heading(word, lead_in):
    draft = word(heading("Carers"), p("Carers told us much."), p(lead_in), bullet("Meet them."), bullet("Pay them."))
    assert words_of(draft) == ["Meet them.", "Pay them."]
    assert lists(draft) == [["Carers", lead_in, "Meet them.", "Pay them."]]
    assert themes_taken(draft) == [("Carers", ["Meet them.", "Pay them."])]


def test_a_list_goes_into_the_theme_that_it_stands_in(word):
    draft = word(heading("Priority 1: Carers", 1), table(4, HEADS, row("1.1", "Meet", "Chair", "May 2024")),
                 p("Next steps"), bullet("Pay them by June 2024."))  # fmt: skip
    assert themes_taken(draft) == [("1 Carers", ["Meet", "Pay them by June 2024."])]


@pytest.mark.parametrize("above", ["Key achievements", "What we have done", "Who was there", "Background"])
def test_a_list_under_another_heading_is_not_offered(word, above):
    with pytest.raises(TrackerError):
        word(heading(above), bullet("Met every carer in March 2020."), bullet("Paid them all."))


def test_an_item_that_names_somebody_and_a_day_is_offered_under_any_heading(word):
    draft = word(heading("Attendance"), bullet("Figures were shared."),
                 bullet("Head of Service to write to schools by 4 May 2024."))  # fmt: skip
    assert words_of(draft) == ["Head of Service to write to schools by 4 May 2024."]
    assert loose(draft) == ["Figures were shared."]


def test_a_resolution_in_one_paragraph_is_taken_apart(word):
    draft = word(heading("Minute 4"), p(
        "RESOLVED: (1) that the Chair be asked to write to the board by 3 May 2024; and "
        "(2) that the Clerk be instructed to report back in June 2024."
    ))  # fmt: skip
    assert [offer.action.ref_as_printed for offer in draft.offers] == ["(1)", "(2)"]
    assert [offer.action.lead.as_printed for offer in draft.offers] == ["Chair", "Clerk"]


def test_a_resolution_that_only_notes_is_none(word):
    with pytest.raises(TrackerError):
        word(
            heading("Minute 4"), p("RESOLVED:"), p("(1) that the report be noted;"), p("(2) that the plan be approved.")
        )


def test_lists_in_a_cell_of_a_layout_table_are_offered(word):
    draft = word(table(1, row(cell("Next steps", "Meet the carers.", "Pay them by May 2024."))))
    assert words_of(draft) == ["Meet the carers.", "Pay them by May 2024."]


def test_lines_of_a_sheet_are_offered(tmp_path):
    rows = [["Ref", "Action", "Lead"], ["1.1", "Meet", "Chair"], [], ["Next steps"],
            ["Hold an open evening in May 2024"], ["Write to every school by June 2024"]]  # fmt: skip
    draft = read_document(a_book(tmp_path / "plan.xlsx", rows))
    assert words_of(draft) == ["Hold an open evening in May 2024", "Write to every school by June 2024"]
    assert [offer.place for offer in draft.offers] == ["Sheet 1, A5", "Sheet 1, A6"]


def test_a_cell_of_a_sheet_with_lines_is_offered_whole(tmp_path):
    draft = read_document(a_book(tmp_path / "plan.xlsx", [["We will:\n• meet the carers\n• pay them\neach month"]]))
    assert words_of(draft) == ["meet the carers", "pay them each month"]
    assert (draft.cells, draft.used) == (1, 0)


TEXT = "Update on carers\n\nWe will:\n• meet families, schools and carers by May 2024\n• pay them,\n  each month\n"


def test_lines_of_a_plain_text_are_offered_with_their_commas(tmp_path):
    (tmp_path / "note.txt").write_text(TEXT)
    words = ["meet families, schools and carers by May 2024", "pay them, each month"]
    assert words_of(read_document(tmp_path / "note.txt")) == words
    assert words_of(read_pasted(None, TEXT)) == words


def test_lists_of_a_pasted_page_are_offered():
    page = "<h2>Next steps</h2><ul><li>Meet the carers.</li><li>Pay them by May 2024.</li></ul>"
    assert words_of(read_pasted(page, "Next steps\n\tMeet the carers.\n\tPay them by May 2024.")) == [
        "Meet the carers.", "Pay them by May 2024.",
    ]  # fmt: skip


def test_a_table_beside_a_list_is_read_as_before(word):
    draft = word(heading("Plan"), p("We will:"), bullet("Meet them."), p("Actions"),
                 table(4, HEADS, row("1.1", "Meet", "Chair", "May 2024")))  # fmt: skip
    assert [action.text for _, action in draft.plan.actions()] == ["Meet"]
    assert words_of(draft) == ["Meet them."]


def test_the_ambition_of_a_theme_is_no_list_of_actions(word):
    draft = word(heading("Priority 1: Homes", 1), heading("What good looks like"), bullet("Rooms are warm."),
                 heading("Next steps"), bullet("Mend the roof by May 2024."))  # fmt: skip
    assert draft.plan.themes[0].ambition == ("Rooms are warm.",)
    assert words_of(draft) == ["Mend the roof by May 2024."]


def test_the_same_words_twice_have_keys_of_their_own(word):
    draft = word(p("We will:"), bullet("Meet them."), heading("Later"), p("We will:"), bullet("Meet them."))
    assert len({offer.key for offer in draft.offers}) == 2


def test_keys_stay_when_other_words_come_before(word):
    (first,) = word(p("We will:"), bullet("Meet them.")).offers
    second = word(p("Much was done."), p("We will:"), bullet("Pay them."), bullet("Meet  them.")).offers[1]
    assert first.key == second.key


def test_a_decision_that_notes_is_offered_where_it_says_who_and_when_or_asks_for_more(word):
    draft = word(heading("Minute 4"), p("RESOLVED:"),
                 p("(1) that the position be noted by the Head of Service by 30 September 2023;"),
                 p("(2) to note the report;"), p("(3) that the report be received; and"),
                 p("(4) to note the letter and to write to schools."))  # fmt: skip
    assert [(offer.action.ref_as_printed, offer.action.lead.as_printed) for offer in draft.offers] == [
        ("(1)", "Head of Service"), ("(4)", ""),
    ]  # fmt: skip
    assert draft.offers[0].action.updates[0].review.as_printed == "30 September 2023"
    assert loose(draft) == ["(2) to note the report;", "(3) that the report be received; and"]


def test_what_only_notes_is_offered_behind_what_asks_where_one_paragraph_holds_both(word):
    draft = word(heading("Minute 4"), p("RESOLVED that (1) to note the letter; (2) the Chair be asked to write."))
    assert [offer.action.ref_as_printed for offer in draft.offers] == ["(2)", "(1)"]


def test_a_line_that_is_only_the_beginning_of_a_resolution_leads_to_its_list(word):
    draft = word(heading("Minute 4"), p("RESOLVED: That"), p("(1) the Chair be asked to write by 3 May 2024."))
    assert [offer.heading for offer in draft.offers] == ["RESOLVED: That"]


def test_a_resolution_that_speaks_of_the_plan_is_no_title_of_one(word):
    draft = word(
        heading("Minutes"), p("RESOLVED"), p("1. Report received"), p("2. Chair to bring the plan in May 2024")
    )
    assert words_of(draft) == ["Chair to bring the plan in May 2024"]
    assert loose(draft) == ["1. Report received"]
    assert lists(draft) == [["Minutes", "RESOLVED", "2. Chair to bring the plan in May 2024"]]
