"""Imports go down: every import of every module is read, also those inside functions, and held against the design."""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "tracker"

# The floors of section 2 of the design. A folder is one place; a module in the root is a place of its own.
FLOORS = {
    "domain": 0, "errors": 0,
    "columns": 1, "palette": 1, "settings": 1, "paths": 1, "new_uuid": 1, "no_gc": 1,
    "plan_files": 1, "put_in_place": 1,
    "store": 2, "documents": 2, "reports": 2, "charts": 2,
    "services": 3,
    "ui": 4, "cli": 4,
    "__main__": 5, "demo": 5,
}  # fmt: skip
# Places that may import each other although they stand on one floor.
TOGETHER = (
    {"columns", "palette", "settings", "paths", "new_uuid", "no_gc", "plan_files", "put_in_place"},
    {"__main__", "demo"},
    {"domain", "errors"},
)
HOMES = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "click": {"cli", "demo", "__main__"},
    "wcwidth": {"cli"},
    "openpyxl": {"documents"},
    "lxml": {"documents"},
    "python_calamine": {"documents"},
    "pdfplumber": {"documents"},
    "docx": {"reports"},
    "typst": {"reports"},
    "icalendar": {"reports"},
    "xlsxwriter": {"reports"},
    "rapidfuzz": {"documents"},
    "msgspec": {"documents"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "matplotlib": {"charts"},
    "platformdirs": {"paths"},
}


@cache
def tree_of(module):
    """What a module says, read once for all that is asked of it."""
    return ast.parse(module.read_text(encoding="utf-8"))


@cache
def imports_of(module, package):
    """Every (line, dotted name) that a module imports; relative ones and `from tracker import x` are made whole."""
    return list(_imports_of(module, package))


def _imports_of(module, package):
    here = ("tracker", *module.relative_to(package).with_suffix("").parts)
    parents = here[:-1]
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [*parents[: len(parents) - node.level + 1]] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{name}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and (found := _by_name(node)):
            yield node.lineno, found


def _by_name(node):
    """What importlib.import_module("...") or __import__("...") asks for."""
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    first = node.args[0] if node.args else None
    if called in ("import_module", "__import__") and isinstance(first, ast.Constant):
        return str(first.value)
    return None


def place_of(module, package):
    """The folder of a module, or its own name in the root."""
    parts = module.relative_to(package).parts
    return parts[0] if len(parts) > 1 else module.stem


def violations(package=PACKAGE):
    """Every import that the design forbids, as "domain/plan.py:7 imports tracker.store"."""
    found = []
    for module in sorted(package.rglob("*.py")):
        if "__pycache__" in module.parts or module.relative_to(package).parts[0].startswith("_resources"):
            continue
        name, place = module.relative_to(package).as_posix(), place_of(module, package)
        for line, imported in imports_of(module, package):
            if why := _forbidden(name, place, imported):
                found.append(f"{name}:{line} imports {imported}: {why}")
    return found


def _forbidden(name, place, imported):
    top, *rest = imported.split(".")
    if place == "errors" and top != "__future__":
        return "errors imports nothing"
    if top == "tracker":
        return _up_or_sideways(place, rest)
    if top in HOMES and place not in HOMES[top]:
        return f"{top} belongs in {', '.join(sorted(HOMES[top]))}"
    if top not in HOMES and top not in sys.stdlib_module_names:
        return "no library of the design"
    return None


def _up_or_sideways(place, rest):
    if not rest or rest[0].startswith("__version__"):
        return None
    there = rest[0]
    if place != "__init__" and place not in FLOORS:
        return f"{place} has no floor in the design"
    if there not in FLOORS:
        return f"{there} has no floor"
    if place == there or any({place, there} <= group for group in TOGETHER):
        return None
    if place == "__init__":
        return "the package itself imports nothing"
    return None if FLOORS[there] < FLOORS[place] else f"floor {FLOORS[there]} from floor {FLOORS[place]}"


# Where a library's own sentences are looked into, as it tells nothing else: libxml2's of a page nested too deeply.
SENTENCES_OF_OTHERS = {"documents/files/html.py"}
LOOKS_INTO = ("startswith", "endswith", "find", "index", "count", "partition", "rpartition", "split", "removeprefix")


