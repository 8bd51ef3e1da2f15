"""The status of a row from all its columns: words, yes or no, ticks, shares, dates, and words for nothing."""

import pytest

from tests.documents.books import actions_of, read_book
from tracker.documents.reading.document import read_document
from tracker.domain.plan import Status

DONE, GOING, NEW = Status.COMPLETE, Status.IN_PROGRESS, Status.NOT_STARTED


def read(tmp_path, heading, *values, **more):
    """The draft of actions with a column of this heading, and others."""
    rows = [["Ref", "Action", "Lead", heading, *more]]
    rows += [[f"1.{n}", f"Action {n}", "Ann Young", value, *more.values()] for n, value in enumerate(values, 1)]
    return read_book(tmp_path, rows)


def statuses(draft):
    return [action.updates[0].status for action in actions_of(draft)]


def notes(draft):
    return [list(action.notes) for action in actions_of(draft)]


def asked(draft):
    return [(one.kind, one.as_printed) for one in draft.problems]


@pytest.mark.parametrize(
    ("heading", "values", "found"),
    [
        ("Completed", ["Y", "N", "✓"], [DONE, GOING, DONE]),
        ("Complete?", ["Yes", "No", "yes"], [DONE, GOING, DONE]),
        ("Done", [True, False, None], [DONE, GOING, NEW]),
        ("Completed (Y/N)", ["Y", "N", None], [DONE, GOING, NEW]),
        ("Done?", ["x", None, "X"], [DONE, NEW, DONE]),
        ("Done?", ["✓", "x", "✗"], [DONE, GOING, GOING]),
        ("Complete", ["☑", "☐", "☑"], [DONE, GOING, DONE]),
        ("Complete", ["100%", "40%", "0%"], [DONE, GOING, NEW]),
        ("Complete", ["In progress", "Complete", "Not started"], [GOING, DONE, NEW]),
        ("Action complete", ["Yes", "Partly complete", "No"], [DONE, GOING, GOING]),
        ("% complete", [40, 100, 0], [GOING, DONE, NEW]),
        ("Progress (%)", [0.25, 85, 100], [GOING, GOING, DONE]),
        ("Percentage complete", [0.25, 1, 0], [GOING, DONE, NEW]),
        ("Completion %", [(0.4, "0%"), (1, "0%"), (0, "0%")], [GOING, DONE, NEW]),
    ],
)
def test_a_column_of_done_or_of_shares_says_how_far_an_action_is(tmp_path, heading, values, found):
    draft = read(tmp_path, heading, *values)
    assert (statuses(draft), asked(draft)) == (found, [])


def test_a_share_is_kept_under_its_heading(tmp_path):
    draft = read(tmp_path, "% complete", 40, 0.25, "100%")
    assert notes(draft) == [["% complete: 40 %"], ["% complete: 25 %"], ["% complete: 100 %"]]


def test_a_day_under_completed_is_complete_and_kept(tmp_path):
    draft = read(tmp_path, "Completed", "31/03/2024", "No")
    assert (statuses(draft), notes(draft)) == ([DONE, GOING], [["Completed: 31/03/2024"], []])


def test_words_under_done_that_are_neither_are_asked_once_and_kept(tmp_path):
    draft = read(tmp_path, "Done?", "Ask Ben", "Y", "Perhaps")
    assert asked(draft) == [("unread", "Ask Ben / Perhaps")]
    assert notes(draft) == [["Done?: Ask Ben"], [], ["Done?: Perhaps"]]


def test_a_share_below_all_beside_complete_is_a_contradiction(tmp_path):
    draft = read(tmp_path, "Status", "Complete", "Complete", **{"% complete": 40})
    assert statuses(draft) == [DONE, DONE]
    assert asked(draft) == [("contradiction", "40"), ("contradiction", "40")]


@pytest.mark.parametrize(("heading", "ended"), [("Date closed", "29/03/2019"), ("Review date", "Completed")])
def test_not_done_beside_a_date_that_ends_an_action_is_a_contradiction(tmp_path, heading, ended):
    draft = read(tmp_path, "Complete?", "No", "Yes", "In progress", **{heading: ended})
    assert statuses(draft) == [DONE, DONE, DONE]
    assert [printed for kind, printed in asked(draft) if kind == "contradiction"] == ["No", "In progress"]


def test_statuses_taken_back_are_one_doubt_and_are_kept(tmp_path):
    draft = read(tmp_path, "Status", "Complete - not embedded", "Completed – reopened", "Complete - embedded")
    assert statuses(draft) == [GOING, GOING, DONE]
    assert asked(draft) == [("doubtful", "Complete - not embedded / Completed – reopened")]
    assert notes(draft)[0] == ["Status: Complete - not embedded"]


