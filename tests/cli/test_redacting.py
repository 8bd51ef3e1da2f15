"""The redact command: what goes, what is named, what is refused; nothing is asked."""

import json
from datetime import date

import platformdirs
import pytest

from tracker.columns.commentary import removal_words
from tracker.domain.actions.state import numbered_updates
from tracker.domain.when import show_day
from tracker.paths import draft_file
from tracker.services.redacting import ALSO_GO
from tracker.settings import Settings, load_settings, save_settings
from tracker.store.backup import backup
from tracker.store.kept_copies import back_up_daily
from tracker.store.sqlite import open_store

SECRET = "The Quill family was visited twice."
ON = "2017-11-14"


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    for what in ("user_config_dir", "user_data_dir", "user_log_dir"):
        monkeypatch.setattr(platformdirs, what, lambda *_, what=what, **__: str(tmp_path / what))
    save_settings(Settings(who="Records Officer"))


@pytest.fixture
def said(run, plan):
    """The plan file, with the words as the second update of 1.1.4."""
    assert run("update", plan, "1.1.4", "--commentary", SECRET, "--on", ON, "--by", "Bo Grey")[0] == 0
    return plan


def the_plan(path):
    with open_store(path) as store:
        return store.plan(), store.problems()


def action_in(path, ref="1.1.4"):
    return next(action for _, action in the_plan(path)[0].actions() if action.ref == ref)


def gone(path, ref="1.1.4"):
    """What stands in the place of words that were removed, by what is told of it."""
    return f"[removed {show_day(action_in(path, ref).redactions[0].day)}]"


def test_an_update_loses_its_words_by_its_number(run, said):
    code, out, err = run(
        "redact", said, "1.1.4", "--update", 2, "--reason", "A family was named.", "--by", "QA Manager"
    )
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"Removed for good from {said}:", "  1.1.4, update 2 of 14 Nov 2017: commentary",
        f"Searched: nothing of the words is left in {said}.",
    ]  # fmt: skip
    update = numbered_updates(action_in(said))[1]
    assert (update.text, update.author) == (gone(said), "Bo Grey")
    (told,) = action_in(said).redactions
    assert (told.reason, told.recorded_by, told.of_update) == ("A family was named.", "QA Manager", update.uuid)
    assert SECRET.encode() not in said.read_bytes()


def test_the_number_is_the_one_that_changes_shows(run, said):
    assert f"   2. 14 Nov 2017 Bo Grey: {SECRET}" in run("changes", said, "--since", "2017-11-01", "--as-at", ON)[1]
    run("redact", said, "1.1.4", "--update", 2, "--reason", "A family was named.", "--by", "QA Manager")
    out = run("changes", said, "--since", "2017-11-01", "--as-at", ON)[1]
    told = removal_words(action_in(said).redactions[0])
    assert SECRET not in out and told.endswith("by QA Manager (commentary of update 2): A family was named.")
    assert f"   2. 14 Nov 2017 Bo Grey: {gone(said)}" in out and f"   {told}" in out


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_wrong_number_lists_the_updates(refused, said, number):
    told = refused("redact", said, "1.1.4", "--update", number, "--reason", "x")
    assert told.startswith(f'1.1.4 has no update {number}. It has update 1 of the first plan ("The week has been')
    assert told.endswith(f'update 2 of 14 Nov 2017 ("{SECRET}").')


def test_reason_and_author_go_when_they_are_asked_for(run, said):
    run("redact", said, "1.1.4", "--update", 2, "--field", "author", "--field", "commentary", "--reason", "x")
    update = numbered_updates(action_in(said))[1]
    assert (update.text, update.author, update.recorded_by) == (gone(said), gone(said), "Bo Grey")


@pytest.mark.parametrize(
    ("ref", "name"), [("1.1.4", "action"), ("1.1.4", "lead"), ("1.1-M04", "measure"), ("1.1", "ambition")]
)
def test_a_field_of_an_action_a_measure_or_a_theme_goes(run, plan, ref, name):
    before = json.dumps(run("dump", plan)[1])
    code, out, _ = run("redact", plan, ref, "--field", name, "--reason", "Not ours to publish.")
    assert code == 0 and f": {name}\n" in out
    after = run("dump", plan)[1]
    assert "[removed " in after and after.count("Not ours to publish.") == 1 and "[removed " not in before


def test_what_a_problem_printed_goes_by_its_number(run, plan):
    number, printed = next((n, p.as_printed) for n, p in enumerate(the_plan(plan)[1], 1) if p.kind == "skipped")
    assert f"\n{number} " in run("problems", plan)[1]
    assert run("redact", plan, "--problem", number, "--reason", "x")[0] == 0
    problem = the_plan(plan)[1][number - 1]
    assert problem.as_printed.startswith("[removed ") and printed not in problem.message
    assert len(the_plan(plan)[0].redactions) == 1


