"""Small widgets that any page uses; nothing here knows what a plan is about."""