def test_a_date_that_takes_back_that_an_action_is_complete_does_not_end_it(tmp_path):
    rows = [["Ref", "Action", "Lead", "Due"]]
    rows += [["1", "Build", "Ann Young", "Completed (part)"], ["2", "Mend", "Bo Ash", "Completed - not embedded"]]
    rows += [["3", "Mow", "Bo Ash", "Completed"]]
    draft = read_book(tmp_path, rows)
    assert [status == DONE for status in statuses(draft)] == [False, False, True]
    assert {"Completed (part)", "Completed - not embedded"} <= {printed for _, printed in asked(draft)}


def test_statuses_that_are_not_known_are_asked_once(tmp_path):
    draft = read(tmp_path, "Status", "Parked", "Complete", "In limbo", "Parked")
    assert asked(draft) == [("unread", "Parked / In limbo")]
    assert all(ref in draft.problems[0].message for ref in ("1.1", "1.3", "1.4"))


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Delayed", Status.IN_PROGRESS), ("On hold", Status.IN_PROGRESS), ("Paused", Status.IN_PROGRESS),
        ("Deferred", Status.IN_PROGRESS), ("Paused until May", Status.IN_PROGRESS), ("Cancelled", Status.STOPPED),
        ("Superseded", Status.STOPPED), ("Superseded by 2.1", Status.STOPPED), ("No longer needed", Status.STOPPED),
    ],
)  # fmt: skip
@pytest.mark.parametrize("heading", ["Status", "RAG"])
def test_a_word_that_says_more_than_a_status_is_kept_beside_it(tmp_path, heading, word, status):
    action = actions_of(read(tmp_path, heading, word))[0]
    assert (action.updates[0].status, action.notes) == (status, (f"{heading}: {word}",))


PAUSED = [["Ref", "Action", "Status"], ["1", "Agree it", "P"], ["2", "Train", "C"], ["3", "Visit", "IP"]]


@pytest.mark.parametrize(
    "key",
    [
        [["Key"], ["P = Paused"], ["C = Complete"], ["IP = In progress"]],
        [["Key: P = Paused, C = Complete, IP = In progress"]],
        [["Status key", None], ["P", "Paused"], ["C", "Complete"], ["IP", "In progress"]],
        [["Key P - Paused; C - Complete; IP - In progress"]],
    ],
)
def test_letters_of_statuses_are_read_by_their_key_and_what_it_says_of_one_is_kept(tmp_path, key):
    actions = actions_of(read_book(tmp_path, [*key, [], *PAUSED]))
    assert [one.updates[0].status for one in actions] == [Status.IN_PROGRESS, Status.COMPLETE, Status.IN_PROGRESS]
    assert [one.notes for one in actions] == [("Status: P = Paused",), (), ()]


def test_a_key_may_say_that_what_is_on_hold_has_stopped(tmp_path):
    key = [["Status", "Meaning"], ["On hold", "Stopped for now"], ["Delayed", "Late"], ["Open", "In progress"]]
    rows = [["Ref", "Action", "Status"], ["1", "Agree it", "On hold"], ["2", "Train", "Delayed"], ["3", "Go", "Open"]]
    first, second, _ = actions_of(read_book(tmp_path, [*key, [], *rows]))
    assert (first.updates[0].status, first.notes) == (Status.STOPPED, ("Status: On hold",))
    assert (second.updates[0].status, second.notes) == (Status.IN_PROGRESS, ("Status: Delayed",))


def test_a_letter_that_its_key_calls_cancelled_is_kept(tmp_path):
    rows = [["Key: R = Off track; A = At risk; G = On track; B = Cancelled"], []]
    rows += [["Ref", "Action", "RAG"], ["1", "Agree it", "B"], ["2", "Train", "G"]]
    first, second = actions_of(read_book(tmp_path, rows))
    assert (first.updates[0].status, first.notes) == (Status.STOPPED, ("RAG: B = Cancelled",))
    assert (second.updates[0].stated_rag, second.notes) == ("green", ())


PROMPTS = ["Choose an item.", "Click or tap here to enter text.", "Click or tap to enter a date.", "Please select"]
PROMPTS += ["Click here to enter a date.", "Select from list", "-- Select --", "[insert name]", "<Enter text here>"]
NOTHING = ["NULL", "(null)", "NaN", "<NA>", "nil", "#N/A", "(blank)", *PROMPTS, "n/a", "-", "TBC", "None"]


