"""Asks what a report to the committee is to be, and shows what it will say. Door: `dialog.ask_for_report`."""
