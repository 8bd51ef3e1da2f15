"""The plan as an Excel workbook. Door: `write.write_workbook`."""
