"""What must be different after each key that `?` lists, by page, and by the keys with what they are said to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from tests.ui.asking import choose as choose_action
from tests.ui.asking import chosen, say
from tests.ui.dialogs.pressing import Effect, copied, focus, is_heading, opens, row_of
from tracker.domain.actions.state import state_at

ENTER = "Opens what is chosen; on a heading, folds the group or opens it"
SIDEWAYS = ("Left, Right", "Folds the group, opens it")
ENDS = ("Home, End", "Goes to the first row, to the last")


# ---- every page


def in_search(text=""):
    def before(it):
        it.page.head.search.setText(text)
        it.give(it.page.head.search)

    return before


def rows_have_it(it):
    return focus() is not it.page.head.search and it.page.isAncestorOf(focus()) and it.page.head.search.text()


SEARCH = {
    ("Ctrl+F", "Search this page"): Effect(
        lambda it: (it.page.head.search.clear(), it.page.focus_rows()), lambda it: focus() is it.page.head.search, True
    ),
    ("Esc", "Clears the search, then goes back to the rows"): Effect(
        in_search("a"), lambda it: it.page.head.search.text(), ""
    ),
    ("Down", "Goes from the search to the rows"): Effect(in_search(), lambda it: focus() is it.page.head.search, False),
}


def of_table(rows=lambda it: it.page.table, heading="Ref", whole_heading=None):
    """Copying of a table."""

    def chosen_row(it):
        it.page.head.search.clear()
        view = rows(it)
        it.give(view)
        view.clearSelection()
        view.selectRow(row_of(view, lambda row: not is_heading(row)))

    return copies(heading, chosen_row, whole_heading)


def copies(heading, before, whole_heading=None):
    """The rows that are selected, and the whole table, each under a heading."""
    return {
        ("Ctrl+C", "Copy selected rows"): copied(heading, before),
        ("Ctrl+Shift+C", "Copy table"): copied(whole_heading or heading, before),
    }


def at_row(wanted, view=lambda it: it.page.table):
    """The keyboard on the first row for which that holds."""

    def before(it):
        it.page.head.search.clear()
        table = view(it)
        it.give(table)
        table.clearSelection()
        at = row_of(table, wanted)
        table.choose(at) if hasattr(table, "choose") else table.selectRow(at)

    return before


def current(view=lambda it: it.page.table):
    return lambda it: view(it).currentIndex().row()


def ends(view=lambda it: it.page.table):
    last = lambda it: view(it).register.rowCount() - 1  # noqa: E731

    def middle(it):
        it.page.head.search.clear()
        it.give(view(it))
        view(it).choose(3)

    at = lambda it: {0: "first", last(it): "last"}.get(current(view)(it))  # noqa: E731
    return {ENDS: Effect(middle, at, {"Home": "first", "End": "last"})}


def folding(view=lambda it: it.page.table):
    """Left and right on a heading, and Enter on one."""
    heading = lambda it: view(it).register.rows[row_of(view(it), is_heading)]  # noqa: E731

    def begun(it, key=""):
        if heading(it).folded != (key == "Right"):
            view(it).fold_asked.emit(heading(it).key)
        at_row(is_heading, view)(it)

    return {
        SIDEWAYS: Effect(begun, lambda it: heading(it).folded, {"Left": True, "Right": False}),
        ("Enter", ENTER): Effect(begun, lambda it: heading(it).folded, True),
    }


# ---- the pages


def first_count(it):
    it.page.focus_rows()


def count_with_it(it):
    there = [one for one in it.page.counts.cards.values() if one.isEnabled()]
    return there.index(focus()) if focus() in there else None


def second_count(it):
    there = [one for one in it.page.counts.cards.values() if one.isEnabled()]
    it.give(there[1])


def marks(it):
    return it.page.leads.bars


def second_mark(it):
    every = marks(it).every()
    for one in every[1:2]:
        one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        it.give(one)


def place_of_mark(it):
    every = marks(it).every()
    return {every[-1]: "last"}.get(focus(), every.index(focus()) if focus() in every else None)


def picture_there(it):
    return not QGuiApplication.clipboard().image().isNull()


def on_picture(card):
    def before(it):
        shown = getattr(it.page, card)
        one = (shown.months if card == "months" else shown.bars).every()[0]
        one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        it.give(one)

    return before


def picture_copied(card):
    return Effect(on_picture(card), picture_there, True)


def changes_row(it):
    it.window.show_page("Overview")
    it.settle()
    it.give(it.page.changes.table)
    it.page.changes.table.selectRow(0)


def name_of_page(it):
    return it.page.name


_CARDS = {
    "ratings": "Ratings by recommendation", "leads": "Overdue by lead", "months": "Reviews by month",
    "bands": "Measures by band",
}  # fmt: skip
OVERVIEW = {
    **SEARCH,
    **{("Ctrl+Shift+C", f"Copy chart: {words}"): picture_copied(card) for card, words in _CARDS.items()},
    **{
        ("Ctrl+Shift+S", f"Save chart: {words}"): opens("Save the chart", on_picture(card))
        for card, words in _CARDS.items()
    },
    **copies("Ref", changes_row),
    ("Left, Right", "Goes from count to count"): Effect(second_count, count_with_it, {"Left": 0, "Right": 2}),
    ("Left, Right, Up, Down, Home, End", "Goes from part to part of a picture"): Effect(
        second_mark, place_of_mark, {"Left": 0, "Right": 2, "Up": 0, "Down": 2, "Home": 0, "End": "last"}
    ),
    ("Enter", "Shows the rows behind what is chosen"): Effect(second_mark, name_of_page, "Actions"),
    ("Enter", "Opens what is chosen"): Effect(changes_row, name_of_page, "Actions"),
}


def on_action_row(it):
    it.page.head.search.clear()
    at = next(at for at, row in enumerate(it.page.rows.rows) if row.kind == "action")
    it.give(it.page.rows)
    it.page.rows.choose(at + 1)


def place_in_theme(it):
    """Of the second action as it was at first."""
    refs = [row.record.ref for row in it.page.rows.rows if row.kind == "action"]
    return refs.index("1.1.2") if "1.1.2" in refs else "removed"


def on_second_action(it):
    it.page.head.search.clear()
    it.give(it.page.rows)
    it.page.rows.choose(
        next(at for at, row in enumerate(it.page.rows.rows) if getattr(row.record, "ref", "") == "1.1.2")
    )


PLAN = {
    **SEARCH,
    ("Ctrl+Shift+N", "Add an action"): opens("Add an action"),
    ("F2", "Edits the line where it stands"): Effect(
        on_second_action, lambda it: isinstance(focus(), QLineEdit | QPlainTextEdit), True
    ),
    ("Enter", "Opens what the line is about, or edits it"): Effect(on_second_action, name_of_page, "Actions"),
    ("Alt+Up, Alt+Down", "Moves the line up, down"): Effect(
        on_second_action, place_in_theme, {"Alt+Up": 0, "Alt+Down": 1}
    ),
    ("Del", "Removes the line, which can be brought back"): Effect(on_second_action, place_in_theme, "removed"),
    **copies("Ref", on_second_action),
}


def on_actions(it):
    it.page.head.search.clear()
    it.page.focus_rows()


def written(it, ref="1.1.4"):
    choose_action(it.page, ref)
    it.page.panel.form.text.setPlainText("Said by a key.")
    it.give(it.page.panel.form.text)


def last_words(ref="1.1.4"):
    def seen(it):
        action = next(one for _, one in it.window.workspace.plan.actions() if one.ref == ref)
        return sum(one.text == "Said by a key." for one in action.updates) > 0, chosen(it.page) == ref

    return seen


def density(it, other="one line"):
    it.page.head.see(density=other)
    on_actions(it)


def seen_density(it):
    return it.window.workspace.settings.density


def unfolded(it):
    it.page.head.see(panel_folded=False)
    on_actions(it)


def in_the_panel(it):
    choose_action(it.page, "1.1.4")
    it.give(it.page.panel.form.text)


ACTIONS = {
    **SEARCH,
    **of_table(),
    **ends(),
    **folding(),
    ("Alt+V", "Views of the actions"): opens("Choose a view", on_actions),
    ("Ctrl+B", "Fold the panel away, or show it"): Effect(unfolded, lambda it: it.page.panel.isVisible(), False),
    ("Alt+1", "Rows: One line"): Effect(lambda it: density(it, "full"), seen_density, "one line"),
    ("Alt+2", "Rows: Two lines, latest words"): Effect(density, seen_density, "two lines"),
    ("Alt+3", "Rows: Full"): Effect(density, seen_density, "full"),
    ("Ctrl+Shift+N", "Add an action"): opens("Add an action", on_actions),
    ("Ctrl+Enter", "Save"): Effect(lambda it: (unfolded(it), written(it)), last_words(), (True, True)),
    ("Ctrl+Shift+Enter", "Save and go on to the next"): Effect(
        lambda it: (unfolded(it), written(it, "1.1.5")), last_words("1.1.5"), (True, False)
    ),
    ("Ctrl+Shift+E", "Set lead, review or status of the selected actions"): opens(
        "Set for 1 action", at_row(lambda row: not is_heading(row))
    ),
    ("Esc", "Goes back to the rows"): Effect(
        lambda it: (unfolded(it), in_the_panel(it)), lambda it: focus() is it.page.table, True
    ),
}


def by_lead(before):
    def turn(it, *key):
        it.page.head.order.buttons["lead"].click()
        before(it, *key)

    return turn


OVERDUE = {
    **SEARCH,
    **of_table(),
    **ends(),
    **{keys: one._replace(before=by_lead(one.before)) for keys, one in folding().items()},
    ("Enter", "Opens what is chosen"): opens("Review of 1 Nov 2017", lambda it: it.give(it.page.panel.list)),
}


def on_promise(it):
    it.window.show_page("Promises")
    it.settle()
    it.give(it.page.table)
    it.page.table.selectRow(0)


PROMISES = {
    **SEARCH,
    **copies("Ref", on_promise),
    ("Enter", "Opens what is chosen"): Effect(on_promise, name_of_page, "Actions"),
}


def on_measure(it):
    it.page.head.search.clear()
    it.page.list.expandAll()
    for one in ("1.1-M05", "1.1-M04"):
        it.page.show_measure(one)
    it.settle()
    it.give(it.page.list)


def on_reading(it, value="69"):
    on_measure(it)
    it.give(it.page.panel.table)
    model = it.page.panel.table.model()
    at = next(at for at in range(model.rowCount()) if value in str(model.index(at, 1).data()))
    it.page.panel.table.setCurrentIndex(model.index(at, 1))


def cleared(it):
    model = it.page.panel.table.model()
    return any("cleared" in str(model.index(at, 2).data()) for at in range(model.rowCount()))


def readings(it):
    """The values of the measure's first line as they are shown."""
    model = it.page.panel.table.model()
    return str(model.index(0, 1).data() or "")


