"""The plan of the house: rooms import only rooms below them, stay small enough to look over, and names say where.

`ROOMS` gives each folder's rooms from the lowest to the highest. The lists of exceptions give a reason each.
"""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tests.test_floors import imports_of, tree_of

ROOT = Path(__file__).parents[1]
PACKAGE, TESTS = ROOT / "tracker", ROOT / "tests"

ROOMS = {
    "domain": [
        "long_text", "pattern", "edit", "when", "problem", "measure", "joining", "meeting", "pack", "report", "plan",
        "draft", "fields",
        "dates", "actions", "measures", "summary", "promises", "contradictions", "meetings",
        "merging", "packs", "decisions", "names", "redacting",
        "changes", "next_year", "comparing",
        "publishing", "searching", "undoing", "editing",
    ],
    "documents": [
        "grid", "problem_log", "vocabulary", "ratings", "headings", "tables", "files", "progress", "rows",
        "outside", "draft", "dump", "reading", "packs",
    ],
    "reports": ["blocks", "frozen_blocks", "workbook", "word", "typeset", "committee", "minutes", "packs", "two_plans"],
    "ui": [
        "look", "keys", "widgets", "tables", "dialogs", "undo_steps", "open_plan", "workspace", "who_am_i", "page",
        "redacting", "charts", "promises", "views", "actions", "measures_editing", "measures", "plan", "scorecard",
        "review", "packs",
        "problems", "found_tables",
        "importing", "reporting", "overview", "searching", "help", "printing",
        "window",
    ],
}  # fmt: skip
MOST_MODULES, LONE, QUESTION, LID, LONGEST_FUNCTION = 15, 60, 300, 400, 30
# Modules that stand beside the rooms of their folder.
BESIDE_ROOMS = {
    "": {
        "__init__", "__main__", "demo", "errors", "new_uuid", "no_gc", "palette", "paths", "plan_files", "put_in_place",
        "settings",
    },
    "domain": {
        "long_text", "pattern", "edit", "when", "problem", "measure", "joining", "meeting", "pack", "report", "plan",
        "draft", "fields",
    },
    "documents": {"grid", "problem_log"},
    "ui": {"keys", "undo_steps", "open_plan", "workspace", "who_am_i", "page"},
    "reports": {"blocks", "frozen_blocks"},
}  # fmt: skip
# Small modules that only one neighbour reads, and why they are apart all the same.
LONE_MODULES: dict[str, str] = {
    "columns.sheets.meetings": "sheets of a subject of their own, as measures are",
    "columns.sheets.promises": "sheets of a subject of their own, as measures are",
    "documents.draft.evidence_tables": "a kind of table of its own, as measures are",
    "ui.measures.linked_view": "a widget of its own",
    "ui.plan.head": "the head of a page, as each has one",
    "ui.plan.link_dialog": "a dialog of its own",
    "ui.window.menus.recent_menu": "a menu of its own, made anew whenever it is opened",
    "ui.window.menus.help_commands": "commands of a subject of their own, as those of files are",
}
# Names that two modules give, and why.
TWICE: dict[str, str] = {
    "backup": "the command is named after what it does",
    "check": "the command is named after what it does",
    "compare": "the command is named after what it does",
    "contradictions": "the command is named after what it lists",
    "next_year": "the command is named after what it makes",
    "promises": "the command is named after what it lists",
    "decide": "of a problem in the preview, of an action in a meeting",
    "minutes": "the command is named after what it prints",
    "restore": "the command is named after what it does",
    "Edit": "of a record what its history keeps, of a decision what it changed",
    "Group": "of measures a group of people, of tables a group of rows",
    "Offer": "of a list what may be taken, of a record what may be removed",
}
LONG_FILES: dict[str, str] = {
    "domain.plan": "the records of a plan, which are read together",
    "store.sqlite": "all that is done to an open file", "ui.workspace": "the one door to the store",
}  # fmt: skip
LONG_FUNCTIONS: dict[str, str] = {"ui.look.theme._sheet": "a style sheet"}
# Test modules that are about more than one module, and what about.
ACROSS: dict[str, str] = {
    "test_dev": "dev.py",
    "test_floors": "every import",
    "test_no_clock": "every test",
    "test_packages": "packaging/",
    "test_project_files": "the files beside the package",
    "test_qt_survives": "the library",
    "test_rooms": "every module",
    "test_wheel": "what is installed",
    "cli/test_careless": "every command",
    "cli/test_manners": "every command",
    "documents/test_causes": "all that reads",
    "documents/test_corpus": "all that reads",
    "documents/test_found_by_mutants": "all that reads",
    "documents/test_hostile": "all that reads",
    "documents/test_long_texts": "all that matches text",
    "store/test_campaign": "what hunts for losses",
    "store/test_kill": "the store and imports, cut off",
    "store/test_locks": "the store, from two threads and two processes",
    "store/test_many_processes": "the store, from many sides",
    "ui/accessible/test_dialogs": "every dialog",
    "ui/accessible/test_keys": "every dialog",
    "ui/accessible/test_pages": "every page",
    "ui/test_by_keyboard": "every page",
    "ui/test_contrast": "every page",
    "ui/test_held_file": "all that saves and opens",
    "ui/test_models": "every model",
    "ui/test_plain_text": "every page",
    "ui/test_service_manager": "a person, from start to finish",
    "ui/test_quality_manager": "a person, from start to finish",
    "ui/test_two_windows": "two windows on one file",
}