def test_a_name_goes_where_it_stands_as_one_and_mentions_are_listed(run, said):
    run("update", said, "1.1.5", "--commentary", "Bo Grey has begun.", "--on", ON)
    code, out, _ = run("redact", said, "--name", "bo grey", "--reason", "Has left.")
    assert code == 0 and "1.1.4, update 2 of 14 Nov 2017: author" in out
    assert "still stand here; --everywhere takes them out:\n  1.1.5, update 2 of 14 Nov 2017: commentary\n" in out
    assert "Searched" not in out
    assert numbered_updates(action_in(said, "1.1.5"))[1].text == "Bo Grey has begun."
    code, out, _ = run("redact", said, "--name", "Bo Grey", "--reason", "Has left.", "--everywhere")
    assert code == 0 and "Searched: nothing of the words is left" in out
    assert numbered_updates(action_in(said, "1.1.5"))[1].text == f"{gone(said, '1.1.5')} has begun."


def test_an_update_of_which_a_name_was_removed_before_goes_alone(run, said):
    for ref, text in (("1.1.4", "Told Zebedee Quill on the telephone of the new plan."), ("1.1.5", "Zebedee Quill!")):
        run("update", said, ref, "--commentary", text, "--on", ON)
    run("redact", said, "--name", "Zebedee Quill", "--reason", "Named.", "--everywhere")
    copy = backup(said, said.with_name("plan 2017-11-14.db"))
    before = action_in(said, "1.1.5")
    code, out, _ = run("redact", said, "1.1.4", "--update", 3, "--reason", "Named.", "--everywhere", "--purge")
    assert code == 0 and out.splitlines()[:2] == [
        f"Removed for good from {said}:", "  1.1.4, update 3 of 14 Nov 2017: commentary",
    ]  # fmt: skip
    assert f"Redacted:\n  {copy}\n" in out and "hold them too" not in out
    assert action_in(said, "1.1.5") == before


def test_a_part_of_a_name_that_stands_by_itself_is_told_and_goes_by_itself(run, said):
    run("update", said, "1.1.5", "--commentary", "Bo Grey has begun. Ms Grey goes on in a grey room.", "--on", ON)
    told = "A part of the name or its initials stand here too; --name with that alone takes it out:"
    where = "  1.1.5, update 2 of 14 Nov 2017: commentary"
    for more in (["--dry-run"], ["--reason", "Has left.", "--everywhere"]):
        _, out, _ = run("redact", said, "--name", "Bo Grey", *more)
        assert f"{told}\n{where}" in out
    _, out, _ = run("redact", said, "--name", "Grey", "--reason", "Has left.", "--dry-run")
    assert told not in out and where in out


def test_copies_and_unsaved_text_are_named_and_go_with_purge(run, said):
    copy = backup(said, said.with_name("plan 2017-11-14.db"))
    plan = the_plan(said)[0]
    draft = draft_file(plan.uuid, action_in(said).uuid)
    draft.parent.mkdir(parents=True)
    draft.write_text(json.dumps({"text": f"{SECRET} Again."}))
    code, out, _ = run("redact", said, "1.1.4", "--update", 2, "--reason", "x", "--dry-run")
    assert (
        code == 0
        and f"{copy} (backup)" in out
        and f"{draft} (unsaved text)" in out
        and f'commentary: "{SECRET}"' in out
    )
    assert "Nothing was written" in out and "cannot be brought back" in out
    assert action_in(said).redactions == ()
    code, out, _ = run("redact", said, "1.1.4", "--update", 2, "--reason", "x", "--purge")
    assert f"Redacted:\n  {copy}\n  {draft}\n" in out and "Searched" in out
    assert SECRET.encode() not in copy.read_bytes() + said.read_bytes() + draft.read_bytes()


def test_what_becomes_of_automatic_backups_and_of_the_log_is_told(run, said, tmp_path):
    copy, log = back_up_daily(said, date(2017, 11, 14)), tmp_path / "user_log_dir" / "window.log"
    log.parent.mkdir()
    log.write_text(f"KeyError: '{SECRET}'", encoding="utf-8")
    asked = ["redact", said, "1.1.4", "--update", 2, "--reason", "x"]
    out = run(*asked, "--dry-run")[1]
    assert f"{copy} (automatic backup of the day)\n  {log} (log of the window)\n{ALSO_GO}\n" in out
    assert ALSO_GO in run(*asked)[1]


def test_a_file_that_is_called_by_the_name_is_said(run, said):
    named = said.rename(said.with_name("Bo Grey.db"))
    out = run("redact", named, "--name", "Bo Grey", "--reason", "x")[1]
    assert "The name of the file itself, Bo Grey.db, holds them: rename it.\n" in out


def test_copies_that_hold_the_words_are_deleted_where_that_is_said(run, said):
    copy = backup(said, said.with_name("plan 2017-11-14.db"))
    other = backup(said, said.with_name("plan 2017-11-15.db"))
    assert str(copy) in run("redact", said, "--name", "Quill", "--reason", "x", "--everywhere")[1]
    out = run("redact", said, "--name", "Quill", "--reason", "x", "--everywhere", "--purge", "--delete-copies")[1]
    assert "Deleted:\n" in out and f"  {copy}\n" in out and f"  {other}\n" in out
    assert not copy.exists() and not other.exists()


