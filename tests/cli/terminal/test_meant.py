"""What names nothing of the plan is told, with what was meant; a right filter may find nothing without a word."""

import pytest

from tracker.domain.plan import Plan
from tracker.store.sqlite import new_store

LISTS = ["actions", "slips", "contradictions", "promises"]


@pytest.mark.parametrize("command", LISTS)
def test_a_lead_that_nothing_has_is_told_with_who_was_meant(run, told, plan, command):
    code, out, err = run(command, plan, "--lead", "Hael")
    assert (code, err) == (0, "")
    assert out.endswith('No action has the lead "Hael". Did you mean "Susan Hale"?\n')
    for shape in ("json", "csv", "csv-excel"):
        code, out, err = run(command, plan, "--lead", "Hael", "--format", shape)
        assert code == 0 and "Hael" not in out
        assert err == 'No action has the lead "Hael". Did you mean "Susan Hale"?\n'


@pytest.mark.parametrize("command", LISTS)
def test_a_lead_who_is_there_finds_nothing_without_a_word(run, plan, command):
    for lead in ("hale", "Susan Hale"):
        code, out, err = run(command, plan, "--lead", lead, "--as-at", "2017-04-01")
        assert (code, err) == (0, "") and "No action has" not in out


def test_a_lead_like_nobody_is_told_who_there_is(run, plan):
    out = run("actions", plan, "--lead", "xyzzy")[1]
    assert 'No action has the lead "xyzzy". There are ' in out and "Susan Hale" in out


@pytest.mark.parametrize(
    ("theme", "meant"),
    [
        ("9", "There are 1.1, 1.2, 1.3, 2, 3."),
        ("asessment", 'Did you mean "Front Line Practice – Assessment and Planning"?'),
        ("1.4", 'Did you mean "1.1", "1.2" or "1.3"?'),
    ],
)
def test_a_theme_that_the_plan_has_not_is_told_with_those_it_has(run, plan, theme, meant):
    assert run("actions", plan, "--theme", theme)[1].endswith(f'No action has the theme "{theme}". {meant}\n')


def test_a_word_that_stands_nowhere_is_told_with_one_that_does(run, plan):
    out = run("actions", plan, "--search", "practise supervison")[1]
    assert 'No action has the word "supervison". Did you mean "supervision"' in out
    assert "has the word" not in run("actions", plan, "--search", "supervision", "--rag", "blue", "--overdue")[1]


def test_what_was_meant_can_be_given_as_it_is_told(told, run, plan):
    said = run("actions", plan, "--lead", "Kettel")[1].rpartition('Did you mean "')[2].split('"')[0]
    assert told("actions", plan, "--lead", said, "--format", "json")["actions"]


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["pack", "PLAN", "--lead", "Susan Hael", "-o", "out"], '"Susan Hale"'),
        (["calendar", "PLAN", "--lead", "Susan Hael", "-o", "out.ics"], '"Susan Hale"'),
        (["export", "PLAN", "--lead", "Susan Hael", "-o", "out.xlsx"], '"Susan Hale"'),
        (["export", "PLAN", "--theme", "Asessment", "-o", "out.xlsx"], "Assessment and Planning"),
        (["chart", "PLAN", "--theme", "Asessment", "-o", "out.png"], "Assessment and Planning"),
        (["chart", "PLAN", "1.1-M4", "-o", "out.png"], '"1.1-M04"'),
        (["report", "PLAN", "--leave-out", "1.1.44", "-o", "out.docx"], '"1.1.4"'),
        (["next-year", "PLAN", "--leave", "1.1.44", "-o", "out.plan"], '"1.1.4"'),
        (["update", "PLAN", "1.1.44", "--commentary", "x"], '"1.1.4"'),
        (["sign-off", "PLAN", "1.1.44", "--accept", "--by", "x"], '"1.1.4"'),
        (["promise", "PLAN", "1.1.44", "1", "--kept"], '"1.1.4"'),
        (["redact", "PLAN", "1.1.44", "--update", "1", "--reason", "x", "--by", "x"], '"1.1.4"'),
        (["redact", "PLAN", "1.1.44", "--field", "lead", "--reason", "x", "--by", "x"], '"1.1.4"'),
        (["join", "PLAN", "1.1-M4", "1.1-M05"], '"1.1-M04"'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_written_or_done_for_a_wrong_name_is_refused_with_what_was_meant(
    refused, plan, tmp_path, monkeypatch, arguments, meant
):
    monkeypatch.chdir(tmp_path)
    said = refused(*(str(plan) if word == "PLAN" else word for word in arguments))
    assert "Did you mean" in said and meant in said.partition("Did you mean")[2]
    assert [path.name for path in tmp_path.iterdir()] == [plan.name]


def test_of_a_wrong_rating_or_state_only_real_ones_are_offered(run, plan):
    offered = [(["actions", plan, "--rag", "purple"], "'grey'"), (["promises", plan, "--state", "x"], "'kept'")]
    for given, real in offered:
        code, out, err = run(*given)
        assert (code, out) == (2, "") and real in err and "''" not in err
    assert "[|" not in run("actions", "--help")[1] + run("promises", "--help")[1]


def test_an_empty_plan_has_nothing_to_offer(run, tmp_path):
    path = tmp_path / "empty.plan"
    with new_store(path) as store:
        store.add_plan(Plan("Empty"))
    out = run("actions", path, "--lead", "Hael", "--theme", "9", "--search", "x")[1]
    assert out.endswith('No action has the lead "Hael".\nNo action has the theme "9".\nNo action has the word "x".\n')
