"""The help says what is so: its keys, commands, menus, limits and kinds of problems are those of the program."""

import re
import shlex
import sqlite3
from contextlib import closing

import click
import pytest

from tracker.__main__ import commands
from tracker.documents.dump.write import DUMP_FORMAT
from tracker.documents.reading.child import SECONDS
from tracker.domain.actions.rag import Limits
from tracker.domain.measures.run_chart import LEAST_READINGS
from tracker.domain.plan import Plan
from tracker.paths import resources
from tracker.plan_files import PLAN_ENDINGS
from tracker.settings import LARGEST_TEXT, SMALLEST_TEXT
from tracker.store.rows import TABLES
from tracker.store.sqlite import new_store
from tracker.store.steps.views import VIEWS
from tracker.ui.dialogs.keys_dialog import keys_of_page, keys_of_window
from tracker.ui.help.chapters import CHAPTER_NAMES, OF_PAGES, chapters, sections_with
from tracker.ui.keys import plain_words
from tracker.ui.problems.kinds import KINDS
from tracker.ui.review.decision_bar import KEYS
from tracker.ui.window.pages import PAGES

TEXT = {chapter.name: chapter.markdown for chapter in chapters()}
ALL = "\n".join(TEXT.values())
A_KEY = re.compile(r"`((?:(?:Ctrl|Alt|Shift)\+)+\S+|F\d+|\?|Del|Enter|Esc|[A-Z])`")


def flat(text):
    return " ".join(text.split())


def test_every_file_of_the_help_is_a_chapter():
    assert sorted(CHAPTER_NAMES) == sorted(path.stem for path in (resources() / "help").glob("*.md"))


def test_every_page_of_the_window_has_its_section_in_order():
    headings = [section.heading for section in next(one for one in chapters() if one.name == OF_PAGES).sections]
    assert headings[1:] == [entry.name for entry in PAGES]


def test_every_link_leads_to_a_chapter():
    assert set(re.findall(r"(?<!!)\[[^\]]+\]\((.+?)\)", ALL)) <= {f"{name}.md" for name in CHAPTER_NAMES}


def test_every_picture_is_there_small_and_said_in_words():
    told = re.findall(r"^!\[(.*?)\]\((.+?)\)$", ALL, re.MULTILINE)
    assert len(told) == len(re.findall(r"!\[", ALL)) >= 8
    there = {f"pictures/{path.name}": path.stat().st_size for path in (resources() / "help" / "pictures").iterdir()}
    assert {name for _, name in told} == there.keys()
    assert sum(there.values()) < 1_500_000
    assert all(len(words) > 25 and words[0].isupper() for words, _ in told)


def test_every_key_is_one_of_the_window_or_of_a_page(page, window):
    rows = keys_of_window((one for menu in window.menus.commands.values() for one in menu), window.own_keys)
    for one in window.pages.values():
        rows += keys_of_page(one, one.name)
    there = {key for row in rows for key in row.keys.split(", ")}
    told = set(A_KEY.findall(ALL))
    assert len(told) > 25 and told - there == set()


def test_the_number_beside_a_page_is_its_key():
    told = re.findall(r"(?:page of (?:the )?)?(\w+)(?: is overdue)? \(`Ctrl\+(\d)`\)", flat(ALL))
    names = {"problems": "Problems", "plan": "Plan", "overview": "Overview", "what": "Overdue", "measures": "Measures"}
    names["scorecard"] = "Scorecard"
    assert len(told) >= 6
    assert all(PAGES[int(number) - 1].name == names[word] for word, number in told)


def test_every_command_of_a_menu_stands_in_that_menu_with_that_key(window):
    told = re.findall(r"\*(File|Edit|View|Go|Help) > (.+?)\*(?: \(`(.+?)`\))?", flat(ALL))
    assert len(told) > 8
    for menu, words, key in told:
        found = [one for one in window.menus.commands[menu] if plain_words(one) == words]
        assert found and (not key or found[0].shortcut().toString() == key), (menu, words, key)