def on_theme(it):
    on_measure(it)
    it.page.list.setCurrentIndex(it.page.list.currentIndex().parent())
    it.page.list.expandAll()


def theme_open(it):
    return it.page.list.isExpanded(it.page.list.currentIndex().siblingAtColumn(0))


MEASURES = {
    **SEARCH,
    ("Ctrl+Shift+N", "Add a measure"): opens("Add a measure", on_measure),
    ("Ctrl+Shift+C", "Copy chart"): Effect(on_measure, picture_there, True),
    ("Ctrl+Shift+S", "Save chart"): opens("Save the chart", on_measure),
    ("Ctrl+C", "Copy selected rows"): copied("Measure", on_measure),
    ("Enter", "Edits the reading"): Effect(lambda it: on_reading(it), lambda it: isinstance(focus(), QLineEdit), True),
    ("Del", "Clears the readings that are chosen"): Effect(lambda it: on_reading(it, value="67"), cleared, True),
    ("Ctrl+C, Ctrl+V", "Copies the readings that are chosen, pastes some from a sheet"): Effect(
        lambda it: (on_reading(it), setattr(it, "to_paste", "61")),
        lambda it: (readings(it), QGuiApplication.clipboard().text()),
        {"Ctrl+C": ("69", "69"), "Ctrl+V": ("61", "61")},
    ),
    ("Enter", "Opens and closes a theme"): Effect(on_theme, theme_open, False),
    ("Left", "Goes to the theme of the measure"): Effect(
        on_measure, lambda it: not it.page.list.currentIndex().parent().isValid(), True
    ),
}


