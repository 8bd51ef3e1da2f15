"""Chips and search of the page of actions: what they count, how they combine, and what is said to be shown."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.asking import choose, chosen, headings, listed, pick, say, words
from tracker.domain.actions.filters import Filter, filtered
from tracker.domain.plan import Status


def count_on(chip):
    """The number that a chip shows."""
    return int(chip.text().split()[-1].replace(",", ""))


def be(window, who):
    window.workspace.change_settings(replace(window.workspace.settings, who=who))


# ---- chips and their counts


def test_every_chip_counts_what_it_leaves(page, window):
    be(window, "Susan Hale")
    say(page, "2.6", status=Status.REPORTED_COMPLETE)
    for name, chip in page.head.flags.items():
        chip.click()
        assert (name, count_on(chip)) == (name, len(listed(page)))
        assert page.head.shown.text() == f"{len(listed(page))} of 48 shown"
        chip.click()
    assert count_on(page.head.all) == len(listed(page)) == 48


@pytest.mark.parametrize(
    ("day", "overdue", "due"), [((2017, 10, 31), 1, 25), ((2017, 11, 1), 26, 0), ((2017, 11, 14), 26, 1)]
)
def test_the_counts_follow_the_day(page, day, overdue, due):
    page.workspace.set_as_at(date(*day))
    assert (count_on(page.head.flags["overdue"]), count_on(page.head.flags["due_soon"])) == (overdue, due)


def test_all_is_on_while_nothing_is_filtered_and_takes_every_filter_away(page):
    assert page.head.all.isChecked()
    page.head.flags["overdue"].click()
    pick(page.head.lead, "Vera Brook")
    page.head.search.setText("board")
    assert not page.head.all.isChecked()
    page.head.all.click()
    assert len(listed(page)) == 48 and page.head.all.isChecked()
    assert page.head.search.text() == "" and page.head.filter() == Filter()


def test_all_stays_on_when_it_is_pressed_again(page):
    page.head.all.click()
    assert page.head.all.isChecked() and len(listed(page)) == 48


@pytest.mark.parametrize(
    ("who", "mine"),
    [("Vera Brook", 6), ("vera  brook", 6), ("Vera Brook, Head of Service", 6), ("Head of Service", 6), ("Brook", 6)],
)
def test_mine_knows_the_user_by_name_or_role(page, window, who, mine):
    be(window, who)
    page.head.flags["mine"].click()
    assert len(listed(page)) == mine == count_on(page.head.flags["mine"])


def test_mine_does_not_take_a_part_of_a_name_for_the_name(page, window):
    be(window, "Brooks")
    assert count_on(page.head.flags["mine"]) == 0


# ---- lead, theme, rating


def test_a_lead_is_chosen_with_the_number_of_its_actions(page):
    pick(page.head.lead, "Tessa Garland  4")
    assert listed(page) == ["1.1.7", "1.1.9", "1.1.15", "1.3.3"]
    assert page.head.lead.isChecked() and page.head.lead.text() == "Lead: Tessa Garland  4 ▾"
    pick(page.head.lead, "Everybody")
    assert len(listed(page)) == 48 and not page.head.lead.isChecked()


def test_a_theme_is_chosen(page):
    pick(page.head.theme, "3 Resources  4")
    assert listed(page) == ["3.1", "3.2", "3.3", "3.4"]


@pytest.mark.parametrize(("words", "refs"), [("Red  1", ["1.2.1"]), ("Complete  3", ["1.2.7", "2.5", "3.2"])])
def test_a_rating_is_chosen(page, words, refs):
    pick(page.head.rating, words)
    assert listed(page) == refs


def test_only_ratings_that_occur_are_offered(page):
    assert [entry.text() for entry in page.head.rating.menu().actions()] == [
        "All ratings", "Red  1", "Amber  25", "Green  19", "Complete  3",
    ]  # fmt: skip


def test_a_choice_that_is_no_longer_there_is_let_go(page):
    pick(page.head.rating, "Red")
    page.workspace.set_as_at(date(2017, 10, 31))
    assert not page.head.rating.isChecked() and len(listed(page)) == 48
    assert page.head.all.isChecked()


# ---- combining


def test_chips_narrow_each_other(page):
    page.head.flags["overdue"].click()
    pick(page.head.lead, "Susan Hale")
    pick(page.head.theme, "2 Management")
    assert listed(page) == ["2.1", "2.3", "2.4", "2.6"]
    page.head.search.setText("SMT")
    assert listed(page) == ["2.3"]
    assert page.head.shown.text() == "1 of 48 shown"


def test_what_an_action_can_be_only_one_of_widens(page):
    page.workspace.set_as_at(date(2017, 11, 14))
    page.head.flags["overdue"].click()
    page.head.flags["due_soon"].click()
    assert len(listed(page)) == 27 and "1.3.6" in listed(page)


def test_a_group_says_how_many_of_its_actions_are_shown(page):
    page.head.flags["overdue"].click()
    assert headings(page)[0].endswith("Assessment and Planning  10 of 17 actions · 10 overdue")
    page.head.flags["overdue"].click()
    assert headings(page)[-1] == "3 Resources  4 actions · 2 overdue"


def test_where_nothing_fits_the_page_says_so_and_offers_all(page, qtbot):
    page.head.search.setText("no such thing")
    assert page.nothing.isVisible() and page.nothing.text() == "No action fits these filters."
    assert page.head.shown.text() == "0 of 48 shown"
    page.show_all.click()
    assert page.table.isVisible() and len(listed(page)) == 48


def test_another_page_may_ask_for_a_filter(page):
    page.head.search.setText("board")
    page.show_filter(Filter(stands=frozenset({"overdue"}), led_by="Vera Brook"))
    assert listed(page) == ["1.1.1", "3.1", "3.4"]
    assert page.head.flags["overdue"].isChecked() and page.head.search.text() == ""


# ---- removed


def test_removed_actions_have_a_chip_of_their_own_from_that_day_on(page, told):
    choose(page, "2.3").panel.facts.remove.click()
    assert not page.head.removed.isHidden() and count_on(page.head.removed) == 1
    assert "2.3" not in listed(page) and page.head.shown.text() == "47 of 47 shown"
    page.head.removed.click()
    assert listed(page) == ["2.3"] and page.head.shown.text() == "1 of 1 shown"
    page.workspace.set_as_at(date(2017, 10, 31))
    assert page.head.removed.isHidden() and len(listed(page)) == 48


def test_a_removed_action_is_shown_with_its_day_and_can_be_brought_back(page, told):
    choose(page, "2.3").panel.facts.remove.click()
    page.head.removed.click()
    assert chosen(page) == "2.3" and page.panel.facts.status.text() == "Removed on 1 Nov 2017"
    form = page.panel.form
    assert not form.text.isEnabled() and "bring it back" in " ".join(words(form.foot))
    page.panel.facts.back.click()
    assert page.head.removed.isHidden() and len(listed(page)) == 48
    assert chosen(page) == "2.3" and form.text.isEnabled()


def test_a_search_among_the_removed_keeps_the_panel(page, told):
    choose(page, "2.3").panel.facts.remove.click()
    page.head.removed.click()
    page.panel.form.text.setPlainText("half a sentence")
    page.head.search.setText("smt")
    assert listed(page) == ["2.3"] and page.panel.form.text.toPlainText() == "half a sentence"


# ---- search


@pytest.mark.parametrize(
    ("search", "refs"),
    [
        ("1.1.17", ["1.1.17"]),
        ("week", ["1.1.4", "1.1.10", "1.2.4", "1.3.6", "3.3"]),
        ("FOCUS week lessons", ["1.1.4"]),
        (" lessons   week ", ["1.1.4"]),
        ("karl gedney", ["1.2.9"]),
        ("peer review", ["1.1.6"]),
    ],
)
def test_the_search_looks_through_ref_words_lead_and_commentary(page, search, refs):
    page.head.search.setText(search)
    assert listed(page) == refs


def test_the_search_finds_what_was_said_long_ago(page):
    for day, text in ((1, "The peacocks have come"), (2, "They are quiet now")):
        page.workspace.set_as_at(date(2017, 11, day))
        say(page, "3.4", text=text)
    page.head.search.setText("PEACOCKS")
    assert listed(page) == ["3.4"]


class Paints(QObject):
    """Counts how often a widget is painted."""

    number = 0

    def eventFilter(self, widget, event):
        self.number += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize("kept", [True, False])
def test_a_filter_paints_the_rows_once_whether_or_not_it_hides_the_chosen_one(page, kept):
    choose(page, "1.1.1" if kept else "1.1.3")  # overdue, and not
    paints = Paints()
    QApplication.processEvents()
    page.table.viewport().installEventFilter(paints)
    page.head.flags["overdue"].click()
    for _ in range(5):
        QApplication.processEvents()
    assert (chosen(page) is not None, paints.number) == (kept, 1)


def as_the_command_line_finds(page):
    return [line.action.ref for line in filtered(page.workspace.lines, Filter(search=page.head.search.text()))]


def test_the_rows_follow_every_key_forth_and_back(page, qtbot):
    for letter in "week lessonsx":
        qtbot.keyClicks(page.head.search, letter)
        assert listed(page) == as_the_command_line_finds(page)
    assert listed(page) == []
    for _ in range(10):
        qtbot.keyClick(page.head.search, Qt.Key.Key_Backspace)
        assert listed(page) == as_the_command_line_finds(page)
    page.head.search.setText("board")
    assert listed(page) == as_the_command_line_finds(page) != []


def test_escape_clears_the_search(page, qtbot):
    qtbot.keyClicks(page.head.search, "week")
    qtbot.keyClick(page.head.search, Qt.Key.Key_Escape)
    assert page.head.search.text() == "" and len(listed(page)) == 48


def test_an_update_is_searched_as_soon_as_it_is_saved(page):
    page.head.search.setText("peacocks")
    assert listed(page) == []
    say(page, "3.4", text="The peacocks have come")
    assert listed(page) == ["3.4"]


def test_nothing_beside_the_count_moves_while_it_is_searched(page, qtbot):
    QApplication.processEvents()
    places = [widget.geometry() for widget in (page.head.shown, page.head.fold)]
    for letter in "zzz":
        qtbot.keyClick(page.head.search, letter)
        QApplication.processEvents()
    assert page.head.shown.text() == "0 of 48 shown"
    assert [widget.geometry() for widget in (page.head.shown, page.head.fold)] == places