@pytest.mark.parametrize("word", NOTHING)
def test_words_for_nothing_are_no_lead_no_update_and_no_status(tmp_path, word):
    lines = ["Ref,Action,Lead,Due date,Status,RAG,Update", f"1,Set up,{word},31/03/2024,{word},{word},{word}"]
    (tmp_path / "plan.csv").write_text("\n".join(lines), encoding="utf-8")
    draft = read_document(tmp_path / "plan.csv")
    (action,) = actions_of(draft)
    (update,) = action.updates
    assert (action.lead.name, action.lead.role, draft.plan.people) == (None, None, ())
    assert (update.text, update.status, update.stated_rag, action.notes) == (None, NEW, None, ())
    assert [one.kind for one in draft.problems] == ["missing"]  # the lead


@pytest.mark.parametrize("word", NOTHING[:-4])
def test_words_of_programs_for_nothing_are_no_date_and_no_note(tmp_path, word):
    lines = ["Ref,Action,Lead,Due date,Cost,Completed", f"1,Set up,Ann Young,{word},{word},{word}"]
    (tmp_path / "plan.csv").write_text("\n".join(lines), encoding="utf-8")
    draft = read_document(tmp_path / "plan.csv")
    (action,) = actions_of(draft)
    assert (action.notes, asked(draft)) == ((), [])
    assert action.updates[0].review.kind == "none"


@pytest.mark.parametrize(
    "heading",
    ["Target", "Baseline", "Success criteria", "Resources", "Cost", "Funding", "Risk", "Risks", "Effect", "Impact",
     "Start date", "Completed on", "Dependencies", "Priority", "Measure of success", "Evidence",
     "Resource implications"],
)  # fmt: skip
def test_what_an_action_has_no_field_for_is_a_note_under_its_heading(tmp_path, heading):
    rows = [["Ref", "Action", "Owner", "By when", heading], ["1.1", "Build", "Ann Young", "Mar 2024", "High"]]
    draft = read_book(tmp_path, [*rows, ["1.2", "Paint", "Ann Young", "Apr 2024", "Low"]])
    assert (notes(draft), asked(draft)) == ([[f"{heading}: High"], [f"{heading}: Low"]], [])


@pytest.mark.parametrize("heading", ["Evidence", "Evidence folder", "Link", "Document", "Folder", "Link to evidence"])
def test_links_and_paths_go_to_the_evidence_of_their_action(tmp_path, heading):
    values = ["S:/plans/A1", "https://example.org/a; minutes.docx", None]
    draft = read(tmp_path, heading, *values)
    found = [list(action.evidence_links) for action in actions_of(draft)]
    assert found == [["S:/plans/A1"], ["https://example.org/a", "minutes.docx"], []]
    assert (notes(draft), asked(draft)) == ([[], [], []], [])


def test_words_beside_links_are_kept(tmp_path):
    draft = read(tmp_path, "Evidence folder", "S:/plans/A1", "Asked for it")
    assert [list(action.evidence_links) for action in actions_of(draft)] == [["S:/plans/A1"], []]
    assert notes(draft) == [[], ["Evidence folder: Asked for it"]]


def test_an_outcome_that_is_done_and_at_most_a_day_completes_the_action_and_stays_its_note(tmp_path):
    said = ["Done 24/01/2027", "Closed - 3 March", "Completed Jan 2027", "Done", "Fewer visits are late", "Not done"]
    for heading in ("Outcome", "Result", "Outcome of action"):
        draft = read(tmp_path, heading, *said, "Completed assessments rise", None)
        assert statuses(draft) == [DONE] * 4 + [None] * 4
        assert notes(draft)[:2] == [[f"{heading}: Done 24/01/2027"], [f"{heading}: Closed - 3 March"]]
    assert statuses(read(tmp_path, "Intended outcome", *said)) == [None] * 6


def test_an_outcome_that_is_done_contradicts_a_status_that_is_not(tmp_path):
    draft = read(tmp_path, "Status", "Open", "Closed", Outcome="Done 24/01/2027")
    assert statuses(draft) == [GOING, DONE]
    assert asked(draft) == [("contradiction", "Done 24/01/2027")]


def test_words_of_boards_of_tasks_are_statuses(tmp_path):
    words = ["To Do", "Backlog", "Selected for Development", "Doing", "In Review", "Blocked"]
    draft = read(tmp_path, "Status", *words)
    assert (statuses(draft), asked(draft)) == ([NEW] * 3 + [GOING] * 3, [])


