"""Counts work where one would otherwise time it: the count is the same on any computer, however busy."""

import sys


def calls_in(work):
    """What a piece of work answers, and how many functions it calls, those written in C among them."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        answer = work()
    finally:
        sys.setprofile(None)
    return answer, calls
