"""Signing off: who accepts what was reported complete, what is refused, and what the state tells of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.domain.builders import a_plan, an_action, an_update, on, state_of
from tracker.domain.actions.new_update import NewUpdate, make_update, reason_needed
from tracker.domain.actions.sign_off import leads, make_sign_off
from tracker.domain.plan import Lead, Person, SignOffEvidence, Status
from tracker.errors import TrackerError

CLOCK = datetime(2017, 11, 14, 9, tzinfo=UTC)
VERA = Person("Vera Brook", "Head of Service", also_written=("V. Brooke",))
LEAD = Lead("Vera Brook, Head of Service", "Vera Brook", "Head of Service")
PROOF = (SignOffEvidence("https://example.org/audit"),)


def reported(by="Ann Young", lead=LEAD, *more):
    done = an_update("1 Nov 2017", status="reported complete", author=by)
    return an_action("1.1.4", "Dec 2017", updates=[done, *more], lead=lead)


def sign(action, accepted=True, by="Joan Kettle", day="14 Nov 2017", people=(VERA,), **what):
    plan = a_plan(action, people=people)
    return make_sign_off(plan, action, accepted, by=by, uuid="s-1", day=on(day), recorded_at=CLOCK, **what)


def refused(action, **what):
    with pytest.raises(TrackerError) as error:
        sign(action, **what)
    return str(error.value)


# ---- accepted, or not yet


def test_somebody_else_accepts_what_was_reported_complete():
    action = reported()
    said = sign(action, text=" Looked at. ", evidence=PROOF)
    assert (said.kind, said.status, said.text, said.author, said.evidence) == (
        "sign-off", Status.COMPLETE, "Looked at.", "Joan Kettle", PROOF,
    )  # fmt: skip
    state = state_of(replace(action, updates=(*action.updates, said)), "14 Nov 2017")
    assert (state.status, state.reported_by) == (Status.COMPLETE, "Ann Young")
    assert (state.signed_off_by, state.signed_off_on, state.evidence) == ("Joan Kettle", on("14 Nov 2017"), PROOF)


def test_a_day_before_it_was_accepted_knows_nothing_of_it():
    action = reported()
    action = replace(action, updates=(*action.updates, sign(action, evidence=PROOF)))
    state = state_of(action, "13 Nov 2017")
    assert (state.status, state.signed_off_by, state.evidence) == (Status.REPORTED_COMPLETE, None, ())


def test_not_yet_needs_the_reason_and_goes_on():
    assert refused(reported(), accepted=False) == "1.1.4 is not accepted yet: give the reason."
    said = sign(reported(), accepted=False, reason="Two files are missing.")
    assert (said.kind, said.status, said.reason) == ("sign-off", Status.IN_PROGRESS, "Two files are missing.")


def test_what_is_opened_again_is_signed_off_by_nobody():
    action = reported()
    again = an_update("20 Nov 2017", status="in progress", reason="It came back.")
    action = replace(action, updates=(*action.updates, sign(action), again))
    state = state_of(action, "20 Nov 2017")
    assert (state.signed_off_by, state.signed_off_on, state.evidence, state.reported_by) == (None, None, (), None)


# ---- what is refused


@pytest.mark.parametrize("by", [None, "", "  "])
def test_who_accepts_must_be_known(by):
    assert refused(reported(), by=by) == "Nobody is named: say who signs 1.1.4 off."


@pytest.mark.parametrize(
    "by", ["Vera Brook", "vera  brook", "Vera Brook, Head of Service", "V. Brooke", "Vera", "Head of Service"]
)
def test_the_lead_cannot_accept_however_written(by):
    assert refused(reported(), by=by) == f"{by} leads 1.1.4: somebody else has to sign it off."


@pytest.mark.parametrize("by", ["Vera Brook", "Tom Reed"])
def test_neither_of_two_who_lead_together_can(by):
    joint = Lead("Vera Brook and Tom Reed", "Vera Brook and Tom Reed")
    assert "somebody else" in refused(reported(lead=joint), by=by)


@pytest.mark.parametrize("by", ["Head of Service", "Vera Brook"])
def test_whoever_has_the_role_that_leads_cannot(by):
    assert "somebody else" in refused(reported(lead=Lead("Head of Service", None, "Head of Service")), by=by)


SHORTENED = ["V Brook", "V. Brook", "VB", "vb", "V.B.", "V B", "Brook, Vera", "Brook, V.", "Brook Vera", "Mrs V Brook"]


@pytest.mark.parametrize("by", [*SHORTENED, "Vera M. Brook", "V Brook, Head of Service", "BROOK, VERA"])
def test_a_shortened_name_is_the_leads_where_it_fits_nobody_else(by):
    assert refused(reported(), by=by) == f"{by} leads 1.1.4: somebody else has to sign it off."
    assert "leads 1.1.4" in refused(reported(), by=by, people=())
    assert "leads" in completed_alone_words(by)


def completed_alone_words(by):
    return needs(an_action("1.1.4", "Dec 2017", lead=LEAD), by, status=Status.COMPLETE)


@pytest.mark.parametrize("by", ["VB", "V Brook", "Brook, V"])
def test_a_shortened_name_that_fits_two_is_neither(by):
    assert sign(reported(), by=by, people=(VERA, Person("Victor Brook", None))).author == by


@pytest.mark.parametrize("by", ["Joan Brook", "J Brook", "VK", "Vera Kettle", "Jo", "Al", "Victor Brook"])
def test_another_name_is_somebody_else(by):
    assert sign(reported(lead=Lead("Vera Brook", "Vera Brook")), by=by).author == by


@pytest.mark.parametrize("printed", ["VB", "V. Brook", "Brook, Vera"])
def test_a_lead_that_is_printed_short_is_met_by_the_whole_name(printed):
    assert "somebody else" in refused(reported(lead=Lead(printed, printed)), people=(), by="Vera Brook")


def test_a_short_name_of_who_has_the_role_that_leads_or_reported_it_is_met():
    assert "somebody else" in refused(reported(lead=Lead("Head of Service", None, "Head of Service")), by="VB")
    assert refused(reported(), by="A Young") == "A Young reported 1.1.4 complete: somebody else has to sign it off."


def test_somebody_of_the_same_role_as_a_named_lead_can():
    other = Person("Clara Wynn", "Head of Service")
    assert sign(reported(), by="Clara Wynn", people=(VERA, other)).author == "Clara Wynn"


def test_who_reported_it_complete_cannot():
    ann = Person("Ann Young", "Officer", also_written=("A. Young",))
    said = refused(reported(), by="A. Young", people=(VERA, ann))
    assert said == "A. Young reported 1.1.4 complete: somebody else has to sign it off."


def test_what_was_accepted_already_says_by_whom_and_when():
    action = reported()
    action = replace(action, updates=(*action.updates, sign(action)))
    assert refused(action, by="Tom Reed") == "1.1.4 was accepted already, by Joan Kettle on 14 Nov 2017."


def test_what_was_not_reported_complete_cannot_be_signed_off():
    said = refused(an_action("1.1.4", status="in progress"))
    assert said == "1.1.4 is in progress: only what was reported complete can be signed off."


def test_nothing_is_signed_off_before_a_later_update():
    later = reported("Ann Young", LEAD, an_update("20 Nov 2017", "More."))
    assert "already has an update of 20 Nov 2017" in refused(later)


def test_nobody_leads_what_names_no_lead():
    assert not leads(a_plan(), an_action("1.1.4"), "Vera Brook")


# ---- completed or opened again without a sign-off


def needs(action, by, **what):
    return reason_needed(a_plan(action, people=(VERA,)), action, NewUpdate(**what), on("14 Nov 2017"), by)


def test_what_its_lead_completes_alone_asks_for_the_reason():
    action = an_action("1.1.4", "Dec 2017", lead=LEAD)
    assert needs(action, "Vera Brook", status=Status.COMPLETE) == (
        "1.1.4 is completed without a sign-off, by Vera Brook, who leads it: give the reason."
    )
    assert "and nobody is named" in needs(action, None, status=Status.COMPLETE)
    assert needs(action, "Joan Kettle", status=Status.COMPLETE) is None
    assert needs(action, "Vera Brook", status=Status.REPORTED_COMPLETE) is None


def test_what_a_meeting_decides_is_completed_by_more_than_one():
    assert needs(an_action("1.1.4", "Dec 2017", lead=LEAD), None, status=Status.COMPLETE, kind="decision") is None


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.STOPPED, Status.REPORTED_COMPLETE])
def test_opening_again_asks_for_the_reason(status):
    ended = an_action("1.1.4", "Dec 2017", updates=[an_update("1 Nov 2017", status=status)])
    assert needs(ended, "Joan Kettle", status=Status.IN_PROGRESS) == (
        f"1.1.4 is opened again, and was {status} since 1 Nov 2017: give the reason."
    )
    assert needs(ended, "Joan Kettle", text="Still so.") is None


def test_an_update_by_somebody_else_that_completes_what_was_reported_is_its_sign_off():
    action = reported()
    plan = a_plan(action, people=(VERA,))

    def kind(by, status, reason=""):
        said = NewUpdate(status=status, reason=reason)
        day = on("14 Nov 2017")
        return make_update(plan, action, said, uuid="u-1", day=day, recorded_at=CLOCK, by=by).kind

    assert kind("Joan Kettle", Status.COMPLETE) == "sign-off"
    assert kind("Joan Kettle", Status.IN_PROGRESS, "Two files are missing.") == "sign-off"
    assert kind("Vera Brook", Status.COMPLETE, "The board has seen it.") == "update"
    assert kind("Vera Brook", Status.IN_PROGRESS, "It came back.") == "update"
