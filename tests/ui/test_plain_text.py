"""Text from documents is shown as it is: on every page, in every tooltip, dialog, menu, title and chart."""

from datetime import date
from pathlib import Path

import pytest
from matplotlib.text import Text
from PySide6.QtWidgets import QLabel

from tests.patience import PATIENCE_MS
from tests.store.builders import a_file
from tests.ui.hostile import MARK, h, shown, shows, spoilt, texts_of, the_draft, the_plan, unmarked
from tracker.domain.merging.plans import Changes
from tracker.errors import TrackerError
from tracker.services.importing import preview
from tracker.settings import Settings
from tracker.ui.actions.action_dialog import ActionDialog
from tracker.ui.dialogs.messages import ask, last_resort, tell_error
from tracker.ui.dialogs.reason_dialog import ReasonDialog
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Held, Incoming
from tracker.ui.widgets.labels import plain_label
from tracker.ui.window.settings_dialog import SettingsDialog
from tracker.ui.window.start_page import StartPage
from tracker.ui.workspace import Workspace

FILE = "<img src=x.png><i>file &amp; $x$ R&D.plan"  # a slash cannot be in a name


@pytest.fixture
def file(tmp_path):
    return a_file(tmp_path / FILE, the_plan())


@pytest.fixture
def open_window(another_window, file):
    window = another_window(h("me"))
    window.commands.open_file(file)
    return window


@pytest.fixture
def page(open_window):
    return open_window.pages["Actions"]


def missing(root, *fields):
    """The fields that are not to be read as they were written."""
    return [field for field in fields if not shows(root, h(field))]


# ---- the judge himself


def test_the_judge_finds_what_is_taken_for_html(qtbot):
    label = QLabel(MARK)
    qtbot.addWidget(label)
    label.setToolTip(MARK)
    assert [where for where, _ in spoilt(label)] == ["tip of QLabel", "QLabel"]
    assert shown(MARK) == "\ufffcbold & $x$ R&D"
    assert unmarked("R&D") == "RD" and unmarked("R&&D") == "R&D"


# ---- pages


def test_the_page_of_actions_shows_every_field_as_it_was_written(page):
    assert spoilt(page) == []
    assert missing(
        page, "tref", "theme", "ref", "action", "name", "role", "review", "old", "commentary", "wrong", "author",
        "writer", "recorder", "reason", "why", "undoer", "moves", "second", "printed",
    ) == []  # fmt: skip


def test_the_tooltips_of_the_table_show_every_field_as_it_was_written(page):
    tips = "\n".join(text for where, text in texts_of(page.table) if where.startswith("tip"))
    assert all(h(field) in tips for field in ("action", "commentary", "name", "review"))


def test_lists_of_leads_and_themes_are_shown_as_they_were_written(page):
    page.head.lead.menu().actions()[1].trigger()
    assert spoilt(page.head) == []
    assert page.head.lead.text().startswith(f"Lead: {MARK[:16]}")
    page.head.lead.offer([("R&D", 1)])
    page.head.lead.choose(1)
    assert unmarked(page.head.lead.text()) == "Lead: R&D ▾"


def test_reasons_and_errors_in_the_form_are_shown_as_they_were_written(page):
    form = page.panel.form
    form.review.choice.buttons["a date"].click()
    form.review.box.setText(h("someday"))
    assert h("someday") in form.foot.error.text() and h("someday") in form.review.words.text()
    assert spoilt(form) == []
    form.review.box.setText("Dec 2018")
    assert h("ref") in form.why.text() and spoilt(form) == []


def test_an_update_typed_here_is_shown_as_it_was_typed(page):
    page.panel.form.text.setPlainText(h("typed"))
    page.panel.form.foot.save.click()
    assert missing(page.panel.timeline, "typed", "me") == [] and spoilt(page) == []


def test_the_page_of_measures_shows_every_field_as_it_was_written(open_window, qtbot):
    open_window.show_page("Measures")
    page = open_window.pages["Measures"]
    assert spoilt(page) == []
    assert missing(
        page, "tref", "theme", "measure M1", "measure M2", "M1", "shows", "rolling", "65-75", "comparator", "position",
        "source", "remark",
    ) == []  # fmt: skip


def test_a_chart_shows_its_texts_as_they_were_written_and_sets_no_formula(open_window, qtbot):
    open_window.show_page("Measures")
    page = open_window.pages["Measures"]
    with qtbot.waitSignal(page.panel.chart.drawn, timeout=PATIENCE_MS):
        page.show_measure(h("M2"))
    texts = page.panel.chart.canvas.figure.findobj(Text)
    told = " ".join(" ".join(text.get_text().split()) for text in texts)
    assert h("measure M2") in told
    assert [text.get_text() for text in texts if "$" in text.get_text() and text.get_parse_math()] == []


