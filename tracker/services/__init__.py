"""Where documents, store and domain meet."""
