"""The preview of an import: what was found, what is doubtful, what would change. Door: `dialog.ImportDialog`."""