def on_cell(name, in_panel=False):
    def before(it):
        it.page.head.search.clear()
        it.give(it.page.table)
        row = row_of(it.page.table, lambda row: not is_heading(row))
        names = [one.name for one in it.page.table.register.columns]
        it.page.table.setCurrentIndex(it.page.table.register.index(row, names.index(name)))
        if in_panel:
            it.page.head.timeline.isChecked() or it.page.head.timeline.click()
            it.give(next(one for one in it.page.panel.findChildren(QAbstractButton) if one.isVisible()))

    return before


def column(it):
    return it.page.table.currentIndex().column()


def timeline_away(it):
    if it.page.head.timeline.isChecked():
        it.page.head.timeline.click()
    it.page.focus_rows()


SCORECARD = {
    **SEARCH,
    **of_table(heading="Status", whole_heading="Children"),
    **ends(),
    ("Ctrl+B", "Show the timeline, or fold it away"): Effect(timeline_away, lambda it: it.page.panel.isVisible(), True),
    ("Esc", "Goes back to the rows"): Effect(
        lambda it: on_cell("measure", in_panel=True)(it), lambda it: focus() is it.page.table, True
    ),
    ("F2", "Edits the cell"): Effect(on_cell("comment"), lambda it: isinstance(focus(), QPlainTextEdit), True),
    ("Enter", "Edits the cell, or shows the timeline of the measure"): Effect(
        lambda it: (timeline_away(it), on_cell("measure")(it)), lambda it: it.page.panel.isVisible(), True
    ),
    ("Left, Right", "Goes from cell to cell in the row"): Effect(on_cell("measure"), column, {"Left": 0, "Right": 2}),
}


