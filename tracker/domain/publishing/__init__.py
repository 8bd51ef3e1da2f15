"""A plan as anybody may read it: roles for names, small numbers suppressed. Door: `public_plan`."""
