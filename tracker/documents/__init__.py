"""Reading plans from files and writing them to files."""
