"""What takes a step back: records removed and brought back, edits undone, what was said withdrawn. Door: `steps`.

All saving of the window goes through `workspace.save_by`; the store notes each record as it was before and
since, and `ui.undo_steps` keeps that as a `Step` with its name. `undoing.steps` makes of a step the records
that take it back, of the file as it is by then: old values, a removal, an update or remark that withdraws, a
further reading. A field that says something else by now is refused in a sentence. An undo is saved as a step
of its own, so a redo takes that back.
"""
