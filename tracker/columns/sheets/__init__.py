"""The sheets of the workbook as columns and rows, for whoever writes it and whoever reads it back. Door: `whole`."""
