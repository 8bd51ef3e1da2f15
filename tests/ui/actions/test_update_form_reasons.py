"""When the form of an update asks for a reason: a slip, or a rating better than the computed one; and when not."""

from datetime import date

from tests.ui.asking import choose, last_in, updates_in


def test_a_slip_asks_for_its_reason_and_saves_nothing_without(form, file):
    form.review.choice.buttons["+3"].click()
    assert "moves from Dec 2017 to Feb 2018: give the reason" in form.why.text() and form.reason.isVisible()
    form.foot.save.click()
    assert updates_in(file) == 1 and form.foot.error.isVisible()
    form.reason.setText("The audit comes in January")
    form.foot.save.click()
    assert (last_in(file).review.as_printed, last_in(file).reason) == ("Feb 2018", "The audit comes in January")


def test_a_rating_better_than_the_computed_one_asks_for_its_reason(page, file):
    form = choose(page, "1.1.1").panel.form
    form.rating.buttons["green"].click()
    assert form.why.text() == "The rating of 1.1.1 is stated green while it is computed amber: give the reason."
    form.foot.save.click()
    assert updates_in(file, "1.1.1") == 1
    form.reason.setText("Only the minutes are missing")
    form.foot.save.click()
    assert (last_in(file, "1.1.1").stated_rag, last_in(file, "1.1.1").reason) == (
        "green", "Only the minutes are missing",
    )  # fmt: skip
    assert page.panel.facts.chip.accessibleDescription() == "Green"


def test_a_rating_worse_than_the_computed_one_needs_none(form):
    form.rating.buttons["red"].click()
    assert not form.reason.isVisible() and form.why.text() == ""


def test_a_review_held_on_time_sets_the_next_date_freely(page, file):
    page.workspace.set_as_at(date(2017, 12, 4))
    form = choose(page, "1.1.4").panel.form
    form.review.choice.buttons["+3"].click()
    assert form.reason.isVisible()
    form.text.setPlainText("Looked at it together")
    assert not form.reason.isVisible()
    form.foot.save.click()
    assert (last_in(file).review.as_printed, last_in(file).reason) == ("Mar 2018", None)


def test_an_earlier_review_is_no_slip(form, file):
    form.review.choice.buttons["a date"].click()
    form.review.box.setText("20 Nov 2017")
    assert not form.reason.isVisible()
    form.foot.save.click()
    assert last_in(file).review.last == date(2017, 11, 20)


def test_a_reason_that_is_no_longer_asked_for_is_not_saved(form, file):
    form.review.choice.buttons["+3"].click()
    form.reason.setText("The audit comes in January")
    form.review.choice.buttons["keep"].click()
    form.text.setPlainText("Nothing new")
    form.foot.save.click()
    assert last_in(file).reason is None