def looks_into_a_sentence(tree):
    """The lines that compare the sentence of a problem, search it or take it apart: it is for people alone."""
    for node in ast.walk(tree):
        inside = node.func.value if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
        asked = [inside] if inside is not None and node.func.attr in LOOKS_INTO else []
        asked += [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        if isinstance(inside, ast.Name) and inside.id == "re":
            asked += node.args
        if any(isinstance(part, ast.Attribute) and part.attr == "message" for one in asked for part in ast.walk(one)):
            yield node.lineno


def test_nobody_looks_into_a_sentence():
    found = {
        module.relative_to(PACKAGE).as_posix()
        for module in PACKAGE.rglob("*.py")
        if "__pycache__" not in module.parts and [*looks_into_a_sentence(tree_of(module))]
    }
    assert found == SENTENCES_OF_OTHERS


@pytest.mark.parametrize(
    "line",
    [
        "problem.message.startswith('The rating ')",
        "problem.message.lower().endswith('lead.')",
        "' names no lead.' in problem.message",
        "problem.message != WHICH_IS_OURS",
        "re.match('The date', one.message)",
    ],
)
def test_a_look_into_a_sentence_is_found(line):
    assert list(looks_into_a_sentence(ast.parse(line))) == [1]


def test_a_sentence_may_be_shown():
    shown = ast.parse("label.setText(problem.message); f'{one.message}'; text == problem.about")
    assert list(looks_into_a_sentence(shown)) == []


def test_every_import_goes_down():
    assert violations() == []


def test_every_folder_and_module_has_its_floor():
    places = {place_of(module, PACKAGE) for module in PACKAGE.rglob("*.py") if "__pycache__" not in module.parts}
    assert places - {"__init__"} <= FLOORS.keys()


def test_the_check_reads_every_module():
    imported = {name for module in PACKAGE.rglob("*.py") for _, name in imports_of(module, PACKAGE)}
    assert {"openpyxl", "sqlite3", "click"} <= {name.split(".")[0] for name in imported}
    assert "tracker.domain.plan.Plan" in imported and "tracker.reports.workbook.write.write_workbook" in imported


def test_errors_imports_nothing():
    assert list(imports_of(PACKAGE / "errors.py", PACKAGE)) == []


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("domain/plan.py", "import sqlite3"),
        ("domain/plan.py", "from tracker.store.sqlite import Store"),
        ("domain/plan.py", "from tracker import palette"),
        ("domain/plan.py", "from ..columns.words import text_of"),
        ("domain/plan.py", "def late():\n    import openpyxl"),
        ("domain/plan.py", "if True:\n    from tracker.services import importing"),
        ("domain/plan.py", "__import__('click')"),
        ("domain/plan.py", "import numpy"),
        ("store/sqlite.py", "from tracker.documents.reading.document import read_document"),
        ("documents/reading/document.py", "from tracker.store import sqlite"),
        ("documents/grid.py", "from ..charts import picture"),
        ("documents/files/xlsx.py", "from tracker.reports.workbook.write import write_workbook"),
        ("reports/workbook/write.py", "from tracker.charts.picture import save_picture"),
        ("charts/picture.py", "import importlib\nimportlib.import_module('tracker.documents.grid')"),
        ("charts/picture.py", "import matplotlib.pyplot as plt\nimport PySide6.QtGui"),
        ("services/importing.py", "from tracker.cli.main import cli"),
        ("services/importing.py", "from tracker.ui.dialogs import messages"),
        ("services/importing.py", "import sqlite_utils"),
        ("ui/tables.py", "from matplotlib.figure import Figure"),
        ("ui/tables.py", "from tracker.cli.main import cli"),
        ("ui/tables.py", "import click"),
        ("cli/main.py", "from PySide6.QtWidgets import QWidget"),
        ("cli/main.py", "from tracker.ui.window import application"),
        ("cli/main.py", "from tracker.demo import demo"),
        ("columns/words.py", "from tracker.services.importing import held_plan"),
        ("columns/words.py", "import platformdirs"),
        ("palette.py", "from tracker.charts import marks"),
        ("errors.py", "import sys"),
        ("errors.py", "from tracker.domain.when import When"),
        ("helpers.py", "from tracker.domain.when import When"),
        ("__init__.py", "from tracker.domain.plan import Plan"),
    ],
)
def test_a_planted_violation_is_found(tmp_path, place, line):
    module = tmp_path / "tracker" / place
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(line, encoding="utf-8")
    (found,) = violations(tmp_path / "tracker")
    assert found.startswith(f"{place}:")


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("domain/plan.py", "from __future__ import annotations\nfrom datetime import date\nfrom .when import When"),
        ("domain/plan.py", "from tracker.errors import TrackerError"),
        ("store/sqlite.py", "import sqlite3\nimport sqlite_utils\nfrom tracker.domain.plan import Plan"),
        ("documents/files/xlsx.py", "def read():\n    import openpyxl\n    from tracker.documents.grid import Grid"),
        ("reports/workbook/write.py", "from tracker import columns, palette"),
        ("services/importing.py", "from tracker.store import sqlite\nfrom tracker.documents import reading"),
        ("ui/widgets/chart_canvas.py", "import PySide6\nfrom tracker.charts.picture import new_figure"),
        ("cli.py", "import click\nfrom tracker.cli.printing import print_json"),
        ("demo.py", "import click\nfrom tracker import columns\nfrom tracker.cli import printing"),
        ("__main__.py", "import click\nfrom tracker.demo import demo\nfrom tracker.ui.window import application"),
        ("paths.py", "import platformdirs"),
    ],
)
def test_what_the_design_allows_is_allowed(tmp_path, place, line):
    module = tmp_path / "tracker" / place
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(line, encoding="utf-8")
    assert violations(tmp_path / "tracker") == []
