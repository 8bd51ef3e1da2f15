"""The command line: the same verbs and the same register as the window. Door: `main.cli`."""
