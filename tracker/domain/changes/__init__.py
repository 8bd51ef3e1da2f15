"""What changed in a plan: what an edit leaves behind, and all that is told between two days. Door: `between`."""
