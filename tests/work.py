"""Counts work where one would otherwise time it: the count is the same on any computer, however busy."""

from cProfile import Profile


def calls_in(work):
    """What a piece of work answers, and how many functions it calls, those written in C among them."""
    profile = Profile()
    answer = profile.runcall(work)
    return answer, sum(entry.callcount for entry in profile.getstats())