def with_packs(it):
    it.page.head.search.clear()
    if not it.page.packs:
        it.page._send([], it.folder)
        it.settle()
    it.give(it.page.table)
    it.page.table.selectRow(0)


PACKS = {
    **SEARCH,
    **copies("Lead", with_packs),
}


def by(way):
    def turn(it):
        it.window.show_page("Problems")
        it.page.head.search.clear()
        it.page.head.chips.show_all()
        it.page.head.by.buttons[way].click()
        view = it.page.table if way == "place" else it.page.causes
        it.give(view)
        return view

    return turn


def undecided(it):
    return sum(one.decision is None for one in it.page.decisions.problems)


def on_place(wanted=lambda one: one.decision is None):
    def before(it):
        view = by("place")(it)
        view.selectRow(row_of(view, wanted))
        it.undecided = undecided(it)

    return before


def decided(it):
    return undecided(it) - it.undecided


def on_decided(it):
    on_place()(it)
    it.page.table.decide("ignored")
    it.settle()
    it.page.head.chips.choose("decided")
    on_place(lambda one: one.decision is not None)(it)


def fits(letter):
    """A problem that can be put right, or any."""
    return lambda it, one: it.page.table.painter_of_rows.can_correct(one) if letter == "C" else one.kind != "skipped"


def on_fitting_place(it, key):
    view = by("place")(it)
    wanted = fits(key)
    view.selectRow(row_of(view, lambda one: one.decision is None and wanted(it, one)))
    it.undecided = undecided(it)


