"""What must be different after each key that `?` lists in a dialog, by the keys with what they are said to do.

Here `it.dialog` is the dialog, which is made anew for each key that closes it.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit, QPushButton, QWidget

from tests.ui.dialogs.pressing import Effect, focus, is_heading, row_of
from tests.ui.dialogs.pressing import opens as opens_on
from tracker.ui.importing.change_rows import ChangeRow
from tracker.ui.keys import actions_in, shown_keys
from tracker.ui.tables.check_list import Checks
from tracker.ui.tables.small_table import RowsView

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def there(it, kind):
    """The first widget of a kind in view."""
    return next(one for one in it.dialog.findChildren(kind) if one.isVisible())


def any_where(it):
    """The keyboard on the dialog itself, as it opened."""


def no_text(it, key):
    """For a key that is a letter in a text: the keyboard where nothing is typed."""
    if key == "?":
        kinds = (QAbstractItemView, QPushButton, QWidget)
        ways = [one for kind in kinds for one in it.dialog.findChildren(kind) if takes_the_keyboard(one)]
        it.give(next(one for one in ways if not one.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)))


def takes_the_keyboard(one):
    return one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus


def is_open(it):
    return it.dialog.isVisible()


def opens(title, before=any_where):
    return opens_on(title, before)


def with_rows(it):
    """The keyboard on the first row of a table that has some."""
    view = next(one for one in it.dialog.findChildren(RowsView) if one.isVisible() and one.rows.rows)
    it.give(view)
    view.selectRow(0)


def with_something_to_copy(it):
    """The keyboard on the first row of a table or list that has some."""
    copies = {
        id(there) for one in actions_in(it.dialog) if "Ctrl+C" in shown_keys(one) for there in one.associatedObjects()
    }
    views = [one for one in it.dialog.findChildren(QAbstractItemView) if one.isVisible() and id(one) in copies]
    view = next(one for one in views if one.model().rowCount())
    it.give(view)
    view.setCurrentIndex(view.model().index(0, 0))


def table_copied(it):
    return "<table" in QGuiApplication.clipboard().mimeData().html()


def first_entry(it):
    box = there(it, Checks)
    it.give(box)
    box.setCurrentRow(0)
    box.item(0).setCheckState(UNCHECKED)


ANY = {
    ("F1, ?", "Keys of this dialog"): opens("Keys", no_text),
    ("Esc", "Closes the dialog"): Effect(any_where, is_open, False),
    ("Ctrl+C", "Copy what it says"): Effect(
        any_where, lambda it: QGuiApplication.clipboard().text() == it.dialog.said, True
    ),
    ("Ctrl+C", "Copy selected rows"): Effect(with_something_to_copy, table_copied, True),
    ("Ctrl+Shift+C", "Copy table"): Effect(with_something_to_copy, table_copied, True),
    ("Alt+C", "Columns and order of the table"): opens("Columns and order of the table", with_rows),
    ("Space", "Ticks the entry, or takes the tick away"): Effect(
        first_entry, lambda it: there(it, Checks).item(0).checkState(), CHECKED
    ),
}  # fmt: skip


# ---- one by one


def names(it):
    boxes = it.dialog.list
    return [boxes.item(at).text() for at in range(boxes.count())]


def second_column(it):
    it.dialog.list.setCurrentRow(1)


def row_of_column(it):
    return it.dialog.list.currentRow()


def width_of_column(it):
    name = it.dialog.list.item(1).data(Qt.ItemDataRole.UserRole)
    return (it.dialog.widths.get(name) or it.dialog._now[name]) - it.dialog._now[name]


def fresh_width(it):
    second_column(it)
    it.dialog.widths.clear()


COLUMNS = {
    ("Alt+Up", "Move up"): Effect(second_column, row_of_column, 0),
    ("Alt+Down", "Move down"): Effect(second_column, row_of_column, 2),
    ("Alt+Right", "Wider"): Effect(fresh_width, lambda it: width_of_column(it) > 0, True),
    ("Alt+Left", "Narrower"): Effect(fresh_width, lambda it: width_of_column(it) < 0, True),
}
CHANGES = {("Enter", "Opens what is chosen"): Effect(with_rows, lambda it: bool(it.dialog.result()), True)}


def chapters(it):
    it.give(it.dialog.search)


HELP = {
    ("Down", "Goes from the search to the chapters"): Effect(chapters, lambda it: focus() is it.dialog.list, True),
    ("Enter", "Goes from the search or a chapter into the text"): Effect(
        chapters, lambda it: focus() is it.dialog.text, True
    ),
    ("Esc", "Closes the help"): Effect(any_where, is_open, False),
}


def sheet(at):
    def before(it, key=""):
        it.dialog.view.zoom = 1.0
        it.dialog.view._fit()
        it.dialog.view.go_to(at(len(it.dialog.sheets.sheets) - 1, key) if callable(at) else at)
        it.give(it.dialog.view)
        it.sheet, it.zoom = it.dialog.view.at, it.dialog.view.zoom

    return before


def place_of_sheet(it):
    return {0: "first", len(it.dialog.sheets.sheets) - 1: "last"}.get(it.dialog.view.at)


def turned(it):
    return it.dialog.view.at - it.sheet


def times(it):
    return it.dialog.view.zoom / it.zoom


PRINT = {
    ("Ctrl+P", "Print the sheets"): opens("Print"),
    ("Ctrl+S", "Save the sheets as a PDF"): Effect(
        lambda it: (setattr(it, "asked", []), it.dialog.pdf_asked.connect(lambda: it.asked.append("PDF"))),
        lambda it: tuple(it.asked),
        ("PDF",),
    ),
    ("Alt+PgUp", "Previous sheet"): Effect(sheet(1), turned, -1),
    ("Alt+PgDown", "Next sheet"): Effect(sheet(1), turned, 1),
    ("Ctrl++, Ctrl+=", "Show the sheets larger"): Effect(sheet(1), lambda it: times(it) > 1, True),
    ("Ctrl+-", "Show the sheets smaller"): Effect(sheet(1), lambda it: times(it) < 1, True),
    ("PgUp, PgDown", "Goes to the sheet before, to the next one"): Effect(sheet(1), turned, {"PgUp": -1, "PgDown": 1}),
    ("Home, End", "Goes to the first sheet, to the last"): Effect(
        sheet(1), place_of_sheet, {"Home": "first", "End": "last"}
    ),
}


def on_line(words=""):
    def before(it):
        it.dialog.search.setText(words)
        it.give(it.dialog.search)

    return before


def at_found(wanted, words="audit", fold=None):
    def before(it, key=""):
        it.dialog.search.setText(words)
        view = it.dialog.table
        if fold is not None and view.register.rows[row_of(view, is_heading)].folded != fold(key):
            view.fold_asked.emit(view.register.rows[row_of(view, is_heading)].key)
        it.give(view)
        view.choose(wanted(view))

    return before


def found_copied(words):
    def before(it):
        at_found(lambda view: view.first_row(), words)(it)
        it.dialog.table.selectRow(it.dialog.table.currentIndex().row())

    return before


def copied_found(it):
    return len(QGuiApplication.clipboard().text()) > 5


def first_heading(view):
    return row_of(view, is_heading)


def folded(it):
    return it.dialog.table.register.rows[row_of(it.dialog.table, is_heading)].folded


def ends(words):
    last = lambda it: len(it.dialog.table.register.rows) - 1  # noqa: E731
    at = lambda it: {0: "first", last(it): "last"}.get(it.dialog.table.currentIndex().row())  # noqa: E731
    return Effect(at_found(lambda view: 2, words), at, {"Home": "first", "End": "last"})


def line_dialog(words):
    return {
        ("Ctrl+C", "Copy selected rows"): Effect(found_copied(words), copied_found, True),
        ("Ctrl+Shift+C", "Copy table"): Effect(found_copied(words), copied_found, True),
        ("Enter", "Takes what is chosen, from the line too"): Effect(on_line(words), is_open, False),
        ("Down", "Goes from the line into the list"): Effect(
            on_line(words), lambda it: focus() is it.dialog.table, True
        ),
    }


SEARCH = line_dialog("audit") | {
    ("Home, End", "Goes to the first row, to the last"): ends("audit"),
    ("Enter", "Opens what is chosen; on a heading, folds the group or opens it"): Effect(
        at_found(first_heading, fold=lambda key: False), folded, True
    ),
    ("Left, Right", "Folds the group, opens it"): Effect(
        at_found(first_heading, fold=lambda key: key == "Right"), folded, {"Left": True, "Right": False}
    ),
}
WHO = {
    ("Enter", "In the list of people takes the one that is chosen"): Effect(
        lambda it: (it.give(it.dialog.people), it.dialog.people.setCurrentRow(1)), lambda it: it.dialog.result(), 1
    ),
    ("Down", "Goes from the name to the people that fit it"): Effect(
        lambda it: it.give(it.dialog.name), lambda it: focus() is it.dialog.people, True
    ),
    ("Esc", "Closes the dialog, and says nobody"): Effect(any_where, lambda it: is_open(it) or it.dialog.result(), 0),
}


JOIN = {
    ("Down", "Goes from the search to the measures"): Effect(
        lambda it: it.give(it.dialog.search), lambda it: focus() is it.dialog.list, True
    ),
}
CHARTS = {
    ("Ctrl+Shift+C", "Copy chart"): Effect(
        any_where, lambda it: not QGuiApplication.clipboard().image().isNull(), True
    ),
    ("Ctrl+Shift+S", "Save chart"): opens("Save the chart"),
}


# ---- the preview of an import


def part(name):
    def turn(it):
        it.dialog.parts.show_part(name)

    return turn


def decided(it):
    return sum(one.decision is not None for one in it.dialog.choices.draft.problems)


def on_problem(it, key="I"):
    part("problems")(it)
    view = it.dialog.problems.table
    it.give(view)
    can = view.painter_of_rows.can_correct
    fits = lambda one: one.kind != "skipped" and (key != "C" or can(one))  # noqa: E731
    view.selectRow(row_of(view, lambda one: one.decision is None and fits(one)))
    it.decided = decided(it)


def answered(it):
    return isinstance(focus(), QPlainTextEdit), decided(it) - it.decided


def in_correction(it):
    on_problem(it, "C")
    it.dialog.problems.table.decide("corrected")
    it.box = focus()
    assert isinstance(it.box, QPlainTextEdit)
    it.box.setPlainText("Dec 2018")


def one_decision(it):
    on_problem(it)
    it.dialog.problems.table.decide("ignored")
    it.decided = decided(it)


def in_tables(it):
    it.give(it.dialog.found.tables)


PREVIEW = {
    ("Ctrl+Z", "Undo the last decision"): Effect(one_decision, lambda it: decided(it) - it.decided, -1),
    ("Ctrl+Enter", "Import"): Effect(on_problem, lambda it: (is_open(it), it.dialog.result()), (False, 1)),
    ("Esc", "Stops reading, else closes the preview, and asks before what was chosen is let fall"): Effect(
        on_problem, is_open, False
    ),
    ("A, C, I", "Accepts, corrects, ignores what is chosen"): Effect(
        on_problem, answered, {"A": (False, 1), "C": (True, 0), "I": (False, 1)}
    ),
    ("Enter", "Opens what the problem is about"): Effect(
        lambda it: on_problem(it, "C"), lambda it: isinstance(focus(), QPlainTextEdit), True
    ),
    ("Enter", "Puts what is typed in its place"): Effect(in_correction, lambda it: decided(it) - it.decided, 1),
    ("Shift+Enter", "Begins another line of what is typed"): Effect(
        in_correction, lambda it: "\n" in it.box.toPlainText(), True
    ),
    ("Esc", "Leaves all as it was"): Effect(in_correction, answered, (False, 0)),
    ("Enter", "Goes to what can be chosen for the table"): Effect(
        in_tables, lambda it: it.dialog.parts.shown == "table" and it.dialog.table.isAncestorOf(focus()), True
    ),
}


def on_list(wanted, fold=None):
    def before(it, key=""):
        part("lists")(it)
        view = it.dialog.lists.view
        if fold is not None and view.register.rows[row_of(view, is_heading)].folded != fold(key):
            view.fold_asked.emit(view.register.rows[row_of(view, is_heading)].key)
        it.give(view)
        view.choose(wanted(view))
        it.ticked = len(it.dialog.choices.ticked)

    return before


def newly_ticked(it):
    return len(it.dialog.choices.ticked) - it.ticked


def list_folded(it):
    view = it.dialog.lists.view
    return view.register.rows[row_of(view, is_heading)].folded


def list_ends(it):
    view = it.dialog.lists.view
    return {0: "first", len(view.register.rows) - 1: "last"}.get(view.currentIndex().row())


LISTS = {
    ("Space", "Ticks the row; on a heading, all of its list or none"): Effect(on_list(first_heading), newly_ticked, 2),
    ("Enter", "Ticks the row; on a heading, folds the list or opens it"): Effect(
        on_list(first_heading, lambda key: False), list_folded, True
    ),
    ("Left, Right", "Folds the group, opens it"): Effect(
        on_list(first_heading, lambda key: key == "Right"), list_folded, {"Left": True, "Right": False}
    ),
    ("Home, End", "Goes to the first row, to the last"): Effect(
        on_list(lambda view: 1), list_ends, {"Home": "first", "End": "last"}
    ),
}


def asked_row(it):
    part("changes")(it)
    view = it.dialog.changes
    it.give(view)
    for at, row in enumerate(view.rows.rows):
        view.selectRow(at)
        if isinstance(row, ChangeRow) and view.asked():
            return
    raise AssertionError("nothing is asked")


def in_answer(it, key=""):
    asked_row(it)
    it.dialog.changes.answer_begun.emit()
    assert focus() is not it.dialog.changes


INTO_A_PLAN = {
    ("Enter", "Begins the answer that a row asks for, folds a heading, or ticks a removal"): Effect(
        asked_row, lambda it: it.dialog.asking.isAncestorOf(focus()) and focus() is not it.dialog.changes, True
    ),
    ("Enter, Esc", "Goes back to the table of changes"): Effect(
        in_answer, lambda it: focus() is it.dialog.changes, True
    ),
}

OF_DIALOGS = {
    "columns": COLUMNS,
    "changes": CHANGES,
    "help": HELP,
    "print": PRINT,
    "palette": line_dialog("1.1"),
    "search": SEARCH,
    "who": WHO,
    "join": JOIN,
    "charts of a theme": CHARTS,
    "import": PREVIEW,
    "import of lists": LISTS,
    "import into a plan": INTO_A_PLAN,
}
MORE_IN = {"import": in_correction, "import into a plan": in_answer}
