"""What the migrations are made of: tables, and the rules that guard what was said. Door: `store.migrations`."""