def on_fitting_cause(it, key):
    view = by("cause")(it)
    view.choose(
        row_of(view, lambda row: not is_heading(row) and any(one.key == key for one in getattr(row, "choices", ())))
    )
    it.undecided = undecided(it)


def correcting(it):
    return isinstance(focus(), QPlainTextEdit), decided(it) < 0


def in_correction(it):
    on_fitting_place(it, "C")
    it.page.table.decide("corrected")
    QApplication.processEvents()
    assert isinstance(focus(), QPlainTextEdit)
    focus().setPlainText("Dec 2018")
    it.box = focus()


def on_cause(it, key=""):
    on_fitting_cause(it, "A")
    row = it.page.causes.chosen()
    if row.opened != (key == "Left"):
        it.page.causes.opened_asked.emit(row.key)


def in_problem_panel(it):
    on_place()(it)
    it.give(it.page.panel.findChildren(type(it.page.show_all))[0])


PROBLEMS = {
    **SEARCH,
    **copies("Kind", on_place()),
    ("U", "Undo the decision"): Effect(on_decided, decided, 1),
    ("Ctrl+Shift+A", "Accept all of this kind"): Effect(
        lambda it: on_fitting_place(it, "A"), lambda it: decided(it) < 0, True
    ),
    ("Ctrl+Shift+I", "Ignore all of this kind"): Effect(on_place(), lambda it: decided(it) < 0, True),
    ("Esc", "Goes back to the rows"): Effect(in_problem_panel, lambda it: focus() is it.page.table, True),
    ("Enter", "Puts what is typed in its place"): Effect(in_correction, lambda it: decided(it) < 0, True),
    ("Shift+Enter", "Begins another line of what is typed"): Effect(
        in_correction, lambda it: "\n" in it.box.toPlainText(), True
    ),
    ("Esc", "Leaves all as it was"): Effect(
        in_correction, lambda it: (isinstance(focus(), QPlainTextEdit), decided(it)), (False, 0)
    ),
    ("A, C, I", "Accepts, corrects, ignores what is chosen"): Effect(
        on_fitting_place, correcting, {"A": (False, True), "C": (True, False), "I": (False, True)}
    ),
    ("Enter", "Opens what the problem is about"): Effect(
        on_place(lambda one: one.about and one.about.count(".") > 1), name_of_page, "Actions"
    ),
    ("A, C, I", "Accepts, corrects, ignores all places of the cause, where that can be done"): Effect(
        on_fitting_cause, correcting, {"A": (False, True), "C": (True, False), "I": (False, True)}
    ),
    ("Left, Right", "Closes the cause, opens its places"): Effect(
        on_cause, lambda it: it.page.causes.chosen().opened, {"Left": False, "Right": True}
    ),
    **ends(lambda it: it.page.causes),
    ("Enter", ENTER): folding(lambda it: it.page.causes)["Enter", ENTER],
}

OF_PAGES = {
    "Overview": OVERVIEW, "Plan": PLAN, "Actions": ACTIONS, "Overdue": OVERDUE, "Promises": PROMISES,
    "Measures": MEASURES, "Scorecard": SCORECARD, "Packs": PACKS, "Problems": PROBLEMS,
}  # fmt: skip
for effects in OF_PAGES.values():
    copying = effects.get(("Ctrl+C", "Copy selected rows"))
    if copying is not None and effects is not PLAN:  # where there is a table: the plan has lists
        effects["Alt+C", "Columns and order of the table"] = opens("Columns and order of the table", copying.before)


# ---- everywhere


def leads_to(name, begin="Packs"):
    other = "Plan" if name == begin else begin
    return Effect(lambda it: it.window.show_page(other), name_of_page, name)


def points(by):
    return Effect(
        lambda it: (it.window.change_text_size(), it.window.change_text_size(-by if by else 2)),
        lambda it: it.window.workspace.settings.text_points,
        10,
    )


