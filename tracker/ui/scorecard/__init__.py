"""The scorecard page: the committee's table, edited in place, and the timeline of a measure. Door: `page`."""
