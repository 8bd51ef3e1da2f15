"""What changed in a plan: what an edit leaves behind, and all that is told between two days. Door: `between`.

`changes.between.changes_between` tells what a plan says otherwise after a day, up to another, as `PlanChange`
records that every face shows through `columns.changes`: updates, readings and remarks by the day they speak
for, edits by the clock, late, rating and band by how they stood at both ends. `services.remembering` freezes
what a report said as one JSON text, kept with its hash as a `RememberedReport`, guarded like updates.
"""