def said(it):
    it.window.show_page("Actions")
    say(it.page, "1.1.4", text="To be undone")
    it.page.focus_rows()
    it.times = times_said(it)


def undone(it):
    said(it)
    it.window.workspace.steps.undo()


def times_said(it):
    action = next(one for _, one in it.window.workspace.plan.actions() if one.ref == "1.1.4")
    return state_at(action.updates, it.window.workspace.as_at).said.count("To be undone")


def stands(it):
    """Whether the words that were said last count."""
    return times_said(it) == it.times


def with_table(it):
    it.to_paste = "Ref\tAction\tLead\tReview date\n9.1\tWrite it down\tSomebody\tDec 2017\n"
    it.page.head.setFocus()
    it.page.setFocus()


def on_record_from_scorecard(it):
    it.window.show_page("Scorecard")
    it.window.show_changed(next(one for _, one in it.window.workspace.plan.actions() if one.ref == "1.1.4"))


_PAGES = ("Overview", "Plan", "Actions", "Overdue", "Promises", "Measures", "Scorecard", "Packs", "Problems")
EVERYWHERE = {
    ("Ctrl+N", "New plan"): opens("New plan"),
    ("Ctrl+O", "Open a plan file"): opens("Open a plan file"),
    ("Ctrl+I", "Import a document"): opens("Import a document"),
    ("Ctrl+Shift+V", "Paste a table"): opens("Import the clipboard", with_table),
    ("Ctrl+E", "Export a workbook"): opens("Export a workbook"),
    ("Ctrl+R", "Report"): opens("Report"),
    ("Ctrl+P", "Print"): opens("Print: Actions", lambda it: it.window.show_page("Actions")),
    ("Ctrl+Shift+P", "Print what is chosen"): opens(
        "Print: 1.1.4", lambda it: (it.window.show_page("Actions"), choose_action(it.page, "1.1.4"))
    ),
    ("Ctrl+Z", "Undo"): Effect(said, stands, False),
    ("Ctrl+Y, Ctrl+Shift+Z", "Redo"): Effect(undone, stands, True),
    ("Ctrl+,", "Settings"): opens("Settings"),
    ("Ctrl+D", "As-at day"): opens("QMenu"),
    ("Ctrl+H", "Changes"): opens("Changes"),
    ("F5", "Present what is overdue"): Effect(
        lambda it: it.page.focus_rows(), lambda it: bool(it.window.pages["Overdue"].presentation), True
    ),
    ("Ctrl++, Ctrl+=", "Larger text"): points(1),
    ("Ctrl+-", "Smaller text"): points(-1),
    ("Ctrl+0", "Usual text size"): points(0),
    ("F11", "Full screen"): Effect(lambda it: it.page.setFocus(), lambda it: it.window.isFullScreen(), True),
    **{(f"Ctrl+{at}", name): leads_to(name) for at, name in enumerate(_PAGES, 1)},
    ("Ctrl+K", "Go to"): opens("Go to"),
    ("Alt+M", "My own actions"): Effect(
        lambda it: it.window.show_page("Packs"),
        lambda it: it.page.name == "Actions" and it.page.head.flags["mine"].isChecked(),
        True,
    ),
    ("Ctrl+Shift+F", "Search everything"): opens("Search everything"),
    ("F1", "Help"): Effect(
        lambda it: it.page.setFocus(),
        lambda it: bool((shown := it.window.menus.helping.help_window) and shown.isVisible()),
        True,
    ),
    ("?", "Keys"): opens("Keys", lambda it: (it.window.show_page("Actions"), it.page.focus_rows())),
    ("Esc", "Goes back to the page from where a record was opened"): Effect(
        on_record_from_scorecard, name_of_page, "Scorecard"
    ),
    ("Ctrl+V", "Imports the table on the clipboard, where nothing else takes it"): opens(
        "Import the clipboard", with_table
    ),
    ("Ctrl+Q", "Quit"): Effect(lambda it: it.page.setFocus(), lambda it: it.window.isVisible(), False),
}
