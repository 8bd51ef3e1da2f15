"""Meetings that review the plan: what they look at, what they decide and ask for, and their minutes."""
