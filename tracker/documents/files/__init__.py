"""One reader for each file format; each answers plain grids. A new format is a module here."""
