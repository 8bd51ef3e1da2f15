"""Joining two measures by the command line, and what later imports make of it."""

from datetime import date

import pytest

from tracker.domain.actions.register import among
from tracker.domain.decisions.plan_checks import standing_problems
from tracker.domain.measure import readings_that_count
from tracker.store.sqlite import open_store


@pytest.fixture
def plan(run, tmp_path):
    """A plan with two measures that are one under two names, a month each."""
    path = tmp_path / "plan.db"
    for day, name, value in (("2022-05-31", "Visits made in time (%)", 58), ("2022-06-30", "Timely visits (%)", 60)):
        assert run("import", a_month(tmp_path, name, value), "--into", path, "--dated", day)[0] == 0
    return path


def a_month(folder, name, value):
    source = folder / f"{value}.csv"
    source.write_text(f"Measure,Current,Comment\n{name},{value},Said of {value}.\n", encoding="utf-8")
    return source


def shown(path):
    with open_store(path) as store:
        return [(measure.name, [str(one.value) for one in measure.readings]) for _, measure in store.plan().measures()]


def test_two_names_become_one_measure_and_two_again(run, plan):
    apart = shown(plan)
    code, out, _ = run("join", plan, "timely", "made in time")
    assert code == 0 and "is now part of" in out
    assert shown(plan) == [("Visits made in time (%)", ["58", "60"])]
    assert run("join", plan, "timely", "--apart")[0] == 0 and shown(plan) == apart


def test_a_later_import_knows_both_names(run, plan, tmp_path):
    run("join", plan, "timely", "made in time")
    for day, name, value in (("2022-07-31", "Timely visits (%)", 61), ("2022-08-31", "Visits made in time (%)", 62)):
        code, out, _ = run("import", a_month(tmp_path, name, value), "--into", plan, "--dated", day)
        assert code == 0 and "0 new" in out
    assert shown(plan) == [("Visits made in time (%)", ["58", "61", "62", "60"])]


def test_what_cannot_be_joined_is_one_sentence(run, refused, plan):
    assert "fits 2 measures" in refused("join", plan, "visits", "made in time")
    assert "is that measure" in refused("join", plan, "timely", "timely")
    assert "was not joined" in refused("join", plan, "timely", "--apart")
    assert run("join", plan, "timely")[0] == 2 and run("join", plan, "timely", "made", "--apart")[0] == 2


def test_where_both_were_told_at_once_the_measure_itself_counts_each_time(run, tmp_path):
    path, source = tmp_path / "plan.db", tmp_path / "k.csv"
    source.write_text("Measure,Apr 2023,May 2023\nVisits in time (%),50,60\nAssessments (%),10,11\n", encoding="utf-8")
    for number in range(3):
        path = tmp_path / f"plan{number}.db"
        run("import", source, "--into", path)
        run("join", path, "assessments", "visits")
        with open_store(path) as store:
            ((_, measure),) = store.plan().measures()
            (problem,) = [
                one
                for one in standing_problems(store.plan(), among([]), date(2023, 6, 1))
                if one.kind == "contradiction"
            ]
        assert [str(one.value) for one in readings_that_count(measure.readings, date(2023, 6, 1))] == ["50", "60"]
        assert "are one measure, and Apr 2023 is 50 in G1-M01 and 10 in G1-M02" in problem.message


def test_the_document_that_has_both_names_changes_nothing_after_they_were_joined(run, tmp_path):
    path, source = tmp_path / "plan.db", tmp_path / "j.csv"
    rows = ["Visits in time (%),50,60", "Visits in time percentage,51,61", "Visits on time (%),52,62"]
    source.write_text("\n".join(["Measure,Apr 2023,May 2023", *rows]) + "\n", encoding="utf-8")
    run("import", source, "--into", path)
    for ref in ("G1-M02", "G1-M03"):
        run("join", path, ref, "G1-M01")
    code, out, _ = run("import", source, "--into", path)
    assert code == 0 and "0 new, 0 changed" in out and len(shown(path)) == 1


def test_a_name_that_a_document_spells_otherwise_is_kept_beside_the_new_one(run, tmp_path):
    path, source = tmp_path / "plan.db", tmp_path / "k.csv"
    for name in ("Visits in time (%)", "Visits in time percentage", "Visits in time (%)"):
        source.write_text(f"Measure,Apr 2023\nAudits,1\n{name},50\n", encoding="utf-8")
        run("import", source, "--into", path)
    with open_store(path) as store:
        names = [(measure.name, measure.also_written) for _, measure in store.plan().measures()]
    assert names == [("Audits", ()), ("Visits in time percentage", ("Visits in time (%)",))]
