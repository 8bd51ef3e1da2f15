"""How the rows of actions stand, and views kept under a name: `arrangement.Arrangement`, `views_chip.ViewsChip`."""
