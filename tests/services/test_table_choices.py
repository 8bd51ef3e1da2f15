"""What was chosen for tables is remembered in the plan and by the user, and says what a later document means."""

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.services.builders import content, now, plan_of, save
from tracker.documents.dump.read import read_json
from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice, key_of_one
from tracker.domain.plan import Plan
from tracker.services.importing import save_drafts, undo_import
from tracker.services.table_choices import as_remembered, known_choices, taught_by, taught_in, with_taught
from tracker.settings import Settings
from tracker.store.sqlite import open_store

KEY = "ref | action | person | remarks"
AS_LEAD, AS_COMMENTARY = TableChoice(fields={"Person": "lead"}), TableChoice(fields={"Remarks": "commentary"})
AS_FOUND = TableChoice()


@pytest.fixture
def document(tmp_path):
    def made(*rows, heads="Ref,Action,Person,Remarks", name="plan.csv"):
        path = tmp_path / name
        lines = [heads, *(rows or ["1.1,Agree the policy,Head of Care,Begun."])]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return made


def read(path, choices):
    draft = read_document(path, choices)
    return as_remembered(draft, taught_by(choices, {}, draft.tables))


def leads(file):
    return [action.lead.as_printed for _, action in plan_of(file).actions()]


def of(**choices):
    """Entries as a plan or the settings keep them."""
    return [{"headings": key, "fields": fields} for key, fields in choices.items()]


def test_the_plan_wins_over_the_user_and_a_file_over_both():
    user = Settings(tables=tuple(of(a={"A": "lead"}, b={"B": "lead"}, c={"C": "lead"})))
    plan = Plan("Ours", settings={"tables": of(b={"B": "note"}, c={"C": "note"})})
    known = known_choices(plan, user, {"c": TableChoice(fields={"C": None})})
    assert {key: dict(chosen.fields) for key, chosen in known.items()} == {
        "a": {"A": "lead"}, "b": {"B": "note"}, "c": {"C": None},
    }  # fmt: skip
    assert known_choices(None, Settings()) == {}


def test_it_is_saved_with_the_import_and_says_what_the_next_document_means(document, file):
    save(file, read(document(), {KEY: AS_LEAD}))
    assert taught_in(plan_of(file)) == {KEY: AS_LEAD} and leads(file) == ["Head of Care"]
    later = document("1.2,Train the team,Practice Lead,", name="later.csv")
    save(file, read(later, known_choices(plan_of(file), Settings())))
    assert leads(file) == ["Head of Care", "Practice Lead"]


def test_what_is_taught_later_stands_beside_what_is_there_and_takes_its_place_for_the_same_headings(document, file):
    save(file, read(document(), {KEY: AS_LEAD}))
    heads, other = "Ref,Action,Lead,Where it is now", "ref | action | lead | where it is now"
    save(file, read(document(heads=heads, name="b.csv"), {other: TableChoice("actions")}))
    save(file, read(document(), {KEY: AS_COMMENTARY}))
    assert taught_in(plan_of(file)) == {KEY: AS_COMMENTARY, other: TableChoice("actions")}


def test_the_same_import_again_changes_nothing(document, file):
    save(file, read(document(), {KEY: AS_LEAD}))
    before = content(file)
    with open_store(file) as store:
        changed = store.changed
        save_drafts(store, [read(document(), known_choices(store.plan(), Settings()))], date(2017, 11, 14), now())
        assert store.changed == changed
    assert content(file) == before


def test_it_is_undone_with_the_import(document, file):
    save(file, read(document(), {}))
    save(file, read(document(), {KEY: AS_LEAD}))
    assert taught_in(plan_of(file)) == {KEY: AS_LEAD}
    undo_import(file)
    assert taught_in(plan_of(file)) == {}


def test_nothing_is_remembered_of_an_import_that_was_not_saved(document, file, monkeypatch):
    save(file, read(document(), {}))

    def fail(*_):
        raise OSError("cut off")

    monkeypatch.setattr("tracker.services.importing._add_problems", fail)
    with pytest.raises(OSError, match="cut off"):
        save(file, read(document(), {KEY: AS_LEAD}))
    assert taught_in(plan_of(file)) == {}


def test_it_comes_back_from_a_dump(document, file, tmp_path):
    save(file, read(document(), {KEY: AS_LEAD}))
    dump = tmp_path / "dump.json"
    dump.write_text(json.dumps(content(file)), encoding="utf-8")
    assert taught_in(read_json(dump).plan) == {KEY: AS_LEAD}
    save(tmp_path / "other.plan", read_json(dump))
    assert content(tmp_path / "other.plan") == content(file)


def test_only_what_fits_a_table_of_the_document_is_remembered(document):
    draft = read_document(document())
    one = key_of_one(draft.tables[0])
    said = {KEY: AS_LEAD, one: TableChoice(head=(0, 1)), f"{KEY} #2": TableChoice("notes"), "other": AS_LEAD}
    assert taught_by(said, {}, draft.tables) == {KEY: AS_LEAD, one: TableChoice(head=(0, 1))}
    assert as_remembered(draft, {}) is draft


def test_a_table_without_headings_is_never_known_again(document):
    draft = read_document(document())
    bare = [*draft.tables, type(draft.tables[0])("b.csv", "row 9", "", ())]
    assert taught_by({"": AS_LEAD, " #1": AS_LEAD}, {}, bare) == {}


def test_what_was_taken_back_is_as_found_in_the_plan_whatever_the_user_was_taught(document, file):
    save(file, read(document(), {KEY: AS_LEAD}))
    user = Settings(tables=tuple(of(**{KEY: {"Person": "lead"}})))
    before = known_choices(plan_of(file), user)
    draft = read_document(document(), {})
    taught = taught_by({}, before, draft.tables)
    assert taught == {KEY: AS_FOUND}
    save(file, as_remembered(draft, taught))
    assert known_choices(plan_of(file), user) == {KEY: AS_FOUND}
    assert with_taught(user, taught, before).tables == ()


def test_the_user_is_taught_what_was_not_known_before():
    user = Settings(who="QA Manager", tables=tuple(of(a={"A": "lead"})))
    known = {"b": AS_LEAD}
    assert with_taught(user, {"b": AS_LEAD}, known) is user
    after = with_taught(user, {"a": AS_COMMENTARY, "b": AS_COMMENTARY}, known)
    assert known_choices(None, after) == {"a": AS_COMMENTARY, "b": AS_COMMENTARY} and after.who == "QA Manager"


def test_the_user_keeps_what_was_taught_last():
    settings = Settings()
    for number in range(510):
        settings = with_taught(settings, {str(number): AS_LEAD}, {})
    settings = with_taught(settings, {"10": AS_COMMENTARY, "new": AS_LEAD}, {"10": AS_LEAD})
    assert [entry["headings"] for entry in settings.tables] == [*map(str, range(11, 510)), "10", "new"][-500:]


def test_what_a_newer_version_kept_stays_in_the_plan(document, file):
    newer = {"headings": "x", "kind": "something new"}
    draft = read_document(document())
    plan = draft.plan
    save(file, replace(draft, plan=replace(plan, settings={**plan.settings, "tables": [newer]})))
    save(file, read(document(), {KEY: AS_LEAD}))
    assert plan_of(file).settings["tables"][0] == newer and taught_in(plan_of(file)) == {KEY: AS_LEAD}
