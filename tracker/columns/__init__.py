"""The columns and the words that window, workbook and command line share, so that they cannot disagree."""
