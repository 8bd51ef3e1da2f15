"""Meetings that review the plan: what they look at, what they decide and ask for, and their minutes.

Its agenda is the plan without what it decided (`meetings.agenda.before`), so nothing moves while it goes on
and it can be resumed. `services.meetings` closes it: the report of its minutes is frozen with the register
and scorecard as they were, `meetings.told` and every export read that copy from then on.
"""
