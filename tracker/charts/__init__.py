"""Drawing measures and progress onto a given figure. Doors: `measure_chart`, `progress_chart`, `picture`."""
