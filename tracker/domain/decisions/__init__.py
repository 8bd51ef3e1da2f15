"""Deciding about problems: accept, correct, ignore, and what that makes of the plan. Door: `keeper.Decisions`.

A problem carries its kind, its cause, what it is about and the field; its sentence is for people and is never
looked into. Its cause is the reason alone, which many places share: what is to decide is counted in causes.
`decisions.keeper.Decisions` makes the draft that follows, in the preview in memory and on the page for the
plan that is held, for which `records_to_save` says what to save: edited records, and an update of kind
*correction* where an update was misread. The problem keeps what stood there before, so a decision can be
undone on any later day.
"""
