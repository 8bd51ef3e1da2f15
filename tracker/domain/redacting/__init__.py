"""Words taken out of a plan for good: where they stand, and what the records become.

A `Target` says which words: `places.target_of` those of a record, `of_a_name.target_of_name` a name in all the ways
in which the plan writes it. `places.find_places` finds every place that holds them, sure or to be agreed,
`of_a_name.find_parts` where only a part of a name stands; `rewriting` makes the records without them and a
`Redaction` that tells of it. `store.redacting` does it in a copy in memory, the only place where a guard is ever
lifted, vacuums that, and puts it over the file in one transaction; copies and drafts are done before, so that a kill
leaves something to repeat and nothing half told.
"""
