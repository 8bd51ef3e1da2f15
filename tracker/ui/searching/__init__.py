"""The search over everything: `dialog.SearchDialog`."""
