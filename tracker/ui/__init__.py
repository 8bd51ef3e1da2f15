"""The window: a room for each subject; pages meet in `window` only."""