@pytest.mark.parametrize("heading", ["Updated", "Last Updated", "Date updated", "Update"])
def test_the_day_of_an_update_is_a_note_and_no_commentary(tmp_path, heading):
    draft = read(tmp_path, "Status", "To Do", "Done", **{heading: "2026-11-02T09:30:00Z"})
    assert statuses(draft) == [NEW, DONE]
    assert [action.updates[0].text for action in actions_of(draft)] == [None, None]
    assert notes(draft) == [[f"{heading}: 2026-11-02T09:30:00Z"]] * 2


def test_words_under_updated_are_commentary(tmp_path):
    draft = read(tmp_path, "Updated", "02/11/2026", "The team has met")
    assert [action.updates[0].text for action in actions_of(draft)] == ["02/11/2026", "The team has met"]


def test_commentary_of_a_day_that_is_nothing_but_a_status_is_one_and_the_last_counts(tmp_path):
    rows = [
        ["Ref", "Action", "Lead", "When", "Update (June 2024)", "Update (November 2024)"],
        ["1", "Write", "Head", "May 2025", "Not yet due", "Complete"],
        ["2", "Test", "Head", "May 2025", "Not started", None],
        ["3", "Open", "Head", "May 2025", "Complete", "Reopened: the board asks for more"],
    ]
    draft = read_book(tmp_path, rows)
    assert statuses(draft) == [DONE, NEW, GOING]
    assert [one.as_printed for one in draft.problems if one.kind == "missing"] == ["Complete"]


@pytest.mark.parametrize(
    "text",
    ["[COMPLETE] Set up the board", "Draft the plan - DONE", "(closed) Old duty", "Closed: old duty",
     "Hold a workshop (cancelled)", "Recruit\nNo longer required", "COMPLETED – set up the board"],
)  # fmt: skip
def test_an_action_whose_words_say_that_it_has_ended_is_asked_about(tmp_path, text):
    rows = [["Ref", "Action", "Lead", "Due date"], ["1", text, "Ann Young", "31/05/2025"]]
    draft = read_book(tmp_path, rows)
    assert [one.text for one in actions_of(draft)] == [text]
    assert [(one.kind, one.field, one.place) for one in draft.problems] == [("doubtful", "status", "Sheet 1, B2")]


@pytest.mark.parametrize(
    "text", ["Completed assessments are audited", "Get the work done", "Close the gap: all done by May", "Closed cases"]
)
def test_an_action_about_something_completed_is_no_doubt(tmp_path, text):
    rows = [["Ref", "Action", "Lead", "Due date"], ["1", text, "Ann Young", "31/05/2025"]]
    assert read_book(tmp_path, rows).problems == ()


def test_an_action_that_is_complete_may_say_so(tmp_path):
    rows = [["Ref", "Action", "Lead", "Status"], ["1", "[COMPLETE] Set up the board", "Ann Young", "Complete"]]
    assert read_book(tmp_path, rows).problems == ()


def stand(tmp_path, name, *columns):
    head = ["Ref", "Action", "Lead", "Due date", *(column for column, _ in columns)]
    sheet = [head, ["1", "Set up the board", "Ann Young", "30/04/2025", *(cell for _, cell in columns)]]
    draft = read_book(tmp_path, (name, sheet))
    return actions_of(draft)[0].updates[-1].status, [(one.kind, one.field) for one in draft.problems]


@pytest.mark.parametrize("name", ["Closed actions", "Completed", "Actions closed", "Archive", "Closed 2024-25"])
def test_actions_of_a_sheet_that_is_called_closed_are_complete_and_it_is_said(tmp_path, name):
    assert stand(tmp_path, name, ("Update", "Agreed")) == (Status.COMPLETE, [("doubtful", "status")])
    assert stand(tmp_path, name) == (Status.COMPLETE, [("doubtful", "status")])


def test_what_their_own_columns_say_counts_whatever_a_sheet_is_called(tmp_path):
    assert stand(tmp_path, "Closed actions", ("Status", "In progress")) == (Status.IN_PROGRESS, [])
    assert stand(tmp_path, "Closed actions", ("Status", "Cancelled"))[0] == Status.STOPPED
    assert stand(tmp_path, "Completed plan", ("Update", "Agreed")) == (Status.IN_PROGRESS, [])


def test_a_closing_date_that_lost_its_format_closes_its_action_and_is_shown_as_a_day(tmp_path):
    rows = [["Ref", "Action", "Lead", "Due date", "Completed on"], ["1", "Build", "Ann Young", "May 2025", 45925]]
    draft = read_book(tmp_path, rows)
    (action,) = actions_of(draft)
    assert (action.updates[-1].status, action.notes) == (
        Status.COMPLETE, ("Completed on: 25/09/2025 (printed as 45925)",)
    )  # fmt: skip
    assert draft.problems == ()
