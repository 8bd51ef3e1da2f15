"""Tables that any page uses: the records model, grouping, the small table."""
