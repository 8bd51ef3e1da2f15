"""The actions page: table, filters, panel, timeline and the update form. Door: `page.ActionsPage`."""
