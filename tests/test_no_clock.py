"""No test watches the clock, which says more of the computer than of the program: every module of tests is read."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
APART = {"bench", "fuzz", "campaign", "office"}  # what times things on purpose, and what hunts for hours
# Seconds of the processor, where the mistake takes it twenty.
BY_PROCESSOR = {"documents/test_long_texts.py", "documents/test_hostile.py"}
NAMES = ("time", "perf_counter", "monotonic", "process_time", "thread_time")
CLOCKS = {name + unit for name in NAMES for unit in ("", "_ns")}
WAITS = {"waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive", "waitCallback"}
LIMITED = WAITS | {"run", "communicate", "check_output", "check_call", "call", "wait", "get", "join"}
PATIENT = {"PATIENCE", "PATIENCE_MS"}


def violations(tests=TESTS):
    """Every look at a clock and every impatient wait, as "ui/test_page.py:7 looks at the clock: monotonic"."""
    for module in sorted(tests.rglob("*.py")):
        name = module.relative_to(tests)
        if name.parts[0] not in APART and name.as_posix() not in BY_PROCESSOR:
            nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
            yield from (f"{name.as_posix()}:{line} {what}" for line, what in [*clocks_in(nodes), *waits_in(nodes)])


def clocks_in(nodes):
    """Every clock that is imported, and every one that is taken from the module `time`."""
    for node in nodes:
        names = []
        if isinstance(node, ast.ImportFrom) and node.module in ("time", "timeit"):
            names = [alias.name for alias in node.names if alias.name != "sleep"]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name == "timeit"]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "time":
            names = [node.attr] if node.attr in CLOCKS else []
        yield from ((node.lineno, f"looks at the clock: {name}") for name in names)


def waits_in(nodes):
    """Every wait that has another limit than the patience of all tests, and every one of pytest-qt's without it."""
    for node in nodes:
        called = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
        limits = [
            keyword.value for keyword in getattr(node, "keywords", ()) if getattr(keyword, "arg", "") == "timeout"
        ]
        impatient = called in LIMITED and any(getattr(limit, "id", "") not in PATIENT for limit in limits)
        if impatient or (called in WAITS and not limits):
            yield node.lineno, f"has a patience of its own: {called}"


def test_no_test_watches_the_clock():
    assert list(violations()) == []


@pytest.mark.parametrize(
    "line",
    [
        "from time import perf_counter",
        "from time import monotonic as now",
        "from time import process_time",
        "import time\nbegun = time.time()",
        "import time\nassert time.monotonic_ns() < 5",
        "def test():\n    from timeit import timeit",
        "import timeit",
        "qtbot.waitUntil(lambda: True)",
        "qtbot.waitUntil(lambda: True, timeout=5_000)",
        "with qtbot.waitSignal(page.drawn, timeout=20_000):\n    page.show()",
        "subprocess.run(command, timeout=60)",
        "worker.communicate(timeout=30)",
    ],
)
def test_a_planted_violation_is_found(tmp_path, line):
    module = tmp_path / "ui" / "test_page.py"
    module.parent.mkdir()
    module.write_text(line, encoding="utf-8")
    (found,) = violations(tmp_path)
    assert found.startswith("ui/test_page.py:")


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("bench/start.py", "from time import perf_counter"),
        ("fuzz/trying.py", "from time import process_time"),
        ("campaign/hunt.py", "import time\nbegun = time.monotonic()"),
        ("store/worker.py", "import time\ntime.sleep(0.01)"),
        ("domain/test_when.py", "from datetime import time\nfrom time import sleep"),
        ("ui/test_page.py", "qtbot.waitUntil(lambda: True, timeout=PATIENCE_MS)"),
        ("cli/test_main.py", "subprocess.run(command, timeout=PATIENCE)\nsubprocess.run(command)"),
        ("store/test_busy.py", "sqlite3.connect(path, timeout=0)"),
    ],
)
def test_what_times_nothing_is_let_be(tmp_path, place, line):
    module = tmp_path / place
    module.parent.mkdir()
    module.write_text(line, encoding="utf-8")
    assert list(violations(tmp_path)) == []
