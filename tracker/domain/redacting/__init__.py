"""Words taken out of a plan for good: where they stand, and what the records become. Doors: `places`, `rewriting`.

A `Target` says which; `redacting.places` finds every place that holds them, sure or to be agreed; `rewriting`
makes the records without them and a `Redaction` that tells of it. `store.redacting` does it in a copy in
memory, the only place where a guard is ever lifted, vacuums that, and puts it over the file in one
transaction; copies and drafts are done before, so that a kill leaves something to repeat and nothing half
told.
"""
