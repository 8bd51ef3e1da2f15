"""A figure as paper: texts in pixels, the margins, the axes over a box, and where there is still room."""
