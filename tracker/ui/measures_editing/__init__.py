"""Dialogs that add and change measures, and their bands and readings in one block. They know nothing of the page."""
