"""Meetings: their agenda, what they decide, their minutes."""