def test_rail_status_bar_and_title_show_plan_and_file_as_they_were_written(open_window):
    title = open_window.rail.title
    title.most = 9  # lines: what is longer than two would end in dots
    title.say(title.whole)
    assert spoilt(open_window.rail) == []
    assert missing(open_window.rail, "title", "organisation") == []
    assert shows(open_window.rail, h("word"))
    assert open_window.windowTitle() == f"{h('title')} - Improvement plans"
    assert open_window.status.file.text() == FILE
    open_window.status.begin(f"Reading {FILE}…", None)
    assert shows(open_window.status, FILE)


def test_recent_files_are_shown_as_they_are_called(qtbot, file):
    start = StartPage(Workspace(Settings().opened(file)))
    qtbot.addWidget(start)
    start.refresh()
    assert shows(start, FILE)
    assert all(label.textFormat().name == "PlainText" for label in start.findChildren(QLabel))


# ---- dialogs


def test_the_dialog_of_an_action_shows_every_field_as_it_was_written(page, qtbot):
    plan = page.workspace.plan
    for action in (None, plan.themes[0].actions[0]):
        dialog = ActionDialog(page.workspace, plan.themes[0], action, page)
        assert spoilt(dialog) == []
        assert missing(dialog, "person") == []
    assert dialog.windowTitle() == f"Edit {h('ref')}"
    assert dialog.text.toPlainText() == h("action")
    new = ActionDialog(page.workspace, plan.themes[0], None, page)
    assert missing(new, "theme", "word") == []


def test_what_a_dialog_refuses_is_shown_as_it_was_typed(page):
    plan = page.workspace.plan
    dialog = ActionDialog(page.workspace, plan.themes[0], None, page)
    dialog.ref.setText(h("ref"))
    dialog.text.setPlainText("Again")
    dialog.save()
    assert h("ref") in dialog.error.text() and spoilt(dialog) == []


def test_the_preview_of_an_import_shows_names_tables_and_problems_as_they_were_written(page, qtbot):
    draft = the_draft()
    held = Held(page.workspace.plan, [], page.workspace.as_at)
    dialog = ImportDialog(Incoming(Path(FILE)), ImportChoices(draft, held), page.window().background)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == f"Import {FILE}" and shows(dialog, FILE)
    assert spoilt(dialog) == []
    assert missing(dialog, "theme", "word", "place", "printed", "read", "message") == []
    assert isinstance(preview(None, draft, None, date(2017, 11, 14)), Changes)


def test_a_question_with_its_buttons_is_shown_as_it_was_written(qtbot):
    dialog = ReasonDialog(None, h("title"), h("question"), "Do it", True)
    qtbot.addWidget(dialog)
    assert spoilt(dialog) == [] and missing(dialog, "title", "question") == []


def test_questions_about_an_action_name_it_as_it_was_written(page, told):
    told.answer = False
    for ask_it in (page.panel.stop, page.panel.remove, page.panel.facts.stop.click):
        ask_it()
    page.panel.undo(page.panel.line.action.updates[1])
    assert len(told) == 4 and all(h("ref") in question for question in told)
    assert all(spoilt(dialog) == [] for dialog in told.boxes)


def test_the_settings_show_a_name_as_it_was_typed(qtbot):
    dialog = SettingsDialog(Settings(who=h("me")))
    qtbot.addWidget(dialog)
    assert dialog.who.text() == h("me") and spoilt(dialog) == []


# ---- messages


def test_errors_and_questions_are_shown_as_they_are(open_window, told):
    tell_error(open_window, TrackerError(h("error")))
    ask(open_window, h("title"), h("question"), "Do it")
    assert told == [h("error"), h("question")]
    assert [spoilt(box) for box in told.boxes] == [[], []]
    assert [missing(box, word) for box, word in zip(told.boxes, ("error", "question"), strict=True)] == [[], []]


def test_a_bug_is_reported_as_plain_text(qtbot, told, capsys):
    error = ValueError(h("bug"))
    last_resort(ValueError, error, None)
    (box,) = told.boxes
    assert h("bug") in box.report.toPlainText()
    assert spoilt(box) == []


def test_a_file_that_is_no_plan_is_named_as_it_is_called(open_window, told, tmp_path):
    wrong = tmp_path / f"wrong {FILE}"
    wrong.write_text("not a plan")
    open_window.commands.open_file(wrong)
    assert FILE in told[0] and shows(told.boxes[0], wrong.name)


def test_a_label_made_here_is_plain(qtbot):
    label = plain_label(MARK)
    qtbot.addWidget(label)
    assert spoilt(label) == []