@cache
def modules(package=PACKAGE):
    return [path for path in sorted(package.rglob("*.py")) if "__pycache__" not in path.parts]


@cache
def names_of_modules(package):
    return {name_of(path, package) for path in modules(package)}


def name_of(path, package=PACKAGE):
    """ "documents.rows.actions"."""
    return ".".join(path.relative_to(package).with_suffix("").parts)


@cache
def imported_by(path, package=PACKAGE):
    """The modules of the package that a module imports, as "documents.rows.actions"."""
    known = names_of_modules(package)
    asked = (name.removeprefix("tracker.") for _, name in imports_of(path, package) if name.startswith("tracker."))
    return {name if name in known else name.rpartition(".")[0] for name in asked}


def wrong_ways(package=PACKAGE):
    """Every import of a room that does not lie below, as "ui.look.theme imports ui.window.rail"."""
    for path in modules(package):
        place, room, *_ = *name_of(path, package).split("."), "", ""
        if place not in ROOMS or room == "__init__":
            continue
        for there in imported_by(path, package):
            other_place, other, *_ = *there.split("."), "", ""
            if other_place == place and other not in (room, ""):
                order = ROOMS[place]
                if room not in order or other not in order or order.index(other) > order.index(room):
                    yield f"{name_of(path, package)} imports {there}"


def crowded(package=PACKAGE):
    """Folders with more modules than can be looked over, and modules that stand in no room and in no list."""
    for folder in [package, *(path for path in sorted(package.rglob("*")) if path.is_dir())]:
        inside = [path for path in folder.glob("*.py") if path.stem != "__init__"]
        if len(inside) > MOST_MODULES:
            yield f"{folder.name} holds {len(inside)} modules"
        key = ".".join(folder.relative_to(package).parts)
        if key in BESIDE_ROOMS:
            yield from (f"{path.stem} stands beside the rooms of {folder.name}" for path in inside
                        if path.stem not in BESIDE_ROOMS[key])  # fmt: skip


def lone(package=PACKAGE):
    """Modules of under 60 lines that one module alone reads, which stands in the same room."""
    readers = defaultdict(set)
    for path in modules(package):
        for there in imported_by(path, package):
            readers[there].add(name_of(path, package))
    for path in modules(package):
        name, lines = name_of(path, package), len(path.read_text(encoding="utf-8").splitlines())
        only = readers[name]
        if lines < LONE and len(only) == 1 and path.stem != "__init__":
            (reader,) = only
            if reader.rpartition(".")[0] == name.rpartition(".")[0] != "":
                yield name


