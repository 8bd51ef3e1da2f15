"""The committee report: what it says of a plan as at a day, as blocks. Its door is `report`."""
