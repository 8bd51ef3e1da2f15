"""What measures say as at a day: thresholds, bands, findings. Door: `finding.find`.

Readings and remarks of measures are only ever added, guarded by triggers like updates. A reading belongs to a
series (ours, a group's, a comparator's), has a role and a day from which it was known; of each period
`measure.known_by` takes the last word by a day. What was read keeps its file and cell, which merging ignores.
A remark is what a scorecard says on a day; `measures.remarks` folds them. `measures.scorecard_day` gives a
document's Current and Previous their periods; `merging` holds a Previous against what is held for its period.
A measure joined into another keeps what was said of it: `Plan.measures()` shows the two as one,
`measure_records()` as they are kept.
"""
