"""What holds for every test: a home of its own for each process, no screen, and no clock over hypothesis."""

import atexit
import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

from hypothesis import settings

from tests.levels import FULL
from tests.screens import LAPTOP, SMALL, screens

MEMORY = Path("/dev/shm")  # a folder in memory, on Linux: thousands of small files are saved durably by the tests
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 1 << 30:
    os.environ.setdefault("TMPDIR", str(MEMORY))
    tempfile.tempdir = None  # pytest has asked for it already, and it is kept
HOME = Path(tempfile.mkdtemp(prefix=f"tracker-tests-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-"))
KEPT = Path(__file__).parents[1] / "build" / "tests"  # from one run to the next: what takes long to find out again
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

# Before anything imports Qt or matplotlib, and for every process that a test starts.
os.environ.update(
    HOME=str(HOME),
    USERPROFILE=str(HOME),
    XDG_CONFIG_HOME=str(HOME / "config"),
    XDG_DATA_HOME=str(HOME / "data"),
    XDG_STATE_HOME=str(HOME / "state"),
    XDG_CACHE_HOME=str(HOME / "cache"),
    MPLCONFIGDIR=str(KEPT / "matplotlib"),
    QT_QPA_PLATFORM=screens(HOME, SMALL, LAPTOP),
)
# For the workers, which start after this: freed memory is used again and not given back. Each of a thousand windows has
# four megabytes for its picture, and asking Linux for them anew took a twentieth of the processor's time.
os.environ.setdefault(
    "GLIBC_TUNABLES",
    "glibc.malloc.tcache_count=8000:glibc.malloc.mmap_threshold=67108864:glibc.malloc.trim_threshold=268435456",
)
os.environ.pop("COLUMNS", None)  # what is printed fits the terminal in which the tests are run by that
# A hundred processes are started, and each would compile the whole program where Python may not keep what it compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("here", deadline=None, max_examples=100 if FULL else 30)
settings.load_profile("here")

# The garbage collector would look through 6,000 tests, and all that documents are read into, again and again.
gc.set_threshold(20_000, 10, 5)


def pytest_collection_finish():
    """The tests themselves are never looked through, so that it costs little to find what one of them left."""
    gc.collect()
    gc.freeze()
