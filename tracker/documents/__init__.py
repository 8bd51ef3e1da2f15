"""What comes in: a document is read as grids, tables, rows, and a draft. Doors: `reading.document`, `dump.read`.

It is read in stages, each a value. `files` turn it into *grids*, with merges, fills, comments and what was
hidden; of those that hold one action each `draft.action_tables` makes rows. `tables.regions` finds the
*tables* in them, by headings that are known (`headings`, in up to three rows) and by shape where none is:
words over values, another shape, a gap. `tables.mapping` understands each: its *kind* (`tables.kinds`, with
how sure and why) and the *field* of each column, or what a person chose: `tables.taught` finds it by the
fingerprint of the headings, else by two thirds of them, and rows that were chosen by their words.
`draft.plan_reader` hands their *rows* to `rows`, or leaves a table aside as one problem; `tables.colours` and
`draft.whole_plan` say what only shows in the whole. The answer is a `Draft`: records, tables, offers and
problems. `services.reading_apart` has it read in a child process that is ended after 20 seconds; the command
line, a process of its own, reads by way of `reading.child` under the same limits. `services.importing`
compares the draft with the plan held (`domain.merging`), saves what is new or changed in one transaction, and
can undo it. Each field is held against what documents said before (updates of kind *plan*, readings and
remarks that nobody signed, marks in the plan's settings for words that are edited) and what stands: a
document that repeats itself changes nothing, a third value is a conflict. Of a conflict what is not chosen is
kept, withdrawn; a later review asks for its reason.
"""
