"""The open plan and what is told of it: another file, other content, another day, the look, what is to be decided."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.patience import PATIENCE_MS
from tests.ui.asking import action_in
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.decisions.causes import by_cause, open_problems, to_decide
from tracker.domain.plan import Action, Plan, Theme, Update
from tracker.domain.when import day_when
from tracker.settings import Settings, load_settings, save_changed
from tracker.store.sqlite import new_store, open_store
from tracker.ui.workspace import Workspace

SIGNALS = ("file_opened", "content_changed", "day_changed", "who_changed", "look_changed")


@pytest.fixture
def workspace(qapp):
    workspace = Workspace(Settings(who="QA Manager"))
    yield workspace
    workspace.close()


@pytest.fixture
def heard(workspace):
    """The names of what the workspace tells, in their order."""
    heard = []
    for name in SIGNALS:
        getattr(workspace, name).connect(lambda name=name: heard.append(name))
    return heard


def copy_of(file, name):
    other = file.with_name(name)
    other.write_bytes(file.read_bytes())
    return other


def test_opening_a_file_is_told_as_another_file_and_not_as_other_content(workspace, heard, file):
    workspace.open(file)
    workspace.open(copy_of(file, "other.plan"))
    assert heard == ["file_opened", "file_opened"]


def test_opening_the_file_that_is_open_is_other_content(workspace, heard, file):
    workspace.open(file)
    workspace.open(file)
    assert heard == ["file_opened", "content_changed"]


def test_a_save_here_or_elsewhere_is_other_content(workspace, heard, file):
    workspace.open(file)
    action = action_in(file, "1.1.4")
    workspace.save(replace(action, text="Said otherwise"), "action")
    with open_store(file) as store:
        store.save(replace(action_in(file, "1.1.5"), text="Changed elsewhere"))
    workspace.reload_if_changed()
    assert heard == ["file_opened", "content_changed", "content_changed"]
    assert {"Said otherwise", "Changed elsewhere"} <= {line.action.text for line in workspace.lines}


def test_only_what_differs_of_the_settings_is_told(workspace, heard, file):
    workspace.change_settings(workspace.settings)
    workspace.change_settings(replace(workspace.settings, recent=("/a.plan",), window="00"))
    assert heard == []
    workspace.change_settings(replace(workspace.settings, who="Vera Brook"))
    workspace.change_settings(replace(workspace.settings, look="dark"))
    workspace.change_settings(replace(workspace.settings, text_points=14))
    assert heard == ["who_changed", "look_changed", "look_changed"]


def test_what_the_command_line_taught_meanwhile_stays_when_the_window_keeps_its_own_and_is_known_when_asked():
    workspace, taught = Workspace(), ({"headings": "ref", "kind": "notes"},)
    save_changed(load_settings(), replace(load_settings(), tables=taught))
    workspace.change_settings(replace(workspace.settings, window="00"))
    assert load_settings() == Settings(window="00", tables=taught) == workspace.settings
    save_changed(load_settings(), replace(load_settings(), tables=()))
    workspace.renew_tables()
    assert workspace.settings.tables == ()


def test_without_a_plan_there_is_none_to_ask(workspace, file):
    for open_first in (False, True):
        if open_first:
            workspace.open(file)
            workspace.close()
        assert not workspace.is_open and workspace.lines == []
        for name in ("plan", "store", "path"):
            with pytest.raises(RuntimeError, match="No plan is open"):
                getattr(workspace, name)


def test_a_day_can_be_set_before_there_is_a_plan(workspace, heard):
    workspace.set_as_at(date(2017, 11, 1))
    assert heard == ["day_changed"] and workspace.lines == []


# The next day, of a window that is left open


EVE, MORNING = date(2026, 11, 27), date(2026, 11, 28)


@pytest.fixture
def overnight(workspace, tmp_path):
    """A workspace with a plan of one action that is due on the eve, opened on that day."""
    path = tmp_path / "eve.plan"
    update = Update("one", "plan", None, datetime(2026, 1, 1, tzinfo=UTC), review=day_when(EVE))
    with new_store(path) as store:
        store.add_plan(
            Plan("Plan", themes=(Theme("1", "Rotas", actions=(Action("1.1", "Build", updates=(update,)),)),))
        )
    workspace.open(path)
    workspace.begin_day(EVE)
    return workspace


def test_a_day_that_begins_makes_what_was_due_the_day_before_late(overnight, heard):
    assert (overnight.as_at, overnight.is_today, overnight.tally["overdue"]) == (EVE, True, 0)
    heard.clear()
    overnight.begin_day(MORNING)
    assert (overnight.as_at, overnight.is_today, overnight.tally["overdue"]) == (MORNING, True, 1)
    assert heard == ["day_changed"]


def test_an_update_of_the_morning_is_dated_that_day(overnight):
    overnight.begin_day(MORNING)
    _, action = next(overnight.plan.actions())
    overnight.add_update(action, NewUpdate(text="Said in the morning"))
    assert next(overnight.plan.actions())[1].updates[-1].day == MORNING


def test_a_day_that_was_chosen_stays_and_is_no_longer_said_to_be_near(overnight, heard):
    overnight.set_as_at(date(2026, 11, 1))
    said = overnight.day_words
    heard.clear()
    overnight.begin_day(MORNING)
    assert (overnight.as_at, heard) == (date(2026, 11, 1), ["day_changed"])
    assert overnight.day_words and said and not overnight.is_today


def test_the_same_day_again_begins_nothing(overnight, heard):
    heard.clear()
    overnight.begin_day(EVE)
    assert heard == []


def test_a_plan_that_opens_as_at_a_day_of_its_own_stays_at_it(overnight):
    overnight.save(replace(overnight.plan, opens_as_at=date(2026, 6, 1)), "day")
    overnight.set_as_at(date(2026, 6, 1))
    overnight.begin_day(MORNING)
    assert overnight.as_at == date(2026, 6, 1)


def test_the_window_without_a_plan_goes_on_too(workspace):
    workspace.begin_day(EVE)
    workspace.begin_day(MORNING)
    assert (workspace.as_at, workspace.is_today) == (MORNING, True)


def test_what_is_to_be_decided_is_counted_by_itself_a_little_later(workspace, file, qtbot):
    with qtbot.waitSignal(workspace.problems_counted, timeout=PATIENCE_MS) as counted:
        workspace.open(file)
    assert counted.args == [to_decide(workspace.problems())] != [0]


def test_what_is_to_be_decided_is_looked_for_once_until_something_changes(workspace, file):
    counts = []
    workspace.problems_counted.connect(counts.append)
    workspace.open(file)
    first = workspace.problems()
    assert workspace.problems() is first and len(counts) == 1
    workspace.set_as_at(date(2017, 8, 1))
    workspace.problems()
    alone = next(cause.example for cause in by_cause(open_problems(first)) if cause.places == 1)
    workspace.save(replace(alone, decision="ignored", plan_id=workspace.plan.id), "decision")
    workspace.problems()
    assert len(counts) == 3 and counts[2] == counts[1] - 1
