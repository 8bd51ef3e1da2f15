"""What a draft would change in a plan that is held. Door: `plans.compare`."""
