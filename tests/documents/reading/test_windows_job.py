"""The limits of the reading child on Windows: laid out as the system reads them, and kept where there is one."""

import ctypes
import subprocess
import sys

import pytest

from tests.patience import PATIENCE
from tracker.documents.reading.windows_job import BasicLimits, ExtendedLimits, limit_this_process, limits_of

TAKES_TOO_MUCH = (
    "from tracker.documents.reading.windows_job import limit_this_process; limit_this_process(60, 200)\n"
    "try: bytearray(400 << 20)\nexcept MemoryError: print('refused')"
)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of a system of 64 bits")
def test_the_structures_have_the_sizes_and_places_that_windows_documents():
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert BasicLimits.LimitFlags.offset == 16
    assert BasicLimits.MinimumWorkingSetSize.offset == 24
    assert BasicLimits.Affinity.offset == 48
    assert ExtendedLimits.IoInfo.offset == 64
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112


def test_time_is_counted_in_hundreds_of_nanoseconds_and_memory_in_bytes():
    limits = limits_of(20.5, 1500)
    assert limits.BasicLimitInformation.PerProcessUserTimeLimit == 205_000_000
    assert limits.ProcessMemoryLimit == 1500 * 1024 * 1024
    assert limits.BasicLimitInformation.LimitFlags == 0x102


@pytest.mark.skipif(sys.platform == "win32", reason="there it would limit the tests")
def test_elsewhere_it_does_nothing():
    limit_this_process(1, 1)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has job objects")
def test_on_windows_memory_beyond_the_limit_is_refused():
    said = subprocess.run([sys.executable, "-c", TAKES_TOO_MUCH], capture_output=True, text=True, timeout=PATIENCE)
    assert said.stdout.strip() == "refused"
