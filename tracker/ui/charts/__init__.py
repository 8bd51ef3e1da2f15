"""What pages do with charts: copy and save them, choose the series on them, show all of a theme."""
