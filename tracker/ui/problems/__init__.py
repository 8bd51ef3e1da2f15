"""The problems page, and the table and panel that the import preview shares. Door: `page.ProblemsPage`."""
