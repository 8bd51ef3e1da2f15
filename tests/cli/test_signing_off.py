"""The sign-off command, on the sample."""

import pytest

ON = ("--on", "2017-11-14")


@pytest.fixture
def reported(plan, run):
    """The sample, in which its lead has reported 1.1.4 complete."""
    done = ("--status", "reported complete", "--by", "Susan Hale")
    assert run("update", plan, "1.1.4", *done, "--on", "2017-11-10")[0] == 0
    return plan


def action(told, plan, day="2017-11-14"):
    (found,) = told("actions", plan, "--search", "1.1.4", "--as-at", day, "--format", "json")["actions"]
    return found


def test_somebody_else_accepts_with_evidence(reported, run, told):
    (reported.parent / "audit.pdf").write_bytes(b"seen")
    by = ("--by", "Kate Hollis", "--evidence", "audit.pdf", "--evidence", "https://example.org/audit")
    code, out, _ = run("sign-off", reported, "1.1.4", "--accept", *by, *ON)
    assert (code, out) == (0, "Saved: 1.1.4 is accepted, 14 Nov 2017.\n")
    assert action(told, reported)["status"] == "complete" and action(told, reported, "2017-11-13")["awaiting_sign_off"]
    (dumped,) = [
        one for theme in told("dump", reported)["plans"][0]["themes"] for one in theme["actions"]
        if one["ref"] == "1.1.4"
    ]  # fmt: skip
    said = dumped["updates"][-1]
    assert (said["kind"], said["author"]) == ("sign-off", "Kate Hollis")
    assert [one["link"] for one in said["evidence"]] == ["audit.pdf", "https://example.org/audit"]


def test_not_yet_puts_it_back_in_progress_with_the_reason(reported, run, told):
    by = ("--by", "Kate Hollis", *ON)
    code, _, error = run("sign-off", reported, "1.1.4", "--not-yet", *by)
    assert (code, error) == (1, "1.1.4 is not accepted yet: give the reason.\n")
    assert run("sign-off", reported, "1.1.4", "--not-yet", "--reason", "Two files are missing.", *by)[0] == 0
    assert action(told, reported)["status"] == "in progress"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("--by", "Susan Hale"), "leads 1.1.4"),
        (("--by", "Kate Hollis", "--evidence", "../audit.pdf"), "outside"),
        (("--by", "Kate Hollis", "--evidence", "http://example.org"), "no https address"),
    ],
)
def test_what_is_refused_saves_nothing(reported, run, told, more, why):
    code, _, error = run("sign-off", reported, "1.1.4", "--accept", *more, *ON)
    assert code == 1 and why in error and error.count("\n") == 1
    assert action(told, reported)["awaiting_sign_off"]


@pytest.mark.parametrize("left_out", [("--by", "Kate Hollis"), ("--accept",)])
def test_who_and_which_of_the_two_must_be_said(reported, run, left_out):
    assert run("sign-off", reported, "1.1.4", *left_out)[0] == 2


def test_its_lead_alone_completes_it_only_with_a_reason(reported, run):
    alone = ("update", reported, "1.1.4", "--status", "complete", "--by", "Susan Hale", *ON)
    code, _, error = run(*alone)
    assert code == 1 and "completed without a sign-off, by Susan Hale, who leads it" in error
    assert run(*alone, "--reason", "The board has seen it.")[0] == 0
