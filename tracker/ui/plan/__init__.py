"""The page of the plan: one theme from ambition to effect, edited in place. Door: `page.PlanPage`."""
