"""The commands about promises: a list as at a day, and what is said of one."""

import pytest

KEYS = ["ref", "said_on", "who", "text", "as_printed", "first", "last", "state"]
AT = ("--as-at", "2017-11-14")


def test_promises_are_listed_with_how_many_were_kept(run, plan):
    code, out, err = run("promises", plan, *AT)
    assert (code, err) == (0, "")
    assert "TM to tell SMT how far it is in Oct" in out
    assert "As at 14 Nov 2017: 23 promised. Kept: 0 of 15 (" in out


def test_as_json_each_promise_has_its_days_as_printed_and_as_meant(told, plan):
    answer = told("promises", plan, *AT, "--lead", "tilda", "--format", "json")
    assert list(answer) == ["as_at", "promises"] and answer["as_at"] == "2017-11-14"
    assert [list(one) for one in answer["promises"]] == [KEYS, KEYS]
    assert answer["promises"][0] == {
        "ref": "1.1.12",
        "said_on": None,
        "who": "Tilda Marsh",
        "text": "TM to tell SMT how far it is in Oct 202017.",
        "as_printed": "Oct 202017",
        "first": "2017-10-01",
        "last": "2017-10-31",
        "state": "passed",
    }


def test_what_is_said_of_a_promise_counts_from_its_day(run, told, plan):
    assert run("promise", plan, "1.1.12", "1", "--kept", "--by", "Tilda Marsh", "--on", "2017-11-14")[0] == 0
    assert run("promise", plan, "2.5", "1", "--none", "--on", "2017-11-14")[0] == 0
    kept = told("promises", plan, *AT, "--state", "kept", "--format", "json")["promises"]
    assert [one["ref"] for one in kept] == ["1.1.12"]
    assert len(told("promises", plan, *AT, "--format", "json")["promises"]) == 22
    before = told("promises", plan, "--as-at", "2017-11-13", "--format", "json")["promises"]
    assert len(before) == 23 and {one["state"] for one in before} == {"open", "passed"}


def test_what_was_said_to_be_no_promise_is_listed_by_itself_and_called_back(run, told, plan):
    none = ("promises", plan, *AT, "--state", "none")
    assert run("promise", plan, "2.5", "1", "--none", "--on", "2017-11-14")[0] == 0
    (one,) = told(*none, "--format", "json")["promises"]
    assert (one["ref"], one["state"]) == ("2.5", "none")
    assert "As at 14 Nov 2017: 1 said to be no promise." in run(*none)[1]
    assert run("promise", plan, "2.5", "1", "--open", "--on", "2017-11-14")[0] == 0
    assert told(*none, "--format", "json")["promises"] == []
    assert len(told("promises", plan, *AT, "--format", "json")["promises"]) == 23


def test_the_share_kept_is_of_the_whole_plan_or_of_a_lead_whichever_state_is_listed(run, plan):
    def listed(*options):
        return run("promises", plan, *AT, *options)[1].splitlines()[-1]

    assert run("promise", plan, "1.1.12", "1", "--kept", "--by", "Tilda Marsh", "--on", "2017-11-14")[0] == 0
    assert "1 promised. Kept: 1 of 15 (" in listed("--state", "kept")
    assert "1 promised. Kept: 1 of 2 (" in listed("--state", "kept", "--lead", "tilda")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("1.1.12", "2", "--kept"), 1, "1.1.12 has no promise 2 on"),
        (("9.9", "1", "--kept"), 1, "There is no action 9.9"),
        (("1.1.12", "1"), 2, "--kept, --open, --dropped or --none"),
    ],
)
def test_a_promise_that_is_not_there_is_one_sentence(run, plan, arguments, code, words):
    ended, out, err = run("promise", plan, *arguments)
    assert (ended, out) == (code, "") and words in err
