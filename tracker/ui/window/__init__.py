"""The window around the pages: rail, status bar, file commands, start. Door: `application.run`."""