def public_names(tree):
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def twice(package=PACKAGE):
    """Public names that stand in more than one module."""
    places = defaultdict(set)
    for path in modules(package):
        for name in public_names(tree_of(path)):
            if not name.startswith("_"):
                places[name].add(name_of(path, package))
    return {name: sorted(where) for name, where in places.items() if len(where) > 1}


def too_long(package=PACKAGE):
    """Files over the question and functions over the lid, with their lines."""
    for path in modules(package):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LID or (lines > QUESTION and name_of(path, package) not in LONG_FILES):
            yield f"{name_of(path, package)} has {lines} lines"
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION:
                name = f"{name_of(path, package)}.{node.name}"
                if name not in LONG_FUNCTIONS:
                    yield f"{name} has {node.end_lineno - node.lineno + 1} lines"


def strays(package=PACKAGE, tests=TESTS):
    """Test modules beside no module: tests/domain/actions/test_rag.py and test_rag_... are about domain/actions/rag."""
    for path in sorted(tests.rglob("test_*.py")):
        name = path.relative_to(tests).with_suffix("").as_posix()
        if name in ACROSS:
            continue
        beside = [one.stem for one in (package / path.relative_to(tests).parent).glob("*.py")]
        said = path.stem.removeprefix("test_")
        if not any(said == stem or said.startswith(f"{stem}_") for stem in beside):
            yield name


def test_a_room_imports_only_rooms_below_it():
    assert list(wrong_ways()) == []


def test_every_room_is_in_the_plan():
    for place, order in ROOMS.items():
        there = {path.name for path in (PACKAGE / place).iterdir() if path.is_dir() and path.name != "__pycache__"}
        assert there | BESIDE_ROOMS[place] == set(order)


def test_a_room_can_be_looked_over():
    assert list(crowded()) == []


def test_no_small_module_is_read_by_its_neighbour_alone():
    assert sorted(lone()) == sorted(LONE_MODULES)


def test_a_public_name_stands_once():
    assert {name: where for name, where in twice().items() if name not in TWICE} == {}


def test_files_and_functions_have_a_lid():
    assert list(too_long()) == []


def test_tests_stand_where_their_module_stands():
    assert list(strays()) == []


PLANTED = [
    (
        wrong_ways,
        {"domain/plan.py": "from tracker.domain.dates.reading import read_when", "domain/dates/reading.py": ""},
    ),
    (wrong_ways, {"ui/look/theme.py": "def f():\n    from tracker.ui.window import rail", "ui/window/rail.py": ""}),
    (wrong_ways, {"ui/measures/page.py": "from tracker.ui.problems.page import P", "ui/problems/page.py": "P = 1"}),
    (crowded, {f"charts/part_{n}.py": "" for n in range(MOST_MODULES + 1)}),
    (crowded, {"documents/leftover.py": ""}),
    (lone, {"charts/one.py": "from tracker.charts.two import x", "charts/two.py": "x = 1"}),
    (twice, {"charts/a.py": "class Row: ...", "store/b.py": "Row = 1"}),
    (too_long, {"charts/a.py": "\n" * (LID + 1)}),
    (too_long, {"charts/a.py": "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION}),
]


@pytest.mark.parametrize(("rule", "files"), PLANTED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_planted_fault_is_found(tmp_path, rule, files):
    package = tmp_path / "tracker"
    for name, text in files.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text, encoding="utf-8")
    assert len(list(rule(package))) == 1


def test_a_test_module_beside_no_module_is_found(tmp_path):
    for name in ("tracker/charts/marks.py", "tests/charts/test_marks_in_grey.py", "tests/charts/test_colours.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert list(strays(tmp_path / "tracker", tmp_path / "tests")) == ["charts/test_colours"]
