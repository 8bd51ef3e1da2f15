"""The tables found in a document, in the preview: their list, and the chosen one with all that is chosen for it."""