def test_your_own_name_signs_nothing_any_more(run, said):
    save_settings(Settings(who="Bo Grey"))
    assert "Taken out of the settings" in run("redact", said, "--name", "Bo Grey", "--reason", "x")[1]
    assert load_settings().who == ""


def test_a_copy_of_before_that_is_put_back_is_said_to_bring_the_words_back(run, said):
    copy = backup(said, said.with_name("plan 2017-11-14.db"))
    assert "stand in it again" not in run("restore", copy, said)[1]
    run("redact", said, "1.1.4", "--update", 2, "--reason", "x")
    code, out, _ = run("restore", copy, said)
    assert code == 0 and "from before words were removed for good: they may stand in it again." in out
    assert numbered_updates(action_in(said))[1].text == SECRET


def test_what_was_removed_from_no_action_is_told_by_changes_too(run, plan):
    run("redact", plan, "1.1", "--field", "ambition", "--reason", "Not ours.", "--by", "QA Manager")
    assert "by QA Manager (ambition of theme 1.1): Not ours.\n" in run("changes", plan, "--since", "2017-11-01")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["1.1.4"], ["--update", 2], ["1.1.4", "--name", "x"], ["1.1.4", "--field", "colour"],
        ["1.1.4", "--update", 2, "--field", "lead"], ["--name", "Bo", "--problem", 1], ["--field", "lead"],
    ],
)  # fmt: skip
def test_what_is_to_go_must_be_said(run, said, arguments):
    before = said.read_bytes()
    code, out, err = run("redact", said, *arguments, "--reason", "x")
    assert code == 2 and out == "" and "Usage:" in err and said.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["1.1.4", "--update", 2], "Give the reason"),
        (["1.1.4", "--update", 2, "--reason", f"said {SECRET}"], "The reason repeats the words"),
        (["9.9", "--update", 1, "--reason", "x"], "There is no action 9.9"),
        (["9.9", "--field", "lead", "--reason", "x"], "There is no action, measure or theme 9.9"),
        (["--name", "Nobody at all", "--reason", "x"], "stand nowhere"),
        (["--problem", 999, "--reason", "x"], "There is no problem 999"),
        (["1.1.4", "--update", 2, "--field", "reason", "--reason", "x"], "Nothing is written there"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(refused, said, arguments, sentence):
    before = said.read_bytes()
    assert sentence in refused("redact", said, *arguments)
    assert said.read_bytes() == before


@pytest.mark.parametrize("named", [[], ["--by", " "]])
def test_who_removes_words_must_be_known_as_of_a_sign_off(run, said, named):
    save_settings(Settings())
    before = said.read_bytes()
    code, out, err = run("redact", said, "1.1.4", "--update", 2, "--reason", "x", *named)
    assert (code, out) == (2, "") and said.read_bytes() == before
    how = "with --by NAME, or give your name once in the window's settings."
    assert f"Say who removes them {how}" in err
    assert f"Say who signs it off {how}" in run("sign-off", said, "1.1.4", "--accept")[2]
    assert run("redact", said, "1.1.4", "--update", 2, "--dry-run")[0] == 0


def test_the_help_says_that_it_cannot_be_undone(run):
    out = " ".join(run("redact", "--help")[1].split())
    assert "It cannot be undone." in out and "brings them back when it is imported again" in out


def test_what_you_were_taught_about_tables_does_not_keep_them(run, said):
    taught = ({"headings": "ref | seen by bo grey"}, {"headings": "ref | lead"})
    save_settings(
        Settings(who="Records Officer", tables=taught, chase_words="Bo Grey asks for {pack}", role="Deputy of Bo Grey")
    )
    assert "what you were taught about tables" in run("redact", said, "--name", "Bo Grey", "--reason", "x")[1]
    assert load_settings() == Settings(who="Records Officer", tables=taught[1:])


def test_views_and_what_plans_were_filtered_by_do_not_keep_them(run, said):
    views = (
        {"name": "Bo Grey's", "lead": "Bo Grey"},
        {"name": "Hers", "search": "grey"},
        {"name": "Late", "search": ""},
    )
    pages = {"Promises": {"head": {"search": "BO", "kept": True}, "tables": {"a": {"hidden": ["who"]}}}}
    others = {"plan": "two", "pages": {"Promises": {"head": {"search": "visits by bo"}}}}
    save_settings(Settings(who="Records Officer", views=views, as_left=({"plan": "one", "pages": pages}, others)))
    assert "views, searches and filters" in run("redact", said, "--name", "Bo Grey", "--reason", "x")[1]
    pages["Promises"]["head"] = {"kept": True}
    assert (load_settings().views, load_settings().as_left) == (views[2:], (others, {"plan": "one", "pages": pages}))


def test_a_search_for_a_part_of_an_update_that_goes_is_not_kept(run, said):
    views = ({"name": "One", "search": "quill family"}, {"name": "Two", "search": "was"})
    save_settings(Settings(who="Records Officer", views=views))
    run("redact", said, "1.1.4", "--update", 2, "--reason", "x")
    assert load_settings().views == views[1:]
