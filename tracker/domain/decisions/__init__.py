"""Deciding about problems: accept, correct, ignore, and what that makes of the plan. Door: `keeper.Decisions`."""
