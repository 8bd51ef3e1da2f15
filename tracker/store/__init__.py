"""One SQLite file holds one plan. Doors: `sqlite.open_store`, `backup`."""
