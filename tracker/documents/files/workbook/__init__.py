"""Workbooks straight from their XML: parts, looks, and the cells of each sheet. Doors: `package`, `looks`, `cells`."""