def test_every_command_line_is_understood_up_to_its_files():
    lines = re.findall(r"^improvement-tracker (.+)$", ALL, re.MULTILINE)
    assert len(lines) > 12
    group = commands()
    for line in lines:
        name, *given = shlex.split(line)
        command = group.get_command(click.Context(group), name)
        assert command is not None, name
        options = {option for one in command.params for option in one.opts}
        assert {word for word in given if word.startswith("-") and word != "-"} <= options, line


def test_a_command_line_is_whole():
    """Each has all that its command requires: click takes it apart without doing it."""
    group = commands()
    for line in re.findall(r"^improvement-tracker (.+)$", ALL, re.MULTILINE):
        name, *given = shlex.split(line)
        command = group.get_command(click.Context(group), name)
        try:
            command.make_context(name, given, parent=click.Context(group))
        except click.BadParameter as wrong:
            assert "does not exist" in wrong.message or "no file" in wrong.message.lower(), (line, wrong.message)


@pytest.mark.parametrize(
    ("chapter", "sentence"),
    [
        ("ratings", f"**Amber**: {Limits().key()['amber']}"),
        ("ratings", f"**Red**: {Limits().key()['red']}"),
        ("ratings", f"**Grey**: {Limits().key()['grey']}"),
        ("ratings", f"within {Limits().due_soon_days} days"),
        ("ratings", f"without commentary for {Limits().silent_days} days"),
        ("importing", f"longer than {SECONDS:.0f} seconds"),
        ("bands", f"a trend from {LEAST_READINGS} readings on"),
        ("files", f"with the ending `{PLAN_ENDINGS[0]}`"),
        ("accessibility", f"Text from {SMALLEST_TEXT} to {LARGEST_TEXT} points"),
        ("file-format", f"in the format `{DUMP_FORMAT}`"),
    ],
)
def test_a_limit_is_the_one_that_is_computed_by(chapter, sentence):
    assert sentence in flat(TEXT[chapter])


def test_every_kind_of_problem_is_told_with_what_it_means():
    told = re.findall(r"^- \*\*(.+?)\*\*: (.+)$", TEXT["importing"], re.MULTILINE)
    assert told == [(kind.word, kind.means) for kind in KINDS.values()]


def test_every_key_of_the_meeting_is_told():
    assert re.findall(r"^- ([A-Z]) ", TEXT["senior-team"], re.MULTILINE) == [*(key for key, _, _ in KEYS), "M"]


def test_every_table_of_a_plan_file_is_named():
    told = TEXT["file-format"].partition("The tables are called:")[2].partition("##")[0]
    assert set(re.findall(r"`(\w+)`", told)) == {table.name for table in TABLES.values()}


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_of_a_view_of_a_plan_file_is_named(view, tmp_path):
    with new_store(tmp_path / "any.plan") as store:
        store.add_plan(Plan("Any"))
    with closing(sqlite3.connect(tmp_path / "any.plan")) as db:
        columns = {name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", [view]).fetchall()}
    told = TEXT["file-format"].partition(f"### {view}\n")[2].partition("```")[0].partition("##")[0]
    assert set(re.findall(r"`(\w+)`", told)) == columns != set()


def test_sections_are_found_by_their_words_those_first_that_have_one_in_the_heading():
    found = [section.heading for section in sections_with("silent")]
    assert found[0] == "Due soon, and silent" and len(found) > 1
    assert sections_with("") == [] == sections_with("zebra crossing")


OF_AA = """
1.1.1 1.2.1 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8
3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3
"""  # of WCAG 2.2, levels A and AA; 1.2.2 to 1.2.4 stand between two of them


def test_every_criterion_of_accessibility_is_told_once():
    told = [line for line in TEXT["accessibility"].splitlines() if line.startswith("- ") and line[2].isdigit()]
    numbers = [number for line in told for number in re.findall(r"\d\.\d\.\d+", line.split(": ")[0])]
    assert numbers == OF_AA.split()
