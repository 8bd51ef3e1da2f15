"""The window around the pages: rail, pages, status bar, jobs, file commands, start. Door: `application.run`."""
