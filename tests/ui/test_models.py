"""Every model keeps Qt's rules: with rows, with none, and while rows change under the eyes of whoever listens."""

import importlib
import pkgutil
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractProxyModel
from pytestqt.modeltest import ModelTester

import tracker.ui
from tests.ui.asking import choose, pick, say
from tests.ui.conftest import DAY
from tracker.domain.measure import Measure
from tracker.domain.plan import Plan, Theme
from tracker.store.sqlite import new_store
from tracker.ui.measures.list_items import grouped, items_of
from tracker.ui.measures.list_model import MeasuresModel
from tracker.ui.measures.readings_model import ReadingsModel
from tracker.ui.plan.rows_view import PlanRowsModel
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import RegisterModel

TESTED = {RegisterModel, MeasuresModel, ReadingsModel, PlanRowsModel}


def below(kind):
    return {kind}.union(*(below(one) for one in kind.__subclasses__()))


def test_every_model_of_the_window_is_tested_here():
    for module in pkgutil.walk_packages(tracker.ui.__path__, "tracker.ui."):
        importlib.import_module(module.name)
    own = {kind for kind in below(QAbstractItemModel) if kind.__module__.startswith("tracker.")}
    assert own == TESTED and not any(issubclass(kind, QAbstractProxyModel) for kind in own)


@pytest.fixture
def check(request):
    """Watches a model from now on; a tester of its own for each, as one of them can only watch one."""
    testers = []

    def watch(model):
        testers.append(ModelTester(request.config))
        testers[-1].check(model, force_py=True)

    yield watch
    for tester in testers:
        tester._cleanup()


# ---- the rows of a theme


def test_the_rows_of_a_theme_keep_the_rules_while_another_theme_is_chosen(window, file, check):
    window.commands.open_file(file)
    window.show_page("Plan")
    page = window.pages["Plan"]
    check(page.rows.model_of_rows)
    page.themes.choose(2)
    page.head.search.setText("no such thing")
    assert page.themes.model_of_rows.rowCount() == 1
    check(page.beside.model_of_rows)


# ---- the register


def test_the_register_keeps_the_rules_with_rows_and_with_none(page, check):
    check(page.model)
    page.head.search.setText("no such thing")
    assert page.model.rowCount() == 0
    check(page.model)


def test_the_register_keeps_the_rules_while_its_rows_change(page, check):
    check(page.model)
    page.head.flags["overdue"].click()
    pick(page.head.order, "Rating")
    page.workspace.set_as_at(date(2017, 12, 5))
    say(page, "1.1.4", text="Said", review="Mar 2018", reason="Late")
    pick(page.head.order, "By theme")
    page.table.fold_asked.emit(next(row.key for row in page.model.rows if isinstance(row, Group)))
    page.head.all.click()
    check(page.model)


def test_the_register_has_no_cells_outside_its_rows_and_columns(page):
    model = page.model
    rows, columns = model.rowCount(), model.columnCount()
    for row, column in ((-1, 0), (rows, 0), (0, -1), (0, columns)):
        assert not model.index(row, column).isValid()
    cell = model.index(1, 1)
    assert (model.rowCount(cell), model.columnCount(cell), model.data(model.index(-1, -1))) == (0, 0, None)


# ---- measures and readings


def test_measures_and_readings_keep_the_rules_on_the_sample(window, page, check):
    window.show_page("Measures")
    measures = window.pages["Measures"]
    window.workspace.set_as_at(date(2017, 11, 14))
    assert measures.show_measure("1.1-M04") and measures.panel.model.rowCount() > 2
    check(measures.list.rows)
    check(measures.panel.model)


def test_measures_and_readings_keep_the_rules_while_the_plan_changes(window, page, check):
    window.show_page("Measures")
    measures = window.pages["Measures"]
    measures.show_measure("1.1-M04")
    check(measures.list.rows)
    check(measures.panel.model)
    measures.search.setText("visits")
    window.workspace.set_as_at(date(2018, 3, 31))
    assert measures.panel.model.setData(measures.panel.model.index(0, 1), "71")
    measures.search.setText("")
    measures.show_measure("1.1-M05")
    check(measures.panel.model)


def test_measures_and_readings_keep_the_rules_with_none(check):
    measures, readings = MeasuresModel(), ReadingsModel(lambda _: True)
    check(measures)
    check(readings)
    readings.show(Measure("1.1-M01", "Nothing counted yet"), DAY)
    check(readings)
    readings.show(None, DAY)
    check(readings)


def test_measures_without_themes_of_a_name_keep_the_rules(check):
    model = MeasuresModel()
    plan = Plan("Scorecard", themes=(Theme(None, "", measures=(Measure("M01", "", id=1),), id=1),))
    model.show(grouped(items_of(plan, DAY), ""))
    check(model)
    model.show([])
    check(model)


def test_a_file_with_another_plan_leaves_the_models_in_order(window, page, check, tmp_path):
    check(page.model)
    check(window.pages["Measures"].list.rows)
    path = tmp_path / "other.plan"
    with new_store(path) as store:
        store.add_plan(Plan("Other", themes=(Theme("1", "First theme", "1", place=1),)))
    choose(page, "2.3")
    window.commands.open_file(path)
    assert page.model.rowCount() == 0
